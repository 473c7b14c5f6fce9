"""The learned model: what its file may hold, what it adds, what it takes back, and how it is fed."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.checks.engine import Checker
from composer.checks.findings import CheckInput
from composer.checks.learned import (
    LONGEST,
    LearnedModel,
    lexicon_for,
    sentence_features,
    tokens,
)
from composer.checks.rules import bundled_files, load_rules
from composer.resources import resource

CHECKER = Checker.bundled()
BY_RULES = Checker(load_rules(bundled_files()), learned=False)
WEIGHTS = resource("model", "weights.json")
DATA = json.loads(WEIGHTS.read_text("utf-8"))
BOOK = {rule.id: rule for rule in CHECKER.book.rules}


def ids(text, language, checker=CHECKER, **known):
    return {f.rule.id for f in checker.check(CheckInput(text, language=language, **known))}


def test_the_file_is_small_and_can_be_read_line_by_line():
    assert WEIGHTS.stat().st_size <= 2_000_000
    features = len(DATA["sentence"]) + len(DATA["post"])
    assert len(WEIGHTS.read_text("utf-8").splitlines()) >= features


def test_no_handle_link_or_hashtag_weighs():
    words = [
        f.split(" ", 1)[1] for f in (*DATA["sentence"], *DATA["post"]) if f.startswith("word ")
    ]
    assert words
    assert not [
        word for word in words if set(word) & set("@#/_\x01\x02\x03\x04") and word[0] != "<"
    ]


def test_a_name_weighs_as_a_name_and_not_as_itself():
    facts = CHECKER.passage(CheckInput("We met Zebulon and @zeb at https://zeb.example #zeb"), "en")
    from_text = {
        token.read
        for placed in facts.lines
        for pair in placed.line.sentences
        for token in tokens(placed.facts, *pair)
    }
    assert {"<name>", "<handle>", "<link>", "<tag>"} <= from_text
    assert not any("zeb" in word for word in from_text)


def test_every_label_that_is_added_has_one_rule_that_speaks_for_it_in_its_own_words():
    speaking = {rule.learned: rule for rule in BOOK.values() if rule.learned}
    assert set(speaking) == set(DATA["labels"])
    assert all(rule.id in DATA["rules"][label] for label, rule in speaking.items())


@pytest.mark.parametrize(
    ("text", "language", "rule"),
    [
        ("An effortless fusion of craft and comfort, designed to inspire your everyday.", "en", "template-phrase"),
        ("Un nouvel élan pour l’innovation, au cœur des enjeux de demain.", "fr", "template-phrase"),
        ("Council approves new bridge after 14 years of debate, mayor says", "en", "gives-proof"),
        ("Would you have any good books about sourdough for a ten-year-old?", "en", "genuine-question"),
    ],
)  # fmt: skip
def test_it_hears_what_no_phrase_says(text, language, rule):
    assert rule not in ids(text, language, BY_RULES)
    assert rule in ids(text, language)


@pytest.mark.parametrize(
    ("text", "language", "rule", "words"),
    [
        ("An effortless fusion of craft and comfort, designed to inspire your everyday.", "en", "template-phrase", "effortless fusion of craft and comfort"),
        ("Council approves new bridge after 14 years of debate, mayor says", "en", "gives-proof", "14 years of debate, mayor says"),
        ("Would you have any good books about sourdough for a ten-year-old?", "en", "genuine-question", "Would you have any good books about sourdough for a ten-year-old?"),
        ("I will never forget how she held the rope until the boat was tied.", "en", "real-moment", "I will never forget how she held the rope"),
        ("Le devis dort sur la table et la chaudière siffle encore dans mon appartement.", "fr", "real-moment", "chaudière siffle encore dans mon appartement"),
        ("Elle m’a tenu la main 🙏 nous accueillons notre 500e adhérent.", "fr", "real-moment", "Elle m’a tenu la main"),
        ("Elle m’a tenu la main, et le toit fuyait encore sur nos lits.", "fr", "real-moment", "Elle m’a tenu la main"),
        ("Passed the final exam of my bakery course on Friday.", "en", "real-moment", "Passed the final exam of my bakery course on Friday"),
    ],
)  # fmt: skip
def test_the_words_that_weighed_are_marked(text, language, rule, words):
    found = CHECKER.check(CheckInput(text, language=language))
    assert [one.words(text) for one in found if one.rule.id == rule] == [words]


def test_a_word_alone_shows_no_strength():
    text = "J’avais tellement peur que j’ai lu le mauvais discours. Personne n’a rien vu."
    passage = CHECKER.passage(CheckInput(text, "fr"), "fr")
    human = [
        one for one in LearnedModel.bundled("fr").judge(passage, {}).added if one.label == "human"
    ]
    assert [text[a:b].count(" ") > 0 for one in human for a, b in one.spans] == [True]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("@ana Thank you for being such a fan, you make us so happy 💙", "en"),
        ("@ana Thanks for choosing us, so happy to have you with us!", "en"),
        ("Merci à nos partenaires pour votre confiance, vous êtes formidables.", "fr"),
    ],
)
def test_politeness_is_no_word_to_one_person(text, language):
    assert "personal-contact" not in ids(text, language, kind="reply")


@given(text=st.text(max_size=300), language=st.sampled_from(["en", "fr"]))
def test_any_text_can_be_weighed(text, language):
    for finding in CHECKER.check(CheckInput(text, language=language)):
        for span in finding.spans:
            assert 0 <= span.start < span.end <= len(text)


def test_a_text_longer_than_a_post_is_not_judged():
    line = "An effortless fusion of craft and comfort, designed to inspire your everyday.\n"
    assert "template-phrase" not in ids(line * (LONGEST // len(line) + 1), "en")


def test_kinds_of_words_count_inflected_and_without_accents():
    lexicon = lexicon_for("fr")
    assert "praise" in lexicon.kinds("recompense")
    assert "slogan_noun" in lexicon.kinds("innovations")
    features = sentence_features(["innovations", "et", "synergies"], lexicon, "fr")
    assert "kind slogan_noun 2" in features


TOLD = {
    "en": "We baked until three in the morning because the flour came late, and Ana fell asleep on "
    "the sacks while the first batch was rising. Karim took a picture of her. Recipe: link in bio.",
    "fr": "On a cuit jusqu’à trois heures parce que la farine est arrivée tard, et Ana s’est endormie "
    "sur les sacs pendant que la première fournée levait. La recette : lien en bio.",
}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_sends_people_away_in_so_many_words_is_never_withdrawn(language):
    found = CHECKER.check(CheckInput(TOLD[language], language, "instagram"))
    assert "off-platform-push" in {finding.rule.id for finding in found}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_rule_is_not_raised_where_what_it_needs_is_not_known(language):
    texts = [one.text for rule in CHECKER.book.rules for one in rule.sides[language].bad]
    texts.append(
        "Toutes les infos et les inscriptions sont par ici : https://seigle.example "
        "Rendez-vous sur la page"
    )
    for text in texts:
        for finding in CHECKER.check(CheckInput(text, language)):
            assert not finding.rule.needs, (finding.rule.id, text)
