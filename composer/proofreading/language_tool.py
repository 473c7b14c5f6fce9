"""LanguageTool through language-tool-python, with exact places and nothing but true mistakes.

What the library does well is kept: how a text is sent and how matches are read. Its requests go
over our own :class:`Connection`, because it waits five minutes and asks twice; the text goes out as
annotated data, so that handles and links are not read as words; lengths are converted here, because
the library leaves them in UTF-16 units.
"""

from __future__ import annotations

import bisect
import json
import re
from collections.abc import Iterable
from typing import Any

from language_tool_python import LanguageTool
from language_tool_python.match import Match

from composer.proofreading.connection import UNREADABLE, Connection, NoAnswer
from composer.proofreading.mistakes import Mistake
from composer.proofreading.reading import READ_LENGTH, Reading, read
from composer.proofreading.speller import MESSAGE, SUGGESTED, Speller
from composer.text.bilingual import Bilingual
from composer.text.positions import Utf16Map

USUAL_SECONDS = 3.0
"""How long an answer about a post may take."""
SECONDS_PER_CHARACTER = 1 / 2000
"""What a long text may take on top, for each character after the first ten thousand."""
_LONG = 10_000

_SENT_AS = {"en": "en-US"}  # LanguageTool does not spell plain "en"
_SPELLING_RULE = re.compile(r"FR_SPELLING_RULE|MORFOLOGIK_RULE_\w+|HUNSPELL_\w*RULE\w*")
_TYPOGRAPHY_CATEGORIES = frozenset(
    {"TYPOGRAPHY", "CAT_TYPOGRAPHIE", "PUNCTUATION", "PONCTUATION", "PONCTUATION_VIRGULE"}
)
_TYPOGRAPHY_RULES = frozenset(
    "FRENCH_WHITESPACE DOUBLES_ESPACES ESPACE_APRES_POINT APOS_ESPACE TIRET APOS_TYP "
    "DEUX_POINTS_ESPACE POINTS_SUSPENSIONS_SPACE TRAIT_UNION_ESPACE "
    "COMMA_PARENTHESIS_WHITESPACE WHITESPACE_RULE CONSECUTIVE_SPACES SENTENCE_WHITESPACE "
    # Asks British writers for -ize, which is one of their two ways.
    "OXFORD_SPELLING_Z_NOT_S".split()
)
_RIGHT_IN_POSTS = frozenset({"YA", "CONFUSION_IMPA_PSIM"})
"""Rules that take everyday talk for a mistake."""
_FORMAL_CATEGORIES = frozenset({"STYLE", "CAT_STYLE", "COLLOQUIALISMS", "REDUNDANCY"})
"""Figures in letters, *gonna*, *y'all*: advice for formal prose, never for a post."""


class LanguageToolClient:
    """Checks texts on one LanguageTool server; one at a time, in one thread.

    One set of parameters is sent for each variant: every new set costs the server two seconds.
    What the person switched off is taken out afterwards, by :func:`sifted`.
    """

    def __init__(self, connection: Connection, seconds: float = USUAL_SECONDS) -> None:
        """Ask the server which variants it knows; raises NoAnswer where it does not say."""
        self._connection = connection
        try:
            self._tool = _Tool(connection, seconds)
        except (OSError, ValueError, TypeError, AttributeError, OverflowError) as problem:
            raise NoAnswer(UNREADABLE) from problem

    def check(self, text: str, variant: str, seconds: float | None = None) -> tuple[Mistake, ...]:
        """Return everything that the server has to say about ``text``, in order.

        Waits :data:`USUAL_SECONDS` and a little for long texts, or ``seconds``. Raises NoAnswer.
        """
        if len(text) > READ_LENGTH:
            return ()
        reading = read(text, variant[:2])
        patience = USUAL_SECONDS + max(0, len(text) - _LONG) * SECONDS_PER_CHARACTER
        self._tool.prepare(reading, self._known(variant), seconds or patience)
        try:
            matches = self._tool.check(text)
        except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as problem:
            raise NoAnswer(UNREADABLE) from problem
        units = Utf16Map(text)
        found = (_mistake(match, text, units) for match in matches)
        return tuple(sorted((one for one in found if one is not None), key=_place))

    def _known(self, variant: str) -> str:
        """Return the variant as this server names it: an older one has fewer."""
        sent = _SENT_AS.get(variant, variant)
        return sent if sent in self._tool.known_languages else variant[:2]

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()


