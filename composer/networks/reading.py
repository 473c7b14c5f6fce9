"""Links, hashtags and mentions of one line, by the rules of each network that has its own."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import regex

from composer.networks.known import Readers
from composer.networks.links import is_domain, links
from composer.text.lines import read_line
from composer.text.remembering import A_TEXT, remembering

Places = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Read:
    """What a line holds, as (start, end) in code points, in order and without overlaps of links.

    ``short`` are the parts of mentions that do not count (``@host`` on Mastodon).
    """

    links: Places = ()
    hashtags: Places = ()
    mentions: Places = ()
    cashtags: Places = ()
    short: Places = ()


NOTHING = Read()


def read(reads: Readers, line: str, first: bool = True) -> Read:
    """Return what a network finds in a line (without line break); lines are remembered.

    ``first`` says that it is the first one of its text.
    """
    return _READERS[reads](line, first)


def _outside(places: Places, others: Places) -> Places:
    """Return the places that do not begin inside one of ``others``; both are in order."""
    if not others or not places:
        return places
    starts = [start for start, _ in others]
    return tuple(
        (start, end)
        for start, end in places
        if not (before := bisect_right(starts, start)) or others[before - 1][1] <= start
    )


# --- X: twitter-text 3.1.0 -----------------------------------------------------------------------

_ALPHA = r"\p{L}\p{M}"
_SPECIAL = "_\u200c\u200d\ua67e\u05be\u05f3\u05f4\uff5e\u301c\u309b\u309c\u30a0\u30fb\u3003\u0f0b\u0f0c\xb7"
_WORDLY = rf"[{_ALPHA}\p{{Nd}}{_SPECIAL}]"
_LATIN = (
    "\xc0-\xd6\xd8-\xf6\xf8-\xff\u0100-\u024f\u0253\u0254\u0256\u0257\u0259\u025b\u0263\u0268"
    "\u026f\u0272\u0289\u028b\u02bb\u0300-\u036f\u1e00-\u1eff"
)
_X_HASHTAG = regex.compile(
    rf"(?:(?<![{_ALPHA}\p{{Nd}}{_SPECIAL}&])|(?<=[\ufe0e\ufe0f]))[#＃](?![\ufe0f\u20e3])"
    rf"(?=[\p{{Nd}}{_SPECIAL}]*+[{_ALPHA}]){_WORDLY}++(?![#＃]|://)"
)
_X_MENTION = regex.compile(
    r"(?:(?<![a-zA-Z0-9_!#$%&*@＠])|(?<=^(?:rt|RT|rT|Rt):?)|(?<=[^a-zA-Z0-9_+~.-](?:rt|RT|rT|Rt):?))"
    r"[@＠][a-zA-Z0-9_]{1,20}+(?P<list>/[a-zA-Z][a-zA-Z0-9_-]{0,24}+)?+"
    rf"(?![@＠{_LATIN}]|://)"
)
_X_CASHTAG = regex.compile(
    r"(?:(?<=^)|(?<=[\s\u0085\u180e]))\$[a-zA-Z]{1,6}(?:[._][a-zA-Z]{1,2})?"
    r"(?=$|[\s!'#%&()*+,\\\-./:;<=>?@\[\]\^_{|}~$])"
)


@remembering(A_TEXT, longest=A_TEXT)
def _read_x(line: str, first: bool) -> Read:
    found = links(line, opens=first)
    tags: Places = ()
    if "#" in line or "＃" in line:
        tags = _outside(tuple(m.span() for m in _X_HASHTAG.finditer(line)), found)
    names: Places = ()
    if "@" in line or "＠" in line:
        all_names = (m.span() for m in _X_MENTION.finditer(line) if not m.group("list"))
        names = _outside(tuple(all_names), found)
    stocks: Places = ()
    if "$" in line:
        stocks = _outside(tuple(m.span() for m in _X_CASHTAG.finditer(line)), found)
    return Read(found, tags, names, stocks) if found or tags or names or stocks else NOTHING


# --- Mastodon ------------------------------------------------------------------------------------

_MASTODON_MENTION = regex.compile(
    r"(?<![=/\w])@(?P<local>[A-Za-z0-9_]++(?:[.-]++[A-Za-z0-9_]++)*+)"
    r"(?P<host>@\w++(?:[.-]++\w++)*+)?+"
)
_MASTODON_HASHTAG = regex.compile(
    r"(?<![=/)\p{L}\p{N}#＃])[#＃](?=[\p{N}_·・]*+[\p{L}\p{M}])[\w·・\u200c]++"
)


@remembering(A_TEXT, longest=A_TEXT)
def _read_mastodon(line: str, _first: bool) -> Read:
    found = links(line, bare=False) if "://" in line else ()
    tags: Places = ()
    if "#" in line or "＃" in line:
        tags = _outside(tuple(m.span() for m in _MASTODON_HASHTAG.finditer(line)), found)
    names: Places = ()
    short: Places = ()
    if "@" in line:
        matches = list(_MASTODON_MENTION.finditer(line))
        names = _outside(tuple(m.span() for m in matches), found)
        kept = set(names)
        short = tuple(m.span("host") for m in matches if m.group("host") and m.span() in kept)
    return Read(found, tags, names, (), short) if found or tags or names else NOTHING


# --- Bluesky: the detection of @atproto/api ------------------------------------------------------

_UNSEEN = "\u00ad\u2060\u200a\u200b\u200c\u200d\u20e2"
_BLUESKY_MENTION = regex.compile(r"(?:^|(?<=[\s(]))@([a-zA-Z0-9.-]*[a-zA-Z0-9])(?![a-zA-Z0-9_])")
_BLUESKY_LINK = regex.compile(
    r"(?:^|(?<=[\s(]))(?:https?://\S+|(?P<domain>[a-z][a-z0-9]*+(?:\.[a-z0-9]++)++)\S*)",
    regex.IGNORECASE,
)
_BLUESKY_HASHTAG = regex.compile(
    rf"(?:^|(?<=\s))[#＃](?!\ufe0f)(?=[^\s{_UNSEEN}]*?[^\d\s\p{{P}}{_UNSEEN}])(?P<tag>[^\s{_UNSEEN}]++)"
)
_BLUESKY_CASHTAG = regex.compile(
    r"(?:^|(?<=[\s(]))\$[A-Za-z][A-Za-z0-9]{0,4}(?=\s|$|[.,;:!?)\"'\u2019])"
)
_TRAILING = regex.compile(r"(?<!\p{P})\p{P}++$")
_LONGEST_TAG = 64


@remembering(A_TEXT, longest=A_TEXT)
def _read_bluesky(line: str, _first: bool) -> Read:
    found: Places = ()
    if "." in line:
        matches = (_bluesky_link(match) for match in _BLUESKY_LINK.finditer(line))
        found = tuple(place for place in matches if place)
    names: Places = ()
    if "@" in line:
        handles = (m for m in _BLUESKY_MENTION.finditer(line) if _is_handle(m.group(1)))
        names = _outside(tuple(m.span() for m in handles), found)
    tags: Places = ()
    if "#" in line or "＃" in line:
        pieces = (_bluesky_tag(match) for match in _BLUESKY_HASHTAG.finditer(line))
        tags = tuple(place for place in pieces if place)
    stocks: Places = ()
    if "$" in line:
        stocks = tuple(m.span() for m in _BLUESKY_CASHTAG.finditer(line))
    return Read(found, tags, names, stocks) if found or names or tags or stocks else NOTHING


def _is_handle(name: str) -> bool:
    return name.endswith(".test") or is_domain(name)


def _bluesky_link(match: regex.Match[str]) -> tuple[int, int] | None:
    domain = match.group("domain")
    if domain is not None and not is_domain(domain):
        return None
    words = match.group()
    if words[-1] in ".,;:!?":
        words = words[:-1]
    if words.endswith(")") and "(" not in words:
        words = words[:-1]
    return match.start(), match.start() + len(words)


def _bluesky_tag(match: regex.Match[str]) -> tuple[int, int] | None:
    tag = match.group("tag")
    trailing = _TRAILING.search(tag)
    if trailing:
        tag = tag[: trailing.start()]
    if not 0 < len(tag) + sum(c > "\uffff" for c in tag) <= _LONGEST_TAG:
        return None
    return match.start(), match.start() + 1 + len(tag)


# --- the others ----------------------------------------------------------------------------------


def _read_plain(line: str, _first: bool) -> Read:
    if not ("." in line or "@" in line or "#" in line or "＃" in line or "://" in line):
        return NOTHING
    found = read_line(line)
    if not (found.links or found.hashtags or found.handles):
        return NOTHING
    return Read(found.links, found.hashtags, found.handles)


_READERS: Mapping[Readers, Callable[[str, bool], Read]] = {
    "x": _read_x,
    "mastodon": _read_mastodon,
    "bluesky": _read_bluesky,
    "plain": _read_plain,
}
