"""How long a text is on a network, counted as that network counts.

The sources of the arithmetic stand in the data files of the networks. Every line is counted by
itself and remembered, so an edit costs what its line costs.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import regex

from composer.networks.known import Network, Readers, Unit, network
from composer.networks.reading import NOTHING, Places, Read, read
from composer.text.bilingual import Bilingual
from composer.text.remembering import A_TEXT, remembering

_REFUSED_BY_X = re.compile("[\ufffe\ufeff\uffff]")


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a text: ``start`` included, ``end`` excluded, in code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Count:
    """How long a text is on a network, and what it holds.

    ``length`` and ``limit`` are in ``unit``; ``size`` and ``size_limit`` are UTF-8 bytes where the
    network limits them too (None: it does not). ``valid`` says that the network would take the
    text; ``doubtful`` that it would by the gentler reading of its unit only. Places are in code
    points of the text as given.
    """

    network: str
    length: int
    limit: int | None
    unit: Unit
    valid: bool
    links: tuple[Place, ...]
    hashtags: tuple[Place, ...]
    mentions: tuple[Place, ...]
    cashtags: tuple[Place, ...] = ()
    size: int | None = None
    size_limit: int | None = None
    doubtful: bool = False

    @property
    def over(self) -> int:
        """How much of ``unit`` is too much, 0 where the text fits."""
        return 0 if self.limit is None else max(0, self.length - self.limit)


def count(name: str | Network, text: str, spoiler: str = "") -> Count:
    """Return how long ``text`` is on a network, named by id or alias or given as it is.

    ``spoiler`` is a content warning; it counts where the network counts it. Any text can be
    counted, lone surrogates included; CRLF is one line break. Raises ComposerError for an unknown
    network.
    """
    one = network(name) if isinstance(name, str) else name
    tally = _tally(text, one.unit, one.reads, one.link_length)
    length = tally.length
    if spoiler and one.warning_counts:
        length += _LENGTHS[one.unit](spoiler)
    gentle = length if one.exact else len(text) - text.count("\r\n")
    valid = _is_taken(one, text, gentle, tally)
    return Count(
        one.id,
        length,
        one.limit,
        one.unit,
        valid,
        tally.links,
        tally.hashtags,
        tally.mentions,
        tally.cashtags,
        size=tally.size if one.byte_limit is not None else None,
        size_limit=one.byte_limit,
        doubtful=valid and one.limit is not None and length > one.limit,
    )


def _is_taken(one: Network, text: str, length: int, tally: _Tally) -> bool:
    return (
        bool(text.strip())
        and (one.limit is None or length <= one.limit)
        and (one.byte_limit is None or tally.size <= one.byte_limit)
        and (one.links is None or len(tally.links) <= one.links)
        and not (one.unit == "weighted" and _REFUSED_BY_X.search(text))
    )


def refusal(counted: Count) -> Bilingual | None:
    """Return why the network would not take a text that has words, None where it would."""
    if counted.valid:
        return None
    one = network(counted.network)
    en, fr = one.name.en, one.name.fr
    unit = unit_words(counted.unit)
    if counted.over:
        length, limit = f"{counted.length:,}", f"{counted.limit:,}"
        return Bilingual(
            f"Too long for {en}: {length} {unit.en}, {limit} at most.",
            f"Trop longue pour {fr} : {_french(length)} {unit.fr}, {_french(limit)} au plus.",
        )
    if counted.size_limit is not None and (counted.size or 0) > counted.size_limit:
        size, limit = f"{counted.size:,}", f"{counted.size_limit:,}"
        return Bilingual(
            f"Too heavy for {en}: {size} bytes, {limit} at most.",
            f"Trop lourde pour {fr} : {_french(size)} octets, {_french(limit)} au plus.",
        )
    if one.links is not None and len(counted.links) > one.links:
        return Bilingual(
            f"Too many links for {en}: {len(counted.links)}, {one.links} at most.",
            f"Trop de liens pour {fr} : {len(counted.links)}, {one.links} au plus.",
        )
    if counted.unit == "weighted" and counted.length:
        return Bilingual(
            f"{en} refuses an invisible sign in this text (U+FEFF, U+FFFE or U+FFFF).",
            f"{fr} refuse un signe invisible de ce texte (U+FEFF, U+FFFE ou U+FFFF).",
        )
    return None


@dataclass(frozen=True, slots=True)
class Facet:
    """A stretch that Bluesky makes a link, mention or tag: ``start`` and ``end`` in UTF-8 bytes."""

    kind: str
    start: int
    end: int


def facets(counted: Count, text: str) -> tuple[Facet, ...]:
    """Return the facets of a text counted for Bluesky, in order; lone surrogates count 3 bytes."""
    places = [
        (place.start, place.end, kind)
        for kind, found in (
            ("link", counted.links),
            ("mention", counted.mentions),
            ("tag", (*counted.hashtags, *counted.cashtags)),
        )
        for place in found
    ]
    made = []
    position = size = 0
    for start, end, kind in sorted(places):
        size += _bytes(text[position:start])
        length = _bytes(text[start:end])
        made.append(Facet(kind, size, size + length))
        size += length
        position = end
    return tuple(made)


def arithmetic(one: Network) -> tuple[Bilingual, ...]:
    """Return how a network counts, one short sentence each; none where a character is a character."""
    said = []
    if one.link_length is not None:
        said.append(
            Bilingual(
                f"Every link counts {one.link_length}.",
                f"Chaque lien compte pour {one.link_length}.",
            )
        )
    said.extend(_UNITS_SAID.get(one.unit, ()))
    if one.reads == "mastodon":
        said.append(
            Bilingual(
                "The server’s name in a mention does not count.",
                "Le nom du serveur ne compte pas dans une mention.",
            )
        )
    if one.warning_counts:
        said.append(
            Bilingual("A content warning counts too.", "L’avertissement de contenu compte aussi.")
        )
    if one.byte_limit is not None:
        limit = f"{one.byte_limit:,}"
        said.append(
            Bilingual(
                f"It also takes {limit} bytes at most.",
                f"Il prend aussi {_french(limit)} octets au plus.",
            )
        )
    if one.links is not None:
        said.append(
            Bilingual(
                f"It takes {one.links} links at most.", f"Il prend {one.links} liens au plus."
            )
        )
    if not one.exact:
        said.append(
            Bilingual(
                "It does not say exactly how it counts: this is the careful way.",
                "Il ne dit pas exactement comment il compte : c’est la façon prudente.",
            )
        )
    return tuple(said)


_UNITS_SAID: Mapping[Unit, tuple[Bilingual, ...]] = {
    "weighted": (
        Bilingual(
            "Emoji and characters of other scripts count 2.",
            "Les émojis et les signes d’autres écritures comptent pour 2.",
        ),
    ),
    "graphemes": (
        Bilingual(
            "An emoji counts 1, however it is made.", "Un émoji compte pour 1, quel qu’il soit."
        ),
    ),
    "emoji_bytes": (
        Bilingual(
            "An emoji counts as its bytes, 4 or more.",
            "Un émoji compte pour ses octets, 4 ou plus.",
        ),
    ),
    "utf16": (
        Bilingual(
            "Most emoji and fancy letters count 2 or more.",
            "La plupart des émojis et des lettres décorées comptent pour 2 ou plus.",
        ),
    ),
    "bytes": (
        Bilingual(
            "Accented letters count 2, emoji 4 or more.",
            "Les lettres accentuées comptent pour 2, les émojis pour 4 ou plus.",
        ),
    ),
}


def unit_words(unit: Unit) -> Bilingual:
    """Return what a person calls what is counted."""
    if unit == "bytes":
        return Bilingual("bytes", "octets")
    return Bilingual("characters", "caractères")


def _french(number: str) -> str:
    return number.replace(",", "\u202f")


# --- a text, line by line ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Tally:
    """What a text comes to in one arithmetic; networks that share it share the work."""

    length: int
    size: int
    links: tuple[Place, ...]
    hashtags: tuple[Place, ...]
    mentions: tuple[Place, ...]
    cashtags: tuple[Place, ...]


class _Line:
    """A line without its break, with what was found out about it so far."""

    __slots__ = ("first", "lengths", "size", "text")

    def __init__(self, text: str, first: bool) -> None:
        self.text = text
        self.first = first
        self.size = _bytes(text)
        self.lengths: dict[tuple[Unit, Readers, int | None], int] = {}

    def read(self, reads: Readers) -> Read:
        return read(reads, self.text, self.first)

    def length(self, unit: Unit, reads: Readers, link_length: int | None) -> int:
        key = (unit, reads, link_length)
        known = self.lengths.get(key)
        if known is None:
            known = self.lengths[key] = self._measured(*key)
        return known

    def _measured(self, unit: Unit, reads: Readers, link_length: int | None) -> int:
        if unit != "weighted" or unicodedata.is_normalized("NFC", self.text):
            return _length(unit, self.text, self.read(reads), link_length)
        text = unicodedata.normalize("NFC", self.text)
        return _length(unit, text, read(reads, text, self.first), link_length)


_known_line = remembering(A_TEXT, longest=A_TEXT)(_Line)


@lru_cache(maxsize=8)
def _lines(text: str) -> tuple[tuple[int, _Line], ...]:
    """Return the lines of a text with where each begins; CRLF ends a line like LF."""
    found = []
    start = 0
    pieces = text.split("\n")
    last = len(pieces) - 1
    for number, line in enumerate(pieces):
        bare = line[:-1] if number < last and line.endswith("\r") else line
        found.append((start, _known_line(bare, number == 0)))
        start += len(line) + 1
    return tuple(found)


@lru_cache(maxsize=32)
def _tally(text: str, unit: Unit, reads: Readers, link_length: int | None) -> _Tally:
    lines = _lines(text)
    length = size = len(lines) - 1
    places: dict[str, list[Place]] = {
        kind: [] for kind in ("links", "hashtags", "mentions", "cashtags")
    }
    for start, line in lines:
        length += line.length(unit, reads, link_length)
        size += line.size
        found = line.read(reads)
        if found is not NOTHING:
            for kind, kept in places.items():
                kept.extend(Place(start + a, start + b) for a, b in getattr(found, kind))
    return _Tally(length, size, **{kind: tuple(kept) for kind, kept in places.items()})


def _length(unit: Unit, line: str, found: Read, link_length: int | None) -> int:
    """Return the length of a line whose links count ``link_length`` and whose short parts nothing."""
    measure = _LENGTHS[unit]
    left_out: Places = found.links if link_length is not None else ()
    total = len(left_out) * (link_length or 0)
    if found.short:
        left_out = tuple(sorted((*left_out, *found.short)))
    position = 0
    for start, end in left_out:
        total += measure(line[position:start])
        position = end
    return total + measure(line[position:] if position else line)


# Signs that are one grapheme each and never join their neighbours, whatever these are: Latin,
# general punctuation, currency. Only stretches with others need the full rules.
_ALONE = r"\u0000-\u02ff\u2010-\u2027\u202f-\u203b\u2047\u20a0-\u20bf"
_JOINING = re.compile(f"(?:[{_ALONE}]?[^{_ALONE}]++)++[{_ALONE}]?")
_GRAPHEME = regex.compile(r"\X")
_HEAVY = re.compile(r"[^\u0000-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]")
# Emoji by their shape; which sequences are one emoji is looked up where it can be doubted.
_EMOJI = regex.compile(
    r"[0-9#*]\ufe0f?\u20e3|\p{RI}\p{RI}|\U0001f3f4[\U000e0020-\U000e007f]++"
    r"|\p{Extended_Pictographic}(?:\ufe0f|\p{EMod})?+(?:\u200d[\p{Extended_Pictographic}](?:\ufe0f|\p{EMod})?+)*+"
)
_MAY_BE_EMOJI = re.compile(r"[^\u0000-\u00a8\u00aa-\u00ad\u00af-\u200c\u200e-\u203b\u20a0-\u20bf]")
_SHOWN_AS_EMOJI = regex.compile(r"\p{Emoji_Presentation}|[\U00010000-\U0010ffff]")
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


def _graphemes(text: str) -> int:
    if text.isascii():
        return len(text) - text.count("\r\n")
    total = len(text) - text.count("\r\n")
    for piece in _JOINING.findall(text):
        total += len(_GRAPHEME.findall(piece)) - len(piece)
    return total


def _weight(text: str) -> int:
    """Return the weight of a text without links as X counts it; the text is in NFC."""
    if text.isascii():
        return len(text)
    total = len(text) + len(_HEAVY.findall(text))
    if _MAY_BE_EMOJI.search(text):
        for sign in _emoji(text):
            total += 2 - len(sign) - len(_HEAVY.findall(sign))
    return total


def _threads(text: str) -> int:
    total = len(text)
    if not text.isascii() and _MAY_BE_EMOJI.search(text):
        for sign in _emoji(text):
            total += len(sign.encode("utf-8", "surrogatepass")) - len(sign)
    return total


def _emoji(text: str) -> list[str]:
    """Return the emoji of a text, in order; each as long as what is shown as one sign."""
    found = []
    for sign in _EMOJI.findall(text):
        if len(sign) == 1:
            if _SHOWN_AS_EMOJI.match(sign):
                found.append(sign)
        else:
            found.extend(_known_emoji(sign))
    return found


@lru_cache(maxsize=4096)
def _known_emoji(sign: str) -> tuple[str, ...]:
    """Return a sequence cut into the emoji that exist."""
    from emoji import EMOJI_DATA  # 60 ms: only for texts with sequences

    found = []
    start = 0
    while start < len(sign):
        end = next((end for end in range(len(sign), start, -1) if sign[start:end] in EMOJI_DATA), 0)
        if end:
            found.append(sign[start:end])
        start = end or start + 1
    return tuple(found)


def _utf16(text: str) -> int:
    return len(text) if text.isascii() else len(text) + len(_ASTRAL.findall(text))


def _bytes(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


_LENGTHS: Mapping[Unit, Callable[[str], int]] = {
    "weighted": _weight,
    "graphemes": _graphemes,
    "characters": len,
    "emoji_bytes": _threads,
    "utf16": _utf16,
    "bytes": _bytes,
}
