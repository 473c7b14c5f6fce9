"""The statuses of a post: which changes there are, and what each one asks for."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from composer.posts import approval
from composer.posts.post import Moment, Picture, Post, Status
from composer.text.bilingual import ComposerError

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
LATER = NOW + timedelta(minutes=1)
SCHEDULE = Moment(datetime(2026, 12, 1, 9, 30), "Europe/Paris")
UNTIL = Moment(datetime(2026, 12, 2, 20, 0), "Europe/Paris")
DRAFT = Post("p1", NOW, NOW, text="Qui a déjà raté un levain ?", networks=("x",))


def approved(post: Post = DRAFT, **changes: Any) -> Post:
    asked: dict[str, Any] = {
        "now": LATER,
        "schedule": SCHEDULE,
        "answerer": "Léa",
        "answer_until": UNTIL,
    }
    return approval.approve(post, **(asked | changes))


def with_status(status: Status) -> Post:
    return replace(approved(), status=status)


def test_an_approved_post_keeps_when_who_and_the_very_words() -> None:
    post = approved(reasons=(("like-beg", "c’est un jeu"),), answers=(("q", "oui"),))
    assert post.status is Status.APPROVED
    assert post.schedule == SCHEDULE
    assert post.approval is not None
    assert post.approval.answerer == "Léa"
    assert post.approval.at == LATER
    assert post.approval.reasons == (("like-beg", "c’est un jeu"),)
    assert post.approval.text_hash == approval.text_hash(DRAFT.text)
    assert approval.is_approved(post)


@pytest.mark.parametrize(
    "changes",
    [
        {"schedule": None},
        {"schedule": Moment(datetime(2026, 11, 25, 9, 0), "Europe/Paris")},
        {"schedule": Moment(datetime(2027, 3, 28, 2, 30), "Europe/Paris"), "answer_until": None},
        {"schedule": Moment(datetime(2026, 12, 1, 9), "Nowhere")},
        {"answerer": "  "},
        {"answer_until": SCHEDULE},
        {"open_severe": ["like-beg"]},
        {"open_severe": ["like-beg"], "reasons": (("like-beg", " "),)},
        {"open_severe": ["like-beg", "tag-beg"], "reasons": (("like-beg", "un jeu"),)},
    ],
)
def test_approval_refuses_what_is_missing_or_impossible(changes: dict[str, Any]) -> None:
    with pytest.raises(ComposerError):
        approved(**changes)


def test_the_refusal_names_the_rule_that_lacks_a_reason() -> None:
    with pytest.raises(ComposerError, match="tag-beg") as refused:
        approved(open_severe=["like-beg", "tag-beg"], reasons=(("like-beg", "un jeu"),))
    assert "like-beg" not in refused.value.message.en


def test_a_severe_finding_with_a_reason_may_stay() -> None:
    post = approved(open_severe=["like-beg"], reasons=(("like-beg", "c’est un jeu"),))
    assert post.status is Status.APPROVED


@pytest.mark.parametrize("status", [Status.EXPORTED, Status.NOT_POSTED])
def test_what_is_out_or_set_aside_goes_back_to_the_drafts_before_approval(status: Status) -> None:
    with pytest.raises(ComposerError):
        approved(with_status(status))
    assert approved(approval.back_to_draft(with_status(status), LATER)).status is Status.APPROVED


@pytest.mark.parametrize("status", [Status.APPROVED, Status.EXPORTED, Status.NOT_POSTED])
def test_an_edit_makes_it_a_draft_again_and_drops_the_approval(status: Status) -> None:
    post = approval.edited(with_status(status), "Autre texte", LATER)
    assert (post.status, post.approval, post.text) == (Status.DRAFT, None, "Autre texte")
    assert post.changed == LATER


@pytest.mark.parametrize("status", [Status.DRAFT, Status.IN_REVIEW])
def test_an_edit_of_an_open_post_leaves_its_status(status: Status) -> None:
    assert approval.edited(replace(DRAFT, status=status), "Autre", LATER).status is status


def test_the_same_words_are_no_edit() -> None:
    assert approval.edited(approved(), DRAFT.text, LATER) == approved()


def test_typing_the_old_words_again_does_not_bring_the_approval_back() -> None:
    post = approval.edited(approval.edited(approved(), "x", LATER), DRAFT.text, LATER)
    assert not approval.is_approved(post)


def test_a_draft_goes_to_review_and_back() -> None:
    waiting = approval.send_to_review(DRAFT, LATER)
    assert waiting.status is Status.IN_REVIEW
    assert approval.back_to_draft(waiting, LATER).status is Status.DRAFT


@pytest.mark.parametrize("status", [Status.APPROVED, Status.EXPORTED, Status.NOT_POSTED])
def test_only_a_draft_goes_to_review(status: Status) -> None:
    with pytest.raises(ComposerError):
        approval.send_to_review(with_status(status), LATER)


def test_empty_words_are_neither_reviewed_nor_approved() -> None:
    empty = replace(DRAFT, text=" \n\u00a0")
    with pytest.raises(ComposerError):
        approval.send_to_review(empty, LATER)
    with pytest.raises(ComposerError):
        approved(empty)


def test_not_posting_needs_a_reason_and_keeps_it() -> None:
    post = approval.not_posted(approved(), "  rien à dire ce jour-là ", LATER)
    assert (post.status, post.note, post.approval) == (
        Status.NOT_POSTED,
        "rien à dire ce jour-là",
        None,
    )
    with pytest.raises(ComposerError):
        approval.not_posted(DRAFT, " ", LATER)
    with pytest.raises(ComposerError):
        approval.not_posted(with_status(Status.EXPORTED), "trop tard", LATER)


def test_only_approved_words_become_exported() -> None:
    assert approval.exported(approved(), LATER).status is Status.EXPORTED
    for post in (DRAFT, replace(approved(), text="changé"), with_status(Status.EXPORTED)):
        with pytest.raises(ComposerError):
            approval.exported(post, LATER)


PICTURE = Picture("0" * 64, "mill.png", "png", 40, 24, 900, alt="Le moulin")


def test_other_pictures_or_alt_texts_send_an_approved_post_back_to_draft() -> None:
    post = approved(replace(DRAFT, media=(PICTURE,)))
    assert approval.is_approved(post)
    assert approval.with_media(post, (PICTURE,), LATER) is post
    for media in ((), (replace(PICTURE, alt="Le four"),)):
        changed = approval.with_media(post, media, LATER)
        assert (changed.status, changed.approval, changed.media) == (Status.DRAFT, None, media)
    draft = approval.with_media(DRAFT, (PICTURE,), LATER)
    assert (draft.status, draft.changed) == (Status.DRAFT, LATER)


def test_an_approval_is_about_the_pictures_too() -> None:
    post = approved(replace(DRAFT, media=(PICTURE,)))
    assert not approval.is_approved(replace(post, media=(replace(PICTURE, alt="Le four"),)))
    assert not approval.is_approved(replace(post, media=()))


def test_another_content_warning_takes_an_approval_back() -> None:
    ready = approved()
    assert approval.with_warning(ready, "", NOW) is ready
    warned = approval.with_warning(ready, "Work accident", NOW)
    assert warned.status is Status.DRAFT
    assert approval.approved_hash(warned) != approval.approved_hash(ready)


def test_earlier_words_come_back_with_their_approval_and_nothing_else_does() -> None:
    ready = approved()
    forked = approval.forked(ready, "x", NOW, "Only here.")
    back = approval.with_words_of(forked, ready, NOW)
    assert (back.text, back.variants, back.status) == (ready.text, (), Status.APPROVED)
    assert approval.is_approved(back)
    warned = approval.with_warning(forked, "Work accident", NOW)
    back = approval.with_words_of(warned, ready, NOW)
    assert (back.variants, back.warning, back.status) == ((), "Work accident", Status.DRAFT)
