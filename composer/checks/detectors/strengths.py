"""Detectors for talk that works: a real question, an own answer, what a reader needs, a voice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from composer.checks.detectors.asks import BAIT
from composer.checks.detectors.telling import at_help_desk, joined, read_together
from composer.checks.findings import Finding, Span
from composer.checks.passage import LineFacts, Passage, Sentence, overlaps, words_of
from composer.checks.rules import Rule

_NOT_ASKING = ("maths-riddle", "memory-or-iq-test", "comment-bait", "contest-like-share")
"""Rules whose words leave nothing to answer in one's own way, as a friend to tag still may."""
_FEW_TURNS = 2
_SOON_ANSWERED = 2
_LONGEST_QUESTION = 32
_COLONS = (": ", "\u00a0: ", " – ", " — ")
_AND_YOU = 9
"""How far into a question its asking word stands at most: "Et vous, où…"."""
_BOILERPLATE = (
    "template-phrase",
    "corporate-register",
    "feel-good-filler",
    "self-praise",
    "must-do-rules",
    "listicle-title",
    "tease-without-content",
)
_CLOSED = ("rhetorical", "asked_of_nobody", "either_or", "one_of_two")
"""What wants no answer, or leaves no room for one's own."""
_FEW_LINES, _LONG_POST = 24, 60
"""A post of fewer words is little but the choice that it offers, or but its boilerplate."""
_BARE = ("bare_opinion", "one_more")
"""What is asked of anybody after anything; after a headline or a teaser it opens nothing."""


