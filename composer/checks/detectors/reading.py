"""Detectors for how easily a text is read: long sentences, words run together, a late point."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

from composer.checks.findings import Edit, Finding, Fix, Span
from composer.checks.passage import LineFacts, Passage
from composer.checks.rules import Rule
from composer.networks.known import network
from composer.resources import resource
from composer.text.folding import fold
from composer.text.lines import read_line
from composer.text.remembering import A_TEXT, remembering

_FEWEST_WORDS, _LONGEST_TEXT = 60, 5_000
"""The formulas mean nothing on a few words; texts longer than this are articles, not posts."""
_WIDEST = 6
_DIFFICULT = 50
"""Below 50 a text is difficult, in Flesch's own table."""
_LONG_SENTENCE = 20
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_TAG = re.compile(r"#\w+")
_VOWELS = re.compile(r"[aeiouyàâäéèêëîïôöùûüœæ]+")
_HIATUS = {"en": re.compile(r"(?<![tscgx])i[aou]"), "fr": re.compile(r"é[aeouâô]|[aeou]ï")}
_SILENT = {
    "en": re.compile(
        r"(?<![bcdfgkpstz]l)e$|(?<![td])ed$"
        r"|(?<![sxzcg])(?<!ch)(?<!sh)(?<![bcdfgkpstz]l)es$"
    ),
    "fr": re.compile(r"es?$"),
}
_BARELY_CUT = 20
_SHORTEST_TAG, _SHORTEST_WORD = 7, 3


@lru_cache(maxsize=16384)
def syllables(word: str, language: str) -> int:
    """Return how many syllables a word in small letters has when read aloud, at least one.

    Groups of vowels are counted, without the silent endings of the language: an estimate of the
    kind that Flesch's formula was made for, exact for most words.
    """
    said = _SILENT[language].sub("", word)
    return max(1, len(_VOWELS.findall(said)) + len(_HIATUS[language].findall(said)))


class _Breath(NamedTuple):
    """A sentence of a line: its place in code points of the line, its words and syllables."""

    start: int
    end: int
    words: int
    syllables: int


@remembering(A_TEXT)
def _spoken(sentence: str, language: str) -> tuple[int, int]:
    """Return how many words and syllables a sentence in small letters has."""
    words = _WORD.findall(sentence)
    return (len(words), sum(syllables(word, language) for word in words))


def _breaths(facts: LineFacts, language: str) -> tuple[_Breath, ...]:
    line = facts.line.text
    read = read_line(line)
    spoken = line.lower()
    if len(spoken) != len(line):
        spoken = line
    for start, end in (*read.links, *read.handles):
        spoken = spoken[:start] + " " * (end - start) + spoken[end:]
    if "#" in spoken:
        spoken = _TAG.sub(lambda tag: " " * len(tag.group()), spoken)
    found = []
    for begin, stop in read.sentences:
        start, end = read.form.start(begin), read.form.end(stop)
        words, said = _spoken(spoken[start:end], language)
        if words:
            found.append(_Breath(start, end, words, said))
    return tuple(found)


def reading_ease(words: int, sentences: int, said: int, language: str) -> float:
    """Return how easily a text of so many words, sentences and syllables is read (100: easy).

    Flesch's formula of 1948; for French with the figures of Kandel and Moles, 1958.
    """
    base, weight = (207.0, 73.6) if language == "fr" else (206.835, 84.6)
    return base - 1.015 * words / sentences - weight * said / words


def hard_to_read(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """A text of more than sixty words that is difficult, and its longest sentence."""
    if passage.word_count <= _FEWEST_WORDS or len(passage.text) > _LONGEST_TEXT:
        return
    lines = [placed.facts.once(_breaths, passage.language) for placed in passage.lines]
    found = list(chain.from_iterable(lines))
    words = sum([breath.words for breath in found])
    if words <= _FEWEST_WORDS or max([breath.words for breath in found]) < _LONG_SENTENCE:
        return
    said = sum([breath.syllables for breath in found])
    if reading_ease(words, len(found), said, passage.language) >= _DIFFICULT:
        return
    placed, longest = max(
        ((placed, one) for placed, line in zip(passage.lines, lines, strict=True) for one in line),
        key=lambda pair: pair[1].words,
    )
    yield Finding(rule, (Span(placed.start + longest.start, placed.start + longest.end),))


def long_for_here(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """A text over the network's limit, or whose first sentence is not over where its feed folds."""
    here = network(passage.given.network or "x")
    # Counting walks over the whole text; no network counts a character as more than six.
    if here.limit and _WIDEST * len(passage.text) > here.limit:
        from composer.networks.counting import count  # only where a network is known

        counted = count(here.id, passage.text)
        if counted.over and not counted.doubtful:
            yield Finding(rule)
            return
    if here.fold and passage.sentences:
        end = passage.sentences[0].span.end
        if end - here.fold > _BARELY_CUT:
            yield Finding(rule, (Span(passage.text.rfind(" ", 0, here.fold) + 1, end),))


@cache
def _tag_words(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words of tags, and those that only join others."""
    data = tomllib.loads(resource("words", "tags.toml").read_text("utf-8"))
    return frozenset(data[language].split()), frozenset(data[f"{language}_joining"].split())


@lru_cache(maxsize=4096)
def tag_parts(tag: str, language: str) -> tuple[str, ...]:
    """Return the words that a folded tag is made of, or nothing when it is one word or unknown.

    At least two of the parts are words of their own; a part from the end is taken as long as it
    can be, so that no word is cut where the whole of it is known.
    """
    words, joining = _tag_words(language)
    if tag in words or len(tag) < _SHORTEST_TAG:
        return ()
    best: list[tuple[str, ...] | None] = [()] + [None] * len(tag)
    for end in range(1, len(tag) + 1):
        for start in range(end):
            before, part = best[start], tag[start:end]
            if before is None or (part not in words and part not in joining):
                continue
            known = best[end]
            if known is None or len(before) + 1 < len(known):
                best[end] = (*before, part)
    parts = best[-1] or ()
    full = sum(part in words and len(part) >= _SHORTEST_WORD for part in parts)
    return parts if full > 1 else ()


def hashtag_case(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """Hashtags in small letters that are made of several words."""
    edits = []
    for tag in passage.hashtags:
        said = passage.text[tag.start + 1 : tag.end]
        if said != said.lower() or not said.isalpha():
            continue
        folded = fold(said)
        parts = tag_parts(folded, passage.language) if len(folded) == len(said) else ()
        if parts:
            edits.append(Edit(tag, "#" + _with_capitals(said, parts)))
    if edits:
        yield Finding(rule, tuple(e.span for e in edits), (Fix("capitals", tuple(edits)),))


def _with_capitals(tag: str, parts: tuple[str, ...]) -> str:
    written, start = [], 0
    for part in parts:
        written.append(tag[start : start + len(part)].capitalize())
        start += len(part)
    return "".join(written)


DETECTORS = {
    "hard_to_read": hard_to_read,
    "long_for_here": long_for_here,
    "hashtag_case": hashtag_case,
}
