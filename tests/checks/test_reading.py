"""How easily a text is read: syllables, the formulas, and the words run together in a hashtag."""

from __future__ import annotations

import pytest

from composer.checks.detectors.reading import reading_ease, syllables, tag_parts
from composer.checks.engine import Checker
from composer.checks.findings import CheckInput

CHECKER = Checker.bundled()
LONG_SENTENCE = (
    "The administrative reorganisation of international distribution necessitates considerable "
    "documentation regarding the authorisation of supplementary manufacturing responsibilities "
    "throughout neighbouring municipalities and professional associations. "
)


@pytest.mark.parametrize(
    ("language", "word", "said"),
    [
        ("en", "table", 2),
        ("en", "loaves", 1),
        ("en", "baked", 1),
        ("en", "wanted", 2),
        ("en", "places", 2),
        ("en", "serious", 3),
        ("en", "information", 4),
        ("en", "the", 1),
        ("fr", "farine", 2),
        ("fr", "beauté", 2),
        ("fr", "théâtre", 2),
        ("fr", "réorganisation", 6),
        ("fr", "naïf", 2),
        ("fr", "pains", 1),
        ("fr", "le", 1),
    ],
)
def test_syllables_are_counted_as_they_are_said(language: str, word: str, said: int) -> None:
    assert syllables(word, language) == said


def test_the_formulas_are_those_of_flesch_and_of_kandel_and_moles() -> None:
    assert reading_ease(100, 10, 130, "en") == pytest.approx(206.835 - 10.15 - 109.98)
    assert reading_ease(100, 10, 130, "fr") == pytest.approx(207 - 10.15 - 95.68)


def hard(text: str) -> list[str]:
    found = CHECKER.check(CheckInput(text, language="en"))
    return [one.words(text) for one in found if one.rule.id == "ease-of-reading"]


def test_ease_is_judged_above_sixty_words_only() -> None:
    assert hard(LONG_SENTENCE * 2) == []
    assert hard(LONG_SENTENCE * 4) == [LONG_SENTENCE.strip()]


def test_links_handles_and_tags_are_no_words() -> None:
    signs = "https://example.com/internationalisation @administration #Reorganisation " * 40
    assert hard("The oven is hot. " + signs) == []


@pytest.mark.parametrize(
    ("language", "tag", "parts"),
    [
        ("en", "mondaymotivation", ("monday", "motivation")),
        ("en", "bakery", ()),
        ("en", "understanding", ()),
        ("en", "healthcare", ()),
        ("fr", "fetedelamusique", ("fete", "de", "la", "musique")),
        ("fr", "faitmaison", ("fait", "maison")),
        ("fr", "maintenant", ()),
        ("fr", "boulangerie", ()),
    ],
)
def test_words_run_together_are_told_apart(language: str, tag: str, parts: tuple[str, ...]) -> None:
    assert tag_parts(tag, language) == parts
