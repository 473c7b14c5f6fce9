"""An iCalendar file: when posts go out, and when to answer replies (RFC 5545)."""

from __future__ import annotations

from datetime import datetime, timedelta

from icalendar import Alarm, Calendar, Event

from composer import __version__
from composer.export.plan import PlannedFile, Row
from composer.networks.counting import network
from composer.posts.moments import to_utc, zone_of

_LENGTH = timedelta(minutes=15)
_FIRST_REMINDER = timedelta(hours=1)
_LAST_REMINDER = timedelta(hours=24)
_TITLE = 60


def calendar_file(rows: tuple[Row, ...], zone: str, _bom: bool) -> tuple[PlannedFile, ...]:
    """Return one file with an event for each row and two reminders to answer replies in each.

    The reminders ring one hour after the post, and one hour before the end agreed at approval
    (a day after the post where none was agreed).
    """
    calendar = Calendar()
    calendar.add("prodid", f"-//Post Composer//Post Composer {__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "Post Composer")
    for row in rows:
        calendar.add_component(_event(row, zone))
    calendar.add_missing_timezones()
    return (PlannedFile("posts.ics", calendar.to_ical(), len(rows)),)


def _event(row: Row, zone: str) -> Event:
    post = row.post
    start = row.utc.astimezone(zone_of(zone))
    first = next((line for line in post.text.splitlines() if line.strip()), "").strip()
    short = first if len(first) <= _TITLE else first[: _TITLE - 1].rstrip() + "…"
    event = Event()
    event.add("uid", f"{post.id}-{row.network}@post-composer")
    event.add("dtstamp", post.changed)
    event.add("last-modified", post.changed)
    event.add("dtstart", start)
    event.add("duration", _LENGTH)
    event.add("summary", f"[{network(row.network).name.en}] {short}")
    event.add("description", post.text)
    event.add("categories", [network(row.network).name.en])
    event.add("status", "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    answerer = post.approval.answerer if post.approval else ""
    for after in (_FIRST_REMINDER, _last_reminder(row, start)):
        event.add_component(_alarm(after, answerer, short))
    return event


def _last_reminder(row: Row, start: datetime) -> timedelta:
    until = row.post.approval.answer_until if row.post.approval else None
    if until is None:
        return _LAST_REMINDER
    return max(to_utc(until) - start - timedelta(hours=1), _FIRST_REMINDER * 2)


def _alarm(after: timedelta, answerer: str, title: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", after)
    alarm.add("description", f"{answerer}: {title}" if answerer else title)
    return alarm
