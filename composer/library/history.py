"""What the checks know of the writer's own earlier posts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from composer.checks.findings import PastPost
from composer.posts.post import Post, PostKind, Status

SENT = (Status.APPROVED, Status.EXPORTED)
"""The statuses of a post that is out, or will be on its day."""

BEGUN = (Status.DRAFT, Status.IN_REVIEW)
"""The statuses of a post that is being written."""

_WORDS_ALONE = re.compile(r"^[ \t]*(?:-{3,}|\d{1,3}/\d{1,3})[ \t]*$", re.MULTILINE)
# What a thread adds to the words: lines between its posts, and their numbers.


def past_posts(posts: Iterable[Post]) -> dict[str, tuple[PastPost, ...]]:
    """Return, by id, what the checks may know of ``posts``, in their order, one for each text.

    Posts that are out or planned count, and answers that were begun: somebody waits for them.
    Drafts, samples and what was set aside are left out.
    """
    return {
        post.id: tuple(_past_posts(post))
        for post in posts
        if not post.sample and (post.status in SENT or _is_waiting(post))
    }


def _is_waiting(post: Post) -> bool:
    return post.status in BEGUN and post.kind is PostKind.REPLY and bool(post.answering.strip())


def other_texts(post: Post, network: str | None, day: str) -> tuple[PastPost, ...]:
    """Return the texts that the other networks of ``post`` get on ``day``, where texts differ.

    They have the kind ``"variant"``: they are no posts of before. A text that was made for a network
    and not rewritten yet, or only parted into a thread, does not differ.
    """
    here = _WORDS_ALONE.sub(" ", post.text_for(network)).split()
    return tuple(
        PastPost(text, (other,), day, kind="variant")
        for other in post.networks
        if other != network and (post.has_variant(other) or post.has_variant(network))
        for text in (post.text_for(other),)
        if _WORDS_ALONE.sub(" ", text).split() != here
    )


def _past_posts(post: Post) -> Iterator[PastPost]:
    networks: dict[str, list[str]] = {} if post.networks else {post.text: []}
    for network in post.networks:
        networks.setdefault(post.text_for(network), []).append(network)
    for text, places in networks.items():
        yield _past_post(post, text, tuple(places))


def _past_post(post: Post, text: str, networks: tuple[str, ...]) -> PastPost:
    approval = post.approval
    day = post.schedule.wall if post.schedule is not None else post.changed.astimezone()
    return PastPost(
        text=text,
        networks=networks,
        date=day.date().isoformat(),
        kind=post.kind.value,
        answering=post.answering or None,
        waiting=post.status in BEGUN,
        answerer=approval.answerer if approval is not None else None,
        outcome=post.outcome if post.status is Status.EXPORTED else None,
        asked=tuple(rule for rule, words in approval.answers if words) if approval else (),
        approved=approval.at.astimezone().date().isoformat() if approval else "",
    )
