"""What is shown as one: findings with one cause, or on the same words, under the first one's advice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from composer.checks.findings import Finding, FindingKind, Severity, Span, rank
from composer.checks.passage import overlaps


@dataclass(frozen=True, slots=True)
class Card:
    """Findings that are read as one. ``findings`` holds at least one, the weightiest first."""

    findings: tuple[Finding, ...]

    @property
    def first(self) -> Finding:
        """The finding whose advice stands for all."""
        return self.findings[0]

    @property
    def places(self) -> tuple[Span, ...]:
        """Where its words stand, in order: the first finding's, then those of others that lie apart."""
        found: list[Span] = []
        for finding in self.findings:
            apart = [span for span in finding.spans if not overlaps(found, span)]
            found = sorted([*found, *apart])
        return tuple(found)

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
    leads = list(range(len(problems)))

    def lead(number: int) -> int:
        while leads[number] != number:
            leads[number] = number = leads[leads[number]]
        return number

    for one, other in _belonging(problems):
        first, second = sorted((lead(one), lead(other)))
        leads[second] = first
    groups: dict[int, list[Finding]] = {}
    for number, finding in enumerate(problems):
        groups.setdefault(lead(number), []).append(finding)
    return tuple(_card(group) for group in groups.values())


def _card(found: Sequence[Finding]) -> Card:
    return Card(tuple(sorted(found, key=lambda one: rank(one.rule.severity))))


def _belonging(problems: Sequence[Finding]) -> Iterator[tuple[int, int]]:
    """Yield the numbers of problems that belong together, two by two, in one walk over the text."""
    first_of: dict[str, int] = {}
    for number, one in enumerate(problems):
        if one.rule.cause:
            yield (first_of.setdefault(one.rule.cause, number), number)
    marked = sorted((span, number) for number, one in enumerate(problems) for span in one.spans)
    before: list[tuple[Span, int]] = []
    for span, number in marked:
        before = [pair for pair in before if pair[0].end > span.start]
        yield from ((other, number) for mark, other in before if _is_same(mark, span))
        before.append((span, number))


def _is_same(one: Span, other: Span) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return 2 * shared >= max(one.end - one.start, other.end - other.start)
