"""What a screen reader says of a post: the names of emoji, of decorated letters, tags word by word.

Screen readers differ in detail; this is what the common ones do. Names of emoji are those of
Unicode CLDR, through the ``emoji`` package.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import regex

from composer.networks.counting import Count

Kind = Literal["text", "emoji", "letters", "hashtag", "mention", "link"]

_SIGN = regex.compile(
    r"(?P<emoji>[0-9#*]\ufe0f?\u20e3|\p{RI}\p{RI}|\U0001f3f4[\U000e0020-\U000e007f]++"
    r"|(?=[\p{Extended_Pictographic}])\X)"
    r"|(?P<letters>[\U0001d400-\U0001d7ff\U0001f110-\U0001f149\U0001f150-\U0001f169"
    r"\U0001f170-\U0001f189\u2460-\u24ff\u1d00-\u1d2b\u210b-\u2134]++)"
)
_WORDS_OF_A_TAG = regex.compile(r"\p{Lu}+(?!\p{Ll})|\p{Lu}?[^\p{Lu}\p{Nd}_]+|\p{Nd}+")
_STYLES: Mapping[str, str] = {
    "BOLD": "gras",
    "ITALIC": "italique",
    "SCRIPT": "cursif",
    "FRAKTUR": "gothique",
    "DOUBLE-STRUCK": "à double trait",
    "SANS-SERIF": "sans empattement",
    "MONOSPACE": "à chasse fixe",
    "CIRCLED": "dans un cercle",
    "PARENTHESIZED": "entre parenthèses",
    "SQUARED": "dans un carré",
    "NEGATIVE": "en négatif",
    "MATHEMATICAL": "mathématique",
}
_CASES: Mapping[str, str] = {"CAPITAL": "majuscule", "SMALL": "minuscule"}
_MOST_NAMED = 3
_WORD_OR_STOP = regex.compile(r"[\w.!?…,;:)»]$")
_WORD = regex.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Said:
    """Words that are said, and of what: everything but ``"text"`` is said otherwise than written."""

    words: str
    kind: Kind


def spoken(text: str, counted: Count, language: str) -> tuple[Said, ...]:
    """Return what a screen reader says, in ``"fr"`` or ``"en"``, piece by piece in order.

    ``counted`` is the count of this text: it says which links, hashtags and mentions there are.
    """
    marked: list[tuple[int, int, Kind]] = [
        *((p.start, p.end, "link") for p in counted.links),
        *((p.start, p.end, "hashtag") for p in counted.hashtags),
        *((p.start, p.end, "mention") for p in counted.mentions),
    ]
    found: list[Said] = []
    position = 0
    for start, end, kind in sorted(marked):
        if start < position:
            continue
        found.extend(_plain(text[position:start], language))
        found.append(Said(_entity(text[start:end], kind, language), kind))
        position = end
    found.extend(_plain(text[position:], language))
    return tuple(_apart(found))


def _apart(found: list[Said]) -> Iterator[Said]:
    """Put a space between words and a name that no space parts: “libres.🚣” is two words said."""
    before = ""
    for one in found:
        words = one.words
        if _WORD_OR_STOP.search(before) and _WORD.match(words):
            yield Said(" ", "text")
        yield one
        before = words


def _entity(words: str, kind: Kind, language: str) -> str:
    french = language == "fr"
    if kind == "hashtag":
        return f"{'dièse' if french else 'hashtag'} {_tag_words(words[1:])}"
    if kind == "mention":
        return f"{'arobase' if french else 'at'} {words[1:]}"
    host = re.sub(r"^https?://(?:www\.)?", "", words)
    return f"{'lien' if french else 'link'} {host}"


def _tag_words(tag: str) -> str:
    """Return a tag as it is read: its capitals part the words; without them it is one long word."""
    return " ".join(word for word in _WORDS_OF_A_TAG.findall(tag) if word.strip("_")) or tag


def _plain(text: str, language: str) -> Iterator[Said]:
    position = 0
    for match in _SIGN.finditer(text):
        kind: Kind = "letters" if match.group("letters") else "emoji"
        words = match.group()
        said = _letters(words, language) if kind == "letters" else _emoji_name(words, language)
        if said is None:
            continue
        if match.start() > position:
            yield Said(text[position : match.start()], "text")
        yield Said(said, kind)
        position = match.end()
    if position < len(text):
        yield Said(text[position:], "text")


@lru_cache(maxsize=1024)
def _emoji_name(sign: str, language: str) -> str | None:
    import emoji  # 60 ms: only for texts with emoji

    if language == "fr":
        emoji.config.load_language("fr")
    for form in (sign, sign.replace("\ufe0f", ""), sign + "\ufe0f"):
        known = emoji.EMOJI_DATA.get(form)
        if known is not None:
            name: str = known.get(language) or known["en"]
            return name.strip(":").replace("_", " ")
    return None


def _letters(words: str, language: str) -> str:
    """Return the names of decorated letters, one by one as they are read; the rest is a number."""
    names = [_letter(sign, language) for sign in words[:_MOST_NAMED]]
    more = len(words) - len(names)
    if more > 0:
        others = "autre" if more == 1 else "autres"
        names.append(f"… et {more} {others}" if language == "fr" else f"… and {more} more")
    return ", ".join(names)


def _letter(sign: str, language: str) -> str:
    name = unicodedata.name(sign, "")
    if language != "fr" or not name:
        return name.lower().replace("latin ", "").replace("letter ", "") or sign
    base = unicodedata.normalize("NFKC", sign).strip("()")
    case = next((said for word, said in _CASES.items() if word in name.split()), "")
    styles = [said for word, said in _STYLES.items() if word in name.split()]
    return " ".join(filter(None, (base.upper() if case == "majuscule" else base, case, *styles)))
