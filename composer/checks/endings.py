"""Where marked words end: at a word that says something, never at "of the" or "leader de l’"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from composer.checks.findings import Span

_LAST = re.compile(r"[^\W\d_]+['’]?$")
_NEXT = re.compile(r"(?:(?<=['’])|[ \u00a0])([^\W_][\w-]*['’]?(?:[^\W\d_]+(?:['’][^\W\d_]+)?)?)")
_BINDS = {
    "en": frozenset(["a", "an", "the", "my", "our", "your", "his", "her", "its", "their", "of"]),
    "fr": frozenset(
        [
            "un",
            "une",
            "le",
            "la",
            "les",
            "l'",
            "d'",
            "mon",
            "ma",
            "mes",
            "notre",
            "nos",
            "votre",
            "vos",
            "son",
            "sa",
            "ses",
            "leur",
            "leurs",
            "ce",
            "cette",
            "ces",
            "de",
            "du",
            "des",
            "au",
            "aux",
        ]
    ),
}
"""Words that say nothing without the one they lead to."""
_LEADS_ON = {
    "en": frozenset(
        [
            "to",
            "in",
            "on",
            "at",
            "not",
            "is",
            "are",
            "was",
            "were",
            "be",
            "been",
            "it's",
            "i",
            "we",
            "he",
            "she",
            "they",
            "this",
        ]
    ),
    "fr": frozenset(
        ["a", "en", "pas", "est", "sont", "je", "j'", "on", "il", "elle", "c'", "n'", "s'"]
    ),
}
"""Words that say more with the one they lead to, but may also end what is said."""
_JOINS = {
    "en": frozenset(
        [
            "and",
            "or",
            "but",
            "who",
            "which",
            "that",
            "with",
            "for",
            "from",
            "by",
            "as",
            "than",
            "because",
            "whose",
            "so",
        ]
    ),
    "fr": frozenset(
        [
            "et",
            "ou",
            "mais",
            "qui",
            "que",
            "qu'",
            "car",
            "dont",
            "avec",
            "pour",
            "par",
            "sur",
            "dans",
            "chez",
            "comme",
        ]
    ),
}
"""Words that begin something else."""
_FARTHEST = 3
"""How many words more may be marked."""


def finished(text: str, spans: Iterable[Span], language: str) -> tuple[Span, ...]:
    """Return spans of ``text`` that each end at a word that says something.

    A span that ends in an article or "of" goes on to the word it leads to, in the same sentence;
    one that ends in "and" or "who" ends before it. Nothing else changes: a span never begins
    elsewhere, is never emptied and never runs into the next one.
    """
    done: list[Span] = []
    following = sorted(spans)
    for number, span in enumerate(following):
        limit = following[number + 1].start if number + 1 < len(following) else len(text)
        done.append(Span(span.start, _end(text, span, language, limit)))
    return tuple(done)


def _end(text: str, span: Span, language: str, limit: int) -> int:
    end = span.end
    last = _last_word(text, span.start, end)
    if _NEXT.match(text, end) is None:
        return end
    if last in _BINDS[language]:
        return _led_to(text, end, language, limit) or _before(text, span.start, end, language)
    if last in _LEADS_ON[language]:
        return _led_to(text, end, language, limit) or end
    return _before(text, span.start, end, language) if last in _JOINS[language] else end


def _led_to(text: str, end: int, language: str, limit: int) -> int | None:
    """Return where the word ends that those before ``end`` lead to, if it is near."""
    for _ in range(_FARTHEST):
        following = _NEXT.match(text, end)
        if following is None or following.end() > limit:
            return None
        end, word = following.end(), _folded(following[1])
        if word in _JOINS[language]:
            return None
        if word not in _BINDS[language] | _LEADS_ON[language]:
            return end
    return None


def _before(text: str, start: int, end: int, language: str) -> int:
    """Return the end of the words before those that lead or join to something else; two words stay."""
    shorter = end
    while True:
        last = _LAST.search(text, start, shorter)
        if last is None or _folded(last.group()) not in _BINDS[language] | _JOINS[language]:
            return shorter
        before = text[start : last.start()].rstrip(" \u00a0,")
        if " " not in before:
            return end
        shorter = start + len(before)


def _last_word(text: str, start: int, end: int) -> str:
    last = _LAST.search(text, start, end)
    return _folded(last.group()) if last and last.start() > start else ""


def _folded(word: str) -> str:
    return word.casefold().replace("’", "'")
