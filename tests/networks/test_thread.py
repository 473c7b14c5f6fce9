"""Long texts as numbered threads."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.networks.counting import count
from composer.networks.known import network
from composer.networks.thread import BREAK, as_thread, counts, over_from, posts_of, split_place

SENTENCE = "On Tuesday a customer asked me whether our rye would last until Friday. "
THREADED = ("x", "bluesky", "mastodon", "threads")


def bare(text: str) -> list[str]:
    """Return the words of a thread without its numbers and breaks."""
    return re.sub(r"\n\n\d+/\d+(?=\n---\n|$)", "", text).replace("\n---\n", " ").split()


@pytest.mark.parametrize("name", THREADED)
def test_a_long_text_becomes_posts_that_all_fit_and_loses_no_word(name: str) -> None:
    one = network(name)
    text = SENTENCE * 30
    thread = as_thread(one, text)
    every = counts(one, thread)
    assert len(every) > 2
    assert all(counted.valid for counted in every)
    assert bare(thread) == text.split()


def test_the_posts_are_numbered_and_end_with_sentences() -> None:
    one = network("x")
    parts = posts_of(one, as_thread(one, SENTENCE * 8))
    assert [part[-3:] for part in parts] == [f"{n}/{len(parts)}" for n in range(1, len(parts) + 1)]
    assert all(part[:-5].endswith("Friday.") for part in parts)


def test_paragraphs_stay_together_where_they_can() -> None:
    text = f"{SENTENCE * 3}\n\n{SENTENCE * 3}"
    first, second = posts_of(network("x"), as_thread(network("x"), text))
    assert bare(first) == bare(second)


def test_a_text_that_fits_is_no_thread() -> None:
    assert as_thread(network("x"), SENTENCE) == SENTENCE


def test_a_thread_made_again_is_the_same_and_follows_its_changes() -> None:
    one = network("x")
    thread = as_thread(one, SENTENCE * 8)
    assert as_thread(one, thread) == thread
    longer = as_thread(one, thread + BREAK + SENTENCE)
    assert len(posts_of(one, longer)) == len(posts_of(one, thread)) + 1
    assert longer.endswith(f"{len(posts_of(one, longer))}/{len(posts_of(one, longer))}")


def test_three_hyphens_part_nothing_where_there_are_no_threads() -> None:
    text = f"a{BREAK}b"
    assert posts_of(network("linkedin"), text) == (text,)
    assert posts_of(network("x"), text) == ("a", "b")


def test_it_is_said_from_where_a_text_is_too_long() -> None:
    one = network("x")
    assert over_from(one, "a" * 280) is None
    assert over_from(one, "a" * 281) == 280
    assert over_from(one, "é" * 100 + BREAK + "b" * 300) == 100 + len(BREAK) + 280
    assert over_from(one, "") is None


def test_bytes_make_a_text_too_long_as_well() -> None:
    family = "👨‍👩‍👧‍👧"
    assert over_from(network("bluesky"), family * 120 + "a") == len(family) * 120


def test_the_best_place_to_part_is_after_a_sentence() -> None:
    text = SENTENCE * 8
    place = split_place(network("x"), text)
    assert text[:place].rstrip().endswith("Friday.")
    assert count("x", text[:place]).valid


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1, max_size=900), st.sampled_from(["x", "bluesky", "threads"]))
def test_any_text_can_be_made_a_thread(text: str, name: str) -> None:
    one = network(name)
    for counted in counts(one, as_thread(one, text)):
        assert not counted.over


def test_a_warning_that_leaves_no_room_leaves_the_text_as_it_is() -> None:
    text = "Our rye keeps until Friday. " * 30
    assert as_thread(network("mastodon"), text, "w" * 499) == text
    assert over_from(network("mastodon"), "", "w" * 501) == 0
