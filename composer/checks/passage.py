"""A text under check: what the detectors look at."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any, NamedTuple, TypeVar

from composer.checks.findings import CheckInput, Span
from composer.checks.patterns import Key, Matches, Places, pieces
from composer.text.lines import Line, cased, holding
from composer.text.remembering import A_TEXT, remembering

_Pairs = Iterable[tuple[int, int]]
_Made = TypeVar("_Made")
_UNASKED: Any = object()
"""What stands for an answer that was never asked for; None is an answer."""


class LineFacts:
    """A line wherever it stands: what it is, what the patterns found in it, what detectors made of it.

    All pairs are in its text. Facts are remembered with their line, so an edit costs what its line
    costs.
    """

    def __init__(self, line: Line, matches: Matches) -> None:
        self.line = line
        self.met: Collection[Key] = matches.keys
        self._matches = matches
        self._made: dict[Hashable, Any] = {}

    def pair(self, begin: int, end: int) -> tuple[int, int]:
        """Return where a stretch of the plain form stands in the line's text."""
        form = self.line.form
        return (form.start(begin), form.end(end))

    def found(self, key: Key) -> Places:
        """Return where the patterns of ``key`` match, in order."""
        if key not in self.met:
            return []
        places = self._matches.places(key)
        if self.line.form.origin is None:
            return places
        made: Places | None = self._made.get(key)
        if made is None:
            made = self._made[key] = [self.pair(begin, end) for begin, end in places]
        return made

    def inside(self, key: Key, stretch: tuple[int, int]) -> Places:
        """Return where the patterns of ``key`` match within a stretch of the line."""
        first, last = stretch
        places = self.found(key)
        begun = places[bisect_left(places, (first,)) : bisect_left(places, (last,))]
        return [place for place in begun if place[1] <= last]

    def has(self, cue: str, stretch: tuple[int, int]) -> bool:
        """Whether the patterns of ``cue`` match within a stretch of the line."""
        return cue in self.met and bool(self.inside(cue, stretch))

    def once(self, function: Callable[..., _Made], *known: Hashable) -> _Made:
        """Return ``function(self, *known)``, asked once and remembered."""
        key = (function, *known)
        made: _Made = self._made.get(key, _UNASKED)
        if made is _UNASKED:
            made = self._made[key] = function(self, *known)
        return made

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The folded words, without links, handles, hashtags and emoji."""
        return tuple(chain.from_iterable(map(words_of, pieces(self.line.plain))))

    @cached_property
    def cased(self) -> str:
        """The plain form with its capitals, place for place: for telling names."""
        return cased(self.line)

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Where the sentences stand."""
        return tuple(self.pair(begin, end) for begin, end in self.line.sentences)

    def sentence_of(self, position: int) -> tuple[int, int] | None:
        """Return the sentence that holds ``position``."""
        number = holding(self.sentences, position)
        return None if number is None else self.sentences[number]

    def plain(self, sentence: tuple[int, int]) -> str:
        """Return the plain form of one of :attr:`sentences`."""
        begin, end = self.line.sentences[bisect_left(self.sentences, sentence)]
        return self.line.plain[begin:end]

    def is_question(self, sentence: tuple[int, int]) -> bool:
        """Whether one of :attr:`sentences` ends with a question mark."""
        return "?" in self.plain(sentence)[-4:]


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line and where it begins in the text."""

    start: int
    facts: LineFacts

    @property
    def line(self) -> Line:
        """The line itself."""
        return self.facts.line

    def span(self, begin: int, end: int) -> Span:
        """Return the span in the text of a stretch of the line's plain form."""
        form = self.facts.line.form
        return Span(self.start + form.start(begin), self.start + form.end(end))


class Sentence(NamedTuple):
    """A sentence: its span in the text, its plain form, and the line it stands in."""

    span: Span
    plain: str
    placed: PlacedLine
    begin: int

    @property
    def is_question(self) -> bool:
        """Whether it ends with a question mark."""
        return "?" in self.plain[-4:]


class _Edit(NamedTuple):
    """What two texts share: so many first lines, so many last ones, those moved by ``shift``.

    ``begin`` is where the other lines begin, ``end`` where they ended in the text before.
    """

    first: int
    last: int
    shift: int
    begin: int
    end: int


