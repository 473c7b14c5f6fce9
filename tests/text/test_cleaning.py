"""The one cleaning: what it mends, and all that it leaves alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.text.cleaning import clean

HOSTILE = json.loads((Path(__file__).parent.parent / "data" / "hostile_texts.json").read_text())
ANY = st.text(st.characters(exclude_categories=()))


def hostile_texts() -> list[str]:
    return [
        "".join(p if isinstance(p, str) else p["repeat"] * p["times"] for p in case["parts"])
        for case in HOSTILE["cases"]
    ]


@pytest.mark.parametrize(
    ("given_text", "kept"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\0b", "ab"),
        ("a\ud800b\udc00", "a\ufffdb\ufffd"),
        ("a\r", "a\n"),
        ("«\u00a0oui\u00a0»\u202f!", "«\u00a0oui\u00a0»\u202f!"),
        ("👩‍👩‍👧 e\u0301 \u200b\u202e \t\u2028", "👩‍👩‍👧 e\u0301 \u200b\u202e \t\u2028"),
    ],
)
def test_only_line_breaks_nul_and_lone_surrogates_change(given_text: str, kept: str) -> None:
    assert clean(given_text) == kept


@given(ANY)
def test_clean_text_stays_as_it_is_and_can_be_stored(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert "\r" not in once
    assert "\0" not in once
    once.encode("utf-8")


@pytest.mark.parametrize("text", hostile_texts())
def test_hostile_texts_can_be_stored_after_cleaning(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    clean(text).encode("utf-8")
