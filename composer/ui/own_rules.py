"""A person's own rules in the window: their folder, read again when saved, tried from the menu."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import (
    QFileSystemWatcher,
    QObject,
    QRunnable,
    QThreadPool,
    QTimer,
    QUrl,
    Signal,
    Slot,
)
from PySide6.QtGui import QDesktopServices

from composer.checks.engine import Checker
from composer.checks.findings import CheckInput
from composer.checks.own_rules import FileReport, checker_with, new_rule_file, own_files, tried
from composer.checks.rules import LANGUAGES
from composer.library.store import default_path
from composer.personas.touch import example_reader
from composer.text.bilingual import Bilingual, ComposerError, system_words
from composer.ui.notices import Notices
from composer.ui.rules_sheet import RulesSheet
from composer.ui.session import Session
from composer.ui.sheets import Sheets

log = logging.getLogger("composer")

SETTLE_MS = 200
"""How long the folder must be quiet before it is read again: editors save in several steps."""


def rules_folder(library: Path | None) -> Path:
    """Return the folder of a person's own rules: beside the library (None: the usual one)."""
    return (library or default_path()).parent / "rules"


@dataclass(frozen=True, slots=True)
class _Read:
    """What a reading of the folder gave; ``reports`` only where the examples were asked for."""

    checker: Checker
    reports: tuple[FileReport, ...] | None


class _Answer(QObject):
    """Carries a reading from its thread to the window's."""

    read = Signal(object)
    failed = Signal()


class _Reading(QRunnable):
    """Reads the rules in a thread of its own, so that typing and checking go on meanwhile."""

    def __init__(self, files: Sequence[Path], with_examples: bool, answer: _Answer) -> None:
        super().__init__()
        self._files = files
        self._with_examples = with_examples
        self._answer = answer

    def run(self) -> None:
        try:
            self._answer.read.emit(self._read())
        except Exception:
            log.exception("rules: not read")
            self._answer.failed.emit()

    def _read(self) -> _Read:
        checker = checker_with(self._files)
        for language in LANGUAGES:
            # The patterns are compiled here, not under the next key press.
            checker.check(CheckInput("…", language=language))
        reports = tried(checker, self._files, example_reader) if self._with_examples else None
        return _Read(checker, reports)


class OwnRules(QObject):
    """Keeps the session's checker true to the files of a folder.

    The folder and its files are watched. A change is read in another thread after a short quiet;
    until the new rules are there, the old ones go on. Refused files are told in words.
    """

    rules_changed = Signal()

    def __init__(self, session: Session, notices: Notices, sheets: Sheets, parent: QObject) -> None:
        super().__init__(parent)
        self.folder = rules_folder(session.library.path)
        self._session = session
        self._notices = notices
        self._sheets = sheets
        self._told = ""
        self._again = False
        self._examples_asked = False
        self._reading = False
        self._answer = _Answer()
        self._answer.read.connect(self._take)
        self._answer.failed.connect(self._give_up)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(SETTLE_MS)
        self._quiet.timeout.connect(self._read)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._quiet.start)
        self._watcher.fileChanged.connect(self._quiet.start)
        self._watch()

    def stop(self) -> None:
        """Read nothing more; a reading under way is waited for."""
        self._quiet.stop()
        self._watcher.deleteLater()
        self._again = False
        self._answer.read.disconnect(self._take)
        self._answer.failed.disconnect(self._give_up)
        self._pool.waitForDone()

    # --- from the menu -------------------------------------------------------------------------

    @Slot()
    def open_folder(self) -> None:
        """Open the folder in the system's file manager; it is made where there is none."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as problem:
            why = system_words(problem)
            self._notices.problem(
                Bilingual(
                    f"{self.folder} cannot be made ({why.en}).",
                    f"{self.folder} ne peut pas être créé ({why.fr}).",
                )
            )
            return
        self._watch()
        self._open(self.folder)

    @Slot()
    def new_file(self) -> None:
        """Put a first rule file into the folder and open it in the system's editor."""
        try:
            path = new_rule_file(self.folder, self._session.interface_language)
        except ComposerError as problem:
            self._notices.problem(problem.message)
            return
        self._watch()
        self._quiet.start()
        self._notices.note(self.tr("%1 is in your rules folder").replace("%1", path.name))
        self._open(path)

    @Slot()
    def try_rules(self) -> None:
        """Read the files as they are now, run their examples, and show a sheet of what is wrong."""
        self._examples_asked = True
        self._read()

    def _open(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self._notices.problem(
                Bilingual(
                    f"Nothing on this computer opens {path}. Open it with a text editor.",
                    f"Rien sur cet ordinateur n’ouvre {path}. Ouvrez-le avec un éditeur de texte.",
                )
            )

    # --- reading -------------------------------------------------------------------------------

    def _watch(self) -> None:
        """Watch the folder and each file: one that was replaced is a new one to the system."""
        wanted = [str(path) for path in (self.folder, *own_files(self.folder)) if path.exists()]
        known = {*self._watcher.directories(), *self._watcher.files()}
        missing = [path for path in wanted if path not in known]
        if missing:
            self._watcher.addPaths(missing)

    @Slot()
    def _read(self) -> None:
        if self._reading:
            self._again = True
            return
        self._watch()
        self._reading = True
        self._pool.start(_Reading(own_files(self.folder), self._examples_asked, self._answer))
        self._examples_asked = False

    @Slot(object)
    def _take(self, read: _Read) -> None:
        self._reading = False
        self._session.use_checker(read.checker)
        self.tell()
        self.rules_changed.emit()
        if read.reports is not None:
            self._show(read.reports)
        if self._again:
            self._again = False
            self._read()

    @Slot()
    def _give_up(self) -> None:
        self._reading = self._again = False
        self._notices.failure()

    def tell(self) -> None:
        """Say which file is refused; take the sentence back when it is mended."""
        problems = self._session.checker.book.problems
        language = self._session.interface_language
        said = problems[0].message.in_language(language) if problems else ""
        if self._told and said != self._told:
            self._notices.withdraw(self._told)
        if said and said != self._told:
            log.warning("rules: %s", problems[0].message.en)
            self._notices.problem(problems[0].message, self.tr("Look at it"), self.try_rules)
        self._told = said

    def _show(self, reports: tuple[FileReport, ...]) -> None:
        sheet = RulesSheet(
            self._sheets.host,
            self._sheets.theme,
            reports,
            folder=self.folder,
            language=self._session.interface_language,
        )
        sheet.folder_requested.connect(self.open_folder)
        sheet.new_file_requested.connect(self.new_file)
        self._sheets.open(sheet)
