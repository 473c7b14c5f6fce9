"""Detectors for signs: capitals, runs of marks, hashtags, emoji, letters that are none."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import islice

from composer.checks.detectors.telling import leaves_people_out
from composer.checks.findings import Edit, Finding, Fix, Span
from composer.checks.passage import LineFacts, Passage, PlacedLine, words_of
from composer.checks.patterns import merged
from composer.checks.rules import Rule
from composer.networks.known import network
from composer.text.folding import fold
from composer.text.lines import Line, holding

_WORD = re.compile(r"\b[^\W\d_]+(?:['’-][^\W\d_]+)*\b")
# Letters alone, and signs between them in number: runs of « or of spaces stay linear.
# One class first, so that re looks for it alone.
_CAPITAL = r"[A-Z\x80-\U0010ffff](?<![\W\d_])"
_MAY_SHOUT = re.compile(rf"{_CAPITAL}(?:['’-]?{_CAPITAL}|(?:[\W_]{{1,40}}{_CAPITAL}\b){{7}})")
"""Two capitals side by side, or eight letters alone: fewer than these never shout."""
_BREAK = re.compile(r"[.!?:;|()\[\],\d]")
_TITLED = re.compile(r"\[[^\]\n]{2,90}\]|«[^»\n]{2,90}»")
"""What is named, not shouted: "[LA BONNE ADRESSE]", « LE CERCLE DES POÈTES »."""
_MARKS = re.compile(r"[!?¡¿‼⁉]{2,}")
_LABEL = re.compile(
    r"(?:en |ce |breaking |alerte |flash |info |grand |live |exclu(?:sif)? |direct )*"
    r"(?:en |a )?(?:direct|images?|videos?|live|news|info|flash|exclu|exclusif|exclusive|urgent"
    r"|alerte|region|interview|podcast|chronique|portrait|reportage|temoignages?|temoins"
    r"|appel a temoins|appel a temoignages|replay|update|opinion|analysis|decryptage|happy hour"
    r"|(?:full |the )?story(?: and (?:photos?|pictures?|videos?))?|photos?|photos? (?:and|et) (?:story|videos?)"
    r"|read more|more info|textes? et photos?|a lire|lire la suite|usa today"
    r"|new contract|full time|half time|kick off|man of the match|q and a|chronique de"
    r"|match day|game day|starting xi|line[- ]?up|team news|final score|press conference"
    r"|coup d'envoi|mi-temps|fin d[eu] match|jour de match|homme du match|nouveau contrat"
    r"|(?:le )?score final|composition|le groupe|onze de depart|avant[- ]match|apres[- ]match"
    r"|(?:photo|image|chiffre|stat) du (?:jour|mois)|conference de presse)"
    r"(?: ukraine| news| info| de| a)?"
)
_WORD_BY_WORD = re.compile(
    rf"(?:\b{_CAPITAL}(?:['’]?{_CAPITAL}){{1,14}}[.!][ \u00a0]){{2,}}{_CAPITAL}(?:['’]?{_CAPITAL}){{1,14}}[.!]"
)
"""Three words in capitals or more, each with its full stop: "EVERY. SINGLE. DAY."."""
_LONG_CAPITALS = re.compile(rf"(?:{_CAPITAL}){{4}}")
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
_BLANK = re.compile(
    r"(?<![\]\w!])\[(?!(?:sic|bis|ndlr|rt|via|fr|en|pdf|live|replay|update|edit|nsfw|tw|cw|spoiler|vid[eé]o"
    r"|photos?|audio|images?|thread|fil|ad|pub|applause|laughs|rires|extrait)\b"
    r"|(?:insert|your|name|company|link|date|city|product|first name|brand|insérer|votre|prénom|nom"
    r"|entreprise|lien|ville|produit|marque|à compléter))"
    r"[^\W\d_][^\[\]\n:…@#.]{0,60}\](?![(:\[])"
)
"""[words] that are no link, no label, and not what the rule about leftovers of tools names."""
_QUOTED = re.compile(r"[“”«»\"]")
_FIRST_FANCY = 0x1D400
_MATHEMATICAL = range(_FIRST_FANCY, 0x1D800)
_FEW_LETTERS = 8
_WHOLE_POST, _WITH_MARK = 3, 2
"""Words: a post in capitals from end to end is called out from three on, from two before a !."""
_LONG_POST = 40
"""Words: beside so many for each, "!!" and "??" are a slip, not a raised voice."""
_EVERYDAY = {
    "en": frozenset(
        "a all always amazing and announcement are away back be because best better big but buy "
        "can closed coming comment congrats congratulations day days do don't ends enough ever "
        "every everyone everything fact final first follow for free from full get giveaway go "
        "going good great happy have her here his hot hour how huge hurry i i'm if important in "
        "incredible is it's just know last let let's like limited live look love me merry month "
        "more most must my need never new next no nobody not nothing now of off official on one "
        "only open or our out over please ready real really registration reminder repost "
        "results right sale save see share shop so soon special start stop sure take thank "
        "thanks that the there this time to today together tomorrow tonight too truly up very "
        "wait want warning was watch we week weekend welcome what when where why will winners "
        "with wow yes you you're your".split()
    ),
    "fr": frozenset(
        "a achetez ai alors arrive arrivent attention au aujourd'hui aussi autre aux avant avec "
        "belle bien bienvenue bon bonne c'est ca ce cette chez comme demain dernier derniere "
        "dernieres derniers des dit elle en encore enfin enorme ensemble est et exceptionnel "
        "faire fois foncez fou gagnez grand grande gratuit gratuite il incroyable inscriptions "
        "jamais je jour jours l'a l'urgence la le les ma maintenant mais match matchs merci mon "
        "ne ni non nos notre nous nouveau nouveaute nouvelle nouvelles officiel officielle "
        "officiels on ou oui ouvert ouverture par partout pas personne petit plus pour pourquoi "
        "premier premiere premieres premiers prix profitez programme que qui quoi rappel "
        "rendez-vous reprise resultat resultats rien sans se semaine seul seulement si soir "
        "soldes son sont super sur toujours tous tout toute toutes tres trop un une urgent va "
        "venez vente victoire vite vive voici vos votre vous vraiment week-end".split()
    ),
}
_STRESSED = {
    "en": frozenset(
        "absolutely again all always any before best big both can't comment congrats congratulations don't "
        "each easy else enough even ever every everyone everything far few finally first follow "
        "gone good great half happy hard here huge incredible insane just last less listen long lots "
        "love made many more most much must need never new nobody none not nothing now only open "
        "our own please ready real really repost right same see seriously share so some soon "
        "special still strict subscribe sure than the their them they this those today together "
        "tomorrow tonight too totally truly urgent very wait want warning what when where why will "
        "wonderful worst wow yes yet you your yours".split()
    ),
    "fr": frozenset(
        "aucun aucune aujourd'hui beaucoup chaque demain encore enfin enorme gagnez gratuit "
        "gratuite gratuits incroyable jamais maintenant meme merci moins nos notre nous nouveau nouveaux "
        "nouvelle nouvelles partout "
        "pas personne rien seul seule super surtout toujours tous tout toute toutes tres trop "
        "unique urgent vite vos votre vous".split()
    ),
}
_INFLECTED = {
    "en": re.compile(r"[a-z]{2,}(?:[^e]ed|ing|[a-z]ly|iest|ful|ous|able)"),
    "fr": re.compile(r"[a-z]{3,}(?:[^g]ement|amment|euses?|eux|ables?|issimes?|ons|ez)"),
}
_CHANGES = frozenset(
    "closed cancelled canceled postponed moved ferme fermee fermes fermees annule annulee annules annulees "
    "reporte reportee deplace deplacee barre barree".split()
)
"""What is shut, called off or put elsewhere: news in a single word."""
_NOTICES = _CHANGES | frozenset(
    "open sold wanted needed new ouvert ouverte nouveau nouveaux nouvelle nouvelles".split()
)
"""In capitals at the beginning of a line these are a notice."""
_IN_NAMES = frozenset(
    "a and in of on the to au aux avec de des du en et la le les par pour sur un une".split()
)
"""Words that join the parts of a name, so that they tell no name from a sentence."""
_CRIES = {
    "en": frozenset(
        "hello howdy heya hiya hooray hurray hurrah bingo boom yikes help gosh heck jackpot surprise "
        "happiness hallelujah amen bravo cheers wow yay yes".split()
    ),
    "fr": frozenset(
        "bonjour bonsoir coucou salut bravo hourra youpi bingo boum victoire allez felicitations chouette "
        "genial fini surprise champagne ouf oui wow yes".split()
    ),
}
"""Words that are called out: in capitals and with a ! they raise the voice wherever they stand."""
_VOWEL = re.compile("[aeiouy]")
_SHORTEST_CRY, _SHORTEST_STRESS = 5, 5
_HELD = re.compile(r"(.)\1{2,}")
_CALLED = re.compile(r"([aeiouy])\1{2,}|(.)\2{2,}$|(.)\3{3,}")
"""A vowel held, the last letter held, or any held for very long: no compound such as "Schifffahrt"."""
_ROMAN = re.compile("[ivxlcdm]+")
_BROKEN = re.compile(r"#[^\S\n]+(?=[^\W\d_])\w+")
_LINES, _FRAMES = r"═─━_=~*•.\-|/\\<>^", "╔╗╚╝║┃╭╮╰╯█▀▄░▒▓"
# The first sign stands alone, so that re looks for it and not for every kind of drawing.
_ART = re.compile(
    rf"[{_LINES}¯({_FRAMES}](?:(?<=[{_LINES}])[{_LINES}]{{9,}}|(?<=¯)\\_.{{1,5}}_/¯"
    rf"|(?<=\()[\\/][^\w\s]{{1,4}}[\\/]\)|(?<=[{_FRAMES}])[{_FRAMES}]{{2,}})"
)
_ADDRESS = re.compile(r"https?://\S+")
_WITH_NOUNS = frozenset("the our their this those".split())
_OPENING, _CLOSING = tuple('«“"[(‘'), tuple('»”"])’')
_INNER = re.compile(r",? [^\W\d_A-Z]")
_FEW_TAGS, _FEW_INNER_TAGS, _FEW_EMOJI = 5, 4, 3
_LISTED_FLAGS = 3
_SHORTEST_RUN = 2
_LONG_RUN = 4
_FEW_WORDS, _FEW_BESIDE = 2, 9
_LONGEST_HEADING = 10
"""Words: what is longer and in capitals is a sentence, not the heading of a list or a menu."""
_CAPTION = 4
_MANY_TAGS, _UNDER_TAGS = 8, 7
"""Above so many hashtags, a caption of so many words that tells nothing is as bare as four words."""
_GLUED = re.compile(r"(?<=[^\W_])#(\w+)")
"""Hashtags without a space before them: "#bread#rye"."""
_TITLE_WORDS = frozenset("of for from against de du des d pour contre".split())
"""With these, the words before a link say what is behind it: "Plan of the new mill"."""
_TELLING = {
    "en": frozenset(
        "is are was were be been am has have had will would can could should may might must do does "
        "did don't didn't isn't aren't wasn't can't won't it's that's there's he's she's who's i'm "
        "we're they're you're i've we've i'll we'll let's welcome thank thanks birthday guess sorry "
        "sold open opens closed gone left won lost wins beats goes got made makes said says "
        "not who what how".split()
    ),
    "fr": frozenset(
        "est sont etait etaient sera seront serait a ont avait aura auront ai as es suis sommes etes "
        "avons avez peut peuvent doit doivent fait font va vont c'est n'est j'ai qu'est bienvenue "
        "merci anniversaire devinez devine desole desolee pardon ferme ouvre ouvert arrive parti "
        "partie gagne perdu veut dit recherche cherche "
        "ne pas qui quel quelle".split()
    ),
}
"""Words with which even a short line tells something: verbs of every day, thanks, excuses."""
_NAMED = re.compile(r"[a-zà-ÿ,] [A-ZÀ-Ý][\w'’-]*[a-zà-ÿ]")
_WITHOUT_NAME = re.compile(
    r"(?:^|\n|@\w+|\b(?:for|by|with|via|from|congratulations|congrats|de|par|avec|pour|bravo|f[ée]licitations))"
    r"[\s,:–-]*$",
    re.IGNORECASE,
)
"""What stands before a handle that is no actor and nobody spoken to: a source, a list, a bare cheer."""
_CREDITS = re.compile(
    r"^[^@\n]*[^\W\d_][.!…]+[\s📷📸🎥]*(?:@[\w.]+[\s,&+]*)+(?:(?:https?://|#)\S+(?:\s+|$))*$"
)
"""A closed sentence, and then nothing but handles: who took the picture, not who is spoken to."""
_CHEERS = {
    "en": frozenset(
        "happy great good nice well brilliant amazing awesome lovely congrats congratulations bravo "
        "cheers hello hi hey love legend legends best".split()
    ),
    "fr": frozenset(
        "bon bonne beau belle bravo chapeau super felicitations salut bonjour coucou joyeux joyeuse "
        "genial top".split()
    ),
}
"""Words that cheer or greet the one whose handle follows."""
_WORDS_AFTER = re.compile(r"[ \u00a0]+[,:;]?[ \u00a0]*[^\W\d_]{2}(?!\w*://)")
_SIGNED = re.compile(
    r"(?:[📸📷🎥📹🎞]\ufe0f?|\b(?:photos?|pics?|images?|videos?|vid[ée]os?|cr[ée]dits?))"
    r"[\s:–-]*(?:(?:cr[ée]dits?|photos?|by|par|de)[\s:]*){0,2}$",
    re.IGNORECASE,
)
"""What stands before the handle of whoever took the picture: "📸: ", "Photo by "."""
_CREDIT = 24
"""Code points that hold it."""
_CREDITING = frozenset(
    "photo photos pic pics image images video videos credit credits by par".split()
)
_OFTEN, _TWICE = 3, 2


def shouting(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """Words in capitals that are no names or news labels, or runs of ! and ?."""
    capitals = passage.by_line(_shouted, passage.language) or _all_in_capitals(passage)
    marks = passage.by_line(_marks)
    if marks and not capitals and _is_a_slip(passage, marks):
        return
    if not capitals and not marks:
        return
    fixes = partial(_quietened, passage.text, capitals, marks)
    yield Finding(rule, tuple(sorted(capitals + marks)), fixes)


def _is_a_slip(passage: Passage, marks: tuple[Span, ...]) -> bool:
    """Whether a doubled sign here and there is all there is in a long post."""
    doubled = all(mark.end - mark.start == len("!!") for mark in marks)
    return doubled and passage.word_count > _LONG_POST * len(marks)


def _all_in_capitals(passage: Passage) -> tuple[Span, ...]:
    """Return the lines of a post that is in capitals from its first word to its last."""
    spans: list[Span] = []
    count = 0
    for placed in passage.lines:
        words = placed.facts.once(_capitals_only)
        if words is None:
            return ()
        if words:
            count += len(words)
            spans.append(Span(placed.start + words[0][0], placed.start + words[-1][1]))
    if any(sign in passage.text for sign in "!‼"):
        return tuple(spans) if count >= _WITH_MARK else ()
    said = not (_EVERYDAY[passage.language] - _IN_NAMES).isdisjoint(passage.words)
    is_notice = not _CHANGES.isdisjoint(passage.words)
    return tuple(spans) if said and not is_notice and count >= _WHOLE_POST else ()


def _capitals_only(facts: LineFacts) -> list[tuple[int, int]] | None:
    """Return the words of a line if all of them are in capitals, else None."""
    taken = _taken(facts.line)
    words = []
    for word in _WORD.finditer(facts.line.text):
        if holding(taken, word.start()) is None and len(word.group()) > 1:
            if not _is_capital(word.group()):
                return None
            words.append(word.span())
    return words


def _quietened(text: str, capitals: tuple[Span, ...], marks: tuple[Span, ...]) -> tuple[Fix, ...]:
    edits = [_lowered(text, span) for span in capitals]
    edits.extend(_one_mark(text, span) for span in marks)
    label = "lower-case" if capitals else "one-mark"
    return (Fix(label, tuple(sorted(edits, key=lambda edit: edit.span))),)


def _taken(line: Line) -> list[tuple[int, int]]:
    """Return where links, handles and hashtags stand, in order."""
    return sorted((*line.links, *line.handles, *line.hashtags))


def _free(facts: LineFacts, places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the places that touch no link, handle or hashtag."""
    taken = _taken(facts.line)
    return [(a, b) for a, b in places if not any(a < end and b > start for start, end in taken)]


