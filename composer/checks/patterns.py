"""The patterns of rule files: how authors write them, and many of them run over a line at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

import re2

from composer.text.folding import fold
from composer.text.lines import EMOJI, HANDLE, HASHTAG, LAST_EMOJI, LINK
from composer.text.remembering import A_TEXT, remembering

ALWAYS_KNOWN: Mapping[str, str] = {
    "link": f"{LINK}+",
    "handle": f"{HANDLE}+",
    "hashtag": f"{HASHTAG}+",
    "emoji": f"[{EMOJI}{LAST_EMOJI}]+",
    "gap": rf"[^.!?;:\n{LAST_EMOJI}]{{0,40}}?",
    "word": r"[\w'-]+",
    "number": r"[0-9][0-9., ]*",
}
"""Names every pattern may use: signs of the plain form, and a short stretch within a sentence."""

_NAME = re.compile(r"\{([a-z_][a-z0-9_]*)\}")
_PIECE = re.compile(
    r"[!-@\]-z|}~]+"  # what stays as it is, a stretch at a time: files hold many
    r"|\\.|\{[a-z_][a-z0-9_]*\}|\[[^\]]*\]| +[?*]?|.",
    re.DOTALL,
)
_ATOM = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.", re.DOTALL)
_STRUCTURE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]", re.DOTALL)
"""What groups and choices are made of, and what may hide a sign of theirs."""
_OPEN, _EDGE = "(?:", r"\b"
_TIMES = re.compile(r"(?:(?P<sign>[?*+])|\{(?P<least>[0-9]*)(?P<comma>,?)(?P<most>[0-9]*)\})\??")
_REPEATED_LAST = re.compile(r"(?<!\\)(?:[?*+]|\{[0-9]*,?[0-9]*\})\??$")
_BEGINS_IN_WORD = re.compile(r"[^\W_]|\\[wd]|\[(?:\\w|[a-z0-9])")
_ENDS_IN_WORD = re.compile(
    r"(?<!\\)[^\W_]$|\\[wd]$|\[0-9\]$|\[(?!\^)(?:\\.|[^\]\\])*?(?:\\w|[a-z])(?:\\.|[^\]\\])*\]$"
)
"""A letter or digit, or a class that holds letters."""
_JOINT = re.compile(r"\[(?=[^\]]* )[ \-'’/&,]{2,}\]")
"""A class for what may stand between two words: a space or a sign, ``[ -]``."""
_SENTENCE_SIGNS = {".", "!", "?"}
"""What a class leaves out that stays in its sentence; an emoji that ends one goes with it."""
BLANK = f"[ {EMOJI}]"
_MEMORY = 1 << 28


class PatternError(ValueError):
    """A pattern that cannot be used, and why, for the author of the rule file."""


def expression(pattern: str, words: Mapping[str, str]) -> str:
    """Return the RE2 expression of one pattern of a rule file.

    Authors write proper French or English: the pattern is folded as the text is. A space stands
    for any run of spaces and emoji, `` ?`` for an optional one; ``{name}`` is a word list of the
    files or one of :data:`ALWAYS_KNOWN`; each choice of a pattern that begins or ends in a word does
    so at the edge of a word. Raises :class:`PatternError`.
    """
    pieces = (_piece(one.group(), words) for one in _PIECE.finditer(pattern.strip(" ")))
    return f"(?:{_from_edge(_to_edge(''.join(pieces)))})"


@lru_cache(maxsize=1 << 12)  # word lists stand in many patterns
def _from_edge(text: str) -> str:
    """Return an expression each of whose choices begins at the edge of a word, if it begins in one."""
    cuts, groups = _built(text)
    if cuts:
        return _each(_from_edge, text, cuts)
    first = _Group.of(text, groups[0]) if groups and groups[0][0] == 0 else None
    if first is None:
        return _EDGE + text if _BEGINS_IN_WORD.match(text) else text
    bounded, rest = _from_edge(first.inside), text[first.end :]
    wholly = bounded == _EDGE + _as_one(first.inside)
    if not first.may_lack:
        return _EDGE + text if wholly else f"{first.opening}{bounded}{first.again()}{rest}"
    led = _from_edge(rest)
    if led not in (rest, _EDGE + rest):  # some choices of the rest need an edge, others none
        return f"{_OPEN}{first.opening}{bounded}{first.again()}{rest}|{led})"
    edge = led[: len(led) - len(rest)]
    if wholly and edge:
        return _EDGE + text
    return f"{_OPEN}{first.opening}{bounded}{first.again()}|{edge}){rest}"


@lru_cache(maxsize=1 << 12)
def _to_edge(text: str) -> str:
    """Return an expression each of whose choices ends at the edge of a word, if it ends in one."""
    cuts, groups = _built(text)
    if cuts:
        return _each(_to_edge, text, cuts)
    bare = _REPEATED_LAST.sub("", text)
    last = _Group.of(text, groups[-1]) if groups and groups[-1][1] == len(bare) else None
    if last is None:
        return text + _EDGE if _ENDS_IN_WORD.search(bare) else _or_edge(text, bare)
    head, bounded = text[: groups[-1][0]], _to_edge(last.inside)
    wholly = bounded == _as_one(last.inside) + _EDGE
    if not last.may_lack:
        return text + _EDGE if wholly else f"{head}{last.before()}{last.opening}{bounded})"
    led = _to_edge(head) if head else head
    edge = led[len(head) :] if led in (head, head + _EDGE) else None
    if wholly and edge:
        return text + _EDGE
    if edge is None:
        return f"{_OPEN}{head}{last.before()}{last.opening}{bounded})|{led})"
    return f"{head}{_OPEN}{last.before()}{last.opening}{bounded})|{edge})"


def _or_edge(text: str, bare: str) -> str:
    """Return an expression whose last sign may lack: without it, the word before ends at its edge."""
    repeated = _TIMES.match(text, len(bare))
    if repeated is None or repeated["sign"] not in ("?", "*"):
        return text
    head = bare[: [atom.start() for atom in _ATOM.finditer(bare)][-1]]
    if not _ENDS_IN_WORD.search(head):
        return text
    return f"{head}{_OPEN}{bare[len(head) :]}{'+' if repeated['sign'] == '*' else ''}|{_EDGE})"


class _Group(NamedTuple):
    """A group at the beginning or end of an expression, and how often it may stand (0 to None times)."""

    opening: str
    inside: str
    end: int
    least: int
    most: int | None

    @classmethod
    def of(cls, text: str, place: tuple[int, int]) -> _Group | None:
        """Return the group that stands in ``place``, or None for one with flags or a name."""
        begin, end = place
        opening = _OPEN if text.startswith(_OPEN, begin) else "("
        inside = text[begin + len(opening) : end - 1]
        repeated = _TIMES.match(text, end)
        if inside.startswith("?"):
            return None
        if repeated is None:
            return cls(opening, inside, end, 1, 1)
        if repeated["sign"]:
            least, most = {"?": (0, 1), "*": (0, None), "+": (1, None)}[repeated["sign"]]
        else:
            least, most = int(repeated["least"] or 0), int(repeated["most"] or 0) or None
            if not repeated["comma"]:
                most = least
        return cls(opening, inside, repeated.end(), least, most)

    @property
    def may_lack(self) -> bool:
        """Whether the expression may match without it."""
        return self.least == 0

    def before(self) -> str:
        """Return what stands for the times before the last one, or for all but the first."""
        if self.most == 1:
            return ""
        most = "" if self.most is None else self.most - 1
        return f"{self.opening}{self.inside}){{{max(0, self.least - 1)},{most}}}"

    def again(self) -> str:
        """Return what closes the first time and stands for those after it."""
        return ")" + self.before()


def _each(to_edge: Callable[[str], str], text: str, cuts: tuple[int, ...]) -> str:
    """Return an expression with each of its choices led to an edge; one edge where all need it."""
    ends = [-1, *cuts, len(text)]
    choices = [text[a + 1 : b] for a, b in pairwise(ends)]
    bounded = [to_edge(choice) for choice in choices]
    if all(new == _EDGE + old for old, new in zip(choices, bounded, strict=True)):
        return _EDGE + _as_one(text)
    if all(new == old + _EDGE for old, new in zip(choices, bounded, strict=True)):
        return _as_one(text) + _EDGE
    return "|".join(bounded)


def _as_one(text: str) -> str:
    """Return an expression that a sign before or after it belongs to as a whole."""
    return f"{_OPEN}{text})" if _built(text)[0] else text


@lru_cache(maxsize=1 << 12)
def _built(text: str) -> tuple[tuple[int, ...], tuple[tuple[int, int], ...]]:
    """Return where the outermost ``|`` of an expression stand, and where its outermost groups do."""
    if "|" not in text and "(" not in text:
        return (), ()
    cuts: list[int] = []
    groups: list[tuple[int, int]] = []
    opened: list[int] = []
    for match in _STRUCTURE.finditer(text):
        sign, at = match.group(), match.start()
        if sign == "(":
            opened.append(at)
        elif sign == ")" and opened:
            begin = opened.pop()
            if not opened:
                groups.append((begin, match.end()))
        elif sign == "|" and not opened:
            cuts.append(at)
    return tuple(cuts), tuple(groups)


def _piece(piece: str, words: Mapping[str, str]) -> str:
    sign = piece[0]
    if sign == "\\" and len(piece) == 2:
        return piece
    if sign == "{" and _NAME.fullmatch(piece):
        name = piece[1:-1]
        found = words.get(name) or ALWAYS_KNOWN.get(name)
        if found is None:
            raise PatternError(f"{{{name}}} is not a word list")
        return f"(?:{found})"
    if sign == " ":
        return f"{BLANK}*" if piece.endswith(("?", "*")) else f"{BLANK}+"
    if sign == "[":
        if _JOINT.fullmatch(piece):
            return f"(?:{BLANK}+|{BLANK}*[{piece[1:-1].replace(' ', '')}]{BLANK}*)"
        inside = fold(piece[1:-1])
        stops = LAST_EMOJI if inside.startswith("^") and set(inside) >= _SENTENCE_SIGNS else ""
        return f"[{inside}{stops}]"
    return fold(piece) if not piece.isascii() or piece.isupper() else piece


def word_list(entries: list[str], words: Mapping[str, str]) -> str:
    """Return the alternatives of one word list, longest first, as an RE2 expression."""
    ordered = sorted(entries, key=len, reverse=True)
    return "|".join(
        "".join(_piece(piece.group(), words) for piece in _PIECE.finditer(entry))
        for entry in ordered
    )


def check_expression(text: str) -> None:
    """Raise :class:`PatternError` in RE2's own words when ``text`` does not compile."""
    options = re2.Options()
    options.log_errors = False
    try:
        re2.compile(text, options)
    except re2.error as problem:
        reason = problem.args[0] if problem.args else problem
        said = reason.decode() if isinstance(reason, bytes) else str(reason)
        raise PatternError(said) from None


