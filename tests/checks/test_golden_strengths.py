"""Strengths on the articles' own examples, and on what only looks like one."""

from __future__ import annotations

import pytest

from composer.checks.engine import Checker
from composer.checks.findings import CheckInput, FindingKind

CHECKER = Checker.bundled()

ANYBODY_ELSE_FR = "Quelqu’un d’autre trempe ses frites dans son milk-shake ?"
ANYBODY_ELSE_EN = "Anyone else dip their fries in a milkshake?"
CINEMA_FR = (
    "Quelle scène de film vous a fait pleurer ? Pour nous, c’est la fin de celui-ci. "
    "Réservez vos billets pour demain à 14h & 19h."
)
CINEMA_EN = (
    "Which film scene made you cry? Ours is the end of this one, and for me, the dog. "
    "Get your tickets for tomorrow at 2pm & 7pm."
)


def strengths(text: str, language: str, **given: str) -> set[str]:
    """Return the ids of the strengths found in ``text``."""
    found = CHECKER.check(CheckInput(text=text, language=language, **given))
    return {one.rule.id for one in found if one.rule.kind is FindingKind.STRENGTH}


@pytest.mark.parametrize(("text", "language"), [(ANYBODY_ELSE_FR, "fr"), (ANYBODY_ELSE_EN, "en")])
def test_a_habit_that_many_share_is_recognised(text: str, language: str) -> None:
    assert "shared-habit-question" in strengths(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Comment mangez-vous vos frites ?", "fr"),
        ("Quelle est votre sauce préférée ?", "fr"),
        ("What do you dip your fries in?", "en"),
        ("What’s your favorite sauce?", "en"),
    ],
)
def test_a_short_light_question_is_easy(text: str, language: str) -> None:
    assert "easy-fun-question" in strengths(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Comment mangez-vous vos frites ?", "fr"),
        ("What do you dip your fries in?", "en"),
        (CINEMA_FR, "fr"),
        (CINEMA_EN, "en"),
    ],
)
def test_an_open_question_about_their_life_is_genuine(text: str, language: str) -> None:
    assert "genuine-question" in strengths(text, language)


@pytest.mark.parametrize(("text", "language"), [(CINEMA_FR, "fr"), (CINEMA_EN, "en")])
def test_talk_first_and_the_offer_after(text: str, language: str) -> None:
    assert {"own-answer-first", "promo-after-talk"} <= strengths(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Alors t'as choisis ? Tu préfères les crêpes pliées ou roulées ?", "fr"),
        ("Prêts à passer une soirée parfaite ? Louez les nouveautés dès 1,99 € !", "fr"),
        ("Ready for a perfect night in? Rent the new releases from $1.99!", "en"),
        ("Did you know that rye is a grass?", "en"),
    ],
)
def test_a_question_that_wants_no_answer_is_not_praised(text: str, language: str) -> None:
    assert "genuine-question" not in strengths(text, language)


def test_words_of_others_are_not_the_writers_own_moment() -> None:
    told = "« J’ai oublié le sel dans quarante pains », raconte Inès Aubert."
    found = strengths(told, "fr")
    assert "real-moment" not in found
    assert "customer-voice" in found


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("I’m sorry about that. Please send us a DM with your order number.", "en"),
        ("Je suis navré, je vous invite à nous écrire en MP.", "fr"),
    ],
)
def test_the_forms_of_a_help_desk_show_no_person(text: str, language: str) -> None:
    found = strengths(text, language, kind="reply")
    assert not found & {"shows-personality", "real-moment", "natural-voice"}


def test_a_figure_in_an_offer_proves_nothing() -> None:
    assert "gives-proof" in strengths("42 customers tried the half loaf.", "en")
    assert "gives-proof" not in strengths("Order now: 42 customers get 20% off!", "en")


def test_an_answer_that_takes_up_the_asked_words_is_praised() -> None:
    asked = "Je peux congeler le seigle en tranches ?"
    assert "answers-need" in strengths("Oui, le seigle se garde.", "fr", answering=asked)
    assert "answers-need" not in strengths("Voir notre site.", "fr", answering=asked)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_before_approval_four_questions_always_come_and_one_about_the_house(language: str) -> None:
    found = CHECKER.check(CheckInput(text="Le seigle est prêt.", language=language))
    always = {q.id for q in CHECKER.at_approval(()) if not q.once}
    assert always == {"q-purpose", "q-who-answers", "q-no-undo", "q-bad-reading"}
    assert always <= {q.id for q in CHECKER.at_approval(found)}
    assert sum(q.once for q in CHECKER.at_approval(found)) == 1
