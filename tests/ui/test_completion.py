"""Hashtags and handles used before: offered, never in the way."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from composer.posts.post import Post
from composer.ui.session import now
from tests.ui.keys import press, write


@pytest.fixture
def editor(window):
    for number, text in enumerate(("#Levain #LevainDeSeigle chez @lea.b", "Encore #Levain")):
        window.session.library.save_post(Post(f"old{number}", now(), now(), text=text))
    window.posts.new_post()
    window.desk.editor.setFocus()
    return window.desk.editor


def offered(window) -> tuple[str, ...]:
    return window.aids.completion.offered()


def test_a_tag_that_is_typed_offers_those_used_before(window, editor) -> None:
    write(editor, "Du #")
    assert offered(window) == ()
    write(editor, "le")
    assert offered(window) == ("#Levain", "#LevainDeSeigle")
    write(editor, "vainde")
    assert offered(window) == ("#LevainDeSeigle",)
    write(editor, "blé")
    assert offered(window) == ()


def test_tab_takes_the_first_with_a_space_after_it(window, editor) -> None:
    write(editor, "Du #le")
    press(editor, Qt.Key.Key_Tab)
    assert editor.text() == "Du #Levain "
    assert editor.caret() == len("Du #Levain ")
    assert offered(window) == ()
    assert QApplication.focusWidget() is editor
    editor.undo()
    assert editor.text() == "Du #le"


def test_arrows_choose_and_enter_takes(window, editor) -> None:
    write(editor, "#le")
    press(editor, Qt.Key.Key_Down)
    press(editor, Qt.Key.Key_Down)
    press(editor, Qt.Key.Key_Return)
    assert editor.text() == "#LevainDeSeigle "
    write(editor, "@L")
    press(editor, Qt.Key.Key_Up)
    press(editor, Qt.Key.Key_Return)
    assert editor.text() == "#LevainDeSeigle @lea.b "


def test_enter_is_a_line_break_until_an_arrow_has_chosen(window, editor) -> None:
    write(editor, "#le\n")
    assert editor.text() == "#le\n"
    assert offered(window) == ()


def test_escape_closes_until_another_tag_is_begun(window, editor) -> None:
    write(editor, "#le")
    press(editor, Qt.Key.Key_Escape)
    assert offered(window) == ()
    write(editor, "v")
    assert offered(window) == ()
    assert QApplication.focusWidget() is editor
    write(editor, " #le")
    assert offered(window) != ()


def test_no_space_where_one_stands_already(window, editor) -> None:
    editor.insert(", vite")
    editor.set_caret(0)
    write(editor, "#le")
    press(editor, Qt.Key.Key_Tab)
    assert editor.text() == "#Levain, vite"


def test_moving_away_or_leaving_closes_the_list(window, editor) -> None:
    write(editor, "Du #le")
    editor.set_caret(0)
    assert offered(window) == ()
    editor.set_caret(6)
    write(editor, "v")
    assert offered(window) != ()
    window.library.search.setFocus()
    assert offered(window) == ()


def test_what_is_put_in_by_the_program_offers_nothing(window, editor) -> None:
    window.library.search.setFocus()
    editor.insert("#le")
    assert offered(window) == ()


def test_tags_of_the_post_itself_are_not_offered(window, editor) -> None:
    write(editor, "#Nouveau")
    window.session.save()
    write(editor, " #no")
    assert offered(window) == ()
    window.posts.new_post()
    write(editor, "#no")
    assert offered(window) == ("#Nouveau",)


def test_an_emoji_before_it_shifts_nothing(window, editor) -> None:
    write(editor, "🥖🥖 #le")
    press(editor, Qt.Key.Key_Tab)
    assert editor.text() == "🥖🥖 #Levain "


def test_a_click_takes(qtbot, window, editor) -> None:
    write(editor, "#le")
    popup = window.aids.completion
    area = popup.visualItemRect(popup.item(1))
    qtbot.mouseClick(popup.viewport(), Qt.MouseButton.LeftButton, pos=area.center())
    assert editor.text() == "#LevainDeSeigle "


def test_what_is_typed_after_a_tag_takes_the_place_of_its_space(window, editor) -> None:
    for typed, stands in ((",", "#Levain,"), (" ", "#Levain "), ("e", "#Levain e")):
        editor.load("")
        write(editor, "#le")
        press(editor, Qt.Key.Key_Tab)
        write(editor, typed)
        assert editor.text() == stands
        assert editor.caret() == len(stands)
    editor.load("")
    write(editor, "#le")
    press(editor, Qt.Key.Key_Tab)
    write(editor, ", ok")
    assert editor.text() == "#Levain, ok"
