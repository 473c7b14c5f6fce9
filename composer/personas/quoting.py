"""Words of a persona put between quotation marks, in the typography of a language."""

from __future__ import annotations

_MARKS = {"fr": ("«\u00a0", "\u00a0»", "“", "”"), "en": ("“", "”", "‘", "’")}
_PAIRS = {"«": "»", "“": "”", '"': '"', "„": "“"}
_SPACES = " \u00a0\u202f"
_CLOSING = ".…!,;:" + _SPACES


def spaced(text: str, language: str) -> str:
    """Return French text with U+00A0 before ``: ; ! ?`` and inside « », other text as it is."""
    if language != "fr":
        return text
    for sign in ":;!?»":
        text = text.replace(f" {sign}", f"\u00a0{sign}")
    return text.replace("« ", "«\u00a0")


def bare(text: str) -> str:
    """Return ``text`` in one line, without the marks and stops around it that a quote adds."""
    text = " ".join(text.split())
    while len(text) > 1 and _PAIRS.get(text[0]) == text[-1] and not _closes_early(text):
        text = text[1:-1].strip(_SPACES)
    return text.rstrip(_CLOSING)


def _closes_early(text: str) -> bool:
    """Whether the mark that opens ``text`` is closed before its end."""
    return _PAIRS[text[0]] in text[1:-1]


def quoted(text: str, language: str) -> str:
    """Return ``text`` quoted; marks inside it become those of the second level."""
    opening, closing, inner_opening, inner_closing = _MARKS[language]
    inside = spaced(bare(text), language)
    if language == "fr":
        for space in _SPACES:
            inside = inside.replace(f"«{space}", inner_opening).replace(f"{space}»", inner_closing)
    for mark in "«“":
        inside = inside.replace(mark, inner_opening)
    for mark in "»”":
        inside = inside.replace(mark, inner_closing)
    return f"{opening}{inside}{closing}"


def quoted_question(text: str, language: str) -> str:
    """Return ``text`` quoted, ending on one question mark."""
    asked = bare(text).rstrip("?" + _CLOSING)
    return quoted(f"{asked} ?" if language == "fr" else f"{asked}?", language)
