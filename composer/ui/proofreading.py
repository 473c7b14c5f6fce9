"""Spelling and grammar beside the writing: what is wrong in the text on the desk, right now."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from composer.library.store import Library, LibraryProblem
from composer.proofreading.choice import Choice
from composer.proofreading.mistakes import Mistake, carried
from composer.proofreading.proofreader import Answer, Condition, Proofreader, State
from composer.proofreading.reading import read
from composer.proofreading.speller import Speller
from composer.proofreading.variants import VARIANTS
from composer.resources import resource

log = logging.getLogger("composer")

PAUSE_MS = 150
"""How long one must not have typed before the text is proofread."""
MOST_MARKS = 150
"""More marks help nobody, and painting them costs every key."""


class Proofreading(QObject):
    """The mistakes of one text, kept true while it is edited.

    :attr:`mistakes` always stand in the text last followed: an edit moves them or takes them away,
    and an answer about another text is dropped. LanguageTool answers from its own thread; while it
    is not ready, the built-in speller does.
    """

    changed = Signal()
    condition_changed = Signal(object)
    choice_changed = Signal()
    words_changed = Signal()
    failed = Signal(object)
    _answered = Signal(object)
    _told = Signal(object)

    def __init__(self, library: Library, language: str, parent: QObject | None = None) -> None:
        """Use the choices of ``library``; ``language`` (the window's) is made ready first."""
        super().__init__(parent)
        self._library = library
        self.choice = Choice.from_state(library.state("proofreading"))
        kept = library.state("own_words")
        self.own_words: tuple[str, ...] = tuple(
            word for word in (kept if isinstance(kept, list) else []) if isinstance(word, str)
        )
        self.mistakes: tuple[Mistake, ...] = ()
        self.condition = Condition(State.OFF)
        self._text = ""
        self._variant = ""
        self._owner = ""
        self._language = language
        self._begun = False
        self._speller = Speller(resource("dictionaries"))
        self._speller.know(self.own_words)
        self._proofreader = Proofreader(self._answered.emit, self._told.emit)
        self._answered.connect(self._take_answer)
        self._told.connect(self._take_condition)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._proofread)

    # --- the text ----------------------------------------------------------------------------

    @Slot()
    def begin(self) -> None:
        """Start what was chosen; before that nothing is loaded and nothing said."""
        if not self._begun:
            self._begun = True
            self._use()
            self._pause.start()
            if self.choice.how != "off":
                # Now, while nobody writes yet: a dictionary takes 0.1 s.
                self._speller.load(self.choice.variant(self._language))

    def follow(self, owner: str, text: str, language: str) -> None:
        """Follow ``text`` of the post ``owner``, in ``language``: mistakes move with the words."""
        variant = self.choice.variant(language)
        if (owner, variant) != (self._owner, self._variant):
            self.mistakes = ()
        elif text != self._text:
            self.mistakes = carried(self.mistakes, self._text, text) if self.mistakes else ()
        else:
            return
        self._owner, self._text, self._variant = owner, text, variant
        if self._begun and self.choice.how != "off":
            self._pause.start()

    @Slot()
    def _proofread(self) -> None:
        if self.choice.how == "off" or not self._text:
            self._show(())
        elif self.condition.state is State.READY:
            self._proofreader.ask(self._text, self._variant)
        else:
            self._show(self._speller.check(self._text, self._variant))
            if self._languagetool_wanted():
                self._proofreader.ask(self._text, self._variant)

    def spelled(self, text: str, language: str) -> tuple[Mistake, ...]:
        """Return the misspelt words of a text that is not on the desk, as the built-in speller sees it."""
        if self.choice.how == "off":
            return ()
        return self._speller.check(text, self.choice.variant(language))

    def _languagetool_wanted(self) -> bool:
        return self.choice.place() is not None

    @Slot(object)
    def _take_answer(self, answer: Answer) -> None:
        asked = answer.question
        is_wanted = self._begun and self._languagetool_wanted()
        if not is_wanted or (asked.text, asked.variant) != (self._text, self._variant):
            return
        from composer.proofreading.language_tool import sifted  # the worker has loaded it

        self._show(
            sifted(
                answer.mistakes,
                self._text,
                self._variant,
                self._speller,
                typography=self.choice.typography,
            )
        )

    def _show(self, mistakes: tuple[Mistake, ...]) -> None:
        # Both are about the same text: what was looked up for a word is kept.
        looked_up = {(m.start, m.end): m for m in self.mistakes if m.source == "builtin"}
        mistakes = tuple(
            looked_up.get((one.start, one.end), one) if one.source == "builtin" else one
            for one in mistakes
        )
        mistakes = mistakes[:MOST_MARKS]
        if mistakes != self.mistakes:
            self.mistakes = mistakes
            self.changed.emit()

    @Slot(object)
    def _take_condition(self, condition: Condition) -> None:
        if not self._begun:
            return
        left = self.condition.state is State.READY and condition.state is not State.READY
        self.condition = condition
        if left:
            self._pause.start()  # the built-in speller takes over
        self.condition_changed.emit(condition)

    def look_up(self, start: int) -> None:
        """Find suggestions for the mistake at ``start``, where it has none yet (0.1 s at most)."""
        for place, mistake in enumerate(self.mistakes):
            if mistake.start != start or mistake.suggestions or mistake.source != "builtin":
                continue
            found = self._speller.with_suggestions(mistake, self._text, self._variant)
            if found != mistake:
                self.mistakes = (*self.mistakes[:place], found, *self.mistakes[place + 1 :])
                self.changed.emit()
            return

    # --- what the person chooses --------------------------------------------------------------

    def choose(self, choice: Choice) -> None:
        """Proofread another way from now on."""
        before, self.choice = self.choice, choice
        self._keep("proofreading", choice.as_state())
        same = (before.place(), before.french, before.english)
        stopped = self.condition.state is State.STOPPED
        if stopped or same != (choice.place(), choice.french, choice.english):
            self._use()
        self._again()
        self.choice_changed.emit()

    def learn(self, words: str) -> str:
        """Take a marked word of a text as right from now on; return it as it is kept, plain."""
        read_as = [word.plain for word in read(words, self._variant[:2]).words]
        word = read_as[0] if len(read_as) == 1 else words
        self._know((*(one for one in self.own_words if one != word), word))
        return word

    def forget(self, word: str) -> None:
        """Take a word out of the person's dictionary."""
        self._know(tuple(one for one in self.own_words if one != word))

    def _know(self, words: tuple[str, ...]) -> None:
        self.own_words = words
        self._keep("own_words", list(words))
        self._speller.know(words)
        self._again()
        self.words_changed.emit()

    def start_again(self) -> None:
        """Try LanguageTool again after it had stopped."""
        self._proofreader.start_again()

    def _keep(self, key: str, value: object) -> None:
        try:
            self._library.set_state(key, value)
        except LibraryProblem as problem:
            self.failed.emit(problem.message)

    def _use(self) -> None:
        self.condition = Condition(State.OFF)
        languages = sorted(VARIANTS, key=lambda language: language != self._language)
        self._proofreader.use(
            self.choice.place() if self._begun else None,
            tuple(self.choice.variant(language) for language in languages),
        )

    def _again(self) -> None:
        """Proofread the same text anew: what is right has changed."""
        if self._begun:
            language = "fr" if self._variant.startswith("fr") else "en"
            self._variant = self.choice.variant(language)
            self._proofread()

    def close(self) -> None:
        """End everything, LanguageTool included; nothing is said afterwards."""
        self._begun = False
        self._pause.stop()
        self._proofreader.close()
