"""The Persona and Openers tabs: what is known of the reader, and first lines made from it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLocale, QRectF, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from composer.checks.findings import Touch
from composer.networks.known import network
from composer.personas.openers import Opener
from composer.personas.persona import Item, ItemKind, Persona
from composer.ui.components import Chip, Disc, EmptyState, FlowBox, Sign, TextButton, label
from composer.ui.theme import Theme, writing_font


class Panel(QWidget):
    """A scrolling column of a tab."""

    def __init__(self, margins: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list = QVBoxLayout()
        self._list.setContentsMargins(margins, 0, margins, 20)
        self._list.setSpacing(0)
        inside = QWidget()
        inside.setObjectName("panel_inside")
        inside.setLayout(self._list)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)

    def _heading(self, text: str) -> None:
        self._list.addSpacing(20)
        self._list.addWidget(label(text, px=12, weight=500, role="muted"))
        self._list.addSpacing(6)

    def _clear(self) -> None:
        while self._list.count():
            item = self._list.takeAt(0)
            if item.widget():
                item.widget().hide()
                item.widget().deleteLater()


class PersonaPanel(Panel):
    """All notes of the persona; what the draft touches is lit, with the draft's words."""

    touch_chosen = Signal(object)
    page_requested = Signal()
    choose_requested = Signal()

    def __init__(self, theme: Theme, language: str, parent: QWidget | None = None) -> None:
        super().__init__(20, parent)
        self._theme = theme
        self._language = language
        self._state: tuple[object, ...] | None = None

    def show_persona(
        self,
        persona: Persona | None,
        touches: tuple[Touch, ...],
        text: str,
        chosen_networks: tuple[str, ...],
    ) -> None:
        """Show what is known of ``persona`` and what ``text`` touches of it."""
        words = tuple((t, tuple(text[s.start : s.end] for s in t.spans)) for t in touches)
        state = (persona, words, chosen_networks)
        if state == self._state:
            return
        self._state = state
        self._clear()
        if persona is None:
            self._show_nobody()
            return
        self._show_name(persona)
        self._show_places(persona, chosen_networks)
        by_item = {(t.item_kind, t.item_text): (t, said) for t, said in words}
        for kind in ItemKind:
            if items := persona.of_kind(kind):
                self._show_kind(kind, items, by_item)
        self._list.addSpacing(16)
        page = TextButton(self.tr("Open %1’s page").replace("%1", persona.name))
        page.clicked.connect(self.page_requested)
        self._list.addWidget(page, 0, Qt.AlignmentFlag.AlignLeft)
        self._list.addStretch(1)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of ``theme`` at the next change."""
        self._theme = theme
        self._state = None

    def _show_nobody(self) -> None:
        empty = EmptyState(
            self.tr("Nobody is chosen yet."),
            self.tr("Write to one person, and see here what the draft touches of theirs."),
            self.tr("Choose who this is for"),
        )
        empty.link_requested.connect(self.choose_requested)
        self._list.addWidget(empty)
        self._list.addStretch(1)

    def _show_name(self, persona: Persona) -> None:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 16, 0, 4)
        row.setSpacing(8)
        row.addWidget(Disc(persona.name, 20))
        row.addWidget(label(persona.name, px=15, weight=600), 1)
        self._list.addWidget(head)
        if persona.description:
            self._list.addWidget(label(persona.description, px=13, role="muted", wrap=True))

    def _show_places(self, persona: Persona, chosen: tuple[str, ...]) -> None:
        if not persona.places:
            return
        self._heading(self.tr("Spends time"))
        for place in persona.places:
            name = network(place.network).name.in_language(self._language)
            text = f"{name}, {place.when}" if place.when else name
            lit = place.network in chosen
            self._list.addWidget(_Row(self._theme, lit, text))
        known = {place.network for place in persona.places}
        for other in (n for n in chosen if n not in known):
            name = network(other).name.in_language(self._language)
            text = self.tr("%1 is not on this list.").replace("%1", name)
            self._list.addWidget(label(text, px=12, role="muted", wrap=True))

    def _show_kind(
        self,
        kind: ItemKind,
        items: tuple[Item, ...],
        by_item: dict[tuple[str, str], tuple[Touch, tuple[str, ...]]],
    ) -> None:
        self._heading(self._kind_name(kind))
        if kind is ItemKind.WORDS:
            self._list.addWidget(FlowBox([Chip(_quote(item.text)) for item in items]))
            return
        for item in items:
            touch, said = by_item.get((kind.value, item.text), (None, ()))
            text = _quote(item.text) if kind is ItemKind.QUESTION else item.text
            row = _Row(self._theme, touch is not None, text)
            if touch is not None:
                row.show_words(self._touched(touch, said))
                row.chosen.connect(lambda touch=touch: self.touch_chosen.emit(touch))
            elif not item.evidence:
                row.show_guess(self.tr("A guess. Who said it?"))
            self._list.addWidget(row)

    def _touched(self, touch: Touch, said: tuple[str, ...]) -> str:
        """Return the draft's words, and the item's own words that they touch."""
        words = " … ".join(said)
        own = ", ".join(touch.item_words)
        return f"{words}  →  {own}" if own else words

    def _kind_name(self, kind: ItemKind) -> str:
        names = {
            ItemKind.NEED: self.tr("Needs"),
            ItemKind.DESIRE: self.tr("Desires"),
            ItemKind.PROBLEM: self.tr("Problems"),
            ItemKind.QUESTION: self.tr("Questions"),
            ItemKind.HABIT: self.tr("Habits"),
            ItemKind.SHARED_GROUND: self.tr("Shared ground"),
            ItemKind.WORDS: self.tr("Their words"),
            ItemKind.HELP: self.tr("How we help"),
        }
        return names[kind]


def _quote(text: str) -> str:
    if text[:1] in '«“"':
        return text
    french = QLocale().language() == QLocale.Language.French
    return f"«\u00a0{text}\u00a0»" if french else f"“{text}”"


class _Row(QWidget):
    """One note: a check when the draft touches it, a ring when not."""

    chosen = Signal()

    def __init__(self, theme: Theme, lit: bool, text: str) -> None:
        super().__init__()
        self._lit = lit
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(8)
        name, role = ("check", "strength") if lit else ("circle", "muted")
        sign = Sign(theme, name, role, 14)
        sign.setFixedSize(14, 20)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout()
        self._column.setSpacing(2)
        self._column.addWidget(label(text, px=13, role="text" if lit else "muted", wrap=True))
        row.addLayout(self._column, 1)
        said = self.tr("touched by the draft") if lit else self.tr("not touched yet")
        self.setAccessibleName(f"{text}, {said}")
        if lit:
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_words(self, words: str) -> None:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        said = label(words, px=12, wrap=True)
        said.setProperty("answer", True)
        row.addWidget(said)
        row.addStretch(0)
        self._column.addWidget(box)

    def show_guess(self, text: str) -> None:
        self._column.addWidget(label(text, px=12, role="warning"))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Space):
            self.chosen.emit()
        else:
            super().keyPressEvent(event)


class OpenersPanel(Panel):
    """First lines made from the persona's own items; a press puts one at the start."""

    insert_requested = Signal(object)
    page_requested = Signal()
    choose_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(8, parent)
        self._theme = theme
        self._rows: list[_OpenerRow] = []
        self._state: tuple[object, ...] | None = None

    def show_openers(
        self, openers: tuple[Opener, ...], persona: Persona | None, missing: str
    ) -> None:
        """Show these openers; ``missing`` says what to add when little is known (may be empty)."""
        state = (openers, persona, missing)
        if state == self._state:
            return
        self._state = state
        self._clear()
        self._rows = []
        if missing:
            self._show_missing(persona, missing)
        elif persona is not None:
            head = label(
                self.tr("Made from what you know of %1").replace("%1", persona.name),
                px=12,
                role="muted",
                wrap=True,
            )
            head.setContentsMargins(12, 12, 12, 12)
            self._list.addWidget(head)
        for opener in openers:
            row = _OpenerRow(opener, self._theme)
            row.insert_requested.connect(self.insert_requested)
            self._rows.append(row)
            self._list.addWidget(row)
        foot = label(self.tr("Openers you used do not come back."), px=12, role="muted", wrap=True)
        foot.setContentsMargins(12, 12, 12, 0)
        self._list.addWidget(foot)
        self._list.addStretch(1)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of ``theme`` at the next change."""
        self._theme = theme
        self._state = None

    def focus_first(self) -> None:
        """Give the first opener the focus."""
        if self._rows:
            self._rows[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_missing(self, persona: Persona | None, missing: str) -> None:
        first = (
            self.tr("Little is known of %1 yet.").replace("%1", persona.name)
            if persona
            else self.tr("Nobody is chosen yet.")
        )
        link = (
            self.tr("Open %1’s page").replace("%1", persona.name)
            if persona
            else self.tr("Choose who this is for")
        )
        empty = EmptyState(first, missing, link)
        empty.link_requested.connect(self.page_requested if persona else self.choose_requested)
        empty.setContentsMargins(12, 0, 12, 0)
        self._list.addWidget(empty)


class _OpenerRow(QFrame):
    """One opener: its move in muted, its text in the writing face, Insert on hover or focus."""

    insert_requested = Signal(object)

    def __init__(self, opener: Opener, theme: Theme) -> None:
        super().__init__()
        self._opener = opener
        self._theme = theme
        self._hovered = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(2)
        column.addWidget(label(opener.move_name, px=12, role="muted"))
        text = label(opener.text, px=15, wrap=True)
        text.setFont(writing_font(15))
        column.addWidget(text)
        self._insert = label(self.tr("Insert"), px=13, weight=500, role="accent")
        column.addWidget(self._insert)
        self._insert.setVisible(False)
        self.setAccessibleName(f"{opener.move_name}: {opener.text}")
        self.setAccessibleDescription(self.tr("Enter inserts it at the start of the post"))

    def _light(self) -> None:
        self._insert.setVisible(self._hovered or self.hasFocus())
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self._light()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self._light()
        super().leaveEvent(event)

    def focusInEvent(self, event: object) -> None:
        super().focusInEvent(event)  # type: ignore[arg-type]
        self._light()

    def focusOutEvent(self, event: object) -> None:
        super().focusOutEvent(event)  # type: ignore[arg-type]
        self._light()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.insert_requested.emit(self._opener)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.insert_requested.emit(self._opener)
        elif key == Qt.Key.Key_Down:
            self.focusNextChild()
        elif key == Qt.Key.Key_Up:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not (self._hovered or self.hasFocus()):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(self._theme.accent, 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.hover)
        painter.drawRoundedRect(area, 8, 8)


__all__ = ["OpenersPanel", "PersonaPanel"]
