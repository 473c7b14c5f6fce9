"""Finding words, and counting them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.text.search import places
from composer.text.words import count_words, reading_seconds
from tests.hostile import hostile_texts


def found(text: str, words: str, **options: bool) -> list[str]:
    return [text[start:end] for start, end in places(text, words, **options)]


def test_words_are_found_whatever_their_case_unless_it_matters() -> None:
    assert found("Rye, rye, RYE", "rye") == ["Rye", "rye", "RYE"]
    assert found("Rye, rye, RYE", "rye", match_case=True) == ["rye"]
    assert found("Été, ÉTÉ", "été") == ["Été", "ÉTÉ"]


def test_whole_words_have_no_letter_beside_them() -> None:
    assert found("pain, copain, pain2, Pain", "pain", whole_words=True) == ["pain", "Pain"]
    assert found("l’été", "été", whole_words=True) == ["été"]


def test_any_space_and_any_apostrophe_will_do() -> None:
    assert found("oui\u00a0! oui\u202f! oui !", "oui !") == ["oui\u00a0!", "oui\u202f!", "oui !"]
    assert found("l’eau, l'eau", "l'eau") == ["l’eau", "l'eau"]


def test_signs_stand_for_themselves() -> None:
    assert found("a.b aXb (c) [d] \\ $", "a.b") == ["a.b"]
    assert found("(c)", "(c)") == ["(c)"]
    assert found("👍🏽 👍", "👍") == ["👍", "👍"]
    assert found("abc", "") == []


@given(st.text(max_size=60), st.text(min_size=1, max_size=3))
def test_places_are_in_order_and_never_overlap(text: str, words: str) -> None:
    last = 0
    for start, end in places(text, words):
        assert last <= start < end <= len(text)
        last = end


def test_a_hostile_search_ends() -> None:
    began = time.perf_counter()
    for text in hostile_texts().values():
        places(text, "(a+)+$", whole_words=True)
        places(text, "aaaaaaaaaaaaaaaa")
    assert time.perf_counter() - began < 5


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("Deux mots", 2),
        ("«\u00a0Oui\u00a0»\u202f! dit-elle.", 2),
        ("l’eau et le feu", 4),
        ("🍞 🥖 …", 0),
        ("Le 24\u202f/\u202f12 à 8\u00a0h", 6),
        ("https://example.org/a?b=c #pain @lea", 3),
    ],
)
def test_words_are_what_holds_letters_or_digits(text: str, words: int) -> None:
    assert count_words(text) == words


def test_reading_takes_as_long_as_the_language_asks() -> None:
    assert reading_seconds(0, "en") == 0
    assert reading_seconds(1, "en") == 1
    assert reading_seconds(228, "en") == 60
    assert reading_seconds(195, "fr") == 60
