"""Detectors about the reader a post is written to: nobody, someone elsewhere, or someone untouched."""

from __future__ import annotations

from collections.abc import Iterator

from composer.checks.findings import Finding
from composer.checks.passage import Passage
from composer.checks.rules import Rule


def no_persona(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """Nobody was chosen as the reader, where somebody could be."""
    if passage.given.reader is None and passage.text.strip() and not passage.is_answer:
        yield Finding(rule)


def need_unmatched(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """The text touches nothing that is known of its reader; silent when nothing is known."""
    reader = passage.given.reader
    if reader is None or not reader.items or reader.touches or passage.is_answer:
        return
    if passage.words:
        yield Finding(rule)


def wrong_network(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """The reader has known networks, and the one chosen is none of them."""
    reader = passage.given.reader
    if reader is None or not reader.networks or passage.is_answer:
        return
    if passage.given.network not in reader.networks:
        yield Finding(rule)


def values_not_theirs(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """Words of the house's values, where the text touches nothing of the reader with them."""
    reader = passage.given.reader
    spans = passage.phrases(rule.id)
    if reader is None or not reader.items or not spans or passage.is_answer:
        return
    if not reader.touches:
        yield Finding(rule, spans)


def persona_is_guess(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """The reader is known by guesses only: no item says who told it."""
    reader = passage.given.reader
    if reader is not None and reader.guesses_only and passage.words and not passage.is_answer:
        yield Finding(rule)


DETECTORS = {
    "no_persona": no_persona,
    "need_unmatched": need_unmatched,
    "wrong_network": wrong_network,
    "values_not_theirs": values_not_theirs,
    "persona_is_guess": persona_is_guess,
}
