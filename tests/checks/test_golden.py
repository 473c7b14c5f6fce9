"""The examples that every version must judge the same way: short quotes of the five articles."""

from __future__ import annotations

import pytest

from composer.checks.engine import Checker
from composer.checks.findings import CheckInput

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
        "hashtag-led-slogan spec-sheet self-praise broken-hashtag",
        "",
    ),
    ("$config[code] not found", {}, "template-residue", ""),
]


@pytest.mark.parametrize(("text", "given", "due", "never"), GOLDEN, ids=lambda v: str(v)[:24])
def test_golden(text: str, given: dict[str, str], due: str, never: str) -> None:
    found = {f.rule.id for f in CHECKER.check(CheckInput(text, language="fr", **given))}
    assert set(due.split()) - found == set()
    assert set(never.split()) & found == set()
