"""What can go wrong with the library, in words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from composer.text.bilingual import Bilingual, ComposerError, system_words

_REASONS = {
    sqlite3.SQLITE_READONLY: Bilingual("it is read-only", "il est en lecture seule"),
    sqlite3.SQLITE_CANTOPEN: Bilingual(
        "there it cannot be opened", "impossible de l’ouvrir à cet endroit"
    ),
    sqlite3.SQLITE_PERM: Bilingual("you have no right to it", "vous n’en avez pas le droit"),
}


class LibraryProblem(ComposerError):
    """The library cannot do what was asked; the message says what is safe and what to do."""


class LibraryBusy(LibraryProblem):
    """Another program is writing to the library right now: try again in a moment."""


class LibraryNewer(LibraryProblem):
    """The file was written by a newer Post Composer."""


class LibraryDamaged(LibraryProblem):
    """The file is not a library, or is damaged. It is left as it is."""


class LibraryReadOnly(LibraryProblem):
    """The library or its folder cannot be written."""


class LibraryFull(LibraryProblem):
    """The disk is full."""


@contextmanager
def told(path: Path | None) -> Iterator[None]:
    """Turn what SQLite and the disk say into a :class:`LibraryProblem`."""
    try:
        yield
    except sqlite3.Error as problem:
        raise _in_words(path, problem) from problem
    except UnicodeDecodeError as problem:
        raise damaged(path) from problem
    except OSError as problem:
        raise unwritable(path, system_words(problem)) from problem


def _in_words(path: Path | None, problem: sqlite3.Error) -> LibraryProblem:
    code = getattr(problem, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return LibraryBusy(
            f"{path} is being used by another program. Your words are safe here; saving goes on "
            "as soon as it is free.",
            f"{path} est utilisé par un autre programme. Vos mots sont gardés ici ; "
            "l’enregistrement reprend dès qu’il est libre.",
        )
    # SQLITE_ERROR: a table or a column that a library has is not there.
    if code in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_ERROR):
        return damaged(path)
    if code == sqlite3.SQLITE_FULL:
        return LibraryFull(
            "The disk is full. Your words are still in the window: free some space, or export them.",
            "Le disque est plein. Vos mots sont encore dans la fenêtre : libérez de la place, ou "
            "exportez-les.",
        )
    if code in _REASONS:
        return unwritable(path, _REASONS[code])
    return LibraryProblem(
        f"The library {path} does not answer ({problem}). Your words are still in the window.",
        f"La bibliothèque {path} ne répond pas ({problem}). Vos mots sont encore dans la fenêtre.",
    )


def damaged(path: Path | None) -> LibraryDamaged:
    """Return the problem of a file that is damaged or something else than a library."""
    return LibraryDamaged(
        f"{path} is damaged or is not a library. It was left as it is. What you write now is not "
        "kept: export it before you close.",
        f"{path} est endommagé ou n’est pas une bibliothèque. Le fichier est resté tel quel. Ce que "
        "vous écrivez maintenant n’est pas gardé : exportez-le avant de fermer.",
    )


def newer(path: Path | None) -> LibraryNewer:
    """Return the problem of a file that a newer program wrote."""
    return LibraryNewer(
        f"{path} was written by a newer Post Composer. It was left as it is. "
        "Install the newer version to open it.",
        f"{path} vient d’une version plus récente de Post Composer. Le fichier est "
        "resté tel quel. Installez cette version pour l’ouvrir.",
    )


def unwritable(path: Path | None, why: Bilingual) -> LibraryReadOnly:
    """Return the problem of a file or folder that cannot be written, with what the system says."""
    return LibraryReadOnly(
        f"{path} cannot be written ({why.en}). What you write now is not kept: check the rights of "
        "the folder, or start with --library and another file.",
        f"{path} ne peut pas être écrit ({why.fr}). Ce que vous écrivez maintenant n’est pas gardé : "
        "vérifiez les droits du dossier, ou lancez avec --library et un autre fichier.",
    )
