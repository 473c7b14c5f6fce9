"""CSV files: Buffer's bulk upload, and a plain one that can be read back."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Sequence

from composer.export.fields import FIELDS, OLD_FIELDS, posts_from_rows, row_fields
from composer.export.rows import PlannedFile, Row
from composer.posts.post import Post
from composer.text.bilingual import Bilingual, ComposerError

BUFFER_HEADER = ("Text", "Image URL", "Tags", "Posting Time")
BUFFER_ROWS = 100
"""Rows Buffer takes in one file (support.buffer.com, article 926)."""
_FIELD_LIMIT = 1 << 24


def buffer_files(rows: tuple[Row, ...], zone: str, bom: bool) -> tuple[PlannedFile, ...]:
    """Return Buffer's files: one for each network, at most 100 rows each, hours in ``zone``."""
    by_network: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_network[row.network].append(row)
    files = []
    for name, mine in by_network.items():
        parts = [mine[at : at + BUFFER_ROWS] for at in range(0, len(mine), BUFFER_ROWS)]
        for number, part in enumerate(parts, 1):
            tail = f"-{number}" if len(parts) > 1 else ""
            cells = [(r.text, "", "", f"{r.wall:%Y-%m-%d %H:%M}") for r in part]
            data = _csv(BUFFER_HEADER, cells, bom)
            files.append(PlannedFile(f"buffer-{name}{tail}.csv", data, len(part)))
    return tuple(files)


def plain_file(rows: tuple[Row, ...], zone: str, bom: bool) -> tuple[PlannedFile, ...]:
    """Return one CSV file with all fields, which :func:`read_csv` reads back."""
    cells = [tuple(row_fields(row, zone).values()) for row in rows]
    return (PlannedFile("posts.csv", _csv(FIELDS, cells, bom), len(rows)),)


def _csv(header: Sequence[str], rows: Iterable[Sequence[str]], bom: bool) -> bytes:
    """Return RFC 4180 bytes: every cell quoted, records end in CRLF, LF stays inside cells."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(rows)
    return stream.getvalue().encode("utf-8-sig" if bom else "utf-8")


def read_csv(data: bytes) -> tuple[Post, ...]:
    """Return the posts of a plain CSV file, as drafts; ComposerError names the row that is wrong."""
    csv.field_size_limit(_FIELD_LIMIT)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ComposerError(
            "The CSV file is not UTF-8 text. Save it as “CSV UTF-8”.",
            "Le fichier CSV n’est pas en UTF-8. Enregistrez-le en « CSV UTF-8 ».",
        ) from None
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as problem:
        raise ComposerError(
            f"The CSV file is broken: {problem}.", f"Le fichier CSV est abîmé : {problem}."
        ) from None
    names = tuple(rows[0]) if rows else ()
    if names not in (FIELDS, *OLD_FIELDS):
        raise ComposerError(
            f"The first row must be: {', '.join(FIELDS)}.",
            f"La première ligne doit être : {', '.join(FIELDS)}.",
        )
    return posts_from_rows(_named(names, row, number) for number, row in enumerate(rows[1:], 2))


def _named(
    names: Sequence[str], row: Sequence[str], number: int
) -> tuple[dict[str, object], Bilingual]:
    if len(row) != len(names):
        raise ComposerError(
            f"Row {number} has {len(row)} cells instead of {len(names)}. Nothing was read.",
            f"La ligne {number} a {len(row)} cellules au lieu de {len(names)}. Rien n’a été lu.",
        )
    return dict(zip(names, row, strict=True)), Bilingual(f"Row {number}", f"Ligne {number}")
