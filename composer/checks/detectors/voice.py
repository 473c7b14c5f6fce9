"""Detectors for how a house speaks: as the friend it is not, as anybody, as nobody, in cheer alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from composer.checks.detectors.advertising import is_advert
from composer.checks.detectors.telling import joined
from composer.checks.findings import Finding, Span
from composer.checks.passage import Passage
from composer.checks.rules import Rule

_STOCK = ("template-phrase", "corporate-register", "self-praise", "universal-claim")
_FIGURE = re.compile(r"\d")
_NAME = re.compile(r"(?<![.!?…:\n])(?<![.!?…:\n] )(?<!^)\b[A-ZÀ-Ý][\w'’-]+")
_EXCLAIMED = re.compile(r"[!‼❗]+")
_PARTY = frozenset("🎉🎊🥳🎈🪅✨🤩😍🥰😻🔥💃🕺🙌👏💥🚀💛💙💚💜🧡❤😁😃😄🎇🎆🍾🥂")
_FEWEST_CLICHES, _FEWEST_WORDS = 3, 8
_SHORT, _SAID = 12, 20


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


def _is_specific(passage: Passage) -> bool:
    """Whether the text holds a figure, a name, a link, a quotation or something lived."""
    if passage.links or passage.handles or _FIGURE.search(passage.plain):
        return True
    if passage.has("quotation", "told_story", "i_did"):
        return True
    return _NAME.search(passage.text) is not None and not passage.text.isupper()


def generic(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """Three stock words or phrases, and nothing that belongs to this writer alone."""
    if passage.is_answer or "?" in passage.text or _is_specific(passage):
        return
    if passage.has("first_person"):
        return
    stock = len(passage.cue("cliche")) + sum(map(passage.has_phrases, _STOCK))
    if stock >= _FEWEST_CLICHES and passage.word_count >= _FEWEST_WORDS:
        yield Finding(rule)


def no_human_voice(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """An advert or a meeting's language in which nobody speaks and nobody is quoted."""
    if passage.is_answer or passage.word_count < _SAID or "?" in passage.text:
        return
    if passage.has("we", "first_person", "quotation", "told_story") or passage.handles:
        return
    if is_advert(passage) or len(passage.phrases("corporate-register")) > 1:
        yield Finding(rule)


def forced_cheer(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """Exclamation marks and at least two party emoji on a few words that tell nothing."""
    if not passage.has("cheer") or passage.word_count > _SHORT:
        return
    party = [one for one in passage.emoji if passage.text[one.start] in _PARTY]
    marks = [Span(*mark.span()) for mark in _EXCLAIMED.finditer(passage.text)]
    if len(party) < 2 or not marks or "?" in passage.text or _is_specific(passage):
        return
    yield Finding(rule, _side_by_side(passage.text, sorted([*party, *marks])))


def _side_by_side(text: str, spans: list[Span]) -> tuple[Span, ...]:
    """Return ``spans`` with those that only a space parts as one."""
    kept: list[Span] = []
    for span in spans:
        if kept and not text[kept[-1].end : span.start].strip():
            kept[-1] = Span(kept[-1].start, span.end)
        else:
            kept.append(span)
    return tuple(kept)


def cute(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """Something cute or a joke on a few words, with no thread to the writer's work or the readers."""
    spans = passage.cue("cute")
    if not spans or passage.is_answer or passage.given.author == "person":
        return
    if passage.word_count > _SHORT or passage.links or passage.handles or "?" in passage.text:
        return
    if not passage.has("we", "you", "first_person"):
        yield Finding(rule, joined(spans))


DETECTORS = {
    "as_a_house": as_a_house,
    "not_their_words": not_their_words,
    "generic": generic,
    "no_human_voice": no_human_voice,
    "forced_cheer": forced_cheer,
    "cute": cute,
}
