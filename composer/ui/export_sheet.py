"""The export sheet: where to, every row and every refusal, and only then the files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QLocale, QStandardPaths, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from composer.export.hand_over import HandedOver
from composer.export.plan import ExportPlan, RefusedRow, Row, plan, targets
from composer.library.media_folder import MediaFolder
from composer.library.problems import LibraryProblem
from composer.networks.known import network
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
from composer.ui.moment_fields import ZoneBox, system_zone, zone_name
from composer.ui.session import now
from composer.ui.sheet_parts import NARROW, Labelled
from composer.ui.theme import Theme, chrome_font

_FIRST_WORDS = 120
_WHEN, _NETWORK = 168, 104


class ExportSheet(Sheet):
    """Shows what an export would write before it writes anything.

    ``hand_over`` writes a plan into a folder and notes it; what it cannot do (a ComposerError) is
    said in the sheet, which then stays as it is. :attr:`exported` carries what it returned and
    the folder (a Path), after the sheet is closed.
    """

    exported = Signal(object, object)

    def __init__(
        self,
        host: QWidget,
        theme: Theme,
        posts: tuple[Post, ...],
        *,
        persona_names: Mapping[str, str],
        media: MediaFolder | None = None,
        language: str,
        zone: str | None,
        folder: str | None,
        hand_over: Callable[[ExportPlan, Path], HandedOver],
    ) -> None:
        """Begin with ``zone`` and ``folder``; None means this computer's zone and its documents."""
        super().__init__(host, theme, "")
        self.title.setText(self.tr("Export the approved posts"))
        self.setAccessibleName(self.title.text())
        self.subtitle.setText(self.tr("Nothing is written until you have seen every row."))
        self._posts = posts
        self._names = persona_names
        self._media = media
        self._language = language
        self._hand_over = hand_over
        self._targets = targets()
        self._plan: ExportPlan | None = None
        self._lines: list[_Line] = []
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        self.target = self._target_box()
        self.zone = ZoneBox(zone or system_zone())
        self.folder = Field(folder or QStandardPaths.writableLocation(documents))
        self._make_cells()
        self._lay_out()
        self._make_foot()
        self.target.currentIndexChanged.connect(self._preview)
        self.zone.zone_changed.connect(self._preview)
        self.zone.lineEdit().editingFinished.connect(self._preview)
        self.folder.textEdited.connect(self._forgive_folder)
        self.bom.toggled.connect(self._preview)
        self._preview()

    # --- parts ---------------------------------------------------------------------------------

    def _target_box(self) -> QComboBox:
        box = QComboBox()
        for one in self._targets.values():
            box.addItem(one.name.in_language(self._language), one.id)
        return box

    def _make_cells(self) -> None:
        for box in (self.target, self.zone):
            box.setFont(chrome_font(13))
            box.setFixedHeight(32)
            box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.target_cell = Labelled(self.tr("Where to"), self.target)
        self.zone_cell = Labelled(self.tr("Time zone of the scheduler"), self.zone)
        self.folder_cell = Labelled(self.tr("Folder"), self.folder)
        self.about = label("", px=12, role="muted", wrap=True)
        self.bom = QCheckBox(self.tr("Mark the file as UTF-8 for Excel (BOM)"))
        self.bom.setFont(chrome_font(13))
        self.bom.setMinimumHeight(28)
        self.choose = SecondaryButton(self.tr("Choose…"))
        self.choose.clicked.connect(self._choose_folder)

    def _lay_out(self) -> None:
        self._fields = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._fields.setSpacing(16)
        self._fields.addWidget(self.target_cell, 1)
        self._fields.addWidget(self.zone_cell, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.folder_cell, 1)
        beside = QVBoxLayout()
        beside.setContentsMargins(0, 20, 0, 0)
        beside.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(beside)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.body.addWidget(Hairline())
        self.body.addSpacing(12)
        self.body.addLayout(self._fields)
        self.body.addSpacing(4)
        self.body.addWidget(self.about)
        self.body.addSpacing(12)
        self.body.addLayout(row)
        self.body.addSpacing(4)
        self.body.addWidget(self.bom)
        self.body.addSpacing(12)
        self.body.addWidget(Hairline())
        self.body.addLayout(self._rows)
        self.body.addStretch(1)

    def _make_foot(self) -> None:
        self._said = label("", px=12, wrap=True)
        self.back = SecondaryButton(self.tr("Back"))
        self.back.clicked.connect(self.close_sheet)
        self.write = PrimaryButton("")
        self.write.clicked.connect(self._write)
        self.foot.addWidget(self._said, 1)
        self.foot.addWidget(self.back)
        self.foot.addWidget(self.write)

    @Slot()
    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Folder"), self.folder.text())
        if chosen:
            self.folder.setText(chosen)
            self._forgive_folder()

    @Slot()
    def _forgive_folder(self) -> None:
        self.folder_cell.complain("")

    # --- preview -------------------------------------------------------------------------------

    @Slot()
    def _preview(self) -> None:
        """Plan the export as it is chosen, and show every row of it."""
        target = self._targets[str(self.target.currentData())]
        self.about.setText(target.about.in_language(self._language))
        self.bom.setVisible(target.has_bom)
        self._plan = self._planned()
        self._show_rows()
        self._say_zone()

    def _planned(self) -> ExportPlan | None:
        """Return what would be written now, None where something chosen is not usable."""
        zone = self.zone.zone()
        self.zone_cell.complain("")
        if zone is None:
            text = self.tr("No time zone is called “%1”. Try the name of a large city.")
            self.zone_cell.complain(text.replace("%1", self.zone.currentText().strip()))
            return None
        target = self._targets[str(self.target.currentData())]
        try:
            return plan(
                self._posts,
                target.id,
                zone=zone,
                now=now(),
                persona_names=self._names,
                bom=self.bom.isChecked() and target.has_bom,
            )
        except ComposerError as problem:
            self._tell(problem.message)
            return None

    def _show_rows(self) -> None:
        self._clear_rows()
        planned = self._plan
        if not self._posts:
            self._rows.addSpacing(12)
            self._rows.addWidget(label(self.tr("No post is approved yet."), weight=500))
        if planned and planned.rows:
            self._heading(self.tr("%n row(s) to write", "", len(planned.rows)))
            for row in planned.rows:
                self._add_line(self._row(row))
        if planned and planned.refused:
            self._heading(self.tr("%n row(s) refused", "", len(planned.refused)))
            for refused in planned.refused:
                self._add_line(self._refusal(refused))
            written = set(planned.post_ids)
            if any(refused.post.id in written for refused in planned.refused):
                text = self.tr("Where other networks go out, a draft stays for the refused one.")
                self._rows.addWidget(label(text, px=12, role="muted", wrap=True))
        files = planned.files if planned else ()
        if files:
            self._heading(self.tr("Files"))
            names = [one.name for one in files]
            if planned and planned.pictures:
                names.append(self.tr("%n picture(s)", "", len(planned.pictures)))
            self._rows.addWidget(label(", ".join(names), wrap=True))
        self.write.setText(
            self.tr("Write %n file(s)", "", len(files)) if files else self.tr("Nothing to write")
        )
        self.refit()

    def _clear_rows(self) -> None:
        self._lines = []
        while self._rows.count():
            item = self._rows.takeAt(0)
            if item.widget():
                item.widget().hide()
                item.widget().deleteLater()

    def _heading(self, text: str) -> None:
        self._rows.addSpacing(12)
        self._rows.addWidget(label(text, px=12, weight=500, role="muted", wrap=True))
        self._rows.addSpacing(4)

    def _add_line(self, line: _Line) -> None:
        line.arrange(self._is_narrow())
        self._lines.append(line)
        self._rows.addWidget(line)

    def _row(self, row: Row) -> _Line:
        when = QLocale().toString(row.wall, "ddd d MMM yyyy, HH:mm")
        warnings = [warning.in_language(self._language) for warning in row.warnings]
        return _Line(when, self._network(row.network), row.text, warnings, "warning")

    def _refusal(self, refused: RefusedRow) -> _Line:
        reason = refused.reason.in_language(self._language)
        name = self._network(refused.network)
        return _Line("", name, refused.post.text_for(refused.network), [reason], "severe")

    def _network(self, name: str | None) -> str:
        return network(name).name.in_language(self._language) if name else ""

    # --- what is said in the foot ----------------------------------------------------------------

    def _say_zone(self) -> None:
        """Say beside the button in which zone the hours are written."""
        if self._plan is not None and self._plan.files:
            text = self.tr("Time zone: %1").replace("%1", zone_name(self._plan.zone))
            self._say(text, "muted")
        elif self._plan is not None:
            self._say("", "muted")

    def _tell(self, sentence: Bilingual) -> None:
        self._say(sentence.in_language(self._language), "severe")

    def _say(self, text: str, role: str) -> None:
        self._said.setText(text)
        self._said.setProperty("role", role)
        self._said.style().unpolish(self._said)
        self._said.style().polish(self._said)
        self.refit()

    # --- writing -------------------------------------------------------------------------------

    @Slot()
    def _write(self) -> None:
        """Write the files shown. Where they changed since, show them again instead."""
        shown = self._plan
        self._preview()
        if self._plan is None:
            self.zone.setFocus(Qt.FocusReason.TabFocusReason)
            return
        if not self._plan.files:
            self._say(self.tr("No row can be written; nothing was."), "severe")
            return
        if shown is None or _outline(shown) != _outline(self._plan):
            self._say(self.tr("The rows have just changed: look at them once more."), "severe")
            return
        folder = self._chosen_folder()
        if folder is not None:
            self._write_into(folder, self._plan)

    def _chosen_folder(self) -> Path | None:
        written = self.folder.text().strip()
        if written:
            return Path(written).expanduser()
        self._lead_to_folder(self.tr("Choose the folder to write into."))
        return None

    def _write_into(self, folder: Path, planned: ExportPlan) -> None:
        try:
            done = self._hand_over(planned, folder)
        except LibraryProblem as problem:
            self._tell(problem.message)
            return
        except ComposerError as problem:
            self._lead_to_folder(problem.message.in_language(self._language))
            return
        self.close_sheet()
        self.exported.emit(done, folder)

    def _lead_to_folder(self, sentence: str) -> None:
        self.folder_cell.complain(sentence)
        self.refit()
        self.folder.setFocus(Qt.FocusReason.TabFocusReason)
        self.show_part(self.folder_cell)

    # --- size ----------------------------------------------------------------------------------

    def _is_narrow(self) -> bool:
        return self.width() < NARROW + 96

    def resizeEvent(self, event: QResizeEvent) -> None:
        narrow = self._is_narrow()
        ways = QBoxLayout.Direction
        self._fields.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        self._fields.setSpacing(8 if narrow else 16)
        for line in self._lines:
            line.arrange(narrow)
        super().resizeEvent(event)


