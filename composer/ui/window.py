"""The window: three columns, and everything that happens between them."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QLocale, QObject, QPoint, QSize, QStandardPaths, Qt, QTimer, Slot
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QMainWindow,
    QMenu,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from composer.checks.findings import Edit, Finding, FindingKind, Fix, Severity, Span
from composer.checks.mutes import MuteScope
from composer.checks.rules import FIX_LABELS
from composer.networks.counting import count
from composer.personas.exchange import from_json, to_json
from composer.personas.openers import Opener, missing, openers
from composer.personas.persona import Persona
from composer.posts import approval
from composer.posts.post import Post, PostKind, Status
from composer.text.bilingual import Bilingual, ComposerError
from composer.ui.approval_sheet import ApprovalChoice, ApprovalDraft, ApprovalRequest, ApprovalSheet
from composer.ui.checks_panel import ChecksPanel, MuteAsked, look_of, mute_menu
from composer.ui.components import Banner, Hairline, Sheet, TabRow, Toast
from composer.ui.desk import Desk
from composer.ui.editor import Mark
from composer.ui.library_column import LibraryColumn, PersonaRow, PostRow
from composer.ui.persona_page import PersonaFacts, PersonaPage
from composer.ui.reader_panels import OpenersPanel, PersonaPanel
from composer.ui.session import Session, now
from composer.ui.theme import Theme, install, load_theme

log = logging.getLogger("composer")

PERSONA_TAB, OPENERS_TAB, CHECKS_TAB = range(3)
_WIDE, _NARROW = 1160, 720


class Window(QMainWindow):
    """The main window. All state is in the session; the window shows it and passes wishes on."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._theme = load_theme(_wanted_theme(session.library.state("theme")))
        self._undo: Callable[[], None] | None = None
        self._approval_drafts: dict[str, ApprovalDraft] = {}
        self._persona_waiting: Persona | None = None
        self._drawer = False
        self._banner_called: Callable[[], None] | None = None
        self._library_wanted = True
        self._side_wanted = True
        self._told_crash = False
        self._told_unsaved = False
        self.setWindowTitle("Post Composer")
        self.setMinimumSize(560, 480)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        install(app, self._theme)
        self._make_parts()
        self._make_actions()
        self._connect()
        self._show_library()
        self._restore()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    # --- parts -------------------------------------------------------------------------------

    def _make_parts(self) -> None:
        session, theme = self.session, self._theme
        language = session.interface_language
        self.library = LibraryColumn(theme)
        self.desk = Desk(session, theme)
        self.page = PersonaPage(theme, language)
        self.facts = PersonaFacts()
        self.persona_panel = PersonaPanel(theme, language)
        self.openers_panel = OpenersPanel(theme)
        self.checks_panel = ChecksPanel(theme, language)
        self.tabs = TabRow([self.tr("Persona"), self.tr("Openers"), self.tr("Checks")])
        self._panels = QStackedWidget()
        for panel in (self.persona_panel, self.openers_panel, self.checks_panel):
            self._panels.addWidget(panel)
        tabbed = QWidget()
        column = QVBoxLayout(tabbed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(Hairline())
        column.addWidget(self._panels, 1)
        self.side = QStackedWidget()
        self.side.addWidget(tabbed)
        self.side.addWidget(self.facts)
        self.middle = QStackedWidget()
        self.middle.addWidget(self.desk)
        self.middle.addWidget(self.page)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        for part in (self.library, self.middle, self.side):
            self.splitter.addWidget(part)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([248, 688, 344])
        self.library.setMinimumWidth(200)
        self.library.setMaximumWidth(320)
        self.side.setMinimumWidth(304)
        self.side.setMaximumWidth(420)
        root = QWidget()
        root.setObjectName("root")
        around = QVBoxLayout(root)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(0)
        around.addWidget(self.splitter, 1)
        self.setCentralWidget(root)
        self.banner = Banner(theme)
        self.desk.banner_place.addWidget(self.banner)
        self.toast = Toast(self.desk)
        self.tabs.choose(CHECKS_TAB)
        self._panels.setCurrentIndex(CHECKS_TAB)

    def _make_actions(self) -> None:
        menu = QMenu(self)
        self.library.menu_button.setMenu(menu)
        self._actions: dict[str, QAction] = {}
        entries: list[tuple[str, str, Callable[[], None]] | None] = [
            (self.tr("New post"), "Ctrl+N", self.new_post),
            (self.tr("New reply"), "Ctrl+Shift+N", self.new_reply),
            (self.tr("New persona"), "", self.new_persona),
            None,
            (self.tr("Review and approve"), "Ctrl+Return", self.review),
            (self.tr("Send to review"), "", self.send_to_review),
            (self.tr("Back to draft"), "", self.back_to_draft),
            (self.tr("Export approved posts…"), "Ctrl+E", self.export),
            None,
            (self.tr("Import a persona…"), "", self.import_persona),
            (self.tr("Muted rules…"), "", self.show_mutes),
            (self.tr("Remove the samples"), "", self.remove_samples),
            None,
            (self.tr("Choose the persona"), "Ctrl+P", self.show_persona_menu),
            (self.tr("Openers"), "Ctrl+Shift+O", self.show_openers),
            (self.tr("Next finding"), "F8", self.next_finding),
            (self.tr("Previous finding"), "Shift+F8", self.previous_finding),
            (self.tr("Fixes and mutes"), "Alt+Return", self.show_finding_menu),
            (self.tr("Next column"), "F6", self.next_column),
            (self.tr("Library"), "Ctrl+1", self.toggle_library),
            (self.tr("Text"), "Ctrl+2", self.focus_text),
            (self.tr("Side panel"), "Ctrl+3", self.toggle_side),
        ]
        for entry in entries:
            if entry is None:
                menu.addSeparator()
                continue
            text, keys, called = entry
            action = QAction(text, self)
            if keys:
                action.setShortcut(QKeySequence(keys))
            action.triggered.connect(called)
            self.addAction(action)
            menu.addAction(action)
            self._actions[called.__name__] = action
        menu.addSeparator()
        self._add_choices(menu, self.tr("Colours"), self._theme_choices(), self._choose_theme)
        self._add_choices(
            menu, self.tr("Language"), self._language_choices(), self._choose_language
        )
        menu.addSeparator()
        self._size_action(menu, self.tr("Larger writing"), "Ctrl++", 1)
        self._size_action(menu, self.tr("Smaller writing"), "Ctrl+-", -1)
        self._size_action(menu, self.tr("Usual size"), "Ctrl+0", 0)
        leave = menu.addAction(self.tr("Quit"))
        leave.setShortcut(QKeySequence(QKeySequence.StandardKey.Quit))
        leave.triggered.connect(self.close)
        self.addAction(leave)
        self.main_menu = menu

    def _theme_choices(self) -> dict[str, str]:
        return {
            "system": self.tr("As the system"),
            "light": self.tr("Light"),
            "dark": self.tr("Dark"),
        }

    @staticmethod
    def _language_choices() -> dict[str, str]:
        return {"en": "English", "fr": "Français"}

    def _add_choices(
        self, menu: QMenu, title: str, choices: dict[str, str], called: Callable[[str], None]
    ) -> None:
        sub = menu.addMenu(title)
        for key, text in choices.items():
            sub.addAction(text).triggered.connect(lambda _checked=False, key=key: called(key))

    def _size_action(self, menu: QMenu, text: str, keys: str, step: int) -> None:
        action = menu.addAction(text)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda: self._resize_writing(step))
        self.addAction(action)

    def _connect(self) -> None:
        session, desk, library = self.session, self.desk, self.library
        desk.editor.edited.connect(self._take_text)
        desk.editor.caret_moved.connect(self._take_caret)
        desk.editor.menu_requested.connect(self._show_editor_menu)
        desk.approval_requested.connect(self.review)
        desk.date_requested.connect(self.review)
        desk.reader_menu_requested.connect(self._show_persona_menu_at)
        desk.library_requested.connect(self.toggle_library)
        self.page.library_requested.connect(self.toggle_library)
        session.post_opened.connect(self._show_post)
        session.post_changed.connect(self._show_changes)
        session.findings_changed.connect(self._show_marks)
        session.paused.connect(self._show_facts)
        session.posts_changed.connect(self._show_library)
        session.personas_changed.connect(self._show_personas)
        session.mutes_changed.connect(self._show_facts)
        session.save_failed.connect(self.show_problem)
        session.saved.connect(self._show_library_later)
        library.post_chosen.connect(self.open_post)
        library.persona_chosen.connect(self.open_persona)
        library.new_post_requested.connect(self.new_post)
        library.new_reply_requested.connect(self.new_reply)
        library.new_persona_requested.connect(self.new_persona)
        library.search_changed.connect(self._show_library)
        library.hide_requested.connect(self.toggle_library)
        library.post_duplicate_requested.connect(self.duplicate_post)
        library.post_delete_requested.connect(self.delete_post)
        library.persona_duplicate_requested.connect(self.duplicate_persona)
        library.persona_delete_requested.connect(self.delete_persona)
        library.persona_export_requested.connect(self.export_persona)
        self.page.persona_changed.connect(self._take_persona)
        self.page.write_requested.connect(self._write_to_persona)
        self.tabs.chosen.connect(self._panels.setCurrentIndex)
        self.tabs.chosen.connect(self._show_facts)
        self.persona_panel.touch_chosen.connect(desk.show_touch)
        self.persona_panel.page_requested.connect(self._open_own_page)
        self.persona_panel.choose_requested.connect(self.show_persona_menu)
        self.openers_panel.insert_requested.connect(self.insert_opener)
        self.openers_panel.page_requested.connect(self._open_own_page)
        self.openers_panel.choose_requested.connect(self.show_persona_menu)
        self.checks_panel.words_requested.connect(self._show_words)
        self.checks_panel.fix_requested.connect(self.apply_fix)
        self.checks_panel.mute_requested.connect(self._mute)
        self.checks_panel.opened.connect(self._show_marks)
        self.checks_panel.mutes_requested.connect(self.show_mutes)
        self.toast.undo_requested.connect(self._take_back)
        self.banner.link_requested.connect(self._press_banner)
        self._library_timer = QTimer(self)
        self._library_timer.setSingleShot(True)
        self._library_timer.setInterval(600)
        self._library_timer.timeout.connect(self._show_library)

    # --- start and end -----------------------------------------------------------------------

    def _restore(self) -> None:
        """Come back as the window was left: size, columns, post, caret."""
        library = self.session.library
        size = library.state("window") or {}
        self.resize(QSize(*(size.get("size") or (1280, 800))))
        if size.get("columns"):
            self.splitter.setSizes(size["columns"])
        self._library_wanted = size.get("library", True)
        self._side_wanted = size.get("side", True)
        self.desk.editor.set_size(int(size.get("writing") or self.desk.editor.size_px()))
        self.tabs.choose(int(size.get("tab", CHECKS_TAB)))
        wanted = library.state("open_post")
        posts = library.posts()
        found = next((post for post in posts if post.id == wanted), posts[0] if posts else None)
        if found is not None:
            self.session.open(found.id)
        else:
            self.session.begin()
        self._fit_columns()
        self.desk.editor.setFocus()

    def _keep_state(self) -> None:
        sizes = self.splitter.sizes()
        state: dict[str, object] = {
            "size": [self.width(), self.height()],
            "library": self._library_wanted,
            "side": self._side_wanted,
            "writing": self.desk.editor.size_px(),
            "tab": self.tabs.current(),
        }
        if all(sizes):
            state["columns"] = sizes
        self.session.library.set_state("window", state)
        self.session.library.set_state("open_post", self.session.post.id)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.session.save()
        if not self.session.is_saved and not self._told_unsaved:
            self._told_unsaved = True
            self.show_problem(
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
            self.session.library.close()
        except ComposerError as problem:
            log.warning("closing: %s", problem.message.en)
        event.accept()

    # --- what is typed -----------------------------------------------------------------------

    @Slot()
    def _take_text(self) -> None:
        editor = self.desk.editor
        self.session.write(editor.text(), editor.caret())
        self.desk.show_counts()

    @Slot(int)
    def _take_caret(self, caret: int) -> None:
        # A key moves the caret too: then the text is not taken over yet, or all is shown already.
        if self.desk.editor.text() != self.session.post.text or caret == self.session.post.caret:
            return
        self.session.move_caret(caret)
        finding = self._finding_at(caret)
        if finding is not None and not self.session.typing:
            self.checks_panel.open_card(finding)
        self._show_marks()

    def _finding_at(self, position: int) -> Finding | None:
        """Return the weightiest finding whose words hold ``position``."""
        here = [
            f
            for f in self.session.shown()
            if any(span.start <= position <= span.end for span in f.spans)
        ]
        order = {Severity.SEVERE: 0, Severity.WARNING: 1, Severity.INFO: 2, None: 3}
        return min(here, key=lambda f: order[f.rule.severity], default=None)

    # --- what is shown -----------------------------------------------------------------------

    @Slot()
    def _show_post(self) -> None:
        post = self.session.post
        self.middle.setCurrentWidget(self.desk)
        self.side.setCurrentIndex(0)
        self._persona_waiting = None
        self.desk.editor.load(post.text, post.caret)
        self.checks_panel.open_card(None)
        self.library.select(post.id)
        self._show_changes()
        self._keep_open_post()

    def _keep_open_post(self) -> None:
        try:
            self.session.library.set_state("open_post", self.session.post.id)
        except ComposerError as problem:
            self.session.save_failed.emit(problem.message)

    @Slot()
    def _show_changes(self) -> None:
        self.desk.show_post()
        self._show_facts()
        self._show_marks()
        post = self.session.post
        if post.sample:
            self.banner.say(
                self.tr("This draft and its personas are samples."), self.tr("Remove the samples")
            )
            self._banner_calls(self.remove_samples)
        elif self.banner.text() == self.tr("This draft and its personas are samples."):
            self.banner.hide()

    def _banner_calls(self, called: Callable[[], None]) -> None:
        self._banner_called = called

    @Slot()
    def _press_banner(self) -> None:
        if self._banner_called is not None:
            self._banner_called()

    @Slot()
    def _show_marks(self) -> None:
        """Mark the words of the findings; the one whose card is open is active."""
        shown = self.session.shown()
        opened = self.checks_panel.open_finding()
        marks = tuple(
            Mark(span.start, span.end, look_of(finding), _same(finding, opened))
            for finding in shown
            for span in finding.spans
        )
        self.desk.editor.show_marks(marks)
        if not self.session.typing:
            self._show_cards()

    def _show_cards(self) -> None:
        session = self.session
        shown = session.shown()
        mutes = sum(
            1
            for mute in session.mutes
            if mute.scope is not MuteScope.ONCE or mute.post_id == session.post.id
        )
        self.checks_panel.show_findings(
            shown, session.post.text, session.persona is not None, mutes
        )
        self.tabs.set_count(CHECKS_TAB, len(self.checks_panel.problems))

    @Slot()
    def _show_facts(self) -> None:
        """Show what follows from the words but may wait for a pause."""
        session = self.session
        self.desk.show_facts()
        self._show_cards()
        touches = session.reader.touches if session.reader else ()
        self.persona_panel.show_persona(
            session.persona, touches, session.post.text, session.post.networks
        )
        if self.tabs.current() == OPENERS_TAB:
            self._show_openers()

    def _show_openers(self) -> None:
        session = self.session
        persona = session.persona
        language = (persona.language if persona else None) or session.language
        used = session.library.used_openers(session.post.persona_id or "")
        offered = openers(persona, language, used, self._opener_passes(language))
        lacking = missing(persona)
        said = lacking.in_language(session.interface_language) if lacking else ""
        self.openers_panel.show_openers(offered[:12], persona, said)

    def _opener_passes(self, language: str) -> Callable[[str, str], bool]:
        """Return the test of an opener: it raises no problem, and the strength its move names."""
        checker, given = self.session.checker, self.session.given

        def passes(text: str, strength: str) -> bool:
            found = checker.check(replace(given(text), language=language, reader_known=False))
            kinds = {f.rule.kind for f in found if not f.absence}
            return FindingKind.PROBLEM not in kinds and strength in {f.rule.id for f in found}

        return passes

    @Slot()
    def _show_library_later(self) -> None:
        if not self._library_timer.isActive():
            self._library_timer.start()

    @Slot()
    def _show_library(self) -> None:
        session = self.session
        words = self.library.search.text().strip()
        try:
            posts = session.library.search(words) if words else session.library.posts()
        except ComposerError as problem:
            self.show_problem(problem.message)
            return
        posts.sort(key=lambda post: list(Status).index(post.status))
        self.library.show_posts(tuple(self._row(post) for post in posts))
        self._show_persona_rows()
        self.library.select(session.post.id, self._page_id())

    def _page_id(self) -> str:
        return self.page.persona.id if self.middle.currentWidget() is self.page else ""

    def _show_persona_rows(self) -> None:
        rows = tuple(PersonaRow(one.id, one.name or "…") for one in self.session.personas)
        self.library.show_personas(rows)

    def _row(self, post: Post) -> PostRow:
        groups = {
            Status.DRAFT: self.tr("Drafts"),
            Status.IN_REVIEW: self.tr("In review"),
            Status.APPROVED: self.tr("Approved"),
            Status.EXPORTED: self.tr("Exported"),
            Status.NOT_POSTED: self.tr("Not posted"),
        }
        title = next((line.strip() for line in post.text.splitlines() if line.strip()), "")
        persona = self.session.persona_of(post.persona_id)
        second = persona.name if persona else ""
        if post.kind is PostKind.REPLY and post.answering_name:
            second = self.tr("Reply to %1").replace("%1", post.answering_name)
        if post.status is Status.NOT_POSTED:
            second = post.note
        date = self.tr("Sample") if post.sample else self._date(post)
        return PostRow(post.id, title or self.tr("No words yet"), second, date, groups[post.status])

    @staticmethod
    def _date(post: Post) -> str:
        locale = QLocale()
        if post.schedule is not None and post.status in (Status.APPROVED, Status.EXPORTED):
            return locale.toString(post.schedule.wall, "d MMM")
        changed = post.changed.astimezone()
        same_day = changed.date() == now().astimezone().date()
        return locale.toString(changed.replace(tzinfo=None), "HH:mm" if same_day else "d MMM")

    @Slot()
    def _show_personas(self) -> None:
        self._show_persona_rows()
        self._show_library()
        if self.middle.currentWidget() is self.desk:
            self._show_changes()

    # --- posts -------------------------------------------------------------------------------

    @Slot()
    def new_post(self) -> None:
        """Begin a post."""
        self.session.begin()
        self.desk.editor.setFocus()

    @Slot()
    def new_reply(self) -> None:
        """Begin a reply; first the message it answers."""
        self.session.begin(PostKind.REPLY)
        self.desk.answered.name.setFocus()

    @Slot(str)
    def open_post(self, post_id: str) -> None:
        """Put a post of the library on the desk."""
        self.session.open(post_id)
        self.desk.editor.setFocus()
        self._close_drawer()

    @Slot(str)
    def duplicate_post(self, post_id: str) -> None:
        """Begin a draft with the words of another post."""
        found = self.session.library.post(post_id)
        if found is None:
            return
        moment = now()
        self.session.put(
            Post(
                uuid.uuid4().hex,
                moment,
                moment,
                found.text,
                found.kind,
                found.answering,
                found.answering_name,
                found.networks,
                found.persona_id,
                found.language,
            )
        )

    @Slot(str)
    def delete_post(self, post_id: str) -> None:
        """Delete a post; the toast brings it back."""
        self.session.save()
        found = self.session.library.post(post_id)
        if found is None:
            return
        try:
            self.session.library.delete_post(post_id)
        except ComposerError as problem:
            self.show_problem(problem.message)
            return
        if post_id == self.session.post.id:
            rest = self.session.library.posts()
            self.session.open(rest[0].id) if rest else self.session.begin()
        self._show_library()
        self._offer_undo(self.tr("Post deleted"), lambda: self.session.put(found))

    @Slot()
    def send_to_review(self) -> None:
        """Let another pair of eyes read it first."""
        self._change_status(lambda post: approval.send_to_review(post, now()))

    @Slot()
    def back_to_draft(self) -> None:
        """Take an approved or refused post back to the drafts."""
        self._change_status(lambda post: approval.back_to_draft(post, now()))

    def _change_status(self, change: Callable[[Post], Post]) -> bool:
        try:
            self.session.replace_post(change(self.session.post))
        except ComposerError as problem:
            self.show_problem(problem.message)
            return False
        return True

    @Slot()
    def remove_samples(self) -> None:
        """Take the sample draft and the sample personas away; the toast brings them back."""
        session = self.session
        session.save()
        posts = [post for post in session.library.posts() if post.sample]
        personas = [one for one in session.personas if one.sample]
        for post in posts:
            session.library.delete_post(post.id)
        for persona in personas:
            session.delete_persona(persona.id)
        if session.post.sample:
            rest = session.library.posts()
            session.open(rest[0].id) if rest else session.put(Post(uuid.uuid4().hex, now(), now()))
        self.banner.hide()
        self._show_library()

        def undo() -> None:
            for persona in personas:
                session.keep_persona(persona)
            for post in posts:
                session.put(post)

        if posts or personas:
            self._offer_undo(self.tr("Samples removed"), undo)

    # --- approval and export -----------------------------------------------------------------

    @Slot()
    def review(self) -> None:
        """Show what is open, ask the questions, then when and who answers."""
        session = self.session
        session.save()
        if not session.post.text.strip():
            self.show_problem(
                Bilingual(
                    "There are no words to approve yet.", "Il n’y a pas encore de mots à approuver."
                )
            )
            return
        problems = tuple(f for f in session.findings if f.rule.kind is FindingKind.PROBLEM)
        request = ApprovalRequest(
            post=session.post,
            persona=session.persona,
            problems=problems,
            questions=session.checker.at_approval(session.findings)[:3],
            counts=tuple(count(session.post.text, name) for name in session.post.networks),
            language=session.interface_language,
            people=self._answerers(),
            zone=session.library.state("zone"),
        )
        sheet = ApprovalSheet(
            self.centralWidget(), self._theme, request, self._approval_drafts.get(session.post.id)
        )
        sheet.approved.connect(lambda choice: self._approve(sheet, choice))
        sheet.not_posting.connect(lambda note: self._do_not_post(sheet, note))
        post_id = session.post.id
        sheet.closed.connect(lambda: self._approval_drafts.__setitem__(post_id, sheet.draft()))
        self._open_sheet(sheet)

    def _open_sheet(self, sheet: Sheet) -> None:
        """Open a sheet; the keys of the window wait until it is closed."""
        for action in self.actions():
            action.setEnabled(False)
        sheet.closed.connect(self._wake_actions)
        sheet.open()

    @Slot()
    def _wake_actions(self) -> None:
        for action in self.actions():
            action.setEnabled(True)

    def _answerers(self) -> tuple[str, ...]:
        """Return who answered before, the latest first."""
        names = [post.approval.answerer for post in self.session.library.posts() if post.approval]
        return tuple(dict.fromkeys(name for name in names if name))

    def _approve(self, sheet: ApprovalSheet, choice: ApprovalChoice) -> None:
        session = self.session
        severe = {f.rule.id for f in session.findings if f.rule.severity is Severity.SEVERE}
        try:
            approved = approval.approve(
                session.post,
                now=now(),
                schedule=choice.moment,
                answerer=choice.answerer,
                answer_until=choice.answer_until,
                open_severe=sorted(severe),
                reasons=choice.reasons,
                answers=choice.answers,
            )
        except ComposerError as problem:
            sheet.refuse(problem.message)
            return
        sheet.close_sheet()
        before = session.post
        session.replace_post(approved)
        session.library.set_state("zone", choice.moment.zone)
        self._offer_undo(self.tr("Approved"), lambda: session.replace_post(before))

    def _do_not_post(self, sheet: ApprovalSheet, note: str) -> None:
        before = self.session.post
        sheet.close_sheet()
        if self._change_status(lambda post: approval.not_posted(post, note, now())):
            self._offer_undo(
                self.tr("Kept, and not posted"), lambda: self.session.replace_post(before)
            )

    @Slot()
    def export(self) -> None:
        """Show what an export of the approved posts would write, then write it."""
        from composer.ui.export_sheet import ExportSheet  # icalendar is slow to import

        session = self.session
        session.save()
        names = {one.id: one.name for one in session.personas}
        sheet = ExportSheet(
            self.centralWidget(),
            self._theme,
            tuple(post for post in session.library.posts() if post.status is Status.APPROVED),
            persona_names=names,
            language=session.interface_language,
            zone=session.library.state("zone"),
            folder=session.library.state("export_folder"),
        )
        sheet.exported.connect(self._note_export)
        self._open_sheet(sheet)

    @Slot(object, object)
    def _note_export(self, post_ids: tuple[str, ...], folder: object) -> None:
        session = self.session
        for post_id in post_ids:
            found = session.library.post(post_id)
            if found is None:
                continue
            gone = approval.exported(found, now())
            if post_id == session.post.id:
                session.replace_post(gone)
            else:
                session.library.save_post(gone)
        session.library.set_state("export_folder", str(folder))
        self._show_library()
        said = self.tr("%n post(s) exported", "", len(post_ids))
        self._offer_undo(said, None)

    # --- personas ----------------------------------------------------------------------------

    @Slot()
    def new_persona(self) -> None:
        """Open an empty page for a new persona."""
        self._persona_waiting = Persona(uuid.uuid4().hex, "")
        self._open_page(self._persona_waiting)
        self.page.focus_name()

    @Slot(str)
    def open_persona(self, persona_id: str) -> None:
        """Open the page of a persona in the place of the desk."""
        found = self.session.persona_of(persona_id)
        if found is not None:
            self._open_page(found)
            self._close_drawer()

    @Slot()
    def _open_own_page(self) -> None:
        if self.session.post.persona_id:
            self.open_persona(self.session.post.persona_id)

    def _open_page(self, persona: Persona) -> None:
        self.session.save()
        self.page.show_persona(persona)
        self._show_page_facts()
        self.middle.setCurrentWidget(self.page)
        self.side.setCurrentIndex(1)
        self.library.select("", persona.id)
        self._fit_columns()

    @Slot(object)
    def _take_persona(self, persona: Persona) -> None:
        # A page nobody wrote on leaves no persona behind.
        if persona.name.strip() or persona.items or persona.places or persona.description:
            self.session.keep_persona(replace(persona, sample=False))
        self._show_page_facts()

    def _show_page_facts(self) -> None:
        persona = self.page.persona
        written = tuple(
            (row.title, row.group)
            for row in (
                self._row(post)
                for post in self.session.library.posts()
                if post.persona_id == persona.id
            )
        )
        self.facts.show_facts(persona, written)

    @Slot()
    def _write_to_persona(self) -> None:
        persona = self.page.persona
        known = self.session.persona_of(persona.id)
        self.session.begin()
        if known is not None:
            networks = tuple(place.network for place in known.places) or self.session.post.networks
            self.session.change(persona_id=known.id, networks=networks, language=None)
        self.desk.editor.setFocus()

    @Slot(str)
    def duplicate_persona(self, persona_id: str) -> None:
        """Make a persona with the notes of another one, and open its page."""
        found = self.session.persona_of(persona_id)
        if found is None:
            return
        name = self.tr("%1 (copy)").replace("%1", found.name)
        twin = replace(found, id=uuid.uuid4().hex, name=name, sample=False)
        self.session.keep_persona(twin)
        self._open_page(twin)

    @Slot(str)
    def delete_persona(self, persona_id: str) -> None:
        """Delete a persona; the toast brings it back."""
        found = self.session.persona_of(persona_id)
        if found is None:
            return
        self.session.delete_persona(persona_id)
        if self._page_id() == persona_id:
            self._show_post()
        self._offer_undo(
            self.tr("%1 deleted").replace("%1", found.name),
            lambda: self.session.keep_persona(found),
        )

    @Slot(str)
    def export_persona(self, persona_id: str) -> None:
        """Write a persona to a JSON file."""
        found = self.session.persona_of(persona_id)
        if found is None:
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        safe = (
            "".join(c if c.isalnum() or c in " -" else "_" for c in found.name).strip() or "persona"
        )
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Export a persona"), str(Path(folder) / f"{safe}.json"), "JSON (*.json)"
        )
        if not name:
            return
        try:
            Path(name).write_text(to_json(found), "utf-8")
        except ComposerError as problem:
            self.show_problem(problem.message)
            return
        except OSError as problem:
            self.show_problem(
                Bilingual(
                    f"{name} cannot be written ({problem.strerror}). Choose another folder.",
                    f"{name} ne peut pas être écrit ({problem.strerror}). Choisissez un autre dossier.",
                )
            )
            return
        self._offer_undo(self.tr("%1 exported").replace("%1", found.name), None)

    @Slot()
    def import_persona(self) -> None:
        """Read a persona from a JSON file."""
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Import a persona"), "", "JSON (*.json);;*"
        )
        if name:
            self.read_persona_file(Path(name))

    def read_persona_file(self, path: Path) -> None:
        """Add the persona of a file; a file that is none is refused in words."""
        try:
            persona = from_json(path.read_bytes())
        except OSError as problem:
            self.show_problem(
                Bilingual(
                    f"{path} cannot be read ({problem.strerror}).",
                    f"{path} est illisible ({problem.strerror}).",
                )
            )
            return
        except ComposerError as problem:
            self.show_problem(problem.message)
            return
        if self.session.persona_of(persona.id) is not None:
            persona = replace(persona, id=uuid.uuid4().hex)
        self.session.keep_persona(persona)
        self._open_page(persona)

    @Slot()
    def show_persona_menu(self) -> None:
        """Open the menu of personas under the reader's name."""
        self.middle.setCurrentWidget(self.desk)
        self.side.setCurrentIndex(0)
        button = self.desk.reader.button
        self._show_persona_menu_at(button.mapToGlobal(QPoint(0, button.height())))

    @Slot(QPoint)
    def _show_persona_menu_at(self, at: QPoint) -> None:
        menu = QMenu(self)
        for persona in self.session.personas:
            action = menu.addAction(persona.name.replace("&", "&&") or "…")
            action.setCheckable(True)
            action.setChecked(persona.id == self.session.post.persona_id)
            action.triggered.connect(
                lambda _checked=False, persona=persona: self.choose_persona(persona.id)
            )
        menu.addSeparator()
        menu.addAction(self.tr("Nobody")).triggered.connect(lambda: self.choose_persona(None))
        menu.addAction(self.tr("New persona")).triggered.connect(self.new_persona)
        self._persona_menu = menu
        menu.popup(at)
        if menu.actions():
            menu.setActiveAction(menu.actions()[0])

    def choose_persona(self, persona_id: str | None) -> None:
        """Write this post to another reader."""
        persona = self.session.persona_of(persona_id)
        networks = self.session.post.networks
        if persona is not None and not networks:
            networks = tuple(place.network for place in persona.places)
        self.session.change(persona_id=persona_id, networks=networks)
        self.desk.editor.setFocus()

    # --- findings ----------------------------------------------------------------------------

    @Slot()
    def next_finding(self) -> None:
        """Select the words of the next problem after the caret, and open its card."""
        self._step(1)

    @Slot()
    def previous_finding(self) -> None:
        """Select the words of the problem before the caret, and open its card."""
        self._step(-1)

    def _step(self, direction: int) -> None:
        places = sorted(
            (span, n)
            for n, finding in enumerate(self.session.shown())
            if finding.rule.kind is FindingKind.PROBLEM
            for span in finding.spans
        )
        if not places:
            return
        cursor = self.desk.editor.textCursor()
        at = self.desk.editor.caret()
        if cursor.hasSelection() and direction < 0:
            at = min(at, at - len(cursor.selectedText()))
        later = (
            [p for p in places if p[0].start >= at]
            if direction > 0
            else [p for p in places if p[0].end <= at]
        )
        span, number = (later or places)[0] if direction > 0 else (later or places)[-1]
        finding = self.session.shown()[number]
        self.tabs.choose(CHECKS_TAB)
        self.desk.show_span(span)
        self.checks_panel.open_card(finding)
        self._show_marks()

    @Slot(object)
    def _show_words(self, finding: Finding) -> None:
        if finding.spans:
            self.desk.show_span(finding.spans[0])

    @Slot(object, object)
    def apply_fix(self, _finding: Finding, fix: Fix) -> None:
        """Apply a fix as one step of undo."""
        self.desk.editor.apply(fix.edits)
        self._settle()
        self._offer_undo(self.tr("Mended"), self.desk.editor.undo)

    @Slot(object)
    def _mute(self, asked: MuteAsked) -> None:
        mute = self.session.mute(asked.finding, asked.scope, asked.reason)
        self._offer_undo(self.tr("Muted"), lambda: self.session.unmute(mute.id))

    @Slot()
    def show_finding_menu(self) -> None:
        """Offer the fixes and mutes of the finding at the caret."""
        editor = self.desk.editor
        finding = self._finding_at(editor.caret()) or self.checks_panel.open_finding()
        if finding is None:
            return
        menu = QMenu(self)
        self._fill_finding_menu(menu, finding)
        corner = editor.cursorRect().bottomLeft()
        self._finding_menu = menu
        menu.popup(editor.viewport().mapToGlobal(corner))
        if menu.actions():
            menu.setActiveAction(menu.actions()[0])

    def _fill_finding_menu(self, menu: QMenu, finding: Finding) -> None:
        language = self.session.interface_language
        for fix in finding.fixes:
            action = menu.addAction(FIX_LABELS[fix.label].in_language(language))
            action.triggered.connect(lambda _checked=False, fix=fix: self.apply_fix(finding, fix))
        if finding.rule.kind is FindingKind.PROBLEM:
            mutes = mute_menu(
                menu,
                self.session.persona is not None,
                lambda scope: self._mute(MuteAsked(finding, scope, "")),
            )
            mutes.setTitle(self.tr("Mute"))
            menu.addMenu(mutes)
        card = menu.addAction(finding.rule.name.in_language(language))
        card.triggered.connect(lambda: self._open_card(finding))

    def _open_card(self, finding: Finding) -> None:
        self.tabs.choose(CHECKS_TAB)
        self.checks_panel.open_card(finding)
        self._show_marks()

    @Slot(int, QPoint)
    def _show_editor_menu(self, position: int, at: QPoint) -> None:
        menu = self.desk.editor.createStandardContextMenu()
        finding = self._finding_at(position)
        if finding is not None:
            ours = QMenu(menu)
            self._fill_finding_menu(ours, finding)
            first = menu.actions()[0] if menu.actions() else None
            for action in ours.actions():
                menu.insertAction(first, action)
            menu.insertSeparator(first)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    @Slot()
    def show_mutes(self) -> None:
        """List what is muted, each with a way to take it back."""
        from composer.ui.mutes_sheet import MutesSheet  # the first window does not need it

        session = self.session
        sheet = MutesSheet(
            self.centralWidget(),
            self._theme,
            session.mutes,
            rules={rule.id: rule for rule in session.checker.book.rules},
            places=self._places_in_words(),
            language=session.interface_language,
        )
        sheet.take_back_requested.connect(session.unmute)
        self._open_sheet(sheet)

    def _places_in_words(self) -> dict[str, str]:
        """Return the first words of each post and the name of each persona, by id."""
        named = {one.id: one.name for one in self.session.personas}
        for post in self.session.library.posts():
            first = post.text.strip().partition("\n")[0]
            named[post.id] = first if len(first) <= 40 else first[:39].rstrip() + "…"
        return named

    # --- openers -----------------------------------------------------------------------------

    @Slot()
    def show_openers(self) -> None:
        """Show the openers and give the first one the focus."""
        self.middle.setCurrentWidget(self.desk)
        self.side.setCurrentIndex(0)
        self._side_wanted = True
        self._fit_columns()
        self.tabs.choose(OPENERS_TAB)
        self._show_openers()
        self.openers_panel.focus_first()

    @Slot(object)
    def insert_opener(self, opener: Opener) -> None:
        """Put an opener at the start of the draft, as one step of undo."""
        session, editor = self.session, self.desk.editor
        persona_id = session.post.persona_id or ""
        gap = "\n\n" if session.post.text.strip() else " "
        editor.apply((Edit(Span(0, 0), opener.text + gap),))
        editor.set_caret(len(opener.text) + len(gap))
        session.library.record_opener(persona_id, opener.key)
        self._settle()
        self._show_openers()
        editor.setFocus()

        def undo() -> None:
            editor.undo()
            session.library.forget_opener(persona_id, opener.key)
            self._settle()
            self._show_openers()

        self._offer_undo(self.tr("Opener inserted"), undo)

    def _settle(self) -> None:
        """Show everything at once after a change that nobody typed."""
        self.session.typing = False
        self._show_facts()
        self._show_marks()

    # --- notes -------------------------------------------------------------------------------

    def _offer_undo(self, text: str, undo: Callable[[], None] | None) -> None:
        self._undo = undo
        self.toast.say(text, undo=undo is not None)

    @Slot()
    def _take_back(self) -> None:
        undo, self._undo = self._undo, None
        if undo is not None:
            undo()

    @Slot(object)
    def show_problem(self, message: Bilingual) -> None:
        """Say one sentence of what went wrong under the bar."""
        self.banner.say(message.in_language(self.session.interface_language), problem=True)

    def show_failure(self) -> None:
        """Say once that something failed inside; the words are safe."""
        if not self._told_crash:
            self._told_crash = True
            self.show_problem(
                Bilingual(
                    "Something went wrong in Post Composer. Your words are saved; you can go on. "
                    "The log has the details.",
                    "Quelque chose s’est mal passé dans Post Composer. Vos mots sont enregistrés ; "
                    "vous pouvez continuer. Le journal a les détails.",
                )
            )

    # --- columns and look --------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Show the columns that the width allows and the person wants."""
        width = self.width()
        wide = width >= _WIDE
        self.library.setVisible((self._library_wanted and wide) or self._drawer)
        self.side.setVisible(self._side_wanted and width >= _NARROW)
        self.side.setMaximumWidth(420 if wide else 304)
        shown = self.library.isVisibleTo(self)
        self.desk.bar.library_button.setVisible(not shown)
        self.page.library_button.setVisible(not shown)

    def _close_drawer(self) -> None:
        self._drawer = False
        self._fit_columns()

    @Slot()
    def toggle_library(self) -> None:
        """Show or hide the library; shown by key, it takes the focus."""
        if self.width() >= _WIDE:
            self._library_wanted = not self._library_wanted
        else:
            self._drawer = not self._drawer
        self._fit_columns()
        if self.library.isVisible():
            self.library.search.setFocus()
        else:
            self.desk.editor.setFocus()

    @Slot()
    def toggle_side(self) -> None:
        """Show or hide the side panel."""
        self._side_wanted = not self._side_wanted
        self._fit_columns()

    @Slot()
    def focus_text(self) -> None:
        """Give the text the focus."""
        self.middle.setCurrentWidget(self.desk)
        self.desk.editor.setFocus()

    @Slot()
    def next_column(self) -> None:
        """Give the next visible column the focus."""
        columns = [c for c in (self.library, self.middle, self.side) if c.isVisible()]
        focus = QApplication.focusWidget()
        at = next((n for n, c in enumerate(columns) if focus and c.isAncestorOf(focus)), 0)
        target = columns[(at + 1) % len(columns)]
        if target is self.middle:
            self.desk.editor.setFocus()
        elif target is self.library:
            self.library.search.setFocus()
        else:
            target.setFocus()
            target.focusNextChild()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._close_drawer()
            self.focus_text()
        else:
            super().keyPressEvent(event)

    def _resize_writing(self, step: int) -> None:
        editor = self.desk.editor
        editor.set_size(editor.size_px() + step if step else 18)

    @Slot()
    def _follow_system(self) -> None:
        if (self.session.library.state("theme") or "system") == "system":
            self._wear(load_theme(_wanted_theme("system")))

    def _choose_theme(self, name: str) -> None:
        self.session.library.set_state("theme", name)
        self._wear(load_theme(_wanted_theme(name)))

    def _choose_language(self, language: str) -> None:
        self.session.library.set_state("interface_language", language)
        self.show_problem(
            Bilingual(
                "The language changes when you start Post Composer again.",
                "La langue changera au prochain démarrage de Post Composer.",
            )
        )

    def _wear(self, theme: Theme) -> None:
        """Put on another theme."""
        self._theme = theme
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        install(app, theme)
        for part in (
            self.library,
            self.desk,
            self.page,
            self.persona_panel,
            self.openers_panel,
            self.checks_panel,
        ):
            part.set_theme(theme)
        for button in self.findChildren(QObject):
            if hasattr(button, "set_theme") and button.parent() is not None:
                button.set_theme(theme)
        self._show_changes()


def _same(finding: Finding, other: Finding | None) -> bool:
    return other is not None and finding.rule.id == other.rule.id and finding.spans == other.spans


def _wanted_theme(chosen: object) -> str:
    """Return ``"light"`` or ``"dark"``: the one chosen, else the system's."""
    if chosen in ("light", "dark"):
        return str(chosen)
    dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return "dark" if dark else "light"
