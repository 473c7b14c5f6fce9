"""The look: colour roles, type, icons, and the style sheet made from them."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, fields
from functools import lru_cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QIcon,
    QIconEngine,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from composer.resources import resource


@dataclass(frozen=True, eq=False)
class Theme:
    """The colour roles of look.md, by name. ``veil`` has its opacity in it."""

    dark: bool
    window: QColor
    paper: QColor
    field: QColor
    chip: QColor
    hover: QColor
    selected: QColor
    text: QColor
    muted: QColor
    hairline: QColor
    border: QColor
    accent: QColor
    accent_hover: QColor
    on_accent: QColor
    severe: QColor
    warning: QColor
    info: QColor
    strength: QColor
    spelling: QColor
    grammar: QColor
    severe_tint: QColor
    warning_tint: QColor
    info_tint: QColor
    strength_tint: QColor
    spelling_tint: QColor
    grammar_tint: QColor
    selection: QColor
    tooltip: QColor
    on_tooltip: QColor
    veil: QColor

    def roles(self) -> dict[str, QColor]:
        """Return every colour by the name of its role."""
        return {f.name: getattr(self, f.name) for f in fields(self) if f.name != "dark"}


@lru_cache
def load_theme(name: str) -> Theme:
    """Return the theme of ``resources/themes/<name>.toml``: ``"light"`` or ``"dark"``."""
    data = tomllib.loads(resource("themes", f"{name}.toml").read_text("utf-8"))
    colours = {role: QColor(value) for role, value in data["roles"].items()}
    colours["veil"].setAlphaF(data["veil_percent"] / 100)
    return Theme(dark=data["dark"], **colours)


def palette(theme: Theme) -> QPalette:
    """Return the palette for the Fusion style."""
    roles = QPalette.ColorRole
    made = QPalette()
    for role, colour in {
        roles.Window: theme.window,
        roles.Base: theme.paper,
        roles.AlternateBase: theme.hover,
        roles.WindowText: theme.text,
        roles.Text: theme.text,
        roles.ButtonText: theme.text,
        roles.Button: theme.chip,
        roles.PlaceholderText: theme.muted,
        roles.Highlight: theme.selection,
        roles.HighlightedText: theme.text,
        roles.Link: theme.accent,
        roles.LinkVisited: theme.accent,
        roles.Accent: theme.accent,
        roles.ToolTipBase: theme.tooltip,
        roles.ToolTipText: theme.on_tooltip,
        roles.Light: theme.hairline,
        roles.Midlight: theme.hairline,
        roles.Mid: theme.hairline,
        roles.Dark: theme.hairline,
        roles.Shadow: theme.hairline,
    }.items():
        made.setColor(role, colour)
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, theme.muted)
    return made


def install(app: QApplication, theme: Theme) -> None:
    """Give the whole application this look."""
    load_fonts()
    app.setFont(chrome_font(13))
    app.setPalette(palette(theme))
    app.setStyleSheet(stylesheet(theme))


@lru_cache
def load_fonts() -> tuple[str, ...]:
    """Register the bundled fonts and return the names of their families."""
    families: list[str] = []
    for path in sorted(resource("fonts").glob("*.ttf")):
        number = QFontDatabase.addApplicationFont(str(path))
        families.extend(QFontDatabase.applicationFontFamilies(number))
    return tuple(dict.fromkeys(families))


def writing_font(px: int, weight: int = 400) -> QFont:
    """Return the face of the user's own words: Literata, or a serif where it is missing."""
    families = load_fonts()
    made = QFont(families[0] if families else "serif")
    made.setStyleHint(QFont.StyleHint.Serif)
    made.setPixelSize(px)
    made.setWeight(QFont.Weight(weight))
    return made


def chrome_font(px: int, weight: int = 400) -> QFont:
    """Return the platform's own face, with figures of one width."""
    return QFont(_chrome_font(px, weight))


@lru_cache(maxsize=64)
def _chrome_font(px: int, weight: int) -> QFont:
    made = QFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont))
    made.setPixelSize(px)
    made.setWeight(QFont.Weight(weight))
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


class _SvgIcon(QIconEngine):
    """Draws one Lucide icon in one colour, sharp at any device ratio."""

    def __init__(self, svg: bytes) -> None:
        super().__init__()
        self._svg = svg
        self._renderer = QSvgRenderer(QByteArray(svg))

    def paint(self, painter: QPainter, rect: QRect, _mode: QIcon.Mode, _state: QIcon.State) -> None:
        self._renderer.render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        made = QPixmap(size)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return made

    def clone(self) -> QIconEngine:
        return _SvgIcon(self._svg)


@lru_cache(maxsize=256)
def icon(name: str, theme: Theme, role: str = "muted", size: int = 16) -> QIcon:
    """Return a Lucide icon in the colour of ``role``. The name is that of its SVG file."""
    source = resource("icons", f"{name}.svg").read_text("utf-8")
    colour = getattr(theme, role).name()
    weight = "2.5" if name == "check" and size == 14 else "1.75"
    source = source.replace("currentColor", colour).replace(
        'stroke-width="2"', f'stroke-width="{weight}"'
    )
    return QIcon(_SvgIcon(source.encode()))


def stylesheet(theme: Theme) -> str:
    """Return the style sheet: shapes and spaces of look.md, colours of ``theme``."""
    sheet = resource("themes", "window.qss").read_text("utf-8")
    roles = theme.roles()
    for name in sorted(roles, key=len, reverse=True):
        sheet = re.sub(rf"(?<!@)@{name}\b", roles[name].name(), sheet)
    kind = "dark" if theme.dark else "light"
    for name in ("chevron", "check"):
        drawn = resource("icons", f"{name}-{kind}.svg")
        sheet = sheet.replace(f"@@{name}", drawn.as_posix())
    return sheet
