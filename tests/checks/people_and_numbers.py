"""French said to one person or to several, and nouns in the other number: tables for the tests.

The tables are small and made for the rules' examples; a text that they cannot turn wholly is left
alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

Edit = tuple[int, int, str]

# vous: (tu as a statement, tu as an order)
_IRREGULAR = {
    "êtes": ("es", "sois"),
    "avez": ("as", "aie"),
    "faites": ("fais", "fais"),
    "dites": ("dis", "dis"),
    "pouvez": ("peux", ""),
    "voulez": ("veux", ""),
    "devez": ("dois", ""),
    "savez": ("sais", "sache"),
    "voyez": ("vois", "vois"),
    "croyez": ("crois", "crois"),
    "suivez": ("suis", "suis"),
    "mettez": ("mets", "mets"),
    "lisez": ("lis", "lis"),
    "écrivez": ("écris", "écris"),
    "prenez": ("prends", "prends"),
    "apprenez": ("apprends", "apprends"),
    "venez": ("viens", "viens"),
    "tenez": ("tiens", "tiens"),
    "soutenez": ("soutiens", "soutiens"),
    "recevez": ("reçois", "reçois"),
    "choisissez": ("choisis", "choisis"),
    "réagissez": ("réagis", "réagis"),
    "répondez": ("réponds", "réponds"),
    "attendez": ("attends", "attends"),
    "connaissez": ("connais", "connais"),
    "découvrez": ("découvres", "découvre"),
    "dormez": ("dors", "dors"),
    "buvez": ("bois", "bois"),
    "allez": ("vas", "va"),
    "rejoignez": ("rejoins", "rejoins"),
    "inscrivez": ("inscris", "inscris"),
    "achetez": ("achètes", "achète"),
    "envoyez": ("envoies", "envoie"),
    "préférez": ("préfères", "préfère"),
    "complétez": ("complètes", "complète"),
    "appelez": ("appelles", "appelle"),
    "essayez": ("essaies", "essaie"),
    "saurez": ("sauras", ""),
    "croirez": ("croiras", ""),
    "aurez": ("auras", ""),
    "serez": ("seras", ""),
    "pourrez": ("pourras", ""),
    "verrez": ("verras", ""),
    "aviez": ("avais", ""),
    "étiez": ("étais", ""),
    "auriez": ("aurais", ""),
    "seriez": ("serais", ""),
}
_VERBS = (
    "abonnez aimez likez partagez taguez identifiez mentionnez commentez votez cliquez laissez "
    "oubliez pensez réservez commandez profitez regardez trouvez cherchez testez montrez racontez "
    "gagnez retweetez lâchez tapez dépêchez calmez aidez visitez retrouvez invitez ajoutez gardez "
    "coupez inventez légendez essayez publiez osez scrollez appelez passez goûtez apportez habitez "
    "tranchez mangez parlez donnez posez déposez entrez activez enregistrez participez jouez tentez "
    "imaginez arrêtez écoutez comptez contactez demandez utilisez enveloppez cuisez congelez"
).split()
_ITSELF = frozenset("abonnez dépêchez calmez inscrivez arrêtez".split())
_FEMININE = frozenset(
    "page photo chaîne recette astuce histoire publication place mémoire croûte miche faute envie "
    "question réponse idée équipe patience lettre boutique commande première mère".split()
)
_SETTLED = (
    ("s’il vous plaît", "s’il te plaît"),
    ("s'il vous plaît", "s'il te plaît"),
    ("dépêchez-vous", "dépêche-toi"),
    ("le vôtre", "le tien"),
    ("la vôtre", "la tienne"),
)
_AFTER_TOI = r"(?:pour|chez|avec|à|de|sur|et|comme|sans|autour de|qu['’]à)"
_OF_VOUS = re.compile(r"\b(?:vous|votre|vos|vôtres?|veuillez|\w+ez|\w+tes)\b", re.IGNORECASE)
_NO_VERB = frozenset("chez assez nez rez venez-y ces êtes mettes toutes faites tes".split())
_OF_TU = re.compile(r"\b(?:tu|te|toi|ton|ta|tes|tien|tienne|t['’]\w+)\b", re.IGNORECASE)


def _statement(vous: str) -> str:
    if vous in _IRREGULAR:
        return _IRREGULAR[vous][0]
    return vous[:-1] + "s"


def _order(vous: str) -> str:
    if vous in _IRREGULAR:
        return _IRREGULAR[vous][1]
    return vous[:-1]


_ALL_VERBS = (*_IRREGULAR, *_VERBS)
_STATEMENTS = {_statement(vous): vous for vous in _ALL_VERBS}
_ORDERS = {_order(vous): vous for vous in _ALL_VERBS if _order(vous)}


def _either(words: object) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))  # type: ignore[call-overload]


_VOUS = re.compile(
    rf"(?P<settled>{_either([vous for vous, _ in _SETTLED])})"
    rf"|\bvous (?P<between>n['’]y |n['’]|ne |nous |en )?(?P<stated>{_either(_ALL_VERBS)})\b"
    rf"|\b(?P<asked>{_either(_ALL_VERBS)})-vous\b"
    rf"|\b(?P<ordered>{_either(_ALL_VERBS)})\b"
    rf"|\b(?P<after>{_AFTER_TOI} )vous\b(?! \w+(?:er|ir|re)\b)"
    r"|-vous\b(?P<hyphen>)|\bvous (?P<vowel>(?=[aeiouyhéê]))|\bvous\b(?P<object>)"
    r"|\bvotre (?P<owned>\w+)|\b(?P<several>vos)\b",
    re.IGNORECASE,
)
_TU = re.compile(
    rf"\b(?P<settled>{_either([tu for _, tu in _SETTLED])})\b"
    rf"|\btu (?:ne )?(?P<stated>{_either(_STATEMENTS)})\b"
    rf"|\b(?P<asked>{_either(_STATEMENTS)})-tu\b"
    rf"|(?:(?<=^)|(?<=[.!?,:;\n«] )|(?<=\bet )|(?<=\bou ))(?P<ordered>{_either(_ORDERS)})"
    r"(?P<itself>-toi)?\b(?!-je| pour)"
    rf"|\bt['’](?P<elided>es|as)\b|\bt['’](?P<apostrophe>)(?=\w)|\bte (?P<object>)"
    r"|\btoi\b(?P<toi>)|\b(?:ton|ta)\b(?P<owned>)|\btes\b(?P<several>)",
    re.IGNORECASE,
)


def _cased(like: str, word: str) -> str:
    if like.isupper() and len(like) > 2:
        return word.upper()
    return word[:1].upper() + word[1:] if like[:1].isupper() else word


def to_tu(text: str) -> Iterator[list[Edit]]:
    """Yield the edits that say ``text`` to one friend; nothing where it speaks to nobody."""
    edits: list[Edit] = []
    for match in _VOUS.finditer(text):
        edits.append((match.start(), match.end(), _cased(match.group(), _said_to_one(match))))
    yield from _whole(text, edits, _OF_VOUS)


def _said_to_one(match: re.Match[str]) -> str:
    found = {name: value.lower() for name, value in match.groupdict().items() if value is not None}
    if "settled" in found:
        return dict(_SETTLED)[found["settled"]]
    if "stated" in found:
        return f"tu {found.get('between', '')}{_statement(found['stated'])}"
    if "asked" in found:
        verb = found["asked"]
        return f"{_order(verb)}-toi" if verb in _ITSELF else f"{_statement(verb)}-tu"
    if "ordered" in found:
        return _order(found["ordered"])
    if "after" in found:
        return f"{found['after']}toi"
    if "hyphen" in found:
        return "-toi"
    if "owned" in found:
        return ("ta " if found["owned"] in _FEMININE else "ton ") + match["owned"]
    if "several" in found:
        return "tes"
    return "t’" if "vowel" in found else "te"


def to_vous(text: str) -> Iterator[list[Edit]]:
    """Yield the edits that say ``text`` politely or to several; nothing where it speaks to nobody."""
    if _OF_VOUS.search(text):
        return
    edits: list[Edit] = []
    for match in _TU.finditer(text):
        edits.append((match.start(), match.end(), _cased(match.group(), _said_to_many(match))))
    yield from _whole(text, edits, _OF_TU)


def _said_to_many(match: re.Match[str]) -> str:
    found = {name: value.lower() for name, value in match.groupdict().items() if value is not None}
    if "settled" in found:
        return {tu: vous for vous, tu in _SETTLED}[found["settled"]]
    if "stated" in found:
        return f"vous {'ne ' if ' ne ' in match.group() else ''}{_STATEMENTS[found['stated']]}"
    if "asked" in found:
        return f"{_STATEMENTS[found['asked']]}-vous"
    if "ordered" in found:
        return _ORDERS[found["ordered"]] + ("-vous" if "itself" in found else "")
    if "elided" in found:
        return "vous êtes" if found["elided"] == "es" else "vous avez"
    if "owned" in found:
        return "votre"
    if "several" in found:
        return "vos"
    return "vous" if "toi" in found else "vous "


def _whole(text: str, edits: list[Edit], left: re.Pattern[str]) -> Iterator[list[Edit]]:
    """Yield ``edits`` when they leave nothing of the other way of speaking."""
    turned = text
    for start, end, new in reversed(edits):
        turned = turned[:start] + new + turned[end:]
    if edits and not any(one.group().lower() not in _NO_VERB for one in left.finditer(turned)):
        yield edits


# (singular, plural), each said as a whole so that the verb agrees.
_NUMBERS = {
    "fr": (
        ("un ami qui ronfle", "des amis qui ronflent"),
        ("votre ami", "vos amis"),
        ("la personne avec qui", "les personnes avec qui"),
        ("un ami", "des amis"),
        ("un cœur", "des cœurs"),
        ("ce post", "ces posts"),
        ("notre page", "nos pages"),
        ("ma chaîne", "mes chaînes"),
        ("un petit like", "des petits likes"),
        ("un pouce bleu", "des pouces bleus"),
        ("un avis", "des avis"),
        ("notre nouvelle collection", "nos nouvelles collections"),
        ("votre coffret", "vos coffrets"),
        ("le film", "les films"),
        ("votre place", "vos places"),
        ("notre nouvelle campagne", "nos nouvelles campagnes"),
        ("notre nouveau film publicitaire est", "nos nouveaux films publicitaires sont"),
        ("notre spot", "nos spots"),
        ("retrouver le chat", "retrouver les chats"),
        ("notre quiz", "nos quiz"),
        ("le vrai fan saura", "les vrais fans sauront"),
        ("cher client", "chers clients"),
        ("la photo qui aura", "les photos qui auront"),
        ("notre site", "nos sites"),
        ("notre chaîne youtube", "nos chaînes youtube"),
        ("solution innovante", "solutions innovantes"),
        ("une synergie", "des synergies"),
        ("chiffre confidentiel", "chiffres confidentiels"),
        ("notre avocat vous appellera", "nos avocats vous appelleront"),
        ("une idée", "des idées"),
        ("vos idées", "votre idée"),
        ("votre recette", "vos recettes"),
        ("votre astuce", "vos astuces"),
        ("votre première recette", "vos premières recettes"),
        ("votre premier pain", "vos premiers pains"),
        ("pour une amie", "pour des amies"),
        ("votre réponse", "vos réponses"),
        ("votre dessin", "vos dessins"),
        ("cette photo", "ces photos"),
        ("un nom", "des noms"),
        ("votre pain", "vos pains"),
        ("une cliente m’a", "des clientes m’ont"),
        ("le prix", "les prix"),
    ),
    "en": (
        ("a friend who is", "two friends who are"),
        ("your best friend", "your best friends"),
        ("our page", "our pages"),
        ("our facebook page", "our facebook pages"),
        ("my page", "my pages"),
        ("a review", "reviews"),
        ("this post", "these posts"),
        ("my channel", "my channels"),
        ("our menu", "our menus"),
        ("new collection", "new collections"),
        ("your box", "your boxes"),
        ("the film", "the films"),
        ("your ticket", "your tickets"),
        ("new tv ad is", "new tv ads are"),
        ("our latest commercial", "our latest commercials"),
        ("our campaign", "our campaigns"),
        ("spot the cat", "spot the cats"),
        ("an emoji", "emojis"),
        ("our bread quiz", "our bread quizzes"),
        ("a real fan", "real fans"),
        ("a true fan", "true fans"),
        ("the photo with", "the photos with"),
        ("our website", "our websites"),
        ("innovative solution", "innovative solutions"),
        ("your favourite crust", "your favourite crusts"),
        ("any idea", "any ideas"),
        ("your recipe", "your recipes"),
        ("your first recipe", "your first recipes"),
        ("your own trick", "your own tricks"),
        ("your story", "your stories"),
        ("your answer", "your answers"),
        ("your drawing", "your drawings"),
        ("a caption", "captions"),
        ("this photo", "these photos"),
        ("a name", "names"),
        ("our lawyer", "our lawyers"),
        ("a customer asked", "two customers asked"),
        ("the award", "the awards"),
        ("the label", "the labels"),
        ("valued customer", "valued customers"),
        ("for a friend", "for friends"),
    ),
}


def other_number(text: str, language: str) -> Iterator[list[Edit]]:
    """Yield the edits that put one noun of ``text``, with its companions, in the other number."""
    low = text.lower()
    for pair in _NUMBERS[language]:
        for old, new in pair, pair[::-1]:
            found = re.search(rf"(?<![\w-]){re.escape(old)}(?![\w-])", low)
            if found:
                end = found.end()
                yield [(found.start(), end, _cased(text[found.start() : end], new))]
                break
