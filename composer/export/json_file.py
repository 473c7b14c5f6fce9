"""A JSON file with all fields, which can be read back."""

from __future__ import annotations

import json

from composer.export.fields import posts_from_rows, row_fields
from composer.export.rows import PlannedFile, Row
from composer.posts.post import Post
from composer.text.bilingual import Bilingual, ComposerError

VERSION = 1


def json_file(rows: tuple[Row, ...], zone: str, _bom: bool) -> tuple[PlannedFile, ...]:
    """Return one file: ``{"post_composer": "posts", "version": 1, "posts": [fields…]}``."""
    entry = {
        "post_composer": "posts",
        "version": VERSION,
        "posts": [row_fields(row, zone) for row in rows],
    }
    data = json.dumps(entry, ensure_ascii=False, indent=2).encode() + b"\n"
    return (PlannedFile("posts.json", data, len(rows)),)


def read_json(data: bytes) -> tuple[Post, ...]:
    """Return the posts of such a file, as drafts; ComposerError names what is wrong, and where."""
    try:
        entry = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as problem:
        raise ComposerError(
            f"The file is not JSON ({problem}). Nothing was read.",
            f"Le fichier n’est pas du JSON ({problem}). Rien n’a été lu.",
        ) from None
    posts = entry.get("posts") if isinstance(entry, dict) else None
    if not isinstance(posts, list) or entry.get("post_composer") != "posts":
        raise ComposerError(
            "This is not a file of posts from Post Composer. Nothing was read.",
            "Ce n’est pas un fichier de publications de Post Composer. Rien n’a été lu.",
        )
    if entry.get("version") != VERSION:
        raise ComposerError(
            "A newer Post Composer wrote this file. Nothing was read.",
            "Une version plus récente a écrit ce fichier. Rien n’a été lu.",
        )
    return posts_from_rows(
        (one if isinstance(one, dict) else {}, Bilingual(f"posts[{n}]", f"posts[{n}]"))
        for n, one in enumerate(posts)
    )
