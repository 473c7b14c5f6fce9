"""The engine: languages, places, needs, order, and rule files that are refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from composer.checks.engine import CHECKED_LENGTH, Checker
from composer.checks.findings import CheckInput
from composer.checks.rules import bundled_files, load_rules

CHECKER = Checker.bundled()

RULE = """
[words.wish]
en = ["wish", "hope"]
fr = ["souhait", "espoir"]

[[rule]]
id = "own-rule"
kind = "problem"
severity = "info"
evidence = "convention"
source = "Our house"
[rule.en]
name = "Wish"
message = "This reads like a wish."
patterns = ["i {wish} so"]
unless = ["really"]
[rule.fr]
name = "Souhait"
message = "On dirait un souhait."
patterns = ["un {wish}"]
"""


def found(text: str, rule: str, **given: str) -> list[str]:
    return [
        finding.words(text)
        for finding in CHECKER.check(CheckInput(text, **given))  # type: ignore[arg-type]
        if finding.rule.id == rule
    ]


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "own.toml"
    path.write_text(RULE, "utf-8")
    return path


@pytest.mark.parametrize(
    "text",
    [
        "Likez notre page",
        "LIKEZ NOTRE PAGE !",
        "likez 👍 notre page",
        "ＬＩＫＥＺ notre page",
        "li\u200bkez notre page",
        "likez\u00a0notre\u202fpage",
        "𝐋𝐢𝐤𝐞𝐳 notre page",
    ],
)
def test_a_phrase_is_found_however_it_is_dressed(text: str) -> None:
    assert found(text, "like-beg", language="fr") == [text.removesuffix(" !")]


@pytest.mark.parametrize(
    "before",
    [
        "😀 🎉 ",
        "e\u0301te\u0301 ",
        "👨‍👩‍👧 «\u00a0oui\u00a0» ",
        "مرحبا ",
        "Première ligne\nécrite\n",
    ],
)
def test_marks_stand_on_their_words(before: str) -> None:
    text = f"{before}Likez notre page, merci"
    assert found(text, "like-beg", language="fr") == ["Likez notre page"]


def test_a_rule_met_twice_is_one_finding_with_two_spans() -> None:
    text = "Likez notre page. Oui, likez notre page."
    (finding,) = [f for f in CHECKER.check(CheckInput(text)) if f.rule.id == "like-beg"]
    assert [text[s.start : s.end] for s in finding.spans] == [
        "Likez notre page",
        "likez notre page",
    ]


def test_the_language_given_wins_over_the_guess() -> None:
    assert CHECKER.examine(CheckInput("Likez notre page", language="en")).language == "en"
    assert CHECKER.examine(CheckInput("Likez notre page")).language == "fr"


def test_an_empty_text_has_the_default_language() -> None:
    assert CHECKER.examine(CheckInput(""), default_language="fr").language == "fr"


def test_findings_come_in_the_order_of_the_text() -> None:
    text = "Bonjour à tous !\nLikez notre page, suivez-nous et partagez."
    starts = [f.spans[0].start for f in CHECKER.check(CheckInput(text)) if f.spans]
    assert starts == sorted(starts)
    assert len(starts) > 1


@settings(deadline=None)  # the first text pays for the rules and the model
@given(st.text(max_size=300), st.sampled_from(["fr", "en", None]))
@example(".", "fr")
@example("...,", "en")
def test_any_text_can_be_checked_and_every_span_lies_in_it(text: str, language: str | None) -> None:
    for finding in CHECKER.check(CheckInput(text, language=language)):
        ends = [(span.start, span.end) for span in finding.spans]
        assert all(0 <= start < end <= len(text) for start, end in ends)
        assert ends == sorted(ends)
        assert all(fix.apply(text) != text for fix in finding.fixes)


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "How do you keep your bread: ?"), ("fr", "Comment gardez-vous votre pain\u00a0: ?")],
)
def test_a_question_may_end_behind_its_colon(language: str, text: str) -> None:
    assert found(text, "genuine-question", language=language) == [text]


def test_an_address_that_holds_many_is_read_at_once() -> None:
    text = "Snow day. @ana " + "https://x" * 60
    assert found(text, "nothing-to-say", language="en") == [""]
    assert not found(f"{text} %", "nothing-to-say", language="en")


def test_letters_without_capitals_do_not_shout() -> None:
    assert not found("Спасибо. Большое. Всем. The oven is hot.", "shouting", language="en")


def test_lowering_a_voice_leaves_what_is_no_letter() -> None:
    text = "On a fait « UN FOUR\u00a0» ENFIN CHAUD POUR VOUS… ET POUR TOUT LE MONDE hier"
    fixes = [
        one.fixes for one in CHECKER.check(CheckInput(text, "fr")) if one.rule.id == "shouting"
    ]
    mended = fixes[0][0].apply(text)
    assert mended != text
    assert mended.lower() == text.lower()


def test_a_text_no_network_takes_is_left_alone() -> None:
    assert CHECKER.check(CheckInput("Likez notre page. " * CHECKED_LENGTH)) == ()


def test_a_users_rule_file_works_beside_ours(own: Path) -> None:
    checker = Checker(load_rules((*bundled_files(), own)))
    assert checker.book.problems == ()
    rules = {f.rule.id for f in checker.check(CheckInput("I hope so.", language="en"))}
    assert "own-rule" in rules
    rules = {f.rule.id for f in checker.check(CheckInput("I really hope so. I hope so really."))}
    assert "own-rule" not in rules


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ('id = "own-rule"', 'id = "own-rule', 7, "this is not TOML"),
        ('severity = "info"', 'severity = "loud"', 9, "severe, warning, info, not “loud”"),
        ('severity = "info"', "", 7, "severity"),
        ('name = "Wish"', 'title = "Wish"', 13, "“title” does not belong in [rule.en]"),
        ('name = "Souhait"', "", 17, "“name” is missing in [rule.fr]"),
        ("[rule.fr]", "[rule.es]", 17, "“es” does not belong in [[rule]]"),
        ('patterns = ["un {wish}"]', 'patterns = "un {wish}"', 20, "must be a list in [brackets]"),
        ('"un {wish}"', "3", 20, "must be a text in quotation marks"),
        ("[words.wish]", "[words.engagement_verb]", 2, "[words.engagement_verb] is already in"),
        ('"i {wish} so"', '"i {wosh} so"', 15, "wosh"),
        ('"i {wish} so"', '"i (wish so"', 15, "missing )"),
        ('"i {wish} so"', '"i (?=wish)"', 15, "invalid perl operator"),
        ('id = "own-rule"', 'id = "like-beg"', 7, "begging.toml already has a rule with this id"),
        ('evidence = "convention"', 'evidence = "rumour"', 7, "evidence"),
        ('evidence = "convention"', 'evidence = "law"\nneeds = ["luck"]', 7, "luck"),
    ],
)
def test_a_broken_rule_file_is_named_with_line_and_reason(
    own: Path, old: str, new: str, line: int, reason: str
) -> None:
    own.write_text(RULE.replace(old, new), "utf-8")
    checker = Checker(load_rules((*bundled_files(), own)))
    (problem,) = checker.book.problems
    assert (problem.file, problem.line) == (own, line)
    assert reason in problem.message.en
    assert "own.toml" in problem.message.fr
    assert found("Likez notre page", "like-beg", language="fr")


def test_a_rule_whose_detector_does_not_exist_is_told_and_the_others_work(own: Path) -> None:
    own.write_text(RULE.replace('source = "Our house"', 'source = "x"\ndetector = "none"'), "utf-8")
    checker = Checker(load_rules((*bundled_files(), own)))
    (problem,) = checker.book.problems
    assert "own-rule" in problem.message.fr
    assert [r.id for r in checker.book.rules if r.id in ("own-rule", "like-beg")] == ["like-beg"]


def test_a_rule_file_that_is_not_text_is_refused(own: Path) -> None:
    own.write_bytes(b"# ok\n\xff\xfe")
    (problem,) = load_rules((own,)).problems
    assert problem.line == 2
    own.write_bytes(b"#" * (1 << 20) + b"##")
    (problem,) = load_rules((own,)).problems
    assert "1 MB" in problem.message.en


def test_a_hostile_pattern_costs_linear_time(own: Path) -> None:
    own.write_text(RULE.replace('"i {wish} so"', '"(a+)+$"'), "utf-8")
    checker = Checker(load_rules((own,)))
    assert checker.book.problems == ()
    assert checker.check(CheckInput("a" * 5_000 + "!", language="en")) == ()
