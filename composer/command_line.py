"""The command line: check, count, rules and export, without a screen and without Qt."""

from __future__ import annotations

import argparse
import io
import json
import locale
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from composer import __version__
from composer.checks.engine import Checked, Checker
from composer.checks.examples import complaints
from composer.checks.findings import CheckInput, Finding, Media, PastPost, Severity
from composer.checks.language import with_language
from composer.checks.past import WrittenPost
from composer.checks.rules import Rule, bundled_files, load_rules
from composer.library.store import Library, LibraryProblem, default_path
from composer.networks.counting import Count, count, facets, refusal
from composer.networks.known import network, network_problems
from composer.personas.exchange import from_mapping
from composer.personas.touch import example_reader, reader_of
from composer.proofreading.batch import Batch
from composer.proofreading.choice import Choice
from composer.proofreading.speller import Speller
from composer.resources import resource
from composer.text.bilingual import Bilingual, ComposerError
from composer.text.language import guess_language

OK, SEVERE, USAGE = 0, 1, 2
Proofread = Callable[[str, Checked], Checked]


def person_language() -> str:
    """Return ``"fr"`` or ``"en"``: the language of the person's system."""
    said = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG")
    said = said or (locale.getlocale()[0] or "")
    return "fr" if said.casefold().startswith("fr") else "en"


def library_option(arguments: Sequence[str]) -> tuple[Path | None, list[str]]:
    """Return the library that ``--library`` names, if any, and the other arguments."""
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    parser.add_argument("--library", type=Path)
    options, rest = parser.parse_known_args(arguments)
    return options.library, rest


def run(arguments: Sequence[str], library: Path | None = None) -> int:
    """Run one command and return its exit status: 0 fine, 1 severe findings, 2 bad usage or input."""
    for stream in (sys.stdout, sys.stdin, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="surrogateescape")
    if arguments[:1] == ["export"]:
        from composer.export import command  # imports icalendar: late, for the others' sake

        chosen = ["--library", str(library)] if library else []
        rest = [*arguments[1:], *chosen]
        return command.run(rest, person_language(), sys.stdout, sys.stderr)
    options = _parser().parse_args(arguments)
    options.library = library
    try:
        return int(options.run(options))
    except ComposerError as problem:
        print(problem.message.in_language(person_language()), file=sys.stderr)
        return USAGE
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - lives until exit
        return OK


def _parser() -> argparse.ArgumentParser:
    def say(en: str, fr: str) -> str:
        return Bilingual(en, fr).in_language(person_language())

    parser = argparse.ArgumentParser(
        prog="post-composer",
        description=say("Without a command, opens the window.", "Sans commande, ouvre la fenêtre."),
    )
    parser.add_argument("--version", action="version", version=f"Post Composer {__version__}")
    parser.add_argument(
        "--library",
        metavar="PATH",
        help=say("use another library", "utiliser une autre bibliothèque"),
    )
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help=say("check texts", "contrôler des textes"))
    check.add_argument("files", nargs="*", default=["-"], metavar="FILE")
    check.add_argument("--format", choices=("text", "json", "jsonl"), default="text")
    check.add_argument("--language", choices=("fr", "en"))
    check.add_argument("--network")
    check.add_argument(
        "--proofreading",
        type=_way_of_proofreading,
        default="off",
        metavar="off|builtin|languagetool|URL",
        help=say("check spelling and grammar too", "contrôler aussi l’orthographe et la grammaire"),
    )
    check.set_defaults(run=_check)
    counter = commands.add_parser("count", help=say("count characters", "compter les signes"))
    counter.add_argument("files", nargs="*", default=["-"], metavar="FILE")
    counter.add_argument("--format", choices=("text", "jsonl"), default="text")
    counter.add_argument("--network", default="x")
    counter.set_defaults(run=_count)
    rules = commands.add_parser("rules", help=say("list the rules", "lister les règles"))
    rules.add_argument("--format", choices=("text", "json", "markdown"), default="text")
    rules.set_defaults(run=_list_rules)
    tests = rules.add_subparsers(dest="what")
    test = tests.add_parser("test", help=say("run the examples", "vérifier les exemples"))
    test.add_argument("files", nargs="+", metavar="FILE", type=Path)
    test.set_defaults(run=_test_rules)
    commands.add_parser("export", help=say("export approved posts", "exporter les posts approuvés"))
    return parser


