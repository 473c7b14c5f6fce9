"""What one text of a post says otherwise than another, word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

_WORD = re.compile(r"\s+|\S+")
_MOST_WORDS = 2_000


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that both texts have, that only the new one has, or that only the old one had."""

    words: str
    kind: Literal["same", "added", "removed"]


def differences(old: str, new: str) -> tuple[Stretch, ...]:
    """Return what changed from ``old`` to ``new``, in order; no change gives one stretch at most.

    Texts of more than 2,000 words are told apart as wholes.
    """
    before, after = _WORD.findall(old), _WORD.findall(new)
    if old == new or len(before) + len(after) > _MOST_WORDS:
        parts = [("same", new)] if old == new else [("removed", old), ("added", new)]
        return tuple(Stretch(words, kind) for kind, words in parts if words)  # type: ignore[arg-type]
    found: list[Stretch] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            found.append(Stretch("".join(after[c:d]), "same"))
            continue
        if a < b:
            found.append(Stretch("".join(before[a:b]), "removed"))
        if c < d:
            found.append(Stretch("".join(after[c:d]), "added"))
    return tuple(found)
