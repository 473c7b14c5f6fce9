"""Finding words in a text, as somebody who writes means them."""

from __future__ import annotations

import re

_SPACES = r"[ \t\u00a0\u2009\u202f]"
_APOSTROPHES = "['\u2019\u02bc\uff07]"


def pattern(words: str, *, match_case: bool = False, whole_words: bool = False) -> re.Pattern[str]:
    """Return the pattern of ``words``: a space is any kind of space, an apostrophe any apostrophe.

    Everything else stands for itself. ``whole_words`` asks for no letter or digit on either side.
    The search is linear: nothing in ``words`` is a pattern.
    """
    parts = []
    for character in words:
        if character in " \t\u00a0\u2009\u202f":
            parts.append(_SPACES)
        elif character in "'\u2019\u02bc\uff07":
            parts.append(_APOSTROPHES)
        else:
            parts.append(re.escape(character))
    joined = "".join(parts)
    if whole_words:
        joined = rf"(?<!\w){joined}(?!\w)"
    return re.compile(joined, re.NOFLAG if match_case else re.IGNORECASE)


def places(
    text: str, words: str, *, match_case: bool = False, whole_words: bool = False
) -> tuple[tuple[int, int], ...]:
    """Return every place of ``words`` in ``text``, in order, none over another, in code points."""
    if not words:
        return ()
    wanted = pattern(words, match_case=match_case, whole_words=whole_words)
    return tuple(match.span() for match in wanted.finditer(text))
