"""The language of short posts."""

from __future__ import annotations

import pytest

from composer.text.language import guess_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Qui d’autre tranche tout le mardi soir ?", "fr"),
        ("Who else slices the whole loaf on a Tuesday?", "en"),
        ("Du pain 🥖 @bakery #FreshBread", "fr"),
        ("Bread 🥖 for the week @boulangerie #PainFrais", "en"),
        ("J'adore !!! 😍", "fr"),
        ("Thanks, Karim", "en"),
        ("#happy #monday https://example.com/the/best/of", None),
        ("", None),
        ("🎉🎉", None),
    ],
)
def test_short_posts(text: str, language: str | None) -> None:
    assert guess_language(text) == language
