"""The window as a person uses it: keys in, words and marks and cards out."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QLabel

from composer.checks.mutes import MuteScope
from composer.export.plan import plan
from composer.export.plan import write as write_files
from composer.library.store import Library
from composer.personas.exchange import to_json
from composer.posts import approval
from composer.posts.post import Moment, Post, PostKind, Status
from composer.text.cleaning import clean
from composer.ui.checks_panel import CheckCard, MuteAsked
from composer.ui.columns import CHECKS_TAB
from composer.ui.components import TextButton
from composer.ui.session import Session
from composer.ui.versions_sheet import VersionsSheet
from composer.ui.window import Window
from tests.hostile import hostile_texts


def write(qtbot, window: Window, text: str) -> None:
    qtbot.keyClicks(window.desk.editor, text)
    with qtbot.waitSignal(window.session.paused):
        pass


def ids(window: Window) -> set[str]:
    return {finding.rule.id for finding in window.session.shown()}


def cards(window: Window) -> list[str]:
    return [card.accessibleName() for card in window.checks_panel.findChildren(CheckCard)]


def test_what_is_typed_is_checked_and_shown_as_a_card(qtbot, window) -> None:
    write(qtbot, window, "Please like our page. ")
    assert "like-beg" in ids(window)
    assert any("like our page" in name for name in cards(window))


def test_no_mark_in_the_middle_of_a_word_being_typed(qtbot, window) -> None:
    qtbot.keyClicks(window.desk.editor, "Like our page")
    assert "like-beg" not in ids(window)
    qtbot.keyClicks(window.desk.editor, " ")
    assert "like-beg" in ids(window)


def test_what_is_missing_waits_for_a_pause(qtbot, window) -> None:
    qtbot.keyClicks(window.desk.editor, "Like our page! ")
    assert not any(finding.absence for finding in window.session.shown())
    with qtbot.waitSignal(window.session.paused):
        pass
    assert any(finding.absence for finding in window.session.shown())


def test_f8_goes_from_passage_to_passage_and_opens_the_card(qtbot, window) -> None:
    write(qtbot, window, "Hello everyone! Like our page. ")
    window.desk.editor.set_caret(0)
    window.passages.next_finding()
    assert window.desk.editor.textCursor().selectedText() == "Hello everyone"
    assert window.checks_panel.open_finding().rule.id == "mass-greeting"
    window.passages.next_finding()
    assert "ike our page" in window.desk.editor.textCursor().selectedText()
    window.passages.previous_finding()
    assert window.desk.editor.textCursor().selectedText() == "Hello everyone"


def test_f8_stops_at_each_place_of_a_card(qtbot, window) -> None:
    write(qtbot, window, "Suivez notre page. Le four est chaud. Partagez cette publication ! ")
    window.desk.editor.set_caret(0)
    seen = []
    for _ in range(2):
        window.passages.next_finding()
        seen.append(window.desk.editor.textCursor().selectedText())
    assert seen == ["Suivez notre page", "Partagez cette publication"]
    assert len(window.checks_panel.passages) == 1


def test_f8_passes_over_no_passage_that_lies_within_another(qtbot, window) -> None:
    text = (
        "We are proud to announce our new collection, available now. Like our page and share it. "
    )
    write(qtbot, window, text)
    panel, seen = window.checks_panel, []
    window.desk.editor.set_caret(0)
    for _ in range(12):
        window.passages.next_finding()
        seen.append(panel.open_finding().rule.id)
    assert {card.first.rule.id for card in panel.passages} <= set(seen)
    for _ in range(5):
        window.passages.previous_finding()
    assert panel.open_finding().rule.id == seen[-6]


def test_a_fix_is_one_step_of_undo(qtbot, window) -> None:
    write(qtbot, window, "Rye today. Like our page. ")
    (finding,) = [f for f in window.session.shown() if f.rule.id == "like-beg"]
    window.passages.apply_fix(finding, finding.fixes[0])
    assert window.desk.editor.text().strip() == "Rye today."
    window.desk.editor.undo()
    assert window.desk.editor.text() == "Rye today. Like our page. "


@pytest.mark.parametrize("scope", list(MuteScope))
def test_a_mute_silences_as_far_as_it_says_and_can_be_taken_back(qtbot, window, scope) -> None:
    window.reader.choose_persona(window.session.personas[0].id)
    write(qtbot, window, "Like our page. ")
    (finding,) = [f for f in window.session.shown() if f.rule.id == "like-beg"]
    mute = window.session.mute(finding, scope, "The committee asks for it")
    assert "like-beg" not in ids(window)
    assert window.session.library.mutes() == [mute]
    window.session.unmute(mute.id)
    assert "like-beg" in ids(window)


def test_a_mute_of_one_post_leaves_the_next_one_alone(qtbot, window) -> None:
    write(qtbot, window, "Like our page. ")
    (finding,) = [f for f in window.session.shown() if f.rule.id == "like-beg"]
    window.session.mute(MuteAsked(finding, MuteScope.POST, "").finding, MuteScope.POST)
    window.posts.new_post()
    write(qtbot, window, "Like our page. ")
    assert "like-beg" in ids(window)


def test_choosing_a_persona_changes_checks_and_openers(qtbot, window) -> None:
    window.reader.choose_persona(None)
    write(qtbot, window, "The shop was painted in blue. ")
    assert "no-persona" in ids(window)
    window.reader.choose_persona(window.session.personas[0].id)
    assert "no-persona" not in ids(window)
    assert "persona-need-unmatched" in ids(window)
    write(qtbot, window, "The bread lasts until Friday. ")
    assert "persona-need-unmatched" not in ids(window)
    assert window.session.reader.touches


def test_an_opener_goes_to_the_start_and_does_not_come_back(qtbot, window) -> None:
    window.reader.choose_persona(window.session.personas[0].id)
    write(qtbot, window, "The rye is here. ")
    window.reader.show_openers()
    before = window.session.library.used_openers(window.session.post.persona_id)
    rows = [
        one
        for one in window.openers_panel.findChildren(QFrame)
        if one.accessibleDescription().startswith("Enter inserts")
    ]
    qtbot.waitUntil(rows[0].isVisible)
    row = rows[0]
    qtbot.keyClick(row, Qt.Key.Key_Return)
    after = window.session.library.used_openers(window.session.post.persona_id)
    assert len(after) == len(before) + 1
    assert window.desk.editor.text().endswith("The rye is here. ")
    assert len(window.desk.editor.text()) > len("The rye is here. ")
    window.desk.editor.undo()
    assert window.desk.editor.text() == "The rye is here. "


def test_what_is_typed_is_stored_without_a_pause(qtbot, window) -> None:
    with qtbot.waitSignal(window.session.saved):
        qtbot.keyClicks(window.desk.editor, "Words that stay")
    stored = window.session.library.post(window.session.post.id)
    assert stored.text
    assert "Words that stay".startswith(stored.text)


def test_the_window_comes_back_as_it_was_left(qtbot, window, tmp_path, checker) -> None:
    write(qtbot, window, "Where was I? Here, in the middle.")
    window.desk.editor.set_caret(12)
    window.columns.toggle_side()
    window.close()
    again = Window(Session(Library.open(tmp_path / "library.sqlite"), checker, "en"))
    qtbot.addWidget(again)
    assert again.desk.editor.text() == "Where was I? Here, in the middle."
    assert again.desk.editor.caret() == 12
    assert not again.columns.side.isVisibleTo(again)


def test_a_reply_shows_the_message_it_answers(qtbot, window) -> None:
    window.posts.new_reply()
    assert window.session.post.kind is PostKind.REPLY
    assert window.desk.answered.isVisible()
    qtbot.keyClicks(window.desk.answered.name, "Karim")
    qtbot.keyClicks(window.desk.answered.words, "Which days do you bake?")
    assert window.session.given("x").answering == "Which days do you bake?"


def test_the_language_fixed_by_hand_is_remembered_for_the_persona(window) -> None:
    persona = window.session.personas[0]
    window.reader.choose_persona(persona.id)
    window.session.set_language("fr")
    assert window.session.persona_of(persona.id).language == "fr"
    assert window.session.language == "fr"


def test_an_edit_of_an_approved_post_sends_it_back(qtbot, window) -> None:
    write(qtbot, window, "The rye is here. ")
    window.session.replace_post(replace(window.session.post, status=Status.APPROVED))
    qtbot.keyClicks(window.desk.editor, "More.")
    assert window.session.post.status is Status.DRAFT


def test_deleting_a_post_can_be_taken_back(qtbot, window) -> None:
    write(qtbot, window, "To be kept. ")
    post_id = window.session.post.id
    window.posts.delete_post(post_id)
    assert window.session.library.post(post_id) is None
    window.toast.undo_requested.emit()
    assert window.session.library.post(post_id).text == "To be kept. "


def test_deleting_a_persona_can_be_taken_back(window) -> None:
    persona = window.session.personas[0]
    window.personas.delete_persona(persona.id)
    assert window.session.persona_of(persona.id) is None
    window.toast.undo_requested.emit()
    assert window.session.persona_of(persona.id) == persona


def test_words_that_could_not_be_stored_keep_the_window_open_once(qtbot, window) -> None:
    window.session.library.close()
    qtbot.keyClicks(window.desk.editor, "Not stored")
    window.close()
    assert window.isVisible()
    assert "Copy them" in window.banner.text()
    window.close()
    assert not window.isVisible()


def test_a_persona_file_is_read_or_refused_in_words(window, tmp_path) -> None:
    persona = window.session.personas[0]
    good, bad = tmp_path / "good.json", tmp_path / "bad.json"
    good.write_text(to_json(persona), "utf-8")
    bad.write_text('{"post_composer": "persona", "version": 1, "name": 3}', "utf-8")
    count = len(window.session.personas)
    window.personas.read_persona_file(bad)
    assert "name" in window.banner.text()
    assert len(window.session.personas) == count
    window.personas.read_persona_file(good)
    assert len(window.session.personas) == count + 1


def test_a_library_that_cannot_be_written_is_told_and_typing_goes_on(qtbot, window) -> None:
    window.session.library.close()
    with qtbot.captureExceptions() as caught:
        qtbot.keyClicks(window.desk.editor, "Still typing")
        window.session.save()
    assert window.desk.editor.text() == "Still typing"
    assert window.banner.text()
    assert caught == []


def test_awkward_texts_are_typed_checked_and_stored(window) -> None:
    for name, awkward in hostile_texts().items():
        if len(awkward) > 30_000 or name == "BOM":
            continue
        text = clean(awkward)
        window.posts.new_post()
        window.desk.editor.insertPlainText(text)
        window.session.save()
        assert window.session.post.text == text, name
        if text:
            assert window.session.library.post(window.session.post.id).text == text, name


def test_the_tab_counts_the_passages(qtbot, window) -> None:
    write(qtbot, window, "Like our page. ")
    assert window.columns.tabs.current() == CHECKS_TAB
    assert len(window.checks_panel.passages) >= 1


def test_steady_typing_is_flushed_to_the_disk(qtbot, window, tmp_path, monkeypatch) -> None:
    stored = tmp_path / "library.sqlite"
    monkeypatch.setattr("composer.ui.session.FLUSH_EVERY_MS", 100)
    session = Session(window.session.library, window.session.checker, "en", window)
    session.write("Words that outlive a power cut", 0)
    # The words are in the file itself, not only in its journal.
    qtbot.waitUntil(lambda: b"outlive a power cut" in stored.read_bytes(), timeout=10_000)
    session.write("Words that outlive another one", 0)
    qtbot.waitUntil(lambda: b"outlive another one" in stored.read_bytes(), timeout=10_000)


def approved_files(window, tmp_path):
    """Export two posts of another library, and return the folder of the files."""
    moment = Moment(datetime(2099, 6, 15, 8, 30), "Europe/Paris")
    began = datetime.now(UTC)
    posts = [
        approval.approve(
            Post(name * 32, began, began, text=text, networks=("facebook", "mastodon")),
            now=began,
            schedule=moment,
            answerer="Ines",
            answer_until=None,
        )
        for name, text in (("a", "Which loaf keeps best?"), ("b", "The oven is warm."))
    ]
    for target in ("csv", "json"):
        write_files(plan(posts, target, zone="Europe/Paris", now=began), tmp_path / "out")
    return tmp_path / "out"


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_exported_posts_can_be_read_back_as_drafts_and_taken_back(window, tmp_path, kind) -> None:
    file = approved_files(window, tmp_path) / f"posts.{kind}"
    library = window.session.library
    before = {post.id for post in library.posts()}
    window.posts.read_posts_file(file)
    fresh = [post for post in library.posts() if post.id not in before]
    assert sorted(post.text for post in fresh) == ["The oven is warm.", "Which loaf keeps best?"]
    assert {post.status for post in fresh} == {Status.DRAFT}
    assert {post.networks for post in fresh} == {("facebook", "mastodon")}
    window.posts.read_posts_file(file)
    assert len(library.posts()) == len(before) + 2
    assert "2 already here" in window.toast.accessibleName().replace("%n", "2")
    window.posts.read_posts_file(tmp_path / "none.csv")
    assert "none.csv" in window.banner.text()


def test_posts_that_were_changed_since_come_back_beside_and_undo_takes_them_away(
    window, tmp_path
) -> None:
    file = approved_files(window, tmp_path) / "posts.json"
    library = window.session.library
    window.posts.read_posts_file(file)
    first = next(post for post in library.posts() if post.text == "The oven is warm.")
    library.save_post(replace(first, text="The oven is cold."))
    window.posts.read_posts_file(file)
    assert library.post(first.id).text == "The oven is cold."
    assert [p.id for p in library.posts() if p.text == "The oven is warm."] != []
    window.toast.undo_requested.emit()
    assert [p.id for p in library.posts() if p.text == "The oven is warm."] == []


def test_a_file_that_holds_no_posts_is_refused_in_words(window, tmp_path) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text('{"post_composer": "persona"}', "utf-8")
    count = len(window.session.library.posts())
    window.posts.read_posts_file(bad)
    assert "not a file of posts" in window.banner.text()
    assert len(window.session.library.posts()) == count


def test_earlier_words_are_shown_and_come_back_in_one_step(qtbot, window) -> None:
    write(qtbot, window, "The first words. ")
    window.session.save()
    window.posts.send_to_review()
    window.desk.editor.selectAll()
    write(qtbot, window, "Other words. ")
    window.posts.show_versions()
    (sheet,) = window.findChildren(VersionsSheet)
    said = " ".join(part.text() for part in sheet.findChildren(QLabel))
    assert "The first words." in said
    (take,) = [b for b in sheet.findChildren(TextButton) if b.isVisible()]
    take.click()
    assert window.desk.editor.text() == "The first words. "
    window.toast.undo_requested.emit()
    assert window.desk.editor.text() == "Other words. "


def test_a_persona_of_which_every_word_is_deleted_is_gone_with_the_page(qtbot, window) -> None:
    window.personas.new_persona()
    qtbot.keyClicks(window.page.name, "Mo")
    assert [one.name for one in window.session.library.personas()][-1] == "Mo"
    assert window.page.saved.text() == "Saved"
    for _ in "Mo":
        qtbot.keyClick(window.page.name, Qt.Key.Key_Backspace)
    assert [one.name for one in window.session.library.personas()][-1] == ""
    count = len(window.session.library.personas())
    window.columns.focus_text()
    assert len(window.session.library.personas()) == count - 1


def test_a_persona_renamed_letter_by_letter_stays(qtbot, window) -> None:
    persona = window.session.personas[0]
    window.personas.open_persona(persona.id)
    window.page.name.selectAll()
    qtbot.keyClick(window.page.name, Qt.Key.Key_Backspace)
    qtbot.keyClicks(window.page.name, "Ada")
    window.columns.focus_text()
    assert window.session.persona_of(persona.id).name == "Ada"
    assert window.session.personas[0].id == persona.id


def test_a_press_on_a_card_shows_and_selects_its_words(qtbot, window) -> None:
    window.resize(1200, 600)
    with qtbot.waitSignal(window.session.paused):
        days = "\n\nWe bake on Tuesdays, and on Fridays." * 30
        window.desk.editor.insertPlainText(f"Like our page!{days}")
    qtbot.waitUntil(lambda: window.checks_panel.passages != ())
    editor = window.desk.editor
    editor.ensureCursorVisible()
    assert editor.verticalScrollBar().value() > 0
    cards_now = window.checks_panel.findChildren(CheckCard)
    card = next(card for card in cards_now if card.finding.rule.id == "like-beg")
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert editor.verticalScrollBar().value() == 0
    start, end = editor.selected()
    assert "Like our page" in editor.text()[start : end + 4]
    opened = window.checks_panel.open_finding()
    assert opened is not None
    assert (start, end) == tuple(opened.spans[0])


def test_the_first_window_fits_the_screen_and_comes_back_in_its_size(
    qtbot, window, tmp_path, checker
) -> None:
    room = window.screen().availableSize()
    assert room.height() < 840, "the screen of the tests is too high to say anything"
    assert window.height() <= room.height() - 60
    assert window.width() <= room.width()
    window.resize(700, 600)
    window.close()
    again = Window(Session(Library.open(tmp_path / "library.sqlite"), checker, "en"))
    qtbot.addWidget(again)
    assert (again.width(), again.height()) == (700, 600)


def test_a_low_window_leaves_the_text_its_room(window) -> None:
    window.resize(1366, 700)
    QApplication.processEvents()
    line = window.desk.editor.fontMetrics().lineSpacing()
    assert window.desk.editor.viewport().height() >= 12 * line


def test_a_copy_of_a_post_that_went_out_has_had_no_outcome(qtbot, window) -> None:
    write(qtbot, window, "Six seats are free in the Tuesday boat.")
    window.session.change(outcome="Two came to row.")
    window.posts.duplicate()
    assert window.session.post.text.startswith("Six seats")
    assert window.session.post.outcome == ""


def chosen_in(window, title: str) -> list[str]:
    menu = next(one.menu() for one in window.main_menu.actions() if one.text() == title)
    return [action.text() for action in menu.actions() if action.isChecked()]


def choose_in(window, title: str, text: str) -> None:
    menu = next(one.menu() for one in window.main_menu.actions() if one.text() == title)
    next(action for action in menu.actions() if action.text() == text).trigger()


@pytest.mark.parametrize(
    ("title", "first", "then"),
    [
        ("Colours", "As the system", "Dark"),
        ("Language", "English", "Français"),
        ("Who writes", "Not said", "I, for myself"),
    ],
)
def test_the_menu_shows_what_is_chosen(
    qtbot, window, tmp_path, checker, title: str, first: str, then: str
) -> None:
    assert chosen_in(window, title) == [first]
    choose_in(window, title, then)
    assert chosen_in(window, title) == [then]
    choose_in(window, title, then)  # once more, and it stays
    assert chosen_in(window, title) == [then]
    window.close()
    again = Window(Session(Library.open(tmp_path / "library.sqlite"), checker, "en"))
    qtbot.addWidget(again)
    assert chosen_in(again, title) == [then]
    choose_in(again, title, first)
    assert chosen_in(again, title) == [first]
