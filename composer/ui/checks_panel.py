"""The Checks tab: a card for each finding, in the order of the text."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRectF, Qt, QUrl, Signal, Slot
from PySide6.QtGui import (
    QDesktopServices,
    QEnterEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from composer.checks.cards import Card, cards
from composer.checks.findings import Finding, FindingKind, Fix, Severity, Span
from composer.checks.language import is_of_language
from composer.checks.mutes import MuteScope, words_fingerprint
from composer.checks.rules import Rule, fix_words
from composer.ui.components import (
    LEADING,
    ElidedLabel,
    EmptyState,
    Field,
    FlatMenuButton,
    FlowBox,
    Hairline,
    LineSample,
    SecondaryButton,
    TextButton,
    label,
)
from composer.ui.theme import Theme, icon


@dataclass(frozen=True, slots=True)
class MuteAsked:
    """The person wants a finding silenced: how far, and why (may be empty)."""

    finding: Finding
    scope: MuteScope
    reason: str


def rule_ignored(finding: Finding, language: str) -> MuteAsked:
    """Return the wish not to be told of a proofreader's rule any more; what it said names it."""
    return MuteAsked(finding, MuteScope.EVERYWHERE, finding.rule.message.in_language(language))


def words_ignored(finding: Finding, words: str) -> MuteAsked:
    """Return the wish to have these words so in this post."""
    return MuteAsked(finding, MuteScope.ONCE, words)


def look_of(finding: Finding) -> str:
    """Return how a finding is drawn: its severity, ``"strength"``, ``"spelling"``, ``"grammar"``."""
    if is_of_language(finding):
        return finding.rule.family
    if finding.rule.kind is FindingKind.STRENGTH:
        return "strength"
    return (finding.rule.severity or Severity.INFO).value


