"""Snippets and templates: words kept for another time, put in with two keys."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QListWidget, QListWidgetItem, QPlainTextEdit

from composer.posts.snippet import Snippet
from composer.text.cleaning import clean
from composer.text.folding import fold
from composer.ui.components import (
    Field,
    Hairline,
    PrimaryButton,
    QuietButton,
    SecondaryButton,
    Sheet,
    label,
)
from composer.ui.sheet_parts import Labelled
from composer.ui.theme import Theme, chrome_font

_ROW = 28
_ROLE = Qt.ItemDataRole.UserRole


class SnippetsSheet(Sheet):
    """Finds a snippet by its name or words, inserts it, and is the place to write and change them.

    :attr:`kept` carries a new or changed snippet, :attr:`deleted` one that goes,
    :attr:`chosen` the one to insert (a template: to begin a post with), after the sheet is closed.
    """

    kept = Signal(object)
    deleted = Signal(object)
    chosen = Signal(object)

    def __init__(self, host: object, theme: Theme, snippets: Sequence[Snippet]) -> None:
        super().__init__(host, theme, "", width=560)  # type: ignore[arg-type]
        self.title.setText(self.tr("Snippets and templates"))
        self.setAccessibleName(self.title.text())
        self.subtitle.setText(
            self.tr("Words to use again. What stands in [brackets] is a blank to fill in.")
        )
        self._snippets = list(snippets)
        self._filling = False
        self.search = _Search()
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setAccessibleName(self.tr("Search"))
        self.list = _List()
        self.list.setAccessibleName(self.title.text())
        self.name = Field()
        self.text = QPlainTextEdit()
        self.text.setObjectName("boxed_text")
        self.text.setFont(chrome_font(13))
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(112)
        self.whole = QCheckBox(self.tr("A template: a new post begins with it"))
        self.whole.setFont(chrome_font(13))
        self.whole.setMinimumHeight(28)
        self.name_cell = Labelled(self.tr("Name"), self.name)
        self.text_cell = Labelled(self.tr("Words"), self.text)
        self._nothing = label("", role="muted", wrap=True)
        self.new = SecondaryButton(self.tr("New"))
        self.delete = QuietButton(self.tr("Delete"))
        self.back = SecondaryButton(self.tr("Back"))
        self.use = PrimaryButton(self.tr("Insert"))
        self._lay_out()
        self._connect()
        self._fill()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.search, 1)
        top.addWidget(self.new)
        self.body.addLayout(top)
        self.body.addSpacing(8)
        self.body.addWidget(self.list)
        self.body.addWidget(self._nothing)
        self.body.addSpacing(8)
        self.body.addWidget(Hairline())
        self.body.addSpacing(12)
        self.body.addWidget(self.name_cell)
        self.body.addSpacing(8)
        self.body.addWidget(self.text_cell)
        self.body.addWidget(self.whole)
        self.body.addStretch(1)
        self.foot.addWidget(self.delete)
        self.foot.addStretch(1)
        self.foot.addWidget(self.back)
        self.foot.addWidget(self.use)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._fill)
        self.search.moved.connect(self._move)
        self.search.entered.connect(self._use)
        self.list.currentItemChanged.connect(self._show)
        self.list.entered_item.connect(self._use)
        self.list.itemDoubleClicked.connect(self._use)
        self.name.textEdited.connect(self._keep)
        self.text.textChanged.connect(self._keep)
        self.whole.toggled.connect(self._keep)
        self.new.clicked.connect(self.begin)
        self.delete.clicked.connect(self._delete)
        self.back.clicked.connect(self.close_sheet)
        self.use.clicked.connect(self._use)

    # --- the list ------------------------------------------------------------------------------

    @Slot()
    def _fill(self) -> None:
        """Show the snippets that hold all words of the search, the chosen one still chosen."""
        current = self.current()
        wanted = fold(self.search.text()).split()
        self.list.blockSignals(True)
        self.list.clear()
        for one in self._snippets:
            said = fold(f"{one.name} {one.text}")
            if all(word in said for word in wanted):
                item = QListWidgetItem(_title(one) or self.tr("New snippet"))
                item.setData(_ROLE, one.id)
                self.list.addItem(item)
                if current is not None and one.id == current.id:
                    self.list.setCurrentItem(item)
        if self.list.currentRow() < 0 and self.list.count():
            self.list.setCurrentRow(0)
        self.list.blockSignals(False)
        rows = self.list.count()
        self.list.setVisible(rows > 0)
        self.list.setFixedHeight(min(rows, 6) * _ROW + 2)
        self._nothing.setVisible(rows == 0)
        self._nothing.setText(
            self.tr("Nothing is kept yet. “New” begins one.")
            if not self._snippets
            else self.tr("No snippet has these words.")
        )
        self._show()

    def current(self) -> Snippet | None:
        """Return the snippet that is chosen, None where there is none."""
        item = self.list.currentItem()
        wanted = item.data(_ROLE) if item is not None else None
        return next((one for one in self._snippets if one.id == wanted), None)

    @Slot()
    def _show(self) -> None:
        one = self.current()
        self._filling = True
        for part in (self.name_cell, self.text_cell, self.whole, self.delete, self.use):
            part.setVisible(one is not None)
        if one is not None:
            if self.name.text() != one.name:
                self.name.setText(one.name)
            if self.text.toPlainText() != one.text:
                self.text.setPlainText(one.text)
            self.whole.setChecked(one.whole)
            self._name_button(one)
        self._filling = False
        self.refit()

    def _name_button(self, one: Snippet) -> None:
        self.use.setText(self.tr("Begin a post") if one.whole else self.tr("Insert"))

    @Slot(int)
    def _move(self, by: int) -> None:
        if self.list.count():
            row = min(max(self.list.currentRow() + by, 0), self.list.count() - 1)
            self.list.setCurrentRow(row)

    # --- what is done --------------------------------------------------------------------------

    @Slot()
    def begin(self, text: str = "", *, whole: bool = False) -> None:
        """Begin a new snippet, with ``text`` where some was selected."""
        made = Snippet(uuid.uuid4().hex, "", text if isinstance(text, str) else "", whole)
        self._snippets.append(made)
        self.search.clear()
        self._fill()
        self.list.setCurrentRow(self.list.count() - 1)
        if made.text:
            self.kept.emit(made)
        self.name.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _keep(self) -> None:
        one = self.current()
        if self._filling or one is None:
            return
        # Qt's own reading of the text would turn no-break spaces into plain ones.
        words = clean(self.text.document().toRawText())
        changed = replace(one, name=self.name.text(), text=words, whole=self.whole.isChecked())
        if changed == one:
            return
        self._snippets[self._snippets.index(one)] = changed
        self.list.currentItem().setText(_title(changed) or self.tr("New snippet"))
        self._name_button(changed)
        if changed.text.strip():
            self.kept.emit(changed)

    @Slot()
    def _delete(self) -> None:
        one = self.current()
        if one is None:
            return
        self._snippets.remove(one)
        self._fill()
        self.deleted.emit(one)
        (self.list if self.list.count() else self.new).setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _use(self) -> None:
        one = self.current()
        if one is None or not one.text.strip():
            return
        self.close_sheet()
        self.chosen.emit(one)


def _title(snippet: Snippet) -> str:
    """Return the name of a snippet, or its first words."""
    first = next((line.strip() for line in snippet.text.splitlines() if line.strip()), "")
    return snippet.name.strip() or first[:80]


class _Search(Field):
    moved = Signal(int)
    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class _List(QListWidget):
    """Rows of one line; Enter takes the chosen one."""

    entered_item = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("choices")
        self.setFont(chrome_font(13))
        self.setUniformItemSizes(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_item.emit()
        else:
            super().keyPressEvent(event)
