"""How the status of a post may change, and what each change asks for."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from typing import Any

from composer.posts.moments import Missing, settle, to_utc
from composer.posts.post import Approval, Moment, Picture, Post, Status, Variant
from composer.text.bilingual import ComposerError


def text_hash(text: str) -> str:
    """Return the SHA-256 of a text (UTF-8), in hex."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def approved_hash(post: Post) -> str:
    """Return the SHA-256 of everything an approval is about.

    That is the words, the pictures, their alt texts and the content warning.
    """
    pictures = "".join(f"\0{one.digest}\0{one.alt}" for one in post.media)
    # A text of a network that the post no longer goes to changes nothing.
    own = sorted((one.network, one.text) for one in post.variants if one.network in post.networks)
    variants = "".join(f"\0\0{network}\0{text}" for network, text in own)
    warning = f"\0\0\0{post.warning}" if post.warning else ""
    return text_hash(post.text + pictures + variants + warning)


def edited(post: Post, text: str, now: datetime, network: str | None = None) -> Post:
    """Return the post with another text; unless it was a draft or in review, it is a draft again.

    It is the text of ``network`` that changes where this one has its own, the common one otherwise.
    """
    if text == post.text_for(network):
        return post
    if not post.has_variant(network):
        return _written(post, now, text=text)
    variants = tuple(
        replace(one, text=text) if one.network == network else one for one in post.variants
    )
    return _written(post, now, variants=variants)


def forked(post: Post, network: str, now: datetime, text: str | None = None) -> Post:
    """Return the post with a text of its own for ``network``: ``text``, or what it gets now."""
    if post.has_variant(network):
        return post if text is None else edited(post, text, now, network)
    made = Variant(network, post.text_for(network) if text is None else text)
    return _written(post, now, variants=(*post.variants, made))


def rejoined(post: Post, network: str, now: datetime) -> Post:
    """Return the post with the common text for ``network`` again."""
    if not post.has_variant(network):
        return post
    variants = tuple(one for one in post.variants if one.network != network)
    return _written(post, now, variants=variants)


def with_words_of(post: Post, earlier: Post, now: datetime) -> Post:
    """Return the post with the texts of ``earlier``; all else stays as it is now.

    Where an earlier approval was about exactly what it is then, it holds again.
    """
    made = _written(post, now, text=earlier.text, variants=earlier.variants)
    if earlier.approval is not None and earlier.approval.text_hash == approved_hash(made):
        return replace(made, status=earlier.status, approval=earlier.approval)
    return made


def _written(post: Post, now: datetime, **words: Any) -> Post:  # noqa: ANN401 - fields of a post
    """Return the post with other words, as a draft unless it was in review."""
    if post.status in (Status.DRAFT, Status.IN_REVIEW):
        return replace(post, changed=now, **words)
    return replace(post, changed=now, status=Status.DRAFT, approval=None, **words)


def with_media(post: Post, media: tuple[Picture, ...], now: datetime) -> Post:
    """Return the post with other pictures or alt texts; what was approved is a draft again."""
    if media == post.media:
        return post
    if post.status in (Status.DRAFT, Status.IN_REVIEW):
        return replace(post, media=media, changed=now)
    return replace(post, media=media, changed=now, status=Status.DRAFT, approval=None)


def with_warning(post: Post, warning: str, now: datetime) -> Post:
    """Return the post with another content warning; what was approved is a draft again."""
    return post if warning == post.warning else _written(post, now, warning=warning)


def send_to_review(post: Post, now: datetime) -> Post:
    """Return the draft as one that waits for a second pair of eyes.

    Raises ComposerError if it is empty, or approved, exported or set aside.
    """
    _refuse_empty(post)
    if post.status not in (Status.DRAFT, Status.IN_REVIEW):
        raise ComposerError(
            "Only a draft can be sent to review. Take it back to the drafts first.",
            "Seul un brouillon peut être relu. Remettez-la d’abord dans les brouillons.",
        )
    return replace(post, status=Status.IN_REVIEW, changed=now)


