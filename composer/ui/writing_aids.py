"""Comforts of writing: find and replace, emoji, tags used before, snippets, how long it is."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import QObject, QPoint, Slot

from composer.posts.snippet import Snippet, first_blank
from composer.posts.used_before import UsedBefore
from composer.text.bilingual import ComposerError
from composer.ui.completion import Completion
from composer.ui.desk import Desk
from composer.ui.find_bar import FindBar
from composer.ui.notices import Notices
from composer.ui.session import Session
from composer.ui.sheets import Sheets

_RECENT_EMOJI = 18
"""Two rows of the picker."""


class WritingAids(QObject):
    """Puts words into the text on the desk, or finds them there; remembers what is used again."""

    def __init__(self, session: Session, desk: Desk, notices: Notices, sheets: Sheets) -> None:
        super().__init__(desk)
        self._session = session
        self._desk = desk
        self._notices = notices
        self._sheets = sheets
        self._used: UsedBefore | None = None
        self.find_bar = FindBar(desk.editor, sheets.theme)
        desk.find_place.addWidget(self.find_bar)
        self.completion = Completion(desk.editor, self._offers, desk)
        session.post_opened.connect(self._forget_used)
        session.paused.connect(self._read_used)
        desk.foot.emoji_requested.connect(self.show_emoji)
        desk.foot.snippets_requested.connect(self.show_snippets)

    # --- find, tags ----------------------------------------------------------------------------

    @Slot()
    def find(self) -> None:
        """Open the bar to find words."""
        self.find_bar.open()

    @Slot()
    def replace(self) -> None:
        """Open the bar to find and replace words."""
        self.find_bar.open(replacing=True)

    @Slot()
    def _forget_used(self) -> None:
        self._used = None

    @Slot()
    def _read_used(self) -> None:
        """Read what was used before, once for a post; at a pause, so that no key waits for it."""
        if self._used is None:
            library, post_id = self._session.library, self._session.post.id
            # A busy library offers nothing now; the next pause asks again.
            with suppress(ComposerError):
                self._used = UsedBefore(library.tagged_texts(but=post_id))

    def _offers(self, begun: str) -> tuple[str, ...]:
        self._read_used()
        return self._used.starting_with(begun) if self._used is not None else ()

    # --- emoji ---------------------------------------------------------------------------------

    @Slot()
    def show_emoji(self) -> None:
        """Open the emoji picker at the caret."""
        from composer.text.emoji_search import all_emoji  # half a megabyte: not at the start
        from composer.ui.emoji_picker import EmojiPicker

        library, editor = self._session.library, self._desk.editor
        picker = EmojiPicker(
            all_emoji(),
            self._sheets.theme,
            self._session.interface_language,
            recent=library.state("recent_emoji") or (),
            tone=int(library.state("emoji_tone") or 0),
            parent=self._desk,
        )
        picker.chosen.connect(self._insert_emoji)
        picker.tone_chosen.connect(self._keep_tone)
        picker.closed.connect(picker.deleteLater)
        caret = editor.cursorRect()
        at = editor.viewport().mapToGlobal(caret.bottomLeft() + QPoint(0, 4))
        picker.show_at(at, caret.height() + 8)

    @Slot(str)
    def _insert_emoji(self, emoji: str) -> None:
        self._desk.editor.insert(emoji)
        self._desk.editor.setFocus()
        library = self._session.library
        before = [one for one in library.state("recent_emoji") or () if one != emoji]
        self._remember("recent_emoji", [emoji, *before][:_RECENT_EMOJI])

    @Slot(int)
    def _keep_tone(self, tone: int) -> None:
        self._remember("emoji_tone", tone)

    def _remember(self, key: str, value: object) -> None:
        try:
            self._session.library.set_state(key, value)
        except ComposerError as problem:
            self._notices.problem(problem.message)

    # --- snippets ------------------------------------------------------------------------------

    @Slot()
    def show_snippets(self) -> None:
        """Show the snippets: to insert one, to write one."""
        self._open_snippets()

    @Slot()
    def keep_snippet(self) -> None:
        """Keep the selected words as a snippet; the whole text, where none are, as a template."""
        editor = self._desk.editor
        start, end = editor.selected()
        text = editor.text()
        words = text[start:end] or text.strip()
        if words:
            self._open_snippets(words, whole=start == end)

    def _open_snippets(self, words: str = "", *, whole: bool = False) -> None:
        from composer.ui.snippets_sheet import SnippetsSheet  # the first window does not need it

        try:
            snippets = self._session.library.snippets()
        except ComposerError as problem:
            self._notices.problem(problem.message)
            return
        sheet = SnippetsSheet(self._sheets.host, self._sheets.theme, snippets)
        sheet.kept.connect(self._keep)
        sheet.deleted.connect(self._delete)
        sheet.chosen.connect(self.use)
        self._sheets.open(sheet)
        if words:
            sheet.begin(words, whole=whole)

    @Slot(object)
    def _keep(self, snippet: Snippet) -> None:
        try:
            self._session.library.save_snippet(snippet)
        except ComposerError as problem:
            self._notices.problem(problem.message)

    @Slot(object)
    def _delete(self, snippet: Snippet) -> None:
        try:
            self._session.library.delete_snippet(snippet.id)
        except ComposerError as problem:
            self._notices.problem(problem.message)
            return
        self._notices.undoable(self.tr("Snippet deleted"), lambda: self._keep(snippet))

    @Slot(object)
    def use(self, snippet: Snippet) -> None:
        """Insert a snippet at the caret, or begin a post with a template; select its first blank."""
        editor = self._desk.editor
        if snippet.whole:
            self._session.begin()
        start, _ = editor.selected()
        editor.insert(snippet.text)
        blank = first_blank(snippet.text)
        if blank is not None:
            editor.select(start + blank[0], start + blank[1])
        editor.setFocus()
        self._session.settle()
