"""Asks LanguageTool beside the writing: one worker, one request at a time, the newest text wins."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from composer.proofreading.connection import LATE, UNREADABLE, NoAnswer
from composer.proofreading.engine import PATIENT_SECONDS, RESTARTS, Engine, is_for_good
from composer.proofreading.mistakes import Mistake
from composer.text.bilingual import Bilingual

log = logging.getLogger("composer")

HEALTHY_SECONDS = 600.0
"""After so long without a failure earlier ones are forgotten."""
RETRY_SECONDS = (1.0, 2.0, 4.0, 8.0)
"""The pauses before a server at an address is asked again; the last one is repeated."""
_LEAVE_SECONDS = 0.5


class State(StrEnum):
    """What the proofreader is doing."""

    OFF = "off"
    STARTING = "starting"
    READY = "ready"
    SLOW = "slow"
    """A server of ours is at work on a text for longer than usual."""
    WAITING = "waiting"
    """A server at an address does not answer; it is asked again by itself."""
    STOPPED = "stopped"
    """It gave up until :meth:`Proofreader.start_again`."""


@dataclass(frozen=True, slots=True)
class Condition:
    """A state, and the reason where something is wrong."""

    state: State
    reason: Bilingual | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A text to be proofread in a variant."""

    text: str
    variant: str


@dataclass(frozen=True, slots=True)
class Answer:
    """All that LanguageTool has to say about exactly this text; places are in its code points."""

    question: Question
    mistakes: tuple[Mistake, ...]


