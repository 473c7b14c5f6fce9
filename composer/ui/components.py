"""The parts every view is made of: labels, buttons, fields, toast, banner, sheet."""

from __future__ import annotations

from typing import Self

from PySide6.QtCore import (
    QEvent,
    QObject,
    QPoint,
    QPointF,
    QPropertyAnimation,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFontMetrics,
    QIcon,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPolygonF,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QGraphicsDropShadowEffect,
    QGraphicsOpacityEffect,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLayoutItem,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStyleOptionToolButton,
    QStylePainter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from composer.ui.theme import Theme, chrome_font, icon

TOAST_MS = 8_000


def label(
    text: str, *, px: int = 13, weight: int = 400, role: str = "text", wrap: bool = False
) -> QLabel:
    """Return a label in a colour role; its text is plain, never HTML."""
    made = Paragraph(text, px) if wrap else QLabel(text)
    if not wrap:
        made.setMinimumHeight(LEADING[px])
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setFont(chrome_font(px, weight))
    made.setProperty("role", role)
    return made


LEADING = {11: 14, 12: 16, 13: 20, 14: 20, 15: 22, 20: 28, 28: 36}
"""The height of a line for each size of the chrome's face, in pixels."""
_LONGEST_WORD = 160


class Paragraph(QLabel):
    """A label that wraps with the leading of the look; Qt's own lines stand too close."""

    def __init__(self, text: str, px: int) -> None:
        super().__init__(text)
        self.setWordWrap(True)
        self._leading = LEADING[px]

    def _laid_out(self, width: int) -> QTextLayout:
        layout = QTextLayout(self.text().replace("\n", "\u2028"), self.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            above = (self._leading - line.height()) / 2
            line.setPosition(QPointF(0, (layout.lineCount() - 1) * self._leading + above))
        layout.endLayout()
        return layout

    def heightForWidth(self, width: int) -> int:
        edge = self.contentsMargins()
        lines = self._laid_out(width - edge.left() - edge.right()).lineCount()
        return lines * self._leading + edge.top() + edge.bottom()

    def sizeHint(self) -> QSize:
        width = super().sizeHint().width()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        # A word longer than its line breaks anywhere, so it never makes the line longer.
        least = min(super().minimumSizeHint().width(), _LONGEST_WORD)
        return QSize(least, min(self.sizeHint().height(), self.heightForWidth(least)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        inner = self.contentsRect()
        layout = self._laid_out(inner.width())
        height = layout.lineCount() * self._leading
        top = inner.top()
        if self.alignment() & Qt.AlignmentFlag.AlignVCenter:
            top += max(0, (inner.height() - height) // 2)
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        layout.draw(painter, QPointF(inner.left(), top))


class ElidedLabel(QLabel):
    """One line that ends in … where it does not fit; the whole text is its tooltip then."""

    def __init__(self, text: str, *, px: int = 13, weight: int = 400, role: str = "text") -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(chrome_font(px, weight))
        self.setProperty("role", role)
        self.setMinimumSize(24, LEADING[px])
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(24, max(self.minimumHeight(), super().minimumSizeHint().height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        room = self.contentsRect().width()
        if self.fontMetrics().horizontalAdvance(self.text()) <= room:
            super().paintEvent(event)
            return
        whole = self.text()
        self.setToolTip(whole)
        shown = self.fontMetrics().elidedText(whole, Qt.TextElideMode.ElideRight, room)
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(self.contentsRect(), int(self.alignment()), shown)


class Hairline(QFrame):
    """A line of one pixel."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(1)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Mid)


class _WordsButton(QPushButton):
    """A button of words. Where :meth:`elide` was called they end in … where they do not fit."""

    _elides = False

    def elide(self) -> Self:
        """Let the button get narrower than its words; the whole is its tooltip then."""
        self._elides = True
        self.updateGeometry()
        return self

    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        return QSize(min(least.width(), 48), least.height()) if self._elides else least

    def _fitting(self) -> str:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        part = QStyle.SubElement.SE_PushButtonContents
        room = self.style().subElementRect(part, option, self).width()
        # The width counts && as the one sign that it shows.
        mnemonic = Qt.TextFlag.TextShowMnemonic.value
        right = Qt.TextElideMode.ElideRight
        return self.fontMetrics().elidedText(self.text(), right, room, mnemonic)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._elides:
            cut = self._fitting() != self.text()
            self.setToolTip(self.text().replace("&&", "&") if cut else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._elides:
            super().paintEvent(event)
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = self._fitting()  # type: ignore[attr-defined]
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)


class PrimaryButton(QPushButton):
    """The one strong button of a view."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setObjectName("primary")
        self.setFont(chrome_font(13, 500))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedHeight(32)
        self.setCursor(Qt.CursorShape.PointingHandCursor)


class SecondaryButton(_WordsButton):
    """A button with a quiet fill."""

    def __init__(self, text: str, height: int = 32) -> None:
        super().__init__(text)
        self.setObjectName("secondary")
        self.setFont(chrome_font(13, 500))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)


class QuietButton(QPushButton):
    """A button that is text only, muted."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setObjectName("quiet")
        self.setFont(chrome_font(13, 500))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedHeight(32)


class TextButton(_WordsButton):
    """A link: text in accent that does something."""

    def __init__(self, text: str, px: int = 13, weight: int = 500) -> None:
        super().__init__(text.replace("&", "&&"))
        self.setObjectName("link")
        self.setFont(chrome_font(px, weight))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)


class PaintedButton(QToolButton):
    """A button whose icon and words stand where the look wants them; the style draws the ground."""

    def ground(self) -> QStylePainter:
        """Draw the ground and the ring, and return a painter set to the button's words."""
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        option.text = ""  # type: ignore[attr-defined]
        option.icon = QIcon()  # type: ignore[attr-defined]
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)
        painter.setPen(self.palette().color(QPalette.ColorRole.ButtonText))
        painter.setFont(self.font())
        return painter


class FlatMenuButton(PaintedButton):
    """Muted text and a chevron; opens its menu. ``padding`` stands left and right, in pixels."""

    def __init__(self, theme: Theme, text: str = "", padding: int = 8) -> None:
        super().__init__()
        self._padding = padding
        self._link = False
        self._sign = ""
        self.setObjectName("flat")
        self.setFont(chrome_font(13))
        self.setFixedHeight(32)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setIconSize(QSize(14, 14))
        self.set_theme(theme)
        self.setText(text)

    def set_theme(self, theme: Theme) -> None:
        """Draw the chevron in the colours of ``theme``."""
        self._theme = theme
        self.setIcon(icon("chevron-down", theme, "muted", 14))

    def set_link(self, link: bool) -> None:
        """Show the text as a link, without a chevron."""
        self._link = link
        self.setProperty("link", link)
        self.style().unpolish(self)
        self.style().polish(self)
        self.updateGeometry()

    def set_sign(self, name: str) -> None:
        """Show an icon in the place of the text, which becomes the tooltip; "" shows the text."""
        if name != self._sign:
            self._sign = name
            self.updateGeometry()
            self.update()
        self.setToolTip(self.text() if name else "")

    def has_sign(self) -> bool:
        """Whether an icon stands in the place of the text."""
        return bool(self._sign)

    def _words_width(self) -> int:
        return 16 if self._sign else self.fontMetrics().horizontalAdvance(self.text())

    def sizeHint(self) -> QSize:
        chevron = 0 if self._link else 4 + self.iconSize().width()
        return QSize(self._words_width() + chevron + 2 * self._padding, 32)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = self.ground()
        inner = self.rect().adjusted(self._padding, 0, -self._padding, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        if self._sign:
            sign = icon(self._sign, self._theme)
            sign.paint(painter, QRect(inner.left(), (self.height() - 16) // 2, 16, 16))
        else:
            painter.drawText(inner, int(middle | Qt.AlignmentFlag.AlignLeft), self.text())
        if not self._link:
            # The style would put the chevron far from the text.
            side = self.iconSize().width()
            top = (self.height() - side) // 2 + 1
            self.icon().paint(painter, QRect(inner.right() + 1 - side, top, side, side))


class IconButton(QToolButton):
    """An icon of 32 × 32 with a tooltip that is its name too."""

    def __init__(self, theme: Theme, name: str, tooltip: str) -> None:
        super().__init__()
        self._name = name
        self.setObjectName("icon_button")
        self.setFixedSize(32, 32)
        self.setIconSize(QSize(16, 16))
        self.setToolTip(tooltip)
        self.setAccessibleName(tooltip)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw the icon in the colours of ``theme``."""
        self.setIcon(icon(self._name, theme))


class Field(QLineEdit):
    """A field of one line, 32 pixels high."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setFont(chrome_font(13))
        self.setFixedHeight(32)


def initial(name: str) -> str:
    """Return the first letter of a name, its title left aside; empty for no name."""
    titles = ("m", "mr", "mme", "mlle", "mrs", "ms", "dr")
    words = [word for word in name.split() if word.rstrip(".").casefold() not in titles]
    return words[0][:1].upper() if words else name.strip()[:1].upper()


class Disc(QWidget):
    """A disc with the initial of a name."""

    def __init__(self, name: str, size: int) -> None:
        super().__init__()
        self._size = size
        self._initial = ""
        self.setFixedSize(size, size)
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """Show the initial of ``name``."""
        self._initial = initial(name)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().color(QPalette.ColorRole.Button))
        painter.drawEllipse(self.rect())
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.setFont(chrome_font(11 if self._size < 24 else 12, 600))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self._initial)


class Chip(QLabel):
    """A few words on a quiet fill."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setObjectName("chip")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(chrome_font(13))
        self.setFixedHeight(24)


class _FlowLayout(QLayout):
    """Lays widgets in rows, as words in a text; ``gap`` and ``between`` rows are in pixels."""

    def __init__(self, gap: int, between: int) -> None:
        super().__init__()
        self._gap = gap
        self._between = between
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        edge = self.contentsMargins()
        inside = QRect(0, 0, width, 0).marginsRemoved(edge)
        return self._place(inside, move=False) + edge.top() + edge.bottom()

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect.marginsRemoved(self.contentsMargins()), move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size.grownBy(self.contentsMargins())

    def _place(self, rect: QRect, move: bool) -> int:
        x, y, height = rect.x(), rect.y(), 0
        for item in self._items:
            hint = item.sizeHint()
            if x > rect.x() and x + hint.width() > rect.right() + 1:
                x, y, height = rect.x(), y + height + self._between, 0
            if move:
                item.setGeometry(QRect(x, y, min(hint.width(), rect.width()), hint.height()))
            x += hint.width() + self._gap
            height = max(height, hint.height())
        return y + height - rect.y()


class FlowBox(QWidget):
    """Widgets in rows that wrap."""

    def __init__(self, widgets: list[QWidget], gap: int = 8, between: int = 8) -> None:
        super().__init__()
        flow = _FlowLayout(gap, between)
        self.setLayout(flow)
        for widget in widgets:
            flow.addWidget(widget)


class EmptyState(QWidget):
    """One sentence in ink, one in muted, one link."""

    link_requested = Signal()

    def __init__(self, sentence: str, second: str, link: str = "") -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(4)
        column.addWidget(label(sentence, weight=500, wrap=True))
        if second:
            column.addWidget(label(second, px=12, role="muted", wrap=True))
        if link:
            button = TextButton(link)
            button.clicked.connect(self.link_requested)
            column.addSpacing(4)
            column.addWidget(button)


class LineSample(QWidget):
    """Twenty pixels of the very line under the words, or of the tint behind them."""

    def __init__(self, theme: Theme, look: str) -> None:
        super().__init__()
        self._theme = theme
        self._look = look
        self.setFixedSize(20, 20)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of ``theme``."""
        self._theme = theme
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._look == "strength":
            painter.fillRect(QRect(0, 4, 20, 12), self._theme.strength_tint)
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, self._look in ("info", "spelling"))
        pen = QPen(QColor(getattr(self._theme, self._look)), 2)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if self._look == "warning":
            pen.setDashPattern([3, 1.5])
        if self._look == "info":
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setDashPattern([0.01, 2])
        if self._look == "grammar":
            pen.setDashPattern([3, 1, 1, 1])
        painter.setPen(pen)
        if self._look == "spelling":
            pen.setWidthF(1.5)
            painter.setPen(pen)
            waves = [QPointF(x, 11 + (2 if n % 2 else -1)) for n, x in enumerate(range(0, 21, 3))]
            painter.drawPolyline(QPolygonF(waves))
            return
        painter.drawPolyline(QPolygonF([QPointF(0, 11), QPointF(20, 11)]))


class _Tab(QAbstractButton):
    """A name, a quiet count after it, and the line below while it is the current one."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._count = 0
        self.setText(name)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Expanding)

    def set_count(self, count: int) -> None:
        self._count = count
        self.setText(f"{self._name} {count}" if count else self._name)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = QFontMetrics(chrome_font(13, 500)).horizontalAdvance(self._name)
        if self._count:
            count = QFontMetrics(chrome_font(13)).horizontalAdvance(str(self._count))
            width += _TAB_COUNT_GAP + count
        return QSize(width + 2 * _TAB_RING, 52)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        roles, colours = QPalette.ColorRole, self.palette()
        strong = self.isChecked() or self.underMouse()
        start = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        inner = self.rect().adjusted(_TAB_RING, 0, -_TAB_RING, 0)
        painter.setPen(colours.color(roles.WindowText if strong else roles.PlaceholderText))
        painter.setFont(chrome_font(13, 500))
        painter.drawText(inner, start, self._name)
        if self._count:
            after = painter.fontMetrics().horizontalAdvance(self._name) + _TAB_COUNT_GAP
            painter.setPen(colours.color(roles.PlaceholderText))
            painter.setFont(chrome_font(13))
            painter.drawText(inner.adjusted(after, 0, 0, 0), start, str(self._count))
        accent = colours.color(roles.Accent)
        if self.isChecked():
            painter.fillRect(QRect(inner.left(), self.height() - 2, inner.width(), 2), accent)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(accent, 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 11, -1, -11), 6, 6)


_TAB_COUNT_GAP = 6
_TAB_RING = 6  # room for the ring beside the words


class TabRow(QWidget):
    """Text tabs with a two-pixel line under the current one. Arrows move between them."""

    chosen = Signal(int)

    def __init__(self, names: list[str]) -> None:
        super().__init__()
        self.setFixedHeight(52)
        row = QHBoxLayout(self)
        row.setContentsMargins(20 - _TAB_RING, 0, 20 - _TAB_RING, 0)
        row.setSpacing(20 - 2 * _TAB_RING)
        self._tabs = [_Tab(name) for name in names]
        for number, tab in enumerate(self._tabs):
            tab.clicked.connect(lambda _checked=False, number=number: self.choose(number))
            tab.installEventFilter(self)
            row.addWidget(tab)
        row.addStretch(1)
        self._tabs[0].setChecked(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        # Where a wide face does not leave room for all names, the room around them goes first.
        row = self.layout()
        left = self.width() - sum(tab.sizeHint().width() for tab in self._tabs)
        edge = max(0, min(20 - _TAB_RING, left // 2))
        row.setContentsMargins(edge, 0, edge, 0)
        spare = (left - 2 * edge) // max(1, len(self._tabs) - 1)
        row.setSpacing(max(0, min(20 - 2 * _TAB_RING, spare)))

    def choose(self, number: int) -> None:
        """Make this tab the current one."""
        self._tabs[number].setChecked(True)
        self.chosen.emit(number)

    def set_count(self, number: int, count: int) -> None:
        """Show a count after the name of a tab; none for zero."""
        self._tabs[number].set_count(count)
        self._arrange()

    def current(self) -> int:
        """Return which tab is the current one."""
        return next(n for n, tab in enumerate(self._tabs) if tab.isChecked())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
            if step is not None:
                number = (self.current() + step) % len(self._tabs)
                self.choose(number)
                self._tabs[number].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)


class Toast(QFrame):
    """A note over the beginning of a part of ``host`` with an Undo; it waits while pointed at."""

    undo_requested = Signal()

    def __init__(self, host: QWidget, over: QWidget) -> None:
        super().__init__(host)
        self._over = over
        self.setObjectName("toast")
        self.setFixedHeight(40)
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setFont(chrome_font(13))
        self._undo = QPushButton(self.tr("Undo"))
        self._undo.setFont(chrome_font(13, 500))
        self._undo.clicked.connect(self._take_back)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(16)
        row.addWidget(self._text)
        row.addWidget(self._undo)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(TOAST_MS)
        self._timer.timeout.connect(self._leave)
        self._fade = QGraphicsOpacityEffect(self)
        self.setGraphicsEffect(self._fade)
        self._leaving = QPropertyAnimation(self._fade, b"opacity", self)
        self._leaving.setDuration(120)
        self._leaving.setStartValue(1.0)
        self._leaving.setEndValue(0.0)
        self._leaving.finished.connect(self.hide)
        for part in (host, over):
            part.installEventFilter(self)
        self.hide()

    def put_away(self) -> None:
        """Take the note away at once: what it offers is done."""
        self._timer.stop()
        self._leaving.stop()
        self.hide()

    def say(self, text: str, undo: bool = True) -> None:
        """Show a note, in place of the one before; a screen reader says it too."""
        self._leaving.stop()
        self._fade.setOpacity(1.0)
        self._text.setText(text)
        self._undo.setVisible(undo)
        self.setAccessibleName(text)
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    @Slot()
    def _take_back(self) -> None:
        self.hide()
        self.undo_requested.emit()

    @Slot()
    def _leave(self) -> None:
        if self.underMouse() or self._undo.hasFocus():
            self._timer.start()
            return
        self._leaving.start()

    def _place(self) -> None:
        host, over = self.parentWidget(), self._over
        corner = over.mapTo(host, QPoint(0, over.height() // 2))
        self.move(corner.x(), corner.y() - self.height() // 2)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)


class Sign(QLabel):
    """An icon that only shows something."""

    def __init__(self, theme: Theme, name: str, role: str, size: int) -> None:
        super().__init__()
        self._name = name
        self._role = role
        self._size = size
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of ``theme``."""
        drawn = icon(self._name, theme, self._role, self._size)
        side = QSize(self._size, self._size)
        self.setPixmap(drawn.pixmap(side, self.devicePixelRatioF()))


class Banner(QWidget):
    """A row of 40 pixels with one sentence, one link and a cross."""

    link_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("banner")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumHeight(40)
        self._sign = Sign(theme, "triangle-alert", "warning", 16)
        self._text = label("", wrap=True)
        self._link = TextButton("")
        self._link.clicked.connect(self.link_requested)
        self._close = IconButton(theme, "x", self.tr("Close"))
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 4, 12, 4)
        row.setSpacing(12)
        row.addWidget(self._sign)
        row.addWidget(self._text, 1)
        row.addWidget(self._link)
        row.addWidget(self._close)
        self.hide()

    def say(self, text: str, link: str = "", *, problem: bool = False) -> None:
        """Show one sentence, in place of the one before."""
        self._text.setText(text)
        self._link.setText(link)
        self._link.setVisible(bool(link))
        self._sign.setVisible(problem)
        self.setAccessibleName(text)
        self.show()

    def text(self) -> str:
        """Return what is said now."""
        return self._text.text()


class Sheet(QWidget):
    """A sheet over the window: a veil, a title, a middle that scrolls and a foot that stays.

    Esc and a press on the veil close it; Tab stays inside.
    """

    closed = Signal()

    def __init__(self, host: QWidget, theme: Theme, title: str, width: int = 720) -> None:
        super().__init__(host)
        self._theme = theme
        self._width = width
        self._return_focus = QApplication.focusWidget()
        self._paper = QFrame(self)
        self._paper.setObjectName("sheet")
        shadow = QGraphicsDropShadowEffect(self._paper)
        shadow.setBlurRadius(32)
        shadow.setOffset(0, 8)
        shadow.setColor(QColor(0, 0, 0, 56))
        self._paper.setGraphicsEffect(shadow)
        column = QVBoxLayout(self._paper)
        column.setContentsMargins(0, 24, 0, 0)
        column.setSpacing(0)
        self.title = label(title, px=20, weight=600, wrap=True)
        self.title.setContentsMargins(32, 0, 32, 0)
        self.subtitle = label("", role="muted", wrap=True)
        self.subtitle.setContentsMargins(32, 0, 32, 12)
        column.addWidget(self.title)
        column.addWidget(self.subtitle)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(32, 0, 32, 12)
        self.body.setSpacing(0)
        inside = QWidget()
        inside.setObjectName("panel_inside")
        inside.setLayout(self.body)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inside)
        column.addWidget(self._scroll, 1)
        column.addWidget(Hairline())
        self.foot = QHBoxLayout()
        self.foot.setContentsMargins(32, 16, 32, 20)
        self.foot.setSpacing(8)
        column.addLayout(self.foot)
        host.installEventFilter(self)
        self._inside = inside
        inside.installEventFilter(self)

    def set_theme(self, theme: Theme) -> None:
        """Take the veil of ``theme``; the parts inside take its colours by themselves."""
        self._theme = theme
        self.update()

    def open(self) -> None:
        """Show the sheet over its whole host, focus inside."""
        self._cover()
        self.show()
        self.raise_()
        self._cover()
        self.setFocus()
        self.focusNextChild()

    def close_sheet(self) -> None:
        """Take the sheet away and give the focus back."""
        self.parentWidget().removeEventFilter(self)
        self.hide()
        if self._return_focus is not None:
            self._return_focus.setFocus()
        self.closed.emit()
        self.deleteLater()

    def show_part(self, part: QWidget) -> None:
        """Scroll the middle until ``part`` is seen."""
        self._scroll.ensureWidgetVisible(part, 0, 24)

    def _cover(self) -> None:
        host = self.parentWidget()
        self.setGeometry(host.rect())
        width = min(self._width, host.width() - 32)
        height = min(self._wanted_height(width - 2), host.height() - 60)
        self._paper.setGeometry(
            (host.width() - width) // 2, (host.height() - height) // 2, width, height
        )

    def _wanted_height(self, width: int) -> int:
        """Return the height at which nothing has to scroll, the outline included."""
        column = self._paper.layout()
        inside = self._scroll.widget()
        parts = [column.itemAt(number) for number in range(column.count())]
        rest = [part for part in parts if part.widget() is not self._scroll]
        heights = [
            part.heightForWidth(width) if part.hasHeightForWidth() else part.sizeHint().height()
            for part in rest
        ]
        wanted = inside.heightForWidth(width) if inside.hasHeightForWidth() else -1
        # A scroll area never gets lower than its own least height.
        least = self._scroll.minimumSizeHint().height()
        middle = max(wanted, inside.minimumSizeHint().height(), least)
        margins = column.contentsMargins()
        return sum(heights) + middle + margins.top() + margins.bottom() + 2

    def refit(self) -> None:
        """Take the height that the middle needs now."""
        self.body.activate()
        self._cover()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cover()

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._theme.veil)

    def mousePressEvent(self, event: object) -> None:
        if not self._paper.geometry().contains(event.position().toPoint()):  # type: ignore[attr-defined]
            self.close_sheet()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = QApplication.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.close_sheet()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(
            focused, QPushButton
        ):
            focused.click()

    def focusNextPrevChild(self, forward: bool) -> bool:
        # Tab goes round inside the sheet and never to the window below.
        parts = [w for w in self.findChildren(QWidget) if _takes_tab(w)]
        if not parts:
            return True
        current = QApplication.focusWidget()
        at = parts.index(current) if current in parts else (-1 if forward else 0)
        parts[(at + (1 if forward else -1)) % len(parts)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        resized = watched is self.parentWidget() and event.type() == QEvent.Type.Resize
        if resized or (watched is self._inside and event.type() == QEvent.Type.LayoutRequest):
            self._cover()
        return super().eventFilter(watched, event)


def _takes_tab(widget: QWidget) -> bool:
    policy = widget.focusPolicy()
    return bool(
        policy.value & Qt.FocusPolicy.TabFocus.value
        and widget.focusProxy() is None
        and widget.isVisible()
        and widget.isEnabled()
    )
