"""Edits: what is taken over from the text before must be what a fresh reading finds."""

from __future__ import annotations

import gc
import time
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.checks.cards import cards
from composer.checks.engine import Checker
from composer.checks.findings import CheckInput, Media, PastPost
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
        *("« ", "Why? ", "? ", "… ", "Agree? ", "I love Tom. ", "likke our pagge ", "AA "),
        *("Order now and smile ", "Meet our new campaign ", "Follow us and RT to win a loaf "),
        *("Gagnez des points si vous partagez ", "« On ouvre à six heures », dit Tom. "),
    ],
)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_hostile_text_costs_in_proportion_to_its_length(piece: str, language: str) -> None:
    few, many = (piece * (length // len(piece)) for length in (9_000, 36_000))
    # What is made at its first use is made here, in another text: what is remembered of sentences helps none.
    for before in ("On Tuesday, it rained: 12 loaves! " * 1_100, few + "a", "b"):
        EDITED.check(CheckInput(before, language, "facebook"))
    first = steps(lambda: EDITED.check(CheckInput(few, language, "facebook")))
    second = steps(lambda: EDITED.check(CheckInput(many, language, "facebook")))
    assert second < 5 * first + 4_000
    longest = piece * (60_000 // len(piece))
    began = time.process_time()
    cards(EDITED.check(CheckInput(longest, language, "facebook")))
    # A tenth of it is what it takes; in steps of C alone, such as slices, squares show here only.
    assert time.process_time() - began < 2


def test_keys_in_one_endless_paragraph_leave_nothing_behind() -> None:
    text = "we like our page so much " * 2_400

    def type_keys(count: int) -> None:
        for number in range(count):
            EDITED.check(CheckInput(f"{text}{number}", "en", "facebook"))

    type_keys(4)
    tracemalloc.start()
    try:
        type_keys(5)
        gc.collect()
        before, _ = tracemalloc.get_traced_memory()
        type_keys(8)
        gc.collect()
        after, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert after - before < 2_000_000  # 8 states of the paragraph take more than 30,000,000


@pytest.mark.parametrize("language", ["en", "fr", None])
def test_half_a_character_stops_nobody(language: str | None) -> None:
    text = "\ud83d Like \udfff our page. Likez notre page, dit \ud800Tom. #\ud83d @\udfff"
    past = (PastPost(text, ("x",), "2026-01-01"),)
    asked = CheckInput(text, language, "x", "reply", text, media=(Media(text, text),), history=past)
    assert all(span.end <= len(text) for one in EDITED.check(asked) for span in one.spans)


def test_a_key_in_a_long_post_takes_few_more_steps_than_in_a_short_one() -> None:
    line = "On Tuesday a customer asked us about rye. Like our page, we are at the market.\n"
    took = {}
    for lines in (10, 400):
        text = "".join(f"{number}. {line}" for number in range(lines)) + "How do you keep"
        said(EDITED, text, "en")
        took[lines] = steps(lambda text=text: EDITED.check(CheckInput(text + " it", "en")))
    assert took[400] < 3 * took[10]