class _Line(QWidget):
    """A row of the preview: when, on which network, its first words, and what there is to say."""

    def __init__(self, when: str, name: str, text: str, said: list[str], role: str) -> None:
        super().__init__()
        self._when, self._network = label(when, role="muted"), label(name, role="muted")
        self._words = ElidedLabel(" ".join(text.split())[:_FIRST_WORDS])
        self._said = [label(sentence, px=12, role=role, wrap=True) for sentence in said]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 4, 0, 4)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(0)

    def arrange(self, narrow: bool) -> None:
        """Stand in one line, or with the words below where there is little room."""
        for part in (self._when, self._network, self._words, *self._said):
            self._grid.removeWidget(part)
        self._when.setVisible(not narrow or bool(self._when.text()))
        self._network.setVisible(not narrow or bool(self._network.text()))
        self._grid.addWidget(self._when, 0, 0)
        self._grid.addWidget(self._network, 0, 1)
        self._grid.setColumnMinimumWidth(0, 0 if narrow else _WHEN)
        self._grid.setColumnMinimumWidth(1, 0 if narrow else _NETWORK)
        self._grid.setColumnStretch(2, 1)
        first, span = (0, 3) if narrow else (2, 1)
        self._grid.addWidget(self._words, 1 if narrow else 0, first, 1, span)
        for number, part in enumerate(self._said, 2):
            self._grid.addWidget(part, number, first, 1, span)


def _outline(planned: ExportPlan) -> tuple[object, ...]:
    """Return what a person reads of a plan: which rows go where and when, and which do not."""
    rows = tuple((row.post.id, row.network, row.wall) for row in planned.rows)
    refused = tuple((one.post.id, one.network) for one in planned.refused)
    return (planned.target, planned.zone, rows, refused)
