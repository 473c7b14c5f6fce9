"""Detectors for what works: a real question, a person by name, a told moment, a checkable fact."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

import re2

from composer.checks.detectors.asks import BAIT
from composer.checks.detectors.replies import meets
from composer.checks.detectors.telling import at_help_desk, joined, read_together
from composer.checks.findings import Finding, Span
from composer.checks.passage import LineFacts, Passage, Sentence, overlaps, words_of
from composer.checks.rules import Rule
from composer.text.folding import fold

_NAME = r"(?:\x02+|[A-Z][a-z'-]+(?:[A-Z0-9]\w*)?(?: [A-Z][\w'-]+)?)"
_TITLE = (
    r"(?:M\.|Mme|Mrs?\.?|Ms\.?|Dr\.?|Prof\.?|Sir|Dame|Chef|Coach|Captain|Father|Sister|Pastor|President"
    r"|Maitre|Docteur)"
)


def _spaced(pattern: str) -> re.Pattern[str]:
    """Return ``pattern`` for the cased plain form; a space stands for spaces and emoji."""
    return re.compile(re.sub(r" (\??)", lambda m: r"[ \x04]" + ("*" if m[1] else "+"), pattern))


_GREETED = _spaced(
    rf"\b(?:Hi|Hello|Hey|Hej|Sorry|[Cc]ongrat\w*(?: to)?|[Hh]appy (?:\d+\w+ )?[Bb]irthday(?: to(?: you)?)?"
    rf"|[Ww]ell (?:in|done|played|deserved)|[Ww]elcome back|[Gg]et well soon|[Gg]ood luck"
    rf"|[Aa]ll our love to|[Ss]hout ?-?out to|[Kk]udos to|[Pp]rops to|[Hh]ats off to|[Cc]heers to|Welcome|Dear"
    rf"|[Aa]ll the best to|[Bb]est of luck to|[Ww]elcome to the (?:team|crew|family|club|choir),"
    rf"|(?:[Hh]appy|[Ee]njoy your) [Rr]etirement|[Ww]ishing"
    rf"|(?:[Ss]pecial|[Bb]ig|[Hh]uge|[Mm]assive) (?:thanks|thank you|kudos|shout ?-?out)(?: to| for)?"
    rf"|[Dd]edicace (?:speciale|particuliere) a|(?:[Gg]rosse|[Pp]etite|[Bb]elle) dedicace a|[Ss]peciale? dedicace(?: a)?"
    rf"|[Bb]onne (?:chance|retraite|route)(?: a)?|[Bb]on vent(?: a)?|(?:[Cc]oup de )?[Cc]hapeau(?: a)?"
    rf"|[Rr]emerciements? (?:special|speciaux|particuliers?) a|[Vv]oeux de (?:bonheur|reussite) a"
    rf"|Bonjour|Bonsoir|Salut|Coucou|Desolee?s?|[Ff]elicitations|[Bb]ravo"
    rf"|[Bb]on anniversaire|[Jj]oyeux anniversaire|[Bb]on retablissement|Bienvenue|Chere?"
    rf"|(?:[Pp]our|[Ff]or) (?:ma|mon|notre|my|our) (?:[a-z]{{3,12}} )?(?:amie?|cliente?|voisine?|friend|customer"
    rf"|neighbou?r))"
    rf"(?: a)?,? (?:{_TITLE} )?(?P<name>{_NAME})"
)
_WISHES = (
    r"\b(?:[Aa]ll the best|[Bb]est of luck|[Hh]appy (?:[A-Za-z']+ ){1,3}[Dd]ay"
    r"|(?:[Gg]reat|[Gg]ood|[Nn]ice|[Ee]xcellent|[Aa]wesome|[Ff]antastic|[Aa]mazing) (?:job|work)),?"
)
_WISHED = _spaced(rf"{_WISHES} (?P<name>{_NAME})(?= ?(?:[.!,\x04\x05]|$))")
"""A wish or praise that ends with a name: what goes on from it is said of things, as in "All the best London bakeries"."""
_KIN = "(?:our|my|notre|mon|ma)"
"""What leads to who somebody is: "our apprentice Anaïs", "Nadia, our treasurer"."""
_THANKED = _spaced(
    rf"\b(?:[Tt]hanks?(?: you)?(?: so much| again)?(?: to)?"
    rf"|[Bb]ig up to|[Tt]a very much,?(?: to)?|[Tt]hree cheers for|[Mm]uch love to|[Ww]ell done,?(?: to)?"
    rf"|[Mm]ille mercis a|(?:[Oo]n|[Jj]e|[Nn]ous) remerci(?:e|ons)"
    rf"|[Mm]erci(?: encore| beaucoup| notamment| infiniment)?,?(?: a)?),? "
    rf"(?:{_KIN} [a-z'-]+ )?(?:{_TITLE} )?(?P<name>{_NAME})"
    rf"(?:(?:,| and| et) (?:{_TITLE} )?{_NAME}){{0,4}}"
    rf"(?:,? (?:from|of|at|du|de la|de|des)\b[^.!?\n]{{0,40}}?"
    rf"|,? {_KIN} [a-z'-]+(?: [a-z'-]+){{0,2}}|, [0-9]{{2}}(?: ans| years old)?)?"
    rf"(?:,| !|!)? ?(?:for|who|that|pour|d'avoir|de m'avoir|de nous|qui|et|and)\b"
)
_SURE_NAME = (
    rf"(?:\x02+|(?:{_TITLE}|Me) [A-Z][\w'-]+"
    r"|[A-Z][a-z'-]+ (?:[A-Z]\. )?[A-Z][\w'-]+)"
)
_HONOURS = (
    r"\b(?:[Tt]hank(?:s| you|ing)?|[Gg]rateful to|[Kk]udos|[Cc]ongrat\w+|[Ss]hout ?-?out|[Pp]rops to|[Hh]at tip to"
    r"|(?:[Gg]ratitude|[Aa]ppreciation|[Hh]ats off|[Aa]pplause|[Aa] hand) (?:to|for)|[Hh]onou?r(?:ing|s)? (?:our|my)|[Ww]elcome (?:back|home),?|[Ii]n memory of|[Mm]erci|[Rr]emerci\w+"
    r"|[Ff]elicit\w+|[Bb]ravo|[Hh]ommage a|[Pp]ensees? (?:pour|a)|(?:[Gg]ratitude|[Rr]econnaissance) (?:a|envers)|[Cc]hapeau a)"
)
_HONOURED = _spaced(
    rf"{_HONOURS}(?! for (?:being|watching|reading|following|your))"
    rf"(?:[^.!?\n\x02]|\b[A-Z]\.){{0,60}}?(?P<name>{_SURE_NAME})"
)
_TEAM = _spaced(
    r"\b(?:[Tt]hank(?:s| you)|[Kk]udos|[Cc]ongrat\w+|[Ss]hout ?-?out|[Pp]rops|[Hh]ats off"
    r"|[Mm]erci|[Ff]elicitations|[Bb]ravo|[Cc]hapeau)"
    r"[^.!?\n\x02]{0,24}? (?:to the|a toute l'|a l'|aux|au) ?(?:whole |entire )?"
    r"(?:team|crew|staff|club|choir|school|equipes?|association|benevoles|pompiers|ecole|chorale"
    r"|collectif|commercants|mairie)"
    r"(?: (?:of|at|from|behind|in|du|des|de la|de l'|de|d'))? ?(?:the )?"
    r"(?P<name>[A-Z][\w'-]+(?: [A-Z][\w'-]+)?),? "
    r"(?:for|who|pour|d'avoir|de m'avoir|de nous|qui|grace a qui)\b"
)
"""A team, a club or a school by name, thanked for what it did."""
_VOCATIVE = _spaced(r"^[^,]*, (?P<name>[A-Z][a-z]+)(?=[.!?](?:\s|$))")
_CALLED = re.compile(r"[^\w]*(?P<name>[A-Z][a-z]{2,}), (?=[a-z'])")
_BEGINNING = re.compile(
    r"\w+(?:ly|ment|ing|ed|ful|ous|able|ible|ent|ant|eux|ation|day|di|ight)"
    r"|pff+|haha\w*|hmm+|desole\w*|navre\w*|actu\w*|certain\w*|autre\w*|seul\w*"
)
"""How words end, or are drawn out, with which a sentence may begin before a comma."""
_BEGINNINGS = frozenset(
    "oops woops whoops ouch sigh ouin ouais mouais nan bof ugh phew argh oui non yes yeah yep yup nope okay "
    "sure well oh wow lol hehe mdr omg indeed maybe perhaps please also again however still then "
    "now tomorrow tonight first second third next last finally sorry cool awesome fine good great "
    "nice true false wrong sadly alas meanwhile otherwise instead anyway besides and but so yet "
    "too congrats congratulations cheers welcome hello hey hi hiya howdy dear love bro man dude "
    "mate buddy sir madam guys folks ladies this that there here they these those she you we it "
    "he who what why when where how if as for in on at by to of from with like once since because "
    "although bonjour bonsoir salut coucou hier demain ici la alors donc bref enfin ensuite puis "
    "mince zut eh bah ben si pardon parfait super top genial voila tiens certes sinon pourtant "
    "toutefois neanmoins apres avant depuis maintenant bizarre etrange dommage courage messieurs "
    "mesdames madame monsieur mademoiselle idem pareil faux vrai exact exacte merci bravo "
    "felicitations bienvenue stop attention urgent info note aussi ainsi ok ca ce cela elle je tu "
    "des mais car ou et or frere frero mec gars meuf champion chef patron google amazon apple "
    "twitter facebook france paris london surtout aww aw ravies ravis ravie ravi contentes "
    "contents contente content ils il les le une un chers cher cheres chere amis ami".split()
)
"""Such words as they are."""
_NAMES_LIKE_WORDS = frozenset(
    "ahmed hamed mohamed mohammed muhammed waleed fred alfred ted ned jared mildred wilfred winifred "
    "sally molly emily polly lily kelly holly billy milly carly beverly kimberly nelly willy "
    "vincent laurent florent clement millicent trent brent kent grant bryant mehdi hedi fadi magdi saadi heidi "
    "rudi andi sandi dwight irving sterling".split()
)
"""First names that end as words do with which a sentence begins."""
_NOBODY = frozenset(
    "all everyone everybody guys friends folks there twitter facebook instagram fans tous toutes "
    "linkedin fellow data network networks github openai wordpress microsoft meta "
    "america canada ireland scotland wales england london india france europe january february march april "
    "june july august september october november december hackers developers designers "
    "monday tuesday wednesday thursday friday saturday sunday mother father new year easter christmas "
    "a les le la au aux mes nos team we the our to you i it this that what how please thank google "
    "creators reader readers connections folk job jobseekers seeker santa siri alexa can if is my for and but so as in at on "
    "bluesky blue mastodon threads tumblr tiktok youtube linkedinfam world internet geeks bakers makers denizens friend "
    "readers fam peeps lovers learners professionals recruiters jobseeker hunters m s re ve ll j c ai est "
    "nous vous je on merci bonjour et france paris cette ce votre vos si pour il elle".split()
)
_NOT_ASKING = ("maths-riddle", "memory-or-iq-test", "comment-bait", "contest-like-share")
"""Rules whose words leave nothing to answer in one's own way, as a friend to tag still may."""
_FEW_TURNS = 2
_SOON_ANSWERED = 2
_LONGEST_QUESTION = 32
_COLONS = (": ", "\u00a0: ", " – ", " — ")
_AND_YOU = 9
"""How far into a question its asking word stands at most: "Et vous, où…"."""
_BOILERPLATE = (
    "template-phrase",
    "corporate-register",
    "feel-good-filler",
    "self-praise",
    "must-do-rules",
    "listicle-title",
    "tease-without-content",
)
_CLOSED = ("rhetorical", "asked_of_nobody", "either_or", "one_of_two")
"""What wants no answer, or leaves no room for one's own."""
_FEW_LINES, _LONG_POST = 24, 60
"""A post of fewer words is little but the choice that it offers, or but its boilerplate."""
_BARE = ("bare_opinion", "one_more")
"""What is asked of anybody after anything; after a headline or a teaser it opens nothing."""


