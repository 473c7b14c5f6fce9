"""What is kept, dropped and left alone for what stands around it."""

from __future__ import annotations

import pytest

from composer.checks.engine import Checker
from composer.checks.findings import CheckInput
from composer.checks.learned import LearnedModel

CHECKER = Checker.bundled()


def found(text: str, rule: str, language: str, author: str | None = None) -> bool:
    given = CheckInput(text, language, author=author)
    return any(finding.rule.id == rule for finding in CHECKER.check(given))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Missing since Tuesday: Alfie, 14, last seen at the lock in a red coat. Please share.",
        ),
        ("en", "Our dog went missing by the weir this morning. Please share!"),
        ("fr", "Chat perdu quartier du Moulin, collier vert. Merci de partager !"),
        ("fr", "Notre chienne a disparu hier soir près de l’écluse. Partagez cette publication !"),
    ],
)
def test_a_notice_of_who_is_missing_may_ask_to_be_passed_on(language: str, text: str) -> None:
    assert not found(text, "share-bait", language)
    assert not found(text, "pleading-tone", language)
    prize = {"en": " Win a loaf!", "fr": " Gagnez une miche !"}[language]
    assert found(text + prize, "share-bait", language)


@pytest.mark.parametrize(
    ("language", "text", "rule"),
    [
        (
            "en",
            "Mr Okafor brought in a 1971 Raleigh with a milk crate still bolted to the back.\n"
            "He delivered papers on it, then courted on it, then taught two daughters to ride.\n"
            "His granddaughter is collecting it on Thursday. She has asked us to leave the crate.",
            "real-moment",
        ),
        (
            "fr",
            "Merci à Léa Dumont, qui a tenu la buvette dimanche de 8 h à 19 h sans s’asseoir une fois, "
            "et à Paul pour les 62 sandwichs.\nLa régate a rapporté 840 € : de quoi racheter la paire "
            "de pelles cassée en février.",
            "thanks-a-fan",
        ),
    ],
)
def test_a_deed_by_name_is_praised_whatever_stands_around_it(
    language: str, text: str, rule: str
) -> None:
    given = CheckInput(text, language)
    judged = LearnedModel.bundled(language).judge(CHECKER.passage(given, language), [rule])
    assert rule in judged.withdrawn
    assert found(text, rule, language)


@pytest.mark.parametrize(
    ("text", "hypes"),
    [
        ("Merci pour ce magnifique week-end, vous êtes incroyables.", False),
        ("Merci de choisir notre crème incroyable, magnifique, sublime.", True),
        ("Un pain magnifique, incroyable.", True),
    ],
)
def test_kind_words_are_no_hype(text: str, hypes: bool) -> None:
    assert found(text, "hype-over-substance", "fr") is hypes


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("She asked: “What have I made harder for you this year?”", False),
        ("“What would you change about the loaf?”", False),
        ("Have you read “The Little Prince” with your children?", True),
        ("How do you say “knead the dough” in your village?", True),
        ("What does your family call the “knock on the crust”?", True),
    ],
)
def test_a_question_that_is_quoted_is_not_asked(text: str, asked: bool) -> None:
    assert found(text, "genuine-question", "en") is asked


def test_what_a_person_says_of_us_is_no_company_talk() -> None:
    text = "On y retournera dimanche, avec nos vélos."
    assert found(text, "company-only", "fr", author="brand")
    assert not found(text, "company-only", "fr", author="person")
