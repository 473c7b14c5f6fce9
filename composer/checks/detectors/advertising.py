"""Detectors for advertising copy: who orders what, and what stands beside it."""

from __future__ import annotations

from collections.abc import Iterator

from composer.checks.findings import Finding, Span
from composer.checks.passage import Passage
from composer.checks.rules import Rule

_EDGES = ' \t\n.!?:;,)"-«»”“\u00a0\u202f'
_LINKS = ("and ", "et ", "alors ", "now ", "then ", "so ", "to ", "pour ")


def ad_copy(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """An order to buy or discover, and a product, a price, a place or a link beside it."""
    if passage.given.kind == "reply" or not passage.has("order_buy"):
        return
    if passage.has("told_story"):
        return
    signs = passage.cue("offer_sign")
    orders = passage.cue("order_buy")
    beside = bool(signs) or bool(passage.links)
    if beside and "?" not in passage.plain[-3:]:
        yield Finding(rule, tuple(_bare(passage, span) for span in orders[:2]))


def _bare(passage: Passage, span: Span) -> Span:
    """Return the order without the sign or link word before it."""
    start = span.start
    while start < span.end and (passage.text[start] in _EDGES or not passage.text[start].isalnum()):
        start += 1
    for link in _LINKS:
        if passage.text[start : span.end].casefold().startswith(link):
            start += len(link)
    return Span(start, span.end)


def spec_sheet(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """Features, and nothing that says what they change for anyone."""
    features = passage.cue("feature")
    if not features or passage.has("effect") or passage.given.kind == "reply":
        return
    if len(features) >= 2 or any(span.end - span.start > _LONG for span in features):
        yield Finding(rule, features)


_LONG = 24


def company_only(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """We, our and the product, and no you, no I, no name, no question."""
    if passage.given.kind == "reply" or passage.handles or "?" in passage.text:
        return
    if passage.has("we", "self_claim") and not passage.has("you", "first_person"):
        yield Finding(rule)


def hashtag_led(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """A hashtag as the first thing, with words after it."""
    tags = passage.hashtags
    if not tags or passage.text[: tags[0].start].strip():
        return
    rest = passage.text[tags[0].end :].lstrip(" :\u00a0\u202f")
    if rest[:1].isalpha() and passage.words:
        yield Finding(rule, (tags[0],))


DETECTORS = {
    "ad_copy": ad_copy,
    "spec_sheet": spec_sheet,
    "company_only": company_only,
    "hashtag_led": hashtag_led,
}
