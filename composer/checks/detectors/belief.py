"""Detectors for claims: those that name no source, and those with nothing beside them to check."""

from __future__ import annotations

import re
from collections.abc import Iterator

from composer.checks.detectors.meaning import hyped
from composer.checks.findings import Finding
from composer.checks.passage import Passage
from composer.checks.rules import Rule

_CLAIMS = ("self-praise", "universal-claim")
_BACKED = ("names-source", "customer-voice", "gives-proof")
_FIGURE = re.compile(r"\d|\b(?:forty|fifty|hundred|vingt|trente|quarante|cinquante|cent)\b")
_NAME = re.compile(r"(?<![.!?…:\n])(?<![.!?…:] )(?<!^)\b[A-ZÀ-Ý][a-zà-ÿ]{2,}")


def unsourced(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """Studies, experts or shares of people, where the text names, quotes and links nobody."""
    spans = passage.phrases(rule.id)
    if not spans or passage.links or passage.has("source_named", "quotation"):
        return
    yield Finding(rule, spans)


def no_proof(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """A claim, and in the whole text no figure, name, quotation, source or link."""
    if passage.is_answer or passage.links or passage.handles:
        return
    if not passage.has_phrases(*_CLAIMS) and len(hyped(passage)) < 2:
        return
    if _FIGURE.search(passage.plain) or passage.has("source_named", "quotation", "speech"):
        return
    if not passage.has_phrases(*_BACKED) and not _NAME.search(passage.text):
        yield Finding(rule)


DETECTORS = {
    "unsourced": unsourced,
    "no_proof": no_proof,
}
