"""Patterns by the hundred, over a line: the same places as one by one."""

from __future__ import annotations

import pytest
import re2

from composer.checks.patterns import (
    Key,
    PatternSet,
    Places,
    expression,
    merged,
    stays_in_sentence,
    tidied,
)
from composer.checks.rules import LANGUAGES, bundled_files, load_rules

BOOK = load_rules(bundled_files())


def one_by_one(keyed: list[tuple[str, str]], line: str) -> dict[str, list[tuple[int, int]]]:
    found: dict[str, list[tuple[int, int]]] = {}
    for key, text in keyed:
        for match in re2.finditer(text, line):
            found.setdefault(key, []).append(tidied(line, *match.span()))
    places = {key: merged(pairs) for key, pairs in found.items()}
    return {key: pairs for key, pairs in places.items() if pairs}


def all_at_once(patterns: PatternSet, line: str) -> dict[Key, Places]:
    matches = patterns.matches(line)
    return {key: matches.places(key) for key in matches.keys}


@pytest.mark.parametrize(
    ("plain", "match", "marked"),
    [
        ("sold 10 000 grille-pains here", " 10 000 grille", "10 000 grille-pains"),
        ("aimez-vous le pain", "aimez", "aimez"),
        ("bread is a craft. agree?", ". agree?", "agree?"),
        ("wait... what", ". what", "what"),
        ("a well-known-baker", "well", "well-known-baker"),
        ("now - here", "now", "now"),
        ("!", "!", "!"),
    ],
)
def test_marks_are_whole_words_of_one_sentence(plain: str, match: str, marked: str) -> None:
    begin, end = tidied(plain, plain.index(match), plain.index(match) + len(match))
    assert plain[begin:end] == marked


@pytest.mark.parametrize(
    ("pattern", "found", "passed_over"),
    [
        ("rye (?:bread|loaf)", "rye bread", "rye breads"),
        ("[0-9]+ ?(?:%|percent)", "12% more", "12 percents"),
        ("(?:rye|£) ?[0-9]", "£5", "brye 5"),
        ("so|, then", "well, then", "sofa"),
        ("(?:fresh )?(?:rye|spelt)", "fresh spelt", "spelts"),
        ("{crumb} left", "a crumb left", "xcrumb left"),
        ("(?:^|{crumb}) left", "crumb left", "acrumb left"),
        ("rye(?: bread)?", "rye", "ryes"),
        ("why\\?", "why?", "why"),
        ("rye {word}", "rye loaf", "brye loaf"),
        ("plan (b)", "plan b", "plan bc"),
        ("guess what\\??", "guess what?", "guess whatever"),
        ("no rye[!.]*", "no rye!!", "no ryes"),
        ("(!|dog)", "so!", "dogs"),
        ("(?:well )?!", "so !", "so"),
        ("(?:well )?rye", "so rye", "brye"),
        ("(?:{emoji} )?(?:link|url) in bio", "a link in bio", "hyperlink in bio"),
        ("guess what(?: \\?|!)?", "guess what", "guess whatever"),
        ("(?:rye!|dog){2}", "dogrye!", "dogdogs"),
        ("(?:so |and ){0,2}rye", "so and rye", "brye"),
        ("rye(?: loaf){1,2}", "rye loaf loaf", "rye loafs"),
    ],
)
def test_each_choice_begins_and_ends_at_the_edge_of_a_word(
    pattern: str, found: str, passed_over: str
) -> None:
    text = expression(pattern, {"crumb": "crumb|[.]"})
    assert re2.search(text, found)
    assert not re2.search(text, passed_over)


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_patterns_find_in_a_line_what_each_finds_alone(language: str) -> None:
    keyed = [(name, text) for name, texts in BOOK.cues[language].items() for text in texts]
    for rule in BOOK.rules:
        keyed.extend((rule.id, text) for text in rule.sides[language].patterns)
    examples = [
        one.text.casefold().replace("\n", " ")
        for rule in BOOK.rules
        for one in (*rule.sides[language].bad, *rule.sides[language].good)
    ]
    patterns = PatternSet(list(keyed))
    for first in range(0, len(examples), 60):
        line = "! ".join(examples[first : first + 60 : 9])
        assert all_at_once(patterns, line) == one_by_one(keyed, line)


@pytest.mark.parametrize(
    "line", ["", " ", ".", "? ", "a. a", "a   a", "é. a é! a", "\x04 a.\x04 a", "a" * 99]
)
def test_places_are_characters_in_order_and_never_empty(line: str) -> None:
    keyed = [
        *(("some", "a*"), ("one", r"\ba\b"), ("across", "a[.!]? *."), ("edge", r"\b")),
        *(("spaces", " +"), ("gap", r"\b +\b"), ("perhaps", " *a? *")),
    ]
    assert all_at_once(PatternSet(list(keyed)), line) == one_by_one(keyed, line)


@pytest.mark.parametrize(
    "text",
    [
        "\\b(?:likez?[ \x04]+notre)\\b",
        "a{1,3}",
        r"[^.!?;:\n]{0,40}?",
        r"[\w'-]+",
        "[a-z,;]",
        r"\(a\)",
    ],
)
def test_what_holds_no_end_of_sentence_is_looked_for_in_each(text: str) -> None:
    assert stays_in_sentence(text)


@pytest.mark.parametrize(
    "text",
    [
        *(".", "a!", "^a", "a$", r"a\.b", r"\?", r"\Aa", r"a\z", r"\Ba", r"\x21", r"\pP", r"\Q.\E"),
        *(
            "[^,]",
            "[.]",
            "[ -~]",
            "[!-/]",
            "[[:punct:]]",
            r"[\S]",
            r"\S",
            r"[^\n]",
            r"[a\x2e]",
            "[]!]",
        ),
    ],
)
def test_what_may_hold_an_end_of_sentence_is_looked_for_in_the_line(text: str) -> None:
    assert not stays_in_sentence(text)
