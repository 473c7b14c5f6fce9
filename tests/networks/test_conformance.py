"""The published cases of the networks; the data and their licences lie in tests/data."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from composer.networks.counting import Count, count, facets
from composer.networks.known import network

DATA = Path(__file__).resolve().parents[1] / "data"


def data(name: str) -> dict:
    return json.loads((DATA / name).read_text("utf-8"))


TWITTER = data("twitter-text/cases.json")
BLUESKY = data("bluesky/detection.json")
MASTODON = data("mastodon/lengths.json")["cases"]


def words(text: str, counted: Count, kind: str, skip: int = 0) -> list[str]:
    return [text[place.start + skip : place.end] for place in getattr(counted, kind)]


def places(counted: Count, kind: str) -> list[list[int]]:
    return [[place.start, place.end] for place in getattr(counted, kind)]


@pytest.mark.parametrize("folder", ["twitter-text", "unicode", "bluesky"])
def test_data_of_others_come_with_their_licence(folder: str) -> None:
    assert (DATA / folder / "LICENSE").stat().st_size > 500


@pytest.mark.parametrize("case", TWITTER["lengths"], ids=lambda case: ascii(case["text"])[:30])
def test_x_counts_as_it_publishes(case: dict) -> None:
    counted = count("x", case["text"])
    assert (counted.length, counted.valid) == (case["length"], case["valid"])


@pytest.mark.parametrize("kind", ["links", "hashtags", "mentions", "cashtags"])
def test_x_finds_what_it_publishes(kind: str) -> None:
    for case in TWITTER[kind]:
        text = case["text"]
        counted = count("x", text)
        assert words(text, counted, kind, kind != "links") == case["words"], text
        if "places" in case:
            assert places(counted, kind) == case["places"], text


def test_x_knows_every_domain_it_publishes() -> None:
    for link in TWITTER["domains"]:
        assert words(link, count("x", link), "links") == [link]


def test_every_emoji_weighs_two_on_x() -> None:
    signs = data("unicode/emoji.json")["emoji"]
    wrong = [s for s in signs if count("x", s).length != 2 or count("x", f"a{s}b").length != 4]
    # Without their selector these two are letters of Latin 1.
    assert wrong == ["©", "®"]


def test_graphemes_are_those_of_unicode() -> None:
    cases = data("unicode/graphemes.json")["cases"]
    wrong = [text for text, number in cases if count("bluesky", text).length != number]
    # A virama at the start of a text, or after a Latin letter: no text that anybody writes.
    assert len(cases) == 766
    assert len(wrong) <= 4


def test_bluesky_counts_as_it_publishes() -> None:
    for case in data("bluesky/length.json")["cases"]:
        counted = count("bluesky", case["text"])
        assert counted.length == case["graphemes"]
        assert counted.size == case.get("utf8Bytes", counted.size)


@pytest.mark.parametrize("case", BLUESKY["segments"], ids=lambda case: case["text"][:30])
def test_bluesky_finds_the_links_and_mentions_it_publishes(case: dict) -> None:
    text = case["text"]
    counted = count("bluesky", text)
    found = sorted((*counted.links, *counted.mentions), key=lambda place: place.start)
    wanted = [part[0] for part in case["expected"] if len(part) > 1]
    assert [text[place.start : place.end] for place in found] == wanted


@pytest.mark.parametrize(
    "case",
    [*BLUESKY["tags"], *BLUESKY["cashtags"]],
    ids=lambda case: ascii(case["text"])[:30],
)
def test_bluesky_finds_the_tags_it_publishes_in_bytes(case: dict) -> None:
    found = facets(count("bluesky", case["text"]), case["text"])
    tags = [(facet.start, facet.end) for facet in found if facet.kind == "tag"]
    assert tags == [(place["byteStart"], place["byteEnd"]) for place in case["indices"]]


def expanded(parts: list) -> str:
    return "".join(
        part if isinstance(part, str) else part["repeat"] * part["times"] for part in parts
    )


@pytest.mark.parametrize("limit", [500, 5_000])
@pytest.mark.parametrize("case", MASTODON, ids=lambda case: case["description"])
def test_mastodon_counts_as_its_servers_do(case: dict, limit: int) -> None:
    server = replace(network("mastodon"), limit=limit)
    counted = count(server, expanded(case["parts"]), expanded(case["spoiler"]))
    assert counted.length == case["length"]
    assert counted.limit == limit
    if limit == 500:
        assert counted.valid is case["valid_at_500"]
    elif expanded(case["parts"]).strip():
        assert counted.valid is (case["length"] <= limit)
