"""The list of mutes: what is silenced, how far, why; each can be taken back."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from composer.checks.mutes import Mute, MuteScope
from composer.checks.rules import Rule
from composer.ui.components import EmptyState, Hairline, SecondaryButton, Sheet, TextButton, label
from composer.ui.theme import Theme


class MutesSheet(Sheet):
    """Shows all mutes; :attr:`take_back_requested` carries the id of one."""

    take_back_requested = Signal(str)

    def __init__(
        self,
        host: QWidget,
        theme: Theme,
        mutes: tuple[Mute, ...],
        *,
        rules: Mapping[str, Rule],
        language: str,
    ) -> None:
        super().__init__(host, theme, "", width=560)
        self.title.setText(self.tr("Muted rules"))
        self.subtitle.setText(self.tr("What you asked not to see. Each can be taken back."))
        self._rules = rules
        self._language = language
        self._shown: dict[str, QWidget] = {}
        for mute in mutes:
            row = self._row(mute)
            self._shown[mute.id] = row
            self.body.addWidget(row)
        self._empty = EmptyState(self.tr("Nothing is muted."), "")
        self._empty.setVisible(not mutes)
        self.body.addWidget(self._empty)
        self.body.addStretch(1)
        back = SecondaryButton(self.tr("Back"))
        back.clicked.connect(self.close_sheet)
        self.foot.addStretch(1)
        self.foot.addWidget(back)

    def _row(self, mute: Mute) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(2)
        column.addWidget(Hairline())
        line = QHBoxLayout()
        line.setContentsMargins(0, 8, 0, 0)
        rule = self._rules.get(mute.rule_id)
        name = rule.name.in_language(self._language) if rule else mute.rule_id
        line.addWidget(label(name, weight=500), 1)
        back = TextButton(self.tr("Take back"))
        back.setAccessibleName(f"{back.text()}: {name}")
        back.clicked.connect(lambda: self._take_back(mute.id))
        line.addWidget(back)
        column.addLayout(line)
        day = QLocale().toString(mute.created.astimezone().replace(tzinfo=None), "d MMM yyyy")
        column.addWidget(label(f"{self._scope(mute.scope)}, {day}", px=12, role="muted"))
        if mute.reason:
            column.addWidget(label(mute.reason, px=12, wrap=True))
        return box

    def _scope(self, scope: MuteScope) -> str:
        return {
            MuteScope.ONCE: self.tr("This once"),
            MuteScope.POST: self.tr("In one post"),
            MuteScope.PERSONA: self.tr("For one persona"),
            MuteScope.EVERYWHERE: self.tr("Everywhere"),
        }[scope]

    def _take_back(self, mute_id: str) -> None:
        self._shown.pop(mute_id).hide()
        self._empty.setVisible(not self._shown)
        self.take_back_requested.emit(mute_id)
