"""What the window tells: one sentence under the bar, or a note that can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Slot

from composer.text.bilingual import Bilingual, system_words
from composer.ui.components import Banner, Toast
from composer.ui.editor import PostEditor


class _Done(NamedTuple):
    undo: Callable[[], None]
    steps: int  # of the words, when it was done


class Notices(QObject):
    """The banner and the toast: one of each at a time, and what their links do.

    Undo takes back what was done last, whether that was a change of the words or not.
    """

    def __init__(
        self, banner: Banner, toast: Toast, editor: PostEditor, language: str, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._banner = banner
        self._toast = toast
        self._editor = editor
        self._done: list[_Done] = []
        self._language = language
        self._linked: Callable[[], None] | None = None
        self._told_failure = False
        self._of_words = False
        editor.edited.connect(self._put_away_of_words)
        toast.undo_requested.connect(self._take_back)
        editor.undo_requested.connect(self.undo)
        banner.link_requested.connect(self._follow_link)

    @Slot(object)
    def problem(
        self, message: Bilingual, link: str = "", called: Callable[[], None] | None = None
    ) -> None:
        """Say one sentence of what went wrong under the bar; a link of it calls ``called``."""
        self._linked = called
        self._banner.say(message.in_language(self._language), link, problem=True)

    def unreadable(self, path: Path, problem: OSError) -> None:
        """Say that a file cannot be read, and why."""
        why = system_words(problem)
        self.problem(
            Bilingual(f"{path} cannot be read ({why.en}).", f"{path} est illisible ({why.fr}).")
        )

    def failure(self) -> None:
        """Say once that something failed inside; the words are safe."""
        if not self._told_failure:
            self._told_failure = True
            self.problem(
                Bilingual(
                    "Something went wrong in Post Composer. Your words are saved; you can go on. "
                    "The log has the details.",
                    "Quelque chose s’est mal passé dans Post Composer. Vos mots sont enregistrés ; "
                    "vous pouvez continuer. Le journal a les détails.",
                )
            )

    def offer(self, text: str, link: str, called: Callable[[], None]) -> None:
        """Say one sentence under the bar with a link that calls ``called``."""
        self._linked = called
        self._banner.say(text, link)

    def withdraw(self, text: str) -> None:
        """Take the sentence away if it is still the one that is said."""
        if self._banner.text() == text:
            self._banner.hide()

    def note(self, text: str) -> None:
        """Say for some seconds what was done; there is nothing to take back."""
        self._of_words = False
        self._toast.say(text, undo=False)

    def undoable(self, text: str, undo: Callable[[], None], *, of_words: bool = False) -> None:
        """Say for some seconds what was done; Undo calls ``undo`` once.

        ``of_words`` says that the words of the post were changed: then it goes when they change
        again, for Undo would take back that change instead.
        """
        self._done.append(_Done(undo, self._editor.begin_step()))
        self._of_words = of_words
        self._toast.say(text)

    @Slot()
    def _put_away_of_words(self) -> None:
        if self._of_words:
            self._of_words = False
            self._toast.put_away()

    @Slot()
    def undo(self) -> None:
        """Take back what was done last: to the words, or what was told with an Undo."""
        if self._done and self._editor.undo_steps() <= self._done[-1].steps:
            self._take_back()
        else:
            self._editor.undo()

    @Slot()
    def _take_back(self) -> None:
        if self._done:
            self._toast.put_away()
            self._done.pop().undo()

    @Slot()
    def forget_done(self) -> None:
        """Other words are on the desk: what was done before is no step of theirs."""
        self._done.clear()

    @Slot()
    def _follow_link(self) -> None:
        if self._linked is not None:
            self._linked()
