"""Pictures on their way into a post: chosen, pasted or dropped; read beside the window."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import (
    QBuffer,
    QCoreApplication,
    QObject,
    QStandardPaths,
    Signal,
    Slot,
)
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFileDialog

from composer.posts.post import Picture
from composer.text.bilingual import Bilingual, ComposerError
from composer.ui.desk import Desk
from composer.ui.media_rows import THUMB, PictureView
from composer.ui.notices import Notices
from composer.ui.session import Session

log = logging.getLogger("composer")

_MOST_AT_ONCE = 20
"""A dropped folder of holiday pictures is a slip, not a post."""
_THUMBS_KEPT = 200
_THUMB_PIXELS = 2 * THUMB


@dataclass(frozen=True, slots=True)
class _Arrived:
    post_id: str
    picture: Picture
    thumbnail: bytes


@dataclass(frozen=True, slots=True)
class _Drawn:
    digest: str
    thumbnail: bytes | None


class Pictures(QObject):
    """Takes pictures into the library and the post on the desk, and shows them there.

    A picture is read, decoded and stored in one thread beside the window, so that no file, however
    large or hostile, costs a key. What is refused is told in words.
    """

    _answered = Signal(object)

    def __init__(self, session: Session, desk: Desk, notices: Notices) -> None:
        super().__init__(desk)
        self._session = session
        self._desk = desk
        self._notices = notices
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="pictures")
        self._thumbs: dict[str, QPixmap | None] = {}
        self._asked: set[str] = set()
        self._focus_next = False
        rows = desk.pictures
        self._answered.connect(self._take_answer)
        desk.foot.picture_requested.connect(self.choose_files)
        for giver in (desk, desk.editor):
            giver.files_given.connect(self.add_files)
            giver.image_given.connect(self.add_image)
        rows.described.connect(session.describe_picture)
        rows.description_finished.connect(self.show)
        rows.removed.connect(self.remove)
        rows.moved.connect(self.move)
        session.post_opened.connect(self.show)
        session.post_changed.connect(self.show)
        session.paused.connect(self.show)

    def stop(self) -> None:
        """Take in the picture being read, forget the others: the library is about to be closed."""
        self._worker.shutdown(wait=True, cancel_futures=True)
        QCoreApplication.sendPostedEvents(self)

    # --- ways in -------------------------------------------------------------------------------

    @Slot()
    def choose_files(self) -> None:
        """Ask for picture files, and add them."""
        kinds = self.tr("Pictures (*.jpg *.jpeg *.png *.gif *.webp)")
        names, _ = QFileDialog.getOpenFileNames(
            self._desk, self.tr("Add a picture"), self._folder(), f"{kinds};;*"
        )
        if names:
            self._remember_folder(str(Path(names[0]).parent))
            self._focus_next = True
            self.add_files(tuple(Path(name) for name in names))

    def _folder(self) -> str:
        """Return the folder pictures came from last, or this person's pictures."""
        usual = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        return str(self._session.library.state("picture_folder") or usual)

    def _remember_folder(self, folder: str) -> None:
        try:
            self._session.library.set_state("picture_folder", folder)
        except ComposerError as problem:
            self._notices.problem(problem.message)

    @Slot(object)
    def add_files(self, paths: Sequence[Path]) -> None:
        """Add these files to the post on the desk, as far as they are pictures."""
        if len(paths) > _MOST_AT_ONCE:
            self._notices.problem(
                Bilingual(
                    f"{len(paths)} files at once are more than any post takes. Nothing was added.",
                    f"{len(paths)} fichiers d’un coup, c’est plus que n’en prend une publication. "
                    "Rien n’a été ajouté.",
                )
            )
            return
        for path in paths:
            self._read(lambda path=path: _from_file(path), path.name)

    @Slot(object)
    def add_image(self, image: QImage) -> None:
        """Add a picture that was pasted or dropped without a file."""
        self._read(lambda: _png(image), f"{self.tr('Pasted picture')}.png")

    def _read(self, data_of: Callable[[], bytes], name: str) -> None:
        post_id, media = self._session.post.id, self._session.library.media

        def work() -> _Arrived:
            from composer.posts.pictures import examine, thumbnail

            data = data_of()
            picture = examine(data, name)
            media.add(data)
            return _Arrived(post_id, picture, thumbnail(data, _THUMB_PIXELS))

        self._submit(work)

    def _submit(self, work: Callable[[], object]) -> None:
        def run() -> None:
            try:
                self._answered.emit(work())
            except ComposerError as problem:
                self._answered.emit(problem.message)
            except Exception:  # a picture that breaks something costs the picture, nothing else
                log.exception("reading a picture")
                self._answered.emit(
                    Bilingual(
                        "This picture could not be read. Nothing was added; the log has the details.",
                        "Cette image n’a pas pu être lue. Rien n’a été ajouté ; le journal a les "
                        "détails.",
                    )
                )

        self._worker.submit(run)

    @Slot(object)
    def _take_answer(self, answer: object) -> None:
        if isinstance(answer, Bilingual):
            self._notices.problem(answer)
        elif isinstance(answer, _Drawn):
            self._keep_thumb(answer.digest, answer.thumbnail)
            self.show()
        elif isinstance(answer, _Arrived):
            self._keep_thumb(answer.picture.digest, answer.thumbnail)
            self._add(answer.post_id, answer.picture)

    def _add(self, post_id: str, picture: Picture) -> None:
        post = self._session.known_post(post_id)
        if post is None:
            return
        if any(one.digest == picture.digest for one in post.media):
            self._notices.note(self.tr("This picture is there already"))
            return
        self._session.change_media(post_id, (*post.media, picture))
        if self._focus_next and post_id == self._session.post.id:
            self._focus_next = False
            self._desk.pictures.focus_last()

    # --- what is done with them ----------------------------------------------------------------

    @Slot(int)
    def remove(self, number: int) -> None:
        """Take a picture out of the post; Undo brings it back."""
        post_id, before = self._session.post.id, self._session.post.media
        if number >= len(before):
            return
        removed = before[number]

        def bring_back() -> None:
            post = self._session.known_post(post_id)
            if post is not None and all(one.digest != removed.digest for one in post.media):
                media = (*post.media[:number], removed, *post.media[number:])
                self._session.change_media(post_id, media)

        self._session.change_media(post_id, before[:number] + before[number + 1 :])
        self._desk.editor.setFocus()
        self._notices.undoable(self.tr("Picture removed"), bring_back)

    @Slot(int, int)
    def move(self, number: int, target: int) -> None:
        """Give a picture another place."""
        media = list(self._session.post.media)
        media.insert(target, media.pop(number))
        self._session.change_media(self._session.post.id, tuple(media))

    # --- what is shown -------------------------------------------------------------------------

    @Slot()
    def show(self) -> None:
        """Show the pictures of the post on the desk, with a hint where their words are weak."""
        self._desk.pictures.show_pictures(
            [self._view(one, n) for n, one in enumerate(self._session.post.media)]
        )
        self._desk.make_room()

    def _view(self, picture: Picture, number: int) -> PictureView:
        digest = picture.digest
        if digest not in self._thumbs and digest not in self._asked:
            self._draw(digest)
        thumb = self._thumbs.get(digest)
        lost = digest in self._thumbs and thumb is None
        return PictureView(picture, thumb, self._session.picture_hint(number), lost)

    def _draw(self, digest: str) -> None:
        self._asked.add(digest)
        media = self._session.library.media

        def work() -> _Drawn:
            from composer.posts.pictures import thumbnail

            try:
                return _Drawn(digest, thumbnail(media.read(digest), _THUMB_PIXELS))
            except ComposerError:
                return _Drawn(digest, None)

        self._submit(work)

    def _keep_thumb(self, digest: str, data: bytes | None) -> None:
        self._asked.discard(digest)
        if len(self._thumbs) >= _THUMBS_KEPT:
            self._thumbs.clear()
        shown = None
        if data is not None:
            shown = QPixmap()
            shown.loadFromData(data)
        self._thumbs[digest] = shown


def _from_file(path: Path) -> bytes:
    from composer.posts.pictures import read_file  # Pillow: not at the start, and not at a key

    return read_file(path)


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())
