"""Hashtags and handles offered again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.posts.used_before import UsedBefore, begun_at


def test_what_was_used_most_comes_first_in_its_usual_form() -> None:
    used = UsedBefore(["#Levain #levain #Levain", "#LevainDeSeigle chez @lea.b", "#Four", "#four"])
    assert used.starting_with("#le") == ("#Levain", "#LevainDeSeigle")
    assert used.starting_with("#lé") == ("#Levain", "#LevainDeSeigle")
    assert used.starting_with("@L") == ("@lea.b",)


def test_what_stands_there_already_and_a_bare_sign_offer_nothing() -> None:
    used = UsedBefore(["#Four #Fournil"])
    assert used.starting_with("#four") == ("#Fournil",)
    assert used.starting_with("#") == ()
    assert used.starting_with("#z") == ()


def test_only_so_many_are_offered() -> None:
    used = UsedBefore([" ".join(f"#pain{n:02}" for n in range(20))])
    assert len(used.starting_with("#pain")) == 6


@pytest.mark.parametrize(
    ("text", "begun"),
    [
        ("Du #pa|", "#pa"),
        ("#pa|", "#pa"),
        ("(@le|", "@le"),
        ("Du pain\n@lea.b|", "@lea.b"),
        ("#pa|in", ""),
        ("lea@exam|", ""),
        ("page#pa|", ""),
        ("#|", ""),
        ("#pa |", ""),
        ("#pa\n|", ""),
        ("rien|", ""),
    ],
)
def test_a_tag_is_begun_where_a_tag_can_begin(text: str, begun: str) -> None:
    caret = text.index("|")
    assert begun_at(text.replace("|", ""), caret) == begun


@given(st.text(max_size=40), st.integers(0, 40))
def test_what_is_begun_ends_at_the_caret(text: str, caret: int) -> None:
    begun = begun_at(text, caret)
    assert text[:caret].endswith(begun)
