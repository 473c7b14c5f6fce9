"""Detectors for advertising copy: who orders what, and what stands beside it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping

from composer.checks.detectors.naming import somebody_thanked
from composer.checks.detectors.telling import leaves_people_out, talks_first
from composer.checks.findings import Finding, Span
from composer.checks.passage import Passage, Sentence, overlaps
from composer.checks.rules import Rule
from composer.text.folding import fold

_SIGNS: Mapping[str, int] = {
    "ad_buy": 4,
    "ad_taste": 4,
    "ad_claim": 4,
    "ad_available": 4,
    "ad_programme": 3,
    "ad_new": 3,
    "ad_come": 2,
    "ad_craving": 2,
    "ad_price": 2,
    "ad_terms": 2,
    "feature": 2,
    "ad_more": 1,
    "hype": 1,
}
"""How much each sign says for an advert, learned from labelled posts; one of a kind counts."""

_PHRASES: Mapping[str, int] = {"pressure-to-buy": 3, "leaflet-copy": 3, "tv-spot-push": 3}
_MARKED = tuple(name for name, points in _SIGNS.items() if points >= 2 and name != "feature")
_ORDERS = ("ad_buy", "ad_taste", "ad_come")
_ENOUGH = 4
_SHORT, _LONG = 5, 600
_MOST_MARKS = 4
_LEADS = ("and ", "et ", "alors ", "puis ", "now ", "then ", "so ", "to ", "pour ", "just ", "or ")
_OBJECT = re.compile(r"(?: [\w'&-]+){1,4}(?![\w'&-])")


def advert_points(passage: Passage) -> int:
    """Return how strongly a text reads like an advert; :data:`_ENOUGH` points make it one."""
    points = sum(_SIGNS[name] for name in _SIGNS.keys() & passage.met if _signs(passage, name))
    points += sum(value for name, value in _PHRASES.items() if passage.has_phrases(name))
    points += len(passage.hashtags) >= 2
    points -= passage.word_count < _SHORT
    points -= len(passage.text) > _LONG
    points -= 2 * passage.has("ad_not")
    points -= 4 * passage.has("job_offer", "sign_up_here", "sells_nothing")
    points -= 3 * passage.has("good_cause")
    points -= 3 * passage.has("told_story")
    points -= 4 * (passage.given.kind == "reply")
    return points - 3 * (passage.given.author == "person")


def _signs(passage: Passage, name: str) -> tuple[Span, ...]:
    """Return where a sign stands, without what somebody did: jars that were put on the shelf."""
    spans = passage.cue(name)
    done = passage.cue("ad_done") if spans else ()
    return tuple(span for span in spans if not overlaps(done, span)) if done else spans


def is_advert(passage: Passage) -> bool:
    """Whether the signs of an advert in a text are enough to call it one.

    A text that opens with a question and the writer's own answer talks first: the offer may follow.
    """
    return passage.once(_is_advert)


def _is_advert(passage: Passage) -> bool:
    return advert_points(passage) >= _ENOUGH and not talks_first(passage)


def tv_spot(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """What the rule's patterns find, where the film is not what the talk is about."""
    spans = passage.phrases(rule.id)
    if spans and not talks_first(passage):
        yield Finding(rule, spans)


def ad_copy(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """Orders, offers and claims that together make an advert; the words that do are marked."""
    if not is_advert(passage):
        return
    found = {
        _phrase(passage, span, name in _ORDERS)
        for name in _MARKED
        for span in _signs(passage, name)
    }
    found.update(span for name in _PHRASES for span in passage.phrases(name))
    yield Finding(rule, _apart(sorted(found))[:_MOST_MARKS])


def _phrase(passage: Passage, span: Span, is_order: bool) -> Span:
    """Return the sign without what leads to it; an order with what is ordered."""
    start, end = span.start, span.end
    text = passage.text
    while start < end and not (text[start].isalnum() or text[start] in "$€£#-"):
        start += 1
    for lead in _LEADS:
        if is_order and fold(text[start:end]).startswith(lead):
            start += len(lead)
    sentence = passage.sentence_of(Span(start, end))
    if is_order and sentence is not None and text[end - 1 : end].isalnum():
        end = _object_end(sentence, end)
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in "%$€£"):
        end -= 1
    return Span(start, end)


def _object_end(sentence: Sentence, end: int) -> int:
    """Return where the words after an order end: at most four, up to the next sign."""
    form = sentence.placed.line.form
    plain = sentence.placed.line.plain
    here = bisect_left(range(len(plain)), end - sentence.placed.start, key=form.start)
    found = _OBJECT.match(plain, here)
    return sentence.placed.start + form.end(found.end()) if found else end


def _apart(spans: list[Span]) -> tuple[Span, ...]:
    """Return spans that do not overlap: those that do are joined."""
    joined: list[Span] = []
    for span in spans:
        if span.start >= span.end:
            continue
        if joined and span.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def spec_sheet(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """Features, and nothing that says what they change for anyone."""
    features = passage.cue("feature")
    if not features or passage.has("effect") or passage.given.kind == "reply":
        return
    if len(features) >= 2 or any(span.end - span.start > _LONG_FEATURE for span in features):
        yield Finding(rule, features)


_LONG_FEATURE = 24


def company_only(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """We, our and the product, and no you, no I, no name, no question."""
    if is_company_only(passage):
        yield Finding(rule)


def is_company_only(passage: Passage) -> bool:
    """Whether a text speaks of the house and leaves everybody else out.

    What a person says without praising a house does not, nor do thanks by name, a notice of hours
    and closures, a line to those who need it, what happened or a word on somebody else.
    """
    if passage.given.author == "person" and not passage.has("self_claim"):
        return False
    if passage.has("notice", "to_those_who", "job_offer", "told_story", "somebody_else"):
        return False
    if not passage.has("we", "self_claim") or not leaves_people_out(passage):
        return False
    return not somebody_thanked(passage)


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
    "tv_spot": tv_spot,
    "spec_sheet": spec_sheet,
    "company_only": company_only,
    "hashtag_led": hashtag_led,
}
