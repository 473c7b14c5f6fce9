"""Spelling and grammar in the window: marks, cards, settings, and nothing stale."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QToolButton

from composer.checks.language import is_of_language
from composer.proofreading.choice import Choice
from composer.proofreading.local_server import NO_JAVA
from composer.proofreading.proofreader import State
from composer.ui.approval_sheet import ApprovalSheet
from composer.ui.checks_panel import CheckCard
from composer.ui.mutes_sheet import MutesSheet
from composer.ui.proofreading_sheet import ProofreadingSheet
from composer.ui.window import Window
from tests.proofreading.fake_server import FakeServer
from tests.proofreading.test_download import Shelf

WAVE = QTextCharFormat.UnderlineStyle.WaveUnderline
DASH_DOT = QTextCharFormat.UnderlineStyle.DashDotLine


@pytest.fixture
def server() -> Iterator[FakeServer]:
    with FakeServer() as made:
        yield made


def text(window: Window) -> str:
    return window.desk.editor.text()


def marked(window: Window) -> list[str]:
    """Return the words that spelling and grammar mark in the text as it is now."""
    session = window.session
    assert session.post.text == text(window)
    return [f.words(text(window)) for f in session.findings if is_of_language(f)]


def put(qtbot, window: Window, words: str, language: str = "fr") -> None:
    window.session.set_language(language)
    window.desk.editor.load("")
    window.desk.editor.insert(words)


def lines(window: Window) -> dict[str, tuple[QTextCharFormat.UnderlineStyle, str]]:
    """Return the words that are underlined, with shape and colour, as the editor paints them."""
    found = {}
    block = window.desk.editor.document().firstBlock()
    while block.isValid():
        for one in block.layout().formats():
            units = block.text().encode("utf-16-le")
            words = units[2 * one.start : 2 * (one.start + one.length)].decode("utf-16-le")
            found[words] = (one.format.underlineStyle(), one.format.underlineColor().name())
        block = block.next()
    return found


def use(window: Window, **fields: object) -> None:
    window.session.proofreading.choose(replace(Choice(), **fields))


def use_server(qtbot, window: Window, server: FakeServer) -> None:
    use(window, how="server", address=server.address)
    qtbot.waitUntil(lambda: window.session.proofreading.condition.state is State.READY)


def settle(qtbot, window: Window) -> None:
    """Wait until the typing is over and something is marked."""
    qtbot.waitUntil(lambda: bool(marked(window)) and not window.session.typing)


# --- the built-in speller ------------------------------------------------------------------------


def test_a_misspelt_word_is_marked_at_the_pause_in_its_own_colour_and_shape(qtbot, window) -> None:
    put(qtbot, window, "Ce matin 🎉 la boulangrie ouvre. ")
    qtbot.waitUntil(lambda: marked(window) == ["boulangrie"])
    assert lines(window)["boulangrie"] == (WAVE, window._theme.spelling.name())


def test_a_mark_moves_with_its_word_and_goes_with_it(qtbot, window) -> None:
    put(qtbot, window, "la boulangrie ouvre")
    qtbot.waitUntil(lambda: marked(window) == ["boulangrie"])
    editor = window.desk.editor
    editor.set_caret(0)
    editor.insert("🎉 Demain, ")
    assert marked(window) == ["boulangrie"]
    editor.set_caret(text(window).index("grie"))
    editor.insert("e")
    assert marked(window) == []


def test_no_mark_on_a_word_that_is_being_typed(qtbot, window) -> None:
    window.session.set_language("fr")
    shown: list[tuple[list[str], bool]] = []

    def look() -> None:
        there = any(is_of_language(f) for f in window.session.shown())
        shown.append((marked(window), there))

    window.session.proofreading.changed.connect(look)
    qtbot.keyClicks(window.desk.editor, "la boulangr")
    settle(qtbot, window)
    assert shown == [(["boulangr"], False)]
    assert any(is_of_language(f) for f in window.session.shown())


def language_card(window: Window) -> CheckCard:
    return [c for c in window.checks_panel.findChildren(CheckCard) if c.opened][-1]


def buttons(card: CheckCard) -> list[str]:
    return [one.text() for one in card.findChildren(QPushButton)]


def test_a_card_offers_suggestions_that_apply_in_one_step(qtbot, window) -> None:
    put(qtbot, window, "Ce matin la boulangrie ouvre. ")
    settle(qtbot, window)
    window.desk.editor.set_caret(text(window).index("langrie"))
    qtbot.waitUntil(lambda: "boulangerie" in buttons(language_card(window)))
    before = text(window)
    (press,) = [
        b for b in language_card(window).findChildren(QPushButton) if b.text() == "boulangerie"
    ]
    press.click()
    assert text(window) == "Ce matin la boulangerie ouvre. "
    assert marked(window) == []
    window.desk.editor.undo()
    assert text(window) == before


def test_suggestions_are_found_in_time(qtbot, window) -> None:
    put(qtbot, window, "Le dévellopement ")
    settle(qtbot, window)
    (finding,) = [f for f in window.session.findings if is_of_language(f)]
    began = time.thread_time()
    found = window.session.look_up(finding)
    assert time.thread_time() - began < 0.15
    assert found.fixes[0].edits[0].replacement == "développement"


def test_a_word_is_added_to_the_dictionary_and_taken_back(qtbot, window) -> None:
    put(qtbot, window, "Le zgueg ouvre. ")
    settle(qtbot, window)
    window.passages.next_finding()
    (press,) = [
        b
        for b in language_card(window).findChildren(QPushButton)
        if b.text() == "Add to dictionary"
    ]
    press.click()
    assert marked(window) == []
    assert window.session.library.state("own_words") == ["zgueg"]
    window.toast.undo_requested.emit()
    assert marked(window) == ["zgueg"]


def test_a_word_is_learnt_as_it_is_read_without_invisible_signs(qtbot, window) -> None:
    put(qtbot, window, "Le zgu\u00adeg ouvre. ")
    settle(qtbot, window)
    window.passages.next_finding()
    language_card(window).learn_requested.emit(language_card(window).finding)
    assert marked(window) == []
    assert window.session.library.state("own_words") == ["zgueg"]


def test_the_same_word_twice_has_two_cards(qtbot, window) -> None:
    put(qtbot, window, "La boulangrie et la boulangrie. ")
    qtbot.waitUntil(lambda: marked(window) == ["boulangrie", "boulangrie"])
    qtbot.waitUntil(lambda: not window.session.typing)
    window.desk.editor.set_caret(len("La boulangrie et la boul"))
    (opened,) = [c for c in window.checks_panel.findChildren(CheckCard) if c.opened]
    assert opened.finding.spans[0].start == len("La boulangrie et la ")


def test_a_word_can_be_ignored_in_this_post_only(qtbot, window) -> None:
    put(qtbot, window, "Le zgueg ouvre. ")
    settle(qtbot, window)
    window.passages.next_finding()
    card = language_card(window)
    (press,) = [b for b in card.findChildren(QPushButton) if b.text() == "Ignore here"]
    press.click()
    assert marked(window) == []
    window.posts.new_post()
    put(qtbot, window, "Le zgueg ouvre encore. ")
    qtbot.waitUntil(lambda: marked(window) == ["zgueg"])


def test_an_undo_that_would_take_back_something_else_is_not_offered(qtbot, window) -> None:
    put(qtbot, window, "Ce matin la boulangrie ouvre. ")
    settle(qtbot, window)
    window.passages.next_finding()
    qtbot.waitUntil(lambda: "boulangerie" in buttons(language_card(window)))
    card = language_card(window)
    card.fix_requested.emit(card.finding.fixes[0])
    assert window.toast.isVisible()
    window.desk.editor.insert("Bonjour. ")
    assert not window.toast.isVisible()


def test_spelling_is_counted_apart_and_folded(qtbot, window) -> None:
    put(qtbot, window, "Likez notre page, la boulangrie et le fournill. ")
    settle(qtbot, window)
    panel = window.checks_panel
    assert not any(is_of_language(f) for card in panel.passages for f in card.findings)
    assert len(panel.language_findings) == 2
    fold = next(b for b in panel.findChildren(QToolButton) if b.text().startswith("Spelling"))
    assert fold.text() == "Spelling 2"
    words = [c for c in panel.findChildren(CheckCard) if is_of_language(c.finding)]
    assert words == []
    fold.click()
    words = [c for c in panel.findChildren(CheckCard) if is_of_language(c.finding)]
    assert [card.accessibleName() for card in words] == [
        "Spelling: boulangrie",
        "Spelling: fournill",
    ]


def test_spelling_never_holds_a_post_back(qtbot, window) -> None:
    put(qtbot, window, "Mon four chaufe, et le tien ? Que faites-vous de la pate ? ")
    settle(qtbot, window)
    assert marked(window)
    window.approving.review()
    sheet = window.findChild(ApprovalSheet)
    assert sheet.findChild(QLabel, "language_marks").text()
    assert not any(is_of_language(f) for f, _ in sheet._request.problems)
    sheet.close_sheet()


def test_approval_counts_the_mistakes_of_every_network_s_own_text(qtbot, window) -> None:
    window.session.change(networks=("x", "facebook"))
    put(qtbot, window, "La boulangrie ouvre mardi, et la tienne ? ")
    settle(qtbot, window)
    window.session.fork("facebook", "La boulangrie et le fournill ouvrent mardi, et chez vous ? ")
    qtbot.waitUntil(lambda: len([f for f in window.session.findings if is_of_language(f)]) == 2)
    window.approving.review()
    sheet = window.findChild(ApprovalSheet)
    assert "3 mark" in sheet.findChild(QLabel, "language_marks").text()
    sheet.close_sheet()


def test_off_is_off(qtbot, window) -> None:
    use(window, how="off")
    put(qtbot, window, "la boulangrie ouvre. ")
    with qtbot.waitSignal(window.session.paused):
        pass
    assert marked(window) == []


def test_another_post_has_its_own_marks(qtbot, window) -> None:
    put(qtbot, window, "la boulangrie ouvre. ")
    settle(qtbot, window)
    window.posts.new_post()
    assert marked(window) == []


# --- LanguageTool --------------------------------------------------------------------------------


def test_grammar_has_its_own_mark_and_can_be_ignored(qtbot, window, server) -> None:
    use_server(qtbot, window, server)
    server.mode = "grammar"
    put(qtbot, window, "🎉 les petit chats dorment. ")
    qtbot.waitUntil(lambda: marked(window) == ["petit chats"])
    settle(qtbot, window)
    assert lines(window)["petit chats"] == (DASH_DOT, window._theme.grammar.name())
    window.desk.editor.set_caret(text(window).index("chats"))
    (press,) = [
        b for b in language_card(window).findChildren(QPushButton) if b.text() == "Ignore this rule"
    ]
    press.click()
    assert marked(window) == []
    window.passages.show_mutes()
    sheet = window.findChild(MutesSheet)
    (back,) = [b for b in sheet.findChildren(QPushButton) if b.text() == "Take back"]
    back.click()
    assert marked(window) == ["petit chats"]
    sheet.close_sheet()


def test_an_answer_for_an_older_text_is_never_painted(qtbot, window, server) -> None:
    use_server(qtbot, window, server)
    server.hold()
    put(qtbot, window, "la boulangrie ouvre")
    assert qtbot.waitUntil(lambda: server.texts[-1:] == ["la boulangrie ouvre"]) is None
    window.desk.editor.set_caret(0)
    window.desk.editor.insert("🎉🎉 ")
    seen: list[list[str]] = []
    window.session.findings_changed.connect(lambda: seen.append(marked(window)))
    server.release()
    qtbot.waitUntil(lambda: server.texts[-1:] == ["🎉🎉 la boulangrie ouvre"])
    qtbot.waitUntil(lambda: marked(window) == ["boulangrie"])
    assert all(words in ([], ["boulangrie"]) for words in seen)


def test_off_stays_off_whatever_is_still_answered(qtbot, window, server) -> None:
    use_server(qtbot, window, server)
    server.hold()
    put(qtbot, window, "la boulangrie ouvre")
    qtbot.waitUntil(lambda: server.texts[-1:] == ["la boulangrie ouvre"])
    proofreading = window.session.proofreading
    sources: set[str] = set()
    proofreading.changed.connect(lambda: sources.update(m.source for m in proofreading.mistakes))
    use(window, how="off")
    server.release()
    use(window, how="builtin")
    qtbot.waitUntil(lambda: marked(window) == ["boulangrie"])
    assert sources == {"builtin"}


def test_a_reason_is_withdrawn_when_it_is_gone_for_the_sheet_or_for_off(
    qtbot, window, server
) -> None:
    use_server(qtbot, window, server)
    server.mode = "500"
    put(qtbot, window, "la boulangrie ouvre")
    qtbot.waitUntil(lambda: "refuses" in window.banner.text() and window.banner.isVisible())
    window.proofreading.show_sheet()
    sheet = window.findChild(ProofreadingSheet)
    sheet.way("off").click()
    sheet.close_sheet()
    qtbot.waitUntil(lambda: not window.banner.isVisible())


class Typist(QObject):
    """Types, deletes and pastes at uneven moments, and looks at the marks after each edit."""

    def __init__(self, window: Window, edits: int, burst: int, pause_ms: int, check) -> None:
        super().__init__(window)
        self._window = window
        self._chance = random.Random(7)
        self.left = edits
        self._burst, self._pause_ms = burst, pause_ms
        self._check = check
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._edit)
        self._timer.start(0)

    @Slot()
    def _edit(self) -> None:
        editor, chance = self._window.desk.editor, self._chance
        editor.set_caret(chance.randint(0, len(editor.text())))
        what = chance.random()
        if what < 0.55:
            editor.insert(chance.choice(["a", " ", "🎉", " boulangrie ", "é", "\n", " pain "]))
        elif what < 0.8:
            start = chance.randint(0, len(editor.text()))
            editor.select(start, min(len(editor.text()), start + chance.randint(1, 6)))
            editor.insert("")
        else:
            editor.undo()
        self._check(self._window)
        self.left -= 1
        if self.left:
            self._timer.start(self._pause_ms if self.left % self._burst == 0 else 2)


def nothing_is_misplaced(window: Window) -> None:
    """Each mark stands on words of the text that the fake server and the speller mark."""
    for finding in window.session.findings:
        if is_of_language(finding):
            (span,) = finding.spans
            assert text(window)[span.start : span.end] == "boulangrie"


def test_no_mark_is_misplaced_in_a_thousand_fast_edits(qtbot, window, server) -> None:
    use_server(qtbot, window, server)
    put(qtbot, window, "la boulangrie ouvre, le four de la boulangrie est chaud 🥖")
    server.mode = "late"
    typist = Typist(window, 1000, 10, 160, nothing_is_misplaced)
    qtbot.waitUntil(lambda: typist.left == 0, timeout=100_000)
    assert len(server.texts) > 20
    assert server.most_running == 1


def test_without_java_one_quiet_hint_and_the_speller_helps(
    qtbot, window, monkeypatch, tmp_path
) -> None:
    (tmp_path / "languagetool-server.jar").touch()
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    use(window, how="local", folder=str(tmp_path))
    qtbot.waitUntil(lambda: window.banner.text() == NO_JAVA.en)
    put(qtbot, window, "la boulangrie ouvre")
    qtbot.waitUntil(lambda: marked(window) == ["boulangrie"])


def test_a_server_that_goes_is_told_once_and_withdrawn_when_it_is_back(
    qtbot, window, server
) -> None:
    use_server(qtbot, window, server)
    server.mode = "500"
    put(qtbot, window, "la boulangrie ouvre")
    qtbot.waitUntil(lambda: "refuses" in window.banner.text() and window.banner.isVisible())
    qtbot.waitUntil(lambda: marked(window) == ["boulangrie"])
    server.mode = "good"
    qtbot.waitUntil(lambda: not window.banner.isVisible(), timeout=10_000)


def test_closing_the_window_during_a_request_takes_no_second(qtbot, window, server) -> None:
    use_server(qtbot, window, server)
    server.hold()
    put(qtbot, window, "la boulangrie ouvre")
    qtbot.waitUntil(lambda: bool(server.texts))
    began = time.monotonic()
    window.close()
    assert time.monotonic() - began < 1
    server.release()


# --- settings ------------------------------------------------------------------------------------


@pytest.fixture
def sheet(qtbot, window) -> ProofreadingSheet:
    window.proofreading.show_sheet()
    return window.findChild(ProofreadingSheet)


def test_the_sheet_shows_and_changes_the_choice(qtbot, window, sheet) -> None:
    assert sheet.way("builtin").isChecked()
    sheet.way("off").click()
    assert window.session.proofreading.choice.how == "off"
    sheet.french.setCurrentIndex(sheet.french.findData("fr-CA"))
    sheet.english.setCurrentIndex(sheet.english.findData("en-GB"))
    sheet.typography.setChecked(True)
    kept = Choice.from_state(window.session.library.state("proofreading"))
    assert kept == Choice("off", "", "", "fr-CA", "en-GB", typography=True)
    sheet.close_sheet()


def test_a_server_is_chosen_by_its_address(qtbot, window, sheet, server) -> None:
    sheet.way("server").click()
    sheet.address.setText("http://a:b")
    sheet.address.editingFinished.emit()
    assert sheet.address_cell.complaint()
    sheet.address.setText(server.address)
    sheet.address.editingFinished.emit()
    assert not sheet.address_cell.complaint()
    qtbot.waitUntil(lambda: sheet.state.text() == "LanguageTool is ready.")
    sheet.close_sheet()


def test_a_folder_without_languagetool_is_told_at_its_field(qtbot, window, sheet, tmp_path) -> None:
    sheet.way("local").click()
    sheet.folder.setText(str(tmp_path))
    sheet.folder.editingFinished.emit()
    assert "languagetool-server.jar" in sheet.folder_cell.complaint()
    sheet.close_sheet()


def test_own_words_are_listed_and_taken_out(qtbot, window) -> None:
    window.session.proofreading.learn("zgueg")
    window.proofreading.show_sheet()
    sheet = window.findChild(ProofreadingSheet)
    (out,) = [b for b in sheet.findChildren(QPushButton) if b.text() == "Remove"]
    out.click()
    assert window.session.proofreading.own_words == ()
    sheet.close_sheet()


@pytest.fixture
def shelf() -> Iterator[Shelf]:
    made = Shelf()
    yield made
    made.close()


def test_languagetool_is_downloaded_only_when_asked_and_then_used(
    qtbot, window, shelf, monkeypatch
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    window.proofreading.release = shelf.release()
    window.proofreading.show_sheet()
    sheet = window.findChild(ProofreadingSheet)
    sheet.way("local").click()
    assert shelf.begun_at == []
    sheet.download.click()
    assert sheet.findChild(QProgressBar).isVisible()
    qtbot.waitUntil(lambda: "LanguageTool-6.8" in sheet.progress_note.text(), timeout=20_000)
    assert (window.session.proofreading.choice.local_folder() / "LanguageTool-6.8").is_dir()
    qtbot.waitUntil(lambda: sheet.state.text() == NO_JAVA.en)
    sheet.close_sheet()


def test_a_download_can_be_cancelled_and_goes_on_later(qtbot, window, shelf) -> None:
    window.proofreading.release = shelf.release()
    window.proofreading.show_sheet()
    sheet = window.findChild(ProofreadingSheet)
    sheet.way("local").click()
    window.proofreading.download()
    window.proofreading.cancel_download()
    qtbot.waitUntil(lambda: not sheet.findChild(QProgressBar).isVisible(), timeout=20_000)
    assert sheet.progress_note.text() == ""
    window.proofreading.download()
    qtbot.waitUntil(lambda: "LanguageTool-6.8" in sheet.progress_note.text(), timeout=20_000)
    sheet.close_sheet()


# --- the real one --------------------------------------------------------------------------------

REAL = os.environ.get("POST_COMPOSER_TEST_LANGUAGETOOL")


@pytest.mark.timeout(400)
@pytest.mark.skipif(REAL is None, reason="no real LanguageTool: packaging/test builds one")
def test_a_minute_of_writing_leaves_no_stale_mark(qtbot, window) -> None:
    use(window, how="local", folder=str(Path(REAL or "")))
    put(qtbot, window, "la boulangrie ouvre, le four de la boulangrie est chaud 🥖")
    ready = State.READY
    proofreading = window.session.proofreading
    qtbot.waitUntil(lambda: proofreading.condition.state is ready, timeout=200_000)

    def each_mark_stands_on_words(window: Window) -> None:
        whole = text(window)
        for mistake in proofreading.mistakes:
            words = whole[mistake.start : mistake.end]
            assert words.strip() == words
            assert words
            if mistake.family == "spelling":
                assert not whole[mistake.end : mistake.end + 1].isalpha()

    # 500 edits a minute, in bursts of four: a pause of 150 ms is what LanguageTool waits for.
    typist = Typist(window, 500, 4, 470, each_mark_stands_on_words)
    qtbot.waitUntil(lambda: typist.left == 0, timeout=200_000)
    window.desk.editor.selectAll()
    window.desk.editor.insert("Enfin, la boulangrie ouvre. ")
    qtbot.waitUntil(lambda: marked(window) == ["boulangrie"], timeout=20_000)
    sources = {mistake.source for mistake in proofreading.mistakes}
    assert sources == {"languagetool"}
