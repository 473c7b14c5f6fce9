"""Between the core's code points and the UTF-16 units of Qt and LanguageTool."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


def has_astral(text: str) -> bool:
    """Whether a character of ``text`` takes two UTF-16 units."""
    return not text.isascii() and _ASTRAL.search(text) is not None


class Utf16Map:
    """Converts positions of one text, both ways, in the time of a look-up after one pass.

    Text without astral characters costs nothing. Positions beyond the end are cut to the end; a
    UTF-16 position inside a surrogate pair means the character's start.
    """

    def __init__(self, text: str) -> None:
        self._length = len(text)
        self._astral: list[int] = []
        if not text.isascii():
            self._astral = [match.start() for match in _ASTRAL.finditer(text)]
        self._pairs = [position + n for n, position in enumerate(self._astral)]

    def to_utf16(self, position: int) -> int:
        """Return the UTF-16 position of a code-point position."""
        position = min(position, self._length)
        return position + bisect_left(self._astral, position)

    def from_utf16(self, position: int) -> int:
        """Return the code-point position of a UTF-16 position."""
        before = bisect_right(self._pairs, position - 2)
        if before < len(self._pairs) and self._pairs[before] == position - 1:
            return self._astral[before]
        return min(position - before, self._length)
