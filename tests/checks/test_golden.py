"""The examples that every version must judge the same way: short quotes of the five articles."""

from __future__ import annotations

from typing import Any

import pytest

from composer.checks.engine import Checker
from composer.checks.findings import CheckInput, Media, PastPost

CHECKER = Checker.bundled()
GOLDEN = [
    (
        "Salut les abonnés, veuillez aimer notre page Facebook",
        {"network": "x"},
        "mass-greeting like-beg pleading-tone cta-without-reason off-platform-push no-benefit",
        "",
    ),
    (
        "Veuillez nous suivre sur Twitter",
        {"network": "facebook"},
        "follow-beg pleading-tone off-platform-push",
        "",
    ),
    ("6 choses que vous devez faire sur Twitter", {}, "listicle-title must-do-rules", ""),
    ("Les 4 règles de publication de contenu social", {}, "must-do-rules listicle-title", ""),
    (
        "Alors t'as choisis ? Tu préfères les crêpes pliées ou roulées ?",
        {},
        "false-choice no-own-answer",
        "genuine-question",
    ),
    (
        "Regardez THE LEGO MOVIE, à louer sur Blockbuster on Demand dès maintenant http://t.co/iLGc8Q6B7O",
        {},
        "broadcast-ad-copy no-benefit closed-ending",
        "genuine-question",
    ),
    (
        "#LookUp: Le toit ouvrant panoramique double vitrage offert par # Chrysler300 offre la vue la "
        "plus vaste de sa catégorie",
        {},
        "hashtag-led-slogan spec-sheet self-praise no-reader-in-text company-only broken-hashtag",
        "",
    ),
    ("$config[code] not found", {}, "template-residue", ""),
    (
        "Veuillez nous suivre sur Twitter",
        {
            "network": "facebook",
            "history": (PastPost("Salut les abonnés, veuillez aimer notre page Facebook", ("x",)),),
        },
        "follow-beg pleading-tone off-platform-push circular-cross-promo",
        "",
    ),
    (
        "@yoyoha Mains libres #ftw",
        {
            "network": "x",
            "kind": "reply",
            "answering": "Je n’arrête pas de laisser tomber mon iPad sur mon visage devant Netflix",
        },
        "answers-need personal-reply",
        "nothing-to-say generic-copy",
    ),
    (
        "Donc, chaque #Dorothy a besoin d'un #Toto. Voici le mien, lors de mon aventure "
        "#UNminivanMoments avec… http://t.co/GVVcf4EXKC",
        {"network": "x", "kind": "share"},
        "amplifies-customer q-paid",
        "",
    ),
    (
        "Quelqu'un d'autre fait ça?",
        {"network": "x", "media": (Media("frites.jpg", "Des frites trempées dans une glace"),)},
        "shared-habit-question easy-fun-question question-with-image",
        "false-choice react-bait question-without-image",
    ),
    (
        "Citation Fave Dirty Dancing? C'est à nous. Envoyez-nous un tweet et regardez le film demain "
        "à 14h & 19h! http://t.co/YdNwByBovu",
        {"network": "x", "media": (Media("film.jpg", "Une danse, bras levés"),)},
        "own-answer-first promo-after-talk genuine-question question-with-image",
        "broadcast-ad-copy tv-spot-push",
    ),
]


@pytest.mark.parametrize(("text", "given", "due", "never"), GOLDEN, ids=lambda v: str(v)[:24])
def test_golden(text: str, given: dict[str, Any], due: str, never: str) -> None:
    found = {f.rule.id for f in CHECKER.check(CheckInput(text, language="fr", **given))}
    assert set(due.split()) - found == set()
    assert set(never.split()) & found == set()
