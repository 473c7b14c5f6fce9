"""One window for each library: a second start raises the first window and ends."""

from __future__ import annotations

import hashlib
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_ANSWER_MS = 1_000
_RAISE, _RAISED = b"raise\n", b"raised\n"


class OneWindow(QObject):
    """The right to be the window of a library, held from :meth:`claim` until :meth:`release`.

    The right is a lock file beside the library; one that a killed program left behind does not
    count. Another start asks the holder over a local socket, open to this user only.
    """

    raise_requested = Signal()

    def __init__(self, library: Path) -> None:
        super().__init__()
        path = library.resolve()
        self._lock = QLockFile(f"{path}.lock")
        self._lock.setStaleLockTime(0)
        self._name = f"post-composer-{hashlib.sha256(str(path).encode()).hexdigest()[:16]}"
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)

    def claim(self) -> bool:
        """Take the right and return True; False where another program has it.

        A folder where no lock can be made is no reason to stay away: the library says what is
        wrong with it.
        """
        if not self._lock.tryLock(0) and self._lock.error() is QLockFile.LockError.LockFailedError:
            return False
        # What is there now is from a program that was killed.
        QLocalServer.removeServer(self._name)
        self._server.listen(self._name)
        return True

    def raise_other(self) -> bool:
        """Ask the program that has the right to show its window; whether it said that it did."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_ANSWER_MS):
            return False
        socket.write(_RAISE)
        answered = socket.waitForBytesWritten(_ANSWER_MS) and socket.waitForReadyRead(_ANSWER_MS)
        return bool(answered and socket.readAll().data() == _RAISED)

    def release(self) -> None:
        """Give the right back."""
        self._server.close()
        self._lock.unlock()

    @Slot()
    def _answer(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            socket.readyRead.connect(self._hear)

    @Slot()
    def _hear(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket) and socket.canReadLine():
            if socket.readLine().data() == _RAISE:
                self.raise_requested.emit()
                socket.write(_RAISED)
            socket.disconnectFromServer()
