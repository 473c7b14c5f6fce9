"""The whole job once, in the real program, in a real window, with keys only.

Typing, a persona chosen, an opener inserted, a problem fixed, approved, exported, the file read.
"""

from __future__ import annotations

import csv
import os
import select
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = [pytest.mark.journey, pytest.mark.timeout(240)]
ROOT = Path(__file__).resolve().parents[2]
WAIT = 30


class Program:
    """The program in a process of its own, under a screen of its own."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.library = home / "library.sqlite"
        reading, writing = os.pipe()
        self._screen = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x800x24"],
            pass_fds=[writing],
            stderr=subprocess.DEVNULL,
        )
        os.close(writing)
        with os.fdopen(reading) as stream:
            display = f":{stream.readline().strip()}"
        self.environment = os.environ | {
            "DISPLAY": display,
            "HOME": str(home),
            "LC_ALL": "C.UTF-8",
            "POST_COMPOSER_LIBRARY": str(self.library),
            "PYTHONPATH": str(ROOT),
        }
        self.environment.pop("QT_QPA_PLATFORM", None)
        self._manager = subprocess.Popen(
            ["openbox"], env=self.environment, stderr=subprocess.DEVNULL
        )
        self.start()

    def start(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "composer"], env=self.environment, cwd=ROOT
        )
        self.xdotool("search", "--sync", "--onlyvisible", "--name", "Post Composer")

    def xdotool(self, *arguments: str) -> str:
        done = subprocess.run(
            ["xdotool", *arguments],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=WAIT,
            check=True,
        )
        return done.stdout

    def key(self, *keys: str) -> None:
        self.xdotool("key", "--clearmodifiers", "--delay", "40", *keys)

    def type(self, text: str) -> None:
        self.xdotool("type", "--clearmodifiers", "--delay", "15", text)

    def rows(self, query: str) -> list[tuple]:
        if not self.library.exists():
            return []
        connection = sqlite3.connect(f"file:{self.library}?mode=ro", uri=True)
        try:
            return connection.execute(query).fetchall()
        except sqlite3.OperationalError:
            return []
        finally:
            connection.close()

    def records(self) -> str:
        return " ".join(row[0] for row in self.rows("SELECT record FROM posts"))

    def until(self, true: Callable[[], bool], what: str) -> None:
        """Wait, looking ten times a second, until ``true``."""
        deadline = time.monotonic() + WAIT
        while not true():
            if self.process.poll() is not None:
                raise AssertionError(f"the program ended before: {what}")
            if time.monotonic() > deadline:
                self.picture()
                raise AssertionError(
                    f"not within {WAIT} s: {what}; library: {self.records()[:2000]}"
                )
            select.select([], [], [], 0.1)

    def picture(self) -> None:
        """Keep a picture of the screen for whoever reads the failure, where import is there."""
        folder = os.environ.get("POST_COMPOSER_PICTURES")
        if folder and shutil.which("import"):
            target = str(Path(folder) / "journey.png")
            subprocess.run(["import", "-window", "root", target], env=self.environment, check=False)

    def kill(self) -> None:
        self.process.kill()
        self.process.wait(10)

    def end(self) -> None:
        for one in (self.process, self._manager, self._screen):
            one.terminate()
        for one in (self.process, self._manager, self._screen):
            one.wait(20)


@pytest.fixture
def program(tmp_path: Path):
    for name in ("Xvfb", "xdotool", "openbox"):
        if shutil.which(name) is None:
            pytest.skip(f"{name} is not installed")
    (tmp_path / "Documents").mkdir()
    running = Program(tmp_path)
    yield running
    running.end()


def test_from_the_first_key_to_the_schedulers_file(program: Program) -> None:
    program.until(lambda: "lovely followers" in program.records(), "the sample draft is there")
    program.until(lambda: len(program.rows("SELECT id FROM personas")) >= 2, "and its personas")

    program.key("ctrl+n")
    program.type("Like our page. The rye of Tuesday lasts until Friday.")
    program.until(lambda: "lasts until Friday." in program.records(), "what is typed is stored")

    program.kill()
    program.start()
    program.key("ctrl+p")
    program.key("Down", "Return")
    program.until(lambda: program.records().count('"persona_id":"') >= 2, "a persona is chosen")

    program.key("ctrl+shift+o")
    program.key("Return")
    program.until(lambda: bool(program.rows("SELECT * FROM used_openers")), "an opener is inserted")

    program.key("F8")
    program.key("alt+Return")
    program.key("Return")
    program.until(
        lambda: "Like our page. The rye" not in program.records(), "the problem is mended"
    )

    program.key("ctrl+Return")
    approve_by_keys(program)
    program.until(lambda: '"status":"approved"' in program.records(), "the post is approved")

    program.key("ctrl+e")
    program.until(lambda: export_by_keys(program), "the file is written")
    program.until(lambda: '"status":"exported"' in program.records(), "and the post marked")
    (file, *_) = program.home.rglob("buffer-*.csv")
    with file.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream))
    assert rows[0] == ["Text", "Image URL", "Tags", "Posting Time"]
    assert "lasts until Friday." in rows[1][0]
    assert "Like our page" not in rows[1][0]


def approve_by_keys(program: Program) -> None:
    """Fill in who answers, wherever the sheet's focus stands, and approve."""
    # Without a name the sheet leads to the field that lacks it.
    program.key("ctrl+Return")
    program.type("Ines")
    program.key("Tab", "ctrl+Return")


def export_by_keys(program: Program) -> bool:
    """Press the button that writes: the last part of the sheet, before its first."""
    if not any(program.home.rglob("buffer-*.csv")):
        program.key("shift+Tab", "space")
    return any(program.home.rglob("buffer-*.csv"))
