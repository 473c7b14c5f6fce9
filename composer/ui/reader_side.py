"""The reader of the post: who it is, what the draft touches of her, and openers made from her."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QPoint, Signal, Slot
from PySide6.QtWidgets import QMenu

from composer.checks.findings import Edit, FindingKind, Span
from composer.personas.openers import Opener, missing, openers
from composer.ui.columns import OPENERS_TAB, Columns
from composer.ui.desk import Desk
from composer.ui.notices import Notices
from composer.ui.reader_panels import OpenersPanel, PersonaPanel
from composer.ui.session import Session


class ReaderSide(QObject):
    """Keeps the panels of the reader true, chooses the reader and inserts openers."""

    new_persona_requested = Signal()

    def __init__(
        self,
        session: Session,
        desk: Desk,
        persona_panel: PersonaPanel,
        openers_panel: OpenersPanel,
        columns: Columns,
        notices: Notices,
    ) -> None:
        super().__init__(columns)
        self._session = session
        self._desk = desk
        self._persona = persona_panel
        self._openers = openers_panel
        self._columns = columns
        self._notices = notices
        session.paused.connect(self.show_reader)
        columns.tabs.chosen.connect(self.show_reader)
        desk.reader_menu_requested.connect(self._show_persona_menu_at)
        persona_panel.touch_chosen.connect(desk.show_touch)
        persona_panel.choose_requested.connect(self.show_persona_menu)
        openers_panel.insert_requested.connect(self.insert_opener)
        openers_panel.choose_requested.connect(self.show_persona_menu)

    @Slot()
    def show_reader(self) -> None:
        """Show what the draft touches of its reader, and the openers where they are looked at."""
        session = self._session
        touches = session.reader.touches if session.reader else ()
        self._persona.show_persona(session.persona, touches, session.text, session.post.networks)
        if self._columns.tabs.current() == OPENERS_TAB:
            self._show_openers()

    def _show_openers(self) -> None:
        session = self._session
        persona = session.persona
        language = (persona.language if persona else None) or session.language
        used = session.library.used_openers(session.post.persona_id or "")
        offered = openers(persona, language, used, self._opener_passes(language))
        lacking = missing(persona)
        said = lacking.in_language(session.interface_language) if lacking else ""
        self._openers.show_openers(offered[:12], persona, said)

    def _opener_passes(self, language: str) -> Callable[[str, str], bool]:
        """Return the test of an opener: it raises no problem, and the strength its move names."""
        checker, given = self._session.checker, self._session.given

        def passes(text: str, strength: str) -> bool:
            found = checker.check(replace(given(text), language=language, reader_known=False))
            kinds = {f.rule.kind for f in found if not f.absence}
            return FindingKind.PROBLEM not in kinds and strength in {f.rule.id for f in found}

        return passes

    @Slot()
    def show_openers(self) -> None:
        """Show the openers and give the first one the focus."""
        self._columns.show_desk()
        self._columns.show_side()
        self._columns.tabs.choose(OPENERS_TAB)
        self._show_openers()
        self._openers.focus_first()

    @Slot(object)
    def insert_opener(self, opener: Opener) -> None:
        """Put an opener at the start of the draft, as one step of undo."""
        session, editor = self._session, self._desk.editor
        persona_id = session.post.persona_id or ""
        gap = "\n\n" if session.text.strip() else " "
        editor.apply((Edit(Span(0, 0), opener.text + gap),))
        editor.set_caret(len(opener.text) + len(gap))
        session.library.record_opener(persona_id, opener.key)
        self._session.settle()
        self._show_openers()
        editor.setFocus()

        def undo() -> None:
            editor.undo()
            session.library.forget_opener(persona_id, opener.key)
            self._session.settle()
            self._show_openers()

        self._notices.undoable(self.tr("Opener inserted"), undo, of_words=True)

    @Slot()
    def show_persona_menu(self) -> None:
        """Open the menu of personas under the reader's name."""
        self._columns.show_desk()
        button = self._desk.reader.button
        self._show_persona_menu_at(button.mapToGlobal(QPoint(0, button.height())))

    @Slot(QPoint)
    def _show_persona_menu_at(self, at: QPoint) -> None:
        menu = QMenu(self._desk)
        for persona in self._session.personas:
            action = menu.addAction(persona.name.replace("&", "&&") or "…")
            action.setCheckable(True)
            action.setChecked(persona.id == self._session.post.persona_id)
            action.triggered.connect(
                lambda _checked=False, persona=persona: self.choose_persona(persona.id)
            )
        menu.addSeparator()
        menu.addAction(self.tr("Nobody")).triggered.connect(lambda: self.choose_persona(None))
        menu.addAction(self.tr("New persona")).triggered.connect(self.new_persona_requested)
        self._persona_menu = menu
        menu.popup(at)
        if menu.actions():
            menu.setActiveAction(menu.actions()[0])

    def choose_persona(self, persona_id: str | None) -> None:
        """Write this post to another reader."""
        persona = self._session.persona_of(persona_id)
        networks = self._session.post.networks
        if persona is not None and not networks:
            networks = tuple(place.network for place in persona.places)
        self._session.change(persona_id=persona_id, networks=networks)
        self._desk.editor.setFocus()
