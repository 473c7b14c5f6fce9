"""The library: posts by status, personas, search, and the ways to begin."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListView,
    QMenu,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from composer.ui.components import IconButton, PaintedButton, initial
from composer.ui.theme import Theme, chrome_font, icon

_ROLE = Qt.ItemDataRole.UserRole
_GROUP, _POST, _PERSONA = "group", "post", "persona"


@dataclass(frozen=True, slots=True)
class PostRow:
    """A post as the library shows it."""

    id: str
    title: str
    second: str
    date: str
    group: str


@dataclass(frozen=True, slots=True)
class PersonaRow:
    """A persona as the library shows it."""

    id: str
    name: str


class _Delegate(QStyledItemDelegate):
    """Draws group names, posts (48 px) and personas (32 px)."""

    def __init__(self, theme: Theme, parent: QListView) -> None:
        super().__init__(parent)
        self.theme = theme
        self.current: tuple[str, str] = ("", "")

    def sizeHint(
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        heights = {_GROUP: 36, _POST: 48, _PERSONA: 32}
        return QSize(120, heights[index.data(_ROLE)[0]])

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        kind, entry = index.data(_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = option.rect  # type: ignore[attr-defined]
        if kind == _GROUP:
            self._paint_group(painter, area, entry)
        else:
            self._paint_ground(painter, option, area, (kind, entry.id))
            inner = area.adjusted(8, 0, -8, 0)
            if kind == _POST:
                self._paint_post(painter, inner, entry)
            else:
                self._paint_persona(painter, inner, entry)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, area: QRect, key: tuple[str, str]
    ) -> None:
        state = option.state  # type: ignore[attr-defined]
        painter.setPen(Qt.PenStyle.NoPen)
        if key == self.current:
            painter.setBrush(self.theme.selected)
            painter.drawRoundedRect(area, 6, 6)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(self.theme.hover)
            painter.drawRoundedRect(area, 6, 6)
        focused = state & QStyle.StateFlag.State_HasFocus
        if focused and state & QStyle.StateFlag.State_Selected:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            pen = painter.pen()
            pen.setStyle(Qt.PenStyle.SolidLine)
            pen.setColor(self.theme.accent)
            pen.setWidth(2)
            painter.setPen(pen)
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 6, 6)

    def _paint_group(self, painter: QPainter, area: QRect, entry: tuple[str, str]) -> None:
        name, count = entry
        inner = area.adjusted(8, 8, -8, 0)
        painter.setPen(self.theme.muted)
        painter.setFont(chrome_font(12, 500))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inner, int(middle | Qt.AlignmentFlag.AlignLeft), name)
        painter.drawText(inner, int(middle | Qt.AlignmentFlag.AlignRight), count)

    def _paint_post(self, painter: QPainter, area: QRect, row: PostRow) -> None:
        current = self.current == (_POST, row.id)
        first = QRect(area.left(), area.top() + 6, area.width(), 20)
        second = QRect(area.left(), area.top() + 26, area.width(), 16)
        painter.setPen(self.theme.text)
        painter.setFont(chrome_font(13, 500 if current else 400))
        self._elided(painter, first, row.title)
        painter.setPen(self.theme.muted)
        painter.setFont(chrome_font(12))
        date_width = painter.fontMetrics().horizontalAdvance(row.date)
        end = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(second, int(end), row.date)
        self._elided(painter, second.adjusted(0, 0, -date_width - 8, 0), row.second)

    def _paint_persona(self, painter: QPainter, area: QRect, row: PersonaRow) -> None:
        disc = QRect(area.left(), area.center().y() - 9, 20, 20)
        painter.setPen(Qt.PenStyle.NoPen)
        current = self.current == (_PERSONA, row.id)
        painter.setBrush(self.theme.window if current else self.theme.chip)
        painter.drawEllipse(disc)
        painter.setPen(self.theme.text)
        painter.setFont(chrome_font(11, 600))
        painter.drawText(disc, int(Qt.AlignmentFlag.AlignCenter), initial(row.name))
        painter.setFont(chrome_font(13, 500 if current else 400))
        self._elided(painter, area.adjusted(28, 0, 0, 0), row.name)

    @staticmethod
    def _elided(painter: QPainter, area: QRect, text: str) -> None:
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        start = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area, int(start), shown)


class _List(QListView):
    """The list; keys and the context menu speak about the row under them."""

    chosen = Signal(str, str)
    delete_requested = Signal(str, str)
    menu_requested = Signal(str, str, QPoint)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # What stands in a row (the plus) is else left where the width before had put it.
        if event.size().width() != event.oldSize().width():
            self.doItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        found = self._entry(self.currentIndex())
        if found and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(*found)
        elif found and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_requested.emit(*found)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        found = self._entry(self.indexAt(event.pos()))
        if found:
            self.menu_requested.emit(*found, event.globalPos())

    def current(self) -> tuple[str, str] | None:
        """Return the row that the keys speak about."""
        return self._entry(self.currentIndex())

    def make_current(self, wanted: tuple[str, str] | None) -> None:
        """Give the keys this row; None stands for the first one."""
        for number in range(self.model().rowCount()):
            index = self.model().index(number, 0)
            found = self._entry(index)
            if found and (wanted is None or found == wanted):
                self.setCurrentIndex(index)
                return

    @staticmethod
    def _entry(index: QModelIndex) -> tuple[str, str] | None:
        if not index.isValid() or index.data(_ROLE)[0] == _GROUP:
            return None
        kind, entry = index.data(_ROLE)
        return kind, entry.id

    @Slot(QModelIndex)
    def choose(self, index: QModelIndex) -> None:
        """Say which row was pressed."""
        found = self._entry(index)
        if found:
            self.chosen.emit(*found)


class _Search(QLineEdit):
    """The search field. The down arrow goes on to what was found."""

    down_pressed = Signal()

    def event(self, event: QEvent) -> bool:
        # A line keeps Ctrl+E for itself (to its end): here it is the key of the export.
        mine = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if mine and event.keyCombination() == Qt.Modifier.CTRL | Qt.Key.Key_E:
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.down_pressed.emit()
        else:
            super().keyPressEvent(event)


class _BeginButton(PaintedButton):
    """A way to begin something: an icon and words on the line of the rows below."""

    def __init__(self, theme: Theme, sign: str, role: str, text: str, tooltip: str) -> None:
        super().__init__()
        self._sign = sign
        self._role = role
        self.setObjectName("begin")
        self.setText(text)
        self.setToolTip(tooltip)
        self.setFont(chrome_font(13, 500 if role == "accent" else 400))
        self.setIconSize(QSize(16, 16))
        self.setFixedHeight(32)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of ``theme``."""
        self._colour = getattr(theme, self._role)
        self.setIcon(icon(self._sign, theme, self._role))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = self.ground()
        self.icon().paint(painter, QRect(8, (self.height() - 16) // 2, 16, 16))
        painter.setPen(self._colour)
        start = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect().adjusted(32, 0, -8, 0), int(start), self.text())


class LibraryColumn(QWidget):
    """The left column. It shows plain rows and says what is asked."""

    post_chosen = Signal(str)
    persona_chosen = Signal(str)
    new_post_requested = Signal()
    new_reply_requested = Signal()
    new_persona_requested = Signal()
    search_changed = Signal(str)
    hide_requested = Signal()
    post_duplicate_requested = Signal(str)
    post_delete_requested = Signal(str)
    persona_duplicate_requested = Signal(str)
    persona_delete_requested = Signal(str)
    persona_export_requested = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._posts: tuple[PostRow, ...] = ()
        self._personas: tuple[PersonaRow, ...] = ()
        self.menu_button = IconButton(theme, "menu", self.tr("Menu"))
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.hide_button = IconButton(theme, "panel-left", self.tr("Hide the library (Ctrl+1)"))
        self.hide_button.clicked.connect(self.hide_requested)
        self.search = _Search()
        self.search.setObjectName("search")
        self.search.setFont(chrome_font(13))
        self.search.setFixedHeight(32)
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setAccessibleName(self.tr("Search"))
        self.search.setClearButtonEnabled(True)
        self._search_sign = self.search.addAction(
            icon("search", theme), QLineEdit.ActionPosition.LeadingPosition
        )
        self.search.textChanged.connect(self.search_changed)
        self.search.down_pressed.connect(self._enter_list)
        self.new_post = _BeginButton(
            theme, "pencil-line", "accent", self.tr("New post"), self.tr("New post (Ctrl+N)")
        )
        self.new_post.clicked.connect(self.new_post_requested)
        self.new_reply = _BeginButton(
            theme, "reply", "muted", self.tr("New reply"), self.tr("New reply (Ctrl+Shift+N)")
        )
        self.new_reply.clicked.connect(self.new_reply_requested)
        self._model = QStandardItemModel(self)
        self._list = _List()
        self._list.setAccessibleName(self.tr("Library"))
        self._list.setModel(self._model)
        self._list.setMouseTracking(True)
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._list.setMinimumHeight(48)
        self._delegate = _Delegate(theme, self._list)
        self._list.setItemDelegate(self._delegate)
        self._list.clicked.connect(self._list.choose)
        self._list.chosen.connect(self._choose)
        self._list.delete_requested.connect(self._ask_delete)
        self._list.menu_requested.connect(self._show_menu)
        self._lay_out()
        self._fill()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(0, 10, 0, 10)
        top.addWidget(self.menu_button)
        top.addStretch(1)
        top.addWidget(self.hide_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 8, 8)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.search)
        column.addSpacing(8)
        column.addWidget(self.new_post)
        column.addWidget(self.new_reply)
        column.addWidget(self._list, 1)

    # --- what is shown -----------------------------------------------------------------------

    def show_posts(self, rows: tuple[PostRow, ...]) -> None:
        """Show these posts, groups in the order in which they come."""
        if rows != self._posts:
            self._posts = rows
            self._fill()

    def show_personas(self, rows: tuple[PersonaRow, ...]) -> None:
        """Show these personas."""
        if rows != self._personas:
            self._personas = rows
            self._fill()

    def select(self, post_id: str, persona_id: str = "") -> None:
        """Mark what stands in the middle: a post, or a persona's page."""
        self._delegate.current = (_PERSONA, persona_id) if persona_id else (_POST, post_id)
        self._list.viewport().update()

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of ``theme``."""
        self._theme = theme
        self._delegate.theme = theme
        self._search_sign.setIcon(icon("search", theme))
        for button in (self.menu_button, self.hide_button, self.new_post, self.new_reply):
            button.set_theme(theme)
        self._fill()

    def _fill(self) -> None:
        at, current = self._list.verticalScrollBar().value(), self._list.current()
        self._model.clear()
        groups: dict[str, list[PostRow]] = {}
        for row in self._posts:
            groups.setdefault(row.group, []).append(row)
        for name, rows in groups.items():
            self._append((_GROUP, (name, str(len(rows)))), name)
            for row in rows:
                self._append((_POST, row), f"{row.title}, {row.second}, {row.date}")
        self._append((_GROUP, (self.tr("Personas"), "")), self.tr("Personas"))
        self._put_plus()
        for persona in self._personas:
            self._append((_PERSONA, persona), persona.name)
        if current:
            self._list.make_current(current)
        self._list.verticalScrollBar().setValue(at)

    def _put_plus(self) -> None:
        """Put the plus at the right of the last row, the name of the personas."""
        plus = IconButton(self._theme, "plus", self.tr("New persona"))
        plus.setFixedSize(28, 28)
        plus.setIconSize(QSize(14, 14))
        plus.clicked.connect(self.new_persona_requested)
        place = QWidget()
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 8, 1, 0)
        row.addStretch(1)
        row.addWidget(plus)
        self._list.setIndexWidget(self._model.index(self._model.rowCount() - 1, 0), place)
        QWidget.setTabOrder(self._list, plus)

    def _append(self, entry: tuple[str, object], said: str) -> None:
        item = QStandardItem()
        item.setData(entry, _ROLE)
        item.setText(said)
        if entry[0] == _GROUP:
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        self._model.appendRow(item)

    # --- what is asked -----------------------------------------------------------------------

    @Slot()
    def _enter_list(self) -> None:
        self._list.make_current(self._list.current())
        self._list.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot(str, str)
    def _choose(self, kind: str, entry_id: str) -> None:
        (self.post_chosen if kind == _POST else self.persona_chosen).emit(entry_id)

    @Slot(str, str)
    def _ask_delete(self, kind: str, entry_id: str) -> None:
        (self.post_delete_requested if kind == _POST else self.persona_delete_requested).emit(
            entry_id
        )

    @Slot(str, str, QPoint)
    def _show_menu(self, kind: str, entry_id: str, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def offer(text: str, asked: Callable[[], None]) -> None:
            menu.addAction(text).triggered.connect(asked)

        offer(self.tr("Open"), lambda: self._choose(kind, entry_id))
        if kind == _POST:
            offer(self.tr("Duplicate"), lambda: self.post_duplicate_requested.emit(entry_id))
        else:
            offer(self.tr("Duplicate"), lambda: self.persona_duplicate_requested.emit(entry_id))
            offer(self.tr("Export as JSON…"), lambda: self.persona_export_requested.emit(entry_id))
        menu.addSeparator()
        offer(self.tr("Delete"), lambda: self._ask_delete(kind, entry_id))
        menu.popup(at)
