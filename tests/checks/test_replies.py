"""Answers are read together with the message they answer."""

from __future__ import annotations

import pytest

from composer.checks.engine import Checker
from composer.checks.findings import CheckInput

CHECKER = Checker.bundled()


def met(text: str, answering: str | None, language: str | None = None) -> set[str]:
    given = CheckInput(text, language=language, kind="reply", answering=answering)
    return {finding.rule.id for finding in CHECKER.check(given)}


LATE = "Toujours pas reçu ma commande, c’est honteux !"
BROKEN = "My order arrived broken and nobody answers my e-mails."
MARRIED = "Just got married with your cake, it was amazing!!! We loved it"
TALKS = [
    # (their message, our answer, what must be met, what must not)
    (
        "J’ai besoin d’arrêter de laisser tomber mon iPad sur mon visage devant Netflix",
        "@yoyoha Mains libres #ftw",
        "answers-need personal-reply",
        "nothing-to-say generic-copy",
    ),
    (
        LATE,
        "Bonjour, nous avons bien pris en compte votre demande. Cordialement",
        "canned-reply complaint-not-answered",
        "",
    ),
    (
        LATE,
        "Bonjour Léa, je suis navrée pour ce retard. Votre commande part ce matin.",
        "personal-reply shares-emotion answers-need",
        "canned-reply complaint-not-answered dodges-issue tone-mismatch",
    ),
    (LATE, "Comme indiqué sur notre site, il fallait vérifier.", "blames-customer", ""),
    (LATE, "Découvrez notre nouvelle gamme à -20 % !", "sells-to-upset", "intent-missed"),
    (BROKEN, "Have a fantastic day! 😊", "tone-mismatch complaint-not-answered", ""),
    (BROKEN, "Please contact our customer service.", "dodges-issue", ""),
    (
        BROKEN,
        "So sorry Ana. I’m sending a new one today.",
        "solves-a-problem",
        "complaint-not-answered dodges-issue sells-to-upset",
    ),
    (MARRIED, "The file is complete.", "tone-mismatch", ""),
    (MARRIED, "Congratulations! We’re so happy for you both.", "shares-emotion", "tone-mismatch"),
    ("Où puis-je acheter ce pain ?", "C’est gentil de nous écrire.", "intent-missed", ""),
    ("Où puis-je acheter ce pain ?", "À la boutique, dès 7 h.", "", "intent-missed"),
    ("How much is the apron?", "€12, I put one aside for you.", "serves-intent", "intent-missed"),
    ("Vous ouvrez le dimanche ?", "Bonjour, merci de votre message.", "question-left-open", ""),
    ("Vous ouvrez le dimanche ?", "Seulement en juillet.", "", "question-left-open"),
    ("Vous ouvrez le dimanche ?", "Je cherche et je reviens jeudi.", "", "question-left-open"),
    ("My brakes squeak", "Our team works hard every day.", "reply-starts-from-us", ""),
]


@pytest.mark.parametrize(("said", "answer", "due", "never"), TALKS, ids=lambda v: str(v)[:24])
def test_talks(said: str, answer: str, due: str, never: str) -> None:
    found = met(answer, said)
    assert set(due.split()) - found == set()
    assert set(never.split()) & found == set()


@pytest.mark.parametrize(("said", "answer", "due", "never"), TALKS, ids=lambda v: str(v)[:24])
def test_without_the_message_nothing_is_said_of_it(
    said: str, answer: str, due: str, never: str
) -> None:
    needing = {rule.id for rule in CHECKER.book.rules if "answering" in rule.needs}
    assert met(answer, None) & needing == set()


def test_the_message_is_read_in_its_own_language() -> None:
    assert "complaint-not-answered" in met("Notre boutique ouvre à sept heures.", BROKEN, "fr")


def test_content_people_are_not_taken_for_unhappy() -> None:
    for said in ("Never disappointed with your bread!", "Jamais déçue par votre pain !"):
        assert "complaint-not-answered" not in met("We open at seven.", said)


def test_an_empty_answer_is_not_blamed() -> None:
    assert met("", LATE) == set()
