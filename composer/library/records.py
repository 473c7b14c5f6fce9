"""Posts and personas as the JSON records that the library stores."""

from __future__ import annotations

import msgspec

from composer.personas.persona import Persona
from composer.posts.post import Post


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
