"""Pictures on their way out: without their notes, under our names, whole or not at all."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image

from composer.export.csv_files import read_csv
from composer.export.json_file import read_json
from composer.export.plan import ExportPlan, plan, write
from composer.library.media_folder import MediaFolder
from composer.posts.approval import approve
from composer.posts.pictures import examine
from composer.posts.post import Moment, Picture, Post
from composer.text.bilingual import ComposerError
from tests.picture_files import saved

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
DATA = saved("jpeg", orientation=6, telling=True)


@pytest.fixture
def media(tmp_path: Path) -> MediaFolder:
    made = MediaFolder(tmp_path / "library.sqlite.media")
    made.add(DATA)
    return made


def picture(data: bytes = DATA, name: str = "../../moulin.jpg") -> Picture:
    return replace(examine(data, name), alt="Le moulin\nà l’aube")


def planned(
    *media: Picture, target: str = "json", networks: tuple[str, ...] = ("x",)
) -> ExportPlan:
    post = approve(
        Post("p1", NOW, NOW, text="Qui moud encore ?", networks=networks, media=media),
        now=NOW,
        schedule=Moment(datetime(2026, 12, 1, 9, 30), "Europe/Paris"),
        answerer="Léa",
        answer_until=None,
    )
    return plan([post], target, zone="Europe/Paris", now=NOW)


def test_a_picture_goes_out_once_without_its_notes_under_our_name(
    tmp_path: Path, media: MediaFolder
) -> None:
    out = tmp_path / "out"
    found = planned(picture(), networks=("x", "facebook"))
    files = write(found, out, media)
    name = f"pictures/2026-12-01-0930-{picture().digest[:16]}.jpg"
    assert [path.relative_to(out).as_posix() for path in files] == ["posts.json", name]
    data = (out / name).read_bytes()
    assert b"Objectif" not in data
    with Image.open(io.BytesIO(data)) as new, Image.open(io.BytesIO(DATA)) as old:
        assert new.tobytes() == old.tobytes()
        assert new.getexif()[0x0112] == 6
    fields = json.loads((out / "posts.json").read_bytes())["posts"][0]
    assert (fields["pictures"], fields["alt_texts"]) == (name, "Le moulin à l’aube")


def test_what_is_left_out_is_said_before(media: MediaFolder) -> None:
    said = [one.en for row in planned(picture()).rows for one in row.warnings]
    assert said == ["Left out of its pictures: the place, the device, the date, notes."]
    buffer = [one.en for row in planned(picture(), target="buffer").rows for one in row.warnings]
    assert "written beside it" in buffer[-1]
    assert [row.warnings for row in planned().rows] == [()]


def test_a_second_export_leaves_the_picture_that_is_there(
    tmp_path: Path, media: MediaFolder
) -> None:
    first = write(planned(picture()), tmp_path / "out", media)
    second = write(planned(picture()), tmp_path / "out", media)
    assert [path.name for path in second] == ["posts-2.json"]
    assert first[1].exists()


def test_a_lost_picture_is_told_and_nothing_is_written(tmp_path: Path, media: MediaFolder) -> None:
    media.remove([picture().digest])
    with pytest.raises(ComposerError, match=r"“moulin.jpg”.*Nothing was written"):
        write(planned(picture()), tmp_path / "out", media)
    assert list((tmp_path / "out").rglob("*")) == []


def test_pictures_that_cannot_be_written_leave_nothing_behind(
    tmp_path: Path, media: MediaFolder
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "pictures").write_text("a file, not a folder")
    with pytest.raises(ComposerError, match="Nothing was written"):
        write(planned(picture()), out, media)
    assert [path.name for path in out.iterdir()] == ["pictures"]


@pytest.mark.parametrize(
    ("change", "network", "words"),
    [
        ({"size": 2_000_001}, "bluesky", "2.1 MB"),
        ({"format": "webp", "digest": "a" * 64}, "mastodon", ""),
    ],
)
def test_a_network_refuses_its_row_in_words(
    change: dict[str, object], network: str, words: str
) -> None:
    found = planned(replace(picture(), **change), networks=(network, "facebook"))
    refused = [row.reason.en for row in found.refused]
    assert bool(refused) is bool(words)
    assert all(words in reason for reason in refused)


def test_too_many_pictures_are_refused() -> None:
    five = [replace(picture(), digest=f"{n:064x}") for n in range(5)]
    found = planned(*five, networks=("bluesky",))
    assert [row.reason.en for row in found.refused] == [
        "Bluesky takes 4 pictures in a post; there are 5."
    ]


def test_a_network_of_pictures_is_content_with_one() -> None:
    alone = planned(networks=("instagram",))
    assert alone.rows == ()
    assert "takes no text alone" in alone.refused[0].reason.en
    with_one = planned(picture(), networks=("instagram",)).rows[0].warnings
    assert not any("takes no text alone" in one.en for one in with_one)


def test_files_are_read_back_without_reading_any_picture(
    tmp_path: Path, media: MediaFolder
) -> None:
    for target, read in (("json", read_json), ("csv", read_csv)):
        (post,) = read(planned(picture(), target=target).files[0].data)
        assert (post.text, post.media) == ("Qui moud encore ?", ())


@pytest.mark.parametrize(
    "lacking", [("pictures", "alt_texts", "content_warning"), ("content_warning",)]
)
def test_files_from_before_pictures_and_content_warnings_are_still_read(
    lacking: tuple[str, ...],
) -> None:
    data = planned(target="csv").files[0].data
    rows = [row[: -len(lacking)] for row in csv.reader(io.StringIO(data.decode(), newline=""))]
    stream = io.StringIO(newline="")
    csv.writer(stream, quoting=csv.QUOTE_ALL).writerows(rows)
    assert read_csv(stream.getvalue().encode())[0].text == "Qui moud encore ?"
    entry = json.loads(planned().files[0].data)
    for fields in entry["posts"]:
        for name in lacking:
            del fields[name]
    assert read_json(json.dumps(entry).encode())[0].text == "Qui moud encore ?"


def test_an_alt_text_without_a_column_lies_beside_its_picture_and_is_told(
    tmp_path: Path, media: MediaFolder
) -> None:
    found = planned(picture(), target="buffer")
    assert any("alt texts" in one.en for one in found.rows[0].warnings)
    paths = write(found, tmp_path, media)
    beside = next(path for path in paths if path.suffix == ".txt")
    assert beside.with_suffix(".jpg") in paths
    assert beside.read_text("utf-8") == "Le moulin\nà l’aube\n"
    again = write(found, tmp_path, media)
    assert [path.suffix for path in again] == [".csv"]


def test_a_file_with_a_place_for_alt_texts_leaves_none_beside(
    tmp_path: Path, media: MediaFolder
) -> None:
    found = planned(picture(), target="json")
    assert not any("alt texts" in one.en for one in found.rows[0].warnings)
    assert not [path for path in write(found, tmp_path, media) if path.suffix == ".txt"]
