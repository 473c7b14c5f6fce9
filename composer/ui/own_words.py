"""The texts of single networks on the desk: whose words these are, where they end, what to do then."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from composer.checks.findings import Edit, Span
from composer.networks.counting import refusal
from composer.networks.known import Network, network
from composer.networks.preview import fold_of
from composer.networks.thread import BREAK, as_thread, counts, over_from, split_place
from composer.ui.columns import PREVIEW_TAB, Columns
from composer.ui.desk import Desk
from composer.ui.notices import Notices
from composer.ui.preview_panel import PreviewPanel
from composer.ui.session import Session


class OwnWords(QObject):
    """Shows the current network's fold and limit in the text, and makes and takes back its own text."""

    def __init__(
        self,
        session: Session,
        desk: Desk,
        panel: PreviewPanel,
        columns: Columns,
        notices: Notices,
    ) -> None:
        super().__init__(columns)
        self._session = session
        self._desk = desk
        self._panel = panel
        self._columns = columns
        self._notices = notices
        desk.counted.connect(self.show_limits)
        session.paused.connect(self.show_preview)
        session.post_changed.connect(self.show)
        session.post_opened.connect(self.show)
        columns.tabs.chosen.connect(self.show_preview)
        panel.network_chosen.connect(session.show_network)

    # --- what is shown -----------------------------------------------------------------------

    @Slot()
    def show(self) -> None:
        """Show everything that depends on the current network."""
        self.show_limits()
        self.show_preview()

    @Slot()
    def show_preview(self) -> None:
        """Show the post as the current network would, where the preview is looked at."""
        session = self._session
        if self._columns.tabs.current() == PREVIEW_TAB:
            self._panel.show_post(session.post, session.current_network, session.language)

    @Slot()
    def show_limits(self) -> None:
        """Show where the current network cuts the text and from where it is too long."""
        session, desk = self._session, self._desk
        name = session.current_network
        if name is None:
            desk.show_fold(None, [])
            desk.editor.show_over(None)
            desk.words.say("", [])
            return
        one = network(name)
        text = session.text
        title = one.name.in_language(session.interface_language)
        over = over_from(one, text, session.post.warning)
        fold = fold_of(one, text)
        desk.show_fold(fold, [title, self.tr("cuts here")] if fold is not None else [])
        desk.editor.show_over(over)
        self._say(one, title, over)

    def _say(self, one: Network, title: str, over: int | None) -> None:
        session, row = self._session, self._desk.words
        own = session.post.has_variant(one.id)
        if over is not None:
            said = self._too_much(one)
            if own:
                said = f"{said} {self._only_for(title)}"
            row.say(said, [*self._ways_out(one, title), *self._ways_back(one)], problem=True)
        elif own:
            row.say(self._only_for(title), self._ways_back(one))
        elif len(session.post.networks) > 1 and session.text.strip():
            link = self.tr("Write another one for %1").replace("%1", title)
            row.say(self._shared_by(), [(link, lambda: self.fork(one.id))])
        else:
            row.say("", [])

    def _only_for(self, title: str) -> str:
        return self.tr("This text is for %1 only.").replace("%1", title)

    def _ways_back(self, one: Network) -> list[tuple[str, Callable[[], None]]]:
        """Return what there is for a text of its own; nothing for the common one."""
        if not self._session.post.has_variant(one.id):
            return []
        return [
            (self.tr("What differs"), self.show_differences),
            (self.tr("Same text again"), lambda: self.rejoin(one.id)),
        ]

    def _shared_by(self) -> str:
        post = self._session.post
        sharing = [name for name in post.networks if not post.has_variant(name)]
        if len(sharing) == len(post.networks):
            return self.tr("All networks get this text.")
        return self.tr("%n network(s) get this text.", "", len(sharing))

    def _too_much(self, one: Network) -> str:
        every = counts(one, self._session.text, self._session.post.warning)
        refused = [counted for counted in every if refusal(counted) is not None]
        why = refusal(refused[0]) if refused else None
        return why.in_language(self._session.interface_language) if why else ""

    def _ways_out(self, one: Network, title: str) -> list[tuple[str, Callable[[], None]]]:
        ways: list[tuple[str, Callable[[], None]]] = []
        if one.threads:
            ways.append((self.tr("Split here"), lambda: self.split(one)))
            ways.append((self.tr("Make it a thread"), lambda: self.make_thread(one)))
        post = self._session.post
        if len(post.networks) > 1 and not post.has_variant(one.id):
            link = self.tr("Write another one for %1").replace("%1", title)
            ways.append((link, lambda: self.fork(one.id)))
        return ways

    # --- what is done ------------------------------------------------------------------------

    def fork(self, name: str) -> None:
        """Give a network a text of its own, which begins as the common one."""
        before = self._session.post
        self._session.fork(name)
        self._undoable(self.tr("%1 has a text of its own now"), name, before)
        self._desk.editor.setFocus()

    @Slot(str)
    def take_up(self, name: str) -> None:
        """Put a network's own text on the desk; where others share its text, it gets one first."""
        post = self._session.post
        if len(post.networks) > 1 and not post.has_variant(name):
            self.fork(name)
        else:
            self._session.show_network(name)
            self._desk.editor.setFocus()

    def rejoin(self, name: str) -> None:
        """Give a network the common text again."""
        before = self._session.post
        self._session.rejoin(name)
        self._undoable(self.tr("%1 gets the common text again"), name, before)
        self._desk.editor.setFocus()

    def split(self, one: Network) -> None:
        """Part the text where it becomes too long, into one more post of a thread."""
        text, warning = self._session.text, self._session.post.warning
        over = over_from(one, text, warning)
        if over is None:
            return
        start = text.rfind(BREAK, 0, over)
        start = start + len(BREAK) if start >= 0 else 0
        place = start + split_place(one, text[start:], warning)
        first, second = text[:place].rstrip(), text[place:].lstrip()
        self._put(one, f"{first}{BREAK}{second}", len(first) + len(BREAK))

    def make_thread(self, one: Network) -> None:
        """Part the whole text into posts that fit, numbered."""
        self._put(one, as_thread(one, self._session.text, self._session.post.warning), 0)

    def _put(self, one: Network, text: str, caret: int) -> None:
        """Take over another text for a network: its own one where others share what is there."""
        session, editor = self._session, self._desk.editor
        sharing = [name for name in session.post.networks if not session.post.has_variant(name)]
        before = session.post
        if not session.post.has_variant(one.id) and len(sharing) > 1:
            session.fork(one.id, text)
            self._undoable(self.tr("%1 has a text of its own now"), one.id, before)
        else:
            editor.apply((Edit(Span(0, len(session.text)), text),))
            self._notices.undoable(self.tr("Split"), editor.undo, of_words=True)
        editor.set_caret(caret)
        editor.setFocus()

    def _undoable(self, said: str, name: str, before: object) -> None:
        title = network(name).name.in_language(self._session.interface_language)
        self._notices.undoable(
            said.replace("%1", title), lambda: self._session.take_back_words(before)
        )

    @Slot()
    def show_differences(self) -> None:
        """Show in the preview what the network's own text changes."""
        self._columns.show_side()
        self._columns.tabs.choose(PREVIEW_TAB)
        self.show_preview()
