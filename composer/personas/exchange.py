"""Personas as JSON files, to hand from one person to another."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from composer.networks.counting import network
from composer.personas.persona import Item, ItemKind, Persona, Place
from composer.text.bilingual import ComposerError
from composer.text.cleaning import clean

VERSION = 1
LARGEST = 1 << 20
_LONGEST = 2_000
_FIELDS = {
    "post_composer",
    "version",
    "id",
    "name",
    "description",
    "language",
    "places",
    "places_evidence",
    "items",
    "sample",
}


class _Wrong(Exception):
    """Something in the file is not as it should be: where, and why in both languages."""

    def __init__(self, where: str, en: str, fr: str) -> None:
        super().__init__(en)
        self.where, self.en, self.fr = where, en, fr


def to_json(persona: Persona) -> str:
    """Return a persona as the text of a JSON file, version 1 of its format."""
    entry = {"post_composer": "persona", "version": VERSION} | asdict(persona)
    del entry["sample"]
    return json.dumps(entry, ensure_ascii=False, indent=2) + "\n"


def from_json(data: bytes | str) -> Persona:
    """Return the persona of a JSON file; ComposerError says what is wrong, where, what to do."""
    if len(data) > LARGEST:
        raise _refusal("the file", "le fichier", "it is larger than 1 MB", "il dépasse 1 Mo")
    try:
        text = data.decode("utf-8-sig") if isinstance(data, bytes) else data
        entry = json.loads(text, parse_constant=_no_constant, object_pairs_hook=_no_twins)
    except UnicodeDecodeError as problem:
        line = problem.object[: problem.start].count(b"\n") + 1
        raise _refusal(
            f"line {line}", f"ligne {line}", "it is not UTF-8 text", "ce n’est pas du texte UTF-8"
        ) from None
    except json.JSONDecodeError as problem:
        raise _refusal(
            f"line {problem.lineno}, column {problem.colno}",
            f"ligne {problem.lineno}, colonne {problem.colno}",
            "it is not JSON there",
            "ce n’est pas du JSON à cet endroit",
        ) from None
    except _Wrong as wrong:
        raise _refusal(wrong.where, wrong.where, wrong.en, wrong.fr) from None
    except (RecursionError, ValueError):
        raise _refusal(
            "the file", "le fichier", "it cannot be read as JSON", "il est illisible comme JSON"
        ) from None
    return from_mapping(entry)


def from_mapping(entry: object) -> Persona:
    """Return the persona of a JSON object; ``id`` may be missing. Raises ComposerError."""
    try:
        return _persona(entry)
    except _Wrong as wrong:
        raise _refusal(wrong.where, wrong.where, wrong.en, wrong.fr) from None


def _refusal(where_en: str, where_fr: str, en: str, fr: str) -> ComposerError:
    return ComposerError(
        f"This is not a persona file ({where_en}: {en}). Nothing was imported. Export one from "
        "Post Composer to see the format.",
        f"Ce n’est pas un fichier de persona ({where_fr} : {fr}). Rien n’a été importé. "
        "Exportez-en un depuis Post Composer pour voir le format.",
    )


def _no_constant(name: str) -> None:
    raise _Wrong(name, "it is not a value of JSON", "ce n’est pas une valeur JSON")


def _no_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        keys = [key for key, _ in pairs]
        twin = next(key for key in keys if keys.count(key) > 1)
        raise _Wrong(twin, "it stands twice", "la clé est en double")
    return made


def _persona(entry: object) -> Persona:
    if not isinstance(entry, Mapping):
        raise _Wrong("$", "an object is needed", "il faut un objet")
    said = entry.get("post_composer", "persona")
    if said != "persona":
        raise _Wrong("post_composer", "this is something else", "c’est autre chose")
    version = entry.get("version", VERSION)
    if version != VERSION:
        raise _Wrong("version", "a newer version wrote it", "une version plus récente l’a écrit")
    if unknown := [key for key in entry if key not in _FIELDS]:
        raise _Wrong(str(unknown[0]), "it is not a known field", "ce champ est inconnu")
    name = _text(entry, "name", "")
    if not name.strip():
        raise _Wrong("name", "a name is needed", "il faut un nom")
    language = entry.get("language")
    if language not in (None, "fr", "en"):
        raise _Wrong("language", "“fr” or “en” is needed", "il faut « fr » ou « en »")
    return Persona(
        id=_text(entry, "id", "") or uuid.uuid4().hex,
        name=name.strip(),
        description=_text(entry, "description", ""),
        language=language,
        places=tuple(_place(one, f"places[{n}]") for n, one in enumerate(_list(entry, "places"))),
        places_evidence=_text(entry, "places_evidence", ""),
        items=tuple(_item(one, f"items[{n}]") for n, one in enumerate(_list(entry, "items"))),
    )


def _text(entry: Mapping[str, Any], key: str, at: str) -> str:
    value = entry.get(key, "")
    where = f"{at}.{key}" if at else key
    if not isinstance(value, str):
        raise _Wrong(where, "a text is needed", "il faut un texte")
    if len(value) > _LONGEST:
        raise _Wrong(where, f"at most {_LONGEST} characters", f"{_LONGEST} caractères au plus")
    return clean(value)


def _list(entry: Mapping[str, Any], key: str) -> list[Any]:
    value = entry.get(key, [])
    if not isinstance(value, list):
        raise _Wrong(key, "a list is needed", "il faut une liste")
    return value


def _place(entry: object, at: str) -> Place:
    if not isinstance(entry, Mapping):
        raise _Wrong(at, "an object is needed", "il faut un objet")
    try:
        known = network(_text(entry, "network", at)).id
    except ComposerError as problem:
        raise _Wrong(f"{at}.network", problem.message.en, problem.message.fr) from None
    return Place(known, _text(entry, "when", at))


def _item(entry: object, at: str) -> Item:
    if not isinstance(entry, Mapping):
        raise _Wrong(at, "an object is needed", "il faut un objet")
    kinds = [kind.value for kind in ItemKind]
    kind = entry.get("kind")
    if kind not in kinds:
        known = ", ".join(kinds)
        raise _Wrong(f"{at}.kind", f"one of {known} is needed", f"il faut l’un de {known}")
    text = _text(entry, "text", at).strip()
    if not text:
        raise _Wrong(f"{at}.text", "words are needed", "il faut des mots")
    return Item(ItemKind(kind), text, _text(entry, "evidence", at))
