"""The window: its columns, what acts between them, its look, and how it comes back."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from composer.text.bilingual import Bilingual, ComposerError
from composer.ui.approving import Approving
from composer.ui.checks_panel import ChecksPanel
from composer.ui.columns import Columns
from composer.ui.components import Banner, Toast
from composer.ui.desk import Desk
from composer.ui.library_column import LibraryColumn
from composer.ui.main_menu import MainMenu
from composer.ui.notices import Notices
from composer.ui.own_rules import OwnRules
from composer.ui.own_words import OwnWords
from composer.ui.passages import Passages
from composer.ui.persona_page import PersonaFacts, PersonaPage
from composer.ui.persona_shelf import PersonaShelf
from composer.ui.pictures import Pictures
from composer.ui.post_shelf import PostShelf
from composer.ui.preview_panel import PreviewPanel
from composer.ui.proofreading_settings import ProofreadingSettings
from composer.ui.reader_panels import OpenersPanel, PersonaPanel
from composer.ui.reader_side import ReaderSide
from composer.ui.session import Session
from composer.ui.sheets import Sheets
from composer.ui.theme import Theme, install, load_theme
from composer.ui.writing_aids import WritingAids

log = logging.getLogger("composer")

_USUAL_SIZE = 18
_FIRST_SIZE = (1280, 800)
_TITLE_BAR = 68
"""Pixels left free: the title bar, and a panel that the screen does not tell of."""


class Window(QMainWindow):
    """The main window. All state is in the session; the window shows it and passes wishes on.

    What happens in it is done by its parts: :attr:`posts` and :attr:`personas` carry them in and
    out of the library, :attr:`passages` shows findings, :attr:`reader` the persona and openers,
    :attr:`aids` help to write, :attr:`pictures` takes pictures in, :attr:`own_words` what single
    networks get, :attr:`approving` leads to a file of a scheduler, :attr:`rules` keeps the person's
    own rules true, :attr:`proofreading` sets who proofreads, :attr:`notices` tells what was done.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        session.setParent(self)
        self._theme = load_theme(_wanted_theme(session.library.state("theme")))
        self._told_unsaved = False
        self.setWindowTitle("Post Composer")
        self.setMinimumSize(560, 480)
        self._dress()
        self._make_views()
        self._make_parts()
        self._connect()
        self.posts.show_library()
        self._restore()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    def _make_views(self) -> None:
        session, theme = self.session, self._theme
        language = session.interface_language
        self.library = LibraryColumn(theme)
        self.desk = Desk(session, theme)
        self.page = PersonaPage(theme, language)
        self.persona_panel = PersonaPanel(theme, language)
        self.openers_panel = OpenersPanel(theme)
        self.checks_panel = ChecksPanel(theme, language)
        self.preview_panel = PreviewPanel(theme, language)
        self._facts = PersonaFacts()
        panels = [self.persona_panel, self.openers_panel, self.checks_panel, self.preview_panel]
        self.columns = Columns(self.library, self.desk, self.page, self._facts, panels)
        self.setCentralWidget(self.columns)
        self.banner = Banner(theme)
        self.desk.banner_place.addWidget(self.banner)
        self.toast = Toast(self.desk, self.desk.foot)

    def _make_parts(self) -> None:
        session, desk, columns = self.session, self.desk, self.columns
        self.notices = Notices(
            self.banner, self.toast, desk.editor, session.interface_language, self
        )
        self.sheets = Sheets(columns, self, self._theme)
        self.posts = PostShelf(
            session, self.library, desk, self.page, columns, self.notices, self.sheets
        )
        self.personas = PersonaShelf(
            session, self.library, desk, self.page, self._facts, columns, self.posts, self.notices
        )
        self.passages = Passages(
            session, desk, self.checks_panel, columns, self.notices, self.sheets
        )
        self.reader = ReaderSide(
            session, desk, self.persona_panel, self.openers_panel, columns, self.notices
        )
        self.own_words = OwnWords(session, desk, self.preview_panel, columns, self.notices)
        self.approving = Approving(session, self.posts, self.notices, self.sheets)
        self.approving.text_requested.connect(self.own_words.take_up)
        self.approving.passage_requested.connect(self.passages.show_rule)
        self.rules = OwnRules(session, self.notices, self.sheets, self)
        self.aids = WritingAids(session, desk, self.notices, self.sheets)
        self.pictures = Pictures(session, desk, self.notices)
        self.proofreading = ProofreadingSettings(
            session.proofreading, self.notices, self.sheets, session.interface_language, self
        )
        self.main_menu = MainMenu(
            self,
            self.posts,
            self.personas,
            self.approving,
            self.passages,
            self.reader,
            self.aids,
            self.pictures,
            columns,
            self.rules,
            self.proofreading,
        )
        self.main_menu.show_author(session.author or "")
        self._show_look_chosen()
        self.main_menu.author_chosen.connect(session.set_author)
        session.author_changed.connect(self.main_menu.show_author)
        self.library.menu_button.setMenu(self.main_menu)

    def _show_look_chosen(self) -> None:
        """Check in the menu the colours and the language that the library keeps."""
        kept = self.session.library.state
        theme = kept("theme")
        self.main_menu.show_theme(str(theme) if theme in ("light", "dark") else "system")
        language = kept("interface_language")
        known = language in ("en", "fr")
        self.main_menu.show_language(str(language) if known else self.session.interface_language)

    def _connect(self) -> None:
        session, desk, columns = self.session, self.desk, self.columns
        desk.editor.edited.connect(self._take_text)
        desk.approval_requested.connect(self.approving.review)
        desk.date_requested.connect(self.approving.review)
        for place in (desk.library_requested, self.page.library_requested):
            place.connect(columns.toggle_library)
        self.library.hide_requested.connect(columns.toggle_library)
        columns.desk_shown.connect(self._show_changes)
        session.post_opened.connect(self._show_post)
        session.post_changed.connect(self._show_changes)
        session.text_replaced.connect(self._load_text)
        session.personas_changed.connect(self._show_personas)
        session.paused.connect(desk.show_facts)
        session.mutes_changed.connect(desk.show_facts)
        session.save_failed.connect(self.notices.problem)
        for asked in (self.persona_panel.page_requested, self.openers_panel.page_requested):
            asked.connect(self.personas.open_own_page)
        self.reader.new_persona_requested.connect(self.personas.new_persona)
        self.main_menu.theme_chosen.connect(self._choose_theme)
        self.main_menu.language_chosen.connect(self._choose_language)
        self.main_menu.size_chosen.connect(self._resize_writing)

    # --- start and end -----------------------------------------------------------------------

    def _restore(self) -> None:
        """Come back as the window was left: size, columns, post, caret."""
        library = self.session.library
        state = library.state("window") or {}
        self.resize(self._fitting(QSize(*(state.get("size") or _FIRST_SIZE))))
        if state.get("maximized"):
            self.setWindowState(Qt.WindowState.WindowMaximized)
        self.columns.restore(state)
        self.desk.editor.set_size(int(state.get("writing") or self.desk.editor.size_px()))
        wanted = library.state("open_post")
        posts = library.posts()
        found = next((post for post in posts if post.id == wanted), posts[0] if posts else None)
        if found is not None:
            self.session.open(found.id)
        else:
            self.session.begin()
        self.columns.fit()
        self.desk.editor.setFocus()

    def _fitting(self, wanted: QSize) -> QSize:
        """Return the size wanted, or what the screen has room for beside a title bar."""
        room = self.screen().availableSize() - QSize(0, _TITLE_BAR)
        return wanted.boundedTo(room).expandedTo(self.minimumSize())

    def _keep_state(self) -> None:
        state = self.columns.state()
        # A maximized window comes back maximized, and shrinks to what it was before.
        size = self.normalGeometry().size() if self.isMaximized() else self.size()
        state["size"] = [size.width(), size.height()]
        state["maximized"] = self.isMaximized()
        state["writing"] = self.desk.editor.size_px()
        self.session.library.set_state("window", state)
        self.session.library.set_state("open_post", self.session.post.id)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.session.save()
        self.personas.leave_page()
        if not self.session.is_saved and not self._told_unsaved:
            self._told_unsaved = True
            self.notices.problem(
                Bilingual(
                    "Your last words could not be stored, so the window stays open. Copy them "
                    "somewhere safe; close again to leave without them.",
                    "Vos derniers mots n’ont pas pu être enregistrés : la fenêtre reste ouverte. "
                    "Copiez-les en lieu sûr ; fermez de nouveau pour partir sans eux.",
                )
            )
            event.ignore()
            return
        try:
            self._keep_state()
        except ComposerError as problem:
            log.warning("closing: %s", problem.message.en)
        self.posts.stop()
        self.pictures.stop()
        self.rules.stop()
        self.proofreading.stop()
        self.session.end()
        event.accept()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # After the first window: a dictionary or a server that loads must not keep it.
        QTimer.singleShot(0, self.session.proofreading, self.session.proofreading.begin)

    # --- what is shown -----------------------------------------------------------------------

    @Slot()
    def _take_text(self) -> None:
        editor = self.desk.editor
        self.session.write(editor.text(), editor.caret())
        self.desk.show_counts_soon()

    @Slot()
    def _show_post(self) -> None:
        post = self.session.post
        self.columns.show_desk()
        self.notices.forget_done()
        self.desk.editor.load(self.session.text, post.caret)
        self.checks_panel.open_card(None)
        self.library.select(post.id)
        self._show_changes()
        self.session.remember("open_post", post.id)

    @Slot()
    def _load_text(self) -> None:
        self.notices.forget_done()
        self.desk.editor.load(self.session.text, self.session.post.caret)

    @Slot()
    def _show_changes(self) -> None:
        self.desk.show_post()
        self.desk.show_facts()
        self.reader.show_reader()
        self.passages.show_cards()
        self.passages.show_marks()
        self.posts.note_sample()

    @Slot()
    def _show_personas(self) -> None:
        if not self.columns.shows_page():
            self._show_changes()

    @Slot()
    def come_forward(self) -> None:
        """Show the window before all others: another start asked for it."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    # --- keys and look -----------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.aids.find_bar.close_bar()
            self.columns.close_drawer()
            self.columns.focus_text()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.notices.undo()
        else:
            super().keyPressEvent(event)

    @Slot(int)
    def _resize_writing(self, step: int) -> None:
        editor = self.desk.editor
        editor.set_size(editor.size_px() + step if step else _USUAL_SIZE)

    @Slot()
    def _follow_system(self) -> None:
        if (self.session.library.state("theme") or "system") == "system":
            self._wear(load_theme(_wanted_theme("system")))

    @Slot(str)
    def _choose_theme(self, name: str) -> None:
        self.session.remember("theme", name)
        self._show_look_chosen()
        self._wear(load_theme(_wanted_theme(name)))

    @Slot(str)
    def _choose_language(self, language: str) -> None:
        self.session.remember("interface_language", language)
        self._show_look_chosen()
        self.notices.problem(
            Bilingual(
                "The language changes when you start Post Composer again.",
                "La langue changera au prochain démarrage de Post Composer.",
            )
        )

    def _dress(self) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        install(app, self._theme)

    def _wear(self, theme: Theme) -> None:
        """Put on another theme."""
        self._theme = theme
        self._dress()
        self.sheets.set_theme(theme)
        for part in (
            self.library,
            self.desk,
            self.page,
            self.persona_panel,
            self.openers_panel,
            self.checks_panel,
            self.preview_panel,
        ):
            part.set_theme(theme)
        for button in self.findChildren(QObject):
            if hasattr(button, "set_theme") and button.parent() is not None:
                button.set_theme(theme)
        self._show_changes()


def _wanted_theme(chosen: object) -> str:
    """Return ``"light"`` or ``"dark"``: the one chosen, else the system's."""
    if chosen in ("light", "dark"):
        return str(chosen)
    dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return "dark" if dark else "light"
