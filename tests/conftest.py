"""What every test gets: no screen, a home of its own, and a look at what it leaves behind."""

from __future__ import annotations

import gc
import os
import sys
import threading

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest


@pytest.fixture(autouse=True)
def nothing_left_behind():
    """Fail a test that leaves a window, a thread or a running timer."""
    threads = set(threading.enumerate())
    yield
    left = [
        thread.name
        for thread in set(threading.enumerate()) - threads
        # Qt's own threads look like dummies to Python; their pools wait for them.
        if not thread.name.startswith("Dummy") and _outlives(thread)
    ]
    left += _left_in_the_window()
    assert not left, f"left behind: {', '.join(left)}"


def _outlives(thread: threading.Thread) -> bool:
    thread.join(2)
    return thread.is_alive()


def _left_in_the_window() -> list[str]:
    if "PySide6.QtWidgets" not in sys.modules:
        return []
    from PySide6.QtCore import QEvent, QThread, QTimer
    from PySide6.QtWidgets import QApplication
    from shiboken6 import isValid

    app = QApplication.instance()
    if app is None:
        return []
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [f"window {one!r}" for one in app.topLevelWidgets() if one.isVisible()]
    for one in gc.get_objects():
        kind = type(one)  # not isinstance: a proxy of something gone would raise
        if issubclass(kind, QTimer) and isValid(one) and one.isActive():
            left.append(f"timer of {one.parent()!r}")
        elif issubclass(kind, QThread) and isValid(one) and _runs_beside(one, app):
            left.append(f"thread {one!r}")
    return left


def _runs_beside(thread, app) -> bool:
    return thread.isRunning() and thread != app.thread()


@pytest.fixture(autouse=True)
def own_home(nothing_left_behind, tmp_path_factory, monkeypatch):
    """Keep every test away from the person's files and languages."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(home / name.lower()))
    monkeypatch.setenv("POST_COMPOSER_LIBRARY", str(home / "library.sqlite"))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    return home