def _read(name: str) -> str:
    """Return the text of a file, or of standard input for ``-``."""
    if name == "-":
        return sys.stdin.read()
    try:
        return Path(name).read_text("utf-8", errors="surrogateescape")
    except OSError as problem:
        raise ComposerError(
            f"{name} cannot be read: {problem.strerror}. Check the path.",
            f"{name} est illisible : {problem.strerror}. Vérifiez le chemin.",
        ) from None


def _json_lines(names: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Yield the objects of JSON lines; a bad line yields an object with ``error`` alone."""
    for name in names:
        for number, line in enumerate(_read(name).split("\n"), 1):
            if not line.strip():
                continue
            try:
                entry = json.loads(line)
            except (ValueError, RecursionError) as problem:
                yield {"error": f"line {number}: not JSON ({problem})"}
                continue
            if not isinstance(entry, dict) or not isinstance(entry.get("text"), str):
                bad = {"id": entry.get("id")} if isinstance(entry, dict) and "id" in entry else {}
                yield bad | {"error": f"line {number}: an object with a “text” is needed"}
                continue
            yield entry


def _print_json(value: Mapping[str, Any]) -> None:
    line = json.dumps(value, ensure_ascii=False)
    # Lone surrogates cannot be written as UTF-8; as escapes they go out and come back.
    print(line if line.isprintable() else _encodable(value, line))


def _encodable(value: Mapping[str, Any], line: str) -> str:
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(value)
    return line


# --- check ---------------------------------------------------------------------------------------


def _check(options: argparse.Namespace) -> int:
    checker = Checker.bundled()
    _warn_of_rule_problems(checker)
    known = network(options.network).id if options.network else None
    with _proofreading(options) as proofread:
        if options.format == "jsonl":
            return _check_lines(options, checker, known, proofread)
        return _check_files(options, checker, known, proofread)


def _check_files(
    options: argparse.Namespace, checker: Checker, known: str | None, proofread: Proofread
) -> int:
    status = OK
    for name in options.files:
        text = _read(name)
        given = CheckInput(text=text, language=options.language, network=known)
        checked = proofread(text, checker.examine(given))
        if options.format == "json":
            _print_json({"id": name} | _answer(text, checked))
        else:
            _print_findings(name, text, checked)
        status = max(status, SEVERE if _is_severe(checked.findings) else OK)
    return status


def _warn_of_rule_problems(checker: Checker) -> None:
    for problem in checker.book.problems:
        print(problem.message.in_language(person_language()), file=sys.stderr)


def _way_of_proofreading(said: str) -> str:
    if said in ("off", "builtin", "languagetool") or "://" in said:
        return said
    raise argparse.ArgumentTypeError("off, builtin, languagetool, http://…")


@contextmanager
def _proofreading(options: argparse.Namespace) -> Iterator[Proofread]:
    """Give what adds the mistakes of a text to what was checked in it; a server ends with it."""
    if options.proofreading == "off":
        yield lambda _text, checked: checked
        return
    choice, own = _kept_choice(options.library)
    speller = Speller(resource("dictionaries"))
    speller.know(own)
    if options.proofreading == "builtin":
        yield partial(_spell, speller, choice, options.format != "jsonl")
        return
    from composer.proofreading.language_tool import sifted  # 0.2 s that the others need not wait

    local = options.proofreading == "languagetool"
    with Batch(choice.local_folder() if local else options.proofreading) as batch:

        def proofread(text: str, checked: Checked) -> Checked:
            variant = choice.variant(checked.language)
            said = batch.check(text, variant)
            kept = sifted(said, text, variant, speller, typography=choice.typography)
            return with_language(checked, kept)

        yield proofread


def _spell(speller: Speller, choice: Choice, suggest: bool, text: str, checked: Checked) -> Checked:
    variant = choice.variant(checked.language)
    mistakes = speller.check(text, variant)
    if suggest:  # 0.05 s for each word: too long for a batch
        mistakes = tuple(speller.with_suggestions(one, text, variant) for one in mistakes)
    return with_language(checked, mistakes)


def _kept_choice(path: Path | None) -> tuple[Choice, list[str]]:
    """Return what the person chose in the window, and their own dictionary."""
    path = path or default_path()
    if not path.exists():
        return Choice(), []
    try:
        library = Library.open(path)
    except LibraryProblem as problem:
        print(problem.message.in_language(person_language()), file=sys.stderr)
        return Choice(), []
    try:
        return Choice.from_state(library.state("proofreading")), library.state("own_words") or []
    finally:
        library.close()


def _is_severe(findings: Sequence[Finding]) -> bool:
    return any(finding.rule.severity is Severity.SEVERE for finding in findings)


def _check_lines(
    options: argparse.Namespace, checker: Checker, known: str | None, proofread: Proofread
) -> int:
    status = OK
    for entry in _json_lines(options.files):
        name = {"id": entry["id"]} if "id" in entry else {}
        if "error" in entry:
            _print_json(entry)
            continue
        try:
            given = _given(entry, options.language, known)
        except ComposerError as problem:
            _print_json(name | {"error": problem.message.en})
            continue
        checked = proofread(given.text, checker.examine(given))
        _print_json(name | _answer(given.text, checked))
        status = max(status, SEVERE if _is_severe(checked.findings) else OK)
    return status


def _given(entry: Mapping[str, Any], language: str | None, known: str | None) -> CheckInput:
    """Return what a JSON line says; raises ComposerError where it is not as the contract says."""
    text = entry["text"]
    language = language or _choice(entry, "language", ("fr", "en"))
    said = entry.get("network")
    if said is not None and not isinstance(said, str):
        raise _wrong("network")
    answering = entry.get("answering")
    if answering is not None and not isinstance(answering, str):
        raise _wrong("answering")
    persona = from_mapping(entry["persona"]) if entry.get("persona") is not None else None
    spoken = language or guess_language(text) or (persona and persona.language) or "en"
    return CheckInput(
        text=text,
        language=language,
        network=network(said).id if said else known,
        kind=_choice(entry, "kind", ("post", "reply", "share"))
        or ("reply" if answering is not None else "post"),
        answering=answering,
        reader=reader_of(persona, text, spoken) if persona else None,
        media=_media(entry),
        author=_choice(entry, "author", ("brand", "person")),
        history=_history(entry),
        date=_date(entry),
    )


def _wrong(field: str) -> ComposerError:
    return ComposerError(
        f"“{field}” is not as the contract says.", f"« {field} » n’est pas conforme."
    )


def _choice(entry: Mapping[str, Any], field: str, choices: Sequence[str]) -> str | None:
    value = entry.get(field)
    if value is not None and value not in choices:
        raise _wrong(field)
    return value


def _objects(entry: Mapping[str, Any], field: str) -> list[dict[str, Any]] | None:
    value = entry.get(field)
    if value is None:
        return None
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise _wrong(field)
    return value


def _media(entry: Mapping[str, Any]) -> tuple[Media, ...] | None:
    found = _objects(entry, "media")
    if found is None:
        return None
    return tuple(Media(one.get("path"), one.get("alt")) for one in found)


def _history(entry: Mapping[str, Any]) -> tuple[PastPost, ...] | None:
    if entry.get("history") is None:
        return None
    try:
        found = msgspec.convert(entry["history"], list[WrittenPost])
    except msgspec.ValidationError:
        raise _wrong("history") from None
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
        raise _wrong("date") from None


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


def _print_findings(name: str, text: str, checked: Checked) -> None:
    for finding in checked.findings:
        rule, language = finding.rule, checked.language
        line, column = _line_and_column(text, finding.spans[0].start if finding.spans else 0)
        words = f" “{finding.words(text)}”" if finding.spans else ""
        weight = rule.severity or rule.kind
        print(f"{name}:{line}:{column}: {weight} [{rule.id}]{words}")
        print(f"    {rule.message.in_language(language)}")
        if advice := rule.advice.in_language(language):
            print(f"    → {advice}")


def _line_and_column(text: str, position: int) -> tuple[int, int]:
    before = text[:position]
    return before.count("\n") + 1, position - before.rfind("\n")


# --- count ---------------------------------------------------------------------------------------


def _count(options: argparse.Namespace) -> int:
    for problem in network_problems():
        print(problem.in_language(person_language()), file=sys.stderr)
    if options.format == "jsonl":
        return _count_lines(options)
    for name in options.files:
        counted = count(options.network, _read(name))
        limit = "–" if counted.limit is None else counted.limit
        print(f"{name}: {counted.length} / {limit} ({counted.unit})")
        why = refusal(counted)
        if why is not None:
            print(why.in_language(person_language()))
    return OK


def _count_lines(options: argparse.Namespace) -> int:
    for entry in _json_lines(options.files):
        name = {"id": entry["id"]} if "id" in entry else {}
        if "error" in entry:
            _print_json(entry)
            continue
        try:
            spoiler = entry.get("spoiler")
            if spoiler is not None and not isinstance(spoiler, str):
                raise _wrong("spoiler")
            name_of_network = str(entry.get("network") or options.network)
            counted = count(name_of_network, entry["text"], spoiler or "")
        except ComposerError as problem:
            _print_json(name | {"error": problem.message.en})
            continue
        _print_json(name | _counted(counted, entry["text"]))
    return OK


def _counted(counted: Count, text: str) -> dict[str, Any]:
    """Return a count as the contract says; ``cashtags``, and bytes where they are limited, beside."""
    answer: dict[str, Any] = {
        "length": counted.length,
        "limit": counted.limit,
        "unit": counted.unit,
        "valid": counted.valid,
    }
    for key in ("links", "hashtags", "mentions", "cashtags"):
        answer[key] = [{"start": p.start, "end": p.end} for p in getattr(counted, key)]
    if counted.size_limit is not None:
        answer |= {"bytes": counted.size, "byte_limit": counted.size_limit}
    if counted.network == "bluesky":
        answer["facets"] = [
            {"kind": facet.kind, "byteStart": facet.start, "byteEnd": facet.end}
            for facet in facets(counted, text)
        ]
    return answer


# --- rules ---------------------------------------------------------------------------------------


def _list_rules(options: argparse.Namespace) -> int:
    checker = Checker.bundled()
    _warn_of_rule_problems(checker)
    language = person_language()
    if options.format == "json":
        print(json.dumps([_rule_entry(rule) for rule in checker.book.rules], ensure_ascii=False))
        return OK
    if options.format == "markdown":
        print("| rule | family | kind | severity | what it says | what to do |")
        print("|---|---|---|---|---|---|")
    for rule in checker.book.rules:
        message, advice = (t.in_language(language) for t in (rule.message, rule.advice))
        if options.format == "markdown":
            cells = (rule.id, rule.family, rule.kind, rule.severity or "–", message, advice)
            print(f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |")
        else:
            print(f"{rule.id:26} {rule.severity or rule.kind:9} {rule.name.in_language(language)}")
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


def _test_rules(options: argparse.Namespace) -> int:
    language = person_language()
    ours = bundled_files()
    files = tuple(path.resolve() for path in options.files)
    names = {path.name for path in files}
    # The shared word lists come along; a file that replaces a bundled one takes its place.
    book = load_rules((*(path for path in ours if path.name not in names), *files))
    bad = [problem.message for problem in book.problems if problem.file in files]
    rules = [rule for rule in book.rules if rule.file in files]
    bad.extend(one.message for one in complaints(Checker(book), rules, example_reader))
    for complaint in bad:
        print(complaint.in_language(language))
    said = Bilingual(
        f"{len(rules)} rules, {len(bad)} complaints.", f"{len(rules)} règles, {len(bad)} reproches."
    )
    print(said.in_language(language))
    return USAGE if bad else OK