class Passage:
    """Everything a detector may ask about the text, found once and kept.

    ``language`` is ``"en"`` or ``"fr"``; ``given`` is what the caller knows beside the text;
    ``read_line`` gives the facts of a line, ``read`` the passage of another text, given the
    language to take where none is clear. A passage takes over from the one ``before`` what stands
    in lines that did not change.
    """

    def __init__(
        self,
        given: CheckInput,
        language: str,
        read_line: Callable[[str], LineFacts],
        read: Callable[[str, str], Passage],
        before: Passage | None = None,
    ) -> None:
        self.given = given
        self._read = read
        self.text = given.text
        self.language = language
        self._lines_read = given.text.split("\n")
        self._answers: dict[Hashable, Any] = {}
        self._made: dict[Hashable, tuple[Any, ...]] = {}
        self._old: Mapping[Hashable, tuple[Any, ...]] = {}
        self._edit = _Edit(0, 0, 0, 0, 0)
        if before is not None:
            self._old = before._made
            self._edit = self._compared(before)
        self.lines = self._placed(read_line, before)
        self._changed = self.lines[self._edit.first : len(self.lines) - self._edit.last]
        self._met = self._counted(before)

    # --- what changed ------------------------------------------------------------------------

    def _compared(self, before: Passage) -> _Edit:
        lines, old = self._lines_read, before._lines_read
        fewest = min(len(lines), len(old))
        first = next((n for n in range(fewest) if lines[n] != old[n]), fewest)
        most = fewest - first
        last = next((n for n in range(most) if lines[-1 - n] != old[-1 - n]), most)
        begin = before._start(first)
        return _Edit(
            first, last, len(self.text) - len(before.text), begin, before._start(len(old) - last)
        )

    def _start(self, number: int) -> int:
        return self.lines[number].start if number < len(self.lines) else len(self.text) + 1

    def _placed(
        self, read_line: Callable[[str], LineFacts], before: Passage | None
    ) -> tuple[PlacedLine, ...]:
        first, last, shift, start, _ = self._edit
        changed = []
        for line in self._lines_read[first : len(self._lines_read) - last]:
            changed.append(PlacedLine(start, read_line(line)))
            start += len(line) + 1
        if before is None:
            return tuple(changed)
        kept = before.lines[len(before.lines) - last :] if last else ()
        if shift:
            kept = tuple(PlacedLine(one.start + shift, one.facts) for one in kept)
        return (*before.lines[:first], *changed, *kept)

    def _counted(self, before: Passage | None) -> dict[Key, int]:
        """In how many lines each pattern matches."""
        first, last, *_ = self._edit
        counts = dict(before._met) if before is not None else {}
        for placed in before.lines[first : len(before.lines) - last] if before is not None else ():
            for key in placed.facts.met:
                counts[key] -= 1
                if not counts[key]:
                    del counts[key]
        for placed in self._changed:
            for key in placed.facts.met:
                counts[key] = counts.get(key, 0) + 1
        return counts

    # --- other texts -------------------------------------------------------------------------

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

    # --- what was found ----------------------------------------------------------------------

    @property
    def met(self) -> Iterable[Key]:
        """The cues and rules whose patterns match somewhere in the text."""
        return self._met.keys()

    def _spans(self, key: Hashable, find: Callable[[LineFacts], _Pairs]) -> tuple[Span, ...]:
        """Return what ``find`` finds in all lines, asking only those that changed."""
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = self._found(key, find)
        return made

    def _found(self, key: Hashable, find: Callable[[LineFacts], _Pairs]) -> tuple[Span, ...]:
        old = self._old.get(key)
        if old is None:
            return _placed_spans(self.lines, find)
        _, _, shift, begin, end = self._edit
        fresh = _placed_spans(self._changed, find)
        if not old:
            return fresh
        before = bisect_left(old, (begin,))
        after = bisect_left(old, (end,), before)
        if not fresh and before == len(old):
            return old
        kept = old[after:]
        if shift and kept:
            kept = tuple([Span(start + shift, stop + shift) for start, stop in kept])
        return old[:before] + fresh + kept

    def by_line(
        self, find: Callable[..., Sequence[tuple[int, int]]], *known: Hashable
    ) -> tuple[Span, ...]:
        """Return where ``find(facts, *known)`` finds something in each line, in order.

        ``find`` is a function of a module: it gets the :class:`LineFacts` and ``known``, nothing
        else, answers with pairs in the line's text, and is asked once for each line.
        """
        return self._spans((find, *known), lambda facts: facts.once(find, *known))

    def cue(self, name: str) -> tuple[Span, ...]:
        """Return where the patterns of the cue ``name`` match, in order; empty if nowhere."""
        if name not in self._met:
            return ()
        return self._spans(name, lambda facts: facts.found(name))

    def has(self, *names: str) -> bool:
        """Whether one of these cues is anywhere in the text."""
        return not self._met.keys().isdisjoint(names)

    def has_phrases(self, *rule_ids: str) -> bool:
        """Whether :meth:`phrases` of one of these rules are anywhere in the text."""
        return any(("rule", rule_id) in self._met for rule_id in rule_ids)

    def phrases(self, rule_id: str) -> tuple[Span, ...]:
        """Return where the patterns of a rule match, without those its ``unless`` cancels."""
        key = ("rule", rule_id)
        if key not in self._met:
            return ()
        return self._spans(key, lambda facts: facts.found(key))

    def once(self, function: Callable[[Passage], _Made]) -> _Made:
        """Return ``function(self)``, asked once and remembered: several detectors ask the same."""
        if function not in self._answers:
            self._answers[function] = function(self)
        made: _Made = self._answers[function]
        return made

    # --- sentences ---------------------------------------------------------------------------

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences, in order. A line break ends one."""
        old = self._old.get(_SENTENCES)
        _, last, shift, begin, end = self._edit
        if old is None:
            made = tuple(_sentences(self.lines))
        else:
            before, after = _begun(old, begin), _begun(old, end)
            fresh = tuple(_sentences(self._changed))
            kept = old[after:]
            if shift and kept:
                kept = tuple(_sentences(self.lines[len(self.lines) - last :]))
            made = old[:before] + fresh + kept
        self._made[_SENTENCES] = made
        return made

    def within(self, spans: tuple[Span, ...], outer: Span) -> tuple[Span, ...]:
        """Return those of ``spans`` (in order) that lie inside ``outer``."""
        if not spans:
            return ()
        first = bisect_left(spans, (outer.start,))
        last = bisect_left(spans, (outer.end,), first)
        if first == last:
            return ()
        return tuple([span for span in spans[first:last] if span.end <= outer.end])

    def sentence_of(self, span: Span) -> Sentence | None:
        """Return the sentence in which ``span`` begins."""
        at = _begun(self.sentences, span.start + 1) - 1
        if at < 0 or span.start >= self.sentences[at].span.end:
            return None
        return self.sentences[at]

    # --- what is no word, and the words ------------------------------------------------------

    @cached_property
    def links(self) -> tuple[Span, ...]:
        """Where links and e-mail addresses stand."""
        return self._spans(_LINKS, lambda facts: facts.line.links)

    @cached_property
    def handles(self) -> tuple[Span, ...]:
        """Where handles (@name) stand."""
        return self._spans(_HANDLES, lambda facts: facts.line.handles)

    @cached_property
    def hashtags(self) -> tuple[Span, ...]:
        """Where hashtags stand."""
        return self._spans(_HASHTAGS, lambda facts: facts.line.hashtags)

    @cached_property
    def emoji(self) -> tuple[Span, ...]:
        """Where emoji stand, one span for each as it is seen."""
        return self._spans(_EMOJI, lambda facts: facts.line.emoji)

    @cached_property
    def plain(self) -> str:
        """The plain form of the whole text, lines joined by line breaks."""
        return "\n".join([placed.facts.line.plain for placed in self.lines])

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The folded words of the text, without links, handles, hashtags and emoji."""
        return tuple(chain.from_iterable([placed.facts.words for placed in self.lines]))

    @cached_property
    def word_count(self) -> int:
        """How many :attr:`words` the text has."""
        return sum([len(placed.facts.words) for placed in self.lines])


