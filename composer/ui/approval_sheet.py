"""The sheet before approval: what is still open, questions to the writer, when, and who answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta

from PySide6.QtCore import QLocale, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from composer.checks.findings import Finding, Severity
from composer.checks.rules import Rule
from composer.networks.counting import Count, refusal
from composer.networks.known import network
from composer.personas.persona import Persona
from composer.posts.media_check import refusals, reminders
from composer.posts.moments import to_utc, zone_of
from composer.posts.post import Moment, Post
from composer.text.bilingual import Bilingual
from composer.ui.approval_when import When, WhenDraft
from composer.ui.components import (
    Field,
    LineSample,
    PrimaryButton,
    QuietButton,
    SecondaryButton,
    Sheet,
    Sign,
    TextButton,
    label,
)
from composer.ui.moment_fields import system_zone
from composer.ui.sheet_parts import NARROW, Labelled, Section, TwoVoices
from composer.ui.theme import Theme

_LABEL = 280
_LONGEST_QUOTE = 120
_USUAL_HOUR = time(8, 30)


@dataclass(frozen=True, slots=True)
class ApprovalRequest:
    """What the sheet shows.

    ``problems`` are the findings still open, without the muted ones, each with the text of the post
    that it is in, in the order of that text;
    ``language_marks`` counts those of spelling and grammar, that are not among them;
    ``questions`` are the rules that ask the writer something; ``counts`` says how long the post is
    on each of its networks; ``language`` is that of the window; ``people`` answered before, the
    latest first; ``zone`` is the IANA name to begin with, None for this computer's own.
    """

    post: Post
    persona: Persona | None = None
    problems: tuple[tuple[Finding, str], ...] = ()
    language_marks: int = 0
    questions: tuple[Rule, ...] = ()
    counts: tuple[Count, ...] = ()
    language: str = "en"
    people: tuple[str, ...] = ()
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class ApprovalDraft:
    """What was typed into the sheet, to open it with again; reasons and answers go by rule id."""

    when: WhenDraft
    reasons: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)
    note: str = ""


@dataclass(frozen=True, slots=True)
class ApprovalChoice:
    """Everything that an approval needs.

    ``reasons`` are (rule id, why these words stay); ``answers`` are (rule id of the question, the
    writer's words), the unanswered left out.
    """

    moment: Moment
    answerer: str
    answer_until: Moment
    reasons: tuple[tuple[str, str], ...]
    answers: tuple[tuple[str, str], ...]


class ApprovalSheet(Sheet):
    """Asks what approval needs, and keeps what was typed.

    It never writes anything: :attr:`approved` carries an ApprovalChoice and :attr:`not_posting`
    the reason; :attr:`passage_requested` the id of a rule whose words are to be shown, after the
    sheet is closed; the owner then calls ``close_sheet`` or :meth:`refuse`. After ``closed``,
    :meth:`draft` is what to open it with again.
    """

    approved = Signal(object)
    not_posting = Signal(str)
    text_requested = Signal(str)
    passage_requested = Signal(str)

    def __init__(
        self,
        host: QWidget,
        theme: Theme,
        request: ApprovalRequest,
        draft: ApprovalDraft | None = None,
    ) -> None:
        super().__init__(host, theme, "")
        self.title.setText(self.tr("Before approving"))
        self.subtitle.setText(self._for_whom(request))
        self._request = request
        self._rows = self._make_rows(request, theme)
        self._questions = [_Question(rule, request.language) for rule in request.questions]
        self._draft = draft or ApprovalDraft(_first_draft(request))
        self.when = When(request.people, self._draft.when, theme)
        self.when.grown.connect(self.refit)
        self.note = Labelled(self.tr("In one line, for later"), Field())
        self._parts = [self._open_section(theme), self.when, *self._question_section()]
        self._refusal = self._refusal_section()
        for part in (*self._parts, self._refusal):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self._make_feet()
        self._write(self._draft)
        self._show_refusal(False)
        shortcut = QShortcut(QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_Return), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._confirm)

    # --- parts ---------------------------------------------------------------------------------

    def _for_whom(self, request: ApprovalRequest) -> str:
        names = [network(n).name.in_language(request.language) for n in request.post.networks]
        reader = ""
        if request.persona is not None:
            reader = self.tr("For %1").replace("%1", request.persona.name)
        return "\u2002·\u2002".join(part for part in (reader, ", ".join(names)) if part)

    @staticmethod
    def _make_rows(request: ApprovalRequest, theme: Theme) -> list[_OpenProblem]:
        """Return a row for each rule still met, the severe ones first, then by place."""
        words: dict[str, list[str]] = {}
        rules: dict[str, Rule] = {}
        for finding, text in request.problems:
            rules.setdefault(finding.rule.id, finding.rule)
            said = words.setdefault(finding.rule.id, [])
            quoted = finding.words(text)
            if quoted not in said:
                said.append(quoted)
        ordered = sorted(rules.values(), key=lambda rule: rule.severity is not Severity.SEVERE)
        return [
            _OpenProblem(rule, " … ".join(filter(None, words[rule.id])), request.language, theme)
            for rule in ordered
        ]

    def _open_section(self, theme: Theme) -> Section:
        severe = sum(row.reason is not None for row in self._rows)
        note = {0: "", 1: self.tr("Only the first asks for a reason")}.get(
            severe, self.tr("Only the severe ones ask for a reason")
        )
        section = Section(self.tr("Still open"), note if len(self._rows) > 1 else "")
        over = [count for count in self._request.counts if refusal(count) is not None]
        language = self._request.language
        pictures = [_Refused(theme, *one) for one in self._picture_problems()]
        too_long = [_OverLimit(count, language, theme) for count in over]
        for one in too_long:
            post, name = self._request.post, one.network
            alone = len(post.networks) == 1 or post.has_variant(name)
            one.link.setText(self.tr("Go to the text") if alone else self.tr("Write a variant"))
            one.link.clicked.connect(lambda _checked=False, name=name: self._go_to_text(name))
        for problem in self._rows:
            problem.link.clicked.connect(
                lambda _checked=False, rule=problem.rule.id: self._go_to_passage(rule)
            )
        for row in (*self._rows, *too_long, *pictures):
            section.column.addWidget(row)
        if not self._rows and not over and not pictures:
            section.column.addWidget(label(self.tr("Nothing to look at."), role="muted"))
        if marks := self._request.language_marks:
            said = self.tr("%n mark(s) of spelling and grammar left", "", marks)
            left = label(said, px=12, role="muted", wrap=True)
            left.setObjectName("language_marks")
            section.column.addWidget(left)
        return section

    def _go_to_text(self, name: str) -> None:
        self.close_sheet()
        self.text_requested.emit(name)

    def _go_to_passage(self, rule: str) -> None:
        self.close_sheet()
        self.passage_requested.emit(rule)

    def _picture_problems(self) -> list[tuple[str, str]]:
        """Return what the chosen networks do not take of the pictures: network and sentence."""
        post, language = self._request.post, self._request.language
        found = []
        for name in post.networks:
            one = network(name)
            for sentence in (
                *refusals(post.media, one.media, one.name),
                *reminders(post.media, one.media, one.name),
            ):
                found.append((one.name.in_language(language), sentence.in_language(language)))
        return found

    def _question_section(self) -> list[Section]:
        number = len(self._questions)
        if not number:
            return []
        title = (
            self.tr("A question for you")
            if number == 1
            else self.tr("%1 questions for you").replace("%1", QLocale().toString(number))
        )
        section = Section(title, self.tr("optional"))
        for question in self._questions:
            section.column.addWidget(question)
        return [section]

    def _refusal_section(self) -> Section:
        section = Section(self.tr("Why is it better not to post this?"))
        section.column.addWidget(self.note)
        text = self.tr("It stays in the library with its reason, and can become a draft again.")
        section.column.addSpacing(8)
        section.column.addWidget(label(text, px=12, role="muted", wrap=True))
        return section

    def _make_feet(self) -> None:
        self.foot.setContentsMargins(20, 16, 32, 20)
        self.do_not_post = QuietButton(self.tr("Do not post…"))
        self.back = SecondaryButton(self.tr("Back to the text"))
        self.approve = PrimaryButton(self.tr("Approve"))
        self.keep_going = SecondaryButton(self.tr("Back to approval"))
        self.leave_unposted = PrimaryButton(self.tr("Do not post"))
        self._refused = label("", px=12, role="severe", wrap=True)
        self.foot.addWidget(self.do_not_post)
        self.foot.addWidget(self._refused, 1)
        for button in (self.back, self.approve, self.keep_going, self.leave_unposted):
            self.foot.addWidget(button)
        self.do_not_post.clicked.connect(self._ask_why_not)
        self.keep_going.clicked.connect(self._return_to_approval)
        self.back.clicked.connect(self.close_sheet)
        self.approve.clicked.connect(self._try_approving)
        self.leave_unposted.clicked.connect(self._try_leaving)

    # --- what was typed ------------------------------------------------------------------------

    def _write(self, draft: ApprovalDraft) -> None:
        for row in self._rows:
            if row.reason is not None:
                row.reason.field.setText(draft.reasons.get(row.rule.id, ""))
        for question in self._questions:
            question.answer.setText(draft.answers.get(question.rule.id, ""))
        self.note.field.setText(draft.note)

    def reason_fields(self) -> dict[str, Labelled]:
        """Return the fields that ask why severe words stay, by rule id."""
        return {row.rule.id: row.reason for row in self._rows if row.reason is not None}

    def answer_fields(self) -> dict[str, Field]:
        """Return the fields of the questions, by rule id."""
        return {question.rule.id: question.answer for question in self._questions}

    def draft(self) -> ApprovalDraft:
        """Return everything typed so far. Words for rules not met now are kept as they were."""
        reasons = {rule: cell.field.text() for rule, cell in self.reason_fields().items()}
        answers = {rule: answer.text() for rule, answer in self.answer_fields().items()}
        return ApprovalDraft(
            self.when.draft(),
            {**self._draft.reasons, **reasons},
            {**self._draft.answers, **answers},
            self.note.field.text(),
        )

    # --- outcomes ------------------------------------------------------------------------------

    @Slot()
    def _try_approving(self) -> None:
        self._refused.setText("")
        lacking = self._first_reason_lacking()
        lacking = self.when.first_lacking(datetime.now(UTC)) if lacking is None else lacking
        self.refit()
        moment, until = self.when.moment(), self.when.answer_until()
        if lacking is not None or moment is None or until is None:
            self._lead_to(lacking or self.when.date)
            return
        reasons = {rule: cell.field.text().strip() for rule, cell in self.reason_fields().items()}
        answers = {rule: answer.text().strip() for rule, answer in self.answer_fields().items()}
        answered = tuple((rule, words) for rule, words in answers.items() if words)
        choice = ApprovalChoice(
            moment, self.when.answerer(), until, tuple(reasons.items()), answered
        )
        self.approved.emit(choice)

    def _first_reason_lacking(self) -> QWidget | None:
        """Say below each empty reason that it is missing; return the first such field."""
        first = None
        for cell in self.reason_fields().values():
            missing = not cell.field.text().strip()
            sentence = self.tr("One line is enough: why do these words stay?") if missing else ""
            cell.complain(sentence)
            if missing and first is None:
                first = cell.field
        return first

    @Slot()
    def _try_leaving(self) -> None:
        note = self.note.field.text().strip()
        if note:
            self.not_posting.emit(note)
            return
        self.note.complain(self.tr("Say in a few words why it stays here."))
        self.refit()
        self._lead_to(self.note.field)

    def refuse(self, sentence: Bilingual) -> None:
        """Say in the foot why the owner could not do what was asked; the sheet stays as it is."""
        self._refused.setText(sentence.in_language(self._request.language))

    def _lead_to(self, field: QWidget) -> None:
        field.setFocus(Qt.FocusReason.TabFocusReason)
        self.show_part(field.parentWidget() or field)

    # --- do not post ---------------------------------------------------------------------------

    @Slot()
    def _ask_why_not(self) -> None:
        self._show_refusal(True)
        self.note.field.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _return_to_approval(self) -> None:
        self._show_refusal(False)
        self.do_not_post.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_refusal(self, asked: bool) -> None:
        self._asked_why_not = asked
        title = self.tr("Do not post") if asked else self.tr("Before approving")
        self.title.setText(title)
        self.setAccessibleName(title)
        for part in (*self._parts, self.do_not_post, self.back, self.approve):
            part.setVisible(not asked)
        for part in (self._refusal, self.keep_going, self.leave_unposted):
            part.setVisible(asked)
        self._refused.setText("")
        self.refit()

    # --- keys and size -------------------------------------------------------------------------

    @Slot()
    def _confirm(self) -> None:
        if self._asked_why_not:
            self._try_leaving()
        else:
            self._try_approving()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape and self._asked_why_not:
            self._return_to_approval()
        elif entered and self.note.field.hasFocus():
            self._try_leaving()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        narrow = self.width() < NARROW + 96
        for part in (self.when, *self._questions):
            part.arrange(narrow)
        super().resizeEvent(event)


class _OpenProblem(QWidget):
    """A rule still met; a severe one asks why its words stay."""

    def __init__(self, rule: Rule, words: str, language: str, theme: Theme) -> None:
        super().__init__()
        self.rule = rule
        self.reason: Labelled | None = None
        severity = rule.severity or Severity.INFO
        severe = severity is Severity.SEVERE
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 3, 0, 3)
        row.setSpacing(12)
        row.addWidget(LineSample(theme, severity.value), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(6)
        row.addLayout(column, 1)
        head = QHBoxLayout()
        head.setSpacing(12)
        column.addLayout(head)
        name = rule.name.in_language(language)
        first, second = (_quote(words), name) if words else (name, "")
        said = TwoVoices(theme, first, second, "muted", strong=severe)
        said.setAccessibleName(f"{self._severity_word(severity)}: {said.accessibleName()}")
        head.addWidget(said, 1)
        self.link = TextButton(self.tr("Show"), px=12)
        self.link.setAccessibleName(f"{self.link.text()}: {words or name}")
        self.link.setVisible(bool(words))
        head.addWidget(self.link, 0, Qt.AlignmentFlag.AlignVCenter)
        if severe:
            word = label(self._severity_word(severity), px=12, weight=500, role="severe")
            head.addWidget(word, 0, Qt.AlignmentFlag.AlignVCenter)
            self.reason = Labelled(self.tr("Why keep these words?"), Field())
            column.addWidget(self.reason)

    def _severity_word(self, severity: Severity) -> str:
        return {
            Severity.SEVERE: self.tr("Severe"),
            Severity.WARNING: self.tr("Worth a look"),
            Severity.INFO: self.tr("For information"),
        }[severity]


class _Refused(QWidget):
    """A network that would not take the post as it is, and why."""

    def __init__(self, theme: Theme, network_name: str = "", why: str = "") -> None:
        super().__init__()
        self._theme = theme
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 3, 0, 3)
        self._row.setSpacing(12)
        sign = Sign(theme, "scissors", "severe", 14)
        sign.setFixedSize(20, 20)
        self._row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        if why:
            self.say(network_name, why)

    def say(self, network_name: str, why: str) -> None:
        """Show the network and why it refuses."""
        self._row.addWidget(TwoVoices(self._theme, network_name, why, "severe"), 1)


class _OverLimit(_Refused):
    """A network where the post is too long."""

    def __init__(self, count: Count, language: str, theme: Theme) -> None:
        super().__init__(theme)
        said = (
            self.tr("1 character over")
            if count.over == 1
            else self.tr("%1 characters over").replace("%1", QLocale().toString(count.over))
        )
        why = refusal(count)
        if not count.over and why is not None:
            said = why.in_language(language)
        self.network = count.network
        self.say(network(count.network).name.in_language(language), said)
        self.link = TextButton("", px=12)
        self._row.addWidget(self.link, 0, Qt.AlignmentFlag.AlignTop)


class _Question(QWidget):
    """A question to the writer and a line for the answer, which may stay empty."""

    def __init__(self, rule: Rule, language: str) -> None:
        super().__init__()
        self.rule = rule
        text = rule.message.in_language(language)
        self._label = label(text, wrap=True)
        self.answer = Field()
        self.answer.setPlaceholderText(self.tr("In one line"))
        self.answer.setAccessibleName(text)
        self._label.setBuddy(self.answer)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 8)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self.arrange(narrow=False)

    def arrange(self, narrow: bool) -> None:
        """Put the label beside its field, or above it."""
        for part in (self._label, self.answer):
            self._grid.removeWidget(part)
        self._grid.addWidget(self._label, 0, 0)
        self._grid.addWidget(self.answer, 1 if narrow else 0, 0 if narrow else 1)
        self._label.setFixedWidth(_LABEL) if not narrow else self._label.setMaximumWidth(16777215)
        self._grid.setColumnStretch(0, 1 if narrow else 0)
        self._grid.setColumnStretch(1, 0 if narrow else 1)


def _quote(words: str) -> str:
    """Return the words on one line, shortened where they would fill the sheet."""
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST_QUOTE else line[: _LONGEST_QUOTE - 1].rstrip() + "…"


def _first_draft(request: ApprovalRequest) -> WhenDraft:
    """Return what the date begins with: the date planned if it is to come, else tomorrow morning."""
    planned = request.post.schedule
    answerer = request.people[0] if request.people else ""
    if planned is not None and to_utc(planned) > datetime.now(UTC):
        return WhenDraft(planned.wall, f"{planned.wall:%H:%M}", planned.zone, answerer, planned)
    zone = request.zone or (planned.zone if planned else system_zone())
    tomorrow = datetime.now(zone_of(zone)).date() + timedelta(days=1)
    start = datetime.combine(tomorrow, _USUAL_HOUR)
    return WhenDraft(start, f"{start:%H:%M}", zone, answerer)
