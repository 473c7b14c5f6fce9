"""One wrong letter in a word of the rules is read as meant; names and known words are not."""

from __future__ import annotations

import pytest

from composer.checks.engine import Checker
from composer.checks.findings import CheckInput
from composer.checks.typos import TypoReader, is_one_letter_away, key_words
from composer.text.folding import fold
from composer.text.lines import read_line

EN = TypoReader([r"\b(?:please[ \x04]+share)\b", r"\bsubscrib\w*\b", r"\bfollow(?:er)?s?\b"], "en")
FR = TypoReader(
    [r"\b(?:abonne(?:-toi|z-vous|r)?)\b", r"\bpartage[zr]?\b", r"\b(?:preferee)\b"], "fr"
)


@pytest.mark.parametrize(
    ("reader", "text", "read"),
    [
        (EN, "plaese share", "please share"),
        (EN, "a folowers day", "a followers day"),
        (EN, "subbscribing is free", "subscribing is free"),
        (FR, "parttagez ce pain", "partagez ce pain"),
        (FR, "Partgaez ce pain", "partagez ce pain"),
        (FR, "ma croûte préférre", "ma croute preferee"),
        (FR, "abonneez-vous", "abonnez-vous"),
    ],
)
def test_one_wrong_letter_is_read_as_meant(reader: TypoReader, text: str, read: str) -> None:
    assert reader.read(text).plain == read


@pytest.mark.parametrize(
    ("reader", "text"),
    [
        (EN, "pleased to meet you"),
        (EN, "my fellows of logs"),
        (EN, "Ask Pleade for bread"),
        (EN, "PLEADE"),
        (FR, "le partage du pain"),
        (FR, "il partagea le pain"),
        (FR, "nous parlons de partager"),
        (FR, "préférées"),
    ],
)
def test_names_and_known_words_are_left_alone(reader: TypoReader, text: str) -> None:
    assert reader.read(text).plain == read_line(text).plain


def test_links_handles_and_hashtags_are_left_alone() -> None:
    text = "see #folowers @folowers https://example.com/folowers"
    assert "followers" not in EN.read(text).plain


@pytest.mark.parametrize(
    "text",
    ["🎉 Plaese shaare 🥖 this post", "Plae\u0301se share", "Pl\u200baese share", "ﬁve plaese"],
)
def test_a_word_read_as_meant_leads_back_to_its_letters(text: str) -> None:
    line = EN.read(text)
    begin = line.plain.index("please")
    start, end = line.form.start(begin), line.form.end(begin + len("please"))
    assert fold(text[start:end]) == "plaese"
    assert len(line.plain) == len(line.form.folded)


def test_the_marks_of_a_finding_are_the_letters_as_typed() -> None:
    text = "🥖 Merci ! Abonnnez-vous vite"
    found = Checker.bundled().check(CheckInput(text, language="fr"))
    words = [finding.words(text) for finding in found if finding.rule.id == "follow-beg"]
    assert words == ["Abonnnez-vous vite"]


@pytest.mark.parametrize(
    ("one", "other", "away"),
    [
        ("share", "sharee", True),
        ("share", "shar", True),
        ("share", "shore", True),
        ("share", "sahre", True),
        ("share", "share", False),
        ("share", "shaer", True),
        ("share", "hasre", False),
        ("share", "shor", False),
    ],
)
def test_one_letter_away(one: str, other: str, away: bool) -> None:
    assert is_one_letter_away(one, other) is away
    assert is_one_letter_away(other, one) is away


def test_key_words_are_what_the_expressions_spell() -> None:
    words, stems = key_words(
        [r"\b(?:like|partage[zr]?) (?:ami|amie)s?\b", r"\bretweet\w+ (?:x|longer)?"]
    )
    assert {"partage", "partagez", "partager", "amies", "longer"} <= words
    assert stems == {"retweet"}
