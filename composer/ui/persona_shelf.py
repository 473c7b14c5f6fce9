"""Personas that come and go: their page, copies, files, what is deleted."""

from __future__ import annotations

import uuid
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog

from composer.personas.exchange import from_json, to_json
from composer.personas.persona import Persona
from composer.text.bilingual import Bilingual, ComposerError, system_words
from composer.ui.columns import Columns
from composer.ui.desk import Desk
from composer.ui.last_folder import last_folder, note_folder
from composer.ui.library_column import LibraryColumn
from composer.ui.notices import Notices
from composer.ui.persona_page import PersonaFacts, PersonaPage
from composer.ui.post_shelf import PostShelf
from composer.ui.session import Session


class PersonaShelf(QObject):
    """Carries personas between the library, their page and files."""

    def __init__(
        self,
        session: Session,
        column: LibraryColumn,
        desk: Desk,
        page: PersonaPage,
        facts: PersonaFacts,
        columns: Columns,
        posts: PostShelf,
        notices: Notices,
    ) -> None:
        super().__init__(columns)
        self._session = session
        self._column = column
        self._desk = desk
        self._page = page
        self._facts = facts
        self._columns = columns
        self._posts = posts
        self._notices = notices
        column.persona_chosen.connect(self.open_persona)
        column.new_persona_requested.connect(self.new_persona)
        column.persona_duplicate_requested.connect(self.duplicate_persona)
        column.persona_delete_requested.connect(self.delete_persona)
        column.persona_export_requested.connect(self.export_persona)
        columns.desk_shown.connect(self.leave_page)
        page.persona_changed.connect(self._take_persona)
        page.write_requested.connect(self._write_to_persona)

    @Slot()
    def new_persona(self) -> None:
        """Open an empty page for a new persona."""
        self._open_page(Persona(uuid.uuid4().hex, ""))
        self._page.focus_name()

    @Slot(str)
    def open_persona(self, persona_id: str) -> None:
        """Open the page of a persona in the place of the desk."""
        found = self._session.persona_of(persona_id)
        if found is not None:
            self._open_page(found)
            self._columns.close_drawer()

    @Slot()
    def open_own_page(self) -> None:
        """Open the page of the reader of the post on the desk."""
        if self._session.post.persona_id:
            self.open_persona(self._session.post.persona_id)

    def _open_page(self, persona: Persona) -> None:
        self._session.save()
        if self._columns.shows_page():
            self.leave_page()
        self._page.show_persona(persona)
        self._show_page_facts()
        self._columns.show_page()
        self._column.select("", persona.id)

    @Slot(object)
    def _take_persona(self, persona: Persona) -> None:
        # A page nobody wrote on leaves no persona behind; one that is stored follows every letter.
        if not _is_blank(persona) or self._session.persona_of(persona.id) is not None:
            self._page.show_saved(self._session.keep_persona(replace(persona, sample=False)))
        self._show_page_facts()

    @Slot()
    def leave_page(self) -> None:
        """Take away a persona of which every word was deleted on the page that is left."""
        persona = self._page.persona
        if _is_blank(persona) and self._session.persona_of(persona.id) is not None:
            self._session.delete_persona(persona.id)

    def _show_page_facts(self) -> None:
        persona = self._page.persona
        written = tuple(
            (row.title, row.group)
            for row in (
                self._posts.row(post)
                for post in self._session.library.posts()
                if post.persona_id == persona.id
            )
        )
        self._facts.show_facts(persona, written)

    @Slot()
    def _write_to_persona(self) -> None:
        persona = self._page.persona
        known = self._session.persona_of(persona.id)
        self._session.begin()
        if known is not None:
            networks = tuple(place.network for place in known.places) or self._session.post.networks
            self._session.change(persona_id=known.id, networks=networks, language=None)
        self._desk.editor.setFocus()

    @Slot(str)
    def duplicate_persona(self, persona_id: str) -> None:
        """Make a persona with the notes of another one, and open its page."""
        found = self._session.persona_of(persona_id)
        if found is None:
            return
        name = self.tr("%1 (copy)").replace("%1", found.name)
        twin = replace(found, id=uuid.uuid4().hex, name=name, sample=False)
        self._session.keep_persona(twin)
        self._open_page(twin)

    @Slot(str)
    def delete_persona(self, persona_id: str) -> None:
        """Delete a persona; the toast brings it back."""
        found = self._session.persona_of(persona_id)
        if found is None:
            return
        self._session.delete_persona(persona_id)
        if self._columns.shows_page() and self._page.persona.id == persona_id:
            self._columns.show_desk()
            self._column.select(self._session.post.id)
        self._notices.undoable(
            self.tr("%1 deleted").replace("%1", found.name),
            lambda: self._session.keep_persona(found),
        )

    @Slot(str)
    def export_persona(self, persona_id: str) -> None:
        """Write a persona to a JSON file."""
        found = self._session.persona_of(persona_id)
        if found is None:
            return
        safe = (
            "".join(c if c.isalnum() or c in " -" else "_" for c in found.name).strip() or "persona"
        )
        name, _ = QFileDialog.getSaveFileName(
            self._page.window(),
            self.tr("Export a persona"),
            str(Path(last_folder(self._session)) / f"{safe}.json"),
            "JSON (*.json)",
        )
        if not name:
            return
        note_folder(self._session, name)
        try:
            Path(name).write_text(to_json(found), "utf-8")
        except ComposerError as problem:
            self._notices.problem(problem.message)
            return
        except OSError as problem:
            why = system_words(problem)
            self._notices.problem(
                Bilingual(
                    f"{name} cannot be written ({why.en}). Choose another folder.",
                    f"{name} ne peut pas être écrit ({why.fr}). Choisissez un autre dossier.",
                )
            )
            return
        self._notices.note(self.tr("%1 exported").replace("%1", found.name))

    @Slot()
    def import_persona(self) -> None:
        """Read a persona from a JSON file."""
        name, _ = QFileDialog.getOpenFileName(
            self._page.window(),
            self.tr("Import a persona"),
            last_folder(self._session),
            "JSON (*.json);;*",
        )
        if name:
            note_folder(self._session, name)
            self.read_persona_file(Path(name))

    def read_persona_file(self, path: Path) -> None:
        """Add the persona of a file; a file that is none is refused in words."""
        try:
            persona = from_json(path.read_bytes())
        except OSError as problem:
            self._notices.unreadable(path, problem)
            return
        except ComposerError as problem:
            self._notices.problem(problem.message)
            return
        if self._session.persona_of(persona.id) is not None:
            persona = replace(persona, id=uuid.uuid4().hex)
        self._session.keep_persona(persona)
        self._open_page(persona)


def _is_blank(persona: Persona) -> bool:
    return not (
        persona.name.strip() or persona.description.strip() or persona.items or persona.places
    )
