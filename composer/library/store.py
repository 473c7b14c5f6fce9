"""The library: posts with their versions, personas and mutes in one SQLite file.

A committed change survives a crash of the program (WAL, NORMAL); approvals, exports, the close and
whatever :meth:`Library.flush` finds are flushed to the disk (FULL). Newer files are refused; damaged ones are never written to.
"""

from __future__ import annotations

import json
import os
import sqlite3
import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Self, TypeVar

import platformdirs

from composer.checks.mutes import Mute, MuteScope
from composer.library.media_folder import MediaFolder
from composer.library.problems import LibraryBusy, LibraryProblem, damaged, told
from composer.library.records import (
    media_from_record,
    media_record,
    persona_from_record,
    persona_record,
    post_from_record,
    post_record,
    snippet_from_record,
    snippet_record,
)
from composer.library.schema import inspect, migrate, seal, transaction
from composer.personas.persona import Persona
from composer.posts.post import Post, Status
from composer.posts.snippet import Snippet
from composer.text.folding import fold

__all__ = ["Library", "LibraryBusy", "LibraryProblem", "default_path", "set_aside"]

Kept = TypeVar("Kept")

PATIENCE_MS = 50
"""How long a change waits for another program before it says so: less than a frame is felt."""
_OPENING_PATIENCE_MS = 2000
_VERSION_EVERY = timedelta(minutes=5)
_MEDIA_KEPT = timedelta(days=60)
"""How long a picture stays after the last post let go of it: longer than any backup is kept."""
_SETTLED = (Status.APPROVED, Status.EXPORTED, Status.NOT_POSTED)


def default_path() -> Path:
    """Return where the library is: POST_COMPOSER_LIBRARY, else the system's data folder."""
    named = os.environ.get("POST_COMPOSER_LIBRARY")
    if named:
        return Path(named)
    folder = platformdirs.user_data_path("post-composer", appauthor=False)
    return folder / "library.sqlite"


