"""What LanguageTool costs a key, and how long after the pause its marks stand in the text.

    QT_QPA_PLATFORM=offscreen python tests/benchmarks/proofreading.py FOLDER

FOLDER holds a LanguageTool (``tests/languagetool FOLDER`` lays one). Prints medians in milliseconds,
in one run: a key with LanguageTool on and off, in turns; the marks of a French post of 500
characters, from the pause to the paint, over 200 edits; the memory of the server.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import psutil
from keystroke import press
from PySide6.QtWidgets import QApplication

from composer.checks.engine import Checker
from composer.library.store import Library
from composer.proofreading.proofreader import State
from composer.ui.proofreading import PAUSE_MS
from composer.ui.session import Session
from composer.ui.window import Window

POST = (
    "Mardi, une cliente a demandé si notre seigle tient jusqu’à vendredi. Je n’en savais rien, "
    "alors j’ai gardé une miche dans un torchon, sur la planche du fournil. Vendredi soir, elle "
    "était meilleure que le premier jour 🥖. La boulangrie sent encore le four chaud et la croûte "
    "chante un peu quand on la presse. Les petit chats du quartier passent devant la porte dès six "
    "heures. Chez vous, comment gardez-vous le pain d’un jour à l’autre ? Racontez-nous votre façon "
    "de faire, la plus simple nous va très bien."
)
EDITS, ROUNDS, KEYS, BURST = 200, 6, 40, 4
WORDS = "puis on a sorti le pain du four "


def until(app: QApplication, holds: Callable[[], bool], seconds: float = 120) -> None:
    """Run the event loop until something holds."""
    end = time.perf_counter() + seconds
    while not holds():
        if time.perf_counter() > end:
            raise TimeoutError
        app.processEvents()


def run_for(app: QApplication, seconds: float) -> None:
    """Run the event loop for a while."""
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        app.processEvents()


def open_window(folder: str, how: str, place: str) -> Window:
    session = Session(Library.open(Path(folder) / f"{how}.sqlite"), Checker.bundled(), "fr")
    window = Window(session)
    window.show()
    session.proofreading.choose(replace(session.proofreading.choice, how=how, folder=place))
    session.begin()
    session.change(networks=("facebook",), language="fr")
    window.desk.editor.insertPlainText(POST[:500])
    return window


def keys(app: QApplication, window: Window) -> list[float]:
    """Press keys in bursts; in the pauses between LanguageTool is asked and its marks are painted.

    The first key of a burst meets what the answer left, the others a question under way.
    """
    took = []
    window.desk.editor.set_caret(len(window.desk.editor.text()))  # the same place in both windows
    for number in range(KEYS):
        took.append(press(window.desk.editor, WORDS[number % len(WORDS)])[1])
        if number % BURST == BURST - 1:
            run_for(app, 2 * PAUSE_MS / 1000)
    return took


def marks_after(app: QApplication, window: Window, number: int) -> float:
    """Change a misspelt word and return how long after the pause its mark is painted again."""
    editor, proofreading = window.desk.editor, window.session.proofreading
    # No sentence twice: the server remembers those it has read.
    editor.set_caret(editor.text().index(" chaud"))
    editor.insert(f" du {number}")
    end = editor.text().index("boulang")
    while editor.text()[end].isalpha():
        end += 1
    editor.set_caret(end)
    began = time.perf_counter()
    press(editor, "t")
    until(app, lambda: any(m.end == end + 1 for m in proofreading.mistakes))
    editor.viewport().repaint()
    took = 1000 * (time.perf_counter() - began) - PAUSE_MS
    editor.undo()
    editor.undo()
    app.processEvents()
    return took


def main() -> None:
    """Print the table."""
    app = QApplication(sys.argv[:1])
    app.setStyle("Fusion")
    with tempfile.TemporaryDirectory() as folder:
        off, on = open_window(folder, "off", ""), open_window(folder, "local", sys.argv[1])
        began = time.perf_counter()
        until(app, lambda: on.session.proofreading.condition.state is State.READY)
        print(f"first language ready {time.perf_counter() - began:.1f} s after the window")
        until(
            app, lambda: any(m.source == "languagetool" for m in on.session.proofreading.mistakes)
        )
        for number in range(40):
            marks_after(app, on, EDITS + number)
        took = sorted(marks_after(app, on, number) for number in range(EDITS))
        print(
            f"marks after the pause: median {statistics.median(took):.1f} ms, "
            f"95 of 100 within {took[EDITS * 95 // 100]:.1f} ms"
        )
        with_it, without = [], []
        for _ in range(ROUNDS):
            without += keys(app, off)
            with_it += keys(app, on)
        ours, bare = statistics.median(with_it), statistics.median(without)
        print(f"a key: on {ours:.2f} ms, off {bare:.2f} ms, ratio {ours / bare:.2f}")
        javas = [p for p in psutil.Process().children(recursive=True) if p.name() == "java"]
        print(f"server: {sum(p.memory_info().rss for p in javas) / 1e6:.0f} MB")
        on.close()
        off.close()


if __name__ == "__main__":
    main()
