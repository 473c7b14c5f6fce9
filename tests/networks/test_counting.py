"""The networks: their figures, their names, and how long a text is on them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.networks.counting import count, network, networks
from composer.text.bilingual import ComposerError

LIMITS = {
    "x": 280,
    "facebook": 63206,
    "instagram": 2200,
    "linkedin": 3000,
    "threads": 500,
    "mastodon": 500,
    "bluesky": 300,
    "pinterest": 500,
    "tiktok": 2200,
    "youtube": 5000,
    "google-business": 1500,
    "telegram": 4096,
    "discord": 2000,
}


def test_every_network_has_its_published_limit() -> None:
    assert {one.id: one.limit for one in networks()} == LIMITS


def test_every_figure_says_where_it_comes_from() -> None:
    for one in networks():
        assert one.source
        assert one.confidence
        assert one.checked.year >= 2026


def test_the_order_is_the_same_each_time() -> None:
    assert [one.id for one in networks()][:2] == ["x", "facebook"]


def test_an_old_name_means_the_same_network() -> None:
    assert network("Twitter") is network("x")
    assert count("bonjour", "twitter").network == "x"


def test_an_unknown_network_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ComposerError) as refused:
        network("myspace")
    for words in (refused.value.message.en, refused.value.message.fr):
        assert "myspace" in words
        assert "bluesky" in words


@pytest.mark.parametrize(
    ("text", "valid"),
    [("a" * 280, True), ("a" * 281, False), ("", False), (" \n ", False), ("é" * 280, True)],
)
def test_a_text_fits_up_to_the_limit_and_needs_words(text: str, valid: bool) -> None:
    counted = count(text, "x")
    assert counted.valid is valid
    assert counted.length == len(text)
    assert counted.limit == 280


def test_links_hashtags_and_mentions_stand_where_they_are_even_after_emoji() -> None:
    text = "👩‍👩‍👧 Merci @lea !\nLe four : https://example.org/pain?x=1, #Pain"
    counted = count(text, "mastodon")
    assert [text[p.start : p.end] for p in counted.links] == ["https://example.org/pain?x=1"]
    assert [text[p.start : p.end] for p in counted.hashtags] == ["#Pain"]
    assert [text[p.start : p.end] for p in counted.mentions] == ["@lea"]


@given(st.text())
def test_any_text_can_be_counted_and_its_places_lie_inside(text: str) -> None:
    counted = count(text, "x")
    assert counted.length == len(text)
    for place in counted.links + counted.hashtags + counted.mentions:
        assert 0 <= place.start < place.end <= len(text)
