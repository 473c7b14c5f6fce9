"""Detectors for asks: several at once, or one without a reason."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache

from composer.checks.findings import Finding, Span
from composer.checks.passage import Passage, Sentence, overlaps, words_of
from composer.checks.removal import rule_fixes
from composer.checks.rules import Rule
from composer.networks.known import networks
from composer.text.folding import fold

_ASKS = ("like", "share", "comment", "follow", "tag")
BEGGING = ("like-beg", "follow-beg", "share-bait")
BAIT = frozenset({"tag-bait", "react-bait", "comment-bait", "contest-like-share"})
"""Rules whose words want a reaction: what stands beside them to get it is not praised."""
_EDGES = " \t,!.&/:;\u00a0\u202f"


def stacked_asks(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """Two or more different asks in one post."""
    found = {ask: passage.cue(f"ask_{ask}") for ask in _ASKS}
    found = {ask: spans for ask, spans in found.items() if spans}
    if len(found) < 2:
        return
    spans = sorted({_bare(passage.text, span) for spans in found.values() for span in spans[:1]})
    joined: list[Span] = []
    for span in spans:
        between = passage.text[joined[-1].end : span.start] if joined else ""
        if joined and (
            span.start <= joined[-1].end or fold(between).strip(" ") in ("et", "and", "&")
        ):
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    yield Finding(rule, tuple(joined))


def _bare(text: str, span: Span) -> Span:
    """Return the span without the signs and link words around the ask."""
    start, end = span.start, span.end
    changed = True
    while changed:
        changed = False
        words = fold(text[start:end])
        for word in ("et ", "and ", "then ", "puis ", "please "):
            if words.startswith(word):
                start += len(word)
                changed = True
        for word in (" et", " and"):
            if words.endswith(word):
                end -= len(word)
                changed = True
        while start < end and text[start] in _EDGES:
            start += 1
            changed = True
        while end > start and text[end - 1] in _EDGES:
            end -= 1
            changed = True
    return Span(start, end)


def ask_without_reason(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """An ask with no because, benefit or outcome in the text."""
    spans = tuple(sorted(span for name in BEGGING for span in passage.phrases(name)))
    if spans and not passage.has("reason_given"):
        yield Finding(rule, _apart(spans))


def _apart(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return spans that do not overlap: the earlier one wins its words."""
    kept: list[Span] = []
    for span in spans:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return tuple(kept)