class CheckCard(QFrame):
    """A finding, and the others that are read as one with it.

    Collapsed: its words and its rule's name. Open: why, what to do, what to press. The others are
    named under it; a press shows one of them instead.
    """

    open_requested = Signal(object)
    words_requested = Signal(object)
    fix_requested = Signal(object)
    mute_requested = Signal(object)
    learn_requested = Signal(object)

    def __init__(
        self,
        finding: Finding,
        words: str,
        language: str,
        theme: Theme,
        opened: bool,
        has_persona: bool,
        others: tuple[Finding, ...] = (),
    ) -> None:
        super().__init__()
        self.finding = finding
        self.others = others
        self._is_of_language = is_of_language(finding)
        self._words = words
        self._language = language
        self._theme = theme
        self._has_persona = has_persona
        self.opened = opened
        self._hovered = False
        self.setObjectName("check_card")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row = QHBoxLayout(self)
        row.setSpacing(12)
        sample = LineSample(theme, look_of(finding))
        row.addWidget(sample, 0, Qt.AlignmentFlag.AlignTop)
        self._body = QVBoxLayout()
        self._body.setSpacing(0)
        row.addLayout(self._body, 1)
        if opened:
            row.setContentsMargins(12, 12, 12, 12)
            self._fill_open()
        else:
            row.setContentsMargins(12, 8, 12, 8)
            self._fill_collapsed()
        name = self._said(finding.rule.name)
        self.setAccessibleName(f"{name}: {words}" if words else name)
        self.setAccessibleDescription(self._said(finding.rule.message))

    def _said(self, text: object) -> str:
        return text.in_language(self._language)  # type: ignore[attr-defined, no-any-return]

    def _title(self) -> str:
        if self._is_of_language and self.opened:
            return self._words
        return self._said(self.finding.rule.name)

    @property
    def is_strength(self) -> bool:
        """Whether the card praises."""
        return self.finding.rule.kind is FindingKind.STRENGTH

    def _fill_collapsed(self) -> None:
        rule = self.finding.rule
        if self.is_strength:
            self._body.addWidget(ElidedLabel(self._title(), px=13, weight=500, role="strength"))
            said = self._said(rule.message)
            self._body.addWidget(label(said, px=12, role="muted", wrap=True))
            return
        first = " ".join(self._words.split()) or self._title()
        second = self._title() if self._words else self.tr("The whole post")
        names = [second, *(self._said(other.rule.name) for other in self.others)]
        if len(names) > _NAMED:
            rest = f"\u00a0·\u00a0+\u00a0{len(names) - _NAMED}"
            names = [*names[: _NAMED - 1], names[_NAMED - 1] + rest]
        self._body.addWidget(ElidedLabel(first, px=13, weight=500))
        self._body.addWidget(label(_AND.join(names), px=12, role="muted", wrap=True))

    def _fill_open(self) -> None:
        rule = self.finding.rule
        add = self._body.addWidget
        add(label(self._severity(), px=12, weight=500, role=look_of(self.finding)))
        title = _TitleButton(self._title())
        title.clicked.connect(self._ask_words)
        add(title)
        self._body.addSpacing(4)
        add(label(self._said(rule.message), px=13, wrap=True))
        # A suggestion stands on its button already.
        advice = "" if self._is_of_language and self.finding.fixes else self._said(rule.advice)
        if advice:
            self._body.addSpacing(12)
            add(label(self.tr("Instead"), px=12, role="muted"))
            add(label(advice, px=13, wrap=True))
        if self.others:
            self._body.addSpacing(12)
            add(label(self.tr("Also"), px=12, role="muted"))
            for other in self.others:
                add(self._link_to(other))
        self._body.addSpacing(12)
        if self._is_of_language:
            if self.finding.fixes:
                add(self._buttons())
                self._body.addSpacing(8)
            add(self._way_out())
        else:
            add(self._buttons())
        self._reason = Field()
        self._reason.setPlaceholderText(self.tr("Why? (optional) Enter to mute, Esc to go back"))
        self._reason.setAccessibleName(self.tr("Why is this muted?"))
        self._reason.setVisible(False)
        self._reason.returnPressed.connect(self._mute)
        self._scope = MuteScope.ONCE
        add(self._reason)
        self._body.addSpacing(12)
        add(Hairline())
        self._body.addSpacing(8)
        add(self._foot())

    def _link_to(self, other: Finding) -> TextButton:
        link = TextButton(self._said(other.rule.name)).elide()
        link.clicked.connect(lambda: self.open_requested.emit(other))
        return link

    def _severity(self) -> str:
        names = {
            "severe": self.tr("Severe"),
            "warning": self.tr("Worth a look"),
            "info": self.tr("For information"),
            "strength": self.tr("Strength"),
            "spelling": self.tr("Spelling"),
            "grammar": self.tr("Grammar"),
        }
        return names[look_of(self.finding)]

    def _buttons(self) -> FlowBox:
        row: list[QWidget] = []
        fixes = self.finding.fixes
        if fixes:
            first = SecondaryButton(self._fix_text(fixes[0]), height=_BUTTON).elide()
            first.clicked.connect(lambda: self.fix_requested.emit(fixes[0]))
            row.append(first)
        if len(fixes) > 1:
            others = self.tr("Others") if self._is_of_language else self.tr("Other ways")
            more = FlatMenuButton(self._theme, others)
            more.setMenu(self._fix_menu(more, fixes[1:]))
            row.append(more)
        if not (self.is_strength or self._is_of_language):
            mute = FlatMenuButton(self._theme, self.tr("Mute"))
            mute.setMenu(mute_menu(mute, self._has_persona, self._ask_reason))
            row.append(mute)
        for button in row:
            button.setFixedHeight(_BUTTON)
        return FlowBox(row, gap=4, between=4)

    def _way_out(self) -> FlowBox:
        """The way to have it so and not be told again: a word is learnt, a rule is ignored."""
        if look_of(self.finding) == "spelling":
            button = TextButton(self.tr("Add to dictionary"))
            button.clicked.connect(lambda: self.learn_requested.emit(self.finding))
        else:
            button = TextButton(self.tr("Ignore this rule"))
            asked = rule_ignored(self.finding, self._language)
            button.clicked.connect(lambda: self.mute_requested.emit(asked))
        here = TextButton(self.tr("Ignore here"))
        once = words_ignored(self.finding, self._words)
        here.clicked.connect(lambda: self.mute_requested.emit(once))
        return FlowBox([button.elide(), here.elide()], gap=16, between=4)

    def _fix_text(self, fix: Fix) -> str:
        return self._said(fix_words(fix))

    def _fix_menu(self, parent: QWidget, fixes: tuple[Fix, ...]) -> QMenu:
        menu = QMenu(parent)
        for fix in fixes:
            action = menu.addAction(self._fix_text(fix))
            action.triggered.connect(lambda _checked=False, fix=fix: self.fix_requested.emit(fix))
        return menu

    def _foot(self) -> QWidget:
        rule = self.finding.rule
        name, how_sure = self._said(rule.source.name), self._said(rule.how_sure)
        if not rule.source.address:
            return label(f"{name} {how_sure}", px=12, role="muted", wrap=True)
        link = TextButton(name, px=12).elide()
        link.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(rule.source.address)))
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(link)
        column.addWidget(label(how_sure, px=12, role="muted", wrap=True))
        return box

    # --- muting ------------------------------------------------------------------------------

    def _ask_reason(self, scope: MuteScope) -> None:
        self._scope = scope
        self._reason.setVisible(True)
        self._reason.setFocus()

    @Slot()
    def _mute(self) -> None:
        self.mute_requested.emit(MuteAsked(self.finding, self._scope, self._reason.text().strip()))

    @Slot()
    def _ask_words(self) -> None:
        self.words_requested.emit(self.finding)

    # --- Qt ----------------------------------------------------------------------------------

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and not self.opened:
            self.open_requested.emit(self.finding)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            (self.words_requested if self.opened else self.open_requested).emit(self.finding)
        elif event.key() == Qt.Key.Key_Escape and self.opened and self._reason.isVisible():
            self._reason.setVisible(False)
            self.setFocus()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: object) -> None:
        self._hovered = False
        self.update()
        super().leaveEvent(event)  # type: ignore[arg-type]

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self.opened:
            painter.setPen(QPen(self._theme.hairline, 1))
            painter.setBrush(self._theme.paper)
            painter.drawRoundedRect(area, 8, 8)
        elif self._hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.hover)
            painter.drawRoundedRect(area, 8, 8)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.accent, 2))
            painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)


