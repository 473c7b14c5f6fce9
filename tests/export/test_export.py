"""Exports: every row is shown, nothing is changed on its way, files are whole or absent."""

from __future__ import annotations

import csv
import io
import uuid
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from composer.commands import export as command
from composer.export.csv_files import read_csv
from composer.export.json_file import read_json
from composer.export.plan import plan, targets, write
from composer.library.store import Library
from composer.posts.approval import approve
from composer.posts.post import Moment, Post, Status
from composer.text.bilingual import ComposerError
from composer.text.cleaning import clean
from tests.hostile import hostile_texts

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
PARIS = "Europe/Paris"


def approved(
    text: str, networks: tuple[str, ...] = ("facebook",), wall: datetime | None = None
) -> Post:
    draft = Post(uuid.uuid4().hex, NOW, NOW, text=text, networks=networks)
    moment = Moment(wall or datetime(2026, 11, 28, 8, 30), PARIS)
    until = Moment(moment.wall + timedelta(days=2), PARIS)
    return approve(draft, now=NOW, schedule=moment, answerer="Inès", answer_until=until)


def planned(*posts: Post, to: str = "buffer", **more: object):
    return plan(posts, to, zone=PARIS, now=NOW, **more)


def test_buffers_file_is_exactly_as_buffer_reads_it() -> None:
    (file,) = planned(approved('Élan «\u00a0oui\u202f» 😀\n"entre", guillemets')).files
    assert file.name == "buffer-facebook.csv"
    assert file.data.decode() == (
        '"Text","Image URL","Tags","Posting Time"\r\n'
        '"Élan «\u00a0oui\u202f» 😀\n""entre"", guillemets","","","2026-11-28 08:30"\r\n'
    )


def test_buffer_has_one_file_a_network_and_a_hundred_rows_a_file() -> None:
    posts = [approved(f"Post {n}", ("facebook", "x")) for n in range(101)]
    files = planned(*posts).files
    assert [(f.name, f.rows) for f in files] == [
        ("buffer-facebook-1.csv", 100),
        ("buffer-facebook-2.csv", 1),
        ("buffer-x-1.csv", 100),
        ("buffer-x-2.csv", 1),
    ]


def test_hours_are_those_of_the_schedulers_zone() -> None:
    found = plan([approved("a")], "buffer", zone="America/New_York", now=NOW)
    assert "2026-11-28 02:30" in found.files[0].data.decode()


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"status": Status.DRAFT}, "not approved"),
        ({"text": "Changed"}, "changed after"),
        ({"schedule": None}, "no date"),
        ({"schedule": Moment(datetime(2020, 1, 1), PARIS)}, "past"),
        ({"networks": ()}, "No network"),
    ],
)
def test_what_cannot_leave_is_refused_with_its_reason(change: dict, reason: str) -> None:
    found = planned(replace(approved("a"), **change))
    assert (found.rows, found.files) == ((), ())
    assert reason in found.refused[0].reason.en


def test_a_text_too_long_for_one_network_leaves_for_the_other() -> None:
    found = planned(approved("é" * 281, ("x", "facebook")))
    assert [row.network for row in found.rows] == ["facebook"]
    assert [one.network for one in found.refused] == ["x"]
    assert "281" in found.refused[0].reason.en or "1 char" in found.refused[0].reason.en


def test_an_hour_that_the_zone_has_twice_is_refused_where_the_file_cannot_tell() -> None:
    post = approved("a", wall=datetime(2027, 10, 31, 2, 30))
    assert "twice" in planned(post).refused[0].reason.en
    assert planned(post, to="json").refused == ()


def test_a_text_like_a_formula_goes_out_as_it_is_with_a_warning() -> None:
    found = planned(approved("-50 % ce samedi"))
    assert found.rows[0].warnings
    assert '"-50 % ce samedi"' in found.files[0].data.decode()


@given(st.text(alphabet=st.characters(exclude_categories=("Cs",)), min_size=1, max_size=200))
@settings(max_examples=60)
def test_texts_are_read_back_byte_for_byte(text: str) -> None:
    text = clean(text) + "."
    post = approved(text)
    assert read_csv(planned(post, to="csv").files[0].data)[0].text == text
    assert read_csv(planned(post, to="csv", bom=True).files[0].data)[0].text == text
    assert read_json(planned(post, to="json").files[0].data)[0].text == text
    rows = list(csv.reader(io.StringIO(planned(post).files[0].data.decode(), newline="")))
    assert rows[1][0] == text


