"""What an export is made of: rows, refused rows and files that are not written yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from composer.posts.post import Picture, Post
from composer.text.bilingual import Bilingual

PICTURES = "pictures"
"""The folder of the pictures, in the folder of an export."""


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

    @property
    def media(self) -> tuple[Picture, ...]:
        """The pictures that go with it: in a thread the first post carries them all."""
        return self.post.media if self.part == 1 else ()


def picture_file(wall: datetime, picture: Picture) -> str:
    """Return where an export writes a picture: a name of our own, never the one it came with."""
    kind = "jpg" if picture.format == "jpeg" else picture.format
    return f"{PICTURES}/{wall:%Y-%m-%d-%H%M}-{picture.digest[:16]}.{kind}"


@dataclass(frozen=True, slots=True)
class PlannedPicture:
    """A picture of an export. ``name`` is its path in the folder of the export.

    ``alt`` is its alt text where the files of the export have no place for it, else empty: it is
    written beside the picture, in a text file of the same name.
    """

    name: str
    picture: Picture
    alt: str = ""


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
