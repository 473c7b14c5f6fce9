"""The list of mutes: what is silenced, how far, why; each can be taken back."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from composer.checks.mutes import Mute, MuteScope
from composer.checks.rules import Rule
from composer.ui.components import Hairline, SecondaryButton, Sheet, TextButton, label
from composer.ui.theme import Theme


class MutesSheet(Sheet):
    """Shows all mutes; :attr:`take_back_requested` carries the id of one.

    ``places`` says in words what a mute of a post or of a persona reaches: by the id of the post,
    its first words; by the id of the persona, its name. An unknown id is told without a name.
    """

    take_back_requested = Signal(str)

    def __init__(
        self,
        host: QWidget,
        theme: Theme,
        mutes: tuple[Mute, ...],
        *,
        rules: Mapping[str, Rule],
        places: Mapping[str, str],
        language: str,
    ) -> None:
        super().__init__(host, theme, "", width=560)
        self.title.setText(self.tr("Muted rules"))
        self.setAccessibleName(self.title.text())
        self.subtitle.setText(self.tr("What you asked not to see. Each can be taken back."))
        self._rules = rules
        self._places = places
        self._language = language
        self._shown: dict[str, QWidget] = {}
        self._empty = label(self.tr("Nothing is muted."), weight=500)
        self._empty.setVisible(not mutes)
        self.body.addWidget(self._empty)
        for mute in mutes:
            row = self._row(mute)
            self._shown[mute.id] = row
            self.body.addWidget(row)
        self.body.addStretch(1)
        self.back = SecondaryButton(self.tr("Back"))
        self.back.clicked.connect(self.close_sheet)
        self.foot.addStretch(1)
        self.foot.addWidget(self.back)

    def _row(self, mute: Mute) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(2)
        column.addWidget(Hairline())
        line = QHBoxLayout()
        line.setContentsMargins(0, 8, 0, 0)
        line.setSpacing(12)
        rule = self._rules.get(mute.rule_id)
        # A rule of a proofreader has no name of its own: what it said, or the words, name it.
        name = rule.name.in_language(self._language) if rule else mute.reason or mute.rule_id
        line.addWidget(label(name, weight=500, wrap=True), 1)
        back = TextButton(self.tr("Take back"))
        back.setAccessibleName(f"{back.text()}: {name}")
        back.clicked.connect(lambda: self._take_back(mute.id))
        line.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(line)
        day = QLocale().toString(mute.created.astimezone().replace(tzinfo=None), "d MMM yyyy")
        column.addWidget(label(f"{self._scope(mute)}, {day}", px=12, role="muted", wrap=True))
        if mute.reason and mute.reason != name:
            column.addWidget(label(mute.reason, px=12, wrap=True))
        return box

    def _scope(self, mute: Mute) -> str:
        """Say how far a mute reaches, and where, as far as that is known."""
        where = self._places.get(mute.post_id or mute.persona_id or "", "")
        known, unknown = {
            MuteScope.ONCE: (self.tr("These words, in “%1”"), self.tr("These words, in one post")),
            MuteScope.POST: (self.tr("In “%1”"), self.tr("In one post")),
            MuteScope.PERSONA: (self.tr("For %1"), self.tr("For one persona")),
            MuteScope.EVERYWHERE: ("", self.tr("Everywhere")),
        }[mute.scope]
        return known.replace("%1", where) if known and where else unknown

    def _take_back(self, mute_id: str) -> None:
        self._shown.pop(mute_id).hide()
        self._empty.setVisible(not self._shown)
        rest = [row.findChild(TextButton) for row in self._shown.values()]
        next_part = rest[0] if rest else self.back
        next_part.setFocus(Qt.FocusReason.TabFocusReason)
        self.take_back_requested.emit(mute_id)
