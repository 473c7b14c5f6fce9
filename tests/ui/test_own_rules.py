"""A person's own rules: read again when saved, tried from the menu, refused in words."""

from __future__ import annotations

import os

import pytest
from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel

from composer.checks.own_rules import new_rule_file
from composer.ui.rules_sheet import RulesSheet

LONG = 20_000


class Opener(QObject):
    """Stands for the system: takes what it is asked to open."""

    def __init__(self) -> None:
        super().__init__()
        self.opened = []

    @Slot("QUrl")
    def open(self, address) -> None:
        self.opened.append(address.toLocalFile())


@pytest.fixture
def system():
    opener = Opener()
    QDesktopServices.setUrlHandler("file", opener, "open")
    yield opener
    QDesktopServices.unsetUrlHandler("file")


def ids(window) -> set[str]:
    return {finding.rule.id for finding in window.session.findings}


def menu_action(window, text):
    for action in window.main_menu.actions():
        for one in action.menu().actions() if action.menu() else ():
            if one.text() == text:
                return one
    raise AssertionError(text)


def tried_from_the_menu(qtbot, window) -> RulesSheet:
    menu_action(window, "Try my rules").trigger()
    qtbot.waitUntil(lambda: bool(open_sheets(window)), timeout=LONG)
    (sheet,) = open_sheets(window)
    return sheet


def open_sheets(window) -> list[RulesSheet]:
    return [one for one in window.findChildren(RulesSheet) if one.isVisible()]


def said(sheet: RulesSheet) -> str:
    return " | ".join(part.text() for part in sheet.findChildren(QLabel))


def test_the_menu_opens_the_folder_beside_the_library(window, system) -> None:
    menu_action(window, "Rules folder…").trigger()
    assert window.rules.folder == window.session.library.path.parent / "rules"
    assert window.rules.folder.is_dir()
    assert system.opened == [str(window.rules.folder)]


def test_a_first_file_works_as_soon_as_it_is_made(qtbot, window, system) -> None:
    qtbot.keyClicks(window.desk.editor, "What lovely weather today! ")
    menu_action(window, "New rule file").trigger()
    assert system.opened == [str(window.rules.folder / "my-rules.toml")]
    qtbot.waitUntil(lambda: "my-rules" in ids(window), timeout=LONG)


def test_a_file_is_read_again_when_saved_replaced_or_removed(qtbot, window, system) -> None:
    qtbot.keyClicks(window.desk.editor, "What grey weather today! ")
    menu_action(window, "New rule file").trigger()
    path = window.rules.folder / "my-rules.toml"
    lovely = path.read_text("utf-8")
    grey = lovely.replace("lovely", "grey")
    path.write_text(grey, "utf-8")
    qtbot.waitUntil(lambda: "my-rules" in ids(window), timeout=LONG)
    replace_file(path, lovely)
    qtbot.waitUntil(lambda: "my-rules" not in ids(window), timeout=LONG)
    # The new file is watched as the old one was.
    path.write_text(grey, "utf-8")
    qtbot.waitUntil(lambda: "my-rules" in ids(window), timeout=LONG)
    path.unlink()
    qtbot.waitUntil(lambda: "my-rules" not in ids(window), timeout=LONG)


def replace_file(path, text: str) -> None:
    """Save as many editors do: a new file takes the place of the old one."""
    beside = path.with_suffix(".tmp")
    beside.write_text(text, "utf-8")
    os.replace(beside, path)


def test_a_bad_file_is_refused_in_words_while_the_others_go_on(qtbot, window, system) -> None:
    menu_action(window, "New rule file").trigger()
    bad = window.rules.folder / "bad.toml"
    bad.write_text("[[rule]]\nid = 3\n", "utf-8")
    qtbot.waitUntil(lambda: "bad.toml, line 2" in window.banner.text(), timeout=LONG)
    assert "text in quotation marks" in window.banner.text()
    qtbot.keyClicks(window.desk.editor, "What lovely weather today! Like our page. ")
    assert {"my-rules", "like-beg"} <= ids(window)
    bad.unlink()
    qtbot.waitUntil(lambda: not window.banner.isVisible(), timeout=LONG)


def test_an_own_rule_never_takes_the_place_of_a_bundled_one(qtbot, window, system) -> None:
    menu_action(window, "New rule file").trigger()
    path = window.rules.folder / "my-rules.toml"
    path.write_text(path.read_text("utf-8").replace('"my-rules"', '"like-beg"'), "utf-8")
    qtbot.waitUntil(lambda: "my-rules.toml, line 5" in window.banner.text(), timeout=LONG)
    assert "begging.toml already has a rule with this id" in window.banner.text()
    qtbot.keyClicks(window.desk.editor, "Like our page. ")
    (found,) = [f for f in window.session.findings if f.rule.id == "like-beg"]
    assert found.rule.file.name == "begging.toml"


def test_checks_go_on_while_the_rules_are_read(qtbot, window) -> None:
    with qtbot.waitSignal(window.rules.rules_changed, timeout=LONG):
        window.rules.try_rules()
        qtbot.keyClicks(window.desk.editor, "Like our page. ")
        assert "like-beg" in ids(window)
    assert "like-beg" in ids(window)


def test_the_examples_are_tried_from_the_menu_and_told_in_words(qtbot, window, tmp_path) -> None:
    window.rules.folder.mkdir()
    path = new_rule_file(window.rules.folder, "en")
    text = path.read_text("utf-8")
    path.write_text(text.replace("[What lovely weather]", "What [lovely weather]"), "utf-8")
    (window.rules.folder / "bad.toml").write_text("rule = 3\n", "utf-8")
    words = said(tried_from_the_menu(qtbot, window))
    assert "my-rules.toml" in words
    assert "thing(s) to mend" in words
    assert "Line 5: rule my-rules, English: on “What lovely weather today!" in words
    assert "instead of “lovely weather”" in words
    assert "Refused; the other rules still work" in words
    assert "Line 1: rule in [[rule]] must be a list in [brackets]." in words


def test_the_sheet_of_no_rules_leads_to_a_first_file(qtbot, window, system) -> None:
    sheet = tried_from_the_menu(qtbot, window)
    assert "There is no rule file yet." in said(sheet)
    qtbot.mouseClick(sheet.new, Qt.MouseButton.LeftButton)
    assert (window.rules.folder / "my-rules.toml").is_file()
    assert "all examples hold" in said(tried_from_the_menu(qtbot, window))


def test_a_window_that_closes_while_rules_are_read_leaves_nothing(window) -> None:
    window.rules.try_rules()
    window.close()
    assert not window.isVisible()
