"""``post-composer rules``: every rule listed, and the examples of rule files run."""

from __future__ import annotations

import argparse
import json
from typing import Any

from composer.checks.engine import Checker
from composer.checks.rules import Rule, bundled_files, load_rules
from composer.commands.check import WEIGHTS, tell_rule_problems
from composer.commands.speaking import OK, USAGE, person_language
from composer.text.bilingual import Bilingual, counted


def run(options: argparse.Namespace) -> int:
    """List the rules as ``options`` ask and return the exit status."""
    checker = Checker.bundled()
    tell_rule_problems(checker)
    language = person_language()
    if options.format == "json":
        print(json.dumps([_rule_entry(rule) for rule in checker.book.rules], ensure_ascii=False))
        return OK
    if options.format == "markdown":
        heads = Bilingual(
            "| rule | family | kind | severity | what it says | what to do |",
            "| règle | famille | genre | gravité | ce qu’elle dit | que faire |",
        )
        print(heads.in_language(language))
        print("|---|---|---|---|---|---|")
    for rule in checker.book.rules:
        message, advice = (t.in_language(language) for t in (rule.message, rule.advice))
        if options.format == "markdown":
            cells = (rule.id, rule.family, rule.kind, rule.severity or "–", message, advice)
            print(f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |")
        else:
            weight = WEIGHTS[rule.severity or rule.kind].in_language(language)
            print(f"{rule.id:26} {weight:11} {rule.name.in_language(language)}")
    return OK


def _rule_entry(rule: Rule) -> dict[str, Any]:
    texts = {
        language: {
            "name": rule.name.in_language(language),
            "message": rule.message.in_language(language),
            "advice": rule.advice.in_language(language),
        }
        for language in ("en", "fr")
    }
    return {
        "id": rule.id,
        "family": rule.family,
        "kind": rule.kind,
        "severity": rule.severity,
        "evidence": rule.evidence,
        "source": {"en": rule.source.name.en, "fr": rule.source.name.fr},
        "needs": list(rule.needs),
    } | texts


def run_examples(options: argparse.Namespace) -> int:
    """Run the examples of rule files, say what is missing or wrong, and return the exit status."""
    from composer.checks.examples import complaints
    from composer.personas.touch import example_reader

    language = person_language()
    ours = bundled_files()
    files = tuple(path.resolve() for path in options.files)
    names = {path.name for path in files}
    # The shared word lists come along; a file that replaces a bundled one takes its place.
    book = load_rules((*(path for path in ours if path.name not in names), *files))
    refused = [problem for problem in book.problems if problem.file in files]
    rules = [rule for rule in book.rules if rule.file in files]
    found = complaints(Checker(book), rules, example_reader)
    for complaint in (*(one.alone for one in refused), *(one.message for one in found)):
        print(complaint.in_language(language))
    number = counted(len(rules), ("rule", "rules"), ("règle", "règles"))
    wrong = counted(
        len(refused) + len(found), ("complaint", "complaints"), ("reproche", "reproches")
    )
    print(Bilingual(f"{number.en}, {wrong.en}.", f"{number.fr}, {wrong.fr}.").in_language(language))
    return USAGE if refused or found else OK
