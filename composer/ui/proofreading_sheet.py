"""The sheet of spelling and grammar: who proofreads, in which variants, and the person's own words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QProgressBar,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from composer.proofreading.choice import Choice
from composer.proofreading.connection import Connection, NoAnswer
from composer.proofreading.download import MEGABYTES
from composer.proofreading.local_server import NO_FOLDER, find_jar
from composer.proofreading.proofreader import Condition, State
from composer.proofreading.variants import VARIANTS
from composer.ui.components import Field, SecondaryButton, Sheet, TextButton, label
from composer.ui.sheet_parts import Labelled, Section
from composer.ui.theme import Theme, chrome_font

_MEGABYTE = 1 << 20


class ProofreadingSheet(Sheet):
    """Shows a choice and lets the person change it; every change counts at once.

    :attr:`chosen` carries the new :class:`Choice`. A download is asked for, and cancelled, by a
    press: nothing is downloaded otherwise.
    """

    chosen = Signal(object)
    download_requested = Signal()
    cancel_requested = Signal()
    start_requested = Signal()
    forget_requested = Signal(str)

    def __init__(
        self,
        host: QWidget,
        theme: Theme,
        choice: Choice,
        condition: Condition,
        own_words: tuple[str, ...],
        *,
        language: str,
    ) -> None:
        super().__init__(host, theme, "", width=600)
        self.title.setText(self.tr("Spelling and grammar"))
        self.setAccessibleName(self.title.text())
        self.subtitle.setText(self.tr("These marks are counted apart, and never hold a post back."))
        self.choice = choice
        self._language = language
        self._ways: dict[str, QRadioButton] = {}
        self._group = QButtonGroup(self)
        self._make_ways()
        self._make_variants()
        self._make_words(own_words)
        self.body.addStretch(1)
        self.back = SecondaryButton(self.tr("Back"))
        self.back.clicked.connect(self.close_sheet)
        self.foot.addStretch(1)
        self.foot.addWidget(self.back)
        self._show_way()
        self.show_condition(condition)

    # --- who proofreads ----------------------------------------------------------------------

    def _make_ways(self) -> None:
        self._add_way("off", self.tr("Off"))
        self._add_way("builtin", self.tr("The built-in speller: spelling only"))
        self._add_way("local", self.tr("LanguageTool on this computer: grammar too; needs Java"))
        self.folder = Field(self.choice.folder)
        self.folder.setPlaceholderText(str(replace(self.choice, folder="").local_folder()))
        self.folder.editingFinished.connect(self._take_folder)
        self.folder_cell = Labelled(self.tr("Folder of LanguageTool"), self.folder)
        self.browse = SecondaryButton(self.tr("Choose…"))
        self.browse.clicked.connect(self._choose_folder)
        self.download = SecondaryButton(self.tr("Download (%1 MB)").replace("%1", str(MEGABYTES)))
        self.download.clicked.connect(self.download_requested)
        self.cancel = SecondaryButton(self.tr("Cancel"))
        self.cancel.clicked.connect(self.cancel_requested)
        self.progress = QProgressBar()
        self.progress.setFont(chrome_font(12))
        self.progress.setAccessibleName(self.tr("Download of LanguageTool"))
        self.progress_note = label("", px=12, role="muted", wrap=True)
        self._local = self._indented(
            self.folder_cell,
            self._row(self.browse, self.download, self.cancel),
            self.progress,
            self.progress_note,
        )
        self._add_way("server", self.tr("A LanguageTool server: your text is sent to it"))
        self.address = Field(self.choice.address)
        self.address.setPlaceholderText("https://languagetool.example.org")
        self.address.editingFinished.connect(self._take_address)
        self.address_cell = Labelled(self.tr("Address"), self.address)
        self._server = self._indented(self.address_cell)
        self.state = label("", px=12, role="muted", wrap=True)
        self.again = TextButton(self.tr("Start again"))
        self.again.clicked.connect(self.start_requested)
        line = self._row(self.state, self.again)
        line.layout().setStretch(0, 1)
        self.body.addWidget(line)
        self.body.addSpacing(8)
        self.show_progress(None, None)
        self._group.buttonClicked.connect(self._take_way)

    def _add_way(self, how: str, text: str) -> None:
        button = QRadioButton(text)
        button.setFont(chrome_font(13))
        button.setMinimumHeight(28)
        button.setChecked(how == self.choice.how)
        self._ways[how] = button
        self._group.addButton(button)
        self.body.addWidget(button)

    def way(self, how: str) -> QRadioButton:
        """Return the button of a way: ``off``, ``builtin``, ``local`` or ``server``."""
        return self._ways[how]

    def _indented(self, *parts: QWidget) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(24, 4, 0, 8)
        column.setSpacing(8)
        for part in parts:
            column.addWidget(part)
        self.body.addWidget(box)
        return box

    @staticmethod
    def _row(*parts: QWidget) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for part in parts:
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        return box

    @Slot()
    def _take_way(self) -> None:
        how = next(how for how, button in self._ways.items() if button.isChecked())
        self._choose(replace(self.choice, how=how))
        self._show_way()

    def _show_way(self) -> None:
        how = self.choice.how
        self._local.setVisible(how == "local")
        self._server.setVisible(how == "server")
        self.folder_cell.complain("")
        self.address_cell.complain("")
        if how == "local" and find_jar(self.choice.local_folder()) is None:
            self.folder_cell.complain(
                NO_FOLDER.in_language(self._language) if self.choice.folder else ""
            )
        self.refit()

    @Slot()
    def _take_folder(self) -> None:
        folder = self.folder.text().strip()
        if folder != self.choice.folder:
            self._choose(replace(self.choice, folder=folder))
        self._show_way()

    @Slot()
    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(
            self, self.tr("Folder of LanguageTool"), self.folder.text()
        )
        if name:
            self.folder.setText(str(Path(name)))
            self._take_folder()

    @Slot()
    def _take_address(self) -> None:
        address = self.address.text().strip()
        try:
            if address:
                Connection(address)
        except NoAnswer as problem:
            self.address_cell.complain(problem.reason.in_language(self._language))
            self.refit()
            return
        self.address_cell.complain("")
        if address != self.choice.address:
            self._choose(replace(self.choice, address=address))
        self.refit()

    def show_condition(self, condition: Condition) -> None:
        """Say how LanguageTool is doing."""
        texts = {
            State.OFF: "",
            State.STARTING: self.tr("LanguageTool is starting…"),
            State.READY: self.tr("LanguageTool is ready."),
            State.SLOW: self.tr("LanguageTool is busy; the built-in speller helps meanwhile."),
            State.WAITING: "",
            State.STOPPED: "",
        }
        reason = condition.reason.in_language(self._language) if condition.reason else ""
        self.state.setText(reason or texts[condition.state])
        self.state.setVisible(bool(self.state.text()))
        self.again.setVisible(condition.state is State.STOPPED)
        self.refit()

    # --- the download ------------------------------------------------------------------------

    def show_progress(self, have: int | None, total: int | None) -> None:
        """Show how much of a download has come, in bytes; None: none is under way."""
        under_way = have is not None
        self.progress.setVisible(under_way)
        self.cancel.setVisible(under_way)
        self.download.setVisible(not under_way)
        self.browse.setEnabled(not under_way)
        if have is not None:
            self.progress.setMaximum((total or 0) // _MEGABYTE)
            self.progress.setValue(have // _MEGABYTE)
            self.progress.setFormat(self.tr("%v of %m MB"))
            self.say_of_download("")

    def say_of_download(self, sentence: str) -> None:
        """Say below the button how a download ended; an empty sentence takes it back."""
        self.progress_note.setText(sentence)
        self.progress_note.setVisible(bool(sentence))
        self.refit()

    def take_folder(self, folder: Path) -> None:
        """Use the LanguageTool that was downloaded into ``folder``."""
        self.folder.setText("")
        self.choice = replace(self.choice, folder="", how="local")
        self._ways["local"].setChecked(True)
        self.say_of_download(self.tr("LanguageTool is in %1.").replace("%1", str(folder)))
        self._show_way()
        self.chosen.emit(self.choice)

    # --- variants and words ------------------------------------------------------------------

    def _make_variants(self) -> None:
        section = Section(self.tr("Variants"))
        self.french = self._variant_box("fr", self.choice.french)
        self.english = self._variant_box("en", self.choice.english)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(Labelled(self.tr("French"), self.french), 1)
        row.addWidget(Labelled(self.tr("English"), self.english), 1)
        section.column.addLayout(row)
        self.typography = QCheckBox(
            self.tr("Commas, spaces, dashes and apostrophes too (LanguageTool)")
        )
        self.typography.setFont(chrome_font(13))
        self.typography.setMinimumHeight(28)
        self.typography.setChecked(self.choice.typography)
        self.typography.toggled.connect(self._take_variants)
        section.column.addWidget(self.typography)
        self.body.addWidget(section)

    def _variant_box(self, language: str, current: str) -> QComboBox:
        names = {
            "en": self.tr("Any English"),
            "en-US": self.tr("United States"),
            "en-GB": self.tr("United Kingdom"),
            "en-CA": self.tr("Canada"),
            "en-AU": self.tr("Australia"),
            "fr": self.tr("France"),
            "fr-CA": self.tr("Canada"),
            "fr-CH": self.tr("Switzerland"),
            "fr-BE": self.tr("Belgium"),
        }
        box = QComboBox()
        box.setFont(chrome_font(13))
        box.setFixedHeight(32)
        for variant in VARIANTS[language]:
            box.addItem(names[variant], variant)
        box.setCurrentIndex(box.findData(current))
        box.currentIndexChanged.connect(self._take_variants)
        return box

    @Slot()
    def _take_variants(self) -> None:
        self._choose(
            replace(
                self.choice,
                french=self.french.currentData(),
                english=self.english.currentData(),
                typography=self.typography.isChecked(),
            )
        )

    def _make_words(self, words: tuple[str, ...]) -> None:
        self._words = Section(self.tr("Your dictionary"))
        self.body.addWidget(self._words)
        self._rows: list[QWidget] = []
        self.show_words(words)

    def show_words(self, words: tuple[str, ...]) -> None:
        """Show the person's own words, each with a way to take it out."""
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = [self._word_row(word) for word in sorted(words, key=str.casefold)]
        if not words:
            self._rows = [
                label(
                    self.tr("No words yet. A marked word can be added from its card."),
                    px=12,
                    role="muted",
                    wrap=True,
                )
            ]
        for row in self._rows:
            self._words.column.addWidget(row)
        self.refit()

    def _word_row(self, word: str) -> QWidget:
        out = TextButton(self.tr("Remove"))
        out.setAccessibleName(f"{out.text()}: {word}")
        out.clicked.connect(lambda: self.forget_requested.emit(word))
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label(word))
        row.addStretch(1)
        row.addWidget(out)
        return box

    def _choose(self, choice: Choice) -> None:
        if choice != self.choice:
            self.choice = choice
            self.chosen.emit(choice)
