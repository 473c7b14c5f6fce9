"""The networks, and how long a text is on each of them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from composer.resources import resource
from composer.text.bilingual import Bilingual, ComposerError
from composer.text.lines import read_line


@dataclass(frozen=True, slots=True)
class Network:
    """A network as its data file describes it.

    ``limit`` is in ``unit``; ``fold`` is where its feed cuts the text, ``hashtags`` how many it
    allows or advises (None: not known), ``needs_media`` that it takes no text alone. ``source``,
    ``checked`` and ``confidence`` say where the figures come from.
    """

    id: str
    name: Bilingual
    limit: int
    unit: str
    source: str
    checked: date
    confidence: str
    fold: int | None = None
    hashtags: int | None = None
    needs_media: bool = False
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a text: ``start`` included, ``end`` excluded, in code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Count:
    """How long a text is on a network, and what it holds."""

    network: str
    length: int
    limit: int
    unit: str
    valid: bool
    links: tuple[Place, ...]
    hashtags: tuple[Place, ...]
    mentions: tuple[Place, ...]


@lru_cache
def networks() -> tuple[Network, ...]:
    """Return all networks, in the order they are offered."""
    found = []
    for path in resource("networks").glob("*.toml"):
        data = tomllib.loads(path.read_text("utf-8"))
        order = data.pop("order")
        name = Bilingual(**data.pop("name"))
        aliases = tuple(data.pop("aliases", ()))
        found.append((order, Network(id=path.stem, name=name, aliases=aliases, **data)))
    return tuple(one for _, one in sorted(found, key=lambda pair: pair[0]))


@lru_cache
def network(name: str) -> Network:
    """Return the network with this id or alias; ComposerError names those that are known."""
    for one in networks():
        if name.casefold() in (one.id, *one.aliases):
            return one
    known = ", ".join(one.id for one in networks())
    raise ComposerError(
        f"“{name}” is not a network. Known ones: {known}.",
        f"« {name} » n’est pas un réseau. Réseaux connus : {known}.",
    )


def count(text: str, name: str) -> Count:
    """Return how long ``text`` is on a network, in characters (code points).

    ``valid`` says that it is not empty and not over the limit. Raises ComposerError for an
    unknown network.
    """
    one = network(name)
    places: dict[str, list[Place]] = {"links": [], "hashtags": [], "handles": []}
    start = 0
    for line in text.split("\n"):
        read = read_line(line)
        for kind, found in places.items():
            found.extend(Place(start + a, start + b) for a, b in getattr(read, kind))
        start += len(line) + 1
    return Count(
        one.id,
        len(text),
        one.limit,
        one.unit,
        bool(text.strip()) and len(text) <= one.limit,
        tuple(places["links"]),
        tuple(places["hashtags"]),
        tuple(places["handles"]),
    )