def overlaps(spans: Sequence[Span], outer: Span) -> bool:
    """Whether one of ``spans`` (in order, apart from each other) shares a character with ``outer``."""
    before = bisect_left(spans, (outer.end,))
    return before > 0 and spans[before - 1].end > outer.start


_SENTENCES, _LINKS, _HANDLES, _HASHTAGS, _EMOJI = (
    ("part", name) for name in ("sentences", "links", "handles", "hashtags", "emoji")
)


def _placed_spans(
    lines: Iterable[PlacedLine], find: Callable[[LineFacts], _Pairs]
) -> tuple[Span, ...]:
    return tuple(
        [
            Span(placed.start + begin, placed.start + end)
            for placed in lines
            for begin, end in find(placed.facts)
        ]
    )


def _sentences(lines: Iterable[PlacedLine]) -> Iterator[Sentence]:
    for placed in lines:
        start, line = placed.start, placed.facts.line
        for (begin, end), (first, last) in zip(placed.facts.sentences, line.sentences, strict=True):
            yield Sentence(Span(start + begin, start + end), line.plain[first:last], placed, first)


def _begun(sentences: Sequence[Sentence], position: int) -> int:
    """Return how many of ``sentences`` (in order) begin before ``position``."""
    return bisect_left(sentences, ((position,),))  # less than all that begin at ``position``


_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")


@remembering(A_TEXT)
def words_of(plain: str) -> tuple[str, ...]:
    """Return the words of a plain form: letters and digits, with inner apostrophes and hyphens."""
    return tuple(_WORD.findall(plain))
