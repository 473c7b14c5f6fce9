"""What is on the desk: the post, its reader, its findings; and its way to the library."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from composer.checks.engine import Checker, place_in_text
from composer.checks.findings import CheckInput, Finding, FindingKind, Media, PastPost, Reader
from composer.checks.language import is_of_language, language_finding
from composer.checks.mutes import Mute, MuteScope, unmuted, words_fingerprint
from composer.checks.rules import Rule
from composer.library.history import BEGUN, SENT, other_texts, past_posts
from composer.library.store import Library, LibraryBusy, LibraryProblem
from composer.personas.persona import Persona
from composer.personas.touch import reader_of
from composer.posts import approval
from composer.posts.post import Moment, Picture, Post, PostKind
from composer.text.cleaning import clean
from composer.text.language import guess_language
from composer.ui.proofreading import Proofreading

SAVE_EVERY_MS = 250
FLUSH_EVERY_MS = 4_500
"""How long stored words may wait to be flushed to the disk, so that a power cut costs 5 s at most."""

PAUSE_MS = 600
PAST_POSTS = 30
"""How many earlier posts, and how many begun ones, the checks know."""

_SENTENCE = re.compile(r"[.!?…]\s*$|[.!?…]\s|\n")
_FEWEST_WORDS = 6
_MOST_QUESTIONS = 3
_WORDS_OF_PICTURES = ("filename-as-alt", "alt-weak")


def now() -> datetime:
    """Return the present moment, aware, in UTC."""
    return datetime.now(UTC)


class Session(QObject):
    """The one state that the window shows.

    There is one list of findings: :attr:`findings` (muted ones left out), those of spelling and
    grammar among them. The window calls the methods; every change comes back as a signal.
    """

    post_opened = Signal()
    post_changed = Signal()
    text_replaced = Signal()
    findings_changed = Signal()
    paused = Signal()
    posts_changed = Signal()
    personas_changed = Signal()
    mutes_changed = Signal()
    author_changed = Signal(str)
    saved = Signal()
    save_failed = Signal(object)

    def __init__(
        self, library: Library, checker: Checker, language: str, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.library = library
        self.checker = checker
        self.interface_language = language
        self.personas: tuple[Persona, ...] = ()
        self.mutes: tuple[Mute, ...] = ()
        self.findings: tuple[Finding, ...] = ()
        self._checked: tuple[Finding, ...] = ()
        self.proofreading = Proofreading(library, language, self)
        self.proofreading.changed.connect(self._take_findings)
        self.language = language
        self.reader: Reader | None = None
        self.typing = False
        self.current_network: str | None = None
        self._unsaved = False
        self._save_timer = QTimer(self)
        self._save_timer.setSingleShot(True)
        self._save_timer.setInterval(SAVE_EVERY_MS)
        self._save_timer.timeout.connect(self.save)
        self._flush_timer = QTimer(self)
        self._flush_timer.setSingleShot(True)
        self._flush_timer.setInterval(FLUSH_EVERY_MS)
        self._flush_timer.timeout.connect(self._flush)
        self._pause_timer = QTimer(self)
        self._pause_timer.setSingleShot(True)
        self._pause_timer.setInterval(PAUSE_MS)
        self._pause_timer.timeout.connect(self.settle)
        self.personas = tuple(library.personas())
        self.mutes = tuple(library.mutes())
        said = library.state("author")
        self.author: str | None = said if said in ("brand", "person") else None
        self._past: dict[str, tuple[PastPost, ...]] = {}
        self._history: tuple[PastPost, ...] = ()
        self.post = self._blank()
        self._read_past()

    # --- which post --------------------------------------------------------------------------

    def _blank(self, kind: PostKind = PostKind.POST) -> Post:
        moment = now()
        return Post(uuid.uuid4().hex, moment, moment, kind=kind)

    def open(self, post_id: str) -> None:
        """Put another post on the desk; the one there is saved first. Unknown ids do nothing."""
        self.save()
        found = self.library.post(post_id)
        if found is not None:
            self._put(found)

    def begin(self, kind: PostKind = PostKind.POST) -> None:
        """Put a new, empty post on the desk, for the same reader and networks."""
        self.save()
        self._put(
            replace(
                self._blank(kind),
                persona_id=self.post.persona_id,
                networks=self.post.networks,
            )
        )

    def put(self, post: Post) -> None:
        """Put this post on the desk and into the library."""
        self.save()
        self._put(post)
        self._store()
        self.posts_changed.emit()

    def note_changes(self) -> None:
        """Take over what changed in the library beside the post on the desk."""
        self._read_past()
        self.check()

    def _read_past(self) -> None:
        """Read the latest posts and open answers, once for all the keys that follow."""
        try:
            sent = self.library.latest_posts(SENT, PAST_POSTS)
            begun = self.library.latest_posts(BEGUN, PAST_POSTS)
            self._past = past_posts((*sent, *begun))
        except LibraryProblem:
            pass  # what was read before still tells; a failing library is told when storing
        others = (past for name, past in self._past.items() if name != self.post.id)
        self._history = tuple(one for past in others for one in past)

    def _put(self, post: Post) -> None:
        self.post = post
        self._read_past()
        self.typing = False
        if self.current_network not in post.networks:
            self.current_network = post.networks[0] if post.networks else None
        self.check()
        self.post_opened.emit()

    # --- what is written ---------------------------------------------------------------------

    def write(self, text: str, caret: int) -> None:
        """Take over what was typed: check it now, save it within a quarter of a second."""
        changed = approval.edited(self.post, text, now(), self.current_network)
        status_changed = changed.status is not self.post.status
        self.post = replace(changed, caret=caret)
        self.typing = True
        # First the way to the library: a check that fails must not cost a word.
        self._to_be_saved()
        self._pause_timer.start()
        self.check()
        if status_changed:
            self.post_changed.emit()
            self.posts_changed.emit()

    def move_caret(self, caret: int) -> None:
        """Remember where the caret is."""
        if caret != self.post.caret:
            self.post = replace(self.post, caret=caret)
            self._to_be_saved()

    def change(self, **fields: object) -> None:
        """Change other fields of the post (kind, networks, persona_id, language, schedule…)."""
        before = self.text
        self.post = replace(self.post, changed=now(), **fields)  # type: ignore[arg-type]
        if self.current_network not in self.post.networks:
            self.current_network = self.post.networks[0] if self.post.networks else None
        self._to_be_saved()
        self._show_text_after(before)
        self.posts_changed.emit()

    def known_post(self, post_id: str) -> Post | None:
        """Return the post on the desk, or the one of the library with that id."""
        return self.post if post_id == self.post.id else self.library.post(post_id)

    def change_media(self, post_id: str, media: tuple[Picture, ...]) -> None:
        """Give a post other pictures, also one that is not on the desk any more."""
        if post_id == self.post.id:
            self.replace_post(approval.with_media(self.post, media, now()))
            return
        found = self.library.post(post_id)
        if found is not None:
            changed = approval.with_media(found, media, now())
            if self._kept(lambda: self.library.save_post(changed)):
                self.posts_changed.emit()

    def describe_picture(self, number: int, alt: str) -> None:
        """Take over the description of a picture: stored and checked as typed words are."""
        media = list(self.post.media)
        media[number] = replace(media[number], alt=clean(alt))
        changed = approval.with_media(self.post, tuple(media), now())
        status_changed = changed.status is not self.post.status
        self.post = changed
        self._to_be_saved()
        self._pause_timer.start()
        self.check()
        if status_changed:
            self.post_changed.emit()
            self.posts_changed.emit()

    def warn_of(self, words: str) -> None:
        """Take over the content warning of the post: stored and counted as typed words are."""
        changed = approval.with_warning(self.post, clean(words), now())
        status_changed = changed.status is not self.post.status
        self.post = changed
        self._to_be_saved()
        self._pause_timer.start()
        if status_changed:
            self.post_changed.emit()
            self.posts_changed.emit()

    def set_language(self, language: str | None) -> None:
        """Fix the language of the post, and remember it for its persona; None guesses it again."""
        persona = self.persona
        if persona is not None and language is not None and persona.language != language:
            self.keep_persona(replace(persona, language=language))
        self.change(language=language)

    @property
    def text(self) -> str:
        """The text on the desk: that of the current network where it has its own, else the common one."""
        return self.post.text_for(self.current_network)

    @Slot(str)
    def set_author(self, author: str) -> None:
        """Say who writes: ``"brand"``, ``"person"``, or empty for not said."""
        if self._kept(lambda: self.library.set_state("author", author)):
            self.author = author or None
            self.check()
            self.author_changed.emit(author)

    def show_network(self, network: str) -> None:
        """Make ``network`` the one that the desk speaks about, with its own text where it has one."""
        before = self.text
        self.current_network = network
        self._show_text_after(before)

    def fork(self, network: str, text: str | None = None) -> None:
        """Give ``network`` a text of its own, ``text`` or the common one, and put it on the desk."""
        before = self.text
        self.current_network = network
        self._take_words(approval.forked(self.post, network, now(), text), before)

    def rejoin(self, network: str) -> None:
        """Give ``network`` the common text again."""
        before = self.text
        self._take_words(approval.rejoined(self.post, network, now()), before)

    def take_back_words(self, post: Post) -> None:
        """Go back to the texts of ``post``, an earlier state of the one on the desk."""
        if post.id == self.post.id:
            before = self.text
            self._take_words(approval.with_words_of(self.post, post, now()), before)

    def _take_words(self, post: Post, before: str) -> None:
        self.post = post
        self._to_be_saved()
        self._show_text_after(before)
        self.posts_changed.emit()

    def _show_text_after(self, before: str) -> None:
        self.check()
        if self.text != before:
            self.text_replaced.emit()
        self.post_changed.emit()

    def replace_post(self, post: Post) -> None:
        """Take over a post whose status changed, and store it at once."""
        self.post = post
        self.check()
        self._store()
        self.post_changed.emit()
        self.posts_changed.emit()

    def keep_posts(self, posts: Iterable[Post]) -> bool:
        """Store posts that came from elsewhere, all of them or none; whether they are stored."""
        every = tuple(posts)
        kept = self._kept(lambda: self.library.save_posts(every))
        if kept:
            self.posts_changed.emit()
        return kept

    def delete_posts(self, post_ids: Iterable[str]) -> None:
        """Take posts away that are not on the desk; a failure is told."""
        for post_id in post_ids:
            self._kept(partial(self.library.delete_post, post_id))
        self.posts_changed.emit()

    # --- checks ------------------------------------------------------------------------------

    @property
    def persona(self) -> Persona | None:
        """The persona that the post is written to."""
        return self.persona_of(self.post.persona_id)

    def persona_of(self, persona_id: str | None) -> Persona | None:
        """Return the persona with this id, None when there is none."""
        return next((one for one in self.personas if one.id == persona_id), None)

    def given(self, text: str, network: str | None = None) -> CheckInput:
        """Return everything the checks may know about ``text`` as this post, for a network."""
        post, persona = self.post, self.persona
        language = post.language or self._guessed(text)
        answering = post.kind is PostKind.REPLY and post.answering.strip()
        here = network or self.current_network
        day = (post.schedule.wall if post.schedule else now().astimezone()).date().isoformat()
        elsewhere = other_texts(post, here, day)
        return CheckInput(
            text=text,
            language=language,
            network=here,
            kind=post.kind.value,
            answering=post.answering if answering else None,
            reader=reader_of(persona, text, language) if persona else None,
            reader_known=bool(self.personas),
            media=tuple(_as_media(one) for one in post.media),
            author=self.author,
            history=(*self._history, *elsewhere) if elsewhere else self._history,
            date=day,
        )

    def _guessed(self, text: str) -> str:
        persona = self.persona
        known = persona.language if persona is not None else None
        return guess_language(text) or known or self.interface_language

    def check(self) -> None:
        """Check the text as it is now; the findings come with :attr:`findings_changed`."""
        given = self.given(self.text)
        self.language = given.language or self.interface_language
        self.reader = given.reader
        self._checked = self.checker.check(given)
        # What stands in one network's own text says nothing about the common one.
        own = self.current_network if self.post.has_variant(self.current_network) else ""
        self.proofreading.follow(f"{self.post.id} {own}", self.text, self.language)
        self._take_findings()

    @Slot()
    def _take_findings(self) -> None:
        """Put what the checks and the proofreader found into one list."""
        found = self._checked
        if mistakes := self.proofreading.mistakes:
            ours = (language_finding(mistake) for mistake in mistakes)
            found = tuple(sorted((*found, *ours), key=place_in_text))
        self.findings = unmuted(found, self.mutes, self.text, self.post.id, self.post.persona_id)
        self.findings_changed.emit()

    def look_up(self, finding: Finding) -> Finding:
        """Return ``finding`` with the fixes that are found only when somebody looks: suggestions."""
        if not is_of_language(finding) or finding.fixes:
            return finding
        self.proofreading.look_up(finding.spans[0].start)
        same = (f for f in self.findings if f.spans == finding.spans and is_of_language(f))
        return next(same, finding)

    def picture_hint(self, number: int) -> str:
        """Return what would make the description of a picture better, empty where nothing would."""
        picture = self.post.media[number]
        if not picture.alt.strip():
            return ""
        alone = replace(self.given(self.text), media=(_as_media(picture),))
        advice = (
            found.rule.advice
            for found in self.checker.check(alone)
            if found.rule.id in _WORDS_OF_PICTURES
        )
        first = next(advice, None)
        return first.in_language(self.interface_language) if first else ""

    def use_checker(self, checker: Checker) -> None:
        """Check with other rules from now on, the text on the desk first."""
        self.checker = checker
        self.check()
        self.post_changed.emit()

    def findings_elsewhere(self) -> tuple[tuple[Finding, str], ...]:
        """Return what is found in the texts of chosen networks that are not on the desk, each with its text."""
        seen = {self.text}
        found: list[tuple[Finding, str]] = []
        for name in self.post.networks:
            text = self.post.text_for(name)
            if text in seen or not text.strip():
                continue
            seen.add(text)
            given = self.given(text, name)
            language = given.language or self.interface_language
            mistakes = self.proofreading.spelled(text, language)
            met = self.checker.examine(given).findings
            met += tuple(language_finding(mistake) for mistake in mistakes)
            kept = unmuted(met, self.mutes, text, self.post.id, self.post.persona_id)
            found.extend((finding, text) for finding in kept)
        return tuple(found)

    def questions(self) -> tuple[Rule, ...]:
        """Return what to ask the writer before approval."""
        asked = self.checker.at_approval(
            self.findings,
            muted=any(mute.post_id == self.post.id for mute in self.mutes),
            answered={rule for past in self._past.values() for one in past for rule in one.asked},
        )
        # Who answers, and until when, has fields of its own in the sheet.
        return tuple(rule for rule in asked if rule.id != "q-who-answers")

    def shown(self) -> tuple[Finding, ...]:
        """Return the findings to show now: none in a word being typed, none too early.

        "Something is missing" waits for a pause and for a sentence.
        """
        text, caret = self.text, self.post.caret
        early = self.typing or not _has_sentence(text)
        in_word = self.typing and caret > 0 and text[caret - 1 : caret].isalnum()
        at_end = not text[caret : caret + 1].isalnum()
        return tuple(
            finding
            for finding in self.findings
            if finding.rule.kind is not FindingKind.QUESTION
            and not (early and finding.absence)
            and not (in_word and at_end and any(s.end == caret for s in finding.spans))
        )

    def asked(self) -> tuple[Rule, ...]:
        """Return the questions that the words raise, three at most, once they have settled."""
        if self.typing or not _has_sentence(self.text):
            return ()
        return self.checker.raised(self.findings)[:_MOST_QUESTIONS]

    @Slot()
    def settle(self) -> None:
        """Take the typing as over: everything may be said now."""
        self.typing = False
        self.findings_changed.emit()
        self.paused.emit()

    # --- mutes -------------------------------------------------------------------------------

    def mute(self, finding: Finding, scope: MuteScope, reason: str = "") -> Mute:
        """Silence a finding as far as ``scope`` says, and return the mute to take it back by."""
        made = Mute(
            uuid.uuid4().hex,
            finding.rule.id,
            scope,
            now(),
            post_id=self.post.id if scope in (MuteScope.ONCE, MuteScope.POST) else None,
            persona_id=self.post.persona_id if scope is MuteScope.PERSONA else None,
            words=words_fingerprint(finding, self.text) if scope is MuteScope.ONCE else "",
            reason=reason,
        )
        if self._kept(lambda: self.library.add_mute(made)):
            self.mutes = (*self.mutes, made)
            self._mutes_changed()
        return made

    def unmute(self, mute_id: str) -> None:
        """Take a mute back."""
        if self._kept(lambda: self.library.remove_mute(mute_id)):
            self.mutes = tuple(one for one in self.mutes if one.id != mute_id)
            self._mutes_changed()

    def _mutes_changed(self) -> None:
        self.check()
        self.mutes_changed.emit()

    # --- personas ----------------------------------------------------------------------------

    def keep_persona(self, persona: Persona) -> bool:
        """Store a new or changed persona; whether it is stored (a failure is told)."""
        if not self._kept(lambda: self.library.save_persona(persona)):
            return False
        known = any(one.id == persona.id for one in self.personas)
        self.personas = (
            tuple(persona if one.id == persona.id else one for one in self.personas)
            if known
            else (*self.personas, persona)
        )
        self.check()
        self.personas_changed.emit()
        return True

    def delete_persona(self, persona_id: str) -> None:
        """Take a persona away; storing it again brings it back as it was."""
        if self._kept(lambda: self.library.delete_persona(persona_id)):
            self.personas = tuple(one for one in self.personas if one.id != persona_id)
            self.check()
            self.personas_changed.emit()

    # --- saving ------------------------------------------------------------------------------

    def _to_be_saved(self) -> None:
        self._unsaved = True
        if not self._save_timer.isActive():
            self._save_timer.start()

    @property
    def is_saved(self) -> bool:
        """Whether everything typed is in the library."""
        return not self._unsaved

    @Slot()
    def save(self) -> None:
        """Store the post if it changed. A busy library is tried again; other failures are told."""
        if self._unsaved:
            self._store()

    def _store(self) -> None:
        if (
            not self.post.text
            and not self.post.variants
            and not self.post.answering
            and not self.post.media
            and self.library.post(self.post.id) is None
        ):
            self._unsaved = False
            return
        try:
            self.library.save_post(self.post)
        except LibraryBusy:
            self._unsaved = True
            self._save_timer.start()
            return
        except LibraryProblem as problem:
            self._unsaved = True
            self.save_failed.emit(problem.message)
            return
        self._unsaved = False
        self._to_be_flushed()
        self.saved.emit()

    def remember(self, key: str, value: object) -> None:
        """Keep a choice of the window in the library; a failure is told, nothing else is lost."""
        self._kept(lambda: self.library.set_state(key, value))

    def end(self) -> None:
        """Close the library; nothing is stored, checked or shown after it."""
        self._save_timer.stop()
        self._pause_timer.stop()
        self.proofreading.close()
        self._kept(self.library.close)
        self._flush_timer.stop()

    def _kept(self, store: Callable[[], object]) -> bool:
        """Run a change of the library; tell a failure and return whether it went well."""
        try:
            store()
        except LibraryProblem as problem:
            self.save_failed.emit(problem.message)
            return False
        self._to_be_flushed()
        return True

    def _to_be_flushed(self) -> None:
        # Not put off by the next key: steady typing is flushed too.
        if not self._flush_timer.isActive():
            self._flush_timer.start()

    @Slot()
    def _flush(self) -> None:
        try:
            self.library.flush()
        except LibraryBusy:
            self._flush_timer.start()
        except LibraryProblem as problem:
            self.save_failed.emit(problem.message)

    def schedule(self, moment: Moment | None) -> None:
        """Give the post a date, or take it away."""
        self.change(schedule=moment)


def _as_media(picture: Picture) -> Media:
    return Media(picture.name, picture.alt.strip() or None)


def _has_sentence(text: str) -> bool:
    """Whether the text holds at least a sentence, so that one may say what it lacks."""
    return bool(_SENTENCE.search(text)) or len(text.split()) >= _FEWEST_WORDS
