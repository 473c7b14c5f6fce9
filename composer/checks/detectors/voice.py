"""Detectors for how a house speaks: as the friend it is not, or of its own tactics."""

from __future__ import annotations

from collections.abc import Iterator

from composer.checks.findings import Finding, Span
from composer.checks.passage import Passage
from composer.checks.rules import Rule


def as_a_house(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """What the rule's patterns find, unless the writer is known to be a person."""
    spans = passage.phrases(rule.id)
    if spans and passage.given.author != "person":
        yield Finding(rule, spans)


def not_their_words(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """What the rule's patterns find, without the words that the persona uses for their own needs."""
    reader = passage.given.reader
    theirs = [] if reader is None else [span for touch in reader.touches for span in touch.spans]
    spans = tuple(span for span in passage.phrases(rule.id) if not _meets(span, theirs))
    if spans:
        yield Finding(rule, spans)


def _meets(span: Span, others: list[Span]) -> bool:
    return any(one.start < span.end and span.start < one.end for one in others)


DETECTORS = {
    "as_a_house": as_a_house,
    "not_their_words": not_their_words,
}
