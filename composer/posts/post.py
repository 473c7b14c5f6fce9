"""What a post is, and the ways its status may change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class PostKind(StrEnum):
    """What sort of message it is."""

    POST = "post"
    REPLY = "reply"
    SHARE = "share"


class Status(StrEnum):
    """Where a post stands, in the order the library shows them."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    APPROVED = "approved"
    EXPORTED = "exported"
    NOT_POSTED = "not_posted"


@dataclass(frozen=True, slots=True)
class Moment:
    """A wall time in a zone: ``wall`` is a naive datetime to the minute, ``zone`` an IANA name.

    ``fold`` is 1 for the second one of a doubled hour (PEP 495).
    """

    wall: datetime
    zone: str
    fold: int = 0


@dataclass(frozen=True, slots=True)
class Approval:
    """Why and for when a post was approved.

    ``text_hash`` is the SHA-256 of what was approved: the text (UTF-8, hex) and, where there are
    any, the texts of networks, the digests and alt texts of pictures; ``reasons`` are (rule id, why these words stay); ``answers`` are (rule id of the question, the writer's words); ``answerer`` answers
    replies until ``answer_until``; ``at`` is aware, in UTC.
    """

    text_hash: str
    at: datetime
    answerer: str
    answer_until: Moment | None
    reasons: tuple[tuple[str, str], ...] = ()
    answers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a post. Its bytes lie in the library under ``digest``, their SHA-256 in hex.

    ``name`` is what the file was called, shown and never used as a path; ``format`` is ``"jpeg"``,
    ``"png"``, ``"gif"`` or ``"webp"``; ``width`` and ``height`` are pixels as it is seen, ``size``
    bytes; ``animated`` says that it moves. ``alt`` are the words for people who cannot see it.
    ``tells`` is what the file says besides the picture: ``"place"``, ``"device"``, ``"date"``,
    ``"notes"``; an export leaves all of it out.
    """

    digest: str
    name: str
    format: str
    width: int
    height: int
    size: int
    animated: bool = False
    alt: str = ""
    tells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Variant:
    """A text of the same post for one network, by its id."""

    network: str
    text: str


@dataclass(frozen=True, slots=True)
class Post:
    """What the user writes. Times are aware, in UTC. ``id`` is a UUID in hex.

    ``answering`` is the message being answered and ``answering_name`` who wrote it (replies).
    ``media`` are its pictures, in order. ``text`` is what every network gets that has none of
    ``variants``, at most one a network; :meth:`text_for` knows.
    ``language`` is ``"fr"``/``"en"`` when the writer fixed it, None when it is guessed. ``note``
    says why it is not posted. ``schedule`` is when it goes out. ``sample`` marks the one that
    comes with the program. ``caret`` is in code points.
    ``outcome`` is what came of it, in the writer's words. ``warning`` is a content warning: what
    networks that have one show in place of the words until somebody asks for them.
    """

    id: str
    created: datetime
    changed: datetime
    text: str = ""
    kind: PostKind = PostKind.POST
    answering: str = ""
    answering_name: str = ""
    networks: tuple[str, ...] = ()
    persona_id: str | None = None
    language: str | None = None
    status: Status = Status.DRAFT
    schedule: Moment | None = None
    approval: Approval | None = None
    note: str = ""
    caret: int = 0
    sample: bool = False
    media: tuple[Picture, ...] = ()
    variants: tuple[Variant, ...] = ()
    outcome: str = ""
    warning: str = ""

    def text_for(self, network: str | None) -> str:
        """Return the text that a network gets, by its id; None means: those without their own."""
        return next((one.text for one in self.variants if one.network == network), self.text)

    def has_variant(self, network: str | None) -> bool:
        """Whether a network has a text of its own."""
        return any(one.network == network for one in self.variants)
