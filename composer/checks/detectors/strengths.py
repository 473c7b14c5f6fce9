"""Detectors for what works: a real question, a person by name, a told moment, a checkable fact."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from composer.checks.findings import Finding, Span
from composer.checks.passage import Passage, PlacedLine, Sentence
from composer.checks.rules import Rule
from composer.text.folding import fold

_NAME = r"(?:@\w[\w.]*|[A-ZÀ-Ý][a-zà-ÿ'’-]+(?: [A-ZÀ-Ý][a-zà-ÿ'’-]+)?)"
_GREETED = re.compile(
    rf"\b(?:Hi|Hello|Hey|Sorry|Congrat\w+|Congrats|Happy birthday|Well done|Welcome|Dear|Bravo|"
    rf"Bonjour|Bonsoir|Salut|Coucou|Désolée?s?|Félicitations|Bon anniversaire|Cher|Chère)"
    rf"(?: à)?,? (?P<name>{_NAME})"
)
_THANKED = re.compile(
    rf"\b(?:[Tt]hanks?(?: you)?(?: so much| again)?(?: to)?|[Mm]erci(?: encore| beaucoup)?(?: à)?),? "
    rf"(?P<name>{_NAME})(?:,| !|!)? (?:for|pour|d['’]avoir|who|qui)"
)
_VOCATIVE = re.compile(r"(?<=, )(?P<name>[A-ZÀ-Ý][a-zà-ÿ]+)(?=[.!?])")
_NOBODY = frozenset(
    "all everyone everybody guys friends folks there twitter facebook instagram fans tous toutes "
    "monday tuesday wednesday thursday friday saturday sunday mother father new year easter christmas "
    "a les le la au aux mes nos team we the our to you i it this that what how please thank "
    "nous vous je on merci bonjour et france paris".split()
)
_LONGEST_QUESTION = 32


def genuine_question(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """An open question about the readers' own life, that is no riddle, bait or sales talk."""
    if any(passage.phrases(other) for other in ("maths-riddle", "memory-or-iq-test")):
        return
    spans = tuple(s.span for s in passage.sentences if _is_genuine(passage, s))
    if spans:
        yield Finding(rule, spans)


def _is_genuine(passage: Passage, sentence: Sentence) -> bool:
    if not sentence.is_question or len(sentence.plain.split()) > _LONGEST_QUESTION:
        return False

    def has(cue: str) -> bool:
        return bool(passage.within(passage.cue(cue), sentence.span))

    if has("rhetorical") or has("either_or"):
        return False
    return has("open_question") and has("question_about_them")


def _is_person(name: str) -> bool:
    return not _NOBODY.intersection(fold(name).split())


@lru_cache(maxsize=4096)
def _named(line: str, expression: re.Pattern[str]) -> tuple[tuple[int, int], ...]:
    return tuple(m.span() for m in expression.finditer(line) if _is_person(m["name"]))


def _places(passage: Passage, expression: re.Pattern[str]) -> tuple[Span, ...]:
    def placed(one: PlacedLine) -> Iterator[Span]:
        for begin, end in _named(one.line.text, expression):
            yield Span(one.start + begin, one.start + end)

    return tuple(span for one in passage.lines for span in placed(one))


def named_person(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """Somebody is spoken to by name."""
    if passage.given.kind == "reply":
        return
    if spans := _places(passage, _GREETED):
        yield Finding(rule, spans)


def named_thanks(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """Somebody is thanked by name, for something."""
    if spans := _places(passage, _THANKED):
        yield Finding(rule, spans)


def reply_by_name(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """A reply that says the name of the person."""
    if passage.given.kind != "reply":
        return
    if spans := _places(passage, _GREETED) or _places(passage, _VOCATIVE):
        yield Finding(rule, spans)


def own_answer(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """A question to the readers, and the writer's own answer beside it."""
    if not passage.has("own_answer"):
        return
    spans = tuple(
        s.span
        for s in passage.sentences
        if s.is_question and not passage.within(passage.cue("rhetorical"), s.span)
    )
    if spans:
        yield Finding(rule, spans[:1])


def promo_after_talk(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """A genuine question first, an offer later."""
    asked = [s.span.end for s in passage.sentences if _is_genuine(passage, s)]
    if not asked or not passage.has("offer_sign"):
        return
    later = [span for span in passage.cue("order_buy") if span.start >= asked[0] - 1]
    if later:
        text = passage.text
        start = later[0].start
        while start < later[0].end and not text[start].isalnum():
            start += 1
        yield Finding(rule, (Span(start, later[0].end),))


def meets_need(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """The text touches something that its reader needs, wants, asks or struggles with."""
    reader = passage.given.reader
    if reader is None:
        return
    spans = sorted(
        {
            span
            for touch in reader.touches
            if touch.item_kind in ("need", "desire", "problem", "question")
            for span in touch.spans
        }
    )
    if spans:
        yield Finding(rule, tuple(spans))


DETECTORS = {
    "genuine_question": genuine_question,
    "named_person": named_person,
    "named_thanks": named_thanks,
    "reply_by_name": reply_by_name,
    "own_answer": own_answer,
    "promo_after_talk": promo_after_talk,
    "meets_need": meets_need,
}
