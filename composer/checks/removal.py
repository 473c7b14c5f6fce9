"""The fix that takes words out of a text and leaves tidy sentences behind."""

from __future__ import annotations

from composer.checks.findings import Edit, Fix, Span
from composer.checks.patterns import merged

_SPACES = " \t\u00a0\u202f"


def removal(text: str, spans: tuple[Span, ...]) -> Fix:
    """Return the fix that takes ``spans`` out of ``text``; its edits are made when asked for."""
    return Fix("remove", lambda: _edits(text, spans))


def _edits(text: str, spans: tuple[Span, ...]) -> tuple[Edit, ...]:
    edits: list[Edit] = []
    for begin, end in merged([_widened(text, span) for span in spans]):
        stop, left = _left_behind(text, begin, end)
        edits.append(Edit(Span(begin, stop), left))
    return tuple(edits)


def _before(text: str, position: int, skipped: str) -> int:
    """Return where the run of ``skipped`` characters begins that ends at ``position``."""
    while position and text[position - 1] in skipped:
        position -= 1
    return position


def _opens(text: str, position: int) -> bool:
    """Whether a sentence opens at ``position``."""
    before = _before(text, position, _SPACES)
    return not before or text[before - 1] in ".!?…\n"


def _widened(text: str, span: Span) -> tuple[int, int]:
    """Return the stretch to take out: the words, and the signs that would be left alone."""
    start, end = span.start, span.end
    while end < len(text) and text[end] in _SPACES + ",;:.!?…)":
        end += 1
    closes = end == len(text) or text[end] == "\n" or any(c in ".!?…" for c in text[span.end : end])
    if not _opens(text, start):
        return (_before(text, start, _SPACES + ",;:–—-"), span.end)
    line_is_empty = not start or text[start - 1] == "\n"
    if closes and line_is_empty and end < len(text) and text[end] == "\n":
        end += 1
    elif end == len(text):
        start = len(text[:start].rstrip())
    return (start, end)


def _left_behind(text: str, begin: int, end: int) -> tuple[int, str]:
    """Return where a hole really ends and what fills it: a capital, a space, or nothing."""
    right = text[end : end + 1]
    if not right or not begin or text[begin - 1].isspace():
        capital = right.upper() if _opens(text, begin) else ""
        return (end + 1, capital) if capital and capital != right else (end, "")
    if right.isspace() or right in ".,;:!?…)":
        return (end, "")
    return (end, " ")
