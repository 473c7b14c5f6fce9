"""A post as a proofreader should read it: what is no prose is masked, and words are plain."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

import regex

from composer.text.folding import fold
from composer.text.language import guess_language
from composer.text.lines import Line, read_line
from composer.text.remembering import A_TEXT, remembering

LINK_STAND_IN, HANDLE_STAND_IN = "https://a.fr/", "@abc"
"""What LanguageTool reads for a link and a handle: with these it finds nothing wrong around them.

Words, names or digits in their place make it miss mistakes or find some that are not there.
"""

_PIECE = r"[\p{L}\p{N}][\p{L}\p{N}\p{M}\p{Cf}]*+"
_WORD = regex.compile(
    rf"{_PIECE}(?:['’ʼ‐‑·•‧⋅-]{_PIECE})*+"
    r"(?:\((?:e|ne|le|se|es|s)\)s?|\.(?:e|es|nes|[tr]rices?|rices?|euses?|ères?|(?:ne|ve)(?=\.s))"
    r"(?:\.s)?(?![\w.]))?"
)
_INCLUSIVE = regex.compile(
    r"(?P<word>\p{L}[\p{L}'’-]*?)"
    r"(?:[·•‧⋅]\p{L}{1,6}?(?:[·•‧⋅]?(?P<many>[sx]))?"
    r"|\.\p{L}{1,6}?(?:\.?(?P<many>s))?"
    r"|\((?:e|ne|le|se|es|s)\)(?P<many>s)?)"
)
READ_LENGTH = 100_000
"""The longest text that is read, in code points."""
_FEWEST_WORDS = 5
"""A line with fewer words is read in the language of the post, whatever it looks like."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of prose. ``plain`` is how it is spelled: composed accents, no invisible signs, plain
    letters for fancy ones, the first form of an inclusive one (abonnés for abonné·e·s).

    ``opens`` says that a sentence begins with it, so that its capital means nothing.
    """

    start: int
    end: int
    plain: str
    opens: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """What a proofreader reads. All places are in code points of ``text`` and in order.

    Nothing may be raised inside ``silent`` places: links, handles, hashtags, emoji, lines in
    another language. ``instead`` names what should be read in place of some stretches: one text
    for (start, end).
    """

    text: str
    words: tuple[Word, ...]
    silent: tuple[tuple[int, int], ...]
    instead: tuple[tuple[int, int, str], ...]


def read(text: str, language: str) -> Reading:
    """Read ``text``, a post in ``language`` (``"fr"`` or ``"en"``).

    Texts longer than :data:`READ_LENGTH` are not read: no network takes them.
    """
    if len(text) > READ_LENGTH:
        return Reading(text, (), (), ())
    words: list[Word] = []
    silent: list[tuple[int, int]] = []
    instead: list[tuple[int, int, str]] = []
    start = 0
    for line in text.split("\n"):
        found = _read_line(line, language)
        words.extend(Word(w.start + start, w.end + start, w.plain, w.opens) for w in found.words)
        silent.extend((begin + start, end + start) for begin, end in found.silent)
        instead.extend((begin + start, end + start, word) for begin, end, word in found.instead)
        start += len(line) + 1
    return Reading(text, tuple(words), tuple(silent), tuple(instead))


@remembering(A_TEXT)
def _read_line(text: str, language: str) -> Reading:
    line = read_line(text)
    entities = sorted(line.links + line.handles + line.hashtags + line.emoji)
    stand_ins = [(*place, LINK_STAND_IN) for place in line.links]
    stand_ins += [(*place, HANDLE_STAND_IN) for place in line.handles]
    words = _words(line, entities)
    if len(words) >= _FEWEST_WORDS and _language(words) not in (language, None):
        return Reading(text, (), ((0, len(text)),), tuple(sorted(stand_ins)))
    stand_ins += [
        (word.start, word.end, word.plain)
        for word in words
        if text[word.start : word.end] != word.plain
    ]
    return Reading(text, tuple(words), tuple(entities), tuple(sorted(stand_ins)))


def _language(words: list[Word]) -> str | None:
    """Return the language of the words alone: an accent or « » does not make a line French."""
    return guess_language(fold(" ".join(word.plain for word in words)))


def _words(line: Line, entities: list[tuple[int, int]]) -> list[Word]:
    openings = {line.form.start(start) for start, _ in line.sentences}
    openings.update(end for _, end in line.emoji)
    places = sorted(openings, reverse=True)
    words: list[Word] = []
    at = 0
    for match in _WORD.finditer(line.text):
        start, end = match.span()
        while at < len(entities) and entities[at][1] <= start:
            at += 1
        if at < len(entities) and entities[at][0] < end:
            continue
        opens = False
        while places and places[-1] <= start:
            places.pop()
            opens = True
        words.append(Word(start, end, _plain(match.group()), opens))
    return words


def _plain(word: str) -> str:
    if word.isascii() and "." not in word and "(" not in word:
        return word
    visible = "".join(c for c in word if unicodedata.category(c) != "Cf")
    plain = unicodedata.normalize("NFKC", visible)
    inclusive = _INCLUSIVE.fullmatch(plain)
    if inclusive is None:
        return plain
    many = inclusive["many"] or (plain[-1] == "s" and plain[-2:-1] != ".")
    base = str(inclusive["word"])
    return base + "s" if many and base[-1] not in "sxz" else base
