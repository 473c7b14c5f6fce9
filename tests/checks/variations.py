"""Ways in which people write the same thing, as edits of a rule's example.

Every variation yields the same edits for the same example: nothing is random. An edit is
(start, end, replacement) in code points of the example's text; edits are in order and do not
overlap.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from simplemma import is_known

from composer.checks.rules import Example, Rule
from composer.text.lines import read_line
from tests.checks.people_and_numbers import other_number, to_tu, to_vous

Edit = tuple[int, int, str]
Vary = Callable[[Example, str], Iterator[list[Edit]]]

_WORD = re.compile(r"[^\W\d_]+")
_APOSTROPHES = {"'": "’", "’": "'"}
_INCLUSIVE = {
    "abonnés": "abonné{}e{}s",
    "amis": "ami{}e{}s",
    "ami": "ami{}e",
    "clients": "client{}e{}s",
    "habitués": "habitué{}e{}s",
    "initiés": "initié{}e{}s",
    "gourmands": "gourmand{}e{}s",
    "ravis": "ravi{}e{}s",
    "gagnants": "gagnant{}e{}s",
    "voisins": "voisin{}e{}s",
    "participants": "participant{}e{}s",
    "habitants": "habitant{}e{}s",
    "tous": "tou{}te{}s",
    "chers": "cher{}e{}s",
    "fiers": "fier{}e{}s",
}
_BESIDE = {
    "fr": dict(zip("azertyuiopqsdfghjklmwxcvbn", "zertyuiopoqsdfghjklkxcvbnb", strict=True)),
    "en": dict(zip("qwertyuiopasdfghjklzxcvbnm", "wertyuioposdfghjklkxcvbnmn", strict=True)),
}
_SHORTEST_TYPED_WRONG = 6
_ENTITIES = ("links", "handles", "hashtags", "emoji")


@dataclass(frozen=True, slots=True)
class Variation:
    """One way of writing: its name, what it does to an example, and the rules it takes the sense from.

    ``destroys`` names, for each such rule, why the same finding cannot be asked for.
    """

    name: str
    vary: Vary
    destroys: Mapping[str, str]


def apply(text: str, edits: list[Edit]) -> tuple[str, Callable[[int, int], tuple[int, int]]]:
    """Return the text with the edits made, and where a stretch of the old text stands in it."""
    pieces: list[str] = []
    at = 0
    starts = list(range(len(text) + 1))
    ends = list(range(len(text) + 1))
    moved = 0
    for start, end, new in edits:
        pieces += text[at:start], new
        for position in range(at, start):
            starts[position] = position + moved
            ends[position + 1] = position + 1 + moved
        for position in range(start, end):
            starts[position] = start + moved
            ends[position + 1] = start + moved + len(new)
        moved += len(new) - (end - start)
        at = end
    for position in range(at, len(text)):
        starts[position] = position + moved
        ends[position + 1] = position + 1 + moved
    pieces.append(text[at:])
    return "".join(pieces), lambda start, end: (starts[start], ends[end])


def _taken(text: str) -> set[int]:
    """Return the positions of links, handles, hashtags and emoji: nobody writes those otherwise."""
    taken: set[int] = set()
    start = 0
    for line in text.split("\n"):
        read = read_line(line)
        for kind in _ENTITIES:
            for begin, end in getattr(read, kind):
                taken.update(range(start + begin, start + end))
        start += len(line) + 1
    return taken


def _each(text: str, change: Callable[[str], str], pattern: re.Pattern[str]) -> list[Edit]:
    """Return the edits that change every match outside links, handles, hashtags and emoji."""
    taken = _taken(text)
    return [
        (match.start(), match.end(), change(match.group()))
        for match in pattern.finditer(text)
        if match.start() not in taken and change(match.group()) != match.group()
    ]


def _by_word(change: Callable[[str], str], pattern: str = r"[^\W\d_]+") -> Vary:
    compiled = re.compile(pattern)

    def vary(example: Example, language: str) -> Iterator[list[Edit]]:
        yield _each(example.text, change, compiled)

    return vary


def _bare(word: str) -> str:
    apart = unicodedata.normalize("NFD", word.replace("œ", "oe").replace("Œ", "Oe"))
    return "".join(c for c in apart if unicodedata.category(c) != "Mn")


def _wide(word: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if c.isascii() else c for c in word)


def _invisible(example: Example, language: str) -> Iterator[list[Edit]]:
    for sign in "\u200b", "\u200d", "\u00ad", "\ufeff":
        words = re.compile(r"[^\W\d_]{3,}")
        yield _each(
            example.text,
            lambda word, sign=sign: word[: len(word) // 2] + sign + word[len(word) // 2 :],
            words,
        )


def _emoji_between(example: Example, language: str) -> Iterator[list[Edit]]:
    taken = _taken(example.text)
    gaps = [
        position
        for start, end in example.spans
        for position in range(start + 1, end - 1)
        if example.text[position] == " "
        and example.text[position - 1].isalpha()
        and example.text[position + 1].isalpha()
        and not taken & {position - 1, position + 1}
    ]
    if gaps:
        middle = gaps[len(gaps) // 2]
        yield [(middle, middle + 1, " 👉 ")]
        yield [(middle, middle + 1, " 👩🏽‍🍳")]
        yield [(gap, gap + 1, " ✨ ") for gap in gaps]


def _spaces(*signs: str) -> Vary:
    def vary(example: Example, language: str) -> Iterator[list[Edit]]:
        for sign in signs:
            yield [
                (position, position + 1, sign)
                for position, character in enumerate(example.text)
                if character == " "
            ]

    return vary


def _inclusive(example: Example, language: str) -> Iterator[list[Edit]]:
    if language != "fr":
        return
    for point in "·", ".", "-", "•":
        yield _each(example.text, lambda word, point=point: _opened(word, point), _WORD)
    yield _each(example.text, _in_brackets, _WORD)


def _opened(word: str, point: str) -> str:
    ending = _INCLUSIVE.get(word.lower())
    if ending is None:
        return word
    opened = ending.format(point, point)
    return word[0] + opened[1:] if not word.isupper() else opened.upper()


def _in_brackets(word: str) -> str:
    ending = _INCLUSIVE.get(word.lower())
    if ending is None or word.lower() == "tous":
        return word
    opened = ending.replace("{}", "(", 1).replace("{}", ")")
    opened = opened if ")" in opened else opened + ")"
    return word[0] + opened[1:] if not word.isupper() else opened.upper()


def _typos(example: Example, language: str) -> Iterator[list[Edit]]:
    taken = _taken(example.text)
    for start, end in example.spans:
        words = [
            match
            for match in _WORD.finditer(example.text, start, end)
            if len(match.group()) >= _SHORTEST_TYPED_WRONG
            and match.start() not in taken
            and _may_be_typed_wrong(example.text, match)
        ]
        if words:
            word = max(words, key=lambda match: len(match.group()))
            for typed in _mistyped(word.group(), language):
                if _stays_clear(typed, word.group(), language):
                    yield [(word.start(), word.end(), typed)]


def _may_be_typed_wrong(text: str, word: re.Match[str]) -> bool:
    """Whether nobody could take the word for a name: in small letters, or opening a sentence."""
    before = text[: word.start()].rstrip(" «\"“'’([-—🚨\u00a0")
    opens = not before or before[-1] in ".!?…\n"
    return word.group().islower() or (opens and word.group()[1:].islower())


def _mistyped(word: str, language: str) -> Iterator[str]:
    """Yield a word with a letter dropped, doubled, swapped with the next, or its neighbour's key."""
    for at in sorted({len(word) // 3, 2 * len(word) // 3}):
        yield word[:at] + word[at + 1 :]
        yield word[:at] + word[at] + word[at:]
        yield word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :]
        beside = _BESIDE[language].get(_bare(word[at]).lower())
        if beside:
            yield word[:at] + beside + word[at + 1 :]


def _stays_clear(typed: str, word: str, language: str) -> bool:
    """Whether ``typed`` is no word, and ``word`` is the only word one letter away from it."""
    typed, word = typed.lower(), word.lower()
    if typed == word or _bare(typed) == _bare(word) or _is_word(typed, language):
        return False
    return not any(
        one != word and _bare(one) != _bare(word) and _is_word(one, language)
        for one in _one_letter_away(typed)
    )


def _is_word(word: str, language: str) -> bool:
    return is_known(word, lang=language)


def _one_letter_away(word: str) -> set[str]:
    letters = "abcdefghijklmnopqrstuvwxyzéèêàçîôû"
    parts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    found = {a + b[1:] for a, b in parts if b}
    found |= {a + b[1] + b[0] + b[2:] for a, b in parts if len(b) > 1}
    found |= {a + letter + b[1:] for a, b in parts if b for letter in letters}
    found |= {a + letter + b for a, b in parts for letter in letters}
    return found - {word}


def _as_tu(example: Example, language: str) -> Iterator[list[Edit]]:
    if language == "fr":
        yield from to_tu(example.text)


def _as_vous(example: Example, language: str) -> Iterator[list[Edit]]:
    if language == "fr":
        yield from to_vous(example.text)


def _number(example: Example, language: str) -> Iterator[list[Edit]]:
    for edits in other_number(example.text, language):
        kept = [e for e in edits if any(s <= e[0] and e[1] <= t for s, t in example.spans)]
        if kept:
            yield kept


_CAPITALS_TELL = "capital letters are what the rule reads: names, tags or loud words"
_SPACES_TELL = "spaces are what the rule reads"
_SIGNS_TELL = "emoji or odd letters are what the rule reads"
_TELLS_CAPITALS = dict.fromkeys(
    (
        "shouting",
        "personal-contact",
        "thanks-a-fan",
        "personal-reply",
        "names-source",
        "customer-voice",
    ),
    _CAPITALS_TELL,
)
_OTHERS_WORDS = "the words come from the persona or the message answered, not from the rule"
_MANY = dict.fromkeys(
    ("audience-as-number", "mass-greeting", "addresses-everyone"),
    "the rule is about speaking to many: nobody says tu to many",
)

VARIATIONS = (
    Variation("accents missing", _by_word(_bare), {}),
    Variation("capitals, no accents", _by_word(lambda w: _bare(w).upper()), _TELLS_CAPITALS),
    Variation("each word capitalised", _by_word(lambda w: w[0].upper() + w[1:]), _TELLS_CAPITALS),
    Variation(
        "emoji between words",
        _emoji_between,
        dict.fromkeys(("emoji-pile", "emoji-bullet", "emoji-word", "shouting"), _SIGNS_TELL),
    ),
    Variation("invisible signs", _invisible, {}),
    Variation(
        "full-width letters",
        _by_word(_wide, "[A-Za-z]+"),
        {"fancy-letters": _SIGNS_TELL, "ascii-art": _SIGNS_TELL},
    ),
    Variation("the other apostrophe", _by_word(_APOSTROPHES.__getitem__, "['’]"), {}),
    Variation("no-break spaces", _spaces("\u00a0", "\u202f"), {"ascii-art": _SPACES_TELL}),
    Variation("doubled spaces", _spaces("  "), {"ascii-art": _SPACES_TELL}),
    Variation("accents apart (NFD)", _by_word(lambda w: unicodedata.normalize("NFD", w)), {}),
    Variation("inclusive endings", _inclusive, {}),
    Variation("vous to tu", _as_tu, _MANY),
    Variation("tu to vous", _as_vous, {}),
    Variation("singular and plural", _number, {}),
    Variation(
        "one letter wrong",
        _typos,
        {"shouting": _CAPITALS_TELL, "meets-need": _OTHERS_WORDS, "answers-need": _OTHERS_WORDS},
    ),
)


def crossed(
    rule: Rule, language: str, variation: Variation
) -> Iterator[tuple[Example, list[Edit]]]:
    """Yield the rule's bad examples with the edits of the variation, where it changes anything."""
    if rule.id in variation.destroys:
        return
    for example in rule.sides[language].bad:
        for edits in variation.vary(example, language):
            if edits:
                assert all(one[1] <= two[0] for one, two in pairwise(edits))
                yield example, edits
