"""The colours: every pair that may meet can be read."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QFontMetrics

from composer.ui.theme import icon, load_theme, stylesheet, writing_font

READ_ON = {
    "text": "window paper chip hover selected field selection severe_tint warning_tint info_tint "
    "strength_tint spelling_tint grammar_tint",
    "muted": "window paper chip hover selected field strength_tint",
    "severe": "window paper hover severe_tint",
    "warning": "window paper hover warning_tint chip",
    "info": "window paper hover info_tint",
    "strength": "window paper hover strength_tint selected",
    "spelling": "window paper hover spelling_tint",
    "grammar": "window paper hover grammar_tint",
    "accent": "window paper hover selected chip",
    "on_accent": "accent accent_hover",
    "on_tooltip": "tooltip",
}
PAIRS = [(front, back) for front, backs in READ_ON.items() for back in backs.split()]


def luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in colour.getRgbF()[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(("front", "back"), PAIRS)
def test_text_can_be_read(name: str, front: str, back: str) -> None:
    roles = load_theme(name).roles()
    assert contrast(roles[front], roles[back]) >= 4.5


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(
    ("front", "back"),
    [("border", "field"), ("border", "window"), ("border", "paper"), ("accent", "window")],
)
def test_outlines_can_be_seen(name: str, front: str, back: str) -> None:
    roles = load_theme(name).roles()
    assert contrast(roles[front], roles[back]) >= 3


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_style_sheet_has_no_role_left_unfilled(name: str) -> None:
    assert "@" not in stylesheet(load_theme(name))


def test_writing_is_literata_with_its_leading(qapp) -> None:
    font = writing_font(18)
    assert font.family() == "Literata"
    assert QFontMetrics(font).lineSpacing() == 27


def test_icons_have_the_colour_of_their_role(qapp) -> None:
    theme = load_theme("light")
    image = icon("check", theme, "strength").pixmap(32, 32).toImage()
    seen = {image.pixelColor(x, y).name() for x in range(32) for y in range(32)}
    assert theme.strength.name() in seen
