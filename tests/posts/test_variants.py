"""Texts of one post for single networks: made, written, taken back, approved and exported."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.export.csv_files import read_csv
from composer.export.json_file import read_json
from composer.export.plan import ExportPlan, plan
from composer.library.store import Library
from composer.posts import approval
from composer.posts.differences import differences
from composer.posts.post import Moment, Post, Status, Variant
from composer.text.bilingual import ComposerError

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
LATER = NOW + timedelta(minutes=1)
COMMON = "Le seigle tient jusqu’à vendredi. Comment le gardez-vous ?"
OWN = "Vendredi, notre seigle est meilleur. Et chez vous ?"
DRAFT = Post("p1", NOW, NOW, text=COMMON, networks=("x", "facebook", "linkedin"))


def approved(post: Post) -> Post:
    moment = Moment(datetime(2026, 12, 1, 9, 30), "Europe/Paris")
    return approval.approve(post, now=NOW, schedule=moment, answerer="Inès", answer_until=None)


def planned(post: Post, to: str = "json") -> ExportPlan:
    return plan((post,), to, zone="Europe/Paris", now=NOW)


# --- making and taking back ----------------------------------------------------------------------


def test_a_text_of_its_own_begins_with_the_common_words_and_leaves_the_others_alone() -> None:
    forked = approval.forked(DRAFT, "x", LATER)
    written = approval.edited(forked, OWN, LATER, "x")
    assert (written.text_for("x"), written.text_for("facebook")) == (OWN, COMMON)
    assert written.text == COMMON
    assert written.changed == LATER


def test_without_a_text_of_its_own_the_common_one_is_written() -> None:
    written = approval.edited(DRAFT, OWN, LATER, "x")
    assert (written.text, written.variants) == (OWN, ())


def test_taking_back_gives_the_common_text_again() -> None:
    forked = approval.forked(DRAFT, "x", LATER, OWN)
    assert approval.rejoined(forked, "x", LATER) == replace(DRAFT, changed=LATER)
    assert approval.rejoined(DRAFT, "x", LATER) is DRAFT


def test_another_text_takes_an_approval_back() -> None:
    ready = approved(approval.forked(DRAFT, "x", NOW, OWN))
    assert approval.is_approved(ready)
    for changed in (
        approval.edited(ready, "Autre chose.", LATER, "x"),
        approval.rejoined(ready, "x", LATER),
        approval.forked(ready, "facebook", LATER),
    ):
        assert (changed.status, changed.approval) == (Status.DRAFT, None)


def test_words_of_a_network_changed_behind_the_approval_are_noticed() -> None:
    ready = approved(approval.forked(DRAFT, "x", NOW, OWN))
    assert not approval.is_approved(replace(ready, variants=(Variant("x", "Autre."),)))


def test_a_text_of_a_network_that_is_not_chosen_any_more_changes_no_approval() -> None:
    ready = approved(DRAFT)
    assert approval.is_approved(replace(ready, variants=(Variant("bluesky", OWN),)))


def test_a_post_with_words_for_one_network_only_has_words() -> None:
    only = Post("p2", NOW, NOW, networks=("x",), variants=(Variant("x", OWN),))
    assert approved(only).status is Status.APPROVED
    with pytest.raises(ComposerError):
        approved(replace(only, variants=()))


# --- differences ---------------------------------------------------------------------------------


def test_what_differs_is_told_word_by_word() -> None:
    found = differences("le four est chaud", "le four est bien froid")
    assert [(part.words, part.kind) for part in found] == [
        ("le four est ", "same"),
        ("chaud", "removed"),
        ("bien froid", "added"),
    ]


@given(st.text(), st.text())
def test_differences_hold_both_texts_whole(old: str, new: str) -> None:
    found = differences(old, new)
    assert "".join(part.words for part in found if part.kind != "removed") == new
    assert "".join(part.words for part in found if part.kind != "added") == old


# --- library -------------------------------------------------------------------------------------


def test_the_library_keeps_texts_of_networks_and_finds_their_words(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "library.sqlite")
    forked = approval.forked(DRAFT, "x", NOW, OWN)
    library.save_post(forked)
    assert library.post("p1") == forked
    assert library.search("meilleur") == [forked]
    later = NOW + timedelta(hours=1)
    library.save_post(approval.edited(forked, "Autre chose.", later, "x"))
    library.save_post(approval.rejoined(forked, "x", later + timedelta(hours=1)))
    assert [text for _, text in library.versions("p1")] == [OWN, "Autre chose."]
    library.close()


# --- export --------------------------------------------------------------------------------------


def test_each_network_gets_its_own_words() -> None:
    ready = approved(approval.forked(DRAFT, "x", NOW, OWN))
    assert [(row.network, row.text) for row in planned(ready).rows] == [
        ("x", OWN),
        ("facebook", COMMON),
        ("linkedin", COMMON),
    ]


def test_a_network_whose_own_text_is_too_long_or_empty_is_refused_alone() -> None:
    for text, why in (("a" * 281, "Too long"), (" \n", "no words")):
        done = planned(approved(approval.forked(DRAFT, "x", NOW, text)))
        assert [row.network for row in done.rows] == ["facebook", "linkedin"]
        (refused,) = done.refused
        assert refused.network == "x"
        assert why in refused.reason.en


@pytest.mark.parametrize(("target", "read"), [("csv", read_csv), ("json", read_json)])
def test_texts_of_networks_and_threads_come_back(target: str, read) -> None:
    thread = f"{OWN}\n\n1/2\n---\n{COMMON}\n\n2/2"
    ready = approved(replace(DRAFT, networks=("facebook", "x"), variants=(Variant("x", thread),)))
    (file,) = planned(ready, target).files
    assert read(file.data) == (replace(ready, status=Status.DRAFT, approval=None),)


def test_the_posts_of_a_thread_are_rows_a_minute_apart_and_say_so() -> None:
    thread = f"{OWN}\n---\n{COMMON}"
    ready = approved(replace(DRAFT, networks=("x",), variants=(Variant("x", thread),)))
    first, second = planned(ready, "ics").rows
    assert (first.text, second.text) == (OWN, COMMON)
    assert second.utc - first.utc == timedelta(minutes=1)
    assert first.warnings == ()
    assert "2 of 2" in second.warnings[0].en
    assert b"2-x-2@" not in planned(ready, "ics").files[0].data
    assert b"p1-x-2@" in planned(ready, "ics").files[0].data


def test_where_there_are_no_threads_three_hyphens_are_words() -> None:
    text = f"{OWN}\n---\n{COMMON}"
    ready = approved(replace(DRAFT, networks=("linkedin",), text=text))
    (row,) = planned(ready).rows
    assert row.text == text
    assert json.loads(planned(ready).files[0].data)["posts"][0]["text"] == text
