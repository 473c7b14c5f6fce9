"""What an export would write, shown before anything is written; and the writing, whole or not."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from composer.export import csv_files, json_file
from composer.export.rows import (
    PICTURES,
    PlannedFile,
    PlannedPicture,
    RefusedRow,
    Row,
    picture_file,
)
from composer.library.media_folder import MediaFolder
from composer.networks.counting import count, refusal
from composer.networks.known import Network, network
from composer.networks.thread import posts_of
from composer.posts import approval
from composer.posts.media_check import refusals, reminders
from composer.posts.moments import Doubled, Missing, in_zone, settle, to_utc, zone_of
from composer.posts.post import Moment, Post, Status
from composer.text.bilingual import Bilingual, ComposerError, system_words

__all__ = [
    "ExportPlan",
    "PlannedFile",
    "PlannedPicture",
    "RefusedRow",
    "Row",
    "Target",
    "plan",
    "take_back",
    "target_named",
    "targets",
    "write",
]

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_TELLS = {
    "place": Bilingual("the place", "le lieu"),
    "device": Bilingual("the device", "l’appareil"),
    "date": Bilingual("the date", "la date"),
    "notes": Bilingual("notes", "des notes"),
}
_NO_DATE = Bilingual("It has no date.", "Elle n’a pas de date.")
_NO_WORDS = Bilingual("It has no words.", "Elle n’a pas de mots.")


@dataclass(frozen=True, slots=True)
class ExportPlan:
    """Everything an export would do."""

    target: str
    zone: str
    rows: tuple[Row, ...]
    refused: tuple[RefusedRow, ...]
    files: tuple[PlannedFile, ...]
    pictures: tuple[PlannedPicture, ...] = ()

    @property
    def post_ids(self) -> tuple[str, ...]:
        """The posts of which at least one row is written."""
        return tuple(dict.fromkeys(row.post.id for row in self.rows))


@dataclass(frozen=True, slots=True)
class Target:
    """Where posts can go: its id, its name, what it is, and how its files are made.

    ``has_bom`` says that its files are CSV, so a byte-order mark can be asked for; ``wall_times``
    that it reads hours without their distance from UTC, so an hour that is doubled in its zone
    cannot be told; ``names_pictures`` that its files say where the pictures are; ``has_warnings``
    that they have a place for content warnings.
    """

    id: str
    name: Bilingual
    about: Bilingual
    make: Callable[[tuple[Row, ...], str, bool], tuple[PlannedFile, ...]]
    has_bom: bool = False
    wall_times: bool = False
    names_pictures: bool = False
    has_warnings: bool = False


def targets() -> Mapping[str, Target]:
    """Return the targets by id, in the order they are offered."""
    from composer.export import calendar_file  # icalendar is slow to import

    found = (
        Target(
            "buffer",
            Bilingual("Buffer, bulk upload", "Buffer, import groupé"),
            Bilingual(
                "One CSV file for each channel, at most 100 rows. Buffer reads the hours in the "
                "channel’s own time zone.",
                "Un fichier CSV par canal, 100 lignes au plus. Buffer lit les heures dans le "
                "fuseau du canal.",
            ),
            csv_files.buffer_files,
            has_bom=True,
            wall_times=True,
        ),
        Target(
            "csv",
            Bilingual("Plain CSV", "CSV simple"),
            Bilingual("All fields, for a spreadsheet.", "Tous les champs, pour un tableur."),
            csv_files.plain_file,
            has_bom=True,
            names_pictures=True,
            has_warnings=True,
        ),
        Target(
            "json",
            Bilingual("JSON", "JSON"),
            Bilingual("All fields, for another program.", "Tous les champs, pour un programme."),
            json_file.json_file,
            names_pictures=True,
            has_warnings=True,
        ),
        Target(
            "ics",
            Bilingual("Calendar (iCalendar)", "Calendrier (iCalendar)"),
            Bilingual(
                "An event for each post, with two reminders to answer replies.",
                "Un événement par publication, avec deux rappels pour répondre.",
            ),
            calendar_file.calendar_file,
        ),
    )
    return {target.id: target for target in found}


def target_named(name: str) -> Target:
    """Return a target by its id; ComposerError names those that are known."""
    known = targets()
    if name not in known:
        listed = ", ".join(known)
        raise ComposerError(
            f"“{name}” is not a target. Known ones: {listed}.",
            f"« {name} » n’est pas une destination. Destinations connues : {listed}.",
        )
    return known[name]


def plan(
    posts: Iterable[Post],
    target: str,
    *,
    zone: str,
    now: datetime,
    persona_names: Mapping[str, str] | None = None,
    bom: bool = False,
) -> ExportPlan:
    """Return what exporting ``posts`` would write, and every row that would be refused.

    ``now`` is aware; ``zone`` is the IANA name of the scheduler's zone. Nothing is written.
    Raises ComposerError for an unknown target or zone.
    """
    chosen = target_named(target)
    zone_of(zone)
    rows: list[Row] = []
    refused: list[RefusedRow] = []
    for post in posts:
        name = (persona_names or {}).get(post.persona_id or "", "")
        for outcome in _outcomes(post, chosen, zone, now, name):
            if isinstance(outcome, Row):
                rows.append(outcome)
            else:
                refused.append(outcome)
    rows.sort(key=lambda row: row.utc)
    files = chosen.make(tuple(rows), zone, bom) if rows else ()
    return ExportPlan(target, zone, tuple(rows), tuple(refused), files, _pictures(rows, chosen))


def _pictures(rows: Iterable[Row], target: Target) -> tuple[PlannedPicture, ...]:
    """Return the pictures of the rows, each once however many networks it goes to."""
    found = {picture_file(row.wall, one): one for row in rows for one in row.media}
    return tuple(
        PlannedPicture(name, picture, "" if target.names_pictures else picture.alt.strip())
        for name, picture in found.items()
    )


def _outcomes(
    post: Post, target: Target, zone: str, now: datetime, persona: str
) -> Iterator[Row | RefusedRow]:
    reason = _why_not(post, now)
    if reason is not None or post.schedule is None:
        yield RefusedRow(post, None, reason or _NO_DATE)
        return
    utc = to_utc(post.schedule)
    wall = in_zone(post.schedule, zone)
    for name in dict.fromkeys(post.networks):
        try:
            one = network(name)
        except ComposerError as problem:
            yield RefusedRow(post, None, problem.message)
            continue
        parts = posts_of(one, post.text_for(one.id))
        reason = (
            _not_taken(one, parts, post.warning)
            or next(iter(refusals(post.media, one.media, one.name)), None)
            or _doubled(wall, zone, target)
        )
        if reason is not None:
            yield RefusedRow(post, one.id, reason)
            continue
        for number, text in enumerate(parts):
            later = timedelta(minutes=number)
            warnings = (
                *_in_thread(number, len(parts)),
                *_warnings(one, text, target),
                *(_picture_warnings(post, one, target) if number == 0 else ()),
                *(_no_place_for_warning(post, one, target) if number == 0 else ()),
            )
            yield Row(
                post,
                one.id,
                text,
                wall + later,
                utc + later,
                persona,
                warnings,
                number + 1,
                len(parts),
            )


def _not_taken(one: Network, parts: Sequence[str], warning: str) -> Bilingual | None:
    """Return why a network would not take one of these texts, None where it takes them all."""
    for text in parts:
        if not text.strip():
            return _NO_WORDS
        reason = refusal(count(one, text, warning))
        if reason is not None:
            return reason
    return None


def _in_thread(number: int, parts: int) -> tuple[Bilingual, ...]:
    if number == 0:
        return ()
    return (
        Bilingual(
            f"Post {number + 1} of {parts} of a thread, a minute after the one before: join them "
            "in the scheduler.",
            f"Message {number + 1} sur {parts} d’un fil, une minute après le précédent : "
            "reliez-les dans l’outil de programmation.",
        ),
    )


def _why_not(post: Post, now: datetime) -> Bilingual | None:
    """Return why a post cannot leave at all, None when it can."""
    if post.status is not Status.APPROVED:
        return Bilingual("It is not approved.", "Elle n’est pas approuvée.")
    if not approval.is_approved(post):
        return Bilingual(
            "Its words changed after the approval.", "Ses mots ont changé après l’approbation."
        )
    if not post.networks:
        return Bilingual("No network is chosen.", "Aucun réseau n’est choisi.")
    if post.schedule is None:
        return _NO_DATE
    return _why_not_then(post.schedule, now)


def _why_not_then(moment: Moment, now: datetime) -> Bilingual | None:
    try:
        if isinstance(settle(moment.wall, moment.zone), Missing):
            return Bilingual(
                f"The clocks jump over this hour in {moment.zone}. Choose another one.",
                f"Les horloges sautent cette heure dans {moment.zone}. Choisissez-en une autre.",
            )
        if to_utc(moment) <= now:
            return Bilingual("Its date is past.", "Sa date est passée.")
    except ComposerError as problem:
        return problem.message
    return None


def _doubled(wall: datetime, zone: str, target: Target) -> Bilingual | None:
    if not target.wall_times or not isinstance(settle(wall, zone), Doubled):
        return None
    return Bilingual(
        f"This hour happens twice in {zone}, and the file cannot say which one is meant. "
        "Choose another hour.",
        f"Cette heure existe deux fois dans {zone}, et le fichier ne peut pas dire laquelle. "
        "Choisissez une autre heure.",
    )


def _picture_warnings(post: Post, one: Network, target: Target) -> Iterator[Bilingual]:
    """Say what an export or a network does with pictures that the person may not expect."""
    yield from reminders(post.media, one.media, one.name)
    if not post.media:
        return
    told = {tell for picture in post.media for tell in picture.tells}
    if told:
        names = [name for tell, name in _TELLS.items() if tell in told]
        yield Bilingual(
            f"Left out of its pictures: {', '.join(name.en for name in names)}.",
            f"Retiré de ses images : {', '.join(name.fr for name in names)}.",
        )
    if not target.names_pictures:
        yield Bilingual(
            f"“{target.name.en}” holds no pictures: they are written beside it, to be added there.",
            f"« {target.name.fr} » ne contient pas d’images : elles sont écrites à côté, à "
            "ajouter là-bas.",
        )
    if not target.names_pictures and any(picture.alt.strip() for picture in post.media):
        yield Bilingual(
            f"“{target.name.en}” has no place for alt texts: each one is written beside its "
            "picture, in a text file of the same name.",
            f"« {target.name.fr} » n’a pas de place pour les textes alternatifs : chacun est "
            "écrit à côté de son image, dans un fichier texte du même nom.",
        )


def _no_place_for_warning(post: Post, one: Network, target: Target) -> Iterator[Bilingual]:
    """Say that a content warning stays behind, where the network would show it."""
    if post.warning and one.warning_counts and not target.has_warnings:
        yield Bilingual(
            f"“{target.name.en}” has no place for its content warning: set it in the scheduler.",
            f"« {target.name.fr} » n’a pas de place pour son avertissement de contenu : "
            "indiquez-le dans l’outil de programmation.",
        )


def _warnings(one: Network, text: str, target: Target) -> tuple[Bilingual, ...]:
    found = []
    if target.has_bom and text.startswith(_FORMULA):
        found.append(
            Bilingual(
                f"It begins with “{text[0]}”: a spreadsheet may read it as a formula. The "
                "text is written as it is.",
                f"Elle commence par « {text[0]} » : un tableur peut y lire une formule. "
                "Le texte est écrit tel quel.",
            )
        )
    tags = len(count(one, text).hashtags)
    if one.hashtags is not None and tags > one.hashtags:
        found.append(
            Bilingual(
                f"Hashtags: {tags}. {one.name.en} advises or allows {one.hashtags} at most.",
                f"Hashtags : {tags}. {one.name.fr} en conseille ou en permet {one.hashtags} "
                "au plus.",
            )
        )
    return tuple(found)


def write(planned: ExportPlan, folder: Path, media: MediaFolder | None = None) -> tuple[Path, ...]:
    """Write all files and pictures of a plan into ``folder``, whole or not at all.

    ``media`` is where the pictures are; a plan without pictures needs none. Returns the paths of
    what is new. No file is overwritten: a taken name gets a number, and a
    picture that lies there already stays. Raises ComposerError where the folder cannot be written
    or a picture of ``media`` cannot be read; then nothing is left behind.
    """
    aside: list[tuple[Path, Path]] = []
    made: list[Path] = []
    pictures = folder / PICTURES
    had_pictures = pictures.is_dir()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for one in planned.files:
            aside.append((_written_aside(folder, one.data), folder / one.name))
        for picture in planned.pictures:
            path = folder / picture.name
            if path.exists():
                aside.extend(_alt_aside(picture, path))
                continue
            if media is None:
                raise ValueError("a plan with pictures needs the folder they are in")
            pictures.mkdir(exist_ok=True)
            aside.append((_written_aside(pictures, _clean_picture(picture, media)), path))
            aside.extend(_alt_aside(picture, path))
        for temporary, path in aside:
            made.append(_put(temporary, path))
        _flush_folder(folder)
    except BaseException as problem:
        take_back(made)
        take_back(temporary for temporary, _ in aside)
        if not had_pictures:
            with suppress(OSError):
                pictures.rmdir()
        if not isinstance(problem, OSError):
            raise
        why = system_words(problem)
        raise ComposerError(
            f"{folder} cannot be written ({why.en}). Nothing was written: choose another folder.",
            f"{folder} ne peut pas être écrit ({why.fr}). Rien n’a été écrit : choisissez un "
            "autre dossier.",
        ) from problem
    finally:
        take_back(temporary for temporary, _ in aside)
    return tuple(made)


def _alt_aside(picture: PlannedPicture, path: Path) -> Iterator[tuple[Path, Path]]:
    """Write the alt text of a picture aside, unless the same words lie beside it already."""
    if not picture.alt:
        return
    data, beside = f"{picture.alt}\n".encode(), path.with_suffix(".txt")
    if not (beside.is_file() and beside.read_bytes() == data):
        yield _written_aside(path.parent, data), beside


def _clean_picture(planned: PlannedPicture, media: MediaFolder) -> bytes:
    """Return the bytes of a picture without notes; the error names the picture."""
    from composer.posts.pictures import for_export  # Pillow: only where there are pictures

    name = planned.picture.name
    try:
        return for_export(media.read(planned.picture.digest), planned.picture)
    except ComposerError as problem:
        raise ComposerError(
            f"“{name}”: {problem.message.en} Nothing was written.",
            f"« {name} » : {problem.message.fr} Rien n’a été écrit.",
        ) from problem


def take_back(paths: Iterable[Path]) -> None:
    """Remove files that were just written, when what had to follow failed."""
    for path in paths:
        with suppress(OSError):
            path.unlink(missing_ok=True)


def _written_aside(folder: Path, data: bytes) -> Path:
    number, name = tempfile.mkstemp(prefix=".post-composer-", suffix=".part", dir=folder)
    try:
        with os.fdopen(number, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
    except BaseException:
        take_back([Path(name)])
        raise
    return Path(name)


def _put(temporary: Path, wanted: Path) -> Path:
    """Give a written file its name, or the first free one with a number."""
    number, path = 0, wanted
    while True:
        number += 1
        if number > 1:
            path = wanted.with_name(f"{wanted.stem}-{number}{wanted.suffix}")
        try:
            os.link(temporary, path)
        except FileExistsError:
            continue
        except OSError:
            # No hard links here (FAT, some shares): take the name, then move over it.
            if path.exists():
                continue
            temporary.replace(path)
        return path


def _flush_folder(folder: Path) -> None:
    """Make the new names survive a power cut, where the system knows how."""
    if os.name != "posix":
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        # Some shares cannot flush a folder: the files are whole all the same.
        with suppress(OSError):
            os.fsync(number)
    finally:
        os.close(number)
