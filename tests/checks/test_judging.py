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
    judged = LearnedModel.bundled(language).judge(CHECKER.passage(given, language), {rule: 1})
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


IDLE = [
    ("en", "Join over 10,000 businesses that never looked back.", "gives-proof"),
    ("en", "We have over 30 years' combined experience.", "gives-proof"),
    ("en", "My heart is full.", "shows-personality"),
    ("en", "What if I told you that you could double your income in 90 days?", "real-moment"),
    ("en", "“Amazing service, highly recommended!” – Sarah", "customer-voice"),
    ("fr", "Plus de 30 ans de savoir-faire.", "gives-proof"),
    ("fr", "Direction la boutique !", "real-moment"),
    ("fr", "Petite annonce du jour.", "names-source"),
    ("fr", "« Travail impeccable ! »", "customer-voice"),
]


@pytest.mark.parametrize(("language", "text", "rule"), IDLE)
def test_idle_words_are_not_praised(language: str, text: str, rule: str) -> None:
    assert not found(text, rule, language)


@pytest.mark.parametrize(
    ("language", "text", "rule", "marked"),
    [
        (
            "en",
            "Over 30 years' experience. We sold 212 loaves on Friday.",
            "gives-proof",
            "212 loaves",
        ),
        (
            "fr",
            "Plus de 30 ans de savoir-faire. Nous avons vendu 212 pains vendredi.",
            "gives-proof",
            "212 pains",
        ),
    ],
)
def test_what_stands_beside_idle_words_stays_praised(
    language: str, text: str, rule: str, marked: str
) -> None:
    spans = [
        text[span.start : span.end]
        for one in CHECKER.check(CheckInput(text, language))
        if one.rule.id == rule
        for span in one.spans
    ]
    assert len(spans) == 1
    assert marked in spans[0]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Don't miss the last bus, it goes at 22.40."),
        ("en", "Book with your GP if it lasts more than three weeks."),
        ("en", "Get a second quote, even if mine is the cheaper."),
        ("fr", "Goûtez la sauce avant de saler."),
        ("fr", "La mairie ouvre mardi à 9h. Comptez 86 € pour un passeport."),
        ("fr", "Avec 12 €, on paie un repas chaud et une douche à Ahmed."),
    ],
)
def test_who_sells_nothing_writes_no_advert(language: str, text: str) -> None:
    assert not found(text, "broadcast-ad-copy", language)


@pytest.mark.parametrize("text", ["Vous partez où cet été ?", "Tu cours où le dimanche ?"])
def test_where_is_no_choice(text: str) -> None:
    assert not found(text, "false-choice", "fr")
    assert found(text, "genuine-question", "fr")


@pytest.mark.parametrize(
    ("language", "choice", "stake"),
    [
        (
            "en",
            "Would you rather we opened at seven on Saturdays, or stayed open until six?",
            " The bus timetable changes in May and we can do one of the two.",
        ),
        (
            "fr",
            "Vous préférez qu’on ouvre à sept heures ou qu’on reste ouvert jusqu’à vingt heures ?",
            " Les horaires du bus changent en mai et nous ne pouvons faire que l’un des deux.",
        ),
    ],
)
def test_a_choice_that_decides_something_is_no_bait(language: str, choice: str, stake: str) -> None:
    assert found(choice, "false-choice", language)
    assert not found(choice + stake, "false-choice", language)


INSISTING = {
    "en": "The lift was out again on Tuesday, so Bilal walked the parcels up nine floors for Mrs Okafor "
    "and her sister. We pride ourselves on quality. Our customers love us.",
    "fr": "L’ascenseur était encore en panne mardi, alors Bilal a monté les colis sur neuf étages pour "
    "Mme Diallo. Nous ne transigeons jamais sur la qualité. Nos clients nous adorent.",
}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_boast_that_is_made_twice_is_said_whatever_stands_around_it(language: str) -> None:
    assert found(INSISTING[language], "self-praise", language)


@pytest.mark.parametrize("title", ["[LA BONNE ADRESSE DU JOUR]", "« MON AVENTURE EN BALLON »"])
def test_a_title_in_capitals_is_not_shouted(title: str) -> None:
    assert not found(f"{title} est ouvert jusqu’à mardi.", "shouting", "fr")
    assert found(f"{title.strip('[]«» ')} est ouvert jusqu’à mardi.", "shouting", "fr")
