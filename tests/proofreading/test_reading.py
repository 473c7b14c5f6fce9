from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.proofreading.reading import HANDLE_STAND_IN, LINK_STAND_IN, read
from tests.hostile import hostile_texts


def plain(text: str, language: str = "fr") -> list[str]:
    return [word.plain for word in read(text, language).words]


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("abonné·e·s", "abonnés"),
        ("abonné•e•s", "abonnés"),
        ("adhérent.e.s", "adhérents"),
        ("client(e)s", "clients"),
        ("content·es", "contents"),
        ("lecteur·rice·s", "lecteurs"),
        ("boulanger·ère", "boulanger"),
        ("tous·tes", "tous"),
        ("l’habitant·e", "l’habitant"),
        ("e\u0301te\u0301", "été"),
        ("pa\u00adtience", "patience"),
        ("four\u200bnil", "fournil"),
        ("𝗳𝗼𝘂𝗿", "four"),
        ("porte-monnaie", "porte-monnaie"),
        ("aujourd’hui", "aujourd’hui"),
    ],
)
def test_words_are_read_as_they_are_spelled(written: str, read_as: str) -> None:
    text = f"Voici {written}, enfin"
    (word,) = [w for w in read(text, "fr").words if w.start == 6]
    assert (word.plain, text[word.start : word.end]) == (read_as, written)
    stands_in = [piece for piece in read(text, "fr").instead if piece[0] == 6]
    assert stands_in == ([] if written == read_as else [(6, 6 + len(written), read_as)])


def test_what_is_no_prose_is_masked_at_its_place() -> None:
    text = "Avec @a.b.example 🎉 voir t.co/abc ou #PainDeSeigle"
    reading = read(text, "fr")
    masked = [text[start:end] for start, end in reading.silent]
    assert masked == ["@a.b.example", "🎉", "t.co/abc", "#PainDeSeigle"]
    assert plain(text) == ["Avec", "voir", "ou"]
    assert [(text[a:b], instead) for a, b, instead in reading.instead] == [
        ("@a.b.example", HANDLE_STAND_IN),
        ("t.co/abc", LINK_STAND_IN),
    ]


def test_a_line_in_the_other_language_is_left_alone() -> None:
    text = "Le fournil ouvre à sept heures.\nThe bread is ready when you are, every day.\nÀ demain"
    assert plain(text) == ["Le", "fournil", "ouvre", "à", "sept", "heures", "À", "demain"]


def test_only_the_first_word_of_a_sentence_opens_it() -> None:
    words = read("Un four. Deux fours ! « Trois » fours\n🥐 Croissant du jour", "fr").words
    assert [word.plain for word in words if word.opens] == ["Un", "Deux", "Trois", "Croissant"]


def assert_in_order(text: str) -> None:
    for language in ("fr", "en"):
        reading = read(text, language)
        for places in (
            [(word.start, word.end) for word in reading.words],
            list(reading.silent),
            [piece[:2] for piece in reading.instead],
        ):
            ends = [0, *(end for _, end in places)]
            starts = [*(start for start, _ in places), len(text)]
            assert all(end <= start for end, start in zip(ends, starts, strict=True))


@given(st.text())
def test_places_are_in_order_and_inside_any_text(text: str) -> None:
    assert_in_order(text)


@pytest.mark.parametrize("name", sorted(hostile_texts()))
def test_hostile_texts_are_read(name: str) -> None:
    assert_in_order(hostile_texts()[name])