@pytest.mark.parametrize("name", hostile_texts())
def test_awkward_texts_leave_and_come_back(name: str) -> None:
    text = clean(hostile_texts()[name])
    if not text.strip() or len(text) > 63_206:
        return
    post = approved(text)
    assert read_json(planned(post, to="json").files[0].data)[0].text == text
    assert read_csv(planned(post, to="csv").files[0].data)[0].text == text


def test_a_read_row_keeps_its_moment() -> None:
    post = approved("a", wall=datetime(2027, 10, 31, 2, 30))
    post = replace(post, schedule=replace(post.schedule, fold=1))
    (read,) = read_json(planned(post, to="json").files[0].data)
    assert read.schedule == post.schedule


@pytest.mark.parametrize("data", [b"\xff", b"[]", b"{}", b'{"post_composer": "posts"}', b"{" * 9])
def test_a_foreign_json_file_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(ComposerError):
        read_json(data)


@pytest.mark.parametrize(
    "data", [b"\xff\xfea", b"texte;date\nbonjour;01/12/2026\n", b'"a,2026\n', b""]
)
def test_a_foreign_csv_file_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(ComposerError):
        read_csv(data)


def test_the_calendar_has_the_moment_the_text_and_two_reminders() -> None:
    post = approved("Première ligne\nSeconde « ligne »")
    calendar = Calendar.from_ical(planned(post, to="ics").files[0].data)
    (event,) = calendar.walk("VEVENT")
    assert str(event["DESCRIPTION"]) == post.text
    assert event.decoded("DTSTART").astimezone(UTC) == datetime(2026, 11, 28, 7, 30, tzinfo=UTC)
    reminders = [alarm.decoded("TRIGGER") for alarm in event.walk("VALARM")]
    assert reminders == [timedelta(hours=1), timedelta(hours=47)]


def test_files_are_written_whole_and_never_over_others(tmp_path: Path) -> None:
    found = planned(approved("a"))
    assert [path.name for path in write(found, tmp_path)] == ["buffer-facebook.csv"]
    assert [path.name for path in write(found, tmp_path)] == ["buffer-facebook-2.csv"]
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "buffer-facebook-2.csv",
        "buffer-facebook.csv",
    ]


def test_a_folder_that_cannot_be_written_is_told_and_left_clean(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("x")
    with pytest.raises(ComposerError) as refused:
        write(planned(approved("a")), tmp_path / "taken")
    assert "taken" in refused.value.message.fr
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]


def test_the_command_shows_then_writes_then_marks(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    library = Library.open(path)
    future = approved("Un pain", wall=datetime(2099, 1, 1, 8, 0))
    library.save_post(future)
    library.close()
    arguments = ["--to", "buffer", "--library", str(path), "--output", str(tmp_path)]
    out, err = io.StringIO(), io.StringIO()
    assert command.run([*arguments, "--dry-run"], "fr", out, err) == 0
    assert "Un pain" in out.getvalue()
    assert not list(tmp_path.glob("*.csv"))
    assert command.run(arguments, "fr", out, err) == 0
    assert (tmp_path / "buffer-facebook.csv").exists()
    library = Library.open(path)
    assert library.post(future.id).status is Status.EXPORTED
    library.close()


def test_the_command_names_what_it_does_not_know() -> None:
    out, err = io.StringIO(), io.StringIO()
    assert command.run(["--to", "nowhere", "--library", "/nowhere"], "en", out, err) == 2
    assert err.getvalue()
    assert command.run(["--list"], "en", out, err) == 0
    assert all(name in out.getvalue() for name in targets())


def test_a_content_warning_counts_in_the_export_and_is_told_where_it_has_no_place() -> None:
    long = replace(approved("a" * 495, ("mastodon",)), status=Status.DRAFT, approval=None)
    draft = replace(long, warning="Work accident")
    ready = approve(draft, now=NOW, schedule=draft.schedule, answerer="Inès", answer_until=None)
    (refused,) = planned(ready).refused
    assert "508" in refused.reason.en
    short = replace(draft, text="a" * 400)
    ready = approve(short, now=NOW, schedule=short.schedule, answerer="Inès", answer_until=None)
    (row,) = planned(ready).rows
    assert any("content warning" in one.en for one in row.warnings)
    (row,) = planned(ready, to="json").rows
    assert not any("content warning" in one.en for one in row.warnings)
