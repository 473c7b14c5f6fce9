"""Files and library agree: what went out is exported, what was refused stays a draft."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest

from composer.export.hand_over import hand_over
from composer.export.plan import plan
from composer.library.store import Library, LibraryProblem
from composer.posts.approval import approve, is_approved
from composer.posts.post import Moment, Post, Status

NOW = datetime(2026, 11, 1, 8, 0, tzinfo=UTC)
LATER = datetime(2026, 11, 1, 9, 0, tzinfo=UTC)
LONG = "The choir sings again on Tuesday, and the door is open. " * 8


def approved(name: str, text: str, *networks: str) -> Post:
    post = Post(name, NOW, NOW, text, networks=networks)
    return approve(
        post,
        now=NOW,
        schedule=Moment(datetime(2099, 1, 1, 8, 0), "Europe/Paris"),
        answerer="Ines",
        answer_until=None,
    )


@pytest.fixture
def library(tmp_path: Path):
    kept = Library.open(tmp_path / "library.sqlite")
    kept.save_posts(
        [approved("a", LONG, "x", "facebook"), approved("b", LONG, "x"), approved("c", "Hm", "x")]
    )
    yield kept
    with suppress(LibraryProblem):  # some tests closed it
        kept.close()


def planned(library: Library):
    posts = [post for post in library.posts() if post.status is Status.APPROVED]
    return plan(posts, "json", zone="Europe/Paris", now=NOW)


def test_a_post_keeps_the_networks_it_went_to_and_a_draft_the_refused_ones(
    library: Library, tmp_path: Path
) -> None:
    done = hand_over(planned(library), tmp_path / "out", library, LATER)
    by_id = {post.id: post for post in library.posts()}
    assert (by_id["a"].status, by_id["a"].networks) == (Status.EXPORTED, ("facebook",))
    assert (by_id["c"].status, by_id["c"].networks) == (Status.EXPORTED, ("x",))
    assert is_approved(by_id["b"])
    (draft,) = done.drafts
    assert by_id[draft.id] == draft
    assert (draft.status, draft.text, draft.networks) == (Status.DRAFT, LONG, ("x",))
    assert draft.approval is None
    assert draft.schedule == by_id["a"].schedule
    assert [file.exists() for file in done.files] == [True]


def test_nothing_is_marked_and_no_file_is_left_when_the_library_fails(
    library: Library, tmp_path: Path
) -> None:
    wanted = planned(library)
    library.close()
    with pytest.raises(LibraryProblem):
        hand_over(wanted, tmp_path / "out", library, LATER)
    assert list((tmp_path / "out").iterdir()) == []
    again = Library.open(tmp_path / "library.sqlite")
    assert {post.status for post in again.posts()} == {Status.APPROVED}
    again.close()
