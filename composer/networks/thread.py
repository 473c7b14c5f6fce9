"""A long text as a numbered thread: posts that follow one another, each within the limit."""

from __future__ import annotations

import re

from composer.networks.counting import Count, count
from composer.networks.known import Network

BREAK = "\n---\n"
"""What parts the posts of a thread in one text: a line of three hyphens."""

_BREAK = re.compile(r"\n[ \t]*-{3,}[ \t]*\n")
# From the best place to part a text to the worst: paragraph, line, sentence, clause, word.
_PLACES = (
    re.compile(r"\n\s*\n"),
    re.compile(r"\n"),
    re.compile(r"(?<=[.!?…])[\"'»”)]*[ \u00a0\u202f]+"),
    re.compile(r"(?<=[,;:–—])[ \u00a0\u202f]+"),
    re.compile(r"[ \u00a0\u202f]+"),
)
_FULL_ENOUGH = 0.5
_NUMBER = re.compile(r"\s*\b\d{1,3}/\d{1,3}$")


def posts_of(one: Network, text: str) -> tuple[str, ...]:
    """Return the posts of a thread, without the lines between them.

    Any other text, and every text where a network has no threads, is one post.
    """
    return tuple(_BREAK.split(text)) if one.threads and "---" in text else (text,)


def counts(one: Network, text: str, spoiler: str = "") -> tuple[Count, ...]:
    """Return the count of each post of a thread, of the whole text where it is none."""
    return tuple(count(one, part, spoiler) for part in posts_of(one, text))


def as_thread(one: Network, text: str, spoiler: str = "") -> str:
    """Return a text as a thread of posts that all fit, numbered ``1/3`` at their ends.

    Breaks that are there stay; numbers that are there are counted anew. Posts are parted between
    paragraphs where that leaves them half full, else between sentences, clauses or words. A text
    that fits in one post comes back as it is, and so does every text where the content warning
    ``spoiler``, which each post repeats, leaves no room.
    """
    given = [_NUMBER.sub("", part).strip() for part in posts_of(one, text)]
    if one.limit is None or (len(given) == 1 and count(one, text, spoiler).valid):
        return text
    if not _fits(one, "", len("\n\n999/999") + 1, spoiler):
        return text
    digits = 1
    while True:
        room = len(f"\n\n{'9' * digits}/{'9' * digits}")
        parts = [piece for part in given if part for piece in _parted(one, part, room, spoiler)]
        if len(str(len(parts))) <= digits:
            break
        digits += 1
    total = len(parts)
    return BREAK.join(f"{part}\n\n{number}/{total}" for number, part in enumerate(parts, 1))


def split_place(one: Network, text: str, spoiler: str = "") -> int:
    """Return where a text that is too long is best parted, in code points: what stands before fits."""
    return _split(one, text, 0, spoiler)


def over_from(one: Network, text: str, spoiler: str = "") -> int | None:
    """Return where a text begins to be too long, in code points; None where it fits.

    For a thread it is the first post that is too long. ``spoiler`` is a content warning.
    """
    start = 0
    breaks = _BREAK.finditer(text) if one.threads else ()
    for match in (*breaks, None):
        end = len(text) if match is None else match.start()
        part = text[start:end]
        counted = count(one, part, spoiler)
        if not counted.valid and (counted.over or _is_heavy(one, part)):
            return start + (_longest(one, part, 0, spoiler) if part else 0)
        start = end if match is None else match.end()
    return None


def _is_heavy(one: Network, text: str) -> bool:
    return one.byte_limit is not None and (count(one, text).size or 0) > one.byte_limit


def _parted(one: Network, text: str, room: int, spoiler: str) -> list[str]:
    parts = []
    rest = text
    while not _fits(one, rest, room, spoiler):
        place = _split(one, rest, room, spoiler)
        parts.append(rest[:place].rstrip())
        rest = rest[place:].lstrip()
    if rest:
        parts.append(rest)
    return parts


def _fits(one: Network, text: str, room: int, spoiler: str) -> bool:
    counted = count(one, text + "9" * room, spoiler)
    return not counted.over and (
        counted.size_limit is None or (counted.size or 0) <= counted.size_limit
    )


def _longest(one: Network, text: str, room: int, spoiler: str) -> int:
    """Return how many code points of a text fit beside ``room`` characters, at least 1."""
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if _fits(one, text[:middle], room, spoiler):
            low = middle
        else:
            high = middle - 1
    return low


def _split(one: Network, text: str, room: int, spoiler: str) -> int:
    longest = _longest(one, text, room, spoiler)
    for number, pattern in enumerate(_PLACES):
        enough = longest * _FULL_ENOUGH if number < len(_PLACES) - 1 else 1
        places = [m.end() for m in pattern.finditer(text, 0, longest + 1) if m.start() <= longest]
        good = [place for place in places if enough <= place < len(text)]
        if good:
            return good[-1]
    return longest
