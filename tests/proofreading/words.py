"""Sentences with one mistake, and what may stand before it: the worst a post can hold."""

from __future__ import annotations

import unicodedata

PLACES = 50
BEFORE = (
    "🎉 ",
    "👩‍🍳🥖 ",
    "🇫🇷 ",
    "❤️‍🔥👍🏽 ",
    "me\u0301tro ",
    "«\u00a0menu\u00a0» ",
    "𝗠𝗲𝗻𝘂 ",
    "1\ufe0f\u20e3 ",
    "@karim.dubois.bsky.social ",
    "#Lyon2026 ",
    "https://fournil.example/pain?a=1#b ",
    "pho\u200bto ",
)
MISTAKES = {"fr": ("la boulangrie ouvre ", "boulangrie"), "en": ("the bakerry opens ", "bakerry")}


def places(language: str) -> list[tuple[str, int, int]]:
    """Return fifty texts, each with where its one misspelt word stands, in code points."""
    sentence, word = MISTAKES[language]
    found = []
    for number in range(PLACES):
        before = "".join(
            BEFORE[(number + step * 5) % len(BEFORE)] for step in range(1 + number % 7)
        )
        text = f"{before}{sentence}🥐 {unicodedata.normalize('NFD', 'café') if number % 3 else ''}."
        start = text.index(word)
        found.append((text, start, start + len(word)))
    return found
