"""What cannot be opened is asked about; a damaged library is kept, a busy one never passed over."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from composer.library.store import Library
from composer.text.bilingual import Bilingual
from composer.ui.opening import AGAIN, LEAVE, SET_ASIDE, WITHOUT, asker, open_library


class Person:
    """Answers in turn, and remembers what was asked."""

    def __init__(self, *answers, before=None) -> None:
        self.answers = list(answers)
        self.asked = []
        self.before = before

    def __call__(self, question, answers):
        self.asked.append(question)
        if self.before:
            self.before()
        given = self.answers.pop(0)
        assert given in answers
        return given


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "library.sqlite"
    Library.open(path).close()
    return path


def test_a_sound_library_asks_nothing(path) -> None:
    opened = open_library(path, Person())
    assert opened.notice is None
    assert opened.library.path == path
    opened.library.close()


def test_a_busy_library_is_asked_for_again_and_never_replaced(path) -> None:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    person = Person(AGAIN, before=lambda: other.execute("ROLLBACK"))
    opened = open_library(path, person)
    other.close()
    assert opened.library.path == path
    assert "Another program is writing" in person.asked[0].en
    opened.library.close()


def test_a_busy_library_may_be_left(path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert open_library(path, Person(LEAVE)) is None


def test_a_damaged_library_is_set_aside_and_kept(path) -> None:
    path.write_bytes(b"no library at all" * 100)
    opened = open_library(path, Person(SET_ASIDE))
    (kept,) = path.parent.glob("*.corrupt-*")
    assert kept.read_bytes().startswith(b"no library at all")
    assert str(kept) in opened.notice.en
    assert opened.library.path == path
    assert opened.library.posts() == []
    opened.library.close()


def test_one_may_go_on_without_keeping_or_leave(path) -> None:
    path.write_bytes(b"no library at all" * 100)
    opened = open_library(path, Person(WITHOUT))
    assert opened.library.path is None
    assert "not kept" in opened.notice.en
    opened.library.close()
    assert open_library(path, Person(LEAVE)) is None
    assert path.read_bytes().startswith(b"no library at all")


@pytest.mark.qt_log_ignore("does not support propagateSizeHints")
@pytest.mark.parametrize("chosen", [0, 1])
def test_the_box_says_the_question_and_returns_the_answer(qtbot, chosen) -> None:
    answers = (Bilingual("Again", "Encore"), Bilingual("Leave", "Partir"))
    seen = []

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        seen.append(box.text())
        wanted = answers[chosen].fr
        next(b for b in box.buttons() if b.text().replace("&", "") == wanted).click()

    QTimer.singleShot(0, press)
    assert asker("fr_FR")(Bilingual("Why?", "Pourquoi ?"), answers) is answers[chosen]
    assert seen == ["Pourquoi ?"]
