"""Posts and personas as the JSON records that the library stores."""

from __future__ import annotations

import msgspec

from composer.personas.persona import Persona
from composer.posts.post import Picture, Post
from composer.posts.snippet import Snippet


def post_record(post: Post) -> str:
    """Return a post as JSON."""
    return msgspec.json.encode(post).decode()


def post_from_record(record: str) -> Post:
    """Return the post of a record; ValueError when it is not one."""
    return msgspec.json.decode(record, type=Post)


def persona_record(persona: Persona) -> str:
    """Return a persona as JSON."""
    return msgspec.json.encode(persona).decode()


def persona_from_record(record: str) -> Persona:
    """Return the persona of a record; ValueError when it is not one."""
    return msgspec.json.decode(record, type=Persona)


def snippet_record(snippet: Snippet) -> str:
    """Return a snippet as JSON."""
    return msgspec.json.encode(snippet).decode()


def snippet_from_record(record: str) -> Snippet:
    """Return the snippet of a record; ValueError when it is not one."""
    return msgspec.json.decode(record, type=Snippet)


def media_record(media: tuple[Picture, ...]) -> str:
    """Return pictures as JSON, the empty text for none."""
    return msgspec.json.encode(media).decode() if media else ""


def media_from_record(record: str) -> tuple[Picture, ...]:
    """Return the pictures of a record; ValueError when it holds something else."""
    return msgspec.json.decode(record, type=tuple[Picture, ...]) if record else ()
