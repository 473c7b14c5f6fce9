"""Texts for the benchmarks, made up here, of a given length."""

from __future__ import annotations

_ENGLISH = (
    "On Tuesday a customer asked me whether our rye would last until Friday. I had no idea, so I "
    "kept a loaf back, in a tea towel, on the board. By Friday evening it was better than on day "
    "one. Like our page so you never miss out, and find the full method on our website. "
    "How do you keep a loaf from one day to the next?\n\n"
)


def english(length: int) -> str:
    """Return an English post of ``length`` characters, in paragraphs."""
    parts = []
    written = 0
    number = 0
    while written < length:
        # Numbered, so that no paragraph is answered from the memory of another one.
        part = f"{number}. {_ENGLISH}"
        parts.append(part)
        written += len(part)
        number += 1
    return "".join(parts)[:length]
