"""One reader, as the writer knows them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ItemKind(StrEnum):
    """The kinds of things one can know about a reader, in the order they are shown."""

    NEED = "need"
    DESIRE = "desire"
    PROBLEM = "problem"
    QUESTION = "question"
    HABIT = "habit"
    SHARED_GROUND = "shared_ground"
    WORDS = "words"
    HELP = "help"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing known about a reader; no ``evidence`` (who said it, where, when) means a guess."""

    kind: ItemKind
    text: str
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the reader spends time: a network id (``"facebook"``) and, in free words, when."""

    network: str
    when: str = ""


@dataclass(frozen=True, slots=True)
class Persona:
    """One reader. ``id`` is a UUID in hex, for ever; ``language`` is ``"fr"``, ``"en"`` or None.

    ``description`` is one sentence. ``sample`` marks the one that comes with the program.
    ``places_evidence`` says who told where they spend time.
    """

    id: str
    name: str
    description: str = ""
    language: str | None = None
    places: tuple[Place, ...] = ()
    places_evidence: str = ""
    items: tuple[Item, ...] = ()
    sample: bool = False

    def of_kind(self, kind: ItemKind) -> tuple[Item, ...]:
        """Return the items of one kind, in their own order."""
        return tuple(item for item in self.items if item.kind is kind)
