"""The words of a line that carry meaning, brought to one form so that they can be compared."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache

from composer.resources import resource
from composer.text.folding import fold
from composer.text.lines import read_line
from composer.text.remembering import A_TEXT, remembering

_WORD = re.compile(r"aujourd'hui|rendez-vous|week-ends?|e-mails?|[^\W_\d]+|\d+")

_BEFORE_ADJECTIVE = frozenset(
    ("the", "at", "this", "our", "my", "your", "his", "her", "its", "their", "these", "very")
)
_STOPPED, _FAINTLY, _HALF = 0.0, 0.25, 0.5


@dataclass(frozen=True, slots=True)
class _Known:
    """What ``resources/words`` says of one language; all words are folded."""

    stop: frozenset[str]
    faint: frozenset[str]
    time: frozenset[str]
    own: dict[str, str]


@cache
def _known(language: str) -> _Known:
    data = tomllib.loads(resource("words", f"{language}.toml").read_text("utf-8"))
    own = {form: lemma for lemma, forms in data["own"].items() for form in forms.split()}
    stop, faint, time = (frozenset(data[key].split()) for key in ("stop", "faint", "time"))
    return _Known(stop, faint, time, own)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a line: its lemma and its folded form, its place in code points, its sentence.

    ``weight`` says how much sharing it means: 1 for a telling word, less for common ones, 0 for
    those that say nothing by themselves. ``lemma`` is for comparing, not for showing.
    """

    lemma: str
    folded: str
    start: int
    end: int
    sentence: int
    weight: float


@dataclass(frozen=True, slots=True)
class LineWords:
    """The words of a line, and where each telling lemma and folded form stands among them."""

    words: tuple[Word, ...]
    places: dict[str, tuple[int, ...]]


@remembering(A_TEXT)
def line_words(line: str, language: str) -> LineWords:
    """Return the words of one line; links, handles, hashtags and emoji are no words.

    ``language`` is ``"fr"`` or ``"en"``. Accents, case and apostrophes do not matter; lines are
    remembered, so an edit only reads the line it changed.
    """
    read = read_line(line)
    words: list[Word] = []
    sentence = 0
    for match in _WORD.finditer(read.plain):
        while sentence + 1 < len(read.sentences) and match.start() >= read.sentences[sentence][1]:
            sentence += 1
        start, end = read.form.start(match.start()), read.form.end(match.end())
        lemma, weight = _lemma(line[start:end], match.group(), language)
        words.append(Word(lemma, match.group(), start, end, sentence, weight))
    if language == "en":
        words = _without_last_week(words)
    places: dict[str, list[int]] = {}
    for number, word in enumerate(words):
        if word.weight:
            for key in {word.lemma, word.folded}:
                places.setdefault(key, []).append(number)
    return LineWords(tuple(words), {key: tuple(found) for key, found in places.items()})


@lru_cache(maxsize=32768)
def _lemma(written: str, folded: str, language: str) -> tuple[str, float]:
    """Return the lemma of a word and its weight."""
    known = _known(language)
    if folded in known.stop or (len(folded) < 2 and not folded.isdigit()):
        return folded, _STOPPED
    own = known.own.get(folded)
    lemma = fold(own or _from_dictionary(written, language))
    if lemma in known.stop and own is None:
        return lemma, _STOPPED
    weight = _FAINTLY if lemma in known.faint else _HALF if lemma in known.time else 1.0
    return _french_root(lemma) if language == "fr" else lemma, weight


def _from_dictionary(written: str, language: str) -> str:
    from simplemma import is_known, lemmatize  # 200 ms with its words: only when there are words

    word = written.casefold()
    lemma = str(lemmatize(word, lang=language))
    if language == "en" and lemma == word and word.endswith("ing"):
        rest = word[:-3]
        bases = (rest + "e", rest, rest[:-1])
        return next((base for base in bases if len(base) > 2 and is_known(base, lang="en")), word)
    return lemma


def _french_root(lemma: str) -> str:
    """Return what a verb, its participle and its noun share: tranche, trancher, tranché."""
    if lemma.endswith("s") and len(lemma) > 5 and not lemma.endswith("ss"):
        lemma = lemma[:-1]
    for ending, kept in (("ee", 3), ("er", 3), ("e", 4)):
        if lemma.endswith(ending) and len(lemma) - len(ending) >= kept:
            return lemma[: -len(ending)]
    return lemma


def _without_last_week(words: list[Word]) -> list[Word]:
    """Take the weight from "last" where it is no verb: last week, the last loaf."""
    kept = []
    for number, word in enumerate(words):
        if word.folded == "last":
            before = words[number - 1].folded if number else ""
            after = words[number + 1].folded if number + 1 < len(words) else ""
            adjective = before in _BEFORE_ADJECTIVE or after in _known("en").time | {"year", "time"}
            weight = _STOPPED if adjective else 1.0
            word = Word(word.lemma, word.folded, word.start, word.end, word.sentence, weight)
        kept.append(word)
    return kept
