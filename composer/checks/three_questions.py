"""The three questions every reader asks, and the words of a draft that answer them.

From the article on campaigns that stop after the applause: what is in it for them, why should
they care, why should they believe it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from composer.checks.findings import Finding, Span

ANSWERED_BY: Mapping[str, tuple[str, ...]] = {
    "in_it": ("states-benefit", "helps-someone", "gives-reason"),
    "care": ("states-stake", "meets-need", "shared-habit-question"),
    "believe": ("gives-proof", "names-source", "customer-voice", "real-moment", "honest-proof"),
}
"""For each question, the strengths whose words answer it, the best answer first."""

_LONGEST, _FARTHEST = 60, 8
"""How many code points an answer has at most, and how far apart what is read as one may stand."""


def answers(findings: Iterable[Finding]) -> dict[str, Span | None]:
    """Return, for each key of :data:`ANSWERED_BY`, the words that answer it, or None: not yet."""
    by_rule = {finding.rule.id: finding.spans for finding in findings if finding.spans}
    return {
        question: next((_stretch(by_rule[rule]) for rule in rules if rule in by_rule), None)
        for question, rules in ANSWERED_BY.items()
    }


def _stretch(spans: tuple[Span, ...]) -> Span:
    """Return the first words, and the next ones that stand close enough to be read with them."""
    end = spans[0].end
    for span in spans[1:]:
        if span.start - end > _FARTHEST or span.end - spans[0].start > _LONGEST:
            break
        end = span.end
    return Span(spans[0].start, end)
