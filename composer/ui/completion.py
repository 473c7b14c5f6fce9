"""Hashtags and handles used before, offered at the caret while one is typed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QHideEvent,
    QKeyEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from composer.checks.findings import Edit, Span
from composer.posts.used_before import begun_at
from composer.ui.editor import PostEditor
from composer.ui.theme import chrome_font

_ROW = 28
_WIDEST = 320
_CLOSING = ".,;:!?)]}»"
_REPLACES_SPACE = f" {_CLOSING}"


class Completion(QListWidget):
    """A short list below the caret. It never takes the focus and never a key that was meant to type.

    Tab takes the first one; Enter only after an arrow has chosen one; Esc closes it until another
    tag is begun. ``offers`` is asked for what begins as the tag at the caret.
    """

    def __init__(
        self, editor: PostEditor, offers: Callable[[str], tuple[str, ...]], host: QWidget
    ) -> None:
        super().__init__(host)
        self._editor = editor
        self._offers = offers
        self._begun = ""
        self._dismissed: int | None = None
        self._chosen = False
        self._own_space: int | None = None
        self.setObjectName("completion")
        self.setAccessibleName(self.tr("Used before"))
        self.setFont(chrome_font(13))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.itemClicked.connect(self._take_item)
        editor.edited.connect(self._follow)
        editor.caret_moved.connect(self._check_caret)
        self.hide()

    @Slot()
    def _follow(self) -> None:
        """Offer what begins as the tag at the caret, if one is being typed by hand."""
        self._give_space_back()
        if not self._editor.hasFocus():
            return
        caret = self._editor.caret()
        begun = begun_at(self._editor.text(), caret)
        start = caret - len(begun)
        if not begun:
            self._dismissed = None
        offered = self._offers(begun) if begun and start != self._dismissed else ()
        self._begun, self._chosen = begun, False
        if offered:
            self._show(offered)
        else:
            self.hide()

    def _give_space_back(self) -> None:
        """Take away the space that came with a tag where a space or a mark is typed after it."""
        place, self._own_space = self._own_space, None
        text, caret = self._editor.text(), self._editor.caret()
        if place is None or caret != place + 2 or text[place] != " ":
            return
        if text[place + 1] in _REPLACES_SPACE:
            self._editor.apply((Edit(Span(place, place + 1), ""),))
            self._editor.set_caret(caret - 1)

    @Slot(int)
    def _check_caret(self, caret: int) -> None:
        if self._own_space is not None and caret not in (self._own_space + 1, self._own_space + 2):
            self._own_space = None
        if self.isVisible() and begun_at(self._editor.text(), caret) != self._begun:
            self.hide()

    def _show(self, offered: tuple[str, ...]) -> None:
        self.clear()
        for text in offered:
            self.addItem(QListWidgetItem(text))
        widest = max(self.fontMetrics().horizontalAdvance(text) for text in offered)
        self.resize(min(_WIDEST, widest + 44), len(offered) * _ROW + 10)
        at = self._editor.caret_rectangle(self._editor.caret() - len(self._begun))
        host = self.parentWidget()
        below = self._editor.viewport().mapTo(host, at.bottomLeft() + QPoint(0, 4))
        if below.y() + self.height() > host.height():
            above = self._editor.viewport().mapTo(host, at.topLeft())
            below.setY(max(0, above.y() - self.height() - 4))
        self.move(max(0, min(below.x(), host.width() - self.width() - 8)), below.y())
        if not self.isVisible():
            self.show()
            self.raise_()
            said = self.tr("%n used before, Tab takes the first", "", len(offered))
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def offered(self) -> tuple[str, ...]:
        """Return what is offered now; nothing while the list is closed."""
        if not self.isVisible():
            return ()
        return tuple(self.item(row).text() for row in range(self.count()))

    # --- keys ----------------------------------------------------------------------------------

    # Only while it is open does it look at the editor's events: a key must not wait for it.

    def showEvent(self, event: QShowEvent) -> None:
        self._editor.installEventFilter(self)
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._editor.removeEventFilter(self)
        super().hideEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self.isVisible():
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.FocusOut:
            self.hide()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._press(event)
        return super().eventFilter(watched, event)

    def _press(self, event: QKeyEvent) -> bool:
        """Return whether the key was for the list."""
        keys = Qt.Key
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        key = event.key()
        if key == keys.Key_Escape:
            self._dismissed = self._editor.caret() - len(self._begun)
            self.hide()
        elif key == keys.Key_Tab:
            self._take(max(self.currentRow(), 0))
        elif key in (keys.Key_Return, keys.Key_Enter) and self._chosen:
            self._take(self.currentRow())
        elif key in (keys.Key_Down, keys.Key_Up):
            self._choose(1 if key == keys.Key_Down else -1)
        else:
            return False
        return True

    def _choose(self, by: int) -> None:
        row = self.currentRow() + by if self._chosen else (0 if by > 0 else self.count() - 1)
        self._chosen = True
        self.setCurrentRow(row % self.count())
        said = self.currentItem().text()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    @Slot(QListWidgetItem)
    def _take_item(self, item: QListWidgetItem) -> None:
        self._take(self.row(item))

    def _take(self, row: int) -> None:
        form = self.item(row).text()
        caret = self._editor.caret()
        after = self._editor.text()[caret : caret + 1]
        alone = bool(after) and (after.isspace() or after in _CLOSING)
        new = form if alone else form + " "
        self.hide()
        start = caret - len(self._begun)
        self._editor.apply((Edit(Span(start, caret), new),))
        self._editor.set_caret(start + len(new))
        self._own_space = None if alone else start + len(form)
