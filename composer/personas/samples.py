"""The sample personas and the sample draft of the first start."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from typing import Any

from composer.personas.exchange import from_mapping
from composer.personas.persona import Persona
from composer.personas.quoting import spaced
from composer.resources import resource


@dataclass(frozen=True, slots=True)
class SampleDraft:
    """The draft of the first start, whom it is written to, and for which networks."""

    text: str
    persona_id: str
    networks: tuple[str, ...]


def _data(language: str) -> dict[str, Any]:
    return tomllib.loads(
        spaced(resource("samples", f"{language}.toml").read_text("utf-8"), language)
    )


def sample_personas(language: str) -> tuple[Persona, ...]:
    """Return the sample personas of a language (``"fr"`` or ``"en"``), ids always the same."""
    return tuple(
        replace(from_mapping(entry | {"language": language}), sample=True)
        for entry in _data(language)["persona"]
    )


def sample_draft(language: str) -> SampleDraft:
    """Return the sample draft of a language; French has its no-break spaces."""
    draft = _data(language)["draft"]
    ids = {persona.name: persona.id for persona in sample_personas(language)}
    return SampleDraft(draft["text"].strip(), ids[draft["persona"]], tuple(draft["networks"]))
