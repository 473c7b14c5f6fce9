"""The examples of rule files, run: what each rule finds in them, and whether that is right."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from composer.checks.engine import Checker
from composer.checks.findings import CheckInput, Finding, Media, Reader, Span
from composer.checks.rules import LANGUAGES, Example, Rule
from composer.text.bilingual import Bilingual

FEWEST = 3
"""How many bad and how many good examples a rule has in each language, at least."""

ReadReader = Callable[[Mapping[str, Any], str, str], Reader]


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is missing or wrong in one language of one rule, where (line 1 is the first) and why."""

    rule: Rule
    language: str
    reason: Bilingual

    @property
    def message(self) -> Bilingual:
        """Return one line that names file, line, rule, language and reason."""
        place = f"{self.rule.file.name}:{self.rule.line} {self.rule.id} [{self.language}]"
        return Bilingual(f"{place}: {self.reason.en}.", f"{place}\u00a0: {self.reason.fr}.")


def complaints(
    checker: Checker, rules: Iterable[Rule], reader_of: ReadReader
) -> tuple[Complaint, ...]:
    """Return everything that is missing in ``rules`` or wrong with their examples; empty: nothing.

    Each rule has its texts in both languages. Each bad example must be found once, at the
    bracketed words; each good one must stay silent for its rule; applying a fix must silence its
    rule. ``reader_of`` makes what the checks know of a persona from an example's ``persona``
    table, its text and its language.
    """
    return tuple(
        Complaint(rule, language, reason)
        for rule in rules
        for language in LANGUAGES
        for reason in (
            *_texts(rule, language),
            *_side(checker, rule, language, reader_of),
        )
    )


def _texts(rule: Rule, language: str) -> Iterable[Bilingual]:
    """Say which texts are missing."""
    wanted = {"name": rule.name, "message": rule.message, "source": rule.source.name}
    if rule.kind == "problem":
        wanted["advice"] = rule.advice
    for name, text in wanted.items():
        if not text.in_language(language).strip():
            yield Bilingual(f"“{name}” is empty", f"«\u00a0{name}\u00a0» est vide")


def _side(
    checker: Checker, rule: Rule, language: str, reader_of: ReadReader
) -> Iterable[Bilingual]:
    side = rule.sides[language]
    if rule.kind == "question":
        return
    if not side.patterns and not rule.detector:
        yield Bilingual("there are no patterns", "il n’y a pas de motifs (patterns)")
        return
    for what, examples in (("bad", side.bad), ("good", side.good)):
        if len(examples) < FEWEST:
            yield Bilingual(
                f"{len(examples)} “{what}” examples, {FEWEST} are needed",
                f"{len(examples)} exemples «\u00a0{what}\u00a0», il en faut {FEWEST}",
            )
    for example in side.bad:
        yield from _bad(checker, rule, language, example, reader_of)
    for example in side.good:
        if found := _found(checker, rule, given_by(example, language, example.text, reader_of)):
            words = found[0].words(example.text)
            yield Bilingual(
                f"should stay silent on “{example.text}” but marks “{words}”",
                f"devrait se taire sur «\u00a0{example.text}\u00a0» mais marque "
                f"«\u00a0{words}\u00a0»",
            )


def _bad(
    checker: Checker, rule: Rule, language: str, example: Example, reader_of: ReadReader
) -> Iterable[Bilingual]:
    found = _found(checker, rule, given_by(example, language, example.text, reader_of))
    wanted = tuple(Span(start, end) for start, end in example.spans)
    got = found[0].spans if found else None
    if len(found) != 1 or got != wanted:
        marked = f"“{found[0].words(example.text)}”" if found else "nothing"
        rien = f"«\u00a0{found[0].words(example.text)}\u00a0»" if found else "rien"
        should = ", ".join(example.text[start:end] for start, end in example.spans)
        yield Bilingual(
            f"on “{example.text}” marks {marked} instead of {f'“{should}”' if should else 'the whole post'}",
            f"sur «\u00a0{example.text}\u00a0» marque {rien} au lieu de "
            + (f"«\u00a0{should}\u00a0»" if should else "tout le texte"),
        )
        return
    for fix in found[0].fixes:
        mended = fix.apply(example.text)
        if _found(checker, rule, given_by(example, language, mended, reader_of)):
            yield Bilingual(
                f"the fix {fix.label} leaves “{mended}”, still found",
                f"la correction {fix.label} laisse «\u00a0{mended}\u00a0», toujours trouvé",
            )


def given_by(example: Example, language: str, text: str, reader_of: ReadReader) -> CheckInput:
    """Return what a check is given for ``example``, with ``text`` in place of its own."""
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
