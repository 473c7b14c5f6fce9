"""Keys pressed as a person presses them, also those that QTest does not know."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

NONE = Qt.KeyboardModifier.NoModifier


def press(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Press and let go of one key."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, modifiers))


def write(widget: QWidget, text: str) -> None:
    """Press the key of each character of ``text``."""
    for character in text:
        key = Qt.Key.Key_Return if character == "\n" else Qt.Key(0)
        QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, key, NONE, character))