def _shouted(facts: LineFacts, language: str) -> list[tuple[int, int]]:
    """Return runs of words in capitals that hold a word of every day, and single such words."""
    line = facts.line.text
    if not _MAY_SHOUT.search(line):
        return []
    runs: list[list[re.Match[str]]] = []
    after = -1
    for match in _WORD.finditer(line):
        if not _is_capital(match.group()):
            after = -1
        elif runs and after >= 0 and not _BREAK.search(line, after, match.start()):
            runs[-1].append(match)
            after = match.end()
        else:
            runs.append([match])
            after = match.end()
    free = [one for run in runs for one in _without_tags(facts.line, run)]
    titles = [match.span() for match in _TITLED.finditer(line)]
    loud = [(r[0].start(), r[-1].end()) for r in free if _is_loud(line, r, language)]
    loud = [place for place in loud if not any(a < place[0] and place[1] < b for a, b in titles)]
    beaten = _free(
        facts,
        [
            match.span()
            for match in _WORD_BY_WORD.finditer(line)
            if match[0].isupper() and _LONG_CAPITALS.search(match[0])
        ],
    )
    return merged(loud + beaten)


def _without_tags(line: Line, run: list[re.Match[str]]) -> list[list[re.Match[str]]]:
    """Return a run without links, handles and hashtags; where there are some, its long parts."""
    taken = _taken(line)
    parts: list[list[re.Match[str]]] = [[]]
    for word in run:
        if holding(taken, word.start()) is None:
            parts[-1].append(word)
        else:
            parts.append([])
    return parts if len(parts) == 1 else [part for part in parts if len(part) >= _LONG_RUN]


