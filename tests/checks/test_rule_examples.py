"""Every rule's own examples: exact words, once; good ones silent; fixes silence their rule."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from composer.checks import detectors
from composer.checks.engine import Checker
from composer.checks.examples import complaints
from composer.checks.rules import OCCASIONS, Rule, bundled_files, load_rules
from composer.personas.touch import example_reader

CHECKER = Checker.bundled()
RULES = CHECKER.book.rules
LABELLED = json.loads((Path(__file__).parent / "labelled_rules.json").read_text("utf-8"))


def test_all_bundled_files_can_be_read() -> None:
    # Nothing taken as proven: every expression is tried.
    assert load_rules(bundled_files()).problems == ()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_examples_of(rule: Rule) -> None:
    assert [one.message.en for one in complaints(CHECKER, [rule], example_reader)] == []


@pytest.mark.parametrize("rule_id", LABELLED)
def test_every_labelled_rule_exists(rule_id: str) -> None:
    assert CHECKER.book.rule(rule_id).id == rule_id


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_text_of_a_rule_is_there_in_both_languages(rule: Rule) -> None:
    for text in (rule.name, rule.message, rule.source.name):
        assert text.en.strip()
        assert text.fr.strip()
    if rule.kind == "problem":
        assert rule.advice.en.strip()
        assert rule.advice.fr.strip()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_french_texts_have_their_no_break_spaces(rule: Rule) -> None:
    for text in (rule.name.fr, rule.message.fr, rule.advice.fr):
        for sign in " :", " ;", " !", " ?", "« ", " »":
            assert sign not in text, f"{rule.id}: plain space in {sign!r}"


def test_no_detector_is_left_without_a_rule() -> None:
    used = {rule.detector for rule in RULES if rule.detector}
    assert used == set(detectors.DETECTORS)


def test_questions_are_raised_by_rules_that_exist() -> None:
    known = {rule.id for rule in RULES} | set(OCCASIONS)
    for rule in RULES:
        assert set(rule.when) <= known, rule.id