class Proofreader:
    """LanguageTool for an editor. Nothing here waits, and nothing is started before it is told where.

    ``answered`` and ``changed`` are called in the worker's thread. An answer belongs to the text of
    its question: whoever has another text by then must drop it.
    """

    def __init__(
        self, answered: Callable[[Answer], None], changed: Callable[[Condition], None]
    ) -> None:
        self._answered = answered
        self._changed = changed
        self._news = threading.Condition()
        # Under the lock of ``_news``: what the window wants.
        self._place: Path | str | None = None
        self._variants: tuple[str, ...] = ()
        self._moved = False
        self._again = False
        self._closing = False
        self._question: Question | None = None
        self._poison: Question | None = None
        self._engine: Engine | None = None
        self._worker: threading.Thread | None = None
        # The worker's own.
        self._condition = Condition(State.OFF)
        self._warm: set[str] = set()
        self._failures = 0
        self._failed_at = 0.0
        self._failed_question: Question | None = None
        self._retry_at = 0.0

    # --- what the window asks for -------------------------------------------------------------

    def use(self, place: Path | str | None, variants: tuple[str, ...] = ()) -> None:
        """Use the LanguageTool of a folder, the server at an address, or none.

        A server of ours is started, and loads what ``variants`` need, in this order.
        """
        with self._news:
            if self._worker is None:
                if place is None:
                    return
                self._worker = threading.Thread(target=self._work, name="proofreader", daemon=True)
                self._worker.start()
            self._place, self._variants, self._moved = place, variants, True
            self._question = None
            engine = self._engine
            self._news.notify()
        if engine is not None:
            engine.stop()

    def ask(self, text: str, variant: str) -> None:
        """Have a text proofread as soon as the request under way is answered; the newest wins."""
        question = Question(text, variant)
        with self._news:
            if question != self._poison:
                self._question = question
                self._news.notify()

    def start_again(self) -> None:
        """Try once more after it had stopped."""
        with self._news:
            self._again = True
            self._news.notify()

    def close(self) -> None:
        """End everything, a request under way and the server included, within a second."""
        with self._news:
            self._closing = True
            worker, engine = self._worker, self._engine
            self._news.notify()
        if engine is not None:
            engine.stop()
        if worker is not None:
            worker.join(_LEAVE_SECONDS)

    # --- the worker ---------------------------------------------------------------------------

    def _work(self) -> None:
        while self._wait():
            try:
                self._do_next()
            except NoAnswer as problem:
                if not (self._closing or self._moved):
                    self._note_failure(problem)
            except Exception:
                # Nothing that a server sends may end the proofreading of this session.
                log.exception("proofreading failed")
                if self._engine is not None:
                    self._note_failure(NoAnswer(UNREADABLE))
        if self._engine is not None:
            self._engine.stop()
            self._engine.drop()

    def _wait(self) -> bool:
        """Wait until there is something to do; False when it is to end."""
        with self._news:
            while not (self._closing or self._moved or self._again or self._can_go_on()):
                pause = self._retry_at - time.monotonic()
                self._news.wait(pause if self._has_work() and pause > 0 else None)
            return not self._closing

    def _can_go_on(self) -> bool:
        return self._has_work() and time.monotonic() >= self._retry_at

    def _has_work(self) -> bool:
        """Whether there is a server to start, a variant to load or a text to check."""
        if self._engine is None or self._condition.state is State.STOPPED:
            return False
        return not self._engine.is_open or bool(self._cold()) or self._question is not None

    def _cold(self) -> tuple[str, ...]:
        """Return the variants that a server of ours has still to load."""
        if self._engine is None or not self._engine.is_ours:
            return ()
        return tuple(variant for variant in self._variants if variant not in self._warm)

    def _do_next(self) -> None:
        self._take_wishes()
        engine = self._engine
        if engine is None:
            self._changed(self._condition)
            return
        if not engine.is_open:
            if self._condition.state is not State.WAITING:
                self._say(Condition(State.STARTING))
            engine.open()
        with self._news:
            question = self._question
        cold = self._cold()
        if question is not None and engine.is_ours and question.variant not in self._warm:
            cold = (question.variant,)
        if cold and (question is None or question.variant in cold):
            engine.warm(cold[0])
            self._warm.add(cold[0])
        elif question is not None:
            self._answer(engine, question)
        self._say(Condition(State.READY))

    def _take_wishes(self) -> None:
        """Take over a new place, or the wish to try again."""
        with self._news:
            moved, again, place, left = self._moved, self._again, self._place, self._engine
            self._moved = self._again = False
            if moved:
                self._engine = None if place is None else Engine(place)
        if moved and left is not None:
            left.drop()
        if moved or again:
            self._warm.clear()
            self._failures, self._retry_at, self._failed_question = 0, 0.0, None
            self._condition = Condition(State.OFF)

    def _answer(self, engine: Engine, question: Question) -> None:
        try:
            mistakes = engine.check(question.text, question.variant)
        except NoAnswer as problem:
            if problem.reason is not LATE or not engine.is_at_work():
                raise
            # It does not hang: the computer is busy. The window is told, and has its own speller.
            self._say(Condition(State.SLOW))
            with self._news:
                if self._question is not question:
                    return
            mistakes = engine.check(question.text, question.variant, PATIENT_SECONDS)
        with self._news:
            if self._question is question:
                self._question = None
        self._failed_question = None
        self._answered(Answer(question, mistakes))

    def _note_failure(self, problem: NoAnswer) -> None:
        engine, now = self._engine, time.monotonic()
        assert engine is not None
        engine.drop()
        self._failures = 1 if now - self._failed_at > HEALTHY_SECONDS else self._failures + 1
        self._failed_at = now
        log.warning("LanguageTool, failure %d: %s", self._failures, problem.reason.en)
        if not engine.is_ours:
            pause = RETRY_SECONDS[min(self._failures, len(RETRY_SECONDS)) - 1]
            self._retry_at = now + max(pause, problem.pause)
            self._say(Condition(State.WAITING, problem.reason))
            return
        self._warm.clear()
        if is_for_good(problem) or self._failures > RESTARTS:
            self._say(Condition(State.STOPPED, problem.reason))
            return
        with self._news:
            # A text that ends the server twice is not asked about a third time.
            if self._question is not None and self._question == self._failed_question:
                self._poison, self._question = self._question, None
            self._failed_question = self._question

    def _say(self, condition: Condition) -> None:
        if condition != self._condition:
            self._condition = condition
            self._changed(condition)
