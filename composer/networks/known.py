"""The networks and their figures, as data files describe them.

``resources/networks/*.toml`` comes with the program; files of the same form in the person's own
folder change what they name: ``mastodon.toml`` with ``limit = 5000`` is enough for a server that
allows more, and a new name with ``like = "mastodon"`` makes a network of its own.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec

from composer.resources import own_files, resource
from composer.text.bilingual import Bilingual, ComposerError, system_words

Unit = Literal["weighted", "graphemes", "characters", "emoji_bytes", "utf16", "bytes"]
Readers = Literal["x", "bluesky", "mastodon", "plain"]
_Positive = Annotated[int, msgspec.Meta(ge=1)]
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_LARGEST_FILE = 1 << 16


@dataclass(frozen=True, slots=True)
class MediaLimits:
    """What a network takes; None and the empty tuple mean: not known, so nothing is said.

    ``most`` pictures in one post; ``size`` bytes a picture, ``animated_size`` for one that moves;
    ``formats`` are ``"jpeg"``, ``"png"``, ``"gif"``, ``"webp"``; ``alt`` code points of alt text;
    ``needed`` says that it takes no text alone.
    """

    most: _Positive | None = None
    size: _Positive | None = None
    animated_size: _Positive | None = None
    formats: tuple[str, ...] = ()
    alt: _Positive | None = None
    needed: bool = False


@dataclass(frozen=True, slots=True)
class Network:
    """A network as its data file describes it.

    ``limit`` is in ``unit`` (None: not known, nothing is too long) and ``byte_limit`` in UTF-8
    bytes beside it. ``exact`` is False where the network does not publish its unit: then ``unit``
    is the stricter reading and code points decide what is refused. ``link_length`` is what any
    link counts (None: as long as it is), ``reads`` whose rules find links, hashtags and mentions,
    ``warning_counts`` that it has content warnings, which count too. ``fold`` is where its feed cuts the text,
    in code points; ``hashtags`` how many it allows or advises, ``links`` how many it takes, ``title`` how long
    a title may be, ``threads`` that posts can be chained. ``source``, ``checked`` and
    ``confidence`` say where the figures come from; ``note`` what a writer should know.
    """

    id: str
    name: Bilingual
    order: int
    unit: Unit
    source: str
    checked: date
    confidence: str
    limit: int | None = None
    byte_limit: int | None = None
    exact: bool = True
    link_length: int | None = None
    reads: Readers = "plain"
    warning_counts: bool = False
    fold: int | None = None
    hashtags: int | None = None
    links: int | None = None
    title: int | None = None
    threads: bool = False
    media: MediaLimits = field(default_factory=MediaLimits)
    note: Bilingual | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Known:
    networks: tuple[Network, ...]
    problems: tuple[Bilingual, ...]


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A data file; what it leaves out stays as it was."""

    like: str | None = None
    name: Bilingual | str | None = None
    order: _Positive | None = None
    unit: Unit | None = None
    source: str | None = None
    checked: date | None = None
    confidence: str | None = None
    limit: _Positive | None = None
    byte_limit: _Positive | None = None
    exact: bool | None = None
    link_length: _Positive | None = None
    reads: Readers | None = None
    warning_counts: bool | None = None
    fold: _Positive | None = None
    hashtags: _Positive | None = None
    links: _Positive | None = None
    title: _Positive | None = None
    threads: bool | None = None
    media: MediaLimits | None = None
    note: Bilingual | str | None = None
    aliases: tuple[str, ...] | None = None


def networks() -> tuple[Network, ...]:
    """Return all networks, in the order they are offered; read once."""
    return _known().networks


def network_problems() -> tuple[Bilingual, ...]:
    """Return why files of the person's own folder were refused, one sentence each."""
    return _known().problems


def network(name: str) -> Network:
    """Return the network with this id or alias; ComposerError names those that are known."""
    wanted = name.casefold()
    for one in networks():
        if wanted == one.id or wanted in one.aliases:
            return one
    known = ", ".join(one.id for one in networks())
    raise ComposerError(
        f"“{name}” is not a network. Known ones: {known}.",
        f"« {name} » n’est pas un réseau. Réseaux connus : {known}.",
    )


@lru_cache(maxsize=1)
def _known() -> _Known:
    return load_networks(own_files("networks"))