def _is_capital(word: str) -> bool:
    first = ord(word[0])
    return word.isupper() and (first < _FIRST_FANCY or first in _MATHEMATICAL)


def _is_mathematical(line: str, run: list[re.Match[str]]) -> bool:
    """Whether a run stands in mathematical letters, as headings often do."""
    return ord(line[run[0].start()]) in _MATHEMATICAL


def _is_loud(line: str, run: list[re.Match[str]], language: str) -> bool:
    """Whether a run of words in capitals raises the voice: acronyms, names and labels do not."""
    held = [fold(match.group()) for match in run]
    words = [_unstretched(word) for word in held]
    if len(words) > 1:
        if _is_title(line, run, words, language):
            return False
        everyday = _STRESSED if _is_mathematical(line, run) else _EVERYDAY
        known = any(word in everyday[language] or _is_inflected(word, language) for word in words)
        known = known or words != held
        if not known or _is_label(line, run):
            return False
        return sum(map(len, words)) >= _FEW_LETTERS or _is_stress(line, run, words, language)
    word = words[0]
    if _is_cry(line, run[0], held[0], language):
        return True
    stressed = word in _STRESSED[language] or _is_inflected(word, language)
    doubled = word[-1:] == word[-2:-1] and word[:-1] in _STRESSED[language]
    return (stressed or doubled) and _stands_in_sentence(line, run[0])


