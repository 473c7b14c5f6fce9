"""The editor: the words typed, and marks that stay on them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from composer.checks.findings import Edit, Span
from composer.text.cleaning import clean
from composer.ui.editor import Mark, PostEditor
from tests.hostile import hostile_texts

LONGEST = 200_000


@pytest.fixture
def editor(qtbot, theme):
    made = PostEditor(theme)
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    return made


def marked(editor: PostEditor) -> list[tuple[str, str]]:
    """Return (words, look) of what is painted, read from the formats of the document."""
    found = []
    block = editor.document().begin()
    while block.isValid():
        raw = block.text().encode("utf-16-le", "surrogatepass")
        for one in block.layout().formats():
            start, end = 2 * one.start, 2 * (one.start + one.length)
            style = one.format.underlineStyle()
            found.append((raw[start:end].decode("utf-16-le", "surrogatepass"), style.name))
        block = block.next()
    return found


def press(editor: PostEditor, character: str) -> None:
    """Press the key of a character, also one that no keyboard of QTest has."""
    pressed = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, character)
    QApplication.sendEvent(editor, pressed)


def paste(editor: PostEditor, text: str) -> None:
    data = QMimeData()
    data.setText(text)
    editor.insertFromMimeData(data)


# Qt drops lone surrogates and a leading BOM before anybody can see them.
SEEN_BY_QT = [
    name
    for name, text in hostile_texts().items()
    if len(text) < LONGEST and name != "BOM" and not any("\ud800" <= c <= "\udfff" for c in text)
]


@pytest.mark.parametrize("name", SEEN_BY_QT)
def test_awkward_texts_pasted_are_read_back_after_the_one_cleaning(editor, name: str) -> None:
    paste(editor, hostile_texts()[name])
    assert editor.text() == clean(hostile_texts()[name])


@pytest.mark.parametrize("name", ["one lone high surrogate", "lone low surrogate", *SEEN_BY_QT])
def test_awkward_texts_loaded_are_read_back_after_the_one_cleaning(editor, name: str) -> None:
    editor.load(hostile_texts()[name])
    assert editor.text() == clean(hostile_texts()[name])


def test_no_break_spaces_survive_typing_and_copying(editor, qtbot) -> None:
    for character in "«\u00a0oui\u00a0»\u202f!":
        press(editor, character)
    assert editor.text() == "«\u00a0oui\u00a0»\u202f!"
    editor.selectAll()
    assert editor.createMimeDataFromSelection().text() == "«\u00a0oui\u00a0»\u202f!"


def test_shift_enter_is_a_line_break_like_any_other(editor, qtbot) -> None:
    qtbot.keyClicks(editor, "a")
    qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(editor, "b")
    assert editor.text() == "a\nb"


@pytest.mark.parametrize(
    "before", ["", "😀🎉 ", "e\u0301te\u0301 ", "👨‍👩‍👧 «\u00a0", "مرحبا ", "😀\n🎉 ligne\n"]
)
def test_marks_cover_exactly_their_words(editor, before: str) -> None:
    text = before + "Likez notre page et voilà"
    editor.load(text)
    start = len(before)
    editor.show_marks((Mark(start, start + len("Likez notre page"), "severe"),))
    assert marked(editor) == [("Likez notre page", "SingleUnderline")]


def test_severities_differ_by_shape_and_the_weightiest_wins(editor) -> None:
    editor.load("un deux trois quatre")
    editor.show_marks(
        (Mark(0, 2, "info"), Mark(3, 7, "warning"), Mark(0, 7, "severe"), Mark(8, 13, "strength"))
    )
    assert marked(editor) == [
        ("un deux", "SingleUnderline"),
        ("trois", "NoUnderline"),
    ]


def test_marks_move_nothing_in_undo(editor, qtbot) -> None:
    qtbot.keyClicks(editor, "abc")
    editor.show_marks((Mark(0, 2, "info"),))
    editor.undo()
    assert editor.text() == ""


def test_edits_are_one_step_of_undo(editor) -> None:
    editor.load("😀 un deux trois")
    editor.apply((Edit(Span(2, 4), "UN"), Edit(Span(10, 15), "TROIS")))
    assert editor.text() == "😀 UN deux TROIS"
    editor.undo()
    assert editor.text() == "😀 un deux trois"
    editor.redo()
    assert editor.text() == "😀 UN deux TROIS"


def test_showing_marks_is_no_edit(editor, qtbot) -> None:
    editor.load("un deux")
    with qtbot.assertNotEmitted(editor.edited):
        editor.show_marks((Mark(0, 2, "severe"),))


def test_of_a_selection_that_is_too_long_the_beginning_is_seen(editor, qtbot) -> None:
    editor.resize(300, 120)
    editor.show()
    qtbot.waitExposed(editor)
    editor.load("A line.\n" * 20 + "Long words. " * 100 + "\nThe end.")
    editor.select(160, 160 + 1200)
    assert editor.selected() == (160, 1360)
    cursor = editor.textCursor()
    cursor.setPosition(160)
    assert 0 <= editor.cursorRect(cursor).top() < editor.viewport().height() - 20


def test_the_caret_counts_code_points(editor) -> None:
    editor.load("😀🎉x", 2)
    assert editor.caret() == 2
    assert editor.textCursor().position() == 4


def test_a_megabyte_can_be_pasted(editor) -> None:
    text = "mot mot mot\n" * 90_000
    paste(editor, text)
    assert editor.text() == text
