"""What an export is made of: rows, refused rows and files that are not written yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from composer.posts.post import Post
from composer.text.bilingual import Bilingual


@dataclass(frozen=True, slots=True)
class Row:
    """One post on one network. ``wall`` is naive, in the zone of the export; ``utc`` is aware.

    ``text`` is what this network gets; ``part`` and ``parts`` say which post of a thread it is.
    """

    post: Post
    network: str
    text: str
    wall: datetime
    utc: datetime
    persona: str = ""
    warnings: tuple[Bilingual, ...] = ()
    part: int = 1
    parts: int = 1


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A post, or one of its networks, that will not be written, and why."""

    post: Post
    network: str | None
    reason: Bilingual


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """A file of an export, made but not written."""

    name: str
    data: bytes
    rows: int
