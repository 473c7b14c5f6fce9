"""How a post reads as a whole: a linear model over words, kinds of words and shape.

What a phrase cannot say, many small signs say together: who is spoken of, what is promised, how
short the sentences are. The weights were learned from labelled posts by ``packaging/model/learn``
and lie as readable text in ``resources/model``; names, links, handles and hashtags never weigh.
Each sentence is read once and remembered with its line, so an edit costs what its line costs.
"""

from __future__ import annotations

import json
import math
import re
import tomllib
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

from composer.checks.endings import JOINS
from composer.checks.findings import Span
from composer.checks.passage import LineFacts, Passage, PlacedLine
from composer.checks.patterns import Key
from composer.resources import resource
from composer.text.folding import fold
from composer.text.lines import EMOJI, HANDLE, HASHTAG, LAST_EMOJI, LINK
from composer.text.remembering import A_TEXT, remembering

LONGEST = 6_000
"""Texts longer than this, in code points, are not judged: the model learned from posts."""

_TOKEN = re.compile(
    r"[^\W\d_]+(?:'[^\W\d_]+)*|[0-9][0-9.,]*|\x01+|\x02+|\x03+|[\x04\x05]+|[!?]+|\.+|[%$€£]|[:;\"()-]"
)
_SIGNS = {
    LINK: "<link>",
    HANDLE: "<handle>",
    HASHTAG: "<tag>",
    EMOJI: "<emoji>",
    LAST_EMOJI: "<emoji>",
}
_ENDS = '.!?:"-' + LINK + HASHTAG + EMOJI + LAST_EMOJI
_YEAR = re.compile(r"(?:19|20)[0-9][0-9]")
_ENDINGS = {
    "en": ("ing", "ly", "est", "ed", "tion", "tions", "ness", "ity", "ful", "less", "er"),
    "fr": ("ez", "ons", "ment", "tion", "tions", "ante", "ite", "aient", "ais", "er"),
}
_SPOKEN = ("<name>", "<number>", "<year>")
_SIGNS_SAID = {"%", "$", "£", "€"}
_SAID = {*_SPOKEN, "<handle>", *_SIGNS_SAID}
_ASIDE = {"<emoji>", "<link>", "<tag>"}
_SENTENCE_SIZES = (1, 2, 4, 7, 11, 16, 24)
_FEW_WORDS, _SHORT = 3, 7
_DENSE = 0.25
_COST = 0.3
_MOST_TOKENS = 14
_TOO_SHORT, _COMPANY = 4, 3
_FEW_IN_SENTENCE = 5
_NEAR_SUBJECT = 6
_WITH_WHAT_FOLLOWS, _WITH_WHAT_LEADS = 8, 6
_LEANING = {"en": {"of", "to"}, "fr": {"de", "du", "des"}}
"""Words that begin no mark, beside those that join: they lean on what stands before."""
_NEAR_BEST = 0.8
SOME_LENGTH = 24
"""What rules found in a post of fewer words is never withdrawn."""
FEW_WORDS, SURE = 9, 0.75
"""A post of fewer words has a problem that no rule found from this likelihood at least."""
_REMEMBERED_WORDS = 16384


class Token(NamedTuple):
    """A word or sign: where it stands in the line's plain form, and what the model reads of it."""

    begin: int
    end: int
    read: str


def is_word(read: str) -> bool:
    """Whether what was read is a word: no sign, no figure, no name."""
    return read[0].isalpha()


def tokens(facts: LineFacts, begin: int, end: int) -> list[Token]:
    """Return the tokens of a stretch of the line's plain form; a name reads as ``<name>``."""
    line, form = facts.line, facts.line.form

    def written(stretch: slice) -> str:
        return line.text[form.start(stretch.start) : form.end(stretch.stop)]

    return [Token(*one) for one in _tokens(line.plain, begin, end, written)]


def _tokens(
    plain: str, begin: int, end: int, written: Callable[[slice], str]
) -> Iterator[tuple[int, int, str]]:
    opens = True
    for match in _TOKEN.finditer(plain, begin, end):
        first, last = match.span()
        word = match.group()
        sign = word[0]
        if sign.isalpha():
            if not opens:
                word = _unless_name(word, written(slice(first, last)))
        elif sign in _SIGNS:
            word = _SIGNS[sign]
        elif sign.isdigit():
            word = "<year>" if _YEAR.fullmatch(word) else "<number>"
        yield (first, last, word)
        opens = sign in _ENDS


