"""Where marked words end: at a word that says something, never at "of the" or in "2,4 M€"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from composer.checks.findings import Span

_MARKS = r"\u0300-\u036f"
_WORD = rf"[^\W\d_][\w{_MARKS}]*(?:[-'’][^\W\d_][\w{_MARKS}]*)*['’]?|[0-9]+(?:[.,][0-9]+)*"
_LAST = re.compile(r"(?<![\w-])[^\W\d_]+['’]?$")
_NEXT = re.compile(
    rf"(?:(?<=['’])|[ \u00a0\u202f]{{1,2}})({_WORD})(?![\w{_MARKS}'’-]|://|[.@/][\w/])"
)
"""A word or a figure that stands whole: no part of a link, an address or a longer word."""


def _of_each_language(en: str, fr: str) -> dict[str, frozenset[str]]:
    return {"en": frozenset(en.split()), "fr": frozenset(fr.split())}


_BINDS = _of_each_language(
    "a an the my our your his her its their of",
    "un une le la les l' d' mon ma mes notre nos votre vos son sa ses leur leurs ce cet cette ces "
    "de du des au aux",
)
"""Words that say nothing without the one they lead to."""
_LEADS_ON = _of_each_language(
    "to in on at it's i we he she they this most more very not did didn't do don't doesn't has have had "
    "was were is are am been will would can could should st mt each every instead",
    "à en je j' on il elle c' n' s' très plus toute tout ne me te se vous a ai as avons avez ont est suis "
    "es sommes êtes sont avait avais st chaque lieu",
)
"""Words that say more with the one they lead to, but may also end what is said."""
JOINS = _of_each_language(
    "and or but who which that with for from by as than because whose so",
    "et ou mais qui que qu' car dont avec pour par sur dans chez comme",
)
"""Words that begin something else."""
_MAY_JOIN = _of_each_language("before after until while when", "avant après pendant quand lorsque")
"""Words that begin something else where a subject or "que" follows, and else end what is said."""
_SUBJECT = {
    "en": re.compile(r"(?:i|you|we|he|she|they|it|there)(?:'\w+)?"),
    "fr": re.compile(r"que|je|tu|on|nous|vous|ils?|elles?|ce|(?:qu|j|c)'.*"),
}
_TITLES = _of_each_language("mr mrs ms dr prof st mt", "m mme mlle dr pr me st ste")
_NAMED = re.compile(r"\.[ \u00a0\u202f][^\W\d_][\w'’-]+")
"""What follows a title that is written short: ". Mills"."""
_HALVES_OF_DAY, _CLOCK = {"a", "p"}, re.compile(r"\.m\b\.?")
_UNIT = re.compile(
    r"[ \u00a0\u202f]?(?:%|‰|[kM]?[€$£]|Md€|°C?|h(?:\d\d)?|k?m|[ckm]?[gl]|[cm]m|min|[ap]m|e|er|ère|st|nd|rd|th)(?![\w'’])"
)
_CURRENCIES, _DIGITS = "$€£", frozenset("0123456789")
_PAUSES, _LAST_BEFORE_LETTERS = frozenset(","), "@"
_CUT_AFTER = _PAUSES | _DIGITS
_REST_OF_WORD = re.compile(r"[^\W\d_]*(?:['’][^\W\d_]+)*")
"""What is left of "can't" after "can", or after "c"."""
_IN_FIGURES = ".,:"
_GROUPS = {
    "en": re.compile(r"(?!)"),
    "fr": re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?:[ \u00a0\u202f]\d{3})+(?!\d)"),
}
"""A figure in groups of three, as it is written in French: « 12 500 », never « 2025 200 »."""
_FARTHEST, _NEAR, _FIGURE = 3, 120, 16
"""How many words more may be marked, and code points that hold them, or half a figure."""
_LOOSE = " \u00a0\u202f,;:–—-"


def _written(words: Iterable[str]) -> frozenset[str]:
    """Return words as they may stand in a text, with what may stand before them."""
    forms = {form for word in words for form in (word, word.capitalize(), word.upper())}
    forms |= {form.replace("'", "’") for form in forms}
    return frozenset(before + form for form in forms for before in " \u00a0\n'’")


_ENDS_NOTHING = {one: _BINDS[one] | JOINS[one] | _MAY_JOIN[one] for one in _BINDS}
_HANGING = {
    one: _written(_ENDS_NOTHING[one] | _LEADS_ON[one] | _TITLES[one] | _HALVES_OF_DAY)
    for one in _BINDS
}


def _sizes_by_tail(words: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """Return how long the words are that end in the same two signs."""
    sizes: dict[str, set[int]] = {}
    for word in words:
        sizes.setdefault(word[-2:], set()).add(len(word))
    return {tail: tuple(sorted(found)) for tail, found in sizes.items()}


_TAILS = {one: _sizes_by_tail(words) for one, words in _HANGING.items()}


def finished(text: str, spans: tuple[Span, ...], language: str) -> tuple[Span, ...]:
    """Return spans of ``text`` that hold whole words and figures, and end where something is said.

    A span that ends within a word goes on to its end; one that ends in a comma ends before it. One
    that cuts a figure takes it in, with its currency or unit; two that share a figure become one. A
    span that ends in an article or "of", in "Dr." or in "3 a" goes on to what it leads to, in the
    same sentence; one that ends in "and", in "who" or in "before" with a subject after it ends
    before that. Nothing else changes: a span is never emptied and never runs into another. Spans
    are given in their order.
    """
    hanging, tails = _HANGING[language], _TAILS[language]
    # Slices and comparisons, in a list and not in any(): each call, and each step of a generator,
    # is paid at every key, for every line with a mark.
    if not [
        1
        for start, end in spans
        if text[end - 2 : end] in tails
        or text[end - 1] in _CUT_AFTER
        or text[start] in _DIGITS
        or (after := text[end : end + 1]) > _LAST_BEFORE_LETTERS
        or after == "'"
    ]:
        return spans
    spans = _uncut(text, spans, language)
    found = [
        number
        for number, (_, end) in enumerate(spans)
        for size in tails.get(text[end - 2 : end], ())
        if text[end - size : end] in hanging
    ]
    if not found:
        return spans
    done = list(spans)
    for number in found:
        start, end = spans[number]
        limit = spans[number + 1].start if number + 1 < len(spans) else len(text)
        farther = start + _length(text[start:end], text[end : end + _NEAR], language)
        if farther <= limit:
            done[number] = Span(start, farther)
    return tuple(done)


def _uncut(text: str, spans: tuple[Span, ...], language: str) -> tuple[Span, ...]:
    """Return spans with the whole of the words and figures that they cut."""
    if not [
        1
        for start, end in spans
        if text[end - 1] in _CUT_AFTER
        or text[start] in _DIGITS
        or (after := text[end : end + 1]) > _LAST_BEFORE_LETTERS
        or after == "'"
    ]:
        return spans
    return _with_whole_figures(text, _with_whole_words(text, spans), language)


def _with_whole_words(text: str, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    whole: list[Span] = []
    for number, (start, end) in enumerate(spans):
        while end > start + 1 and text[end - 1] in _PAUSES:
            end -= 1
        limit = spans[number + 1].start if number + 1 < len(spans) else len(text)
        rest = _REST_OF_WORD.match(text, end) if text[end - 1].isalpha() else None
        whole.append(Span(start, rest.end() if rest and rest.end() <= limit else end))
    return tuple(whole)


def _with_whole_figures(text: str, spans: tuple[Span, ...], language: str) -> tuple[Span, ...]:
    groups = _GROUPS[language]
    whole: list[Span] = []
    for start, end in spans:
        begin = _figure_begins(text, start, groups) if text[start] in _DIGITS else start
        close = _figure_ends(text, end, groups) if text[end - 1] in _DIGITS else end
        if whole and begin < whole[-1].end:  # both hold a part of one figure
            before = whole.pop()
            begin, close = before.start, max(before.end, close)
        whole.append(Span(begin, close))
    return tuple(whole)


def _figure_begins(text: str, at: int, groups: re.Pattern[str]) -> int:
    """Return where the figure begins whose digit stands at ``at``, with the currency before it."""
    at = _back_over(text, at)
    if grouped := _grouped(text, at, groups):
        at = grouped.start()
    return at - (at > 0 and text[at - 1] in _CURRENCIES)


def _back_over(text: str, at: int) -> int:
    while at:
        if text[at - 1].isdigit():
            at -= 1
        elif text[at - 1] in _IN_FIGURES and at > 1 and text[at - 2].isdigit():
            at -= 2
        else:
            break
    return at


def _figure_ends(text: str, at: int, groups: re.Pattern[str]) -> int:
    """Return where the figure ends whose digit stands before ``at``, with the unit after it."""
    if grouped := _grouped(text, at - 1, groups):
        at = grouped.end()
    while at < len(text):
        if text[at].isdigit():
            at += 1
        elif text[at] in _IN_FIGURES and text[at + 1 : at + 2].isdigit():
            at += 2
        else:
            break
    unit = _UNIT.match(text, at)
    return unit.end() if unit else at


def _grouped(text: str, digit: int, groups: re.Pattern[str]) -> re.Match[str] | None:
    """Return the figure in groups of three that holds the ``digit``, if there is one."""
    near = groups.finditer(text, max(0, digit - _FIGURE), digit + _FIGURE)
    return next((one for one in near if one.start() <= digit < one.end()), None)


@lru_cache(maxsize=4096)
def _length(words: str, after: str, language: str) -> int:
    """Return how many code points of ``words`` and what stands ``after`` them are marked.

    Remembered: while one types, most findings stand before the same words as at the key before.
    """
    text, end = words + after, len(words)
    last = _last_word(words)
    if last in _HALVES_OF_DAY and (clock := _CLOCK.match(text, end)):
        return clock.end()
    if last in _TITLES[language] and (named := _NAMED.match(text, end)):
        return named.end()
    following = _NEXT.match(text, end)
    if following is None:
        return end
    if last in _BINDS[language]:
        return _led_to(text, end, language) or _before(words, language)
    if last in _LEADS_ON[language]:
        return _led_to(text, end, language) or end
    if last in _MAY_JOIN[language]:
        begins = _SUBJECT[language].fullmatch(_folded(following[1]))
        return _before(words, language) if begins else end
    return _before(words, language) if last in JOINS[language] else end


def _led_to(text: str, end: int, language: str) -> int | None:
    """Return where the word ends that those before ``end`` lead to, if it is near."""
    for _ in range(_FARTHEST):
        following = _NEXT.match(text, end)
        if following is None:
            return None
        word = _folded(following[1])
        if word in JOINS[language]:
            return None
        end = following.end()
        if word[0].isdigit() and _NEXT.match(text, end):
            continue
        if word not in _BINDS[language] | _LEADS_ON[language]:
            return end
    return None


def _before(words: str, language: str) -> int:
    """Return the end of the words before those that lead or join to something else; two words stay."""
    shorter = words
    while True:
        last = _LAST.search(shorter)
        if last is None or _folded(last.group()) not in _ENDS_NOTHING[language]:
            return len(shorter)
        if shorter[: last.start()].endswith(_ONE_WORD):
            return len(shorter)
        before = shorter[: last.start()].rstrip(_LOOSE)
        if " " not in before:
            return len(words)
        shorter = before


_ONE_WORD = ("qu'", "qu’", "l'", "l’")
"""What "un" is a part of: « quelqu’un », « l’un »."""


def _last_word(words: str) -> str:
    last = _LAST.search(words)
    return _folded(last.group()) if last and last.start() > 0 else ""


def _folded(word: str) -> str:
    return word.casefold().replace("’", "'")
