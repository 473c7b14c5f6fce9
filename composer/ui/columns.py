"""The three columns: which of them the width allows and the person wants, and the way round."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QColor, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QGraphicsDropShadowEffect,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from composer.ui.components import Hairline, TabRow
from composer.ui.desk import Desk
from composer.ui.library_column import LibraryColumn
from composer.ui.persona_page import PersonaFacts, PersonaPage

PERSONA_TAB, OPENERS_TAB, CHECKS_TAB, PREVIEW_TAB = range(4)
_WIDE, _NARROW = 1160, 720
_LIBRARY, _SIDE, _LEFT_OF_IT = 248, 304, 56


class _Behind(QWidget):
    """What lies behind an open drawer: a press there closes it."""

    pressed = Signal()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self.pressed.emit()


class Columns(QWidget):
    """Library, desk or persona page, and side panel, side by side as the width allows."""

    desk_shown = Signal()

    def __init__(
        self,
        library: LibraryColumn,
        desk: Desk,
        page: PersonaPage,
        facts: PersonaFacts,
        panels: list[QWidget],
    ) -> None:
        """Arrange the parts; ``panels`` are those of the persona, the openers, the checks and the preview."""
        super().__init__()
        self.setObjectName("root")
        self._library = library
        self._desk = desk
        self._page = page
        self._drawer: QWidget | None = None
        self._sizes = [248, 688, 344]
        self._library_wanted = True
        self._side_wanted = True
        self.tabs = TabRow(
            [self.tr("Persona"), self.tr("Openers"), self.tr("Checks"), self.tr("Preview")]
        )
        self._panels = QStackedWidget()
        for panel in panels:
            self._panels.addWidget(panel)
        self.tabs.chosen.connect(self._panels.setCurrentIndex)
        self.side = QStackedWidget()
        self.side.addWidget(self._tabbed())
        self.side.addWidget(facts)
        self._middle = QStackedWidget()
        self._middle.addWidget(desk)
        self._middle.addWidget(page)
        self._splitter = self._split()
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(0)
        around.addWidget(self._splitter, 1)
        self._behind = _Behind(self)
        self._behind.pressed.connect(self.close_drawer)
        self._behind.hide()
        self.show_tab(CHECKS_TAB)

    def _tabbed(self) -> QWidget:
        tabbed = QWidget()
        column = QVBoxLayout(tabbed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(Hairline())
        column.addWidget(self._panels, 1)
        return tabbed

    def _split(self) -> QSplitter:
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        for part in (self._library, self._middle, self.side):
            splitter.addWidget(part)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes(self._sizes)
        splitter.splitterMoved.connect(self._note_sizes)
        self._library.setMinimumWidth(200)
        self._library.setMaximumWidth(320)
        self.side.setMinimumWidth(304)
        self.side.setMaximumWidth(420)
        return splitter

    # --- what is in the middle ---------------------------------------------------------------

    def shows_page(self) -> bool:
        """Whether the persona page is in the place of the desk."""
        return self._middle.currentWidget() is self._page

    def show_desk(self) -> None:
        """Put the desk in the middle and the tabs beside it."""
        came_back = self.shows_page()
        self._middle.setCurrentWidget(self._desk)
        self.side.setCurrentIndex(0)
        if came_back:
            self.desk_shown.emit()

    def show_page(self) -> None:
        """Put the persona page in the middle and what is known of her beside it."""
        self._middle.setCurrentWidget(self._page)
        self.side.setCurrentIndex(1)
        self.fit()

    def show_tab(self, tab: int) -> None:
        """Show one panel beside the desk."""
        self.tabs.choose(tab)
        self._panels.setCurrentIndex(tab)

    # --- which columns are there -------------------------------------------------------------

    def state(self) -> dict[str, Any]:
        """Return what :meth:`restore` needs to come back as the columns are left."""
        state: dict[str, Any] = {
            "library": self._library_wanted,
            "side": self._side_wanted,
            "tab": self.tabs.current(),
        }
        state["columns"] = self._sizes
        return state

    def restore(self, state: dict[str, Any]) -> None:
        """Come back as the columns were left; what is missing stays as it is."""
        if len(state.get("columns") or ()) == 3:
            self._sizes = list(state["columns"])
            self._splitter.setSizes(self._sizes)
        self._library_wanted = state.get("library", True)
        self._side_wanted = state.get("side", True)
        self.tabs.choose(int(state.get("tab", CHECKS_TAB)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Show the columns that the width allows and the person wants; the others are drawers."""
        width = self.window().width()
        wide, with_side = width >= _WIDE, width >= _NARROW
        # Its layout comes later: the widths below are shares of the room there is now.
        self._splitter.setGeometry(self.rect())
        if (wide and self._drawer is self._library) or (with_side and self._drawer is self.side):
            self._drawer = None
        was_narrow = self._library.parentWidget() is self
        self.side.setMaximumWidth(420 if wide else _SIDE)
        self._stand(self._library, 0, wide, self._library_wanted)
        self._stand(self.side, 2, with_side, self._side_wanted)
        if wide and was_narrow:
            self._splitter.refresh()
            self._splitter.setSizes(self._sizes)
        elif not wide:
            self._splitter.setSizes([self.width() - _SIDE, _SIDE])
        self._behind.setGeometry(self.rect())
        self._behind.setVisible(self._drawer is not None)
        if self._drawer is not None:
            self._behind.raise_()
            self._drawer.raise_()
        shown = self._library.isVisibleTo(self)
        self._desk.bar.show_library_button(not shown)
        self._page.library_button.setVisible(not shown)

    def _stand(self, column: QWidget, place: int, beside: bool, wanted: bool) -> None:
        """Put a column beside the desk, or over it as a drawer where there is no room."""
        if beside:
            if column.parentWidget() is not self._splitter:
                column.setGraphicsEffect(None)
                column.setAutoFillBackground(False)
                self._splitter.insertWidget(place, column)
                self._splitter.setStretchFactor(self._splitter.indexOf(self._middle), 1)
            column.setVisible(wanted)
            return
        if column.parentWidget() is self._splitter:
            column.setParent(self)
            column.setAutoFillBackground(True)
            shadow = QGraphicsDropShadowEffect(column)
            shadow.setBlurRadius(32)
            shadow.setOffset(0, 8)
            shadow.setColor(QColor(0, 0, 0, 56))
            column.setGraphicsEffect(shadow)
        wide = min(_SIDE if column is self.side else _LIBRARY, self.width() - _LEFT_OF_IT)
        left = self.width() - wide if column is self.side else 0
        column.setGeometry(left, 0, wide, self.height())
        column.setVisible(self._drawer is column)

    @Slot()
    def _note_sizes(self) -> None:
        """Remember the widths a person gave, as long as all three columns stand side by side."""
        sizes = self._splitter.sizes()
        if len(sizes) == 3 and all(sizes):
            self._sizes = sizes

    @Slot()
    def close_drawer(self) -> None:
        """Take the library or the side panel away where it lies over the desk."""
        self._drawer = None
        self.fit()

    def _toggle_drawer(self, column: QWidget) -> None:
        self._drawer = None if self._drawer is column else column
        self.fit()

    @Slot()
    def go_to_library(self) -> None:
        """Go to the library; where the focus is in it already, hide it."""
        if self._is_elsewhere(self._library):
            self._library.search.setFocus()
        else:
            self.toggle_library()

    @Slot()
    def toggle_library(self) -> None:
        """Show or hide the library; shown, it takes the focus."""
        if self.window().width() >= _WIDE:
            self._library_wanted = not self._library_wanted
            self.fit()
        else:
            self._toggle_drawer(self._library)
        if self._library.isVisible():
            self._library.search.setFocus()
        else:
            self._desk.editor.setFocus()

    @Slot()
    def go_to_side(self) -> None:
        """Go to the side panel; where the focus is in it already, hide it."""
        if self._is_elsewhere(self.side):
            self._enter(self.side)
        else:
            self.toggle_side()

    @Slot()
    def toggle_side(self) -> None:
        """Show or hide the side panel; shown, it takes the focus."""
        if self.window().width() >= _NARROW:
            self._side_wanted = not self._side_wanted
            self.fit()
        else:
            self._toggle_drawer(self.side)
        if self.side.isVisible():
            self._enter(self.side)
        else:
            self._desk.editor.setFocus()

    @staticmethod
    def _is_elsewhere(column: QWidget) -> bool:
        """Whether a column is seen and the focus is not in it."""
        focus = QApplication.focusWidget()
        return column.isVisible() and not (focus is not None and column.isAncestorOf(focus))

    def show_side(self) -> None:
        """Show the side panel, over the desk where there is no room beside it."""
        self._side_wanted = True
        if self.window().width() < _NARROW:
            self._drawer = self.side
        self.fit()

    @Slot()
    def focus_text(self) -> None:
        """Give the text the focus."""
        self.show_desk()
        self._desk.editor.setFocus()

    @Slot()
    def next_column(self) -> None:
        """Give the next visible column the focus."""
        columns = [c for c in (self._library, self._middle, self.side) if c.isVisible()]
        focus = QApplication.focusWidget()
        at = next((n for n, c in enumerate(columns) if focus and c.isAncestorOf(focus)), 0)
        target = columns[(at + 1) % len(columns)]
        if target is self._middle:
            self._desk.editor.setFocus()
        elif target is self._library:
            self._library.search.setFocus()
        else:
            self._enter(target)

    @staticmethod
    def _enter(column: QWidget) -> None:
        column.setFocus()
        column.focusNextChild()
