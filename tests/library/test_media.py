"""Pictures in the library: kept under their hash, never while in use let go of, never misread."""

from __future__ import annotations

import os
import sqlite3
import stat
import sys
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from composer.library.media_folder import MediaFolder, PictureLost
from composer.library.problems import LibraryDamaged, LibraryProblem
from composer.library.records import post_record
from composer.library.schema import APPLICATION_ID, MIGRATIONS, seal
from composer.library.store import Library, set_aside
from composer.posts.pictures import examine
from composer.posts.post import Post
from composer.posts.snippet import Snippet, first_blank
from tests.picture_files import saved

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
LATE = NOW + timedelta(days=61)
DATA = saved("png")
PICTURE = replace(examine(DATA, "mill.png"), alt="Le moulin à la Saint-Martin")
POST = Post("p1", NOW, NOW, text="Qui moud encore ?", media=(PICTURE,))


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def test_a_picture_is_stored_once_under_its_hash(tmp_path: Path) -> None:
    media = MediaFolder(tmp_path / "media")
    assert media.add(DATA) == media.add(DATA) == PICTURE.digest
    assert names(media.folder) == [PICTURE.digest]
    assert media.read(PICTURE.digest) == DATA


@pytest.mark.skipif(sys.platform == "win32", reason="rights of POSIX")
def test_the_folder_is_for_its_owner_alone(tmp_path: Path) -> None:
    media = MediaFolder(tmp_path / "media")
    digest = media.add(DATA)
    assert stat.S_IMODE(media.folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((media.folder / digest).stat().st_mode) == 0o600


@pytest.mark.parametrize("digest", ["../library.sqlite", "/etc/passwd", "", "A" * 64, "0" * 63])
def test_only_hashes_are_names(digest: str, tmp_path: Path) -> None:
    media = MediaFolder(tmp_path / "media")
    for use in (media.read, lambda one: media.remove([one])):
        with pytest.raises(PictureLost):
            use(digest)


def test_what_was_altered_planted_or_lost_is_not_read(tmp_path: Path) -> None:
    media = MediaFolder(tmp_path / "media")
    digest = media.add(DATA)
    path = media.folder / digest
    (tmp_path / "secret").write_bytes(DATA)

    def altered() -> None:
        path.write_bytes(DATA + b"!")

    def link() -> None:
        path.symlink_to(tmp_path / "secret")

    for plant in (altered, link, lambda: os.mkfifo(path), lambda: None):
        plant()
        with pytest.raises(PictureLost):
            media.read(digest)
        path.unlink(missing_ok=True)


def test_a_file_that_was_altered_is_mended_when_it_is_added_again(tmp_path: Path) -> None:
    media = MediaFolder(tmp_path / "media")
    digest = media.add(DATA)
    (media.folder / digest).write_bytes(b"")
    media.add(DATA)
    assert media.read(digest) == DATA


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "media").write_text("a file")
    with pytest.raises(LibraryProblem):
        MediaFolder(tmp_path / "media").add(DATA)
    assert (tmp_path / "media").read_text() == "a file"


# --- with posts ----------------------------------------------------------------------------------


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library.sqlite"


def reopened(path: Path, at: datetime) -> Library:
    library = Library.open(path)
    library.let_go_of_media(at)
    return library


def test_pictures_come_back_with_their_post_and_are_found_by_their_words(path: Path) -> None:
    library = Library.open(path)
    library.media.add(DATA)
    library.save_post(POST)
    library.close()
    library = Library.open(path)
    assert library.post("p1") == POST
    assert [post.id for post in library.search("moulin")] == ["p1"]
    assert library.media.read(PICTURE.digest) == DATA
    library.close()


def test_a_picture_of_a_post_is_never_let_go_of(path: Path) -> None:
    library = Library.open(path)
    library.media.add(DATA)
    library.save_post(POST)
    for at in (NOW, LATE, LATE + timedelta(days=4000)):
        library.let_go_of_media(at)
    assert library.media.read(PICTURE.digest) == DATA
    library.close()


def test_a_picture_of_an_earlier_version_is_never_let_go_of(path: Path) -> None:
    library = Library.open(path)
    library.media.add(DATA)
    library.save_post(POST)
    library.save_post(replace(POST, text="Personne ?", media=(), changed=NOW + timedelta(hours=1)))
    for at in (NOW, LATE):
        library.let_go_of_media(at)
    library.close()
    library = reopened(path, LATE + timedelta(days=100))
    assert library.media.read(PICTURE.digest) == DATA
    library.close()


