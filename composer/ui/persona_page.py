"""A persona's page: everything known of one reader, edited in place."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QLocale, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from composer.networks.counting import networks
from composer.personas.persona import Item, ItemKind, Persona, Place
from composer.ui.components import Hairline, IconButton, PrimaryButton, TextButton, label
from composer.ui.theme import Theme, chrome_font, writing_font


class _Line(QLineEdit):
    """A line edited in place. Enter asks for the next one, Backspace in an empty one removes it."""

    next_requested = Signal()
    removed = Signal()

    def __init__(self, text: str, name: str, px: int) -> None:
        super().__init__(text)
        self.setObjectName(name)
        self.setFont(chrome_font(px))
        self.setCursorPosition(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.next_requested.emit()
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.removed.emit()
        else:
            super().keyPressEvent(event)


class PersonaPage(QWidget):
    """Shows one persona in the place of the desk; every edit is said at once."""

    persona_changed = Signal(object)
    write_requested = Signal()
    library_requested = Signal()

    def __init__(self, theme: Theme, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._language = language
        self._persona = Persona("", "")
        self.library_button = IconButton(theme, "panel-left", self.tr("Library (Ctrl+1)"))
        self.library_button.clicked.connect(self.library_requested)
        self.write = PrimaryButton("")
        self.write.clicked.connect(self.write_requested)
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 0, 16, 0)
        bar.addWidget(self.library_button)
        bar.addStretch(1)
        bar.addWidget(self.write)
        top = QWidget()
        top.setFixedHeight(52)
        top.setLayout(bar)
        self.name = QLineEdit()
        self.name.setObjectName("flat_name")
        self.name.setFont(writing_font(28, 600))
        self.name.setPlaceholderText(self.tr("Their first name"))
        self.name.setAccessibleName(self.tr("Name"))
        self.name.textEdited.connect(self._rename)
        self.description = QLineEdit()
        self.description.setObjectName("flat_line")
        self.description.setFont(chrome_font(13))
        self.description.setPlaceholderText(
            self.tr("One sentence: what does a week look like for them?")
        )
        self.description.setAccessibleName(self.tr("Description"))
        self.description.textEdited.connect(self._describe)
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, 0, 0, 40)
        self._rows.setSpacing(0)
        inside = QWidget()
        inside.setObjectName("panel_inside")
        inner = QVBoxLayout(inside)
        inner.setContentsMargins(40, 4, 40, 0)
        inner.setSpacing(0)
        inner.addWidget(self.name)
        inner.addWidget(self.description)
        inner.addSpacing(16)
        inner.addLayout(self._rows)
        inner.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(top)
        column.addWidget(scroll, 1)

    @property
    def persona(self) -> Persona:
        """The persona as it stands on the page."""
        return self._persona

    def show_persona(self, persona: Persona) -> None:
        """Show another persona, or the same one changed elsewhere."""
        if persona == self._persona:
            return
        self._persona = persona
        self.name.setText(persona.name)
        self.description.setText(persona.description)
        self._name_button()
        self._fill()

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of ``theme``."""
        self._theme = theme
        self._fill()

    def focus_name(self) -> None:
        """Put the caret into the name."""
        self.name.setFocus()
        self.name.selectAll()

    # --- changes -----------------------------------------------------------------------------

    def _take(self, persona: Persona) -> None:
        self._persona = persona
        self._name_button()
        self.persona_changed.emit(persona)

    def _name_button(self) -> None:
        name = self._persona.name or "…"
        self.write.setText(self.tr("Write to %1").replace("%1", name))

    @Slot(str)
    def _rename(self, name: str) -> None:
        self._take(replace(self._persona, name=name))

    @Slot(str)
    def _describe(self, text: str) -> None:
        self._take(replace(self._persona, description=text))

    def _set_item(self, at: int, item: Item) -> None:
        items = list(self._persona.items)
        items[at] = item
        self._take(replace(self._persona, items=tuple(items)))

    def _add_item(self, kind: ItemKind) -> None:
        items = (*self._persona.items, Item(kind, ""))
        self._take(replace(self._persona, items=items))
        self._fill(focus=len(items) - 1)

    def _remove_item(self, at: int) -> None:
        items = tuple(item for n, item in enumerate(self._persona.items) if n != at)
        self._take(replace(self._persona, items=items))
        QTimer.singleShot(0, self._fill)

    def _set_places(self, places: tuple[Place, ...], *, fill: bool = True) -> None:
        self._take(replace(self._persona, places=places))
        if fill:
            QTimer.singleShot(0, self._fill)

    # --- rows --------------------------------------------------------------------------------

    @Slot()
    def _fill(self, focus: int = -1) -> None:
        while self._rows.count():
            item = self._rows.takeAt(0)
            if item.widget():
                item.widget().hide()
                item.widget().deleteLater()
        self._rows.addWidget(Hairline())
        self._rows.addWidget(self._row(self.tr("Spends time"), self._places()))
        for kind, (name, add) in self._names().items():
            self._rows.addWidget(Hairline())
            self._rows.addWidget(self._row(name, self._items(kind, add, focus)))

    def _row(self, name: str, content: QWidget) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 10, 0, 10)
        row.setSpacing(0)
        title = label(name, px=13, role="muted", wrap=True)
        title.setFixedWidth(104)
        title.setMinimumHeight(22)
        row.addWidget(title, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(content, 1)
        return box

    def _places(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for at, place in enumerate(self._persona.places):
            column.addWidget(self._place(at, place))
        if self._persona.places:
            evidence = self._evidence_field(self._persona.places_evidence)
            evidence.textEdited.connect(self._set_places_evidence)
            evidence.setAlignment(Qt.AlignmentFlag.AlignLeft)
            column.addWidget(evidence)
        add = TextButton(self.tr("Add a place"))
        add.clicked.connect(self._add_place)
        column.addWidget(add)
        return box

    def _place(self, at: int, place: Place) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        choice = QComboBox()
        choice.setFont(chrome_font(13))
        choice.setAccessibleName(self.tr("Network"))
        for one in networks():
            choice.addItem(one.name.in_language(self._language), one.id)
        choice.setCurrentIndex(choice.findData(place.network))
        when = QLineEdit(place.when)
        when.setFont(chrome_font(13))
        when.setPlaceholderText(self.tr("When? For example: evenings"))
        when.setAccessibleName(self.tr("When they are there"))
        remove = IconButton(self._theme, "x", self.tr("Remove this place"))

        def changed(*_ignored: object) -> None:
            places = list(self._persona.places)
            places[at] = Place(str(choice.currentData()), when.text())
            self._set_places(tuple(places), fill=False)

        choice.activated.connect(changed)
        when.textEdited.connect(changed)
        remove.clicked.connect(lambda: self._remove_place(at))
        row.addWidget(choice)
        row.addWidget(when, 1)
        row.addWidget(remove)
        return box

    @Slot()
    def _add_place(self) -> None:
        taken = {place.network for place in self._persona.places}
        free = next((one.id for one in networks() if one.id not in taken), networks()[0].id)
        self._set_places((*self._persona.places, Place(free)))

    def _remove_place(self, at: int) -> None:
        self._set_places(tuple(p for n, p in enumerate(self._persona.places) if n != at))

    @Slot(str)
    def _set_places_evidence(self, text: str) -> None:
        self._take(replace(self._persona, places_evidence=text))

    def _items(self, kind: ItemKind, add: str, focus: int) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for at, item in enumerate(self._persona.items):
            if item.kind is kind:
                column.addWidget(self._item(at, item, focus == at))
        button = TextButton(add)
        button.clicked.connect(lambda: self._add_item(kind))
        column.addWidget(button)
        return box

    def _item(self, at: int, item: Item, focused: bool) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        text = _Line(item.text, "flat_line", 14)
        evidence = self._evidence_field(item.evidence)
        text.textEdited.connect(
            lambda said: self._set_item(at, replace(self._persona.items[at], text=said))
        )
        evidence.textEdited.connect(
            lambda said: self._set_item(at, replace(self._persona.items[at], evidence=said))
        )
        text.next_requested.connect(lambda: self._add_item(item.kind))
        text.removed.connect(lambda: self._remove_item(at))
        row.addWidget(text, 3)
        row.addWidget(evidence, 2)
        if focused:
            QTimer.singleShot(0, text.setFocus)
        return box

    def _evidence_field(self, said: str) -> _Line:
        field = _Line(said, "flat_evidence", 12)
        field.setPlaceholderText(self.tr("A guess. Who said it?"))
        field.setAccessibleName(self.tr("Who said it, when"))
        field.setAlignment(Qt.AlignmentFlag.AlignRight)
        palette = field.palette()
        palette.setColor(palette.ColorRole.PlaceholderText, self._theme.warning)
        field.setPalette(palette)
        return field

    def _names(self) -> dict[ItemKind, tuple[str, str]]:
        return {
            ItemKind.NEED: (self.tr("Needs"), self.tr("Add a need")),
            ItemKind.DESIRE: (self.tr("Desires"), self.tr("Add a desire")),
            ItemKind.PROBLEM: (self.tr("Problems"), self.tr("Add a problem")),
            ItemKind.QUESTION: (self.tr("Questions"), self.tr("Add a question")),
            ItemKind.HABIT: (self.tr("Habits"), self.tr("Add a habit")),
            ItemKind.SHARED_GROUND: (self.tr("Shared ground"), self.tr("Add something you share")),
            ItemKind.WORDS: (self.tr("Their words"), self.tr("Add words they use")),
            ItemKind.HELP: (self.tr("How we help"), self.tr("Add a way you help")),
        }


class PersonaFacts(QWidget):
    """Beside the page: how much is known, which guesses to check, what to ask next."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list = QVBoxLayout()
        self._list.setContentsMargins(20, 0, 20, 0)
        self._list.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 0, 16)
        column.addLayout(self._list)
        column.addStretch(1)
        note = label(
            self.tr("Names and words stay on this computer."), px=12, role="muted", wrap=True
        )
        note.setContentsMargins(20, 0, 20, 0)
        column.addWidget(note)

    def show_facts(self, persona: Persona, written: tuple[tuple[str, str], ...]) -> None:
        """Show what is known of ``persona`` and the posts (title, status) written to them."""
        while self._list.count():
            item = self._list.takeAt(0)
            if item.widget():
                item.widget().hide()
                item.widget().deleteLater()
        said = [item for item in persona.items if item.text.strip()]
        guesses = [item for item in said if not item.evidence.strip()]
        self._heading(self.tr("What you know"))
        heard = self.tr("%n thing(s) heard from people", "", len(said) - len(guesses))
        guessed = self.tr("%n guessed", "", len(guesses))
        self._list.addWidget(label(f"{heard}, {guessed}.", role="muted", wrap=True))
        if guesses:
            self._heading(self.tr("Guesses to check"))
            for guess in guesses[:5]:
                self._entry(guess.text, "")
        questions = self._to_ask(persona)
        if questions:
            self._heading(self.tr("Ask next time"))
            for question in questions[:2]:
                self._entry(question, "")
        if written:
            name = persona.name or "…"
            self._heading(self.tr("Written to %1").replace("%1", name))
            for title, status in written[:6]:
                self._entry(title, status)

    def _heading(self, text: str) -> None:
        self._list.addSpacing(12)
        self._list.addWidget(label(text, weight=600, wrap=True))
        self._list.addSpacing(4)

    def _entry(self, text: str, second: str) -> None:
        self._list.addSpacing(6)
        self._list.addWidget(label(text, wrap=True))
        if second:
            self._list.addWidget(label(second, px=12, role="muted"))

    def _to_ask(self, persona: Persona) -> list[str]:
        """Return questions for the kinds of which nothing, or only guesses, are known."""
        asks = {
            ItemKind.QUESTION: self.tr("What do you ask yourself before you buy?"),
            ItemKind.PROBLEM: self.tr("What went wrong the last time?"),
            ItemKind.NEED: self.tr("What would make your week easier?"),
            ItemKind.HABIT: self.tr("How do you usually do it?"),
            ItemKind.DESIRE: self.tr("What would you love to be able to do?"),
            ItemKind.WORDS: self.tr("How would you say it to a friend?"),
        }
        known = {item.kind for item in persona.items if item.evidence.strip()}
        french = QLocale().language() == QLocale.Language.French
        opening, closing = ("«\u00a0", "\u00a0»") if french else ("“", "”")
        return [f"{opening}{text}{closing}" for kind, text in asks.items() if kind not in known]
