"""What the checks know of the writer's own earlier posts."""

from __future__ import annotations

from collections.abc import Iterable

from composer.checks.findings import PastPost
from composer.posts.post import Post, PostKind, Status

SENT = (Status.APPROVED, Status.EXPORTED)
"""The statuses of a post that is out, or will be on its day."""

BEGUN = (Status.DRAFT, Status.IN_REVIEW)
"""The statuses of a post that is being written."""


def past_posts(posts: Iterable[Post]) -> dict[str, PastPost]:
    """Return, by id, what the checks may know of ``posts``, in their order.

    Posts that are out or planned count, and answers that were begun: somebody waits for them.
    Drafts, samples and what was set aside are left out.
    """
    return {
        post.id: _past_post(post)
        for post in posts
        if not post.sample and (post.status in SENT or _is_waiting(post))
    }


def _is_waiting(post: Post) -> bool:
    return post.status in BEGUN and post.kind is PostKind.REPLY and bool(post.answering.strip())


def _past_post(post: Post) -> PastPost:
    approval = post.approval
    day = post.schedule.wall if post.schedule is not None else post.changed.astimezone()
    return PastPost(
        text=post.text,
        networks=post.networks,
        date=day.date().isoformat(),
        kind=post.kind.value,
        answering=post.answering or None,
        waiting=post.status in BEGUN,
        answerer=approval.answerer if approval is not None else None,
        outcome=post.outcome if post.status is Status.EXPORTED else None,
        asked=tuple(rule for rule, words in approval.answers if words) if approval else (),
        approved=approval.at.astimezone().date().isoformat() if approval else "",
    )
