"""What a post becomes on a network: where it is cut, what can be touched, what is heard.

Plain on purpose: it shows what is known of the network and imitates no page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

import regex

from composer.networks.counting import Count, count
from composer.networks.known import Network, network
from composer.networks.thread import over_from
from composer.text.bilingual import Bilingual

Kind = Literal["text", "link", "hashtag", "mention"]
_GRAPHEME = regex.compile(r"\X")
_BARELY_CUT = 12


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text, as it stands, and what the network makes of it."""

    text: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Preview:
    """A post as a network shows it.

    ``before`` stands above the fold and ``after`` behind "see more"; nothing stands there where
    the network does not cut. ``beyond`` is what is too much: the network refuses a post that has
    it. ``warning`` is the content warning, empty where the network has none. ``card`` is the host of the link that gets a card, where one may.
    ``pictures`` are the alt texts, empty where one is missing. ``notes`` say what else is known.
    """

    network: Network
    count: Count
    before: tuple[Piece, ...]
    after: tuple[Piece, ...]
    beyond: tuple[Piece, ...]
    card: str | None
    pictures: tuple[str, ...]
    hashtags: tuple[str, ...]
    mentions: tuple[str, ...]
    notes: tuple[Bilingual, ...]
    warning: str = ""


def fold_of(one: Network, text: str) -> int | None:
    """Return where the feed of a network cuts a text, in code points; None where it does not.

    No sign is cut in two, and a text that is barely longer is not cut.
    """
    if one.fold is None or len(text) <= one.fold + _BARELY_CUT:
        return None
    place = one.fold
    # A cluster of signs is rarely longer than 40 code points; the line break before it ends one.
    start = max(0, text.rfind("\n", 0, place) + 1, place - 200)
    for match in _GRAPHEME.finditer(text, start):
        if match.end() > place:
            place = match.start()
        if match.end() >= place:
            break
    return place


def preview(name: str, text: str, pictures: Sequence[str] = (), warning: str = "") -> Preview:
    """Return a post as a network shows it; ``pictures`` are the alt texts of its pictures.

    ``warning`` is a content warning; only a network that has one shows it. Raises ComposerError for an unknown network.
    """
    one = network(name)
    counted = count(one, text, warning)
    fold = fold_of(one, text)
    over = over_from(one, text, warning)
    last = len(text) if over is None else over
    end = last if fold is None else min(fold, last)
    return Preview(
        one,
        counted,
        _pieces(text, counted, 0, end),
        _pieces(text, counted, end, last),
        _pieces(text, counted, last, len(text)),
        _card(text, counted) if not pictures else None,
        tuple(pictures),
        tuple(text[place.start : place.end] for place in counted.hashtags),
        tuple(text[place.start : place.end] for place in counted.mentions),
        (one.note,) if one.note is not None else (),
        warning if one.warning_counts else "",
    )


def _pieces(text: str, counted: Count, start: int, end: int) -> tuple[Piece, ...]:
    marked: list[tuple[int, int, Kind]] = [
        *((p.start, p.end, "link") for p in counted.links),
        *((p.start, p.end, "hashtag") for p in counted.hashtags),
        *((p.start, p.end, "mention") for p in counted.mentions),
    ]
    found: list[Piece] = []
    position = start
    for begins, ends, kind in sorted(marked):
        first, last = max(begins, position), min(ends, end)
        if first >= last:
            continue
        if first > position:
            found.append(Piece(text[position:first], "text"))
        found.append(Piece(text[first:last], kind))
        position = last
    if position < end:
        found.append(Piece(text[position:end], "text"))
    return tuple(found)


def _card(text: str, counted: Count) -> str | None:
    """Return the host of the first link; which one gets a card differs, the first one is usual."""
    if not counted.links:
        return None
    place = counted.links[0]
    link = text[place.start : place.end]
    try:
        host = urlsplit(link if "://" in link else f"https://{link}").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None
