"""Links as X finds them, in time that grows with the text and no faster.

The rules are those of twitter-text 3.1.0 (``extractUrlsWithIndices``), whose own pattern takes
minutes on 25,000 characters of ``a.``. Here a text without the name of a top-level domain after a
dot holds no link, and only the words around such a name are looked at, each once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from composer.resources import resource

_LONGEST_LINK = 4096
_LONGEST_LABEL = 63
_LONGEST_SLUG = 40

_SPACES = "\x09-\x0d\x20\x85\xa0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_DIRECTIONS = "\u202a-\u202e\u061c\u200e\u200f\u2066-\u2069"
_INVALID = "\ufffe\ufeff\uffff"
_PUNCTUATION = r"!'#%&()*+,\\\-./:;<=>?@\[\]\^_{|}~$"
_LATIN = (
    "\xc0-\xd6\xd8-\xf6\xf8-\xff\u0100-\u024f\u0253\u0254\u0256\u0257\u0259\u025b\u0263\u0268"
    "\u026f\u0272\u0289\u028b\u02bb\u0300-\u036f\u1e00-\u1eff"
)
_CYRILLIC = "\u0400-\u04ff"

_LETTER = f"[^{_PUNCTUATION}{_SPACES}{_INVALID}{_DIRECTIONS}]"
# Labels that neither begin nor end with a hyphen or low line, joined by single dots.
_WORD = re.compile(rf"{_LETTER}++(?:(?:\.|[-_]++){_LETTER}++)*+")
_MAY_PRECEDE = re.compile(f"[^A-Za-z0-9@＠$#＃{_INVALID}]")
_LETTER_ALONE = re.compile(_LETTER)
_MIDDLE = re.compile(rf"(?<=[^A-Za-z0-9@＠$#＃{_INVALID}]){_LETTER}")
_ASCII_PART = re.compile(rf"[-a-zA-Z0-9{_LATIN}](?:[-a-zA-Z0-9{_LATIN}.]*+)")
_SEPARATORS = re.compile("[\u3002\uff0e\uff61]")

_PORT = re.compile(r":[0-9]++")
_GENERAL = rf"[a-zA-Z0-9{_CYRILLIC}{_LATIN}!*';:=+,.$/%#\[\]\-\u2013_~@|&]"
_ENDING = rf"[-+a-zA-Z0-9{_CYRILLIC}{_LATIN}=_#/]"
_BETWEEN = r"[!*';:,.$%\[\]\u2013~@|&]"
_PARENTHESES = rf"\((?:{_GENERAL}++\)|{_GENERAL}*+\({_GENERAL}++\){_GENERAL}*+\))"
# A path ends in a sign that may end it, or in parentheses right after such a sign.
_PATH = re.compile(
    rf"/(?:{_PARENTHESES})*+"
    rf"(?:(?:{_BETWEEN}|{_PARENTHESES})*+{_ENDING}++(?:{_PARENTHESES})*+)*+"
)
_QUERY = re.compile(r"\?[a-zA-Z0-9!?*'@();:&=+$/%#\[\]\-_.,~|]*+")
_QUERY_END = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_&=#/")
_SHORTENED = re.compile(
    r"https?://t\.co/([a-zA-Z0-9]+)(?:\?[a-zA-Z0-9!?*'@();:&=+$/%#\[\]\-_.,~|]*[a-zA-Z0-9\-_&=#/])?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Ends:
    """Top-level domains: the Latin ones as a set, and what finds one after a dot."""

    latin: frozenset[str]
    pattern: re.Pattern[str]
    other: re.Pattern[str]


@lru_cache(maxsize=1)
def _ends() -> _Ends:
    lines = resource("networks", "tlds.txt").read_text("utf-8").splitlines()
    words = [word for line in lines if not line.startswith("#") for word in line.split()]
    others = sorted((word for word in words if not word.isascii()), key=len, reverse=True)
    # 155 names are many for every dot: looked at only where one of their own letters follows.
    letters = "".join({c for word in others for c in word.lower() + word.upper() if c > "\x7f"})
    other = rf"(?=[a-z]*+[{letters}])(?i:{'|'.join(others)})(?![0-9A-Za-z@+-])"
    pattern = re.compile(
        rf"\.(?:([A-Za-z]{{2,63}}+)(?![0-9A-Za-z@+-])|[xX][nN]--[-0-9A-Za-z]++|{other})"
    )
    latin = frozenset(word for word in words if word.isascii())
    return _Ends(latin, pattern, re.compile(rf"\.{other}"))


def _domain_ends(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield (dot, end) of each dot in a stretch that a top-level domain follows."""
    known = _ends()
    for match in known.pattern.finditer(text, start):
        if match.start() >= end:
            return
        latin = match.group(1)
        if latin is None or latin.lower() in known.latin:
            yield match.span()
        elif not text[match.end() : match.end() + 1].isascii():
            # "vermögensberater" begins with Latin letters that are no domain by themselves.
            other = known.other.match(text, match.start())
            if other:
                yield other.span()


def is_domain(words: str) -> bool:
    """Whether ``words`` end in a dot and a top-level domain."""
    name = words.rpartition(".")[2]
    known = _ends()
    if name.isascii():
        return "." in words and name.lower() in known.latin
    match = known.other.fullmatch("." + name)
    return "." in words and match is not None


