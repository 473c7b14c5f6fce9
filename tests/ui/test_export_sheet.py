"""The export sheet shows every row first, writes only those, and says what stops it."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from composer.export.hand_over import hand_over
from composer.library.store import Library, LibraryProblem
from composer.posts import approval
from composer.posts.post import Moment, Post, Status
from composer.ui.export_sheet import ExportSheet

NOW = datetime.now(UTC)


def approved(name, text, networks, wall=None):
    post = Post(name * 32, NOW, NOW, text=text, networks=networks)
    moment = Moment(wall or datetime(2099, 6, 15, 8, 30), "Europe/Paris")
    return approval.approve(post, now=NOW, schedule=moment, answerer="Ines", answer_until=None)


RYE = approved("a", "Which loaf keeps best? Ours lasts until Friday.", ("facebook", "mastodon"))
LONG = approved("b", "The heel of the loaf. " * 20, ("bluesky",))
CHANGED = replace(approved("c", "The oven is cold.", ("facebook",)), text="The oven is warm.")


@pytest.fixture
def library(tmp_path):
    kept = Library.open(tmp_path / "library.sqlite")
    kept.save_posts((RYE, LONG, CHANGED))
    yield kept
    with suppress(LibraryProblem):  # some tests closed it
        kept.close()


@pytest.fixture
def opened(qtbot, theme, tmp_path, library):
    def opened(posts=(RYE, LONG, CHANGED), folder=None, zone="Europe/Paris"):
        host = QWidget()
        host.resize(1000, 780)
        qtbot.addWidget(host)
        with qtbot.waitActive(host):
            host.show()
            host.activateWindow()
        sheet = ExportSheet(
            host,
            theme,
            posts,
            persona_names={},
            language="en",
            zone=zone,
            folder=str(folder or tmp_path / "out"),
            hand_over=lambda planned, where: hand_over(planned, where, library, NOW),
        )
        sheet.host = host
        sheet.open()
        return sheet

    return opened


def said(sheet):
    return " | ".join(p.text() for p in sheet.findChildren(QLabel) if not p.isHidden())


def choose(sheet, target):
    sheet.target.setCurrentIndex(sheet.target.findData(target))


def test_every_row_and_every_refusal_is_shown_before_anything_is_written(opened, tmp_path):
    text = said(opened())
    for part in (
        "Facebook",
        "Mastodon",
        "Which loaf keeps best?",
        "08:30",
        "Too long for Bluesky",
        "Its words changed after the approval.",
        "buffer-facebook.csv",
    ):
        assert part in text
    assert not (tmp_path / "out").exists()


def test_the_hours_follow_the_zone(opened):
    sheet = opened()
    sheet.zone.set_zone("Asia/Tokyo")
    sheet.zone.zone_changed.emit()
    assert "15:30" in said(sheet)
    assert "Time zone: Tokyo" in said(sheet)


def test_writing_writes_the_files_shown_and_tells_which_posts(qtbot, opened, tmp_path):
    sheet = opened()
    choose(sheet, "json")
    with qtbot.waitSignal(sheet.exported) as told:
        sheet.write.click()
    done, folder = told.args
    assert ([post.id for post in done.exported], folder) == ([RYE.id], tmp_path / "out")
    (file,) = (tmp_path / "out").iterdir()
    assert RYE.text in json.dumps(json.loads(file.read_text("utf-8")), ensure_ascii=False)
    assert not sheet.isVisible()


def test_the_mark_for_excel_is_for_csv_only(qtbot, opened, tmp_path):
    sheet = opened()
    choose(sheet, "json")
    assert not sheet.bom.isVisible()
    choose(sheet, "csv")
    assert sheet.bom.isVisible()
    sheet.bom.setChecked(True)
    with qtbot.waitSignal(sheet.exported):
        sheet.write.click()
    (file,) = (tmp_path / "out").iterdir()
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")


def test_a_folder_that_cannot_be_written_is_told_at_its_field(qtbot, opened, tmp_path):
    taken = tmp_path / "taken"
    taken.write_text("a file, not a folder")
    sheet = opened(folder=taken)
    with qtbot.assertNotEmitted(sheet.exported):
        sheet.write.click()
    assert "cannot be written" in sheet.folder_cell.complaint()
    assert sheet.folder.hasFocus()
    assert sheet.isVisible()
    assert [path.name for path in tmp_path.glob("taken*")] == ["taken"]


def test_no_folder_is_asked_for(qtbot, opened):
    sheet = opened()
    sheet.folder.clear()
    with qtbot.assertNotEmitted(sheet.exported):
        sheet.write.click()
    assert sheet.folder_cell.complaint()


def test_nothing_to_write_is_said_when_asked(qtbot, opened):
    sheet = opened(posts=(CHANGED,))
    with qtbot.assertNotEmitted(sheet.exported):
        sheet.write.click()
    assert "No row can be written" in said(sheet)


def test_without_approved_posts_one_sentence_says_so(opened):
    assert "No post is approved yet." in said(opened(posts=()))


def test_rows_that_changed_since_are_shown_again_first(qtbot, opened, monkeypatch, tmp_path):
    soon = approved("d", "Bread at noon.", ("facebook",))
    later = approved("e", "Bread at six.", ("facebook",), datetime(2100, 6, 1, 18, 0))
    sheet = opened(posts=(soon, later))
    between = datetime(2100, 1, 1, tzinfo=UTC)
    monkeypatch.setattr("composer.ui.export_sheet.now", lambda: between)
    with qtbot.assertNotEmitted(sheet.exported):
        sheet.write.click()
    assert "Its date is past." in said(sheet)
    assert "look at them once more" in said(sheet)
    assert not (tmp_path / "out").exists()
    with qtbot.waitSignal(sheet.exported) as told:
        sheet.write.click()
    assert [post.id for post in told.args[0].exported] == [later.id]


def test_a_zone_nobody_knows_is_told(qtbot, opened):
    sheet = opened()
    sheet.zone.setEditText("Nowhere at all")
    with qtbot.assertNotEmitted(sheet.exported):
        sheet.write.click()
    assert "Nowhere at all" in sheet.zone_cell.complaint()


def test_a_library_that_fails_is_told_and_no_file_is_left(qtbot, opened, library, tmp_path):
    sheet = opened()
    library.close()
    with qtbot.assertNotEmitted(sheet.exported):
        sheet.write.click()
    assert "does not answer" in said(sheet)
    assert list((tmp_path / "out").iterdir()) == []
    assert sheet.isVisible()


def test_a_network_that_is_refused_keeps_a_draft_and_the_sheet_says_so(qtbot, opened, library):
    both = approved("f", "The heel of the loaf. " * 20, ("bluesky", "facebook"))
    library.save_posts([both])
    sheet = opened(posts=(both,))
    assert "a draft stays for the refused one" in said(sheet)
    with qtbot.waitSignal(sheet.exported):
        sheet.write.click()
    assert library.post(both.id).networks == ("facebook",)
    (draft,) = [
        post for post in library.posts() if post.networks == ("bluesky",) and post.id != LONG.id
    ]
    assert (draft.status, draft.text) == (Status.DRAFT, both.text)
