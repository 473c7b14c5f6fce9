"""Emoji by their names and words, in both languages."""

from __future__ import annotations

import pytest

from composer.text.emoji_search import GROUPS, all_emoji, find_emoji

BOOK = all_emoji()


def first(words: str, language: str) -> str:
    return find_emoji(BOOK, words, language)[0].emoji


def test_all_emoji_are_there_once_in_both_languages() -> None:
    assert len(BOOK) > 1_800
    assert len({one.emoji for one in BOOK}) == len(BOOK)
    assert {one.group for one in BOOK} == set(range(len(GROUPS)))
    assert all(one.en and one.fr for one in BOOK)
    assert all(len(one.tones) in (0, 5) for one in BOOK)


@pytest.mark.parametrize(
    ("words", "language", "emoji"),
    [
        ("bread", "en", "🍞"),
        ("pain", "fr", "🍞"),
        ("bread", "fr", "🍞"),
        ("coeur rouge", "fr", "❤️"),
        ("cœur rouge", "fr", "❤️"),
        ("red heart", "en", "❤️"),
        ("ROUGE cœur", "fr", "❤️"),
        ("velo", "fr", "🚲"),
        ("vélo", "fr", "🚲"),
        ("+1", "en", "👍"),
        ("🥖", "en", "🥖"),
        ("❤", "fr", "❤️"),
    ],
)
def test_words_find_what_they_name(words: str, language: str, emoji: str) -> None:
    assert first(words, language) == emoji


def test_all_words_must_be_there() -> None:
    assert not find_emoji(BOOK, "red bread", "en")
    assert not find_emoji(BOOK, "qwxyz", "fr")


def test_no_words_find_all_in_the_order_of_unicode() -> None:
    assert find_emoji(BOOK, "  ", "fr") == BOOK


def test_tones_are_for_those_that_have_them() -> None:
    thumb, bread = (next(one for one in BOOK if one.emoji == e) for e in "👍🍞")
    assert [thumb.toned(tone) for tone in (0, 1, 5)] == ["👍", "👍🏻", "👍🏿"]
    assert bread.toned(5) == "🍞"
