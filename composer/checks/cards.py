"""What is shown as one: findings with one cause, or on the same words, under the first one's advice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from composer.checks.findings import Finding, FindingKind, Severity, Span

_ORDER = {Severity.SEVERE: 0, Severity.WARNING: 1, Severity.INFO: 2, None: 3}


@dataclass(frozen=True, slots=True)
class Card:
    """Findings that are read as one. ``findings`` holds at least one, the weightiest first."""

    findings: tuple[Finding, ...]

    @property
    def first(self) -> Finding:
        """The finding whose advice stands for all."""
        return self.findings[0]

    @property
    def is_note(self) -> bool:
        """Whether nothing in it is more than information."""
        return self.first.rule.severity is Severity.INFO


def cards(findings: Iterable[Finding]) -> tuple[Card, ...]:
    """Return the problems among ``findings`` as cards, each where its first finding stood.

    Findings belong together when their rules name the same ``cause``, or when they mark the same
    words: each of two spans covers at least half of the other.
    """
    problems = [one for one in findings if one.rule.kind is FindingKind.PROBLEM]
    groups: list[list[int]] = []
    for number, finding in enumerate(problems):
        joined = [g for g in groups if any(_belong(problems[n], finding) for n in g)]
        groups = [g for g in groups if g not in joined]
        groups.append(sorted([number, *(n for g in joined for n in g)]))
    return tuple(_card(problems, group) for group in sorted(groups))


def _card(problems: Sequence[Finding], group: list[int]) -> Card:
    found = [problems[number] for number in group]
    return Card(tuple(sorted(found, key=lambda one: _ORDER[one.rule.severity])))


def _belong(one: Finding, other: Finding) -> bool:
    if one.rule.cause and one.rule.cause == other.rule.cause:
        return True
    return any(_is_same(a, b) for a in one.spans for b in other.spans)


def _is_same(one: Span, other: Span) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return 2 * shared >= max(one.end - one.start, other.end - other.start)
