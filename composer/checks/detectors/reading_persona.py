"""Detectors about the reader a post is written to: nobody, someone elsewhere, or someone untouched."""

from __future__ import annotations

from collections.abc import Iterator

from composer.checks.findings import Finding
from composer.checks.passage import Passage
from composer.checks.rules import Rule


def _is_answer(passage: Passage) -> bool:
    """Whether the text answers somebody: then that person is its reader."""
    return passage.given.kind == "reply" or passage.given.answering is not None


def no_persona(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """Nobody was chosen as the reader, where somebody could be."""
    if passage.given.reader is None and passage.text.strip() and not _is_answer(passage):
        yield Finding(rule)


def need_unmatched(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """The text touches nothing that is known of its reader; silent when nothing is known."""
    reader = passage.given.reader
    if reader is None or not reader.items or reader.touches or _is_answer(passage):
        return
    if passage.words:
        yield Finding(rule)


def wrong_network(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """The reader has known networks, and the one chosen is none of them."""
    reader = passage.given.reader
    if reader is None or not reader.networks or _is_answer(passage):
        return
    if passage.given.network not in reader.networks:
        yield Finding(rule)


DETECTORS = {
    "no_persona": no_persona,
    "need_unmatched": need_unmatched,
    "wrong_network": wrong_network,
}
