"""The editor: the words of the post, with marks that never move off them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from PySide6.QtCore import QMimeData, QPoint, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from composer.checks.findings import Edit
from composer.text.cleaning import clean
from composer.text.positions import Utf16Map, has_astral
from composer.ui.picture_source import files_in, image_in
from composer.ui.theme import Theme, writing_font

_UNDERLINES = {
    "severe": QTextCharFormat.UnderlineStyle.SingleUnderline,
    "warning": QTextCharFormat.UnderlineStyle.DashUnderline,
    "info": QTextCharFormat.UnderlineStyle.DotLine,
    "spelling": QTextCharFormat.UnderlineStyle.WaveUnderline,
    "grammar": QTextCharFormat.UnderlineStyle.DashDotLine,
}
_RANK = {"severe": 5, "warning": 4, "grammar": 3, "spelling": 2, "info": 1}
_QT_BREAKS = ("\u2029", "\ufdd0", "\ufdd1")
SMALLEST, USUAL, LARGEST = 15, 18, 26
MEASURE = 600
"""The widest a line of the post may be, in logical pixels."""


class Mark(NamedTuple):
    """Words to mark: code points, and ``look``.

    That is a severity, ``"strength"``, ``"spelling"`` or ``"grammar"``.
    """

    start: int
    end: int
    look: str
    active: bool = False


class _Painter(QSyntaxHighlighter):
    """Sets the formats of the blocks that changed, and of no other."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        super().__init__(document)
        self._theme = theme
        self._formats: dict[tuple[str, bool, bool], QTextCharFormat] = {}
        self._by_block: list[tuple[tuple[int, int, str, bool, bool], ...]] = []

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._formats.clear()
        self.rehighlight()

    def show(self, by_block: list[tuple[tuple[int, int, str, bool, bool], ...]]) -> None:
        """Show the pieces of each block: (start, length, underline, praised, active), UTF-16."""
        before, self._by_block = self._by_block, by_block
        for number, pieces in enumerate(by_block):
            old = before[number] if number < len(before) else ()
            if pieces != old:
                block = self.document().findBlockByNumber(number)
                if block.isValid():
                    self.rehighlightBlock(block)

    def highlightBlock(self, text: str) -> None:
        number = self.currentBlock().blockNumber()
        if number < len(self._by_block):
            for start, length, underline, praised, active in self._by_block[number]:
                self.setFormat(start, length, self._format(underline, praised, active))

    def _format(self, underline: str, praised: bool, active: bool) -> QTextCharFormat:
        key = (underline, praised, active)
        made = self._formats.get(key)
        if made is None:
            made = self._formats[key] = self._new_format(*key)
        return made

    def _new_format(self, underline: str, praised: bool, active: bool) -> QTextCharFormat:
        made = QTextCharFormat()
        if praised:
            made.setBackground(self._theme.strength_tint)
        if underline:
            made.setUnderlineStyle(_UNDERLINES[underline])
            made.setUnderlineColor(getattr(self._theme, underline))
            if active:
                made.setBackground(getattr(self._theme, f"{underline}_tint"))
        elif active:
            made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
            made.setUnderlineColor(self._theme.strength)
        return made