def set_aside(path: Path) -> Path:
    """Rename a damaged library (and its journal) to ``….corrupt-<date>`` and return the new path.

    Nothing is overwritten. Raises :class:`LibraryProblem` where the folder cannot be written.
    """
    stem = f"{path.name}.corrupt-{datetime.now(UTC):%Y%m%d-%H%M%S}"
    kept, number = path.with_name(stem), 1
    while kept.exists():
        number += 1
        kept = path.with_name(f"{stem}-{number}")
    with told(path):
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
        self._own_folder: tempfile.TemporaryDirectory[str] | None = None
        if path is None:
            self._own_folder = tempfile.TemporaryDirectory(prefix="post-composer-")
            self.media = MediaFolder(Path(self._own_folder.name))
        else:
            self.media = MediaFolder(path.with_name(f"{path.name}.media"))

    @classmethod
    def open(cls, path: Path, patience_ms: int = PATIENCE_MS) -> Self:
        """Open the library at ``path``, made new where there is none, for this user's eyes only.

        ``patience_ms`` is how long a later change waits for another program that is writing.
        """
        patience = _OPENING_PATIENCE_MS / 1000
        with told(path):
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            # Made here, not by SQLite: its journals take over these rights.
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
            inspect(path, patience)
            connection = sqlite3.connect(path, timeout=patience, isolation_level=None)
            library = cls(connection, path)
            try:
                library._prepare()
                library.let_go_of_media(datetime.now(UTC))
                connection.execute(f"PRAGMA busy_timeout={patience_ms}")
            except BaseException:
                connection.close()
                raise
        return library

    @classmethod
    def in_memory(cls) -> Self:
        """Return a library that is gone when it is closed, for when the real one cannot be used."""
        library = cls(sqlite3.connect(":memory:", isolation_level=None), None)
        library._prepare()
        return library

    def _prepare(self) -> None:
        self._connection.execute("PRAGMA journal_mode=WAL")
        self._connection.execute("PRAGMA synchronous=NORMAL")
        self._connection.execute("PRAGMA secure_delete=ON")
        migrate(self._connection)
        # A deleted post can come back until the program ends; what belonged to it goes now. This
        # also tells at once, not at the first key, when the file cannot be written.
        with transaction(self._connection):
            for table in ("versions", "mutes"):
                self._connection.execute(
                    f"DELETE FROM {table} WHERE post_id NOT IN (SELECT id FROM posts)"
                )

    def close(self) -> None:
        """Flush everything to the disk and close."""
        with told(self.path):
            try:
                self._connection.execute("PRAGMA synchronous=FULL")
                if self.path is not None:
                    self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                self._connection.close()
                if self._own_folder is not None:
                    self._own_folder.cleanup()

    def flush(self) -> None:
        """Make everything stored so far survive a power cut, not only a crash of the program."""
        with told(self.path):
            if self.path is not None:
                self._connection.execute("PRAGMA wal_checkpoint(PASSIVE)")

    @contextmanager
    def _change(self, *, flush: bool = False) -> Iterator[None]:
        """One transaction: all of it or nothing. ``flush`` makes it survive a power cut."""
        with told(self.path):
            if flush:
                self._connection.execute("PRAGMA synchronous=FULL")
            try:
                with transaction(self._connection):
                    yield
            finally:
                if flush:
                    self._connection.execute("PRAGMA synchronous=NORMAL")

    def _rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        with told(self.path):
            return self._connection.execute(query, values).fetchall()

    # --- posts -------------------------------------------------------------------------------

    def posts(self) -> list[Post]:
        """Return all posts, the one changed last first."""
        rows = self._rows("SELECT id, record, seal FROM posts ORDER BY changed DESC, rowid DESC")
        return [self._read(post_from_record, *row) for row in rows]

    def post(self, post_id: str) -> Post | None:
        """Return one post, None when there is none with this id."""
        rows = self._rows("SELECT id, record, seal FROM posts WHERE id = ?", post_id)
        return self._read(post_from_record, *rows[0]) if rows else None

    def latest_posts(self, statuses: Collection[Status], limit: int) -> list[Post]:
        """Return the posts with one of ``statuses`` that changed last, at most ``limit``."""
        marks = ",".join("?" * len(statuses))
        rows = self._rows(
            f"SELECT id, record, seal FROM posts WHERE status IN ({marks}) "
            "ORDER BY changed DESC, rowid DESC LIMIT ?",
            *(status.value for status in statuses),
            limit,
        )
        return [self._read(post_from_record, *row) for row in rows]

    def save_post(self, post: Post) -> None:
        """Store a post, new or changed; earlier words are kept as versions.

        A version is kept at most every five minutes of writing, and at every change of status.
        """
        self.save_posts((post,))

    def save_posts(self, posts: Iterable[Post]) -> None:
        """Store several posts in one change: all of them or none."""
        every = tuple(posts)
        with self._change(flush=any(post.status in _SETTLED for post in every)):
            for post in every:
                before = self.post(post.id)
                if before is not None and self._deserves_version(before, post):
                    self._keep_versions(before, post)
                self._put_post(post)

    def _put_post(self, post: Post) -> None:
        record = post_record(post)
        self._connection.execute(
            "INSERT INTO posts VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
            "changed = excluded.changed, status = excluded.status, folded = excluded.folded, "
            "record = excluded.record, seal = excluded.seal",
            (
                post.id,
                post.changed.isoformat(),
                post.status.value,
                fold(
                    "\n".join(
                        (
                            post.text,
                            *(variant.text for variant in post.variants),
                            post.answering_name,
                            post.answering,
                            post.note,
                            *(picture.alt for picture in post.media),
                        )
                    )
                ),
                record,
                seal(post.id, record),
            ),
        )

    def _keep_versions(self, before: Post, post: Post) -> None:
        """Keep the words of ``before``: the common text, and those of single networks that changed."""
        lost = [one.text for one in before.variants if one.text != post.text_for(one.network)]
        status_changed = before.status is not post.status
        if status_changed or before.text != post.text or before.media != post.media:
            lost.insert(0, before.text)
        for text in lost:
            self._keep_version(before, text)

    def _keep_version(self, post: Post, text: str) -> None:
        media = media_record(post.media)
        self._connection.execute(
            "INSERT INTO versions (post_id, at, status, text, media, seal) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            (
                post.id,
                post.changed.isoformat(),
                post.status.value,
                text,
                media,
                seal(post.id, text + media),
            ),
        )

    def _deserves_version(self, before: Post, post: Post) -> bool:
        if before.status is not post.status:
            return True
        same_words = before.text == post.text and before.variants == post.variants
        if same_words and before.media == post.media:
            return False
        rows = self._rows(
            "SELECT at FROM versions WHERE post_id = ? ORDER BY number DESC LIMIT 1", post.id
        )
        last = datetime.fromisoformat(rows[0][0]) if rows else before.created
        # A clock that was set back must not stop the keeping.
        return abs(post.changed - last) >= _VERSION_EVERY

    def versions(self, post_id: str) -> list[tuple[datetime, str]]:
        """Return the earlier words of a post, oldest first, with when they were written."""
        rows = self._rows(
            "SELECT at, text FROM versions WHERE post_id = ? ORDER BY number", post_id
        )
        return [(datetime.fromisoformat(at), text) for at, text in rows]

    def delete_post(self, post_id: str) -> Post | None:
        """Take a post away and return it; saving it again brings it back with its versions."""
        found = self.post(post_id)
        with self._change():
            self._connection.execute("DELETE FROM posts WHERE id = ?", (post_id,))
        return found

    def search(self, words: str) -> list[Post]:
        """Return the posts that hold all of ``words``, accents and case aside."""
        wanted = fold(words).split()
        clauses = " AND ".join(["instr(folded, ?) > 0"] * len(wanted)) or "1"
        rows = self._rows(
            f"SELECT id, record, seal FROM posts WHERE {clauses} ORDER BY changed DESC", *wanted
        )
        return [self._read(post_from_record, *row) for row in rows]

    def tagged_texts(self, but: str) -> list[str]:
        """Return the texts that may hold a hashtag or a handle, of all posts but the one with that id."""
        rows = self._rows(
            "SELECT id, record, seal FROM posts WHERE id <> ? AND "
            "(instr(record, '#') > 0 OR instr(record, '＃') > 0 OR instr(record, '@') > 0)",
            but,
        )
        posts = [self._read(post_from_record, *row) for row in rows]
        return [text for post in posts for text in (post.text, *(v.text for v in post.variants))]

    # --- pictures ----------------------------------------------------------------------------

    def let_go_of_media(self, now: datetime) -> None:
        """Remove the pictures that no post and no version has referred to for sixty days.

        Sixty days, because a post may come back from a backup. Where a damaged library was set
        aside nothing goes: it may still be mended, and needs its pictures. ``now`` is aware.
        """
        held = self.media.digests()
        if (
            not held
            or self.path is None
            or any(self.path.parent.glob(f"{self.path.name}.corrupt-*"))
        ):
            return
        unused = held - self._referred_media()
        with self._change():
            known = dict(self._connection.execute("SELECT digest, since FROM unused_media"))
            gone = {
                digest
                for digest in unused & known.keys()
                if now - datetime.fromisoformat(known[digest]) > _MEDIA_KEPT
            }
            self._connection.executemany(
                "DELETE FROM unused_media WHERE digest = ?",
                [(digest,) for digest in known.keys() - (unused - gone)],
            )
            self._connection.executemany(
                "INSERT INTO unused_media VALUES (?, ?)",
                [(digest, now.isoformat()) for digest in unused - known.keys()],
            )
        self.media.remove(gone)

    def _referred_media(self) -> frozenset[str]:
        """Return the digests of all pictures of posts and versions."""
        rows = self._rows(
            "SELECT id, record, seal FROM posts WHERE instr(record, '\"digest\"') > 0"
        )
        found = {one.digest for row in rows for one in self._read(post_from_record, *row).media}
        for (record,) in self._rows("SELECT media FROM versions WHERE media <> ''"):
            try:
                found.update(one.digest for one in media_from_record(record))
            except ValueError:
                raise damaged(self.path) from None
        return frozenset(found)

    # --- snippets ----------------------------------------------------------------------------

    def snippets(self) -> list[Snippet]:
        """Return all snippets and templates, in the order they were made."""
        rows = self._rows("SELECT id, record, seal FROM snippets ORDER BY place")
        return [self._read(snippet_from_record, *row) for row in rows]

    def save_snippet(self, snippet: Snippet) -> None:
        """Store a snippet, new or changed."""
        record = snippet_record(snippet)
        with self._change():
            self._connection.execute(
                "INSERT INTO snippets VALUES (?, (SELECT coalesce(max(place), 0) + 1 FROM snippets)"
                ", ?, ?) ON CONFLICT (id) DO UPDATE SET record = excluded.record, "
                "seal = excluded.seal",
                (snippet.id, record, seal(snippet.id, record)),
            )

    def delete_snippet(self, snippet_id: str) -> None:
        """Take a snippet away; storing it again brings it back."""
        with self._change():
            self._connection.execute("DELETE FROM snippets WHERE id = ?", (snippet_id,))

    # --- personas ----------------------------------------------------------------------------

    def personas(self) -> list[Persona]:
        """Return all personas, in the order they were made."""
        rows = self._rows("SELECT id, record, seal FROM personas ORDER BY place")
        return [self._read(persona_from_record, *row) for row in rows]

    def save_persona(self, persona: Persona) -> None:
        """Store a persona, new or changed."""
        record = persona_record(persona)
        with self._change():
            self._connection.execute(
                "INSERT INTO personas VALUES (?, (SELECT coalesce(max(place), 0) + 1 FROM personas)"
                ", ?, ?) ON CONFLICT (id) DO UPDATE SET record = excluded.record, "
                "seal = excluded.seal",
                (persona.id, record, seal(persona.id, record)),
            )

    def delete_persona(self, persona_id: str) -> Persona | None:
        """Take a persona away and return it; posts keep its id, so saving it again brings all back."""
        rows = self._rows("SELECT id, record, seal FROM personas WHERE id = ?", persona_id)
        with self._change():
            self._connection.execute("DELETE FROM personas WHERE id = ?", (persona_id,))
        return self._read(persona_from_record, *rows[0]) if rows else None

    # --- mutes, openers, state ---------------------------------------------------------------

    def mutes(self) -> list[Mute]:
        """Return all mutes, oldest first."""
        rows = self._rows("SELECT * FROM mutes ORDER BY created, rowid")
        try:
            return [
                Mute(name, rule, MuteScope(scope), datetime.fromisoformat(at), *rest)
                for name, rule, scope, at, *rest in rows
            ]
        except ValueError:
            raise damaged(self.path) from None

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
        try:
            return json.loads(rows[0][0]) if rows else None
        except ValueError:
            return None

    def set_state(self, key: str, value: Any) -> None:
        """Keep a JSON value: window sizes, the open post, the language."""
        with self._change():
            self._connection.execute(
                "INSERT OR REPLACE INTO state VALUES (?, ?)", (key, json.dumps(value))
            )

    def _read(self, read: Callable[[str], Kept], owner: str, record: str, given: int) -> Kept:
        if seal(owner, record) != given:
            raise damaged(self.path)
        try:
            return read(record)
        except ValueError:
            raise damaged(self.path) from None
