"""Wall times and the moments they mean, with hours that are missing or doubled."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from composer.posts.post import Moment
from composer.text.bilingual import ComposerError


@dataclass(frozen=True, slots=True)
class Settled:
    """A wall time that means exactly one moment."""

    moment: Moment


@dataclass(frozen=True, slots=True)
class Missing:
    """A wall time that the clocks jump over, and two real ones to offer instead.

    ``before`` lies as far before the jump as the jump is long, ``after`` is the time the clocks
    would show had they not jumped: 02:30 in Paris gives 01:30 and 03:30.
    """

    before: Moment
    after: Moment


@dataclass(frozen=True, slots=True)
class Doubled:
    """A wall time that happens twice; ``first`` is the earlier one."""

    first: Moment
    second: Moment


@lru_cache(maxsize=64)
def zone_of(name: str) -> ZoneInfo:
    """Return the time zone with this IANA name; ComposerError when there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ComposerError(
            f"“{name}” is not a time zone. Use a name such as Europe/Paris.",
            f"« {name} » n’est pas un fuseau horaire. Utilisez un nom comme Europe/Paris.",
        ) from None


def settle(wall: datetime, zone: str) -> Settled | Missing | Doubled:
    """Return what a wall time means in a zone; never shifts it. ``wall`` is naive.

    Raises ComposerError for an unknown zone and for a date out of reach.
    """
    place = zone_of(zone)
    wall = wall.replace(second=0, microsecond=0, fold=0)
    to_utc(Moment(wall, zone))
    early, late = (wall.replace(tzinfo=place, fold=fold) for fold in (0, 1))
    if early.utcoffset() == late.utcoffset():
        return Settled(Moment(wall, zone))
    if early.astimezone(UTC).astimezone(place).replace(tzinfo=None, fold=0) == wall:
        return Doubled(Moment(wall, zone), Moment(wall, zone, fold=1))
    # In a gap, the two readings of the wall time lie on either side of it.
    gap = abs((late.utcoffset() or timedelta()) - (early.utcoffset() or timedelta()))
    start = early.astimezone(UTC).astimezone(place).replace(tzinfo=None)
    return Missing(Moment(wall - gap, zone), Moment(start.replace(fold=0), zone))


def to_utc(moment: Moment) -> datetime:
    """Return the aware UTC time of a moment; ComposerError for an unknown zone or an absurd date."""
    try:
        return _aware(moment).astimezone(UTC)
    except OverflowError:
        raise ComposerError(
            "This date is out of reach. Choose one nearer.",
            "Cette date est hors de portée. Choisissez-en une plus proche.",
        ) from None


def _aware(moment: Moment) -> datetime:
    return moment.wall.replace(tzinfo=zone_of(moment.zone), fold=moment.fold)


def in_zone(moment: Moment, zone: str) -> datetime:
    """Return the naive wall time of ``moment`` in another zone (``fold`` as it is there)."""
    return to_utc(moment).astimezone(zone_of(zone)).replace(tzinfo=None)


def offset_in_words(moment: Moment) -> str:
    """Return the distance from UTC of a moment: ``UTC+1``, ``UTC−3:30``."""
    offset = _aware(moment).utcoffset() or timedelta()
    minutes = int(offset.total_seconds() // 60)
    sign = "+" if minutes >= 0 else "−"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{sign}{hours}" + (f":{rest:02}" if rest else "")
