"""The emoji picker, by keys, in both languages."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from composer.ui.emoji_picker import COLUMNS, EmojiPicker
from tests.ui.keys import press, write

# Only the platform without a screen says this: it has no stack of windows and no keyboard to take.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

SHIFT = Qt.KeyboardModifier.ShiftModifier


def picker() -> EmojiPicker:
    found = QApplication.activePopupWidget()
    assert isinstance(found, EmojiPicker)
    return found


@pytest.fixture
def opened(qtbot, window):
    window.desk.editor.load("Du pain ", 8)
    window.desk.editor.setFocus()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier)
    yield picker()
    if QApplication.activePopupWidget() is not None:
        QApplication.activePopupWidget().close()


def test_words_of_either_language_find_and_enter_inserts(window, opened) -> None:
    write(opened.search, "boulang")
    assert opened.shown()
    opened.search.clear()
    write(opened.search, "bread")
    assert opened.current() == "🍞"
    press(opened.search, Qt.Key.Key_Return)
    assert window.desk.editor.text() == "Du pain 🍞"
    assert QApplication.activePopupWidget() is None
    assert window.desk.editor.caret() == len("Du pain 🍞")
    window.desk.editor.undo()
    assert window.desk.editor.text() == "Du pain "


def test_arrows_move_in_the_grid_while_the_field_keeps_the_keys(opened) -> None:
    shown = opened.shown()
    press(opened.search, Qt.Key.Key_Right)
    press(opened.search, Qt.Key.Key_Down)
    assert opened.current() == shown[COLUMNS + 1]
    press(opened.search, Qt.Key.Key_Up)
    press(opened.search, Qt.Key.Key_Left)
    press(opened.search, Qt.Key.Key_Left)
    assert opened.current() == shown[0]
    assert opened.search.hasFocus()


def test_shift_enter_inserts_and_stays(window, opened) -> None:
    write(opened.search, "bread")
    press(opened.search, Qt.Key.Key_Return, SHIFT)
    press(opened.search, Qt.Key.Key_Return, SHIFT)
    assert window.desk.editor.text() == "Du pain 🍞🍞"
    assert picker() is opened


def test_escape_closes_and_inserts_nothing(qtbot, window, opened) -> None:
    qtbot.keyClick(opened, Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    assert window.desk.editor.text() == "Du pain "


def test_what_was_used_lately_comes_first(qtbot, window, opened) -> None:
    write(opened.search, "bicycle")
    used = opened.current()
    press(opened.search, Qt.Key.Key_Return)
    window.aids.show_emoji()
    assert picker().shown()[0] == used
    assert picker().shown().count(used) == 1


def test_a_tone_of_skin_is_remembered(window, opened) -> None:
    write(opened.search, "thumbs up")
    assert opened.current() == "👍"
    opened.tones.menu().actions()[3].trigger()
    assert opened.current() == "👍🏽"
    press(opened.search, Qt.Key.Key_Return)
    assert window.desk.editor.text() == "Du pain 👍🏽"
    window.aids.show_emoji()
    write(picker().search, "wave")
    assert "👋🏽" in picker().shown()
    assert picker().shown()[0] in ("👋🏽", "🌊", "🙋🏽")


def test_a_group_can_be_shown_and_left(opened) -> None:
    opened.groups.menu().actions()[4].trigger()
    assert "🍞" in opened.shown()
    assert "😀" not in opened.shown()
    opened.groups.menu().actions()[0].trigger()
    assert "😀" in opened.shown()


def test_a_search_with_no_answer_says_so_and_enter_does_nothing(window, opened) -> None:
    write(opened.search, "qwxyz")
    assert opened.shown() == ()
    assert opened.current() == ""
    assert not opened.grid.isVisible()
    press(opened.search, Qt.Key.Key_Return)
    assert window.desk.editor.text() == "Du pain "


def test_a_click_inserts(qtbot, window, opened) -> None:
    write(opened.search, "bread")
    area = opened.grid.visualRect(opened.grid.model().index(0, 0))
    qtbot.mouseClick(opened.grid.viewport(), Qt.MouseButton.LeftButton, pos=area.center())
    assert window.desk.editor.text() == "Du pain 🍞"


def test_the_picker_stays_on_the_screen(window, opened) -> None:
    assert opened.screen().availableGeometry().contains(opened.geometry())
