"""Words to use again: snippets for a place in a text, templates for a whole post."""

from __future__ import annotations

import re
from dataclasses import dataclass

_BLANK = re.compile(r"\[[^\[\]\n]{1,80}\]")


@dataclass(frozen=True, slots=True)
class Snippet:
    """Words kept under a name. ``whole`` ones are templates: a new post begins with them.

    ``id`` is a UUID in hex. Words in [brackets] are blanks to fill in.
    """

    id: str
    name: str
    text: str
    whole: bool = False


def first_blank(text: str) -> tuple[int, int] | None:
    """Return where the first [blank] of a text is, in code points; None where there is none."""
    found = _BLANK.search(text)
    return found.span() if found else None
