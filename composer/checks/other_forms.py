"""Forms that stand for each other: one reader or several (tu, vous), one thing or several.

Authors write a pattern once, ``suivez notre page``; it is looked for in its other forms too,
``suis nos pages``. The forms are those of ``resources/words/forms.toml``; French verbs in -ez are
turned by rule.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache

from composer.checks.patterns import BLANK
from composer.resources import resource
from composer.text.folding import fold

_PIECE = re.compile(r"\\.|\[[^\]]*\]|[a-z]+", re.DOTALL)
_GOES_ON = re.compile(r"[?*+{>]|\\(?!b)|\[(?! )|\((?!\?:\[ )")
_VOUS_BLANK = f"{BLANK}+"
_ENDINGS = (("iez", ("ie", "ies", "ais")), ("rez", ("re", "res", "ras")), ("ez", ("e", "es")))
_SHORTEST_VERB = 5


def with_other_forms(expression: str, language: str) -> str:
    """Return a folded RE2 expression that also matches the other forms of its words.

    Only words spelled out whole are turned: ``partage[zr]?`` says itself what it allows.
    """
    forms = _forms(language)
    pieces: list[str] = []
    at = 0
    for match in _PIECE.finditer(expression):
        word, start, end = match.group(), *match.span()
        if expression.startswith("?", end) and f"{word}?" in forms:
            word, end = f"{word}?", end + 1
        if start < at or not word[0].isalpha() or _GOES_ON.match(expression, end):
            continue
        others = forms[word] if word in forms else _of_verb(word, language)
        if not others:
            continue
        either = f"(?:{'|'.join((word, *others))})"
        if word == "vous" and expression.startswith(_VOUS_BLANK, end):
            either = f"(?:(?:vous|tu|te|toi){_VOUS_BLANK}|t')"
            end += len(_VOUS_BLANK)
        pieces += expression[at:start], either
        at = end
    return "".join((*pieces, expression[at:]))


def _of_verb(word: str, language: str) -> tuple[str, ...]:
    """Return how the verb of "vous" is said with "tu": gardez, garde and gardes."""
    if language != "fr" or len(word) < _SHORTEST_VERB:
        return ()
    for ending, others in _ENDINGS:
        if word.endswith(ending):
            return tuple(word[: -len(ending)] + other for other in others)
    return ()


@cache
def _forms(language: str) -> Mapping[str, tuple[str, ...]]:
    data = tomllib.loads(resource("words", "forms.toml").read_text("utf-8"))
    return {fold(word): tuple(fold(others).split()) for word, others in data[language].items()}
