"""Exports when things go wrong, and what a plan warns of."""

from __future__ import annotations

import io
import os
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from composer.commands import export as command
from composer.export.plan import ExportPlan, PlannedFile, plan, write
from composer.library.store import Library
from composer.posts.approval import approve
from composer.posts.post import Moment, Post, Status
from composer.text.bilingual import ComposerError

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
PARIS = "Europe/Paris"


def approved(
    name: str, text: str, *networks: str, wall: datetime = datetime(2099, 1, 1, 8)
) -> Post:
    draft = Post(name, NOW, NOW, text=text, networks=networks or ("facebook",))
    moment = Moment(wall, PARIS)
    return approve(draft, now=NOW, schedule=moment, answerer="Léa", answer_until=None)


def planned(*posts: Post, to: str = "buffer", zone: str = PARIS) -> ExportPlan:
    return plan(posts, to, zone=zone, now=NOW)


# --- plans -----------------------------------------------------------------------------------


def test_rows_stand_in_the_order_of_their_moments() -> None:
    late = approved("a", "tard", wall=datetime(2099, 1, 2, 8))
    early = approved("b", "tôt", "x", "facebook")
    assert [(row.post.id, row.network) for row in planned(late, early).rows] == [
        ("b", "x"),
        ("b", "facebook"),
        ("a", "facebook"),
    ]


def test_an_hour_that_does_not_exist_is_refused_not_shifted() -> None:
    post = approved("a", "bonjour")
    moved = replace(post, schedule=Moment(datetime(2027, 3, 28, 2, 30), PARIS))
    found = planned(moved, to="json")
    assert found.rows == ()
    assert PARIS in found.refused[0].reason.fr


@pytest.mark.parametrize(
    ("target", "refused"), [("buffer", 1), ("ics", 0), ("csv", 0), ("json", 0)]
)
def test_a_doubled_hour_is_refused_where_the_file_cannot_tell_which(
    target: str, refused: int
) -> None:
    post = approved("a", "bonjour", wall=datetime(2027, 10, 31, 2, 30))
    assert len(planned(post, to=target).refused) == refused
    assert planned(post, to=target, zone="Asia/Tokyo").refused == ()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"networks": ("myspace", "facebook")}, "myspace"),
        ({"schedule": Moment(datetime(2099, 1, 1), "Nowhere")}, "Nowhere"),
    ],
)
def test_what_the_program_does_not_know_is_a_refused_row(
    change: dict[str, object], words: str
) -> None:
    found = planned(replace(approved("a", "bonjour"), **change), approved("b", "bonsoir"))  # type: ignore[arg-type]
    assert words in found.refused[0].reason.en
    assert "b" in found.post_ids


def test_an_unknown_target_or_zone_is_refused_with_what_is_known() -> None:
    with pytest.raises(ComposerError, match="buffer, csv, json, ics"):
        planned(approved("a", "bonjour"), to="hootsuite")
    with pytest.raises(ComposerError, match="Europe/Paris"):
        planned(approved("a", "bonjour"), zone="Paris")


def test_too_many_hashtags_are_said_and_stop_nothing() -> None:
    tags = "Du pain " + " ".join(f"#pain{chr(97 + n)}" for n in range(6))
    found = planned(approved("a", tags, "facebook", "threads"))
    plain, warned = found.rows
    assert plain.warnings == ()
    assert "6" in warned.warnings[0].fr
    assert found.refused == ()


def test_a_network_of_pictures_refuses_a_text_alone() -> None:
    found = planned(approved("a", "Qui moud encore ?", "facebook", "instagram"))
    assert [row.network for row in found.rows] == ["facebook"]
    assert [one.network for one in found.refused] == ["instagram"]
    assert "image" in found.refused[0].reason.fr


def test_nothing_to_write_makes_no_file() -> None:
    assert planned().files == ()


# --- calendar --------------------------------------------------------------------------------


def events(*posts: Post) -> list[object]:
    return Calendar.from_ical(planned(*posts, to="ics").files[0].data).walk("VEVENT")


def test_each_post_on_each_network_keeps_its_name_and_gets_a_higher_number() -> None:
    post = approved("a", "bonjour", "x", "facebook")
    names = [event["UID"] for event in events(post)]
    again = approve(
        replace(post, text="bonsoir"),
        now=NOW + timedelta(hours=2),
        schedule=post.schedule,
        answerer="Léa",
        answer_until=None,
    )
    assert len(set(names)) == 2
    assert [event["UID"] for event in events(again)] == names
    assert events(again)[0]["SEQUENCE"] > events(post)[0]["SEQUENCE"]


@pytest.mark.parametrize(
    ("until", "second"),
    [
        (None, timedelta(hours=24)),
        (datetime(2099, 1, 3, 8), timedelta(hours=47)),
        (datetime(2099, 1, 1, 9, 30), timedelta(minutes=90)),
    ],
)
def test_the_second_reminder_comes_before_the_end_that_was_agreed(
    until: datetime | None, second: timedelta
) -> None:
    post = approved("a", "Qui a déjà raté un levain ?")
    end = Moment(until, PARIS) if until else None
    post = approve(post, now=NOW, schedule=post.schedule, answerer="Léa", answer_until=end)
    (event,) = events(post)
    alarms = event.walk("VALARM")
    assert [alarm.decoded("TRIGGER") for alarm in alarms] == [timedelta(hours=1), second]
    assert all("Léa" in alarm["DESCRIPTION"] for alarm in alarms)
    assert "répondre" in alarms[0]["DESCRIPTION"]


