"""Marked words end at a word that says something."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.checks.endings import finished
from composer.checks.findings import Span


def marked(text: str, words: str, language: str) -> str:
    begin = text.index(words)
    (span,) = finished(text, (Span(begin, begin + len(words)),), language)
    return text[span.start : span.end]


@pytest.mark.parametrize(
    ("language", "text", "words", "whole"),
    [
        ("en", "The future of bread is rye.", "The future of", "The future of bread"),
        ("en", "50% off all this week’s cakes", "50% off all this", "50% off all this week’s"),
        ("en", "Tag someone who bakes", "Tag someone who", "Tag someone"),
        ("en", "I lost it and the van left", "I lost it and the", "I lost it and the van"),
        ("en", "Tune in to the show", "Tune in", "Tune in to the show"),
        ("en", "Tune in!", "Tune in", "Tune in"),
        ("en", "My only one is his.", "My only one is his", "My only one is his"),
        ("en", "We are proud to announce the", "proud to announce the", "proud to announce the"),
        ("en", "Bread, and", "Bread, and", "Bread, and"),
        ("en", "They cost three euros each, for now", "three euros each", "three euros each"),
        ("en", "Each day each child reads", "Each day each", "Each day each child"),
        ("en", "I cried before I saw it", "I cried before", "I cried"),
        ("en", "I never cried before in a shop", "never cried before", "never cried before"),
        ("en", "She slept at St Anne’s", "slept at St", "slept at St Anne’s"),
        ("en", "I met Dr. Mills there", "I met Dr", "I met Dr. Mills"),
        ("en", "He came at 3 a.m. and left", "came at 3 a", "came at 3 a.m."),
        ("en", "I did not tell anybody", "I did not", "I did not tell"),
        ("en", "It ran 5.5 miles", "It ran 5", "It ran 5.5"),
        ("en", "We raised £10,000 in a day", "10,000 in a day", "£10,000 in a day"),
        ("en", "1,200 of them", "200 of them", "1,200 of them"),
        ("en", "Up by 12% this year", "Up by 12", "Up by 12%"),
        ("en", "Room 12, first door", "Room 12", "Room 12"),
        ("fr", "Un CA de 2,4 M€ en 2025", "4 M€", "2,4 M€"),
        ("fr", "De 8 h à 17 h précises", "De 8 h à 17", "De 8 h à 17 h"),
        ("fr", "En 2025 l’an a filé", "En 2025", "En 2025"),
        ("fr", "Notre 500e adhérent", "Notre 500", "Notre 500e"),
        ("fr", "Une dame m’a demandé", "Une dame m’a", "Une dame m’a demandé"),
        ("fr", "J’ai dormi avant que tu viennes", "J’ai dormi avant", "J’ai dormi"),
        ("fr", "On dort mieux qu’avant ici", "mieux qu’avant", "mieux qu’avant"),
        ("fr", "Chaque jour chaque enfant lit", "Chaque jour chaque", "Chaque jour chaque enfant"),
        ("fr", "J’ai vu M. Dupont hier", "J’ai vu M", "J’ai vu M. Dupont"),
        ("fr", "Le leader de l’énergie verte", "leader de l’", "leader de l’énergie"),
        ("fr", "Le leader de l'énergie", "leader de l", "leader de l'énergie"),
        ("fr", "Il ne faut en garder qu’un.", "en garder qu’un", "en garder qu’un"),
        ("fr", "Identifie un ami qui cuit", "Identifie un ami qui", "Identifie un ami"),
        ("fr", "Merci à Karim pour le sel", "Merci à Karim pour", "Merci à Karim"),
        ("fr", "Une\u00a0part de\u202fseigle", "part de", "part de\u202fseigle"),
        ("fr", "Transférez ce mail à vos voisins", "ce mail à", "ce mail à vos voisins"),
        ("fr", "Le parcours de l’e\u0301cole", "parcours de", "parcours de l’e\u0301cole"),
        ("fr", "Qui est-ce qui vient", "Qui est-ce qui", "Qui est-ce"),
        ("en", "A part of the https://example.com/team", "part of the", "part of the"),
        ("en", "The story of example.com", "story of", "story of"),
        ("en", "The bread of the 3.5 million", "bread of the", "bread of the 3.5 million"),
        ("en", "We wrote to ana@example.com", "wrote to", "wrote to"),
    ],
)
def test_marked_words_end_well(language: str, text: str, words: str, whole: str) -> None:
    assert marked(text, words, language) == whole


def test_a_span_never_runs_into_the_next_one() -> None:
    text = "the future of bread"
    spans = finished(text, (Span(0, 13), Span(14, 19)), "en")
    assert [text[a:b] for a, b in spans] == ["the future of", "bread"]


def test_two_marks_of_one_figure_become_one() -> None:
    text = "CA 2025 : 2,4 M€, contre 1,9 M€ l’an dernier"
    first, second = (text.index(words) for words in ("4 M€, contre 1", "9 M€"))
    spans = (Span(first, first + len("4 M€, contre 1")), Span(second, second + len("9 M€")))
    (whole,) = finished(text, spans, "fr")
    assert text[whole.start : whole.end] == "2,4 M€, contre 1,9 M€"


@pytest.mark.parametrize(
    ("text", "marked", "whole"),
    [
        ("Le four a coûté 1 200 €.", "200 €", "1 200 €"),
        ("Le prêt de 1\u202f200\u202f000 € est remboursé", "1", "1\u202f200\u202f000 €"),
        ("Le four a coûté 1 234,50 €.", "50 €", "1 234,50 €"),
        ("En 2025 200 personnes sont venues", "200 personnes", "200 personnes"),
        ("Le four a lâché à 4:10 ce matin", "lâché à 4", "lâché à 4:10"),
    ],
)
def test_a_figure_in_groups_of_three_is_whole(text: str, marked: str, whole: str) -> None:
    at = text.index(marked)
    [span] = finished(text, (Span(at, at + len(marked)),), "fr")
    assert text[span.start : span.end] == whole


WORDS = st.sampled_from("the of and bread l’ de et pain who , . ! \n qu’un I to 🥖 «".split(" "))


@given(st.lists(WORDS, min_size=2, max_size=12).map(" ".join), st.data())
def test_marks_stay_in_order_apart_and_whole(text: str, data: st.DataObject) -> None:
    edges = sorted(data.draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=6)))
    spans = tuple(Span(a, b) for a, b in zip(edges[::2], edges[1::2], strict=False))
    for language in ("en", "fr"):
        done = finished(text, spans, language)
        assert [one.start for one in done] == [one.start for one in spans]
        assert all(one.start < one.end <= len(text) for one in done)
        assert all(a.end <= b.start for a, b in pairwise(done))
        longer = [new.end for old, new in zip(spans, done, strict=True) if new.end > old.end]
        assert not any(text[end - 1 : end + 1].isalnum() for end in longer if end < len(text))
