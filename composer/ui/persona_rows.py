"""The rows of a persona's page: items, words and places, each edited where it stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import groupby

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QEnterEvent,
    QFont,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from composer.networks.known import network, networks
from composer.personas.persona import Item, ItemKind, Place
from composer.ui.components import FlowBox, TextButton, label
from composer.ui.theme import chrome_font

RING = 4
"""How far the frame of an edited line stands out from its words, in pixels."""

_LABEL = 104
_GAP = 12


class _Line(QLineEdit):
    """A line without a frame of its own.

    Enter asks for the next one, Backspace in an empty one asks to remove it, Alt with an arrow
    moves it.
    """

    next_requested = Signal()
    removed = Signal()
    moved = Signal(int)

    def __init__(self, text: str, role: str, fits: bool) -> None:
        super().__init__(text)
        self._fits = fits
        self.setObjectName("bare")
        self.setProperty("role", role)
        self.setTextMargins(-2, 0, -2, 0)  # Qt leaves two pixels at both ends
        self.setCursorPosition(0)
        self.textChanged.connect(self._tell_whole)
        if fits:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            self.textChanged.connect(self.updateGeometry)

    @Slot()
    def _tell_whole(self) -> None:
        """Keep the whole of it as the tooltip where the line is too short for it."""
        cut = self.fontMetrics().horizontalAdvance(self.text()) > self.width()
        self.setToolTip(self.text() if cut else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_whole()

    def sizeHint(self) -> QSize:
        usual = super().sizeHint()
        if not self._fits:
            return usual
        words = self.text() or self.placeholderText()
        # One pixel for the caret at the end.
        return QSize(self.fontMetrics().horizontalAdvance(words) + 1, usual.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(48, self.sizeHint().width()), super().minimumSizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(key))
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.next_requested.emit()
        elif key == Qt.Key.Key_Backspace and not self.text():
            self.removed.emit()
        elif step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(step)
        else:
            super().keyPressEvent(event)


class InPlace(QWidget):
    """A line edited where it stands: plain words until it has the focus, then a ring around it.

    ``around`` stands before and after the words, as quotation marks do; ``chip`` gives it the
    fill of a chip; ``fits`` makes it as wide as its words.
    """

    def __init__(
        self,
        text: str,
        name: str,
        *,
        font: QFont | None = None,
        role: str = "text",
        around: tuple[str, str] = ("", ""),
        chip: bool = False,
        fits: bool = False,
    ) -> None:
        super().__init__()
        self._chip = chip
        self.fits = fits
        self.line = _Line(text, role, fits)
        self.line.setAccessibleName(name)
        self.line.installEventFilter(self)
        self._row = QHBoxLayout(self)
        side = 8 if chip else RING
        self._row.setContentsMargins(side, 2, side, 2)
        self._row.setSpacing(0)
        before, after = ([label(mark, role=role)] if mark else [] for mark in around)
        for part in (*before, self.line, *after):
            part.setFont(font or chrome_font(13))
            self._row.addWidget(part)
        width = QSizePolicy.Policy.Preferred if fits else QSizePolicy.Policy.Expanding
        self.setSizePolicy(width, QSizePolicy.Policy.Fixed)

    def wanted_width(self) -> int:
        """Return how wide the whole of it is, in pixels."""
        words = self.line.fontMetrics().horizontalAdvance(self.line.text()) + 1
        return self.sizeHint().width() - self.line.sizeHint().width() + words

    def put_before(self, part: QWidget) -> None:
        """Put ``part`` before the words, inside the same frame."""
        part.installEventFilter(self)
        self._row.insertWidget(0, part)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._chip:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.palette().color(QPalette.ColorRole.Button))
            painter.drawRoundedRect(self.rect(), 4, 4)
        focus = QApplication.focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 4, 4)


def quoted(text: str) -> tuple[str, str]:
    """Return the quotation marks for ``text`` in the interface's language; none if it has them."""
    if text[:1] in tuple('«“"'):
        return "", ""
    french = QLocale().language() == QLocale.Language.French
    return ("«\u00a0", "\u00a0»") if french else ("“", "”")


