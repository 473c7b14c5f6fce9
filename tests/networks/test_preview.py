"""What a post becomes on a network, and what is heard of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.networks.counting import count
from composer.networks.known import network, networks
from composer.networks.preview import fold_of, preview
from composer.networks.spoken import spoken

LONG = "Our rye keeps from Tuesday to Friday when it lies in a tea towel on the board. " * 4


def said(text: str, language: str) -> str:
    pieces = spoken(text, count("x", text), language)
    return "".join(p.words if p.kind == "text" else f"[{p.words}]" for p in pieces)


def test_a_text_is_cut_where_the_feed_cuts_it() -> None:
    shown = preview("instagram", LONG)
    before = "".join(piece.text for piece in shown.before)
    after = "".join(piece.text for piece in shown.after)
    assert before + after == LONG
    assert len(before) == network("instagram").fold


def test_a_short_text_is_not_cut_and_neither_is_one_that_is_barely_longer() -> None:
    one = network("instagram")
    assert one.fold is not None
    assert fold_of(one, LONG[: one.fold]) is None
    assert fold_of(one, LONG[: one.fold + 5]) is None
    assert fold_of(network("pinterest"), LONG) is None


def test_what_is_too_much_stands_apart() -> None:
    shown = preview("x", "a" * 300)
    assert [len("".join(p.text for p in part)) for part in (shown.before, shown.beyond)] == [
        280,
        20,
    ]
    assert preview("x", "a" * 280).beyond == ()
    cut = preview("instagram", "word " * 500)
    parts = (cut.before, cut.after, cut.beyond)
    assert [sum(len(p.text) for p in part) for part in parts] == [125, 2075, 300]


def test_no_sign_is_cut_in_two() -> None:
    one = network("instagram")
    assert one.fold is not None
    text = "a" * (one.fold - 1) + "👩🏽‍🍳" + "b" * 80
    assert fold_of(one, text) == one.fold - 1


def test_what_can_be_touched_is_told_apart() -> None:
    text = "Le four de @lea : https://www.example.org/pain #Seigle"
    shown = preview("bluesky", text.replace("@lea", "@lea.example.com"))
    assert [(p.text, p.kind) for p in shown.before if p.kind != "text"] == [
        ("@lea.example.com", "mention"),
        ("https://www.example.org/pain", "link"),
        ("#Seigle", "hashtag"),
    ]
    assert shown.card == "example.org"
    assert shown.hashtags == ("#Seigle",)


def test_a_link_has_no_card_beside_pictures() -> None:
    shown = preview("mastodon", "https://example.org", ("A loaf, cut open", ""))
    assert shown.card is None
    assert shown.pictures == ("A loaf, cut open", "")


@given(st.text(max_size=400), st.sampled_from([one.id for one in networks()]))
def test_nothing_is_lost_or_changed(text: str, name: str) -> None:
    shown = preview(name, text)
    assert "".join(piece.text for piece in (*shown.before, *shown.after)) == text


@pytest.mark.parametrize(
    ("text", "french", "english"),
    [
        ("Le four 🥖 !", "Le four [baguette] !", "Le four [baguette bread] !"),
        ("❤️", "[cœur rouge]", "[red heart]"),
        ("👩🏽‍🍳", "[cuisinière peau légèrement mate]", "[woman cook medium skin tone]"),
        ("#PainAuLevain2026", "[dièse Pain Au Levain 2026]", "[hashtag Pain Au Levain 2026]"),
        ("#painaulevain", "[dièse painaulevain]", "[hashtag painaulevain]"),
        (
            "#PME et #SNCFConnect",
            "[dièse PME] et [dièse SNCF Connect]",
            "[hashtag PME] et [hashtag SNCF Connect]",
        ),
        ("#ÉtéÀÉvry", "[dièse Été À Évry]", "[hashtag Été À Évry]"),
        ("libres.🥖", "libres. [baguette]", "libres. [baguette bread]"),
        ("🥖🥖 !", "[baguette] [baguette] !", "[baguette bread] [baguette bread] !"),
        ("(🥖).", "([baguette]).", "([baguette bread])."),
        ("@lea_4", "[arobase lea_4]", "[at lea_4]"),
        ("https://www.example.org/a", "[lien example.org/a]", "[link example.org/a]"),
        ("𝐋", "[L majuscule gras mathématique]", "[mathematical bold capital l]"),
        (
            "𝐋𝐢𝐤𝐞",
            None,
            "[mathematical bold capital l, mathematical bold small i, mathematical bold small k, … and 1 more]",
        ),
        ("Ça va… l’été ?", "Ça va… l’été ?", "Ça va… l’été ?"),
    ],
)
def test_a_screen_reader_says_it(text: str, french: str | None, english: str) -> None:
    assert said(text, "en") == english
    if french is not None:
        assert said(text, "fr") == french


@given(st.text(max_size=200), st.sampled_from(["fr", "en"]))
def test_any_text_can_be_said(text: str, language: str) -> None:
    assert text == "" or said(text, language)
