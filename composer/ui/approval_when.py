"""The part of the approval sheet that asks when the post goes out and who answers, until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from PySide6.QtCore import QSignalBlocker, Qt, QTime, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QSizePolicy,
    QStyledItemDelegate,
    QWidget,
)

from composer.posts.moments import settle, to_utc
from composer.posts.post import Moment
from composer.ui.components import Disc
from composer.ui.moment_fields import DateBox, HourBox, HourChoice, ZoneBox
from composer.ui.sheet_parts import Labelled, Section
from composer.ui.theme import Theme, chrome_font

_LAST_HOUR = time(20, 0)
_DAYS_OF_ANSWERS = 2
_DAY = "ddd d MMM yyyy"
_UNTIL, _UNTIL_ANOTHER_YEAR = "ddd d MMM, HH:mm", "ddd d MMM yyyy, HH:mm"


@dataclass(frozen=True, slots=True)
class WhenDraft:
    """What the fields hold, as typed: a date (naive wall time), an hour, an IANA zone, a name.

    ``chosen`` is the answer to a doubtful hour; ``until`` (naive) is None while it follows the date.
    """

    date: datetime
    hour: str
    zone: str
    answerer: str
    chosen: Moment | None = None
    until: datetime | None = None


class PersonBox(QComboBox):
    """Who answers: people known from before to pick from, any name to type."""

    def __init__(self, people: tuple[str, ...]) -> None:
        super().__init__()
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setItemDelegate(QStyledItemDelegate(self))
        self.addItems(list(people))
        self.setEditText(people[0] if people else "")
        self._disc = Disc("", 20)
        self._disc.setParent(self)
        self._disc.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.editTextChanged.connect(self._show_initial)
        self._show_initial(self.currentText())

    @Slot(str)
    def _show_initial(self, name: str) -> None:
        named = bool(name.strip())
        self._disc.setVisible(named)
        self._disc.set_name(name)
        self._disc.raise_()
        self.lineEdit().setTextMargins(28 if named else 0, 0, 0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._disc.move(10, (self.height() - self._disc.height()) // 2)


class When(Section):
    """Date, hour and zone; who answers; until when. Ready or not, it never shifts an hour."""

    grown = Signal()

    def __init__(self, people: tuple[str, ...], draft: WhenDraft, theme: Theme) -> None:
        super().__init__("")
        self.title.setText(self.tr("When, and who answers"))
        self.date, self.hour, self.zone = DateBox(_DAY, theme), HourBox(), ZoneBox(draft.zone)
        self.person, self.until = PersonBox(people), DateBox(_UNTIL, theme)
        self.choice, self.until_choice = HourChoice(), HourChoice()
        self._make_cells()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(12)
        self.column.addLayout(self._grid)
        self.arrange(narrow=False)
        self._fill(draft)
        self.date.dateChanged.connect(self._note_moment)
        self.hour.hour_changed.connect(self._note_moment)
        self.zone.zone_changed.connect(self._note_moment)
        self.until.dateTimeChanged.connect(self._note_until)
        self.person.editTextChanged.connect(self._forgive_person)
        self.choice.chosen.connect(self._take_hour)
        self.until_choice.chosen.connect(self._take_until)
        self._note_moment()
        if draft.chosen is not None:
            self.choice.take(draft.chosen)

    def _make_cells(self) -> None:
        for field in (self.date, self.hour, self.zone, self.person, self.until):
            field.setFont(chrome_font(13))
            field.setFixedHeight(32)
            field.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.date_cell = Labelled(self.tr("Post on"), self.date)
        self.hour_cell = Labelled(self.tr("At"), self.hour)
        self.zone_cell = Labelled(self.tr("Time zone"), self.zone)
        self.person_cell = Labelled(self.tr("Who answers"), self.person)
        self.until_cell = Labelled(self.tr("Until"), self.until)

    def _fill(self, draft: WhenDraft) -> None:
        self.date.set_wall(draft.date)
        self.hour.setEditText(draft.hour)
        self.person.setEditText(draft.answerer)
        self._until_follows = draft.until is None
        self._put_until(draft.until or self._usual_until())

    def arrange(self, narrow: bool) -> None:
        """Stand in three columns, or in two where there is little room."""
        wide_places = {
            self.date_cell: (0, 0, 2),
            self.hour_cell: (0, 2, 2),
            self.zone_cell: (0, 4, 2),
            self.choice: (1, 0, 6),
            self.person_cell: (2, 0, 4),
            self.until_cell: (2, 4, 2),
            self.until_choice: (3, 0, 6),
        }
        narrow_places = {
            self.date_cell: (0, 0, 3),
            self.hour_cell: (0, 3, 3),
            self.zone_cell: (1, 0, 6),
            self.choice: (2, 0, 6),
            self.person_cell: (3, 0, 6),
            self.until_cell: (4, 0, 6),
            self.until_choice: (5, 0, 6),
        }
        for part, (row, column, span) in (narrow_places if narrow else wide_places).items():
            self._grid.removeWidget(part)
            self._grid.addWidget(part, row, column, 1, span)
        for column in range(6):
            self._grid.setColumnStretch(column, 1)

    # --- what is written -----------------------------------------------------------------------

    def _wall(self) -> datetime | None:
        """Return the wall time written, naive; None while the hour is not one."""
        hour = self.hour.hour()
        if hour is None:
            return None
        return self.date.wall().replace(hour=hour.hour(), minute=hour.minute())

    def moment(self) -> Moment | None:
        """Return when the post goes out; None while a field is not ready."""
        wall, zone = self._wall(), self.zone.zone()
        if wall is None or zone is None:
            return None
        return self.choice.settled(settle(wall, zone))

    def answer_until(self) -> Moment | None:
        """Return until when someone answers; None while a field is not ready."""
        zone = self.zone.zone()
        if zone is None:
            return None
        return self.until_choice.settled(settle(self.until.wall(), zone))

    def answerer(self) -> str:
        """Return who answers; empty while nobody is named."""
        return self.person.currentText().strip()

    def draft(self) -> WhenDraft:
        """Return what the fields hold."""
        return WhenDraft(
            self.date.wall(),
            self.hour.currentText(),
            self.zone.zone() or self.zone.last_zone(),
            self.person.currentText(),
            self.choice.answer(),
            None if self._until_follows else self.until.wall(),
        )

    # --- what it lacks -------------------------------------------------------------------------

    def first_lacking(self, now: datetime) -> QWidget | None:
        """Say below each field what it lacks; return the first such field. ``now`` is aware."""
        moment, until = self.moment(), self.answer_until()
        said = {
            self.hour_cell: self._lacks_hour(),
            self.zone_cell: self._lacks_zone(),
            self.date_cell: self._lacks_future(moment, now),
            self.person_cell: self._lacks_person(),
            self.until_cell: self._lacks_end(moment, until),
        }
        for cell, sentence in said.items():
            cell.complain(sentence)
        doubtful = [c for c in (self.choice, self.until_choice) if c.asks() and not c.answer()]
        for choice in doubtful:
            choice.complain()
        lacking = [cell.field for cell, sentence in said.items() if sentence]
        return next(iter([*lacking, *(choice.first for choice in doubtful)]), None)

    def _lacks_hour(self) -> str:
        if self.hour.hour() is not None:
            return ""
        return self.tr("Write the hour as 08:30.")

    def _lacks_zone(self) -> str:
        if self.zone.zone() is not None:
            return ""
        text = self.tr("No time zone is called “%1”. Try the name of a large city.")
        return text.replace("%1", self.zone.currentText().strip())

    def _lacks_future(self, moment: Moment | None, now: datetime) -> str:
        if moment is None or to_utc(moment) > now:
            return ""
        return self.tr("This moment is past. Choose one to come.")

    def _lacks_person(self) -> str:
        return "" if self.answerer() else self.tr("Say who answers the people who reply.")

    def _lacks_end(self, moment: Moment | None, until: Moment | None) -> str:
        if moment is None or until is None or to_utc(until) > to_utc(moment):
            return ""
        return self.tr("Replies come after the post: choose a later end.")

    # --- changes -------------------------------------------------------------------------------

    def _usual_until(self) -> datetime:
        day = self.date.wall().date() + timedelta(days=_DAYS_OF_ANSWERS)
        return datetime.combine(day, _LAST_HOUR)

    def _put_until(self, wall: datetime) -> None:
        with QSignalBlocker(self.until):
            self.until.set_wall(wall)

    @Slot()
    def _note_moment(self) -> None:
        for cell in (self.date_cell, self.hour_cell, self.zone_cell, self.until_cell):
            cell.complain("")
        if self._until_follows:
            self._put_until(self._usual_until())
        wall, zone = self._wall(), self.zone.zone()
        if wall is not None and zone is not None:
            self.zone.show_offsets_at(wall)
            self.choice.ask(settle(wall, zone))
        self._ask_until()
        self.grown.emit()

    @Slot()
    def _forgive_person(self) -> None:
        if self.answerer() and self.person_cell.complaint():
            self.person_cell.complain("")
            self.grown.emit()

    @Slot()
    def _note_until(self) -> None:
        self._until_follows = False
        self.until_cell.complain("")
        self._ask_until()
        self.grown.emit()

    def _ask_until(self) -> None:
        zone = self.zone.zone()
        if zone is not None:
            self.until_choice.ask(settle(self.until.wall(), zone))

        same_year = self.until.date().year() == self.date.date().year()
        self.until.setDisplayFormat(_UNTIL if same_year else _UNTIL_ANOTHER_YEAR)

    @Slot(object)
    def _take_hour(self, moment: Moment) -> None:
        # A missing hour gives way to the one chosen; a doubled one stays as it is written.
        wall = moment.wall.replace(fold=0)
        if wall != self._wall():
            self.date.set_wall(wall)
            self.hour.set_hour(QTime(wall.hour, wall.minute))

    @Slot(object)
    def _take_until(self, moment: Moment) -> None:
        if moment.wall.replace(fold=0) != self.until.wall():
            self._put_until(moment.wall)
            self._note_until()
