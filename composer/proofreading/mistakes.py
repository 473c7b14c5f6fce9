"""Mistakes of spelling and grammar, and how they move with the text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from composer.text.bilingual import Bilingual

Family = Literal["spelling", "grammar"]
_IN_WORDS = "'’‑-·"
"""Signs that may belong to a word: typed beside one, they change it."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """Words that a proofreader would change: ``start`` included, ``end`` excluded, in code points.

    ``rule`` is the proofreader's own name for what it found, ``source`` says which one it was.
    ``suggestions`` may replace the words, best first; the built-in speller gives none before it is
    asked (:meth:`composer.proofreading.speller.Speller.suggestions`). ``category`` is the group that
    LanguageTool puts the rule in.
    """

    start: int
    end: int
    family: Family
    rule: str
    message: Bilingual
    suggestions: tuple[str, ...] = ()
    source: Literal["builtin", "languagetool"] = "builtin"
    category: str = ""


def carried(mistakes: Iterable[Mistake], before: str, after: str) -> tuple[Mistake, ...]:
    """Return the mistakes of ``before`` that still stand in ``after``, on the very same words.

    One stretch was changed, as by a key, a paste or a fix. Mistakes behind it move, those it
    touched are gone: so are those whose word it made longer.
    """
    start = common_start(before, after)
    shorter = min(len(before), len(after)) - start
    behind = common_start(before[start:][::-1][:shorter], after[start:][::-1][:shorter])
    end, shift = len(before) - behind, len(after) - len(before)
    kept = []
    for mistake in mistakes:
        if mistake.end <= start and not _goes_on(after, mistake.end, mistake.end == start):
            kept.append(mistake)
        elif mistake.start >= end and not _goes_on(
            after, mistake.start + shift - 1, mistake.start == end
        ):
            moved = replace(mistake, start=mistake.start + shift, end=mistake.end + shift)
            kept.append(moved if shift else mistake)
    return tuple(kept)


def _goes_on(text: str, position: int, touched: bool) -> bool:
    """Whether an edit right beside a word left a letter there, so that the word is another one."""
    if not touched or position < 0:
        return False
    beside = text[position : position + 1]
    return beside.isalnum() or (beside != "" and beside in _IN_WORDS)


def common_start(one: str, other: str) -> int:
    """Return how many characters at the start are the same, comparing slices, not characters."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
