"""Every rule's bad examples, written as people write them, still say the same.

``python -m tests.checks.test_robustness`` prints the whole table, and with ``--lost`` each text
that is lost.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from composer.checks.engine import Checker
from composer.checks.examples import given_by
from composer.checks.rules import LANGUAGES
from composer.personas.touch import example_reader
from tests.checks.variations import VARIATIONS, Variation, apply, crossed

CHECKER = Checker.bundled()
WANTED = 0.95


@dataclass(frozen=True, slots=True)
class Survival:
    """What became of the examples of all rules of a language under one variation."""

    variation: str
    language: str
    crossed: Counter[str]
    lost: tuple[tuple[str, str], ...]

    @property
    def share(self) -> float:
        """The share of the varied examples on which the same rule marks the same words."""
        return 1 - len(self.lost) / max(1, self.crossed.total())

    def __str__(self) -> str:
        worst = Counter(rule for rule, _ in self.lost).most_common(5)
        named = ", ".join(f"{rule} {lost} of {self.crossed[rule]}" for rule, lost in worst)
        kept = self.crossed.total() - len(self.lost)
        return (
            f"{self.variation:22} {self.language} {self.share:7.1%}"
            f"  {kept:5} of {self.crossed.total():5}  {named}"
        )


def survival(variation: Variation, language: str) -> Survival:
    """Cross the bad examples of all rules with a variation and check them."""
    tried: Counter[str] = Counter()
    lost = []
    for rule in CHECKER.book.rules:
        for example, edits in crossed(rule, language, variation):
            text, place = apply(example.text, edits)
            found = [
                finding
                for finding in CHECKER.check(given_by(example, language, text, example_reader))
                if finding.rule is rule
            ]
            tried[rule.id] += 1
            wanted = [place(start, end) for start, end in example.spans]
            spans = [(span.start, span.end) for one in found for span in one.spans]
            if not found or not all(
                any(start < b and a < end for a, b in spans) for start, end in wanted
            ):
                lost.append((rule.id, text))
    return Survival(variation.name, language, tried, tuple(lost))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("variation", VARIATIONS, ids=lambda one: one.name)
def test_a_finding_survives(variation: Variation, language: str) -> None:
    found = survival(variation, language)
    if not found.crossed:
        assert language == "en"  # tu and vous, inclusive endings
        return
    lost = "\n".join(f"  {rule}: {text!r}" for rule, text in found.lost[:40])
    assert found.share >= WANTED, f"\n{found}\n{lost}"


def table(*, with_texts: bool) -> Iterator[str]:
    """Yield the lines of the whole table, with each text that is lost, then what is left out."""
    for variation in VARIATIONS:
        for language in LANGUAGES:
            found = survival(variation, language)
            if found.crossed:
                yield str(found)
                yield from (f"      {rule}: {text!r}" for rule, text in found.lost if with_texts)
    for variation in VARIATIONS:
        for rule, reason in variation.destroys.items():
            yield f"left out: {variation.name} on {rule}: {reason}"


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in table(with_texts="--lost" in sys.argv))
