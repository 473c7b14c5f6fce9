"""A pattern also finds its other forms: tu for vous, several for one."""

from __future__ import annotations

import pytest
import re2

from composer.checks.other_forms import with_other_forms
from composer.checks.patterns import expression
from composer.text.folding import fold


def finds(pattern: str, text: str, language: str = "fr") -> bool:
    return re2.search(with_other_forms(expression(pattern, {}), language), fold(text)) is not None


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("suivez notre page", "suis nos pages"),
        ("gardez-vous", "comment gardes-tu"),
        ("n'oubliez pas", "n’oublie pas"),
        ("vous avez vu", "tu as vu"),
        ("vous en dit", "on t’en dit plus"),
        ("saurez-vous", "sauras-tu"),
        ("(?:réservez|achetez) vos places", "réserve tes places"),
        ("une? amie?", "des amies"),
        ("où (?:prenez)-vous(?: \\w+)?", "où prends-tu le pain"),
        ("s'il (?:te|vous) plaît", "s’il vous plaît"),
    ],
)
def test_a_pattern_for_several_readers_finds_one(pattern: str, text: str) -> None:
    assert finds(pattern, text)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("chez nous", "che nous"),
        ("partage[zr] ce", "partages ce"),
        ("foncez", "la voiture fonce"),
        ("[ce]t ami", "cest ami"),
        ("page\\w+", "pages"),
    ],
)
def test_what_says_itself_what_it_allows_is_kept(pattern: str, text: str) -> None:
    assert finds(pattern, text) == bool(re2.search(expression(pattern, {}), fold(text)))


def test_english_nouns_are_found_in_the_other_number() -> None:
    assert finds("like our page", "like our pages", "en")
    assert finds("share this post", "share these posts", "en")
    assert not finds("like our page", "likes our page", "en")


def test_a_named_group_keeps_its_name() -> None:
    assert with_other_forms("(?P<page>x)", "en") == "(?P<page>x)"
