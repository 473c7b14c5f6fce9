"""Rules as data: what a rule file holds, and how it is read.

A rule file is TOML. It may hold word lists (``[words.name]``), cues (``[cues.name]``: named
patterns for detectors) and rules (``[[rule]]``), each in both languages side by side; the README
says how to write one. Reading a file never runs anything: it is data only.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from composer.checks.findings import FindingKind, Fix, PastPost, Severity
from composer.checks.past import WrittenPost
from composer.checks.patterns import PatternError, check_expression, expression, word_list
from composer.resources import resource
from composer.text.bilingual import Bilingual, system_words

LANGUAGES = ("en", "fr")
OCCASIONS = ("approval", "media", "mute")
"""When a question is raised beside rules: before approval, with a picture, when a rule was muted."""
NEEDS = ("network", "persona", "media", "answering", "history")
EVIDENCE: Mapping[str, Bilingual] = {
    "law": Bilingual("A legal duty.", "Une obligation légale."),
    "platform": Bilingual("A published rule of the network.", "Une règle publiée du réseau."),
    "guidance": Bilingual(
        "Guidance from people who know the field.", "Une recommandation de spécialistes."
    ),
    "article": Bilingual(
        "Advice, not a rule of the network.", "Un conseil, pas une règle du réseau."
    ),
    "convention": Bilingual(
        "A convention, not a rule of the network.", "Un usage, pas une règle du réseau."
    ),
    "language": Bilingual(
        "About the language, not about your readers.", "Sur la langue, pas sur vos lecteurs."
    ),
}
FIXES = ("remove", "remove-words")
"""What a rule may offer: to take out the words with what hangs on them, or the words alone."""
FIX_LABELS: Mapping[str, Bilingual] = {
    "remove": Bilingual("Remove these words", "Retirer ces mots"),
    "remove-part": Bilingual(
        "Remove this part of the sentence", "Retirer cette partie de la phrase"
    ),
    "remove-sentence": Bilingual("Remove the whole sentence", "Retirer toute la phrase"),
    "lower-case": Bilingual("Write it in small letters", "Écrire en minuscules"),
    "one-mark": Bilingual("Keep one mark", "Garder un seul signe"),
    "plain-letters": Bilingual("Use plain letters", "Utiliser des lettres simples"),
    "plain-words": Bilingual("Write them as words", "Les écrire en mots"),
    "keep-one": Bilingual("Keep the first one", "Garder le premier"),
    "keep-two": Bilingual("Keep the first two", "Garder les deux premiers"),
    "dashes": Bilingual("Use dashes", "Utiliser des tirets"),
    "join": Bilingual("Join the tag", "Coller le hashtag"),
    "capitals": Bilingual("Add capitals", "Ajouter des majuscules"),
}
_LIMIT = 1 << 20


def fix_words(fix: Fix) -> Bilingual:
    """Return what pressing ``fix`` does, in words; a suggested word says itself."""
    if fix.label == "replace":
        return Bilingual(fix.edits[0].replacement, fix.edits[0].replacement)
    return FIX_LABELS[fix.label]


class _Before(WrittenPost, frozen=True, forbid_unknown_fields=True):
    pass


class _Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    text: str
    network: str | None = None
    kind: str | None = None
    answering: str | None = None
    author: str | None = None
    persona: dict[str, Any] | None = None
    media: list[dict[str, str]] | None = None
    history: list[_Before] | None = None
    date: str | None = None


class _Side(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    message: str
    advice: str = ""
    patterns: list[str] = []
    unless: list[str] = []
    bad: list[str | _Example] = []
    good: list[str | _Example] = []


class _Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    kind: FindingKind
    evidence: str
    source: str
    en: _Side
    fr: _Side
    severity: Severity | None = None
    family: str | None = None
    needs: list[str] = []
    detector: str | None = None
    absence: bool = False
    fix: str | None = None
    learned: str | None = None
    when: list[str] = []
    once: bool = False
    cause: str = ""
    note: str = ""


class _Pair(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    en: list[str] = []
    fr: list[str] = []


class _Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    en: str
    fr: str
    address: str = ""


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    rule: list[_Entry] = []
    words: dict[str, _Pair] = {}
    cues: dict[str, _Pair] = {}
    sources: dict[str, _Source] = {}


@dataclass(frozen=True, slots=True)
class Example:
    """A text of a rule file. ``spans`` are the bracketed words; ``marked`` is None for good ones."""

    text: str
    spans: tuple[tuple[int, int], ...]
    network: str | None = None
    kind: str | None = None
    answering: str | None = None
    author: str | None = None
    persona: Mapping[str, Any] | None = None
    media: tuple[Mapping[str, str], ...] | None = None
    history: tuple[PastPost, ...] | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule comes from: its name, and an address to open where there is one."""

    name: Bilingual
    address: str = ""


