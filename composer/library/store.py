"""The library: posts with their versions, personas and mutes in one SQLite file.

A committed change survives a crash of the program (WAL, NORMAL); approvals, exports and the close
are flushed to the disk (FULL). Newer files are refused; damaged ones are never written to.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Self, TypeVar

import platformdirs

from composer.checks.mutes import Mute, MuteScope
from composer.library.records import (
    persona_from_record,
    persona_record,
    post_from_record,
    post_record,
)
from composer.personas.persona import Persona
from composer.posts.post import Post, Status
from composer.text.bilingual import ComposerError
from composer.text.folding import fold

Kept = TypeVar("Kept")

_BUSY_MS = 50
_VERSION_EVERY = timedelta(minutes=5)
_SETTLED = (Status.APPROVED, Status.EXPORTED, Status.NOT_POSTED)

_MIGRATIONS = (
    """
    CREATE TABLE posts (
        id TEXT PRIMARY KEY, changed TEXT NOT NULL, status TEXT NOT NULL, folded TEXT NOT NULL,
        record TEXT NOT NULL
    ) STRICT;
    CREATE TABLE versions (
        number INTEGER PRIMARY KEY, post_id TEXT NOT NULL, at TEXT NOT NULL, status TEXT NOT NULL,
        text TEXT NOT NULL
    ) STRICT;
    CREATE INDEX versions_of_post ON versions (post_id, number);
    CREATE TABLE personas (
        id TEXT PRIMARY KEY, place INTEGER NOT NULL, record TEXT NOT NULL
    ) STRICT;
    CREATE TABLE mutes (
        id TEXT PRIMARY KEY, rule_id TEXT NOT NULL, scope TEXT NOT NULL, created TEXT NOT NULL,
        post_id TEXT, persona_id TEXT, words TEXT NOT NULL, reason TEXT NOT NULL
    ) STRICT;
    CREATE TABLE used_openers (
        persona_id TEXT NOT NULL, opener TEXT NOT NULL, at TEXT NOT NULL,
        PRIMARY KEY (persona_id, opener)
    ) STRICT;
    CREATE TABLE state (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
    """,
)


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


def default_path() -> Path:
    """Return where the library is: POST_COMPOSER_LIBRARY, else the system's data folder."""
    named = os.environ.get("POST_COMPOSER_LIBRARY")
    if named:
        return Path(named)
    folder = platformdirs.user_data_path("post-composer", appauthor=False)
    return folder / "library.sqlite"


def set_aside(path: Path) -> Path:
    """Rename a damaged library (and its journal) to ``….corrupt-<date>`` and return the new path."""
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    kept = path.with_name(f"{path.name}.corrupt-{stamp}")
    path.rename(kept)
    for tail in ("-wal", "-shm"):
        side = path.with_name(path.name + tail)
        if side.exists():
            side.rename(kept.with_name(kept.name + tail))
    return kept


class Library:
    """One open library. Every method raises a :class:`LibraryProblem` when it cannot do its work."""

    def __init__(self, connection: sqlite3.Connection, path: Path | None) -> None:
        """Take over an open connection; use :meth:`open` or :meth:`in_memory`."""
        self._connection = connection
        self.path = path

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open the library at ``path``, made new where there is none."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as problem:
            raise _unwritable(path.parent, problem.strerror or "") from None
        is_new = not path.exists()
        with _told(path):
            connection = sqlite3.connect(path, timeout=_BUSY_MS / 1000, isolation_level=None)
            library = cls(connection, path)
            try:
                library._prepare()
            except BaseException:
                connection.close()
                raise
        if is_new and os.name == "posix":
            path.chmod(0o600)
        return library

    @classmethod
    def in_memory(cls) -> Self:
        """Return a library that is gone when it is closed, for when the real one cannot be used."""
        library = cls(sqlite3.connect(":memory:", isolation_level=None), None)
        library._prepare()
        return library

    def _prepare(self) -> None:
        found = self._connection.execute("PRAGMA user_version").fetchone()[0]
        if found > len(_MIGRATIONS):
            raise LibraryNewer(
                f"{self.path} was written by a newer Post Composer. It was left as it is. "
                "Install the newer version to open it.",
                f"{self.path} vient d’une version plus récente de Post Composer. Le fichier est "
                "resté tel quel. Installez cette version pour l’ouvrir.",
            )
        if found and self._connection.execute("PRAGMA quick_check").fetchone()[0] != "ok":
            raise _damaged(self.path)
        self._connection.execute("PRAGMA journal_mode=WAL")
        self._connection.execute("PRAGMA synchronous=NORMAL")
        self._connection.execute("PRAGMA secure_delete=ON")
        for number in range(found, len(_MIGRATIONS)):
            with self._change():
                for statement in _MIGRATIONS[number].split(";"):
                    self._connection.execute(statement)
                self._connection.execute(f"PRAGMA user_version={number + 1}")
        if self.path is not None:
            # A file that cannot be written must be known now, not at the first key.
            with self._change():
                self._connection.execute("DELETE FROM state WHERE key = ''")

    def close(self) -> None:
        """Flush everything to the disk and close."""
        with _told(self.path):
            self._connection.execute("PRAGMA synchronous=FULL")
            if self.path is not None:
                self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self._connection.close()

    @contextmanager
    def _change(self, *, flush: bool = False) -> Iterator[None]:
        """One transaction: all of it or nothing. ``flush`` makes it survive a power cut."""
        with _told(self.path):
            if flush:
                self._connection.execute("PRAGMA synchronous=FULL")
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
            finally:
                if flush:
                    self._connection.execute("PRAGMA synchronous=NORMAL")

    def _rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        with _told(self.path):
            return self._connection.execute(query, values).fetchall()

    # --- posts -------------------------------------------------------------------------------

    def posts(self) -> list[Post]:
        """Return all posts, the one changed last first."""
        rows = self._rows("SELECT record FROM posts ORDER BY changed DESC, rowid DESC")
        return [self._intact(post_from_record, row[0]) for row in rows]

    def post(self, post_id: str) -> Post | None:
        """Return one post, None when there is none with this id."""
        rows = self._rows("SELECT record FROM posts WHERE id = ?", post_id)
        return self._intact(post_from_record, rows[0][0]) if rows else None

    def save_post(self, post: Post) -> None:
        """Store a post, new or changed; earlier words are kept as versions.

        A version is kept at most every five minutes of writing, and at every change of status.
        """
        before = self.post(post.id)
        with self._change(flush=post.status in _SETTLED):
            if before is not None and self._deserves_version(before, post):
                self._connection.execute(
                    "INSERT INTO versions (post_id, at, status, text) VALUES (?, ?, ?, ?)",
                    (post.id, before.changed.isoformat(), before.status.value, before.text),
                )
            self._connection.execute(
                "INSERT INTO posts VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
                "changed = excluded.changed, status = excluded.status, folded = excluded.folded, "
                "record = excluded.record",
                (
                    post.id,
                    post.changed.isoformat(),
                    post.status.value,
                    fold(f"{post.text}\n{post.answering_name}\n{post.answering}\n{post.note}"),
                    post_record(post),
                ),
            )

    def _deserves_version(self, before: Post, post: Post) -> bool:
        if before.status is not post.status:
            return True
        if before.text == post.text:
            return False
        rows = self._connection.execute(
            "SELECT max(at) FROM versions WHERE post_id = ?", (post.id,)
        ).fetchone()
        last = datetime.fromisoformat(rows[0]) if rows[0] else before.created
        return post.changed - last >= _VERSION_EVERY

    def versions(self, post_id: str) -> list[tuple[datetime, str]]:
        """Return the earlier words of a post, oldest first, with when they were written."""
        rows = self._rows("SELECT at, text FROM versions WHERE post_id = ? ORDER BY number", post_id)
        return [(datetime.fromisoformat(at), text) for at, text in rows]

    def delete_post(self, post_id: str) -> None:
        """Take a post away; saving it again brings it back with its versions."""
        with self._change():
            self._connection.execute("DELETE FROM posts WHERE id = ?", (post_id,))

    def search(self, words: str) -> list[Post]:
        """Return the posts that hold all of ``words``, accents and case aside."""
        wanted = fold(words).split()
        clauses = " AND ".join(["instr(folded, ?) > 0"] * len(wanted)) or "1"
        rows = self._rows(f"SELECT record FROM posts WHERE {clauses} ORDER BY changed DESC", *wanted)  # noqa: S608
        return [self._intact(post_from_record, row[0]) for row in rows]

    # --- personas ----------------------------------------------------------------------------

    def personas(self) -> list[Persona]:
        """Return all personas, in the order they were made."""
        rows = self._rows("SELECT record FROM personas ORDER BY place")
        return [self._intact(persona_from_record, row[0]) for row in rows]

    def save_persona(self, persona: Persona) -> None:
        """Store a persona, new or changed."""
        with self._change():
            self._connection.execute(
                "INSERT INTO personas VALUES (?, (SELECT coalesce(max(place), 0) + 1 FROM personas)"
                ", ?) ON CONFLICT (id) DO UPDATE SET record = excluded.record",
                (persona.id, persona_record(persona)),
            )

    def delete_persona(self, persona_id: str) -> None:
        """Take a persona away; posts keep its id, so that saving it again brings all back."""
        with self._change():
            self._connection.execute("DELETE FROM personas WHERE id = ?", (persona_id,))

    # --- mutes, openers, state ---------------------------------------------------------------

    def mutes(self) -> list[Mute]:
        """Return all mutes, oldest first."""
        rows = self._rows("SELECT * FROM mutes ORDER BY created, rowid")
        return [
            Mute(
                row[0], row[1], MuteScope(row[2]), datetime.fromisoformat(row[3]), row[4], row[5],
                row[6], row[7],
            )
            for row in rows
        ]

    def add_mute(self, mute: Mute) -> None:
        """Store a mute."""
        with self._change():
            self._connection.execute(
                "INSERT OR REPLACE INTO mutes VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    mute.id,
                    mute.rule_id,
                    mute.scope.value,
                    mute.created.isoformat(),
                    mute.post_id,
                    mute.persona_id,
                    mute.words,
                    mute.reason,
                ),
            )

    def remove_mute(self, mute_id: str) -> None:
        """Take a mute back."""
        with self._change():
            self._connection.execute("DELETE FROM mutes WHERE id = ?", (mute_id,))

    def used_openers(self, persona_id: str) -> frozenset[str]:
        """Return the keys of the openers already used for this persona (``""``: for nobody)."""
        rows = self._rows("SELECT opener FROM used_openers WHERE persona_id = ?", persona_id)
        return frozenset(row[0] for row in rows)

    def record_opener(self, persona_id: str, opener: str) -> None:
        """Note that an opener was used."""
        with self._change():
            self._connection.execute(
                "INSERT OR REPLACE INTO used_openers VALUES (?, ?, ?)",
                (persona_id, opener, datetime.now(UTC).isoformat()),
            )

    def forget_opener(self, persona_id: str, opener: str) -> None:
        """Take back that an opener was used (its insertion was undone)."""
        with self._change():
            self._connection.execute(
                "DELETE FROM used_openers WHERE persona_id = ? AND opener = ?", (persona_id, opener)
            )

    def state(self, key: str) -> Any:
        """Return what was kept under ``key`` (a JSON value), None when there is nothing."""
        rows = self._rows("SELECT value FROM state WHERE key = ?", key)
        return json.loads(rows[0][0]) if rows else None

    def set_state(self, key: str, value: Any) -> None:
        """Keep a JSON value: window sizes, the open post, the language."""
        with self._change():
            self._connection.execute(
                "INSERT OR REPLACE INTO state VALUES (?, ?)", (key, json.dumps(value))
            )

    def _intact(self, read: Callable[[str], Kept], record: str) -> Kept:
        try:
            return read(record)
        except (ValueError, KeyError, TypeError):
            raise _damaged(self.path) from None


