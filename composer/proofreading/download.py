"""Downloads LanguageTool, when the person says so: whole and checked, or not at all."""

from __future__ import annotations

import contextlib
import hashlib
import shutil
import tempfile
import threading
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from composer.proofreading.local_server import find_jar
from composer.text.bilingual import ComposerError

MEGABYTES = 250
"""About how much is downloaded."""
_ROOM_BYTES = 800 << 20
_UNPACKING = "unpacking-"
_CHUNK_BYTES = 256 << 10
_SECONDS = (10, 20)  # to connect; between two pieces


@dataclass(frozen=True, slots=True)
class Release:
    """A LanguageTool to download: a zip file with one folder ``LanguageTool-<version>``."""

    version: str
    address: str
    sha256: str


def newest_release() -> Release:
    """Return the release that language-tool-python knows, with the checksum it keeps."""
    from language_tool_python import download_lt  # 0.2 s, and only for who downloads

    version = download_lt.LTP_DOWNLOAD_VERSION
    known = download_lt.LocalLanguageTool.from_version_name(version)
    return Release(version, known.download_url, download_lt.EXPECTED_DOWNLOAD_SHA256[version])


def download_folder() -> Path:
    """Return where downloaded copies lie."""
    return platformdirs.user_data_path("post-composer", appauthor=False) / "languagetool"


class DownloadProblem(ComposerError):
    """A download that failed, and what to do."""


class Cancelled(Exception):
    """The person stopped the download. What has come is kept, and the next one goes on from it."""


class Download:
    """One download into a folder. :meth:`run` works in a thread of its own; any may cancel."""

    def __init__(self, release: Release, folder: Path) -> None:
        self._release = release
        self._folder = folder
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        """Stop as soon as the next piece comes."""
        self._cancelled.set()

    def run(self, progress: Callable[[int, int | None], None]) -> Path:
        """Download, check, unpack, and return the folder of the new LanguageTool.

        ``progress`` gets the bytes that have come and how many there are (None: not said). What an
        earlier try brought is gone on from where the server allows it, else begun anew. A file
        whose checksum is wrong is thrown away. Raises DownloadProblem, or Cancelled.
        """
        done = self._folder / f"LanguageTool-{self._release.version}"
        if find_jar(done) is not None:
            return done
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            if shutil.disk_usage(self._folder).free < _ROOM_BYTES:
                raise DownloadProblem(
                    f"Not enough space in {self._folder}: 800 MB are needed.",
                    f"Pas assez de place dans {self._folder}\u00a0: il faut 800\u202fMo.",
                )
            part = self._folder / f"LanguageTool-{self._release.version}.zip.part"
            self._fetch(part, progress)
            self._check(part)
            self._unpack(part, done)
            part.unlink()
        except OSError as problem:
            raise DownloadProblem(
                "The download stopped: no connection, or the disk refuses. Try again to go on.",
                "Le téléchargement s’est arrêté\u00a0: pas de connexion, ou un refus du disque. "
                "Réessayez pour continuer.",
            ) from problem
        return done

    def _fetch(self, part: Path, progress: Callable[[int, int | None], None]) -> None:
        import requests  # not before it is needed

        have = part.stat().st_size if part.exists() else 0
        headers = {"Range": f"bytes={have}-"} if have else {}
        with requests.get(
            self._release.address, headers=headers, stream=True, timeout=_SECONDS
        ) as answer:
            if (
                answer.status_code == 416
            ):  # there is nothing after what we have: it is whole or wrong
                return
            if answer.status_code not in (200, 206):
                raise DownloadProblem(
                    f"The download is refused (status {answer.status_code}). Try again later.",
                    f"Le téléchargement est refusé (code {answer.status_code}). "
                    "Réessayez plus tard.",
                )
            if answer.status_code == 200:
                have = 0
            length = answer.headers.get("Content-Length")
            total = have + int(length) if length and length.isdigit() else None
            with part.open("ab" if have else "wb") as file:
                for piece in answer.iter_content(_CHUNK_BYTES):
                    file.write(piece)
                    have += len(piece)
                    progress(have, total)
                    if self._cancelled.is_set():
                        raise Cancelled
        if total is not None and have < total:
            raise OSError

    def _check(self, part: Path) -> None:
        with part.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
        if found != self._release.sha256:
            part.unlink()
            raise DownloadProblem(
                "The downloaded file is not the expected LanguageTool: its checksum is wrong. It "
                "was deleted. Try again.",
                "Le fichier téléchargé n’est pas le LanguageTool attendu\u00a0: sa somme de contrôle "
                "est fausse. Il a été supprimé. Réessayez.",
            )

    def _unpack(self, part: Path, done: Path) -> None:
        from language_tool_python.safe_zip import SafeZipExtractor

        for left in self._folder.glob(f"{_UNPACKING}*"):  # an unpacking that was cut off
            shutil.rmtree(left, ignore_errors=True)
        with (
            tempfile.TemporaryDirectory(prefix=_UNPACKING, dir=self._folder) as name,
            zipfile.ZipFile(part) as archive,
        ):
            fresh = Path(name, "fresh")
            SafeZipExtractor().extractall(archive, fresh, work_dir=Path(name))
            jar = find_jar(fresh)
            if jar is None:
                raise DownloadProblem(
                    "The downloaded file holds no LanguageTool server. Try again later.",
                    "Le fichier téléchargé ne contient pas de serveur LanguageTool. Réessayez plus "
                    "tard.",
                )
            if self._cancelled.is_set():
                raise Cancelled
            with contextlib.suppress(FileNotFoundError):
                shutil.rmtree(done)
            jar.parent.rename(done)
