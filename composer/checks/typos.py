"""Words typed with one letter wrong, read as the word of the rules that was meant.

The words the rules look for are their key words. A word that nobody knows, one letter away from
one key word alone, is read as that key word; spans still lead to the letters as typed. Names,
words in capitals, links, handles and hashtags are left as they are.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from composer.text.lines import Line, holding, read_line
from composer.text.vocabulary import is_known

_SHORTEST, _SHORTEST_KEY = 6, 5
_FIRST, _LAST = 2, 3
_ENDINGS = frozenset("ersz")
_REMEMBERED_WORDS = 16384
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_WORD = re.compile(r"(?<![^\W_])[a-z]{6,}(?![^\W_]|'[st]\b)")


class TypoReader:
    """Reads lines of one language with the key words of ``expressions`` (RE2, folded) set right.

    Words are remembered, so a line costs a look at each of its words.
    """

    def __init__(self, expressions: Iterable[str], language: str) -> None:
        self._language = language
        self._expressions = tuple(expressions)
        self._keys: frozenset[str] | None = None
        self._stems: frozenset[str] = frozenset()
        self._near: dict[str, list[str]] = {}
        self._near_stems: dict[str, list[str]] = {}
        self._meant = lru_cache(maxsize=_REMEMBERED_WORDS)(self._find)

    def read(self, text: str) -> Line:
        """Return ``text``, one line, taken apart, its plain form with the key words as meant."""
        line = read_line(text)
        changed = []
        for match in _WORD.finditer(line.plain):
            key = self._meant(match.group())
            if key and self._may_be_wrong(line, match.start(), match.end(), key):
                changed.append((match.start(), match.end(), key))
        return line.reading(changed) if changed else line

    def _may_be_wrong(self, line: Line, begin: int, end: int, key: str) -> bool:
        """Whether the word is no name and nobody knows it as it is written."""
        written = unicodedata.normalize(
            "NFKC", _INVISIBLE.sub("", line.text[line.form.start(begin) : line.form.end(end)])
        )
        if not written.islower():
            opens = written[1:].islower() and _opens_sentence(line, begin)
            if not opens or line.plain[begin] != key[0]:
                return False
        return not is_known(written, self._language)

    def _find(self, word: str) -> str | None:
        """Return the one key word that is one letter away from ``word``."""
        keys = self._index()
        if word in keys:
            return None
        parts = (word[:_FIRST] + "-", "-" + word[-_LAST:])
        near = {key for part in parts for key in self._near.get(part, ()) if _is_meant(word, key)}
        near.update(self._begun(word))
        return _nearest(word, near)

    def _begun(self, word: str) -> Iterator[str]:
        """Yield the known words that begin as a key word does, one letter away from ``word``."""
        for stem in self._near_stems.get(word[:_FIRST], ()):
            for cut in (len(stem) - 1, len(stem), len(stem) + 1):
                if is_one_letter_away(word[:cut], stem):
                    meant = stem + word[cut:]
                    if is_one_letter_away(word, meant) and is_known(meant, self._language):
                        yield meant

    def _index(self) -> frozenset[str]:
        """Return all key words, found on first need, with those that share their ends together.

        One wrong letter leaves the first two letters or the last three of a word as they were.
        """
        if self._keys is None:
            self._keys, self._stems = key_words(self._expressions)
            for key in self._keys:
                self._near.setdefault(key[:_FIRST] + "-", []).append(key)
                self._near.setdefault("-" + key[-_LAST:], []).append(key)
            for stem in self._stems:
                self._near_stems.setdefault(stem[:_FIRST], []).append(stem)
        return self._keys


def _opens_sentence(line: Line, begin: int) -> bool:
    """Whether nothing but signs stands between the start of a sentence and ``begin``."""
    number = holding(line.sentences, begin)
    if number is None:
        return False
    start = line.sentences[number][0]
    return not any(line.plain[at].isalnum() for at in range(start, begin))


def _nearest(word: str, near: set[str]) -> str | None:
    """Return the one word of ``near`` that is meant; None where it could be one or another.

    A letter typed twice is told at once; of forms of one word any will do.
    """
    if len(near) > 1:
        twice = (
            word[:at] + word[at + 1 :] for at in range(1, len(word)) if word[at] == word[at - 1]
        )
        near = near.intersection(twice) or near
    if not near:
        return None
    shared = _shared_start(near)
    if any(set(key[shared:]) - _ENDINGS for key in near):
        return None
    return min(near, key=lambda key: (abs(len(key) - len(word)), key))


def _shared_start(words: set[str]) -> int:
    """Return how many letters all ``words`` begin with together."""
    columns = zip(*words, strict=False)
    return next(
        (at for at, column in enumerate(columns) if len(set(column)) > 1), len(min(words, key=len))
    )


def _is_meant(word: str, key: str) -> bool:
    """Whether ``word`` is ``key`` typed wrong, and not another form of it."""
    return is_one_letter_away(word, key) and not (word[:-1] == key and word[-1] in "esxr")


def is_one_letter_away(one: str, other: str) -> bool:
    """Whether one letter more, less, other or swapped with its neighbour makes ``other``."""
    if len(one) > len(other):
        one, other = other, one
    if one == other or len(other) - len(one) > 1:
        return False
    half = (len(one) - 1) // 2
    if one[:half] != other[:half] and one[-half:] != other[-half:]:
        return False  # most are told apart here: one change leaves the begin or the end alone
    at = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    if len(one) < len(other):
        return one[at:] == other[at + 1 :]
    swapped = one[at : at + 2] == other[at : at + 2][::-1]
    return one[at + 1 :] == other[at + 1 :] or (swapped and one[at + 2 :] == other[at + 2 :])


_ATOM = r"(?:[a-z]\??|\[[a-z]+\]\??|\(\?:(?:[a-z|'-]|[a-z]\?|\[[a-z]+\]\??)*\)\??)"
_TOKEN = re.compile(rf"({_ATOM}+)(\)*\0)?")
_ATOMS = re.compile(rf"{_ATOM}|[-']")
_ANY_LETTERS = re.compile(r"(?:\\w|\[\\w[^\]]*\]|\[a-z\])[*+?]?")
_SIGN = re.compile(r"\\.|\[\^[^\]]*\]|\[[^\]]*[^a-z\]][^\]]*\]")
_JOINT = re.compile("[-' ]")
_MOST_FORMS = 400


def key_words(expressions: Iterable[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words that folded RE2 expressions spell out, and the beginnings of words."""
    words: set[str] = set()
    stems: set[str] = set()
    tokens = {
        token
        for expression in expressions
        for token in _TOKEN.findall(_SIGN.sub(" ", _ANY_LETTERS.sub("\0", expression)))
        if len(token[0]) >= _SHORTEST_KEY
    }
    for token, goes_on in tokens:
        forms = (token,) if token.isalpha() else _JOINT.split(" ".join(_forms(token)))
        (stems if goes_on else words).update(forms)
    return _long(words), _long(stems)


def _long(words: set[str]) -> frozenset[str]:
    return frozenset(word for word in words if len(word) >= _SHORTEST_KEY)


@lru_cache(maxsize=8192)
def _forms(token: str) -> tuple[str, ...]:
    """Return what a piece of an expression made of letters, classes and groups can spell."""
    forms = [""]
    for atom in _ATOMS.findall(token):
        options = _options(atom)
        forms = [form + option for form in forms for option in options][:_MOST_FORMS]
    return tuple(forms)


def _options(atom: str) -> list[str]:
    maybe = atom.endswith("?") and len(atom) > 1
    body = atom[:-1] if maybe else atom
    if body.startswith("["):
        options = list(body[1:-1])
    elif body.startswith("("):
        options = [form for one in body[3:-1].split("|") for form in _forms(one)]
    else:
        options = [body]
    return [*options, ""] if maybe else options
