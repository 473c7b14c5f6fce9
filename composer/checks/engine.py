"""The engine: all rules on the whole text, on every edit."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from composer.checks import detectors
from composer.checks.detectors import Detector
from composer.checks.detectors.asks import BAIT
from composer.checks.detectors.naming import thanked_for_a_deed
from composer.checks.detectors.strengths import answerable
from composer.checks.detectors.telling import joined, more_than_the_hour, somebody_did
from composer.checks.endings import finished
from composer.checks.findings import CheckInput, Finding, FindingKind, Span, rank
from composer.checks.learned import LearnedModel
from composer.checks.other_forms import with_other_forms
from composer.checks.passage import LineFacts, Passage
from composer.checks.patterns import Key, Matches, PatternSet, Places
from composer.checks.removal import rule_fixes
from composer.checks.rules import LANGUAGES, Rule, RuleBook, RuleProblem, bundled_files, load_rules
from composer.checks.typos import TypoReader
from composer.text.bilingual import Bilingual
from composer.text.language import guess_language
from composer.text.lines import Line, holding
from composer.text.remembering import remembering

CHECKED_LENGTH = 100_000
"""Texts longer than this, in code points, are not checked: no network takes them."""

_REMEMBERED = 64_000
_REMEMBERED_TEXTS = 300_000
_MOST_RAISED = 3


@dataclass(frozen=True, slots=True)
class Checked:
    """The answer to one check: the language used and the findings in the order of the text.

    Findings on the whole post stand last, problems before questions.
    """

    language: str
    findings: tuple[Finding, ...]


class Checker:
    """Runs the rules of a book over texts.

    Lines already seen are remembered, and what was found in the text before is taken over where it
    did not change, so an edit costs what its sentence costs. A checker may be used from one thread
    at a time.
    """

    def __init__(self, book: RuleBook, *, learned: bool = True) -> None:
        """Prepare the rules of ``book``; those whose detector or label is wrong are left out and told.

        ``learned=False`` leaves the learned model out: rules find what their words find.
        """
        wrong = {rule.id: problem for rule in book.rules if (problem := _no_detector(rule))}
        if learned:
            wrong.update(_wrong_labels(book.rules))
        self.book = book = replace(
            book,
            rules=tuple(rule for rule in book.rules if rule.id not in wrong),
            problems=(*book.problems, *wrong.values()),
        )
        self._detected = tuple(
            (rule, detectors.DETECTORS[rule.detector]) for rule in book.rules if rule.detector
        )
        self._phrased = {
            ("rule", rule.id): (number, rule)
            for number, rule in enumerate(book.rules)
            if not rule.detector
        }
        self._learned = {rule.learned: rule for rule in book.rules if learned and rule.learned}
        self._questions = tuple(rule for rule in book.rules if rule.kind is FindingKind.QUESTION)
        self._readers = {language: _reader(book, language) for language in LANGUAGES}
        self._read = remembering(_REMEMBERED_TEXTS)(self._read_other)
        self._passages: dict[str, Passage] = {}
        self._ended: dict[str, tuple[tuple[Span, ...], tuple[Span, ...]]] = {}
        self._praised: dict[str, tuple[tuple[Span, ...], tuple[Span, ...]]] = {}
        self._idle: tuple[list[tuple[Span, ...]], tuple[Span, ...]] = ([], ())
        self._detecting = cache(self._detectors_with)

    @classmethod
    def bundled(cls) -> Checker:
        """Return a checker with the rules that come with the program."""
        files = bundled_files()
        return cls(load_rules(files, proven=files))

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
        passage = self.passage(given, language)
        known = _known(given)
        found = list(self._phrases(passage, known))
        for rule, detect in self._detecting(known):
            found.extend(detect(passage, rule))
        found = _agreeing(self._without_idle_praise(passage, self._judged(passage, found, known)))
        if passage.has("search_notice") and not passage.has("prize", "offer_sign"):
            found = [finding for finding in found if finding.rule.id not in _PLEAS_TO_PASS_ON]
        met = {finding.rule.id for finding in found}
        if given.media:
            met.add("media")
        found.extend(Finding(q) for q in self._questions if not met.isdisjoint(q.when))
        found = [self._finished(finding, given.text, language) for finding in found]
        return Checked(language, tuple(sorted(found, key=place_in_text)))

    def _detectors_with(self, known: frozenset[str]) -> tuple[tuple[Rule, Detector], ...]:
        """Return the rules that may speak where so much is known, each with its detector."""
        return tuple(pair for pair in self._detected if known.issuperset(pair[0].needs))

    def passage(self, given: CheckInput, language: str) -> Passage:
        """Return a text as the detectors see it, read in ``language``."""
        before = self._passages.get(language)
        passage = Passage(given, language, self._readers[language], self._read, before)
        self._passages[language] = passage
        return passage

    def _judged(
        self, passage: Passage, found: list[Finding], known: frozenset[str]
    ) -> list[Finding]:
        """Return what stays of ``found`` and what is added when the post is weighed as a whole."""
        if not self._learned:
            return found
        met = {finding.rule.id: len(finding.spans) for finding in found}
        judgement = LearnedModel.bundled(passage.language).judge(passage, met)
        kept = [
            finding
            for finding in found
            if finding.rule.id not in judgement.withdrawn or _is_outright(finding.rule, passage)
        ]
        for one in judgement.added:
            rule = self._learned.get(one.label)
            sift = _SIFTED.get(one.label)
            spans = sift(passage, one.spans) if sift else one.spans
            if rule is not None and known.issuperset(rule.needs) and (spans or not sift):
                kept.append(Finding(rule, spans))
        return kept

    def _without_idle_praise(self, passage: Passage, found: list[Finding]) -> list[Finding]:
        """Return ``found`` without marks of praise that are mostly idle words, nor praise without marks.

        Which marks of a rule stay is remembered: at most keys neither they nor the idle words change.
        """
        said = [one.spans for one in found if one.rule.id in _IDLE_WORDS]
        if passage.has("hollow"):
            said.append(passage.cue("hollow"))
        if said != self._idle[0]:
            self._idle = (said, joined([span for spans in said for span in spans]))
            self._praised.clear()
        if not (idle := self._idle[1]):
            return found
        kept = []
        for finding in found:
            spans, rule_id = finding.spans, finding.rule.id
            if rule_id not in _SUBSTANCE or not spans:
                kept.append(finding)
                continue
            known, praised = self._praised.get(rule_id, (None, ()))
            if known != spans:
                praised = tuple([span for span in spans if not _mostly_in(span, idle)])
                self._praised[rule_id] = (spans, praised)
            if len(praised) == len(spans):
                kept.append(finding)
            elif praised:
                kept.append(finding.marked(praised))
        return kept

    def _finished(self, finding: Finding, text: str, language: str) -> Finding:
        """Return a finding whose marks end well; its fixes still change the words that were found.

        A passage hands on the very same spans where all lie in lines before the edit: what they ended
        as is remembered.
        """
        found = finding.spans
        if not found:
            return finding
        known, spans = self._ended.get(finding.rule.id, (None, ()))
        if known is not found:
            spans = finished(text, found, language)
            self._ended[finding.rule.id] = (found, spans)
        return finding if spans is found or spans == found else finding.marked(spans)

    def _read_other(self, text: str, language: str) -> Passage:
        """Return an answered message or an earlier post; it is the same at every key press."""
        text = text[:CHECKED_LENGTH]
        language = guess_language(text) or language
        return Passage(CheckInput(text), language, self._readers[language], self._read)

    def _phrases(self, passage: Passage, known: frozenset[str]) -> Iterator[Finding]:
        """Yield what the rules without a detector find, in the order of the book."""
        met = sorted(self._phrased[key] for key in passage.met if key in self._phrased)
        for _, rule in met:
            if known.issuperset(rule.needs):
                spans = passage.phrases(rule.id)
                yield Finding(rule, spans, rule_fixes(passage, rule, spans))

    def raised(self, findings: Iterable[Finding]) -> tuple[Rule, ...]:
        """Return the questions among ``findings``, first those that marked words raise."""
        every = tuple(findings)
        marked = {finding.rule.id for finding in every if finding.spans}
        asked = [one.rule for one in every if one.rule.kind is FindingKind.QUESTION]
        return tuple(sorted(asked, key=lambda rule: marked.isdisjoint(rule.when)))

    def at_approval(
        self,
        findings: Iterable[Finding],
        *,
        muted: bool = False,
        answered: Collection[str] = (),
    ) -> tuple[Rule, ...]:
        """Return the questions to ask before approval, first those the findings raise, three at most.

        ``muted`` says that a rule was silenced for this post. Of the questions about the house,
        that are asked once, the first that is not among the ``answered`` ones comes last.
        """
        raised = list(self.raised(findings))
        if muted:
            raised[:0] = [q for q in self._questions if "mute" in q.when and q not in raised]
        always = [q for q in self._questions if "approval" in q.when and q not in raised]
        of_the_house = [q for q in always if q.once and q.id not in answered]
        return (*raised[:_MOST_RAISED], *(q for q in always if not q.once), *of_the_house[:1])


_SIFTED: Mapping[str, Callable[[Passage, tuple[Span, ...]], tuple[Span, ...]]] = {
    "question": answerable,
    "proof": more_than_the_hour,
}
"""What of the words that the model marks for a label may stay."""

ALWAYS_OUTRIGHT = frozenset({"off-platform-push"})
"""Rules whose words say it so plainly that the rest of the post never counts against them."""

_OUTRIGHT: Mapping[str, Callable[[Passage], bool]] = {
    "thanks-a-fan": thanked_for_a_deed,
    "real-moment": somebody_did,
}
"""Rules whose words are so plain in some texts only, and in which."""

_PLEAS_TO_PASS_ON = frozenset({"share-bait", "pleading-tone", "cta-without-reason", "no-benefit"})
"""What a notice of somebody missing or something lost may ask: passing it on is what it is for."""

_SILENCED: Mapping[str, frozenset[str]] = {
    "no-benefit": frozenset({"states-benefit"}),
    "states-benefit": BAIT,
    "real-moment": BAIT,
    "gives-proof": BAIT,
    "easy-fun-question": frozenset({"question-too-hard"}),
    "genuine-question": frozenset({"comment-bait", "false-choice"}),
    "company-only": frozenset(
        {
            "real-moment",
            "thanks-a-fan",
            "personal-contact",
            "states-benefit",
            "helps-someone",
            "genuine-question",
            "owns-the-problem",
            "says-what-next",
        }
    ),
    "feel-good-filler": frozenset({"personal-contact", "thanks-a-fan"}),
}
"""What is not said beside other findings: a lack that is praised, praise for what baits or offers no
choice, filler where somebody is wished well by name, talk of the company where somebody is met."""


_IDLE_WORDS = frozenset(
    {
        "self-praise",
        "template-phrase",
        "tease-without-content",
        "feel-good-filler",
        "claim-without-source",
        "milestone-beg",
        "vanity-metric",
        "pleading-tone",
    }
)
"""Rules whose words prove, promise and tell nothing."""

_SUBSTANCE = frozenset(
    {
        "gives-proof",
        "names-source",
        "customer-voice",
        "gives-reason",
        "states-benefit",
        "states-stake",
        "helps-someone",
        "shows-personality",
        "real-moment",
        "light-humour",
        "curious-about-them",
        "thanks-a-fan",
    }
)
"""Rules that praise what is said: they have nothing to praise in idle words."""


def _is_outright(rule: Rule, passage: Passage) -> bool:
    """Whether the words of ``rule`` say it so plainly here that nothing counts against them."""
    outright = _OUTRIGHT.get(rule.id)
    return rule.id in ALWAYS_OUTRIGHT or (outright is not None and outright(passage))


def _agreeing(found: list[Finding]) -> list[Finding]:
    """Return ``found`` without findings that others contradict."""
    met = {finding.rule.id for finding in found}
    return [one for one in found if met.isdisjoint(_SILENCED.get(one.rule.id, ()))]


def _mostly_in(span: Span, others: Sequence[Span]) -> bool:
    """Whether more than half of ``span`` lies in ``others``, which are in order and apart."""
    shared = 0
    for start, end in others[max(0, bisect_right(others, span) - 1) :]:
        if start >= span.end:
            break
        shared += max(0, min(span.end, end) - max(span.start, start))
    return 2 * shared > span.end - span.start


def _problem(rule: Rule, en: str, fr: str) -> RuleProblem:
    return RuleProblem(
        rule.file,
        rule.line,
        Bilingual(f"rule {rule.id}: {en}.", f"règle {rule.id}\u00a0: {fr}."),
    )


def _no_detector(rule: Rule) -> RuleProblem | None:
    if not rule.detector or rule.detector in detectors.DETECTORS:
        return None
    return _problem(
        rule, f"there is no detector {rule.detector}", f"il n’y a pas de détecteur {rule.detector}"
    )


def _wrong_labels(rules: Iterable[Rule]) -> Iterator[tuple[str, RuleProblem]]:
    """Yield the ids of rules whose label the model does not know or another rule has, and why not."""
    owners: dict[str, Rule] = {}
    for rule in rules:
        if not rule.learned:
            continue
        labels = LearnedModel.bundled("en").labels
        owner = owners.setdefault(rule.learned, rule)
        if rule.learned not in labels:
            yield (
                rule.id,
                _problem(
                    rule,
                    f"the model does not know “{rule.learned}”: leave the line “learned” out",
                    f"le modèle ne connaît pas «\u00a0{rule.learned}\u00a0»\u00a0: "
                    "supprimez la ligne «\u00a0learned\u00a0»",
                ),
            )
        elif owner is not rule:
            yield (
                rule.id,
                _problem(
                    rule,
                    f"“{rule.learned}” is already learned for {owner.id} "
                    f"({owner.file.name}): leave the line “learned” out",
                    f"«\u00a0{rule.learned}\u00a0» est déjà appris pour {owner.id} "
                    f"({owner.file.name})\u00a0: supprimez la ligne «\u00a0learned\u00a0»",
                ),
            )


def _reader(book: RuleBook, language: str) -> Callable[[str], LineFacts]:
    """Return what reads a line with all patterns of one language, once per line.

    The patterns are made ready for the first line: most people write in one language.
    """

    @cache
    def prepared() -> tuple[PatternSet, TypoReader]:
        keyed = [(key, with_other_forms(text, language)) for key, text in _keyed(book, language)]
        return PatternSet(keyed), TypoReader((text for _, text in keyed), language)

    def read(text: str) -> LineFacts:
        patterns, typos = prepared()
        line = typos.read(text)
        return LineFacts(line, _without_cancelled(patterns.matches(line.plain), line))

    return remembering(_REMEMBERED)(read)


def _keyed(book: RuleBook, language: str) -> Iterator[tuple[Key, str]]:
    """Yield all expressions of one language, each with what it belongs to."""
    for name, texts in book.cues[language].items():
        yield from ((name, text) for text in texts)
    for rule in book.rules:
        side = rule.sides[language]
        yield from ((("rule", rule.id), text) for text in side.patterns)
        yield from ((("unless", rule.id), text) for text in side.unless)


def _without_cancelled(matches: Matches, line: Line) -> Matches:
    """Return ``matches`` without those whose sentence holds something that cancels them."""
    for key in [key for key in matches.keys if not isinstance(key, str) and key[0] == "unless"]:
        rule = ("rule", key[1])
        kept = _uncancelled(matches.places(rule), matches.places(key), line.sentences)
        matches.keep(rule, kept)
        matches.keep(key, [])
    return matches


def _uncancelled(
    places: Places, cancelled: Places, sentences: tuple[tuple[int, int], ...]
) -> Places:
    """Return the places whose sentence holds nothing that cancels."""
    silent = {holding(sentences, start) for start, _ in cancelled}
    return [place for place in places if holding(sentences, place[0]) not in silent]


def _known(given: CheckInput) -> frozenset[str]:
    """Return which of the things that rules may need are known."""
    known = {
        "network": given.network is not None,
        "persona": given.reader is not None or given.reader_known,
        "media": given.media is not None,
        "answering": given.answering is not None,
        "history": given.history is not None,
    }
    return frozenset(need for need, is_known in known.items() if is_known)


def place_in_text(finding: Finding) -> tuple[int, int, int, int]:
    """Order by place in the text; findings on the whole post last, questions after problems."""
    if not finding.spans:
        return (1, finding.rule.kind is FindingKind.QUESTION, rank(finding.rule.severity), 0)
    first = finding.spans[0]
    return (0, first.start, rank(finding.rule.severity), first.end)
