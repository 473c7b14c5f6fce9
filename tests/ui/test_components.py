"""The parts of every view: they answer keys, keep the focus where it belongs, and say their names."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QDeadlineTimer, QPoint, QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLayout, QPushButton, QVBoxLayout, QWidget

from composer.ui import components
from composer.ui.components import (
    Banner,
    Chip,
    ElidedLabel,
    EmptyState,
    Field,
    FlatMenuButton,
    FlowBox,
    IconButton,
    LineSample,
    PrimaryButton,
    SecondaryButton,
    Sheet,
    TabRow,
    TextButton,
    Toast,
    initial,
)
from composer.ui.theme import install, load_theme


@pytest.fixture
def host(qtbot, qapp, theme):
    """A window of 800 × 600 with a field that has the focus."""
    install(qapp, theme)
    window = QWidget()
    window.resize(800, 600)
    window.field = Field("words")
    column = QVBoxLayout(window)
    # The screen of the tests has no size hints to hand on.
    column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
    column.addWidget(window.field)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.field.setFocus()
    qtbot.waitUntil(window.field.hasFocus)
    return window


def said_by(widget: QWidget) -> str:
    """Return what a screen reader says of a widget."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


# --- buttons -----------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [PrimaryButton, SecondaryButton, TextButton])
def test_a_press_on_a_button_leaves_the_caret_in_the_text(qtbot, host, kind):
    button = kind("Go on")
    host.layout().addWidget(button)
    button.show()
    with qtbot.waitSignal(button.clicked):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert host.field.hasFocus()


@pytest.mark.parametrize("kind", [PrimaryButton, SecondaryButton, TextButton])
def test_a_button_is_reached_and_pressed_by_keys(qtbot, host, kind):
    button = kind("Go on")
    host.layout().addWidget(button)
    button.show()
    qtbot.keyClick(host.field, Qt.Key.Key_Tab)
    assert button.hasFocus()
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Space)


def test_an_icon_button_says_its_name_and_its_keys(qtbot, theme):
    button = IconButton(theme, "plus", "New post (Ctrl+N)")
    qtbot.addWidget(button)
    assert said_by(button) == button.toolTip() == "New post (Ctrl+N)"
    assert button.size() == QSize(32, 32)


def test_a_menu_button_has_room_for_its_words_and_its_chevron(qtbot, theme):
    button = FlatMenuButton(theme, "Sat 28 Nov, 08:30")
    qtbot.addWidget(button)
    words = button.fontMetrics().horizontalAdvance(button.text())
    assert button.sizeHint() == QSize(8 + words + 4 + 14 + 8, 32)
    button.set_link(True)
    assert button.sizeHint().width() == 8 + words + 8


# --- words -------------------------------------------------------------------------------------


def test_a_line_too_long_tells_the_whole_of_it(qtbot):
    text = "Bread that lasts until Friday, and never the heel in the bin again"
    line = ElidedLabel(text)
    qtbot.addWidget(line)
    line.resize(80, 20)
    line.show()
    qtbot.waitUntil(lambda: line.toolTip() == text)


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("Solène", "S"),
        ("M. Roche", "R"),
        ("Mr Lowe", "L"),
        ("Mme Élodie Petit", "É"),
        ("karim", "K"),
        ("Dr", "D"),
        ("", ""),
        ("  ", ""),
    ],
)
def test_a_disc_shows_the_initial_of_the_name_not_of_the_title(name, letter):
    assert initial(name) == letter


def test_chips_go_on_in_the_next_row(qtbot):
    box = FlowBox([Chip("“proper bread”"), Chip("“the heel”"), Chip("“keeps well”")])
    qtbot.addWidget(box)
    assert box.heightForWidth(1000) == 24
    assert box.heightForWidth(150) == 24 * 3 + 8 * 2


