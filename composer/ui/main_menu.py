"""The menu of the window, and the keys of everything in it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from composer.ui.approving import Approving
from composer.ui.columns import Columns
from composer.ui.own_rules import OwnRules
from composer.ui.passages import Passages
from composer.ui.persona_shelf import PersonaShelf
from composer.ui.pictures import Pictures
from composer.ui.post_shelf import PostShelf
from composer.ui.proofreading_settings import ProofreadingSettings
from composer.ui.reader_side import ReaderSide
from composer.ui.writing_aids import WritingAids


class MainMenu(QMenu):
    """Everything one can do; the actions belong to the window too, so that their keys work.

    The choices of the window itself come as signals: a theme (``"system"``, ``"light"``,
    ``"dark"``), a language (``"en"``, ``"fr"``), who writes (``"brand"``, ``"person"``, ``""`` for
    not said), a step of size (0 is the usual one).
    """

    theme_chosen = Signal(str)
    language_chosen = Signal(str)
    author_chosen = Signal(str)
    size_chosen = Signal(int)

    def __init__(
        self,
        window: QWidget,
        posts: PostShelf,
        personas: PersonaShelf,
        approving: Approving,
        passages: Passages,
        reader: ReaderSide,
        aids: WritingAids,
        pictures: Pictures,
        columns: Columns,
        rules: OwnRules,
        proofreading: ProofreadingSettings,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._add(self, self.tr("New post"), "Ctrl+N", posts.new_post)
        self._add(self, self.tr("New reply"), "Ctrl+Shift+N", posts.new_reply)
        self._add(self, self.tr("Duplicate this post"), "Ctrl+D", posts.duplicate)
        self._add(self, self.tr("New persona"), "", personas.new_persona)
        self.addSeparator()
        self._add(self, self.tr("Review and approve"), "Ctrl+Return", approving.review)
        self._add(self, self.tr("Send to review"), "", posts.send_to_review)
        self._add(self, self.tr("Back to draft"), "", posts.back_to_draft)
        self._add(self, self.tr("Export approved posts…"), "Ctrl+E", approving.export)
        self.addSeparator()
        self._add_writing(aids, pictures, proofreading)
        self._add_going(reader, passages, columns)
        self._add_library(posts, personas)
        self._add_rules(passages, rules)
        self.addSeparator()
        self._colours = self._add_choices(
            self.tr("Colours"), self._themes(), self.theme_chosen.emit
        )
        self._tongues = self._add_choices(
            self.tr("Language"), self._languages(), self.language_chosen.emit
        )
        self._authors = self._add_choices(
            self.tr("Who writes"), self._who_writes(), self.author_chosen.emit
        )
        self.addSeparator()
        leave = self._add(self, self.tr("Quit"), "", window.close)
        leave.setShortcut(QKeySequence(QKeySequence.StandardKey.Quit))

    def _add_writing(
        self, aids: WritingAids, pictures: Pictures, proofreading: ProofreadingSettings
    ) -> None:
        menu = self.addMenu(self.tr("Writing"))
        self._add(menu, self.tr("Find"), "Ctrl+F", aids.find)
        self._add(menu, self.tr("Find and replace"), "Ctrl+H", aids.replace)
        self._add(menu, self.tr("Add a picture…"), "Ctrl+Shift+A", pictures.choose_files)
        self._add(menu, self.tr("Emoji"), "Ctrl+.", aids.show_emoji)
        self._add(menu, self.tr("Snippets and templates"), "Ctrl+Shift+I", aids.show_snippets)
        self._add(menu, self.tr("Keep as a snippet"), "Ctrl+Shift+K", aids.keep_snippet)
        menu.addSeparator()
        self._add(menu, self.tr("Spelling and grammar…"), "", proofreading.show_sheet)
        menu.addSeparator()
        self._add(menu, self.tr("Larger writing"), "Ctrl++", lambda: self.size_chosen.emit(1))
        self._add(menu, self.tr("Smaller writing"), "Ctrl+-", lambda: self.size_chosen.emit(-1))
        self._add(menu, self.tr("Usual size"), "Ctrl+0", lambda: self.size_chosen.emit(0))

    def _add_going(self, reader: ReaderSide, passages: Passages, columns: Columns) -> None:
        menu = self.addMenu(self.tr("Go to"))
        self._add(menu, self.tr("Choose the persona"), "Ctrl+P", reader.show_persona_menu)
        self._add(menu, self.tr("Openers"), "Ctrl+Shift+O", reader.show_openers)
        self._add(menu, self.tr("Next finding"), "F8", passages.next_finding)
        self._add(menu, self.tr("Previous finding"), "Shift+F8", passages.previous_finding)
        self._add(menu, self.tr("Fixes and mutes"), "Alt+Return", passages.show_finding_menu)
        menu.addSeparator()
        self._add(menu, self.tr("Next column"), "F6", columns.next_column)
        self._add(menu, self.tr("Library"), "Ctrl+1", columns.go_to_library)
        self._add(menu, self.tr("Text"), "Ctrl+2", columns.focus_text)
        self._add(menu, self.tr("Side panel"), "Ctrl+3", columns.go_to_side)

    def _add_library(self, posts: PostShelf, personas: PersonaShelf) -> None:
        menu = self.addMenu(self.tr("Library"))
        self._add(menu, self.tr("Earlier versions…"), "", posts.show_versions)
        self._add(menu, self.tr("Import posts…"), "", posts.import_posts)
        self._add(menu, self.tr("Import a persona…"), "", personas.import_persona)
        self._add(menu, self.tr("Remove the samples"), "", posts.remove_samples)

    def _add_rules(self, passages: Passages, rules: OwnRules) -> None:
        menu = self.addMenu(self.tr("Rules"))
        self._add(menu, self.tr("Muted rules…"), "", passages.show_mutes)
        menu.addSeparator()
        self._add(menu, self.tr("Rules folder…"), "", rules.open_folder)
        self._add(menu, self.tr("New rule file"), "", rules.new_file)
        self._add(menu, self.tr("Try my rules"), "", rules.try_rules)

    def _add(self, menu: QMenu, text: str, keys: str, called: Callable[[], object]) -> QAction:
        action = QAction(text, self._window)
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.triggered.connect(called)
        self._window.addAction(action)
        menu.addAction(action)
        return action

    def _add_choices(
        self, title: str, choices: dict[str, str], called: Callable[[str], None]
    ) -> dict[str, QAction]:
        """Add a menu of which one thing is checked: what was chosen last."""
        sub = self.addMenu(title)
        group = QActionGroup(sub)
        actions = {key: sub.addAction(text) for key, text in choices.items()}
        for key, action in actions.items():
            action.setCheckable(True)
            group.addAction(action)
            action.triggered.connect(lambda _checked=False, key=key: called(key))
        return actions

    def _who_writes(self) -> dict[str, str]:
        return {
            "brand": self.tr("A business, a club, a cause"),
            "person": self.tr("I, for myself"),
            "": self.tr("Not said"),
        }

    def show_author(self, author: str) -> None:
        """Check who writes, as it was chosen."""
        self._authors[author].setChecked(True)

    def show_theme(self, name: str) -> None:
        """Check the colours, as they were chosen."""
        self._colours[name].setChecked(True)

    def show_language(self, language: str) -> None:
        """Check the language of the window, as it was chosen for the next start."""
        self._tongues[language].setChecked(True)

    def _themes(self) -> dict[str, str]:
        return {
            "system": self.tr("As the system"),
            "light": self.tr("Light"),
            "dark": self.tr("Dark"),
        }

    @staticmethod
    def _languages() -> dict[str, str]:
        return {"en": "English", "fr": "Français"}