def links(text: str, *, bare: bool = True, opens: bool = True) -> tuple[tuple[int, int], ...]:
    """Return the links of a text as (start, end) in code points, in order.

    ``bare`` finds those without ``http(s)://`` too; ``opens`` says that nothing stands before the
    text (else a line break does).
    """
    if "." not in text or next(_domain_ends(text, 0, len(text)), None) is None:
        return ()
    found: list[tuple[int, int]] = []
    done = 0 if opens else -1
    for word in _WORD.finditer(text):
        if word.end() <= done or "." not in word.group():
            continue
        for piece in _in_word(text, word.start(), word.end(), done):
            done = piece.end
            if piece.protocol or (bare and text[piece.start - 1 : piece.start] not in _BARRED):
                found.extend(piece.links(text))
    return tuple(found)


# What a link without protocol may not follow; the start of the text is no such sign.
_BARRED = ("-", "_", ".", "/")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch that reads as a link, whether it counts as one or not; all positions in the text."""

    start: int
    domain: int
    domain_end: int
    path: int
    end: int

    @property
    def protocol(self) -> bool:
        return self.start != self.domain

    def links(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield what X takes as links in this stretch: none where the domain cannot exist."""
        protocol = self.domain - self.start
        if (protocol or 8) + _utf16(text[self.start : self.end]) > _LONGEST_LINK:
            return
        domain = text[self.domain : self.domain_end]
        parts = list(_ascii_domains(domain))
        if not _can_exist(domain) or (domain[:4] == "xn--" and not parts):
            return
        if protocol:
            yield from self._with_protocol(text)
            return
        for number, (start, end) in enumerate(parts, 1):
            last = number == len(parts) and self.path
            yield self.domain + start, self.end if last else self.domain + end

    def _with_protocol(self, text: str) -> Iterator[tuple[int, int]]:
        short = _SHORTENED.match(text, self.start, self.end)
        if short is None:
            yield self.start, self.end
        elif len(short.group(1)) <= _LONGEST_SLUG:
            yield self.start, short.end()


def _in_word(text: str, start: int, end: int, done: int) -> Iterator[_Piece]:
    """Yield the stretches of one word that read as links; ``done`` is where the last one ended."""
    dots = list(_domain_ends(text, start, end))
    if not dots:
        return
    # The label before the last dot of a domain may hold no low line: from where it may begin.
    clean = [dot for dot in dots if _name_start(text, start, dot[0]) == start]
    dirty = [dot for dot in dots if _name_start(text, start, dot[0]) != start]
    if clean:
        protocol = _protocol(text, start, done)
        begins = protocol if protocol is not None else _first_start(text, start, clean[-1][0], done)
        if begins is not None:
            domain = start if protocol is not None else begins
            piece = _piece(text, begins, domain, clean[-1][1])
            yield piece
            done = piece.end
    for dot, domain_end in dirty:
        name = _name_start(text, start, dot)
        begins = _first_start(text, max(name, done), dot, done)
        if begins is not None and dot >= done:
            piece = _piece(text, begins, begins, domain_end)
            yield piece
            done = piece.end


def _name_start(text: str, start: int, dot: int) -> int:
    """Return where the label before ``dot`` may begin at the earliest, given the word's start."""
    label = max(text.rfind(".", start, dot) + 1, start)
    low = text.rfind("_", label, dot)
    return start if low < 0 else low + 1


def _first_start(text: str, start: int, dot: int, done: int) -> int | None:
    """Return the first place in [start, dot) where a domain may begin, None where there is none.

    The sign before it must be one that may stand there, and no part of the stretch before.
    """
    if start == 0 and done == 0:
        # As in twitter-text: at the very start, a first sign that may precede is taken as such.
        return 1 if dot > 1 and _MIDDLE.match(text, 1) else 0
    preceded = start == 0 or _MAY_PRECEDE.match(text, start - 1)
    if start > done and preceded and _LETTER_ALONE.match(text, start):
        return start
    match = _MIDDLE.search(text, max(start, done) + 1, dot)
    return match.start() if match else None


def _protocol(text: str, domain: int, done: int) -> int | None:
    """Return where ``http(s)://`` before a domain begins, None where there is none."""
    if text[domain - 3 : domain] != "://":
        return None
    for word in ("http", "https"):
        start = domain - 3 - len(word)
        if start < done or text[start : domain - 3].lower() != word:
            continue
        if start == 0 or (start > done and _MAY_PRECEDE.match(text, start - 1)):
            return start
    return None


def _piece(text: str, start: int, domain: int, domain_end: int) -> _Piece:
    end = domain_end
    port = _PORT.match(text, end)
    if port:
        end = port.end()
    path = 0
    found = _PATH.match(text, end)
    if found:
        path = len(found.group())
        end = found.end()
    query = _QUERY.match(text, end)
    if query:
        stop = query.end()
        while stop > end + 1 and text[stop - 1] not in _QUERY_END:
            stop -= 1
        if stop > end + 1:
            end = stop
    return _Piece(start, domain, domain_end, path, end)


def _can_exist(domain: str) -> bool:
    """Whether every label has 1 to 63 characters, written in ASCII."""
    for label in domain.split("."):
        if not 0 < len(label) <= _LONGEST_LABEL:
            return False
        if not label.isascii() and len(_coded(label)) > _LONGEST_LABEL:
            return False
    return True


def _coded(label: str) -> str:
    parts = _SEPARATORS.split(label)
    return ".".join(
        part if part.isascii() else "xn--" + part.encode("punycode").decode("ascii")
        for part in parts
    )


def _ascii_domains(domain: str) -> Iterator[tuple[int, int]]:
    """Yield the parts of a domain that X links where no protocol is written."""
    for part in _ASCII_PART.finditer(domain):
        dots = list(_domain_ends(domain, part.start(), part.end()))
        if dots:
            yield part.start(), dots[-1][1]


def _utf16(text: str) -> int:
    return len(text) + sum(character > "\uffff" for character in text)
