"""The one cleaning that a text gets at every way in."""

from __future__ import annotations

import re

_LINE_BREAK = re.compile("\r\n?|[\u2029\ufdd0\ufdd1]")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def without_lone_surrogates(text: str) -> str:
    """Return ``text`` with U+FFFD for each lone surrogate: it can be sent, and nothing moves."""
    return text if text.isascii() else _LONE_SURROGATE.sub("\ufffd", text)


def clean(text: str) -> str:
    """Return ``text`` with LF line breaks, without NUL, lone surrogates replaced by U+FFFD.

    Nothing else is touched: no-break spaces, marks and emoji stay as they are. U+2029, U+FDD0
    and U+FDD1 are line breaks to the editor, so they become one here already.
    """
    if text.isascii() and "\r" not in text and "\0" not in text:
        return text
    text = _LINE_BREAK.sub("\n", text).replace("\0", "")
    return without_lone_surrogates(text)
