"""The pictures of a library: one file for each, named by the hash of what it holds."""

from __future__ import annotations

import hashlib
import os
import re
import stat
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from composer.library.problems import LibraryProblem, told

_DIGEST = re.compile(r"[0-9a-f]{64}")


class PictureLost(LibraryProblem):
    """A picture is gone from the folder, or is not what was put there."""


class MediaFolder:
    """A folder of pictures, made at the first one, for this user's eyes only.

    Only names that are hashes are ever touched, links are not followed, and what is read is what
    was stored or nothing at all.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def add(self, data: bytes) -> str:
        """Store a picture, once however often it is added, and return its digest."""
        digest = hashlib.sha256(data).hexdigest()
        path = self._path(digest)
        with told(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            if self._holds(path, digest):
                return digest
            # mkstemp makes the file for its owner alone.
            number, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=self.folder)
            try:
                with os.fdopen(number, "wb") as stream:
                    stream.write(data)
                    stream.flush()
                    os.fsync(stream.fileno())
                os.replace(name, path)
            except BaseException:
                with suppress(OSError):
                    os.unlink(name)
                raise
        return digest

    def read(self, digest: str) -> bytes:
        """Return the bytes of a picture; PictureLost where they are gone or were altered."""
        try:
            data = _plain_bytes(self._path(digest))
        except OSError:
            raise _lost() from None
        if hashlib.sha256(data).hexdigest() != digest:
            raise _lost()
        return data

    def digests(self) -> frozenset[str]:
        """Return the digests of all pictures in the folder."""
        if not self.folder.is_dir():
            return frozenset()
        with told(self.folder):
            return frozenset(one for one in os.listdir(self.folder) if _DIGEST.fullmatch(one))

    def remove(self, digests: Iterable[str]) -> None:
        """Take pictures away; those that are gone already, or cannot go, are left."""
        for digest in digests:
            with suppress(OSError):
                self._path(digest).unlink()

    def _path(self, digest: str) -> Path:
        # A digest may come from a file of somebody else: it must never lead elsewhere.
        if not _DIGEST.fullmatch(digest):
            raise _lost()
        return self.folder / digest

    @staticmethod
    def _holds(path: Path, digest: str) -> bool:
        try:
            return hashlib.sha256(_plain_bytes(path)).hexdigest() == digest
        except OSError:
            return False


def _plain_bytes(path: Path) -> bytes:
    """Read a plain file; OSError for a link, a pipe, a device or a folder."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    flags |= getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags), "rb") as stream:
        if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
            raise OSError("not a plain file")
        return stream.read()


def _lost() -> PictureLost:
    return PictureLost(
        "A picture of this post is not in the library any more. Remove it, and add it again.",
        "Une image de cette publication n’est plus dans la bibliothèque. Retirez-la, puis "
        "ajoutez-la de nouveau.",
    )
