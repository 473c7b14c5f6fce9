"""The examples the articles give: what begs, baits, shouts or sends away, and what does not."""

from __future__ import annotations

import pytest

from composer.checks.engine import Checker
from composer.checks.findings import CheckInput, Finding

CHECKER = Checker.bundled()

LIKE_OUR_PAGE = "Salut les abonnés, veuillez aimer notre page Facebook"
CREPES = "Alors t'as choisis ? Tu préfères les crêpes pliées ou roulées ?"
PANORAMIC_ROOF = (
    "#LookUp: Le toit ouvrant panoramique double vitrage offert par # Chrysler300 offre la vue "
    "la plus vaste de sa catégorie. pic.twitter.com/jRHl8oJtOb"
)
ANYONE_ELSE = "Quelqu'un d'autre fait ça? pic.twitter.com/DXMHx3Fid7"


def found(text: str, network: str = "x", answering: str | None = None) -> dict[str, Finding]:
    """Return the findings of a French text by the ids of their rules."""
    kind = "post" if answering is None else "reply"
    asked = CheckInput(text, language="fr", network=network, kind=kind, answering=answering)
    return {finding.rule.id: finding for finding in CHECKER.check(asked)}


def words(text: str, rule_id: str, network: str = "x") -> str:
    """Return the words of ``text`` that a rule marks."""
    return found(text, network)[rule_id].words(text)


@pytest.mark.parametrize(
    "rule_id",
    ["mass-greeting", "like-beg", "pleading-tone", "cta-without-reason", "off-platform-push"],
)
def test_a_plea_to_like_a_page_elsewhere(rule_id: str) -> None:
    assert rule_id in found(LIKE_OUR_PAGE)


def test_a_plea_marks_the_words_a_reader_would_underline() -> None:
    assert words(LIKE_OUR_PAGE, "mass-greeting") == "Salut les abonnés"
    assert words(LIKE_OUR_PAGE, "like-beg") == "aimer notre page Facebook"


def test_a_page_that_is_here_sends_nobody_away() -> None:
    assert "off-platform-push" not in found(LIKE_OUR_PAGE, "facebook")


@pytest.mark.parametrize("rule_id", ["follow-beg", "pleading-tone", "off-platform-push"])
def test_a_plea_to_follow_elsewhere(rule_id: str) -> None:
    assert rule_id in found("Veuillez nous suivre sur Twitter", "facebook")


def test_a_choice_between_two_trifles() -> None:
    assert words(CREPES, "false-choice") == "Tu préfères les crêpes pliées ou roulées ?"


def test_a_choice_that_decides_something_is_no_false_one() -> None:
    assert "false-choice" not in found("Pliées ou roulées ? On choisit le cornet vendredi.")


@pytest.mark.parametrize("rule_id", ["no-reader-in-text", "broken-hashtag"])
def test_a_spec_sheet_without_a_reader(rule_id: str) -> None:
    assert rule_id in found(PANORAMIC_ROOF)


def test_a_short_answer_says_enough() -> None:
    answer = "@yoyoha Mains libres #ftw pic.twitter.com/6B3q4rjbSP"
    message = "Il faut que j’arrête de lâcher mon iPad sur mon visage"
    assert "nothing-to-say" not in found(answer, answering=message)


@pytest.mark.parametrize("rule_id", ["false-choice", "react-bait", "nothing-to-say"])
def test_a_question_about_a_shared_habit_is_no_bait(rule_id: str) -> None:
    assert rule_id not in found(ANYONE_ELSE)


def test_what_a_tool_left_behind() -> None:
    assert words("$config[code] not found", "template-residue") == "$config[code] not found"


@pytest.mark.parametrize(
    ("text", "rule_id"),
    [
        ("acheter des fans Facebook", "buy-followers"),
        ("POURQUOI !?!?!?!", "shouting"),
    ],
)
def test_fragments_of_the_articles(text: str, rule_id: str) -> None:
    assert rule_id in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "J'aime travailler ici",
        "Suivez la ligne 4 jusqu'à Raspail",
        "Merci d'avoir partagé votre recette, Léa",
        "Sur la photo : Inès et Karim",
        "Quelle étape vous a bloqué ?",
        "Qui d'autre trempe ses frites ?",
        "Merci de réserver avant jeudi",
        "1 000 lecteurs : voici ce que vous avez changé",
        "acheter un fan-art",
        "Devis : 8 h × 45 € = 360 €",
        "Trouvez notre stand : allée B",
        "Bonjour Inès, tu demandais…",
        "tout le monde est différent",
        "5 000 litres d'eau économisés",
    ],
)
def test_what_is_to_be_left_alone(text: str) -> None:
    quiet = {"begging", "bait", "contests", "address", "place"}
    spoken = [finding for finding in found(text).values() if finding.rule.family in quiet]
    assert [finding.rule.id for finding in spoken if finding.rule.severity != "info"] == []