_MOST_OF_LANGUAGE = 50
"""Cards of mistakes at once: more would make the panel slow, and nobody reads them."""
_AND = "\u2002·\u2002"
_NAMED = 2
"""How many rules a collapsed card names; the open one names all."""
_BUTTON = 28
"""The height of a card's buttons, in pixels."""


def _key(words: str, before: int) -> str:
    """Return what a card is known by while the text changes: its rule and words, the how-manieth."""
    return f"{words} {before}"


def _keys(findings: tuple[Finding, ...], text: str) -> dict[tuple[str, tuple[Span, ...]], str]:
    """Return the key of each finding, by its rule and places; the same words twice have two."""
    before: Counter[str] = Counter()
    keys = {}
    for finding in findings:
        words = words_fingerprint(finding, text)
        keys[finding.rule.id, finding.spans] = _key(words, before[words])
        before[words] += 1
    return keys


class _TitleButton(TextButton):
    """The title of an open card: a press selects the words."""

    def __init__(self, text: str) -> None:
        super().__init__(text, px=14, weight=600)
        self.setObjectName("card_title")
        self.setFixedHeight(LEADING[14])
        self.elide()


class _FoldRow(FlatMenuButton):
    """How many cards of a kind there are; a press shows or folds them."""

    def __init__(self, theme: Theme, kind: str, text: str, unfolded: bool) -> None:
        super().__init__(theme, text, padding=12)
        self.kind = kind
        self.setIcon(icon("chevron-down" if unfolded else "chevron-right", theme, "muted", 14))
        said = self.tr("Shown below") if unfolded else self.tr("Folded")
        self.setAccessibleDescription(said)


def mute_menu(parent: QWidget, has_persona: bool, chosen: object) -> QMenu:
    """Return the menu of how far a mute may reach; ``chosen`` is called with the scope."""
    menu = QMenu(parent)
    texts = {
        MuteScope.ONCE: QCoreApplication.translate("mute_menu", "This once"),
        MuteScope.POST: QCoreApplication.translate("mute_menu", "In this post"),
        MuteScope.PERSONA: QCoreApplication.translate("mute_menu", "For this persona"),
        MuteScope.EVERYWHERE: QCoreApplication.translate("mute_menu", "Everywhere"),
    }
    for scope, text in texts.items():
        if scope is MuteScope.PERSONA and not has_persona:
            continue
        action = menu.addAction(text)
        action.triggered.connect(lambda _checked=False, scope=scope: chosen(scope))  # type: ignore[operator]
    return menu