def evidence_line(text: str) -> InPlace:
    """Return the line that says who said something, and when; empty, it asks."""
    made = InPlace(
        text,
        QCoreApplication.translate("PersonaPage", "Who said it, when"),
        font=chrome_font(12),
        role="evidence",
        fits=True,
    )
    made.line.setPlaceholderText(QCoreApplication.translate("PersonaPage", "A guess. Who said it?"))
    made.line.setAlignment(Qt.AlignmentFlag.AlignRight)
    return made


class _AddLink(TextButton):
    """A way to add one more. In a row that has some it waits for the mouse or the keys."""

    def __init__(self, text: str, row: QWidget) -> None:
        super().__init__(text, weight=400)
        self._row = row
        self.waits = False

    def paintEvent(self, event: QPaintEvent) -> None:
        focus = QApplication.focusWidget()
        inside = focus is not None and self._row.isAncestorOf(focus)
        if not self.waits or self._row.underMouse() or inside:
            super().paintEvent(event)


class Row(QWidget):
    """A name at the left, what is known at its right, and a way to add to it."""

    def __init__(self, name: str, add: str) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        title = label(name, role="muted", wrap=True)
        title.setFixedWidth(_LABEL - RING)
        title.setMinimumHeight(24)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self.add_link = _AddLink(add, self)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addLayout(self._lines)
        below = QHBoxLayout()
        below.setContentsMargins(RING, 0, 0, 0)
        below.addWidget(self.add_link)
        below.addStretch(1)
        column.addLayout(below)
        row = QHBoxLayout(self)
        row.setSpacing(0)
        row.addWidget(title, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        QApplication.instance().focusChanged.connect(self._show_link)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._show_link()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._show_link()

    @Slot()
    def _show_link(self) -> None:
        self.add_link.update()

    def put_lines(self, lines: list[QWidget]) -> None:
        """Show these lines in place of those before."""
        while self._lines.count():
            old = self._lines.takeAt(0).widget()
            old.hide()
            old.deleteLater()
        for line in lines:
            self._lines.addWidget(line)
            line.show()  # at once: a line that is not shown takes no focus
        self.add_link.waits = bool(lines)
        self.add_link.setFixedHeight(18 if lines else 24)
        self.layout().setContentsMargins(RING, 10, 0, 0 if lines else 10)
        self.add_link.setFont(chrome_font(12 if lines else 13))

    def put_focus(self, lines: list[InPlace], at: int | None) -> None:
        """Put the caret into the line at ``at``, or the focus on the link where there is none."""
        if at is not None:
            part = lines[at].line if lines else self.add_link
            part.setFocus(Qt.FocusReason.OtherFocusReason)


class _Beside(QWidget):
    """Words at the left, who said them at the right; or below, where both do not fit.

    ``needs`` is the width of the words in pixels. Nothing moves while one types: only another
    width of the row puts the evidence elsewhere.
    """

    def __init__(self, words: QWidget, evidence: InPlace, needs: int) -> None:
        super().__init__()
        self._evidence = evidence
        self._needs = needs + _GAP + evidence.sizeHint().width()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP)
        if isinstance(words, InPlace) and words.fits:
            self._row.addWidget(words, 0, Qt.AlignmentFlag.AlignLeft)
            self._row.addStretch(1)
        else:
            self._row.addWidget(words, 1)
        self._row.addWidget(evidence, 0, Qt.AlignmentFlag.AlignTop)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        below = event.size().width() < self._needs
        directions, ends = QBoxLayout.Direction, Qt.AlignmentFlag
        self._row.setDirection(directions.TopToBottom if below else directions.LeftToRight)
        self._row.setSpacing(0 if below else _GAP)
        self._evidence.line.setAlignment(ends.AlignLeft if below else ends.AlignRight)


