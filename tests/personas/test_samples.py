"""The samples of the first start: people, and a draft with mistakes to find."""

from __future__ import annotations

import re

import pytest

from composer.checks.engine import Checker
from composer.checks.findings import CheckInput
from composer.personas.persona import ItemKind
from composer.personas.samples import sample_draft, sample_personas
from composer.personas.touch import reader_of

CHECKER = Checker.bundled()
LANGUAGES = ("fr", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_sample_shows_every_kind_of_note(language):
    first = sample_personas(language)[0]
    assert {item.kind for item in first.items} == set(ItemKind)
    assert [item.kind for item in first.items if not item.evidence] == [
        ItemKind.DESIRE,
        ItemKind.HELP,
    ]
    assert first.places
    assert first.places_evidence


def test_samples_are_marked_and_keep_their_ids():
    everyone = [one for language in LANGUAGES for one in sample_personas(language)]
    assert all(one.sample for one in everyone)
    assert len({one.id for one in everyone}) == len(everyone) == 6
    assert [one.id for one in sample_personas("fr")] == [one.id for one in sample_personas("fr")]
    assert {one.language for one in sample_personas("fr")} == {"fr"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_draft_has_mistakes_and_strengths(language):
    draft = sample_draft(language)
    reader = next(one for one in sample_personas(language) if one.id == draft.persona_id)
    found = CHECKER.check(
        CheckInput(
            draft.text,
            network=draft.networks[0],
            reader=reader_of(reader, draft.text, language),
            reader_known=True,
        )
    )
    met = {finding.rule.id for finding in found}
    assert {"mass-greeting", "like-beg", "template-phrase", "off-platform-push"} <= met
    assert {"genuine-question", "real-moment", "meets-need"} <= met
    assert not {"no-persona", "persona-need-unmatched", "wrong-network-for-persona"} & met


def test_french_samples_have_their_no_break_spaces():
    texts = [sample_draft("fr").text]
    texts += [item.text for one in sample_personas("fr") for item in one.items]
    for text in texts:
        assert not re.search(r"(?<![\u00a0/])[:;!?»](?!//)|«(?!\u00a0)|'", text), text
