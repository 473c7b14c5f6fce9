"""The earlier words of a post, the latest first; each can be taken back."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from composer.ui.components import Hairline, SecondaryButton, Sheet, TextButton, label
from composer.ui.theme import Theme

_SHOWN = 280


class VersionsSheet(Sheet):
    """Shows versions as (when, words); :attr:`taken_back` carries the words of one, once closed."""

    taken_back = Signal(str)

    def __init__(
        self, host: QWidget, theme: Theme, versions: tuple[tuple[datetime, str], ...]
    ) -> None:
        super().__init__(host, theme, "", width=640)
        self.title.setText(self.tr("Earlier versions"))
        self.setAccessibleName(self.title.text())
        self.subtitle.setText(
            self.tr("One is kept every five minutes of writing, and at every change of status.")
        )
        if not versions:
            self.body.addWidget(label(self.tr("There is no earlier version yet."), weight=500))
        for at, words in versions:
            self.body.addWidget(self._row(at, words))
        self.body.addStretch(1)
        back = SecondaryButton(self.tr("Back"))
        back.clicked.connect(self.close_sheet)
        self.foot.addStretch(1)
        self.foot.addWidget(back)

    def _row(self, at: datetime, words: str) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(4)
        column.addWidget(Hairline())
        column.addSpacing(4)
        line = QHBoxLayout()
        line.setSpacing(12)
        when = QLocale().toString(at.astimezone().replace(tzinfo=None), "ddd d MMM yyyy, HH:mm")
        line.addWidget(label(when, px=12, role="muted"), 1)
        take = TextButton(self.tr("Take these words back"))
        take.setAccessibleName(f"{take.text()}: {when}")
        take.clicked.connect(lambda: self._take(words))
        line.addWidget(take, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(line)
        shown = words.strip()
        if len(shown) > _SHOWN:
            shown = shown[:_SHOWN].rstrip() + "…"
        column.addWidget(label(shown or self.tr("No words yet"), wrap=True))
        return box

    def _take(self, words: str) -> None:
        self.close_sheet()
        self.taken_back.emit(words)
