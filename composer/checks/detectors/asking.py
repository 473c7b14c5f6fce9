"""Detectors for what is asked of readers: questions too hard, too many, seen or unseen; contests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from composer.checks.detectors.strengths import real_questions
from composer.checks.findings import Finding
from composer.checks.passage import LineFacts, Passage, words_of
from composer.checks.rules import Rule

_LONG = 25
_PILE = 3
_WITHOUT_PICTURES = frozenset({"discord", "telegram"})
"""Networks that are read as text: a question stands out there without a picture."""


def question_too_hard(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """A long question to the readers, one of several parts, or a private one."""
    if not passage.is_answer and (spans := passage.by_line(_hard)):
        yield Finding(rule, spans)


def _hard(facts: LineFacts) -> list[tuple[int, int]]:
    hard = (*facts.found("hard_parts"), *facts.found("private_question"))
    to_them = facts.found("question_about_them")
    return [
        one
        for one in facts.once(_questions)
        if _meets(one, hard) or (len(words_of(facts.plain(one))) > _LONG and _meets(one, to_them))
    ]


def _questions(facts: LineFacts) -> list[tuple[int, int]]:
    """Return the questions of a line that stand in no quotation."""
    quoted = facts.found("quotation")
    return [one for one in facts.sentences if facts.is_question(one) and not _meets(one, quoted)]


def _meets(stretch: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    return any(start < stretch[1] and stretch[0] < end for start, end in others)


def question_pile(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """Three questions or more, two of them in a row, that nobody answers."""
    if passage.is_answer or passage.has("faq"):
        return
    asked = passage.by_line(_questions)
    if len(asked) < _PILE:
        return
    text = passage.text
    if any(not text[one.end : after.start].strip() for one, after in pairwise(asked)):
        yield Finding(rule, asked)


def question_without_image(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """An easy question, no picture, on a feed that shows pictures."""
    if passage.given.media or passage.is_answer or passage.given.network in _WITHOUT_PICTURES:
        return
    if passage.phrases("easy-fun-question") or passage.phrases("shared-habit-question"):
        yield Finding(rule)


def question_with_image(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """A question to the readers, and a picture that shows it."""
    if not passage.given.media or passage.is_answer:
        return
    if spans := real_questions(passage):
        yield Finding(rule, spans)


def _calls_to_a_contest(passage: Passage) -> bool:
    return not passage.is_answer and passage.has("contest_call") and not passage.has("contest_over")


def contest_no_theme(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """A prize, and nothing to create or to tell."""
    if _calls_to_a_contest(passage) and not passage.has("contest_create"):
        yield Finding(rule)


def contest_terms_missing(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """A contest with neither rules nor, together, dates and who may enter."""
    if not _calls_to_a_contest(passage) or passage.has("contest_terms"):
        return
    yield Finding(rule)


def paid_link_hidden(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """Praise of somebody tagged, and a gift or code of theirs, that is not said plainly."""
    if passage.is_answer or passage.given.author == "brand" or not passage.handles:
        return
    spans = passage.cue("gift")
    if spans and passage.has("praise_of_it") and not passage.has("gift_said"):
        yield Finding(rule, spans)


def promised_date(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """A promise with a date made to all; to one person who waits, a date is what is due."""
    if not passage.is_answer and (spans := passage.phrases(rule.id)):
        yield Finding(rule, spans)


DETECTORS = {
    "promised_date": promised_date,
    "question_too_hard": question_too_hard,
    "question_pile": question_pile,
    "question_without_image": question_without_image,
    "question_with_image": question_with_image,
    "contest_no_theme": contest_no_theme,
    "contest_terms_missing": contest_terms_missing,
    "paid_link_hidden": paid_link_hidden,
}
