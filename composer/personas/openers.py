"""Openers: first lines made from a persona's own items, quoted and not bent."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest
from pathlib import Path

from composer.personas.persona import Item, ItemKind, Persona
from composer.resources import resource
from composer.text.bilingual import Bilingual, ComposerError

_QUOTES = {"fr": ("«\u00a0", "\u00a0»"), "en": ("“", "”")}
_STRIPPED = "«»“”\"' \u00a0\u202f"


@dataclass(frozen=True, slots=True)
class Move:
    """A way to begin: what it needs to know, the strength it raises, the forms it takes."""

    id: str
    name: str
    needs: ItemKind | None
    strength: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Opener:
    """A suggested first line. ``key`` is the same for the same move, form and item, for ever."""

    key: str
    move: str
    move_name: str
    strength: str
    text: str


@lru_cache
def moves(language: str, folder: Path | None = None) -> tuple[Move, ...]:
    """Return the moves of a language; ComposerError names file and reason if it cannot be read."""
    path = (folder or resource("openers")) / f"{language}.toml"
    try:
        data = tomllib.loads(path.read_text("utf-8"))
        return tuple(
            Move(
                one["id"],
                one["name"],
                ItemKind(one["needs"]) if one["needs"] else None,
                one["strength"],
                tuple(one["forms"]),
            )
            for one in data["move"]
        )
    except (OSError, ValueError, KeyError, TypeError) as problem:
        raise ComposerError(
            f"The openers of {path.name} cannot be read: {problem}.",
            f"Les amorces de {path.name} sont illisibles : {problem}.",
        ) from None


def openers(
    persona: Persona | None,
    language: str,
    used: Collection[str] = (),
    passes: Callable[[str, str], bool] | None = None,
) -> tuple[Opener, ...]:
    """Return openers for ``persona`` in ``language``, the moves mixed, used ones left out.

    Without a persona, or with none of its items fitting, only moves that need nothing come.
    ``passes(text, strength)`` may refuse a line that the checks would not praise.
    """
    by_move = [
        [
            opener
            for opener in _of_move(move, persona, language)
            if opener.key not in used and (passes is None or passes(opener.text, opener.strength))
        ]
        for move in moves(language)
    ]
    rounds = zip_longest(*by_move)
    return tuple(opener for one_round in rounds for opener in one_round if opener is not None)


def missing(persona: Persona | None) -> Bilingual | None:
    """Return what to add so that there is something to make openers from, None if there is."""
    if persona is None:
        return Bilingual(
            "Choose a persona and the openers come from their own words. These need none:",
            "Choisissez un persona et les amorces viendront de ses mots. Celles-ci s’en passent :",
        )
    if not any(_fits(move, item) for move in moves("en") for item in persona.items):
        return Bilingual(
            "One real question from this person is enough. Until then, these need none:",
            "Une vraie question de cette personne suffit. En attendant, celles-ci s’en passent :",
        )
    return None


def _fits(move: Move, item: Item) -> bool:
    return item.kind is move.needs


def _of_move(move: Move, persona: Persona | None, language: str) -> Iterator[Opener]:
    if move.needs is None:
        for number, form in enumerate(move.forms):
            yield Opener(
                f"{move.id}/{number}", move.id, move.name, move.strength, _spaced(form, language)
            )
        return
    for place, item in enumerate(persona.of_kind(move.needs) if persona else ()):
        # Each item begins with another form, so that the first ones shown differ.
        for step in range(len(move.forms)):
            number = (step + place) % len(move.forms)
            text = _filled(move.forms[number], item.text, language)
            key = f"{move.id}/{number}/{item.text}"
            yield Opener(key, move.id, move.name, move.strength, text)


def _filled(form: str, text: str, language: str) -> str:
    """Return a form with the item quoted in it; a question keeps one question mark."""
    bare = " ".join(text.split()).strip(_STRIPPED).rstrip(".!…")
    opening, closing = _QUOTES[language]
    asked = bare.rstrip("?" + _STRIPPED)
    mark = "\u00a0?" if language == "fr" else "?"
    lower = asked[:1].lower() + asked[1:] + mark
    filled = form.replace("{question}", f"{opening}{asked}{mark}{closing}")
    filled = filled.replace("{lower_question}", lower).replace("{item}", bare)
    return _spaced(filled, language)


def _spaced(text: str, language: str) -> str:
    """Return French text with its no-break spaces, English text as it is."""
    if language != "fr":
        return text
    for sign in ":;!?»":
        text = text.replace(f" {sign}", f"\u00a0{sign}")
    return text.replace("« ", "«\u00a0")
