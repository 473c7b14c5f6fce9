"""How many words a text has, and how long it takes to read."""

from __future__ import annotations

WORDS_A_MINUTE = {"en": 228, "fr": 195}
"""Silent reading of grown-ups (Trauzettel-Klosinski and Dietz 2012, the IReST texts)."""


def count_words(text: str) -> int:
    """Return how many words there are: what stands between spaces and holds a letter or a digit.

    “l’eau” is one, as in word processors; signs and emoji that stand alone are none.
    """
    return sum(1 for part in text.split() if any(map(str.isalnum, part)))


def reading_seconds(words: int, language: str) -> int:
    """Return how long ``words`` take to read, in seconds, at least one where there are any."""
    if words <= 0:
        return 0
    return max(1, round(words * 60 / WORDS_A_MINUTE["fr" if language == "fr" else "en"]))