class PostEditor(QPlainTextEdit):
    """A plain editor for one post.

    :meth:`text` is what was typed, no-break spaces included; all positions are code points.
    """

    edited = Signal()
    caret_moved = Signal(int)
    menu_requested = Signal(int, QPoint)
    size_changed = Signal(int)
    files_given = Signal(object)
    image_given = Signal(object)
    undo_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text: str | None = None
        self._map: Utf16Map | None = None
        self._loading = False
        self._fold: int | None = None
        self._over: int | None = None
        self._size = USUAL
        self._new_step = False
        self.setObjectName("post_editor")
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setCursorWidth(2)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Lines wrap; Qt scrolls sideways all the same while the view has not got its width yet.
        self.horizontalScrollBar().valueChanged.connect(self._stay_left)
        self.document().setDocumentMargin(0)
        # It fills its own background: else every key repaints the columns behind it.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.set_size(USUAL)
        self._painter = _Painter(self.document(), theme)
        self.textChanged.connect(self._note_change)
        self.cursorPositionChanged.connect(self._report_caret)

    @Slot(int)
    def _stay_left(self, place: int) -> None:
        if place:
            self.horizontalScrollBar().setValue(0)

    # --- text --------------------------------------------------------------------------------

    def text(self) -> str:
        """Return the text as typed: line breaks are LF, no-break spaces are kept."""
        if self._text is None:
            self._text = _with_line_feeds(self.document().toRawText())
        return self._text

    def load(self, text: str, caret: int = 0) -> None:
        """Show another text; undo does not go back to the one before."""
        self._loading = True
        self.setPlainText(clean(text))
        self._loading = False
        self._forget()
        self.text()
        self.set_caret(caret)

    def caret(self) -> int:
        """Return where the caret is, in code points."""
        return self._positions().from_utf16(self.textCursor().position())

    def set_caret(self, position: int) -> None:
        """Put the caret at ``position`` and show it."""
        cursor = self.textCursor()
        cursor.setPosition(self._positions().to_utf16(position))
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def select(self, start: int, end: int) -> None:
        """Select a stretch of the text and show it; of one that is too long, its beginning."""
        cursor = self.textCursor()
        cursor.setPosition(self._positions().to_utf16(start))
        first = QTextCursor(cursor)
        cursor.setPosition(self._positions().to_utf16(end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        if self.cursorRect(first).top() < 0:
            # The bar of a plain text counts lines as they are wrapped.
            block = first.block()
            line = block.layout().lineForTextPosition(first.positionInBlock())
            self.verticalScrollBar().setValue(block.firstLineNumber() + line.lineNumber())

    def selected(self) -> tuple[int, int]:
        """Return where the selection starts and ends; twice the caret where nothing is selected."""
        cursor, positions = self.textCursor(), self._positions()
        return (
            positions.from_utf16(cursor.selectionStart()),
            positions.from_utf16(cursor.selectionEnd()),
        )

    def insert(self, text: str) -> None:
        """Put ``text`` in the place of the selection, or at the caret, as one step of undo."""
        cursor = self.textCursor()
        # Without the block Qt would make it one step with what was typed before.
        cursor.beginEditBlock()
        cursor.insertText(clean(text))
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def undo_steps(self) -> int:
        """Return how many steps of the words can be undone."""
        return self.document().availableUndoSteps()

    def begin_step(self) -> int:
        """Make the next key a step of its own; return how many steps there are before it."""
        self._new_step = True
        return self.undo_steps()

    def apply(self, edits: tuple[Edit, ...]) -> None:
        """Make the edits as one step of undo; they are in text order and do not overlap."""
        positions = self._positions()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for edit in reversed(edits):
            cursor.setPosition(positions.to_utf16(edit.span.start))
            cursor.setPosition(positions.to_utf16(edit.span.end), QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(edit.replacement)
        cursor.endEditBlock()

    def _positions(self) -> Utf16Map:
        if self._map is None:
            self._map = Utf16Map(self.text())
        return self._map

    def _forget(self) -> None:
        self._text = None
        self._map = None

    @Slot()
    def _note_change(self) -> None:
        # A highlighter's formats raise textChanged too: only another text is an edit.
        before = self._text
        self._forget()
        if not self._loading and before != self.text():
            self.edited.emit()

    @Slot()
    def _report_caret(self) -> None:
        if not self._loading:
            self.caret_moved.emit(self.caret())

    # --- marks -------------------------------------------------------------------------------

    def show_marks(self, marks: tuple[Mark, ...]) -> None:
        """Mark these words, and repaint only the paragraphs where something changed."""
        lines = self.text().split("\n")
        starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
        here: list[list[tuple[int, int, str, bool]]] = [[] for _ in lines]
        for mark in marks:
            number = bisect_right(starts, mark.start) - 1
            while number < len(lines) and starts[number] < mark.end:
                begin = max(mark.start - starts[number], 0)
                end = min(mark.end - starts[number], len(lines[number]))
                if begin < end:
                    here[number].append((begin, end, mark.look, mark.active))
                number += 1
        self._painter.show(
            [
                # The words of a line only matter where they are wider in Qt than in Python.
                _pieces(tuple(found), line if has_astral(line) else "") if found else ()
                for found, line in zip(here, lines, strict=True)
            ]
        )

    def show_places(self, places: Iterable[tuple[int, int]]) -> None:
        """Show these stretches on a quiet fill, as long as words are looked for."""
        positions = self._positions()
        filled = []
        for start, end in places:
            one = QTextEdit.ExtraSelection()
            one.format.setBackground(self._theme.chip)  # type: ignore[attr-defined]
            cursor = QTextCursor(self.document())
            cursor.setPosition(positions.to_utf16(start))
            cursor.setPosition(positions.to_utf16(end), QTextCursor.MoveMode.KeepAnchor)
            one.cursor = cursor  # type: ignore[attr-defined]
            filled.append(one)
        if filled or self.extraSelections():
            self.setExtraSelections(filled)

    def show_over(self, position: int | None) -> None:
        """Tint the text from ``position`` on as too much, or nothing for None."""
        if position is not None or self._over is not None:
            self._over = position
            self.viewport().update()

    def over_from(self) -> int | None:
        """Return from where the text is tinted as too much, None where it is not."""
        return self._over

    def _paint_limits(self) -> None:
        """Draw the fold, and a line under what is too much: praise may hide its tint."""
        fold = self.fold_rectangle()
        if fold is None and self._over is None:
            return
        painter = QPainter(self.viewport())
        if fold is not None:
            painter.fillRect(fold.left(), fold.top(), 1, fold.height(), self._theme.border)
        if self._over is not None:
            for area in self._over_rectangles(self._over):
                line = QRectF(area.left(), area.bottom() - 1, area.width(), 1)
                painter.fillRect(line, self._theme.severe)
        painter.end()

    def _over_rectangles(self, position: int) -> Iterator[QRectF]:
        """Yield where the words from ``position`` on stand in the viewport, line by line."""
        start = self._positions().to_utf16(position)
        block = self.firstVisibleBlock()
        bottom = self.viewport().height()
        while block.isValid():
            place = self.blockBoundingGeometry(block).translated(self.contentOffset())
            if place.top() > bottom:
                return
            layout = block.layout()
            for number in range(layout.lineCount()):
                line = layout.lineAt(number)
                first = start - block.position()
                if first < line.textStart() + line.textLength():
                    area = line.naturalTextRect().translated(place.topLeft())
                    if first > line.textStart():
                        area.setLeft(place.left() + line.cursorToX(first)[0])  # type: ignore[index]
                    yield area
            block = block.next()

    def show_fold(self, position: int | None) -> None:
        """Draw a thin line where a network cuts the text, or none for None."""
        if position != self._fold:
            self._fold = position
            self.viewport().update()

    def fold_rectangle(self) -> QRect | None:
        """Return where the line of the fold stands in the viewport, None where there is none."""
        if self._fold is None or self._fold > len(self.text()):
            return None
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._positions().to_utf16(self._fold))
        return self.cursorRect(cursor)

    def set_theme(self, theme: Theme) -> None:
        """Repaint in the colours of ``theme``."""
        self._theme = theme
        self._painter.set_theme(theme)

    # --- size and measure --------------------------------------------------------------------

    def set_size(self, pixels: int) -> None:
        """Set the size of the writing, in logical pixels, within its limits."""
        self._size = max(SMALLEST, min(LARGEST, pixels))
        self.setFont(writing_font(self._size))
        self.size_changed.emit(self._size)

    def size_px(self) -> int:
        """Return the size of the writing, in logical pixels."""
        return self._size

    def caret_rectangle(self, position: int) -> QRect:
        """Return where a caret at ``position`` would stand, in the viewport."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._positions().to_utf16(position))
        return self.cursorRect(cursor)

    # --- Qt ----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Shift+Enter would put U+2028 into the text; a post only knows line breaks.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() in (
            Qt.KeyboardModifier.ShiftModifier,
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            self.textCursor().insertBlock()
            self.ensureCursorVisible()
            return
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo_requested.emit()
        elif not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._take_key(event)
        elif event.matches(QKeySequence.StandardKey.ZoomIn):
            self.set_size(self._size + 1)
        elif event.matches(QKeySequence.StandardKey.ZoomOut):
            self.set_size(self._size - 1)
        else:
            super().keyPressEvent(event)

    def _take_key(self, event: QKeyEvent) -> None:
        if not self._new_step or not event.text():
            super().keyPressEvent(event)
            return
        self._new_step = False
        cursor = self.textCursor()
        cursor.beginEditBlock()  # else Qt would make it one step with what was typed before
        super().keyPressEvent(event)
        cursor.endEditBlock()

    def insertFromMimeData(self, source: QMimeData) -> None:
        if files := files_in(source):
            self.files_given.emit(files)
            return
        if (image := image_in(source)) is not None:
            self.image_given.emit(image)
            return
        # Plain text only: pasted HTML could make Qt read files.
        if source.hasText():
            self.textCursor().insertText(clean(source.text()))
            self.ensureCursorVisible()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or bool(files_in(source)) or image_in(source) is not None

    def createMimeDataFromSelection(self) -> QMimeData:
        # Qt's own would turn no-break spaces into plain ones.
        data = QMimeData()
        data.setText(_with_line_feeds(self.textCursor().selectedText()))
        return data

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        cursor = self.textCursor()
        if event.reason() == QContextMenuEvent.Reason.Mouse and not cursor.hasSelection():
            cursor = self.cursorForPosition(event.pos())
            self.setTextCursor(cursor)
        position = self._positions().from_utf16(cursor.position())
        self.menu_requested.emit(position, event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        background = QPainter(self.viewport())
        background.fillRect(event.rect(), self._theme.paper)
        background.end()
        if self._over is not None:
            under = QPainter(self.viewport())
            for area in self._over_rectangles(self._over):
                under.fillRect(area, self._theme.severe_tint)
            under.end()
        super().paintEvent(event)
        self._paint_limits()
        if self.placeholder and self.document().isEmpty():
            painter = QPainter(self.viewport())
            painter.setPen(self._theme.muted)
            painter.setFont(self.font())
            painter.drawText(
                self.viewport().rect().adjusted(3, 0, 0, 0),
                int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
                | int(Qt.TextFlag.TextWordWrap),
                self.placeholder,
            )

    placeholder = ""


def _with_line_feeds(raw: str) -> str:
    """Return Qt's raw text with its own signs for a break as line feeds."""
    # Sign by sign: translate() takes a hundred times as long on a long post.
    for sign in _QT_BREAKS:
        raw = raw.replace(sign, "\n")
    return raw


@lru_cache(maxsize=1024)
def _pieces(
    marks: tuple[tuple[int, int, str, bool], ...], line: str
) -> tuple[tuple[int, int, str, bool, bool], ...]:
    """Cut the marks of one line into pieces that do not overlap: one underline per character.

    ``marks`` are (start, end, look, active), from the start of the line; ``line`` may be left
    empty where it holds no astral character.
    """
    edges = sorted({edge for mark in marks for edge in mark[:2]})
    positions = Utf16Map(line)
    pieces = []
    for begin, end in pairwise(edges):
        over = [mark for mark in marks if mark[0] <= begin and mark[1] >= end]
        if not over:
            continue
        lines = [mark for mark in over if mark[2] != "strength"]
        top = max(lines, key=lambda mark: (_RANK[mark[2]], mark[3]), default=None)
        praised = any(mark[2] == "strength" for mark in over)
        active = top[3] if top else any(mark[3] for mark in over)
        first = positions.to_utf16(begin) if line else begin
        length = (positions.to_utf16(end) if line else end) - first
        pieces.append((first, length, top[2] if top else "", praised, active))
    return tuple(pieces)
