"""The fields of one exported row, as texts, and the way back to posts.

The plain CSV and the JSON file hold the same fields, all of them texts, one row for each post on
each network: ``id`` of the post; ``network``; ``text``; ``kind`` (post, reply, share); ``date``
(YYYY-MM-DD) and ``time`` (HH:MM) on the wall in ``zone`` (IANA name); ``utc``, the same moment
with Z; ``language`` (fr, en or empty: guessed); ``persona_id`` and ``persona``, its name;
``answering`` and ``answering_name``, the message that a reply answers and who wrote it;
``answerer`` and ``answer_until`` (wall time and zone), who answers until when; ``created`` and
``changed`` (ISO 8601, UTC); ``pictures``, their files, and ``alt_texts``, what each of them shows,
one on a line; ``content_warning``. Older files lack it, and those from before there were pictures
the two before it. Pictures are not read back: a file of somebody else must not make one be read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime

from composer.export.rows import Row, picture_file
from composer.networks.known import network
from composer.networks.thread import BREAK, posts_of
from composer.posts.moments import in_zone, zone_of
from composer.posts.post import Moment, Post, PostKind, Variant
from composer.text.bilingual import Bilingual, ComposerError
from composer.text.cleaning import clean

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
    "persona_id",
    "persona",
    "answering",
    "answering_name",
    "answerer",
    "answer_until",
    "created",
    "changed",
    "pictures",
    "alt_texts",
    "content_warning",
)
"""The names of the fields, in the order of the CSV columns."""
OLD_FIELDS = (FIELDS[:-3], FIELDS[:-1])
"""Those of files from before there were pictures, and content warnings."""


def row_fields(row: Row, zone: str) -> dict[str, str]:
    """Return the fields of a row, in the order of :data:`FIELDS`."""
    post = row.post
    approval = post.approval
    until = approval.answer_until if approval else None
    return {
        "id": post.id,
        "network": row.network,
        "text": row.text,
        "kind": post.kind.value,
        "date": row.wall.date().isoformat(),
        "time": f"{row.wall:%H:%M}",
        "zone": zone,
        "utc": _utc_text(row.utc),
        "language": post.language or "",
        "persona_id": post.persona_id or "",
        "persona": row.persona,
        "answering": post.answering,
        "answering_name": post.answering_name,
        "answerer": approval.answerer if approval else "",
        "answer_until": f"{until.wall.isoformat(' ', 'minutes')} {until.zone}" if until else "",
        "created": _utc_text(post.created),
        "changed": _utc_text(post.changed),
        "pictures": "\n".join(picture_file(row.wall, one) for one in row.media),
        "alt_texts": "\n".join(" ".join(one.alt.split()) for one in row.media),
        "content_warning": post.warning,
    }


def _utc_text(moment: datetime) -> str:
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"


def posts_from_rows(rows: Iterable[tuple[Mapping[str, object], Bilingual]]) -> tuple[Post, ...]:
    """Return the posts of rows, each with where it stands, as drafts with their dates.

    Rows of one post become one post on several networks, other words than those of its first
    network texts of single ones, and several rows on one network a thread. Raises ComposerError,
    naming the row, when one of them is not a post or says something else than another row of its
    post.
    """
    found: dict[str, Post] = {}
    texts: dict[str, dict[str, str]] = {}
    for fields, where in rows:
        post = _post_from_fields(fields, where)
        known = found.setdefault(post.id, post)
        words, name = texts.setdefault(post.id, {}), post.networks[0]
        # The posts of a thread go out one after the other.
        schedule = known.schedule if name in words else post.schedule
        like = replace(post, text=known.text, networks=known.networks, schedule=schedule)
        if like == known:
            if name in words and post.text not in posts_of(network(name), words[name]):
                words[name] += BREAK + post.text
            words.setdefault(name, post.text)
        else:
            raise _refusal(
                where,
                f"it differs from another row of post {post.id}",
                f"elle diffère d’une autre ligne de la publication {post.id}",
            )
    return tuple(_joined(post, texts[post.id]) for post in found.values())


def _joined(post: Post, texts: Mapping[str, str]) -> Post:
    """Return a post with the text of each of its networks."""
    common = texts[post.networks[0]]
    own = tuple(Variant(name, text) for name, text in texts.items() if text != common)
    return replace(post, text=common, networks=tuple(texts), variants=own)


def _post_from_fields(fields: Mapping[str, object], where: Bilingual) -> Post:
    try:
        texts = {key: _text(key, fields[key]) for key in OLD_FIELDS[0]}
        return Post(
            id=_one_of(texts, "id"),
            created=_utc(texts["created"]),
            changed=_utc(texts["changed"]),
            text=texts["text"],
            kind=PostKind(texts["kind"]),
            answering=texts["answering"],
            answering_name=texts["answering_name"],
            networks=(network(texts["network"]).id,),
            persona_id=texts["persona_id"] or None,
            language=_one_of(texts, "language", "fr", "en", "") or None,
            schedule=_moment(texts),
            warning=_text("content_warning", fields.get("content_warning", "")),
        )
    except KeyError as problem:
        raise _refusal(where, f"{problem} is missing", f"{problem} manque") from None
    except ComposerError as problem:
        raise _refusal(where, problem.message.en, problem.message.fr) from None
    except (ValueError, OverflowError) as problem:
        raise _refusal(where, str(problem), str(problem)) from None


def _refusal(where: Bilingual, en: str, fr: str) -> ComposerError:
    return ComposerError(
        f"{where.en}: {en.rstrip('.')}. Nothing was read.",
        f"{where.fr} : {fr.rstrip('.')}. Rien n’a été lu.",
    )


def _text(key: str, value: object) -> str:
    if not isinstance(value, str):
        raise ComposerError(f"“{key}” is not a text", f"« {key} » n’est pas un texte")
    return clean(value)


def _one_of(texts: Mapping[str, str], key: str, *allowed: str) -> str:
    value = texts[key]
    if value not in allowed if allowed else not value:
        raise ComposerError(
            f"“{value}” cannot be the {key}", f"« {value} » ne peut pas être dans « {key} »"
        )
    return value


def _utc(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ComposerError(f"“{text}” has no time zone", f"« {text} » n’a pas de fuseau horaire")
    return moment.astimezone(UTC)


def _moment(texts: Mapping[str, str]) -> Moment:
    zone = texts["zone"]
    local = _utc(texts["utc"]).astimezone(zone_of(zone))
    moment = Moment(local.replace(tzinfo=None, fold=0), zone, local.fold)
    said = f"{texts['date']} {texts['time']}"
    if said != in_zone(moment, zone).isoformat(" ", "minutes"):
        raise ComposerError(
            f"{said} in {zone} is not {texts['utc']}",
            f"{said} dans {zone} n’est pas {texts['utc']}",
        )
    return moment
