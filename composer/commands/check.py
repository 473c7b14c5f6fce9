"""``post-composer check``: what the rules find in texts, for a person or as JSON."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import date
from typing import Any

from composer.checks.engine import CHECKED_LENGTH, Checked, Checker
from composer.checks.findings import CheckInput, Finding, Media, PastPost, Reader, Severity
from composer.commands.reading import Line, Source, text_field, wrong_field
from composer.commands.speaking import COLON, OK, SEVERE, USAGE, person_language, tell
from composer.commands.writing import print_json
from composer.networks.known import network, networks
from composer.text.bilingual import Bilingual, ComposerError
from composer.text.cleaning import without_lone_surrogates
from composer.text.language import guess_language

Proofread = Callable[[str, Checked], Checked]

WEIGHTS = {
    "severe": Bilingual("severe", "grave"),
    "warning": Bilingual("warning", "attention"),
    "info": Bilingual("info", "info"),
    "question": Bilingual("question", "question"),
    "strength": Bilingual("strength", "point fort"),
}


def run(options: argparse.Namespace) -> int:
    """Check what ``options`` name and return the exit status."""
    checker = Checker.bundled()
    tell_rule_problems(checker)
    known = None if options.network is None else network(options.network).id
    source = Source(options.files)
    with _proofreading(options) as proofread:
        if options.format == "jsonl":
            status = _check_lines(source, options, checker, known, proofread)
        else:
            status = _check_files(source, options, checker, known, proofread)
    return USAGE if source.failed else status


def tell_rule_problems(checker: Checker) -> None:
    """Say which rule files could not be used."""
    for problem in checker.book.problems:
        tell(problem.message)


def _proofreading(options: argparse.Namespace) -> AbstractContextManager[Proofread]:
    """Give what adds the mistakes of a text to what was checked in it; a server ends with it."""
    if options.proofreading == "off":
        return nullcontext(lambda _text, checked: checked)
    from composer.commands.proofreading import proofreading  # the library, requests: slow to load

    return proofreading(options)


def _is_severe(findings: Sequence[Finding]) -> bool:
    return any(finding.rule.severity is Severity.SEVERE for finding in findings)


def _too_long(text: str) -> ComposerError | None:
    if len(text) <= CHECKED_LENGTH:
        return None
    return ComposerError(
        f"too long to be checked: {len(text):,} characters, at most {CHECKED_LENGTH:,}.",
        f"trop long pour être contrôlé\u00a0: {_french(len(text))} signes, "
        f"{_french(CHECKED_LENGTH)} au plus.",
    )


def _french(number: int) -> str:
    return f"{number:,}".replace(",", "\u202f")


# --- files ---------------------------------------------------------------------------------------


def _check_files(
    source: Source,
    options: argparse.Namespace,
    checker: Checker,
    known: str | None,
    proofread: Proofread,
) -> int:
    status = OK
    more_on: list[str] = []
    for name, text in source.texts():
        if (problem := _too_long(text)) is not None:
            said = problem.message
            source.refuse(Bilingual(f"{name}: {said.en}", f"{name}\u00a0: {said.fr}"))
            continue
        given = CheckInput(text=text, language=options.language, network=known)
        checked = proofread(text, checker.examine(given))
        if options.format == "json":
            print_json({"id": name} | _answer(text, checked))
        else:
            _print_findings(name, text, checked)
            if known is None:
                more_on.extend(_says_more(checker, given, checked))
        status = max(status, SEVERE if _is_severe(checked.findings) else OK)
    if more_on:
        one = more_on[0]
        tell(
            Bilingual(
                f"Some checks wait for a network: add one, for example --network {one}.",
                f"Certains contrôles attendent un réseau\u00a0: ajoutez-en un, par exemple "
                f"--network {one}.",
            )
        )
    return status


def _says_more(checker: Checker, given: CheckInput, checked: Checked) -> Iterable[str]:
    """Return the first network on which rules that need one would speak; none, where none would."""
    for one in networks():
        there = replace(given, network=one.id, language=checked.language)
        if any("network" in finding.rule.needs for finding in checker.check(there)):
            return (one.id,)
    return ()


def _print_findings(name: str, text: str, checked: Checked) -> None:
    if not checked.findings:
        nothing = (
            Bilingual("nothing to report.", "rien à signaler.")
            if text.strip()
            else Bilingual("no words yet.", "pas encore de mots.")
        )
        said = person_language()
        print(f"{name}{COLON.in_language(said)}{nothing.in_language(said)}")
    for finding in checked.findings:
        rule, language = finding.rule, checked.language
        line, column = _line_and_column(text, finding.spans[0].start if finding.spans else 0)
        found = finding.words(text)
        quoted = Bilingual(f" “{found}”", f" «\u00a0{found}\u00a0»").in_language(language)
        weight = WEIGHTS[rule.severity or rule.kind].in_language(language)
        print(f"{name}:{line}:{column}: {weight} [{rule.id}]{quoted if finding.spans else ''}")
        print(f"    {rule.message.in_language(language)}")
        if advice := rule.advice.in_language(language):
            print(f"    → {advice}")


def _line_and_column(text: str, position: int) -> tuple[int, int]:
    before = text[:position]
    return before.count("\n") + 1, position - before.rfind("\n")


# --- JSON lines ----------------------------------------------------------------------------------


def _check_lines(
    source: Source,
    options: argparse.Namespace,
    checker: Checker,
    known: str | None,
    proofread: Proofread,
) -> int:
    status = OK
    for line in source.lines():
        name = {"id": line.given["id"]} if "id" in line.given else {}
        try:
            given = _given(line, options.language, known)
            checked = proofread(given.text, checker.examine(given))
        except ComposerError as problem:
            source.refuse_line()
            print_json(name | {"error": problem.message.in_language(person_language())})
            continue
        print_json(name | _answer(line.given["text"], checked))
        status = max(status, SEVERE if _is_severe(checked.findings) else OK)
    source.tell_bad_lines()
    return status


def _given(line: Line, language: str | None, known: str | None) -> CheckInput:
    """Return what a JSON line gives; raises ComposerError where a field is not as it should be."""
    if line.refused is not None:
        raise ComposerError(line.refused.en, line.refused.fr)
    entry = _sendable(line.given)
    text: str = entry["text"]
    if (problem := _too_long(text)) is not None:
        raise problem
    language = language or _choice(entry, "language", ("fr", "en"))
    said = text_field(entry, "network")
    answering = text_field(entry, "answering")
    spoken = language or guess_language(text)
    return CheckInput(
        text=text,
        language=language,
        network=known if said is None else network(said).id,
        kind=_choice(entry, "kind", ("post", "reply", "share"))
        or ("reply" if answering is not None else "post"),
        answering=answering,
        reader=_reader(entry, text, spoken),
        media=_media(entry),
        author=_choice(entry, "author", ("brand", "person")),
        history=_history(entry),
        date=_date(entry),
    )


def _sendable(value: Any) -> Any:
    """Return a JSON value that other programs take: lone surrogates replaced, nothing moved."""
    if isinstance(value, str):
        return without_lone_surrogates(value)
    if isinstance(value, list):
        return [_sendable(one) for one in value]
    if isinstance(value, dict):
        return {key: _sendable(one) for key, one in value.items()}
    return value


def _choice(entry: Mapping[str, Any], field: str, choices: Sequence[str]) -> str | None:
    value = entry.get(field)
    if value is not None and value not in choices:
        known = ", ".join(choices)
        raise wrong_field(field, f"must be one of {known}", f"doit être parmi {known}")
    return value


def _reader(entry: Mapping[str, Any], text: str, spoken: str | None) -> Reader | None:
    if entry.get("persona") is None:
        return None
    from composer.personas.exchange import from_mapping  # personas alone read with lemmas
    from composer.personas.touch import reader_of

    persona = from_mapping(entry["persona"])
    return reader_of(persona, text, spoken or persona.language or "en")


def _media(entry: Mapping[str, Any]) -> tuple[Media, ...] | None:
    value = entry.get("media")
    if value is None:
        return None
    if not isinstance(value, list) or not all(
        isinstance(one, dict)
        and all(isinstance(one.get(key), str | None) for key in ("path", "alt"))
        for one in value
    ):
        raise wrong_field(
            "media",
            "must be a list of objects with “path” and “alt”, both texts",
            "doit être une liste d’objets avec «\u00a0path\u00a0» et «\u00a0alt\u00a0», des textes",
        )
    return tuple(Media(one.get("path"), one.get("alt")) for one in value)


def _history(entry: Mapping[str, Any]) -> tuple[PastPost, ...] | None:
    if entry.get("history") is None:
        return None
    import msgspec

    from composer.checks.past import WrittenPost

    try:
        found = msgspec.convert(entry["history"], list[WrittenPost])
    except msgspec.ValidationError as problem:
        place = str(problem).rpartition("`$")[2].rstrip("`")
        raise wrong_field(
            f"history{place}",
            "is not as it should be: a list of objects, each with a “text”, “network” and “date”",
            "n’est pas comme il faut\u00a0: une liste d’objets, chacun avec «\u00a0text\u00a0», "
            "«\u00a0network\u00a0» et «\u00a0date\u00a0»",
        ) from None
    return tuple(_with_known_networks(one.past_post()) for one in found)


def _with_known_networks(post: PastPost) -> PastPost:
    return replace(post, networks=tuple(network(name).id for name in post.networks))


def _date(entry: Mapping[str, Any]) -> str | None:
    said = entry.get("date")
    if said is None:
        return None
    try:
        return date.fromisoformat(said[:10]).isoformat()
    except (TypeError, ValueError):
        raise wrong_field(
            "date", "must be a day like 2026-05-17", "doit être un jour comme 2026-05-17"
        ) from None


def _answer(text: str, checked: Checked) -> dict[str, Any]:
    return {
        "language": checked.language,
        "findings": [
            {
                "rule": finding.rule.id,
                "family": finding.rule.family,
                "kind": finding.rule.kind,
                "severity": finding.rule.severity,
                "spans": [{"start": s.start, "end": s.end} for s in finding.spans],
                "text": finding.words(text),
                "message": finding.rule.message.in_language(checked.language),
                "advice": finding.rule.advice.in_language(checked.language),
            }
            for finding in checked.findings
        ],
    }
