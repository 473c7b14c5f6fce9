"""Where the articles disagree with each other or with the networks, and what was decided."""

from __future__ import annotations

import re
from typing import Any

import pytest

from composer.checks.engine import Checker
from composer.checks.findings import CheckInput, Severity

CHECKER = Checker.bundled()


def met(text: str, language: str = "fr", **given: Any) -> set[str]:
    return {f.rule.id for f in CHECKER.check(CheckInput(text, language=language, **given))}


def test_a_winner_chosen_by_likes_is_a_warning_with_the_network_s_own_rule() -> None:
    rule = CHECKER.book.rule("contest-by-likes")
    assert rule.severity is Severity.WARNING
    assert rule.evidence == "platform"
    assert rule.id in met("La photo qui aura le plus de likes gagne un panier.")


def test_an_offer_for_a_retweet_is_told_and_one_without_strings_praised() -> None:
    asked = "Je voudrais acheter le tablier bleu, où le trouver ?"
    bound = met("Voici un code, on double la remise s’il est retweeté.", answering=asked)
    free = met("Voici votre code TABLIER10, Ana.", answering=asked)
    assert "reward-for-spread" in bound
    assert "serves-intent" not in bound
    assert "serves-intent" in free
    assert "reward-for-spread" not in free


@pytest.mark.parametrize(
    ("text", "language", "pressed"),
    [
        ("Dépêchez-vous, plus que quelques heures !", "fr", True),
        ("Hurry, last chance to buy!", "en", True),
        ("Commandez avant jeudi : vendredi, le four s’arrête pour le ramonage.", "fr", False),
        ("Order before Thursday: on Friday the oven is swept.", "en", False),
    ],
)
def test_only_false_urgency_presses(text: str, language: str, pressed: bool) -> None:
    assert ("pressure-to-buy" in met(text, language)) is pressed


@pytest.mark.parametrize(
    "text", ["Il suffit d’acheter des fans Facebook !", "Just buy Facebook fans!"]
)
def test_bought_fans_are_told_even_in_jest(text: str) -> None:
    language = "en" if "Just" in text else "fr"
    assert "buy-followers" in met(text, language)


def test_counts_as_boast_are_information_and_counts_that_help_are_praised() -> None:
    assert CHECKER.book.rule("vanity-metric").severity is Severity.INFO
    assert "vanity-metric" in met("Merci pour 500 likes 🎉")
    assert CHECKER.book.rule("honest-proof").kind == "strength"


def test_lists_inside_a_text_are_free() -> None:
    steps = "Pour garder le pain :\n1. un torchon\n2. le tiroir du bas\n3. jamais le frigo"
    assert "listicle-title" not in met(steps)
    assert "listicle-title" in met("6 choses que vous devez faire sur Twitter")


def test_no_rule_counts_posts_or_shares_of_promotion() -> None:
    told = re.compile(
        r"\b(?:cadence|frequen\w+|ratio|quota|(?:per|a) (?:day|week)|par (?:jour|semaine))\b"
    )
    for rule in CHECKER.book.rules:
        for side in (rule.advice.en, rule.advice.fr, rule.id):
            assert not told.search(side), rule.id


def test_hashtags_are_limited_where_a_network_says_so_alone() -> None:
    text = "Le seigle est sorti. #Seigle #Pain #Four #Moulin"
    assert "hashtag-over-limit" in met(text, network="x")
    assert "hashtag-over-limit" not in met(text, network="facebook")


def test_open_answers_never_have_to_be_all() -> None:
    rule = CHECKER.book.rule("unanswered-items")
    said = f" {rule.message.en} {rule.advice.en} {rule.message.fr} {rule.advice.fr} ".casefold()
    for word in (" all ", " every ", " tous ", " toutes ", " chaque "):
        assert word not in said


@pytest.mark.parametrize(
    ("text", "trivial"),
    [
        ("Tu préfères les crêpes pliées ou roulées ?", True),
        ("Pliées ou roulées ? Moi, c’est roulées.", False),
        ("Pliées ou roulées ? On choisit le cornet vendredi.", False),
        ("Quelqu’un d’autre les plie en quatre ?", False),
    ],
)
def test_light_questions_are_bait_only_without_an_answer_or_a_use(text: str, trivial: bool) -> None:
    assert ("false-choice" in met(text)) is trivial


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We want a baker: 35 hours a week, and you’ll learn to shape a loaf. Apply now.", "en"),
        ("Postulez : 35 heures par semaine, et vous apprendrez à façonner un pain.", "fr"),
    ],
)
def test_work_offered_is_praised_for_its_gain_and_neither_advert_nor_without_gain(
    text: str, language: str
) -> None:
    found = met(text, language)
    assert "states-benefit" in found
    assert found.isdisjoint(
        {"no-benefit", "q-in-it", "pressure-to-buy", "broadcast-ad-copy", "company-only"}
    )


def test_what_baits_is_not_praised_for_its_gift() -> None:
    found = met("I made 40 loaves. Comment “START” and I’ll send you my free guide.", "en")
    assert "comment-bait" in found
    assert found.isdisjoint({"states-benefit", "real-moment", "gives-proof"})


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Nous mettons tout en œuvre pour améliorer la situation. Contactez-nous.", "fr"),
        ("We are doing everything we can to improve the situation. Contact us.", "en"),
    ],
)
def test_a_formula_that_promises_effort_solves_nothing(text: str, language: str) -> None:
    angry = {"fr": "Colis arrivé ouvert, très déçue.", "en": "My parcel came open, disappointed."}
    found = met(text, language, answering=angry[language], kind="reply")
    assert {"canned-reply", "dodges-issue"} <= found
    assert "solves-a-problem" not in found
