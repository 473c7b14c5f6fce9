"""An iCalendar file: when posts go out, and when to answer replies (RFC 5545)."""

from __future__ import annotations

from datetime import timedelta

from icalendar import Alarm, Calendar, Event

from composer import __version__
from composer.export.rows import PlannedFile, Row
from composer.networks.known import network
from composer.posts.moments import to_utc
from composer.posts.post import Post
from composer.text.bilingual import Bilingual
from composer.text.language import guess_language

_LENGTH = timedelta(minutes=15)
_FIRST_REMINDER = timedelta(hours=1)
_LAST_REMINDER = timedelta(hours=24)
_TITLE = 60


def calendar_file(rows: tuple[Row, ...], _zone: str, _bom: bool) -> tuple[PlannedFile, ...]:
    """Return one file with an event for each row and two reminders to answer replies in each.

    The reminders ring one hour after the post, and one hour before the end agreed at approval
    (at that end where it comes within two hours, a day after the post where none was agreed).
    Moments are written in UTC, which every calendar reads alike and shows in its reader's zone.
    """
    calendar = Calendar()
    calendar.add("prodid", f"-//Post Composer//Post Composer {__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "Post Composer")
    for row in rows:
        calendar.add_component(_event(row))
    return (PlannedFile("posts.ics", calendar.to_ical(), len(rows)),)


def _event(row: Row) -> Event:
    post = row.post
    first = next((line for line in row.text.splitlines() if line.strip()), "").strip()
    short = first if len(first) <= _TITLE else first[: _TITLE - 1].rstrip() + "…"
    event = Event()
    part = f"-{row.part}" if row.part > 1 else ""
    event.add("uid", f"{post.id}-{row.network}{part}@post-composer")
    event.add("sequence", _edition(post))
    event.add("dtstamp", post.changed)
    event.add("last-modified", post.changed)
    event.add("dtstart", row.utc)
    event.add("duration", _LENGTH)
    event.add("summary", f"[{network(row.network).name.en}] {short}")
    event.add("description", row.text)
    event.add("categories", [network(row.network).name.en])
    event.add("status", "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    words = f"{_reminder_words(post)} – {short}"
    for after in (_FIRST_REMINDER, _last_reminder(row)):
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("trigger", after)
        alarm.add("description", words)
        event.add_component(alarm)
    return event


def _edition(post: Post) -> int:
    """Return a number that grows with each approval, so that calendars take the newer event."""
    approved = post.approval.at if post.approval else post.changed
    return max(int((approved - post.created).total_seconds()) // 60, 0)


def _last_reminder(row: Row) -> timedelta:
    until = row.post.approval.answer_until if row.post.approval else None
    if until is None:
        return _LAST_REMINDER
    length = to_utc(until) - row.utc
    return length - _FIRST_REMINDER if length > 2 * _FIRST_REMINDER else length


def _reminder_words(post: Post) -> str:
    """Return what the reminder asks of the answerer, in the language of the post."""
    answerer = post.approval.answerer if post.approval else ""
    asked = Bilingual(f"{answerer}: answer the replies", f"{answerer} : répondre aux messages")
    return asked.in_language(post.language or guess_language(post.text) or "en")
