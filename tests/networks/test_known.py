"""The figures of the networks, and files of one's own that change them."""

from __future__ import annotations

from pathlib import Path

import pytest

from composer.networks.known import load_networks, network, networks
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


def test_an_unknown_network_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ComposerError) as refused:
        network("myspace")
    for words in (refused.value.message.en, refused.value.message.fr):
        assert "myspace" in words
        assert "bluesky" in words


def own(folder: Path, name: str, text: str) -> Path:
    (folder / name).write_text(text, "utf-8")
    return folder


def test_a_file_of_ones_own_changes_only_what_it_names(tmp_path: Path) -> None:
    known = load_networks(own(tmp_path, "mastodon.toml", "limit = 5000\n"))
    changed = next(one for one in known.networks if one.id == "mastodon")
    before = network("mastodon")
    assert known.problems == ()
    assert (changed.limit, changed.link_length, changed.media) == (
        5000,
        before.link_length,
        before.media,
    )
    assert changed.source == "mastodon.toml"


def test_a_network_of_ones_own_is_like_another(tmp_path: Path) -> None:
    text = 'like = "mastodon"\nname = "Piaille"\nlimit = 11000\norder = 6\n'
    known = load_networks(own(tmp_path, "piaille.toml", text))
    mine = next(one for one in known.networks if one.id == "piaille")
    assert (mine.name.fr, mine.limit, mine.reads) == ("Piaille", 11000, "mastodon")
    assert mine.aliases == ()
    assert next(one for one in known.networks if one.id == "mastodon").limit == 500


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("x.toml", "limit = -1\n", "limit"),
        ("x.toml", 'limit = "many"\n', "limit"),
        ("x.toml", "limt = 280\n", "limt"),
        ("x.toml", 'unit = "pages"\n', "unit"),
        ("x.toml", "limit = \n", "TOML"),
        ("x.toml", "a = " + "[" * 5_000 + "\n", "TOML"),
        ("x.toml", "[media]\nmost = 0\n", "most"),
        ("mine.toml", "limit = 10\n", "like"),
        ("mine.toml", 'like = "myspace"\n', "myspace"),
        ("Mon réseau.toml", "limit = 10\n", "Mon réseau.toml"),
    ],
)
def test_a_bad_file_is_refused_in_words_and_the_others_work(
    tmp_path: Path, name: str, text: str, said: str
) -> None:
    own(tmp_path, "bluesky.toml", "limit = 299\n")
    known = load_networks(own(tmp_path, name, text))
    assert len(known.problems) == 1
    problem = known.problems[0]
    assert problem.en.startswith(name)
    assert problem.fr.startswith(name)
    assert said in problem.en or "nested" in problem.en
    limits = {one.id: one.limit for one in known.networks}
    assert limits == LIMITS | {"bluesky": 299}


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_bytes(b"limit = 280 # caf\xe9\n")
    assert "UTF-8" in load_networks(tmp_path).problems[0].fr


def test_without_a_folder_nothing_is_refused(tmp_path: Path) -> None:
    assert load_networks(tmp_path / "none").problems == ()
