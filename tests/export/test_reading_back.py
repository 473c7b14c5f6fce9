"""Plain CSV and JSON: what was exported comes back, and what is wrong is refused in words."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.export.csv_files import read_csv
from composer.export.fields import FIELDS
from composer.export.json_file import read_json
from composer.export.plan import plan
from composer.posts.approval import approve
from composer.posts.moments import to_utc
from composer.posts.post import Moment, Post, PostKind, Status
from composer.text.bilingual import ComposerError
from composer.text.cleaning import clean

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
PARIS = "Europe/Paris"
ODD = "«\u00a0l’été\u00a0»\u202f! 👩‍👩‍👧 \"dit\"-elle, 'oui' ; e\u0301\n\n\t=1+1\\n\u2028fin "

ANY_TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=80).map(clean)
TEXTS = st.tuples(ANY_TEXT, st.sampled_from(["a", ODD, "\u00a0«", '"'])).map("".join)
WALLS = st.datetimes(datetime(2026, 12, 1), datetime(2030, 1, 1)).filter(
    lambda wall: wall.month not in (3, 10)
)


def approved(post: Post, wall: datetime = datetime(2026, 12, 1, 9, 30)) -> Post:
    wall = wall.replace(second=0, microsecond=0)
    moment = Moment(wall, PARIS)
    until = Moment(wall + timedelta(days=2), PARIS)
    return approve(post, now=NOW, schedule=moment, answerer="Léa", answer_until=until)


def full(text: str = ODD) -> Post:
    return Post(
        "p1",
        NOW - timedelta(days=3, microseconds=7),
        NOW,
        text=text,
        kind=PostKind.REPLY,
        answering="Et alors,\n« quoi » ?",
        answering_name="Marc",
        networks=("linkedin", "facebook"),
        persona_id="a1",
        language="fr",
    )


def data_of(target: str, *posts: Post, zone: str = PARIS) -> bytes:
    (file,) = plan(posts, target, zone=zone, now=NOW, persona_names={"a1": "Inès"}).files
    return file.data


def as_draft(post: Post) -> Post:
    return replace(post, status=Status.DRAFT, approval=None)


READ: dict[str, Callable[[bytes], tuple[Post, ...]]] = {"csv": read_csv, "json": read_json}


@pytest.mark.parametrize("target", READ)
def test_a_post_comes_back_whole_as_a_draft_on_all_its_networks(target: str) -> None:
    post = approved(full())
    assert READ[target](data_of(target, post)) == (as_draft(post),)


@pytest.mark.parametrize("target", READ)
@given(text=TEXTS, answering=ANY_TEXT, wall=WALLS)
@settings(max_examples=60, deadline=None)
def test_any_post_comes_back(target: str, text: str, answering: str, wall: datetime) -> None:
    post = approved(replace(full(text), answering=answering, networks=("facebook",)), wall)
    assert READ[target](data_of(target, post)) == (as_draft(post),)


@pytest.mark.parametrize("target", READ)
@pytest.mark.parametrize("zone", ["America/St_Johns", "Asia/Tokyo", "UTC"])
def test_the_moment_stays_the_same_in_another_zone(target: str, zone: str) -> None:
    post = approved(full())
    (back,) = READ[target](data_of(target, post, zone=zone))
    assert back.schedule is not None
    assert back.schedule.zone == zone
    assert to_utc(back.schedule) == datetime(2026, 12, 1, 8, 30, tzinfo=UTC)


def test_a_spreadsheet_that_turned_line_breaks_does_no_harm() -> None:
    post = approved(full("un\ndeux"))
    data = data_of("csv", post).replace(b"un\ndeux", b"un\r\ndeux")
    assert read_csv(data)[0].text == "un\ndeux"


def changed_json(change: Callable[[list[dict[str, object]]], object]) -> bytes:
    entry = json.loads(data_of("json", approved(full())))
    change(entry["posts"])
    return json.dumps(entry).encode()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda posts: posts[0].pop("utc"), "utc"),
        (lambda posts: posts[1].update(answering="autre"), "p1"),
        (lambda posts: posts[0].update(text=7), "text"),
        (lambda posts: posts[0].update(id=""), "id"),
        (lambda posts: posts[0].update(time="10:30"), "10:30"),
        (lambda posts: posts[0].update(utc="2026-12-01T08:30:00"), "2026-12-01T08:30:00"),
        (lambda posts: posts[0].update(utc="demain"), "demain"),
        (lambda posts: posts[0].update(utc="9999-12-31T23:59:00Z"), "posts[0]"),
        (lambda posts: posts[0].update(zone="Nowhere"), "Nowhere"),
        (lambda posts: posts[0].update(network="myspace"), "myspace"),
        (lambda posts: posts[0].update(kind="poem"), "poem"),
        (lambda posts: posts[0].update(language="klingon"), "klingon"),
        (lambda posts: posts.append("text"), "posts[2]"),
    ],
)
def test_what_is_wrong_in_a_row_is_named_in_both_languages(
    change: Callable[[list[dict[str, object]]], object], words: str
) -> None:
    with pytest.raises(ComposerError) as refused:
        read_json(changed_json(change))
    assert words in refused.value.message.en
    assert words in refused.value.message.fr
    assert refused.value.message.fr.endswith("Rien n’a été lu.")


def test_a_newer_json_file_is_refused() -> None:
    data = data_of("json", approved(full())).replace(b'"version": 1', b'"version": 2')
    with pytest.raises(ComposerError, match="newer"):
        read_json(data)


def test_deep_nesting_is_refused_and_does_not_crash() -> None:
    with pytest.raises(ComposerError):
        read_json(b"[" * 200_000)


def csv_bytes(*rows: list[str], delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=delimiter).writerows([list(FIELDS), *rows])
    return stream.getvalue().encode(encoding)


@pytest.mark.parametrize(
    "data",
    [
        csv_bytes(["a"] * (len(FIELDS) - 1)),
        csv_bytes(["a"] * (len(FIELDS) + 1)),
        csv_bytes([]),
        csv_bytes(delimiter=";"),
        csv_bytes(encoding="utf-16"),
        csv_bytes() + "é".encode("cp1252"),
        csv_bytes() + b'"never closed',
    ],
)
def test_ragged_and_foreign_csv_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(ComposerError) as refused:
        read_csv(data)
    assert refused.value.message.en != refused.value.message.fr


def test_a_csv_with_only_the_first_row_holds_no_posts() -> None:
    assert read_csv(csv_bytes()) == ()


@pytest.mark.parametrize("target", ["csv", "json"])
def test_a_content_warning_goes_along_and_comes_back(target: str) -> None:
    warned = approved(replace(full(), networks=("mastodon",), warning="Accident du travail"))
    (back,) = READ[target](data_of(target, warned))
    assert back.warning == "Accident du travail"
