"""What a draft touches of a persona: the same words, whatever their form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

from composer.checks.findings import Reader, Span, Touch
from composer.personas.exchange import from_mapping
from composer.personas.lemmas import LineWords, Word, line_words
from composer.personas.persona import Item, ItemKind, Persona

_COUNTED = (ItemKind.NEED, ItemKind.DESIRE, ItemKind.PROBLEM, ItemKind.QUESTION)
_LEAST, _MOST, _SHARE, _ALONE = 1.5, 2.5, 0.5, 0.5
_OFTEN = 3
"""A word in so many items of one persona is their trade's everyday word and weighs half."""

_GAP = 1
"""How many other words may stand between two words of a phrase of theirs."""


@dataclass(frozen=True, slots=True)
class _Prepared:
    """An item made ready: its own word and weight for each lemma, the lemma of each key.

    ``neighbours`` are lemmas that follow each other in it, with or without faint words between;
    ``phrase`` is what must be said as a whole (empty: nothing).
    """

    item: Item
    own: dict[str, str]
    weights: dict[str, float]
    lemma_of: dict[str, str]
    neighbours: frozenset[tuple[str, str]]
    needed: float
    phrase: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Meeting:
    """Words of a line that meet an item: their numbers in the line, and what they weigh."""

    numbers: tuple[int, ...]
    lemmas: tuple[str, ...]
    weight: float


def touches(persona: Persona, text: str, language: str) -> tuple[Touch, ...]:
    """Return the items of ``persona`` that ``text`` touches, with the words on both sides.

    An item is touched when, within two sentences that follow each other, the text has all its
    telling words in any form, or two that follow each other in the item and, with the others met,
    weigh half of it; everyday words weigh less. A phrase of theirs (``words``) is touched when it is said as a whole.
    ``language`` is that of the text (``"fr"`` or ``"en"``); spans are in code points, in order.
    """
    lines = [(start, line_words(line, language)) for start, line in _lines(text)]
    lines = [(start, line) for start, line in lines if line.places]
    found = (_touch(prepared, lines) for prepared in _prepared(persona, language))
    return tuple(touch for touch in found if touch is not None)


def reader_of(persona: Persona, text: str, language: str) -> Reader:
    """Return what the checks need to know of ``persona`` for this text.

    A sample is nobody's reader: what it touches is shown, what it lacks is not held against a text.
    """
    if persona.sample:
        return Reader(name=persona.name, touches=touches(persona, text, language))
    known = [item for item in persona.items if item.text.strip()]
    return Reader(
        name=persona.name,
        networks=tuple(place.network for place in persona.places),
        items=sum(item.kind in _COUNTED for item in known),
        guesses_only=bool(known) and not any(item.evidence.strip() for item in known),
        touches=touches(persona, text, language),
    )


def example_reader(persona: Mapping[str, Any], text: str, language: str) -> Reader:
    """Return what the checks know of the persona of an example in a rule file."""
    return reader_of(from_mapping(persona), text, language)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1


@lru_cache(maxsize=64)
def _prepared(persona: Persona, language: str) -> tuple[_Prepared, ...]:
    spoken = persona.language or language
    read = [
        (item, line_words(text, spoken), text)
        for item in persona.items
        if (text := " ".join(item.text.split()))
    ]
    often = Counter(lemma for _, line, _ in read for lemma in {word.lemma for word in line.words})
    everyday = frozenset(lemma for lemma, count in often.items() if count >= _OFTEN)
    return tuple(_prepare(item, line, text, everyday) for item, line, text in read if line.places)


def _prepare(item: Item, line: LineWords, text: str, everyday: frozenset[str]) -> _Prepared:
    own: dict[str, str] = {}
    weights: dict[str, float] = {}
    lemma_of: dict[str, str] = {}
    for word in line.words:
        if word.weight:
            own.setdefault(word.lemma, text[word.start : word.end])
            weights[word.lemma] = word.weight / (2 if word.lemma in everyday else 1)
            lemma_of[word.lemma] = lemma_of[word.folded] = word.lemma
    needed = min(max(_LEAST, _SHARE * sum(weights.values())), _MOST)
    phrase: tuple[str, ...] = ()
    if item.kind is ItemKind.WORDS:
        first = next(n for n, word in enumerate(line.words) if word.weight)
        phrase = tuple(word.lemma for word in line.words[first:])
    told = [lemma for lemma in own if weights[lemma] >= _ALONE]
    neighbours = frozenset((*pairwise(own), *pairwise(told)))
    return _Prepared(item, own, weights, lemma_of, neighbours, needed, phrase)


