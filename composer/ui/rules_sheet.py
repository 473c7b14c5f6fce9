"""The sheet of a person's own rules: each file, whether its examples hold, and what is wrong."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from composer.checks.own_rules import FileReport
from composer.ui.components import Hairline, SecondaryButton, Sheet, TextButton, label
from composer.ui.theme import Theme


class RulesSheet(Sheet):
    """Shows a report on every rule file, with the way to the folder and to a first file."""

    folder_requested = Signal()
    new_file_requested = Signal()

    def __init__(
        self,
        host: QWidget,
        theme: Theme,
        reports: tuple[FileReport, ...],
        *,
        folder: Path,
        language: str,
    ) -> None:
        super().__init__(host, theme, "", width=640)
        self.title.setText(self.tr("Your rules"))
        self.setAccessibleName(self.title.text())
        self.subtitle.setText(str(folder))
        self._language = language
        if not reports:
            self.body.addWidget(label(self.tr("There is no rule file yet."), weight=500))
            self.body.addWidget(
                label(
                    self.tr("A new one comes with an example to change."),
                    px=12,
                    role="muted",
                    wrap=True,
                )
            )
        for report in reports:
            self.body.addWidget(self._row(report))
        self.body.addStretch(1)
        self.new = TextButton(self.tr("New rule file"))
        self.new.clicked.connect(self._ask_new)
        self.foot.addWidget(self.new)
        self.foot.addStretch(1)
        opened = SecondaryButton(self.tr("Open the folder"))
        opened.clicked.connect(self.folder_requested)
        self.foot.addWidget(opened)
        self.back = SecondaryButton(self.tr("Back"))
        self.back.clicked.connect(self.close_sheet)
        self.foot.addWidget(self.back)

    def _ask_new(self) -> None:
        self.close_sheet()
        self.new_file_requested.emit()

    def _row(self, report: FileReport) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(4)
        column.addWidget(Hairline())
        column.addSpacing(4)
        column.addWidget(label(report.file.name, weight=500, wrap=True))
        column.addWidget(label(self._summary(report), px=12, role="muted", wrap=True))
        for fault in report.faults:
            line = self.tr("Line %1").replace("%1", str(fault.line))
            said = fault.reason.in_language(self._language)
            column.addWidget(
                label(
                    f"{line}: {said}" if self._language == "en" else f"{line}\u00a0: {said}",
                    wrap=True,
                )
            )
        return box

    def _summary(self, report: FileReport) -> str:
        if not report.rules:
            return self.tr("Refused; the other rules still work")
        rules = self.tr("%n rule(s)", "", report.rules)
        held = self.tr("all examples hold")
        wrong = self.tr("%n thing(s) to mend", "", len(report.faults))
        return f"{rules}, {wrong if report.faults else held}"
