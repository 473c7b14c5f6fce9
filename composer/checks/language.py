"""Mistakes of spelling and grammar as findings, in one list with all others."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from composer.checks.engine import Checked, place_in_text
from composer.checks.findings import Edit, Finding, FindingKind, Fix, Severity, Span
from composer.checks.rules import Rule, Source
from composer.proofreading.mistakes import Mistake
from composer.text.bilingual import Bilingual

FAMILIES = ("spelling", "grammar")
"""The families of these findings: counted apart, and never a reason to hold a post back."""

_NAMES = {
    "spelling": Bilingual("Spelling", "Orthographe"),
    "grammar": Bilingual("Grammar", "Grammaire"),
}
_NO_IDEA = {
    "spelling": Bilingual(
        "Correct it, or add it to your dictionary.",
        "Corrigez-le, ou ajoutez-le à votre dictionnaire.",
    ),
    "grammar": Bilingual("Read the sentence again.", "Relisez la phrase."),
}


def is_of_language(finding: Finding) -> bool:
    """Whether a finding is about spelling or grammar, not about the readers."""
    return finding.rule.family in FAMILIES


def language_finding(mistake: Mistake) -> Finding:
    """Return a mistake as a finding: a problem for information, with a fix for each suggestion."""
    span = Span(mistake.start, mistake.end)
    return Finding(_rule(mistake), (span,), suggestion_fixes(span, mistake.suggestions))


def suggestion_fixes(span: Span, suggestions: tuple[str, ...]) -> tuple[Fix, ...]:
    """Return one fix for each suggestion, in their order."""
    return tuple(Fix("replace" if one else "remove", (Edit(span, one),)) for one in suggestions)


def _rule(mistake: Mistake) -> Rule:
    return _made_rule(
        mistake.rule, mistake.family, mistake.message, mistake.suggestions, mistake.source
    )


@lru_cache(maxsize=2000)
def _made_rule(
    rule: str, family: str, message: Bilingual, suggestions: tuple[str, ...], source: str
) -> Rule:
    """Return the rule of a mistake: the same one for the same, so that findings can be compared."""
    return Rule(
        id=rule,
        family=family,
        kind=FindingKind.PROBLEM,
        severity=Severity.INFO,
        evidence="language",
        source=_source(rule, source),
        name=_NAMES[family],
        message=message,
        advice=_perhaps(suggestions) if any(suggestions) else _NO_IDEA[family],
        sides={},
    )


def _source(rule: str, source: str) -> Source:
    if source == "languagetool":
        return Source(Bilingual(f"LanguageTool, {rule}.", f"LanguageTool, {rule}."))
    return Source(Bilingual("Hunspell dictionary.", "Dictionnaire Hunspell."))


def _perhaps(suggestions: tuple[str, ...]) -> Bilingual:
    said = ", ".join(one for one in suggestions if one)
    return Bilingual(f"Perhaps: {said}.", f"Peut-être\u00a0: {said}.")


def with_language(checked: Checked, mistakes: tuple[Mistake, ...]) -> Checked:
    """Return ``checked`` with the mistakes of its text, everything in the order of the text."""
    found = (*checked.findings, *(language_finding(mistake) for mistake in mistakes))
    return replace(checked, findings=tuple(sorted(found, key=place_in_text)))
