"""The whole step from approved to exported: the files and what the library says of them agree."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from composer.export.plan import ExportPlan, take_back, write
from composer.library.store import Library
from composer.networks.known import network
from composer.posts.approval import back_to_draft, exported
from composer.posts.post import Post
from composer.text.bilingual import ComposerError


@dataclass(frozen=True, slots=True)
class HandedOver:
    """What an export did: its files, the posts that went out, and the drafts left of them."""

    files: tuple[Path, ...]
    exported: tuple[Post, ...]
    drafts: tuple[Post, ...]


def hand_over(planned: ExportPlan, folder: Path, library: Library, now: datetime) -> HandedOver:
    """Write the files of a plan and note in the library what went out: both or neither.

    A post of which a network was refused goes out to the others and keeps only those; a draft
    with the same words stays for the refused ones, as they ask for other words or another hour.
    Raises ComposerError (a LibraryProblem where it is the library); then no file is left.
    """
    files = write(planned, folder, library.media)
    by_id = {row.post.id: row.post for row in planned.rows}
    try:
        gone, drafts = [], []
        for post in by_id.values():
            went = {row.network for row in planned.rows if row.post.id == post.id}
            refused = tuple(name for name in post.networks if _id_of(name) not in went)
            sent = tuple(name for name in post.networks if name not in refused)
            gone.append(replace(exported(post, now), networks=sent))
            if refused:
                drafts.append(_draft_for(post, refused, now))
        library.save_posts((*gone, *drafts))
    except BaseException:
        take_back(files)
        raise
    return HandedOver(files, tuple(gone), tuple(drafts))


def _draft_for(post: Post, networks: Iterable[str], now: datetime) -> Post:
    return replace(
        back_to_draft(post, now),
        id=uuid.uuid4().hex,
        created=now,
        networks=tuple(networks),
        caret=0,
    )


def _id_of(name: str) -> str:
    """Return the id of a network, its name as it is where it is not known."""
    try:
        return network(name).id
    except ComposerError:
        return name
