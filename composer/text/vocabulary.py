"""Which words are known: those of the language, and our own lists."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache

from composer.resources import resource
from composer.text.folding import fold

_ACCENTED = {"a": "àâ", "c": "ç", "e": "éèêë", "i": "îï", "o": "ô", "u": "ùûü"}
_MOST_ACCENTS = 2


def is_known(written: str, language: str) -> bool:
    """Whether ``written`` is a word of ``language`` ("fr" or "en").

    Case does not matter. In French, accents may be missing and English words are known too. The
    first question loads the words, about 150 ms for each language.
    """
    from simplemma import is_known as in_dictionary

    if fold(written) in _own_words(language):
        return True
    word = written.lower()
    if in_dictionary(word, lang=language):
        return True
    if language != "fr":
        return False
    if in_dictionary(word, lang="en"):
        return True  # people write English words in French posts, hardly the other way round
    if word.endswith("ment") and is_known(word[:-4], "fr"):
        return True  # adverbs: simplement, massivement
    return any(in_dictionary(one, lang="fr") for one in _accented(word))


def _accented(word: str, accents: int = _MOST_ACCENTS, since: int = 0) -> Iterator[str]:
    """Yield ``word`` with accents that may be missing, and with the ligature œ."""
    if accents == _MOST_ACCENTS and "oe" in word:
        yield from (word.replace("oe", "œ"), *_accented(word.replace("oe", "œ")))
    for at in range(since, len(word)):
        for letter in _ACCENTED.get(word[at], ""):
            accented = word[:at] + letter + word[at + 1 :]
            yield accented
            if accents > 1:
                yield from _accented(accented, accents - 1, at + 1)


@cache
def _own_words(language: str) -> frozenset[str]:
    """Return the words of our lists, folded: the dictionary misses some of the commonest."""
    data = tomllib.loads(resource("words", f"{language}.toml").read_text("utf-8"))
    own = (form for forms in data["own"].values() for form in forms.split())
    listed = (word for name in ("stop", "faint", "time", "known") for word in data[name].split())
    return frozenset((*data["own"], *own, *listed))
