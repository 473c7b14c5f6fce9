"""Between the core's code points and the UTF-16 units of Qt and LanguageTool."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate


class Utf16Map:
    """Converts positions of one text, both ways, in constant time after one pass.

    Text without astral characters costs nothing. Positions beyond the end are cut to the end; a
    UTF-16 position inside a surrogate pair means the character's start.
    """

    def __init__(self, text: str) -> None:
        self._length = len(text)
        self._units: list[int] | None = None
        if not text.isascii() and max(text, default="") > "\uffff":
            self._units = list(accumulate((1 + (c > "\uffff") for c in text), initial=0))

    def to_utf16(self, position: int) -> int:
        """Return the UTF-16 position of a code-point position."""
        position = min(position, self._length)
        return position if self._units is None else self._units[position]

    def from_utf16(self, position: int) -> int:
        """Return the code-point position of a UTF-16 position."""
        if self._units is None:
            return min(position, self._length)
        found = bisect_left(self._units, position)
        if found > self._length:
            return self._length
        return found if self._units[found] == position else found - 1
