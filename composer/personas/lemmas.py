"""The words of a line that carry meaning, brought to one form so that they can be compared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from composer.text.folding import fold
from composer.text.lines import read_line

_WORD = re.compile(r"aujourd'hui|rendez-vous|week-ends?|e-mails?|[^\W_\d]+|\d+")

_SOCIAL = {
    "fr": {
        "likez": "liker", "like": "liker", "likes": "liker", "likent": "liker",
        "taguez": "taguer", "tague": "taguer", "tag": "taguer", "tags": "taguer",
        "retweetez": "retweeter", "retweet": "retweeter", "rt": "retweeter",
        "followez": "follower", "followers": "follower", "follow": "follower",
        "swipez": "swiper", "swipe": "swiper", "repostez": "reposter", "repost": "reposter",
        "dm": "message", "dms": "message", "mp": "message", "mps": "message", "mail": "email",
        "mails": "email", "e-mail": "email", "e-mails": "email", "emails": "email", "posts": "post",
        "hashtags": "hashtag", "emojis": "emoji", "stories": "story", "reels": "reel",
        "lives": "live", "commentaires": "commenter", "commentaire": "commenter",
        "week-end": "weekend", "week-ends": "weekend", "weekends": "weekend",
        # Words that the dictionary takes for another one.
        "dures": "dur", "dure": "dur", "meilleur": "bon", "meilleure": "bon", "meilleurs": "bon",
        "meilleures": "bon", "mieux": "bon", "chaude": "chaud", "chaudes": "chaud",
        "cuite": "cuit", "cuites": "cuit", "paie": "payer", "paye": "payer", "molle": "mou",
        "molles": "mou", "amie": "ami", "amies": "ami",
    },
    "en": {
        "dm": "message", "dms": "message", "pm": "message", "pms": "message", "rt": "retweet",
        "stories": "story", "reels": "reel", "selfies": "selfie", "hashtags": "hashtag",
        "emojis": "emoji", "lives": "live", "mail": "email", "mails": "email", "emails": "email",
        "e-mail": "email", "e-mails": "email", "week-end": "weekend", "week-ends": "weekend",
        "weekends": "weekend", "unfollowing": "unfollow", "kids": "child", "kid": "child",
        "mum": "mother", "mums": "mother", "mom": "mother", "moms": "mother",
        # Words that the dictionary takes for another one.
        "loaves": "loaf", "shelves": "shelf", "halves": "half", "leaves": "leaf", "wives": "wife",
        "best": "good", "better": "good", "won": "win",
    },
}  # fmt: skip
"""Folded forms that no dictionary knows, above all those of social networks, with their lemma."""

_STOP = {
    "fr": frozenset(
        [
            "le",
            "la",
            "les",
            "un",
            "une",
            "des",
            "du",
            "de",
            "et",
            "est",
            "en",
            "que",
            "qui",
            "dans",
            "pour",
            "pas",
            "sur",
            "avec",
            "ce",
            "cette",
            "ces",
            "cet",
            "au",
            "aux",
            "plus",
            "par",
            "il",
            "elle",
            "ils",
            "elles",
            "nous",
            "vous",
            "je",
            "tu",
            "on",
            "mon",
            "ma",
            "mes",
            "ton",
            "ta",
            "tes",
            "son",
            "sa",
            "ses",
            "notre",
            "nos",
            "votre",
            "vos",
            "leur",
            "leurs",
            "mais",
            "ou",
            "donc",
            "or",
            "ni",
            "car",
            "ne",
            "se",
            "sont",
            "ont",
            "etre",
            "avoir",
            "faire",
            "tout",
            "tous",
            "toute",
            "toutes",
            "bien",
            "tres",
            "aussi",
            "comme",
            "si",
            "quand",
            "chez",
            "sans",
            "sous",
            "entre",
            "vers",
            "y",
            "a",
            "c",
            "d",
            "j",
            "l",
            "m",
            "n",
            "qu",
            "s",
            "t",
            "jusqu",
            "jusque",
            "lorsqu",
            "lorsque",
            "puisqu",
            "puisque",
            "quoi",
            "dont",
            "aller",
            "pouvoir",
            "vouloir",
            "devoir",
            "falloir",
            "mettre",
            "meme",
            "autre",
            "encore",
            "deja",
            "trop",
            "peu",
            "moins",
            "jamais",
            "rien",
            "chaque",
            "quel",
            "quelle",
            "quels",
            "quelles",
            "lequel",
            "laquelle",
            "lesquels",
            "lesquelles",
            "moi",
            "toi",
            "lui",
            "eux",
            "cela",
            "ca",
            "ceci",
            "ici",
            "comment",
            "pourquoi",
            "combien",
            "parce",
            "apres",
            "avant",
            "dire",
            "chose",
            "quelque",
            "quelqu",
            "prendre",
            "venir",
            "voir",
            "savoir",
            "celui",
            "celle",
            "ceux",
            "celles",
            "ci",
            "la-bas",
            "alors",
            "ainsi",
            "voici",
            "voila",
            "oui",
            "non",
            "ah",
            "oh",
            "eh",
            "etc",
            "via",
            "plusieurs",
            "aucun",
            "aucune",
            "assez",
            "presque",
            "souvent",
            "toujours",
            "parfois",
            "puis",
            "ensuite",
            "pendant",
            "depuis",
            "loin",
            "pres",
            "seulement",
            "afin",
            "contre",
            "selon",
            "malgre",
            "aujourd",
            "aujourd'hui",
            "hui",
            "es",
            "suis",
            "ete",
            "ai",
            "as",
            "avons",
            "avez",
        ]
    ),
    "en": frozenset(
        [
            "the",
            "a",
            "an",
            "of",
            "and",
            "to",
            "is",
            "are",
            "was",
            "were",
            "be",
            "been",
            "being",
            "am",
            "in",
            "that",
            "it",
            "for",
            "on",
            "with",
            "as",
            "at",
            "this",
            "these",
            "those",
            "by",
            "from",
            "or",
            "have",
            "has",
            "had",
            "having",
            "not",
            "but",
            "we",
            "you",
            "your",
            "our",
            "they",
            "their",
            "he",
            "she",
            "his",
            "her",
            "him",
            "its",
            "i",
            "me",
            "my",
            "mine",
            "us",
            "them",
            "than",
            "then",
            "too",
            "very",
            "some",
            "any",
            "one",
            "do",
            "does",
            "did",
            "done",
            "can",
            "could",
            "will",
            "would",
            "shall",
            "should",
            "may",
            "might",
            "must",
            "what",
            "when",
            "where",
            "how",
            "why",
            "who",
            "whom",
            "whose",
            "which",
            "there",
            "here",
            "all",
            "if",
            "so",
            "just",
            "about",
            "more",
            "up",
            "out",
            "down",
            "off",
            "get",
            "got",
            "go",
            "gone",
            "into",
            "over",
            "under",
            "no",
            "nor",
            "only",
            "own",
            "same",
            "such",
            "s",
            "t",
            "d",
            "ll",
            "re",
            "ve",
            "m",
            "don",
            "doesn",
            "didn",
            "won",
            "isn",
            "aren",
            "wasn",
            "weren",
            "couldn",
            "wouldn",
            "now",
            "also",
            "even",
            "much",
            "many",
            "most",
            "other",
            "another",
            "than",
            "each",
            "every",
            "both",
            "either",
            "whether",
            "really",
            "make",
            "thing",
            "say",
            "know",
            "want",
            "come",
            "take",
            "see",
            "let",
            "like",
            "yes",
            "please",
            "ever",
            "never",
            "always",
            "often",
            "again",
            "still",
            "yet",
            "once",
            "between",
            "through",
            "until",
            "till",
            "without",
            "within",
            "while",
            "because",
            "since",
            "before",
            "after",
            "ours",
            "yours",
            "theirs",
            "myself",
            "yourself",
            "itself",
            "themselves",
            "something",
            "anything",
            "nothing",
            "everything",
            "someone",
            "anyone",
            "everyone",
            "nobody",
            "somebody",
            "put",
            "give",
            "use",
            "way",
            "lot",
            "bit",
        ]
    ),
}
_FAINT = {
    "fr": frozenset(
        [
            "bon",
            "bonne",
            "grand",
            "petit",
            "beau",
            "nouveau",
            "vrai",
            "premier",
            "dernier",
            "jour",
            "temps",
            "fois",
            "gens",
            "personne",
            "homme",
            "femme",
            "monde",
            "vie",
            "an",
            "annee",
            "heure",
            "minute",
            "partir",
            "passer",
            "donner",
            "aimer",
            "trouver",
            "aider",
            "besoin",
            "question",
            "idee",
            "facon",
            "maniere",
            "exemple",
            "part",
            "cote",
            "simple",
            "facile",
            "seul",
            "long",
            "client",
            "produit",
        ]
    ),
    "en": frozenset(
        [
            "good",
            "great",
            "big",
            "small",
            "little",
            "new",
            "old",
            "real",
            "first",
            "last",
            "next",
            "day",
            "time",
            "people",
            "person",
            "man",
            "woman",
            "world",
            "life",
            "year",
            "hour",
            "minute",
            "find",
            "help",
            "need",
            "love",
            "look",
            "think",
            "feel",
            "question",
            "idea",
            "example",
            "part",
            "side",
            "simple",
            "easy",
            "long",
            "right",
            "sure",
            "customer",
            "client",
            "product",
        ]
    ),
}
"""Words so common that sharing one of them says nearly nothing."""

_TIME = {
    "fr": frozenset(
        [
            "lundi",
            "mardi",
            "mercredi",
            "jeudi",
            "vendredi",
            "samedi",
            "dimanche",
            "janvier",
            "fevrier",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "aout",
            "septembre",
            "octobre",
            "novembre",
            "decembre",
            "matin",
            "midi",
            "soir",
            "nuit",
            "semaine",
            "mois",
            "weekend",
            "hier",
            "demain",
        ]
    ),
    "en": frozenset(
        [
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "january",
            "february",
            "march",
            "april",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
            "morning",
            "noon",
            "evening",
            "night",
            "week",
            "month",
            "weekend",
            "tomorrow",
            "yesterday",
            "today",
            "tonight",
        ]
    ),
}
_BEFORE_ADJECTIVE = frozenset(
    [
        "the",
        "at",
        "this",
        "our",
        "my",
        "your",
        "his",
        "her",
        "its",
        "their",
        "these",
        "those",
        "very",
    ]
)
_STOPPED, _FAINTLY, _HALF = 0.0, 0.25, 0.5


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a line: its lemma and its folded form, its place in code points, its sentence.

    ``weight`` says how much sharing it means: 1 for a telling word, less for common ones, 0 for
    those that say nothing by themselves. ``lemma`` is for comparing, not for showing.
    """

    lemma: str
    folded: str
    start: int
    end: int
    sentence: int
    weight: float


