"""Edits: what is taken over from the text before must be what a fresh reading finds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.checks.engine import Checker
from composer.checks.findings import CheckInput
from composer.checks.rules import bundled_files, load_rules
from tests.steps import steps

BOOK = load_rules(bundled_files())
EDITED, UNEDITED = Checker(BOOK), Checker(BOOK)
STEPS = 3

PIECES = [
    *(
        "\n",
        "\n\n",
        " ",
        ". ",
        " ! ",
        "? ",
        "…",
        "😀",
        "👍🏽 ",
        "e\u0301",
        "\u202f!",
        "l’",
        "ＡＢ ",
    ),
    *("Like our page", "likez notre page", "Hello everyone", "Bonjour à tous", "because", "RT"),
    *("#bread ", "#PainAuLevain", "@clare ", "https://rye.example/a ", "in bio", "WAIT NOW", "!!!"),
    *("How do you keep a loaf?", "Et vous, comment gardez-vous le pain ?", "Pain ou brioche ?"),
    *("Last Tuesday I dropped the whole tray", "Hier, un client m'a dit", "12 loaves", "1. "),
    *("“It was better on day two,” Clare said", "Thanks, Clare, for coming", "you", "vous", "we"),
]
texts = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
edits = st.tuples(st.integers(0, 400), st.integers(0, 30), st.sampled_from(["", *PIECES]))


def said(checker: Checker, text: str, language: str) -> list[object]:
    found = checker.check(CheckInput(text, language, network="facebook", kind="post"))
    return [(f.rule.id, f.spans, [(x.label, x.edits) for x in f.fixes]) for f in found]


@settings(max_examples=150, deadline=None)
@given(texts, st.lists(edits, min_size=1, max_size=STEPS), st.sampled_from(["fr", "en"]))
def test_an_edited_text_is_found_as_if_it_were_new(
    text: str, changes: list[tuple[int, int, str]], language: str
) -> None:
    said(EDITED, text, language)
    for at, removed, inserted in changes:
        text = text[:at] + inserted + text[at + removed :]
        said(UNEDITED, "Nothing\nof\nthis", language)
        assert said(EDITED, text, language) == said(UNEDITED, text, language)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_typing_key_by_key_finds_what_a_fresh_checker_finds(language: str) -> None:
    text = "Like our page. 👍 Aimez-vous le pain ?\n\nHELLO everyone!! #bread\n" + " ".join(PIECES)
    for end in range(0, len(text), 7):
        said(EDITED, text[:end], language)
    assert said(EDITED, text, language) == said(Checker(BOOK), text, language)


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "a.",
            ". ",
            "?! ",
            "😀",
            "😀 a",
            "a\n",
            "#a ",
            "@a ",
            "a, ",
            '"',
            "A ",
            "«\u00a0a\u00a0» ",
        ),
        *("like our page ", "Likez notre page. ", "e\u0301\u0301", "www.", "12. ", "A!! "),
    ],
)
def test_a_hostile_text_takes_steps_in_proportion_to_its_length(piece: str) -> None:
    few, many = (piece * (length // len(piece)) for length in (4_000, 16_000))
    checker = Checker(BOOK)
    checker.check(CheckInput("warm up", "en", "facebook"))
    first = steps(lambda: checker.check(CheckInput(few, "en", "facebook")))
    second = steps(lambda: checker.check(CheckInput(many, "en", "facebook")))
    assert second < 6 * first + 4_000


def test_a_key_in_a_long_post_takes_few_more_steps_than_in_a_short_one() -> None:
    line = "On Tuesday a customer asked us about rye. Like our page, we are at the market.\n"
    took = {}
    for lines in (10, 400):
        text = "".join(f"{number}. {line}" for number in range(lines)) + "How do you keep"
        said(EDITED, text, "en")
        took[lines] = steps(lambda text=text: EDITED.check(CheckInput(text + " it", "en")))
    assert took[400] < 3 * took[10]
