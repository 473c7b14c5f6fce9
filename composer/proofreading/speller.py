"""The built-in speller: Hunspell with the dictionaries that come with the program.

It needs no Java and no server. It would rather miss a mistake than accuse a name: capitals inside
a sentence, words in capitals, with digits or drawn out, and words quoted from the other language
are left alone.
"""

from __future__ import annotations

import itertools
import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from pathlib import Path
from typing import Protocol

from composer.proofreading.mistakes import Mistake, common_start
from composer.proofreading.reading import READ_LENGTH, Word, read
from composer.proofreading.variants import dictionaries
from composer.text.bilingual import Bilingual
from composer.text.remembering import A_TEXT, remembering

UNKNOWN_WORD = "unknown-word"
"""The rule of every finding of the speller."""
MESSAGE = Bilingual("This word is not in the dictionary.", "Ce mot n’est pas dans le dictionnaire.")
SUGGESTED = 5
"""How many suggestions are given at most."""

_ELIDED = re.compile(r"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu|quelqu)'", re.IGNORECASE)
_LATIN = re.compile(r"[A-Za-zÀ-ɏ'’‐‑-]+")
_POSSESSIVE = re.compile(r"(?<=\w)'s?$", re.IGNORECASE)
_DRAWN_OUT = re.compile(r"(.)\1\1")
_LAUGHS = re.compile(r"(?:h+[aeiou]+|[aeiou]+h+){2,}h?|lo+l|mdr+|ptdr+", re.IGNORECASE)
_SHORTEST_WORD, _LONGEST_WORD = 3, 60
_LONGEST_MEANT = 16
"""Suggestions for longer words take Hunspell more than 150 ms."""
_FEWEST_WORDS = 5
"""In a line of so many words or more, most of them unknown, none is a mistake: it is no French or English."""
_PREFIXES = frozenset(
    (
        "afro agro all anglo anti auto bio co cyber demi eco éco euro ex extra franco "
        "hyper inter intra macro maxi mega méga micro mid mini multi neo néo non post "
        "pre pré pro re self semi slo sous super ultra"
    ).split()
)
_FUTURE = re.compile(r"è(?=\w{1,3}er(?:a|ai|ais|ait|as|ez|ons|ont|aient|ions|iez)$)")


class _Dictionary(Protocol):
    def spell(self, word: str) -> bool: ...

    def suggest(self, word: str) -> tuple[str, ...]: ...


