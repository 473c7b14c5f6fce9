"""A person's own rule files: where they are, a first one to change, and whether they hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path

from composer.checks.engine import Checker
from composer.checks.examples import ReadReader, complaints
from composer.checks.rules import bundled_files, load_rules
from composer.resources import resource
from composer.text.bilingual import Bilingual, ComposerError, system_words

_FIRST_NAME = "my-rules"
_QUOTED = re.compile(r"""["']([\w-]+)["']""")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is missing or wrong in a rule file: the line (1 is the first) and why."""

    line: int
    reason: Bilingual


@dataclass(frozen=True, slots=True)
class FileReport:
    """How one rule file did: how many rules it has, and its faults; none means that all hold."""

    file: Path
    rules: int
    faults: tuple[Fault, ...]


def own_files(folder: Path) -> tuple[Path, ...]:
    """Return the rule files of a folder in the order of their names; a missing folder has none."""
    try:
        return tuple(sorted(path for path in folder.glob("*.toml") if path.is_file()))
    except OSError:
        return ()


def checker_with(files: Sequence[Path]) -> Checker:
    """Return a checker with the bundled rules and those of ``files``."""
    ours = bundled_files()
    return Checker(load_rules((*ours, *files), proven=ours))


def new_rule_file(folder: Path, language: str) -> Path:
    """Write a first rule file to change, commented in ``language``, and return its path.

    Nothing is overwritten: the name is free, and so is the id of its rule. Raises
    :class:`ComposerError` where the folder cannot be written.
    """
    template = resource("templates", f"rules-{language}.toml").read_text("utf-8")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        used = _names_in(folder)
        numbered = chain([_FIRST_NAME], (f"{_FIRST_NAME}-{number}" for number in count(2)))
        names = (name for name in numbered if name not in used)
        while True:
            name = next(names)
            path = folder / f"{name}.toml"
            try:
                with path.open("x", encoding="utf-8") as file:
                    file.write(template.replace("@id@", name))
            except FileExistsError:
                continue
            return path
    except OSError as problem:
        why = system_words(problem)
        raise ComposerError(
            f"No file can be made in {folder} ({why.en}).",
            f"Impossible de créer un fichier dans {folder} ({why.fr}).",
        ) from None


def _names_in(folder: Path) -> set[str]:
    """Return what stands in quotation marks in the rule files of a folder, usable or not."""
    texts = (path.read_bytes().decode("utf-8", "replace") for path in own_files(folder))
    return {name for text in texts for name in _QUOTED.findall(text)}


def tried(checker: Checker, files: Sequence[Path], reader_of: ReadReader) -> tuple[FileReport, ...]:
    """Run the examples of ``files``, which ``checker`` was made with; see :func:`complaints`."""
    return tuple(_report(checker, path, reader_of) for path in files)


def _report(checker: Checker, path: Path, reader_of: ReadReader) -> FileReport:
    rules = [rule for rule in checker.book.rules if rule.file == path]
    faults = [
        Fault(problem.line, problem.reason)
        for problem in checker.book.problems
        if problem.file == path
    ]
    faults.extend(
        Fault(one.rule.line, _named(one.rule.id, one.language, one.reason))
        for one in complaints(checker, rules, reader_of)
    )
    return FileReport(path, len(rules), tuple(faults))


def _named(rule_id: str, language: str, reason: Bilingual) -> Bilingual:
    where = {"en": Bilingual("English", "anglais"), "fr": Bilingual("French", "français")}[language]
    return Bilingual(
        f"rule {rule_id}, {where.en}: {reason.en}.",
        f"règle {rule_id}, {where.fr}\u00a0: {reason.fr}.",
    )
