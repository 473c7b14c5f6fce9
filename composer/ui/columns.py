"""The three columns: which of them the width allows and the person wants, and the way round."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from composer.ui.components import Hairline, TabRow
from composer.ui.desk import Desk
from composer.ui.library_column import LibraryColumn
from composer.ui.persona_page import PersonaFacts, PersonaPage

PERSONA_TAB, OPENERS_TAB, CHECKS_TAB = range(3)
_WIDE, _NARROW = 1160, 720


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
        """Arrange the parts; ``panels`` are those of the persona, the openers and the checks."""
        super().__init__()
        self.setObjectName("root")
        self._library = library
        self._desk = desk
        self._page = page
        self._drawer = False
        self._library_wanted = True
        self._side_wanted = True
        self.tabs = TabRow([self.tr("Persona"), self.tr("Openers"), self.tr("Checks")])
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
        splitter.setSizes([248, 688, 344])
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
        sizes = self._splitter.sizes()
        if all(sizes):
            state["columns"] = sizes
        return state

    def restore(self, state: dict[str, Any]) -> None:
        """Come back as the columns were left; what is missing stays as it is."""
        if state.get("columns"):
            self._splitter.setSizes(state["columns"])
        self._library_wanted = state.get("library", True)
        self._side_wanted = state.get("side", True)
        self.tabs.choose(int(state.get("tab", CHECKS_TAB)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Show the columns that the width allows and the person wants."""
        width = self.window().width()
        wide = width >= _WIDE
        self._library.setVisible((self._library_wanted and wide) or self._drawer)
        self.side.setVisible(self._side_wanted and width >= _NARROW)
        self.side.setMaximumWidth(420 if wide else 304)
        shown = self._library.isVisibleTo(self)
        self._desk.bar.library_button.setVisible(not shown)
        self._page.library_button.setVisible(not shown)

    def close_drawer(self) -> None:
        """Take the library away where it lies over the desk."""
        self._drawer = False
        self.fit()

    @Slot()
    def toggle_library(self) -> None:
        """Show or hide the library; shown by key, it takes the focus."""
        if self.window().width() >= _WIDE:
            self._library_wanted = not self._library_wanted
        else:
            self._drawer = not self._drawer
        self.fit()
        if self._library.isVisible():
            self._library.search.setFocus()
        else:
            self._desk.editor.setFocus()

    @Slot()
    def toggle_side(self) -> None:
        """Show or hide the side panel."""
        self._side_wanted = not self._side_wanted
        self.fit()

    def show_side(self) -> None:
        """Show the side panel where the width allows it."""
        self._side_wanted = True
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
            target.setFocus()
            target.focusNextChild()
