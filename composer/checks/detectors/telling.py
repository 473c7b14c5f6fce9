"""Detectors for what is told: a lived moment, a person, a fact, a source, somebody's own words."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache

import re2

from composer.checks.detectors.asks import BAIT, BEGGING
from composer.checks.findings import Finding, Span
from composer.checks.passage import LineFacts, Passage, overlaps
from composer.checks.rules import Rule
from composer.text.folding import fold

_VOICE_NEAR = 80
_TITLE_NEAR = 4
_FEW_WORDS = 4
_NAME_AFTER = re.compile(r"(?: (?:@\w+|[A-ZÀ-Ý][\w'’.-]*\w)){1,3}")
_FULL_NAME = re.compile(r"[A-ZÀ-Ý][\w'’-]+ [A-ZÀ-Ý][\w'’-]+")
_WORD = re.compile(r"\S+ ")
_SPEAKER_BEFORE = re.compile(r"[A-ZÀ-Ý@#][^.!?\n:]{0,60}[:,][\s\u00a0]?$")
_SPEAKER_AFTER = re.compile(r"[\s\u00a0]?[,:(|–—-]+[\s\u00a0]*(?:by |par )?[A-ZÀ-Ý@]\w")
_SIGNED = re.compile(r"[\s\u00a0]*([A-ZÀ-Ý][\w'’-]+)(?:, [^.!?\n]{2,40})?[.!]?[ \u00a0]*(?=\n|\Z)")
"""A first name that signs a quotation: « On ne le savait pas. » Jeannine, 71 ans."""
_FEW_TAGS = 5
_LAUGHING = frozenset("😂🤣😅😹")
_SAID = re.compile(r"(?<![#@\w])\w[\w'’-]*")
_OWNER = ("'s", "’s")
_ARTICLES = ("The", "Le", "La", "Les")
"""They belong to the name after them: "The Guardian says"."""
_NO_NAMES = frozenset(
    "nobody personne comme everybody "
    "i we you you've he she it they this that who what when where many one people if as and but "
    "ours mum mom dad gran grandma grandad maman papa mamie papi winner winners gagnant gagnante "
    "i'd i'm i've i'll "
    "monday tuesday wednesday thursday friday saturday sunday "
    "lundi mardi mercredi jeudi vendredi samedi dimanche "
    "bd je nous vous il elle on ils elles ce cette qui si quand mais et "
    "le la les l un une des du de pour en dans sur avec sans par comme au aux son sa ses mon ma mes "
    "notre nos votre vos leur leurs tout tous toute toutes restez soyez "
    "gros grosse grand grande petit petite bon bonne beau belle nouveau nouvelle dernier derniere autre "
    "the a an my our your his her their its for in on with at all".split()
)


def at_help_desk(passage: Passage) -> bool:
    """Whether the text is an answer of a help desk: polite forms that tell nothing of a person."""
    return passage.given.kind == "reply" and passage.has("help_desk")


def leaves_people_out(passage: Passage) -> bool:
    """Whether a text that answers nobody has no you, no I, no name and no question."""
    if passage.given.kind == "reply" or passage.handles or "?" in passage.text:
        return False
    return not passage.has("you", "first_person")


def talks_first(passage: Passage) -> bool:
    """Whether the text opens with a question and the writer answers it, too."""
    opening = passage.sentences[:1]
    return passage.has("own_answer") and any(one.is_question for one in opening)


def joined(spans: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    """Return ``spans`` in order, those that overlap joined."""
    kept: list[Span] = []
    for start, end in sorted(spans):
        if kept and start < kept[-1].end:
            kept[-1] = Span(kept[-1].start, max(end, kept[-1].end))
        else:
            kept.append(Span(start, end))
    return tuple(kept)


_NEAR = 30
_BETWEEN = re.compile(rf"[^.!?;:\n]{{0,{_NEAR}}}")
"""What may stand between words that are read as one: a part of their sentence."""


def read_together(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans as a reader would underline them: words that stand near with what is between."""
    together: list[Span] = []
    for span in spans:
        if together and _BETWEEN.fullmatch(
            text, together[-1].end, max(span.start, together[-1].end)
        ):
            last = together.pop()
            span = Span(last.start, max(last.end, span.end))
        together.append(span)
    return tuple(together)


def standing(
    facts: LineFacts, places: Iterable[tuple[int, int]], *cancels: str
) -> list[tuple[int, int]]:
    """Return those of the ``places`` of a line in whose sentence none of the cues ``cancels`` stands."""
    return [
        one
        for one in places
        if (sentence := facts.sentence_of(one[0])) is not None
        and not any(facts.has(cue, sentence) for cue in cancels)
    ]


