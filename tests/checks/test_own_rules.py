"""A person's own rule files: the first one holds as it is, and what is missing is said in words."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from composer.checks.findings import CheckInput
from composer.checks.own_rules import checker_with, new_rule_file, own_files, tried
from composer.personas.touch import example_reader
from composer.text.bilingual import ComposerError

README = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
ENTRY = re.search(r"```toml\n(.*?)```", README, re.DOTALL).group(1)


def report(path: Path):
    (one,) = tried(checker_with([path]), [path], example_reader)
    return one


def faults(path: Path) -> str:
    return "\n".join(f"{fault.line}: {fault.reason.en}" for fault in report(path).faults)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "weather.toml"
    path.write_text(ENTRY, "utf-8")
    return path


def test_a_new_rule_takes_the_one_entry_of_the_readme(own: Path) -> None:
    assert len(tomllib.loads(ENTRY)["rule"]) == 1
    assert report(own).rules == 1
    assert faults(own) == ""
    found = checker_with([own]).check(CheckInput("What lovely weather today!", language="en"))
    assert "weather-talk" in {finding.rule.id for finding in found}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('advice = "Say what', 'advice = ""  # "', "weather-talk, English: “advice” is empty"),
        (r"good = \[", "good = []\nbad = []\n#", "defined"),
        (r"(?s)\[rule.fr\].*", "", "“fr” is missing in [[rule]]"),
        (
            r"(?s)(\[rule.fr\].*?)patterns = \[.*?\]",
            r"\1patterns = []",
            "French: there are no patterns",
        ),
        (r"\[Quel beau temps\]", "Quel beau temps", "instead of the whole post"),
        (
            r"\[Quel beau temps\] aujourd’hui",
            "[Quelle belle vie]",
            "marks nothing instead of “Quelle belle vie”",
        ),
        (
            r"(?s)(\[rule.en\].*?bad = \[).*?\n\]",
            r'\1"[What lovely weather] today!"]',
            "English: 1 “bad” examples, 3 are needed",
        ),
        (
            r"(?s)(good = \[).*?\n\]",
            r'\1"What lovely weather.", "a", "b"]',
            "should stay silent on “What lovely weather.”",
        ),
    ],
)
def test_what_is_missing_or_wrong_is_said_in_words(
    own: Path, old: str, new: str, said: str
) -> None:
    changed = re.sub(old, new, ENTRY, count=1)
    assert changed != ENTRY
    own.write_text(changed, "utf-8")
    if said == "defined":
        said = "this is not TOML"
    assert said in faults(own)
    assert all(fault.line > 0 and fault.reason.fr for fault in report(own).faults)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_first_file_holds_as_it_is_and_overwrites_nothing(
    tmp_path: Path, language: str
) -> None:
    made = [new_rule_file(tmp_path / "rules", language) for _ in range(3)]
    assert len(set(made)) == 3
    assert own_files(tmp_path / "rules") == tuple(sorted(made))
    checker = checker_with(made)
    assert [(r.rules, r.faults) for r in tried(checker, made, example_reader)] == [(1, ())] * 3


def test_a_new_rule_has_an_id_that_no_other_file_uses(tmp_path: Path) -> None:
    first = new_rule_file(tmp_path, "en")
    first.rename(tmp_path / "weather.toml")
    (tmp_path / "broken.toml").write_text("id = 'my-rules-2'\n[[", "utf-8")
    fresh = new_rule_file(tmp_path, "en")
    assert fresh.name == "my-rules-3.toml"
    assert faults(fresh) == ""


@pytest.mark.parametrize(
    ("label", "said", "in_french"),
    [
        ("formula", "already learned for template-phrase", "déjà appris"),
        ("cheese", "does not know “cheese”", "ne connaît pas"),
    ],
)
def test_a_label_of_the_model_has_one_rule_and_is_known(
    own: Path, label: str, said: str, in_french: str
) -> None:
    own.write_text(ENTRY.replace('fix = "remove"', f'learned = "{label}"  #'), "utf-8")
    (fault,) = report(own).faults
    assert said in fault.reason.en
    assert "leave the line" in fault.reason.en
    assert in_french in fault.reason.fr
    assert fault.line > 0
    checker = checker_with([own])
    assert "weather-talk" not in {rule.id for rule in checker.book.rules}
    text = "Game-changer! Here’s the thing. Let that sink in. Stop scrolling."
    found = checker.check(CheckInput(text, language="en"))
    assert "weather-talk" not in {finding.rule.id for finding in found}


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "rules").write_text("a file", "utf-8")
    with pytest.raises(ComposerError, match="No file can be made"):
        new_rule_file(tmp_path / "rules", "en")
    assert own_files(tmp_path / "rules") == ()
