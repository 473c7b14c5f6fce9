"""The folded form of a line: what rules are written against, with the way back to the text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_APOSTROPHES = "’‘ʼ′`´＇‛"
_QUOTES = "“”„«»‟″"
_DASHES = "‐‑‒–—−"
_FEMININE = "e|ne|te|ere|ve|rice|trice|euse|esse"
# The sign stands first, so that re looks for it alone and not for what stands before it.
_INCLUSIVE = re.compile(
    r"[·‧⋅•(./-](?:(?<=\w[·‧⋅•])\w{1,5}?(?:[·‧⋅•]s)?(?!\w)"
    r"|(?<=\w\()(?:e|ne|le|se|es|s)\)(?=s?\b)"
    rf"|(?<=[^\W\d_]{{3}}\.)(?:(?:{_FEMININE})\.?s|e)(?![\w'-])"
    rf"|(?<=[^\W\d_]{{3}}-)(?:(?:{_FEMININE})-?s|e)(?![\w'-])"
    r"|(?<=[^\W\d_]{3}/)(?:e/?)?s(?![\w'-]))"
)


_MAY_BE_INCLUSIVE = re.compile(r"[·‧⋅•./-]\w|\(\w")


class _FoldTable(dict[int, str]):
    """Folds one character at a time, and remembers it, so that ``str.translate`` does the work."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


def _fold_character(character: str) -> str:
    if character in _APOSTROPHES:
        return "'"
    if character in _QUOTES:
        return '"'
    if character in _DASHES:
        return "-"
    if character == "…":
        return "."
    category = unicodedata.category(character)
    if category in ("Mn", "Me", "Cf"):
        return ""
    if category in ("Zs", "Cc"):
        return " "
    if category == "Cs":  # half a character, which nothing that reads UTF-8 takes
        return "\ufffd"
    decomposed = unicodedata.normalize("NFKD", character.replace("œ", "oe").replace("Œ", "oe"))
    bare = "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()
    return bare.replace("æ", "ae").replace("⁄", "/").replace("·", "·") or ""


_TABLE = _FoldTable()


def fold(text: str) -> str:
    """Return ``text`` without accents, case, style of letters, apostrophes or invisible signs.

    No-break spaces become spaces, ligatures become their letters, so the length may change: use
    :func:`fold_line` where positions matter.
    """
    return text.translate(_TABLE)


@dataclass(frozen=True, slots=True)
class FoldedLine:
    """A folded line. ``origin[i]`` is where character ``i`` of ``folded`` stood, in code points.

    ``origin`` has one more entry, the length of the line; it is None when nothing moved.
    """

    folded: str
    origin: tuple[int, ...] | None

    def start(self, position: int) -> int:
        """Return the place in the line of the folded character at ``position``."""
        return position if self.origin is None else self.origin[position]

    def end(self, position: int) -> int:
        """Return where, in the line, a stretch ends that ends before folded ``position``.

        Marks that belong to the last character (accents, selectors) stay inside the stretch.
        """
        if self.origin is None or position == 0:
            return position
        return max(self.origin[position - 1] + 1, self.origin[position])

    def reading(self, words: list[tuple[int, int, str]]) -> FoldedLine:
        """Return this line with stretches read as other words: (start, end, word), in order."""
        before = self.origin or range(len(self.folded) + 1)
        origin: list[int] = []
        at = 0
        for start, end, word in words:
            origin.extend(before[at:start])
            origin.extend(before[min(start + n, end - 1)] for n in range(len(word)))
            at = end
        origin.extend(before[at:])
        return FoldedLine(replaced(self.folded, words), tuple(origin))


def replaced(text: str, words: list[tuple[int, int, str]]) -> str:
    """Return ``text`` with its stretches (start, end, word) replaced by their words."""
    pieces: list[str] = []
    at = 0
    for start, end, word in words:
        pieces += text[at:start], word
        at = end
    return "".join((*pieces, text[at:]))


def fold_line(line: str) -> FoldedLine:
    """Fold one line and keep the way back. Inclusive endings fold too: abonné·e·s to abonnes."""
    folded = line.translate(_TABLE)
    # The signs stand in few lines, and re finds them alone ten times as fast.
    inclusive = _MAY_BE_INCLUSIVE.search(folded) and _INCLUSIVE.search(folded)
    if inclusive is None and len(folded) == len(line) and _is_even(line):
        return FoldedLine(folded, None)
    origin = [position for position, sign in enumerate(line) for _ in _TABLE[ord(sign)]]
    origin.append(len(line))
    if inclusive is not None:
        folded, origin = _without_inclusive_endings(folded, origin)
    return FoldedLine(folded, tuple(origin))


def _is_even(line: str) -> bool:
    """Whether every character of ``line`` folds to exactly one."""
    return line.isascii() or all(len(_TABLE[ord(character)]) == 1 for character in set(line))


def _without_inclusive_endings(folded: str, origin: list[int]) -> tuple[str, list[int]]:
    kept: list[int] = []
    position = 0
    for match in _INCLUSIVE.finditer(folded):
        kept.extend(range(position, match.start()))
        if match.group().endswith("s"):
            kept.append(match.end() - 1)
        position = match.end()
    kept.extend(range(position, len(folded)))
    return "".join(folded[i] for i in kept), [origin[i] for i in kept] + [origin[-1]]