def test_deleting_and_bringing_back_keeps_the_pictures(path: Path) -> None:
    library = Library.open(path)
    library.media.add(DATA)
    library.save_post(POST)
    deleted = library.delete_post("p1")
    assert deleted is not None
    library.let_go_of_media(NOW)
    library.save_post(deleted)
    for at in (LATE, LATE + timedelta(days=61)):
        library.let_go_of_media(at)
    assert library.media.read(PICTURE.digest) == DATA
    library.close()


def test_a_picture_nobody_refers_to_goes_after_sixty_days(path: Path) -> None:
    library = Library.open(path)
    library.media.add(DATA)
    library.let_go_of_media(NOW)
    library.let_go_of_media(NOW + timedelta(days=59))
    assert library.media.digests() == {PICTURE.digest}
    library.let_go_of_media(LATE)
    assert library.media.digests() == frozenset()
    library.close()


def test_the_days_begin_again_when_a_picture_was_used_in_between(path: Path) -> None:
    library = Library.open(path)
    library.media.add(DATA)
    library.let_go_of_media(NOW)
    library.save_post(POST)
    library.let_go_of_media(NOW + timedelta(days=30))
    library.delete_post("p1")
    library.let_go_of_media(NOW + timedelta(days=50))
    library.let_go_of_media(LATE)
    assert library.media.digests() == {PICTURE.digest}
    library.close()


def test_nothing_goes_while_a_damaged_library_lies_aside(path: Path) -> None:
    library = Library.open(path)
    library.media.add(DATA)
    library.save_post(POST)
    library.close()
    set_aside(path)
    library = Library.open(path)
    for at in (NOW, LATE, LATE + timedelta(days=61)):
        library.let_go_of_media(at)
    assert library.media.read(PICTURE.digest) == DATA
    library.close()


def test_a_library_in_memory_leaves_no_pictures_behind() -> None:
    library = Library.in_memory()
    library.media.add(DATA)
    folder = library.media.folder
    assert library.media.read(PICTURE.digest) == DATA
    library.close()
    assert not folder.exists()


def test_a_library_of_the_first_form_is_brought_up_with_every_row(path: Path) -> None:
    post = replace(POST, media=())
    record = post_record(post).replace(',"media":[]', "")
    with closing(sqlite3.connect(path)) as old:
        for statement in MIGRATIONS[0].split(";"):
            old.execute(statement)
        old.execute(
            "INSERT INTO posts VALUES (?, ?, ?, ?, ?, ?)",
            ("p1", NOW.isoformat(), "draft", "qui", record, seal("p1", record)),
        )
        old.execute(
            "INSERT INTO versions VALUES (1, 'p1', ?, 'draft', 'Avant', ?)",
            (NOW.isoformat(), seal("p1", "Avant")),
        )
        old.execute(f"PRAGMA application_id={APPLICATION_ID}")
        old.execute("PRAGMA user_version=1")
        old.commit()
    library = Library.open(path)
    assert library.post("p1") == post
    assert library.versions("p1") == [(NOW, "Avant")]
    assert library.snippets() == []
    library.close()
    Library.open(path).close()


def test_the_pictures_of_a_version_are_sealed_too(path: Path) -> None:
    library = Library.open(path)
    library.save_post(POST)
    library.save_post(replace(POST, media=(), changed=NOW + timedelta(hours=1)))
    library.close()
    with closing(sqlite3.connect(path)) as other:
        assert other.execute("UPDATE versions SET media = replace(media, 'mill', 'hill')").rowcount
        other.commit()
    with pytest.raises(LibraryDamaged):
        Library.open(path)


# --- snippets ------------------------------------------------------------------------------------


def test_snippets_come_back_in_their_order_and_can_be_changed_and_deleted(path: Path) -> None:
    library = Library.open(path)
    first = Snippet("a", "Horaires", "Ouvert de 7 h à 13 h")
    second = Snippet("b", "Le mardi", "Mardi, [qui] m’a demandé [quoi].", whole=True)
    library.save_snippet(first)
    library.save_snippet(second)
    library.save_snippet(replace(first, text="Ouvert de 7 h à 14 h"))
    library.close()
    library = Library.open(path)
    assert library.snippets() == [replace(first, text="Ouvert de 7 h à 14 h"), second]
    library.delete_snippet("a")
    assert library.snippets() == [second]
    library.close()


def test_the_first_blank_is_found() -> None:
    assert first_blank("Mardi, [qui] m’a demandé [quoi].") == (7, 12)
    assert first_blank("Rien à remplir []") is None
