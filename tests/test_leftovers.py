"""What a test leaves behind fails it: the look that every test gets is itself looked at."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

LOOK = Path(__file__).with_name("conftest.py")


@pytest.mark.parametrize(
    ("left", "told"),
    [
        ("kept.append(QWidget()); kept[-1].show()", "left behind: window"),
        ("kept.append(QTimer()); kept[-1].start(60_000)", "left behind: timer"),
        ("kept.append(QThread()); kept[-1].start()", "left behind: thread"),
        ("Thread(target=Event().wait, name='oven', daemon=True).start()", "left behind: oven"),
        ("QWidget().show(); QTimer().start(60_000)", ""),
    ],
)
def test_what_is_left_is_told(pytester: pytest.Pytester, left: str, told: str) -> None:
    pytester.makeconftest(LOOK.read_text("utf-8"))
    pytester.makepyfile(
        f"""
        import pytest
        from threading import Event, Thread
        from PySide6.QtCore import QThread, QTimer
        from PySide6.QtWidgets import QWidget

        kept = []

        @pytest.fixture(scope="module", autouse=True)
        def tidy():
            yield
            for one in kept:
                if isinstance(one, QThread):
                    one.quit()
                    one.wait()

        def test_that_leaves(qapp):
            {left}
        """
    )
    done = pytester.runpytest_subprocess("-p", "no:cacheprovider")
    if told:
        done.assert_outcomes(passed=1, errors=1)
        done.stdout.fnmatch_lines([f"*{told}*"])
    else:
        done.assert_outcomes(passed=1)
