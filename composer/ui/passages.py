"""The passages to look at: their marks in the text, their cards, and the way between them."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Slot
from PySide6.QtWidgets import QMenu

from composer.checks.cards import Card
from composer.checks.findings import Finding, FindingKind, Fix, Span
from composer.checks.language import is_of_language
from composer.checks.mutes import MuteScope
from composer.checks.rules import fix_words
from composer.ui.checks_panel import (
    ChecksPanel,
    MuteAsked,
    look_of,
    mute_menu,
    rule_ignored,
    words_ignored,
)
from composer.ui.columns import CHECKS_TAB, Columns
from composer.ui.desk import Desk
from composer.ui.editor import Mark
from composer.ui.notices import Notices
from composer.ui.session import Session
from composer.ui.sheets import Sheets


class Passages(QObject):
    """Shows the session's findings in the editor and in the cards, and acts on them."""

    def __init__(
        self,
        session: Session,
        desk: Desk,
        panel: ChecksPanel,
        columns: Columns,
        notices: Notices,
        sheets: Sheets,
    ) -> None:
        super().__init__(columns)
        self._session = session
        self._desk = desk
        self._panel = panel
        self._tabs = columns.tabs
        self._notices = notices
        self._sheets = sheets
        # After the key and its marks are painted: suggestions take up to 0.15 s.
        self._look_up_soon = QTimer(self)
        self._look_up_soon.setSingleShot(True)
        self._look_up_soon.timeout.connect(self._look_up)
        session.findings_changed.connect(self.show_marks)
        session.paused.connect(self.show_cards)
        session.mutes_changed.connect(self.show_cards)
        desk.editor.caret_moved.connect(self._take_caret)
        desk.editor.menu_requested.connect(self._show_editor_menu)
        panel.words_requested.connect(self._show_words)
        panel.fix_requested.connect(self.apply_fix)
        panel.mute_requested.connect(self._mute)
        panel.opened.connect(self._take_opened)
        panel.chosen.connect(self._show_passage)
        panel.learn_requested.connect(self._learn)
        panel.mutes_requested.connect(self.show_mutes)

    @Slot(int)
    def _take_caret(self, caret: int) -> None:
        # A key moves the caret too: then the text is not taken over yet, or all is shown already.
        if self._desk.editor.text() != self._session.text or caret == self._session.post.caret:
            return
        self._session.move_caret(caret)
        opened = self._panel.open_finding()
        if opened is not None and any(s.start <= caret <= s.end for s in opened.spans):
            finding = None  # the open card is about these words already
        else:
            finding = self.finding_at(caret)
        if finding is not None and not self._session.typing:
            self._panel.open_card(finding)
        self.show_marks()

    def finding_at(self, position: int) -> Finding | None:
        """Return the weightiest finding whose words hold ``position``."""
        here = [
            f
            for f in self._session.shown()
            if any(span.start <= position <= span.end for span in f.spans)
        ]
        order = ("severe", "warning", "grammar", "spelling", "info", "strength")
        return min(here, key=lambda f: order.index(look_of(f)), default=None)

    @Slot()
    def _take_opened(self) -> None:
        """A card was opened: make its words the active ones."""
        self.show_marks()
        self._look_up_soon.start()

    @Slot()
    def _look_up(self) -> None:
        """Find what the open card can offer, where that is only found when somebody looks."""
        opened = self._panel.open_finding()
        if opened is not None:
            self._session.look_up(opened)

    @Slot(object)
    def _show_passage(self, finding: Finding) -> None:
        """A card was pressed: show and select its words, and leave the keys with the cards."""
        if finding.spans:
            self._desk.editor.select(*finding.spans[0])

    @Slot()
    def show_marks(self) -> None:
        """Mark the words of the findings; the one whose card is open is active."""
        shown = self._session.shown()
        opened = self._panel.open_finding()
        marks: list[Mark] = []
        for finding in shown:
            look, active = look_of(finding), _same(finding, opened)
            marks.extend(Mark(start, end, look, active) for start, end in finding.spans)
        self._desk.editor.show_marks(tuple(marks))
        if not self._session.typing:
            self.show_cards()

    @Slot()
    def show_cards(self) -> None:
        """Show the cards of the findings, and their number on the tab."""
        session = self._session
        shown = session.shown()
        mutes = sum(
            1
            for mute in session.mutes
            if mute.scope is not MuteScope.ONCE or mute.post_id == session.post.id
        )
        self._panel.show_findings(
            shown, session.text, session.persona is not None, mutes, session.asked()
        )
        self._tabs.set_count(CHECKS_TAB, len(self._panel.passages))
        self._look_up_soon.start()

    @Slot()
    def next_finding(self) -> None:
        """Select the words of the next problem or mistake after the caret, and open its card."""
        self._step(1)

    @Slot()
    def previous_finding(self) -> None:
        """Select the words of the problem or mistake before the caret, and open its card."""
        self._step(-1)

    @Slot(str)
    def show_rule(self, rule: str) -> None:
        """Select the first words that a rule met in the text on the desk, and open its card."""
        met = [f for f in self._session.findings if f.rule.id == rule and f.spans]
        if met:
            self._tabs.choose(CHECKS_TAB)
            self._desk.show_span(met[0].spans[0])
            self._panel.open_card(met[0])
            self.show_marks()

    def _step(self, direction: int) -> None:
        self.show_cards()
        loud = [*self._panel.passages, *map(_card_of, self._panel.language_findings)]
        cards = (
            loud
            if any(finding.spans for card in loud for finding in card.findings)
            else self._panel.notes
        )
        places = sorted((span, n) for n, card in enumerate(cards) for span in card.places)
        if not places:
            return
        span, number = self._beside(places, [card.first for card in cards], direction)
        finding = cards[number].first
        self._tabs.choose(CHECKS_TAB)
        self._desk.show_span(span)
        self._panel.open_card(finding)
        self.show_marks()

    def _beside(
        self, places: list[tuple[Span, int]], findings: list[Finding], direction: int
    ) -> tuple[Span, int]:
        """Return the place after the one that is selected, or after the caret; -1 is before.

        Passages may lie within each other: each has its turn.
        """
        start, end = self._desk.editor.selected()
        opened = self._panel.open_finding()
        here = [n for n, (span, _) in enumerate(places) if span == (start, end)]
        shown = [n for n in here if _same(findings[places[n][1]], opened)]
        if here:
            return places[((shown or here)[0] + direction) % len(places)]
        if direction > 0:
            return next((one for one in places if one[0].start >= end), places[0])
        return next((one for one in reversed(places) if one[0].end <= start), places[-1])

    @Slot(object)
    def _show_words(self, finding: Finding) -> None:
        if finding.spans:
            self._desk.show_span(finding.spans[0])

    @Slot(object, object)
    def apply_fix(self, _finding: Finding, fix: Fix) -> None:
        """Apply a fix as one step of undo."""
        self._desk.editor.apply(fix.edits)
        self._session.settle()
        self._notices.undoable(self.tr("Mended"), self._desk.editor.undo, of_words=True)

    @Slot(object)
    def _mute(self, asked: MuteAsked) -> None:
        mute = self._session.mute(asked.finding, asked.scope, asked.reason)
        self._notices.undoable(self.tr("Muted"), lambda: self._session.unmute(mute.id))

    @Slot()
    def show_finding_menu(self) -> None:
        """Offer the fixes and mutes of the finding at the caret."""
        editor = self._desk.editor
        finding = self.finding_at(editor.caret()) or self._panel.open_finding()
        if finding is None:
            return
        menu = QMenu(self._desk)
        self._fill_finding_menu(menu, self._session.look_up(finding))
        corner = editor.cursorRect().bottomLeft()
        self._finding_menu = menu
        menu.popup(editor.viewport().mapToGlobal(corner))
        if menu.actions():
            menu.setActiveAction(menu.actions()[0])

    def _fill_finding_menu(self, menu: QMenu, finding: Finding) -> None:
        language = self._session.interface_language
        for fix in finding.fixes:
            action = menu.addAction(fix_words(fix).in_language(language))
            action.triggered.connect(lambda _checked=False, fix=fix: self.apply_fix(finding, fix))
        if is_of_language(finding):
            self._add_way_out(menu, finding)
        elif finding.rule.kind is FindingKind.PROBLEM:
            mutes = mute_menu(
                menu,
                self._session.persona is not None,
                lambda scope: self._mute(MuteAsked(finding, scope, "")),
            )
            mutes.setTitle(self.tr("Mute"))
            menu.addMenu(mutes)
        menu.addSeparator()
        card = menu.addAction(self.tr("Show the card"))
        card.triggered.connect(lambda: self._open_card(finding))

    def _add_way_out(self, menu: QMenu, finding: Finding) -> None:
        menu.addSeparator()
        if look_of(finding) == "spelling":
            action = menu.addAction(self.tr("Add to dictionary"))
            action.triggered.connect(lambda: self._learn(finding))
        else:
            action = menu.addAction(self.tr("Ignore this rule"))
            asked = rule_ignored(finding, self._session.interface_language)
            action.triggered.connect(lambda: self._mute(asked))
        once = words_ignored(finding, finding.words(self._session.text))
        here = menu.addAction(self.tr("Ignore here"))
        here.triggered.connect(lambda: self._mute(once))

    @Slot(object)
    def _learn(self, finding: Finding) -> None:
        """Take a marked word into the person's dictionary."""
        proofreading = self._session.proofreading
        word = proofreading.learn(finding.words(self._session.text))
        self._notices.undoable(self.tr("In your dictionary"), lambda: proofreading.forget(word))

    def _open_card(self, finding: Finding) -> None:
        self._tabs.choose(CHECKS_TAB)
        self._panel.open_card(finding)
        self.show_marks()

    @Slot(int, QPoint)
    def _show_editor_menu(self, position: int, at: QPoint) -> None:
        menu = self._desk.editor.createStandardContextMenu()
        finding = self.finding_at(position)
        if finding is not None:
            ours = QMenu(menu)
            self._fill_finding_menu(ours, self._session.look_up(finding))
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

        session = self._session
        sheet = MutesSheet(
            self._sheets.host,
            self._sheets.theme,
            session.mutes,
            rules={rule.id: rule for rule in session.checker.book.rules},
            places=self._places_in_words(),
            language=session.interface_language,
        )
        sheet.take_back_requested.connect(session.unmute)
        self._sheets.open(sheet)

    def _places_in_words(self) -> dict[str, str]:
        """Return the first words of each post and the name of each persona, by id."""
        named = {one.id: one.name for one in self._session.personas}
        for post in self._session.library.posts():
            first = post.text.strip().partition("\n")[0]
            named[post.id] = first if len(first) <= 40 else first[:39].rstrip() + "…"
        return named


def _card_of(finding: Finding) -> Card:
    return Card((finding,))


def _same(finding: Finding, other: Finding | None) -> bool:
    return other is not None and finding.rule.id == other.rule.id and finding.spans == other.spans
