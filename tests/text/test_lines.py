"""A line taken apart: entities, plain form, sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.text.lines import cased, read_line


def cut(text: str, kind: str) -> list[str]:
    return [text[start:end] for start, end in getattr(read_line(text), kind)]


def sentences(text: str) -> list[str]:
    line = read_line(text)
    return [line.plain[begin:end].strip() for begin, end in line.sentences]


def test_links_handles_and_hashtags_are_found_whole() -> None:
    text = "Voir https://a.fr/x?y=1, fournil.example ou @le.fournil. #Fête2026 et leçon # 3"
    assert cut(text, "links") == ["https://a.fr/x?y=1", "fournil.example"]
    assert cut(text, "handles") == ["@le.fournil"]
    assert cut(text, "hashtags") == ["#Fête2026"]


def test_an_address_is_a_link_and_not_a_handle() -> None:
    text = "Écrivez à bonjour@fournil.example"
    assert cut(text, "links") == ["bonjour@fournil.example"]
    assert cut(text, "handles") == []


@pytest.mark.parametrize("emoji", ["😀", "👨‍👩‍👧", "🇫🇷", "1️⃣", "❤️", "👍🏽", "🏴󠁧󠁢󠁥󠁮󠁧󠁿"])
def test_an_emoji_is_one_however_it_is_made(emoji: str) -> None:
    assert cut(f"a {emoji} b", "emoji") == [emoji]


def test_signs_of_trade_are_not_emoji() -> None:
    assert cut("Pain© et Four® ™", "emoji") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ouvert à 18h… On y va !", ["ouvert a 18h.", "on y va !"]),
        ("M. Dupont est là. Et vous ?", ["m. dupont est la.", "et vous ?"]),
        ("Trop bon 😍 Dites-moi", ["trop bon \x04", "dites-moi"]),
        ("Un prix : 3.50 €", ["un prix : 3.50 €"]),
    ],
)
def test_sentences_end_where_a_reader_stops(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_phrases_cannot_match_inside_tags_handles_and_links() -> None:
    plain = read_line("#likeznotrepage @likeznotrepage likez.notre.page.fr").plain
    assert "likez" not in plain


@given(st.text(alphabet=st.characters(exclude_characters="\n"), max_size=80))
def test_any_line_can_be_read(text: str) -> None:
    line = read_line(text)
    assert len(line.plain) == len(line.form.folded)
    assert all(0 <= begin < end <= len(line.plain) for begin, end in line.sentences)


def test_the_longest_hostile_lines_take_linear_time() -> None:
    for text in ("a." * 12_500, "é." * 12_500, "a-" * 10_000 + ".com", "#a " * 10_000):
        assert read_line(text).text == text


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Do you 🥖 keep it?", 1),
        ("On ouvre 🎉 Venez tôt", 2),
        ("On ouvre 🎉 venez tôt", 1),
        ("Fin 🎉", 1),
    ],
)
def test_an_emoji_ends_a_sentence_where_a_capital_follows(text: str, sentences: int) -> None:
    assert len(read_line(text).sentences) == sentences


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Made with love 💕 If you come", "made with love \x05 if you come"),
        ("Trop bon 😍😍 Venez", "trop bon \x04\x05 venez"),
        ("Happy birthday 🎂 Sarah!", "happy birthday \x04 sarah!"),
        ("Tag 👇 We all know one", "tag \x04 we all know one"),
        ("LIKE 💕 OUR PAGE", "like \x04 our page"),
        ("Like 💕 our page", "like \x04 our page"),
        ("Go! 💕 We row", "go! \x04 we row"),
    ],
)
def test_an_emoji_before_a_new_sentence_is_told_apart(text: str, plain: str) -> None:
    assert read_line(text).plain == plain


def test_capitals_are_kept_place_for_place() -> None:
    line = read_line("Merci É\u200bmilie 🥖 Ｋａｒｉｍ @ana")
    assert cased(line).replace("\x02", "@") == "Merci Emilie \x04 Karim @@@@"
