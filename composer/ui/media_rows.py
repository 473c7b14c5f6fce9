"""The pictures of a post: thumbnail, alt text, what the file tells, a way out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLocale, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from composer.posts.post import Picture
from composer.ui.components import ElidedLabel, IconButton
from composer.ui.theme import Theme, chrome_font

ROW, THUMB = 64, 48
_ROWS_SEEN = 2
"""More pictures scroll: the text needs the room."""


@dataclass(frozen=True, slots=True)
class PictureView:
    """What a row shows: the picture, its thumbnail (None: not there yet), and a hint on its words."""

    picture: Picture
    thumbnail: QPixmap | None
    hint: str = ""
    lost: bool = False


class MediaRows(QScrollArea):
    """One row for each picture, in their order; nothing at all without pictures.

    Alt+Up and Alt+Down in a row move its picture. The numbers are places, from 0.
    """

    described = Signal(int, str)
    description_finished = Signal()
    removed = Signal(int)
    moved = Signal(int, int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows: list[_PictureRow] = []
        self._compact = False
        self.setObjectName("media_rows")
        self.setAccessibleName(self.tr("Pictures"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        inside.setObjectName("panel_inside")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self.setWidget(inside)
        self.hide()

    def show_pictures(self, views: Sequence[PictureView]) -> None:
        """Show these pictures; a description being typed keeps its caret."""
        while len(self._rows) > len(views):
            row = self._rows.pop()
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(self._rows) < len(views):
            self._add_row()
        for number, (row, view) in enumerate(zip(self._rows, views, strict=True)):
            row.show_view(view, first=number == 0)
        self._fit()
        self.setVisible(bool(views))

    def _add_row(self) -> None:
        number = len(self._rows)
        row = _PictureRow(self._theme)
        row.set_compact(self._compact)
        row.alt.textEdited.connect(lambda text: self.described.emit(number, text))
        row.alt.editingFinished.connect(self.description_finished)
        row.alt.stepped.connect(lambda by: self._ask_move(number, by))
        row.earlier.clicked.connect(lambda: self._ask_move(number, -1))
        row.remove.clicked.connect(lambda: self.removed.emit(number))
        self._rows.append(row)
        self._column.insertWidget(number, row)

    def _ask_move(self, number: int, by: int) -> None:
        target = number + by
        if 0 <= target < len(self._rows):
            self.moved.emit(number, target)
            self._rows[target].alt.setFocus(Qt.FocusReason.TabFocusReason)

    def _fit(self) -> None:
        height = THUMB - 8 if self._compact else ROW
        seen = 1 if self._compact else _ROWS_SEEN
        self.setFixedHeight(max(1, min(len(self._rows), seen)) * height)

    def set_compact(self, compact: bool) -> None:
        """In a low window show the thumbnail and the words only."""
        self._compact = compact
        for row in self._rows:
            row.set_compact(compact)
        self._fit()

    def field(self, number: int) -> QLineEdit:
        """Return the field of a picture's description."""
        return self._rows[number].alt

    def focus_last(self) -> None:
        """Give the last description the focus, and show it."""
        if self._rows:
            self.ensureWidgetVisible(self._rows[-1])
            self._rows[-1].alt.setFocus(Qt.FocusReason.OtherFocusReason)

    def said(self, number: int) -> str:
        """Return what is said above the description of a picture."""
        return self._rows[number].said.text()

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of ``theme``."""
        self._theme = theme
        for row in self._rows:
            row.set_theme(theme)


class _PictureRow(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.thumb = _Thumb(theme)
        self.said = ElidedLabel("", px=12, role="muted")
        self.alt = _AltField()
        self.alt.setPlaceholderText(self.tr("Describe this picture for someone who cannot see it"))
        self.earlier = IconButton(theme, "chevron-up", self.tr("Show it earlier (Alt+Up)"))
        self.remove = IconButton(theme, "x", self.tr("Remove the picture"))
        words = QVBoxLayout()
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self.said)
        words.addWidget(self.alt)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.thumb)
        row.addLayout(words, 1)
        row.addWidget(self.earlier)
        row.addWidget(self.remove)
        self.set_compact(False)

    def show_view(self, view: PictureView, first: bool) -> None:
        picture = view.picture
        self.thumb.show_picture(view.thumbnail, picture.animated)
        if self.alt.text() != picture.alt:
            self.alt.setText(picture.alt)
        about = self._about(picture)
        self.setToolTip(about)
        hint = self.tr("Not in the library any more: remove it") if view.lost else view.hint
        told = self._tells(picture)
        self.said.setText("  ".join(part for part in (hint or self.tr("Alt text"), told) if part))
        role = "warning" if hint else "muted"
        if self.said.property("role") != role:
            self.said.setProperty("role", role)
            self.said.style().unpolish(self.said)
            self.said.style().polish(self.said)
        self.alt.setAccessibleName(f"{self.tr('Alt text')}, {picture.name}")
        self.alt.setAccessibleDescription(hint or about)
        self.remove.setAccessibleName(f"{self.tr('Remove the picture')}, {picture.name}")
        self.earlier.setVisible(not first)

    def _about(self, picture: Picture) -> str:
        locale = QLocale()
        size = locale.formattedDataSize(picture.size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
        sides = f"{locale.toString(picture.width)} × {locale.toString(picture.height)}"
        return f"{picture.name}\n{picture.format.upper()}, {sides}, {size}"

    def _tells(self, picture: Picture) -> str:
        """Say what the file tells besides the picture, and that it will not leave with it."""
        names = {
            "place": self.tr("the place"),
            "device": self.tr("the device"),
            "date": self.tr("the date"),
            "notes": self.tr("notes"),
        }
        told = [names[one] for one in picture.tells if one in names]
        if not told:
            return ""
        return self.tr("The file tells %1: left out at export.").replace("%1", ", ".join(told))

    def set_compact(self, compact: bool) -> None:
        self.setFixedHeight(THUMB - 8 if compact else ROW)
        self.thumb.setFixedSize(THUMB - 16 if compact else THUMB, THUMB - 16 if compact else THUMB)
        self.said.setVisible(not compact)

    def set_theme(self, theme: Theme) -> None:
        self.thumb.set_theme(theme)
        for button in (self.earlier, self.remove):
            button.set_theme(theme)


class _AltField(QLineEdit):
    """The description, edited in place."""

    stepped = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bare")
        self.setProperty("role", "alt")
        self.setFont(chrome_font(13))
        self.setMaxLength(2_000)
        self.setTextMargins(-2, 0, 0, 0)  # in line with the words above

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)


class _Thumb(QWidget):
    """A square of a picture with round corners; a quiet fill until it is there."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: QPixmap | None = None
        self._animated = False

    def sizeHint(self) -> QSize:
        return QSize(THUMB, THUMB)

    def show_picture(self, shown: QPixmap | None, animated: bool) -> None:
        self._shown = shown
        self._animated = animated
        self.update()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        area = QRectF(self.rect())
        path = QPainterPath()
        path.addRoundedRect(area, 6, 6)
        painter.setClipPath(path)
        painter.fillRect(self.rect(), self._theme.chip)
        if self._shown is not None:
            painter.drawPixmap(self.rect(), self._shown)
        if self._animated:
            painter.setFont(chrome_font(11, 600))
            badge = QRectF(4, area.height() - 18, 30, 14)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.tooltip)
            painter.drawRoundedRect(badge, 4, 4)
            painter.setPen(self._theme.on_tooltip)
            painter.drawText(badge, int(Qt.AlignmentFlag.AlignCenter), "GIF")
