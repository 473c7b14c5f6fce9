"""LanguageTool through language-tool-python, with exact places and nothing but true mistakes.

What the library does well is kept: how a text is sent and how matches are read. Its requests go
over our own :class:`Connection`, because it waits five minutes and asks twice; the text goes out as
annotated data, so that handles and links are not read as words; lengths are converted here, because
the library leaves them in UTF-16 units.
"""

from __future__ import annotations

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
_TYPOGRAPHY_CATEGORIES = frozenset({"TYPOGRAPHY", "CAT_TYPOGRAPHIE"})
_TYPOGRAPHY_RULES = frozenset(
    "FRENCH_WHITESPACE DOUBLES_ESPACES ESPACE_APRES_POINT APOS_ESPACE TIRET APOS_TYP "
    "DEUX_POINTS_ESPACE POINTS_SUSPENSIONS_SPACE TRAIT_UNION_ESPACE "
    "COMMA_PARENTHESIS_WHITESPACE WHITESPACE_RULE CONSECUTIVE_SPACES SENTENCE_WHITESPACE "
    # Asks British writers for -ize, which is one of their two ways.
    "OXFORD_SPELLING_Z_NOT_S".split()
)


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
        except (OSError, ValueError, TypeError, AttributeError) as problem:
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
        except (KeyError, TypeError, ValueError, AttributeError) as problem:
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
    if _SPELLING_RULE.fullmatch(match.rule_id) or match.rule_issue_type == "misspelling":
        family, message = "spelling", MESSAGE
    else:
        family, message = "grammar", Bilingual(match.message, match.message)
    words = text[start:end]
    suggestions = [str(one) for one in match.replacements[: SUGGESTED * 2] if str(one) != words]
    return Mistake(
        start,
        end,
        "spelling" if family == "spelling" else "grammar",
        match.rule_id,
        message,
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

    A word is right when the person's dictionary or ours has it. Rules of spaces, dashes and kinds
    of apostrophe are left out unless ``typography`` asks for them.
    """
    reading = read(text, variant[:2])
    plain = {(word.start, word.end): word.plain for word in reading.words}
    return tuple(
        mistake
        for mistake in mistakes
        if (typography or not _is_typography(mistake))
        and not any(s < mistake.end and mistake.start < e for s, e in reading.silent)
        and not (
            mistake.family == "spelling"
            and speller.knows(
                plain.get((mistake.start, mistake.end), text[mistake.start : mistake.end]), variant
            )
        )
    )


def _is_typography(mistake: Mistake) -> bool:
    return mistake.category in _TYPOGRAPHY_CATEGORIES or mistake.rule in _TYPOGRAPHY_RULES