def _chips_beside(chips: list[InPlace], evidence: InPlace) -> _Beside:
    """Return chips beside their evidence as long as two of them fit in a row."""
    widths = sorted((chip.sizeHint().width() for chip in chips), reverse=True)
    needs = sum(widths[:2]) + 8 * (len(widths[:2]) - 1)
    box = FlowBox(list(chips))
    box.layout().setContentsMargins(RING, 0, 0, 0)
    return _Beside(box, evidence, needs + RING)


class ItemsRow(Row):
    """The items of one kind, one below the other. ``changed`` carries all of them."""

    changed = Signal(object)

    def __init__(self, kind: ItemKind, name: str, add: str) -> None:
        super().__init__(name, add)
        self.add_link.clicked.connect(self._add)
        self._kind = kind
        self._name = name
        self._items: list[Item] = []
        self._words: list[InPlace] = []

    def show_items(self, items: tuple[Item, ...]) -> None:
        """Show these items."""
        self._items = list(items)
        self._fill()

    @Slot()
    def _add(self) -> None:
        self._add_after(len(self._items) - 1)

    def _fill(self, focus: int | None = None) -> None:
        self._words = [self._line(at, item) for at, item in enumerate(self._items)]
        self.put_lines(self._arranged())
        self.put_focus(self._words, focus)

    def _arranged(self) -> list[QWidget]:
        """Return the lines of the row: each item beside its evidence."""
        return [
            _Beside(words, self._evidence((at,)), words.wanted_width())
            for at, words in enumerate(self._words)
        ]

    def _line(self, at: int, item: Item) -> InPlace:
        quoting = self._kind is ItemKind.QUESTION
        made = InPlace(
            item.text,
            self._name,
            font=chrome_font(14),
            around=quoted(item.text) if quoting else ("", ""),
            fits=quoting,
        )
        self._listen(made, at)
        return made

    def _listen(self, made: InPlace, at: int) -> None:
        made.line.textEdited.connect(lambda text: self._change(at, text=text))
        made.line.next_requested.connect(lambda: self._add_after(at))
        made.line.removed.connect(lambda: self._remove(at))
        made.line.moved.connect(lambda step: self._move(at, step))

    def _evidence(self, places: tuple[int, ...]) -> InPlace:
        """Return the line for the evidence of the items at ``places``, which is the same."""
        made = evidence_line(self._items[places[0]].evidence)

        def changed(text: str) -> None:
            for at in places:
                self._items[at] = replace(self._items[at], evidence=text)
            self.changed.emit(tuple(self._items))

        made.line.textEdited.connect(changed)
        return made

    def _change(self, at: int, text: str) -> None:
        self._items[at] = replace(self._items[at], text=text)
        self.changed.emit(tuple(self._items))

    def _add_after(self, at: int) -> None:
        if self._items and not self._items[at].text.strip():
            self._words[at].line.setFocus()
            return
        self._items.insert(at + 1, Item(self._kind, ""))
        self._fill(focus=at + 1)

    def _remove(self, at: int) -> None:
        del self._items[at]
        self._fill(focus=max(0, at - 1))
        self.changed.emit(tuple(self._items))

    def _move(self, at: int, step: int) -> None:
        to = at + step
        if 0 <= to < len(self._items):
            self._items[at], self._items[to] = self._items[to], self._items[at]
            self._fill(focus=to)
            self.changed.emit(tuple(self._items))


class WordsRow(ItemsRow):
    """Their words as chips; those that one person said at one time share a line."""

    def _line(self, at: int, item: Item) -> InPlace:
        made = InPlace(item.text, self._name, around=quoted(item.text), chip=True, fits=True)
        made.line.setPlaceholderText("…")
        self._listen(made, at)
        return made

    def _arranged(self) -> list[QWidget]:
        lines: list[QWidget] = []
        for _, group in groupby(range(len(self._items)), lambda at: self._items[at].evidence):
            places = tuple(group)
            lines.append(_chips_beside([self._words[at] for at in places], self._evidence(places)))
        return lines


