"""What ``post-composer check`` takes on a JSON line beside the text."""

from __future__ import annotations

import io
import json
import sys
from typing import Any

import pytest

from composer import command_line


@pytest.fixture
def check(monkeypatch, capsys):
    """Return a function that checks one JSON line and gives the answer."""

    def check(**entry: Any) -> dict[str, Any]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(json.dumps(entry).encode())))
        command_line.run(["check", "--format", "jsonl"])
        answer: dict[str, Any] = json.loads(capsys.readouterr().out)
        return answer

    return check


def met(answer: dict[str, Any]) -> set[str]:
    return {finding["rule"] for finding in answer["findings"]}


def test_a_message_that_is_answered_makes_a_reply(check) -> None:
    said = "Very disappointed, the bread was mouldy."
    found = met(check(text="We open at seven and bake with local flour.", answering=said))
    assert "complaint-not-answered" in found


def test_half_a_character_is_checked_like_any_other(check) -> None:
    answer = check(text="\ud83d Like our page, please", language="en")
    begged = next(one for one in answer["findings"] if one["rule"] == "like-beg")
    assert begged["spans"] == [{"start": 2, "end": 15}]


def test_the_history_tells_of_circles_between_networks(check) -> None:
    before = {"text": "Please like our Facebook page", "network": "twitter", "date": "2026-05-02"}
    answer = check(text="Please follow us on Twitter", network="facebook", history=[before])
    assert "circular-cross-promo" in met(answer)


def test_an_ask_is_repeated_within_weeks_of_the_day_the_text_goes_out(check) -> None:
    before = [{"text": "Follow us!", "network": "facebook", "date": "2026-05-02"}]
    text = "Follow us! The rye is out."
    assert "repeat-ask" in met(check(text=text, history=before))
    assert "repeat-ask" in met(check(text=text, history=before, date="2026-05-10"))
    assert "repeat-ask" not in met(check(text=text, history=before, date="2026-08-10"))


def test_the_history_knows_answers_that_wait(check) -> None:
    waiting = {"text": "", "kind": "reply", "answering": "Do you deliver?", "waiting": True}
    assert "unanswered-items" in met(check(text="The rye is out.", history=[waiting]))


@pytest.mark.parametrize(
    "wrong",
    [
        {"history": "yesterday"},
        {"history": [{"network": "x"}]},
        {"history": [{"text": 3}]},
        {"history": [{"text": "a", "network": "nowhere"}]},
        {"date": "soon"},
        {"answering": 7},
    ],
    ids=str,
)
def test_what_is_not_as_agreed_is_told_and_not_guessed(check, wrong) -> None:
    answer = check(id="a", text="The rye is out.", **wrong)
    assert answer["id"] == "a"
    assert answer["error"]


def test_a_date_of_the_history_that_cannot_be_read_is_not_known(check) -> None:
    before = [{"text": "Follow us!", "date": "last week"}]
    assert "repeat-ask" in met(check(text="Follow us! The rye is out.", history=before))
