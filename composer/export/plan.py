"""What an export would write, shown before anything is written; and the writing, whole or not."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from composer.networks.counting import count, network
from composer.posts import approval
from composer.posts.moments import Doubled, Missing, in_zone, settle, to_utc, zone_of
from composer.posts.post import Post, Status
from composer.text.bilingual import Bilingual, ComposerError

_FORMULA = ("=", "+", "-", "@", "\t")


@dataclass(frozen=True, slots=True)
class Row:
    """One post on one network. ``wall`` is naive, in the zone of the export; ``utc`` is aware."""

    post: Post
    network: str
    wall: datetime
    utc: datetime
    persona: str = ""
    warnings: tuple[Bilingual, ...] = ()


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A post, or one of its networks, that will not be written, and why."""

    post: Post
    network: str | None
    reason: Bilingual


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """A file of an export, made but not written."""

    name: str
    data: bytes
    rows: int


@dataclass(frozen=True, slots=True)
class ExportPlan:
    """Everything an export would do."""

    target: str
    zone: str
    rows: tuple[Row, ...]
    refused: tuple[RefusedRow, ...]
    files: tuple[PlannedFile, ...]

    @property
    def post_ids(self) -> tuple[str, ...]:
        """The posts of which at least one row is written."""
        return tuple(dict.fromkeys(row.post.id for row in self.rows))


@dataclass(frozen=True, slots=True)
class Target:
    """Where posts can go: its id, its name, what it is, and how its files are made.

    ``split`` says that the target reads hours in its own zone, so an hour that is doubled there
    is refused; ``limits`` that it refuses what the network would.
    """

    id: str
    name: Bilingual
    about: Bilingual
    make: Callable[[tuple[Row, ...], str, bool], tuple[PlannedFile, ...]]
    has_bom: bool = False
    wall_times: bool = False


def targets() -> Mapping[str, Target]:
    """Return the targets by id, in the order they are offered."""
    from composer.export import calendar_file, csv_files, json_file  # icalendar is slow to import

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
        ),
        Target(
            "json",
            Bilingual("JSON", "JSON"),
            Bilingual("All fields, for another program.", "Tous les champs, pour un programme."),
            json_file.json_file,
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
            f"« {name} » n’est pas une destination. Destinations connues : {listed}.",
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
        reason = _why_not(post, now)
        if reason is not None:
            refused.append(RefusedRow(post, None, reason))
            continue
        name = (persona_names or {}).get(post.persona_id or "", "")
        for one in post.networks:
            _add(rows, refused, post, one, zone, name, chosen)
    rows.sort(key=lambda row: (row.utc, row.network))
    files = chosen.make(tuple(rows), zone, bom) if rows else ()
    return ExportPlan(target, zone, tuple(rows), tuple(refused), files)


def _why_not(post: Post, now: datetime) -> Bilingual | None:
    """Return why a post cannot leave at all, None when it can."""
    if post.status is not Status.APPROVED:
        return Bilingual("It is not approved.", "Elle n’est pas approuvée.")
    if not approval.is_approved(post):
        return Bilingual(
            "Its words changed after the approval.", "Ses mots ont changé après l’approbation."
        )
    if post.schedule is None:
        return Bilingual("It has no date.", "Elle n’a pas de date.")
    if to_utc(post.schedule) <= now:
        return Bilingual("Its date is past.", "Sa date est passée.")
    if not post.networks:
        return Bilingual("No network is chosen.", "Aucun réseau n’est choisi.")
    return None


def _add(
    rows: list[Row],
    refused: list[RefusedRow],
    post: Post,
    name: str,
    zone: str,
    persona: str,
    target: Target,
) -> None:
    assert post.schedule is not None
    counted = count(post.text, name)
    title = network(name).name
    if counted.length > counted.limit:
        over = counted.length - counted.limit
        reason = Bilingual(
            f"{over} characters too long for {title.en}.",
            f"{over} caractères de trop pour {title.fr}.",
        )
        refused.append(RefusedRow(post, name, reason))
        return
    wall = in_zone(post.schedule, zone)
    if target.wall_times and isinstance(settle(wall, zone), Doubled | Missing):
        reason = Bilingual(
            f"This hour happens twice in {zone}, and the file cannot say which one is meant. "
            "Choose another hour.",
            f"Cette heure existe deux fois dans {zone}, et le fichier ne peut pas dire laquelle. "
            "Choisissez une autre heure.",
        )
        refused.append(RefusedRow(post, name, reason))
        return
    rows.append(Row(post, name, wall, to_utc(post.schedule), persona, _warnings(post, target)))


def _warnings(post: Post, target: Target) -> tuple[Bilingual, ...]:
    if target.has_bom and post.text.startswith(_FORMULA):
        return (
            Bilingual(
                f"It begins with “{post.text[0]}”: a spreadsheet may read it as a formula. The "
                "text is written as it is.",
                f"Elle commence par « {post.text[0]} » : un tableur peut y lire une formule. "
                "Le texte est écrit tel quel.",
            ),
        )
    return ()


def write(planned: ExportPlan, folder: Path) -> tuple[Path, ...]:
    """Write all files of a plan into ``folder``, whole or not at all, and return their paths.

    No file is overwritten: a taken name gets a number. Raises ComposerError where the folder
    cannot be written; then nothing is left behind.
    """
    made: list[Path] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        waiting = [(_written_aside(folder, one.data), one.name) for one in planned.files]
        try:
            for temporary, name in waiting:
                made.append(_put(temporary, folder, name))
        finally:
            for temporary, _ in waiting:
                temporary.unlink(missing_ok=True)
        _flush_folder(folder)
    except OSError as problem:
        for path in made:
            path.unlink(missing_ok=True)
        why = problem.strerror or str(problem)
        raise ComposerError(
            f"{folder} cannot be written ({why}). Nothing was written: choose another folder.",
            f"{folder} ne peut pas être écrit ({why}). Rien n’a été écrit : choisissez un "
            "autre dossier.",
        ) from None
    return tuple(made)


def _written_aside(folder: Path, data: bytes) -> Path:
    number, name = tempfile.mkstemp(prefix=".post-composer-", suffix=".part", dir=folder)
    try:
        with os.fdopen(number, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)


def _put(temporary: Path, folder: Path, name: str) -> Path:
    """Give a written file its name, or the first free one with a number."""
    stem, suffix = Path(name).stem, Path(name).suffix
    number = 1
    while True:
        path = folder / (name if number == 1 else f"{stem}-{number}{suffix}")
        try:
            os.link(temporary, path)
        except FileExistsError:
            number += 1
            continue
        except OSError:
            # No hard links here (FAT, some shares): take the name, then move over it.
            if path.exists():
                number += 1
                continue
            temporary.replace(path)
        return path


def _flush_folder(folder: Path) -> None:
    """Make the new names survive a power cut, where the system knows how."""
    if os.name != "posix":
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def stamp(now: datetime | None = None) -> str:
    """Return the date for file names."""
    return (now or datetime.now(UTC)).strftime("%Y-%m-%d")
