"""The library column shows its rows and says what is asked, by mouse and by keys."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QMenu,
    QToolButton,
    QWidget,
)

from composer.ui.library_column import LibraryColumn, PersonaRow, PostRow
from composer.ui.theme import install, load_theme

# What the screen of the tests cannot do is not the column's fault.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

POSTS = (
    PostRow("p1", "The rye lasts until Friday", "Ruth", "09:42", "Drafts"),
    PostRow("p2", "Salt-free, for you", "Reply to Karim", "Tue", "Drafts"),
    PostRow("p3", "We close at noon", "The whole street", "28 Nov", "Approved"),
)
PERSONAS = (PersonaRow("r1", "Ruth"), PersonaRow("r2", "Mr Lowe"))


@pytest.fixture
def column(qtbot, qapp, theme):
    install(qapp, theme)
    made = LibraryColumn(theme)
    qtbot.addWidget(made)
    made.resize(248, 700)
    made.show_posts(POSTS)
    made.show_personas(PERSONAS)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture
def rows(column) -> QListView:
    return column.findChild(QListView)


def said(rows: QListView) -> list[str]:
    model = rows.model()
    return [model.index(n, 0).data(Qt.ItemDataRole.DisplayRole) for n in range(model.rowCount())]


def place(rows: QListView, number: int) -> QPoint:
    return rows.visualRect(rows.model().index(number, 0)).center()


def keys(qtbot, rows: QListView, *pressed: Qt.Key) -> None:
    for key in pressed:
        qtbot.keyClick(rows, key)


def press_menu_key(widget: QListView) -> None:
    # Qt asks the widget where its cursor is and sends the menu event there.
    at = widget.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, widget.mapToGlobal(at))
    QApplication.sendEvent(widget, event)


def trigger(menu_text: str) -> None:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    action = next(one for one in menu.actions() if one.text() == menu_text)
    menu.setActiveAction(action)
    QTest.keyClick(menu, Qt.Key.Key_Return)


def test_posts_stand_under_their_status_with_its_count(rows):
    assert said(rows) == [
        "Drafts",
        "The rye lasts until Friday, Ruth, 09:42",
        "Salt-free, for you, Reply to Karim, Tue",
        "Approved",
        "We close at noon, The whole street, 28 Nov",
        "Personas",
        "Ruth",
        "Mr Lowe",
    ]


def test_an_empty_group_is_not_shown_but_a_persona_can_be_added(qtbot, column, rows):
    column.show_posts(())
    column.show_personas(())
    assert said(rows) == ["Personas"]
    plus = rows.viewport().findChild(QToolButton)
    assert plus.accessibleName() == "New persona"
    with qtbot.waitSignal(column.new_persona_requested):
        qtbot.mouseClick(plus, Qt.MouseButton.LeftButton)


def test_heights_are_those_of_the_look(rows):
    heights = [rows.visualRect(rows.model().index(n, 0)).height() for n in (1, 6)]
    assert heights == [48, 32]


def test_a_press_opens_a_post_or_a_persona(qtbot, column, rows):
    with qtbot.waitSignal(column.post_chosen) as told:
        qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place(rows, 2))
    assert told.args == ["p2"]
    with qtbot.waitSignal(column.persona_chosen) as told:
        qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place(rows, 7))
    assert told.args == ["r2"]


def test_a_press_on_a_group_opens_nothing(qtbot, column, rows):
    with qtbot.assertNotEmitted(column.post_chosen), qtbot.assertNotEmitted(column.persona_chosen):
        qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place(rows, 0))


def test_arrows_pass_over_group_names_and_enter_opens(qtbot, column, rows):
    opened = []
    column.post_chosen.connect(opened.append)
    column.persona_chosen.connect(opened.append)
    qtbot.keyClick(column.search, Qt.Key.Key_Down)
    assert rows.hasFocus()
    for _ in range(5):
        keys(qtbot, rows, Qt.Key.Key_Return, Qt.Key.Key_Down)
    assert opened == ["p1", "p2", "p3", "r1", "r2"]


@pytest.mark.parametrize(
    ("down", "signal", "wanted"),
    [(0, "post_delete_requested", "p1"), (3, "persona_delete_requested", "r1")],
)
def test_delete_asks_for_the_row_of_the_keys(qtbot, column, rows, down, signal, wanted):
    qtbot.keyClick(column.search, Qt.Key.Key_Down)
    keys(qtbot, rows, *[Qt.Key.Key_Down] * down)
    with qtbot.waitSignal(getattr(column, signal)) as told:
        keys(qtbot, rows, Qt.Key.Key_Delete)
    assert told.args == [wanted]


@pytest.mark.parametrize(
    ("row", "text", "signal", "wanted"),
    [
        (1, "Open", "post_chosen", "p1"),
        (1, "Duplicate", "post_duplicate_requested", "p1"),
        (1, "Delete", "post_delete_requested", "p1"),
        (6, "Open", "persona_chosen", "r1"),
        (6, "Duplicate", "persona_duplicate_requested", "r1"),
        (6, "Export as JSON…", "persona_export_requested", "r1"),
        (6, "Delete", "persona_delete_requested", "r1"),
    ],
)
def test_the_menu_key_offers_what_can_be_done_with_a_row(
    qtbot, column, rows, row, text, signal, wanted
):
    qtbot.keyClick(column.search, Qt.Key.Key_Down)
    keys(qtbot, rows, *[Qt.Key.Key_Down] * (0 if row == 1 else 3))
    press_menu_key(rows)
    with qtbot.waitSignal(getattr(column, signal)) as told:
        trigger(text)
    assert told.args == [wanted]


def test_new_rows_leave_the_keys_on_their_row(qtbot, column, rows):
    qtbot.keyClick(column.search, Qt.Key.Key_Down)
    keys(qtbot, rows, Qt.Key.Key_Down)
    column.show_posts((replace(POSTS[0], id="p0", title="Newer"), *POSTS))
    with qtbot.waitSignal(column.post_chosen) as told:
        keys(qtbot, rows, Qt.Key.Key_Return)
    assert told.args == ["p2"]


def test_what_stands_in_the_middle_is_filled(column, rows, theme):
    def ground(number: int):
        area = rows.visualRect(rows.model().index(number, 0))
        corner = rows.viewport().mapTo(column, area.topRight() + QPoint(-4, 10))
        return column.grab().toImage().pixelColor(corner)

    column.select("p2")
    assert ground(2) == theme.selected
    assert ground(1) != theme.selected
    column.select("", "r1")
    assert ground(6) == theme.selected
    assert ground(2) != theme.selected


def test_search_says_every_letter(qtbot, column):
    heard = []
    column.search_changed.connect(heard.append)
    qtbot.keyClicks(column.search, "rye")
    assert heard == ["r", "ry", "rye"]


@pytest.mark.parametrize(
    ("part", "signal"),
    [
        ("new_post", "new_post_requested"),
        ("new_reply", "new_reply_requested"),
        ("hide_button", "hide_requested"),
    ],
)
def test_the_buttons_ask_by_keys_too(qtbot, column, part, signal):
    button = getattr(column, part)
    button.setFocus()
    with qtbot.waitSignal(getattr(column, signal)):
        qtbot.keyClick(button, Qt.Key.Key_Space)
    assert button.toolTip()


def test_tab_goes_from_the_list_to_its_plus_and_then_on(qtbot, qapp, theme):
    host, column, text = QWidget(), LibraryColumn(theme), QLineEdit()
    row = QHBoxLayout(host)
    row.addWidget(column)
    row.addWidget(text)
    qtbot.addWidget(host)
    with qtbot.waitActive(host):
        host.show()
        host.activateWindow()
    column.show_personas(PERSONAS)
    rows = column.findChild(QListView)
    rows.setFocus()
    qtbot.keyClick(rows, Qt.Key.Key_Tab)
    plus = host.focusWidget()
    assert plus.accessibleName() == "New persona"
    qtbot.keyClick(plus, Qt.Key.Key_Tab)
    assert text.hasFocus()


def test_another_theme_draws_the_same_rows(column, rows):
    before = said(rows)
    dark = load_theme("dark")
    install(QApplication.instance(), dark)
    column.set_theme(dark)
    column.select("p1")
    assert said(rows) == before
    area = rows.visualRect(rows.model().index(1, 0))
    corner = rows.viewport().mapTo(column, area.topRight() + QPoint(-4, 10))
    assert column.grab().toImage().pixelColor(corner) == dark.selected