def _is_stress(line: str, run: list[re.Match[str]], words: list[str], language: str) -> bool:
    """Whether a short run inside a sentence holds nothing but words that are stressed: "SO SURE"."""
    if sum(map(len, words)) < _SHORTEST_STRESS or not _NOTICES.isdisjoint(words):
        return False
    return _STRESSED[language].issuperset(words) and line[: run[0].start()].rstrip()[-1:].islower()


def _is_cry(line: str, word: re.Match[str], held: str, language: str) -> bool:
    """Whether a word is called out: one held for long ("YEEEES"), or "HELLO!"."""
    if len(held) >= _SHORTEST_CRY and len(set(held)) > 1 and _CALLED.search(held):
        return _VOWEL.search(held) is not None and _ROMAN.fullmatch(held) is None
    return held in _CRIES[language] and line[word.end() :].lstrip()[:1] == "!"


_WORK = re.compile(
    r"\b(?:films?|movie|show|series|serie|book|novel|roman|livre|album|song|chanson"
    r"|documentary|documentaire|emission|spectacle|exhibition|expo(?:sition)?|contest|concours"
    r"|presents|presente|titled|entitled|intitulee?s?|podcast) ?:?$"
)
"""What a title follows, in any letters: "the film RYE AND SALT"."""


def _is_title(line: str, run: list[re.Match[str]], words: list[str], language: str) -> bool:
    """Whether a run is a title: in quotation marks or brackets, after "the film", or a heading."""
    before, after = line[: run[0].start()].rstrip(), line[run[-1].end() :].lstrip()
    stressed = _STRESSED[language] - _WITH_NOUNS
    if any(word in stressed or word.endswith("ez") for word in words):
        return False
    if after[:1] in ("!", "?"):
        return False
    if len(words) > 1 and _WORK.search(fold(before)):
        return True
    if before[-1:] in _OPENING and after[:1] in _CLOSING:
        return True
    if len(words) > _LONGEST_HEADING:
        return False
    beside = before + _ADDRESS.sub("", after)
    return not any(character.isalnum() for character in beside) and "!" not in beside


