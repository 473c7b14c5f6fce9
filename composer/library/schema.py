"""The tables of a library file, how they came to be, and whether a file is sound."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

from composer.library.problems import damaged, newer

APPLICATION_ID = 0x50436F6D
"""``PCom``: says that a SQLite file is a library of this program."""

MIGRATIONS = (
    """
    CREATE TABLE posts (
        id TEXT PRIMARY KEY, changed TEXT NOT NULL, status TEXT NOT NULL, folded TEXT NOT NULL,
        record TEXT NOT NULL, seal INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE versions (
        number INTEGER PRIMARY KEY, post_id TEXT NOT NULL, at TEXT NOT NULL, status TEXT NOT NULL,
        text TEXT NOT NULL, seal INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX versions_of_post ON versions (post_id, number);
    CREATE TABLE personas (
        id TEXT PRIMARY KEY, place INTEGER NOT NULL, record TEXT NOT NULL, seal INTEGER NOT NULL
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
    # The pictures of an earlier version; the empty text stands for none, so old seals still hold.
    """
    ALTER TABLE versions ADD COLUMN media TEXT NOT NULL DEFAULT '';
    CREATE TABLE unused_media (digest TEXT PRIMARY KEY, since TEXT NOT NULL) STRICT;
    CREATE TABLE snippets (
        id TEXT PRIMARY KEY, place INTEGER NOT NULL, record TEXT NOT NULL, seal INTEGER NOT NULL
    ) STRICT;
    """,
    # Posts with texts of single networks: the tables stay, but older programs would lose these.
    "",
)

_TABLES = (
    {"posts", "versions", "personas", "mutes", "used_openers", "state"},
    {"unused_media", "snippets"},
)
"""The tables that each migration brought."""
_SEALED = (
    (
        "SELECT id, record, seal FROM posts",
        "SELECT id, record, seal FROM personas",
    ),
    ("SELECT id, record, seal FROM snippets",),
)
_SEALED_VERSIONS = (
    "SELECT post_id, text, seal FROM versions",
    "SELECT post_id, text || media, seal FROM versions",
    "SELECT post_id, text || media, seal FROM versions",
)
"""How the words of the versions are sealed since each migration."""


def seal(owner: str, words: str) -> int:
    """Return the checksum stored with a record, so that altered words are never shown as good."""
    return zlib.crc32(f"{owner}\n{words}".encode())


def inspect(path: Path, patience: float) -> None:
    """Read the whole file without writing to it; raise where it is newer, damaged or foreign.

    ``patience`` is how long to wait for another program, in seconds. SQLite's own errors go
    through.
    """
    address = f"{path.absolute().as_uri()}?mode=ro"
    connection = sqlite3.connect(address, uri=True, timeout=patience, isolation_level=None)
    try:
        number = connection.execute("PRAGMA user_version").fetchone()[0]
        owner = connection.execute("PRAGMA application_id").fetchone()[0]
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
        if number == 0 and owner == 0 and not tables:
            return
        if owner != APPLICATION_ID:
            raise damaged(path)
        if number > len(MIGRATIONS):
            raise newer(path)
        if not tables >= set().union(*_TABLES[:number]) or not _is_sound(connection, number):
            raise damaged(path)
    finally:
        connection.close()


def _is_sound(connection: sqlite3.Connection, number: int) -> bool:
    # SQLite does not notice altered letters inside a record: the seals do.
    if connection.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
        return False
    queries = [*chain(*_SEALED[:number]), _SEALED_VERSIONS[number - 1]]
    return all(
        seal(owner, words) == given
        for query in queries
        for owner, words, given in connection.execute(query)
    )


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the tables to the newest form, each step whole or not at all."""
    for number, statements in enumerate(MIGRATIONS, 1):
        with transaction(connection):
            # Asked inside the transaction: two programs may start on a new file at once.
            if connection.execute("PRAGMA user_version").fetchone()[0] >= number:
                continue
            for statement in statements.split(";"):
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version={number}")


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Run what stands inside as one change: all of it or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
