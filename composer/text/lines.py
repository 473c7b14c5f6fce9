"""A line of a post taken apart: links, handles, hashtags, emoji, sentences, and its plain form."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

import regex

from composer.text.folding import FoldedLine, fold_line, replaced
from composer.text.remembering import A_TEXT, remembering

LINK, HANDLE, HASHTAG, EMOJI, LAST_EMOJI = "\x01", "\x02", "\x03", "\x04", "\x05"
"""What stands in the plain form for each character of a link, handle, hashtag or emoji; and for the
last of an emoji that ends a sentence, as a full stop would: "Made with love 💕 If you come…"."""

_TLD = (
    "com|fr|org|net|io|co|be|ch|ca|eu|uk|de|es|it|info|biz|app|shop|store|me|ly|gl|ai|dev|tv|bzh|"
    "paris|blog|link|news|club|example|lu|us|au|nz|ie|in|ph|my|sg|za|gle|gg|to|cc|social|site|online"
)
_ENTITY = re.compile(
    r"(?P<link>https?://[^\s<>\"«»]+|www\.[^\s<>\"«»]+"
    r"|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}"
    rf"|(?<![\w@#./-])(?:[a-zA-Z0-9][\w-]{{0,62}}\.){{1,4}}(?:{_TLD})(?![\w@-])(?:/[^\s<>\"«»]*)?)"
    r"|(?P<handle>(?<![\w/@])@[A-Za-z0-9_](?:[\w.-]{0,62}\w)?)"
    r"|(?P<hashtag>(?<![\w&/])[#＃](?=\w*[^\W\d_])\w{1,140})"
)
_MAY_HOLD_ENTITY = re.compile(r"[@#＃]|\.[^\s.]|://|www\.")
_EMOJI = regex.compile(
    r"\p{RI}\p{RI}|[0-9#*]️?⃣"
    r"|[\p{Extended_Pictographic}--[©®™‼⁉ℹ↔↕↖↗↘↙〰〽㊗㊙]](?:️|\p{EMod})?"
    r"(?:‍\p{Extended_Pictographic}(?:️|\p{EMod})?)*[\U000E0020-\U000E007F]*",
    flags=regex.V1,
)
_NOT_LETTERS = re.compile(r"[^ -ɏͰ-῿‐-⁞]")
_MAYBE_CAPITAL = re.compile(r"[^\W\d_a-zà-öø-ÿœ]")
_TRAILING = ".,;:!?…'’)]"
# Possessive, and only at the first sign of a run: linear on 100,000 emoji or full stops. The sign
# stands first, so that re looks for it alone and not for what may stand before it.
_SENTENCE_END = re.compile(
    r"[.!?\x04\x05](?:(?<=[.!?])(?<![.!?][\s\S])[.!?]*+[\"')\]]*+(?=\s|$|[\x01-\x05])"
    r"|(?<=[\x04\x05])(?<!\x04[\x04\x05])[\x04\x05]*+(?=\s*+\w))"
)
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:m|mm|mme|mr|mrs|ms|dr|st|ste|art|p|no|vs|etc|cf|ex|[a-z])\.$"
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a post, without its line break. All pairs are (start, end) in code points.

    ``plain`` is the folded line with links, handles, hashtags and emoji blanked out by their
    control sign, same length as the folded one; ``sentences`` are places in ``plain``, the other
    pairs are places in ``text``.
    """

    text: str
    form: FoldedLine
    plain: str
    links: tuple[tuple[int, int], ...]
    handles: tuple[tuple[int, int], ...]
    hashtags: tuple[tuple[int, int], ...]
    emoji: tuple[tuple[int, int], ...]
    sentences: tuple[tuple[int, int], ...]

    def reading(self, words: list[tuple[int, int, str]]) -> Line:
        """Return this line with stretches of its plain form read as other words.

        ``words`` are (start, end, word) in order. Places in the new plain form still lead to the
        text as written.
        """
        form = self.form.reading(words)
        plain = replaced(self.plain, words)
        return replace(self, form=form, plain=plain, sentences=_sentences(plain, form, self.text))


def holding(sentences: Sequence[tuple[int, int]], position: int) -> int | None:
    """Return the number of the one of ``sentences`` (in order) that holds ``position``."""
    number = bisect_left(sentences, (position + 1,)) - 1
    return number if number >= 0 and position < sentences[number][1] else None


def cased(line: Line) -> str:
    """Return the plain form of ``line`` with its capitals, place for place: for telling names."""
    if line.text.isascii() and line.text.lower() == line.plain:
        return line.text
    if line.form.origin is None:
        letters = list(line.plain)
        for match in _MAYBE_CAPITAL.finditer(line.text):
            letters[match.start()] = _like(match.group(), letters[match.start()])
        return "".join(letters)
    return "".join(
        _like(line.text[at], letter)
        for at, letter in zip(line.form.origin, line.plain, strict=False)
    )


