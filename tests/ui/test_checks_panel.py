"""The cards of the Checks tab: one for one cause, notes folded, others named under the first."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt, QTranslator
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLayout,
    QPushButton,
    QToolButton,
)

from composer.checks.findings import CheckInput, Edit, Finding, FindingKind, Fix, Span
from composer.checks.language import language_finding
from composer.checks.rules import FIX_LABELS, fix_words
from composer.proofreading.mistakes import Mistake
from composer.resources import resource
from composer.text.bilingual import Bilingual
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


def test_a_collapsed_card_names_two_rules_and_counts_the_rest(panel) -> None:
    panel.show_text(STACKED)
    (card,) = cards(panel)
    names = [one.rule.name.en for one in (card.finding, *card.others)]
    _, said = (one.text() for one in card.findChildren(QLabel))
    assert len(names) > 2
    assert said.startswith(names[0])
    assert said.endswith(f"{names[1]}\u00a0·\u00a0+\u00a0{len(names) - 2}")


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


@pytest.fixture(params=["en", "fr"])
def language(request, qapp):
    translator = QTranslator()
    assert translator.load(f"composer_{request.param}", str(resource("translations")))
    qapp.installTranslator(translator)
    yield request.param
    qapp.removeTranslator(translator)


@pytest.fixture(params=[304, 344])
def narrow(request, qtbot, theme, language):
    """A panel as wide as a window of 853 and one of 1280 pixels has it."""
    made = ChecksPanel(theme, language)
    qtbot.addWidget(made)
    made.resize(request.param, 700)
    made.layout().setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
    made.show()
    return made


def opened(panel: ChecksPanel, findings: tuple[Finding, ...], text: str) -> CheckCard:
    panel.show_findings(findings, text, True, 0)
    panel.open_card(findings[0])
    QApplication.processEvents()
    return next(card for card in panel.findChildren(CheckCard) if card.opened and card.isVisible())


def places(card: CheckCard) -> list[QRect]:
    """Where the buttons of a card are, in the card."""
    buttons = [one for one in card.findChildren(QAbstractButton) if one.isVisibleTo(card)]
    return [QRect(one.mapTo(card, QPoint(0, 0)), one.size()) for one in buttons]


def assert_fits(panel: ChecksPanel, card: CheckCard) -> None:
    viewport = panel._scroll.viewport()
    assert card.mapTo(viewport, QPoint(0, 0)).x() >= 0
    right = card.mapTo(viewport, QPoint(card.width(), 0)).x()
    assert right <= viewport.width(), (card.finding, right, viewport.width())
    inside = places(card)
    assert all(card.rect().contains(place) for place in inside), (card.finding, inside)
    assert not any(one.intersects(other) for one, other in combinations(inside, 2))


def test_no_open_card_is_wider_than_its_panel(narrow, language, checker) -> None:
    text = "Like and share if you love bread"
    fixes = tuple(Fix(name, (Edit(Span(0, 4), ""),)) for name in FIX_LABELS)
    longest = max(fixes, key=lambda fix: len(fix_words(fix).in_language(language)))
    shown = [rule for rule in checker.book.rules if rule.kind is not FindingKind.QUESTION]
    for rule in shown:
        found = Finding(rule, (Span(0, 4),), (longest, *fixes))
        assert_fits(narrow, opened(narrow, (found,), text))


def mistake(words: str, family: str, *better: str) -> Finding:
    said = Bilingual("Better so.", "Mieux ainsi.")
    rule = "A_NAME_OF_A_RULE_THAT_IS_ONE_LONG_WORD"
    return language_finding(Mistake(0, len(words), family, rule, said, better, "languagetool"))


@pytest.mark.parametrize("family", ["spelling", "grammar"])
def test_no_card_of_a_mistake_is_wider_than_its_panel(narrow, family) -> None:
    words = "a passage that a proofreader takes for one single mistake"
    better = "a passage that the proofreader would have written in its place"
    assert_fits(narrow, opened(narrow, (mistake(words, family, better, "a short one"),), words))


def test_words_of_a_button_that_have_no_room_are_its_tooltip(narrow) -> None:
    better = "a passage & more that the proofreader would have written in its place"
    card = opened(narrow, (mistake("a passage", "grammar", better, "short"),), "a passage")
    (fix,) = [one for one in card.findChildren(QPushButton) if one.objectName() == "secondary"]
    assert fix.toolTip() == better
    card = opened(narrow, (mistake("some", "grammar", "more"),), "some")
    (fix,) = [one for one in card.findChildren(QPushButton) if one.objectName() == "secondary"]
    assert fix.toolTip() == ""