def follow_beg(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """A request to be followed, in words, or as a hashtag that somebody's handle follows."""
    spans = set(passage.phrases(rule.id))
    for tag in passage.hashtags:
        if _tag_name(passage, tag) in _FOLLOW_TAGS:
            spans.update(
                Span(tag.start, one.end)
                for one in passage.handles
                if tag.end <= one.start
                and _LEADS_TO_NAME.fullmatch(passage.text[tag.end : one.start])
            )
    yield from _found(passage, rule, spans)


_FOLLOW_TAGS = frozenset("followme followus follow suivezmoi suismoi suiveznous suisnous".split())
_LEADS_TO_NAME = re.compile(r"\s*(?:at|on|here|sur|ici|:)?\s*", re.IGNORECASE)


def contest_by_spread(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """A prize, and likes, follows, shares or tags asked for in the same post to get it."""
    if not passage.has("prize"):
        return
    prizes, other = passage.cue("prize"), passage.cue("no_entry")
    spans = []
    for span in passage.cue("entry_by_spread"):
        sentence = passage.sentence_of(span)
        if sentence is None or overlaps(other, span):
            continue
        first = bisect_right(prizes, span.start - _NEAR, key=_start)
        near = first < len(prizes) and prizes[first].start < span.start + _NEAR
        if near and _is_order(passage, span, sentence):
            spans.append(span)
    if spans:
        yield Finding(rule, tuple(spans))


def _start(span: Span) -> int:
    return span.start


_NEAR = 160
_LOOKED_BACK = 40
_BEFORE_ORDER = re.compile(
    r"(?:^|[^\w']|\b(?:[0-9]+|and|or|to|just|simply|then|please|must|also"
    r"|et|ou|puis|de|a|pour|faut))$"
)


def _is_order(passage: Passage, span: Span, sentence: Sentence) -> bool:
    """Whether the verb at ``span`` is an order: it opens its clause or follows "and" or "to"."""
    before = passage.text[max(sentence.span.start, span.start - _LOOKED_BACK) : span.start]
    return _BEFORE_ORDER.search(fold(before).rstrip()) is not None


def comment_bait(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """A comment imposed, or comments and reactions called for where nothing is asked."""
    spans = {*passage.phrases(rule.id), *passage.cue("reaction_call")}
    asks = passage.has("their_turn_to_choose") or _asks_more_than_a_favourite(passage)
    if not asks:
        spans.update(span for span in passage.cue("comment_call") if _calls(passage, span))
    yield from _found(passage, rule, spans)


def _calls(passage: Passage, span: Span) -> bool:
    """Whether readers are to write a comment: not to somebody, nor where the writer leaves a link."""
    words = words_of(fold(passage.text[span.start : span.end]))
    before = fold(passage.text[max(0, span.start - _LOOKED_BACK) : span.start])
    return (
        _LEFT_THERE.isdisjoint(words)
        and not _OWN_COMMENT.search(before)
        and not _is_told(passage, span)
        and not _TO_SOMEBODY.match(" ".join(words))
        and not (words[0].partition("-")[0] in _TELLING and _is_asked(passage, span.end))
    )


def _is_asked(passage: Passage, at: int) -> bool:
    """Whether something is asked there, and said what for."""
    after = fold(passage.text[at : at + _ASKED_NEAR])
    asked = _ASKED.match(after)
    return asked is not None and _FOR_A_REASON.match(after, asked.end()) is not None


_TO_SOMEBODY = re.compile(
    r"(?:write|reply|answer|talk|speak|repond\w+|ecri\w+)(?: vous| toi)? (?:to|with|a) (?!us\b|me\b|nous\b|moi\b|the\b|a\b)\w"
)
"""A sign-up or a question for somebody by name: "write to Tom in the comments"."""

_TELLING = {"tell", "let", "dites", "dis", "indiquez", "indique"}
"""Verbs that open a question: "tell us in the comments which bus you take, we redo the map"."""
_ASKED = re.compile(
    r"[ \u00a0]*(?:which|whether|where|when|how|what (?!you (?:think|make))"
    r"|quel(?:le)?s? |ou vous|quand|comment|lequel|laquelle)\b"
)
_FOR_A_REASON = re.compile(
    r"[^.!?\n]{0,80}(?:,|\bso\b|\bbecause\b|\bcar\b|\bparce\b|\bpour que?\b)[ \u00a0]*"
    r"(?:so that |because |for )?(?:we|i|on|nous|je|il|elle|they|the|le|la)\b"
)
"""« …, on refait la carte »: what the answers are wanted for, in the same sentence."""
_ASKED_NEAR = 140
"""How far the question and its reason are looked for, in code points."""

_LEFT_THERE = frozenset(
    "link links lien liens details source sources paper papers repo resources ressources".split()
)
_OWN_COMMENT = re.compile(
    r"\b(?:i'll|we'll|i will|we will|i'm|we're|je vais|on va|nous allons|(?:my|our|the) (?:first|pinned)|mon premier) ?$"
)
"""What stands before a comment that the writer writes."""


def _asks_more_than_a_favourite(passage: Passage) -> bool:
    favourites = passage.cue("favourite_asked")
    return any(
        one.is_question and not any(passage.sentence_of(span) == one for span in favourites)
        for one in passage.sentences
    )


def vote_bait(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """Reactions as ballots, or a vote called for that crowns somebody; an election is none."""
    spans = set(passage.phrases(rule.id))
    if passage.has("vote_stage") and not passage.has("election", "result_used"):
        for span in passage.cue("vote_call"):
            sentence = passage.sentence_of(span)
            calls = not fold(passage.text[span.start : span.end]).startswith(_VERBS)
            if sentence is not None and (calls or _is_order(passage, span, sentence)):
                spans.add(span)
    yield from _found(passage, rule, spans)


_VERBS = ("vote", "cast", "elise")
"""With these a call is an order, or news of somebody else's vote."""


def test_of_cleverness(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """A quiz or test, in words or as a hashtag; the news of who won one is none."""
    spans = set(passage.phrases(rule.id))
    if not passage.has("quiz_over"):
        spans.update(tag for tag in passage.hashtags if _QUIZ.search(_tag_name(passage, tag)))
    yield from _found(passage, rule, spans)


_QUIZ = re.compile(r"^(?:mini|grand)?quiz|quiz$|trivia|riddle|brainteaser|devinette|enigme")


def _tag_name(passage: Passage, tag: Span) -> str:
    return fold(passage.text[tag.start + 1 : tag.end])


def _found(passage: Passage, rule: Rule, spans: Iterable[Span]) -> Iterator[Finding]:
    """Yield one finding on ``spans``, with the fixes of its rule, if there are any."""
    if apart := _apart(tuple(sorted(spans))):
        yield Finding(rule, apart, rule_fixes(passage, rule, apart))


def false_choice(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """A closed choice between two short things, no own answer, nothing that follows from it."""
    if passage.given.kind == "reply" or passage.has("own_stake"):
        return
    spans = choices(passage)
    if spans and passage.word_count <= _LONG_POST:
        yield Finding(rule, spans)


def choices(passage: Passage) -> tuple[Span, ...]:
    """Return where readers are asked for one of two short things."""
    spans = [
        span
        for span in passage.cue("either_or")
        if span.end - span.start <= _SHORT_CHOICE
        and not passage.within(passage.cue("one_more"), span)
        and not _is_explained(passage, span)
    ]
    if passage.word_count <= _SHORT_POST and not passage.links:
        spans.extend(span for span in passage.cue("bare_choice") if _is_put(passage, span))
    spans = [span for span in spans if not _WHERE.search(passage.text, span.start, span.end)]
    return _apart(tuple(sorted(spans)))


def _is_put(passage: Passage, span: Span) -> bool:
    """Whether ``span`` is all of its sentence, and no longer statement goes on from it."""
    sentence = passage.sentence_of(span)
    if sentence is None or sentence.span.start != span.start:
        return False
    after = _sentences_after(passage, span)
    return all(one.is_question or len(words_of(one.plain)) <= _SHORT_REST for one in after)


def _is_explained(passage: Passage, span: Span) -> bool:
    """Whether the sentence after a choice says what hangs on it: more than a wave at the answers."""
    after = next(_sentences_after(passage, span), None)
    return after is not None and not after.is_question and len(words_of(after.plain)) >= _TOLD


def _sentences_after(passage: Passage, span: Span) -> Iterator[Sentence]:
    return (one for one in passage.sentences if one.span.start >= span.end)


_TOLD = 10
_WHERE = re.compile(r"\boù\b", re.IGNORECASE)
"""« Vous courez où ? » offers no choice; without its accent it would read "or"."""
_SHORT_CHOICE = 90
_SHORT_POST = 16
_SHORT_REST = 2
_LONG_POST = 90


def elsewhere(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """Readers sent away; naming only the network written for sends nobody away."""
    spans = {*passage.phrases(rule.id), *elsewhere_spans(passage), *_doors_elsewhere(passage)}
    yield from _found(passage, rule, spans)


def _doors_elsewhere(passage: Passage) -> Iterator[Span]:
    """Yield the links that invite into a chat, or to a list of all one's own links."""
    here, _ = _network_names(passage.given.network or "")
    for link in passage.links:
        door = _DOOR.match(passage.text[link.start : link.end].lower())
        if door and door.lastgroup not in here:
            yield link


_DOOR = re.compile(
    r"(?:https?://)?(?:www\.)?(?:linktr\.ee/|beacons\.ai/|lnk\.bio/|bio\.link/|linkin\.bio/|campsite\.bio/"
    r"|(?P<discord>discord\.(?:gg|com/invite)/)|(?P<telegram>t\.me/)|(?P<messenger>m\.me/)"
    r"|(?P<whatsapp>wa\.me/|(?:chat|api)\.whatsapp\.com/)|(?P<twitch>twitch\.tv/))"
)


def elsewhere_spans(passage: Passage) -> tuple[Span, ...]:
    """Return where another network than the one written for is named as the place to go."""
    here, others = _network_names(passage.given.network or "")
    named = [
        span
        for span in passage.cue("elsewhere_named")
        if not _names(passage, span, here) or _names(passage, span, others)
    ]
    marked = [
        span
        for span in passage.cue("elsewhere_marked")
        if any(
            name.startswith(place) and (place != _CLIPPED or name == place)
            for name in _marked_names(passage, span)
            for place in _PLACES.union(others) - here
            if len(place) > _SHORTEST_NAME
        )
    ]
    return tuple(span for span in (*named, *marked) if not _is_told(passage, span))


def _names(passage: Passage, span: Span, names: frozenset[str]) -> bool:
    return not names.isdisjoint(words_of(fold(passage.text[span.start : span.end])))


def _marked_names(passage: Passage, span: Span) -> list[str]:
    """Return the folded names of the handles and hashtags within a span."""
    signs = (*passage.handles, *passage.hashtags)
    inside = [one for one in signs if span.start <= one.start and one.end <= span.end]
    return [_tag_name(passage, one) for one in inside]


def _is_told(passage: Passage, span: Span) -> bool:
    """Whether somebody does it, and nobody is sent: "I follow them on…", « elle regarde… »."""
    before = passage.text[max(0, span.start - _LOOKED_BACK) : span.start].lower().replace("’", "'")
    if _TELLS.search(before) or _STAYS.search(before):
        return True
    words = words_of(fold(passage.text[span.start : span.end]))
    if not words or words[0] not in _SAID_OF_OTHERS or not _OURS.isdisjoint(words):
        return False
    sentence = passage.sentence_of(span)
    opens = sentence is not None and _is_order(passage, span, sentence)
    return not opens and not _LEADS_TO_ORDER.search(before)


_PLACES = frozenset(
    "twitch whatsapp messenger snapchat spotify deezer dailymotion clubhouse reddit patreon substack "
    "insta".split()
)
"""Places to go that are no networks to write for."""
_SHORTEST_NAME = 2
_CLIPPED = "insta"
"""A name with which many other words begin: #installation, #instant."""
_SAID_OF_OTHERS = frozenset(
    "find follow see join like meet catch watch rewatch relive listen stream visit read get share vote "
    "regarde ecoute decouvre retrouve pose passe partage envoie abonne suis".split()
)
"""What is an order where it opens its clause, and elsewhere told of somebody: "my friends watch…"."""
_OURS = frozenset("our my notre nos ma mon mes".split())
_LEADS_TO_ORDER = re.compile(
    r"\b(?:now|go|come|can|so|here|today|tonight|alors|maintenant|vite) ?$"
)
_TELLS = re.compile(
    r"\b(?:i|he|she|they|we|who|people|you|everyone|i've|we've|i'd|we'd|never|often|to be"
    r"|je|j'|il|elle|on|ils|elles|qui|se|(?:[jmtl]')?(?:ai|a|as)|avez|avons|ont|été|déjà)"
    r"(?: (?:also|often|just|still|aussi|souvent))? ?$"
)


_STAYS = re.compile(r"\b(?:eye|eyes|tuned|œil|oeil|l'écoute|yeux) ?$")
"""Keeping an eye on one's networks is staying, not going."""


@lru_cache
def _network_names(network_id: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the folded names of a network, and those of all others."""
    here: set[str] = set()
    others: set[str] = set()
    for one in networks():
        names = here if one.id == network_id else others
        names.update(fold(name) for name in (one.id, one.name.en, one.name.fr, *one.aliases))
    return frozenset(here), frozenset(others - here)


DETECTORS = {
    "elsewhere": elsewhere,
    "stacked_asks": stacked_asks,
    "ask_without_reason": ask_without_reason,
    "contest_by_spread": contest_by_spread,
    "follow_beg": follow_beg,
    "false_choice": false_choice,
    "comment_bait": comment_bait,
    "vote_bait": vote_bait,
    "test_of_cleverness": test_of_cleverness,
}