@contextmanager
def _told(path: Path | None) -> Iterator[None]:
    """Turn what SQLite and the disk say into a sentence for the person."""
    try:
        yield
    except sqlite3.Error as problem:
        raise _in_words(path, problem) from problem
    except UnicodeDecodeError as problem:
        raise _damaged(path) from problem


def _in_words(path: Path | None, problem: sqlite3.Error) -> LibraryProblem:
    code = getattr(problem, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return LibraryBusy(
            f"{path} is being used by another program. Your words are safe here; saving goes on "
            "as soon as it is free.",
            f"{path} est utilisé par un autre programme. Vos mots sont gardés ici ; "
            "l’enregistrement reprend dès qu’il est libre.",
        )
    if code in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
        return _damaged(path)
    if code == sqlite3.SQLITE_FULL:
        return LibraryFull(
            "The disk is full. Your words are still in the window: free some space, or export them.",
            "Le disque est plein. Vos mots sont encore dans la fenêtre : libérez de la place, ou "
            "exportez-les.",
        )
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return _unwritable(path, str(problem))
    return LibraryProblem(
        f"The library {path} does not answer ({problem}). Your words are still in the window.",
        f"La bibliothèque {path} ne répond pas ({problem}). Vos mots sont encore dans la fenêtre.",
    )


def _damaged(path: Path | None) -> LibraryDamaged:
    return LibraryDamaged(
        f"{path} is damaged or is not a library. It was left as it is. What you write now is not "
        "kept: export it before you close.",
        f"{path} est endommagé ou n’est pas une bibliothèque. Le fichier est resté tel quel. Ce que "
        "vous écrivez maintenant n’est pas gardé : exportez-le avant de fermer.",
    )


def _unwritable(path: Path | None, why: str) -> LibraryReadOnly:
    return LibraryReadOnly(
        f"{path} cannot be written ({why}). What you write now is not kept: check the rights of "
        "the folder, or start with --library and another file.",
        f"{path} ne peut pas être écrit ({why}). Ce que vous écrivez maintenant n’est pas gardé : "
        "vérifiez les droits du dossier, ou lancez avec --library et un autre fichier.",
    )