def _touch(prepared: _Prepared, lines: list[tuple[int, LineWords]]) -> Touch | None:
    best: tuple[int, LineWords, _Meeting] | None = None
    meet = _said if prepared.phrase else _met
    for start, line in lines:
        if not prepared.lemma_of.keys().isdisjoint(line.places):
            meeting = meet(prepared, line)
            if meeting is not None and (best is None or meeting.weight > best[2].weight):
                best = (start, line, meeting)
    if best is None:
        return None
    start, line, meeting = best
    words = [line.words[number] for number in meeting.numbers]
    spans = tuple(Span(start + word.start, start + word.end) for word in words)
    own = tuple(prepared.own[lemma] for lemma in prepared.own if lemma in meeting.lemmas)
    return Touch(prepared.item.kind.value, prepared.item.text, spans, own)


def _met(prepared: _Prepared, line: LineWords) -> _Meeting | None:
    """Return the heaviest meeting of an item within two sentences of a line, if heavy enough."""
    here = prepared.lemma_of.keys() & line.places.keys()
    hits = sorted(
        {number: prepared.lemma_of[key] for key in here for number in line.places[key]}.items()
    )
    best: _Meeting | None = None
    for near in _pairs_of_sentences(hits, line.words):
        lemmas = {lemma for _, lemma in near}
        weight = sum(prepared.weights[lemma] for lemma in lemmas)
        complete = len(lemmas) == len(prepared.weights) and weight >= _ALONE
        together = any(one in lemmas and two in lemmas for one, two in prepared.neighbours)
        enough = together and weight >= prepared.needed
        if (complete or enough) and (best is None or weight > best.weight):
            best = _Meeting(_closest(near, len(lemmas)), tuple(lemmas), weight)
    return best


def _pairs_of_sentences(
    hits: list[tuple[int, str]], words: tuple[Word, ...]
) -> Iterator[list[tuple[int, str]]]:
    """Yield the hits of each sentence together with those of the next one."""
    by_sentence: dict[int, list[tuple[int, str]]] = {}
    for number, lemma in hits:
        by_sentence.setdefault(words[number].sentence, []).append((number, lemma))
    for sentence, found in by_sentence.items():
        yield found
        yield found + by_sentence.get(sentence + 1, [])


def _closest(hits: list[tuple[int, str]], wanted: int) -> tuple[int, ...]:
    """Return the numbers of the shortest stretch of hits that has all lemmas, each once."""
    stretch = (0, len(hits) - 1)
    inside: Counter[str] = Counter()
    left = 0
    shortest = hits[-1][0] - hits[0][0] + 1
    for right, (number, lemma) in enumerate(hits):
        inside[lemma] += 1
        while inside[hits[left][1]] > 1:
            inside[hits[left][1]] -= 1
            left += 1
        if len(inside) == wanted and number - hits[left][0] < shortest:
            shortest = number - hits[left][0]
            stretch = (left, right)
    chosen = {lemma: number for number, lemma in reversed(hits[stretch[0] : stretch[1] + 1])}
    return tuple(sorted(chosen.values()))


def _said(prepared: _Prepared, line: LineWords) -> _Meeting | None:
    """Return the first place of a line where a phrase is said as a whole."""
    for first in line.places.get(prepared.phrase[0], ()):
        numbers = _followed(prepared.phrase, line.words, first)
        if numbers:
            told = tuple(number for number in numbers if line.words[number].weight)
            return _Meeting(told, prepared.phrase, 1.0)
    return None


def _followed(phrase: tuple[str, ...], words: tuple[Word, ...], first: int) -> list[int]:
    """Return the numbers of the words of a phrase that begins at ``first``, or nothing."""
    numbers = [first]
    for lemma in phrase[1:]:
        after = numbers[-1] + 1
        found = next((n for n in range(after, after + _GAP + 1) if _is(words, n, lemma)), None)
        if found is None:
            return []
        numbers.append(found)
    return numbers


def _is(words: tuple[Word, ...], number: int, lemma: str) -> bool:
    return number < len(words) and lemma in (words[number].lemma, words[number].folded)
