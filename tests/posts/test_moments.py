"""Wall times: what they mean, and the hours that the clocks jump over or repeat."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.posts.moments import (
    Doubled,
    Missing,
    Settled,
    in_zone,
    offset_in_words,
    settle,
    to_utc,
)
from composer.posts.post import Moment
from composer.text.bilingual import ComposerError

PARIS = "Europe/Paris"
ZONES = (PARIS, "America/St_Johns", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu", "UTC")


def test_an_ordinary_hour_means_one_moment() -> None:
    assert settle(datetime(2026, 12, 1, 9, 30), PARIS) == Settled(
        Moment(datetime(2026, 12, 1, 9, 30), PARIS)
    )
    assert to_utc(Moment(datetime(2026, 12, 1, 9, 30), PARIS)) == datetime(
        2026, 12, 1, 8, 30, tzinfo=UTC
    )


def test_a_doubled_hour_gives_both_with_their_distance_from_utc() -> None:
    found = settle(datetime(2026, 10, 25, 2, 30), PARIS)
    assert isinstance(found, Doubled)
    assert to_utc(found.first) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert to_utc(found.second) == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    assert (offset_in_words(found.first), offset_in_words(found.second)) == ("UTC+2", "UTC+1")


def test_a_missing_hour_is_not_shifted_but_gives_two_real_ones() -> None:
    found = settle(datetime(2027, 3, 28, 2, 30), PARIS)
    assert found == Missing(
        Moment(datetime(2027, 3, 28, 1, 30), PARIS), Moment(datetime(2027, 3, 28, 3, 30), PARIS)
    )
    assert to_utc(found.after) - to_utc(found.before) == timedelta(hours=1)


@pytest.mark.parametrize(
    ("wall", "kind"),
    [
        ((2026, 10, 25, 1, 59), Settled),
        ((2026, 10, 25, 2, 0), Doubled),
        ((2026, 10, 25, 2, 59), Doubled),
        ((2026, 10, 25, 3, 0), Settled),
        ((2027, 3, 28, 1, 59), Settled),
        ((2027, 3, 28, 2, 0), Missing),
        ((2027, 3, 28, 2, 59), Missing),
        ((2027, 3, 28, 3, 0), Settled),
    ],
)
def test_the_edges_of_the_clock_changes(wall: tuple[int, ...], kind: type) -> None:
    assert isinstance(settle(datetime(*wall), PARIS), kind)


def test_half_hour_changes_and_skipped_days_are_told_too() -> None:
    assert isinstance(settle(datetime(2026, 4, 5, 1, 45), "Australia/Lord_Howe"), Doubled)
    assert isinstance(settle(datetime(2026, 10, 4, 2, 15), "Australia/Lord_Howe"), Missing)
    gone = settle(datetime(2011, 12, 30, 12, 0), "Pacific/Apia")
    assert isinstance(gone, Missing)
    assert (gone.before.wall.day, gone.after.wall.day) == (29, 31)


@given(st.datetimes(datetime(1990, 1, 1), datetime(2037, 1, 1)), st.sampled_from(ZONES))
def test_what_is_offered_always_exists(wall: datetime, zone: str) -> None:
    match settle(wall, zone):
        case Settled(moment):
            offered = (moment,)
        case Doubled(first, second):
            offered = (first, second)
            assert to_utc(first) < to_utc(second)
        case Missing(before, after):
            offered = (before, after)
            assert to_utc(before) < to_utc(after)
    for moment in offered:
        assert in_zone(moment, zone).replace(fold=0) == moment.wall


@pytest.mark.parametrize("name", ["", "Paris", "Europe", "../etc/passwd", "Europe/Paris\0", "é"])
def test_a_wrong_zone_is_refused_with_an_example(name: str) -> None:
    with pytest.raises(ComposerError) as refused:
        settle(datetime(2026, 12, 1, 9), name)
    assert "Europe/Paris" in refused.value.message.fr


@pytest.mark.parametrize(
    ("wall", "zone"),
    [(datetime.max, "America/New_York"), (datetime.min, "Asia/Tokyo")],
)
def test_an_absurd_date_is_refused(wall: datetime, zone: str) -> None:
    with pytest.raises(ComposerError, match="date"):
        settle(wall, zone)


@pytest.mark.parametrize(
    ("zone", "words"),
    [("Asia/Kathmandu", "UTC+5:45"), ("America/St_Johns", "UTC−3:30"), ("UTC", "UTC+0")],
)
def test_odd_distances_from_utc_are_written_out(zone: str, words: str) -> None:
    assert offset_in_words(Moment(datetime(2026, 12, 1, 9), zone)) == words
