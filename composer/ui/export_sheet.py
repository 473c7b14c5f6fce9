"""The export sheet: where to, every row and every refusal, and only then the files."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QLocale, QStandardPaths, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from composer.export.plan import ExportPlan, RefusedRow, Row, plan, targets, write
from composer.networks.counting import network
from composer.posts.moments import zone_of
from composer.posts.post import Post
from composer.text.bilingual import Bilingual, ComposerError
from composer.ui.components import (
    ElidedLabel,
    Field,
    Hairline,
    PrimaryButton,
    SecondaryButton,
    Sheet,
    label,
)
from composer.ui.moment_fields import ZoneBox, system_zone
from composer.ui.session import now
from composer.ui.theme import Theme, chrome_font

_FIRST_WORDS = 80


class ExportSheet(Sheet):
    """Shows what an export would write before it writes anything.

    :attr:`exported` carries the ids of the posts written and the folder.
    """

    exported = Signal(object, object)

    def __init__(
        self,
        host: QWidget,
        theme: Theme,
        posts: tuple[Post, ...],
        *,
        persona_names: Mapping[str, str],
        language: str,
        zone: str | None,
        folder: str | None,
    ) -> None:
        super().__init__(host, theme, "")
        self.title.setText(self.tr("Export the approved posts"))
        self.subtitle.setText(self.tr("Nothing is written until you have seen every row."))
        self._posts = posts
        self._names = persona_names
        self._language = language
        self._plan: ExportPlan | None = None
        self.target = QComboBox()
        self.target.setFont(chrome_font(13))
        self.target.setAccessibleName(self.tr("Where to"))
        for one in targets().values():
            self.target.addItem(one.name.in_language(language), one.id)
        self.about = label("", px=12, role="muted", wrap=True)
        self.zone = ZoneBox(zone or system_zone())
        self.zone.setAccessibleName(self.tr("Time zone of the scheduler"))
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        self.folder = Field(folder or QStandardPaths.writableLocation(documents))
        self.folder.setAccessibleName(self.tr("Folder"))
        self.bom = QCheckBox(self.tr("Mark the file as UTF-8 for Excel (BOM)"))
        self.bom.setFont(chrome_font(13))
        self.problem = label("", role="severe", wrap=True)
        self.problem.hide()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._lay_out()
        self.target.currentIndexChanged.connect(self._preview)
        self.zone.zone_changed.connect(self._preview)
        self.bom.toggled.connect(self._preview)
        self._preview()

    def _lay_out(self) -> None:
        self.body.addWidget(Hairline())
        self.body.addSpacing(12)
        fields = QHBoxLayout()
        fields.setSpacing(16)
        fields.addLayout(self._labelled(self.tr("Where to"), self.target), 1)
        fields.addLayout(self._labelled(self.tr("Time zone of the scheduler"), self.zone), 1)
        self.body.addLayout(fields)
        self.body.addSpacing(4)
        self.body.addWidget(self.about)
        self.body.addSpacing(8)
        choose = SecondaryButton(self.tr("Choose…"))
        choose.clicked.connect(self._choose_folder)
        row = QHBoxLayout()
        row.addWidget(self.folder, 1)
        row.addWidget(choose)
        self.body.addWidget(label(self.tr("Folder"), px=12, role="muted"))
        self.body.addSpacing(4)
        self.body.addLayout(row)
        self.body.addSpacing(8)
        self.body.addWidget(self.bom)
        self.body.addSpacing(12)
        self.body.addWidget(Hairline())
        self.body.addLayout(self._rows)
        self.body.addStretch(1)
        back = SecondaryButton(self.tr("Back"))
        back.clicked.connect(self.close_sheet)
        self.write = PrimaryButton("")
        self.write.clicked.connect(self._write)
        self.foot.addWidget(self.problem, 1)
        self.foot.addStretch(0)
        self.foot.addWidget(back)
        self.foot.addWidget(self.write)

    @staticmethod
    def _labelled(name: str, field: QWidget) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(label(name, px=12, role="muted"))
        column.addWidget(field)
        return column

    @Slot()
    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Folder"), self.folder.text())
        if chosen:
            self.folder.setText(chosen)

    # --- preview -----------------------------------------------------------------------------

    @Slot()
    def _preview(self) -> None:
        """Plan the export as it is chosen, and show every row of it."""
        target = targets()[str(self.target.currentData())]
        self.about.setText(target.about.in_language(self._language))
        self.bom.setVisible(target.has_bom)
        self._say(None)
        zone = self.zone.zone()
        try:
            zone_of(zone or "")
            self._plan = plan(
                self._posts,
                target.id,
                zone=zone or "",
                now=now(),
                persona_names=self._names,
                bom=self.bom.isChecked() and target.has_bom,
            )
        except ComposerError as problem:
            self._plan = None
            self._say(problem.message)
        self._show_rows()

    def _show_rows(self) -> None:
        while self._rows.count():
            item = self._rows.takeAt(0)
            if item.widget():
                item.widget().hide()
                item.widget().deleteLater()
        planned = self._plan
        rows = planned.rows if planned else ()
        refused = planned.refused if planned else ()
        if not rows and not refused:
            self._rows.addSpacing(12)
            self._rows.addWidget(label(self.tr("No post is approved yet."), weight=500))
        if rows:
            self._heading(self.tr("%n row(s) to write", "", len(rows)))
        for row in rows:
            self._rows.addWidget(self._row(row))
        if refused:
            self._heading(self.tr("%n row(s) refused", "", len(refused)))
        for one in refused:
            self._rows.addWidget(self._refusal(one))
        files = planned.files if planned else ()
        if files:
            self._heading(", ".join(one.name for one in files))
        self.write.setText(
            self.tr("Write %n file(s)", "", len(files)) if files else self.tr("Nothing to write")
        )
        self.refit()

    def _heading(self, text: str) -> None:
        self._rows.addSpacing(12)
        self._rows.addWidget(label(text, px=12, weight=500, role="muted", wrap=True))
        self._rows.addSpacing(4)

    def _row(self, row: Row) -> QWidget:
        when = QLocale().toString(row.wall, "ddd d MMM yyyy, HH:mm")
        box = self._line(when, row.network, row.post)
        for warning in row.warnings:
            said = label(warning.in_language(self._language), px=12, role="warning", wrap=True)
            box.layout().addWidget(said)
        return box

    def _refusal(self, refused: RefusedRow) -> QWidget:
        box = self._line("", refused.network, refused.post)
        reason = refused.reason.in_language(self._language)
        box.layout().addWidget(label(reason, px=12, role="severe", wrap=True))
        return box

    def _line(self, when: str, name: str | None, post: Post) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(0)
        line = QHBoxLayout()
        line.setSpacing(12)
        title = network(name).name.in_language(self._language) if name else ""
        for text, width in ((when, 170), (title, 100)):
            if text:
                cell = label(text, role="muted")
                cell.setMinimumWidth(width)
                line.addWidget(cell)
        line.addWidget(ElidedLabel(" ".join(post.text.split())[:_FIRST_WORDS]), 1)
        column.addLayout(line)
        return box

    # --- writing -----------------------------------------------------------------------------

    def _say(self, sentence: Bilingual | None) -> None:
        self.problem.setVisible(sentence is not None)
        if sentence is not None:
            self.problem.setText(sentence.in_language(self._language))

    @Slot()
    def _write(self) -> None:
        """Write the files as planned now; a failure is said here and nothing is left behind."""
        self._preview()
        if self._plan is None or not self._plan.files:
            return
        folder = Path(self.folder.text()).expanduser()
        try:
            write(self._plan, folder)
        except ComposerError as problem:
            self._say(problem.message)
            return
        written = self._plan.post_ids
        self.close_sheet()
        self.exported.emit(written, folder)