Key = str | tuple[str, str]
"""What a pattern belongs to: the name of a cue, or ("rule", id) and ("unless", id)."""

Places = list[tuple[int, int]]
"""Where something matches in a plain form: (start, end), in order, apart from each other."""

_ENDS = ".!?"
_LEADS = ".!?:|"
"""What may stand, with a space, between the words matched and those before them."""
_TOKEN = re.compile(r"[^\\\[.!^$]+|\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.", re.DOTALL)
_TAME_ESCAPE = re.compile(r"\\[bdwsnt\\'\"/,:;&%#()\[\]{}|*+$@=<>^-]")
_RANGE = re.compile(r"(.)-(.)", re.DOTALL)
_COMPOUND = re.compile(r"-(?P<first>[^\W\d_]+)(?:-[^\W\d_]+)*")
_PRONOUNS = re.compile(
    "je|tu|il|elle|on|nous|vous|ils|elles|moi|toi|le|la|les|lui|leur|y|en|t|ce|ci|ca"
)
_BLANKS = (b"", b" ", b"_ _", b" " * 64, b"_" + b" " * 64 + b"_")
"""Texts in which every expression matches that may match nothing but spaces."""
_CUT = re.compile(rf"(?<=[{_ENDS}])(?= )")


def stays_in_sentence(text: str) -> bool:
    """Whether no match of an RE2 expression can hold ., ! or ?, nor depend on an edge of the line.

    Then it may be looked for in each sentence alone. When in doubt, the answer is no.
    """
    return all(_is_tame(match.group()) for match in _TOKEN.finditer(text))


