"""One window for each library: a second start raises the first one; a killed one leaves no trace."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from composer.ui.one_window import OneWindow

ROOT = Path(__file__).resolve().parents[2]
OTHER = (
    "import sys\nfrom pathlib import Path\n"
    "from PySide6.QtCore import QCoreApplication\n"
    "from composer.ui.one_window import OneWindow\n"
    "app = QCoreApplication([])\none = OneWindow(Path(sys.argv[1]))\n"
)
ASK = OTHER + "print(one.claim(), one.raise_other(), flush=True)\n"
HOLD = OTHER + "print(one.claim(), flush=True)\napp.exec()\n"


def start(code: str, library: Path) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "-c", code, str(library)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )


@pytest.fixture
def one(qapp, tmp_path):
    made = OneWindow(tmp_path / "library.sqlite")
    yield made
    made.release()


def test_a_second_start_raises_the_first_window_and_is_told(qtbot, one, tmp_path) -> None:
    assert one.claim()
    with qtbot.waitSignal(one.raise_requested, timeout=20_000):
        other = start(ASK, tmp_path / "library.sqlite")
    qtbot.waitUntil(lambda: other.poll() is not None, timeout=20_000)
    assert other.communicate()[0].split() == ["False", "True"]


def test_another_library_has_its_own_window(one, tmp_path) -> None:
    assert one.claim()
    other = OneWindow(tmp_path / "other.sqlite")
    assert other.claim()
    other.release()


def test_what_a_killed_program_left_does_not_count(one, tmp_path) -> None:
    other = start(HOLD, tmp_path / "library.sqlite")
    assert other.stdout.readline() == "True\n"
    assert not one.claim()
    other.kill()
    other.wait(20)
    other.stdout.close()
    assert one.claim()


def test_a_window_that_does_not_answer_is_noticed(one, tmp_path) -> None:
    holder = OneWindow(tmp_path / "library.sqlite")
    assert holder.claim()
    # Its events do not run while this thread waits for the answer.
    assert not one.claim()
    assert not one.raise_other()
    holder.release()


def test_a_folder_without_rights_is_no_reason_to_stay_away(tmp_path) -> None:
    (tmp_path / "file").write_text("not a folder")
    one = OneWindow(tmp_path / "file" / "library.sqlite")
    assert one.claim()
    one.release()


@pytest.mark.qt_log_ignore("does not support raise")
def test_the_window_comes_forward(window) -> None:
    window.showMinimized()
    window.come_forward()
    assert window.isVisible()
    assert not window.isMinimized()
