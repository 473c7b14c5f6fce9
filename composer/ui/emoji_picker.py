"""The emoji picker: words in either language, arrows, Enter."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from composer.text.emoji_search import GROUPS, Emoji, find_emoji
from composer.ui.components import ElidedLabel, Field, FlatMenuButton, label
from composer.ui.theme import Theme, chrome_font

CELL, COLUMNS, ROWS = 40, 9, 5
_WAVE = "👋"


class EmojiPicker(QFrame):
    """A popup with a search field over a grid. :attr:`chosen` carries the emoji as text.

    Arrows move in the grid while the field keeps the keys; Enter inserts and closes, Shift+Enter
    inserts and stays, Esc closes. :attr:`tone_chosen` carries a tone of skin, 0 to 5.
    """

    chosen = Signal(str)
    tone_chosen = Signal(int)
    closed = Signal()

    def __init__(
        self,
        book: Sequence[Emoji],
        theme: Theme,
        language: str,
        *,
        recent: Sequence[str] = (),
        tone: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self.setAccessibleName(self.tr("Emoji"))
        self._book = book
        self._language = language
        self._tone = tone
        by_text = {form: one for one in book for form in (one.emoji, *one.tones)}
        self._recent = tuple(dict.fromkeys(by_text[form] for form in recent if form in by_text))
        self._model = _Cells(language)
        self._model.tone = tone
        self.search = _Search()
        self.search.setPlaceholderText(self.tr("Search, in English or French"))
        self.search.setAccessibleName(self.tr("Search an emoji"))
        self.grid = _grid(self._model, theme)
        self.groups = FlatMenuButton(theme, self.tr("All"))
        self.groups.setMenu(self._group_menu())
        self.tones = FlatMenuButton(theme)
        self.tones.setToolTip(self.tr("Tone of skin"))
        self.tones.setAccessibleName(self.tr("Tone of skin"))
        self.tones.setMenu(self._tone_menu())
        self._name = ElidedLabel("", px=12, role="muted")
        self._nothing = label(self.tr("No emoji has that name."), role="muted", wrap=True)
        self._lay_out()
        self.search.textChanged.connect(self._find)
        self.search.moved.connect(self._move)
        self.search.entered.connect(self._take)
        self.grid.clicked.connect(self._take_clicked)
        self.grid.selectionModel().currentChanged.connect(self._show_name)
        self._show_tone()
        self._find()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(self.search, 1)
        top.addWidget(self.groups)
        foot = QHBoxLayout()
        foot.addWidget(self._name, 1)
        foot.addWidget(self.tones)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 4)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self.grid)
        column.addWidget(self._nothing)
        column.addLayout(foot)

    def _group_menu(self) -> QMenu:
        menu = QMenu(self)
        entries = [(self.tr("All"), -1)]
        entries += [(one.in_language(self._language), n) for n, one in enumerate(GROUPS)]
        for text, number in entries:
            menu.addAction(text).triggered.connect(
                lambda _checked=False, number=number: self._show_group(number)
            )
        return menu

    def _tone_menu(self) -> QMenu:
        wave = next((one for one in self._book if one.emoji == _WAVE), None)
        menu = QMenu(self)
        for tone in range(6):
            shown = wave.toned(tone) if wave else str(tone)
            menu.addAction(shown).triggered.connect(
                lambda _checked=False, tone=tone: self._choose_tone(tone)
            )
        return menu

    def show_at(self, caret: QPoint, line: int) -> None:
        """Open below a point of the screen, above it (``line`` pixels higher) without room."""
        self.adjustSize()
        area = self.screen().availableGeometry()
        x = min(caret.x(), area.right() - self.width())
        y = caret.y()
        if y + self.height() > area.bottom():
            y = caret.y() - line - self.height()
        self.move(max(area.left(), x), max(area.top(), y))
        self.show()
        self.search.setFocus()

    # --- what is shown -------------------------------------------------------------------------

    @Slot()
    def _find(self) -> None:
        words = self.search.text()
        if words.strip():
            self._show(find_emoji(self._book, words, self._language))
        else:
            rest = [one for one in self._book if one not in self._recent]
            self._show((*self._recent, *rest))

    def _show_group(self, number: int) -> None:
        self.search.clear()
        text = self.tr("All") if number < 0 else GROUPS[number].in_language(self._language)
        self.groups.setText(text)
        if number < 0:
            self._find()
        else:
            self._show(tuple(one for one in self._book if one.group == number))
        self.search.setFocus()

    def _show(self, found: Sequence[Emoji]) -> None:
        self._model.show(found)
        self.grid.setVisible(bool(found))
        self._nothing.setVisible(not found)
        if found:
            self.grid.setCurrentIndex(self._model.index(0))
            self.grid.scrollToTop()
        self._show_name()

    @Slot()
    def _show_name(self) -> None:
        one = self._model.at(self.grid.currentIndex())
        said = one.name(self._language) if one else ""
        self._name.setText(said)
        self.search.setAccessibleDescription(said)

    def shown(self) -> tuple[str, ...]:
        """Return the emoji in the grid, in order, in their tone."""
        return tuple(one.toned(self._tone) for one in self._model.shown)

    def current(self) -> str:
        """Return the emoji that Enter would insert; empty where none is."""
        one = self._model.at(self.grid.currentIndex())
        return one.toned(self._tone) if one else ""

    # --- what is done --------------------------------------------------------------------------

    @Slot(int, int)
    def _move(self, right: int, down: int) -> None:
        count = self._model.rowCount()
        if count:
            at = self.grid.currentIndex().row() + right + down * COLUMNS
            self.grid.setCurrentIndex(self._model.index(min(max(at, 0), count - 1)))

    @Slot(bool)
    def _take(self, stay: bool) -> None:
        text = self.current()
        if not text:
            return
        if not stay:
            self.close()
        self.chosen.emit(text)

    @Slot(QModelIndex)
    def _take_clicked(self, index: QModelIndex) -> None:
        self.grid.setCurrentIndex(index)
        self._take(False)

    def _choose_tone(self, tone: int) -> None:
        self._tone = tone
        self._model.tone = tone
        self._model.layoutChanged.emit()
        self._show_tone()
        self.tone_chosen.emit(tone)
        self.search.setFocus()

    def _show_tone(self) -> None:
        self.tones.setText(self.tones.menu().actions()[self._tone].text())
        self.tones.updateGeometry()

    def closeEvent(self, event: object) -> None:
        super().closeEvent(event)
        self.closed.emit()


def _grid(model: _Cells, theme: Theme) -> QListView:
    grid = QListView()
    grid.setObjectName("emoji_grid")
    grid.setModel(model)
    grid.setItemDelegate(_CellDelegate(theme, grid))
    grid.setViewMode(QListView.ViewMode.IconMode)
    grid.setResizeMode(QListView.ResizeMode.Adjust)
    grid.setMovement(QListView.Movement.Static)
    grid.setUniformItemSizes(True)
    grid.setGridSize(QSize(CELL, CELL))
    grid.setSpacing(0)
    grid.setFixedSize(COLUMNS * CELL + 12, ROWS * CELL)
    grid.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    grid.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    grid.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    grid.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    grid.setMouseTracking(True)
    return grid


class _Cells(QAbstractListModel):
    """The emoji found; a cell says its name."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language
        self.tone = 0
        self.shown: tuple[Emoji, ...] = ()

    def show(self, found: Sequence[Emoji]) -> None:
        self.beginResetModel()
        self.shown = tuple(found)
        self.endResetModel()

    def at(self, index: QModelIndex) -> Emoji | None:
        return self.shown[index.row()] if index.isValid() else None

    def rowCount(self, _parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return len(self.shown)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> object:
        one = self.shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return one.toned(self.tone)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return one.name(self._language)
        return None


class _CellDelegate(QStyledItemDelegate):
    """Draws one emoji, on the fill of a row that is pointed at or chosen."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._font = QFont(chrome_font(22))

    def sizeHint(self, _option: object, _index: object) -> QSize:
        return QSize(CELL, CELL)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        state = option.state  # type: ignore[attr-defined]
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        area = option.rect.adjusted(2, 2, -2, -2)  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.selected if chosen else self._theme.hover)
            painter.drawRoundedRect(area, 6, 6)
        if chosen:
            painter.setPen(QPen(self._theme.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 5, 5)
        painter.setPen(self._theme.text)
        painter.setFont(self._font)
        painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), index.data())
        painter.restore()


class _Search(Field):
    """The field: letters search, arrows move in the grid, Enter takes."""

    moved = Signal(int, int)
    entered = Signal(bool)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = Qt.Key
        steps = {
            keys.Key_Left: (-1, 0),
            keys.Key_Right: (1, 0),
            keys.Key_Up: (0, -1),
            keys.Key_Down: (0, 1),
            keys.Key_PageUp: (0, -ROWS),
            keys.Key_PageDown: (0, ROWS),
        }
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        step = steps.get(Qt.Key(event.key())) if plain else None
        if step is not None:
            self.moved.emit(*step)
        elif event.key() in (keys.Key_Return, keys.Key_Enter):
            self.entered.emit(bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        else:
            super().keyPressEvent(event)