def _like(written: str, letter: str) -> str:
    return letter.upper() if written.isupper() else letter


@remembering(A_TEXT, longest=A_TEXT // 2)
def read_line(text: str) -> Line:
    """Take one line apart. Lines are remembered, so an edit only reads the line it changed."""
    found: dict[str, list[tuple[int, int]]] = {"link": [], "handle": [], "hashtag": []}
    if _MAY_HOLD_ENTITY.search(text):
        for match in _ENTITY.finditer(text):
            start, end = match.span()
            name = match.lastgroup or "link"
            if name == "link":
                end = start + len(match.group().rstrip(_TRAILING))
            found[name].append((start, end))
    emoji = () if text.isascii() and "⃣" not in text else _emoji(text)
    form = fold_line(text)
    plain = _plain(form, found, emoji, text)
    return Line(
        text,
        form,
        plain,
        tuple(found["link"]),
        tuple(found["handle"]),
        tuple(found["hashtag"]),
        emoji,
        _sentences(plain, form, text),
    )


def _emoji(text: str) -> tuple[tuple[int, int], ...]:
    if not _NOT_LETTERS.search(text):
        return ()
    return tuple(match.span() for match in _EMOJI.finditer(text))


def _plain(
    form: FoldedLine,
    found: dict[str, list[tuple[int, int]]],
    emoji: tuple[tuple[int, int], ...],
    text: str,
) -> str:
    signs = [
        (start, end, sign)
        for sign, places in (
            (LINK, found["link"]),
            (HANDLE, found["handle"]),
            (HASHTAG, found["hashtag"]),
            (EMOJI, emoji),
        )
        for start, end in places
    ]
    if not signs:
        return form.folded
    marks: dict[int, str] = {}
    for start, end, sign in signs:
        for position in range(start, end):
            marks.setdefault(position, sign)
    origin = form.origin or range(len(form.folded))
    plain = "".join(
        marks.get(origin[position], character) for position, character in enumerate(form.folded)
    )
    return _with_ends(plain, form, text) if emoji else plain


_EMOJI_RUN = re.compile(r"(?<=\w)( *+\x04[ \x04]*+)([^\W\d_]+)(?![^\W\d_])")
_OPENERS_EN = (
    "if i we you it he she they this that these those there when where what who how why so but our my "
    "here now today tomorrow come open join let thank thanks please see find get book order"
)
_OPENERS_FR = (
    "si je on nous vous tu il elle ils elles ce cette ces c qui quand ou comment pourquoi mais notre "
    "nos mon ma mes merci venez viens rendez demain aujourd ici voici bonne bon le la les"
)
_OPENERS = frozenset(f"{_OPENERS_EN} {_OPENERS_FR}".split())
_POINTING = frozenset("👇👉👈👆➡⬇⤵")
"""Emoji that lead to what follows them, and so end no sentence."""


def _with_ends(plain: str, form: FoldedLine, text: str) -> str:
    """Return ``plain`` with each emoji marked that stands between a word and a new sentence.

    A new sentence begins with a word that opens many, written with one capital: after an emoji, a
    name, or a word that a finger points to, goes on with what was said.
    """
    letters = list(plain)
    for match in _EMOJI_RUN.finditer(plain):
        if match[2] not in _OPENERS:
            continue
        word = text[form.start(match.start(2)) : form.start(match.end(2) - 1) + 1]
        signs = text[form.start(match.start(1)) : form.start(match.start(2))]
        if word == word.capitalize() and _POINTING.isdisjoint(signs):
            letters[plain.rindex(EMOJI, match.start(), match.end(1))] = LAST_EMOJI
    return "".join(letters)


def _goes_on(plain: str, position: int, form: FoldedLine, text: str) -> bool:
    """Whether a small letter follows: an emoji within a sentence."""
    while plain[position] == " ":
        position += 1
    return text[form.start(position)].islower()


def _sentences(plain: str, form: FoldedLine, text: str) -> tuple[tuple[int, int], ...]:
    places: list[tuple[int, int]] = []
    start = 0
    for match in _SENTENCE_END.finditer(plain):
        if match.group() == "." and _ABBREVIATION.search(
            plain[max(start, match.end() - 6) : match.end()]
        ):
            continue
        if match.group()[0] in (EMOJI, LAST_EMOJI) and _goes_on(plain, match.end(), form, text):
            continue
        if words := plain[start : match.end()].lstrip():
            places.append((match.end() - len(words), match.end()))
        start = match.end()
    if words := plain[start:].lstrip():
        places.append((len(plain) - len(words), len(plain)))
    return tuple(places)
