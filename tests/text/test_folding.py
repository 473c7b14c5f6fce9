"""The folded form of a line and the way back to the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composer.text.folding import fold, fold_line


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Éléphant À NOËL", "elephant a noel"),
        ("cœur Œuvre", "coeur oeuvre"),
        ("l’été, l'été", "l'ete, l'ete"),
        ("« oui »", '" oui "'),
        ("ＬＩＫＥＺ", "likez"),
        ("𝐋𝐢𝐤𝐞𝐳 𝓅𝒶𝑔𝑒", "likez page"),
        ("li\u200bke", "like"),
        ("e\u0301te\u0301", "ete"),
        ("Straße", "strasse"),
    ],
)
def test_writing_habits_fold_away(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("abonné·e·s", "abonnes"),
        ("abonné·es", "abonnes"),
        ("client(e)s", "clients"),
        ("ami·e", "ami"),
        ("tou·te·s", "tous"),
        ("abonné.e.s", "abonnes"),
        ("abonné.es", "abonnes"),
        ("abonné-e-s", "abonnes"),
        ("lecteur.rice.s", "lecteurs"),
        ("ami/e/s", "amis"),
        ("client.e", "client"),
    ],
)
def test_inclusive_endings_fold_to_the_plain_word(text: str, folded: str) -> None:
    assert fold_line(text).folded == folded


@pytest.mark.parametrize("text", ["fini.Le pain", "donne-le", "e-mail", "i.e.", "oui/es-tu"])
def test_what_only_looks_inclusive_stays(text: str) -> None:
    assert fold_line(text).folded == fold(text)


def test_a_line_read_with_other_words_leads_back_to_what_is_written() -> None:
    form = fold_line("Le cœur bta fort").reading([(9, 12, "battait")])
    assert form.folded == "le coeur battait fort"
    assert (form.start(9), form.end(16)) == (8, 11)
    assert form.start(17) == 12


@pytest.mark.parametrize(
    ("line", "word", "stretch"),
    [
        ("Le cœur bat", "bat", "bat"),
        ("e\u0301te\u0301 chaud", "chaud", "chaud"),
        ("li\u200bke ça", "ca", "ça"),
        ("chers abonné·e·s ici", "ici", "ici"),
        ("chers abonné·e·s ici", "abonnes", "abonné·e·s"),
        ("un e\u0301te\u0301", "ete", "e\u0301te\u0301"),
        ("🎉 fête 👨‍👩‍👧 fin", "fin", "fin"),
    ],
)
def test_a_folded_word_leads_back_to_its_letters(line: str, word: str, stretch: str) -> None:
    form = fold_line(line)
    begin = form.folded.index(word)
    assert line[form.start(begin) : form.end(begin + len(word))] == stretch


@given(st.text(max_size=60))
def test_every_stretch_leads_back_inside_the_line(line: str) -> None:
    form = fold_line(line)
    for begin in range(len(form.folded)):
        start, end = form.start(begin), form.end(begin + 1)
        assert 0 <= start < end <= len(line)
