"""Columns as the width allows: side by side, or over the desk; and what low windows say less of."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QToolButton

from composer.ui.components import LEADING, Paragraph
from composer.ui.export_sheet import ExportSheet
from composer.ui.theme import load_theme


@pytest.fixture
def sized(qtbot, window):
    def sized(width: int, height: int = 700):
        window.resize(width, height)
        qtbot.waitUntil(lambda: window.columns.width() == width)
        return window

    return sized


def test_wide_all_three_stand_side_by_side(sized) -> None:
    window = sized(1280)
    left, middle, right = window.library, window.desk, window.columns.side
    spots = [part.mapTo(window, QPoint(0, 0)).x() for part in (left, middle, right)]
    assert spots == sorted(spots)
    assert left.isVisible()
    assert right.isVisible()
    assert spots[1] >= left.width()


def test_narrower_the_library_lies_over_the_desk_and_moves_nothing(qtbot, sized) -> None:
    window = sized(1000)
    assert not window.library.isVisible()
    before = window.desk.mapTo(window, QPoint(0, 0)), window.desk.width()
    window.columns.toggle_library()
    assert window.library.isVisible()
    assert (window.desk.mapTo(window, QPoint(0, 0)), window.desk.width()) == before
    assert window.library.geometry().left() == 0
    assert window.library.height() == window.columns.height()
    assert window.library.search.hasFocus()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.library.isVisible()
    assert window.desk.editor.hasFocus()


def test_a_press_beside_the_drawer_closes_it(qtbot, sized) -> None:
    window = sized(1000)
    window.columns.toggle_library()
    beside = window.columns.childAt(QPoint(600, 300))
    qtbot.mouseClick(beside, Qt.MouseButton.LeftButton)
    assert not window.library.isVisible()


def test_a_post_chosen_in_the_drawer_closes_it(sized) -> None:
    window = sized(1000)
    window.session.write("To be found. ", 0)
    window.session.save()
    window.columns.toggle_library()
    window.posts.open_post(window.session.post.id)
    assert not window.library.isVisible()


def test_narrowest_the_side_panel_is_a_drawer_at_the_right(sized) -> None:
    window = sized(640)
    side = window.columns.side
    assert not side.isVisible()
    window.columns.toggle_side()
    assert side.isVisible()
    assert side.geometry().right() == window.columns.width() - 1
    assert side.isAncestorOf(QApplication.focusWidget())
    window.columns.toggle_side()
    assert not side.isVisible()


def test_wide_again_the_columns_have_their_widths_again(sized) -> None:
    window = sized(1280)
    before = window.library.width(), window.columns.side.width()
    sized(640)
    window.columns.toggle_library()
    sized(1280)
    assert (window.library.width(), window.columns.side.width()) == before
    assert window.library.isVisible()
    assert window.columns.side.isVisible()


@pytest.mark.parametrize("width", [720, 853, 900, 1159])
def test_beside_the_desk_the_panel_fills_its_place(sized, width) -> None:
    window = sized(width)
    side = window.columns.side
    assert side.width() == 304
    assert side.mapTo(window, QPoint(0, 0)).x() + side.width() == width


def test_low_windows_have_the_three_questions_in_one_row(sized) -> None:
    window = sized(853, 533)
    texts = [part for part in window.desk.questions.findChildren(QLabel) if part.isVisible()]
    assert texts == []
    assert window.desk.questions.height() <= 40
    window = sized(853, 760)
    texts = [part for part in window.desk.questions.findChildren(QLabel) if part.isVisible()]
    assert len(texts) == 6


def test_where_there_is_no_room_the_date_is_an_icon_that_says_it(sized) -> None:
    window = sized(853)
    date = window.desk.bar.date
    assert date.isVisible()
    assert date.toolTip() == "No date"
    assert date.sizeHint().width() < 60
    sized(1280)
    assert date.toolTip() == ""
    assert date.sizeHint().width() > 60


def test_an_open_sheet_follows_the_theme(sized) -> None:
    window = sized(1280)
    window.passages.show_mutes()
    window.main_menu.theme_chosen.emit("dark")
    dark = load_theme("dark")
    corner = window.grab().toImage().pixelColor(4, window.height() - 4)
    veiled = dark.window.red() * (1 - dark.veil.alphaF())
    assert abs(corner.red() - veiled) <= 2
    window.main_menu.theme_chosen.emit("light")


def test_wrapped_lines_stand_in_the_leading_of_the_look(qtbot) -> None:
    for px, leading in LEADING.items():
        text = Paragraph("one two three four five six seven eight nine ten", px)
        qtbot.addWidget(text)
        one = text.heightForWidth(10_000)
        assert one == leading
        narrow = text.heightForWidth(90)
        assert narrow > leading
        assert narrow % leading == 0


def counters(window):
    return window.desk.strip.findChildren(QToolButton, "counter")


@pytest.mark.parametrize("width", [1280, 900, 560])
def test_the_words_of_the_counters_never_lie_over_each_other(qtbot, sized, width: int) -> None:
    window = sized(width)
    window.session.change(networks=("facebook", "instagram", "x", "mastodon", "bluesky"))
    window.desk.editor.insertPlainText("Rye again. " * 60)
    window.desk.show_counts()

    def stand_apart() -> bool:
        every = sorted(counters(window), key=lambda one: one.x())
        whole = all(one.width() >= one.sizeHint().width() for one in every)
        return whole and all(
            right.x() >= left.x() + left.width() for left, right in pairwise(every)
        )

    qtbot.waitUntil(stand_apart)
    assert "380 over" in " ".join(one.accessibleName() for one in counters(window))


def test_a_counter_out_of_sight_is_reached_by_the_wheel_and_by_its_network(qtbot, sized) -> None:
    window = sized(560)
    window.session.change(networks=("facebook", "instagram", "x", "mastodon", "bluesky"))
    window.desk.editor.insertPlainText("Rye again. " * 60)
    first, last = counters(window)[0], counters(window)[-1]

    def is_seen(counter) -> bool:
        fits = counter.width() >= counter.sizeHint().width()
        return fits and counter.visibleRegion().boundingRect().width() == counter.width()

    qtbot.waitUntil(lambda: is_seen(first) and not is_seen(last))
    window.session.show_network("bluesky")
    qtbot.waitUntil(lambda: is_seen(last))
    middle = QPointF(last.rect().center())
    turned = QWheelEvent(
        middle,
        last.mapToGlobal(middle),
        QPoint(),
        QPoint(0, 1200),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(first.parentWidget().parentWidget(), turned)
    qtbot.waitUntil(lambda: is_seen(first))


@pytest.mark.parametrize("searching", [False, True])
def test_the_text_keeps_five_lines_in_a_low_window(sized, searching: bool) -> None:
    window = sized(853, 533)
    window.session.change(networks=("facebook", "mastodon"))
    if searching:
        window.aids.replace()
    QApplication.processEvents()
    assert window.desk.editor.height() >= 5 * 27


def test_a_key_goes_to_a_column_first_and_takes_it_away_from_within(sized) -> None:
    window = sized(1280)
    for toggle, column in (
        (window.columns.go_to_library, window.library),
        (window.columns.go_to_side, window.columns.side),
    ):
        window.desk.editor.setFocus()
        toggle()
        assert column.isVisible()
        assert column.isAncestorOf(QApplication.focusWidget())
        toggle()
        assert not column.isVisible()
        assert window.desk.editor.hasFocus()
        toggle()
        assert column.isVisible()


def test_after_a_narrow_time_the_plus_and_the_bar_stand_where_they_did(qtbot, sized) -> None:
    def plus_is_whole() -> bool:
        buttons = window.library.findChildren(QToolButton)
        plus = next(one for one in buttons if one.toolTip() == "New persona")
        return plus.visibleRegion().boundingRect() == plus.rect()

    window = sized(1280)
    kind = window.desk.bar.kind
    sized(900)
    sized(1280)
    qtbot.waitUntil(plus_is_whole)
    assert not window.desk.bar.library_button.isVisible()
    qtbot.waitUntil(lambda: kind.mapTo(window.desk, QPoint(0, 0)).x() == 32)


def test_the_key_of_the_export_works_in_the_search(qtbot, sized) -> None:
    window = sized(1280)
    window.library.search.setFocus()
    qtbot.keyClick(window.library.search, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    sheet = window.findChild(ExportSheet)
    assert sheet is not None
    assert sheet.isVisible()
    sheet.close_sheet()
