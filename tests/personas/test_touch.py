"""What a draft touches of a persona, and with which words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.personas.lemmas import line_words
from composer.personas.persona import Item, ItemKind, Persona, Place
from composer.personas.samples import sample_draft, sample_personas
from composer.personas.touch import reader_of, touches
from tests.steps import steps


def persona(language, *texts, kind=ItemKind.NEED, evidence=""):
    items = tuple(Item(kind, text, evidence) for text in texts)
    return Persona("0" * 32, "Ruth", language=language, items=items)


def touched(language, item, text, kind=ItemKind.NEED):
    """Return the words of ``text`` that touch ``item``, and those of ``item``; None if none do."""
    found = touches(persona(language, item, kind=kind), text, language)
    if not found:
        return None
    return [text[s.start : s.end] for s in found[0].spans], list(found[0].item_words)


@pytest.mark.parametrize(
    ("language", "item", "text", "words", "own"),
    [
        (
            *("fr", "Du pain qui tient jusqu’au vendredi"),
            "Notre seigle tenait jusqu’au vendredi.",
            *(["tenait", "vendredi"], ["tient", "vendredi"]),
        ),
        (
            *("fr", "Lequel se garde le mieux ?"),
            "J’en ai gardé un. Le soir, il était meilleur que le premier jour.",
            *(["gardé", "meilleur"], ["garde", "mieux"]),
        ),
        ("fr", "Est-ce que je peux le congeler ?", "🥖 ON CONGÈLE !", ["CONGÈLE"], ["congeler"]),
        ("fr", "Ne plus jeter les quignons", "Jetez-vous l’quignon ?", ["Jetez", "quignon"], ["jeter", "quignons"]),
        ("fr", "Répondre aux abonnés", "Nos abonné·e·s, on leur a répondu", ["abonné·e·s", "répondu"], ["Répondre", "abonnés"]),
        ("fr", "Savoir qui taguer", "Taguez un ami", ["Taguez"], ["taguer"]),
        ("fr", "Qui va liker ça", "likez !", ["likez"], ["liker"]),
        ("fr", "Le goûter du week-end", "GOUTER DU WEEKEND", ["GOUTER", "WEEKEND"], ["goûter", "week-end"]),
        ("fr", "La crème brûlée", "cre\u0300me bru\u0302le\u0301e !", ["cre\u0300me", "bru\u0302le\u0301e"], ["crème", "brûlée"]),
        (
            *("en", "Bread that lasts until Friday"),
            "Our rye would last until\u00a0Friday.",
            *(["last", "Friday"], ["lasts", "Friday"]),
        ),
        ("en", "Which loaf keeps best?", "I kept the loaves back", ["kept", "loaves"], ["loaf", "keeps"]),
        ("en", "Can I freeze it?", "Freezing is fine", ["Freezing"], ["freeze"]),
        ("en", "A breakfast the children finish", "The kids’ breakfast", ["kids", "breakfast"], ["breakfast", "children"]),
        ("en", "A message", "DM us", ["DM"], ["message"]),
    ],
)  # fmt: skip
def test_other_forms_of_the_same_words_touch(language, item, text, words, own):
    found = touched(language, item, text)
    assert found == (words, own)


@pytest.mark.parametrize(
    ("language", "item", "text"),
    [
        ("fr", "Du pain qui tient jusqu’au vendredi", "Vendredi, pain au levain !"),
        ("fr", "Du pain qui tient jusqu’au vendredi", "Vendredi.\n\nIl tient."),
        ("fr", "Du pain qui tient jusqu’au vendredi", "Il tient. On rit. On chante. Vendredi."),
        ("fr", "Le jeudi, la miche est trop dure à couper", "Jeudi, nos miches sont là"),
        ("fr", "Qu’est-ce que c’est ?", "Qu’est-ce que c’est que ça ?"),
        ("fr", "Gagner du temps", "Le temps est beau"),
        ("fr", "Gagner du temps", "#gagner du @temps et https://temps.example/gagner"),
        ("en", "Bread that lasts until Friday", "Last Friday we sold bread"),
        ("en", "Bread that lasts until Friday", "The last bread, Friday"),
        ("en", "Which loaf keeps best?", "The best loaf in town"),
        ("en", "What would you do?", "What would you do?"),
        ("en", "A good day", ""),
        ("en", "Can I freeze it?", " \n\n "),
    ],
)
def test_everyday_or_distant_words_do_not_touch(language, item, text):
    assert touched(language, item, text) is None


def test_a_phrase_of_theirs_is_touched_when_it_is_said():
    said = {"This is proper bread", "Proper, honest bread", "PROPER BREAD"}
    unsaid = {"Bread, the proper way", "A proper answer about bread", "bread"}
    kind = ItemKind.WORDS
    assert all(touched("en", "proper bread", text, kind) for text in said)
    assert not any(touched("en", "proper bread", text, kind) for text in unsaid)
    well = touched("en", "keeps well", "It kept so well", kind)
    assert well == (["kept", "well"], ["keeps", "well"])


def test_the_nearest_words_are_shown():
    text = "Vendredi, fête. Le seigle tient jusqu’au vendredi."
    found = touches(persona("fr", "Du pain qui tient jusqu’au vendredi"), text, "fr")[0]
    assert [span.start for span in found.spans] == [text.index("tient"), text.rindex("vendredi")]


def test_everyday_words_of_a_trade_weigh_less():
    one = persona("en", "Bread and salt and milk")
    trade = persona("en", "Bread and salt and milk", "Fresh bread daily", "Bread by post")
    text = "The evening bread with salt"
    assert [touch.item_text for touch in touches(one, text, "en")] == ["Bread and salt and milk"]
    assert [touch.item_text for touch in touches(trade, text, "en")] == ["Bread and salt and milk"]
    assert not touches(trade, "The evening bread", "en")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_sample_draft_touches_what_the_window_shows(language):
    draft = sample_draft(language)
    reader = next(one for one in sample_personas(language) if one.id == draft.persona_id)
    needs = reader.of_kind(ItemKind.NEED)
    questions = reader.of_kind(ItemKind.QUESTION)
    lit = [touch.item_text for touch in touches(reader, draft.text, language)]
    assert lit == [needs[0].text, questions[0].text]


def test_a_reader_says_what_the_checks_need():
    known = Persona(
        "0" * 32,
        "Ruth",
        language="en",
        places=(Place("facebook"), Place("instagram", "Sundays")),
        items=(
            Item(ItemKind.NEED, "Bread that lasts"),
            Item(ItemKind.HABIT, "Slices everything", "Ruth, 9 Nov"),
            Item(ItemKind.QUESTION, " "),
        ),
    )
    reader = reader_of(known, "This bread lasts", "en")
    assert (reader.name, reader.networks, reader.items) == ("Ruth", ("facebook", "instagram"), 1)
    assert not reader.guesses_only
    assert [touch.item_kind for touch in reader.touches] == ["need"]
    assert reader_of(persona("en", "Bread"), "", "en").guesses_only
    assert not reader_of(persona("en"), "", "en").guesses_only


def test_what_a_sample_persona_lacks_is_not_held_against_a_text():
    ruth = sample_personas("en")[0]
    met, unmet = (reader_of(ruth, text, "en") for text in ("Can I freeze it?", "Our logo is blue"))
    assert (met.items, met.networks, met.guesses_only) == (0, (), False)
    assert met.touches
    assert not unmet.touches
    assert reader_of(replace(ruth, sample=False), "Our logo is blue", "en").items > 0


SAMPLES = [(language, one) for language in ("fr", "en") for one in sample_personas(language)]
PIECES = st.sampled_from(
    [word for _, one in SAMPLES for item in one.items for word in item.text.split()]
    + ["🥖", "👩‍🍳", "·e·s", "\u00a0!", "\n", "\r\n", "’", "l’", "qu’", "-", "#pain", "@ruth", "e\u0301", "\u202f", "…", "ﬁn", "\u200d", "شكرا"]
)  # fmt: skip
TEXTS = st.lists(PIECES | st.text(max_size=4), max_size=30).map(" ".join) | st.text(max_size=80)


@given(TEXTS, st.sampled_from(SAMPLES))
def test_every_span_is_a_word_that_the_item_has(text, sample):
    language, reader = sample
    for touch in touches(reader, text, language):
        own = set(line_words(" ".join(touch.item_words), language).places)
        assert touch.item_text in [item.text for item in reader.items]
        assert all(word in touch.item_text for word in touch.item_words)
        ends = 0
        for span in touch.spans:
            assert ends <= span.start < span.end <= len(text)
            ends = span.end
            words = line_words(text[span.start : span.end], language).words
            assert own & {key for word in words for key in (word.lemma, word.folded)}


@given(TEXTS, TEXTS, st.sampled_from(SAMPLES))
def test_what_stands_above_only_moves_the_words(above, text, sample):
    language, reader = sample
    alone = touches(reader, text, language)
    lit = {touch.item_text for touch in touches(reader, f"{above}\n{text}", language)}
    assert {touch.item_text for touch in alone} <= lit


@given(st.lists(st.text(max_size=30), max_size=6), TEXTS, st.sampled_from(["fr", "en"]))
def test_any_notes_and_any_text_are_taken(notes, text, language):
    for kind in (ItemKind.NEED, ItemKind.WORDS):
        for touch in touches(persona(None, *notes, kind=kind), text, language):
            assert touch.spans
            assert touch.item_words


def test_the_cost_grows_with_the_text_and_no_faster():
    language, reader = SAMPLES[0]
    draft = sample_draft(language).text + "\n"

    def cost(times):
        text = draft * times
        touches(reader, text, language)
        return steps(lambda: touches(reader, f"{text}once more", language))

    assert cost(128) < 8 * 1.5 * cost(16)
