"""How long a text is on each network, what it holds, and what is refused."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.networks.counting import arithmetic, count, facets, refusal
from composer.networks.known import network, networks
from composer.text.bilingual import ComposerError
from tests.hostile import hostile_texts

NAMES = tuple(one.id for one in networks())
LINK = "https://example.org/a-loaf-of-rye-that-keeps-from-tuesday-to-friday"


def test_an_old_name_means_the_same_network() -> None:
    assert count("twitter", "bonjour").network == "x"


def test_an_unknown_network_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ComposerError) as refused:
        count("myspace", "bonjour")
    assert "bluesky" in refused.value.message.fr


# --- the arithmetic of each network --------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "text", "length"),
    [
        ("x", "The rye is out.", 15),
        ("x", "l’été à Évry", 12),
        ("x", "e\u0301te\u0301", 3),
        ("x", "パン", 4),
        ("x", "𝐋𝐢𝐤𝐞", 8),
        ("x", "👩‍👩‍👧 🇫🇷 1️⃣ ❤️ 👍🏽", 14),
        ("x", LINK, 23),
        ("x", f"({LINK}), example.fr", 2 + 23 + 2 + 23),
        ("x", "a\r\nb", 3),
        ("mastodon", LINK, 23),
        ("mastodon", "example.fr", 10),
        ("mastodon", "@lea@boulangerie.example bonjour", 12),
        ("mastodon", "👩‍👩‍👧 e\u0301", 3),
        ("bluesky", LINK, len(LINK)),
        ("bluesky", "👩‍👩‍👧 e\u0301", 3),
        ("threads", "😀", 4),
        ("threads", "👨‍👩‍👧‍👧", 25),
        ("threads", "a❤️b", 8),
        ("threads", "l’été ™", 7),
        ("linkedin", "𝐋𝐢𝐤𝐞 ❤️", 11),
        ("facebook", "😀", 2),
        ("telegram", "😀é", 3),
        ("youtube", "é😀", 6),
        ("pinterest", "é😀", 2),
        ("discord", "a\r\nb", 3),
    ],
)
def test_each_network_counts_in_its_own_way(name: str, text: str, length: int) -> None:
    assert count(name, text).length == length


def test_a_content_warning_counts_where_the_network_counts_it() -> None:
    assert count("mastodon", "pain", "gluten").length == 10
    assert count("x", "pain", "gluten").length == 4


PLAIN = {name: network(name).limit for name in NAMES}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("more", "valid"), [(-1, True), (0, True), (1, False)])
def test_a_text_fits_up_to_its_limit(name: str, more: int, valid: bool) -> None:
    limit = PLAIN[name] + more
    ascii_text = "a" * limit
    assert count(name, ascii_text).valid is valid
    assert count(name, ascii_text).length == limit
    for letter in ("é", "e\u0301"):
        one = network(name)
        counted = count(name, letter * limit)
        if one.unit in ("weighted", "graphemes"):
            assert (counted.length, counted.valid) == (limit, valid)


@pytest.mark.parametrize(
    ("name", "sign", "worth"), [("x", "😀", 2), ("threads", "😀", 4), ("bluesky", "😀", 1)]
)
def test_emoji_fit_up_to_the_limit_too(name: str, sign: str, worth: int) -> None:
    number = PLAIN[name] // worth
    assert count(name, sign * number).valid
    assert not count(name, sign * (number + 1)).valid


@pytest.mark.parametrize("name", ["x", "mastodon"])
def test_a_link_across_the_limit_counts_what_every_link_counts(name: str) -> None:
    room = PLAIN[name] - 24
    assert count(name, "a" * room + " " + LINK).valid
    assert not count(name, "a" * (room + 1) + " " + LINK).valid


def test_bluesky_limits_bytes_too() -> None:
    sign = "👨‍👩‍👧‍👧"
    assert count("bluesky", sign * 120).valid
    heavy = count("bluesky", sign * 120 + "a")
    assert (heavy.valid, heavy.over, heavy.size) == (False, 0, 3001)
    said = refusal(heavy)
    assert said is not None
    assert "3,001 bytes" in said.en
    assert "3\u202f001 octets" in said.fr


def test_threads_takes_five_links() -> None:
    assert count("threads", "example.com " * 5).valid
    six = count("threads", "example.com " * 6)
    assert not six.valid
    said = refusal(six)
    assert said is not None
    assert "6, 5 at most" in said.en


def test_where_the_unit_is_not_published_the_careful_count_is_shown_but_refuses_nothing() -> None:
    text = "𝐋" * 1_600
    counted = count("linkedin", text)
    assert (counted.length, counted.valid, counted.doubtful) == (3_200, True, True)
    assert refusal(counted) is None
    assert not count("linkedin", "𝐋" * 3_001).valid


def test_words_are_needed() -> None:
    for name in NAMES:
        assert not count(name, " \n ").valid
        assert refusal(count(name, "")) is None


def test_x_refuses_signs_that_nobody_sees() -> None:
    counted = count("x", "\ufeffbonjour")
    assert not counted.valid
    said = refusal(counted)
    assert said is not None
    assert "U+FEFF" in said.fr


def test_a_network_without_a_known_limit_takes_any_length() -> None:
    one = replace(network("facebook"), limit=None)
    counted = count(one, "a" * 100_000)
    assert (counted.valid, counted.limit, counted.over) == (True, None, 0)


def test_too_long_is_said_in_both_languages() -> None:
    said = refusal(count("x", "a" * 1_281))
    assert said is not None
    assert said.en == "Too long for X: 1,281 characters, 280 at most."
    assert said.fr == "Trop longue pour X\u00a0: 1\u202f281 caractères, 280 au plus."


def test_every_network_can_say_how_it_counts() -> None:
    for one in networks():
        for sentence in arithmetic(one):
            assert sentence.en.endswith(".")
            assert sentence.fr.endswith(".")
    assert "23" in arithmetic(network("x"))[0].fr


# --- places --------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_links_hashtags_and_mentions_stand_where_they_are_even_after_emoji(name: str) -> None:
    text = "👩‍👩‍👧 Merci @lea.example.com !\r\nLe four : https://example.org/pain?x=1, #Pain"
    counted = count(name, text)
    assert [text[p.start : p.end] for p in counted.links] == ["https://example.org/pain?x=1"]
    assert [text[p.start : p.end] for p in counted.hashtags] == ["#Pain"]
    assert len(counted.mentions) == 1
    assert text[counted.mentions[0].start :].startswith("@lea")


def test_facets_are_places_in_bytes() -> None:
    text = "Été 🥖 https://example.org à #Évry"
    for facet in facets(count("bluesky", text), text):
        words = text.encode()[facet.start : facet.end].decode()
        assert words == {"link": "https://example.org", "tag": "#Évry"}[facet.kind]


# --- what holds for any text ---------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(hostile_texts()))
def test_any_awkward_text_can_be_counted(name: str) -> None:
    text = hostile_texts()[name]
    for one in NAMES:
        assert count(one, text).length >= 0


@settings(max_examples=300, deadline=None)
@given(st.text(), st.sampled_from(NAMES))
def test_any_text_can_be_counted_and_its_places_lie_inside(text: str, name: str) -> None:
    counted = count(name, text)
    assert counted.length >= 0
    for place in counted.links + counted.hashtags + counted.mentions + counted.cashtags:
        assert 0 <= place.start < place.end <= len(text)


@settings(max_examples=300, deadline=None)
@given(st.text(), st.sampled_from(("x", "mastodon", "bluesky")))
def test_composed_and_decomposed_count_the_same(text: str, name: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    decomposed = unicodedata.normalize("NFD", text)
    assert count(name, composed).length == count(name, decomposed).length


WORDS = st.text(alphabet="abcdeéàœ ’-", max_size=40)


@settings(max_examples=300, deadline=None)
@given(WORDS, WORDS, st.sampled_from(NAMES))
def test_two_texts_are_never_longer_together(first: str, second: str, name: str) -> None:
    together = count(name, f"{first} {second}").length
    assert together <= count(name, first).length + 1 + count(name, second).length


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["a", "é", "e\u0301", "👍🏽", "\u200d", "❤️", "🇫🇷", "\n", "ก็", "한", "©", "€", " "]
        )
    )
)
def test_lines_and_stretches_add_up_to_the_whole(parts: list[str]) -> None:
    import regex

    text = "".join(parts)
    assert count("bluesky", text).length == len(regex.findall(r"\X", text))