def _own(facts: LineFacts, said: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    """Return what the writer says: in no quotation, in no sentence that boasts or sells."""
    quoted = facts.found("quotation")
    return joined(
        (start, end)
        for start, end in said
        if not any(begin <= start < stop for begin, stop in quoted)
        and not ((sentence := facts.sentence_of(start)) and facts.has("no_self", sentence))
    )


def personality(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """A taste, a doubt, a person of the writer's own life; from a person, any word about oneself."""
    if at_help_desk(passage):
        return
    if spans := passage.by_line(_of_oneself, passage.given.author == "person"):
        yield Finding(rule, spans)


def _of_oneself(facts: LineFacts, from_person: bool) -> tuple[Span, ...]:
    said = _stated(facts) if from_person else []
    return _own(facts, [*facts.found("i_am"), *said])


def _stated(facts: LineFacts) -> list[tuple[int, int]]:
    """Return what is said in the first person, without questions and wishes: who asks tells nothing."""
    plain = facts.line.plain
    return [
        one
        for one in (*facts.found("i_say"), *facts.found("i_bare"))
        if not _WISHED_FOR.match(plain, one[0]) and not _is_asked(facts, one)
    ]


_WISHED_FOR = re.compile(
    r"i(?:'d| would) (?:also |really |never |just )?"
    r"(?:love|like|be|appreciate|share|suggest|recommend) (?!to (?:say|admit))"
    r"|j'(?:aimerais|apprecierais)|je (?:souhaiterais|voudrais|suggere|recommande) "
)
"""How one asks, offers or advises, politely."""


def real_moment(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """Something the writer did or lived through, or a moment and what somebody did in it."""
    if at_help_desk(passage):
        return
    spans = passage.by_line(_lived)
    if spans := spans or passage.by_line(_scenes):
        yield Finding(rule, spans)


def _scenes(facts: LineFacts) -> tuple[Span, ...]:
    """Return what somebody seen close by did: no news, nothing said of people in general."""
    seen = standing(facts, facts.found("scene"), "no_scene", "news")
    return _own(facts, [one for one in seen if not _is_asked(facts, one)])


def _is_asked(facts: LineFacts, place: tuple[int, int]) -> bool:
    sentence = facts.sentence_of(place[0])
    return sentence is not None and facts.is_question(sentence)


def humour(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """A turn that smiles, or the words in front of an emoji that laughs, where nothing is sold."""
    spans = passage.phrases(rule.id)
    laughs = any(passage.text[one.start] in _LAUGHING for one in passage.emoji)
    sells = passage.has("offer_sign", "order_buy", "prize") or len(passage.hashtags) > _FEW_TAGS
    if not spans and laughs and not sells:
        spans = passage.by_line(_laughed_at)
    if spans:
        yield Finding(rule, spans)


def _laughed_at(facts: LineFacts) -> list[tuple[int, int]]:
    """Return the sentence in front of each laughing emoji of a line, from its first word on."""
    text, found = facts.line.text, []
    for start, _ in facts.line.emoji:
        if text[start] not in _LAUGHING:
            continue
        before = [one for one in facts.sentences if one[0] < start]
        begin, stop = before[-1] if before else (start, start)
        words = [match.span() for match in _SAID.finditer(text, begin, min(start, stop))]
        baits = any(facts.inside(("rule", one), (begin, stop)) for one in (*BAIT, *BEGGING))
        if len(words) >= _FEW_WORDS and not baits:
            found.append((words[0][0], words[-1][1]))
    return found


def _lived(facts: LineFacts) -> tuple[Span, ...]:
    titles = [Span(*place) for place in facts.found(("rule", "listicle-title"))]
    said = [*_moments(facts), *facts.found("i_did"), *_others_did(facts)]
    said = [_first_clause(facts.line.text, *one) for one in said]
    return _own(facts, [one for one in said if not overlaps(titles, Span(*one))])


def _first_clause(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a stretch without a lead such as "Monday:", up to the comma before "and", "but", "so"."""
    lead = _LEAD.match(text, start, end)
    start = lead.end() if lead else start
    cut = _NEXT_CLAUSE.search(text, start + _FEW_LETTERS, end)
    return (start, cut.start()) if cut else (start, end)


_LEAD = re.compile(r"[\w'’ -]{3,18}[\u00a0\u202f ]?:\s+(?=\w)")


_NEXT_CLAUSE = re.compile(r"\s?,\s(?=(?:and|but|so|because|et|mais|donc|alors|car)\s)")
_FEW_LETTERS = 8
_HANDS_ON_EN = (
    "brought|baked|mended|carried (?:the|an?|her|his|my|our)|knitted|swept|cried|laughed|hugged|whispered|spilled|waved"
    "|knocked|lent|handed|climbed|danced|sang|fell asleep|forgot|burned|burnt|peeled|kneaded"
    "|came in|ran back|woke|waited|walked in|sat down"
)
_HANDS_ON_FR = (
    "apporte|rapporte|porte|repare|recousu|pleure|ri|oublie|brule|renverse|prete|tendu|frappe|cuit"
    "|epluche|balaye|petri|tricote|chante|danse|couru|attendu|sorti (?:du|de la|de l')"
    "|traverse (?:la|le)|marque son|ramasse"
    "|murmure|failli|rattrape|tremble|souri|dessine|ramene|gribouille|cueilli|eclate de rire"
)
_WENT_FR = (
    "est allee? (?:a pied|chercher|acheter|ramasser|cueillir|nager|courir)"
    "|s'est (?:endormie?|levee?|cachee?|trompee?|brulee?|reveillee?)"
)
_OTHERS_DID = re.compile(
    r"\b(?:(?:Mrs|Mr|Ms|Miss|Mme|M\.|Dr|Old|Little) )?[A-Z][a-z'-]{2,}"
    rf" (?:(?:{_HANDS_ON_EN})\b|(?:{_WENT_FR})\b|(?:(?:nous|m'|lui) ?)?(?:a|ont) (?:{_HANDS_ON_FR})\b)"
    r"(?: [\w',-]+){0,6}"
)
"""A person by name and something done with their own hands: firms and parties do none of it."""
_MAY_HAVE_DONE = re2.compile(_OTHERS_DID.pattern)
"""The same for RE2, which tells faster that a line holds none: 6 µs a key."""


def somebody_did(passage: Passage) -> bool:
    """Whether somebody by name does something with their own hands in the text."""
    return bool(passage.by_line(_what_others_did))


def _what_others_did(facts: LineFacts) -> tuple[Span, ...]:
    return _own(facts, _others_did(facts))


def _others_did(facts: LineFacts) -> Iterator[tuple[int, int]]:
    """Yield what somebody named did, outside questions."""
    if not _MAY_HAVE_DONE.search(facts.cased):
        return
    for match in _OTHERS_DID.finditer(facts.cased):
        place = facts.pair(*match.span())
        sentence = facts.sentence_of(place[0])
        is_name = fold(match.group().split()[0]) not in _NO_NAMES
        if is_name and sentence is not None and not facts.is_question(sentence):
            yield place


def _moments(facts: LineFacts) -> Iterator[tuple[int, int]]:
    for start, end in facts.found("time_past"):
        sentence = facts.sentence_of(start)
        if sentence is None or facts.is_question(sentence):
            continue
        for begin, stop in facts.inside("lived", sentence):
            if end <= begin <= end + _NEAR:
                yield (start, stop)
                break
            if stop <= start <= stop + _NEAR:
                yield (begin, end)
                break


def sells(passage: Passage) -> bool:
    """Whether the text orders to buy something and names its price, product or place."""
    return passage.has("order_buy") and passage.has("offer_sign")


def proof(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """A figure, a date or a result, in a text that does not sell; a count of readers proves nothing."""
    facts = passage.cue("number_fact")
    if not facts or sells(passage):
        return
    blurred = (*passage.cue("no_fact"), *passage.phrases("vanity-metric"))
    spans = [f for f in facts if not overlaps(blurred, f) and not _is_code(passage.text, f)]
    if spans:
        yield Finding(rule, tuple(spans))


def _is_code(text: str, fact: Span) -> bool:
    """Whether the figure is the end of a code or of a fraction: "CMPT 363 students", "262/365"."""
    ahead = text[max(0, fact.start - _A_CODE) : fact.start]
    if ahead[-1:] == "/":
        return ahead[-2:-1].isdigit()
    return bool(_CODE.search(ahead)) and bool(_TAUGHT.match(text, fact.start))


_A_CODE = 8
_CODE = re.compile(r"\b[A-Z]{3,5}[ -]$")
_TAUGHT = re.compile(
    r"\d{3} (?:students?|courses?|exams?|modules?|class|workload|usability|projects?|open|assignments?)\b"
)


def more_than_the_hour(passage: Passage, marked: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the spans ``marked`` as proof but those whose only figures are a time of day."""
    return tuple(
        one for one in marked if not _only_tells_the_hour(passage.text[one.start : one.end])
    )


def _only_tells_the_hour(words: str) -> bool:
    rest = _HOUR.sub("", words)
    return rest != words and not any(sign.isdigit() for sign in rest)


_HOUR = re.compile(
    r"\b[0-2]?\d(?:[.:h][0-5]\d)?\s?(?:[-–]\s?[0-2]?\d(?:[.:h][0-5]\d)?\s?)?[ap]\.?m\b"
    r"|\b(?:à|dès|vers|de|at|from|until)\s[0-2]?\d\s?(?:h|heures)\b|\b[0-2]?\dh[0-5]\d\b"
    r"|\b(?:à|at|from|until|dès)\s[0-2]?\d:[0-5]\d\b",
    re.IGNORECASE,
)


def named_source(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """A source by name, or somebody named who says it."""
    spans = [*passage.phrases(rule.id), *_named_speakers(passage)]
    if spans:
        yield Finding(rule, joined(spans))


def _gives_a_name(passage: Passage, said: Span) -> bool:
    """Whether the verb is that of « il s’appelle Marc », which quotes nobody."""
    ahead = passage.text[max(0, said.start - 1) : said.start]
    return ahead in ("'", "’") and fold(passage.text[said.start : said.end]).startswith("appel")


_SAID_OF = frozenset("added adds told tells describes discusses announced announces".split())
"""Verbs whose name after them is of whom or what is spoken: "they added GIPHY", "we told Ana"."""
_NAMED_AFTER = "selon"
"""It names who comes after it alone: « Salaire selon profil » has no speaker."""


def _named_speakers(passage: Passage) -> Iterator[Span]:
    """Yield a verb of saying together with the name beside it."""
    for said in passage.cue("speech"):
        verb = passage.text[said.start : said.end]
        if verb.isupper() or _gives_a_name(passage, said):
            continue
        begin, end = passage.text.rfind("\n", 0, said.start) + 1, said.end
        # A verb with a capital begins its sentence: "@ana Demande à…" orders, nobody says it.
        is_told = verb[0].islower() and fold(verb) != _NAMED_AFTER
        said_by = _name_before(passage.text[max(begin, said.start - 40) : said.start])
        before = said_by if is_told else 0
        after = 0 if fold(verb) in _SAID_OF else _name_after(passage.text[end : end + 40])
        if before or after:
            yield Span(said.start - before, end + after)


@lru_cache(maxsize=4096)
def _name_before(text: str) -> int:
    """Return how many characters the name at the end of ``text`` takes, its space included."""
    words = _WORD.findall(text)
    taken = 0
    for word in reversed(words if text.endswith(" ") else []):
        bare = word.strip(' .,:;!?"«»“”')
        is_name = bare[:1].isupper() or bare[:1] in ("@", "#")
        if taken and bare in _ARTICLES:
            return taken + len(word)
        if not is_name or fold(bare) in _NO_NAMES or bare[-2:] in _OWNER:
            break
        if word.rstrip()[-1] in '.!?:;,"”»':
            break
        taken += len(word)
    return taken


@lru_cache(maxsize=4096)
def _name_after(text: str) -> int:
    """Return how many characters the name at the start of ``text`` takes, its space included."""
    found = _NAME_AFTER.match(text)
    if found is None or fold(found.group().split()[0]) in _NO_NAMES:
        return 0
    return found.end()


def voice(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """Words in quotation marks, and who said them."""
    attributed = passage.phrases(rule.id)
    said = [
        quoted
        for quoted in passage.cue("quotation")
        if not overlaps(attributed, Span(quoted.start, quoted.start + 1))
        and _is_said(passage, quoted)
    ]
    voices = [one for one in (*attributed, *said) if not _is_saying(passage, one)]
    if voices:
        yield Finding(rule, joined(voices))


def _is_saying(passage: Passage, voice: Span) -> bool:
    """Whether somebody famous signs the quotation: it is a saying."""
    text = passage.text
    closing = max(text.rfind(sign, voice.start, voice.end) for sign in _CLOSING)
    end = closing + 1 if closing >= 0 else voice.end
    return any(
        end <= one.start <= end + _NEAR and _SIGNS_OFF.fullmatch(text, end, one.start)
        for one in passage.cue("famous")
    )


_CLOSING = '"”»'
_SIGNS_OFF = re.compile(
    r"[\s\"”»’.,:;()—–-]*(?:(?:by|par|de|said|disait|dixit) )?(?:[A-ZÀ-Ý][\w.]+ ){0,2}"
)
"""Between a quotation and who signs it: no street, no school that bears the name."""


def _is_said(passage: Passage, quoted: Span) -> bool:
    """Whether somebody says the quotation: it is a sentence, no title, and a speaker stands near."""
    text = passage.text
    words = text[quoted.start : quoted.end].split()
    if len(words) < _FEW_WORDS or sum(word[:1].isupper() for word in words[1:]) > len(words) / 2:
        return False
    if _is_nobodys(passage, quoted):
        return False
    titles = passage.cue("title_word")
    before = bisect_right(titles, quoted.start, key=lambda one: one.end)
    if before and quoted.start - titles[before - 1].end <= _TITLE_NEAR:
        return False
    speech = passage.cue("speech")
    first = bisect_left(speech, (quoted.start - _VOICE_NEAR,))
    if first < len(speech) and speech[first].start <= quoted.end + _VOICE_NEAR:
        return True
    if _stands_alone(text, quoted) and len(words) > _FEW_WORDS:
        if not _SENTENCE[passage.language].search(fold(text[quoted.start : quoted.end])):
            return False
        if passage.handles or _FULL_NAME.search(text, quoted.end):
            return True
        signed = _SIGNED.match(text, quoted.end)
        return signed is not None and fold(signed[1]) not in _NO_NAMES
    ahead = text[max(0, quoted.start - 70) : quoted.start]
    after = text[quoted.end : quoted.end + 12]
    return bool(_SPEAKER_BEFORE.search(ahead) or _SPEAKER_AFTER.match(after))


def _is_nobodys(passage: Passage, quoted: Span) -> bool:
    """Whether the writer says it, or a proverb, or a thing: it is nobody else's voice."""
    ahead = fold(passage.text[max(0, quoted.start - 40) : quoted.start])
    after = fold(passage.text[quoted.end : quoted.end + 40])
    return bool(
        _BY_THE_WRITER[passage.language].search(ahead)
        or _PROVERBIAL.search(ahead)
        or _THING_SPEAKS.match(after)
    )


_BY_THE_WRITER = {
    "en": re.compile(
        r"\b(?:i|we)(?:'d|'ve| had| have)? (?:said|replied|answered|thought|wrote|told \w+) ?[:,]? ?$"
    ),
    "fr": re.compile(
        r"\b(?:j'|je (?:l'|lui |leur |t'|te |vous |me )?)(?:ai |avais |suis )?(?:deja |juste )?"
        r"(?:dit|repondu|repond|demande|dis|pense|ecrit) ?[:,]? ?$"
    ),
}
"""Before words that the writer said: they are nobody else's."""

_PROVERBIAL = re.compile(
    r"(?:used to say|always says?|disait (?:ma|mon|notre|mes) [\w'-]+) ?[:,]? ?[\"«“]? ?$"
)
_THING_SPEAKS = re.compile(
    r"[\s\",.»”]*(?:says?|said|reads|dit|previent|annonce|indique|precise) (?:the |le |la |l')"
    r"(?:sign|gate|door|label|notice|poster|gps|panneau|pancarte|portail|affiche|etiquette)\b"
)
"""Sayings, and what signs and doors say: nobody says it."""

_SENTENCE = {
    "en": re.compile(
        r"[!?]|\b(?:i|you|we|he|she|it|they|is|are|was|were|has|have|had|do|does|did|can|will|would|must|should"
        r"|my|me|us|\w+'(?:m|re|ve|ll|t|d))\b"
    ),
    "fr": re.compile(
        r"[!?]|\b(?:je|j'\w+|tu|il|elle|on|nous|vous|ils|elles|c'\w+|ca|ne|n'\w+|est|sont|etait|sera|avons|ont"
        r"|avait|va|vont|faut|peut|doit|moi|mon|ma|mes)\b"
    ),
}
"""Words of which somebody's sentence has one; the title of a book or a show has seldom any."""


def _stands_alone(text: str, quoted: Span) -> bool:
    """Whether the quotation begins its line, after signs at most."""
    at = quoted.start - 1
    while at >= 0 and text[at] != "\n" and not text[at].isalnum():
        at -= 1
    return at < 0 or text[at] == "\n"


def to_reader(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """What the rule's patterns find, outside the polite forms of a help desk."""
    spans = passage.phrases(rule.id)
    if spans and not at_help_desk(passage):
        yield Finding(rule, spans)


DETECTORS = {
    "personality": personality,
    "real_moment": real_moment,
    "humour": humour,
    "proof": proof,
    "named_source": named_source,
    "voice": voice,
    "to_reader": to_reader,
}
