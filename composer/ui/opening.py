"""Opening the library at the start: what cannot be opened is asked about, never passed over."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QMessageBox

from composer.library.problems import LibraryDamaged
from composer.library.store import Library, LibraryBusy, LibraryProblem, set_aside
from composer.text.bilingual import Bilingual

log = logging.getLogger("composer")

Ask = Callable[[Bilingual, Sequence[Bilingual]], Bilingual]
"""Puts a question with its answers and returns the chosen one; the last one is to leave."""

AGAIN = Bilingual("Try again", "Réessayer")
LEAVE = Bilingual("Quit", "Quitter")
SET_ASIDE = Bilingual(
    "Set it aside and begin a new one", "La mettre de côté et en ouvrir une neuve"
)
WITHOUT = Bilingual("Go on without keeping", "Continuer sans garder")


@dataclass(frozen=True, slots=True)
class Opened:
    """An open library, and what the person should know about it (None: nothing)."""

    library: Library
    notice: Bilingual | None = None


def open_library(path: Path, ask: Ask) -> Opened | None:
    """Open the library at ``path``; None where the person chose to leave.

    A busy library is asked for again. A damaged one may be set aside, its file kept. Where a
    library cannot be used at all, one in memory takes its place, and the notice says so.
    """
    notice: Bilingual | None = None
    while True:
        try:
            return Opened(Library.open(path), notice)
        except LibraryBusy as problem:
            log.warning("library: %s", problem.message.en)
            if ask(_busy(path), (AGAIN, LEAVE)) is not AGAIN:
                return None
        except LibraryDamaged as problem:
            log.warning("library: %s", problem.message.en)
            chosen = ask(_damaged(path), (SET_ASIDE, WITHOUT, LEAVE))
            if chosen is WITHOUT:
                return Opened(Library.in_memory(), problem.message)
            if chosen is not SET_ASIDE:
                return None
            try:
                notice = _kept_aside(set_aside(path))
            except LibraryProblem as refused:
                return Opened(Library.in_memory(), refused.message)
        except LibraryProblem as problem:
            log.warning("library: %s", problem.message.en)
            return Opened(Library.in_memory(), problem.message)


def asker(language: str) -> Ask:
    """Return what puts a question in a box of its own, in ``language``."""

    def ask(question: Bilingual, answers: Sequence[Bilingual]) -> Bilingual:
        box = QMessageBox(QMessageBox.Icon.Warning, "Post Composer", question.in_language(language))
        leave = QMessageBox.ButtonRole.RejectRole
        buttons = [
            box.addButton(
                answer.in_language(language),
                leave if answer is answers[-1] else QMessageBox.ButtonRole.AcceptRole,
            )
            for answer in answers
        ]
        box.setDefaultButton(buttons[0])
        box.setEscapeButton(buttons[-1])
        box.exec()
        chosen = box.clickedButton()
        return next((a for a, b in zip(answers, buttons, strict=True) if b is chosen), answers[-1])

    return ask


def _busy(path: Path) -> Bilingual:
    return Bilingual(
        f"Another program is writing to your library {path}. Try again when it is done.",
        f"Un autre programme écrit dans votre bibliothèque {path}. Réessayez quand il aura fini.",
    )


def _damaged(path: Path) -> Bilingual:
    return Bilingual(
        f"{path} is damaged or is not a library. Nothing was changed in it. You can set the file "
        "aside, it is kept under another name, and begin a new library.",
        f"{path} est endommagé ou n’est pas une bibliothèque. Rien n’y a été changé. Vous pouvez "
        "mettre le fichier de côté, il est gardé sous un autre nom, et ouvrir une bibliothèque "
        "neuve.",
    )


def _kept_aside(kept: Path) -> Bilingual:
    return Bilingual(
        f"The damaged library is kept as {kept}. This is a new one.",
        f"La bibliothèque endommagée est gardée\u00a0: {kept}. Celle-ci est neuve.",
    )


def no_answer(path: Path) -> Bilingual:
    """Return what to say where the window of a library is open and does not answer."""
    return Bilingual(
        f"Post Composer is already open with {path}, but its window does not answer. Close it "
        "first.",
        f"Post Composer est déjà ouvert avec {path}, mais sa fenêtre ne répond pas. Fermez-la "
        "d’abord.",
    )
