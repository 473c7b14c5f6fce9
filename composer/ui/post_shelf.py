"""Posts that come and go: the list of the library, new ones, copies, what is deleted."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QLocale, QObject, QTimer, Slot
from PySide6.QtWidgets import QFileDialog

from composer.checks.findings import Edit, Span
from composer.export.csv_files import read_csv
from composer.export.json_file import read_json
from composer.posts import approval
from composer.posts.post import Post, PostKind, Status
from composer.text.bilingual import ComposerError
from composer.ui.columns import Columns
from composer.ui.desk import Desk
from composer.ui.last_folder import last_folder, note_folder
from composer.ui.library_column import LibraryColumn, PersonaRow, PostRow
from composer.ui.notices import Notices
from composer.ui.persona_page import PersonaPage
from composer.ui.session import Session, now
from composer.ui.sheets import Sheets

_LIST_FOLLOWS_MS = 600


class PostShelf(QObject):
    """Keeps the list of the library true and carries posts between it and the desk."""

    def __init__(
        self,
        session: Session,
        column: LibraryColumn,
        desk: Desk,
        page: PersonaPage,
        columns: Columns,
        notices: Notices,
        sheets: Sheets,
    ) -> None:
        super().__init__(columns)
        self._session = session
        self._column = column
        self._desk = desk
        self._page = page
        self._columns = columns
        self._notices = notices
        self._sheets = sheets
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_LIST_FOLLOWS_MS)
        self._timer.timeout.connect(self.show_library)
        session.posts_changed.connect(self.show_library)
        session.personas_changed.connect(self.show_library)
        session.saved.connect(self.show_library_later)
        column.post_chosen.connect(self.open_post)
        column.new_post_requested.connect(self.new_post)
        column.new_reply_requested.connect(self.new_reply)
        column.search_changed.connect(self.show_library)
        column.post_duplicate_requested.connect(self.duplicate_post)
        column.post_delete_requested.connect(self.delete_post)

    # --- the list ----------------------------------------------------------------------------

    def stop(self) -> None:
        """Show nothing more: the library is about to be closed."""
        self._timer.stop()

    @Slot()
    def show_library_later(self) -> None:
        """Show the library soon: what is stored while typing need not move the list at once."""
        if not self._timer.isActive():
            self._timer.start()

    @Slot()
    def show_library(self) -> None:
        """Show the posts that the search asks for, by status, and the personas."""
        session = self._session
        words = self._column.search.text().strip()
        try:
            posts = session.library.search(words) if words else session.library.posts()
        except ComposerError as problem:
            self._notices.problem(problem.message)
            return
        posts.sort(key=lambda post: list(Status).index(post.status))
        self._column.show_posts(tuple(self.row(post) for post in posts))
        rows = tuple(PersonaRow(one.id, one.name or "…") for one in session.personas)
        self._column.show_personas(rows)
        self._column.select(
            session.post.id, self._page.persona.id if self._columns.shows_page() else ""
        )

    def row(self, post: Post) -> PostRow:
        """Return how the library names a post."""
        groups = {
            Status.DRAFT: self.tr("Drafts"),
            Status.IN_REVIEW: self.tr("In review"),
            Status.APPROVED: self.tr("Approved"),
            Status.EXPORTED: self.tr("Exported"),
            Status.NOT_POSTED: self.tr("Not posted"),
        }
        title = next(
            (
                line.strip()
                for line in (
                    post.text or post.text_for(next(iter(post.networks), None))
                ).splitlines()
                if line.strip()
            ),
            "",
        )
        persona = self._session.persona_of(post.persona_id)
        second = persona.name if persona else ""
        if post.kind is PostKind.REPLY and post.answering_name:
            second = self.tr("Reply to %1").replace("%1", post.answering_name)
        if post.status is Status.NOT_POSTED:
            second = post.note
        date = self.tr("Sample") if post.sample else self._date(post)
        return PostRow(post.id, title or self.tr("No words yet"), second, date, groups[post.status])

    @staticmethod
    def _date(post: Post) -> str:
        locale = QLocale()
        if post.schedule is not None and post.status in (Status.APPROVED, Status.EXPORTED):
            return locale.toString(post.schedule.wall, "d MMM")
        changed = post.changed.astimezone()
        same_day = changed.date() == now().astimezone().date()
        return locale.toString(changed.replace(tzinfo=None), "HH:mm" if same_day else "d MMM")

    @Slot()
    def new_post(self) -> None:
        """Begin a post."""
        self._session.begin()
        self._desk.editor.setFocus()

    @Slot()
    def new_reply(self) -> None:
        """Begin a reply; first the message it answers."""
        self._session.begin(PostKind.REPLY)
        self._desk.answered.name.setFocus()

    @Slot(str)
    def open_post(self, post_id: str) -> None:
        """Put a post of the library on the desk."""
        self._session.open(post_id)
        self._desk.editor.setFocus()
        self._columns.close_drawer()

    @Slot(str)
    def duplicate_post(self, post_id: str) -> None:
        """Begin a draft with the words and pictures of another post."""
        found = self._session.library.post(post_id)
        if found is None:
            return
        moment = now()
        self._session.put(
            replace(
                found,
                id=uuid.uuid4().hex,
                created=moment,
                changed=moment,
                status=Status.DRAFT,
                schedule=None,
                approval=None,
                note="",
                sample=False,
                outcome="",
            )
        )

    @Slot()
    def duplicate(self) -> None:
        """Begin a draft with everything of the post on the desk but its date."""
        self._session.save()
        self.duplicate_post(self._session.post.id)
        self._desk.editor.setFocus()

    @Slot(str)
    def delete_post(self, post_id: str) -> None:
        """Delete a post; the toast brings it back."""
        self._session.save()
        found = self._session.library.post(post_id)
        if found is None:
            return
        try:
            self._session.library.delete_post(post_id)
        except ComposerError as problem:
            self._notices.problem(problem.message)
            return
        if post_id == self._session.post.id:
            rest = self._session.library.posts()
            self._session.open(rest[0].id) if rest else self._session.begin()
        else:
            self._session.note_changes()
        self.show_library()
        self._notices.undoable(self.tr("Post deleted"), lambda: self._session.put(found))

    @Slot()
    def import_posts(self) -> None:
        """Read posts from a CSV or JSON file that an export wrote."""
        kinds = self.tr("Posts (*.csv *.json)")
        name, _ = QFileDialog.getOpenFileName(
            self._desk.window(), self.tr("Import posts"), last_folder(self._session), kinds
        )
        if name:
            note_folder(self._session, name)
            self.read_posts_file(Path(name))

    def read_posts_file(self, path: Path) -> None:
        """Add the posts of a file as drafts, all or none; those already here are left alone."""
        session = self._session
        try:
            data = path.read_bytes()
            read = read_json if path.suffix.casefold() == ".json" else read_csv
            posts = read(data)
            fresh = [post for post in map(self._as_ours, posts) if post is not None]
        except OSError as problem:
            self._notices.unreadable(path, problem)
            return
        except ComposerError as problem:
            self._notices.problem(problem.message)
            return
        if not session.keep_posts(fresh):
            return
        said = self.tr("%n post(s) imported as drafts", "", len(fresh))
        if here := len(posts) - len(fresh):
            said += ", " + self.tr("%n already here", "", here)
        ids = [post.id for post in fresh]
        self._notices.undoable(said, lambda: self._take_away(ids))

    def _as_ours(self, post: Post) -> Post | None:
        """Return an imported post with an id and a persona of this library; None if it is here."""
        known = self._session.library.post(post.id)
        if known is not None and known.text == post.text:
            return None
        if self._session.persona_of(post.persona_id) is None:
            post = replace(post, persona_id=None)
        return post if known is None else replace(post, id=uuid.uuid4().hex)

    def _take_away(self, post_ids: list[str]) -> None:
        if self._session.post.id in post_ids:
            self._session.begin()
        self._session.delete_posts(post_ids)

    @Slot()
    def show_versions(self) -> None:
        """Show the earlier words of the post on the desk; those chosen come back in one step."""
        from composer.ui.versions_sheet import VersionsSheet  # the first window does not need it

        session = self._session
        session.save()
        try:
            kept = session.library.versions(session.post.id)
        except ComposerError as problem:
            self._notices.problem(problem.message)
            return
        other = tuple((at, text) for at, text in reversed(kept) if text != session.post.text)
        sheet = VersionsSheet(self._sheets.host, self._sheets.theme, other)
        sheet.taken_back.connect(self._take_words_back)
        self._sheets.open(sheet)

    @Slot(str)
    def _take_words_back(self, words: str) -> None:
        editor = self._desk.editor
        editor.apply((Edit(Span(0, len(editor.text())), words),))
        self._session.settle()
        self._notices.undoable(self.tr("The earlier words are back"), editor.undo, of_words=True)

    @Slot()
    def send_to_review(self) -> None:
        """Let another pair of eyes read it first."""
        self.change_status(lambda post: approval.send_to_review(post, now()))

    @Slot()
    def back_to_draft(self) -> None:
        """Take an approved or refused post back to the drafts."""
        self.change_status(lambda post: approval.back_to_draft(post, now()))

    def change_status(self, change: Callable[[Post], Post]) -> bool:
        """Give the post on the desk another status; a refusal is told and returns False."""
        try:
            self._session.replace_post(change(self._session.post))
        except ComposerError as problem:
            self._notices.problem(problem.message)
            return False
        return True

    @Slot()
    def remove_samples(self) -> None:
        """Take the sample draft and the sample personas away; the toast brings them back."""
        session = self._session
        session.save()
        posts = [post for post in session.library.posts() if post.sample]
        personas = [one for one in session.personas if one.sample]
        for post in posts:
            session.library.delete_post(post.id)
        for persona in personas:
            session.delete_persona(persona.id)
        if session.post.sample:
            rest = session.library.posts()
            session.open(rest[0].id) if rest else session.put(Post(uuid.uuid4().hex, now(), now()))
        self._notices.withdraw(self._sample_note())
        self.show_library()

        def undo() -> None:
            for persona in personas:
                session.keep_persona(persona)
            for post in posts:
                session.put(post)

        if posts or personas:
            self._notices.undoable(self.tr("Samples removed"), undo)

    def _sample_note(self) -> str:
        return self.tr("This draft and its personas are samples.")

    def note_sample(self) -> None:
        """Say under the bar that the post on the desk is a sample, as long as it is one."""
        if self._session.post.sample:
            self._notices.offer(
                self._sample_note(), self.tr("Remove the samples"), self.remove_samples
            )
        else:
            self._notices.withdraw(self._sample_note())
