"""The examples of rule files, run: what each rule finds in them, and whether that is right."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from composer.checks.engine import Checker
from composer.checks.findings import CheckInput, Finding, Media, Reader, Span
from composer.checks.rules import LANGUAGES, Example, Rule
from composer.text.bilingual import Bilingual

FEWEST = 3
"""How many bad and how many good examples a rule has in each language, at least."""

ReadReader = Callable[[Mapping[str, Any], str, str], Reader]


def complaints(
    checker: Checker, rules: Iterable[Rule], reader_of: ReadReader
) -> tuple[Bilingual, ...]:
    """Return, in words, everything that is wrong with the examples of ``rules``; empty: nothing.

    Each bad example must be found once, at the bracketed words; each good one must stay silent
    for its rule; applying a fix must silence its rule. ``reader_of`` makes what the checks know
    of a persona from an example's ``persona`` table, its text and its language.
    """
    return tuple(
        complaint
        for rule in rules
        for language in LANGUAGES
        for complaint in _side(checker, rule, language, reader_of)
    )


def _side(
    checker: Checker, rule: Rule, language: str, reader_of: ReadReader
) -> Iterable[Bilingual]:
    side = rule.sides[language]
    if rule.kind == "question":
        return
    for what, examples in (("bad", side.bad), ("good", side.good)):
        if len(examples) < FEWEST:
            yield _said(
                rule,
                language,
                f"{len(examples)} “{what}” examples, {FEWEST} are needed",
                f"{len(examples)} exemples « {what} », il en faut {FEWEST}",
            )
    for example in side.bad:
        yield from _bad(checker, rule, language, example, reader_of)
    for example in side.good:
        if found := _found(checker, rule, _given(example, language, example.text, reader_of)):
            words = found[0].words(example.text)
            yield _said(
                rule,
                language,
                f"should stay silent on “{example.text}” but marks “{words}”",
                f"devrait se taire sur « {example.text} » mais marque « {words} »",
            )


def _bad(
    checker: Checker, rule: Rule, language: str, example: Example, reader_of: ReadReader
) -> Iterable[Bilingual]:
    found = _found(checker, rule, _given(example, language, example.text, reader_of))
    wanted = tuple(Span(start, end) for start, end in example.spans)
    got = found[0].spans if found else None
    if len(found) != 1 or got != wanted:
        marked = "nothing" if not found else f"“{found[0].words(example.text)}”"
        rien = "rien" if not found else f"« {found[0].words(example.text)} »"
        yield _said(
            rule,
            language,
            f"on “{example.text}” marks {marked} ({len(found)} findings)",
            f"sur « {example.text} » marque {rien} ({len(found)} résultats)",
        )
        return
    for fix in found[0].fixes:
        mended = fix.apply(example.text)
        if _found(checker, rule, _given(example, language, mended, reader_of)):
            yield _said(
                rule,
                language,
                f"the fix {fix.label} leaves “{mended}”, still found",
                f"la correction {fix.label} laisse « {mended} », toujours trouvé",
            )


def _given(example: Example, language: str, text: str, reader_of: ReadReader) -> CheckInput:
    persona = example.persona
    return CheckInput(
        text=text,
        language=language,
        network=example.network,
        kind=example.kind or ("reply" if example.answering is not None else "post"),
        answering=example.answering,
        author=example.author,
        reader=reader_of(persona, text, language) if persona else None,
        reader_known=persona is not None,
        media=None
        if example.media is None
        else tuple(Media(one.get("path"), one.get("alt")) for one in example.media),
        history=example.history,
        date=example.date,
    )


def _found(checker: Checker, rule: Rule, given: CheckInput) -> list[Finding]:
    return [finding for finding in checker.check(given) if finding.rule.id == rule.id]


def _said(rule: Rule, language: str, en: str, fr: str) -> Bilingual:
    place = f"{rule.file}:{rule.line} {rule.id} [{language}]"
    return Bilingual(f"{place}: {en}.", f"{place} : {fr}.")
