"""What the person sets about spelling and grammar, the download included, and what they are told."""

from __future__ import annotations

import contextlib
import logging
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from composer.proofreading.download import (
    Cancelled,
    Download,
    DownloadProblem,
    Release,
    download_folder,
    newest_release,
)
from composer.proofreading.local_server import NO_FOLDER, NO_JAVA
from composer.proofreading.proofreader import Condition, State
from composer.text.bilingual import Bilingual
from composer.ui.notices import Notices
from composer.ui.proofreading import Proofreading
from composer.ui.sheets import Sheets

if TYPE_CHECKING:
    from composer.ui.proofreading_sheet import ProofreadingSheet

log = logging.getLogger("composer")

_FAILED = Bilingual(
    "The download failed. The log has the details; try again later.",
    "Le téléchargement a échoué. Les détails sont dans le journal\u00a0; réessayez plus tard.",
)


class ProofreadingSettings(QObject):
    """Opens the sheet, runs the download beside the window, and tells once what is wrong.

    :attr:`release` is what is downloaded, None for the newest one known.
    """

    _progressed = Signal(object, object)
    _ended = Signal(object)

    def __init__(
        self,
        proofreading: Proofreading,
        notices: Notices,
        sheets: Sheets,
        language: str,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.release: Release | None = None
        self._proofreading = proofreading
        self._notices = notices
        self._sheets = sheets
        self._language = language
        self._sheet: ProofreadingSheet | None = None
        self._download: Download | None = None
        self._told = ""
        self._stopped = False
        proofreading.condition_changed.connect(self._tell)
        proofreading.words_changed.connect(self._show_words)
        proofreading.failed.connect(notices.problem)
        self._progressed.connect(self._show_progress)
        self._ended.connect(self._end_download)

    @Slot()
    def show_sheet(self) -> None:
        """Open the sheet of spelling and grammar."""
        from composer.ui.proofreading_sheet import ProofreadingSheet

        proofreading = self._proofreading
        sheet = ProofreadingSheet(
            self._sheets.host,
            self._sheets.theme,
            proofreading.choice,
            proofreading.condition,
            proofreading.own_words,
            language=self._language,
        )
        sheet.chosen.connect(proofreading.choose)
        sheet.forget_requested.connect(proofreading.forget)
        sheet.start_requested.connect(proofreading.start_again)
        sheet.download_requested.connect(self.download)
        sheet.cancel_requested.connect(self.cancel_download)
        sheet.closed.connect(self._forget_sheet)
        if self._download is not None:
            sheet.show_progress(0, None)
        self._sheet = sheet
        self._sheets.open(sheet)

    @Slot()
    def _forget_sheet(self) -> None:
        """The sheet is closed: what it said of LanguageTool is said in the window from now on."""
        self._sheet = None
        self._tell(self._proofreading.condition)

    @Slot()
    def _show_words(self) -> None:
        if self._sheet is not None:
            self._sheet.show_words(self._proofreading.own_words)

    # --- the download ------------------------------------------------------------------------

    @Slot()
    def download(self) -> None:
        """Download LanguageTool: the person has just pressed the button that says so."""
        if self._download is not None:
            return
        release = self.release or newest_release()
        download = self._download = Download(release, download_folder())
        self._show_progress(0, None)

        def tell(have: int, total: int | None) -> None:
            if not self._stopped:
                self._progressed.emit(have, total)

        def run() -> None:
            try:
                ended: object = download.run(tell)
            except Cancelled:
                ended = None
            except DownloadProblem as problem:
                ended = problem.message
            except Exception:
                log.exception("the download failed")
                ended = _FAILED
            # The window may close at this very moment.
            with contextlib.suppress(RuntimeError):
                if not self._stopped:
                    self._ended.emit(ended)

        threading.Thread(target=run, name="download", daemon=True).start()

    @Slot()
    def cancel_download(self) -> None:
        """Stop the download; what has come is kept for the next time."""
        if self._download is not None:
            self._download.cancel()

    @Slot(object, object)
    def _show_progress(self, have: int, total: int | None) -> None:
        if self._sheet is not None and self._download is not None:
            self._sheet.show_progress(have, total)

    @Slot(object)
    def _end_download(self, ended: Path | Bilingual | None) -> None:
        self._download = None
        if self._sheet is not None:
            self._sheet.show_progress(None, None)
            if isinstance(ended, Path):
                self._sheet.take_folder(ended)
            elif ended is not None:
                self._sheet.say_of_download(ended.in_language(self._language))
        elif isinstance(ended, Path):
            self._notices.offer(
                self.tr("LanguageTool is downloaded."),
                self.tr("Spelling and grammar…"),
                self.show_sheet,
            )
        elif ended is not None:
            self._notices.problem(ended)

    # --- what is told ------------------------------------------------------------------------

    @Slot(object)
    def _tell(self, condition: Condition) -> None:
        """Say one quiet sentence when LanguageTool cannot help, once for each reason."""
        reason = condition.reason.in_language(self._language) if condition.reason else ""
        if not reason or self._sheet is not None:
            self._notices.withdraw(self._told)
            self._told = ""
        if self._sheet is not None:
            self._sheet.show_condition(condition)
        elif condition.reason is not None and reason != self._told:
            self._told = reason
            # Starting again helps neither without Java nor without a LanguageTool.
            missing = condition.reason in (NO_JAVA, NO_FOLDER)
            if condition.state is State.STOPPED and not missing:
                again = self._proofreading.start_again
                self._notices.problem(condition.reason, self.tr("Start again"), again)
            else:
                self._notices.problem(
                    condition.reason, self.tr("Spelling and grammar…"), self.show_sheet
                )

    def stop(self) -> None:
        """End the download: the window closes."""
        self._stopped = True
        self.cancel_download()
