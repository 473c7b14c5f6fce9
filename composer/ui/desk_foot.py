"""The line under the text: how long it is, and what can be put into it."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from composer.text.words import count_words, reading_seconds
from composer.ui.components import IconButton, QuietButton, label
from composer.ui.theme import Theme, icon

_MINUTE = 60


class DeskFoot(QWidget):
    """Words and reading time at the left; emoji, snippets and pictures at the right."""

    emoji_requested = Signal()
    snippets_requested = Signal()
    picture_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.length = label("", px=12, role="muted")
        self.emoji = IconButton(theme, "smile", self.tr("Emoji (Ctrl+.)"))
        self.emoji.clicked.connect(self.emoji_requested)
        self.snippets = IconButton(
            theme, "text-quote", self.tr("Snippets and templates (Ctrl+Shift+I)")
        )
        self.snippets.clicked.connect(self.snippets_requested)
        self.picture = QuietButton(" " + self.tr("Add a picture"))
        self.picture.setToolTip(self.tr("Add a picture (Ctrl+Shift+A)"))
        self.picture.clicked.connect(self.picture_requested)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 4)
        self.row.setSpacing(4)
        self.row.addWidget(self.length)
        self.row.addStretch(1)
        self.row.addWidget(self.emoji)
        self.row.addWidget(self.snippets)
        self.row.addWidget(self.picture)
        self.set_theme(theme)

    def show_length(self, text: str, language: str) -> None:
        """Say how many words ``text`` has and how long ``language`` takes to read."""
        words = count_words(text)
        if not words:
            self.length.setText("")
            return
        seconds = reading_seconds(words, language)
        counted = self.tr("%n word(s)", "", words)
        self.length.setText(
            self.tr("%1, %2 to read").replace("%1", counted).replace("%2", self._time(seconds))
        )

    def _time(self, seconds: int) -> str:
        number = QLocale().toString
        if seconds < _MINUTE:
            return self.tr("%1 s").replace("%1", number(seconds))
        return self.tr("%1 min").replace("%1", number(round(seconds / _MINUTE)))

    def set_theme(self, theme: Theme) -> None:
        """Draw the icons in the colours of ``theme``."""
        for button in (self.emoji, self.snippets):
            button.set_theme(theme)
        self.picture.setIcon(icon("image-plus", theme))
