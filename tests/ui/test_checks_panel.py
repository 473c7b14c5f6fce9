"""The cards of the Checks tab: one for one cause, notes folded, others named under the first."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLayout, QPushButton, QToolButton

from composer.checks.findings import CheckInput, Finding, Span
from composer.ui.checks_panel import CheckCard, ChecksPanel

PLEA = "Salut les abonnés, veuillez aimer notre page Facebook"
STACKED = "Please like, share and comment!"
NOTE = "Soup at noon 🎉🎉🎉🎉 with the rye"


@pytest.fixture
def panel(qtbot, theme, checker):
    made = ChecksPanel(theme, "en")
    qtbot.addWidget(made)
    made.resize(344, 700)
    # The screen of the tests has no size hints to hand on.
    made.layout().setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()

    def show(text: str, language: str = "en") -> ChecksPanel:
        found = checker.check(CheckInput(text, language=language, network="x"))
        made.show_findings(found, text, False, 0)
        return made

    made.show_text = show
    return made


def cards(panel: ChecksPanel) -> list[CheckCard]:
    QApplication.processEvents()
    found = [card for card in panel.findChildren(CheckCard) if card.isVisibleTo(panel)]
    return [card for card in found if not card.is_strength]


def rows(panel: ChecksPanel) -> list[QToolButton]:
    QApplication.processEvents()
    found = panel.findChildren(QToolButton)
    return [row for row in found if "note" in row.text() and row.isVisibleTo(panel)]


def test_only_an_open_card_asks_for_fixes(panel, checker) -> None:
    asked = []
    rule = next(one for one in checker.book.rules if one.severity == "severe")

    def show(text: str) -> Finding:
        found = Finding(rule, (Span(0, 4),), lambda: (asked.append(text), ())[1])
        panel.show_findings((found,), text, False, 0)
        return found

    for text in ("Like", "Like ", "Like o"):
        last = show(text)
    assert len(cards(panel)) == 1
    assert not asked
    panel.open_card(last)
    assert asked == ["Like o"]


def test_a_stacked_plea_is_one_card(panel) -> None:
    panel.show_text(STACKED)
    (card,) = cards(panel)
    assert len(card.others) >= 2
    assert panel.count.text().startswith("1 passage")


def test_a_plea_after_a_greeting_is_two_cards(panel) -> None:
    panel.show_text(PLEA, "fr")
    assert [card.finding.rule.id for card in cards(panel)] == ["mass-greeting", "like-beg"]


def test_the_others_are_named_and_one_press_away(qtbot, panel) -> None:
    panel.show_text(STACKED)
    panel.open_card(cards(panel)[0].finding)
    (card,) = cards(panel)
    other = card.others[0]
    names = [button for button in card.findChildren(QPushButton) if button.isVisible()]
    (link,) = [button for button in names if button.text() == other.rule.name.en]
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    (card,) = cards(panel)
    assert card.finding == other
    assert panel.open_finding() == other
    assert len(card.others) >= 2


def test_notes_are_folded_until_asked_for(qtbot, panel) -> None:
    panel.show_text(NOTE)
    assert cards(panel) == []
    (row,) = rows(panel)
    assert row.text().startswith("1 note")
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert [card.finding.rule.id for card in cards(panel)] == ["emoji-pile"]
    (row,) = rows(panel)
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert cards(panel) == []


def test_the_notes_row_works_by_keyboard_and_keeps_the_focus(qtbot, panel) -> None:
    panel.show_text(NOTE)
    (row,) = rows(panel)
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_Space)
    assert len(cards(panel)) == 1
    assert panel.focusWidget() is rows(panel)[0]


def test_a_note_that_is_opened_from_the_text_unfolds_them(panel) -> None:
    panel.show_text(NOTE)
    panel.open_card(panel.notes[0].first)
    assert [card.opened for card in cards(panel)] == [True]


def test_notes_do_not_count_as_passages_to_look_at(panel) -> None:
    panel.show_text(NOTE)
    assert panel.count.text() == ""
    assert panel.passages == ()
    assert len(panel.notes) == 1