@lru_cache(maxsize=1 << 14)
def _is_tame(token: str) -> bool:
    if token.startswith("\\"):
        return _TAME_ESCAPE.fullmatch(token) is not None
    if not token.startswith("[") or len(token) == 1:
        return token not in ".!^$"
    if "[:" in token:
        return False
    if token.startswith("[^"):
        return all(end in token for end in _ENDS)
    members = re.sub(r"\\[dwsnt'-]", "", token[1:-1])
    ranges = _RANGE.findall(members)
    return "\\" not in members and not any(
        end in members or any(first <= end <= last for first, last in ranges) for end in _ENDS
    )


def pieces(plain: str) -> list[str]:
    """Return a plain form in pieces that join up to it, cut where a space follows ., ! or ?."""
    return _CUT.split(plain)


class PatternSet:
    """Many expressions, run over a line in one pass of linear time.

    ``keyed`` are (key, expression) pairs; a key may stand several times. Sentences are remembered,
    so a line with one changed sentence costs that sentence. An expression that RE2 refuses raises
    :class:`PatternError`.
    """

    def __init__(self, keyed: list[tuple[Key, str]]) -> None:
        within = [stays_in_sentence(text) for _, text in keyed]
        self._by_sentence = _Scan(
            [pair for pair, stays in zip(keyed, within, strict=True) if stays]
        )
        self._by_line = _Scan(
            [pair for pair, stays in zip(keyed, within, strict=True) if not stays]
        )
        self._in_sentence = remembering(A_TEXT)(self._by_sentence.matches)

    def matches(self, plain: str) -> Matches:
        """Return which expressions match in ``plain``."""
        parts = [(0, self._by_line.matches(plain))]
        at = 0
        for sentence in pieces(plain):
            parts.append((at, self._in_sentence(sentence)))
            at += len(sentence)
        return Matches(parts)


