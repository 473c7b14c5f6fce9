"""Findings that the writer has asked not to see."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from composer.checks.findings import Finding


class MuteScope(StrEnum):
    """How far a mute reaches: these words, this post, this persona, everything."""

    ONCE = "once"
    POST = "post"
    PERSONA = "persona"
    EVERYWHERE = "everywhere"


@dataclass(frozen=True, slots=True)
class Mute:
    """One rule silenced, and why. ``id`` is a UUID in hex, ``created`` aware, in UTC.

    ``words`` is the fingerprint of the muted words (scope ``ONCE``); ``post_id`` is set for
    ``ONCE`` and ``POST``, ``persona_id`` for ``PERSONA``.
    """

    id: str
    rule_id: str
    scope: MuteScope
    created: datetime
    post_id: str | None = None
    persona_id: str | None = None
    words: str = ""
    reason: str = ""

    def covers(self, finding: Finding, text: str, post_id: str, persona_id: str | None) -> bool:
        """Whether ``finding`` in ``text`` of this post, for this persona, is silenced."""
        if self.rule_id != finding.rule.id:
            return False
        match self.scope:
            case MuteScope.EVERYWHERE:
                return True
            case MuteScope.PERSONA:
                return self.persona_id == persona_id and persona_id is not None
            case MuteScope.POST:
                return self.post_id == post_id
            case MuteScope.ONCE:
                return self.post_id == post_id and self.words == words_fingerprint(finding, text)


def words_fingerprint(finding: Finding, text: str) -> str:
    """Return a short hash of the finding's words, the same wherever they stand in the text.

    Positions are left out on purpose: the words keep their mute when text before them changes.
    """
    words = " ".join(finding.words(text).casefold().split())
    return hashlib.sha256(f"{finding.rule.id}\n{words}".encode("utf-8", "replace")).hexdigest()[:32]


def unmuted(
    findings: Iterable[Finding],
    mutes: Iterable[Mute],
    text: str,
    post_id: str,
    persona_id: str | None,
) -> tuple[Finding, ...]:
    """Return the findings that no mute covers, in their order."""
    by_rule: dict[str, list[Mute]] = {}
    for mute in mutes:
        by_rule.setdefault(mute.rule_id, []).append(mute)
    return tuple(
        finding
        for finding in findings
        if not any(
            mute.covers(finding, text, post_id, persona_id)
            for mute in by_rule.get(finding.rule.id, ())
        )
    )
