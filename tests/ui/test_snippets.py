"""Snippets and templates, copies of a post, and how long a text is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from composer.posts.post import Moment, Status
from composer.posts.snippet import Snippet
from composer.ui.approval_sheet import ApprovalSheet
from composer.ui.components import TextButton
from composer.ui.session import now
from composer.ui.snippets_sheet import SnippetsSheet
from tests.ui.keys import press, write

HOURS = Snippet("a" * 32, "Horaires", "Ouvert de 7\u00a0h à 13\u00a0h")
WEEK = Snippet("b" * 32, "La question", "Mardi, [qui] m’a demandé [quoi].", whole=True)
CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def kept(window):
    for one in (HOURS, WEEK):
        window.session.library.save_snippet(one)
    window.desk.editor.setFocus()
    return window


def sheet(window) -> SnippetsSheet:
    return window.findChild(SnippetsSheet)


def test_a_snippet_is_found_and_inserted_by_keys_alone(qtbot, kept) -> None:
    write(kept.desk.editor, "Ce matin. ")
    qtbot.keyClick(kept, Qt.Key.Key_I, CONTROL_SHIFT)
    search = QApplication.focusWidget()
    assert search is sheet(kept).search
    write(search, "hor")
    press(search, Qt.Key.Key_Return)
    assert kept.desk.editor.text() == "Ce matin. Ouvert de 7\u00a0h à 13\u00a0h"
    assert QApplication.focusWidget() is kept.desk.editor
    kept.desk.editor.undo()
    assert kept.desk.editor.text() == "Ce matin. "


def test_a_template_begins_a_post_with_its_first_blank_selected(kept) -> None:
    write(kept.desk.editor, "Déjà là. ")
    before = kept.session.post.id
    kept.aids.show_snippets()
    press(sheet(kept).search, Qt.Key.Key_Down)
    assert sheet(kept).use.text() == "Begin a post"
    press(sheet(kept).search, Qt.Key.Key_Return)
    assert kept.session.post.id != before
    assert kept.desk.editor.text() == WEEK.text
    assert kept.desk.editor.selected() == (7, 12)
    assert kept.session.library.post(before).text == "Déjà là. "


def test_selected_words_become_a_snippet(qtbot, window) -> None:
    window.desk.editor.load("Le four est chaud.")
    window.desk.editor.select(3, 7)
    window.aids.keep_snippet()
    assert QApplication.focusWidget() is sheet(window).name
    write(sheet(window).name, "Four")
    press(sheet(window), Qt.Key.Key_Escape)
    (made,) = window.session.library.snippets()
    assert (made.name, made.text, made.whole) == ("Four", "four", False)


def test_a_whole_text_becomes_a_template(window) -> None:
    window.desk.editor.load("Le four est chaud.")
    window.aids.keep_snippet()
    (made,) = window.session.library.snippets()
    assert (made.text, made.whole) == ("Le four est chaud.", True)


def test_a_snippet_is_written_and_changed_in_the_sheet(window) -> None:
    window.aids.show_snippets()
    asked = sheet(window)
    assert not asked.use.isVisible()
    asked.new.click()
    write(asked.name, "Adresse")
    assert window.session.library.snippets() == []
    asked.text.setFocus()
    asked.text.textCursor().insertText("12\u00a0rue du Moulin")
    asked.whole.click()
    (made,) = window.session.library.snippets()
    assert (made.name, made.text, made.whole) == ("Adresse", "12\u00a0rue du Moulin", True)


def test_deleting_can_be_taken_back(kept) -> None:
    kept.aids.show_snippets()
    sheet(kept).delete.click()
    assert kept.session.library.snippets() == [WEEK]
    kept.toast.undo_requested.emit()
    assert {one.id for one in kept.session.library.snippets()} == {HOURS.id, WEEK.id}


def test_a_search_with_no_answer_inserts_nothing(kept) -> None:
    kept.aids.show_snippets()
    write(sheet(kept).search, "brioche")
    assert sheet(kept).list.count() == 0
    press(sheet(kept).search, Qt.Key.Key_Return)
    assert kept.desk.editor.text() == ""


def test_a_copy_has_everything_but_date_and_approval(qtbot, window) -> None:
    session = window.session
    write(window.desk.editor, "Qui moud encore ?")
    session.change(networks=("x", "mastodon"), schedule=Moment(now().replace(tzinfo=None), "UTC"))
    session.replace_post(replace(session.post, status=Status.NOT_POSTED, note="pas aujourd’hui"))
    before = session.post
    qtbot.keyClick(window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    copy = session.post
    assert copy.id != before.id
    assert (copy.text, copy.networks) == (before.text, before.networks)
    assert (copy.status, copy.schedule, copy.note) == (Status.DRAFT, None, "")
    assert session.library.post(before.id) == before
    assert session.library.post(copy.id) == copy


def test_words_and_reading_time_are_said_after_a_pause(qtbot, window) -> None:
    foot = window.desk.foot
    assert foot.length.text() == ""
    with qtbot.waitSignal(window.session.paused):
        write(window.desk.editor, "One loaf a day.")
    assert foot.length.text() == "4 word(s), 1 s to read"
    window.desk.editor.load("bread " * 456)
    foot.show_length(window.desk.editor.text(), "en")
    assert foot.length.text() == "456 word(s), 2 min to read"


def test_a_blank_left_in_a_text_is_shown_from_the_approval(qtbot, window) -> None:
    text = "Mrs Bramley comes for the rye. We open again on [day] at eight."
    window.desk.editor.insertPlainText(text)
    window.approving.review()
    sheet = window.findChild(ApprovalSheet)
    link = next(one for one in sheet.findChildren(TextButton) if "[day]" in one.accessibleName())
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert window.desk.editor.textCursor().selectedText() == "[day]"