@dataclass(frozen=True, slots=True)
class LineWords:
    """The words of a line, and where each telling lemma and folded form stands among them."""

    words: tuple[Word, ...]
    places: dict[str, tuple[int, ...]]


@lru_cache(maxsize=8192)
def line_words(line: str, language: str) -> LineWords:
    """Return the words of one line; links, handles, hashtags and emoji are no words.

    ``language`` is ``"fr"`` or ``"en"``. Accents, case and apostrophes do not matter; lines are
    remembered, so an edit only reads the line it changed.
    """
    read = read_line(line)
    words: list[Word] = []
    sentence = 0
    for match in _WORD.finditer(read.plain):
        while sentence + 1 < len(read.sentences) and match.start() >= read.sentences[sentence][1]:
            sentence += 1
        start, end = read.form.start(match.start()), read.form.end(match.end())
        lemma, weight = _lemma(line[start:end], match.group(), language)
        words.append(Word(lemma, match.group(), start, end, sentence, weight))
    if language == "en":
        words = _without_last_week(words)
    places: dict[str, list[int]] = {}
    for number, word in enumerate(words):
        if word.weight:
            for key in {word.lemma, word.folded}:
                places.setdefault(key, []).append(number)
    return LineWords(tuple(words), {key: tuple(found) for key, found in places.items()})


