"""Findings: equal where rule, places and fixes are; fixes are looked for when somebody asks."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from composer.checks.engine import Checker
from composer.checks.findings import CheckInput, Edit, Finding, Fix, Span
from composer.checks.rules import bundled_files, load_rules

BOOK = load_rules(bundled_files())
RULE, OTHER_RULE = BOOK.rules[:2]
HERE, THERE = (Span(0, 4),), (Span(1, 4),)
OUT = (Fix("remove", (Edit(Span(0, 4), ""),)),)

Mended = list[tuple[str, list[tuple[str, str]]]]


def never() -> tuple[Fix, ...]:
    raise AssertionError("nobody asked for a fix")


def mended(text: str, found: tuple[Finding, ...]) -> Mended:
    """Return each fix of what was found in ``text``: its label and the text it leaves."""
    return [(f.rule.id, [(fix.label, fix.apply(text)) for fix in f.fixes]) for f in found]


def as_typed() -> Iterator[str]:
    """Yield a text key by key, in which much can be taken out."""
    text = "Like our page. We row, follow us!\nHello everyone, WAIT NOW!!! Link in bio. "
    typed = "Please share and like our page, thanks. Order now and see the rye at noon."
    yield from (text + typed[:end] for end in range(0, len(typed), 2))


def test_fixes_are_looked_for_once_and_only_when_asked_for() -> None:
    asked = []

    def fixes() -> tuple[Fix, ...]:
        asked.append(1)
        return OUT

    found = Finding(RULE, HERE, fixes)
    assert found not in (Finding(RULE, THERE, never), Finding(OTHER_RULE, HERE, never))
    assert hash(found) == hash(Finding(RULE, HERE))
    assert not asked
    assert (found.fixes, found.fixes) == (OUT, OUT)
    assert asked == [1]


def test_findings_are_equal_where_rule_places_and_fixes_are() -> None:
    found = Finding(RULE, HERE, lambda: OUT)
    assert found == Finding(RULE, HERE, OUT)
    assert found != Finding(RULE, HERE)
    assert found != "Like"


@pytest.mark.parametrize("threads", [0, 2])
def test_fixes_are_those_of_the_text_that_was_checked(threads: int) -> None:
    checker, fresh = Checker(BOOK), Checker(BOOK)
    texts = list(as_typed())
    switched = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        if threads:  # they ask while the checks go on
            with ThreadPoolExecutor(threads) as pool:
                asked = [
                    pool.submit(mended, text, checker.check(CheckInput(text, "en", "x")))
                    for text in texts
                ]
                got = [one.result() for one in asked]
        else:  # they ask when all is typed
            found = [checker.check(CheckInput(text, "en", "x")) for text in texts]
            got = [mended(text, one) for text, one in zip(texts, found, strict=True)]
    finally:
        sys.setswitchinterval(switched)
    wanted = [mended(text, fresh.check(CheckInput(text, "en", "x"))) for text in texts]
    assert got == wanted
    assert sum(bool(fixes) for _, fixes in wanted[-1]) > 3