@pytest.mark.parametrize(
    ("wall", "utc"),
    [
        (datetime(2027, 7, 1, 8), "20270701T060000Z"),
        (datetime(2027, 12, 1, 8), "20271201T070000Z"),
        # The clocks go forward at 02:00 that day: 03:00 is the hour after 01:59.
        (datetime(2027, 3, 28, 3), "20270328T010000Z"),
        (datetime(2027, 3, 28, 1, 59), "20270328T005900Z"),
    ],
)
def test_the_calendar_says_moments_that_need_no_zone(wall: datetime, utc: str) -> None:
    data = planned(approved("a", "bonjour", wall=wall), to="ics").files[0].data.decode()
    assert f"DTSTART:{utc}" in data
    assert "VTIMEZONE" not in data
    assert "STATUS:CONFIRMED" in data
    assert all(len(line.encode()) <= 75 for line in data.split("\r\n"))
    (event,) = Calendar.from_ical(data).walk("VEVENT")
    assert event.decoded("DTSTART") == wall.replace(tzinfo=ZoneInfo(PARIS))


def test_both_hours_of_a_doubled_one_are_told_apart_by_the_calendar() -> None:
    post = approved("a", "bonjour", wall=datetime(2027, 10, 31, 2, 30))
    second = replace(post, schedule=replace(post.schedule, fold=1))
    first, later = (events(one)[0].decoded("DTSTART") for one in (post, second))
    assert later - first == timedelta(hours=1)


# --- writing ---------------------------------------------------------------------------------


def test_when_one_file_cannot_be_written_none_is_left(tmp_path: Path) -> None:
    good = planned(approved("a", "bonjour", "facebook", "x"))
    bad = replace(good, files=(*good.files, PlannedFile("no/such/folder.csv", b"x", 1)))
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(ComposerError) as refused:
        write(bad, tmp_path)
    assert str(tmp_path) in refused.value.message.en
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_file_of_the_person_is_never_touched(tmp_path: Path) -> None:
    found = planned(approved("a", "bonjour"))
    (tmp_path / "buffer-facebook.csv").write_text("mine")
    (tmp_path / "buffer-facebook-2.csv").symlink_to("nowhere")
    (path,) = write(found, tmp_path)
    assert path.name == "buffer-facebook-3.csv"
    assert (tmp_path / "buffer-facebook.csv").read_text() == "mine"
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="POSIX limits")
def test_a_full_disk_leaves_nothing_behind(tmp_path: Path) -> None:
    import resource
    import signal

    found = planned(approved("a", "bonjour"), approved("b", "x" * 60_000))
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        with pytest.raises(ComposerError):
            write(found, tmp_path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
    assert list(tmp_path.iterdir()) == []
    assert len(write(found, tmp_path)) == 1


# --- the command -----------------------------------------------------------------------------


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "library.sqlite"
    library = Library.open(path)
    library.save_posts([approved("a", "Un pain", "facebook", "x"), approved("b", "x" * 300, "x")])
    library.close()
    return path


def statuses(path: Path) -> dict[str, Status]:
    library = Library.open(path)
    try:
        return {post.id: post.status for post in library.posts()}
    finally:
        library.close()


def export(path: Path, *arguments: str, language: str = "en") -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    given = ["--library", str(path), *arguments]
    return command.run(given, language, out, err), out.getvalue(), err.getvalue()


def test_every_row_and_every_refusal_is_shown_and_only_what_left_is_marked(path: Path) -> None:
    status, out, err = export(path, "--to", "buffer", "--output", str(path.parent / "out"))
    assert (status, err) == (0, "")
    assert out.count("+ 2099-01-01 08:00 Europe/Paris") == 2
    assert "Too long for X: 300 characters, 280 at most." in out
    assert "Rows: 2. Refused: 1. Files: 2." in out
    assert statuses(path) == {"a": Status.EXPORTED, "b": Status.APPROVED}
    names = sorted(file.name for file in (path.parent / "out").iterdir())
    assert names == ["buffer-facebook.csv", "buffer-x.csv"]


def test_the_output_may_name_the_file(path: Path) -> None:
    export(path, "--to", "json", "--output", str(path.parent / "week.json"))
    assert (path.parent / "week.json").is_file()


def test_the_output_may_begin_the_names_of_several_files(path: Path) -> None:
    export(path, "--to", "buffer", "--output", str(path.parent / "week.csv"))
    names = sorted(file.name for file in path.parent.glob("*.csv"))
    assert names == ["week-buffer-facebook.csv", "week-buffer-x.csv"]


def test_a_failed_export_marks_nothing(path: Path) -> None:
    (path.parent / "taken").write_text("mine")
    status, _, err = export(path, "--to", "json", "--output", str(path.parent / "taken"))
    assert status == 2
    assert "taken" in err
    assert statuses(path) == {"a": Status.APPROVED, "b": Status.APPROVED}


def test_files_are_taken_back_when_the_library_cannot_note_them(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute(
            "CREATE TRIGGER refuse BEFORE UPDATE ON posts BEGIN SELECT raise(ABORT, 'no'); END"
        )
    status, _, err = export(path, "--to", "json", "--output", str(path.parent / "out"))
    assert status == 2
    assert err
    assert list((path.parent / "out").iterdir()) == []
    assert statuses(path) == {"a": Status.APPROVED, "b": Status.APPROVED}


@pytest.mark.parametrize(
    "arguments", [(), ("--to", "myspace"), ("--to", "json", "--zone", "Paris"), ("--no-such",)]
)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_bad_usage_ends_with_2(path: Path, arguments: tuple[str, ...], language: str) -> None:
    status, _, _ = export(path, *arguments, language=language)
    assert status == 2
    assert statuses(path) == {"a": Status.APPROVED, "b": Status.APPROVED}


def test_a_library_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    status, _, err = export(tmp_path / "none.sqlite", "--to", "json", language="fr")
    assert status == 2
    assert "none.sqlite" in err
    assert list(tmp_path.iterdir()) == []
