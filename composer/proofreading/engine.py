"""One LanguageTool, wherever it is: a server of ours in a folder, or the one at an address."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from composer.proofreading.connection import UNREACHABLE, Connection, NoAnswer
from composer.proofreading.local_server import NO_FOLDER, NO_JAVA, LocalServer
from composer.proofreading.mistakes import Mistake

if TYPE_CHECKING:
    from composer.proofreading.language_tool import LanguageToolClient

RESTARTS = 3
"""How often a server of ours that died or hung is started again."""
WARMING_SECONDS = 120.0
"""How long the first answer in a variant may take: the server loads what it needs for it."""
PATIENT_SECONDS = 30.0
"""How long an answer may take of a server of ours that is at work, on a busy computer."""
_AT_WORK_SECONDS = 0.2
# A mistake of each kind, so that the server loads what it needs to find and to mend them.
_WARMING = {
    "fr": "Les petit chats mange une boulangrie. Demain, nous irons au fournil.",
    "en": "He go to the bakerry. Tomorrow we will walk down to the river.",
}


def is_for_good(problem: NoAnswer) -> bool:
    """Whether trying again cannot help: there is no Java, or no LanguageTool."""
    return problem.reason in (NO_FOLDER, NO_JAVA)


class Engine:
    """Opens, checks and drops in one thread; :meth:`stop` may come from another one and is final.

    Everything that can fail raises :class:`NoAnswer`.
    """

    def __init__(self, place: Path | str) -> None:
        self._place = place
        self._lock = threading.Lock()
        self._stopped = False
        self._server: LocalServer | None = None
        self._connection: Connection | None = None
        self._client: LanguageToolClient | None = None
        self._worked = 0.0

    @property
    def is_ours(self) -> bool:
        """Whether the server is started and ended by us."""
        return isinstance(self._place, Path)

    @property
    def is_open(self) -> bool:
        """Whether the server has said hello and no failure came since."""
        return self._client is not None

    def open(self) -> None:
        """Start the server where it is ours, and say hello."""
        # The library takes 0.2 s to import: not before it is needed, and not in the window's thread.
        from composer.proofreading.language_tool import LanguageToolClient

        if isinstance(self._place, Path):
            with self._lock:
                self._server = LocalServer(self._place)
                server = self._server
            if self._stopped:
                server.stop()
            connection = Connection(server.start())
        else:
            connection = Connection(self._place)
        with self._lock:
            self._connection = connection
        if self._stopped:
            raise NoAnswer(UNREACHABLE)
        self._client = LanguageToolClient(connection)

    def warm(self, variant: str) -> None:
        """Have the server load what it needs for a variant; the first text takes it seconds."""
        assert self._client is not None
        self._client.check(_WARMING[variant[:2]], variant, WARMING_SECONDS)

    def check(self, text: str, variant: str, seconds: float | None = None) -> tuple[Mistake, ...]:
        """Return all that LanguageTool says about ``text``, unsifted; wait ``seconds`` or as usual."""
        assert self._client is not None
        self._worked = self._seconds_at_work()
        return self._client.check(text, variant, seconds)

    def is_at_work(self) -> bool:
        """Whether a server of ours has computed since the last question: it is slow, it does not hang."""
        return self._seconds_at_work() - self._worked > _AT_WORK_SECONDS

    def _seconds_at_work(self) -> float:
        with self._lock:
            server = self._server
        return server.seconds_at_work() if server is not None else 0.0

    def drop(self) -> None:
        """Close the connection and end the server; :meth:`open` begins anew."""
        with self._lock:
            server, self._server = self._server, None
            connection, self._connection = self._connection, None
        self._client = None
        if connection is not None:
            connection.close()
        if server is not None:
            server.stop()

    def stop(self) -> None:
        """End the request under way and the server."""
        self._stopped = True
        with self._lock:
            server, connection = self._server, self._connection
        if server is not None:
            server.stop()
        if connection is not None:
            connection.cut()
