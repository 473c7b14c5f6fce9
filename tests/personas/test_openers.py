"""Openers: every line shown raises its strength and no problem, and quotes without bending."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from composer.checks.engine import Checker
from composer.checks.findings import CheckInput, FindingKind
from composer.personas.openers import LONGEST, missing, moves, openers
from composer.personas.persona import Item, ItemKind, Persona
from composer.personas.samples import sample_personas
from composer.text.bilingual import ComposerError

CHECKER = Checker.bundled()
LANGUAGES = ("fr", "en")

NOTES = {
    "en": {
        ItemKind.NEED: ["Shoes that survive the school yard", "An hour to herself on Sunday", "A repair that holds."],
        ItemKind.DESIRE: ["A garden the neighbours stop for", "To play the piano again", "Sleep through the night…"],
        ItemKind.PROBLEM: ["The bus leaves before the shop opens", "Wet boots every Monday", "“Nobody picks up the phone”"],
        ItemKind.QUESTION: ["Which size lasts longest?", "How long does it take", "Do you repair old ones ?", "“Can I wash it?”", "Is it true?!"],
        ItemKind.HABIT: ["Walks to work", "I read the label first", "Tea at four, always", "Never buys on Monday", "Reading in bed", "Picks up her order late"],
        ItemKind.SHARED_GROUND: ["The school gate at four", "We grew up by the harbour.", "Choir on Thursdays"],
        ItemKind.WORDS: ["good as new", "a proper mend", "“sorted”"],
        ItemKind.HELP: ["Mend it while they wait", "Call back the same day", "Show how it is done"],
    },
    "fr": {
        ItemKind.NEED: ["Des chaussures qui survivent à la cour", "Une heure à elle le dimanche", "Une réparation qui tient."],
        ItemKind.DESIRE: ["Un jardin devant lequel on s’arrête", "Rejouer du piano", "Dormir toute la nuit…"],
        ItemKind.PROBLEM: ["Le bus part avant l’ouverture", "Des bottes mouillées chaque lundi", "« Personne ne décroche »"],
        ItemKind.QUESTION: ["Quelle taille dure le plus longtemps ?", "Combien de temps ça prend", "Vous réparez les anciens?", "« Ça se lave ? »", "C’est vrai ?!"],
        ItemKind.HABIT: ["Va au travail à pied", "Je lis d’abord l’étiquette", "Le thé à quatre heures", "Ne jette jamais rien", "Lire au lit", "Se lever tôt"],
        ItemKind.SHARED_GROUND: ["La sortie de l’école", "On a grandi près du port.", "La chorale du jeudi"],
        ItemKind.WORDS: ["comme neuf", "du beau travail", "« nickel »"],
        ItemKind.HELP: ["Réparer pendant qu’on attend", "Rappeler le jour même", "Montrer comment on fait"],
    },
}  # fmt: skip


def notes(language):
    """Return the strategy of lists of items that a writer could have noted down."""
    all_of_them = [(kind, text) for kind, texts in NOTES[language].items() for text in texts]
    one = st.builds(
        lambda pair, evidence: Item(*pair, evidence),
        st.sampled_from(all_of_them),
        st.sampled_from(["", "Ana, 9 Nov"]),
    )
    return st.lists(one, max_size=6, unique_by=lambda item: item.text).map(tuple)


def persona(*items, language="en"):
    return Persona("0" * 32, "Ruth", language=language, items=items)


def texts_of(move, *items, language="en"):
    return [
        one.text
        for one in openers(persona(*items, language=language), language)
        if one.move == move
    ]


def assert_praised(opener, language):
    found = CHECKER.check(CheckInput(opener.text, language=language))
    problems = [one.rule.id for one in found if one.rule.kind is FindingKind.PROBLEM]
    strengths = [one.rule.id for one in found if one.rule.kind is FindingKind.STRENGTH]
    assert not problems, opener.text
    assert opener.strength in strengths, opener.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_opener_of_the_samples_is_praised(language):
    for one in (None, *sample_personas(language)):
        for opener in openers(one, language):
            assert_praised(opener, language)


@pytest.mark.parametrize("language", LANGUAGES)
@settings(deadline=None)
@given(data=st.data())
def test_every_opener_of_other_people_is_praised(language, data):
    items = data.draw(notes(language))
    for opener in openers(persona(*items, language=language), language):
        assert_praised(opener, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_moves_enough_to_choose_from(language):
    assert len(moves(language)) >= 8
    assert all(len(set(move.forms)) >= 3 for move in moves(language))
    assert all(len(set(move.acts)) >= 3 for move in moves(language) if move.acts)
    assert {move.needs for move in moves(language)} == {None, *ItemKind}
    assert [move.id for move in moves("fr")] == [move.id for move in moves("en")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_ones_are_of_different_moves(language):
    first = openers(sample_personas(language)[0], language)[: len(moves(language))]
    assert len({opener.move for opener in first}) == len(first)


@pytest.mark.parametrize("language", LANGUAGES)
def test_used_openers_do_not_come_back(language):
    one = sample_personas(language)[0]
    used: set[str] = set()
    seen: list[str] = []
    while found := openers(one, language, used):
        used.add(found[0].key)
        seen.append(found[0].text)
    assert max(Counter(seen).values()) == 1
    assert len(seen) == len(openers(one, language))
    assert len({opener.key for opener in openers(one, language)}) == len(seen)


def test_a_refused_opener_is_not_shown():
    one = sample_personas("en")[0]
    kept = openers(
        one, "en", passes=lambda text, strength: "loaf" not in text and strength != "real-moment"
    )
    assert kept
    assert not any("loaf" in opener.text or opener.strength == "real-moment" for opener in kept)


@pytest.mark.parametrize("language", LANGUAGES)
@given(data=st.data())
def test_an_item_stands_in_its_opener_word_for_word(language, data):
    item = data.draw(notes(language).filter(bool))[0]

    def words(text):
        return re.findall(r"\w+", text.casefold())

    for opener in openers(persona(item, language=language), language):
        if next(move for move in moves(language) if move.id == opener.move).needs:
            said = " ".join(words(item.text))
            assert f" {said} " in f" {' '.join(words(opener.text))} "


@given(st.text(max_size=140), st.sampled_from(ItemKind), st.sampled_from(LANGUAGES))
def test_any_item_makes_tidy_lines_or_none(text, kind, language):
    for opener in openers(persona(Item(kind, text, "Ana"), language=language), language):
        assert "\n" not in opener.text
        assert len(opener.text) < LONGEST + 90
        assert "{" not in opener.text or "{" in text


@pytest.mark.parametrize(
    ("asked", "language", "shown"),
    [
        ("Can I freeze it?", "en", "“Can I freeze it?”"),
        ("Can I freeze it", "en", "“Can I freeze it?”"),
        ("“Can I freeze it?”", "en", "“Can I freeze it?”"),
        ("Can I freeze it ??!", "en", "“Can I freeze it?”"),
        ("Is “proper” bread dear?", "en", "“Is ‘proper’ bread dear?”"),
        ("Ça se congèle ?", "fr", "«\u00a0Ça se congèle\u00a0?\u00a0»"),
        ("Ça se congèle?", "fr", "«\u00a0Ça se congèle\u00a0?\u00a0»"),
        ("« Ça se congèle ? »", "fr", "«\u00a0Ça se congèle\u00a0?\u00a0»"),
        ("C’est « du vrai pain » ?", "fr", "«\u00a0C’est “du vrai pain”\u00a0?\u00a0»"),
    ],
)
def test_a_question_keeps_one_question_mark(asked, language, shown):
    lines = texts_of("own-answer", Item(ItemKind.QUESTION, asked), language=language)
    assert len(lines) == 3
    assert all(shown in line for line in lines)


def test_what_nobody_said_is_not_put_into_a_mouth():
    guess = Item(ItemKind.QUESTION, "Can I freeze it?")
    assert not texts_of("own-words", guess)
    assert texts_of("own-words", Item(ItemKind.QUESTION, "Can I freeze it?", "Ruth, 9 Nov"))


@pytest.mark.parametrize(
    ("habit", "language", "first"),
    [
        ("Slices everything on Tuesday night", "en", "Who else slices everything on Tuesday night? I do."),
        ("Never buys on Monday.", "en", "Who else never buys on Monday? I do."),
        ("Picks up her order late", "en", "“Picks up her order late”: anyone else? I do it too."),
        ("Slices of toast at four", "en", "“Slices of toast at four”: anyone else? I do it too."),
        ("Never a dull day", "en", "“Never a dull day”: anyone else? I do it too."),
        ("Tranche tout le mardi soir", "fr", "Qui d’autre tranche tout le mardi soir\u00a0? Moi, oui."),
        ("Ne jette jamais rien", "fr", "Qui d’autre ne jette jamais rien\u00a0? Moi, oui."),
        ("Ne plus jeter de pain", "fr", "«\u00a0Ne plus jeter de pain\u00a0»\u00a0: qui d’autre\u00a0? Moi, oui."),
        ("Se lever tôt", "fr", "«\u00a0Se lever tôt\u00a0»\u00a0: qui d’autre\u00a0? Moi, oui."),
    ],
)  # fmt: skip
def test_a_habit_is_told_or_quoted(habit, language, first):
    assert texts_of("shared-habit", Item(ItemKind.HABIT, habit), language=language)[0] == first


def test_french_has_its_no_break_spaces():
    one = sample_personas("fr")[0]
    for opener in openers(one, "fr"):
        assert not re.search(r"(?<!\u00a0)[:;!?»]|«(?!\u00a0)", opener.text), opener.text


def test_with_little_known_the_panel_says_what_to_add():
    for little in (None, persona(), persona(Item(ItemKind.WORDS, "proper bread"))):
        said = missing(little)
        assert said is not None
        assert said.en
        assert said.fr
        offered = openers(little, "en")
        assert offered
        assert all(
            move.needs is None for move in moves("en") if move.id in {one.move for one in offered}
        )
    assert missing(sample_personas("fr")[0]) is None


def test_too_long_an_item_makes_no_opener():
    assert not texts_of("small-help", Item(ItemKind.NEED, "bread " * 30))


GOOD = '[[move]]\nid = "a"\nname = "A"\nneeds = "need"\nstrength = "helps-someone"\nforms = ["{item} here."]\n'


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("[[move]\n", "line 1"),
        ("", "move"),
        (GOOD.replace('id = "a"\n', ""), "id"),
        (GOOD.replace('"need"', '"wish"'), "wish"),
        (GOOD.replace("{item}", "{itme}"), "itme"),
        (GOOD.replace('["{item} here."]', '"{item}"'), "forms"),
        (GOOD.replace('"A"', "3"), "name"),
        ("move = 3\n", "int"),
        ("verbs = 3\n" + GOOD, "int"),
        ("\udce9", "utf-8"),
    ],
)
def test_a_broken_file_is_named_with_its_reason(content, reason, tmp_path):
    (tmp_path / "en.toml").write_bytes(content.encode("utf-8", "surrogateescape"))
    with pytest.raises(ComposerError) as caught:
        moves("en", tmp_path)
    assert "en.toml" in caught.value.message.en
    assert "en.toml" in caught.value.message.fr
    assert reason in caught.value.message.en


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(ComposerError, match=r"fr\.toml"):
        moves("fr", tmp_path)
