"""Which of the two languages a short text is written in."""

from __future__ import annotations

import re
from functools import lru_cache

from composer.text.lines import EMOJI, HANDLE, HASHTAG, LINK, read_line

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
_FRENCH = frozenset(
    "le la les un une des du de et est en que qui dans pour pas sur avec ce cette ces au aux plus par il "
    "elle ils elles nous vous je tu mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs mais ou "
    "donc ne se sont ont etre avoir fait faire tout tous toute toutes bien tres aussi comme si quand chez "
    "sans sous entre vers bonjour merci salut bonne bon jour jours aujourd'hui demain hier soir matin ici "
    "voici voila c'est j'ai d'un d'une qu'il l'on n'est s'il oui non encore deja quoi quel quelle quels "
    "comment pourquoi parce moi toi lui eux on y etait sera peut peux faut veut aimez aime suivez partagez "
    "likez commentez abonnez decouvrez venez retrouvez dites dis notre page an ans mois semaine nouveau "
    "nouvelle nouveaux gagner bravo bonsoir vos fete lundi mardi mercredi jeudi vendredi samedi dimanche".split()
)
_ENGLISH = frozenset(
    "the of and to is are was were be been in that it for on with as at this these those by from or an "
    "have has had not but we you your our they their he she his her its i'm we're you're it's don't can "
    "will would what when where how why who which there here all if so do does did just about more up out "
    "get got now new today tomorrow tonight thank thanks please hello hi hey happy good great like follow "
    "share comment love see know make made want need i me my us them than then too very some any one two "
    "time day week year our check join let let's make sure best first free win buy shop monday tuesday "
    "wednesday thursday friday saturday sunday morning evening".split()
)
_FRENCH_SHAPE = re.compile(r"^(?:[ldjnmtsc]|qu|jusqu|lorsqu)'[a-z]|(?:ez|eux|aient|ment|tion|aise|ique|eau)$")
_ENGLISH_SHAPE = re.compile(r"(?:ing|ness|ful|ight|tion|'s|'ll|'ve|'re|n't|ly|th|wh|ck)$|^(?:th|wh|kn)")


@lru_cache(maxsize=8192)
def _line_votes(line: str) -> tuple[float, float]:
    """Return how strongly one line speaks for French and for English."""
    read = read_line(line)
    plain = read.plain
    for sign in (LINK, HANDLE, HASHTAG, EMOJI):
        plain = plain.replace(sign, " ")
    french = english = 0.0
    for word in _WORD.findall(plain):
        in_french, in_english = word in _FRENCH, word in _ENGLISH
        french += in_french + 0.3 * bool(_FRENCH_SHAPE.search(word))
        english += in_english + 0.3 * bool(_ENGLISH_SHAPE.search(word))
    accents = sum(1 for character in line if character in "éèêàùçôîûëïœÉÈÊÀÇ«»")
    return french + 0.7 * accents, english


def guess_language(text: str) -> str | None:
    """Return ``"fr"`` or ``"en"``, or None where the words say nothing.

    Links, handles, hashtags and emoji are left aside; when only hashtags are left, their language
    is not guessed.
    """
    votes = [_line_votes(line) for line in text.split("\n")]
    french, english = sum(vote[0] for vote in votes), sum(vote[1] for vote in votes)
    if french == english:
        return None
    return "fr" if french > english else "en"
