"""The desk knows the message being answered and what the library holds from before."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtWidgets import QLabel

from composer.checks.mutes import MuteScope
from composer.posts.post import Approval, Moment, Picture, PostKind, Status
from composer.ui.session import Session, now


def met(session) -> set[str]:
    return {finding.rule.id for finding in session.findings}


@pytest.fixture
def sent(session):
    """Return a function that publishes a text on a network some days ago."""

    def sent(text, network="facebook", days=1, status=Status.EXPORTED, answers=()):
        session.begin()
        gone = now() - timedelta(days=days)
        wall = gone.astimezone().replace(tzinfo=None)
        session.put(
            replace(
                session.post,
                text=text,
                networks=(network,),
                status=status,
                schedule=Moment(datetime(wall.year, wall.month, wall.day, 8, 30), "Europe/Paris"),
                approval=Approval("", now(), "Inès", None, answers=answers),
            )
        )
        return session.post.id

    return sent


def write(session, text, network="facebook"):
    session.begin()
    session.change(networks=(network,))
    session.show_network(network)
    session.write(text, len(text))


def test_the_same_ask_again_is_heard(session, sent) -> None:
    sent("Follow us!")
    write(session, "Follow us! The rye is out.")
    assert "repeat-ask" in met(session)


def test_an_old_ask_is_forgotten(session, sent) -> None:
    sent("Follow us!", days=60)
    write(session, "Follow us! The rye is out.")
    assert "repeat-ask" not in met(session)


def test_a_post_is_not_its_own_past(session, sent) -> None:
    text = "The rye loaf keeps until Friday in a towel."
    first = sent(text)
    session.open(first)
    assert "blends-in" not in met(session)
    write(session, text)
    assert "blends-in" in met(session)


def test_the_circle_between_two_networks_is_heard(session, sent) -> None:
    sent("Salut les abonnés, veuillez aimer notre page Facebook", "x")
    write(session, "Veuillez nous suivre sur Twitter")
    assert "circular-cross-promo" in met(session)


def test_the_same_words_on_another_network_are_heard(session, sent) -> None:
    sent("The rye loaf keeps until Friday in a towel.", "x")
    write(session, "The rye loaf keeps until Friday in a towel.")
    assert "same-message-everywhere" in met(session)
    assert "blends-in" not in met(session)


def test_a_run_of_posts_about_the_house_is_heard(session, sent) -> None:
    sent("Our new shop window is ready.", days=2)
    sent("We have a new logo.")
    write(session, "Our new oven is in place.")
    assert "all-about-us-run" in met(session)


def test_an_answer_begun_is_due_until_it_is_set_aside(session) -> None:
    session.begin(PostKind.REPLY)
    session.change(answering="Do you deliver on Mondays?")
    reply = session.post
    write(session, "The rye is out.")
    assert "unanswered-items" in met(session)
    session.open(reply.id)
    assert "unanswered-items" not in met(session)
    session.replace_post(replace(session.post, status=Status.NOT_POSTED, note="spam"))
    write(session, "The rye is out.")
    assert "unanswered-items" not in met(session)


def test_deleting_the_earlier_post_takes_its_finding_along(window, session, sent) -> None:
    first = sent("Follow us!")
    write(session, "Follow us! The rye is out.")
    assert "repeat-ask" in met(session)
    window.posts.delete_post(first)
    assert "repeat-ask" not in met(session)


def test_listening_is_noted_by_the_answer_at_approval(session, sent) -> None:
    write(session, "The rye is out.")
    assert "listen-first" not in met(session)
    sent("Oats today.")
    write(session, "The rye is out.")
    assert "listen-first" in met(session)
    sent("Wheat today.", answers=(("q-said-now", "Two people asked for spelt."),))
    write(session, "The rye is out.")
    assert "listen-first" not in met(session)


def test_the_message_being_answered_is_known(session) -> None:
    session.begin(PostKind.REPLY)
    session.change(answering="Very disappointed, the bread was mouldy.")
    session.write("We bake with local flour and open at seven.", 0)
    assert "complaint-not-answered" in met(session)
    session.change(answering="")
    assert "complaint-not-answered" not in met(session)
    session.change(kind=PostKind.POST, answering="Very disappointed, the bread was mouldy.")
    assert "complaint-not-answered" not in met(session)


def test_the_pictures_are_known(session) -> None:
    write(session, "What’s your favourite crust?")
    assert "question-without-image" in met(session)
    picture = Picture("a" * 64, "crust.jpg", "jpeg", 800, 600, 1000, alt="A dark crust")
    session.change(media=(picture,))
    assert "question-without-image" not in met(session)
    assert "question-with-image" in met(session)


def test_typing_reads_no_posts(session, sent, monkeypatch) -> None:
    sent("Follow us!")
    session.begin()
    monkeypatch.setattr(session.library, "latest_posts", None)
    for end in range(1, 11):
        session.write("Follow us!"[:end], end)
    assert "repeat-ask" in met(session)


def test_questions_about_the_house_are_asked_until_they_are_answered(session, sent) -> None:
    write(session, "The rye is out.")
    first = [rule for rule in session.questions() if rule.once]
    assert len(first) == 1
    sent("Wheat today.", answers=((first[0].id, "Inès, every evening."),))
    write(session, "The rye is out.")
    second = [rule for rule in session.questions() if rule.once]
    assert len(second) == 1
    assert second != first


def test_a_muted_rule_raises_the_question_whose_rule_it_is(session) -> None:
    write(session, "Like our page!")
    assert "q-whose-rule" not in {rule.id for rule in session.questions()}
    finding = next(f for f in session.findings if f.rule.id == "like-beg")
    session.mute(finding, MuteScope.POST, "our school asked for it")
    assert "q-whose-rule" in {rule.id for rule in session.questions()}


def test_the_sheet_asks_by_fields_who_answers_and_not_by_a_question(session) -> None:
    write(session, "The rye is out.")
    asked = {rule.id for rule in session.questions()}
    assert {"q-purpose", "q-no-undo", "q-bad-reading"} <= asked
    assert "q-who-answers" not in asked


def test_what_came_of_a_post_is_noted_on_the_desk(qtbot, window, session, sent) -> None:
    first = sent("Wheat today.", days=20)
    write(session, "The rye is out.")
    assert "outcomes-unlogged" in met(session)
    assert not window.desk.outcome.isVisible()
    session.open(first)
    assert window.desk.outcome.isVisible()
    qtbot.keyClicks(window.desk.outcome.words, "Two people asked for the recipe.")
    assert session.post.status is Status.EXPORTED
    write(session, "The rye is out.")
    assert "outcomes-unlogged" not in met(session)
    assert session.library.post(first).outcome == "Two people asked for the recipe."


def test_questions_that_the_words_raise_stand_below_the_cards(qtbot, window, session) -> None:
    write(session, "We’ll deliver every order by Friday.")
    assert session.asked() == ()
    session.settle()
    assert session.asked()[0].id == "q-promise"

    def said():
        return [part.text() for part in window.findChildren(QLabel) if part.isVisible()]

    qtbot.waitUntil(lambda: "Can you keep this date?" in said())


def test_who_writes_is_chosen_in_the_menu_and_remembered(window, session) -> None:
    write(session, "The oven and I are friends.")
    assert session.given("").author is None
    window.main_menu.author_chosen.emit("person")
    assert session.given("").author == "person"
    assert Session(session.library, session.checker, "en").author == "person"
    window.main_menu.author_chosen.emit("")
    assert session.given("").author is None


def test_a_fork_that_says_the_same_is_told_and_a_new_one_praised(session) -> None:
    text = "Six seats are free in the Tuesday boat, ask Karim at the dock."
    session.begin()
    session.change(networks=("x", "facebook"))
    session.show_network("x")
    session.write(text, len(text))
    assert "same-message-everywhere" not in met(session)
    session.fork("facebook")
    assert "same-message-everywhere" not in met(session)
    session.write(f"Hello! {text}", 7)
    assert "same-message-everywhere" in met(session)
    other = "Karim keeps six seats in the Tuesday boat for beginners: which morning suits you?"
    session.write(other, len(other))
    assert "same-message-everywhere" not in met(session)
