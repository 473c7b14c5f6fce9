"""Pictures on the desk: by button, paste and drag; their words; out again; on to approval."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QRect, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QFileDialog

from composer.library.store import Library
from composer.posts.approval import approve
from composer.posts.post import Moment, Status
from composer.ui.approval_sheet import ApprovalSheet
from composer.ui.session import now
from tests.picture_files import SVG, bomb, saved
from tests.ui.keys import press, write

ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    first, second = tmp_path / "moulin.jpg", tmp_path / "four.png"
    first.write_bytes(saved("jpeg", telling=True))
    second.write_bytes(saved("png"))
    return first, second


def names(window) -> list[str]:
    return [one.name for one in window.session.post.media]


def added(qtbot, window, *paths: Path) -> None:
    before = len(names(window))
    window.pictures.add_files(paths)
    qtbot.waitUntil(lambda: len(names(window)) == before + len(paths))


def offer(paths: tuple[Path, ...]) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def test_the_button_adds_files_and_leads_to_their_words(qtbot, window, files, monkeypatch) -> None:
    monkeypatch.setattr(
        QFileDialog, "getOpenFileNames", lambda *_: ([str(path) for path in files], "")
    )
    qtbot.mouseClick(window.desk.foot.picture, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(names(window)) == 2)
    assert names(window) == ["moulin.jpg", "four.png"]
    assert QApplication.focusWidget() is window.desk.pictures.field(0)
    stored = window.session.library.media
    assert stored.read(window.session.post.media[0].digest) == files[0].read_bytes()
    assert window.desk.pictures.isVisible()


def test_pasted_files_and_pictures_are_added_and_text_stays_text(qtbot, window, files) -> None:
    editor = window.desk.editor
    editor.insertFromMimeData(offer(files[:1]))
    qtbot.waitUntil(lambda: names(window) == ["moulin.jpg"])
    image = QMimeData()
    shown = QImage(8, 8, QImage.Format.Format_RGB32)
    shown.fill(Qt.GlobalColor.red)
    image.setImageData(shown)
    assert editor.canInsertFromMimeData(image)
    editor.insertFromMimeData(image)
    qtbot.waitUntil(lambda: names(window) == ["moulin.jpg", "Pasted picture.png"])
    both = QMimeData()
    both.setText("du texte")
    both.setImageData(shown)
    editor.insertFromMimeData(both)
    assert editor.text() == "du texte"
    page = QMimeData()
    page.setHtml(f'<img src="{QUrl.fromLocalFile(str(files[1])).toString()}">')
    editor.insertFromMimeData(page)
    window.pictures.stop()
    assert len(names(window)) == 2


def test_a_drop_on_the_desk_is_added(qtbot, window, files) -> None:
    data = offer(files)  # the events do not keep it alive
    held = (
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter = QDragEnterEvent(QPoint(4, 4), *held)
    QApplication.sendEvent(window.desk, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window.desk, QDropEvent(QPoint(4, 4), *held))
    qtbot.waitUntil(lambda: names(window) == ["moulin.jpg", "four.png"])


def test_what_is_no_picture_is_refused_in_words_and_typing_goes_on(
    qtbot, window, tmp_path, files
) -> None:
    for name, data, word in (
        ("a.svg", SVG, "SVG"),
        ("b.png", bomb(), "million pixels"),
        ("c.txt", b"hello", "not a picture"),
    ):
        (tmp_path / name).write_bytes(data)
        window.pictures.add_files((tmp_path / name,))
        qtbot.waitUntil(lambda word=word: word in window.banner.text())
        write(window.desk.editor, "x")
    window.pictures.add_files((tmp_path / "missing.png",))
    qtbot.waitUntil(lambda: "cannot be read" in window.banner.text())
    window.pictures.add_files([files[0]] * 21)
    assert "21 files" in window.banner.text()
    assert names(window) == []
    assert window.desk.editor.text() == "xxx"


def test_the_same_picture_is_there_once(qtbot, window, files) -> None:
    added(qtbot, window, files[0])
    window.pictures.add_files(files)
    qtbot.waitUntil(lambda: "four.png" in names(window))
    assert names(window) == ["moulin.jpg", "four.png"]


def test_words_are_stored_checked_and_reminded_of(qtbot, window, files) -> None:
    added(qtbot, window, *files)
    rows = window.desk.pictures
    assert "place" in rows.said(0)
    assert "place" not in rows.said(1)
    assert rows.field(0).placeholderText()
    given = window.session.given("")
    assert [(one.path, one.alt) for one in given.media] == [
        ("moulin.jpg", None),
        ("four.png", None),
    ]
    write(rows.field(0), "Le moulin à l’aube\u00a0!")
    window.session.save()
    stored = window.session.library.post(window.session.post.id)
    assert [one.alt for one in stored.media] == ["Le moulin à l’aube\u00a0!", ""]
    assert window.session.given("").media[0].alt == "Le moulin à l’aube\u00a0!"


def test_typing_words_keeps_the_caret_where_it_is(qtbot, window, files) -> None:
    added(qtbot, window, *files)
    field = window.desk.pictures.field(1)
    write(field, "four")
    field.setCursorPosition(0)
    with qtbot.waitSignal(window.session.paused):
        write(field, "Le ")
    assert (field.text(), field.cursorPosition()) == ("Le four", 3)


def test_order_can_be_changed_by_keys(qtbot, window, files) -> None:
    added(qtbot, window, *files)
    press(window.desk.pictures.field(1), Qt.Key.Key_Up, ALT)
    assert names(window) == ["four.png", "moulin.jpg"]
    press(window.desk.pictures.field(0), Qt.Key.Key_Down, ALT)
    assert names(window) == ["moulin.jpg", "four.png"]
    press(window.desk.pictures.field(0), Qt.Key.Key_Up, ALT)
    assert names(window) == ["moulin.jpg", "four.png"]


def test_removing_can_be_taken_back(qtbot, window, files) -> None:
    added(qtbot, window, *files)
    before = window.session.post.media
    window.desk.pictures.removed.emit(0)
    assert names(window) == ["four.png"]
    window.toast.undo_requested.emit()
    assert window.session.post.media == before


def test_deleting_the_post_and_taking_it_back_keeps_its_pictures(qtbot, window, files) -> None:
    write(window.desk.editor, "Le moulin.")
    added(qtbot, window, *files)
    post_id = window.session.post.id
    window.posts.delete_post(post_id)
    assert names(window) == []
    window.toast.undo_requested.emit()
    assert names(window) == ["moulin.jpg", "four.png"]
    for one in window.session.post.media:
        assert window.session.library.media.read(one.digest)


def test_pictures_alone_are_a_post_worth_keeping(qtbot, window, files) -> None:
    added(qtbot, window, files[0])
    post_id = window.session.post.id
    window.posts.new_post()
    assert not window.desk.pictures.isVisible()
    window.posts.open_post(post_id)
    assert names(window) == ["moulin.jpg"]
    assert window.desk.pictures.isVisible()


def test_a_picture_that_arrives_late_goes_to_the_post_it_was_given_to(qtbot, window, files) -> None:
    write(window.desk.editor, "Le moulin.")
    window.session.save()
    first = window.session.post.id
    window.pictures.add_files(files[:1])
    window.posts.new_post()
    library = window.session.library
    qtbot.waitUntil(lambda: len(library.post(first).media) == 1)
    assert names(window) == []


def test_a_lost_picture_is_said(qtbot, window, files) -> None:
    write(window.desk.editor, "Le moulin.")
    added(qtbot, window, files[0])
    post = window.session.post
    lost = replace(post.media[0], digest="0" * 64)
    window.session.change_media(post.id, (lost,))
    qtbot.waitUntil(lambda: "not in the library" in window.desk.pictures.said(0).casefold())


def test_a_new_picture_or_word_sends_an_approved_post_back(qtbot, window, files) -> None:
    write(window.desk.editor, "Le moulin.")
    added(qtbot, window, files[0])
    session = window.session
    later = Moment(datetime(2099, 1, 1, 9, 0), "Europe/Paris")
    for change in (
        lambda: added(qtbot, window, files[1]),
        lambda: write(window.desk.pictures.field(0), "M"),
    ):
        session.replace_post(
            approve(session.post, now=now(), schedule=later, answerer="Léa", answer_until=None)
        )
        change()
        assert session.post.status is Status.DRAFT


def test_approval_says_what_a_network_does_not_take(qtbot, window, files) -> None:
    write(window.desk.editor, "Le moulin tourne. Qui vient ?")
    added(qtbot, window, *files)
    media = tuple(replace(one, size=2_000_001) for one in window.session.post.media)
    window.session.change_media(window.session.post.id, media)
    window.session.change(networks=("bluesky",))
    window.approving.review()
    sheet = window.findChild(ApprovalSheet)
    said = [
        part.accessibleName()
        for part in sheet.findChildren(object)
        if hasattr(part, "accessibleName")
    ]
    assert any("Bluesky" in one and "2 MB at most" in one for one in said)
    sheet.close_sheet()


def test_low_windows_show_words_and_thumbnails_only(qtbot, window, files) -> None:
    added(qtbot, window, *files)
    high = window.desk.pictures.height()
    window.resize(900, 520)
    qtbot.waitUntil(lambda: window.desk.pictures.height() < high)


def test_closing_takes_in_what_was_being_read(qtbot, window, files, tmp_path) -> None:
    write(window.desk.editor, "Le moulin.")
    window.pictures.add_files(files[:1])
    post_id = window.session.post.id
    assert window.close()
    library = Library.open(tmp_path / "library.sqlite")
    assert [one.name for one in library.post(post_id).media] in (["moulin.jpg"], [])
    library.close()


def test_undo_takes_back_what_was_done_last_words_or_pictures(qtbot, window, files) -> None:
    editor = window.desk.editor
    added(qtbot, window, *files)
    write(editor, "Rye")
    window.desk.pictures.removed.emit(0)
    write(editor, "!")
    assert (names(window), editor.text()) == (["four.png"], "Rye!")
    press(editor, Qt.Key.Key_Z, CONTROL)
    assert (names(window), editor.text()) == (["four.png"], "Rye")
    press(editor, Qt.Key.Key_Z, CONTROL)
    assert (names(window), editor.text()) == (["moulin.jpg", "four.png"], "Rye")
    assert not window.toast.isVisible()
    press(editor, Qt.Key.Key_Z, CONTROL)
    assert editor.text() == ""


def test_a_picture_comes_back_beside_one_added_since(qtbot, window, files) -> None:
    added(qtbot, window, files[0])
    window.desk.pictures.removed.emit(0)
    added(qtbot, window, files[1])
    window.toast.undo_requested.emit()
    assert names(window) == ["moulin.jpg", "four.png"]


def test_undo_in_another_post_leaves_the_pictures_of_the_first(qtbot, window, files) -> None:
    added(qtbot, window, files[0])
    first = window.session.post.id
    window.desk.pictures.removed.emit(0)
    window.posts.new_post()
    press(window.desk.editor, Qt.Key.Key_Z, CONTROL)
    window.session.open(first)
    assert names(window) == []


def test_a_toast_covers_neither_answers_nor_fields(qtbot, window, files) -> None:
    window.show()
    added(qtbot, window, *files)
    desk = window.desk
    for size in ((1280, 800), (900, 700), (560, 480)):
        window.resize(*size)
        window.notices.undoable("Picture removed", lambda: None)
        QApplication.processEvents()
        toast = window.toast
        assert toast.isVisible()
        for part in (desk.editor, desk.questions, desk.pictures, desk.strip, desk.words):
            place = QRect(part.mapTo(desk, QPoint(0, 0)), part.size())
            over = place.intersected(toast.geometry())
            assert not part.isVisible() or over.height() <= 8, (size, part)
        assert desk.rect().contains(toast.geometry())


def test_taking_a_text_of_its_own_back_keeps_a_picture_added_since(qtbot, window, files) -> None:
    window.session.change(networks=("x", "facebook"))
    write(window.desk.editor, "Rye")
    window.own_words.fork("x")
    added(qtbot, window, files[0])
    press(window.desk.editor, Qt.Key.Key_Z, CONTROL)
    assert window.session.post.variants == ()
    assert names(window) == ["moulin.jpg"]
