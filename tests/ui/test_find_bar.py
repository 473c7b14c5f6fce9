"""Find and replace, by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.keys import press, write

TEXT = "Le pain. Du Pain\u00a0! 🥖 copain, pain."
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def bar(qtbot, window):
    window.desk.editor.load(TEXT)
    window.desk.editor.setFocus()
    return window.aids.find_bar


def words_at(window) -> tuple[int, str]:
    start, end = window.desk.editor.selected()
    return start, window.desk.editor.text()[start:end]


def test_the_keys_open_the_bar_with_the_selected_words(qtbot, window, bar) -> None:
    window.desk.editor.select(3, 7)
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert bar.isVisible()
    assert QApplication.focusWidget() is bar.words
    assert bar.words.text() == "pain"
    assert not bar.replacement.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert bar.replacement.isVisible()


def test_typing_selects_the_first_place_and_enter_goes_both_ways_round(window, bar) -> None:
    bar.open()
    write(bar.words, "pain")
    assert words_at(window) == (3, "pain")
    assert bar.said() == "1 of 4"
    places = []
    for _ in range(4):
        press(bar.words, Qt.Key.Key_Return)
        places.append(words_at(window))
    assert places == [(12, "Pain"), (23, "pain"), (29, "pain"), (3, "pain")]
    press(bar.words, Qt.Key.Key_Return, SHIFT)
    assert words_at(window) == (29, "pain")
    assert bar.said() == "4 of 4"


def test_case_and_whole_words(window, bar) -> None:
    bar.open()
    write(bar.words, "pain")
    bar.match_case.click()
    assert bar.said().endswith("of 3")
    bar.whole_words.click()
    assert bar.said().endswith("of 2")


def test_what_is_not_there_is_said(window, bar) -> None:
    bar.open()
    write(bar.words, "brioche")
    assert bar.said() == "Not found"
    press(bar.words, Qt.Key.Key_Return)
    assert bar.said() == "Not found"


def test_f3_steps_from_the_text(qtbot, window, bar) -> None:
    bar.open()
    write(bar.words, "pain")
    window.desk.editor.setFocus()
    window.desk.editor.set_caret(10)
    qtbot.keyClick(window.desk.editor, Qt.Key.Key_F3)
    assert words_at(window) == (12, "Pain")
    qtbot.keyClick(window.desk.editor, Qt.Key.Key_F3, SHIFT)
    assert words_at(window) == (3, "pain")


def test_escape_closes_from_the_field_and_from_the_text(qtbot, window, bar) -> None:
    bar.open()
    write(bar.words, "pain")
    press(bar.words, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert QApplication.focusWidget() is window.desk.editor
    assert words_at(window) == (3, "pain")
    assert window.desk.editor.extraSelections() == []
    bar.open()
    window.desk.editor.setFocus()
    qtbot.keyClick(window.desk.editor, Qt.Key.Key_Escape)
    assert not bar.isVisible()


def test_every_place_is_filled_while_the_bar_is_open(window, bar) -> None:
    bar.open()
    write(bar.words, "pain")
    assert len(window.desk.editor.extraSelections()) == 4
    window.desk.editor.set_caret(0)
    write(window.desk.editor, "pain ")
    assert len(window.desk.editor.extraSelections()) == 5
    assert window.desk.editor.text().startswith("pain Le pain")


def test_replacing_goes_from_place_to_place(window, bar) -> None:
    bar.open(replacing=True)
    write(bar.words, "pain")
    bar.match_case.click()
    write(bar.replacement, "levain")
    press(bar.replacement, Qt.Key.Key_Return)
    assert window.desk.editor.text() == TEXT.replace("Le pain", "Le levain")
    press(bar.replacement, Qt.Key.Key_Return)
    assert "colevain, pain" in window.desk.editor.text()
    assert words_at(window)[1] == "pain"


def test_replacing_all_is_one_step_of_undo(window, bar) -> None:
    bar.open(replacing=True)
    write(bar.words, "pain")
    write(bar.replacement, "painpain🥖")
    bar.replace_every.click()
    assert window.desk.editor.text().casefold().count("painpain🥖") == 4
    assert bar.said() == "4 replaced"
    assert window.session.post.text == window.desk.editor.text()
    window.desk.editor.undo()
    assert window.desk.editor.text() == TEXT


def test_words_can_be_replaced_by_nothing(window, bar) -> None:
    bar.open(replacing=True)
    write(bar.words, "co")
    bar.replace_every.click()
    assert "copain" not in window.desk.editor.text()


def test_an_empty_search_does_nothing(window, bar) -> None:
    bar.open(replacing=True)
    bar.replace_every.click()
    bar.replace_one.click()
    bar.step(-1)
    assert window.desk.editor.text() == TEXT
