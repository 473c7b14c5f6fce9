"""Find and replace: two rows over the text, no dialog."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from composer.checks.findings import Edit, Span
from composer.text.search import places
from composer.ui.components import Field, Hairline, IconButton, SecondaryButton, label
from composer.ui.editor import PostEditor
from composer.ui.theme import Theme, chrome_font

_MOST_SHOWN = 500
"""More places than this are counted and stepped through, but not all painted."""


class FindBar(QWidget):
    """Finds words in the editor, forwards and backwards, and replaces them.

    Enter and Shift+Enter, F3 and Shift+F3 step; Esc closes and leaves the words selected. All
    replacements at once are one step of undo.
    """

    closed = Signal()

    def __init__(self, editor: PostEditor, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("find_bar")
        self._editor = editor
        self._places: tuple[tuple[int, int], ...] = ()
        self._begun = 0
        self.words = _KeyField(self.tr("Find"))
        self.replacement = _KeyField(self.tr("Replace with"))
        self.match_case = self._toggle("Aa", self.tr("Match case (Alt+C)"), "Alt+C")
        self.whole_words = self._toggle("ab|", self.tr("Whole words (Alt+W)"), "Alt+W")
        self.previous = IconButton(theme, "chevron-up", self.tr("Previous (Shift+F3)"))
        self.next = IconButton(theme, "chevron-down", self.tr("Next (F3)"))
        self.close_button = IconButton(theme, "x", self.tr("Close (Esc)"))
        self.replace_one = SecondaryButton(self.tr("Replace"))
        self.replace_every = SecondaryButton(self.tr("Replace all"))
        self._said = label("", px=12, role="muted")
        self._said.setMinimumWidth(96)
        self._second = QWidget()
        self._lay_out()
        self._connect()
        self.hide()

    @staticmethod
    def _toggle(text: str, tooltip: str, keys: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName("toggle")
        button.setText(text)
        button.setFont(chrome_font(13, 500))
        button.setCheckable(True)
        button.setFixedSize(32, 32)
        button.setToolTip(tooltip)
        button.setAccessibleName(tooltip)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setShortcut(keys)
        return button

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setContentsMargins(0, 0, 0, 0)
        first.setSpacing(4)
        first.addWidget(self.words, 1)
        for part in (self.match_case, self.whole_words, self.previous, self.next):
            first.addWidget(part)
        first.addSpacing(4)
        first.addWidget(self._said)
        first.addWidget(self.close_button)
        second = QHBoxLayout(self._second)
        second.setContentsMargins(0, 4, 0, 0)
        second.setSpacing(4)
        second.addWidget(self.replacement, 1)
        second.addWidget(self.replace_one)
        second.addWidget(self.replace_every)
        second.addSpacing(36)
        inner = QVBoxLayout()
        inner.setContentsMargins(40, 8, 20, 8)
        inner.setSpacing(0)
        inner.addLayout(first)
        inner.addWidget(self._second)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(inner)
        column.addWidget(Hairline())

    def _connect(self) -> None:
        self.words.textEdited.connect(self._search)
        self.words.stepped.connect(self.step)
        self.replacement.stepped.connect(self._replace_by_key)
        for field in (self.words, self.replacement):
            field.left.connect(self.close_bar)
        for toggle in (self.match_case, self.whole_words):
            toggle.toggled.connect(self._search)
        self.previous.clicked.connect(lambda: self.step(-1))
        self.next.clicked.connect(lambda: self.step(1))
        self.close_button.clicked.connect(self.close_bar)
        self.replace_one.clicked.connect(self.replace)
        self.replace_every.clicked.connect(self.replace_all)
        self._editor.edited.connect(self._note_edit)
        for keys, by in (("F3", 1), ("Shift+F3", -1)):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(lambda by=by: self.step(by))

    # --- open and close ------------------------------------------------------------------------

    def open(self, *, replacing: bool = False) -> None:
        """Show the bar, with the selected words where they stand on one line."""
        start, end = self._editor.selected()
        chosen = self._editor.text()[start:end]
        if chosen and "\n" not in chosen:
            self.words.setText(chosen)
        self._begun = start
        self._second.setVisible(replacing)
        self.show()
        self._find()
        self._say()
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()

    @Slot()
    def close_bar(self) -> None:
        """Hide the bar and go back to the text, the words found still selected."""
        self.hide()
        self._editor.setFocus()
        self.closed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._paint()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._editor.show_places(())

    # --- finding -------------------------------------------------------------------------------

    @Slot()
    def _search(self) -> None:
        """Look for what stands in the field now, from where the search began."""
        self._find()
        later = [place for place in self._places if place[0] >= self._begun]
        if self._places:
            self._editor.select(*(later or self._places)[0])
        self._say()

    @Slot()
    def _note_edit(self) -> None:
        if self.isVisible():
            self._find()
            self._say()

    def _find(self) -> None:
        self._places = places(
            self._editor.text(),
            self.words.text(),
            match_case=self.match_case.isChecked(),
            whole_words=self.whole_words.isChecked(),
        )
        self._paint()

    def _paint(self) -> None:
        self._editor.show_places(self._places[:_MOST_SHOWN])

    @Slot(int)
    def step(self, by: int) -> None:
        """Select the next place after the selection, or with -1 the one before; round the ends."""
        if not self.isVisible():
            self.open()
        self._find()
        if not self._places:
            self._say()
            return
        start, end = self._editor.selected()
        if by > 0:
            after = [place for place in self._places if place[0] >= max(end, start + 1)]
            if start == end:
                after = [place for place in self._places if place[0] >= start]
            target = (after or self._places)[0]
        else:
            before = [place for place in self._places if place[1] <= start]
            target = (before or self._places)[-1]
        self._editor.select(*target)
        self._begun = target[0]
        self._say()

    def _say(self) -> None:
        """Say which of how many is selected."""
        locale = QLocale()
        count = len(self._places)
        selected = self._editor.selected()
        if not self.words.text():
            said = ""
        elif not count:
            said = self.tr("Not found")
        elif selected in self._places:
            said = (
                self.tr("%1 of %2")
                .replace("%1", locale.toString(self._places.index(selected) + 1))
                .replace("%2", locale.toString(count))
            )
        else:
            said = self.tr("%n found", "", count)
        self._said.setText(said)
        self.words.setAccessibleDescription(said)

    def said(self) -> str:
        """Return what is said beside the field now."""
        return self._said.text()

    # --- replacing -----------------------------------------------------------------------------

    @Slot(int)
    def _replace_by_key(self, by: int) -> None:
        if by > 0:
            self.replace()
        else:
            self.step(-1)

    @Slot()
    def replace(self) -> None:
        """Replace the selected place and select the next one; first select one where none is."""
        self._find()
        selected = self._editor.selected()
        if selected in self._places:
            start, end = selected
            new = self.replacement.text()
            self._editor.apply((Edit(Span(start, end), new),))
            self._editor.set_caret(start + len(new))
        self.step(1)

    @Slot()
    def replace_all(self) -> None:
        """Replace every place, as one step of undo."""
        self._find()
        count = len(self._places)
        if not count:
            self._say()
            return
        new = self.replacement.text()
        self._editor.apply(tuple(Edit(Span(*place), new) for place in self._places))
        self._find()
        self._said.setText(self.tr("%n replaced", "", count))


class _KeyField(Field):
    """A field that steps with Enter and leaves with Esc."""

    stepped = Signal(int)
    left = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setPlaceholderText(name)
        self.setAccessibleName(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.stepped.emit(-1 if back else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
