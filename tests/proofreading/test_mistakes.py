from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.proofreading.mistakes import Mistake, carried
from composer.text.bilingual import Bilingual

SAID = Bilingual("Look again.", "À revoir.")


def mark(text: str, words: str) -> Mistake:
    start = text.index(words)
    return Mistake(start, start + len(words), "spelling", "unknown-word", SAID)


def after(before: str, words: str, now: str) -> list[str]:
    return [now[m.start : m.end] for m in carried([mark(before, words)], before, now)]


@pytest.mark.parametrize(
    "now",
    [
        "Le bon fournl ouvre",
        "🎉🎉 Le fournl ouvre",
        "fournl ouvre",
        "Le fournl, ouvre",
        "Le fournl",
        "Le fournl ouvre demain",
        "Le (fournl ouvre",
    ],
)
def test_a_mark_moves_with_its_words(now: str) -> None:
    assert after("Le fournl ouvre", "fournl", now) == ["fournl"]


@pytest.mark.parametrize(
    "now",
    [
        "Le fournil ouvre",
        "Le fournls ouvre",
        "Le afournl ouvre",
        "Le four nl ouvre",
        "Le fournl’s ouvre",
        "Lefournl ouvre",
        "Le fournlouvre",
        "Le ouvre",
        "",
    ],
)
def test_a_mark_vanishes_when_its_word_changes(now: str) -> None:
    assert after("Le fournl ouvre", "fournl", now) == []


@given(
    st.text("ab 🎉é\n", min_size=1, max_size=40),
    st.text("ab 🎉é\n", max_size=5),
    st.randoms(use_true_random=False),
)
def test_a_mark_never_stands_on_other_words(text: str, typed: str, chance: random.Random) -> None:
    start = chance.randrange(len(text))
    end = chance.randint(start + 1, len(text))
    a = chance.randint(0, len(text))
    b = chance.randint(a, min(len(text), a + 6))
    now = text[:a] + typed + text[b:]
    for kept in carried([Mistake(start, end, "grammar", "D_N", SAID)], text, now):
        assert now[kept.start : kept.end] == text[start:end]


def test_every_mark_behind_an_edit_is_kept() -> None:
    before = "un deux trois quatre cinq"
    marks = [mark(before, word) for word in before.split()]
    now = before.replace("trois", "treize")
    kept = [now[m.start : m.end] for m in carried(marks, before, now)]
    assert kept == ["un", "deux", "quatre", "cinq"]
