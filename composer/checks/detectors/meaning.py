"""Detectors for what a post lacks: a fact behind strong words, a gain, an own answer, an end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from composer.checks.detectors.advertising import is_advert
from composer.checks.detectors.asks import choices
from composer.checks.findings import Finding, Span
from composer.checks.passage import Passage, words_of
from composer.checks.rules import Rule

_FACT = re.compile(r"\d")
_ASKING = ("like-beg", "follow-beg", "share-bait", "pleading-tone", "tag-bait")


def hype(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """Two strong adjectives, and not one figure, name or quotation to hold."""
    spans = hyped(passage)
    if len(spans) >= 2 and not _FACT.search(passage.plain) and '"' not in passage.plain:
        yield Finding(rule, spans)


def hyped(passage: Passage) -> tuple[Span, ...]:
    """Return the strong adjectives of a text, without those of thanks: "you are incredible"."""
    found = passage.cue("hype")
    if len(found) < 2 or not passage.has("kind_words"):
        return found
    thanking = {_sentence_begins(passage, kind) for kind in passage.cue("kind_words")}
    return tuple(span for span in found if _sentence_begins(passage, span) not in thanking)


def _sentence_begins(passage: Passage, span: Span) -> int:
    sentence = passage.sentence_of(span)
    return sentence.span.start if sentence else span.start


def _sells_or_begs(passage: Passage) -> bool:
    """Whether the post asks for something or sells something; an offer of work sells nothing."""
    if passage.has("job_offer"):
        return False
    asks = passage.has_phrases(*_ASKING)
    return asks or (passage.has("order_buy") and passage.has("offer_sign"))


def no_benefit(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """A post that asks or sells and says nothing of what the reader gets."""
    if passage.given.kind == "reply" or not _sells_or_begs(passage):
        return
    if not passage.has("reason_given", "benefit"):
        yield Finding(rule)


def closed_ending(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """A post that sells and ends on a link, a hashtag or an order: nothing to answer."""
    if passage.given.kind == "reply" or not passage.has("order_buy") or "?" in passage.plain:
        return
    ends = [span.end for span in (*passage.links, *passage.hashtags)]
    if ends and max(ends) >= len(passage.text.rstrip()):
        yield Finding(rule)


def no_own_answer(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """A closed choice put to the readers, that the writer does not answer."""
    if choices(passage) and not passage.has("own_stake", "first_person"):
        yield Finding(rule)


def no_stake(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """An advert or an ask that says a gain, and neither the moment nor the trouble it is for."""
    if passage.given.kind == "reply" or not (_sells_or_begs(passage) or is_advert(passage)):
        return
    gains = passage.has("reason_given", "benefit")
    if gains and "?" not in passage.plain and not passage.has("stake"):
        yield Finding(rule)


def promo_before_talk(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """An advert whose only question comes last, after the offer, and that tells no story."""
    if passage.given.kind == "reply" or not is_advert(passage) or passage.has("told_story"):
        return
    asked = [s for s in passage.sentences if s.is_question]
    last = next((s for s in reversed(passage.sentences) if words_of(s.plain)), None)
    if len(asked) != 1 or asked[0] is not last or not last.span.start:
        return
    if not passage.within(passage.cue("rhetorical"), last.span):
        yield Finding(rule, (last.span,))


DETECTORS = {
    "hype": hype,
    "no_benefit": no_benefit,
    "no_stake": no_stake,
    "promo_before_talk": promo_before_talk,
    "closed_ending": closed_ending,
    "no_own_answer": no_own_answer,
}
