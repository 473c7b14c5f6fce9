"""Detectors for signs: capitals, runs of marks, hashtags, emoji, letters that are none."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from composer.checks.findings import Edit, Finding, Fix, Span
from composer.checks.passage import Passage, PlacedLine
from composer.checks.rules import Rule
from composer.networks.counting import network
from composer.text.folding import fold

_CAPITALS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_MARKS = re.compile(r"[!?¡¿‼⁉]{2,}")
_SPACED_MARKS = re.compile(r"[!?]{2,}|(?:[!?][\u00a0\u202f ]){2,}[!?]")
_BROKEN = re.compile(r"#[ \u00a0]+(?=[^\W\d_])\w+")
_ART = re.compile(
    r"[═─━_=~*•.\-|/\\<>^]{10,}|¯\\_.{1,5}_/¯|\([\\/][^\w\s]{1,4}[\\/]\)|[╔╗╚╝║┃╭╮╰╯█▀▄░▒▓]{3,}"
)
_FEW_TAGS, _FEW_EMOJI = 5, 3
_SHORTEST_RUN = 2


def shouting(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """Two or more words in capitals in a row, or runs of ! and ?."""
    capitals = [
        span for placed in passage.lines for span in _shifted(_capitals(placed.line.text), placed)
    ]
    letters = sum(character.isalpha() for character in passage.text)
    marks = [
        span for placed in passage.lines for span in _shifted(_marks(placed.line.text), placed)
    ]
    if not capitals and not marks:
        return
    fixes = []
    if capitals and letters:
        edits = tuple(_lowered(passage.text, span) for span in capitals)
        fixes.append(Fix("lower-case", edits + tuple(_one_mark(passage.text, s) for s in marks)))
    elif marks:
        fixes.append(Fix("one-mark", tuple(_one_mark(passage.text, span) for span in marks)))
    ordered = tuple(Fix(f.label, tuple(sorted(f.edits, key=lambda e: e.span))) for f in fixes)
    yield Finding(rule, tuple(sorted(capitals + marks)), ordered)


def _shifted(places: tuple[tuple[int, int], ...], placed: PlacedLine) -> list[Span]:
    taken = (*placed.line.links, *placed.line.handles, *placed.line.hashtags)
    return [
        Span(placed.start + a, placed.start + b)
        for a, b in places
        if not any(a < end and b > start for start, end in taken)
    ]


@lru_cache(maxsize=4096)
def _capitals(line: str) -> tuple[tuple[int, int], ...]:
    """Return runs of words in capitals: two words of two letters at least, ten letters in all."""
    if line.islower():
        return ()
    runs: list[tuple[int, int]] = []
    start = end = count = letters = 0
    for match in (*_CAPITALS.finditer(line), None):
        word = match.group() if match else ""
        touching = (
            match is not None
            and end
            and not re.search(r"[.!?:;|()\[\]]", line[end : match.start()])
        )
        if match and word.isupper() and (touching or not count):
            start = start if count else match.start()
            end, count, letters = match.end(), count + (len(word) > 1), letters + len(word)
            continue
        if count >= _SHORTEST_RUN and letters >= 8:
            runs.append((start, end))
        count = letters = 0
        if match and word.isupper():
            start, end, count, letters = match.start(), match.end(), int(len(word) > 1), len(word)
    return tuple(runs)


@lru_cache(maxsize=4096)
def _marks(line: str) -> tuple[tuple[int, int], ...]:
    return tuple(m.span() for m in _MARKS.finditer(line))


def _lowered(text: str, span: Span) -> Edit:
    words = text[span.start : span.end].lower()
    before = text[: span.start].rstrip()
    if not before or before[-1] in ".!?…\n":
        words = words[:1].upper() + words[1:]
    return Edit(span, words)


def _one_mark(text: str, span: Span) -> Edit:
    return Edit(span, "?" if "?" in text[span.start : span.end] else "!")


def hashtag_pile(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """More than five hashtags, or more tags than words."""
    tags = passage.hashtags
    if len(tags) > _FEW_TAGS:
        yield Finding(rule, tags, (_kept(passage.text, tags, 2, "keep-two"),))


def hashtag_over_limit(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """More hashtags than the network allows or advises."""
    wanted = network(passage.given.network or "x").hashtags
    tags = passage.hashtags
    if wanted is not None and len(tags) > wanted:
        yield Finding(rule, tags[wanted:], (_kept(passage.text, tags[wanted:], 0, "remove"),))


def emoji_pile(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """Four emoji or more; neighbours are one span."""
    emoji = passage.emoji
    if len(emoji) > _FEW_EMOJI:
        yield Finding(rule, _joined(emoji), (_kept(passage.text, emoji, 1, "keep-one"),))


def emoji_bullet(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """Emoji at the start of two lines or more."""
    spans = []
    for placed in passage.lines:
        line = placed.line
        indent = len(line.text) - len(line.text.lstrip())
        if line.emoji and line.emoji[0][0] == indent:
            first = line.emoji[0]
            if line.text[first[1] :].strip():
                spans.append(Span(placed.start + first[0], placed.start + first[1]))
    if len(spans) >= _SHORTEST_RUN:
        edits = tuple(Edit(span, "-") for span in spans)
        yield Finding(rule, tuple(spans), (Fix("dashes", edits),))


def _joined(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    joined: list[Span] = []
    for span in spans:
        if joined and joined[-1].end == span.start:
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return tuple(joined)


def _kept(text: str, spans: tuple[Span, ...], keep: int, label: str) -> Fix:
    """Return the fix that takes all but the first ``keep`` out, with the space before each."""
    edits = []
    for span in spans[keep:]:
        start = span.start
        while start and text[start - 1] in " \u00a0":
            start -= 1
        edits.append(Edit(Span(start, span.end), ""))
    return Fix(label, tuple(edits))


def fancy_letters(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """Words in mathematical or enclosed letters."""
    spans = [
        span for placed in passage.lines for span in _shifted(_fancy(placed.line.text), placed)
    ]
    if spans:
        edits = tuple(
            Edit(s, unicodedata.normalize("NFKC", passage.text[s.start : s.end])) for s in spans
        )
        yield Finding(rule, tuple(spans), (Fix("plain-letters", edits),))


@lru_cache(maxsize=4096)
def _fancy(line: str) -> tuple[tuple[int, int], ...]:
    if line.isascii():
        return ()
    runs: list[tuple[int, int]] = []
    for position, character in enumerate(line):
        if not _is_fancy(character):
            continue
        if runs and runs[-1][1] == position:
            runs[-1] = (runs[-1][0], position + 1)
        else:
            runs.append((position, position + 1))
    return tuple(run for run in runs if run[1] - run[0] >= _SHORTEST_RUN)


def _is_fancy(character: str) -> bool:
    code = ord(character)
    return 0x1D400 <= code <= 0x1D7FF or 0x24B6 <= code <= 0x24E9 or 0xFF21 <= code <= 0xFF5A


def ascii_art(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """Drawings and rules made of signs."""
    spans = [
        span
        for placed in passage.lines
        for span in _shifted(tuple(m.span() for m in _ART.finditer(placed.line.text)), placed)
    ]
    if spans:
        yield Finding(rule, tuple(spans))


def broken_hashtag(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """A # that is cut off from its word."""
    if "#" not in passage.text:
        return
    spans = tuple(Span(*m.span()) for m in _BROKEN.finditer(passage.text))
    if spans:
        edits = tuple(
            Edit(s, "#" + passage.text[s.start + 1 : s.end].lstrip(" \u00a0")) for s in spans
        )
        yield Finding(rule, spans, (Fix("join", edits),))


def nothing_to_say(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """Almost no words once links, tags, handles and emoji are taken away."""
    if passage.given.kind == "reply" or not passage.text.strip():
        return
    words = [word for word in passage.words if not word.isdigit() and len(word) > 1]
    extras = len(passage.links) + len(passage.hashtags) + len(passage.emoji)
    if len(words) <= 2 and extras and "?" not in passage.text and fold(passage.text).strip():
        yield Finding(rule)


def no_reader(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """We and ours several times, and no you, no name, no question, no I."""
    if passage.given.kind == "reply" or passage.handles or "?" in passage.text:
        return
    if len(passage.cue("we")) >= 3 and not passage.has("you", "first_person"):
        yield Finding(rule)


DETECTORS = {
    "shouting": shouting,
    "hashtag_pile": hashtag_pile,
    "hashtag_over_limit": hashtag_over_limit,
    "emoji_pile": emoji_pile,
    "emoji_bullet": emoji_bullet,
    "fancy_letters": fancy_letters,
    "ascii_art": ascii_art,
    "broken_hashtag": broken_hashtag,
    "nothing_to_say": nothing_to_say,
    "no_reader": no_reader,
}