class _Tool(LanguageTool):
    """language-tool-python with our connection and our way of sending a text."""

    def __init__(self, connection: Connection, seconds: float) -> None:
        self._server = None  # its __del__ looks at it, even when the following line raises
        self._connection = connection
        self._seconds = seconds
        self._variant = "auto"
        self._reading = Reading("", (), (), ())
        self.known_languages: set[str] = set()
        super().__init__(language="auto", remote_server=connection.address)

    def prepare(self, reading: Reading, variant: str, seconds: float) -> None:
        self._reading, self._variant, self._seconds = reading, variant, seconds

    def _get_languages(self) -> set[str]:
        if not self.known_languages:
            self.known_languages = super()._get_languages()
        return self.known_languages

    def _query_server(
        self,
        url: str,
        params: dict[str, str] | None = None,
        num_tries: int = 1,
        method: str = "get",
    ) -> Any:
        return self._connection.ask(url.rpartition("/")[2], params, self._seconds)

    def _create_params(self, text: str) -> dict[str, str]:
        return {
            "language": self._variant,
            "data": json.dumps({"annotation": annotated(self._reading)}),
        }


def annotated(reading: Reading) -> list[dict[str, str]]:
    """Return the pieces of a text as LanguageTool takes them, with what to read instead of some."""
    pieces: list[dict[str, str]] = []
    at = 0
    for start, end, instead in reading.instead:
        if at < start:
            pieces.append({"text": reading.text[at:start]})
        pieces.append({"markup": reading.text[start:end], "interpretAs": instead})
        at = end
    if at < len(reading.text):
        pieces.append({"text": reading.text[at:]})
    return pieces


def _mistake(match: Match, text: str, units: Utf16Map) -> Mistake | None:
    """Return a match with its place in code points, None where its place is not in the text."""
    start = match.offset
    end = units.from_utf16(units.to_utf16(max(start, 0)) + match.error_length)
    if not 0 <= start < end <= len(text) or match.error_length > units.to_utf16(len(text)):
        return None
    # Others of the type "misspelling" are about words that exist: *its* for *it's*, *there* for *their*.
    is_spelling = _SPELLING_RULE.fullmatch(match.rule_id) is not None
    words = text[start:end]
    suggestions = [str(one) for one in match.replacements[: SUGGESTED * 2] if str(one) != words]
    return Mistake(
        start,
        end,
        "spelling" if is_spelling else "grammar",
        match.rule_id,
        MESSAGE if is_spelling else Bilingual(match.message, match.message),
        tuple(dict.fromkeys(suggestions))[:SUGGESTED],
        "languagetool",
        match.category,
    )


def _place(mistake: Mistake) -> tuple[int, int]:
    return (mistake.start, mistake.end)


def sifted(
    mistakes: Iterable[Mistake],
    text: str,
    variant: str,
    speller: Speller,
    *,
    typography: bool = False,
) -> tuple[Mistake, ...]:
    """Return the mistakes worth showing: none in what is no prose, none in a word that is right.

    A word is misspelt only where our speller says so too, which leaves names and the person's own
    words alone. Rules of commas, spaces, dashes and kinds of apostrophe are left out
    unless ``typography`` asks for them, rules for formal prose always.
    """
    silent = read(text, variant[:2]).silent
    ends = [end for _, end in silent]
    unknown = {(word.start, word.end) for word in speller.check(text, variant)}

    def is_silent(mistake: Mistake) -> bool:
        behind = bisect.bisect_right(ends, mistake.start)
        return behind < len(silent) and silent[behind][0] < mistake.end

    return tuple(
        mistake
        for mistake in mistakes
        if (typography or not _is_typography(mistake))
        and not _is_right_in_posts(mistake)
        and not is_silent(mistake)
        and (mistake.family == "grammar" or (mistake.start, mistake.end) in unknown)
    )


def _is_right_in_posts(mistake: Mistake) -> bool:
    return mistake.rule in _RIGHT_IN_POSTS or mistake.category in _FORMAL_CATEGORIES


def _is_typography(mistake: Mistake) -> bool:
    return mistake.category in _TYPOGRAPHY_CATEGORIES or mistake.rule in _TYPOGRAPHY_RULES
