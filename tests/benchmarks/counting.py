"""All counters together on an edit, against one press of a key in a bare QPlainTextEdit, in one run.

    QT_QPA_PLATFORM=offscreen python tests/benchmarks/counting.py

Prints medians in milliseconds and the ratios. An edit adds a letter at the end of the text, so the
line that it changes is counted anew; "cold" texts are counted for the first time. ``a.`` without end is the text that
hangs twitter-text-parser.
"""

from __future__ import annotations

import os
import statistics
import sys
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from texts import english

from composer.networks.counting import count
from composer.networks.known import networks

FRENCH = (
    "Mardi, une cliente m’a demandé si notre seigle tiendrait jusqu’à vendredi 🥖. Je n’en savais "
    "rien : j’ai gardé une miche dans un torchon. Vendredi soir, elle était meilleure que le premier "
    "jour 👩🏽‍🍳 ! La recette : https://example.fr/seigle?x=1 #Seigle @lea Et vous, comment le gardez-vous ? "
)
NAMES = tuple(one.id for one in networks())


def all_counters(text: str) -> None:
    """Count a text for every network."""
    for name in NAMES:
        count(name, text)


def edits_ms(text: str, rounds: int) -> tuple[float, float]:
    """Return the median and the worst time of counting after each of many edits."""
    took = []
    for number in range(rounds):
        edited = f"{text}{number}"
        began = time.perf_counter()
        all_counters(edited)
        took.append(1000 * (time.perf_counter() - began))
    return statistics.median(took), max(took)


def key_ms(text: str, rounds: int) -> float:
    """Return the median time of a key pressed and painted in a bare editor that holds ``text``."""
    editor = QPlainTextEdit(text)
    editor.resize(600, 300)
    editor.show()
    editor.moveCursor(editor.textCursor().MoveOperation.End)
    took = []
    for _ in range(rounds):
        began = time.perf_counter()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(editor, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, "a"))
        editor.viewport().repaint()
        took.append(1000 * (time.perf_counter() - began))
    editor.close()
    return statistics.median(took)


def main() -> None:
    """Print the table."""
    app = QApplication(sys.argv[:1])
    print(f"{len(NAMES)} networks")
    for title, text, rounds in (
        ("French, 280", FRENCH[:280], 200),
        ("English, 280", english(280), 200),
        ("English, 3,000", english(3_000), 200),
        ("English, 63,206", english(63_206), 40),
        ("a. 25,000", "a." * 12_500, 40),
        ("é. 25,000", "é." * 12_500, 40),
    ):
        key = key_ms(text, min(rounds, 100))
        middle, worst = edits_ms(text, rounds)
        print(
            f"{title:16} {middle:7.3f} ms (worst {worst:7.3f}), a key {key:6.2f} ms, ratio {middle / key:5.2f}"
        )
    for title, text in (
        ("1 MB of letters", "a" * 1_000_000),
        ("1 MB of words", "mot " * 250_000),
        ("100,000 emoji", "😀" * 100_000),
        ("com. 25,000", "com." * 6_250),
        ("a_com. 25,000", "a_com." * 4_166),
    ):
        slowest, name = max((timed_ms(name, text), name) for name in NAMES)
        print(f"{title:16} cold: slowest {slowest:7.1f} ms ({name})")
    app.quit()


def timed_ms(name: str, text: str) -> float:
    """Return how long one count of a text takes."""
    began = time.perf_counter()
    count(name, text)
    return 1000 * (time.perf_counter() - began)


if __name__ == "__main__":
    main()
