"""All emoji with their names in both languages, and finding them by words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import msgspec

from composer.resources import resource
from composer.text.bilingual import Bilingual
from composer.text.folding import fold

GROUPS = (
    Bilingual("Smileys and feelings", "Sourires et émotions"),
    Bilingual("People", "Personnes"),
    Bilingual("Animals and nature", "Animaux et nature"),
    Bilingual("Food and drink", "Aliments et boissons"),
    Bilingual("Travel and places", "Voyages et lieux"),
    Bilingual("Activities", "Activités"),
    Bilingual("Objects", "Objets"),
    Bilingual("Symbols", "Symboles"),
    Bilingual("Flags", "Drapeaux"),
)
"""The groups of Unicode, in its order; an emoji names its own by the place here."""


@dataclass(frozen=True)
class Emoji:
    """An emoji as Unicode wants it written, its CLDR names and the words it is found by.

    ``tones`` are its forms in the five tones of skin, light to dark, where it has them.
    """

    emoji: str
    group: int
    en: str
    fr: str
    en_words: tuple[str, ...] = ()
    fr_words: tuple[str, ...] = ()
    tones: tuple[str, ...] = field(default=())

    def name(self, language: str) -> str:
        """Return its name in ``"fr"`` or ``"en"``."""
        return self.fr if language == "fr" else self.en

    def toned(self, tone: int) -> str:
        """Return it in a tone of skin, 1 light to 5 dark; 0, or one that has none, as it is."""
        return self.tones[tone - 1] if tone and self.tones else self.emoji

    @cached_property
    def said(self) -> dict[str, tuple[str, str]]:
        """The folded name and, each after a space, all words it is found by; by language."""
        return {
            "en": (fold(self.en), _words(self.en, self.en_words)),
            "fr": (fold(self.fr), _words(self.fr, self.fr_words)),
        }


def _words(name: str, tags: Sequence[str]) -> str:
    return " " + " ".join(dict.fromkeys(_apart(" ".join((name, *tags))))) + " "


def _apart(text: str) -> list[str]:
    return fold(text).replace("'", " ").replace("-", " ").replace(":", " ").split()


def all_emoji() -> tuple[Emoji, ...]:
    """Read all emoji, in the order of Unicode."""
    data = resource("emoji", "emoji.json").read_bytes()
    return msgspec.json.decode(data, type=tuple[Emoji, ...])


def find_emoji(book: Sequence[Emoji], words: str, language: str) -> tuple[Emoji, ...]:
    """Return the emoji that answer to all of ``words``, best first; all of them for no words.

    Each word is the beginning of a word of the name or of its tags, accents and case aside, in
    either language; the names of ``language`` come first. An emoji finds itself.
    """
    pasted = words.strip().replace("\ufe0f", "")
    wanted = _apart(words)
    if not wanted:
        same = [one for one in book if pasted and one.emoji.replace("\ufe0f", "") == pasted]
        return tuple(same or (book if not pasted else ()))
    ranked = []
    for place, one in enumerate(book):
        rank = _rank(one, wanted, language)
        if rank is not None:
            ranked.append((rank, len(one.name(language).split()), place, one))
    if not ranked:
        return tuple(one for one in book if one.emoji.replace("\ufe0f", "") == pasted)
    return tuple(entry[-1] for entry in sorted(ranked, key=lambda entry: entry[:3]))


def _rank(one: Emoji, wanted: Sequence[str], language: str) -> int | None:
    """Return how well an emoji answers, 0 best; None where a word is missing."""
    best = None
    for tongue, penalty in ((language, 0), ("en" if language == "fr" else "fr", 5)):
        name, words = one.said[tongue]
        if not all(f" {part}" in words for part in wanted):
            continue
        rank = penalty + _closeness(name, words, wanted)
        best = rank if best is None else min(best, rank)
    return best


def _closeness(name: str, words: str, wanted: Sequence[str]) -> int:
    asked = " ".join(wanted)
    if name == asked:
        return 0
    if name.startswith(f"{asked} "):
        return 1
    if not all(f" {part} " in words for part in wanted):
        return 4
    return 2 if all(part in name.split() for part in wanted) else 3