def back_to_draft(post: Post, now: datetime) -> Post:
    """Return the post as a draft; an approval is dropped, its note is kept."""
    return replace(post, status=Status.DRAFT, approval=None, changed=now)


def approve(
    post: Post,
    *,
    now: datetime,
    schedule: Moment | None,
    answerer: str,
    answer_until: Moment | None,
    open_severe: Collection[str] = (),
    reasons: tuple[tuple[str, str], ...] = (),
    answers: tuple[tuple[str, str], ...] = (),
) -> Post:
    """Return the approved post.

    ``open_severe`` are the ids of the severe rules still met: each needs a reason. Raises
    ComposerError where something is missing (words, a date to come that exists, someone who
    answers) and for a post that was exported or set aside: it goes back to the drafts first.
    """
    _refuse_empty(post)
    if post.status in (Status.EXPORTED, Status.NOT_POSTED):
        raise ComposerError(
            "Take it back to the drafts before you approve it.",
            "Remettez-la dans les brouillons avant de l’approuver.",
        )
    given = {rule for rule, reason in reasons if reason.strip()}
    if lacking := [rule for rule in open_severe if rule not in given]:
        raise ComposerError(
            f"Say why these words stay ({', '.join(lacking)}).",
            f"Dites pourquoi ces mots restent ({', '.join(lacking)}).",
        )
    if schedule is None:
        raise ComposerError("Choose a date.", "Choisissez une date.")
    if isinstance(settle(schedule.wall, schedule.zone), Missing):
        raise ComposerError(
            "The clocks jump over this hour that day. Choose another one.",
            "Les horloges sautent cette heure ce jour-là. Choisissez-en une autre.",
        )
    if to_utc(schedule) <= now:
        raise ComposerError(
            "This date is past. Choose one to come.",
            "Cette date est passée. Choisissez-en une à venir.",
        )
    if not answerer.strip():
        raise ComposerError("Say who answers the replies.", "Dites qui répond aux messages.")
    if answer_until is not None and to_utc(answer_until) <= to_utc(schedule):
        raise ComposerError(
            "Replies come after the post: choose a later end.",
            "Les réponses viennent après la publication : choisissez une fin plus tardive.",
        )
    approval = Approval(
        approved_hash(post), now, answerer.strip(), answer_until, tuple(reasons), tuple(answers)
    )
    return replace(
        post, status=Status.APPROVED, schedule=schedule, approval=approval, note="", changed=now
    )


def not_posted(post: Post, note: str, now: datetime) -> Post:
    """Return the post as one that will not go out, with the reason.

    Raises ComposerError without a reason, and for a post that was exported: it is out already.
    """
    if post.status is Status.EXPORTED:
        raise ComposerError(
            "It was exported already. Withdraw it in the scheduler, then take it back to the drafts.",
            "Elle est déjà exportée. Retirez-la de l’outil de programmation, puis remettez-la dans "
            "les brouillons.",
        )
    if not note.strip():
        raise ComposerError(
            "Say in a few words why it stays here.",
            "Dites en quelques mots pourquoi elle reste ici.",
        )
    return replace(post, status=Status.NOT_POSTED, note=note.strip(), approval=None, changed=now)


def exported(post: Post, now: datetime) -> Post:
    """Return an approved post as handed to a scheduler; ComposerError if it is not approved."""
    if not is_approved(post):
        raise ComposerError(
            "Only an approved post can be exported.",
            "Seule une publication approuvée peut être exportée.",
        )
    return replace(post, status=Status.EXPORTED, changed=now)


def is_approved(post: Post) -> bool:
    """Whether the post is approved and its words are those that were approved."""
    return (
        post.status is Status.APPROVED
        and post.approval is not None
        and post.approval.text_hash == approved_hash(post)
    )


def _refuse_empty(post: Post) -> None:
    if not any(text.strip() for text in (post.text, *(one.text for one in post.variants))):
        raise ComposerError("There are no words yet.", "Il n’y a pas encore de mots.")
