"""Detectors for people by name: who is greeted, thanked, honoured, told what they did."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import re2

from composer.checks.detectors.replies import meets
from composer.checks.detectors.telling import joined, standing
from composer.checks.findings import Finding, Span
from composer.checks.passage import LineFacts, Passage, words_of
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
_MEANWHILE = r"[^.!?,\n]{3,40}"
_TOLD = (
    r"(?:you (?:[a-z]+ed|were|did|had|made|gave|took|brought|drove|ran|lent|told|taught|held|stood|came"
    r"|left|sat|wrote|kept|said|got|found|saw|went|stayed)\b|you've [a-z]+|(?:it|that) was you\b"
    rf"|your {_MEANWHILE} (?:saved|helped|made|was so|were so)\b"
    r"|(?:si |en [0-9]{4},? |hier,? |ce matin,? )?(?:tu |t')(?:n'|nous |m'|me |l'|les |y )?"
    r"(?:as|es|avais|etais) [a-z]+(?:e|es|i|is|t|u|us|ue|os)\b"
    rf"|c'est (?:toi|vous) qui\b|(?:ton|ta|tes|votre|vos) {_MEANWHILE} (?:m'|nous |etait|etaient|a |ont ))"
)
_FORMALLY_TOLD = (
    r"vous (?:nous |m'|l'|les )?(?:avez|etes|aviez|etiez) [a-z]+(?:e|es|i|is|t|u|us|ue|os)\b"
)
"""« Vous » is said to one person after a title: « Parents, vous avez… » speaks to a crowd."""
_ADDRESSED = _spaced(
    rf"^[^\w\x02]*(?:(?:My dear|Dear|Chere?|Ma chere|Mon cher) )?(?:(?P<name>{_NAME}), {_TOLD}"
    rf"|{_TITLE} (?P<titled>{_NAME}), (?:{_TOLD}|{_FORMALLY_TOLD}))(?: ?[\w'-]+){{0,7}}"
)
"""Somebody spoken to by name at the beginning of a line, and told what they did."""
_ALL_IN_S = frozenset(
    "james thomas chris lucas agnes charles nicolas louis francis denis gilles yves jules hugues "
    "dennis ross marcus nicholas douglas ines anais mathias elias jonas matthias alexis iris doris "
    "lois boris carlos marius amadeus georges jacques".split()
)
"""First names that end as many people do: "Parents, you…" speaks to a crowd."""
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
    rf"(?:,| !|!)? ?(?:for|who|that|you|pour|d'avoir|de m'avoir|de nous|qui|et|and|tu|t'|vous|venue?|restee?)\b"
)
_SURE_NAME = (
    rf"(?:\x02+|(?:{_TITLE}|Me) [A-Z][\w'-]+"
    r"|[A-Z][a-z'-]+ (?:[A-Z]\. )?[A-Z][\w'-]+)"
)
_HONOURS = (
    r"\b(?:[Tt]hank(?:s| you|ing)?|[Gg]rateful to|[Kk]udos|[Cc]ongrat\w+|[Ss]hout ?-?out|[Pp]rops to|[Hh]at tip to"
    r"|(?:[Gg]ratitude|[Aa]ppreciation|[Hh]ats off|[Aa]pplause|[Aa] hand) (?:to|for)|[Hh]onou?r(?:ing|s)? (?:our|my)"
    r"|[Ww]elcome (?:back|home),?|[Ii]n memory of|[Mm]erci|[Rr]emerci\w+"
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
_HONOURED_WHO = _spaced(
    r"\b(?:For|Here's to|[Tt]his (?:one|song|loaf|cake|round)(?: is|'s) for|[Ff]arewell to|[Gg]oodbye to|Ta to"
    r"|[Hh]appy [0-9]+[a-z]{2} to|Pour|[Uu]n (?:grand |immense )?(?:salut|mot|coucou) (?:a|pour)"
    r"|[Oo]n (?:pense (?:tres |bien )?(?:fort )?a|salue|doit tout a)|[Aa]dieu a|[Cc]e bouquet est pour"
    r"|[Cc]elle-ci est pour) "
    rf"(?:(?:[Uu]ncle|[Aa]unt(?:ie)?|[Tt]onton|[Tt]ata|{_KIN}(?: [a-z'-]+)?) )?(?:{_TITLE} )?(?P<name>{_NAME})"
    r"(?:,? (?:of|from|at|on|du|de|des|notre|our|my)\b[^.!?\n]{0,30}?)?,? (?:who|qui)\b(?: [\w'-]+){0,8}"
)
"""Somebody honoured for what they do or did: "For Lena, who sewed…"."""
_RECALLED = _spaced(
    r"(?:^|[.!?] )(?:(?P<name>[A-Z][a-z'-]{2,}), (?:tu |t'|te |toi,? |ton |ta |tes |you |you've |your |I've |we |we've "
    r"|there's |put |thank )|(?:Merci|Cheers|Thank you|Thanks|Chapeau|Respect),? (?:monsieur |madame |m'sieur )?"
    r"(?P<last>[A-Z][a-z'-]{2,}) ?[.!,])(?:[\w'-]+ ?){0,8}"
)
"""Somebody of whom the text has told before, and to whom it turns: "Joan, put your feet up."."""
_MET = (
    r"(?:lady|gentleman|man|woman|boy|girl|kid|lad|lass|person|couple|nurse|doctor|driver|stranger|neighbou?r"
    r"|teacher|cashier|paramedic|volunteer|student|family|crew|postman|waiter|waitress|librarian|vet|midwife|plumber"
    r"|passenger|cyclist|runner|dame|monsieur|personne|femme|homme|garcon|fille|gamin|petite?|infirmiere?"
    r"|medecin|docteur|conduct(?:eur|rice)|chauffeur|inconnue?|voisine?|caissiere|pompier|benevole|institutrice|prof"
    r"|facteur|serveu(?:r|se)|bibliothecaire|veterinaire|plombier|passagere?|cycliste|eleve|famille|boulangere?)"
)
"""Whom one meets and may write to without a name."""
_OPEN_LETTER = _spaced(
    r"^[^\w\n]*(?:"
    rf"[Tt]o (?:the|a|my|Mrs?|Ms|Dr) (?:[a-z'-]+ ){{0,2}}(?:{_MET}|[A-Z][a-z]+)\b[^.!?:\n]{{0,60}}\b(?:who|that)\b "
    r"[^.!?:\n]{3,90}: |[Ww]hoever (?:left|found|returned|handed|paid|brought|put|fixed|helped|picked up|saved) "
    r"[^.!?\n]{5,110}[.,:] (?:you|thank)\b"
    rf"|(?:[Aa] la |[Aa] l'|[Aa]u )(?:[a-z'-]+ ){{0,2}}{_MET}\b[^.!?:\n]{{0,60}}\bqui\b [^.!?:\n]{{3,90}}: "
    rf"|(?:[Aa] la |[Aa] l'|[Aa]u |[Tt]o the )(?:[a-z'-]+ ){{0,2}}{_MET}\b[^.!?:\n]{{0,40}}: "
    r"(?:(?:vous|tu) (?:m'|nous |l'|les )?(?:avez|as|etes|aviez)"
    r"|you(?:'ve| have| were| [a-z]+ed| made| gave| took| brought| left))\b)(?: ?[\w'-]+){0,7}"
)
"""The beginning of a letter to somebody unknown: "To the man who paid for the next table: …"."""
_GRUDGE = re.compile(
    r"\b(?:stole\w*|keyed|scratched|broke|dumped|smashed|parking|lied|lost|ruined|stale|shipped|rain|caught"
    r"|vole|raye|casse|insulte|abruti|cretin|connard|idiot|voleur|menti|perdu (?:ma|mon|notre)|coupe|annule"
    r"|rends|bloque|arnaque\w*)\b"
)
"""What one holds against somebody: who is called to account is neither greeted nor honoured."""
_FEW_SENTENCES = 2
_VOCATIVE = _spaced(r"^[^,]*, (?P<name>[A-Z][a-z]+)(?=[.!?](?:\s|$))")
_CALLED = re.compile(r"[^\w]*(?P<name>[A-Z][a-z]{2,}), (?=[a-z'])")
_BEGINNING = re.compile(
    r"\w+(?:ly|ment|ing|ed|ful|ous|able|ible|ent|ant|eux|ation|day|di|ight)"
    r"|pff+|haha\w*|hmm+|desole\w*|navre\w*|actu\w*|certain\w*|autre\w*|seul\w*"
)
"""How words end, or are drawn out, with which a sentence may begin before a comma."""
_BEGINNINGS = frozenset(
    "look listen remember nobody somehow everytime funny outside inside spoiler legend karma believe "
    "trust wait customer coffee winter spring summer autumn regarde ecoute rappelle tranquille resultat "
    "bilan total juste promis public comme lundi mardi mercredi jeudi vendredi samedi dimanche hiver ete "
    "printemps automne cafe client macron trump tesco uber carrefour orange netflix vegan covid noel "
    "brexit dieu god together oops woops whoops ouch sigh ouin ouais mouais nan bof ugh phew argh oui "
    "non yes yeah yep yup nope okay "
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
"""Such words as they are; seasons, things and firms that are called as if they were somebody."""
_NAMES_LIKE_WORDS = frozenset(
    "ahmed hamed mohamed mohammed muhammed waleed fred alfred ted ned jared mildred wilfred winifred "
    "sally molly emily polly lily kelly holly billy milly carly beverly kimberly nelly willy "
    "vincent laurent florent clement millicent trent brent kent grant bryant mehdi hedi fadi magdi saadi heidi "
    "rudi andi sandi dwight irving sterling".split()
)
"""First names that end as words do with which a sentence begins."""
_NOBODY = frozenset(
    "northern rail city team santa sunshine renault peugeot citroen sncf ratp tesco amazon uber netflix "
    "all everyone everybody guys friends folks there twitter facebook instagram fans tous toutes "
    "linkedin fellow data network networks github openai wordpress microsoft meta "
    "america canada ireland scotland wales england london india france europe january february march "
    "april june july august september october november december hackers developers designers "
    "monday tuesday wednesday thursday friday saturday sunday mother father new year easter christmas "
    "a les le la au aux mes nos team we the our to you i it this that what how please thank google "
    "creators reader readers connections folk job jobseekers seeker siri alexa can if is my for and but so "
    "as in at on "
    "bluesky blue mastodon threads tumblr tiktok youtube linkedinfam world internet geeks bakers makers denizens friend "
    "readers fam peeps lovers learners professionals recruiters jobseeker hunters m s re ve ll j c ai est "
    "nous vous je on merci bonjour et france paris cette ce votre vos si pour il elle".split()
)


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


_NAMING = (
    _GREETED,
    _WISHED,
    _ADDRESSED,
    _THANKED,
    _HONOURED,
    _HONOURED_WHO,
    _TEAM,
    _RECALLED,
    _OPEN_LETTER,
)
_MAY_NAME = _set_of(
    *({_WISHED: _spaced(_WISHES), _HONOURED: _spaced(_HONOURS)}.get(one, one) for one in _NAMING)
)


def _may_name(facts: LineFacts) -> list[re.Pattern[str]]:
    return [_NAMING[number] for number in _MAY_NAME.Match(facts.cased) or ()]


def _named(facts: LineFacts, expression: re.Pattern[str]) -> list[tuple[int, int]]:
    if expression not in facts.once(_may_name):
        return []
    quoted = facts.found("quotation")
    found = []
    for match in expression.finditer(facts.cased):
        place = facts.pair(_first_letter(match), match.end())
        is_quoted = any(a <= place[0] < b for a, b in quoted)
        if not is_quoted and not _mocks(facts, place[0]) and _is_meant(facts, expression, match):
            found.append(place)
    return found


def _first_letter(match: re.Match[str]) -> int:
    return next((at for at in range(*match.span()) if _is_letter(match.string[at])), match.start())


def _is_letter(sign: str) -> bool:
    return sign.isalnum() or sign in _NAMED_BY


_NAMED_BY = "\x02@#"
"""What a handle and its signs read as."""


def _is_meant(facts: LineFacts, expression: re.Pattern[str], match: re.Match[str]) -> bool:
    """Whether a person is meant: no crowd, no town, nobody who pays or is called to account."""
    if expression in _TOLD_AT_LENGTH and _GRUDGE.search(match.group()):
        return False
    if expression is _OPEN_LETTER:
        return True
    name, which = _name_in(match)
    if not _is_person(name) or _SPONSOR.search(match.group()):
        return False
    place = facts.pair(*match.span(which))
    if expression not in (_HONOURED, _TEAM) and place in facts.inside("town", place):
        return False
    if expression not in _CALLED_ALONE or which == "titled":
        return True
    return not _is_told_nothing(facts, name, match)


def _name_in(match: re.Match[str]) -> tuple[str, str]:
    """Return the name that an expression met, and the name of its group."""
    groups = match.groupdict()
    which = next(group for group in ("name", "titled", "last") if groups.get(group))
    return groups[which], which


_TOLD_AT_LENGTH = (_ADDRESSED, _HONOURED_WHO, _RECALLED, _OPEN_LETTER)
_CALLED_ALONE = (_ADDRESSED, _HONOURED_WHO, _RECALLED)
_SPONSOR = re.compile(r"\b(?:(?:sponsor|partner|partenaire|mecene)s?|Ltd|Inc|LLC|plc|SARL|SAS)\b")
"""Who pays is no person by name."""


def _mocks(facts: LineFacts, at: int) -> bool:
    """Whether the sentence there complains in the shape of thanks."""
    sentence = facts.sentence_of(at)
    return sentence is not None and facts.has("thanks_in_mockery", sentence)


def named_person(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """Somebody is spoken to by name, or in an open letter; not called to account."""
    if passage.given.kind == "reply":
        return
    turns = (span for span in passage.by_line(_turns) if _was_told_of(passage, span))
    spoken_to = (*passage.by_line(_spoken_to), *turns)
    if spans := _meant(passage, joined(spoken_to)):
        yield Finding(rule, spans)


def _spoken_to(facts: LineFacts) -> list[tuple[int, int]]:
    return [place for one in _CALLS for place in _named(facts, one)]


_CALLS = (_GREETED, _WISHED, _ADDRESSED, _OPEN_LETTER)


def _honoured(facts: LineFacts) -> list[tuple[int, int]]:
    return next(filter(None, (_named(facts, one) for one in _HONOURING)), [])


_HONOURING = (_HONOURED, _HONOURED_WHO, _TEAM)


def _turns(facts: LineFacts) -> list[tuple[int, int]]:
    return _named(facts, _RECALLED)


def _was_told_of(passage: Passage, turn: Span) -> bool:
    """Whether the text told before of somebody to whom it turns."""
    said = _CAPITALISED.findall(passage.text[turn.start : turn.end])
    name = next((word for word in said if fold(word) not in _THANKING), None)
    told = rf"\b{re.escape(name)}\b(?! (?:is|est)\b) [a-zà-ÿ’']" if name else ""
    return bool(told) and re.search(told, passage.text[: turn.start]) is not None


_THANKING = frozenset("merci cheers thank thanks chapeau respect monsieur madame".split())
_CAPITALISED = re.compile(r"[A-ZÀ-Ý][\w'’-]{2,}")


def named_thanks(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """Somebody is thanked by name, for something; a customer let down thanks in mockery."""
    spans = somebody_thanked(passage)
    if not spans and passage.given.kind != "reply":
        spans = passage.by_line(_honoured) or passage.by_line(_group_thanked)
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
    return _in_earnest(facts, joined([*facts.found("group_thanked"), *_deeds_told(facts)]))


def _at_length(facts: LineFacts) -> list[tuple[int, int]]:
    return _in_earnest(facts, _deeds_told(facts))


def _in_earnest(facts: LineFacts, thanks: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    return standing(facts, thanks, "no_group_thanked", "thanks_in_mockery")


def _deeds_told(facts: LineFacts) -> list[tuple[int, int]]:
    """Return the thanks of a line that say at length what somebody did."""
    return standing(facts, facts.found("deed_told"), "no_deed_told")


_DEED = re.compile(
    r"[^.!?\n]{0,40}?\b(?:who|qui|d['’](?:avoir|être)|pour avoir|for \w+ing|you|tu|t['’]as)\b(?: [^\s.!?]+){2}"
)


def thanked_for_a_deed(passage: Passage) -> bool:
    """Whether somebody is thanked for what they did, at length or by name, whatever else is said."""
    if passage.by_line(_at_length):
        return True
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


def _is_told_nothing(facts: LineFacts, name: str, call: re.Match[str]) -> bool:
    """Whether it is no call to one person, or a question, or leads to a wish."""
    sentence = facts.sentence_of(facts.pair(*call.span())[0])
    if sentence is not None and facts.is_question(sentence):
        return True
    return _is_nobody_alone(_FIRST.split(fold(name))[0]) or _WANTS.search(call.group()) is not None


_FIRST = re.compile(r"[ -]")


def _is_nobody_alone(word: str) -> bool:
    """Whether a word before a comma begins a sentence, or calls a crowd."""
    return _is_no_call(word) or (word.endswith("s") and word not in _ALL_IN_S)


_WANTS = re.compile(
    r"\b(?:as|avez|had|made) (?:envie|hate|honte|peine|chance|besoin|enough|better)\b"
)


def _vocatives(passage: Passage) -> tuple[Span, ...]:
    """Return the names that close a sentence after its only comma: "We understand, Clare."."""
    found = []
    spoken = [one for one in passage.sentences if words_of(one.plain)]
    if len(spoken) < _FEW_SENTENCES and not (passage.has("thanks") or "?" in passage.plain):
        return ()
    for sentence in spoken:
        words = sentence.placed.facts.cased[sentence.begin : sentence.begin + len(sentence.plain)]
        match = _VOCATIVE.search(words)
        if match and _is_person(match["name"]):
            begin, end = (sentence.begin + at for at in match.span("name"))
            found.append(sentence.placed.span(begin, end))
    return tuple(found)


DETECTORS = {
    "named_person": named_person,
    "named_thanks": named_thanks,
    "reply_by_name": reply_by_name,
}