def genuine_question(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """An open question about the readers' own life, that is no riddle, bait or sales talk."""
    if passage.has_phrases(*_NOT_ASKING):
        return
    spans = passage.by_line(_without_leads, *passage.once(_how_asked)) or _help_sought(passage)
    if spans:
        yield Finding(rule, spans)


def _help_sought(passage: Passage) -> tuple[Span, ...]:
    """Return the questions with which a text ends, when somebody asks how or where to do it.

    Who answers their own question, baits or sells, seeks no help.
    """
    if not passage.has("asks_for_help") or passage.has_phrases(*BAIT, *_BOILERPLATE):
        return ()
    if passage.has("order_buy", "offer_sign"):
        return ()
    seeking = passage.by_line(_seeking)
    spoken = [one for one in passage.sentences if words_of(one.plain)]
    asked = [one for one in spoken if one.is_question]
    is_last = bool(asked) and asked == spoken[-len(asked) :]
    return tuple(one.span for one in asked if one.span in seeking) if is_last else ()


def _seeking(facts: LineFacts) -> list[tuple[int, int]]:
    return [
        one
        for one in facts.sentences
        if facts.is_question(one)
        and facts.has("asks_for_help", one)
        and not any(
            facts.has(other, one) for other in ("asks_no_help", "rhetorical", "asked_of_nobody")
        )
        and not _is_quoted(facts, one)
    ]


def _is_quoted(facts: LineFacts, sentence: tuple[int, int]) -> bool:
    """Whether a sentence stands in somebody's quoted words: it is not asked of the reader."""
    first, last = sentence
    return any(
        (begin < last - 1 <= end and (begin <= first + 1 or last - 1 < end)) or begin < first < end
        for begin, end in facts.found("quotation")
    )


def _without_leads(facts: LineFacts, *how: bool) -> list[tuple[int, int]]:
    """Return the genuine questions of a line, each without the statement before its colon."""
    return [_without_lead(facts, one) for one in facts.once(_genuine, *how)]


def _without_lead(facts: LineFacts, question: tuple[int, int]) -> tuple[int, int]:
    """Return a question without the statement before its colon: "It rained: where do you ride?"."""
    text, (begin, end) = facts.line.text, question
    colon = max(text.rfind(sign, begin, end) for sign in _COLONS)
    if colon <= begin:
        return question
    start = next((at for at in range(colon, end) if text[at].isalnum()), end)
    asks = facts.inside("open_question", (start, end))
    return (start, end) if any(first <= start + _AND_YOU for first, _ in asks) else question


def real_questions(passage: Passage) -> tuple[Span, ...]:
    """Return the questions that readers can answer from their own life."""
    easy = (*passage.phrases("easy-fun-question"), *passage.phrases("shared-habit-question"))
    return joined((*_asked(passage), *easy))


def _asked(passage: Passage) -> tuple[Span, ...]:
    """Return the genuine questions of a text; "what do you think?" before a plea is none."""
    return passage.by_line(_genuine, *passage.once(_how_asked))


_ANSWERS = {
    "en": re.compile(r"(?:with (?:a|an|the|our|my)|by \w+ing|because|thanks to)\b"),
    "fr": re.compile(r"(?:avec (?:une?|le|la|du|des|notre|mon)|en \w+ant|parce qu|grace a)\b"),
}
"""How a sentence begins with which a writer answers what was just asked."""


def answerable(passage: Passage, asked: Iterable[Span]) -> tuple[Span, ...]:
    """Return those of the questions ``asked`` that readers may answer, however they are worded.

    A choice in a few lines asks for nothing else; "what do you think?" is asked of anybody after a headline or before
    bait; some the writer answers at once.
    """
    if passage.word_count < _FEW_LINES and passage.has("either_or", "one_of_two"):
        return ()
    is_idle = _is_stock(passage) or passage.has_phrases(*BAIT)
    cues = (*_CLOSED, *(_BARE if is_idle else ()))
    idle = [span for cue in cues for span in passage.cue(cue)]
    spoken = [one for one in passage.sentences if words_of(one.plain)]
    idle += [one.span for one, after in pairwise(spoken) if _is_answered(passage, one, after)]
    taken = joined(idle)
    return tuple(span for span in asked if not overlaps(taken, span))


def _is_answered(passage: Passage, asked: Sentence, after: Sentence) -> bool:
    """Whether a question is answered by the sentence after it, in the same paragraph."""
    answers = _ANSWERS[passage.language].match(after.plain)
    return (
        answers is not None
        and asked.is_question
        and not after.is_question
        and asked.placed is after.placed
    )


def _how_asked(passage: Passage) -> tuple[bool, bool, bool]:
    """Return what tells genuine questions: whether a text is a reply, baits, is boilerplate."""
    return (passage.given.kind == "reply", passage.has_phrases(*BAIT), _is_stock(passage))


def _is_stock(passage: Passage) -> bool:
    """Whether a post is little more than boilerplate; a long one says something beside it."""
    return passage.word_count < _LONG_POST and passage.has_phrases(*_BOILERPLATE)


def _genuine(
    facts: LineFacts, in_reply: bool, baits: bool, is_stock: bool
) -> list[tuple[int, int]]:
    return [
        one
        for one in facts.sentences
        if _is_genuine(facts, one, in_reply, baits)
        and not (is_stock and any(facts.has(bare, one) for bare in _BARE))
    ]


def _is_genuine(facts: LineFacts, sentence: tuple[int, int], in_reply: bool, baits: bool) -> bool:
    if not facts.is_question(sentence):
        return False
    if len(facts.plain(sentence).split()) > _LONGEST_QUESTION or _is_quoted(facts, sentence):
        return False
    if facts.has("asks_a_hand", sentence):
        return not baits
    if any(facts.has(closed, sentence) for closed in _CLOSED):
        return False
    if in_reply and facts.has("asks_them", sentence):
        return True
    if facts.has("any_answer", sentence) and not baits:
        return True
    if baits and facts.has("bare_opinion", sentence):
        return False
    return facts.has("open_question", sentence) and facts.has("question_about_them", sentence)


_PARTS = re.compile(r"[\s']+")
"""Between the parts of a name; "I'm" and "J'ai" are none."""


def _is_person(name: str) -> bool:
    return not _NOBODY.intersection(_PARTS.split(fold(name)))


def _set_of(*expressions: re.Pattern[str]) -> re2.Set:
    """Return an RE2 set, which tells ten times as fast that a line holds none of ``expressions``."""
    options = re2.Options()
    options.log_errors = False
    made = re2.Set.SearchSet(options)
    for one in expressions:
        made.Add(one.pattern)
    made.Compile()
    return made


_NAMING = (_GREETED, _WISHED, _THANKED, _HONOURED, _TEAM)
_MAY_NAME = _set_of(_GREETED, _spaced(_WISHES), _THANKED, _spaced(_HONOURS), _TEAM)


def _may_name(facts: LineFacts) -> list[re.Pattern[str]]:
    return [_NAMING[number] for number in _MAY_NAME.Match(facts.cased) or ()]


def _named(facts: LineFacts, expression: re.Pattern[str]) -> list[tuple[int, int]]:
    if expression not in facts.once(_may_name):
        return []
    quoted = facts.found("quotation")
    found = [
        facts.pair(*match.span())
        for match in expression.finditer(facts.cased)
        if _is_person(match["name"])
        and not _SPONSOR.search(match.group())
        and not _is_greeted_town(facts, expression, match)
    ]
    return [
        one
        for one in found
        if not any(a <= one[0] < b for a, b in quoted) and not _mocks(facts, one[0])
    ]


_SPONSOR = re.compile(r"\b(?:sponsor|partner|partenaire|mecene)s?\b")
"""Who pays is no person by name."""


def _is_greeted_town(facts: LineFacts, expression: re.Pattern[str], match: re.Match[str]) -> bool:
    """Whether it is a town that is greeted, and no person: "Hello Manchester!"."""
    if expression not in (_GREETED, _WISHED, _THANKED):
        return False
    name = facts.pair(*match.span("name"))
    return name in facts.inside("town", name)


def _mocks(facts: LineFacts, at: int) -> bool:
    """Whether the sentence there complains in the shape of thanks."""
    sentence = facts.sentence_of(at)
    return sentence is not None and facts.has("thanks_in_mockery", sentence)


def named_person(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """Somebody is spoken to by name, not called to account."""
    if passage.given.kind == "reply":
        return
    spoken_to = (*passage.by_line(_named, _GREETED), *passage.by_line(_named, _WISHED))
    if spans := _meant(passage, joined(spoken_to)):
        yield Finding(rule, spans)


def named_thanks(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """Somebody is thanked by name, for something; a customer let down thanks in mockery."""
    spans = somebody_thanked(passage)
    if not spans and passage.given.kind != "reply":
        spans = passage.by_line(_named, _HONOURED) or passage.by_line(_named, _TEAM)
        spans = spans or passage.by_line(_group_thanked)
    if spans := _meant(passage, spans):
        yield Finding(rule, spans)
    elif passage.handles and passage.given.kind != "reply" and _deed_thanked(passage):
        yield Finding(rule, passage.cue("deed_thanked"))


def _deed_thanked(passage: Passage) -> bool:
    return passage.has("deed_thanked") and not passage.has("let_down")


def _meant(passage: Passage, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the spans whose greeting or thanks are meant: a firm's handle is called to account."""
    if not passage.has("let_down"):
        return spans
    return tuple(span for span in spans if "@" not in passage.text[span.start : span.end])


def _group_thanked(facts: LineFacts) -> list[tuple[int, int]]:
    """Return where others are told what they did: neither the audience nor one's own staff."""
    told = [*facts.found("group_thanked"), *_deeds_told(facts)]
    return [
        one
        for one in joined(told)
        if (sentence := facts.sentence_of(one[0]))
        and not facts.has("no_group_thanked", sentence)
        and not facts.has("thanks_in_mockery", sentence)
    ]


def _deeds_told(facts: LineFacts) -> Iterator[tuple[int, int]]:
    """Yield the thanks of a line that say at length what somebody did."""
    for one in facts.found("deed_told"):
        sentence = facts.sentence_of(one[0])
        if sentence is not None and not facts.has("no_deed_told", sentence):
            yield one


_DEED = re.compile(
    r"[^.!?\n]{0,40}?\b(?:who|qui|d['’](?:avoir|être)|pour avoir|for \w+ing)\b(?: [^\s.!?]+){2}"
)


def thanked_for_a_deed(passage: Passage) -> bool:
    """Whether somebody is thanked by name for what they did, whatever else the post says."""
    return any(
        _DEED.match(passage.text, span.start, span.end + _DEED_ENDS)
        for span in somebody_thanked(passage)
    )


_DEED_ENDS = 60
"""How far after the thanks, in code points, the deed may stand."""


def somebody_thanked(passage: Passage) -> tuple[Span, ...]:
    """Return where somebody is thanked by name, and what for."""
    return passage.by_line(_named_with_reason)


_REASON = re.compile(r"(?:[ \u00a0][\w@][^\s.!?,;:()]*){0,7}")
"""The first words of what somebody is thanked for; there may be none."""


def _named_with_reason(facts: LineFacts) -> list[tuple[int, int]]:
    return [
        (start, reason.end())
        for start, end in _named(facts, _THANKED)
        if (reason := _REASON.match(facts.line.text, end))
    ]


def reply_by_name(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """A reply that says the name of the person, or takes up what the person has said.

    A name on a form letter is no answer to a person.
    """
    if passage.given.kind != "reply" or passage.has("form_letter"):
        return
    spans = passage.by_line(_named, _GREETED) or _called(passage) or _vocatives(passage)
    if not spans and passage.handles and meets(passage):
        spans = passage.handles[:1]
    spans = spans or passage.cue("meets_them")
    if spans:
        yield Finding(rule, spans)


def _called(passage: Passage) -> tuple[Span, ...]:
    """Return the name with which a reply begins: "Clare, the seat is yours."."""
    spoken = next((one for one in passage.sentences if words_of(one.plain)), None)
    if spoken is None:
        return ()
    words = spoken.placed.facts.cased[spoken.begin : spoken.begin + len(spoken.plain)]
    match = _CALLED.match(words)
    if match is None or _is_no_call(fold(match["name"])) or not _is_person(match["name"]):
        return ()
    begin, end = (spoken.begin + at for at in match.span("name"))
    return (spoken.placed.span(begin, end),)


def _is_no_call(word: str) -> bool:
    if word in _NAMES_LIKE_WORDS:
        return False
    return word in _BEGINNINGS or _BEGINNING.fullmatch(word) is not None


def _vocatives(passage: Passage) -> tuple[Span, ...]:
    """Return the names that close a sentence after its only comma: "We understand, Clare."."""
    found = []
    spoken = [one for one in passage.sentences if words_of(one.plain)]
    if len(spoken) < _FEW_TURNS and not (passage.has("thanks") or "?" in passage.plain):
        return ()
    for sentence in spoken:
        words = sentence.placed.facts.cased[sentence.begin : sentence.begin + len(sentence.plain)]
        match = _VOCATIVE.search(words)
        if match and _is_person(match["name"]):
            begin, end = (sentence.begin + at for at in match.span("name"))
            found.append(sentence.placed.span(begin, end))
    return tuple(found)


_NO_TALK = ("rhetorical", "asked_of_nobody", "asks_a_hand")
"""Questions that no answer of one's own opens: what nobody is to answer, and help asked for."""


def own_answer(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """A question to the readers, and the writer's own answer after it, or before "and you?"."""
    answers = passage.cue("own_answer")
    if not answers:
        return
    sentences = passage.sentences
    for number, one in enumerate(sentences):
        if not one.is_question or any(passage.within(passage.cue(c), one.span) for c in _NO_TALK):
            continue
        after = sentences[number + 1 : number + 1 + _SOON_ANSWERED]
        beside = [s for s in after if not s.is_question]
        if passage.within(passage.cue("and_you"), one.span):
            beside += sentences[max(0, number - 1) : number]
        if any(passage.within(answers, s.span) for s in beside):
            yield Finding(rule, (one.span,))
            return


def promo_after_talk(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """A genuine question first, an offer later."""
    asked = _asked(passage)
    if not asked or not passage.has("offer_sign", "ad_programme", "ad_come", "ad_available"):
        return
    offers = sorted((*passage.cue("order_buy"), *passage.cue("ad_programme")))
    later = [span for span in offers if span.start >= asked[0].end - 1]
    if later:
        text = passage.text
        start = later[0].start
        while start < later[0].end and not text[start].isalnum():
            start += 1
        yield Finding(rule, (Span(start, later[0].end),))


def meets_need(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """The text touches something that its reader needs, wants, asks or struggles with."""
    reader = passage.given.reader
    if reader is None:
        return
    spans = sorted(
        {
            span
            for touch in reader.touches
            if touch.item_kind in ("need", "desire", "problem", "question")
            for span in touch.spans
        }
    )
    if spans:
        yield Finding(rule, read_together(passage.text, spans))


def natural_voice(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """Two turns of speech, outside quotations and stock phrases, in somebody's first person."""
    if at_help_desk(passage):
        return
    spans = passage.by_line(_own_turns)
    if len(spans) >= _FEW_TURNS:
        yield Finding(rule, spans[:_FEW_TURNS])


def _own_turns(facts: LineFacts) -> list[tuple[int, int]]:
    others = (*facts.found("quotation"), *facts.found(("rule", "template-phrase")))
    return [
        one
        for one in facts.found("spoken")
        if not any(begin <= one[0] < end for begin, end in others)
    ]


def open_ending(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """The last words are a question that readers can answer."""
    last = next((s for s in reversed(passage.sentences) if words_of(s.plain)), None)
    if last is not None and last.span.start and last.span in _asked(passage)[-1:]:
        yield Finding(rule, (last.span,))


def creative_contest(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """Something to create, a prize, and no spreading asked for."""
    spans = passage.phrases(rule.id)
    if spans and passage.has("prize") and not passage.has("entry_by_spread"):
        yield Finding(rule, spans)


DETECTORS = {
    "natural_voice": natural_voice,
    "open_ending": open_ending,
    "creative_contest": creative_contest,
    "genuine_question": genuine_question,
    "named_person": named_person,
    "named_thanks": named_thanks,
    "reply_by_name": reply_by_name,
    "own_answer": own_answer,
    "promo_after_talk": promo_after_talk,
    "meets_need": meets_need,
}
