"""The library when things go wrong: crashes, damage, locks, full and read-only disks."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest

from composer.checks.mutes import Mute, MuteScope
from composer.library.problems import (
    LibraryBusy,
    LibraryDamaged,
    LibraryFull,
    LibraryNewer,
    LibraryProblem,
    LibraryReadOnly,
)
from composer.library.store import Library, set_aside
from composer.personas.persona import Persona
from composer.posts.post import Post

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
ROOT = Path(__file__).resolve().parent.parent.parent
POSTS = [
    Post(f"p{number:02}", NOW, NOW, text=f"Publication {number} : le four, la farine, le feu. " * 9)
    for number in range(30)
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library.sqlite"


def filled(path: Path) -> bytes:
    library = Library.open(path)
    library.save_posts(POSTS)
    library.save_persona(Persona("a1", "Inès"))
    library.add_mute(Mute("m1", "like-beg", MuteScope.EVERYWHERE, NOW))
    library.close()
    return path.read_bytes()


def said(problem: LibraryProblem) -> None:
    """Every problem is told in both languages, with where it is."""
    assert problem.message.en
    assert problem.message.fr
    assert problem.message.en != problem.message.fr


# --- crashes ---------------------------------------------------------------------------------

SAVES_FOR_EVER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from composer.library.store import Library
from composer.posts.post import Post
library = Library.open(Path(sys.argv[1]))
now = datetime.now(UTC)
number = 0
while True:
    number += 1
    library.save_post(Post("p", now, now, text="x" * number))
    print(number, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
@pytest.mark.parametrize("after", [1, 2, 7, 40, 200])
def test_what_was_saved_survives_kill_9(path: Path, after: int) -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", SAVES_FOR_EVER, str(path)], stdout=subprocess.PIPE, cwd=ROOT
    )
    assert child.stdout is not None
    with child.stdout:
        for _ in range(after):
            child.stdout.readline()
        os.kill(child.pid, signal.SIGKILL)
        child.wait(30)
        told = [line for line in child.stdout.read().split() if line.isdigit()]
    last = int(told[-1]) if told else after
    library = Library.open(path)
    found = library.post("p")
    library.close()
    assert found is not None
    # One save more may have been finished and not told.
    assert last <= len(found.text) <= last + 1


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_two_programs_may_start_on_a_new_file_at_once(path: Path) -> None:
    code = (
        "import sys\nfrom pathlib import Path\nfrom composer.library.store import Library\n"
        "sys.stdin.readline()\nLibrary.open(Path(sys.argv[1])).close()\n"
    )
    children = [
        subprocess.Popen([sys.executable, "-c", code, str(path)], stdin=subprocess.PIPE, cwd=ROOT)
        for _ in range(4)
    ]
    for child in children:
        child.communicate(b"\n", timeout=60)
    assert [child.returncode for child in children] == [0, 0, 0, 0]


# --- damage ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "data", [b"hello, I am a text file\n" * 99, b"\0" * 8192, b"SQLite format 3\0" + b"\xff" * 5000]
)
def test_a_file_that_is_no_library_is_refused_and_left_alone(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    with pytest.raises(LibraryDamaged) as refused:
        Library.open(path)
    said(refused.value)
    assert str(path) in refused.value.message.en
    assert path.read_bytes() == data


def test_a_database_of_another_program_is_refused_and_left_alone(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE bookmarks (address TEXT)")
        other.commit()
    before = path.read_bytes()
    with pytest.raises(LibraryDamaged):
        Library.open(path)
    assert path.read_bytes() == before


def test_a_newer_library_is_refused_in_words_and_left_alone(path: Path) -> None:
    filled(path)
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA user_version=999")
    before = path.read_bytes()
    with pytest.raises(LibraryNewer) as refused:
        Library.open(path)
    said(refused.value)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "table", ["posts", "versions", "personas", "mutes", "used_openers", "state"]
)
def test_a_library_that_lacks_a_table_is_damaged(path: Path, table: str) -> None:
    filled(path)
    with closing(sqlite3.connect(path)) as other:
        other.execute(f"DROP TABLE {table}")
        other.commit()
    with pytest.raises(LibraryDamaged):
        Library.open(path)


def test_altered_words_are_never_shown_as_good(path: Path) -> None:
    data = filled(path)
    assert b"Publication 7 " in data
    path.write_bytes(data.replace(b"Publication 7 ", b"Publication 8 ", 1))
    with pytest.raises(LibraryDamaged):
        Library.open(path)


def test_words_altered_while_it_is_open_are_not_shown_either(path: Path) -> None:
    filled(path)
    library = Library.open(path)
    with closing(sqlite3.connect(path)) as other:
        other.execute("UPDATE posts SET record = replace(record, 'farine', 'carine')")
        other.commit()
    with pytest.raises(LibraryDamaged):
        library.posts()
    library.close()


@pytest.fixture(scope="module")
def sound() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        return filled(Path(folder) / "library.sqlite")


@pytest.mark.parametrize("seed", range(150))
def test_random_damage_gives_a_problem_or_the_true_words(
    sound: bytes, path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    harmed = bytearray(sound)
    for _ in range(chance.choice((1, 5, 50, 200))):
        harmed[chance.randrange(len(harmed))] ^= 1 << chance.randrange(8)
    if chance.random() < 0.3:
        del harmed[chance.randrange(1, len(harmed)) :]
    path.write_bytes(harmed)
    try:
        library = Library.open(path)
    except LibraryProblem as problem:
        said(problem)
        assert path.read_bytes() == bytes(harmed)
        return
    with closing(library), suppress(LibraryProblem):
        assert sorted(library.posts(), key=lambda post: post.id) == POSTS
        assert library.personas() == [Persona("a1", "Inès")]


def test_a_damaged_library_is_set_aside_whole_and_a_new_one_begins(path: Path) -> None:
    path.write_bytes(b"not a library at all, " * 99)
    first = set_aside(path)
    path.write_bytes(b"nor is this one, " * 99)
    second = set_aside(path)
    assert first != second
    assert first.name.startswith("library.sqlite.corrupt-")
    assert first.read_bytes().startswith(b"not a library")
    assert second.read_bytes().startswith(b"nor is this")
    library = Library.open(path)
    assert library.posts() == []
    library.close()


# --- locks -----------------------------------------------------------------------------------


def test_a_busy_library_says_so_at_once_and_saves_later(path: Path) -> None:
    library = Library.open(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        start = time.perf_counter()
        with pytest.raises(LibraryBusy) as busy:
            library.save_post(POSTS[0])
        assert time.perf_counter() - start < 0.25
        said(busy.value)
        assert library.posts() == []
        other.execute("COMMIT")
    library.save_post(POSTS[0])
    assert library.posts() == [POSTS[0]]
    library.close()


# --- disks -----------------------------------------------------------------------------------


def test_a_full_disk_is_told_and_what_was_there_stays(path: Path) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    filled(path)
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count={pages}")
    library = Library(connection, path)
    with pytest.raises(LibraryFull) as full:
        library.save_post(Post("new", NOW, NOW, text="x" * 100_000))
    said(full.value)
    assert len(library.posts()) == len(POSTS)
    connection.execute(f"PRAGMA max_page_count={pages * 100}")
    library.save_post(Post("new", NOW, NOW, text="x" * 100_000))
    library.close()
    again = Library.open(path)
    assert len(again.posts()) == len(POSTS) + 1
    again.close()


def test_a_library_opened_for_reading_alone_says_so_at_a_change(path: Path) -> None:
    filled(path)
    address = f"{path.as_uri()}?mode=ro"
    library = Library(sqlite3.connect(address, uri=True, isolation_level=None), path)
    assert len(library.posts()) == len(POSTS)
    with pytest.raises(LibraryReadOnly) as refused:
        library.save_post(POSTS[0])
    said(refused.value)
    library.close()


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("not a folder")
    with pytest.raises(LibraryReadOnly):
        Library.open(tmp_path / "data" / "library.sqlite")
    assert (tmp_path / "data").read_text() == "not a folder"


def test_a_folder_where_the_file_should_be(path: Path) -> None:
    path.mkdir()
    with pytest.raises(LibraryReadOnly) as refused:
        Library.open(path)
    assert str(path) in refused.value.message.fr


@pytest.fixture
def as_somebody(path: Path) -> Iterator[Path]:
    """A library in a folder that can be read and not written, by a user who is not root."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "library.sqlite"
        filled(target)
        target.chmod(0o444)
        Path(folder).chmod(0o555)
        root = os.geteuid() == 0
        if root:
            os.seteuid(65534)
        try:
            yield target
        finally:
            if root:
                os.seteuid(0)
            Path(folder).chmod(0o700)


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX rights")
def test_a_read_only_folder_is_told_at_once(as_somebody: Path) -> None:
    with pytest.raises(LibraryReadOnly):
        Library.open(as_somebody)
    with pytest.raises(LibraryReadOnly):
        Library.open(as_somebody.with_name("new.sqlite"))
    with pytest.raises(LibraryReadOnly):
        set_aside(as_somebody)


def test_in_memory_nothing_is_missing() -> None:
    library = Library.in_memory()
    library.save_posts(POSTS)
    library.set_state("window", {"columns": [1, 2]})
    assert len(library.posts()) == len(POSTS)
    assert library.state("window") == {"columns": [1, 2]}
    library.close()