class Speller:
    """Spells words in the variants of :mod:`composer.proofreading.variants`.

    A dictionary is loaded when it is first needed (about 0.1 s). Words are remembered, so a pause
    costs what the new words cost. Use it from one thread.
    """

    def __init__(self, folder: Path) -> None:
        """Use what is in ``folder``: ``<name>.aff``, ``<name>.dic`` and ``of_our_time.toml``."""
        self._folder = folder
        self._loaded: dict[str, _Dictionary] = {}
        self._own: frozenset[str] = frozenset()
        self._of_our_time: dict[str, frozenset[str]] = {}
        self._is_right = lru_cache(maxsize=20_000)(self._look_up)
        self._unknown = remembering(A_TEXT)(self._unknown_in)
        self._suggested = lru_cache(maxsize=500)(self._suggest)

    def know(self, words: Iterable[str]) -> None:
        """Take these words as right, in any case: the person's own dictionary."""
        self._own = frozenset(_key(word) for word in words)
        self._is_right.cache_clear()
        self._unknown = remembering(A_TEXT)(self._unknown_in)

    def check(self, text: str, variant: str) -> tuple[Mistake, ...]:
        """Return the words of ``text`` that no dictionary of ``variant`` has, in order."""
        if len(text) > READ_LENGTH:
            return ()
        found: list[Mistake] = []
        start = 0
        for line in text.split("\n"):
            found += (
                Mistake(begin + start, end + start, "spelling", UNKNOWN_WORD, MESSAGE)
                for begin, end in self._unknown(line, variant)
            )
            start += len(line) + 1
        return tuple(found)

    def load(self, variant: str) -> None:
        """Load the dictionaries of a variant now, so that the first text does not wait for them."""
        for name in dictionaries(variant):
            self._dictionary(name)

    def _unknown_in(self, line: str, variant: str) -> tuple[tuple[int, int], ...]:
        """Return where the unknown words of a line are; none where it is in a third language."""
        words = read(line, variant[:2]).words
        unknown = [
            not _is_no_word(word) and not self._is_right(word.plain, variant) for word in words
        ]
        if len(words) >= _FEWEST_WORDS and 2 * sum(unknown) > len(words):
            return ()
        other = "en" if variant.startswith("fr") else "fr"
        return tuple(
            (word.start, word.end)
            for place, word in enumerate(words)
            if unknown[place] and not self._is_quoted(words, unknown, place, other)
        )

    def _is_quoted(
        self, words: Sequence[Word], unknown: list[bool], place: int, other: str
    ) -> bool:
        """Whether this and a word near it are both unknown here and right in the other language."""
        if not self._is_right(words[place].plain, other):
            return False
        near = range(max(0, place - 2), min(len(words), place + 3))
        return any(
            unknown[n] and n != place and self._is_right(words[n].plain, other) for n in near
        )

    def suggestions(self, word: str, variant: str) -> tuple[str, ...]:
        """Return words that ``word`` may have been meant to be, best first, at most five."""
        return self._suggested(word, variant)

    def with_suggestions(self, mistake: Mistake, text: str, variant: str) -> Mistake:
        """Return a mistake of ``text`` with what may replace it (60 ms for most words)."""
        words = read(text, variant[:2]).words
        word = next((w for w in words if (w.start, w.end) == (mistake.start, mistake.end)), None)
        if word is None:
            return mistake  # what was typed behind it has made it a part of something else
        return replace(mistake, suggestions=self.suggestions(word.plain, variant))

    def _look_up(self, word: str, variant: str) -> bool:
        word = word.replace("’", "'").replace("‑", "-").replace("‐", "-")
        if self._has(word, variant):
            return True
        if variant.startswith("fr"):
            elided = _ELIDED.match(word)
            if elided and (
                word[elided.end() :][:1].isupper() or self._look_up(word[elided.end() :], variant)
            ):
                return True
            if any(self._has(form, variant) for form in _older_forms(word)):
                return True
        elif possessive := _POSSESSIVE.search(word):
            return self._look_up(word[: possessive.start()], variant)
        elif not word.isascii() and self._has(_without_accents(word), variant):
            return True
        first, *others = word.split("-")
        if not others:
            return False
        return (first.casefold() in _PREFIXES or self._is_part(first, variant)) and all(
            self._is_part(part, variant) for part in others
        )

    def _is_part(self, part: str, variant: str) -> bool:
        return len(part) < 2 or part[0].isupper() or self._look_up(part, variant)

    def _has(self, word: str, variant: str) -> bool:
        if _key(word) in self._own or word.casefold() in self._everyday(variant[:2]):
            return True
        return any(self._dictionary(name).spell(word) for name in dictionaries(variant))

    def _suggest(self, word: str, variant: str) -> tuple[str, ...]:
        plain = word.replace("’", "'")
        if len(plain) > _LONGEST_MEANT:
            return ()
        dictionary = self._dictionary(dictionaries(variant)[0])
        found = dict.fromkeys(sorted(dictionary.suggest(plain), key=partial(_unlikeness, plain)))
        if not found:
            found = dict.fromkeys(form for form in _other_doubles(plain) if dictionary.spell(form))
        if "’" in word:
            found = {one.replace("'", "’"): None for one in found}
        return tuple(one for one in found if one != word)[:SUGGESTED]

    def _everyday(self, language: str) -> frozenset[str]:
        """Return the words that are right although no dictionary has them yet."""
        if not self._of_our_time:
            lists = tomllib.loads((self._folder / "of_our_time.toml").read_text("utf-8"))
            both = lists.pop("both").split()
            self._of_our_time = {
                name: frozenset([*both, *words.split()]) for name, words in lists.items()
            }
        return self._of_our_time[language]

    def _dictionary(self, name: str) -> _Dictionary:
        if name not in self._loaded:
            from hunspell import Hunspell  # the first window does not need it

            self._loaded[name] = Hunspell(name, hunspell_data_dir=str(self._folder))
        return self._loaded[name]


