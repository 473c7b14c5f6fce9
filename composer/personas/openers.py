"""Openers: first lines made from a persona's own items, quoted and not bent."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import dropwhile, zip_longest
from pathlib import Path
from typing import Any

from composer.personas.persona import Item, ItemKind, Persona
from composer.personas.quoting import bare, quoted, quoted_question, spaced
from composer.resources import resource
from composer.text.bilingual import Bilingual, ComposerError
from composer.text.folding import fold

LONGEST = 120
"""Longer items make no opener: a first line is short. In characters."""

_ACT_WORDS = 8
_PLACE = re.compile(r"\{(\w*)\}")
_SIMPLE = re.compile(r"[\w'’ -]+")


@dataclass(frozen=True, slots=True)
class Move:
    """A way to begin: what it needs to know, the strength it raises, the forms it takes.

    ``acts`` are the forms for an item that begins with its verb, as "Slices everything" does.
    ``heard`` asks for an item with evidence, because the line says that somebody said it.
    """

    id: str
    name: str
    needs: ItemKind | None
    strength: str
    forms: tuple[str, ...]
    acts: tuple[str, ...] = ()
    heard: bool = False


@dataclass(frozen=True, slots=True)
class Opener:
    """A suggested first line. ``key`` is the same for the same move, form and item, for ever."""

    key: str
    move: str
    move_name: str
    strength: str
    text: str


@dataclass(frozen=True, slots=True)
class _Verbs:
    """How an item of a language begins with its verb in the third person; all words folded."""

    verbs: frozenset[str]
    before: frozenset[str]
    not_after: frozenset[str]
    nowhere: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Book:
    moves: tuple[Move, ...]
    verbs: _Verbs


def moves(language: str, folder: Path | None = None) -> tuple[Move, ...]:
    """Return the moves of a language; ComposerError names file and reason if it cannot be read.

    ``folder`` is where the files ``fr.toml`` and ``en.toml`` are, by default those of the program.
    """
    return _book(language, folder).moves


@lru_cache
def _book(language: str, folder: Path | None = None) -> _Book:
    path = (folder or resource("openers")) / f"{language}.toml"
    try:
        data = tomllib.loads(path.read_text("utf-8"))
        verbs = data.get("verbs", {})
        names = ("verbs", "before", "not_after", "nowhere")
        words = [frozenset(_string(verbs, name, "").split()) for name in names]
        return _Book(tuple(_move(one) for one in data["move"]), _Verbs(*words))
    except KeyError as problem:
        raise _unreadable(
            path, f"{problem.args[0]} is missing", f"{problem.args[0]} manque"
        ) from None
    except (OSError, ValueError, TypeError, AttributeError) as problem:
        raise _unreadable(path, str(problem), str(problem)) from None


def _unreadable(path: Path, en: str, fr: str) -> ComposerError:
    return ComposerError(
        f"The openers of {path.name} cannot be read: {en}.",
        f"Les amorces de {path.name} sont illisibles\u00a0: {fr}.",
    )


def _string(entry: Mapping[str, Any], key: str, default: str | None = None) -> str:
    value = entry[key] if default is None else entry.get(key, default)
    if not isinstance(value, str):
        raise TypeError(f"{key} = {value!r}")
    return value


def _move(entry: Mapping[str, Any]) -> Move:
    needs = _string(entry, "needs")
    item = "question" if needs == ItemKind.QUESTION else "item"
    return Move(
        _string(entry, "id"),
        _string(entry, "name"),
        ItemKind(needs) if needs else None,
        _string(entry, "strength"),
        _forms(entry["forms"], {item} if needs else set()),
        _forms(entry.get("acts", []), {"act"}),
        entry.get("heard", False) is True,
    )


def _forms(entry: object, places: set[str]) -> tuple[str, ...]:
    if not isinstance(entry, list):
        raise TypeError(f"forms = {entry!r}")
    for form in entry:
        if not isinstance(form, str) or set(_PLACE.findall(form)) != places:
            raise ValueError(f"{form!r}")
    return tuple(entry)


def openers(
    persona: Persona | None,
    language: str,
    used: Collection[str] = (),
    passes: Callable[[str, str], bool] | None = None,
) -> tuple[Opener, ...]:
    """Return openers for ``persona`` in ``language``, the moves mixed, used ones left out.

    Without a persona, or with none of its items fitting, only moves that need nothing come.
    ``passes(text, strength)`` may refuse a line that the checks would not praise.
    """
    book = _book(language)
    by_move = [
        [
            opener
            for opener in _of_move(move, persona, language, book.verbs)
            if opener.key not in used and (passes is None or passes(opener.text, opener.strength))
        ]
        for move in book.moves
    ]
    rounds = zip_longest(*by_move)
    return tuple(opener for one_round in rounds for opener in one_round if opener is not None)


def missing(persona: Persona | None) -> Bilingual | None:
    """Return what to add so that there is something to make openers from, None if there is."""
    if persona is None:
        return Bilingual(
            "Choose a persona and the openers come from their own words. These need none:",
            "Choisissez un persona et les amorces viendront de ses mots. Celles-ci s’en passent\u00a0:",
        )
    if not any(_fits(move, item) for move in moves("en") for item in persona.items):
        return Bilingual(
            "One real question from this person is enough. Until then, these need none:",
            "Une vraie question de cette personne suffit. En attendant, celles-ci s’en passent\u00a0:",
        )
    return None


def _fits(move: Move, item: Item) -> bool:
    if item.kind is not move.needs or (move.heard and not item.evidence.strip()):
        return False
    return len(item.text) <= LONGEST and any(map(str.isalnum, item.text))


def _of_move(move: Move, persona: Persona | None, language: str, verbs: _Verbs) -> Iterator[Opener]:
    if move.needs is None:
        for number, form in enumerate(move.forms):
            text = spaced(form, language)
            yield Opener(f"{move.id}/{number}", move.id, move.name, move.strength, text)
        return
    fitting = [item for item in persona.items if _fits(move, item)] if persona else []
    for place, item in enumerate(fitting):
        acts = bool(move.acts) and _begins_with_verb(item.text, verbs)
        forms = move.acts if acts else move.forms
        # Each item begins with another form, so that the first ones shown differ.
        for step in range(len(forms)):
            number = (step + place) % len(forms)
            key = f"{move.id}/{'act' if acts else ''}{number}/{item.text}"
            text = _filled(forms[number], item.text, language)
            yield Opener(key, move.id, move.name, move.strength, text)


def _begins_with_verb(text: str, verbs: _Verbs) -> bool:
    """Whether an item says, from its first word, what the person does: "Slices everything"."""
    said = bare(text)
    words = re.findall(r"\w+", fold(said))
    if len(words) > _ACT_WORDS or not _SIMPLE.fullmatch(said) or verbs.nowhere.intersection(words):
        return False
    rest = [*dropwhile(verbs.before.__contains__, words), ""]
    return rest[0] in verbs.verbs and rest[1] not in verbs.not_after


def _filled(form: str, text: str, language: str) -> str:
    """Return a form with the item in its place; what the item says is not changed."""
    said = bare(text)
    places = {
        "item": lambda: quoted(text, language),
        "question": lambda: quoted_question(text, language),
        "act": lambda: said[:1].lower() + said[1:],
    }
    return _PLACE.sub(lambda match: places[match[1]](), spaced(form, language))
