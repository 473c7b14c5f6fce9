"""What a check gets and what it answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from composer.checks.rules import Rule


class FindingKind(StrEnum):
    """What a finding is to the writer."""

    PROBLEM = "problem"
    STRENGTH = "strength"
    QUESTION = "question"


class Severity(StrEnum):
    """How much a problem matters. Only ``SEVERE`` asks for a reason at approval."""

    SEVERE = "severe"
    WARNING = "warning"
    INFO = "info"


_RANKS = {Severity.SEVERE: 0, Severity.WARNING: 1, Severity.INFO: 2, None: 3}


def rank(severity: Severity | None) -> int:
    """Return the place of a severity in order, the weightiest first; what has none comes last."""
    return _RANKS[severity]


class Span(NamedTuple):
    """A stretch of a post's text: ``start`` included, ``end`` excluded, in code points.

    A tuple, because a check makes and compares many: in their order they stand as in the text.
    """

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace ``span`` of the text by ``replacement``."""

    span: Span
    replacement: str


@dataclass(frozen=True, slots=True)
class Fix:
    """One way to mend a finding: a label key and the edits, in text order, that never overlap.

    ``label`` is a key of ``FIX_LABELS`` in ``composer.checks.rules``, or ``"replace"``: then the
    replacement of the first edit says what the fix does.
    """

    label: str
    edits: tuple[Edit, ...]

    def apply(self, text: str) -> str:
        """Return ``text`` with the edits made. ``text`` is the one the finding came from."""
        for edit in reversed(self.edits):
            text = text[: edit.span.start] + edit.replacement + text[edit.span.end :]
        return text


@dataclass(frozen=True, slots=True)
class Touch:
    """A persona's item that the draft touches: its kind, its text, the words in the draft and its own words."""

    item_kind: str
    item_text: str
    spans: tuple[Span, ...]
    item_words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reader:
    """What the checks need to know of the persona a post is written to.

    ``networks`` are the ids of the networks where this person spends time (empty: not known).
    ``items`` counts the needs, desires, problems and questions known; ``touches`` are those items
    (of any kind) that the text touches.
    """

    name: str
    networks: tuple[str, ...] = ()
    items: int = 0
    guesses_only: bool = False
    touches: tuple[Touch, ...] = ()


@dataclass(frozen=True, slots=True)
class Media:
    """A picture or film of the post, with the words for people who cannot see it (None: none given)."""

    path: str | None = None
    alt: str | None = None


@dataclass(frozen=True, slots=True)
class PastPost:
    """A message of the writer's own from before.

    ``networks`` are the ids where it went (empty: not known); ``date`` is the day in ISO form, or
    empty; ``kind`` and ``answering`` are as in :class:`CheckInput`, and a ``"variant"`` is what the
    same post says on another network. ``waiting`` says that it is an
    answer begun and not sent. ``answerer`` is who answers what comes back (empty: nobody was
    named, None: not known); ``outcome`` is what came of it, in the writer's words (empty: nothing
    was noted, None: not known); ``asked`` are the ids of the questions that were answered when
    it was approved, ``approved`` the day of that.
    """

    text: str
    networks: tuple[str, ...] = ()
    date: str = ""
    kind: str = "post"
    answering: str | None = None
    waiting: bool = False
    answerer: str | None = None
    outcome: str | None = None
    asked: tuple[str, ...] = ()
    approved: str = ""


@dataclass(frozen=True, slots=True)
class CheckInput:
    """Everything a check may look at. None means: not known, so rules that need it stay silent.

    ``language`` is ``"fr"``, ``"en"`` or None (guess it); ``kind`` is ``"post"``, ``"reply"`` or
    ``"share"``; ``author`` is ``"brand"`` or ``"person"``. ``reader_known`` says that the caller
    can choose a persona: then ``reader=None`` means that nobody was chosen. ``history`` has the
    latest message first or last, its dates tell; ``date`` is the day (ISO) the text goes out.
    """

    text: str
    language: str | None = None
    network: str | None = None
    kind: str = "post"
    answering: str | None = None
    reader: Reader | None = None
    reader_known: bool = False
    media: tuple[Media, ...] | None = None
    author: str | None = None
    history: tuple[PastPost, ...] | None = None
    date: str | None = None


Fixes = tuple[Fix, ...] | Callable[[], tuple[Fix, ...]]
"""Fixes, or a function that finds them and holds what it needs of the text that was checked."""


class Finding:
    """A rule met in a text.

    ``spans`` are in code points of the text, in order, and never overlap; empty means the whole
    post. The fixes may be given as a function: a text is checked at every key, but its fixes are
    only seen when somebody looks. Findings are equal where rule, spans and fixes are.
    """

    __slots__ = ("_fixes", "rule", "spans")

    def __init__(self, rule: Rule, spans: tuple[Span, ...] = (), fixes: Fixes = ()) -> None:
        self.rule: Final = rule
        self.spans: Final = spans
        self._fixes = fixes

    @property
    def fixes(self) -> tuple[Fix, ...]:
        """The ways to mend it, the best first; they may be asked for in any thread."""
        fixes = self._fixes
        if not isinstance(fixes, tuple):
            self._fixes = fixes = fixes()
        return fixes

    @property
    def fixable(self) -> bool:
        """Whether there may be fixes; they are not looked for."""
        return self._fixes != ()

    def marked(self, spans: tuple[Span, ...]) -> Finding:
        """Return this finding with other marks; its fixes still change the words that were found."""
        return Finding(self.rule, spans, self._fixes)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Finding):
            return NotImplemented
        same = self is other or (self.rule == other.rule and self.spans == other.spans)
        return same and self.fixes == other.fixes

    def __hash__(self) -> int:
        return hash((self.rule, self.spans))

    def __repr__(self) -> str:
        return f"Finding({self.rule.id}, {self.spans})"

    @property
    def absence(self) -> bool:
        """Whether the finding says that something is missing rather than that something is there."""
        return self.rule.absence

    def words(self, text: str) -> str:
        """Return the marked words of ``text``, joined by `` … ``."""
        return " … ".join(text[span.start : span.end] for span in self.spans)