class _NetworkButton(QToolButton):
    """The name of a network inside a chip; it opens a menu."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName("chip_menu")
        self.setFont(chrome_font(13))
        self.setText(name)
        self.setAccessibleName(QCoreApplication.translate("PersonaPage", "Network"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.text()), 20)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(QPalette.ColorRole.ButtonText))
        start = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(self.rect(), int(start), self.text())


class PlacesRow(Row):
    """Where the reader spends time, as chips. ``changed`` carries the places and who said so."""

    changed = Signal(object, str)

    def __init__(self, name: str, add: str, language: str) -> None:
        super().__init__(name, add)
        self.add_link.clicked.connect(self._add)
        self._language = language
        self._places: list[Place] = []
        self._said = ""
        self._chips: list[InPlace] = []

    def show_places(self, places: tuple[Place, ...], evidence: str) -> None:
        """Show these places."""
        self._places, self._said = list(places), evidence
        self._fill()

    @Slot()
    def _add(self) -> None:
        taken = {place.network for place in self._places}
        free = next((one.id for one in networks() if one.id not in taken), networks()[0].id)
        self._places.append(Place(free))
        self._fill(focus=len(self._places) - 1)
        self._tell()

    def _tell(self) -> None:
        self.changed.emit(tuple(self._places), self._said)

    def _fill(self, focus: int | None = None) -> None:
        self._chips = [self._chip(at, place) for at, place in enumerate(self._places)]
        lines = []
        if self._chips:
            evidence = evidence_line(self._said)
            evidence.line.textEdited.connect(self._take_evidence)
            lines.append(_chips_beside(self._chips, evidence))
        self.put_lines(lines)
        self.put_focus(self._chips, focus)

    def _chip(self, at: int, place: Place) -> InPlace:
        said = QCoreApplication.translate("PersonaPage", "When they are there")
        made = InPlace(place.when, said, chip=True, fits=True)
        made.line.setPlaceholderText(QCoreApplication.translate("PersonaPage", "when?"))
        made.line.textEdited.connect(lambda when: self._change(at, when=when))
        made.line.next_requested.connect(self._add)
        made.line.removed.connect(lambda: self._remove(at))
        made.put_before(label(",\u00a0"))
        made.put_before(self._network_button(at, place))
        return made

    def _network_button(self, at: int, place: Place) -> QToolButton:
        button = _NetworkButton(network(place.network).name.in_language(self._language))
        button.setMenu(self._network_menu(button, place, lambda one: self._change(at, network=one)))
        menu = button.menu()
        menu.addSeparator()
        remove = menu.addAction(QCoreApplication.translate("PersonaPage", "Remove this place"))
        remove.triggered.connect(lambda: self._remove(at))
        return button

    def _network_menu(self, button: QWidget, place: Place, chosen: Callable[[str], None]) -> QMenu:
        menu = QMenu(button)
        group = QActionGroup(menu)
        for one in networks():
            action = QAction(one.name.in_language(self._language), menu, checkable=True)
            action.setChecked(one.id == place.network)
            action.triggered.connect(lambda _checked=False, one=one: chosen(one.id))
            group.addAction(action)
            menu.addAction(action)
        return menu

    def _change(self, at: int, **changed: str) -> None:
        self._places[at] = replace(self._places[at], **changed)
        if "network" in changed:
            self._fill(focus=at)
        self._tell()

    def _remove(self, at: int) -> None:
        del self._places[at]
        self._fill(focus=max(0, at - 1))
        self._tell()

    @Slot(str)
    def _take_evidence(self, text: str) -> None:
        self._said = text
        self._tell()