def load_networks(own: Path) -> _Known:
    """Read the bundled files and those of the folder ``own``, which need not exist.

    A file of one's own that cannot be used is told in ``problems``; the others work.
    """
    found: dict[str, Network] = {}
    for path in sorted(resource("networks").glob("*.toml")):
        found[path.stem] = _network(path, found)
    problems = []
    for path in _own_files(own):
        try:
            found[path.stem.casefold()] = _network(path, found)
        except ComposerError as refused:
            problems.append(refused.message)
    ordered = sorted(found.values(), key=lambda one: (one.order, one.id))
    return _Known(tuple(ordered), tuple(problems))


def _own_files(folder: Path) -> Iterable[Path]:
    try:
        return sorted(folder.glob("*.toml"))
    except OSError:
        return ()


def _network(path: Path, known: Mapping[str, Network]) -> Network:
    """Return the network of a file, built upon the one of the same name or the one it is ``like``."""
    file = _parsed(path)
    name = path.stem.casefold()
    base = known.get(file.like.casefold() if file.like else name)
    if file.like and base is None:
        listed = ", ".join(known)
        raise _refused(
            path,
            f"like = “{file.like}” names no network. Known ones: {listed}",
            f"like = « {file.like} » ne nomme aucun réseau. Réseaux connus : {listed}",
        )
    given: dict[str, Any] = {
        key: value
        for key in file.__struct_fields__
        if key != "like" and (value := getattr(file, key)) is not None
    }
    for key in ("name", "note"):
        if isinstance(given.get(key), str):
            given[key] = Bilingual(given[key], given[key])
    if base is None:
        return _new(path, name, given)
    values = {key: getattr(base, key) for key in base.__dataclass_fields__}
    if file.like and name != base.id:
        values |= {"aliases": (), "name": Bilingual(name, name)}
    if "limit" in given and "source" not in given and path.parent != resource("networks"):
        given["source"] = path.name
    return Network(**values | given | {"id": name})


def _new(path: Path, name: str, given: Mapping[str, Any]) -> Network:
    lacking = [
        key
        for key in ("name", "order", "unit", "source", "checked", "confidence")
        if key not in given
    ]
    if lacking:
        listed = ", ".join(lacking)
        raise _refused(
            path,
            f"there is no network “{name}” to change. Say which one it is like (like = "
            f"“mastodon”), or give also: {listed}",
            f"il n’y a pas de réseau « {name} » à modifier. Dites auquel il ressemble (like = "
            f"« mastodon »), ou donnez aussi : {listed}",
        )
    return Network(id=name, **given)


def _parsed(path: Path) -> _File:
    if not _NAME.fullmatch(path.stem.casefold()):
        raise _refused(
            path,
            "the name of the file is the name of the network: letters, digits and hyphens only",
            "le nom du fichier est celui du réseau : lettres sans accent, chiffres et traits "
            "d’union seulement",
        )
    try:
        if path.stat().st_size > _LARGEST_FILE:
            raise _refused(path, "it is too large", "il est trop gros")
        return msgspec.convert(tomllib.loads(path.read_text("utf-8")), _File)
    except OSError as problem:
        why = system_words(problem)
        raise _refused(
            path, f"it cannot be read ({why.en})", f"il est illisible ({why.fr})"
        ) from None
    except UnicodeDecodeError:
        raise _refused(path, "it is not UTF-8 text", "ce n’est pas du texte UTF-8") from None
    except tomllib.TOMLDecodeError as problem:
        raise _refused(
            path, f"it is not TOML: {problem}", f"ce n’est pas du TOML : {problem}"
        ) from None
    except RecursionError:
        raise _refused(path, "it is nested too deeply", "il est trop imbriqué") from None
    except msgspec.ValidationError as problem:
        raise _refused(path, *_in_words(str(problem))) from None


def _in_words(complaint: str) -> tuple[str, str]:
    """Return what msgspec says of a field, in both languages."""
    unknown = re.search(r"unknown field `(.+?)`", complaint)
    if unknown:
        key = unknown.group(1)
        return f"“{key}” is not a field of this file", f"« {key} » n’est pas un champ de ce fichier"
    place = re.search(r"`\$\.([\w.]+)", complaint)
    key = place.group(1) if place else "?"
    why = complaint.split(" - at ")[0]
    return f"“{key}” is not as it should be ({why})", f"« {key} » n’est pas comme il faut ({why})"


def _refused(path: Path, en: str, fr: str) -> ComposerError:
    return ComposerError(
        f"{path.name} was left aside: {en}.", f"{path.name} a été laissé de côté : {fr}."
    )