def _unstretched(word: str) -> str:
    """Return a word without letters held for long: "sooo" is "so"."""
    return _HELD.sub(r"\1", word)


def _is_inflected(word: str, language: str) -> bool:
    return _INFLECTED[language].fullmatch(word) is not None


def _is_label(line: str, run: list[re.Match[str]]) -> bool:
    """Whether the run is the label of a piece of news: "EN DIRECT", "BREAKING NEWS -"."""
    said = fold(line[run[0].start() : run[-1].end()])
    return _LABEL.fullmatch(said) is not None


def _stands_in_sentence(line: str, word: re.Match[str]) -> bool:
    """Whether small letters stand on one side of a word, so that it is one stressed word.

    "CLOSED on Monday" is a sign on a door, not a raised voice.
    """
    before = line[: word.start()].rstrip()
    after = line[word.end() :].lstrip()[:1]
    if fold(word.group()) in _NOTICES and not any(map(str.isalnum, before)):
        return False
    if before[-4:].lower() == " via":
        return False
    return before[-1:].islower() or after.islower() or before[-1:] == ","


def _marks(facts: LineFacts) -> list[tuple[int, int]]:
    found = _MARKS.finditer(facts.line.text)
    return _free(facts, [m.span() for m in found if m.group() not in ("?!", "!?")])


