"""Detectors for answers: what the message says, what the answer does, what is amiss between them.

All of them look at ``passage.answered``, the message read with the same patterns; they stay
silent where it is not known. Kind words come before facts, facts before offers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from composer.checks.detectors.telling import read_together
from composer.checks.findings import Finding, Span
from composer.checks.passage import Passage, Sentence, words_of
from composer.checks.rules import Rule
from composer.text.folding import fold

_LETTERS = re.compile(r"[^\W\d_]+")
_LONG, _STEM = 4, 6
_FEW_WORDS, _MANY_WORDS = 6, 14
_GREETING = 4
_CHEERFUL = frozenset("😀😃😄😁😆😅🤣😂🙂😊😇🥰😍🤩😘😋😎🥳🎉🎊✨🌞☀💃🕺🎈👏🙌😜😉😛🤗🍾💪")


# --- what the message says -----------------------------------------------------------------------


def is_unhappy(message: Passage) -> bool:
    """Whether somebody complains, or is angry or let down."""
    content = message.cue("they_content")
    return any(
        not any(one.start <= span.start < one.end for one in content)
        for span in message.cue("they_unhappy")
    )


def is_delighted(message: Passage) -> bool:
    """Whether somebody is excited: strong words, and a sign or a second word that says so."""
    if is_unhappy(message):
        return False
    loved = message.cue("they_love")
    return len(loved) >= 2 or bool(loved and ("!" in message.plain or message.emoji))


def is_asking(message: Passage) -> bool:
    """Whether something is asked, other than "are you kidding?"."""
    if message.has("they_ask"):
        return True
    rhetoric = message.cue("they_rhetoric")
    return any(
        sentence.is_question
        and len(words_of(sentence.plain)) >= 2
        and not message.within(rhetoric, sentence.span)
        for sentence in message.sentences
    )


def wants_it(message: Passage) -> bool:
    """Whether somebody wants to buy or try, and is not upset."""
    return message.has("they_buy") and not is_unhappy(message)


# --- what the answer does ------------------------------------------------------------------------


def taken_up(passage: Passage) -> tuple[Span, ...]:
    """Return the words of the answer that take up words of the message, everyday words aside."""
    asked = {
        word[:_STEM] for word in words_of(fold(passage.given.answering or "")) if len(word) >= _LONG
    }
    stopped = set(passage.cue("stop_word"))
    found = (
        placed.span(match.start(), match.end())
        for placed in passage.lines
        for match in _LETTERS.finditer(placed.line.plain)
        if len(match.group()) >= _LONG and match.group()[:_STEM] in asked
    )
    return tuple(span for span in found if span not in stopped)


def _own_words(passage: Passage) -> tuple[Span, ...]:
    """Return the words of an answer that are more than greeting and politeness."""
    polite = passage.cue("re_polite")
    return tuple(
        span
        for placed in passage.lines
        for match in _LETTERS.finditer(placed.line.plain)
        if (span := placed.span(match.start(), match.end()))
        and not any(one.start <= span.start < one.end for one in polite)
    )


def meets(passage: Passage) -> tuple[Span, ...]:
    """Return the words with which an answer meets the message: theirs, or the few that solve it.

    A few words of content to somebody named, who voiced a need, are an answer even when they
    share no word: "My tablet keeps falling on my face" – "@ana Hands-free".
    """
    if spans := _said_anew(passage):
        return spans
    message = passage.answered
    if message is None or not passage.handles or not message.has("they_need"):
        return ()
    if passage.has("re_canned", "re_elsewhere", "re_offer") or "?" in passage.plain:
        return ()
    words = _own_words(passage)
    return words if 2 <= len(words) <= _MANY_WORDS else ()


def _said_anew(passage: Passage) -> tuple[Span, ...]:
    """Return the words taken up from the message where no formula says them: "your order number"."""
    formulas = tuple(sorted((*passage.cue("re_canned"), *passage.cue("re_elsewhere"))))
    said = [one.span for one in passage.sentences if passage.within(formulas, one.span)]
    return _beside(taken_up(passage), tuple(said))


def _asks_back(passage: Passage) -> bool:
    return any(sentence.is_question for sentence in passage.sentences)


def _acts(passage: Passage) -> bool:
    """Whether the answer does something about it, or asks what it needs to do so."""
    return _acts_now(passage) or passage.has("re_later", "re_make_good") or _asks_back(passage)


def _acts_now(passage: Passage) -> bool:
    """Whether something is done: "we are doing everything we can" does nothing."""
    return bool(_beside(passage.cue("re_act"), passage.cue("re_canned")))


def _answers(passage: Passage) -> bool:
    """Whether the answer may hold what was asked; in doubt it does."""
    if passage.has("re_answers", "re_later", "re_act") or taken_up(passage) or _asks_back(passage):
        return True
    if passage.has("re_elsewhere"):
        return False
    formula = passage.has("re_canned", "thanks")
    return bool(passage.links) or (0 < passage.word_count <= _FEW_WORDS and not formula)


# --- problems ------------------------------------------------------------------------------------


def canned_reply(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """A formula, none of their words, and nothing done."""
    spans = passage.cue("re_canned")
    if spans and not _said_anew(passage) and not _acts(passage):
        yield Finding(rule, spans)


def complaint_not_answered(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """Somebody is unhappy; the answer neither acknowledges nor acts."""
    message = passage.answered
    if message is None or not passage.words or not is_unhappy(message):
        return
    if not passage.has("re_sorry") and not _acts(passage):
        yield Finding(rule)


def tone_mismatch(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """Cheerful to somebody upset, or flat to somebody delighted who asked nothing."""
    message = passage.answered
    if message is None or not passage.words:
        return
    if is_unhappy(message):
        if spans := _cheerful(passage):
            yield Finding(rule, spans)
    elif is_delighted(message) and not is_asking(message):
        warm = passage.has("re_warm") or passage.emoji or "!" in passage.plain
        if not warm:
            yield Finding(rule)


def _cheerful(passage: Passage) -> tuple[Span, ...]:
    smiles = (s for s in passage.emoji if passage.text[s.start] in _CHEERFUL)
    return tuple(sorted({*passage.cue("re_cheer"), *smiles}))


def dodges_issue(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """Somebody tells a problem and is sent elsewhere, with none of their words, nothing done."""
    message = passage.answered
    if message is None or not _brings_a_problem(message):
        return
    spans = passage.cue("re_elsewhere")
    if (
        spans
        and not taken_up(passage)
        and not _acts_now(passage)
        and not passage.has("re_make_good")
    ):
        yield Finding(rule, spans)


def _brings_a_problem(message: Passage) -> bool:
    """Whether somebody complains, or tells something that is no question, no praise, no thanks."""
    if is_unhappy(message):
        return True
    told = len(message.words) >= _GREETING and not message.has("they_love", "they_buy", "thanks")
    return told and not is_asking(message)


def sells_to_upset(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """An offer, no compensation, to somebody unhappy."""
    message = passage.answered
    if message is None or not is_unhappy(message) or passage.has("re_make_good"):
        return
    if spans := passage.cue("re_offer"):
        yield Finding(rule, spans)


def intent_missed(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """Somebody wants to buy or try; nothing in the answer helps."""
    message = passage.answered
    if message is None or not passage.words or not wants_it(message):
        return
    if is_asking(message) and passage.has("re_canned"):
        return  # said twice already: a formula, and their question is still open
    if not passage.has("re_get", "re_later", "re_elsewhere") and not _asks_back(passage):
        yield Finding(rule)


def question_left_open(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """Something was asked; nothing in the answer could be what was asked for."""
    message = passage.answered
    if message is None or not passage.words or is_unhappy(message):
        return
    if is_asking(message) and not _answers(passage):
        yield Finding(rule)


def starts_from_us(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """The first sentence with content opens on the house, with none of their words."""
    first = next((s for s in passage.sentences if not _is_greeting(s)), None)
    if first is None or passage.within(taken_up(passage), first.span):
        return
    for span in passage.within(passage.cue("us_first"), first.span)[:1]:
        if passage.text[first.span.start : span.start].strip("@ \u00a0") == "":
            yield Finding(rule, (span,))


def _is_greeting(sentence: Sentence) -> bool:
    return len(words_of(sentence.plain)) < _GREETING


# --- strengths -----------------------------------------------------------------------------------


def thanks_without_why(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """Thanks to all, or for a feat that is not said: nobody hears what they did."""
    if spans := tuple(sorted({*passage.phrases(rule.id), *passage.cue("vague_thanks")})):
        yield Finding(rule, spans)


def thanks_reader(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """Plain thanks, that are no formula of an answer."""
    formulas = passage.cue("re_canned") if passage.is_answer else ()
    if spans := _beside(passage.phrases(rule.id), formulas):
        yield Finding(rule, spans)


def answers_need(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """The answer takes up words of the message, or solves in a few words what it voiced."""
    if spans := meets(passage):
        yield Finding(rule, read_together(passage.text, spans))


def solves_a_problem(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """Somebody has a problem or a question; the answer says what was done, in no formula."""
    message = passage.answered
    if message is None or not (is_unhappy(message) or is_asking(message)):
        return
    if spans := _beside(passage.cue("re_fix"), passage.cue("re_canned")):
        yield Finding(rule, spans)


def shares_emotion(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """Worry for somebody upset, joy for somebody delighted, in more than a formula."""
    message = passage.answered
    if message is None:
        return
    if is_unhappy(message):
        spans = _beside(passage.cue("re_worry"), passage.cue("re_canned"))
    elif is_delighted(message):
        spans = passage.cue("re_joy")
    else:
        return
    if spans:
        yield Finding(rule, spans)


def _beside(spans: Iterable[Span], others: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the spans that overlap none of ``others``."""
    return tuple(
        span
        for span in spans
        if not any(one.start < span.end and span.start < one.end for one in others)
    )


def serves_intent(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """Somebody wants to buy or try and gets a link, the stock, the price, a code: no strings."""
    message = passage.answered
    if message is None or not wants_it(message) or passage.phrases("reward-for-spread"):
        return
    if spans := passage.cue("re_help_buy"):
        yield Finding(rule, spans)


DETECTORS = {
    "canned_reply": canned_reply,
    "complaint_not_answered": complaint_not_answered,
    "tone_mismatch": tone_mismatch,
    "dodges_issue": dodges_issue,
    "sells_to_upset": sells_to_upset,
    "intent_missed": intent_missed,
    "question_left_open": question_left_open,
    "starts_from_us": starts_from_us,
    "thanks_without_why": thanks_without_why,
    "thanks_reader": thanks_reader,
    "answers_need": answers_need,
    "solves_a_problem": solves_a_problem,
    "shares_emotion": shares_emotion,
    "serves_intent": serves_intent,
}
