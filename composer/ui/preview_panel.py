"""The preview: the post as a network shows it, what is heard of it, and what its own text changes."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from composer.networks.counting import count, refusal
from composer.networks.known import Network, network
from composer.networks.preview import Piece, Preview, preview
from composer.networks.spoken import spoken
from composer.networks.thread import posts_of
from composer.posts.differences import differences
from composer.posts.post import Post
from composer.ui.components import LEADING, Disc, EmptyState, FlatMenuButton, label
from composer.ui.reader_panels import Panel
from composer.ui.theme import Theme, chrome_font


class PreviewPanel(Panel):
    """Shows one network at a time; a menu chooses which."""

    network_chosen = Signal(str)

    def __init__(self, theme: Theme, language: str, parent: QWidget | None = None) -> None:
        super().__init__(20, parent)
        self._theme = theme
        self._language = language
        self._state: tuple[object, ...] | None = None

    def show_post(self, post: Post, name: str | None, spoken_in: str) -> None:
        """Show a post on the network ``name``; ``spoken_in`` is the language of its words."""
        text = post.text_for(name)
        state = (text, post.text, post.media, post.networks, name, spoken_in, post.warning)
        if state == self._state:
            return
        self._state = state
        self._clear()
        if name is None:
            self._list.addWidget(
                EmptyState(
                    self.tr("No network is chosen."),
                    self.tr("Choose one under the text, and see here what it becomes there."),
                )
            )
            self._list.addStretch(1)
            return
        one = network(name)
        alts = tuple(picture.alt for picture in post.media)
        parts = posts_of(one, text)
        self._show_head(one, post.networks, parts)
        for number, part in enumerate(parts):
            shown = preview(name, part, alts if number == 0 else (), post.warning)
            self._list.addWidget(self._card(shown))
            self._list.addSpacing(8)
        warning = post.warning if one.warning_counts else ""
        heard = "\n\n".join(filter(None, (warning, *parts)))
        self._show_heard(one, heard, alts, spoken_in)
        self._show_touched(preview(name, text))
        self._show_notes(one)
        if post.has_variant(name):
            self._show_differences(post.text, text)
        self._list.addStretch(1)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of ``theme`` at the next change."""
        self._theme = theme
        self._state = None

    # --- the parts ---------------------------------------------------------------------------

    def _show_head(self, one: Network, names: tuple[str, ...], parts: tuple[str, ...]) -> None:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 8, 0, 4)
        button = FlatMenuButton(self._theme, one.name.in_language(self._language), padding=0)
        menu = QMenu(button)
        for name in names:
            action = menu.addAction(network(name).name.in_language(self._language))
            action.setCheckable(True)
            action.setChecked(name == one.id)
            action.triggered.connect(
                lambda _checked=False, name=name: self.network_chosen.emit(name)
            )
        button.setMenu(menu)
        button.setAccessibleName(self.tr("The network shown"))
        row.addWidget(button)
        row.addStretch(1)
        row.addWidget(label(self._cut_in_words(one, parts), px=12, role="muted"))
        self._list.addWidget(head)

    def _cut_in_words(self, one: Network, parts: tuple[str, ...]) -> str:
        if len(parts) > 1:
            return self.tr("a thread of %n post(s)", "", len(parts))
        number = QLocale().toString
        said = []
        if one.fold is not None:
            said.append(self.tr("cut at %1").replace("%1", number(one.fold)))
        if one.limit is not None:
            most = self.tr("%1 bytes at most") if one.unit == "bytes" else self.tr("%1 at most")
            said.append(most.replace("%1", number(one.limit)))
        return ", ".join(said) or self.tr("no limit known")

    def _card(self, shown: Preview) -> QWidget:
        card = QFrame()
        card.setObjectName("preview_card")
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(8)
        name = shown.network.name.in_language(self._language)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Disc(name, 20))
        head.addWidget(label(self.tr("You, on %1").replace("%1", name), weight=600), 1)
        column.addLayout(head)
        if shown.warning:
            said = self.tr("Behind a warning: %1").replace("%1", shown.warning)
            column.addWidget(_boxed(said, "muted"))
        column.addWidget(self._words(shown))
        why = refusal(shown.count) if shown.beyond else None
        if why is not None:
            column.addWidget(
                label(why.in_language(self._language), px=12, role="severe", wrap=True)
            )
            told = self.tr("%1 does not take it as it is. The words struck out do not fit.")
            told = told.replace("%1", name)
            column.addWidget(label(told, px=12, role="muted", wrap=True))
        for alt in shown.pictures:
            said = alt.strip() or self.tr("A picture without words for those who cannot see it")
            role = "muted" if alt.strip() else "warning"
            column.addWidget(_boxed(self.tr("Picture: %1").replace("%1", said), role))
        if shown.card:
            column.addWidget(_boxed(self.tr("Link card: %1").replace("%1", shown.card), "muted"))
        return card

    def _words(self, shown: Preview) -> QLabel:
        html = _html(shown.before)
        if shown.after:
            more = self.tr("see more")
            html += f'… <span style="color:{self._theme.muted.name()}">{escape(more)}</span>'
            style = f"color:{self._theme.muted.name()};line-height:{LEADING[13]}px"
            html += f'<div style="{style}">{_html(shown.after).lstrip()}</div>'
        if shown.beyond:
            style = f"color:{self._theme.severe.name()};text-decoration:line-through"
            html += f'<span style="{style}">{_html(shown.beyond)}</span>'
        every = (*shown.before, *shown.after, *shown.beyond)
        return _rich(html, "".join(piece.text for piece in every))

    def _show_heard(self, one: Network, text: str, alts: tuple[str, ...], spoken_in: str) -> None:
        self._heading(self.tr("A screen reader says"))
        said = spoken(text, count(one, text), spoken_in)
        html = "".join(
            escape(part.words).replace("\n", "<br>")
            if part.kind == "text"
            else f'<span style="background:{self._theme.chip.name()}">{escape(part.words)}</span>'
            for part in said
        )
        self._list.addWidget(_rich(html, "".join(part.words for part in said)))
        for alt in alts:
            words = alt.strip() or self.tr("no description")
            self._list.addWidget(
                label(self.tr("“Image. %1”").replace("%1", words), px=13, wrap=True)
            )

    def _show_touched(self, shown: Preview) -> None:
        found = [*shown.mentions, *shown.hashtags]
        if found:
            self._heading(self.tr("Mentions and hashtags"))
            self._list.addWidget(label(", ".join(dict.fromkeys(found)), wrap=True))

    def _show_notes(self, one: Network) -> None:
        if one.note is not None:
            name = one.name.in_language(self._language)
            self._heading(self.tr("On %1").replace("%1", name))
            self._list.addWidget(label(one.note.in_language(self._language), wrap=True))

    def _show_differences(self, common: str, own: str) -> None:
        self._heading(self.tr("What its own text changes"))
        if common == own:
            self._list.addWidget(label(self.tr("Nothing yet."), role="muted"))
            return
        theme = self._theme
        styles = {
            "same": f"color:{theme.muted.name()}",
            "added": f"background:{theme.strength_tint.name()}",
            "removed": f"color:{theme.muted.name()};text-decoration:line-through",
        }
        html = "".join(
            f'<span style="{styles[part.kind]}">{_escaped(part.words)}</span>'
            for part in differences(common, own)
        )
        self._list.addWidget(_rich(html, own))


def _boxed(text: str, role: str) -> QLabel:
    made = label(text, px=12, role=role, wrap=True)
    made.setObjectName("preview_box")
    return made


def _rich(html: str, plain: str) -> QLabel:
    """Return a label of HTML made here; the words in it are escaped."""
    made = QLabel(f'<div style="line-height:{LEADING[13]}px">{html}</div>')
    made.setTextFormat(Qt.TextFormat.RichText)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
    made.setFont(chrome_font(13))
    made.setWordWrap(True)
    made.setProperty("role", "text")
    made.setAccessibleName(plain)
    return made


def _html(pieces: tuple[Piece, ...]) -> str:
    return "".join(
        _escaped(piece.text) if piece.kind == "text" else f"<u>{_escaped(piece.text)}</u>"
        for piece in pieces
    )


def _escaped(text: str) -> str:
    return escape(text).replace("\n", "<br>")
