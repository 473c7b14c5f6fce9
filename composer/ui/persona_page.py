"""A persona's page: everything known of one reader, edited in place; and what to ask next."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from composer.personas.persona import Item, ItemKind, Persona, Place
from composer.ui.components import Hairline, IconButton, PrimaryButton, label
from composer.ui.persona_rows import RING, InPlace, ItemsRow, PlacesRow, WordsRow, quoted
from composer.ui.theme import Theme, writing_font


def kind_names() -> dict[ItemKind, tuple[str, str]]:
    """Return the name of each kind in the interface's language, and how to add one."""
    translate = QCoreApplication.translate  # under this name lupdate finds the texts
    return {
        ItemKind.NEED: (translate("PersonaPage", "Needs"), translate("PersonaPage", "Add a need")),
        ItemKind.DESIRE: (
            translate("PersonaPage", "Desires"),
            translate("PersonaPage", "Add a desire"),
        ),
        ItemKind.PROBLEM: (
            translate("PersonaPage", "Problems"),
            translate("PersonaPage", "Add a problem"),
        ),
        ItemKind.QUESTION: (
            translate("PersonaPage", "Questions"),
            translate("PersonaPage", "Add a question"),
        ),
        ItemKind.HABIT: (
            translate("PersonaPage", "Habits"),
            translate("PersonaPage", "Add a habit"),
        ),
        ItemKind.SHARED_GROUND: (
            translate("PersonaPage", "Shared ground"),
            translate("PersonaPage", "Add something you share"),
        ),
        ItemKind.WORDS: (
            translate("PersonaPage", "Their words"),
            translate("PersonaPage", "Add words they use"),
        ),
        ItemKind.HELP: (
            translate("PersonaPage", "How we help"),
            translate("PersonaPage", "Add a way you help"),
        ),
    }


