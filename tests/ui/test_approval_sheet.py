"""The approval sheet asks for what is missing, shifts no hour, and keeps what was typed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtWidgets import QLabel, QWidget

from composer.checks.findings import FindingKind, Severity
from composer.networks.counting import count
from composer.posts.post import Moment, Post
from composer.text.bilingual import Bilingual
from composer.ui.approval_sheet import ApprovalRequest, ApprovalSheet
from composer.ui.components import TextButton
from composer.ui.moment_fields import read_hour

NOW = datetime.now(UTC)
TO_COME = Moment(datetime(2099, 6, 15, 8, 30), "Europe/Paris")
TEXT = "Like our page. The rye of Tuesday keeps until Friday."


@pytest.fixture
def host(qtbot):
    made = QWidget()
    made.resize(1000, 780)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture
def asked(checker, session):
    post = Post("a" * 32, NOW, NOW, text=TEXT, networks=("facebook",), schedule=TO_COME)
    found = checker.check(session.given(TEXT))
    problems = tuple((f, TEXT) for f in found if f.rule.kind is FindingKind.PROBLEM)
    questions = checker.at_approval(found)[:3]
    return ApprovalRequest(post, problems=problems, questions=questions, people=("Ines",))


@pytest.fixture
def opened(qtbot, host, theme):
    def opened(request, draft=None):
        sheet = ApprovalSheet(host, theme, request, draft)
        sheet.open()
        return sheet

    return opened


def severe(request):
    return {f.rule.id for f, _ in request.problems if f.rule.severity is Severity.SEVERE}


def give_reasons(qtbot, sheet):
    for cell in sheet.reason_fields().values():
        qtbot.keyClicks(cell.field, "The school asked us to.")


def said(sheet):
    return [part.text() for part in sheet.findChildren(QLabel) if part.isVisible()]


def at(request, wall, zone="Europe/Paris"):
    return replace(request, post=replace(request.post, schedule=Moment(wall, zone)))


def test_only_severe_rules_ask_for_a_reason(opened, asked):
    assert severe(asked)
    assert set(opened(asked).reason_fields()) == severe(asked)


def test_approve_without_a_reason_leads_to_the_field_and_says_so(qtbot, opened, asked):
    sheet = opened(asked)
    assert sheet.approve.isEnabled()
    with qtbot.assertNotEmitted(sheet.approved):
        qtbot.mouseClick(sheet.approve, Qt.MouseButton.LeftButton)
    cell = next(iter(sheet.reason_fields().values()))
    assert cell.complaint()
    assert cell.field.hasFocus()


def test_approval_carries_everything_that_was_said(qtbot, opened, asked):
    sheet = opened(asked)
    give_reasons(qtbot, sheet)
    question, answer = next(iter(sheet.answer_fields().items()))
    qtbot.keyClicks(answer, "Ruth asked at the counter")
    with qtbot.waitSignal(sheet.approved) as told:
        qtbot.keyClick(answer, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (choice,) = told.args
    assert choice.moment == TO_COME
    assert choice.answerer == "Ines"
    assert choice.answer_until == Moment(datetime(2099, 6, 17, 20, 0), "Europe/Paris")
    assert dict(choice.reasons) == dict.fromkeys(severe(asked), "The school asked us to.")
    assert choice.answers == ((question, "Ruth asked at the counter"),)


def test_nobody_to_answer_is_asked_for(qtbot, opened, asked):
    sheet = opened(replace(asked, problems=(), people=()))
    with qtbot.assertNotEmitted(sheet.approved):
        sheet.approve.click()
    assert sheet.when.person_cell.complaint()
    assert sheet.when.person.hasFocus()


def test_a_name_takes_back_the_word_that_it_is_missing(qtbot, opened, asked):
    sheet = opened(replace(asked, people=()))
    give_reasons(qtbot, sheet)
    qtbot.mouseClick(sheet.approve, Qt.MouseButton.LeftButton)
    assert sheet.when.person_cell.complaint()
    sheet.when.person.setEditText("Ines")
    assert sheet.when.person_cell.complaint() == ""


def test_who_answers_stands_above_what_may_stay_empty(opened, asked):
    sheet = opened(asked)
    person = sheet.when.person.mapTo(sheet, QPoint(0, 0)).y()
    answers = [one.mapTo(sheet, QPoint(0, 0)).y() for one in sheet.answer_fields().values()]
    assert answers
    assert person < min(answers)


def test_a_press_shows_the_words_of_what_is_open(qtbot, opened, asked):
    sheet = opened(asked)
    link = next(
        one
        for one in sheet.findChildren(TextButton)
        if one.isVisible() and "Like our page" in one.accessibleName()
    )
    with qtbot.waitSignal(sheet.passage_requested) as asked_for:
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert asked_for.args[0] in severe(asked)


def test_a_past_date_is_refused_in_words(qtbot, opened, asked):
    sheet = opened(replace(asked, problems=()))
    sheet.when.date.setDate(QDate(2001, 1, 1))
    with qtbot.assertNotEmitted(sheet.approved):
        sheet.approve.click()
    assert "past" in sheet.when.date_cell.complaint()


def test_a_past_plan_gives_way_to_tomorrow_morning(opened, asked):
    sheet = opened(at(asked, datetime(2001, 1, 1, 9, 0)))
    assert sheet.when.moment().wall > datetime.now()
    assert f"{sheet.when.moment().wall:%H:%M}" == "08:30"


def test_answers_must_end_after_the_post(qtbot, opened, asked):
    sheet = opened(replace(asked, problems=()))
    sheet.when.until.setDate(QDate(2099, 6, 14))
    with qtbot.assertNotEmitted(sheet.approved):
        sheet.approve.click()
    assert sheet.when.until_cell.complaint()


@pytest.mark.parametrize("chosen", [0, 1])
def test_a_doubled_hour_is_asked_about(qtbot, opened, asked, chosen):
    sheet = opened(replace(asked, problems=()))
    sheet.when.date.setDate(QDate(2099, 10, 25))
    sheet.when.hour.setEditText("02:30")
    choice = sheet.when.choice
    assert choice.isVisible()
    assert "UTC+2" in choice.first.text()
    assert "UTC+1" in choice.second.text()
    with qtbot.assertNotEmitted(sheet.approved):
        sheet.approve.click()
    (choice.first, choice.second)[chosen].click()
    with qtbot.waitSignal(sheet.approved) as told:
        sheet.approve.click()
    doubled = datetime(2099, 10, 25, 2, 30)
    assert told.args[0].moment == Moment(doubled, "Europe/Paris", fold=chosen)


@pytest.mark.parametrize(("chosen", "hour"), [("first", 1), ("second", 3)])
def test_a_missing_hour_is_asked_about_and_never_shifted(qtbot, opened, asked, chosen, hour):
    sheet = opened(replace(asked, problems=()))
    sheet.when.date.setDate(QDate(2099, 3, 29))
    sheet.when.hour.setEditText("02:30")
    with qtbot.assertNotEmitted(sheet.approved):
        sheet.approve.click()
    assert sheet.when.hour.currentText() == "02:30"
    getattr(sheet.when.choice, chosen).click()
    assert not sheet.when.choice.isVisible()
    with qtbot.waitSignal(sheet.approved) as told:
        sheet.approve.click()
    assert told.args[0].moment.wall.hour == hour


@pytest.mark.parametrize("fold", [0, 1])
def test_the_reading_of_a_doubled_hour_is_kept(qtbot, opened, asked, fold):
    planned = Moment(datetime(2099, 10, 25, 2, 30), "Europe/Paris", fold=fold)
    request = replace(asked, post=replace(asked.post, schedule=planned))
    sheet = opened(request)
    assert sheet.when.moment() == planned
    sheet.close_sheet()
    again = opened(asked, sheet.draft())
    assert again.when.moment() == planned


def test_a_zone_is_found_by_typing_a_part_of_it(qtbot, opened, asked):
    sheet = opened(replace(asked, problems=()))
    sheet.when.zone.setEditText("Kathmandu")
    assert sheet.when.moment() == Moment(TO_COME.wall, "Asia/Kathmandu")
    sheet.when.zone.setEditText("Nowhere at all")
    with qtbot.assertNotEmitted(sheet.approved):
        sheet.approve.click()
    assert "Nowhere at all" in sheet.when.zone_cell.complaint()


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("8:30", (8, 30)),
        ("8h30", (8, 30)),
        ("0830", (8, 30)),
        ("8", (8, 0)),
        ("8 pm", (20, 0)),
        ("12 am", (0, 0)),
        ("25:00", None),
        ("8:61", None),
        ("soon", None),
    ],
)
def test_an_hour_is_read_as_people_write_it(text, hour):
    read = read_hour(text)
    assert (read and (read.hour(), read.minute())) == hour


def test_what_was_typed_is_there_again(qtbot, opened, asked):
    sheet = opened(asked)
    give_reasons(qtbot, sheet)
    question, answer = next(iter(sheet.answer_fields().items()))
    qtbot.keyClicks(answer, "Ruth")
    sheet.when.person.setEditText("Karim")
    sheet.when.hour.setEditText("9:15")
    with qtbot.waitSignal(sheet.closed):
        qtbot.keyClick(answer, Qt.Key.Key_Escape)
    again = opened(asked, sheet.draft())
    assert {c.field.text() for c in again.reason_fields().values()} == {"The school asked us to."}
    assert again.answer_fields()[question].text() == "Ruth"
    assert again.when.answerer() == "Karim"
    assert again.when.moment() == Moment(datetime(2099, 6, 15, 9, 15), "Europe/Paris")


def test_not_posting_asks_why_in_place(qtbot, opened, asked):
    sheet = opened(asked)
    sheet.do_not_post.click()
    assert sheet.note.field.hasFocus()
    with qtbot.assertNotEmitted(sheet.not_posting):
        sheet.leave_unposted.click()
    assert sheet.note.complaint()
    qtbot.keyClicks(sheet.note.field, "Nothing to say that day")
    with qtbot.waitSignal(sheet.not_posting) as told:
        qtbot.keyClick(sheet.note.field, Qt.Key.Key_Return)
    assert told.args == ["Nothing to say that day"]


def test_escape_goes_back_one_step_at_a_time(qtbot, opened, asked):
    sheet = opened(asked)
    sheet.do_not_post.click()
    with qtbot.assertNotEmitted(sheet.closed):
        qtbot.keyClick(sheet.note.field, Qt.Key.Key_Escape)
    assert sheet.approve.isVisible()
    with qtbot.waitSignal(sheet.closed):
        qtbot.keyClick(sheet, Qt.Key.Key_Escape)


def test_a_network_over_its_limit_is_told(opened, asked):
    long = "x" * 310
    sheet = opened(replace(asked, counts=(count("bluesky", long), count("facebook", long))))
    told = [text for text in said(sheet) if "10 characters over" in text]
    assert len(told) == 1
    assert "Bluesky" in told[0]


def test_the_owners_refusal_is_said_and_the_sheet_stays(opened, asked):
    sheet = opened(asked)
    sheet.refuse(Bilingual("The library is read-only.", "Lecture seule."))
    assert sheet.isVisible()
    assert "The library is read-only." in said(sheet)


@pytest.mark.parametrize("width", [480, 1280])
def test_foot_and_fields_stay_inside_at_any_width(qtbot, host, opened, asked, width):
    host.resize(width, 560)
    sheet = opened(asked)
    whole = sheet.approve.rect()
    qtbot.waitUntil(lambda: sheet.approve.visibleRegion().boundingRect() == whole)
    edge = sheet.foot.geometry().right()
    for field in (*sheet.answer_fields().values(), sheet.when.zone, sheet.when.until):
        assert field.mapTo(sheet.approve.parentWidget(), field.rect().topRight()).x() <= edge
