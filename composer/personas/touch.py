"""What a draft touches of a persona: the same words, whatever their form."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from composer.checks.findings import Reader, Span, Touch
from composer.personas.persona import Item, ItemKind, Persona
from composer.text.lines import read_line

_WORD = re.compile(r"[^\W_\d]+|\d+")
_COUNTED = (ItemKind.NEED, ItemKind.DESIRE, ItemKind.PROBLEM, ItemKind.QUESTION)
_SOCIAL = {
    "likez": "liker", "like": "liker", "likes": "liker", "taguez": "taguer", "tague": "taguer",
    "retweetez": "retweeter", "followez": "follower", "abonnes": "abonne", "abonnees": "abonne",
    "abonne": "abonne", "abonnez": "abonner", "dm": "message", "mp": "message", "story": "story",
    "stories": "story", "reel": "reel", "reels": "reel", "posts": "post", "postez": "poster",
}
_STOP = frozenset(
    # French
    "le la les un une des du de et en est que qui dans pour pas sur avec ce cette ces au aux plus par il "
    "elle ils elles nous vous je tu mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs mais "
    "ou donc ne se sont ont etre avoir faire tout tous toute toutes bien tres aussi comme si quand chez "
    "sans sous entre vers y on a c d j l m n qu s t jusqu lorsqu puisqu quoi dont aller pouvoir vouloir "
    "devoir falloir mettre meme autre encore deja trop peu moins jamais rien chaque quel quelle lequel "
    "laquelle moi toi lui eux cela ca ceci ici comment pourquoi combien parce car apres avant dire chose "
    "estce est-ce savoir quelque prendre venir voir "
    # English
    "the of and to is are was were be been in that it for on with as at this these those by from or an "
    "have has had not but we you your our they their he she his her its i me my us them than then too very "
    "some any one do does did can will would what when where how why who which there here all if so just "
    "about more up out get got go into over no nor only own same such s t d ll re ve m don now also even "
    "much many most other than each every whether really make thing say know want come take see".split()
)


@dataclass(frozen=True, slots=True)
class _Prepared:
    """An item made ready: its content lemmas with the item's own word for each."""

    item: Item
    lemmas: dict[str, str]
    needed: int


def touches(persona: Persona, text: str, language: str) -> tuple[Touch, ...]:
    """Return the items of ``persona`` that ``text`` touches, with the words on both sides.

    An item is touched when at least two of its content words (all of them, if it has one) stand in
    the text in any form, two of them within a paragraph. ``language`` is that of the text. Spans
    are in code points.
    """
    found: list[Touch] = []
    lines = _lines_with_lemmas(text, language)
    for prepared in _prepared(persona, language):
        touch = _touch(prepared, lines)
        if touch is not None:
            found.append(touch)
    return tuple(found)


def reader_of(persona: Persona, text: str, language: str) -> Reader:
    """Return what the checks need to know of ``persona`` for this text."""
    counted = [item for item in persona.items if item.kind in _COUNTED]
    return Reader(
        name=persona.name,
        networks=tuple(place.network for place in persona.places),
        items=len(counted),
        guesses_only=bool(persona.items) and not any(item.evidence for item in persona.items),
        touches=touches(persona, text, language),
    )


def _lines_with_lemmas(text: str, language: str) -> list[tuple[int, tuple[tuple[str, int, int], ...]]]:
    lines = []
    start = 0
    for line in text.split("\n"):
        lines.append((start, _line_lemmas(line, language)))
        start += len(line) + 1
    return lines


@lru_cache(maxsize=8192)
def _line_lemmas(line: str, language: str) -> tuple[tuple[str, int, int], ...]:
    """Return (lemma, start, end) of the content words of a line, places in code points."""
    read = read_line(line)
    found = []
    for match in _WORD.finditer(read.plain):
        lemma = _lemma(match.group(), language)
        if lemma:
            found.append((lemma, read.form.start(match.start()), read.form.end(match.end())))
    # simplemma knows accented forms better than folded ones: ask it for the written word too.
    return tuple((_lemma_written(line[a:b], lemma, language), a, b) for lemma, a, b in found)


def _lemma(word: str, language: str) -> str:
    """Return the folded word's lemma, empty for a word that says nothing by itself."""
    if word in _STOP or (len(word) < 3 and not word.isdigit()):
        return ""
    return _SOCIAL.get(word, word)


@lru_cache(maxsize=16384)
def _lemma_written(written: str, folded: str, language: str) -> str:
    from simplemma import lemmatize  # 70 ms to import: only once something is written

    if folded in _SOCIAL.values():
        return folded
    word = written.replace("’", "'").casefold()
    lemma = str(lemmatize(word, lang=language))
    plain = read_line(lemma).plain
    if plain in _STOP:
        return ""
    return _stem(plain)


def _stem(lemma: str) -> str:
    """Return a lemma without a plural or feminine ending that the dictionary left on it."""
    for ending in ("s", "x"):
        if len(lemma) > 4 and lemma.endswith(ending) and not lemma.endswith("ss"):
            return lemma[:-1]
    return lemma


@lru_cache(maxsize=64)
def _prepared(persona: Persona, language: str) -> tuple[_Prepared, ...]:
    spoken = persona.language or language
    ready = []
    for item in persona.items:
        lemmas = {
            lemma: item.text[a:b]
            for lemma, a, b in _line_lemmas(" ".join(item.text.split()), spoken)
            if lemma
        }
        if lemmas:
            ready.append(_Prepared(item, lemmas, 1 if len(lemmas) == 1 else 2))
    return tuple(ready)


def _touch(
    prepared: _Prepared, lines: list[tuple[int, tuple[tuple[str, int, int], ...]]]
) -> Touch | None:
    best: dict[str, list[Span]] = {}
    for start, words in lines:
        here: dict[str, list[Span]] = defaultdict(list)
        for lemma, a, b in words:
            if lemma in prepared.lemmas:
                here[lemma].append(Span(start + a, start + b))
        if len(here) > len(best):
            best = here
    if len(best) < prepared.needed:
        return None
    spans = tuple(sorted(spans[0] for spans in best.values()))
    words = tuple(prepared.lemmas[lemma] for lemma in best)
    return Touch(prepared.item.kind.value, prepared.item.text, spans, words)
