"""Detectors for what the law wants said: that a post is paid for, and what it may not promote."""

from __future__ import annotations

from collections.abc import Iterator

from composer.checks.findings import Finding, Span
from composer.checks.passage import Passage
from composer.checks.rules import Rule
from composer.networks.known import network
from composer.text.folding import fold

_UNCLEAR_TAGS = frozenset(
    "sp spon sponso collab collabs collaboration partner partners partnership ambassador "
    "brandambassador brandpartner gifted gift pr prgift ambassadeur ambassadrice partenariat "
    "partenaire partenaires offert produitoffert".split()
)
_CLEAR_TAGS = frozenset(
    "ad ads advert advertisement sponsored sponsoredpost paidpartnership publicite pub "
    "collaborationcommerciale partenariatremunere sponsorise contenusponsorise".split()
)
_ARTICLES = frozenset(
    "a an the our my your their un une le la l' notre nos mon ma mes votre".split()
)
_SELLING = ("order_buy", "ad_buy", "ad_taste", "ad_price", "offer_sign")
_SEEN_AT_ONCE = 125
"""How many characters every feed shows before "more", where the network is not known."""
_FEW_TAGS = 2


def disclosure_unclear(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """Payment hinted at in code, or said in plain words after the fold or behind other tags."""
    tags = {span: fold(passage.text[span.start + 1 : span.end]) for span in passage.hashtags}
    plain = sorted([*passage.cue("disclosed"), *(s for s, t in tags.items() if t in _CLEAR_TAGS)])
    seen = _fold(passage)
    if any(span.start < seen and not _is_lost(passage, span) for span in plain):
        return
    hints = [s for s, tag in tags.items() if tag in _UNCLEAR_TAGS and not _is_noun(passage, s)]
    if spans := tuple(sorted({*plain, *hints, *passage.phrases(rule.id)})):
        yield Finding(rule, spans)


def _fold(passage: Passage) -> int:
    here = passage.given.network
    return (network(here).fold if here else None) or _SEEN_AT_ONCE


def _is_lost(passage: Passage, span: Span) -> bool:
    """Whether ``span`` is a tag that stands behind at least two others."""
    before = [tag for tag in passage.hashtags if tag.end <= span.start]
    return span in passage.hashtags and len(before) >= _FEW_TAGS


def _is_noun(passage: Passage, tag: Span) -> bool:
    """Whether a tag is a word of its sentence: "our #partner"."""
    before = fold(passage.text[max(0, tag.start - 8) : tag.start]).split()
    return bool(before) and before[-1] in _ARTICLES


def promoted(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """What the rule's patterns find, in a text that sells or orders."""
    spans = passage.phrases(rule.id)
    if spans and passage.has(*_SELLING):
        yield Finding(rule, spans)


DETECTORS = {
    "disclosure_unclear": disclosure_unclear,
    "promoted": promoted,
}
