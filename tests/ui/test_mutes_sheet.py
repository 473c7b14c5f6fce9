"""Every mute is listed with its rule, its reach and its reason, and can be taken back."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from composer.checks.mutes import Mute, MuteScope
from composer.ui.components import TextButton
from composer.ui.mutes_sheet import MutesSheet

THEN = datetime(2026, 11, 3, 12, 0, tzinfo=UTC)
MUTES = (
    Mute("1", "like-beg", MuteScope.POST, THEN, post_id="p"),
    Mute("2", "like-beg", MuteScope.PERSONA, THEN, persona_id="r", reason="She asks us to."),
    Mute("3", "a-rule-that-left", MuteScope.EVERYWHERE, THEN),
)


@pytest.fixture
def opened(qtbot, theme, checker):
    def opened(mutes):
        host = QWidget()
        host.resize(720, 560)
        qtbot.addWidget(host)
        with qtbot.waitActive(host):
            host.show()
            host.activateWindow()
        rules = {rule.id: rule for rule in checker.book.rules}
        places = {"p": "Galette is back", "r": "Ruth"}
        sheet = MutesSheet(host, theme, mutes, rules=rules, places=places, language="en")
        sheet.host = host
        sheet.open()
        return sheet

    return opened


def said(sheet):
    return " | ".join(p.text() for p in sheet.findChildren(QLabel) if p.isVisible())


def links(sheet):
    return [button for button in sheet.findChildren(TextButton) if button.isVisible()]


def test_rule_reach_reason_and_date_are_told(opened, checker):
    text = said(opened(MUTES))
    name = checker.book.rule("like-beg").name.en
    for part in (
        name,
        "In “Galette is back”",
        "For Ruth",
        "She asks us to.",
        "Everywhere",
        "a-rule-that-left",
        "2026",
    ):
        assert part in text


def test_taking_back_tells_which_and_leads_to_the_next(qtbot, opened):
    sheet = opened(MUTES)
    first, second, _ = links(sheet)
    with qtbot.waitSignal(sheet.take_back_requested) as told:
        qtbot.keyClick(first, Qt.Key.Key_Space)
    assert told.args == ["1"]
    assert first not in links(sheet)
    assert second.hasFocus()


def test_the_last_one_taken_back_leaves_a_sentence(qtbot, opened):
    sheet = opened(MUTES[:1])
    assert "Nothing is muted." not in said(sheet)
    links(sheet)[0].click()
    assert "Nothing is muted." in said(sheet)
    assert sheet.back.hasFocus()


def test_nothing_muted_is_said(opened):
    assert "Nothing is muted." in said(opened(()))
