"""Detectors for what is shared with others: their own words passed on, ground and values in common."""

from __future__ import annotations

import re
from collections.abc import Iterator

from composer.checks.detectors.telling import joined
from composer.checks.findings import Finding, Span
from composer.checks.passage import Passage
from composer.checks.rules import Rule

_RETWEET = re.compile(r"\s*RT @\w")
_CONCERNS = ("need", "desire", "problem", "question")


def amplifies_customer(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """Somebody else's own words or work passed on: a share in the first person, a named maker."""
    spans = passage.phrases(rule.id)
    is_shared = passage.given.kind == "share" or _RETWEET.match(passage.text) is not None
    if is_shared and not passage.has("offer_sign", "self_claim"):
        spans = spans or _first_person(passage)
    if spans:
        yield Finding(rule, spans)


def _first_person(passage: Passage) -> tuple[Span, ...]:
    """Return the sentences of a shared message in which its author speaks of themselves."""
    return tuple(
        sentence.span
        for sentence in passage.sentences
        if passage.within(passage.cue("i_myself"), sentence.span)
    )


def _touched(passage: Passage, *kinds: str) -> tuple[Span, ...]:
    reader = passage.given.reader
    touches = () if reader is None else reader.touches
    return joined(span for one in touches if one.item_kind in kinds for span in one.spans)


def common_ground(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """The text touches ground that writer and reader share."""
    if spans := _touched(passage, "shared_ground"):
        yield Finding(rule, spans)


def value_they_care(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """A value, in a sentence that touches something that matters to the reader."""
    touched = _touched(passage, *_CONCERNS)
    spans: set[Span] = set()
    for sentence in passage.sentences if touched else ():
        concern = passage.within(touched, sentence.span)
        if concern and (values := passage.within(passage.cue("value_word"), sentence.span)):
            spans.update(concern, values)
    if spans:
        yield Finding(rule, joined(spans))


DETECTORS = {
    "amplifies_customer": amplifies_customer,
    "common_ground": common_ground,
    "value_they_care": value_they_care,
}
