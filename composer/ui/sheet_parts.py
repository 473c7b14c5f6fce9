"""What sheets are made of: sections, and fields that say what they lack."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from composer.ui.components import LEADING, Hairline, label
from composer.ui.theme import Theme, chrome_font

NARROW = 560
"""Below this width, in logical pixels, the middle of a sheet stands in fewer columns."""


class Labelled(QWidget):
    """A field under its label, with room below for what is missing."""

    def __init__(self, text: str, inside: QWidget) -> None:
        super().__init__()
        self.field = inside
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._label = label(text, px=12, role="muted", wrap=True)
        self._label.setMinimumHeight(16)
        self._label.setBuddy(inside)
        self._complaint = label("", px=12, role="severe", wrap=True)
        self._complaint.hide()
        column.addWidget(self._label)
        column.addWidget(inside)
        column.addWidget(self._complaint)
        column.addStretch(1)
        inside.setAccessibleName(text)

    def complain(self, sentence: str) -> None:
        """Say below the field what is missing; an empty sentence takes it back."""
        self._complaint.setText(sentence)
        self._complaint.setVisible(bool(sentence))
        self.field.setAccessibleDescription(sentence)

    def complaint(self) -> str:
        """Return what is said below the field now."""
        return self._complaint.text()


class Section(QWidget):
    """A part of a sheet: a hairline, a title, at the right a note, and what it holds."""

    def __init__(self, title: str, note: str = "") -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 12)
        self.column.setSpacing(0)
        self.column.addWidget(Hairline())
        self.column.addSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(12)
        self.title = label(title, weight=600)
        self.title.setMinimumHeight(20)
        head.addWidget(self.title)
        head.addStretch(1)
        self.note = label(note, px=12, role="muted")
        head.addWidget(self.note)
        self.column.addLayout(head)
        self.column.addSpacing(6)


class TwoVoices(QLabel):
    """Says ``first`` in ink and ``second`` in the colour of a role, and wraps."""

    def __init__(
        self, theme: Theme, first: str, second: str, role: str, *, strong: bool = False
    ) -> None:
        super().__init__()
        self._said = (first, second)
        self._role = role
        self._weight = 600 if strong else 400
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setFont(chrome_font(13))
        self.setWordWrap(True)
        self.setAccessibleName(f"{first}, {second}" if second else first)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Say it in the colours of ``theme``."""
        first, second = map(escape, self._said)
        colour = getattr(theme, self._role).name()
        self.setText(
            f'<p style="line-height:{LEADING[13]}px">'
            f'<span style="font-weight:{self._weight}">{first}</span>'
            f'&nbsp;&nbsp; <span style="color:{colour}">{second}</span></p>'
        )