def _unless_name(folded: str, written: str) -> str:
    is_name = written[:1].isupper() and not (len(written) > 1 and written.isupper())
    return "<name>" if is_name else folded


class Lexicon:
    """Which kinds a word is of; made from ``resources/model/lexicon.toml``."""

    def __init__(self, entries: Mapping[str, str]) -> None:
        self._words: dict[str, set[str]] = {}
        self._beginnings: dict[str, set[str]] = {}
        for kind, words in entries.items():
            for word in fold(words).split():
                if word.endswith("*"):
                    self._beginnings.setdefault(word[:-1], set()).add(kind)
                else:
                    self._words.setdefault(word, set()).add(kind)
        self.kinds = lru_cache(maxsize=_REMEMBERED_WORDS)(self._kinds)

    def _kinds(self, word: str) -> frozenset[str]:
        found = set(self._words.get(word, ()))
        for length in range(3, len(word) + 1):
            found |= self._beginnings.get(word[:length], set())
        for part in word.split("'") if "'" in word else ():
            if len(part) > 2:
                found |= self._kinds(part)
        return frozenset(found)


def sentence_features(words: Sequence[str], lexicon: Lexicon, language: str) -> set[str]:
    """Return what the model may weigh in one sentence, whatever stands around it."""
    spelled = [word for word in words if is_word(word)]
    found = {f"word {word}" for word in words}
    found.update(f"pair {a} {b}" for a, b in pairwise(["<start>", *words, "<end>"]))
    if spelled:
        found.add(f"first {spelled[0]}")
    count = len(spelled)
    found.add(f"shape size {_step(count, _SENTENCE_SIZES)}")
    found.add(f"shape names {min(3, words.count('<name>'))}")
    found.update(
        f"shape -{ending}"
        for word in spelled
        if word.endswith(_ENDINGS[language])
        for ending in _ENDINGS[language]
        if word.endswith(ending) and len(word) > len(ending) + 2
    )
    kinds = Counter(kind for word in spelled for kind in lexicon.kinds(word))
    for kind, times in kinds.items():
        found.update(f"kind {kind} {n}" for n in range(1, min(4, times) + 1))
        if times > _DENSE * count:
            found.add(f"kind {kind} dense")
        if count <= _SHORT:
            found.add(f"kind {kind} short")
    ordered = sorted(kinds)
    found.update(f"kind {a} & {b}" for n, a in enumerate(ordered) for b in ordered[n + 1 :])
    return found


def place_features(sizes: Sequence[int], number: int, plain: str) -> frozenset[str]:
    """Return what the place of a sentence says: first, last, a question, a run of fragments.

    ``sizes`` are the words of each sentence of its line.
    """
    found = set()
    if "?" in plain[-4:]:
        found.add("shape question")
    if "!" in plain[-4:]:
        found.add("shape exclamation")
    beside = [*sizes[max(0, number - 1) : number], *sizes[number + 1 : number + 2]]
    if 0 < sizes[number] <= _FEW_WORDS and any(0 < size <= _FEW_WORDS for size in beside):
        found.add("shape fragments")
    return frozenset(found)


def post_features(passage: Passage) -> set[str]:
    """Return what the model may weigh of the post as a whole, beside its sentences."""
    given = passage.given
    found = {
        f"post size {_step(passage.word_count, (4, 8, 14, 22, 35, 60, 100))}",
        f"post sentences {_step(len(passage.sentences), (2, 3, 5, 8, 12))}",
        f"post lines {_step(len(passage.lines), (2, 4, 8))}",
        f"post links {min(2, len(passage.links))}",
        f"post handles {min(2, len(passage.handles))}",
        f"post hashtags {_step(len(passage.hashtags), (1, 2, 4, 6))}",
        f"post emoji {_step(len(passage.emoji), (1, 2, 4))}",
        f"post {given.kind}",
        f"post by {given.author or 'unknown'}",
    }
    for key in passage.met:
        if isinstance(key, str):
            found.add(f"cue {key}")
        elif key[0] == "rule":
            found.add(f"phrase {key[1]}")
    return found