class Matches:
    """Which expressions match in a plain form, by key; where they do is found for those asked for.

    Of the cues that a line meets, few are asked where they stand.
    """

    __slots__ = ("_parts", "_places", "keys")

    def __init__(self, parts: Sequence[tuple[int, _Part]]) -> None:
        """Take the parts of a plain form, each with its begin; they may lie over each other."""
        self._parts = parts
        self._places: dict[Key, Places] = {}
        self.keys: set[Key] = set().union(*[part.indexes for _, part in parts])

    def places(self, key: Key) -> Places:
        """Return where the expressions of ``key`` match, in order, overlaps merged."""
        if key not in self.keys:
            return []
        places = self._places.get(key)
        if places is None:
            places = self._places[key] = merged(
                [
                    (at + start, at + end)
                    for at, part in self._parts
                    for start, end in part.places(key)
                ]
            )
        return places

    def keep(self, key: Key, places: Places) -> None:
        """Take ``places`` as those of ``key``; none take it away."""
        self._places[key] = places
        if not places:
            self.keys.discard(key)


class _Part:
    """A stretch of a plain form and the numbers of the expressions of a scan that match in it."""

    __slots__ = ("_places", "_plain", "_scan", "indexes")

    def __init__(self, scan: _Scan, plain: str, indexes: Mapping[Key, list[int]]) -> None:
        self.indexes = indexes
        self._scan = scan
        self._plain = plain
        self._places: dict[Key, Places] = {}

    def places(self, key: Key) -> Places:
        """Return where the expressions of ``key`` match, in order, overlaps merged."""
        if key not in self.indexes:
            return []
        places = self._places.get(key)
        if places is None:
            places = self._places[key] = self._scan.places(self._plain, self.indexes[key])
        return places


