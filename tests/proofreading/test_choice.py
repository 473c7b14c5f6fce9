from __future__ import annotations

import pytest

from composer.proofreading.choice import Choice


def test_a_choice_comes_back_as_it_was_kept() -> None:
    choice = Choice("server", "", "https://lt.example", "fr-CA", "en-GB", typography=True)
    assert Choice.from_state(choice.as_state()) == choice
    assert (choice.variant("fr"), choice.variant("en")) == ("fr-CA", "en-GB")


@pytest.mark.parametrize(
    "state",
    [None, 3, [], {"how": "magic"}, {"how": 1, "french": "de"}, {"english": None, "more": 1}],
)
def test_what_cannot_be_read_is_as_at_first(state: object) -> None:
    assert Choice.from_state(state) == Choice()
