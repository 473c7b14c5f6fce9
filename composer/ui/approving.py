"""From a draft to a file of a scheduler: the sheets of approval and export, and what they decide."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from composer.checks.findings import Finding, FindingKind, Severity
from composer.checks.language import is_of_language
from composer.export.hand_over import HandedOver, hand_over
from composer.networks.known import network
from composer.networks.thread import counts
from composer.posts import approval
from composer.posts.post import Status
from composer.text.bilingual import Bilingual, ComposerError
from composer.ui.approval_sheet import ApprovalChoice, ApprovalDraft, ApprovalRequest, ApprovalSheet
from composer.ui.notices import Notices
from composer.ui.post_shelf import PostShelf
from composer.ui.session import Session, now
from composer.ui.sheets import Sheets


class Approving(QObject):
    """Asks before a post goes out, keeps the answers, and writes the approved ones to files."""

    text_requested = Signal(str)
    passage_requested = Signal(str)

    def __init__(
        self, session: Session, posts: PostShelf, notices: Notices, sheets: Sheets
    ) -> None:
        super().__init__(posts)
        self._session = session
        self._posts = posts
        self._notices = notices
        self._sheets = sheets
        self._drafts: dict[str, ApprovalDraft] = {}

    @Slot()
    def review(self) -> None:
        """Show what is open, ask the questions, then when and who answers."""
        session = self._session
        session.save()
        if not any(session.post.text_for(name).strip() for name in (None, *session.post.networks)):
            self._notices.problem(
                Bilingual(
                    "There are no words to approve yet.", "Il n’y a pas encore de mots à approuver."
                )
            )
            return
        found = tuple(
            (finding, text)
            for finding, text in self._findings()
            if finding.rule.kind is FindingKind.PROBLEM
        )
        problems = tuple(one for one in found if not is_of_language(one[0]))
        request = ApprovalRequest(
            post=session.post,
            persona=session.persona,
            problems=problems,
            language_marks=len(found) - len(problems),
            questions=session.questions(),
            counts=tuple(
                counted
                for name in session.post.networks
                for counted in counts(
                    network(name), session.post.text_for(name), session.post.warning
                )
            ),
            language=session.interface_language,
            people=self._answerers(),
            zone=session.library.state("zone"),
        )
        sheet = ApprovalSheet(
            self._sheets.host, self._sheets.theme, request, self._drafts.get(session.post.id)
        )
        sheet.approved.connect(lambda choice: self._approve(sheet, choice))
        sheet.text_requested.connect(self.text_requested)
        sheet.passage_requested.connect(self._show_passage)
        sheet.not_posting.connect(lambda note: self._do_not_post(sheet, note))
        post_id = session.post.id
        sheet.closed.connect(lambda: self._drafts.__setitem__(post_id, sheet.draft()))
        self._sheets.open(sheet)

    @Slot(str)
    def _show_passage(self, rule: str) -> None:
        """Put the text on the desk that the rule met, and ask for its words there."""
        session = self._session
        if not any(finding.rule.id == rule for finding in session.findings):
            elsewhere = (t for f, t in session.findings_elsewhere() if f.rule.id == rule)
            text = next(elsewhere, None)
            for name in session.post.networks:
                if session.post.text_for(name) == text:
                    session.show_network(name)
                    break
        self.passage_requested.emit(rule)

    def _findings(self) -> tuple[tuple[Finding, str], ...]:
        """Return all findings, in the text on the desk first, then in those of other networks."""
        session = self._session
        here = tuple((finding, session.text) for finding in session.findings)
        return (*here, *session.findings_elsewhere())

    def _answerers(self) -> tuple[str, ...]:
        """Return who answered before, the latest first."""
        names = [post.approval.answerer for post in self._session.library.posts() if post.approval]
        return tuple(dict.fromkeys(name for name in names if name))

    def _approve(self, sheet: ApprovalSheet, choice: ApprovalChoice) -> None:
        session = self._session
        severe = {f.rule.id for f, _ in self._findings() if f.rule.severity is Severity.SEVERE}
        try:
            approved = approval.approve(
                session.post,
                now=now(),
                schedule=choice.moment,
                answerer=choice.answerer,
                answer_until=choice.answer_until,
                open_severe=sorted(severe),
                reasons=choice.reasons,
                answers=choice.answers,
            )
        except ComposerError as problem:
            sheet.refuse(problem.message)
            return
        sheet.close_sheet()
        before = session.post
        session.replace_post(approved)
        session.remember("zone", choice.moment.zone)
        self._notices.undoable(
            self.tr("This post is approved"), lambda: session.replace_post(before)
        )

    def _do_not_post(self, sheet: ApprovalSheet, note: str) -> None:
        before = self._session.post
        sheet.close_sheet()
        if self._posts.change_status(lambda post: approval.not_posted(post, note, now())):
            self._notices.undoable(
                self.tr("Kept, and not posted"), lambda: self._session.replace_post(before)
            )

    @Slot()
    def export(self) -> None:
        """Show what an export of the approved posts would write, then write it."""
        from composer.ui.export_sheet import ExportSheet  # icalendar is slow to import

        session = self._session
        session.save()
        names = {one.id: one.name for one in session.personas}
        sheet = ExportSheet(
            self._sheets.host,
            self._sheets.theme,
            tuple(post for post in session.library.posts() if post.status is Status.APPROVED),
            persona_names=names,
            media=session.library.media,
            language=session.interface_language,
            zone=session.library.state("zone"),
            folder=session.library.state("export_folder"),
            hand_over=lambda planned, folder: hand_over(planned, folder, session.library, now()),
        )
        sheet.exported.connect(self._note_export)
        self._sheets.open(sheet)

    @Slot(object, object)
    def _note_export(self, done: HandedOver, folder: object) -> None:
        session = self._session
        for gone in done.exported:
            if gone.id == session.post.id:
                session.replace_post(gone)
        session.note_changes()
        self._posts.show_library()
        name = Path(str(folder)).name or str(folder)
        said = self.tr("%n post(s) exported to “%1”", "", len(done.exported)).replace("%1", name)
        if done.drafts:
            left = self.tr("%n draft(s) left for what was refused", "", len(done.drafts))
            said = (
                f"{said}; {left}" if session.interface_language == "en" else f"{said}\u00a0; {left}"
            )
        self._notices.note(said)
        session.remember("export_folder", str(folder))
