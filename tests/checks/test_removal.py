"""Taking words out: what stays is whole sentences, or nothing is offered."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from composer.checks.engine import Checker
from composer.checks.findings import CheckInput, Span
from composer.checks.removal import removal
from composer.text.lines import read_line

CHECKER = Checker.bundled()
LANGUAGES = ("en", "fr")
AROUND = {
    "en": ("{}", "The rye is out. {}", "{}\nKarim rows at six.", "Anna bakes 🥖 {} We row."),
    "fr": (
        "{}",
        "Le seigle est sorti. {}",
        "{}\nKarim rame à six heures.",
        "On cuit 🥖 {} On rame.",
    ),
}
CUT_START = {
    "en": "to for and or because who that with of us at on is are so if below now by via",
    "fr": "pour et ou car parce que qui de sur avec si autour en vite sont est au aux",
}
CUT_END = {
    "en": "to a the our your for and or with of by please is are from at in via so my then",
    "fr": "à de le les une notre votre pour et ou veuillez avec du par sur est sont merci puis",
}


def fixed(language: str) -> Iterator[tuple[str, str, str]]:
    """Yield every fix that takes words out of an example: the rule, the text before and after."""
    for rule in CHECKER.book.rules:
        side = rule.sides[language]
        for example in (*side.bad, *side.good):
            for around in AROUND[language]:
                text = around.format(example.text)
                network = example.network or "x"
                given = CheckInput(
                    text, language, network, example.kind or "post", example.answering
                )
                for found in CHECKER.check(given):
                    for fix in found.fixes:
                        if fix.label.startswith("remove"):
                            yield found.rule.id, text, fix.apply(text)


def sentences(text: str) -> list[str]:
    """Return the sentences of a text without their signs and spaces."""
    said = []
    for line in map(read_line, text.split("\n")):
        said += [line.plain[begin:end].strip(" .!?\x04") for begin, end in line.sentences]
    return said


def words(sentence: str) -> list[str]:
    return re.findall(r"[^\W_]+", sentence)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_fix_leaves_rubble(language: str) -> None:
    start, end = set(CUT_START[language].split()), set(CUT_END[language].split())
    seen = 0
    for rule, before, after in fixed(language):
        seen += 1
        told = f"{rule}: {before!r} → {after!r}"
        known = sentences(before)
        for sentence in sentences(after):
            if sentence in known:
                continue
            left = words(sentence)
            assert len(left) >= 2 or re.search("[\x01-\x03]", sentence), told
            assert not left or left[0] not in start, told
            assert not left or left[-1] not in end or sentence.endswith(("\x01", "\x02")), told
        assert not after or not after[0].islower() or before.startswith(after[0]), told
        assert not re.search(r"  |,[.,!?]|^[\s,;:.!?…–—]|[,;(] *(?:\n|$)|\( *\)", after), told
        assert after.count("\n\n") <= before.count("\n\n"), told
    assert seen > 300


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_fix_silences_its_rule_there(language: str) -> None:
    for rule in CHECKER.book.rules:
        for example in rule.sides[language].bad if rule.fix else ():
            given = CheckInput(
                example.text, language, example.network or "x", example.kind or "post"
            )
            for found in CHECKER.check(given):
                if found.rule is rule and found.fixes:
                    after = found.fixes[0].apply(example.text)
                    still = CHECKER.check(CheckInput(after, language, given.network, given.kind))
                    assert rule not in [one.rule for one in still], (rule.id, after)


@pytest.mark.parametrize(
    ("language", "rule", "before", "label", "after"),
    [
        ("en", "follow-beg", "Please follow us for more insights.", "remove-sentence", ""),
        ("fr", "follow-beg", "Veuillez nous suivre sur Twitter. On ouvre.", "remove-sentence", "On ouvre."),
        ("en", "like-beg", "We row at six, so please like our page!", "remove-part", "We row at six!"),
        ("fr", "like-beg", "On rame à six heures, likez notre page !", "remove", "On rame à six heures !"),
        ("en", "follow-beg", "Come in and follow us on Instagram.", "remove", "Come in."),
        ("en", "like-beg", "If you like rye, like our page. We row.", "remove-sentence", "We row."),
        ("fr", "like-beg", "Si le pain te plaît, mets un petit like. On rame.", "remove-sentence", "On rame."),
        ("en", "like-beg", "Like our page so you never miss out, and find the method here: rye.example", "remove-part", "Find the method here: rye.example"),
        ("fr", "like-beg", "Likez notre page, et venez goûter le seigle.", "remove-part", "Venez goûter le seigle."),
        ("en", "follow-beg", "Follow us, it means a lot. We row.", "remove-sentence", "We row."),
        ("en", "like-beg", "Enjoyed it? Like our page! Thanks! We row.", "remove-sentence", "We row."),
        ("fr", "off-platform-push", "La recette ? Lien en bio.\n\nOn rame.", "remove-sentence", "On rame."),
        ("en", "pressure-to-buy", "Hurry, the rye is leaving", "remove", "The rye is leaving"),
        ("en", "mass-greeting", "Hi everyone, the oven is hot.", "remove", "The oven is hot."),
        ("fr", "mass-greeting", "Bonjour à tous 🥐\nLe four est chaud.", "remove-sentence", "Le four est chaud."),
        ("en", "off-platform-push", "Bread. Visit our website: rye.example", "remove", "Bread. rye.example"),
    ],
)  # fmt: skip
def test_what_hangs_on_the_words_goes_along(
    language: str, rule: str, before: str, label: str, after: str
) -> None:
    (found,) = [f for f in CHECKER.check(CheckInput(before, language, "x")) if f.rule.id == rule]
    assert [(fix.label, fix.apply(before)) for fix in found.fixes] == [(label, after)]


@pytest.mark.parametrize(
    ("language", "rule", "text"),
    [
        ("fr", "follow-beg", "On vous propose de nous suivre !"),
        ("en", "self-praise", "The view offered by our car is the widest of its class."),
        ("en", "off-platform-push", "The bake-off is live on our YouTube channel"),
        ("fr", "mass-greeting", "Passez une belle journée à tous"),
        ("en", "mass-greeting", "Thanks to all our customers, bakers and friends."),
        ("en", "like-beg", "Like our page\nfor the list of the week"),
        ("fr", "follow-beg", "Vous pouvez nous suivre sur :\nle quai, le port"),
        ("en", "like-beg", "Anna said “please like our page” and laughed."),
    ],
)
def test_where_no_cut_is_clean_none_is_offered(language: str, rule: str, text: str) -> None:
    found = [f for f in CHECKER.check(CheckInput(text, language, "x")) if f.rule.id == rule]
    assert [one.fixes for one in found] == [()]


@pytest.mark.parametrize(
    ("text", "words", "left"),
    [
        ("Bonjour. Likez notre page. À demain", "Likez notre page", "Bonjour. À demain"),
        ("Likez notre page !\nÀ demain", "Likez notre page", "À demain"),
        ("On ouvre tôt, likez notre page", "likez notre page", "On ouvre tôt"),
        ("Un pain, svp, pour moi", "svp", "Un pain, pour moi"),
        ("On ouvre (likez notre page) à six heures.", "likez notre page", "On ouvre à six heures."),
    ],
)
def test_removing_words_leaves_a_tidy_text(text: str, words: str, left: str) -> None:
    start = text.index(words)
    passage = CHECKER.passage(CheckInput(text), "fr")
    (fix,) = removal(passage, (Span(start, start + len(words)),), only_words=words == "svp")
    assert fix.apply(text) == left