def genuine_question(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """An open question about the readers' own life, that is no riddle, bait or sales talk."""
    if passage.has_phrases(*_NOT_ASKING):
        return
    spans = passage.by_line(_without_leads, *passage.once(_how_asked)) or _help_sought(passage)
    if spans:
        yield Finding(rule, spans)


def _help_sought(passage: Passage) -> tuple[Span, ...]:
    """Return the questions with which a text ends, when somebody asks how or where to do it.

    Who answers their own question, baits or sells, seeks no help.
    """
    if not passage.has("asks_for_help") or passage.has_phrases(*BAIT, *_BOILERPLATE):
        return ()
    if passage.has("order_buy", "offer_sign"):
        return ()
    seeking = passage.by_line(_seeking)
    spoken = [one for one in passage.sentences if words_of(one.plain)]
    asked = [one for one in spoken if one.is_question]
    is_last = bool(asked) and asked == spoken[-len(asked) :]
    return tuple(one.span for one in asked if one.span in seeking) if is_last else ()


def _seeking(facts: LineFacts) -> list[tuple[int, int]]:
    return [
        one
        for one in facts.sentences
        if facts.is_question(one)
        and facts.has("asks_for_help", one)
        and not any(
            facts.has(other, one) for other in ("asks_no_help", "rhetorical", "asked_of_nobody")
        )
        and not _is_quoted(facts, one)
    ]


def _is_quoted(facts: LineFacts, sentence: tuple[int, int]) -> bool:
    """Whether a sentence stands in somebody's quoted words: it is not asked of the reader."""
    first, last = sentence
    return any(
        (begin < last - 1 <= end and (begin <= first + 1 or last - 1 < end)) or begin < first < end
        for begin, end in facts.found("quotation")
    )


def _without_leads(facts: LineFacts, *how: bool) -> list[tuple[int, int]]:
    """Return the genuine questions of a line, each without the statement before its colon."""
    return [_without_lead(facts, one) for one in facts.once(_genuine, *how)]


def _without_lead(facts: LineFacts, question: tuple[int, int]) -> tuple[int, int]:
    """Return a question without the statement before its colon: "It rained: where do you ride?"."""
    text, (begin, end) = facts.line.text, question
    colon = max(text.rfind(sign, begin, end) for sign in _COLONS)
    if colon <= begin:
        return question
    start = next((at for at in range(colon, end) if text[at].isalnum()), end)
    asks = facts.inside("open_question", (start, end))
    return (start, end) if any(first <= start + _AND_YOU for first, _ in asks) else question


def real_questions(passage: Passage) -> tuple[Span, ...]:
    """Return the questions that readers can answer from their own life."""
    easy = (*passage.phrases("easy-fun-question"), *passage.phrases("shared-habit-question"))
    return joined((*_asked(passage), *easy))


def _asked(passage: Passage) -> tuple[Span, ...]:
    """Return the genuine questions of a text; "what do you think?" before a plea is none."""
    return passage.by_line(_genuine, *passage.once(_how_asked))


_ANSWERS = {
    "en": re.compile(r"(?:with (?:a|an|the|our|my)|by \w+ing|because|thanks to)\b"),
    "fr": re.compile(r"(?:avec (?:une?|le|la|du|des|notre|mon)|en \w+ant|parce qu|grace a)\b"),
}
"""How a sentence begins with which a writer answers what was just asked."""


def answerable(passage: Passage, asked: Iterable[Span]) -> tuple[Span, ...]:
    """Return those of the questions ``asked`` that readers may answer, however they are worded.

    A choice in a few lines asks for nothing else; "what do you think?" is asked of anybody after a headline or before
    bait; some the writer answers at once.
    """
    if passage.word_count < _FEW_LINES and passage.has("either_or", "one_of_two"):
        return ()
    is_idle = _is_stock(passage) or passage.has_phrases(*BAIT)
    cues = (*_CLOSED, *(_BARE if is_idle else ()))
    idle = [span for cue in cues for span in passage.cue(cue)]
    spoken = [one for one in passage.sentences if words_of(one.plain)]
    idle += [one.span for one, after in pairwise(spoken) if _is_answered(passage, one, after)]
    taken = joined(idle)
    return tuple(span for span in asked if not overlaps(taken, span))


def _is_answered(passage: Passage, asked: Sentence, after: Sentence) -> bool:
    """Whether a question is answered by the sentence after it, in the same paragraph."""
    answers = _ANSWERS[passage.language].match(after.plain)
    return (
        answers is not None
        and asked.is_question
        and not after.is_question
        and asked.placed is after.placed
    )


def _how_asked(passage: Passage) -> tuple[bool, bool, bool]:
    """Return what tells genuine questions: whether a text is a reply, baits, is boilerplate."""
    return (passage.given.kind == "reply", passage.has_phrases(*BAIT), _is_stock(passage))


def _is_stock(passage: Passage) -> bool:
    """Whether a post is little more than boilerplate; a long one says something beside it."""
    return passage.word_count < _LONG_POST and passage.has_phrases(*_BOILERPLATE)


def _genuine(
    facts: LineFacts, in_reply: bool, baits: bool, is_stock: bool
) -> list[tuple[int, int]]:
    return [
        one
        for one in facts.sentences
        if _is_genuine(facts, one, in_reply, baits)
        and not (is_stock and any(facts.has(bare, one) for bare in _BARE))
    ]


def _is_genuine(facts: LineFacts, sentence: tuple[int, int], in_reply: bool, baits: bool) -> bool:
    if not facts.is_question(sentence):
        return False
    if len(facts.plain(sentence).split()) > _LONGEST_QUESTION or _is_quoted(facts, sentence):
        return False
    if facts.has("asks_a_hand", sentence):
        return not baits
    if any(facts.has(closed, sentence) for closed in _CLOSED):
        return False
    if in_reply and facts.has("asks_them", sentence):
        return True
    if facts.has("any_answer", sentence) and not baits:
        return True
    if baits and facts.has("bare_opinion", sentence):
        return False
    return facts.has("open_question", sentence) and facts.has("question_about_them", sentence)


_NO_TALK = ("rhetorical", "asked_of_nobody", "asks_a_hand")
"""Questions that no answer of one's own opens: what nobody is to answer, and help asked for."""


def own_answer(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """A question to the readers, and the writer's own answer after it, or before "and you?"."""
    answers = passage.cue("own_answer")
    if not answers:
        return
    sentences = passage.sentences
    for number, one in enumerate(sentences):
        if not one.is_question or any(passage.within(passage.cue(c), one.span) for c in _NO_TALK):
            continue
        after = sentences[number + 1 : number + 1 + _SOON_ANSWERED]
        beside = [s for s in after if not s.is_question]
        if passage.within(passage.cue("and_you"), one.span):
            beside += sentences[max(0, number - 1) : number]
        if any(passage.within(answers, s.span) for s in beside):
            yield Finding(rule, (one.span,))
            return


def promo_after_talk(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """A genuine question first, an offer later."""
    asked = _asked(passage)
    if not asked or not passage.has("offer_sign", "ad_programme", "ad_come", "ad_available"):
        return
    offers = sorted((*passage.cue("order_buy"), *passage.cue("ad_programme")))
    later = [span for span in offers if span.start >= asked[0].end - 1]
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
        yield Finding(rule, read_together(passage.text, spans))


def natural_voice(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """Two turns of speech, outside quotations and stock phrases, in somebody's first person."""
    if at_help_desk(passage):
        return
    spans = passage.by_line(_own_turns)
    if len(spans) >= _FEW_TURNS:
        yield Finding(rule, spans[:_FEW_TURNS])


def _own_turns(facts: LineFacts) -> list[tuple[int, int]]:
    others = (*facts.found("quotation"), *facts.found(("rule", "template-phrase")))
    return [
        one
        for one in facts.found("spoken")
        if not any(begin <= one[0] < end for begin, end in others)
    ]


def open_ending(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """The last words are a question that readers can answer."""
    last = next((s for s in reversed(passage.sentences) if words_of(s.plain)), None)
    if last is not None and last.span.start and last.span in _asked(passage)[-1:]:
        yield Finding(rule, (last.span,))


def creative_contest(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """Something to create, a prize, and no spreading asked for."""
    spans = passage.phrases(rule.id)
    if spans and passage.has("prize") and not passage.has("entry_by_spread"):
        yield Finding(rule, spans)


DETECTORS = {
    "natural_voice": natural_voice,
    "open_ending": open_ending,
    "creative_contest": creative_contest,
    "genuine_question": genuine_question,
    "own_answer": own_answer,
    "promo_after_talk": promo_after_talk,
    "meets_need": meets_need,
}
