"""Small things around the text: whose words these are, and where a network cuts them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QWidget

from composer.ui.components import ElidedLabel, TextButton, label
from composer.ui.theme import Theme, chrome_font

_MOST_LINKS = 4
_LINE = 24  # pixels of a sentence or of its links


class WordsRow(QWidget):
    """One line under the text: whose words these are, or what is too much, with links."""

    def __init__(self) -> None:
        super().__init__()
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 4)
        self._box = QWidget()
        row = QHBoxLayout(self._box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        self._said = ElidedLabel("", px=12, role="muted")
        self._line.addWidget(self._said)
        self._line.addWidget(self._box, 1)
        self._links = [TextButton("", px=12) for _ in range(_MOST_LINKS)]
        self._called: list[Callable[[], None]] = []
        for number, link in enumerate(self._links):
            link.clicked.connect(lambda _checked=False, number=number: self._called[number]())
            row.addWidget(link)
        row.addStretch(1)
        self.setFixedHeight(_LINE + 4)
        self._shown: tuple[object, ...] = ()
        self.hide()

    def say(
        self, text: str, links: list[tuple[str, Callable[[], None]]], *, problem: bool = False
    ) -> None:
        """Say one sentence with up to four links; the empty text takes the line away."""
        self._called = [called for _, called in links]
        shown = (text, problem, *(title for title, _ in links))
        if shown == self._shown:
            return
        self._shown = shown
        self._said.setText(text)
        self._said.setProperty("role", "severe" if problem else "muted")
        self._said.style().unpolish(self._said)
        self._said.style().polish(self._said)
        for number, link in enumerate(self._links):
            link.setVisible(number < len(links))
            if number < len(links):
                link.setText(links[number][0].replace("&", "&&"))
        self._box.layout().activate()
        self._arrange()
        self.setVisible(bool(text))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Put the links below the sentence where both do not fit beside each other."""
        links = self._box.minimumSizeHint().width() + 16 if self._called else 0
        below = bool(links) and self._said.sizeHint().width() + links > self.width()
        side, under = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._line.setDirection(under if below else side)
        self._line.setSpacing(0 if below else 16)
        self.setFixedHeight(_LINE * (2 if below else 1) + 4)

    def text(self) -> str:
        """Return what is said now."""
        return self._said.text() if self.isVisibleTo(self.parentWidget()) else ""

    def links(self) -> list[TextButton]:
        """Return the links that are shown, in order."""
        return self._links[: len(self._called)]


class WarningRow(QWidget):
    """The content warning, edited in place; only where a chosen network has one."""

    changed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(28)
        self._said = label("", px=12, role="muted")
        self.field = QLineEdit()
        self.field.setObjectName("bare")
        self.field.setFont(chrome_font(13))
        self.field.setMaxLength(200)
        self.field.setPlaceholderText(self.tr("None: the text is seen at once"))
        self.field.textEdited.connect(self.changed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 4)
        row.setSpacing(12)
        row.addWidget(self._said)
        row.addWidget(self.field, 1)
        self.hide()

    def show_warning(self, words: str, places: list[str]) -> None:
        """Show the warning that these networks show in place of the text; none of them hides it."""
        said = self.tr("Content warning on %1").replace("%1", ", ".join(places))
        self._said.setText(said)
        self.field.setAccessibleName(said)
        if self.field.text() != words:
            self.field.setText(words)
        self.setVisible(bool(places))


class FoldNote(QWidget):
    """A short line in the margin and two words under it: this network cuts here."""

    def __init__(self, theme: Theme, host: QWidget) -> None:
        super().__init__(host)
        self._theme = theme
        self._lines: list[str] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFixedSize(86, 36)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of ``theme``."""
        self._theme = theme
        self.update()

    def say(self, lines: list[str]) -> None:
        """Say these lines, one under the other."""
        if lines != self._lines:
            self._lines = lines
            self.setAccessibleName(" ".join(lines))
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self._theme.border)
        painter.drawLine(0, 0, 15, 0)
        painter.setPen(self._theme.muted)
        painter.setFont(chrome_font(11))
        for number, line in enumerate(self._lines):
            place = QRect(0, 5 + 14 * number, self.width(), 14)
            shown = painter.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, 86)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignLeft), shown)
