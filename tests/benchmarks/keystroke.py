"""A key press to painted marks in our editor, against a bare QPlainTextEdit of the same size.

    QT_QPA_PLATFORM=offscreen python tests/benchmarks/keystroke.py

Prints medians in milliseconds and the ratios, at 280 and 3,000 characters, in one run. In our
window a key is checked, marked and painted, then counted; the panels wait for a pause, as in use.
The second figure of each takes in what follows a painted key: the counters of the networks.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from texts import english

from composer.checks.engine import Checker
from composer.library.store import Library
from composer.ui.session import Session
from composer.ui.theme import writing_font
from composer.ui.window import Window

KEYS = 300
WORDS = "and then the crust was better "


def press(editor: QPlainTextEdit, character: str) -> tuple[float, float]:
    """Press one key and return how long it took, in milliseconds, until it was painted, and all."""
    began = time.perf_counter()
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        modifier = Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(editor, QKeyEvent(kind, 0, modifier, character))
    editor.viewport().repaint()
    painted = time.perf_counter()
    QApplication.processEvents()
    return (1000 * (painted - began), 1000 * (time.perf_counter() - began))


def medians(editor: QPlainTextEdit) -> tuple[float, float]:
    """Return the medians of many keys at the end of the text: until painted, and all."""
    took = [press(editor, WORDS[n % len(WORDS)]) for n in range(KEYS)]
    painted, everything = zip(*took, strict=True)
    return statistics.median(painted), statistics.median(everything)


def main() -> None:
    """Print the table."""
    app = QApplication(sys.argv[:1])
    app.setStyle("Fusion")
    with tempfile.TemporaryDirectory() as folder:
        session = Session(Library.open(Path(folder) / "library.sqlite"), Checker.bundled(), "en")
        window = Window(session)
        window.show()
        for length in (280, 3_000):
            bare = QPlainTextEdit(english(length))
            bare.setFont(writing_font(18))
            bare.resize(window.desk.editor.size())
            bare.show()
            bare.moveCursor(bare.textCursor().MoveOperation.End)
            session.begin()
            session.change(networks=("facebook",), language="en")
            window.desk.editor.insertPlainText(english(length))
            app.processEvents()
            theirs, ours = medians(bare), medians(window.desk.editor)
            for what, mine, other in zip(("painted", "and counted"), ours, theirs, strict=True):
                print(
                    f"{length:6} characters, {what}: ours {mine:.2f} ms, bare {other:.2f} ms, "
                    f"ratio {mine / other:.1f}"
                )
            bare.close()
        window.close()


if __name__ == "__main__":
    main()