@lru_cache(maxsize=32768)
def _lemma(written: str, folded: str, language: str) -> tuple[str, float]:
    """Return the lemma of a word and its weight."""
    stop = _STOP[language]
    if folded in stop or (len(folded) < 2 and not folded.isdigit()):
        return folded, _STOPPED
    own = _SOCIAL[language].get(folded)
    lemma = fold(own or _from_dictionary(written, language))
    if lemma in stop and own is None:
        return lemma, _STOPPED
    weight = _FAINTLY if lemma in _FAINT[language] else _HALF if lemma in _TIME[language] else 1.0
    return lemma if own or language == "en" else _french_root(lemma), weight


def _from_dictionary(written: str, language: str) -> str:
    from simplemma import is_known, lemmatize  # 200 ms with its words: only when there are words

    word = written.casefold()
    lemma = str(lemmatize(word, lang=language))
    if language == "en" and lemma == word and word.endswith("ing"):
        rest = word[:-3]
        bases = (rest + "e", rest, rest[:-1])
        return next((base for base in bases if len(base) > 2 and is_known(base, lang="en")), word)
    return lemma


def _french_root(lemma: str) -> str:
    """Return what a verb, its participle and its noun share: tranche, trancher, tranché."""
    if lemma.endswith("s") and len(lemma) > 5 and not lemma.endswith("ss"):
        lemma = lemma[:-1]
    for ending, kept in (("ee", 3), ("er", 3), ("e", 4)):
        if lemma.endswith(ending) and len(lemma) - len(ending) >= kept:
            return lemma[: -len(ending)]
    return lemma


def _without_last_week(words: list[Word]) -> list[Word]:
    """Take the weight from "last" where it is no verb: last week, the last loaf."""
    kept = []
    for number, word in enumerate(words):
        if word.folded == "last":
            before = words[number - 1].folded if number else ""
            after = words[number + 1].folded if number + 1 < len(words) else ""
            adjective = before in _BEFORE_ADJECTIVE or after in _TIME["en"] | {"year", "time"}
            weight = _STOPPED if adjective else 1.0
            word = Word(word.lemma, word.folded, word.start, word.end, word.sentence, weight)
        kept.append(word)
    return kept
