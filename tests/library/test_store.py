"""The library: what is kept, what comes back, and how fast."""

from __future__ import annotations

import os
import stat
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.checks.mutes import Mute, MuteScope
from composer.library.store import Library, default_path
from composer.personas.persona import Item, ItemKind, Persona, Place
from composer.posts.approval import approve, not_posted
from composer.posts.post import Moment, Post, PostKind
from composer.text.cleaning import clean

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
FULL = approve(
    Post(
        "p1",
        NOW,
        NOW,
        text="«\u00a0oui\u00a0»\u202f! 👩‍👩‍👧 e\u0301\n\t\u2028fin",
        kind=PostKind.REPLY,
        answering="Et le levain ?",
        answering_name="Marc",
        networks=("x", "facebook"),
        persona_id="a1",
        language="fr",
        caret=7,
        sample=True,
    ),
    now=NOW,
    schedule=Moment(datetime(2027, 10, 31, 2, 30), "Europe/Paris", fold=1),
    answerer="Léa",
    answer_until=Moment(datetime(2027, 11, 1, 20, 0), "Europe/Paris"),
    open_severe=["like-beg"],
    reasons=(("like-beg", "c’est un jeu"),),
    answers=(("true-story", "oui"),),
)
PERSONA = Persona(
    "a1",
    "Inès",
    "Elle ouvre sa boulangerie à cinq heures.",
    "fr",
    (Place("facebook", "le soir"),),
    "elle l’a dit",
    (Item(ItemKind.NEED, "dormir", "au marché, en mai"), Item(ItemKind.WORDS, "la fournée")),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "library.sqlite"


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    opened = Library.open(path)
    yield opened
    opened.close()


def draft(name: str, text: str, minutes: float = 0) -> Post:
    return Post(name, NOW, NOW + timedelta(minutes=minutes), text=text)


def test_everything_comes_back_after_closing(path: Path) -> None:
    mute = Mute("m1", "like-beg", MuteScope.ONCE, NOW, "p1", None, "abc", "c’est voulu")
    library = Library.open(path)
    library.save_post(FULL)
    library.save_persona(PERSONA)
    library.add_mute(mute)
    library.record_opener("a1", "shared-habit-1")
    library.set_state("window", {"columns": [240, 600, 320], "language": "fr"})
    library.close()
    again = Library.open(path)
    assert again.posts() == [FULL]
    assert again.post("p1") == FULL
    assert again.personas() == [PERSONA]
    assert again.mutes() == [mute]
    assert again.used_openers("a1") == {"shared-habit-1"}
    assert again.state("window") == {"columns": [240, 600, 320], "language": "fr"}
    again.close()


def test_what_is_not_there_is_none(library: Library) -> None:
    assert library.post("p1") is None
    assert library.state("window") is None
    assert library.used_openers("a1") == frozenset()
    assert library.posts() == library.personas() == library.mutes() == []


@given(st.text(st.characters(exclude_categories=())), st.integers(0, 1 << 30))
def test_any_cleaned_text_is_kept_letter_by_letter(text: str, caret: int) -> None:
    library = Library.in_memory()
    post = replace(draft("p1", clean(text)), caret=caret)
    library.save_post(post)
    assert library.post("p1") == post
    library.close()


def test_a_megabyte_is_kept(library: Library) -> None:
    post = draft("p1", "é👍" * 500_000)
    library.save_post(post)
    assert library.post("p1") == post


def test_the_post_changed_last_stands_first(library: Library) -> None:
    library.save_post(draft("a", "un", 1))
    library.save_post(draft("b", "deux", 3))
    library.save_post(draft("c", "trois", 2))
    library.save_post(draft("a", "un bis", 4))
    assert [post.id for post in library.posts()] == ["a", "b", "c"]


def test_search_takes_no_heed_of_accents_and_case_and_looks_everywhere(library: Library) -> None:
    library.save_post(draft("a", "L’ÉTÉ à Nîmes", 2))
    library.save_post(replace(draft("b", "Bonjour", 1), answering="Vous étiez à Nîmes ?"))
    library.save_post(draft("c", "100 % levain"))
    assert [post.id for post in library.search("nimes")] == ["a", "b"]
    assert [post.id for post in library.search("nîmes ete")] == ["a"]
    assert [post.id for post in library.search("100 %")] == ["c"]
    assert library.search("n_mes") == []
    assert len(library.search(" ")) == 3


def test_earlier_words_are_kept_every_five_minutes_and_not_at_every_save(library: Library) -> None:
    for half_minute in range(41):
        library.save_post(draft("a", f"texte {half_minute}", half_minute / 2))
    kept = [text for _, text in library.versions("a")]
    assert 3 <= len(kept) <= 5
    assert kept == sorted(kept, key=lambda text: int(text.split()[1]))


def test_every_change_of_status_keeps_the_words(library: Library) -> None:
    library.save_post(draft("a", "premier jet"))
    library.save_post(not_posted(draft("a", "premier jet"), "rien à dire", NOW))
    library.save_post(draft("a", "second jet", 1))
    assert [text for _, text in library.versions("a")] == ["premier jet", "premier jet"]


def test_a_move_of_the_caret_is_no_version(library: Library) -> None:
    library.save_post(draft("a", "mots"))
    library.save_post(replace(draft("a", "mots", 60), caret=3))
    assert library.versions("a") == []


def test_a_clock_that_jumps_does_not_stop_versions_nor_change_their_order(library: Library) -> None:
    ten_years = 10 * 365 * 24 * 60
    for minutes, text in ((0, "un"), (6, "deux"), (ten_years, "trois"), (12, "quatre")):
        library.save_post(draft("a", text, minutes))
    library.save_post(draft("a", "cinq", 18))
    assert [text for _, text in library.versions("a")] == ["un", "deux", "trois", "quatre"]


def test_a_deleted_post_comes_back_with_its_versions(library: Library) -> None:
    library.save_post(draft("a", "un"))
    library.save_post(draft("a", "deux", 6))
    gone = library.delete_post("a")
    assert gone == draft("a", "deux", 6)
    assert library.posts() == []
    library.save_post(gone)
    assert library.post("a") == gone
    assert [text for _, text in library.versions("a")] == ["un"]
    assert library.delete_post("b") is None


def test_words_of_a_deleted_post_are_gone_from_the_file_after_the_next_start(path: Path) -> None:
    library = Library.open(path)
    library.save_post(draft("a", "un secret"))
    library.save_post(draft("a", "autre chose", 6))
    library.delete_post("a")
    library.close()
    Library.open(path).close()
    assert b"un secret" not in path.read_bytes()
    assert b"autre chose" not in path.read_bytes()


def test_a_deleted_persona_comes_back(library: Library) -> None:
    library.save_persona(PERSONA)
    gone = library.delete_persona("a1")
    assert gone == PERSONA
    assert library.personas() == []
    library.save_persona(gone)
    assert library.personas() == [PERSONA]


def test_personas_keep_their_order_when_one_changes(library: Library) -> None:
    for name in ("a", "b", "c"):
        library.save_persona(Persona(name, name))
    library.save_persona(Persona("a", "Anna"))
    assert [one.name for one in library.personas()] == ["Anna", "b", "c"]


def test_mutes_and_openers_can_be_taken_back(library: Library) -> None:
    library.add_mute(Mute("m1", "like-beg", MuteScope.EVERYWHERE, NOW))
    library.remove_mute("m1")
    library.record_opener("", "own-answer-2")
    library.record_opener("", "own-answer-2")
    assert library.used_openers("") == {"own-answer-2"}
    library.forget_opener("", "own-answer-2")
    assert library.mutes() == []
    assert library.used_openers("") == frozenset()


def test_several_posts_are_saved_all_or_none(library: Library) -> None:
    def two() -> Iterator[Post]:
        yield draft("a", "un")
        raise LookupError

    with pytest.raises(LookupError):
        library.save_posts(two())
    library.save_posts([draft("b", "deux"), draft("c", "trois")])
    assert {post.id for post in library.posts()} == {"b", "c"}


def test_the_environment_names_the_library(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, own_home: Path
) -> None:
    monkeypatch.setenv("POST_COMPOSER_LIBRARY", str(tmp_path / "mine.db"))
    assert default_path() == tmp_path / "mine.db"
    monkeypatch.delenv("POST_COMPOSER_LIBRARY")
    assert "post-composer" in default_path().parts


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX rights")
def test_only_the_user_can_read_it(path: Path) -> None:
    before = os.umask(0o022)
    try:
        library = Library.open(path)
        library.save_post(draft("a", "un"))
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
        for file in path.parent.iterdir():
            assert stat.S_IMODE(file.stat().st_mode) == 0o600, file.name
        library.close()
    finally:
        os.umask(before)


def test_saving_a_post_of_280_characters_takes_less_than_a_millisecond(library: Library) -> None:
    post = draft("a", "x" * 280)
    times = []
    for number in range(101):
        post = replace(post, text=post.text[:-3] + f"{number:03}")
        start = time.perf_counter()
        library.save_post(post)
        times.append(time.perf_counter() - start)
    assert sorted(times)[50] < 0.001


def test_a_flush_brings_everything_stored_to_the_file_itself(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    library = Library.open(path)
    post = Post("a", NOW, NOW, "Words that outlive a power cut")
    library.save_post(post)
    library.flush()
    # Without the journal, as after a power cut that lost it.
    alone = tmp_path / "alone.sqlite"
    alone.write_bytes(path.read_bytes())
    library.close()
    again = Library.open(alone)
    assert [one.text for one in again.posts()] == [post.text]
    again.close()
