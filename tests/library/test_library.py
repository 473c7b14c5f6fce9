"""The library: what is stored comes back, crashes and broken files included."""

from __future__ import annotations

import os
import signal
import sqlite3
import stat
import subprocess
import sys
import uuid
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from composer.checks.mutes import Mute, MuteScope
from composer.library.store import Library, LibraryBusy, LibraryProblem, set_aside
from composer.personas.persona import Item, ItemKind, Persona, Place
from composer.posts.post import Moment, Post, Status
from composer.text.cleaning import clean
from tests.hostile import hostile_texts

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)


def post(text: str = "Élan « oui\u00a0» 😀") -> Post:
    return Post(uuid.uuid4().hex, NOW, NOW, text=text)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "library.sqlite"


@pytest.fixture
def library(path: Path):
    opened = Library.open(path)
    yield opened
    opened.close()


def test_a_post_comes_back_as_it_was(path: Path) -> None:
    kept = replace(
        post(),
        networks=("x", "facebook"),
        schedule=Moment(datetime(2026, 10, 25, 2, 30), "Europe/Paris", fold=1),
        caret=3,
    )
    first = Library.open(path)
    first.save_post(kept)
    first.close()
    second = Library.open(path)
    assert second.post(kept.id) == kept
    assert second.posts() == [kept]
    second.close()


@pytest.mark.parametrize("name", hostile_texts())
def test_awkward_texts_come_back_cleaned_and_otherwise_untouched(
    library: Library, name: str
) -> None:
    text = clean(hostile_texts()[name])
    kept = post(text)
    library.save_post(kept)
    assert library.post(kept.id).text == text


def test_search_ignores_accents_and_case(library: Library) -> None:
    kept = post("Le SEIGLE d’été")
    library.save_post(kept)
    library.save_post(post("Autre chose"))
    assert library.search("seigle ete") == [kept]


def test_versions_are_kept_at_intervals_and_at_changes_of_status(library: Library) -> None:
    kept = post("Un")
    library.save_post(kept)
    library.save_post(replace(kept, text="Deux", changed=NOW + timedelta(minutes=1)))
    assert library.versions(kept.id) == []
    library.save_post(replace(kept, text="Trois", changed=NOW + timedelta(minutes=6)))
    library.save_post(
        replace(kept, text="Trois", status=Status.IN_REVIEW, changed=NOW + timedelta(minutes=7))
    )
    assert [text for _, text in library.versions(kept.id)] == ["Deux", "Trois"]


def test_deleting_can_be_undone(library: Library) -> None:
    kept = post()
    library.save_post(kept)
    library.delete_post(kept.id)
    assert library.post(kept.id) is None
    library.save_post(kept)
    assert library.post(kept.id) == kept


def test_personas_mutes_openers_and_state(library: Library) -> None:
    persona = Persona("p", "Ruth", places=(Place("x"),), items=(Item(ItemKind.NEED, "Pain"),))
    library.save_persona(persona)
    mute = Mute("m", "like-beg", MuteScope.PERSONA, NOW, persona_id="p", reason="Le comité")
    library.add_mute(mute)
    library.record_opener("p", "k")
    library.set_state("window", {"size": [1, 2]})
    assert library.personas() == [persona]
    assert library.mutes() == [mute]
    assert library.used_openers("p") == {"k"}
    assert library.state("window") == {"size": [1, 2]}
    library.remove_mute("m")
    library.forget_opener("p", "k")
    library.delete_persona("p")
    assert (library.mutes(), library.used_openers("p"), library.personas()) == ([], frozenset(), [])


@pytest.mark.parametrize("data", [b"hello " * 900, b"SQLite format 3\0" + b"\0" * 4000])
def test_a_file_that_is_no_library_is_refused_and_left_alone(path: Path, data: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(data)
    with pytest.raises(LibraryProblem) as refused:
        Library.open(path)
    assert str(path) in refused.value.message.fr
    assert path.read_bytes() == data
    aside = set_aside(path)
    assert aside.read_bytes() == data
    Library.open(path).close()


def test_a_newer_file_is_refused_in_words(path: Path) -> None:
    Library.open(path).close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version=999")
    connection.close()
    with pytest.raises(LibraryProblem) as refused:
        Library.open(path)
    assert "newer" in refused.value.message.en


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("x")
    with pytest.raises(LibraryProblem):
        Library.open(tmp_path / "data" / "library.sqlite")


def test_a_busy_library_is_told_at_once(library: Library, path: Path) -> None:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(LibraryBusy):
        library.save_post(post())
    other.execute("ROLLBACK")
    other.close()
    library.save_post(post())


@pytest.mark.skipif(os.name != "posix", reason="file modes are those of posix systems")
def test_the_file_is_for_its_owner_only(library: Library, path: Path) -> None:
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_kill_loses_nothing_that_was_stored(path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from dataclasses import replace\n"
        "from datetime import datetime, UTC\n"
        "from composer.library.store import Library; from composer.posts.post import Post\n"
        "library = Library.open(Path(sys.argv[1])); now = datetime.now(UTC)\n"
        "post = Post('k' * 32, now, now)\n"
        "for n in range(100_000):\n"
        "    library.save_post(replace(post, text=str(n)))\n"
        "    print(n, flush=True)\n"
    )
    for after in (1, 40, 170):
        program = subprocess.Popen(
            [sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE, text=True
        )
        said = [program.stdout.readline() for _ in range(after)]
        program.send_signal(signal.SIGKILL)
        said += program.stdout.readlines()
        program.wait(10)
        program.stdout.close()
        told = max(int(line) for line in said if line.endswith("\n"))
        library = Library.open(path)
        assert int(library.post("k" * 32).text) >= told
        library.close()
