"""How many cards a text gets: one for one cause, one for the same words, notes apart."""

from __future__ import annotations

import pytest

from composer.checks.cards import Card, cards
from composer.checks.engine import Checker
from composer.checks.findings import CheckInput, Finding, FindingKind
from composer.checks.language import language_finding
from composer.proofreading.mistakes import Mistake
from composer.text.bilingual import Bilingual
from tests.steps import steps

CHECKER = Checker.bundled()


def shown(text: str, language: str, network: str = "x") -> tuple[Card, ...]:
    return cards(CHECKER.check(CheckInput(text, language=language, network=network)))


def ids(card: Card) -> set[str]:
    return {finding.rule.id for finding in card.findings}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Likez, partagez, commentez svp !"),
        ("fr", "Merci de liker, de partager et de vous abonner à notre page !"),
        ("fr", "S’il vous plaît, aimez-moi sur Facebook et suivez-nous sur Instagram !"),
        ("en", "Please like, share and comment!"),
        ("en", "Please like our page, follow us and share this post!"),
        ("en", "Hurry, order now! 50% off, only 3 left, while stocks last!"),
        ("fr", "Dépêchez-vous, commandez dès maintenant ! -50 %, plus que 3 places !"),
        ("en", "BREAKING!!! WE ARE OPEN NOW!!! COME TODAY!!!"),
    ],
)
def test_one_cause_is_two_loud_cards_at_most(language: str, text: str) -> None:
    loud = [card for card in shown(text, language) if not card.is_note]
    assert 1 <= len(loud) <= 2, [ids(card) for card in loud]


def test_a_plea_in_a_greeting_is_two_cards_that_hold_all_findings() -> None:
    text = "Salut les abonnés, veuillez aimer notre page Facebook"
    loud = [card for card in shown(text, "fr") if not card.is_note]
    assert [card.first.rule.id for card in loud] == ["mass-greeting", "like-beg"]
    assert {"pleading-tone", "cta-without-reason", "off-platform-push"} <= ids(loud[1])


def test_no_finding_is_lost_or_shown_twice() -> None:
    text = "Hello everyone!!! Please like our page 🎉🎉🎉🎉 and order now, 50% off. Tea or coffee?"
    found = CHECKER.check(CheckInput(text, language="en", network="x"))
    problems = [one for one in found if one.rule.kind is FindingKind.PROBLEM]
    grouped = [one for card in cards(found) for one in card.findings]
    assert sorted(map(id, grouped)) == sorted(map(id, problems))


def test_the_weightiest_finding_speaks_for_its_card() -> None:
    card = next(c for c in shown("Please like our page!", "en") if "like-beg" in ids(c))
    assert card.first.rule.severity == "severe"


def test_words_inside_a_long_sentence_stay_apart_from_it() -> None:
    long = (
        "As we were standing there in front of the oven on that cold morning of March with Ana and "
        "Karim and the two apprentices, please like our page, each of us wondered why the flour "
        "had come so late and so wet."
    )
    apart = [c for c in shown(long, "en", "instagram") if ids(c) & {"like-beg", "long-for-here"}]
    assert len(apart) == 2


def test_thousands_of_findings_are_sorted_in_proportion() -> None:
    def misspelt(count: int) -> list[Finding]:
        said = Bilingual("Not known.", "Inconnu.")
        return [
            language_finding(Mistake(n, n + 4, "spelling", "unknown-word", said))
            for n in range(0, 5 * count, 5)
        ]

    few, many = misspelt(500), misspelt(4_000)
    assert len(cards(many)) == 4_000
    assert steps(lambda: cards(many)) < 12 * steps(lambda: cards(few))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_rule_that_repeats_is_one_finding(language: str) -> None:
    for rule in CHECKER.book.rules:
        for example in rule.sides[language].bad:
            given = CheckInput(f"{example.text}\n{example.text}\n{example.text}", language=language)
            found = [one.rule.id for one in CHECKER.check(given)]
            assert len(found) == len(set(found)), (rule.id, example.text)


def test_each_place_of_a_card_is_gone_to_once() -> None:
    text = (
        "Suivez notre page.\n\nLe four est chaud depuis six heures.\n\nPartagez cette publication !"
    )
    (card,) = [card for card in shown(text, "fr") if not card.is_note]
    assert {"follow-beg", "share-bait"} <= ids(card)
    assert [text[place.start : place.end] for place in card.places] == [
        "Suivez notre page",
        "Partagez cette publication",
    ]
