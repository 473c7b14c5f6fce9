"""The desk: whom the post is for, its words, what they answer, how long they are."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QPoint, QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QDragEnterEvent,
    QDropEvent,
    QFontMetrics,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QMenu,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from composer.checks.findings import Span, Touch
from composer.checks.three_questions import answers
from composer.networks.known import network
from composer.personas.persona import ItemKind, Persona
from composer.posts.post import Moment, Post, PostKind, Status
from composer.ui.components import (
    Disc,
    ElidedLabel,
    FlatMenuButton,
    Hairline,
    IconButton,
    PaintedButton,
    PrimaryButton,
    label,
)
from composer.ui.counter_strip import CounterStrip
from composer.ui.desk_foot import DeskFoot
from composer.ui.desk_notes import FoldNote, WarningRow, WordsRow
from composer.ui.editor import MEASURE, PostEditor
from composer.ui.media_rows import MediaRows
from composer.ui.picture_source import files_in, image_in
from composer.ui.session import Session
from composer.ui.theme import Theme, chrome_font, icon

GUTTER, NARROW_GUTTER = 40, 24
_HEADER_KINDS = (ItemKind.NEED, ItemKind.QUESTION)
_NEEDS_SHOWN = 4


def moment_in_words(moment: Moment) -> str:
    """Return a moment as people write it: “Sat 28 Nov, 08:30”."""
    return QLocale().toString(moment.wall, "ddd d MMM, HH:mm")


_LOW, _LOWER, _LOWEST = 595, 530, 290
# With less room, in logical pixels, the desk says less about the questions, and the reader, and
# nothing: a low window in which words are looked for.


class Bar(QWidget):
    """The row above the desk: kind, language, date, and the one strong button."""

    kind_chosen = Signal(object)
    language_chosen = Signal(object)
    date_requested = Signal()
    date_removed = Signal()
    approval_requested = Signal()
    library_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state: tuple[object, ...] = ()
        self.setFixedHeight(52)
        self.library_button = IconButton(theme, "panel-left", self.tr("Library (Ctrl+1)"))
        self.library_button.clicked.connect(self.library_requested)
        self.kind = FlatMenuButton(theme)
        self.language = FlatMenuButton(theme)
        self.date = FlatMenuButton(theme)
        self.saved = label("", px=12, role="muted")
        self.approve = PrimaryButton(self.tr("Review and approve"))
        self.approve.setToolTip(self.tr("Review and approve (Ctrl+Return)"))
        self.approve.clicked.connect(self.approval_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(32, 0, 16, 0)
        row.setSpacing(4)
        for part in (self.library_button, self.kind, self.language, self.date):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.saved)
        row.addSpacing(8)
        row.addWidget(self.approve)
        self._make_menus()

    def _make_menus(self) -> None:
        kinds = {
            PostKind.POST: self.tr("Post"),
            PostKind.REPLY: self.tr("Reply"),
            PostKind.SHARE: self.tr("Share"),
        }
        self._kind_actions = _choices(self.kind, kinds, self.kind_chosen)
        languages = {
            "fr": "Français",
            "en": "English",
            None: self.tr("Guess the language"),
        }
        self._language_actions = _choices(self.language, languages, self.language_chosen)
        menu = QMenu(self.date)
        menu.addAction(self.tr("Choose a date…")).triggered.connect(self.date_requested)
        self._remove_date = menu.addAction(self.tr("No date"))
        self._remove_date.triggered.connect(self.date_removed)
        self.date.setMenu(menu)
        self.date.setAccessibleName(self.tr("Date"))
        self.kind.setAccessibleName(self.tr("Kind of post"))
        self.language.setAccessibleName(self.tr("Language of the post"))

    def show_post(self, post: Post, language: str) -> None:
        """Show the kind, language and date of ``post``; ``language`` is the one in use."""
        state = (post.kind, language, post.language, post.schedule)
        if state == self._state:
            return
        self._state = state
        self.kind.setText(self._kind_actions[post.kind].text())
        self._kind_actions[post.kind].setChecked(True)
        self.language.setText("Français" if language == "fr" else "English")
        self._language_actions[post.language].setChecked(True)
        self.date.setText(moment_in_words(post.schedule) if post.schedule else self.tr("No date"))
        self._remove_date.setEnabled(post.schedule is not None)
        self._place(self.width())

    def show_saved(self, saved: bool) -> None:
        """Say whether everything typed is in the library."""
        self.saved.setText(self.tr("Saved") if saved else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        # Narrow: first “Saved” goes, then the date becomes an icon, then the language goes.
        width = event.size().width()
        self.language.setVisible(width >= 420)
        super().resizeEvent(event)
        self._place(width)

    def show_library_button(self, shown: bool) -> None:
        """Offer the library or not; without the button the line begins where the text does."""
        self.library_button.setVisible(shown)
        self._place(self.width())

    def _place(self, width: int) -> None:
        alone = self.library_button.isHidden()
        left = ((width >= 500 and 32) or 16) if alone else 12
        self.layout().setContentsMargins(left, 0, 16, 0)
        self.date.set_sign("calendar" if width < 580 else "")
        self.saved.setVisible(width >= 640)
        if not self.date.has_sign() and self._needed() > width:
            self.saved.hide()
            if self._needed() > width:
                self.date.set_sign("calendar")

    def _needed(self) -> int:
        """Return the width that all parts ask for, in pixels."""
        parts = (self.library_button, self.kind, self.language, self.date, self.saved, self.approve)
        shown = [part.sizeHint().width() for part in parts if not part.isHidden()]
        left, _, right, _ = self.layout().getContentsMargins()
        return int(left) + int(right) + sum(shown) + 4 * len(shown) + 8


def _choices(button: FlatMenuButton, texts: dict, signal: object) -> dict:  # type: ignore[type-arg]
    """Give ``button`` a menu of exclusive choices that emit ``signal`` with their key."""
    menu = QMenu(button)
    group = QActionGroup(menu)
    actions = {}
    for key, text in texts.items():
        action = QAction(text, menu, checkable=True)
        action.setData(key)
        group.addAction(action)
        menu.addAction(action)
        actions[key] = action
    group.triggered.connect(lambda action: signal.emit(action.data()))  # type: ignore[attr-defined]
    button.setMenu(menu)
    return actions


class ReaderHeader(QWidget):
    """Whom the post is for, and which of their needs and questions it touches."""

    menu_requested = Signal(QPoint)
    touch_chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._state: tuple[object, ...] = ()
        self._persona: Persona | None = None
        self._touches: tuple[Touch, ...] = ()
        self._one_line = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 12, 0, 12)
        self._column.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(8)
        self.disc = Disc("", 24)
        self.button = FlatMenuButton(theme, padding=0)
        self.button.setObjectName("reader_button")
        self.button.setFont(chrome_font(15, 600))
        self.button.clicked.connect(self._ask_menu)
        self.description = ElidedLabel("", px=13, role="muted")
        head.addWidget(self.disc)
        head.addWidget(self.button)
        head.addWidget(self.description, 1)
        self.touched = label("", px=13, role="muted")
        head.addWidget(self.touched)
        self._column.addLayout(head)
        self._grid_box = QWidget()
        self._grid = QGridLayout(self._grid_box)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(32)
        self._grid.setVerticalSpacing(4)
        self._column.addWidget(self._grid_box)

    @Slot()
    def _ask_menu(self) -> None:
        self.menu_requested.emit(self.button.mapToGlobal(QPoint(0, self.button.height())))

    def show_reader(self, persona: Persona | None, touches: tuple[Touch, ...]) -> None:
        """Show the persona and light what the draft touches."""
        self._persona, self._touches = persona, touches
        self._refresh()

    def set_one_line(self, one_line: bool) -> None:
        """Show the needs as one line of words, for low windows."""
        if one_line != self._one_line:
            self._one_line = one_line
            self._refresh()

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of ``theme``."""
        self._theme = theme
        self._state = ()
        self._refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._refresh()

    def _refresh(self) -> None:
        persona, touches = self._persona, self._touches
        shown = self._needs()
        columns = self._columns([text for _, text in shown])
        state = (persona, tuple(shown), columns, self._one_line, touches)
        if state == self._state:
            return
        self._state = state
        name = persona.name if persona else ""
        self.disc.setVisible(persona is not None)
        self.disc.set_name(name)
        self.button.setText(
            self.tr("For %1").replace("%1", name) if persona else self.tr("Who is this for?")
        )
        self.button.set_link(persona is None)
        self.description.setText(_first_low(persona.description) if persona else "")
        self._fill(shown, columns)

    def _needs(self) -> list[tuple[Touch | None, str]]:
        """Return up to four needs and questions, those that are touched first."""
        if self._persona is None:
            return []
        touched = {(touch.item_kind, touch.item_text): touch for touch in self._touches}
        items = [
            (touched.get((item.kind.value, item.text)), _quoted(item.kind, item.text))
            for kind in _HEADER_KINDS
            for item in self._persona.of_kind(kind)
        ]
        items.sort(key=lambda item: item[0] is None)
        return items[:_NEEDS_SHOWN]

    def _columns(self, texts: list[str]) -> int:
        metrics = QFontMetrics(chrome_font(13))
        widest = sorted((metrics.horizontalAdvance(text) + 22 for text in texts), reverse=True)
        return 2 if len(widest) > 1 and widest[0] * 2 + 32 <= self.width() else 1

    def _fill(self, shown: list[tuple[Touch | None, str]], columns: int) -> None:
        while self._grid.count():
            self._grid.takeAt(0).widget().deleteLater()
        in_words = self._one_line and bool(shown)
        self._grid_box.setVisible(bool(shown) and not in_words)
        self.touched.setVisible(in_words)
        if in_words:
            lit = sum(touch is not None for touch, _ in shown)
            text = self.tr("%1 of %2 touched").replace("%1", str(lit))
            self.touched.setText(text.replace("%2", str(len(shown))))
            return
        rows = (len(shown) + columns - 1) // columns
        for number, (touch, text) in enumerate(shown):
            row, column = (number % rows, number // rows) if columns == 2 else (number, 0)
            self._grid.addWidget(_Need(self._theme, touch, text, self.touch_chosen), row, column)
        self._grid.setColumnStretch(columns, 1)


class _CheckLine(PaintedButton):
    """A check and ink for what the draft does, a ring and muted text for what it does not yet."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._lit = False
        self.setFont(chrome_font(13))
        self.setFixedHeight(20)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of ``theme``."""
        self._theme = theme
        self.update()

    def show_line(self, lit: bool, text: str, said: str) -> None:
        """Show a text; ``said`` tells a screen reader whether it is lit."""
        self._lit = lit
        self.setObjectName("need_lit" if lit else "need")
        self.setText(text)
        self.setToolTip(text if self.sizeHint().width() > self.width() > 0 else "")
        self.setAccessibleName(f"{text}, {said}")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if lit else Qt.FocusPolicy.NoFocus)
        self.style().unpolish(self)
        self.style().polish(self)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(_SIGN + 8 + self.fontMetrics().horizontalAdvance(self.text()) + 2, 20)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = self.ground()
        name, role = ("check", "strength") if self._lit else ("circle", "muted")
        sign = icon(name, self._theme, role, _SIGN)
        sign.paint(painter, QRect(0, (self.height() - _SIGN) // 2, _SIGN, _SIGN))
        inner = self.rect().adjusted(_SIGN + 8, 0, 0, 0)
        text = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, inner.width()
        )
        start = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(inner, int(start), text)


_SIGN = 14  # pixels of a check or a ring


class _Need(_CheckLine):
    """One need or question of the reader."""

    def __init__(self, theme: Theme, touch: Touch | None, text: str, chosen: object) -> None:
        super().__init__(theme)
        lit = touch is not None
        self.show_line(
            lit, text, self.tr("touched by the draft") if lit else self.tr("not touched yet")
        )
        if touch is not None:
            self.clicked.connect(lambda: chosen.emit(touch))  # type: ignore[attr-defined]


def _quoted(kind: ItemKind, text: str) -> str:
    """Return an item as it is shown: questions in the quotation marks of the interface."""
    if kind is not ItemKind.QUESTION or text[:1] in '«“"':
        return text
    if QLocale().language() == QLocale.Language.French:
        return f"«\u00a0{text}\u00a0»"
    return f"“{text}”"


def _first_low(sentence: str) -> str:
    """Return a description as it stands after a name: no capital, no full stop."""
    first = sentence.split(". ")[0].rstrip(".")
    return first[:1].lower() + first[1:]


class AnsweredMessage(QFrame):
    """The message a reply answers: who wrote it, and its words, edited in place."""

    changed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("answered")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 0, 0, 0)
        column.setSpacing(0)
        self.name = _FlatText(self.tr("Who wrote it"), lines=1)
        self.name.setAccessibleName(self.tr("Who wrote the message"))
        self.words = _FlatText(self.tr("Paste the message you are answering"), lines=4)
        self.words.setAccessibleName(self.tr("The message you are answering"))
        column.addWidget(self.name)
        column.addWidget(self.words)
        self._loading = False
        self.name.textChanged.connect(self._report)
        self.words.textChanged.connect(self._report)

    def show_message(self, name: str, words: str) -> None:
        """Show another message."""
        self._loading = True
        for part, text in ((self.name, name), (self.words, words)):
            if part.words() != text:
                part.setPlainText(text)
        self._loading = False

    @Slot()
    def _report(self) -> None:
        if not self._loading:
            self.changed.emit(self.name.words(), self.words.words())