def test_an_empty_state_offers_one_link(qtbot):
    state = EmptyState("Nobody is chosen yet.", "Write to one person.", "Choose")
    qtbot.addWidget(state)
    with qtbot.waitSignal(state.link_requested):
        qtbot.mouseClick(state.findChild(QPushButton), Qt.MouseButton.LeftButton)
    without = EmptyState("Nothing is muted.", "")
    qtbot.addWidget(without)
    assert without.findChild(QPushButton) is None


@pytest.mark.parametrize("name", ["light", "dark"])
def test_severities_differ_by_shape_and_not_by_colour_alone(qtbot, name):
    theme = load_theme(name)
    shapes = []
    for look in ("severe", "warning", "info"):
        sample = LineSample(theme, look)
        qtbot.addWidget(sample)
        image = sample.grab().toImage()
        ground = image.pixelColor(0, 0)
        row = tuple(image.pixelColor(x, 10) != ground for x in range(image.width()))
        assert any(row)
        shapes.append(row)
    assert len(set(shapes)) == 3


def test_a_strength_is_shown_by_its_tint(qtbot, theme):
    sample = LineSample(theme, "strength")
    qtbot.addWidget(sample)
    image = sample.grab().toImage()
    assert image.pixelColor(image.width() // 2, image.height() // 2) == theme.strength_tint


# --- tabs --------------------------------------------------------------------------------------


@pytest.fixture
def tabs(qtbot, host):
    row = TabRow(["Persona", "Openers", "Checks"])
    host.layout().addWidget(row)
    row.show()
    return row


def test_arrows_go_round_the_tabs(qtbot, host, tabs):
    qtbot.keyClick(host.field, Qt.Key.Key_Tab)
    seen = []
    tabs.chosen.connect(seen.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        qtbot.keyClick(host.focusWidget(), key)
    assert seen == [1, 2, 0, 2]
    assert tabs.current() == 2


def test_a_press_on_a_tab_makes_it_the_current_one(qtbot, tabs):
    second = tabs.layout().itemAt(1).widget()
    with qtbot.waitSignal(tabs.chosen) as told:
        qtbot.mouseClick(second, Qt.MouseButton.LeftButton)
    assert told.args == [1]
    assert tabs.current() == 1


def test_a_count_is_said_with_the_name_of_its_tab(tabs):
    third = tabs.layout().itemAt(2).widget()
    alone = third.sizeHint().width()
    tabs.set_count(2, 4)
    assert said_by(third) == "Checks 4"
    assert third.sizeHint().width() > alone
    tabs.set_count(2, 0)
    assert said_by(third) == "Checks"
    assert third.sizeHint().width() == alone


# --- toast and banner --------------------------------------------------------------------------


def shown_words(part: QWidget) -> list[str]:
    found = [w for w in part.findChildren(QWidget) if hasattr(w, "text") and w.isVisibleTo(part)]
    return [w.text() for w in found if w.text()]


@pytest.fixture
def brief_toast(host, monkeypatch):
    """A toast that stays 20 milliseconds."""
    monkeypatch.setattr(components, "TOAST_MS", 20)
    return Toast(host, host.field)


def test_a_toast_takes_back_once(qtbot, host):
    toast = Toast(host, host.field)
    toast.say("Opener inserted")
    assert shown_words(toast) == ["Opener inserted", "Undo"]
    with qtbot.waitSignal(toast.undo_requested):
        qtbot.mouseClick(toast.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert not toast.isVisible()


def test_a_new_note_takes_the_place_of_the_one_before(host):
    toast = Toast(host, host.field)
    toast.say("Muted")
    toast.say("Ruth exported", undo=False)
    assert shown_words(toast) == ["Ruth exported"]
    assert said_by(toast) == "Ruth exported"


def test_a_toast_leaves_by_itself_and_comes_back_whole(qtbot, host, brief_toast):
    brief_toast.say("Muted")
    qtbot.waitUntil(lambda: not brief_toast.isVisible())
    brief_toast.say("Mended")
    assert brief_toast.isVisible()
    assert brief_toast.graphicsEffect().opacity() == 1


def test_a_toast_waits_while_its_undo_has_the_focus(qtbot, host, brief_toast):
    brief_toast.say("Muted")
    brief_toast.findChild(QPushButton).setFocus()
    later = QDeadlineTimer(300)
    qtbot.waitUntil(later.hasExpired)
    assert brief_toast.isVisible()
    host.field.setFocus()
    qtbot.waitUntil(lambda: not brief_toast.isVisible())


def test_a_toast_stays_over_its_part(host):
    toast = Toast(host, host.field)
    toast.say("Muted")
    for size in ((900, 700), (500, 300)):
        host.resize(*size)
        host.layout().activate() if host.layout() else None
        part = host.field.geometry()
        assert toast.x() == part.x()
        assert abs(toast.geometry().center().y() - part.center().y()) <= 1


def test_a_banner_says_one_thing_at_a_time(qtbot, host, theme):
    banner = Banner(theme)
    host.layout().addWidget(banner)
    assert not banner.isVisible()
    banner.say("This draft is a sample.", "Remove it")
    assert shown_words(banner) == ["This draft is a sample.", "Remove it"]
    banner.say("The file cannot be read.", problem=True)
    assert shown_words(banner) == ["The file cannot be read."]
    assert banner.height() >= 40


def test_a_banner_is_closed_and_its_link_followed_by_keys(qtbot, host, theme):
    banner = Banner(theme)
    host.layout().addWidget(banner)
    banner.say("This draft is a sample.", "Remove it")
    qtbot.keyClick(host.field, Qt.Key.Key_Tab)
    with qtbot.waitSignal(banner.link_requested):
        qtbot.keyClick(host.focusWidget(), Qt.Key.Key_Space)
    qtbot.keyClick(host.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(host.focusWidget(), Qt.Key.Key_Space)
    assert not banner.isVisible()


# --- sheet -------------------------------------------------------------------------------------


@pytest.fixture
def sheet(qtbot, host, theme):
    made = Sheet(host, theme, "Before approving", width=400)
    made.first, made.last = Field("why"), SecondaryButton("Back to the text")
    made.body.addWidget(made.first)
    made.foot.addWidget(made.last)
    made.open()
    return made


def test_a_sheet_covers_its_window_and_follows_it(host, sheet):
    assert sheet.geometry() == host.rect()
    host.resize(700, 500)
    assert sheet.geometry() == host.rect()


def test_tab_stays_in_the_sheet(qtbot, host, sheet):
    assert sheet.first.hasFocus()
    qtbot.keyClick(sheet.first, Qt.Key.Key_Tab)
    assert sheet.last.hasFocus()
    qtbot.keyClick(sheet.last, Qt.Key.Key_Tab)
    assert sheet.first.hasFocus()
    qtbot.keyClick(sheet.first, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert sheet.last.hasFocus()


def test_escape_closes_the_sheet_and_gives_the_focus_back(qtbot, host, sheet):
    with qtbot.waitSignal(sheet.closed):
        qtbot.keyClick(sheet.first, Qt.Key.Key_Escape)
    assert host.field.hasFocus()
    assert not sheet.isVisible()


def test_a_press_on_the_veil_closes_and_on_the_sheet_does_not(qtbot, host, sheet):
    with qtbot.assertNotEmitted(sheet.closed):
        qtbot.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=sheet.rect().center())
    with qtbot.waitSignal(sheet.closed):
        qtbot.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))


def test_the_foot_stays_where_the_middle_is_long(qtbot, host, sheet):
    for number in range(40):
        sheet.body.addWidget(Field(str(number)))
    sheet.refit()
    qtbot.waitUntil(lambda: sheet.last.visibleRegion().boundingRect() == sheet.last.rect())
    below = sheet.last.mapTo(host, QPoint(0, sheet.last.height())).y()
    assert below <= host.height() - 30
