"""Earlier posts, as the checks know them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from composer.library.history import other_texts, past_posts
from composer.posts.approval import approve, exported
from composer.posts.post import Moment, Post, PostKind, Status, Variant

NOW = datetime(2026, 5, 10, 9, tzinfo=UTC)
DRAFT = Post("p1", NOW, NOW, text="The rye is out.", networks=("x", "facebook"))
APPROVED = approve(
    DRAFT,
    now=NOW,
    schedule=Moment(datetime(2026, 5, 12, 8, 30), "Europe/Paris"),
    answerer="Inès",
    answer_until=None,
    answers=(("q-said-now", "Two people asked for spelt."), ("q-purpose", "")),
)


def test_an_approved_post_tells_when_where_and_who_answers() -> None:
    ((past,),) = past_posts([APPROVED]).values()
    assert (past.text, past.networks, past.date) == (DRAFT.text, DRAFT.networks, "2026-05-12")
    assert past.answerer == "Inès"
    assert past.asked == ("q-said-now",)
    assert past.approved == "2026-05-10"
    assert not past.waiting


def test_an_exported_post_is_out_too() -> None:
    assert set(past_posts([exported(APPROVED, NOW)])) == {"p1"}


def test_drafts_samples_and_what_was_set_aside_are_left_out() -> None:
    aside = replace(DRAFT, status=Status.NOT_POSTED, note="no")
    assert past_posts([DRAFT, replace(APPROVED, sample=True), aside]) == {}


def test_an_answer_begun_waits_until_it_is_sent_or_set_aside() -> None:
    begun = replace(DRAFT, kind=PostKind.REPLY, answering="Do you deliver?", text="")
    ((past,),) = past_posts([begun]).values()
    assert past.waiting
    assert past.answering == "Do you deliver?"
    sent = past_posts([replace(begun, text="Yes", status=Status.APPROVED)])
    assert not sent["p1"][0].waiting
    assert past_posts([replace(begun, status=Status.NOT_POSTED)]) == {}


def test_each_text_of_a_post_is_told_with_its_networks() -> None:
    forked = replace(APPROVED, variants=(Variant("facebook", "Rye, Ana?"),))
    texts = {past.text: past.networks for past in past_posts([forked])["p1"]}
    assert texts == {"The rye is out.": ("x",), "Rye, Ana?": ("facebook",)}


def test_a_text_made_for_a_network_is_no_other_text_until_it_is_rewritten() -> None:
    same = replace(DRAFT, variants=(Variant("x", "The rye is out."),))
    thread = replace(DRAFT, variants=(Variant("x", "The rye\n\n1/2\n---\nis out.\n\n2/2"),))
    for post in (same, thread):
        assert other_texts(post, "x", "2026-05-10") == ()
        assert other_texts(post, "facebook", "2026-05-10") == ()


def test_the_other_texts_of_a_post_are_known_once_they_differ() -> None:
    assert other_texts(DRAFT, "x", "2026-05-10") == ()
    forked = replace(DRAFT, variants=(Variant("facebook", "Rye, Ana?"),))
    assert [one.text for one in other_texts(forked, "x", "2026-05-10")] == ["Rye, Ana?"]
    assert [one.text for one in other_texts(forked, "facebook", "2026-05-10")] == [DRAFT.text]
