"""Where sheets open: over the whole window, whose keys wait until the sheet is closed."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from composer.ui.components import Sheet
from composer.ui.theme import Theme


class Sheets(QObject):
    """Opens one sheet at a time over ``host``; the actions of ``window`` wait meanwhile."""

    def __init__(self, host: QWidget, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self.host = host
        self.theme = theme
        self._window = window

    def set_theme(self, theme: Theme) -> None:
        """Make the next sheets in the colours of ``theme``."""
        self.theme = theme

    def open(self, sheet: Sheet) -> None:
        """Open a sheet made over :attr:`host` in :attr:`theme`."""
        for action in self._window.actions():
            action.setEnabled(False)
        sheet.closed.connect(self._wake_actions)
        sheet.open()

    @Slot()
    def _wake_actions(self) -> None:
        for action in self._window.actions():
            action.setEnabled(True)
