"""Fields for a moment: an hour typed as people write it, a searchable zone, a doubtful hour."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import lru_cache
from zoneinfo import available_timezones

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QAbstractListModel,
    QCoreApplication,
    QDate,
    QModelIndex,
    QPersistentModelIndex,
    QSignalBlocker,
    Qt,
    QTime,
    QTimeZone,
    Signal,
    Slot,
)
from PySide6.QtGui import QFocusEvent, QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QComboBox,
    QCompleter,
    QDateTimeEdit,
    QRadioButton,
    QStyledItemDelegate,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from composer.posts.moments import Doubled, Missing, Settled, offset_in_words
from composer.posts.post import Moment
from composer.ui.components import label
from composer.ui.theme import Theme, chrome_font, icon

COMMON_ZONES = (
    ("Europe/Paris", QT_TRANSLATE_NOOP("Zones", "Paris")),
    ("Europe/London", QT_TRANSLATE_NOOP("Zones", "London")),
    ("Europe/Brussels", QT_TRANSLATE_NOOP("Zones", "Brussels")),
    ("Europe/Zurich", QT_TRANSLATE_NOOP("Zones", "Zurich")),
    ("Europe/Berlin", QT_TRANSLATE_NOOP("Zones", "Berlin")),
    ("America/Toronto", QT_TRANSLATE_NOOP("Zones", "Montreal, Toronto")),
    ("America/New_York", QT_TRANSLATE_NOOP("Zones", "New York")),
    ("America/Chicago", QT_TRANSLATE_NOOP("Zones", "Chicago")),
    ("America/Denver", QT_TRANSLATE_NOOP("Zones", "Denver")),
    ("America/Los_Angeles", QT_TRANSLATE_NOOP("Zones", "Los Angeles")),
    ("Africa/Dakar", QT_TRANSLATE_NOOP("Zones", "Dakar")),
    ("Africa/Casablanca", QT_TRANSLATE_NOOP("Zones", "Casablanca")),
    ("Indian/Reunion", QT_TRANSLATE_NOOP("Zones", "Réunion")),
    ("Asia/Tokyo", QT_TRANSLATE_NOOP("Zones", "Tokyo")),
    ("Australia/Sydney", QT_TRANSLATE_NOOP("Zones", "Sydney")),
    ("UTC", QT_TRANSLATE_NOOP("Zones", "UTC")),
)
_AREAS = (
    "Africa/",
    "America/",
    "Antarctica/",
    "Arctic/",
    "Asia/",
    "Atlantic/",
    "Australia/",
    "Europe/",
    "Indian/",
    "Pacific/",
)
_HOUR = re.compile(
    r"\s*(\d{1,2})\s*(?:(?:[:.hH]|\s)\s*(\d{2})?\s*|(\d{2})\s*)?([ap]\.?m\.?)?\s*", re.IGNORECASE
)


def system_zone() -> str:
    """Return the IANA name of the zone this computer is set to, ``"UTC"`` when it is unknown."""
    found = bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "replace")
    return found if found in _zones() and found != "Etc/UTC" else "UTC"


@lru_cache(maxsize=1)
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


def zone_name(zone: str) -> str:
    """Return the city of an IANA zone, in the language of the window where it is a common one."""
    for known, city in COMMON_ZONES:
        if known == zone:
            return QCoreApplication.translate("Zones", city)
    *areas, city = zone.replace("_", " ").split("/")
    return f"{city}, {areas[-1]}" if len(areas) > 1 else city


def zone_words(zone: str, wall: datetime) -> str:
    """Return the zone with its offset at the wall time ``wall`` (naive): ``Paris (UTC+1)``."""
    name = zone_name(zone)
    return name if zone == "UTC" else f"{name} ({offset_in_words(Moment(wall, zone))})"


def read_hour(text: str) -> QTime | None:
    """Return the hour that ``text`` says (``8:30``, ``8h30``, ``0830``, ``8 pm``), or None."""
    found = _HOUR.fullmatch(text)
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or found[3] or 0)
    if half := (found[4] or "").lower()[:1]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    read = QTime(hour, minute)
    return read if read.isValid() else None


class DateBox(QDateTimeEdit):
    """A date, with or without an hour, to type or to pick from a calendar. No wall time is missing."""

    def __init__(self, shape: str, theme: Theme) -> None:
        """Show dates as ``shape`` says (Qt's letters)."""
        super().__init__()
        # In UTC every wall time exists; in its own zone Qt would move those that it skips.
        self.setTimeZone(QTimeZone.utc())
        self.setCalendarPopup(True)
        self.setDisplayFormat(shape)
        calendar = self.calendarWidget()
        calendar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        calendar.setContentsMargins(1, 1, 1, 1)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        weekday, heading = QTextCharFormat(), QTextCharFormat()
        weekday.setForeground(theme.text)
        heading.setForeground(theme.muted)
        heading.setBackground(theme.paper)
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(day, weekday)
        calendar.setHeaderTextFormat(heading)
        for name, sign in (("qt_calendar_prevmonth", "left"), ("qt_calendar_nextmonth", "right")):
            button = calendar.findChild(QToolButton, name)
            if button is not None:
                button.setIcon(icon(f"chevron-{sign}", theme, "text"))

    def wall(self) -> datetime:
        """Return the wall time that is written, naive, to the minute."""
        day, hour = self.date(), self.time()
        return datetime(day.year(), day.month(), day.day(), hour.hour(), hour.minute())

    def set_wall(self, wall: datetime) -> None:
        """Show this wall time, naive."""
        self.setDate(QDate(wall.year, wall.month, wall.day))
        self.setTime(QTime(wall.hour, wall.minute))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        # Digits mean the day, not the name of the weekday that stands first.
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.setSelectedSection(QDateTimeEdit.Section.DaySection)


class HourBox(QComboBox):
    """An hour of the day: half-hours to pick from, any hour to type."""

    hour_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(8)
        self.setItemDelegate(QStyledItemDelegate(self))
        self.addItems([f"{n // 2:02}:{n % 2 * 30:02}" for n in range(48)])
        self.setCompleter(None)
        self.editTextChanged.connect(self._note_change)
        self.lineEdit().editingFinished.connect(self._tidy)

    def hour(self) -> QTime | None:
        """Return the hour that is written, None when it is not one."""
        return read_hour(self.currentText())

    def set_hour(self, hour: QTime) -> None:
        """Show this hour."""
        self.setEditText(hour.toString("HH:mm"))

    @Slot()
    def _note_change(self) -> None:
        self.hour_changed.emit()

    @Slot()
    def _tidy(self) -> None:
        hour = self.hour()
        if hour is not None:
            self.set_hour(hour)

    def showPopup(self) -> None:
        hour = self.hour() or QTime(8, 0)
        written = self.currentText()
        with QSignalBlocker(self):
            self.setCurrentIndex(hour.hour() * 2 + hour.minute() // 30)
            self.setEditText(written)
        super().showPopup()


class _ZoneList(QAbstractListModel):
    """The zones: the person's own, the common ones, then all others by name."""

    def __init__(self, first: tuple[str, ...], wall: datetime, parent: QWidget) -> None:
        super().__init__(parent)
        common = [zone for zone, _ in COMMON_ZONES]
        others = sorted(z for z in _zones() if z.startswith(_AREAS))
        self.zones = tuple(dict.fromkeys([*first, *common, *sorted(others, key=zone_name)]))
        self._wall = wall
        self._labels: dict[str, str] = {}

    def set_wall(self, wall: datetime) -> None:
        self._wall = wall
        self._labels.clear()
        self.dataChanged.emit(self.index(0), self.index(len(self.zones) - 1))

    def label(self, zone: str) -> str:
        if zone not in self._labels:
            self._labels[zone] = zone_words(zone, self._wall)
        return self._labels[zone]

    def named(self, written: str) -> str | None:
        """Return the zone that ``written`` (folded) names, or the only one that holds it."""
        holding = []
        for zone in self.zones:
            label = self.label(zone).casefold()
            if written in (label, label.split(" (")[0], zone.casefold()):
                return zone
            if written and written in label:
                holding.append(zone)
        return holding[0] if len(holding) == 1 else None

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.zones)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self.label(self.zones[index.row()])
        return None


class ZoneBox(QComboBox):
    """A time zone: common ones first, all others by typing a part of their name."""

    zone_changed = Signal()

    def __init__(self, zone: str, parent: QWidget | None = None) -> None:
        """Show ``zone``, an IANA name; one that this system does not know becomes its own zone."""
        super().__init__(parent)
        here = system_zone()
        zone = zone if zone in _zones() else here
        self._zone = zone
        self._list = _ZoneList((here, zone), datetime.now(UTC).replace(tzinfo=None), self)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(8)
        self.setItemDelegate(QStyledItemDelegate(self))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setModel(self._list)
        completer = QCompleter(self._list, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.popup().setObjectName("choices")
        completer.popup().setItemDelegate(QStyledItemDelegate(completer))
        self.setCompleter(completer)
        self.set_zone(zone)
        self.currentIndexChanged.connect(self._choose)
        self.lineEdit().editingFinished.connect(self._read)

    def zone(self) -> str | None:
        """Return the IANA name of what is written, None when no zone is called so."""
        written = self.currentText().strip().casefold()
        if written == self._list.label(self._zone).casefold():
            return self._zone
        return self._list.named(written)

    def last_zone(self) -> str:
        """Return the last zone that was known, whatever is being typed."""
        return self._zone

    def set_zone(self, zone: str) -> None:
        """Show this zone of the list."""
        self._zone = zone
        with QSignalBlocker(self):
            self.setCurrentIndex(self._list.zones.index(zone))
            self.setEditText(self._list.label(zone))
            self.lineEdit().setCursorPosition(0)

    def show_offsets_at(self, wall: datetime) -> None:
        """Show the offsets that hold at ``wall``, a naive wall time."""
        known = self.zone()
        with QSignalBlocker(self):
            self._list.set_wall(wall)
        if known is not None:
            self.set_zone(known)

    @Slot(int)
    def _choose(self, row: int) -> None:
        if row >= 0:
            self._take(self._list.zones[row])

    @Slot()
    def _read(self) -> None:
        zone = self.zone()
        if zone is not None:
            self._take(zone)

    def _take(self, zone: str) -> None:
        changed = zone != self._zone
        self.set_zone(zone)
        if changed:
            self.zone_changed.emit()


class HourChoice(QWidget):
    """Asks what to do about an hour that the clocks skip or show twice."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._sentence = label("", wrap=True)
        self.first, self.second = QRadioButton(), QRadioButton()
        self._complaint = label("", px=12, role="severe", wrap=True)
        for part in (self._sentence, self.first, self.second, self._complaint):
            column.addWidget(part)
        for button in (self.first, self.second):
            button.setFont(chrome_font(13))
            button.setMinimumHeight(28)
            button.clicked.connect(self._choose)
        self._asked: Missing | Doubled | None = None
        self._moments: tuple[Moment, ...] = ()
        self.hide()

    def ask(self, found: Settled | Missing | Doubled) -> None:
        """Ask about ``found`` where it needs it; the same question keeps its answer."""
        if isinstance(found, Settled):
            self._asked, self._moments = None, ()
            self.hide()
            return
        if found != self._asked:
            self._asked = found
            self._write(found)
        self.show()

    def _write(self, found: Missing | Doubled) -> None:
        self._complaint.hide()
        for button in (self.first, self.second):
            button.setAutoExclusive(False)
            button.setChecked(False)
            button.setAutoExclusive(True)
        if isinstance(found, Missing):
            self._moments = (found.before, found.after)
            text = self.tr("This hour does not exist in %1: the clocks jump over it. Which one?")
            names = (self.tr("%1, before the jump"), self.tr("%1, after the jump"))
        else:
            self._moments = (found.first, found.second)
            text = self.tr("This hour comes twice in %1: the clocks go back. Which one?")
            names = (self.tr("%1, the first time"), self.tr("%1, the second time"))
        self._sentence.setText(text.replace("%1", zone_name(self._moments[0].zone)))
        for button, name, moment in zip(
            (self.first, self.second), names, self._moments, strict=True
        ):
            hour = f"{moment.wall:%H:%M} ({offset_in_words(moment)})"
            button.setText(name.replace("%1", hour))

    def answer(self) -> Moment | None:
        """Return the moment chosen, None while nothing is chosen."""
        for button, moment in zip((self.first, self.second), self._moments, strict=False):
            if button.isChecked():
                return moment
        return None

    def asks(self) -> bool:
        """Whether there is a question to answer."""
        return self._asked is not None

    def settled(self, found: Settled | Missing | Doubled) -> Moment | None:
        """Return the moment that ``found`` is, or the one chosen for it; None while unanswered."""
        if isinstance(found, Settled):
            return found.moment
        return self.answer() if found == self._asked else None

    def take(self, moment: Moment) -> None:
        """Choose ``moment`` where it is one of the two."""
        for button, offered in zip((self.first, self.second), self._moments, strict=False):
            if offered == moment:
                button.setChecked(True)

    def complain(self) -> None:
        """Say that one of the two must be chosen."""
        self._complaint.setText(self.tr("Choose one of the two."))
        self._complaint.show()

    @Slot()
    def _choose(self) -> None:
        self._complaint.hide()
        self.chosen.emit(self.answer())