def _key(word: str) -> str:
    return word.replace("’", "'").replace("‑", "-").replace("‐", "-").casefold()


def _without_accents(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def _unlikeness(word: str, other: str) -> float:
    """Return how unlikely a slip from ``other`` to ``word`` is: letters swapped, an accent or one of
    two same letters left out are likelier than a letter too many, another first letter least.
    """
    one, two = word.casefold(), other.casefold()
    if " " in two or two.count("-") > one.count("-"):
        return 0.9  # two words: right where a space was forgotten, odd otherwise
    if one == two:
        return 0.0
    if _without_accents(one) == _without_accents(two):
        return 0.2
    cost = 0.8 if one[:1] != two[:1] else 0.0
    slip = _slip(one, two)
    if slip is None:
        return cost + 1.0 + abs(len(one) - len(two)) / 10
    return cost + slip


def _slip(one: str, two: str) -> float | None:
    """Return the weight of the one slip between two words, None where it took more than one."""
    start = common_start(one, two)
    end = common_start(one[start:][::-1], two[start:][::-1])
    was, now = two[start : len(two) - end], one[start : len(one) - end]
    if len(was) == len(now) == 2 and was == now[::-1]:
        return 0.3
    if len(was) == 1 and not now:
        return 0.4 if was in (two[start - 1 : start], two[start + 1 : start + 2]) else 0.5
    if len(was) == len(now) == 1:
        return 0.7
    if len(now) == 1 and not was:
        return 0.5 if now in (one[start - 1 : start], one[start + 1 : start + 2]) else 0.8
    return None


def _other_doubles(word: str) -> Iterator[str]:
    """Yield ``word`` with two letters doubled or no longer doubled, as *dévellopement* needs."""
    ways = [(place, word[place] * 2) for place in range(len(word)) if word[place].isalpha()]
    ways += [(place, "") for place in range(1, len(word)) if word[place] == word[place - 1]]
    for (one, instead), (other, then) in itertools.combinations(sorted(ways), 2):
        if one != other:
            yield word[:one] + instead + word[one + 1 : other] + then + word[other + 1 :]


def _older_forms(word: str) -> Iterator[str]:
    """Yield how the dictionary, which is older, spells what is right or tolerated today in French.

    Since 1990 *maitrise*, *cout* and *cèdera* are right; capitals may lack their accent; œ is on
    no keyboard.
    """
    if "oe" in word:
        yield word.replace("oe", "œ")
    if word[0] in "AEOC":
        yield from (
            first + word[1:] for first in {"A": "ÀÂ", "E": "ÉÈÊ", "O": "Ô", "C": "Ç"}[word[0]]
        )
    if "è" in word:
        yield _FUTURE.sub("é", word)
    for place, letter in enumerate(word):
        if letter in "iu":
            yield word[:place] + ("î" if letter == "i" else "û") + word[place + 1 :]


def _is_no_word(word: Word) -> bool:
    """Whether ``word`` is better left alone: a name, an abbreviation, a sound, another script."""
    plain = word.plain
    if not _SHORTEST_WORD <= len(plain) <= _LONGEST_WORD or not _LATIN.fullmatch(plain):
        return True
    if plain.isupper() or _DRAWN_OUT.search(plain) or _LAUGHS.fullmatch(plain):
        return True
    if plain[0].isupper() and not word.opens:
        return True
    return any(c.isupper() for c in re.split("['’-]", plain)[-1][1:])
