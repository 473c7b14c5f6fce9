"""What is said in both languages: numbers with their nouns, and why the system refused."""

from __future__ import annotations

import errno

import pytest

from composer.text.bilingual import counted, system_words


@pytest.mark.parametrize(
    ("number", "en", "fr"),
    [(0, "0 rules", "0 règle"), (1, "1 rule", "1 règle"), (2, "2 rules", "2 règles")],
)
def test_each_language_has_its_plural(number: int, en: str, fr: str) -> None:
    said = counted(number, ("rule", "rules"), ("règle", "règles"))
    assert (said.en, said.fr) == (en, fr)


@pytest.mark.parametrize(
    ("number", "en", "fr"),
    [
        (errno.EACCES, "you have no right to it", "vous n’en avez pas le droit"),
        (errno.ENOSPC, "the disk is full", "le disque est plein"),
        (errno.EISDIR, "it is a folder", "c’est un dossier"),
    ],
)
def test_what_the_system_refuses_is_said_in_both(number: int, en: str, fr: str) -> None:
    said = system_words(OSError(number, "in the words of the system", "bread.txt"))
    assert (said.en, said.fr) == (en, fr)


def test_a_reason_nobody_knows_stays_in_the_words_of_the_system() -> None:
    assert system_words(OSError(9999, "the oven is out")).fr == "the oven is out"
    assert system_words(OSError("the oven is out")).en == "the oven is out"
    assert system_words(TimeoutError()).en == "TimeoutError"