@dataclass(frozen=True, slots=True)
class Side:
    """One language of a rule: what to look for and the examples that prove it."""

    patterns: tuple[str, ...]
    unless: tuple[str, ...]
    bad: tuple[Example, ...]
    good: tuple[Example, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """What is looked for. ``id`` is for ever; compare rules by it.

    ``needs`` names what must be known for the rule to speak (see :data:`NEEDS`); ``detector``
    names a function of ``composer.checks.detectors``; ``when`` (questions only) are the ids of
    the rules that raise the question, or one of :data:`OCCASIONS`; a question that is asked
    ``once`` is over when it was answered; ``absence`` says that the rule is about something
    missing; problems with the same ``cause`` are shown on one card.
    """

    id: str
    family: str
    kind: FindingKind
    severity: Severity | None
    evidence: str
    source: Source
    name: Bilingual
    message: Bilingual
    advice: Bilingual
    sides: Mapping[str, Side]
    needs: tuple[str, ...] = ()
    detector: str | None = None
    absence: bool = False
    fix: str | None = None
    learned: str | None = None
    when: tuple[str, ...] = ()
    once: bool = False
    cause: str = ""
    note: str = ""
    file: Path = Path()
    line: int = 1

    @property
    def how_sure(self) -> Bilingual:
        """The level of evidence, in words."""
        return EVIDENCE[self.evidence]


@dataclass(frozen=True, slots=True)
class RuleProblem:
    """A rule file that is refused: which file, which line (1 is the first), and why."""

    file: Path
    line: int
    reason: Bilingual

    @property
    def alone(self) -> Bilingual:
        """Return one sentence that names file, line and reason."""
        return Bilingual(
            f"{self.file.name}, line {self.line}: {self.reason.en}",
            f"{self.file.name}, ligne {self.line}\u00a0: {self.reason.fr}",
        )

    @property
    def message(self) -> Bilingual:
        """Return the same, and that the other rules still work."""
        return Bilingual(
            f"{self.alone.en} The other rules still work.",
            f"{self.alone.fr} Les autres règles fonctionnent toujours.",
        )


@dataclass(frozen=True, slots=True)
class RuleBook:
    """All rules that could be read, with their word lists and cues, and the files that could not.

    ``cues`` and the patterns of ``expressions`` are RE2 expressions by language.
    """

    rules: tuple[Rule, ...]
    cues: Mapping[str, Mapping[str, tuple[str, ...]]]
    words: Mapping[str, Mapping[str, str]]
    problems: tuple[RuleProblem, ...] = field(default=())

    def rule(self, rule_id: str) -> Rule:
        """Return the rule with this id; KeyError when there is none."""
        for rule in self.rules:
            if rule.id == rule_id:
                return rule
        raise KeyError(rule_id)


class _Refused(Exception):
    def __init__(self, file: Path, line: int, en: str, fr: str) -> None:
        super().__init__(en)
        self.problem = RuleProblem(file, line, Bilingual(en, fr))


def bundled_files() -> tuple[Path, ...]:
    """Return the rule files that come with the program, in the order of their names."""
    return tuple(sorted(resource("rules").glob("*.toml")))


def load_rules(files: Iterable[Path], *, proven: Container[Path] = ()) -> RuleBook:
    """Read rule files. A file that cannot be used is reported in ``problems``; the others work.

    The order counts: a name (of a rule, a word list, a cue, a source) belongs to the first file
    that has it. A later file may use it; one that gives it again is refused, so that nobody's own
    file changes a bundled rule without saying so. Expressions of files that are ``proven`` are not
    tried one by one, which takes as long as all the rest: those that come with the program, whose
    tests try them.
    """
    problems: list[RuleProblem] = []
    texts: dict[Path, str] = {}
    parsed: dict[Path, _File] = {}
    for path in files:
        try:
            texts[path] = _read(path)
            parsed[path] = _parse(path, texts[path])
        except _Refused as refused:
            problems.append(refused.problem)
    words: dict[str, dict[str, str]] = {language: {} for language in LANGUAGES}
    sources: dict[str, Source] = {}
    cues: dict[str, dict[str, tuple[str, ...]]] = {language: {} for language in LANGUAGES}
    rules: list[Rule] = []
    usable = _collect(
        "words", parsed, texts, problems, lambda p, t, f: _words_of(p, t, f, p in proven), words
    )
    usable = _collect("sources", usable, texts, problems, _sources_of, sources)
    usable = _collect(
        "cues",
        usable,
        texts,
        problems,
        lambda p, t, f: _cues_of(p, t, f, words, p in proven),
        cues,
    )
    known: dict[str, str] = {}
    for path, file in usable.items():
        try:
            fresh = [
                _rule(path, texts[path], entry, words, sources, known, path in proven)
                for entry in file.rule
            ]
        except _Refused as refused:
            problems.append(refused.problem)
            continue
        known.update((rule.id, path.name) for rule in fresh)
        rules.extend(fresh)
    return RuleBook(tuple(rules), cues, words, tuple(problems))


def _collect(
    section: str,
    files: Mapping[Path, _File],
    texts: Mapping[Path, str],
    problems: list[RuleProblem],
    read: Any,
    into: dict[str, Any],
) -> dict[Path, _File]:
    """Merge what ``read`` finds in each file into ``into``; return the files that were fine.

    ``section`` is the table of the files that is read: each of its names has one file.
    """
    fine: dict[Path, _File] = {}
    owners: dict[str, str] = {}
    for path, file in files.items():
        try:
            for name in getattr(file, section):
                if name in owners:
                    raise _taken(path, texts[path], f"{section}.{name}", owners[name])
            found = read(path, texts[path], file)
        except _Refused as refused:
            problems.append(refused.problem)
            continue
        for key, value in found.items():
            if isinstance(value, dict):
                into.setdefault(key, {}).update(value)
            else:
                into[key] = value
        fine[path] = file
        owners.update((name, path.name) for name in getattr(file, section))
    return fine


def _taken(path: Path, text: str, table: str, owner: str) -> _Refused:
    return _Refused(
        path,
        _line_with(text, table),
        f"[{table}] is already in {owner}: choose another name.",
        f"[{table}] est déjà dans {owner}\u00a0: choisissez un autre nom.",
    )


def _read(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as problem:
        why = system_words(problem)
        raise _Refused(path, 1, f"cannot be read ({why.en}).", f"illisible ({why.fr}).") from None
    if len(data) > _LIMIT:
        raise _Refused(path, 1, "is larger than 1 MB.", "dépasse 1 Mo.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = data[: problem.start].count(b"\n") + 1
        raise _Refused(path, line, "is not UTF-8 text.", "n’est pas du texte UTF-8.") from None


def _parse(path: Path, text: str) -> _File:
    try:
        return msgspec.convert(tomllib.loads(text), _File)
    except tomllib.TOMLDecodeError as problem:
        line = getattr(problem, "lineno", None) or _line_said(str(problem))
        said = str(problem).partition(" (at ")[0]
        raise _Refused(
            path, line, f"this is not TOML: {said}.", f"ce n’est pas du TOML ({said})."
        ) from None
    except RecursionError:
        raise _Refused(path, 1, "is nested too deeply.", "est trop imbriqué.") from None
    except msgspec.ValidationError as problem:
        said, _, where = str(problem).partition(" - at `$")
        reason = _misfit(said, where.removesuffix("`"))
        line = _line_of_path(text, where.removesuffix("`"), said)
        raise _Refused(path, line, reason.en, reason.fr) from None


def _line_said(message: str) -> int:
    """Return the line number in a message of tomllib ("… (at line 3, column 5)")."""
    _, found, rest = message.partition("at line ")
    digits = rest.split(",")[0]
    return int(digits) if found and digits.isdigit() else 1


def _misfit(said: str, where: str) -> Bilingual:
    """Return, in words, what msgspec says of a table that does not hold what it should."""
    table = _table(where)
    named = re.search(r"`([^`]*)`", said)
    name = named.group(1) if named else ""
    if said.startswith("Object missing required field"):
        return Bilingual(
            f"“{name}” is missing in {table}.", f"il manque «\u00a0{name}\u00a0» dans {table}."
        )
    if said.startswith("Object contains unknown field"):
        return Bilingual(
            f"“{name}” does not belong in {table}; is it spelt right?",
            f"«\u00a0{name}\u00a0» n’a pas sa place dans {table}\u00a0; est-ce bien écrit\u00a0?",
        )
    field = where.rpartition(".")[2].partition("[")[0] or "rule"
    if said.startswith("Invalid enum value"):
        wrong = said.removeprefix("Invalid enum value ").strip("'")
        choices = ", ".join(one.value for one in {"kind": FindingKind, "severity": Severity}[field])
        return Bilingual(
            f"{field} must be one of {choices}, not “{wrong}”.",
            f"{field} doit être parmi {choices}, et non «\u00a0{wrong}\u00a0».",
        )
    expected = name.split(" ")[0]
    en, fr = _SHAPES.get(expected, (expected, expected))
    one, un = ("each of ", "chaque élément de ") if where.endswith("]") else ("", "")
    return Bilingual(
        f"{one}{field} in {table} must be {en}.", f"{un}{field} dans {table} doit être {fr}."
    )


_SHAPES = {
    "str": ("a text in quotation marks", "un texte entre guillemets"),
    "array": ("a list in [brackets]", "une liste entre [crochets]"),
    "object": ("a table", "une table"),
    "bool": ("true or false", "true ou false"),
}


def _table(where: str) -> str:
    """Return how the author wrote the table at a msgspec path (".rule[2].en.bad[0]")."""
    name = where.partition("[")[0].strip(".")
    if name != "rule":
        return f"[{'.'.join(where.strip('.').split('.')[:2])}]" if where else "TOML"
    side = where.partition("].")[2].split(".")[0].partition("[")[0]
    return f"[rule.{side}]" if side in LANGUAGES else "[[rule]]"


def _line_of_path(text: str, where: str, said: str) -> int:
    """Return the line that a msgspec path (".rule[2].en.name") speaks of: its key, else its table."""
    lines = text.splitlines()
    number = re.match(r"\.rule\[(\d+)\]", where)
    at = 0
    if number is not None:
        headers = [n for n, line in enumerate(lines) if line.strip().startswith("[[rule]]")]
        at = headers[int(number.group(1))] if int(number.group(1)) < len(headers) else 0
    end = next(
        (n for n in range(at + 1, len(lines)) if lines[n].strip().startswith("[[")), len(lines)
    )
    steps = re.findall(r"\.([a-z_]+)", where)[1:]
    unknown = re.search(r"unknown field `([^`]*)`", said)
    for step in (*steps, *([unknown.group(1)] if unknown else ())):
        key = re.compile(rf"\s*(?:\[rule\.)?{re.escape(step)}\s*[=\]]")
        at = next((n for n in range(at, end) if key.match(lines[n])), at)
    return at + 1


def _line_with(text: str, fragment: str) -> int:
    for number, line in enumerate(text.splitlines(), 1):
        if fragment in line:
            return number
    return 1


def _words_of(path: Path, text: str, file: _File, proven: bool) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {language: {} for language in LANGUAGES}
    for name, pair in file.words.items():
        for language, entries in (("en", pair.en), ("fr", pair.fr)):
            try:
                found[language][name] = word_list(entries or ["\x00"], found[language])
                if not proven:
                    check_expression(found[language][name])
            except PatternError as problem:
                line = _line_with(text, f"words.{name}")
                raise _Refused(
                    path, line, f"word list {name}: {problem}.", f"liste {name}\u00a0: {problem}."
                ) from None
    return found


def _cues_of(
    path: Path,
    text: str,
    file: _File,
    words: Mapping[str, Mapping[str, str]],
    proven: bool,
) -> dict[str, dict[str, tuple[str, ...]]]:
    found: dict[str, dict[str, tuple[str, ...]]] = {language: {} for language in LANGUAGES}
    for name, pair in file.cues.items():
        for language, patterns in (("en", pair.en), ("fr", pair.fr)):
            found[language][name] = _expressions(path, text, patterns, words[language], proven)
    return found


def _expressions(
    path: Path, text: str, patterns: Iterable[str], words: Mapping[str, str], proven: bool
) -> tuple[str, ...]:
    """Return the RE2 expressions of ``patterns``; the first bad one refuses the file."""
    ready = []
    for pattern in patterns:
        try:
            ready.append(expression(pattern, words))
            if not proven:
                check_expression(ready[-1])
        except PatternError as problem:
            line = _line_with(text, pattern.replace("\\", "\\\\")) or 1
            line = line if line > 1 else _line_with(text, pattern)
            raise _Refused(
                path,
                line,
                f"pattern “{pattern}”: {problem}.",
                f"motif «\u00a0{pattern}\u00a0»\u00a0: {problem}.",
            ) from None
    return tuple(ready)


def _rule(
    path: Path,
    text: str,
    entry: _Entry,
    words: Mapping[str, Mapping[str, str]],
    sources: Mapping[str, Source],
    known: Mapping[str, str],
    proven: bool,
) -> Rule:
    line = _line_with(text, f'"{entry.id}"')

    def refuse(en: str, fr: str) -> None:
        raise _Refused(path, line, f"rule {entry.id}: {en}", f"règle {entry.id}\u00a0: {fr}")

    if entry.id in known:
        owner = known[entry.id]
        refuse(
            f"{owner} already has a rule with this id: choose another one.",
            f"{owner} a déjà une règle de cet id\u00a0: choisissez-en un autre.",
        )
    if entry.evidence not in EVIDENCE:
        choices = ", ".join(EVIDENCE)
        refuse(f"evidence must be one of {choices}.", f"evidence doit être parmi {choices}.")
    if unknown := [need for need in entry.needs if need not in NEEDS]:
        refuse(f"needs: {unknown[0]} is not known.", f"needs\u00a0: {unknown[0]} est inconnu.")
    if (entry.kind is FindingKind.PROBLEM) != (entry.severity is not None):
        refuse(
            "a problem has a severity, nothing else has one.",
            "un problème a une gravité (severity), le reste n’en a pas.",
        )
    if entry.fix not in (None, *FIXES):
        choices = ", ".join(FIXES)
        refuse(f"fix must be one of {choices}.", f"fix doit être parmi {choices}.")
    source = sources.get(entry.source) or Source(Bilingual(entry.source, entry.source))
    return Rule(
        id=entry.id,
        family=entry.family or path.stem,
        kind=entry.kind,
        severity=entry.severity,
        evidence=entry.evidence,
        source=source,
        name=Bilingual(entry.en.name, entry.fr.name),
        message=Bilingual(entry.en.message, entry.fr.message),
        advice=Bilingual(entry.en.advice, entry.fr.advice),
        sides={
            language: Side(
                _expressions(path, text, side.patterns, words[language], proven),
                _expressions(path, text, side.unless, words[language], proven),
                tuple(_example(one) for one in side.bad),
                tuple(_example(one) for one in side.good),
            )
            for language, side in (("en", entry.en), ("fr", entry.fr))
        },
        needs=tuple(entry.needs),
        detector=entry.detector,
        absence=entry.absence,
        fix=entry.fix,
        learned=entry.learned,
        when=tuple(entry.when),
        once=entry.once,
        cause=entry.cause,
        note=entry.note,
        file=path,
        line=line,
    )


def _sources_of(path: Path, text: str, file: _File) -> dict[str, Source]:
    return {
        key: Source(Bilingual(one.en, one.fr), one.address) for key, one in file.sources.items()
    }


def _example(raw: str | _Example) -> Example:
    """Read one example: ``[brackets]`` mark the words; ``\\[`` is a real bracket."""
    entry = _Example(raw) if isinstance(raw, str) else raw
    text: list[str] = []
    spans: list[tuple[int, int]] = []
    opened: int | None = None
    characters = iter(entry.text)
    for character in characters:
        if character == "\\":
            text.append(next(characters, "\\"))
        elif character == "[":
            opened = len(text)
        elif character == "]" and opened is not None:
            spans.append((opened, len(text)))
            opened = None
        else:
            text.append(character)
    return Example(
        "".join(text),
        tuple(spans),
        entry.network,
        entry.kind,
        entry.answering,
        entry.author,
        entry.persona,
        tuple(entry.media) if entry.media is not None else None,
        tuple(one.past_post() for one in entry.history) if entry.history is not None else None,
        entry.date,
    )
