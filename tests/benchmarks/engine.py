"""The engine on an edit of one line, against Harper on the same English text, in one run.

    python tests/benchmarks/engine.py

Prints medians in milliseconds and the ratios. An edit changes the last line of the text.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

from texts import english

from composer.checks.engine import Checker
from composer.checks.findings import CheckInput

LENGTHS = (280, 3_000, 63_206)


def median_ms(check: Callable[[str], object], length: int, rounds: int) -> float:
    """Return the median time of ``check`` on a text whose last word changes every round."""
    text = english(length)
    took = []
    for number in range(rounds):
        edited = text + f" word{number}"
        began = time.perf_counter()
        check(edited)
        took.append(1000 * (time.perf_counter() - began))
    return statistics.median(took)


def harper() -> Callable[[str], object] | None:
    """Return Harper's check (harper-py), or None where it is not installed."""
    try:
        from harper import Linter
    except ImportError:
        return None
    return Linter().lint


def main() -> None:
    """Print the table."""
    checker = Checker.bundled()
    peer = harper()

    def ours(text: str) -> object:
        return checker.check(CheckInput(text, language="en", network="facebook"))

    began = time.perf_counter()
    ours(english(280))
    print(f"first check, rules compiled: {1000 * (time.perf_counter() - began):.0f} ms")
    ours_at = {}
    for length in LENGTHS:
        ours_at[length] = median_ms(ours, length, 60)
        line = f"{length:6} characters: ours {ours_at[length]:8.3f} ms"
        if peer is not None:
            theirs = median_ms(peer, length, 10 if length < 10_000 else 3)
            line += f"  Harper {theirs:8.2f} ms  ratio {theirs / ours_at[length]:6.1f}"
        print(line)
    print(f"63,206 against 3,000 characters: {ours_at[63_206] / ours_at[3_000]:.1f} times")


if __name__ == "__main__":
    main()