def _step(number: int, edges: Sequence[int]) -> int:
    return bisect_right(edges, number)


def features_of(passage: Passage, lexicon: Lexicon) -> tuple[list[set[str]], set[str]]:
    """Return the features of each sentence of a passage and those of the post, for learning."""
    of_sentences = []
    for placed in passage.lines:
        pairs = placed.line.sentences
        read = [[token.read for token in tokens(placed.facts, *pair)] for pair in pairs]
        sizes = [sum(map(is_word, one)) for one in read]
        for number, one in enumerate(read):
            begin, end = pairs[number]
            found = sentence_features(one, lexicon, passage.language)
            of_sentences.append(found | place_features(sizes, number, placed.line.plain[begin:end]))
    return of_sentences, post_features(passage)


@dataclass(frozen=True, slots=True)
class Added:
    """A label that the post earns, how likely (0 to 1), and the words that weighed most."""

    label: str
    likely: float
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the model says of a post: labels added, and the ids of rules that should stay silent."""

    added: tuple[Added, ...]
    withdrawn: frozenset[str]


Vector = tuple[float, ...]
"""Weights, label by label: first those of a sentence, then those of the post."""


class _Read(NamedTuple):
    """A line as the model weighs it: each sentence, the best of them label by label, and their sum."""

    sentences: tuple[tuple[int, int, Vector], ...]
    best: Vector
    total: Vector


class LearnedModel:
    """The weights and how to use them, for one language."""

    def __init__(self, data: Mapping[str, object], lexicon: Lexicon, language: str) -> None:
        """Take ``data`` as ``packaging/model/learn`` writes it."""
        model: dict[str, Any] = dict(data)  # the file is ours: learn writes it, a test reads it
        self.language = language
        letters: dict[str, str] = model["labels"]
        self.labels: tuple[str, ...] = tuple(letters)
        self.rules: Mapping[str, frozenset[str]] = {
            label: frozenset(rules) for label, rules in model["rules"].items()
        }
        self._lexicon = lexicon
        self._count = len(self.labels)
        self._final = [model["final"][label][language] for label in self.labels]
        self._added: list[float] = [model["added"][label] for label in self.labels]
        self._kept: list[float] = [model["kept"][label] for label in self.labels]
        self._weights = _joined((model["sentence"], model["post"]), letters.values(), language)
        self._sentence_weights = remembering(A_TEXT)(self._weigh_sentence)
        # While one types, what is known of the post as a whole seldom changes from key to key.
        self._post_weights = lru_cache(maxsize=512)(self._weigh)

    @classmethod
    def bundled(cls, language: str) -> LearnedModel:
        """Return the model that comes with the program, for ``"en"`` or ``"fr"``."""
        return _bundled(language)

    def judge(self, passage: Passage, met: Mapping[str, int]) -> Judgement:
        """Return what the post as a whole says of the rules ``met``: more labels, or fewer.

        ``met`` says how many marks each rule has. A label is added when the post speaks for it and
        none of its rules was met, and withdrawn when a post of some length speaks against what its
        rules met, unless they met it again and again.
        """
        if len(passage.text) > LONGEST:
            return _NOTHING
        lines = [(placed, placed.facts.once(_read_line, self)) for placed in passage.lines]
        lines = [pair for pair in lines if pair[1].sentences]
        if not lines:
            return _NOTHING
        found = met.keys()
        known = post_features(passage) | {f"rule {rule}" for rule in found} | {"bias"}
        beside = self._post_weights(frozenset(known))
        root = math.sqrt(sum([len(read.sentences) for _, read in lines]))
        bests = list(map(max, zip(*[read.best for _, read in lines], strict=True)))
        totals = list(map(sum, zip(*[read.total for _, read in lines], strict=True)))
        added, withdrawn, least = [], [], SURE if passage.word_count < FEW_WORDS else 0.0
        for n, label in enumerate(self.labels):
            is_met = not found.isdisjoint(self.rules[label])
            whole = totals[n] / root + beside[self._count + n]
            likely = self._likely(n, bests[n] + beside[n], whole, is_met)
            if not is_met and likely >= max(self._added[n], least * (label not in STRENGTHS)):
                if not _SPEAKS_AGAINST.get(label, _NONE).isdisjoint(passage.met):
                    continue
                spans = tuple(self._weightiest(lines, n, bests[n]))
                if label not in _OWN_WORDS or not _in_quotation(passage, spans):
                    added.append(Added(label, likely, spans))
            elif is_met and likely < self._kept[n] and passage.word_count >= SOME_LENGTH:
                marks = sum([met[rule] for rule in self.rules[label] & found])
                if marks < _INSISTS.get((label, self.language), math.inf):
                    withdrawn.append(label)
        doubted = frozenset().union(*(self.rules[one] for one in withdrawn))
        return Judgement(tuple(added), doubted)

    def _likely(self, n: int, best: float, whole: float, is_met: bool) -> float:
        a, b, c, d = self._final[n]
        return 1 / (1 + math.exp(-(a * best + b * whole + c * is_met + d)))

    def _weigh(self, features: Iterable[str]) -> list[float]:
        sums = [0.0] * (2 * self._count)
        weights = self._weights
        for feature in features:
            if feature in weights:
                for n, weight in weights[feature]:
                    sums[n] += weight
        return sums

    def _weigh_sentence(self, words: tuple[str, ...], place: frozenset[str]) -> Vector:
        features = sentence_features(words, self._lexicon, self.language)
        return tuple(self._weigh([*features, *place]))

    def read(self, facts: LineFacts) -> _Read:
        """Return the sentences of a line with their weights."""
        line = facts.line
        split = [_words_of(facts, *pair) for pair in line.sentences]
        sizes = [sum(map(is_word, words)) for words in split]
        sentences = []
        for number, (begin, end) in enumerate(line.sentences):
            place = place_features(sizes, number, line.plain[begin:end])
            sentences.append((begin, end, self._sentence_weights(split[number], place)))
        vectors = [vector for _, _, vector in sentences]
        count = self._count
        best = tuple(max(column) for column in zip(*(v[:count] for v in vectors), strict=True))
        total = tuple(sum(column) for column in zip(*(v[count:] for v in vectors), strict=True))
        return _Read(tuple(sentences), best, total)

    def _weightiest(
        self, lines: Sequence[tuple[PlacedLine, _Read]], n: int, best: float
    ) -> Iterator[Span]:
        """Yield the words that weighed most, in the best sentence and in one nearly as good.

        A question is asked by the whole of its sentence, and a sentence of a few words says what it
        says as a whole.
        """
        good = [
            (placed, begin, end)
            for placed, read in lines
            if read.best[n] >= best - _NEAR_BEST
            for begin, end, vector in read.sentences
            if vector[n] >= best - _NEAR_BEST
        ]
        for placed, begin, end in good[:2]:
            if self.labels[n] == "question" and "?" in placed.line.plain[begin:end][-4:]:
                yield placed.span(begin, end)
            elif few := _few_words(words := tokens(placed.facts, begin, end)):
                yield placed.span(few[0].begin, few[-1].end)
            elif words:
                plain = placed.line.plain
                clause = one_clause(plain, *self._stretch(words, n))
                if self.labels[n] in STRENGTHS:
                    clause = self._with_company(words, plain, *clause)
                if self.labels[n] == "human":
                    clause = self._from_subject(words, plain, *clause)
                begin, end = whole_words(plain, *clause)
                said = plain[begin:end].rstrip(",.") or plain[begin:end]
                yield placed.span(begin, begin + len(said))

    def _stretch(self, read: Sequence[Token], n: int) -> tuple[int, int]:
        """Return the run of words of a sentence that weighs most for a label."""
        worth = [self._worth(read, at, n) - _COST for at in range(len(read))]
        edges = [at for at, one in enumerate(read) if is_word(one.read) or one.read in _SPOKEN]
        best, chosen = -math.inf, (read[0].begin, read[-1].end)
        for first in edges:
            total = 0.0
            for last in range(first, min(len(read), first + _MOST_TOKENS)):
                total += worth[last]
                if total > best and last in edges:
                    best, chosen = total, (read[first].begin, read[last].end)
        if chosen[1] - chosen[0] <= _TOO_SHORT:
            after = [at for at in edges if read[at].begin >= chosen[1]][:_COMPANY]
            before = [at for at in edges if read[at].end <= chosen[0]][-_COMPANY:]
            if after:
                chosen = (chosen[0], read[after[-1]].end)
            elif before:
                chosen = (read[before[0]].begin, chosen[1])
        return chosen

    def _with_company(
        self, read: Sequence[Token], plain: str, begin: int, end: int
    ) -> tuple[int, int]:
        """Return a mark of praise that says something by itself: no "I had", no "in 1921".

        A few words take in what follows them in their clause, then what stands before. What is
        taken in begins with no word that joins or leans on what stands before it.
        """
        marked = [at for at, one in enumerate(read) if begin <= one.begin < end and _is_said(one)]
        if not marked:
            return begin, end
        first, last, size = marked[0], marked[-1], len(marked)
        floor, ceiling = clause_around(plain, begin, end)
        for at in range(last + 1, len(read)):
            if size >= _WITH_WHAT_FOLLOWS or read[at].begin >= ceiling or _parts(read, at):
                break
            if _is_said(read[at]):
                last, size = at, size + 1
        for at in range(first - 1, -1, -1):
            if size >= _WITH_WHAT_LEADS or read[at].begin < floor or _parts(read, at):
                break
            if _is_said(read[at]):
                first, size = at, size + 1
        leaning = JOINS[self.language] | _LEANING[self.language] | _SIGNS_SAID
        while first < marked[0] and (read[first].read in leaning or not _is_said(read[first])):
            first += 1
        return read[first].begin, read[last].end

    def _from_subject(
        self, read: Sequence[Token], plain: str, begin: int, end: int
    ) -> tuple[int, int]:
        """Return a stretch from where its clause begins, if that is near: who did it stands there."""
        floor, _ = clause_around(plain, begin, end)
        before = [at for at, one in enumerate(read) if floor <= one.begin < begin]
        first = max(
            [at + 1 for at in before if _parts(read, at)], default=before[0] if before else 0
        )
        while before and first < before[-1] and read[first].read in JOINS[self.language]:
            first += 1
        near = before and sum(map(_is_said, read[first : before[-1] + 1])) <= _NEAR_SUBJECT
        return (min(read[first].begin, begin), end) if near else (begin, end)

    def _worth(self, read: Sequence[Token], at: int, n: int) -> float:
        word = read[at].read
        before = read[at - 1].read if at else "<start>"
        after = read[at + 1].read if at + 1 < len(read) else "<end>"
        whole = [f"word {word}", *(f"kind {kind} 1" for kind in self._lexicon.kinds(word))]
        halves = (f"pair {before} {word}", f"pair {word} {after}")
        return self._weigh(whole)[n] + self._weigh(halves)[n] / 2


def _is_said(token: Token) -> bool:
    return is_word(token.read) or token.read in _SAID


def _few_words(read: Sequence[Token]) -> Sequence[Token]:
    """Return what is said in a sentence where that is little, else nothing."""
    said = [token for token in read if _is_said(token)]
    return said if len(said) <= _FEW_IN_SENTENCE else ()


def _parts(read: Sequence[Token], at: int) -> bool:
    """Whether a sign ends what is said: a stop, an emoji, a link; not those of "7:30" and "p.m"."""
    sign = read[at].read
    if sign in _ASIDE:
        return True
    is_inside = at + 1 < len(read) and read[at + 1].begin == read[at].end
    return sign[0] in ".!?:;()" and not (is_inside and sign in ".:")


_NEXT_CLAUSE = re.compile(r",? ?[,;:] ?(?=(?:and|so|but|because|et|mais|donc|car|alors|or) )")


def one_clause(plain: str, begin: int, end: int) -> tuple[int, int]:
    """Return the longest clause of a stretch: "I lost it", not "I lost it, and three"."""
    cuts = list(_NEXT_CLAUSE.finditer(plain, begin, end))
    starts = [begin, *(cut.end() for cut in cuts)]
    ends = [*(cut.start() for cut in cuts), end]
    return max(zip(starts, ends, strict=True), key=lambda clause: clause[1] - clause[0])


def clause_around(plain: str, begin: int, end: int) -> tuple[int, int]:
    """Return how far the clause reaches that a stretch stands in: to a comma with "and" after it."""
    cuts = list(_NEXT_CLAUSE.finditer(plain))
    floor = max((cut.end() for cut in cuts if cut.end() <= begin), default=0)
    ceiling = min((cut.start() for cut in cuts if cut.start() >= end), default=len(plain))
    return floor, ceiling


def whole_words(plain: str, begin: int, end: int) -> tuple[int, int]:
    """Return a stretch widened to whole words: a word with hyphens is one word."""
    while begin > 1 and plain[begin - 1] in "-'" and plain[begin - 2].isalnum():
        begin -= 2
        while begin and plain[begin - 1].isalnum():
            begin -= 1
    while end + 1 < len(plain) and plain[end] in "-'" and plain[end + 1].isalnum():
        end += 2
        while end < len(plain) and plain[end].isalnum():
            end += 1
    return begin, end


_INSISTS: Mapping[tuple[str, str], int] = {
    ("self-praise", "en"): 2,
    ("self-praise", "fr"): 2,
    ("formula", "fr"): 2,
}
"""From how many marks on a label stands whatever the rest of the post says; others are right less
often than not where the post speaks against them."""

_NONE: frozenset[Key] = frozenset()
_SPEAKS_AGAINST: Mapping[str, frozenset[Key]] = {
    "ad-copy": frozenset(
        {"job_offer", "notice", "told_story", "good_cause", "sign_up_here", "sells_nothing"}
    ),
    "empty": frozenset({"notice", "told_when"}),
    "human": frozenset({("rule", "listicle-title")}),
    "push-away": frozenset({"organic_farming"}),
    "reason": frozenset({("rule", "pleading-tone")}),
    "person": frozenset(
        {"politeness", "let_down", ("rule", "addresses-everyone"), ("rule", "mass-greeting")}
    ),
}
"""Cues and rules beside which a label is not added: work offered, hours told and help asked for
others are no advert, what begins at a time is not empty, a list is no moment, « en bio » may be
farming, a plea is no reason, thanks to a crowd, out of politeness or in mockery are no word to
one person."""

STRENGTHS = frozenset({"question", "reason", "proof", "human", "person"})
"""Labels that praise. A word alone does not show them: what follows goes with it, as with "I"."""

_OWN_WORDS = frozenset({"human", "self-praise"})
"""Labels of what a writer says, not of what somebody said in quotation marks."""


def _in_quotation(passage: Passage, spans: Iterable[Span]) -> bool:
    quoted = passage.cue("quotation")
    return any(one.start < span.end and span.start < one.end for span in spans for one in quoted)


_NOTHING = Judgement((), frozenset())


def _words_of(facts: LineFacts, begin: int, end: int) -> tuple[str, ...]:
    """Return what is read in a sentence; one that stands letter for letter is read once."""
    line = facts.line
    if line.form.origin is None:
        return _words_read(line.plain[begin:end], line.text[begin:end])
    return tuple(token.read for token in tokens(facts, begin, end))


@remembering(A_TEXT)
def _words_read(plain: str, written: str) -> tuple[str, ...]:
    return tuple([read for _, _, read in _tokens(plain, 0, len(plain), written.__getitem__)])


def _read_line(facts: LineFacts, model: LearnedModel) -> _Read:
    return model.read(facts)


def _joined(
    tables: Sequence[Mapping[str, Mapping[str, float]]], letters: Collection[str], language: str
) -> Mapping[str, tuple[tuple[int, float], ...]]:
    """Return the weights that count in a language, those of all tables in one vector."""
    number = {letter: n for n, letter in enumerate(letters)}
    merged: dict[str, dict[int, float]] = {}
    for part, table in enumerate(tables):
        for feature, weights in table.items():
            only, mark, shared = feature.partition("|")
            if mark and only != language:
                continue
            into = merged.setdefault(shared if mark else feature, {})
            for letter, weight in weights.items():
                place = part * len(letters) + number[letter]
                into[place] = into.get(place, 0.0) + weight
    return {feature: tuple(weights.items()) for feature, weights in merged.items()}


def lexicon_for(language: str) -> Lexicon:
    """Return the kinds of words of a language."""
    with resource("model", "lexicon.toml").open("rb") as file:
        kinds = tomllib.load(file)
    return Lexicon({kind: words[language] for kind, words in kinds.items()})


@cache
def _data() -> Mapping[str, object]:
    data: Mapping[str, object] = json.loads(
        resource("model", "weights.json").read_text(encoding="utf-8")
    )
    return data


@cache
def _bundled(language: str) -> LearnedModel:
    return LearnedModel(_data(), lexicon_for(language), language)