class ChecksPanel(QWidget):
    """All cards. One is open at a time; it never closes by itself.

    Problems with one cause share a card. Those that are for information only stand folded behind
    a row that says how many they are.
    """

    words_requested = Signal(object)
    fix_requested = Signal(object, object)
    mute_requested = Signal(object)
    opened = Signal(object)
    chosen = Signal(object)
    mutes_requested = Signal()
    learn_requested = Signal(object)

    def __init__(self, theme: Theme, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._language = language
        self._open_key: str | None = None
        self._keys: dict[tuple[str, tuple[Span, ...]], str] = {}
        self._notes_shown = False
        self._grouped: tuple[Card, ...] = ()
        self._findings: tuple[Finding, ...] = ()
        self._text = ""
        self._has_persona = False
        self._mutes = 0
        self._questions: tuple[Rule, ...] = ()
        self._state: tuple[object, ...] = ()
        self._cards: list[CheckCard] = []
        self._language_unfolded = False
        self.count = label("", px=12, role="muted")
        self.hint = label("", px=12, role="muted")
        self.mutes_link = TextButton("")
        self.mutes_link.clicked.connect(self.mutes_requested)
        head = QHBoxLayout()
        head.setContentsMargins(20, 0, 20, 0)
        head.addWidget(self.count, 1)
        head.addWidget(self.hint)
        head_box = QWidget()
        head_box.setFixedHeight(40)
        head_box.setLayout(head)
        self._list = QVBoxLayout()
        self._list.setContentsMargins(8, 0, 8, 16)
        self._list.setSpacing(0)
        inside = QWidget()
        inside.setObjectName("panel_inside")
        inside.setLayout(self._list)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head_box)
        column.addWidget(self._scroll, 1)

    # --- what is shown -----------------------------------------------------------------------

    def show_findings(
        self,
        findings: tuple[Finding, ...],
        text: str,
        has_persona: bool,
        mutes: int,
        questions: tuple[Rule, ...] = (),
    ) -> None:
        """Show a card for each finding of ``text``, and below them the questions it raises.

        ``mutes`` is how many rules are silenced.
        """
        # The text first: where it changed, nobody has to ask the findings for their fixes.
        state = (text, findings, has_persona, mutes, questions)
        if state == self._state and self._cards:
            return
        self._state = state
        self._text, self._findings, self._has_persona, self._mutes, self._questions = state
        self._keys = _keys(findings, text)
        self._grouped = cards(one for one in findings if not is_of_language(one))
        self._rebuild()

    @property
    def passages(self) -> tuple[Card, ...]:
        """The cards to look at, in the order of the text, without the notes."""
        return tuple(card for card in self._grouped if not card.is_note)

    @property
    def notes(self) -> tuple[Card, ...]:
        """The cards that are for information only, in the order of the text."""
        return tuple(card for card in self._grouped if card.is_note)

    @property
    def language_findings(self) -> tuple[Finding, ...]:
        """What is shown of spelling and grammar, in the order of the text."""
        return tuple(f for f in self._findings if is_of_language(f))

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of ``theme``."""
        self._theme = theme
        self._rebuild()

    def open_card(self, finding: Finding | None) -> None:
        """Open the card of ``finding`` and show it; None closes the open one."""
        key = self._key(finding) if finding else None
        if key == self._open_key:
            return
        self._open_key = key
        if any(key == self._key(one) for note in self.notes for one in note.findings):
            self._notes_shown = True
        self._language_unfolded |= finding is not None and is_of_language(finding)
        self._rebuild()
        self.opened.emit(finding)

    @Slot(object)
    def _choose_card(self, finding: Finding) -> None:
        self.open_card(finding)
        self.chosen.emit(finding)

    def open_finding(self) -> Finding | None:
        """Return the finding whose card is open."""
        if self._open_key is None:
            return None
        return next((f for f in self._findings if self._key(f) == self._open_key), None)

    def _key(self, finding: Finding) -> str:
        known = self._keys.get((finding.rule.id, finding.spans))
        return known or _key(words_fingerprint(finding, self._text), 0)

    def _rebuild(self) -> None:
        at = self._scroll.verticalScrollBar().value()
        had_focus = any(card.hasFocus() for card in self._cards)
        while self._list.count():
            item = self._list.takeAt(0)
            if item.widget():
                item.widget().hide()
                item.widget().deleteLater()
        self._cards = []
        passages = self.passages
        strengths = tuple(f for f in self._findings if f.rule.kind is FindingKind.STRENGTH)
        self._say_count(len(passages))
        for card in passages:
            self._add_card(card)
        if not passages:
            self._list.addWidget(self._empty(bool(strengths), bool(self._text.strip())))
        self._add_notes(self.notes)
        if strengths:
            self._add_line()
            for finding in strengths:
                self._add_card(Card((finding,)))
        if self._questions:
            self._add_line()
            self._list.addWidget(self._asked())
        if language := self.language_findings:
            self._add_line()
            self._add_language(language)
        if self._mutes:
            self._add_line()
            text = self.tr("%n muted rule(s)", "", self._mutes)
            link = TextButton(text)
            link.setObjectName("mutes_link")
            link.clicked.connect(self.mutes_requested)
            self._list.addWidget(link)
        self._list.addStretch(1)
        self._scroll.verticalScrollBar().setValue(at)
        self._show_open(had_focus)

    def _add_language(self, findings: tuple[Finding, ...]) -> None:
        """Add one row that says how many there are; unfolded, a card for each."""
        spelling = sum(look_of(finding) == "spelling" for finding in findings)
        grammar = len(findings) - spelling
        kinds = ((self.tr("Spelling"), spelling), (self.tr("Grammar"), grammar))
        parts = [f"{name} {number}" for name, number in kinds if number]
        row = _FoldRow(self._theme, "language", _AND.join(parts), self._language_unfolded)
        row.clicked.connect(self._turn_language)
        self._list.addWidget(row)
        if not self._language_unfolded:
            return
        for finding in findings[:_MOST_OF_LANGUAGE]:
            self._add_card(Card((finding,)))
        more = len(findings) - _MOST_OF_LANGUAGE
        if more > 0:
            rest = label(self.tr("%n more after these", "", more), px=12, role="muted", wrap=True)
            rest.setContentsMargins(12, 4, 12, 4)
            self._list.addWidget(rest)

    @Slot()
    def _turn_language(self) -> None:
        self._language_unfolded = not self._language_unfolded
        self._rebuild()
        self._focus_fold("language")

    def _say_count(self, problems: int) -> None:
        text = self.tr("%n passage(s) to look at", "", problems) if problems else ""
        self.count.setText(text)
        self.hint.setText(self.tr("F8  next") if problems or self.language_findings else "")

    def _empty(self, praised: bool, written: bool) -> QWidget:
        return EmptyState(
            self.tr("Nothing to look at."),
            self.tr("What works is below.")
            if praised
            else ("" if written else self.tr("Write, and it will be read with you.")),
        )

    def _asked(self) -> QWidget:
        """Return what only the writer can answer, to read now and to answer before approval."""
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(12, 4, 12, 8)
        column.setSpacing(4)
        column.addWidget(label(self.tr("To ask yourself"), px=12, role="muted"))
        for rule in self._questions:
            said = rule.message.in_language(self._language)
            column.addWidget(label(said, px=13, wrap=True))
        return box

    def _add_line(self) -> None:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(12, 8, 12, 8)
        row.addWidget(Hairline())
        self._list.addWidget(box)

    def _add_notes(self, notes: tuple[Card, ...]) -> None:
        if not notes:
            return
        text = self.tr("%n note(s)", "", len(notes))
        row = _FoldRow(self._theme, "notes", text, self._notes_shown)
        row.clicked.connect(self._turn_notes)
        self._list.addWidget(row)
        if self._notes_shown:
            for card in notes:
                self._add_card(card)

    @Slot()
    def _turn_notes(self) -> None:
        self._notes_shown = not self._notes_shown
        self._rebuild()
        self._focus_fold("notes")

    def _focus_fold(self, kind: str) -> None:
        """Give a row that was pressed, and made anew, the focus again."""
        rows = (self._list.itemAt(n).widget() for n in range(self._list.count()))
        next(row for row in rows if isinstance(row, _FoldRow) and row.kind == kind).setFocus()

    def _add_card(self, shown: Card) -> None:
        chosen = [one for one in shown.findings if self._key(one) == self._open_key]
        opened = bool(chosen)
        finding = chosen[0] if opened else shown.first
        others = tuple(one for one in shown.findings if one is not finding)
        words = finding.words(self._text)
        card = CheckCard(
            finding, words, self._language, self._theme, opened, self._has_persona, others
        )
        card.open_requested.connect(self._choose_card)
        card.words_requested.connect(self.words_requested)
        card.fix_requested.connect(
            lambda fix, finding=finding: self.fix_requested.emit(finding, fix)
        )
        card.mute_requested.connect(self.mute_requested)
        card.learn_requested.connect(self.learn_requested)
        if opened:
            box = QWidget()
            column = QVBoxLayout(box)
            column.setContentsMargins(0, 4, 0, 4)
            column.addWidget(card)
            self._list.addWidget(box)
        else:
            self._list.addWidget(card)
        self._cards.append(card)

    def _show_open(self, focus: bool) -> None:
        for card in self._cards:
            if card.opened:
                self._list.activate()
                self._scroll.widget().adjustSize()
                self._scroll.ensureWidgetVisible(card, 0, 12)
                if focus:
                    card.setFocus()


__all__ = [
    "CheckCard",
    "ChecksPanel",
    "MuteAsked",
    "look_of",
    "mute_menu",
    "rule_ignored",
    "words_ignored",
]