class PersonaPage(QWidget):
    """Shows one persona in the place of the desk; every edit is said at once."""

    persona_changed = Signal(object)
    write_requested = Signal()
    library_requested = Signal()

    def __init__(self, theme: Theme, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._persona = Persona("", "")
        self.library_button = IconButton(theme, "panel-left", self.tr("Library (Ctrl+1)"))
        self.library_button.clicked.connect(self.library_requested)
        self.saved = label("", px=12, role="muted")
        self.write = PrimaryButton("")
        self.write.clicked.connect(self.write_requested)
        self._make_head()
        self._make_rows(language)
        self._lay_out()

    def show_saved(self, saved: bool) -> None:
        """Say whether everything written on the page is in the library."""
        self.saved.setText(self.tr("Saved") if saved else "")

    def _make_head(self) -> None:
        name = InPlace("", self.tr("Name"), font=writing_font(28, 600))
        name.line.setFixedHeight(36)
        name.line.setPlaceholderText(self.tr("Their first name"))
        name.line.textEdited.connect(self._rename)
        name.line.next_requested.connect(self._enter_description)
        self._name, self.name = name, name.line
        description = InPlace("", self.tr("Description"), role="muted")
        description.line.setPlaceholderText(
            self.tr("One sentence: what does a week look like for them?")
        )
        description.line.textEdited.connect(self._describe)
        self._description, self.description = description, description.line

    def _make_rows(self, language: str) -> None:
        self.places = PlacesRow(self.tr("Spends time"), self.tr("Add a place"), language)
        self.places.changed.connect(self._take_places)
        self.rows: dict[ItemKind, ItemsRow] = {}
        for kind, (name, add) in kind_names().items():
            made = (WordsRow if kind is ItemKind.WORDS else ItemsRow)(kind, name, add)
            made.changed.connect(lambda items, kind=kind: self._take_items(kind, items))
            self.rows[kind] = made

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 10, 16, 10)
        bar.addWidget(self.library_button)
        bar.addStretch(1)
        bar.addWidget(self.saved)
        bar.addSpacing(12)
        bar.addWidget(self.write)
        inside = QWidget()
        inside.setObjectName("panel_inside")
        inner = QVBoxLayout(inside)
        inner.setContentsMargins(40 - RING, 4, 40 - RING, 40)
        inner.setSpacing(0)
        inner.addWidget(self._name)
        inner.addWidget(self._description)
        inner.addSpacing(14)
        for row in (self.places, *self.rows.values()):
            line = QHBoxLayout()
            line.setContentsMargins(RING, 0, RING, 0)
            line.addWidget(Hairline())
            inner.addLayout(line)
            inner.addWidget(row)
        inner.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(_scrolling(inside), 1)

    @property
    def persona(self) -> Persona:
        """The persona as it stands on the page, empty lines left out."""
        return self._persona

    def show_persona(self, persona: Persona) -> None:
        """Show another persona, or the same one changed elsewhere."""
        if persona == self._persona:
            return
        self._persona = persona
        for line, text in ((self.name, persona.name), (self.description, persona.description)):
            line.setText(text)
            line.setCursorPosition(0)
        self.places.show_places(persona.places, persona.places_evidence)
        for kind, row in self.rows.items():
            row.show_items(persona.of_kind(kind))
        self._name_button()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Else Qt gives the focus to the first button; the keys begin above it.
        self.setFocus()

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of ``theme``."""
        self.library_button.set_theme(theme)

    def focus_name(self) -> None:
        """Put the caret into the name."""
        self.name.setFocus()
        self.name.selectAll()

    @Slot()
    def _enter_description(self) -> None:
        self.description.setFocus()

    # --- changes -----------------------------------------------------------------------------

    def _take(self, persona: Persona) -> None:
        self._persona = persona
        self._name_button()
        self.persona_changed.emit(persona)

    def _name_button(self) -> None:
        name = self._persona.name.strip() or "…"
        self.write.setText(self.tr("Write to %1").replace("%1", name.replace("&", "&&")))
        self.setAccessibleName(name)

    @Slot(str)
    def _rename(self, name: str) -> None:
        self._take(replace(self._persona, name=name))

    @Slot(str)
    def _describe(self, text: str) -> None:
        self._take(replace(self._persona, description=text))

    @Slot(object, str)
    def _take_places(self, places: tuple[Place, ...], evidence: str) -> None:
        self._take(replace(self._persona, places=places, places_evidence=evidence))

    def _take_items(self, changed: ItemKind, items: tuple[Item, ...]) -> None:
        said = tuple(item for item in items if item.text.strip() or item.evidence.strip())
        every = tuple(
            item
            for kind in ItemKind
            for item in (said if kind is changed else self._persona.of_kind(kind))
        )
        self._take(replace(self._persona, items=every))


def _scrolling(inside: QWidget) -> QScrollArea:
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setWidget(inside)
    return scroll


class PersonaFacts(QWidget):
    """Beside the page: how much is known, which guesses to check, what to ask next."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list = QVBoxLayout()
        self._list.setContentsMargins(20, 0, 20, 16)
        self._list.setSpacing(0)
        inside = QWidget()
        inside.setObjectName("panel_inside")
        around = QVBoxLayout(inside)
        around.setContentsMargins(0, 0, 0, 0)
        around.addLayout(self._list)
        around.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 16)
        column.setSpacing(0)
        column.addWidget(_scrolling(inside), 1)
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
        title = label(self.tr("What you know"), weight=600)
        title.setFixedHeight(52)
        self._list.addWidget(title)
        said = [item for item in persona.items if item.text.strip()]
        guesses = [item for item in said if not item.evidence.strip()]
        known = self._known(len(said) - len(guesses), len(guesses))
        self._list.addWidget(label(known, role="muted", wrap=True))
        names = kind_names()
        self._part(
            self.tr("Guesses to check"),
            tuple((guess.text, names[guess.kind][0]) for guess in guesses[:5]),
        )
        asks = tuple((question, "") for question in self._to_ask(persona)[:2])
        self._part(self.tr("Ask next time"), asks)
        name = persona.name.strip() or "…"
        self._part(self.tr("Written to %1").replace("%1", name), written[:6])

    def _known(self, heard: int, guessed: int) -> str:
        """Return in words how much was heard from people and how much is a guess."""
        if not heard and not guessed:
            return self.tr("Nothing yet. One real question is enough to begin.")
        words = (
            self.tr("%n thing(s) heard from people", "", heard)
            if heard
            else self.tr("Nothing heard from people yet")
        )
        guesses = self.tr("%n guessed", "", guessed)
        return f"{words}, {guesses}." if guessed else f"{words}."

    def _part(self, title: str, entries: tuple[tuple[str, str], ...]) -> None:
        if not entries:
            return
        heading = label(title, weight=600, wrap=True)
        heading.setContentsMargins(0, 16, 0, 4)
        self._list.addWidget(heading)
        for text, second in entries:
            first = label(text, wrap=True)
            first.setContentsMargins(0, 6, 0, 0 if second else 6)
            self._list.addWidget(first)
            if second:
                below = label(second, px=12, role="muted")
                below.setContentsMargins(0, 1, 0, 6)
                self._list.addWidget(below)

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
        return [text.join(quoted(text)) for kind, text in asks.items() if kind not in known]
