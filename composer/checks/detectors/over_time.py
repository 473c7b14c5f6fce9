"""Detectors over time: what was published before, what waits for an answer, what nobody noted.

They read ``passage.given.history``; today is the day the text goes out, or else the latest day
of the history, so that nothing here depends on a clock. A day that is not known counts as recent.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from itertools import pairwise

from composer.checks.detectors.advertising import is_company_only
from composer.checks.detectors.asks import elsewhere_spans
from composer.checks.detectors.naming import somebody_thanked
from composer.checks.findings import Finding, PastPost, Span
from composer.checks.passage import Passage, words_of
from composer.checks.rules import Rule
from composer.networks.known import networks
from composer.text.folding import fold
from composer.text.remembering import A_TEXT, remembering

_ASKS = {
    "like": ("like-beg", "react-bait"),
    "follow": ("follow-beg", "milestone-beg"),
    "share": ("share-bait",),
    "tag": ("tag-bait",),
    "comment": ("comment-bait",),
    "vote": ("vote-bait",),
}
_PUSHES = ("off-platform-push", "follow-beg", "like-beg")
_WEEK, _WEEKS, _MONTH, _SEASON = 7, 21, 30, 60
_SAME, _FEWEST_WORDS = 0.6, 5
_SHARED_FACTS, _SAME_DAYS = 0.4, 2
_RUN = 2
_BUSY_WEEK, _BURST, _SILENCE = 3, 4, 14


# --- the past ------------------------------------------------------------------------------------


@lru_cache(maxsize=512)
def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written[:10])
    except ValueError:
        return None


class _Past:
    """A history in order: what is out, newest first, and how many days ago; what waits, what comes."""

    def __init__(self, history: tuple[PastPost, ...], date_said: str | None) -> None:
        days = [day for post in history if (day := _day(post.date))]
        self.today = _day(date_said or "") or max(days, default=None)
        self.waiting = [post for post in history if post.waiting]
        self.variants = [post for post in history if post.kind == "variant"]
        sent = [post for post in history if not post.waiting and post.kind != "variant"]
        self.planned = [post for post in sent if self.age(post) < 0]
        # Stable: where days are not known, the order given stands.
        self.out = sorted((post for post in sent if self.age(post) >= 0), key=self.age)
        self._ages = [self.age(post) for post in self.out]

    def age(self, post: PastPost) -> int:
        """How many days ago a post went out; 0 where it is not known."""
        day = _day(post.date)
        return (self.today - day).days if day and self.today else 0

    def within(self, days: int) -> list[PastPost]:
        """The posts of the last ``days`` days."""
        return self.out[: bisect_right(self._ages, days)]


class _Same:
    """A history as a key: the very same object, so that 30 posts are not compared at every key."""

    def __init__(self, history: tuple[PastPost, ...]) -> None:
        self.history = history

    def __hash__(self) -> int:
        return id(self.history)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.history is self.history


@lru_cache(maxsize=4)
def _ordered(same: _Same, date_said: str | None) -> _Past:
    return _Past(same.history, date_said)


def _past(passage: Passage) -> _Past:
    return _ordered(_Same(passage.given.history or ()), passage.given.date)


@remembering(A_TEXT)
def _shingles(text: str) -> frozenset[tuple[str, str]]:
    words = words_of(fold(text))
    return frozenset(pairwise(words))


def likeness(one: str, other: str) -> float:
    """Return how alike two texts are, 0 to 1: the share of pairs of neighbouring words in common."""
    if min(len(one), len(other)) < _SAME / 2 * max(len(one), len(other)):
        return 0.0  # too unlike in length to be worth taking apart
    left, right = _shingles(one), _shingles(other)
    if min(len(left), len(right)) < _FEWEST_WORDS - 1:
        return 0.0
    if min(len(left), len(right)) < _SAME * max(len(left), len(right)):
        return 0.0
    return len(left & right) / len(left | right)


# --- the same again ------------------------------------------------------------------------------


def repeat_ask(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """An ask that a post of the last weeks made already."""
    asked = {ask: _asked(passage, ask) for ask in _ASKS}
    if not any(asked.values()):
        return
    before = [passage.other(post.text) for post in _past(passage).within(_WEEKS)]
    spans = {
        span
        for ask, found in asked.items()
        if found and any(_asked(one, ask) for one in before)
        for span in found
    }
    if spans:
        yield Finding(rule, _apart(spans))


def _asked(passage: Passage, ask: str) -> tuple[Span, ...]:
    return tuple(span for rule_id in _ASKS[ask] for span in passage.phrases(rule_id))


def _apart(spans: Iterable[Span]) -> tuple[Span, ...]:
    kept: list[Span] = []
    for span in sorted(spans):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return tuple(kept)


def circular_promo(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """Readers are sent to another network, which has sent its own readers here."""
    here = passage.given.network
    spans = _pushes(passage)
    if here is None or not spans:
        return
    there = _named_in(passage) - {here}
    for post in _past(passage).within(_SEASON):
        if there.intersection(post.networks) and here in _named_in(passage.other(post.text)):
            yield Finding(rule, spans)
            return


def _pushes(passage: Passage) -> tuple[Span, ...]:
    spans = {span for rule_id in _PUSHES for span in passage.phrases(rule_id)}
    return _apart(spans.union(elsewhere_spans(passage)))


@lru_cache(maxsize=1)
def _network_of_name() -> dict[str, str]:
    return {
        fold(name): one.id
        for one in networks()
        for name in (one.id, one.name.en, one.name.fr, *one.aliases)
    }


def _named_in(passage: Passage) -> frozenset[str]:
    """Return the ids of the networks named in the sentences that send readers away."""
    known = _network_of_name()
    sentences = (passage.sentence_of(span) for span in _pushes(passage))
    words = {word for one in sentences if one is not None for word in words_of(one.plain)}
    return frozenset(known[word] for word in words & known.keys())


def same_everywhere(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """Nearly the same words as on another network."""
    here = passage.given.network
    past = _past(passage)
    for post in (*past.variants, *past.within(_MONTH)):
        elsewhere = post.networks and here not in post.networks
        if elsewhere and likeness(passage.text, post.text) >= _SAME:
            yield Finding(rule)
            return


def blends_in(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """Nearly the same words as a recent post here, that is no number of a series."""
    if passage.has("series"):
        return
    here = passage.given.network
    for post in _past(passage).within(_MONTH):
        same_place = here is None or not post.networks or here in post.networks
        if same_place and likeness(passage.text, post.text) >= _SAME:
            yield Finding(rule)
            return


def tailored(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """What was said elsewhere these days, in words made for this place."""
    here = passage.given.network
    if passage.word_count < 2 * _FEWEST_WORDS:
        return
    said = _telling(passage)
    past = _past(passage)
    for post in (*past.variants, *past.within(_SAME_DAYS)):
        if not post.networks or here in post.networks:
            continue
        before = _telling(passage.other(post.text))
        fewest = min(len(said), len(before))
        shared = len(said & before) / fewest if fewest >= _FEWEST_WORDS else 0.0
        if shared >= _SHARED_FACTS and _likeness_of_any_length(passage.text, post.text) < _SAME / 2:
            yield Finding(rule)
            return


def _telling(passage: Passage) -> frozenset[str]:
    """Return the beginnings of the longer words of a text."""
    return frozenset(word[:6] for word in passage.words if len(word) > 4)


def _likeness_of_any_length(one: str, other: str) -> float:
    left, right = _shingles(one), _shingles(other)
    return len(left & right) / max(1, min(len(left), len(right)))


# --- the run of posts ----------------------------------------------------------------------------


def about_us_run(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """The text and the last posts speak of the house alone."""
    if not is_company_only(passage):
        return
    last = [post for post in _past(passage).within(_SEASON) if post.kind == "post"][:_RUN]
    if len(last) == _RUN and all(is_company_only(passage.other(post.text)) for post in last):
        yield Finding(rule)


def no_fan_thanked(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """A week of posts, and nobody was thanked by name for something."""
    if passage.is_answer or not passage.words or somebody_thanked(passage):
        return
    week = [post for post in _past(passage).within(_WEEK) if _day(post.date)]
    if len(week) < _BUSY_WEEK:
        return
    if not any(somebody_thanked(passage.other(post.text)) for post in week):
        yield Finding(rule)


def unanswered(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """Answers were begun and not sent."""
    if passage.words and not passage.is_answer and _past(passage).waiting:
        yield Finding(rule)


def vanished(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """A post of the last days has nobody who answers."""
    if passage.words and not passage.is_answer:
        recent = _past(passage).within(_WEEK)
        if any(post.answerer == "" for post in recent if post.kind == "post"):
            yield Finding(rule)


def burst_then_silence(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """Many posts in a week, then weeks without one, and answers still due."""
    past = _past(passage)
    dated = [post for post in past.out if _day(post.date)]
    if not passage.words or not past.waiting or not dated or past.age(dated[0]) < _SILENCE:
        return
    last = past.age(dated[0])
    if sum(past.age(post) - last < _WEEK for post in dated) >= _BURST:
        yield Finding(rule)


def listen_first(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """There are posts out, and nobody has noted today what is being said.

    The answer to "q-said-now" before an approval notes it.
    """
    past = _past(passage)
    if not passage.words or passage.is_answer or past.today is None or not past.out:
        return
    listened = any(
        "q-said-now" in post.asked and _day(post.approved or post.date) == past.today
        for post in (*past.out, *past.planned)
    )
    if not listened:
        yield Finding(rule)


def outcomes_unlogged(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """Posts of some weeks ago have no word on what came of them."""
    past = _past(passage)
    if not passage.words or passage.is_answer:
        return
    old = [post for post in past.within(_SEASON) if past.age(post) > _WEEK]
    if any(post.outcome == "" for post in old if post.kind == "post"):
        yield Finding(rule)


def campaign_on_off(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """Words of a launch, nothing planned after it, and nobody said to answer."""
    spans = passage.phrases(rule.id)
    promised = passage.is_answer or passage.has("follow_up")
    if spans and not promised and not _past(passage).planned:
        yield Finding(rule, spans)


DETECTORS = {
    "repeat_ask": repeat_ask,
    "circular_promo": circular_promo,
    "same_everywhere": same_everywhere,
    "blends_in": blends_in,
    "tailored": tailored,
    "about_us_run": about_us_run,
    "no_fan_thanked": no_fan_thanked,
    "unanswered": unanswered,
    "vanished": vanished,
    "burst_then_silence": burst_then_silence,
    "listen_first": listen_first,
    "outcomes_unlogged": outcomes_unlogged,
    "campaign_on_off": campaign_on_off,
}
