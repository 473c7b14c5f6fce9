"""Texts of single networks on the desk: counters, limits, fold, forks, threads and the preview."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QLabel, QToolButton

from composer.export.plan import plan
from composer.networks.counting import count
from composer.networks.known import network, networks
from composer.networks.thread import BREAK, counts
from composer.posts.approval import approve
from composer.posts.pictures import examine
from composer.posts.post import Moment, Post, Status
from composer.ui.approval_sheet import ApprovalSheet
from composer.ui.columns import PREVIEW_TAB
from composer.ui.components import TextButton
from composer.ui.session import Session
from composer.ui.window import Window
from tests.networks.twitter_text import texts
from tests.picture_files import saved

ROOT = Path(__file__).resolve().parents[2]
NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
SENTENCE = "On Tuesday a customer asked me whether our rye would last until Friday. "
LONG = SENTENCE * 6
PICTURE = (examine(saved("jpeg"), "loaf.jpg"),)  # some networks take no text alone


@pytest.fixture
def desk_with(window):
    window.resize(1280, 760)

    def filled(text: str, *names: str) -> Window:
        window.session.change(networks=names)
        window.desk.editor.insertPlainText(text)
        window.desk.show_counts()
        return window

    return filled


def counters(window: Window) -> dict[str, QToolButton]:
    found = window.desk.strip.findChildren(QToolButton, "counter")
    return {one.accessibleName().split(",")[0]: one for one in found}


def click_link(window: Window, title: str) -> None:
    next(link for link in window.desk.words.links() if link.text() == title).click()


def told(window: Window) -> str:
    return window.desk.words.text()


def sees(qtbot, window: Window, *words: str) -> None:
    """Wait until the preview shows all these words."""

    def shown() -> bool:
        labels = [one for one in window.preview_panel.findChildren(QLabel) if one.isVisible()]
        all_words = "\n".join(one.accessibleName() or one.text() for one in labels)
        return all(one in all_words for one in words)

    qtbot.waitUntil(shown)


# --- counters ------------------------------------------------------------------------------------


def test_each_counter_counts_in_the_arithmetic_of_its_network(desk_with) -> None:
    text = "Rye 🥖 https://example.org/a-long-address-of-a-loaf"
    window = desk_with(text, "x", "bluesky", "threads")
    for name, counter in counters(window).items():
        length = count(name, text).length
        assert f"{length} / " in counter.accessibleName()


def test_a_counter_says_what_is_left_and_why(desk_with) -> None:
    window = desk_with("The rye is out. https://example.org/rye", "x", "bluesky")
    x = counters(window)["X"]
    assert x.explanation().splitlines()[0] == f"{280 - 16 - 23} left."
    assert "Every link counts 23." in x.explanation()
    assert "bytes left" in counters(window)["Bluesky"].explanation()


def command_answers(questions: list[dict[str, str]]) -> list[dict]:
    lines = "".join(json.dumps(question) + "\n" for question in questions)
    command = [sys.executable, "-m", "composer", "count", "--format", "jsonl"]
    done = subprocess.run(
        command, input=lines, capture_output=True, text=True, cwd=ROOT, check=True
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def refused_by_export(text: str, names: tuple[str, ...], warning: str) -> set[str]:
    draft = Post("p1", NOW, NOW, text=text, networks=names, warning=warning, media=PICTURE)
    moment = Moment(datetime(2026, 12, 1, 9, 30), "Europe/Paris")
    ready = approve(draft, now=NOW, schedule=moment, answerer="Ines", answer_until=None)
    planned = plan((ready,), "csv", zone="Europe/Paris", now=NOW)
    return {str(refused.network) for refused in planned.refused}


def test_window_command_and_export_agree_on_two_hundred_texts(window) -> None:
    window.resize(1280, 760)
    number = QLocale().toString
    names = tuple(one.id for one in networks())
    titles = {one.name.en: one.id for one in networks()}
    window.session.change(networks=names)
    given = [text * (1 + n % 7) for n, text in enumerate(texts(200, seed=7))]
    warnings = [("", "A cut finger 🩹", "Un doigt coupé, à l’atelier")[n % 3] for n in range(200)]
    questions = [
        {"text": text, "network": name, "spoiler": warning}
        for text, warning in zip(given, warnings, strict=True)
        for name in names
    ]
    answers = iter(command_answers(questions))
    for text, warning in zip(given, warnings, strict=True):
        window.desk.editor.load("")
        window.session.warn_of(warning)
        window.desk.editor.insertPlainText(text)
        window.desk.show_counts()
        assert window.session.post.text == text
        asked = {name: next(answers) for name in names}
        for title, counter in counters(window).items():
            answer = asked[titles[title]]
            over = max(0, answer["length"] - answer["limit"])
            if answer["valid"]:
                shown = f"{number(answer['length'])} / {number(answer['limit'])}"
            else:
                shown = f"{number(over)} over" if over else "too much"
            assert shown in counter.accessibleName()
        refused = {name for name, answer in asked.items() if not answer["valid"]}
        assert refused_by_export(text, names, warning) == refused


# --- limits in the text --------------------------------------------------------------------------


def test_what_is_too_much_is_marked_and_told_with_its_ways_out(desk_with) -> None:
    window = desk_with("a" * 290, "x", "facebook")
    assert window.desk.editor.over_from() == 280
    assert told(window) == "Too long for X: 290 characters, 280 at most."
    ways = [link.text() for link in window.desk.words.links()]
    assert ways == ["Split here", "Make it a thread", "Write another one for X"]
    window.own_words.fork("x")
    assert "for X only" in told(window)
    ways = [link.text() for link in window.desk.words.links()]
    assert ways == ["Split here", "Make it a thread", "What differs", "Same text again"]
    click_link(window, "Same text again")
    assert not window.session.post.has_variant("x")
    window.own_words.fork("x")
    window.session.show_network("facebook")
    assert window.desk.editor.over_from() is None


def test_the_fold_stands_in_the_text_and_moves_with_the_network(desk_with) -> None:
    window = desk_with(LONG, "instagram", "pinterest")
    assert window.desk.editor.fold_rectangle() is not None
    window.session.show_network("pinterest")
    assert window.desk.editor.fold_rectangle() is None


def test_splitting_parts_after_a_sentence_and_is_one_step_of_undo(desk_with) -> None:
    window = desk_with(LONG, "x")
    click_link(window, "Split here")
    first, second = window.session.text.split(BREAK)
    assert first.endswith("Friday.")
    assert count("x", first).valid
    assert second.startswith("On Tuesday")
    window.desk.editor.undo()
    assert window.session.text == LONG


def test_a_thread_made_of_a_shared_text_leaves_the_others_theirs(desk_with) -> None:
    window = desk_with(LONG, "x", "facebook")
    click_link(window, "Make it a thread")
    post = window.session.post
    assert post.text == LONG
    assert all(part.valid for part in counts(network("x"), post.text_for("x")))
    assert window.desk.editor.text() == post.text_for("x")
    assert "2 post" in counters(window)["X"].accessibleName()
    window.toast.undo_requested.emit()
    assert window.session.post.variants == ()
    assert window.desk.editor.text() == LONG


# --- texts of their own --------------------------------------------------------------------------


def test_a_network_gets_its_own_text_and_the_common_one_stays(desk_with) -> None:
    window = desk_with(SENTENCE, "x", "facebook")
    assert told(window) == "All networks get this text."
    click_link(window, "Write another one for X")
    window.desk.editor.insertPlainText("Only here. ")
    post = window.session.post
    assert post.text_for("x").count("Only here.") == 1
    assert post.text == SENTENCE
    window.session.show_network("facebook")
    assert window.desk.editor.text() == SENTENCE
    window.session.show_network("x")
    assert window.desk.editor.text() == post.text_for("x")
    assert "own text" in counters(window)["X"].accessibleName()


def test_a_text_just_made_for_a_network_is_not_scolded_before_it_is_rewritten(desk_with) -> None:
    window = desk_with(SENTENCE * 2, "x", "facebook")
    window.own_words.fork("x")
    same = "same-message-everywhere"
    assert same not in {finding.rule.id for finding in window.session.findings}
    window.session.show_network("facebook")
    assert same not in {finding.rule.id for finding in window.session.findings}
    window.session.show_network("x")
    window.desk.editor.insertPlainText("Hello. ")
    assert same in {finding.rule.id for finding in window.session.findings}


def test_it_can_be_taken_back_and_that_too(desk_with) -> None:
    window = desk_with(SENTENCE, "x", "facebook")
    click_link(window, "Write another one for X")
    window.desk.editor.insertPlainText("Only here. ")
    own = window.session.text
    click_link(window, "Same text again")
    assert window.desk.editor.text() == SENTENCE
    window.toast.undo_requested.emit()
    assert window.desk.editor.text() == own


def test_checks_speak_of_the_text_that_is_on_the_desk(desk_with) -> None:
    window = desk_with(SENTENCE, "x", "facebook")
    window.own_words.fork("facebook")
    window.desk.editor.insertPlainText("Like our page! ")
    assert "like-beg" in {finding.rule.id for finding in window.session.findings}
    window.session.show_network("x")
    assert "like-beg" not in {finding.rule.id for finding in window.session.findings}
    elsewhere = {finding.rule.id for finding, _ in window.session.findings_elsewhere()}
    assert "like-beg" in elsewhere


def test_another_text_takes_an_approval_back(desk_with) -> None:
    from dataclasses import replace

    window = desk_with(SENTENCE, "x", "facebook")
    window.session.replace_post(replace(window.session.post, status=Status.APPROVED))
    window.own_words.fork("x")
    assert window.session.post.status is Status.DRAFT


def test_own_texts_come_back_with_the_post(desk_with) -> None:
    window = desk_with(SENTENCE, "x", "facebook")
    window.own_words.fork("x")
    window.desk.editor.insertPlainText("Only here. ")
    kept = window.session.post
    window.session.begin()
    window.session.open(kept.id)
    assert window.session.post.variants == kept.variants
    assert window.desk.editor.text() == kept.text_for(window.session.current_network)


def test_a_network_taken_away_leaves_the_desk_with_the_common_text(desk_with) -> None:
    window = desk_with(SENTENCE, "x", "facebook")
    window.own_words.fork("x")
    window.desk.editor.insertPlainText("Only here. ")
    window.session.change(networks=("facebook",))
    assert window.desk.editor.text() == SENTENCE


# --- preview -------------------------------------------------------------------------------------


def test_the_preview_shows_cut_link_and_what_is_heard(qtbot, desk_with) -> None:
    window = desk_with(f"{LONG}🥖 #SourdoughRye https://example.org", "instagram")
    window.columns.tabs.choose(PREVIEW_TAB)
    sees(
        qtbot,
        window,
        "cut at 125, ",
        "baguette bread",
        "hashtag Sourdough Rye",
        "Link card: example.org",
        "cannot be clicked",
    )


def test_the_preview_says_what_the_network_would_not_take(qtbot, desk_with) -> None:
    window = desk_with("a" * 290, "x", "facebook")
    window.columns.tabs.choose(PREVIEW_TAB)
    sees(
        qtbot, window, "280 at most", "290 characters, 280 at most.", "X does not take it as it is."
    )
    window.session.show_network("facebook")
    sees(qtbot, window, "206 at most")
    labels = window.preview_panel.findChildren(QLabel)
    assert not any("does not take" in one.text() for one in labels if one.isVisible())


def test_links_that_do_not_fit_beside_the_sentence_stand_below_it(desk_with) -> None:
    window = desk_with("a" * 290, "x", "facebook")
    window.resize(900, 600)
    row = window.desk.words
    assert all(link.geometry().width() >= link.sizeHint().width() for link in row.links())
    assert row.links()[0].mapTo(row, row.links()[0].rect().topLeft()).y() >= 20


def test_the_preview_shows_what_an_own_text_changes(qtbot, desk_with) -> None:
    window = desk_with(SENTENCE, "x", "facebook")
    window.own_words.fork("x")
    window.desk.editor.insertPlainText("Only here. ")
    click_link(window, "What differs")
    assert window.columns.tabs.current() == PREVIEW_TAB
    sees(qtbot, window, "What its own text changes")


def test_words_are_never_read_as_html(desk_with) -> None:
    text = "<b>bold</b> <img src='file:///etc/passwd'> & more"
    window = desk_with(text, "facebook")
    window.columns.tabs.choose(PREVIEW_TAB)
    labels = window.preview_panel.findChildren(QLabel)
    assert not any("<img" in one.text() for one in labels)
    assert any("&lt;img" in one.text() for one in labels)


def test_the_preview_follows_its_menu_and_the_strip(qtbot, desk_with) -> None:
    window = desk_with(SENTENCE, "x", "facebook")
    window.columns.tabs.choose(PREVIEW_TAB)
    window.preview_panel.network_chosen.emit("facebook")
    assert window.session.current_network == "facebook"
    sees(qtbot, window, "You, on Facebook")


def test_without_networks_the_preview_says_so(qtbot, desk_with) -> None:
    window = desk_with(SENTENCE)
    window.columns.tabs.choose(PREVIEW_TAB)
    sees(qtbot, window, "No network is chosen.")


def test_a_session_alone_forks_and_rejoins(session: Session) -> None:
    session.begin()
    session.change(networks=("x", "facebook"))
    session.write("The rye is out.", 0)
    session.fork("x", "Rye!")
    assert (session.text, session.post.text) == ("Rye!", "The rye is out.")
    session.rejoin("x")
    assert session.text == "The rye is out."


# --- content warning -----------------------------------------------------------------------------


def test_a_content_warning_is_asked_for_only_where_a_network_has_one(desk_with) -> None:
    window = desk_with(SENTENCE, "x", "facebook")
    assert not window.desk.warning.isVisible()
    window.session.change(networks=("x", "mastodon"))
    assert window.desk.warning.isVisible()
    assert "Mastodon" in window.desk.warning.field.accessibleName()


def test_a_content_warning_counts_is_kept_shown_and_goes_with_the_post(qtbot, desk_with) -> None:
    window = desk_with("a" * 495, "mastodon", "bluesky")
    assert "495 / 500" in counters(window)["Mastodon"].accessibleName()
    qtbot.keyClicks(window.desk.warning.field, "Work accident")
    assert "8 over" in counters(window)["Mastodon"].accessibleName()
    assert window.desk.editor.over_from() == 487
    assert told(window) == "Too long for Mastodon: 508 characters, 500 at most."
    window.columns.tabs.choose(PREVIEW_TAB)
    sees(qtbot, window, "Behind a warning: Work accident")
    window.session.show_network("bluesky")
    assert not any(
        "Behind a warning" in one.text()
        for one in window.preview_panel.findChildren(QLabel)
        if one.isVisible()
    )
    kept = window.session.post
    window.session.begin()
    assert window.desk.warning.field.text() == ""
    window.session.open(kept.id)
    assert window.desk.warning.field.text() == "Work accident"


def test_a_thread_leaves_room_for_the_content_warning_of_each_post(qtbot, desk_with) -> None:
    window = desk_with(SENTENCE * 12, "mastodon")
    qtbot.keyClicks(window.desk.warning.field, "Work accident")
    click_link(window, "Make it a thread")
    every = counts(network("mastodon"), window.session.text, "Work accident")
    assert len(every) > 1
    assert all(one.valid for one in every)


def test_approval_leads_to_a_text_for_the_network_that_would_refuse(desk_with) -> None:
    window = desk_with("a" * 290, "x", "facebook")
    window.approving.review()
    sheet = window.findChild(ApprovalSheet)
    next(
        link for link in sheet.findChildren(TextButton) if link.text() == "Write a variant"
    ).click()
    assert not sheet.isVisible()
    assert window.session.post.has_variant("x")
    assert window.session.current_network == "x"
    window.session.show_network("facebook")
    window.approving.review()
    sheet = window.findChildren(ApprovalSheet)[-1]
    next(link for link in sheet.findChildren(TextButton) if link.text() == "Go to the text").click()
    assert window.session.current_network == "x"