class _Scan:
    """One set of expressions: which of them match at all, then where those do."""

    def __init__(self, keyed: list[tuple[Key, str]]) -> None:
        self._keyed = keyed
        self._compiled: dict[int, Any] = {}
        self._options = re2.Options()
        self._options.log_errors = False
        self._options.never_capture = True

    @cached_property
    def _set(self) -> Any:
        options = re2.Options()
        options.log_errors = False
        options.max_mem = _MEMORY
        whole = re2.Set.SearchSet(options)
        for _, text in self._keyed:
            whole.Add(text)
        if self._keyed:
            whole.Compile()
        return whole

    @cached_property
    def _blank(self) -> frozenset[int]:
        """The numbers of the expressions that may match nothing but spaces, which is no match."""
        return frozenset(index for text in _BLANKS for index in self._set.Match(text) or ())

    def matches(self, plain: str) -> _Part:
        """Return which expressions match in ``plain``."""
        indexes: dict[Key, list[int]] = {}
        found = self._set.Match(_data(plain)) if self._keyed and plain else None
        for index in found or ():
            if index not in self._blank or self.places(plain, [index]):
                indexes.setdefault(self._keyed[index][0], []).append(index)
        return _Part(self, plain, indexes)

    def places(self, plain: str, indexes: Iterable[int]) -> Places:
        """Return where these expressions match in ``plain``, in order, overlaps merged."""
        data = _data(plain)
        found: Places = []
        for index in indexes:
            places = [match.span() for match in self._pattern(index).finditer(data)]
            found += places if len(data) == len(plain) else _in_characters(data, places)
        return merged([tidied(plain, start, end) for start, end in found])

    def _pattern(self, index: int) -> Any:
        pattern = self._compiled.get(index)
        if pattern is None:
            text = self._keyed[index][1].encode()
            pattern = self._compiled[index] = re2.compile(text, self._options)
        return pattern


def _data(plain: str) -> bytes:
    """Return what RE2 searches as it is; a str it would encode and count at every match."""
    return plain.encode("utf-8", "replace")


def _in_characters(data: bytes, places: Places) -> Places:
    """Return places in UTF-8, in order and apart, in characters; empty ones are left out."""
    found: Places = []
    at = count = 0
    for start, end in places:
        if start < end:
            begin = count + len(data[at:start].decode())
            at, count = end, begin + len(data[start:end].decode())
            found.append((begin, count))
    return found


def tidied(plain: str, start: int, end: int) -> tuple[int, int]:
    """Return a match without spaces or the sign before it, and not cut within a compound."""
    if plain[start:end].isalnum() and plain[end : end + 1] != "-":
        return (start, end)  # a word: most are
    return _whole_words(plain, *_trimmed(plain, start, end))


def _trimmed(plain: str, start: int, end: int) -> tuple[int, int]:
    """Return a stretch without spaces at its edges, nor the sign that ends what stands before."""
    while start < end and plain[end - 1] == " ":
        end -= 1
    while start < end and plain[start] == " ":
        start += 1
    if start + 1 < end and plain[start] in _LEADS and plain[start + 1] == " ":
        return _trimmed(plain, start + 1, end)
    return (start, end)


def _whole_words(plain: str, start: int, end: int) -> tuple[int, int]:
    """Return a stretch that does not end within a compound ("grille|-pain"); "aimez|-vous" may part."""
    if plain[end : end + 1] == "-" and plain[end - 1 : end].isalpha():
        rest = _COMPOUND.match(plain, end)
        if rest is not None and not _PRONOUNS.fullmatch(rest["first"]):
            return (start, rest.end())
    return (start, end)


def merged(places: Places) -> Places:
    """Return ``places`` in order, those that overlap joined, empty ones dropped."""
    if len(places) == 1 and places[0][0] < places[0][1]:
        return places
    joined: Places = []
    for start, end in sorted(places):
        if start == end:
            continue
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
