"""The engine: all rules on the whole text, on every edit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from composer.checks import detectors
from composer.checks.findings import CheckInput, Edit, Finding, FindingKind, Fix, Severity, Span
from composer.checks.passage import Passage, PlacedLine
from composer.checks.patterns import PatternSet, merged
from composer.checks.rules import LANGUAGES, Rule, RuleBook, RuleProblem, bundled_files, load_rules
from composer.text.bilingual import Bilingual
from composer.text.language import guess_language
from composer.text.lines import read_line

CHECKED_LENGTH = 100_000
"""Texts longer than this, in code points, are not checked: no network takes them."""

_REMEMBERED_LINES = 4096
_REMEMBERED_TEXTS = 256
_SPACES = " \t\u00a0\u202f"
_ORDER = {Severity.SEVERE: 0, Severity.WARNING: 1, Severity.INFO: 2, None: 3}


@dataclass(frozen=True, slots=True)
class Checked:
    """The answer to one check: the language used and the findings in the order of the text.

    Findings on the whole post stand last, problems before questions.
    """

    language: str
    findings: tuple[Finding, ...]


class Checker:
    """Runs the rules of a book over texts.

    Lines already seen are remembered, so an edit costs what its line costs. A checker may be used
    from one thread at a time.
    """

    def __init__(self, book: RuleBook) -> None:
        """Prepare the rules of ``book``; rules whose detector does not exist are left out and told."""
        unknown = [r for r in book.rules if r.detector and r.detector not in detectors.DETECTORS]
        known = tuple(rule for rule in book.rules if rule not in unknown)
        self.book = book = replace(
            book, rules=known, problems=(*book.problems, *(_no_detector(rule) for rule in unknown))
        )
        self._detected = tuple(
            (rule, detectors.DETECTORS[rule.detector]) for rule in book.rules if rule.detector
        )
        self._phrased = tuple(rule for rule in book.rules if not rule.detector)
        self._questions = tuple(rule for rule in book.rules if rule.kind is FindingKind.QUESTION)
        self._scanners = {language: _LineScanner(book, language) for language in LANGUAGES}
        self._read = lru_cache(maxsize=_REMEMBERED_TEXTS)(self._read_other)

    @classmethod
    def bundled(cls) -> Checker:
        """Return a checker with the rules that come with the program."""
        return cls(load_rules(bundled_files()))

    def check(self, given: CheckInput) -> tuple[Finding, ...]:
        """Return the findings of a text; see :meth:`examine`."""
        return self.examine(given).findings

    def examine(self, given: CheckInput, *, default_language: str = "en") -> Checked:
        """Return the language and the findings of a text.

        The language is the one given, else the guessed one, else ``default_language``. Spans are
        in code points of ``given.text`` as it is.
        """
        language = given.language or guess_language(given.text) or default_language
        if language not in LANGUAGES:
            language = default_language
        if len(given.text) > CHECKED_LENGTH:
            return Checked(language, ())
        passage = self._passage(given, language)
        found = [finding for rule in self._phrased for finding in _phrase(passage, rule)]
        for rule, detect in self._detected:
            if _is_known(rule, given):
                found.extend(detect(passage, rule))
        met = {finding.rule.id for finding in found}
        found.extend(Finding(q) for q in self._questions if met.intersection(q.when))
        return Checked(language, tuple(sorted(found, key=place_in_text)))

    def at_approval(self, findings: Iterable[Finding]) -> tuple[Rule, ...]:
        """Return the questions to ask before approval, those the findings raise first."""
        met = {finding.rule.id for finding in findings}
        raised = [q for q in self._questions if met.intersection(q.when)]
        always = [q for q in self._questions if "approval" in q.when and q not in raised]
        return tuple(raised + always)

    def _passage(self, given: CheckInput, language: str) -> Passage:
        lines = self._placed(given.text, self._scanners[language])
        return Passage(given, language, lines, self._read)

    def _read_other(self, text: str, language: str) -> Passage:
        """Return an answered message or an earlier post; it is the same at every key press."""
        text = text[:CHECKED_LENGTH]
        return self._passage(CheckInput(text), guess_language(text) or language)

    @staticmethod
    def _placed(text: str, scanner: _LineScanner) -> tuple[PlacedLine, ...]:
        placed = []
        start = 0
        for line in text.split("\n"):
            read = read_line(line)
            placed.append(PlacedLine(start, read, scanner.places(line)))
            start += len(line) + 1
        return tuple(placed)


def _no_detector(rule: Rule) -> RuleProblem:
    return RuleProblem(
        rule.file,
        rule.line,
        Bilingual(
            f"rule {rule.id}: there is no detector {rule.detector}.",
            f"règle {rule.id}\u00a0: il n’y a pas de détecteur {rule.detector}.",
        ),
    )


class _LineScanner:
    """Finds all patterns of one language in a line, once per line."""

    def __init__(self, book: RuleBook, language: str) -> None:
        keyed = [
            (f"cue:{name}", text) for name, texts in book.cues[language].items() for text in texts
        ]
        for rule in book.rules:
            side = rule.sides[language]
            keyed.extend((f"rule:{rule.id}", text) for text in side.patterns)
            keyed.extend((f"unless:{rule.id}", text) for text in side.unless)
        self._patterns = PatternSet(keyed)
        self.places = lru_cache(maxsize=_REMEMBERED_LINES)(self._scan)

    def _scan(self, text: str) -> Mapping[str, list[tuple[int, int]]]:
        line = read_line(text)
        places = self._patterns.places(line.plain)
        for key in [key for key in places if key.startswith("unless:")]:
            cancelled = places.pop(key)
            kept = _uncancelled(places.get(f"rule:{key[7:]}", []), cancelled, line.sentences)
            if kept:
                places[f"rule:{key[7:]}"] = kept
            else:
                places.pop(f"rule:{key[7:]}", None)
        return places


def _uncancelled(
    places: list[tuple[int, int]],
    cancelled: list[tuple[int, int]],
    sentences: tuple[tuple[int, int], ...],
) -> list[tuple[int, int]]:
    """Return the places whose sentence holds nothing that cancels."""

    def sentence(position: int) -> int:
        return next((n for n, (begin, end) in enumerate(sentences) if begin <= position < end), -1)

    silent = {sentence(start) for start, _ in cancelled}
    return [place for place in places if sentence(place[0]) not in silent]


def _is_known(rule: Rule, given: CheckInput) -> bool:
    """Whether everything the rule needs to know is known."""
    known = {
        "network": given.network is not None,
        "persona": given.reader is not None or given.reader_known,
        "media": given.media is not None,
        "answering": given.answering is not None,
        "history": given.history is not None,
    }
    return all(known[need] for need in rule.needs)


def _phrase(passage: Passage, rule: Rule) -> Iterable[Finding]:
    spans = passage.phrases(rule.id)
    if not spans or not _is_known(rule, passage.given):
        return ()
    fixes = (removal(passage.text, spans),) if rule.fix == "remove" else ()
    return (Finding(rule, spans, fixes),)


def removal(text: str, spans: tuple[Span, ...]) -> Fix:
    """Return the fix that takes ``spans`` out of ``text`` and leaves tidy sentences behind."""
    edits: list[Edit] = []
    for begin, end in merged([_widened(text, span) for span in spans]):
        stop, left = _left_behind(text, begin, end)
        edits.append(Edit(Span(begin, stop), left))
    return Fix("remove", tuple(edits))


def _opens(text: str, position: int) -> bool:
    """Whether a sentence opens at ``position``."""
    before = text[:position].rstrip(_SPACES)
    return not before or before[-1] in ".!?…\n"


def _widened(text: str, span: Span) -> tuple[int, int]:
    """Return the stretch to take out: the words, and the signs that would be left alone."""
    start, end = span.start, span.end
    while end < len(text) and text[end] in _SPACES + ",;:.!?…)":
        end += 1
    closes = end == len(text) or text[end] == "\n" or any(c in ".!?…" for c in text[span.end : end])
    if not _opens(text, start):
        start = len(text[:start].rstrip(_SPACES + ",;:–—-"))
        return (start, span.end)
    line_is_empty = not text[:start] or text[start - 1] == "\n"
    if closes and line_is_empty and end < len(text) and text[end] == "\n":
        end += 1
    elif end == len(text):
        start = len(text[:start].rstrip())
    return (start, end)


def _left_behind(text: str, begin: int, end: int) -> tuple[int, str]:
    """Return where a hole really ends and what fills it: a capital, a space, or nothing."""
    left, right = text[:begin], text[end:]
    if not right or not left or left[-1].isspace():
        capital = right[:1].upper() if _opens(text, begin) else ""
        return (end + 1, capital) if capital and capital != right[:1] else (end, "")
    if right[0].isspace() or right[0] in ".,;:!?…)":
        return (end, "")
    return (end, " ")


def place_in_text(finding: Finding) -> tuple[int, int, int, int]:
    """Order by place in the text; findings on the whole post last, questions after problems."""
    if not finding.spans:
        return (1, finding.rule.kind is FindingKind.QUESTION, _ORDER[finding.rule.severity], 0)
    first = finding.spans[0]
    return (0, first.start, _ORDER[finding.rule.severity], first.end)
