"""A text under check: what the detectors look at."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from composer.checks.findings import CheckInput, Span
from composer.text.lines import Line


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line and where it begins in the text; ``places`` are what the patterns found in it.

    The pairs of ``places`` are in the line's plain form: use :meth:`span` for the text.
    """

    start: int
    line: Line
    places: Mapping[str, list[tuple[int, int]]]

    def span(self, begin: int, end: int) -> Span:
        """Return the span in the text of a stretch of the line's plain form."""
        form = self.line.form
        return Span(self.start + form.start(begin), self.start + form.end(end))


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its span in the text, its plain form, and the line it stands in."""

    span: Span
    plain: str
    placed: PlacedLine
    begin: int

    @property
    def is_question(self) -> bool:
        """Whether it ends with a question mark."""
        return "?" in self.plain[-4:]


class Passage:
    """Everything a detector may ask about the text, found once and kept.

    ``language`` is ``"en"`` or ``"fr"``; ``given`` is what the caller knows beside the text;
    ``read`` makes the passage of another text, given the language to take where none is clear.
    """

    def __init__(
        self,
        given: CheckInput,
        language: str,
        lines: tuple[PlacedLine, ...],
        read: Callable[[str, str], Passage],
    ) -> None:
        self.given = given
        self._read = read
        self.text = given.text
        self.language = language
        self.lines = lines
        self._made: dict[str, tuple[Span, ...]] = {}

    @cached_property
    def _found(self) -> dict[str, list[PlacedLine]]:
        """The lines in which each pattern matches; spans are made only for what is asked."""
        found: dict[str, list[PlacedLine]] = {}
        for placed in self.lines:
            for key in placed.places:
                found.setdefault(key, []).append(placed)
        return found

    def _spans(self, key: str) -> tuple[Span, ...]:
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = tuple(
                placed.span(begin, end)
                for placed in self._found.get(key, ())
                for begin, end in placed.places[key]
            )
        return made

    @property
    def is_answer(self) -> bool:
        """Whether the text answers somebody: then that person is its reader."""
        return self.given.kind == "reply" or self.given.answering is not None

    @cached_property
    def answered(self) -> Passage | None:
        """The message that the text answers, read with the same patterns; None when not known."""
        said = self.given.answering
        return None if said is None else self.other(said)

    def other(self, text: str) -> Passage:
        """Return another text, such as an earlier post, read with the same patterns."""
        return self._read(text, self.language)

    def cue(self, name: str) -> tuple[Span, ...]:
        """Return where the patterns of the cue ``name`` match, in order; empty if nowhere."""
        return self._spans(f"cue:{name}")

    def has(self, *names: str) -> bool:
        """Whether one of these cues is anywhere in the text."""
        return any(f"cue:{name}" in self._found for name in names)

    def phrases(self, rule_id: str) -> tuple[Span, ...]:
        """Return where the patterns of a rule match, without those its ``unless`` cancels."""
        return self._spans(f"rule:{rule_id}")

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences, in order. A line break ends one."""
        return tuple(
            Sentence(placed.span(begin, end), placed.line.plain[begin:end], placed, begin)
            for placed in self.lines
            for begin, end in placed.line.sentences
        )

    def within(self, spans: tuple[Span, ...], outer: Span) -> tuple[Span, ...]:
        """Return those of ``spans`` (in order) that lie inside ``outer``."""
        if not spans:
            return ()
        first = bisect_left(spans, outer.start, key=_start)
        last = bisect_left(spans, outer.end, key=_start)
        return tuple(span for span in spans[first:last] if span.end <= outer.end)

    def sentence_of(self, span: Span) -> Sentence | None:
        """Return the sentence in which ``span`` begins."""
        at = bisect_right(self.sentences, span.start, key=lambda one: one.span.start) - 1
        if at < 0 or span.start >= self.sentences[at].span.end:
            return None
        return self.sentences[at]

    def _entities(self, kind: str) -> tuple[Span, ...]:
        return tuple(
            Span(placed.start + begin, placed.start + end)
            for placed in self.lines
            for begin, end in getattr(placed.line, kind)
        )

    @cached_property
    def links(self) -> tuple[Span, ...]:
        """Where links and e-mail addresses stand."""
        return self._entities("links")

    @cached_property
    def handles(self) -> tuple[Span, ...]:
        """Where handles (@name) stand."""
        return self._entities("handles")

    @cached_property
    def hashtags(self) -> tuple[Span, ...]:
        """Where hashtags stand."""
        return self._entities("hashtags")

    @cached_property
    def emoji(self) -> tuple[Span, ...]:
        """Where emoji stand, one span for each as it is seen."""
        return self._entities("emoji")

    @cached_property
    def plain(self) -> str:
        """The plain form of the whole text, lines joined by line breaks."""
        return "\n".join(placed.line.plain for placed in self.lines)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The folded words of the text, without links, handles, hashtags and emoji."""
        return tuple(word for placed in self.lines for word in words_of(placed.line.plain))


def _start(span: Span) -> int:
    return span.start


_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")


@lru_cache(maxsize=8192)
def words_of(plain: str) -> tuple[str, ...]:
    """Return the words of a plain form: letters and digits, with inner apostrophes and hyphens."""
    return tuple(_WORD.findall(plain))
