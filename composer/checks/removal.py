"""The fix that takes words out of a text and leaves whole sentences behind, or is not offered."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from functools import partial
from typing import NamedTuple

from composer.checks.findings import Edit, Fix, Fixes, Span
from composer.checks.passage import Passage, Sentence, overlaps
from composer.checks.patterns import merged
from composer.checks.rules import Rule
from composer.text.folding import fold

_MOST = 20
"""For more places than this no fix is offered: such a text is written anew."""
_SHORT_QUESTION = 2
_SPACES = " \t\u00a0\u202f"
_CLOSING = ".!?…"
_JOINT = re.compile(r"\s*(?:[,;:](?=\s|$)|(?<=\s)[–—-](?=\s)|[()|•])\s*")
_WORD = re.compile(r"[^\W_]+(?:['’‘-][^\W_]+)*")
_QUOTES = '"“”«»'
_ADDRESS = re.compile(r"\S*[^\s.][.@/#][^\s.]|[@#]")
_BLANK = re.compile(r"\s+")
_AND = ("and", "or", "et", "ou")
_STAYS = ("#", "http://", "https://", "www.")


class _Words(NamedTuple):
    """The small words of a language that cannot stand where a hole would leave them."""

    leads: re.Pattern[str]
    """What leads to an order, as the whole of what stands before it: it goes with the order."""
    joins: re.Pattern[str]
    """A joining word, with what leads to an order, at the end of what stands before it."""
    subjects: frozenset[str]
    """What opens a clause that needs no other one."""
    articles: frozenset[str]
    orders: frozenset[str]
    """What opens an order of its own: behind "and" it can stand alone."""
    hang_on: frozenset[str]
    """No sentence begins with these once what they hang on is gone."""
    wait_for: frozenset[str]
    """Nothing ends with these: they wait for the words behind them."""
    only_open: frozenset[str]
    """A clause that begins with these is no sentence of its own."""
    speaks_of: re.Pattern[str]
    """A clause that begins so speaks of the order before it."""
    thanks: re.Pattern[str]


def _words(
    leads: str,
    joins: str,
    subjects: str,
    articles: str,
    orders: str,
    hang_on: str,
    wait_for: str,
    only_open: str,
    speaks_of: str,
    thanks: str,
) -> _Words:
    lead = rf"(?:(?:{leads})(?![\w'])[ ,]*)"
    return _Words(
        re.compile(rf"[^\w]*{lead}+"),
        re.compile(rf"(?:^|[^\w'])((?:{joins})\b[ ,]*{lead}*)$"),
        frozenset(subjects.split()),
        frozenset(articles.split()),
        frozenset(orders.split()),
        frozenset(hang_on.split()),
        frozenset(wait_for.split()),
        frozenset(only_open.split()),
        re.compile(speaks_of),
        re.compile(rf"\W*(?:{thanks})\W*"),
    )


_LANGUAGES: Mapping[str, _Words] = {
    "en": _words(
        "learn more|find out more|read more|see more|please|pls|plz|kindly|so|and|also|then|just|now|or|but|oh|hey|go|do|simply|first|always"
        "|(?:don't|dont|do not|never) forget(?: to)?|(?:be|make) sure(?: to| you)?|remember to"
        "|feel free to|(?:you|u) can(?: also)?|you may(?: also)?|why not|be kind and",
        "and|or|&|then|so",
        "we i you he she it they there this that here let today tomorrow",
        "the a an our my your his her their",
        "find see come read visit meet tell write ask try taste discover bring watch listen call",
        "and or because so if to for with who that which whose when while as than of from by until"
        " unless since like below now today here there at in into through says said too",
        "a an the our your my his her its their this that these those of to for with from by at in on"
        " into and or but nor so as than is are was were be been am has have had do does did will"
        " would can could should must may might not no very more most we you i he she it they us who"
        " which please if when because about",
        "if when because since as while to for with although unless until before after once",
        r"(?:it|that)(?:'s| is| really| would| will| does|'ll)?(?: \w+)? (?:mean|help|count|support|matter)"
        r"|(?:thanks|thank you|please)\b",
        "thanks|thank you|thanks a lot|many thanks|cheers|please",
    ),
    "fr": _words(
        "en savoir plus|plus d'infos?|veuillez|merci(?: de| d')?|svp|stp|s'il (?:vous|te) plait|alors|et|puis|aussi|surtout|donc"
        "|mais|ou|allez|vite|enfin|n'(?:oubliez|oublie) pas (?:de|d')|n'(?:hesitez|hesite) pas a"
        "|(?:pensez|pense)(?: aussi)? a|(?:vous pouvez|tu peux)(?: aussi)?|vous|te|nous|venez|viens|a vous de",
        "et|ou|&|puis|alors|donc",
        "nous on je j' vous tu il elle ils elles c' ce ca cela voici voila demain",
        "le la les l' un une des notre nos votre vos mon ma mes cette ces",
        "retrouvez retrouve trouvez venez viens lisez lis decouvrez decouvre goutez goute passez passe"
        " visitez dites dis ecrivez ecris demandez regardez regarde ecoutez apportez appelez",
        "et ou car parce que qui pour si afin avec dont quand lorsque comme de a au aux du des sur dans"
        " par sans pendant avant apres ainsi puis sinon autour chez vers jusqu'a dit en vite ici"
        " maintenant ci-dessous",
        "un une le la les des du de d' l' au aux a et ou mais ni car que qui dont pour par avec sans sur"
        " dans en vers chez ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leur"
        " leurs est sont etait c'est etes sommes suis ont avons avez pas ne plus tres nous vous je tu il"
        " elle on ils elles si quand comme veuillez pouvez peux passez",
        "si quand lorsque parce comme puisque pour afin avec sans des avant apres pendant tant",
        r"(?:ca|cela) (?:nous|m'|me|compte|aide|fait)|c'est (?:important|gratuit|rapide|facile)|merci\b",
        "merci|merci (?:a tous|beaucoup|d'avance|bien)|svp|s'il (?:vous|te) plait",
    ),
}


def rule_fixes(passage: Passage, rule: Rule, spans: tuple[Span, ...]) -> Fixes:
    """Return the fixes that a rule's own entry asks for, for what it found.

    They hold the passage until somebody asks for them, or nobody has the finding any more.
    """
    if rule.fix in ("remove", "remove-words"):
        return partial(removal, passage, spans, only_words=rule.fix == "remove-words")
    return ()


def removal(
    passage: Passage, spans: tuple[Span, ...], *, only_words: bool = False
) -> tuple[Fix, ...]:
    """Return the fix that takes ``spans`` out of the text, or nothing where none is clean.

    What cannot stand without them goes along: what leads to an order and what hangs on it, up to
    the next comma, or the whole sentence. With ``only_words`` nothing but the spans goes. No fix
    leaves a cut sentence, a word alone or a lone sign behind. The label says how much goes.
    """
    if not spans or len(spans) > _MOST:
        return ()
    by_sentence: dict[int, list[_Cut]] = {}
    for span in spans:
        sentence = passage.sentence_of(span)
        cut = _cut(passage, sentence, span, only_words) if sentence is not None else None
        if sentence is None or cut is None:
            return ()
        by_sentence.setdefault(sentence.span.start, []).append(cut)
    cuts = [cut for found in by_sentence.values() for cut in _together(passage, found)]
    if any(cut.is_sentence and _goes_on(passage.text, cut.end) for cut in cuts):
        return ()
    taken = merged([(cut.start, cut.end) for cut in cuts])
    label = "remove" if all(cut.is_marked for cut in cuts) else "remove-part"
    label = "remove-sentence" if all(cut.is_sentence for cut in cuts) else label
    return (Fix(label, tuple(_edit(passage.text, *stretch) for stretch in taken)),)


class _Cut(NamedTuple):
    """A stretch to take out: a whole sentence, or no more words than were marked."""

    start: int
    end: int
    is_sentence: bool = False
    is_marked: bool = False


def _cut(passage: Passage, sentence: Sentence, span: Span, only_words: bool) -> _Cut | None:
    first, end = sentence.span
    if span.end > end:
        return None
    text = passage.text
    if text[first:end].rstrip().endswith(":") and text[end:].strip():
        return None  # a list follows
    within = (span.start - first, span.end - first)
    cut = _cut_within(text[first:end], within, passage.language, only_words)
    return None if cut is None else cut._replace(start=cut.start + first, end=cut.end + first)


def _cut_within(text: str, within: tuple[int, int], language: str, only_words: bool) -> _Cut | None:
    """Return what goes of the sentence ``text``, with the words at ``within``; places in ``text``."""
    span = Span(*within)
    if sum(text.count(sign, 0, span.start) for sign in _QUOTES) % 2:
        return None  # within somebody's own words
    clauses = _Clauses(text, 0, len(text.rstrip(_SPACES + _CLOSING)), _LANGUAGES[language])
    stretch = clauses.only(span) if only_words else clauses.with_company(span)
    if stretch is None:
        return None
    start, stop = stretch
    marked = not _WORD.search(text[start : span.start]) and not _WORD.search(text[span.end : stop])
    return _Cut(start, stop, is_marked=marked)


def _together(passage: Passage, cuts: list[_Cut]) -> list[_Cut]:
    """Return the cuts of one sentence, or the whole of it where they leave no more than a word."""
    sentence = passage.sentence_of(Span(cuts[0].start, cuts[0].start))
    if sentence is None:
        return cuts
    first, end = sentence.span
    taken = merged([(cut.start, cut.end) for cut in cuts])
    if _words_left(passage.text[first:end], tuple((a - first, b - first) for a, b in taken)) > 1:
        return cuts
    ends = [first, *(stop for _, stop in taken)]
    kept = [Span(a, b) for a, b in zip(ends, [*(start for start, _ in taken), end], strict=True)]
    held = (*passage.links, *passage.hashtags, *passage.handles)
    if any(overlaps(kept, one) for one in held):
        return cuts
    return [_whole(passage, sentence)]


def _words_left(text: str, taken: tuple[tuple[int, int], ...]) -> int:
    """Return how many words of ``text`` stand outside what is taken, which is in order."""
    at, left = 0, 0
    for start, end in (*taken, (len(text), len(text))):
        left += len(_WORD.findall(text[at:start]))
        at = end
    return left


class _Clauses:
    """A sentence of ``text``, from ``first`` to ``last``, its closing signs left out.

    Clauses are parted by joints: commas, colons, dashes, brackets.
    """

    def __init__(self, text: str, first: int, last: int, words: _Words) -> None:
        self._text = text
        self._words = words
        joints = [match.span() for match in _JOINT.finditer(text, first, last)]
        begins = [first, *(end for _, end in joints)]
        ends = [*(begin for begin, _ in joints), last]
        self._clauses = list(zip(begins, ends, strict=True))
        self._first, self._last = first, last

    def only(self, span: Span) -> tuple[int, int] | None:
        """Return the place of the span alone; None where the word before it waits for it."""
        number = self._number(span.start)
        begin, end = self._clauses[number]
        before = _WORD.findall(self._text[begin : span.start])
        if before and _key(before[-1]) in self._words.wait_for:
            return None
        inside = _WORD.search(self._text, span.start, span.end)
        is_list = number + 1 < len(self._clauses) and not _WORD.search(self._text[span.end : end])
        if before and inside and is_list and _key(inside.group()) in self._words.wait_for:
            return None
        start = begin if not before else span.start
        stop = end if not _WORD.search(self._text[span.end : max(end, span.end)]) else span.end
        return self._closed(start, max(stop, span.end))

    def with_company(self, span: Span) -> tuple[int, int] | None:
        """Return the place of the span with all that cannot stand without it; None where none is."""
        number = self._number(span.start)
        begin, _ = self._clauses[number]
        start = self._joined(begin, span.start)
        if start is None:
            return None
        in_brackets = number > 0 and "(" in self._text[self._clauses[number - 1][1] : begin]
        while start == self._clauses[number][0] and number and not in_brackets:
            if not self._goes_along(number - 1):
                break
            number -= 1
            start = self._clauses[number][0]
        number = self._number(max(span.start, span.end - 1))
        stop = self._words_end(span.end, self._clauses[number][1])
        alone = not _WORD.search(self._text[span.end : stop])
        while stop == self._clauses[number][1] and number + 1 < len(self._clauses):
            following = self._clauses[number + 1]
            if in_brackets or self._stands(stop, following[0], alone):
                break
            if start > self._first and self._goes_on_list(following[0]):
                return None
            number += 1
            stop = self._words_end(*following)
        return self._closed(start, stop)

    def _number(self, position: int) -> int:
        return max(n for n, (begin, _) in enumerate(self._clauses) if begin <= position or not n)

    def _joined(self, begin: int, position: int) -> int | None:
        """Return where an order begins: its clause, or "and" behind other words; None otherwise."""
        before = fold(self._text[begin:position])
        if not _WORD.search(before) or self._words.leads.fullmatch(before.rstrip(" ")):
            return begin
        opening = _WORD.search(self._text, position, self._last)
        if opening is not None and _key(opening.group()) in _AND:
            return position
        found = self._words.joins.search(before.rstrip(" "))
        if found is None or len(before) != position - begin:
            return None
        return begin + found.start(1)

    def _goes_along(self, number: int) -> bool:
        """Whether a clause only leads to the next one ("Please,", "If you like it,")."""
        said = fold(self._text[slice(*self._clauses[number])])
        if not _WORD.search(said) or self._words.leads.fullmatch(said):
            return True
        return number == 0 and _key(_WORD.findall(said)[0]) in self._words.only_open

    def _stands(self, joint: int, position: int, alone: bool) -> bool:
        """Whether the clause at ``position``, behind its ``joint``, can be a sentence of its own.

        ``alone`` says that the order before it had no words but those marked: behind others, "the
        bread, the cake" may go on.
        """
        found = _WORD.search(self._text, position, self._last)
        if found is None or self._words.speaks_of.match(
            fold(self._text[found.start() : self._last])
        ):
            return False
        word = _key(found.group())
        if word in _AND:
            order = _WORD.search(self._text, found.end(), self._last)
            return order is not None and _key(order.group()) in self._words.orders
        if "," in self._text[joint:position]:
            return word in self._words.subjects or (alone and word in self._words.articles)
        return word not in self._words.hang_on

    def _goes_on_list(self, position: int) -> bool:
        found = _WORD.search(self._text, position, self._last)
        return found is not None and _key(found.group()) in _AND

    def _words_end(self, begin: int, end: int) -> int:
        """Return where the last word of a stretch ends; links and tags that close it stay."""
        closes = end == self._last
        while begin < end:
            token = self._text[begin:end].rstrip().rpartition(" ")[2]
            if _WORD.search(token) and not token.startswith(_STAYS):
                break
            if token.startswith(_STAYS) != closes:
                break
            end = len(self._text[begin:end].rstrip()) + begin - len(token)
        return max(begin, end)

    def _closed(self, start: int, stop: int) -> tuple[int, int]:
        """Return the stretch with the joint that nothing needs any more."""
        text, first, last = self._text, self._first, self._last
        if not _WORD.search(text, first, start) and not text[first:start].strip(_SPACES):
            joint = _JOINT.match(text, stop, last) or _BLANK.match(text, stop, last)
            stop = joint.end() if joint else stop
            joining = _WORD.match(text, stop, last)
            if joining is not None and _key(joining.group()) in _AND:
                stop = joining.end()
            return (first, stop)
        before = text[first:start].rstrip()
        bare = before.rstrip(",;:–—-|•(").rstrip()
        if before.endswith("("):
            return (first + len(bare), stop + text.startswith(")", stop))
        opens_joint = not bare or before != bare
        return (first + len(bare if opens_joint else before), stop)


def _key(word: str) -> str:
    """Return a word as the lists have it: folded, of « l’ami » the article."""
    folded = fold(word)
    begin, elided, _ = folded.partition("'")
    return begin + elided if len(begin) == 1 else begin


def _goes_on(text: str, end: int) -> bool:
    """Whether the sentence that ends there, at the end of a line, goes on in the next line."""
    following = text[end:].lstrip()
    return (
        text[:end].rstrip()[-1:].isalnum()
        and text[end:].lstrip(_SPACES).startswith("\n")
        and following[:1].islower()
        and not _ADDRESS.match(following)
    )


def _whole(passage: Passage, sentence: Sentence) -> _Cut:
    """Return the cut of a sentence, with the short question it answers and the thanks after it."""
    start, end = sentence.span
    words = _LANGUAGES[passage.language]
    at = bisect_left(passage.sentences, start, key=lambda one: one.span.start)
    around = (passage.sentences[at - 1 : at] if at else (), passage.sentences[at + 1 : at + 2])
    for one in around[0]:
        asked = len(_WORD.findall(one.plain)) <= _SHORT_QUESTION
        if one.placed is sentence.placed and one.is_question and asked:
            start = one.span.start
    for one in around[1]:
        if one.placed is sentence.placed and words.thanks.fullmatch(one.plain):
            end = one.span.end
    line, text = sentence.placed, passage.text
    if not _WORD.search(text[line.start : start]):
        start = line.start
    if not _WORD.search(text[end : line.start + len(line.line.text)]):
        end = line.start + len(line.line.text)
    return _Cut(start, end, is_sentence=True)


def _edit(text: str, start: int, end: int) -> Edit:
    """Return the edit that closes the hole: one space, a capital, no empty line."""
    before, after = text[:start].rstrip(_SPACES), text[end:].lstrip(_SPACES)
    start, end = len(before), len(text) - len(after)
    if not before or before.endswith("\n"):
        if before and after.startswith("\n"):
            end += 1
        elif not before:
            end = len(text) - len(after.lstrip(_SPACES + "\n"))
    if not text[end:].strip():
        return Edit(Span(len(text[:start].rstrip()), len(text)), "")
    right = text[end]
    opens = not before or before[-1] in _CLOSING + "\n"
    gap = "" if not before or before[-1] == "\n" or right in ",;.)…\n" else " "
    if right in ":!?" and text[end - 1] not in _SPACES:
        gap = ""
    if opens and right.islower() and not _ADDRESS.match(text, end):
        return Edit(Span(start, end + 1), gap + right.upper())
    return Edit(Span(start, end), gap)