def _plain_letter(sign: str) -> str:
    """Return the letter that a mathematical one stands for; any other sign, such as a no-break space, as it is."""
    return unicodedata.normalize("NFKC", sign) if ord(sign) in _MATHEMATICAL else sign


def _lowered(text: str, span: Span) -> Edit:
    words = "".join(map(_plain_letter, text[span.start : span.end])).lower()
    before = text[: span.start].rstrip()
    if not before or before[-1] in ".!?…\n":
        words = words[:1].upper() + words[1:]
    return Edit(span, words)


def _one_mark(text: str, span: Span) -> Edit:
    return Edit(span, "?" if "?" in text[span.start : span.end] else "!")


def hashtag_pile(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """More than five hashtags, or four that break up the sentence."""
    tags = passage.hashtags
    if len(tags) > _FEW_TAGS:
        yield Finding(rule, tags, (_kept(passage.text, tags, 2, "keep-two"),))
        return
    inner = tuple(tag for tag in tags if _INNER.match(passage.text, tag.end))
    if len(inner) >= _FEW_INNER_TAGS:
        yield Finding(rule, inner, (Fix("plain-words", tuple(_plain_word(tag) for tag in inner)),))


def _plain_word(tag: Span) -> Edit:
    return Edit(Span(tag.start, tag.start + 1), "")


def hashtag_over_limit(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """More hashtags than the network allows or advises."""
    wanted = network(passage.given.network or "x").hashtags
    tags = passage.hashtags
    if wanted is not None and len(tags) > wanted:
        yield Finding(rule, tags[wanted:], (_kept(passage.text, tags[wanted:], 0, "remove"),))


def emoji_pile(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """Four emoji or more; neighbours are one span. A list of nations is told by its flags."""
    emoji = passage.emoji
    flags = {one for one in emoji if _FLAG.match(passage.text, one.start)}
    if len(flags) >= _LISTED_FLAGS:
        emoji = tuple(one for one in emoji if one not in flags)
    if len(emoji) > _FEW_EMOJI:
        yield Finding(rule, _joined(emoji), (_kept(passage.text, emoji, 1, "keep-one"),))


def emoji_bullet(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """Emoji before words at the start of three lines, or one emoji before two lines in a row."""
    if not passage.emoji:
        return
    spans: list[Span] = []
    in_a_row = False
    before = ""
    for placed in passage.lines:
        mark = _bullet(placed)
        emoji = passage.text[mark.start : mark.end] if mark else ""
        if mark:
            spans.append(mark)
            in_a_row = in_a_row or emoji == before
        if placed.line.text.strip():
            before = emoji
    if in_a_row or len(spans) >= _FEW_EMOJI:
        yield Finding(rule, tuple(spans), (Fix("dashes", tuple(Edit(s, "-") for s in spans)),))


def _bullet(placed: PlacedLine) -> Span | None:
    """Return the emoji that opens a line of words, if one does."""
    line = placed.line
    start = len(line.text) - len(line.text.lstrip())
    if not line.emoji or line.emoji[0][0] != start or not words_of(line.plain):
        return None
    return Span(placed.start + start, placed.start + line.emoji[0][1])


def _joined(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    joined: list[Span] = []
    for span in spans:
        if joined and joined[-1].end == span.start:
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return tuple(joined)


def _kept(text: str, spans: tuple[Span, ...], keep: int, label: str) -> Fix:
    """Return the fix that takes all but the first ``keep`` out, with the space before each."""
    edits = []
    for span in spans[keep:]:
        start = span.start
        while start and text[start - 1] in " \u00a0":
            start -= 1
        edits.append(Edit(Span(start, span.end), ""))
    return Fix(label, tuple(edits))


def fancy_letters(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """Words in mathematical or enclosed letters."""
    spans = passage.by_line(_fancy)
    if spans:
        edits = tuple(
            Edit(s, unicodedata.normalize("NFKC", passage.text[s.start : s.end])) for s in spans
        )
        yield Finding(rule, spans, (Fix("plain-letters", edits),))


def _fancy(facts: LineFacts) -> list[tuple[int, int]]:
    line = facts.line.text
    if line.isascii():
        return []
    runs: list[tuple[int, int]] = []
    for position, character in enumerate(line):
        if not _is_fancy(character):
            continue
        if runs and runs[-1][1] == position:
            runs[-1] = (runs[-1][0], position + 1)
        else:
            runs.append((position, position + 1))
    return _free(facts, [run for run in runs if run[1] - run[0] >= _SHORTEST_RUN])


def _is_fancy(character: str) -> bool:
    code = ord(character)
    return 0x1D400 <= code <= 0x1D7FF or 0x24B6 <= code <= 0x24E9 or 0xFF21 <= code <= 0xFF5A


def ascii_art(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """Drawings and rules made of signs."""
    if spans := passage.by_line(_drawings):
        yield Finding(rule, spans)


def _drawings(facts: LineFacts) -> list[tuple[int, int]]:
    return _free(facts, [match.span() for match in _ART.finditer(facts.line.text)])


def broken_hashtag(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """A # that is cut off from its word."""
    if "#" not in passage.text:
        return
    spans = tuple(Span(*m.span()) for m in _BROKEN.finditer(passage.text))
    if spans:
        edits = tuple(Edit(s, "#" + passage.text[s.start + 1 : s.end].lstrip()) for s in spans)
        yield Finding(rule, spans, (Fix("join", edits),))


def unfilled_blank(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """[words in small letters] of a snippet that were to be filled in; quotations may have some."""
    if "[" not in passage.text:
        return
    spans = []
    for met in _BLANK.finditer(passage.text):
        start, end = met.span()
        line = passage.text[passage.text.rfind("\n", 0, start) + 1 : start]
        if passage.text[start + 1].islower() and not _QUOTED.search(line):
            spans.append(Span(start, end))
    if spans:
        yield Finding(rule, tuple(spans))


def nothing_to_say(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """Almost no words once links, tags and emoji are taken away, and nobody spoken to."""
    if passage.given.kind == "reply":
        if not passage.words and passage.emoji and not passage.links and "?" not in passage.text:
            yield Finding(rule)
        return
    if "?" in passage.text:
        return
    most = _UNDER_TAGS if len(passage.hashtags) >= _MANY_TAGS else _CAPTION
    glued = {fold(word) for word in _GLUED.findall(passage.text)} if passage.hashtags else set()
    signed = _is_signed(passage)
    unsaid = glued | _CREDITING if signed else glued
    told = (word for word in passage.words if len(word) > 1 and word not in unsaid)
    words = list(islice(told, most + 1))
    if len(words) > most or any(word[0].isdigit() or word in _CHANGES for word in words):
        return
    credited = _credited(passage)
    if not (passage.links or passage.hashtags or passage.emoji or (credited and words)):
        return
    few = len(words) <= _FEW_WORDS and (not passage.handles or not words or credited or signed)
    if few or _is_bare_caption(passage, words):
        yield Finding(rule)


def _is_signed(passage: Passage) -> bool:
    """Whether each handle names who took the picture: "📸: @ana"."""
    before = [passage.text[max(0, one.start - _CREDIT) : one.start] for one in passage.handles]
    return bool(before) and all(_SIGNED.search(one) for one in before)


def _credited(passage: Passage) -> bool:
    """Whether handles only close a caption that is a sentence of its own: "Snow at last. @ana"."""
    if not passage.handles or not _TELLING[passage.language].isdisjoint(passage.words):
        return False
    if not _CHEERS[passage.language].isdisjoint(passage.words):
        return False
    return _CREDITS.search(passage.text) is not None


def _is_bare_caption(passage: Passage, words: Sequence[str]) -> bool:
    """Whether three or four words tell nothing: no verb, no name, no self, no offer, no tag as a word."""
    if not words or not _TELLING[passage.language].isdisjoint(words):
        return False
    if passage.links and not passage.emoji and not _TITLE_WORDS.isdisjoint(words):
        return False
    if passage.has("first_person", "either_or", "ad_buy", "ad_come", "ad_taste", "ad_programme"):
        return False
    text = passage.text
    if any(not _WITHOUT_NAME.search(text[: one.start]) for one in passage.handles):
        return False
    if any(_goes_on(text, tag.end) for tag in (*passage.hashtags, *passage.emoji)):
        return False
    return _NAMED.search(text) is None or not any(map(str.islower, text))


def _goes_on(text: str, end: int) -> bool:
    """Whether the words of a line go on after a tag or an emoji."""
    return _WORDS_AFTER.match(text, end) is not None


def filler(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """A wish or a saying with hardly a word beside it."""
    spans = passage.phrases(rule.id)
    if not spans or passage.given.kind == "reply":
        return
    said = sum(len(passage.text[span.start : span.end].split()) for span in spans)
    if passage.word_count - said <= _FEW_BESIDE:
        yield Finding(rule, spans)


def no_reader(passage: Passage, rule: Rule) -> Iterator[Finding]:
    """We and ours, or a product and its merits, and no you, no name, no question, no I."""
    of_us = len(passage.cue("we")) >= _OFTEN or len(passage.cue("product_voice")) >= _TWICE
    if of_us and leaves_people_out(passage):
        yield Finding(rule)


DETECTORS = {
    "shouting": shouting,
    "hashtag_pile": hashtag_pile,
    "hashtag_over_limit": hashtag_over_limit,
    "emoji_pile": emoji_pile,
    "emoji_bullet": emoji_bullet,
    "fancy_letters": fancy_letters,
    "ascii_art": ascii_art,
    "broken_hashtag": broken_hashtag,
    "unfilled_blank": unfilled_blank,
    "nothing_to_say": nothing_to_say,
    "filler": filler,
    "no_reader": no_reader,
}