class OutcomeNote(QFrame):
    """What came of a post that went out, in a line or two."""

    changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(self.tr("What came of it"), px=12, role="muted"))
        self.words = _FlatText(
            self.tr("A talk, a recommendation, visits that lasted, an enquiry, a sale"), lines=3
        )
        self.words.setAccessibleName(self.tr("What came of this post"))
        column.addWidget(self.words)
        self._loading = False
        self.words.textChanged.connect(self._report)

    def show_outcome(self, words: str) -> None:
        """Show what is noted of another post."""
        self._loading = True
        if self.words.words() != words:
            self.words.setPlainText(words)
        self._loading = False

    @Slot()
    def _report(self) -> None:
        if not self._loading:
            self.changed.emit(self.words.words())


class _FlatText(QPlainTextEdit):
    """A text without a frame that grows to some lines."""

    def __init__(self, placeholder: str, lines: int) -> None:
        super().__init__()
        self._lines = lines
        self.setObjectName("flat_text")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(chrome_font(13, 500 if lines == 1 else 400))
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._grow)
        self._grow()

    def words(self) -> str:
        return self.document().toRawText().replace("\u2029", "\n")

    @Slot()
    def _grow(self) -> None:
        lines = max(1, min(self._lines, int(self.document().size().height())))
        self.setFixedHeight(lines * 20 + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()


class ThreeQuestions(QWidget):
    """What is in it for them, why care, why believe: the draft's own words, or “not yet”.

    In low windows they are one row of three, each with a check or a ring.
    """

    words_chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spans: dict[str, Span | None] = {}
        keys = ("in_it", "care", "believe")
        self._labels = {key: label("", px=13, role="muted") for key in keys}
        self._answers = {key: _Answer() for key in keys}
        self._lines = {key: _CheckLine(theme) for key in keys}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._whole, self._low = QWidget(), QWidget()
        column.addWidget(self._whole)
        column.addWidget(self._low)
        rows = QVBoxLayout(self._whole)
        rows.setContentsMargins(0, 12, 0, 12)
        rows.setSpacing(0)
        for key in keys:
            rows.addWidget(self._row(key))
        low = QHBoxLayout(self._low)
        low.setContentsMargins(0, 8, 0, 8)
        low.setSpacing(16)
        for key, line in self._lines.items():
            line.clicked.connect(lambda _checked=False, key=key: self._choose(key))
            line.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            line.setMinimumWidth(64)
            low.addWidget(line)
        low.addStretch(1)
        self._low.hide()

    def _row(self, key: str) -> QWidget:
        asked, answer = self._labels[key], self._answers[key]
        asked.setMinimumWidth(176)
        answer.chosen.connect(lambda: self._choose(key))
        row = QWidget()
        row.setFixedHeight(28)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(asked)
        line.addWidget(answer)
        line.addStretch(1)
        return row

    def set_one_row(self, one_row: bool) -> None:
        """Stand in one row, for low windows, or in three."""
        self._whole.setVisible(not one_row)
        self._low.setVisible(one_row)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of ``theme``."""
        for line in self._lines.values():
            line.set_theme(theme)

    def _choose(self, key: str) -> None:
        span = self._spans.get(key)
        if span is not None:
            self.words_chosen.emit(span)

    def show_answers(self, session: Session) -> None:
        """Show which words of the draft answer, for the persona on the desk."""
        persona = session.persona
        first = (
            self.tr("What is in it for %1?").replace("%1", persona.name)
            if persona is not None
            else self.tr("What is in it for them?")
        )
        asked = (first, self.tr("Why should they care?"), self.tr("Why believe you?"))
        short = (self.tr("In it for them"), self.tr("Why care"), self.tr("Why believe"))
        self._spans = answers(session.findings)
        for (key, part), text, few in zip(self._labels.items(), asked, short, strict=True):
            part.setText(text)
            span = self._spans[key]
            words = session.text[span.start : span.end] if span else ""
            not_yet = self.tr("not yet")
            self._answers[key].show_words(" ".join(words.split()), not_yet)
            self._lines[key].show_line(span is not None, few, words or not_yet)
            self._lines[key].setToolTip(text)


class _Answer(ElidedLabel):
    chosen = Signal()

    def __init__(self) -> None:
        super().__init__("", px=13, role="muted")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_words(self, words: str, otherwise: str) -> None:
        self.setProperty("answer", bool(words))
        self.setProperty("role", "text" if words else "muted")
        self.setText(words or otherwise)
        # Here, not in the sheet of styles: that would not be counted into the width.
        self.setContentsMargins(*((4, 2, 4, 2) if words else (0, 0, 0, 0)))
        self.setCursor(Qt.CursorShape.PointingHandCursor if words else Qt.CursorShape.ArrowCursor)
        self.style().unpolish(self)
        self.style().polish(self)

    def mouseReleaseEvent(self, _event: object) -> None:
        self.chosen.emit()


class _Middle(QWidget):
    """What lies between the bar and the counters; a banner or a search bar takes room from it."""

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()


class Desk(QFrame):
    """The middle column. It shows the session, and asks the window for what is beyond it."""

    approval_requested = Signal()
    date_requested = Signal()
    reader_menu_requested = Signal(QPoint)
    library_requested = Signal()
    counted = Signal()
    files_given = Signal(object)
    image_given = Signal(object)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("desk")
        self._session = session
        self.bar = Bar(theme)
        self.reader = ReaderHeader(theme)
        self.answered = AnsweredMessage()
        self.outcome = OutcomeNote()
        self.editor = PostEditor(theme)
        self.editor.setAccessibleName(self.tr("The post"))
        self.foot = DeskFoot(theme)
        self.pictures = MediaRows(theme)
        self.questions = ThreeQuestions(theme)
        self.strip = CounterStrip(theme, session.interface_language)
        self.words = WordsRow()
        self.warning = WarningRow()
        self._middle = _Middle()
        self._fold_note = FoldNote(theme, self._middle)
        self._count_timer = QTimer(self)
        self._count_timer.setSingleShot(True)
        self._count_timer.setInterval(0)
        self._count_timer.timeout.connect(self.show_counts)
        self.setAcceptDrops(True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        inner = QVBoxLayout(self._middle)
        inner.setContentsMargins(GUTTER, 0, GUTTER, 0)
        inner.setSpacing(0)
        self._inner = inner
        inner.addWidget(self.reader)
        inner.addWidget(self.answered)
        inner.addWidget(self.outcome)
        self._editor_row = QHBoxLayout()
        self._editor_row.setContentsMargins(0, 12, 0, 12)
        self._editor_row.addWidget(self.editor)
        inner.addLayout(self._editor_row, 1)
        inner.addWidget(self.words)
        inner.addWidget(self.warning)
        inner.addWidget(self.foot)
        inner.addWidget(self.pictures)
        inner.addWidget(Hairline())
        inner.addWidget(self.questions)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        self.banner_place = QVBoxLayout()
        self.banner_place.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self.banner_place)
        self.find_place = QVBoxLayout()
        self.find_place.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self.find_place)
        column.addWidget(self._middle, 1)
        column.addWidget(Hairline())
        column.addWidget(self.strip)

    def _connect(self) -> None:
        session = self._session
        self.bar.kind_chosen.connect(self._choose_kind)
        self.bar.language_chosen.connect(session.set_language)
        self.bar.date_requested.connect(self.date_requested)
        self.bar.date_removed.connect(self._remove_date)
        self.bar.approval_requested.connect(self.approval_requested)
        self.bar.library_requested.connect(self.library_requested)
        self.reader.menu_requested.connect(self.reader_menu_requested)
        self.reader.touch_chosen.connect(self.show_touch)
        self.answered.changed.connect(self._take_answered)
        self.outcome.changed.connect(self._take_outcome)
        self.warning.changed.connect(self._take_warning)
        self.questions.words_chosen.connect(self.show_span)
        self.strip.network_chosen.connect(session.show_network)
        self.strip.networks_changed.connect(self._choose_networks)
        session.saved.connect(self._show_saved)
        self._middle.resized.connect(self.make_room)
        self.editor.updateRequest.connect(self._place_fold)

    # --- what the person does ----------------------------------------------------------------

    @Slot(str)
    def _take_outcome(self, words: str) -> None:
        self._session.change(outcome=words)

    @Slot(str)
    def _take_warning(self, words: str) -> None:
        self._session.warn_of(words)
        self.show_counts()

    @Slot(object)
    def _choose_kind(self, kind: PostKind) -> None:
        self._session.change(kind=kind)
        if kind is PostKind.REPLY and not self._session.post.answering:
            self.answered.words.setFocus()

    @Slot()
    def _remove_date(self) -> None:
        self._session.schedule(None)

    @Slot(str, str)
    def _take_answered(self, name: str, words: str) -> None:
        self._session.change(answering_name=name, answering=words)

    @Slot(object)
    def _choose_networks(self, names: tuple[str, ...]) -> None:
        self._session.change(networks=names)

    @Slot(object)
    def show_touch(self, touch: Touch) -> None:
        """Select the first words that touch an item."""
        if touch.spans:
            self.show_span(touch.spans[0])

    @Slot(object)
    def show_span(self, span: Span) -> None:
        """Select these words and give the editor the focus."""
        self.editor.select(span.start, span.end)
        self.editor.setFocus()

    # --- what is shown -----------------------------------------------------------------------

    def show_post(self) -> None:
        """Show everything about the post on the desk but its words and marks."""
        session = self._session
        post = session.post
        self.bar.show_post(post, session.language)
        reply = post.kind is PostKind.REPLY
        self.answered.setVisible(reply)
        if reply:
            self.answered.show_message(post.answering_name, post.answering)
        self.outcome.setVisible(post.status is Status.EXPORTED)
        self.outcome.show_outcome(post.outcome)
        warned = (network(name) for name in post.networks)
        language = session.interface_language
        places = [one.name.in_language(language) for one in warned if one.warning_counts]
        self.warning.show_warning(post.warning, places)
        self.make_room()
        persona = session.persona
        self.editor.placeholder = (
            self.tr("Write to %1 as you would across the counter.").replace("%1", persona.name)
            if persona
            else self.tr("Write as you would across the counter.")
        )
        self.show_facts()
        self._show_saved()

    def show_facts(self) -> None:
        """Show what follows from the words: touched needs, answers, counts."""
        session = self._session
        self.reader.show_reader(session.persona, session.reader.touches if session.reader else ())
        self.questions.show_answers(session)
        self.foot.show_length(session.text, session.language)
        self.show_counts()

    def show_counts_soon(self) -> None:
        """Show how long the text is as soon as the key just pressed is painted."""
        self._count_timer.start()

    @Slot()
    def show_counts(self) -> None:
        """Show how long the text is on each network."""
        session = self._session
        self.strip.show_counts(session.post, session.current_network)
        self.bar.show_post(session.post, session.language)
        self.counted.emit()

    def show_fold(self, position: int | None, lines: list[str]) -> None:
        """Show where a network cuts the text: a line at the character, two words in the margin."""
        self.editor.show_fold(position)
        self._fold_note.say(lines)
        self._place_fold()

    @Slot()
    def _place_fold(self) -> None:
        editor, note = self.editor, self._fold_note
        line = editor.fold_rectangle()
        corner = editor.mapTo(self._middle, QPoint(editor.width() + 12, 0))
        roomy = corner.x() + note.width() <= self._middle.width()
        inside = line is not None and 0 <= line.center().y() < editor.viewport().height()
        note.setVisible(roomy and inside)
        if line is not None and note.isVisible():
            note.move(corner.x(), corner.y() + line.center().y())

    @Slot()
    def _show_saved(self) -> None:
        self.bar.show_saved(self._session.is_saved)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of ``theme``."""
        self.editor.set_theme(theme)
        self.reader.set_theme(theme)
        self.foot.set_theme(theme)
        self.questions.set_theme(theme)
        self.pictures.set_theme(theme)
        self.strip.set_theme(theme)
        self._fold_note.set_theme(theme)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        source = event.mimeData()
        if files_in(source) or image_in(source) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        source = event.mimeData()
        if files := files_in(source):
            self.files_given.emit(files)
        elif (image := image_in(source)) is not None:
            self.image_given.emit(image)
        event.acceptProposedAction()

    def resizeEvent(self, event: QResizeEvent) -> None:
        # look.md, section 6: the gutter, the measure of 600, and what gives way in low windows.
        gutter = GUTTER if event.size().width() >= 560 else NARROW_GUTTER
        self._inner.setContentsMargins(gutter, 0, gutter, 0)
        right = max(0, event.size().width() - 2 * gutter - MEASURE)
        self._editor_row.setContentsMargins(0, 12, right, 12)
        self.strip.set_gutter(gutter)
        super().resizeEvent(event)
        self._place_fold()

    @Slot()
    def make_room(self) -> None:
        """Say less around the text where it has little room."""
        height = self._middle.height()
        self.pictures.set_compact(height < _LOW)
        room = height - sum(
            part.height() for part in (self.pictures, self.warning) if part.isVisibleTo(self)
        )
        self.questions.set_one_row(room < _LOW)
        self.reader.set_one_line(room < _LOWER)
        self.questions.setVisible(room >= _LOWEST)
        self.reader.setVisible(room >= _LOWEST)


__all__ = ["Desk", "moment_in_words"]
