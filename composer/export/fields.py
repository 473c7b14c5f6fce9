"""The fields of one exported row, as texts, and the way back to a post."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from composer.networks.counting import network
from composer.posts.moments import zone_of
from composer.posts.post import Moment, Post, PostKind, Status
from composer.text.bilingual import ComposerError

if TYPE_CHECKING:
    from composer.export.plan import Row

FIELDS = (
    "id",
    "network",
    "text",
    "kind",
    "date",
    "time",
    "zone",
    "utc",
    "language",
    "persona",
    "answering",
    "answering_name",
    "answerer",
    "answer_until",
)
"""Of a row: ``date`` and ``time`` are wall time in ``zone``; ``utc`` is the same moment with Z."""


def row_fields(row: Row, zone: str) -> dict[str, str]:
    """Return the fields of a row, in the order of :data:`FIELDS`."""
    post = row.post
    approval = post.approval
    until = approval.answer_until if approval else None
    return {
        "id": post.id,
        "network": row.network,
        "text": post.text,
        "kind": post.kind.value,
        "date": f"{row.wall:%Y-%m-%d}",
        "time": f"{row.wall:%H:%M}",
        "zone": zone,
        "utc": row.utc.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "language": post.language or "",
        "persona": row.persona,
        "answering": post.answering,
        "answering_name": post.answering_name,
        "answerer": approval.answerer if approval else "",
        "answer_until": f"{until.wall:%Y-%m-%d %H:%M} {until.zone}" if until else "",
    }


def post_from_fields(fields: Mapping[str, object], where_en: str, where_fr: str) -> Post:
    """Return the post of one row, as a draft with its date; ComposerError says what is wrong."""
    try:
        texts = {key: _text(fields[key]) for key in FIELDS}
        zone_of(texts["zone"])
        utc = datetime.strptime(texts["utc"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
        local = utc.astimezone(zone_of(texts["zone"]))
        moment = Moment(local.replace(tzinfo=None, fold=0), texts["zone"], local.fold)
        return Post(
            id=texts["id"],
            created=utc,
            changed=utc,
            text=texts["text"],
            kind=PostKind(texts["kind"]),
            answering=texts["answering"],
            answering_name=texts["answering_name"],
            networks=(network(texts["network"]).id,),
            language=texts["language"] or None,
            status=Status.DRAFT,
            schedule=moment,
        )
    except KeyError as problem:
        why_en, why_fr = f"{problem} is missing", f"{problem} manque"
    except ComposerError as problem:
        why_en, why_fr = problem.message.en, problem.message.fr
    except (ValueError, TypeError) as problem:
        why_en, why_fr = str(problem), str(problem)
    raise ComposerError(
        f"{where_en}: {why_en}. Nothing was read.", f"{where_fr} : {why_fr}. Rien n’a été lu."
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"a text is needed, not {value!r}")
    return value
