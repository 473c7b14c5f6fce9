"""The colours: every pair that may meet can be read."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFontInfo, QFontMetrics, QPalette, QRawFont
from PySide6.QtWidgets import QLabel

import composer.ui
from composer.resources import resource
from composer.ui.theme import (
    Theme,
    chrome_font,
    icon,
    install,
    load_theme,
    palette,
    stylesheet,
    writing_font,
)

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


@pytest.mark.parametrize("name", ["light", "dark"])
def test_a_theme_has_every_role_and_no_surface_is_black_or_white(name: str) -> None:
    theme = load_theme(name)
    assert theme.dark is (name == "dark")
    assert set(theme.roles()) == {field.name for field in fields(Theme)} - {"dark"}
    assert all(colour.isValid() for colour in theme.roles().values())
    for role in ("window", "paper", "field", "chip", "hover", "selected"):
        assert theme.roles()[role].name() not in ("#000000", "#ffffff")


def test_the_veil_lets_the_window_show_through() -> None:
    assert load_theme("light").veil.alphaF() == pytest.approx(0.36, abs=0.005)
    assert load_theme("dark").veil.alphaF() == pytest.approx(0.52, abs=0.005)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_palette_takes_the_roles_and_has_no_bevels(name: str) -> None:
    theme = load_theme(name)
    made = palette(theme)
    roles = QPalette.ColorRole
    assert made.color(roles.Window) == theme.window
    assert made.color(roles.Base) == theme.paper
    assert made.color(roles.Text) == made.color(roles.HighlightedText) == theme.text
    assert made.color(roles.Highlight) == theme.selection
    assert made.color(roles.PlaceholderText) == theme.muted
    assert made.color(QPalette.ColorGroup.Disabled, roles.Text) == theme.muted
    for bevel in (roles.Light, roles.Midlight, roles.Mid, roles.Dark, roles.Shadow):
        assert made.color(bevel) == theme.hairline


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_style_sheet_has_no_colour_but_the_roles(name: str) -> None:
    theme = load_theme(name)
    used = set(re.findall(r"#[0-9a-f]{6}\b", stylesheet(theme).lower()))
    assert theme.accent.name() in used
    assert used <= {colour.name() for colour in theme.roles().values()}


def test_no_source_of_the_window_names_a_colour() -> None:
    sources = [*resource("themes").glob("*.qss"), *Path(composer.ui.__file__).parent.glob("*.py")]
    for path in sources:
        assert not re.findall(r"#[0-9a-fA-F]{3,8}\b(?!\w)", path.read_text("utf-8")), path.name


def test_installing_a_theme_colours_what_stands_in_the_window(qtbot, qapp) -> None:
    text = QLabel("Words")
    text.setProperty("role", "muted")
    qtbot.addWidget(text)
    text.show()
    for name in ("dark", "light"):
        theme = load_theme(name)
        install(qapp, theme)
        assert text.palette().color(QPalette.ColorRole.WindowText) == theme.muted
        assert qapp.palette().color(QPalette.ColorRole.Window) == theme.window
    assert qapp.font().pixelSize() == 13


def test_the_writing_face_knows_french_and_has_its_semibold(qapp) -> None:
    face = QRawFont.fromFont(writing_font(28, 600))
    assert (face.familyName(), face.weight()) == ("Literata", 600)
    assert all(
        face.supportsCharacter(ord(letter)) for letter in "àâæçéèêëîïôœùûüÿÀÉŒ«»’…–\xa0\u202f"
    )


def test_the_chrome_is_set_in_the_face_of_the_system_with_figures_of_one_width(qapp) -> None:
    assert QFontInfo(chrome_font(13)).family() != "Literata"
    figures = QFontMetrics(chrome_font(12))
    assert len({figures.horizontalAdvance(figure) for figure in "0123456789"}) == 1


@pytest.mark.parametrize(
    "path", sorted(resource("icons").glob("*.svg")), ids=lambda path: path.stem
)
@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_every_icon_is_drawn_at_the_ratio_of_the_screen(qapp, path: Path, ratio: float) -> None:
    drawn = icon(path.stem, load_theme("light")).pixmap(QSize(16, 16), ratio)
    assert drawn.size() == QSize(round(16 * ratio), round(16 * ratio))
    image = drawn.toImage()
    side = range(image.width())
    assert any(image.pixelColor(x, y).alpha() > 200 for x in side for y in side)
