"""Personas as JSON files, to hand from one person to another.

Version 1 of the format, in UTF-8, at most 1 MB; every key but ``post_composer`` (in a file),
``name``, ``kind`` and an item's ``text`` may be missing::

    {
      "post_composer": "persona",
      "version": 1,
      "id": "a UUID",
      "name": "Ruth",
      "description": "One sentence.",
      "language": "en",                                  "fr", "en" or null
      "places": [{"network": "facebook", "when": "evenings"}],
      "places_evidence": "Ruth, at the counter, 17 Nov",
      "items": [{"kind": "need", "text": "…", "evidence": "who said it, when; empty: a guess"}]
    }
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from composer.networks.known import network
from composer.personas.persona import Item, ItemKind, Persona, Place
from composer.text.bilingual import Bilingual, ComposerError
from composer.text.cleaning import clean

VERSION = 1
LARGEST = 1 << 20
"""The size of the largest file, in bytes."""

LONGEST = 2_000
"""The length of the longest text of a persona, in characters."""

MOST = 200
"""How many items a persona may have."""

_FIELDS = frozenset(
    (
        *("post_composer", "version", "id", "name", "description", "language"),
        *("places", "places_evidence", "items"),
    )
)
_THE_FILE = Bilingual("the file", "le fichier")


class _Wrong(Exception):
    """Something is not as it should be: where, and why in both languages."""

    def __init__(self, where: Bilingual | str, en: str, fr: str) -> None:
        super().__init__(en)
        place = where if isinstance(where, Bilingual) else Bilingual(where, where)
        self.said = Bilingual(f"{place.en}: {en}", f"{place.fr}\u00a0: {fr}")


def to_json(persona: Persona) -> str:
    """Return a persona as the text of a JSON file that :func:`from_json` reads back.

    Items without words are left out. Raises ComposerError where the persona has no name yet or a
    text is too long.
    """
    entry: dict[str, Any] = {"post_composer": "persona", "version": VERSION} | asdict(persona)
    del entry["sample"]
    entry["items"] = [item for item in entry["items"] if item["text"].strip()]
    entry["places"] = list(entry["places"])
    try:
        _persona(entry)
    except _Wrong as wrong:
        raise ComposerError(
            f"This persona cannot be exported yet ({wrong.said.en}).",
            f"Ce persona ne peut pas encore être exporté ({wrong.said.fr}).",
        ) from None
    return json.dumps(entry, ensure_ascii=False, indent=2) + "\n"


def from_json(data: bytes | str) -> Persona:
    """Return the persona of a JSON file; ComposerError says what is wrong, where, what to do."""
    try:
        entry = _read(data)
        if isinstance(entry, Mapping) and "post_composer" not in entry:
            raise _Wrong("post_composer", "it is missing", "il manque")
        return _persona(entry)
    except _Wrong as wrong:
        raise ComposerError(
            f"This is not a persona file ({wrong.said.en}). Nothing was imported. Export one from "
            "Post Composer to see the format.",
            f"Ce n’est pas un fichier de persona ({wrong.said.fr}). Rien n’a été importé. "
            "Exportez-en un depuis Post Composer pour voir le format.",
        ) from None


def from_mapping(entry: object) -> Persona:
    """Return the persona of a JSON object, with or without ``post_composer`` and ``id``.

    Raises ComposerError saying what is wrong and where.
    """
    try:
        return _persona(entry)
    except _Wrong as wrong:
        raise ComposerError(
            f"The persona is not as its format says ({wrong.said.en}).",
            f"Le persona ne suit pas son format ({wrong.said.fr}).",
        ) from None


def _read(data: bytes | str) -> object:
    text = _decoded(data)
    try:
        return json.loads(text, parse_constant=_no_constant, object_pairs_hook=_no_twins)
    except json.JSONDecodeError as problem:
        where = Bilingual(
            f"line {problem.lineno}, column {problem.colno}",
            f"ligne {problem.lineno}, colonne {problem.colno}",
        )
        raise _Wrong(where, "it is not JSON there", "ce n’est pas du JSON à cet endroit") from None
    except RecursionError:
        raise _Wrong(_THE_FILE, "it is nested too deeply", "il est trop imbriqué") from None
    except ValueError:
        raise _Wrong(_THE_FILE, "it has an endless number", "il a un nombre sans fin") from None


def _decoded(data: bytes | str) -> str:
    raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    if len(raw) > LARGEST:
        raise _Wrong(_THE_FILE, "it is larger than 1 MB", "il dépasse 1 Mo")
    if isinstance(data, str):
        return data.removeprefix("\ufeff")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = problem.object[: problem.start].count(b"\n") + 1
        where = Bilingual(f"line {line}", f"ligne {line}")
        raise _Wrong(where, "it is not UTF-8 text", "ce n’est pas du texte UTF-8") from None


def _no_constant(name: str) -> None:
    raise _Wrong(name, "it is not a value of JSON", "ce n’est pas une valeur JSON")


def _no_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for key, value in pairs:
        if key in made:
            raise _Wrong(_shown(key), "it stands twice", "la clé est en double")
        made[key] = value
    return made


def _shown(key: str) -> str:
    """Return a key of a foreign file as it may be shown: short and clean."""
    return " ".join(clean(key)[:40].split()) or "“”"


def _persona(entry: object) -> Persona:
    if not isinstance(entry, Mapping):
        raise _Wrong(_THE_FILE, "a JSON object is needed", "il faut un objet JSON")
    _expect_format(entry)
    _only(entry, _FIELDS, "")
    name = _text(entry, "name", "").strip()
    if not name:
        raise _Wrong("name", "a name is needed", "il faut un nom")
    language = entry.get("language")
    if language not in (None, "fr", "en"):
        raise _Wrong(
            "language", "“fr” or “en” is needed", "il faut «\u00a0fr\u00a0» ou «\u00a0en\u00a0»"
        )
    return Persona(
        id=_id(entry),
        name=name,
        description=_text(entry, "description", ""),
        language=language,
        places=tuple(_place(one, f"places[{n}]") for n, one in enumerate(_list(entry, "places"))),
        places_evidence=_text(entry, "places_evidence", ""),
        items=tuple(_item(one, f"items[{n}]") for n, one in enumerate(_list(entry, "items"))),
    )


def _expect_format(entry: Mapping[str, Any]) -> None:
    if entry.get("post_composer", "persona") != "persona":
        raise _Wrong("post_composer", "this is something else", "c’est autre chose")
    version = entry.get("version", VERSION)
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise _Wrong("version", "the number 1 is needed", "il faut le nombre 1")
    if version > VERSION:
        raise _Wrong(
            "version",
            "a newer Post Composer wrote it, update this one",
            "un Post Composer plus récent l’a écrit, mettez celui-ci à jour",
        )


def _only(entry: Mapping[Any, Any], fields: frozenset[str], at: str) -> None:
    for key in entry:
        if key not in fields:
            where = f"{at}.{_shown(str(key))}" if at else _shown(str(key))
            raise _Wrong(where, "it is not a known field", "ce champ est inconnu")


def _id(entry: Mapping[str, Any]) -> str:
    given = _text(entry, "id", "")
    if not given:
        return uuid.uuid4().hex
    try:
        return uuid.UUID(given).hex
    except ValueError:
        raise _Wrong("id", "a UUID is needed, or nothing", "il faut un UUID, ou rien") from None


def _text(entry: Mapping[str, Any], key: str, at: str) -> str:
    value = entry.get(key, "")
    where = f"{at}.{key}" if at else key
    if not isinstance(value, str):
        raise _Wrong(where, "a text is needed", "il faut un texte")
    if len(value) > LONGEST:
        raise _Wrong(
            where, f"at most {LONGEST} characters are taken", f"{LONGEST} caractères au plus"
        )
    return clean(value)


def _list(entry: Mapping[str, Any], key: str) -> list[Any]:
    value = entry.get(key, [])
    if not isinstance(value, list):
        raise _Wrong(key, "a list is needed", "il faut une liste")
    if len(value) > MOST:
        raise _Wrong(key, f"at most {MOST} are taken", f"{MOST} au plus")
    return value


def _place(entry: object, at: str) -> Place:
    if not isinstance(entry, Mapping):
        raise _Wrong(at, "an object is needed", "il faut un objet")
    _only(entry, frozenset(("network", "when")), at)
    said = _text(entry, "network", at)
    try:
        known = network(said).id
    except ComposerError as problem:
        message = problem.message
        raise _Wrong(f"{at}.network", message.en.rstrip("."), message.fr.rstrip(".")) from None
    return Place(known, _text(entry, "when", at))


def _item(entry: object, at: str) -> Item:
    if not isinstance(entry, Mapping):
        raise _Wrong(at, "an object is needed", "il faut un objet")
    _only(entry, frozenset(("kind", "text", "evidence")), at)
    kinds = [kind.value for kind in ItemKind]
    kind = entry.get("kind")
    if kind not in kinds:
        known = ", ".join(kinds)
        raise _Wrong(f"{at}.kind", f"one of {known} is needed", f"il faut l’un de {known}")
    text = _text(entry, "text", at).strip()
    if not text:
        raise _Wrong(f"{at}.text", "words are needed", "il faut des mots")
    return Item(ItemKind(kind), text, _text(entry, "evidence", at))
