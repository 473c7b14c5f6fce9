"""One connection to a LanguageTool server, that never waits longer than it was told to."""

from __future__ import annotations

import contextlib
import http.client
import ipaddress
import json
import re
import socket
import threading
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode, urlsplit

from composer.text.bilingual import Bilingual

ANSWER_LIMIT = 4 << 20
"""The longest answer that is read, in bytes."""


_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*\.?|[0-9a-f:.]+(?:%\w+)?", re.IGNORECASE)


class NoAnswer(Exception):
    """The server gave no answer that can be used. ``reason`` says why, for the person.

    ``pause`` is how many seconds the server wants to be left alone.
    """

    def __init__(self, reason: Bilingual, pause: float = 0.0) -> None:
        super().__init__(reason.en)
        self.reason = reason
        self.pause = pause


LATE = Bilingual(
    "The LanguageTool server does not answer in time.",
    "Le serveur LanguageTool ne répond pas à temps.",
)
UNREACHABLE = Bilingual(
    "The LanguageTool server cannot be reached.", "Le serveur LanguageTool est injoignable."
)
UNREADABLE = Bilingual(
    "The LanguageTool server gives answers that cannot be read.",
    "Le serveur LanguageTool donne des réponses illisibles.",
)
BAD_ADDRESS = Bilingual(
    "This is not the address of a server. It looks like https://languagetool.example.org.",
    "Ce n’est pas l’adresse d’un serveur. Elle ressemble à https://languagetool.exemple.org.",
)


class Connection:
    """Asks one server, one question at a time; kept open between questions.

    ``address`` is where the server is: scheme, host, port and path, with or without ``/v2``.
    Redirects are not followed: the person's text goes where they said and nowhere else.
    """

    def __init__(self, address: str) -> None:
        """Prepare to ask; raises :class:`NoAnswer` where ``address`` is none. Nothing is sent."""
        named = address.strip()
        try:
            # Without a scheme it is a name and perhaps a port, which look like a scheme to urlsplit.
            parts = urlsplit(named if "://" in named else f"//{named}")
            self._port = parts.port
        except ValueError:
            raise NoAnswer(BAD_ADDRESS) from None
        if not parts.scheme:
            # What is written must not cross the net for all to read; within a house it may, and a
            # port is that of somebody's own server, which speaks plain HTTP.
            near = self._port is not None or _is_near(parts.hostname or "")
            parts = parts._replace(scheme="http" if near else "https")
        if parts.scheme not in ("http", "https") or not _HOST.fullmatch(parts.hostname or ""):
            raise NoAnswer(BAD_ADDRESS)
        self._host, self._secure = parts.hostname or "", parts.scheme == "https"
        path = parts.path.rstrip("/").removesuffix("/check").removesuffix("/v2")
        self.address = f"{parts.scheme}://{parts.netloc}{path}/"
        self._path = path
        self._open: http.client.HTTPConnection | None = None
        self._cut = False
        self._late = False

    def ask(self, page: str, fields: Mapping[str, str] | None, seconds: float) -> Any:
        """Return the JSON that the server gives for ``page`` (``check``, ``languages``).

        ``fields`` are posted. Raises :class:`NoAnswer` when no whole answer came in ``seconds``,
        when it is longer than :data:`ANSWER_LIMIT`, or is not what a LanguageTool server says.
        """
        if self._cut:
            raise NoAnswer(UNREACHABLE)
        self._late = False
        clock = threading.Timer(seconds, self._give_up)
        clock.daemon = True
        clock.start()
        try:
            status, body = self._exchange(page, fields, seconds)
        except (OSError, http.client.HTTPException) as problem:
            self.close()
            timed_out = self._late or isinstance(problem, TimeoutError)
            raise NoAnswer(LATE if timed_out else UNREACHABLE) from problem
        finally:
            clock.cancel()
        if self._late:
            self.close()
            raise NoAnswer(LATE)
        return self._read(status, body)

    def _exchange(
        self, page: str, fields: Mapping[str, str] | None, seconds: float
    ) -> tuple[int, bytes]:
        kept = self._open is not None
        try:
            return self._send(page, fields, seconds)
        except (http.client.RemoteDisconnected, ConnectionError):
            # A server may close a connection that was idle; a new one tells whether it is there.
            self.close()
            if not kept or self._cut or self._late:
                raise
            return self._send(page, fields, seconds)

    def _send(
        self, page: str, fields: Mapping[str, str] | None, seconds: float
    ) -> tuple[int, bytes]:
        if self._open is None:
            kind = http.client.HTTPSConnection if self._secure else http.client.HTTPConnection
            self._open = kind(self._host, self._port, timeout=seconds)
            self._open.connect()
            if self._late or self._cut:  # neither reaches a line that is not there yet
                raise TimeoutError
        assert self._open.sock is not None
        self._open.sock.settimeout(seconds)
        self._open.request(
            "GET" if fields is None else "POST",
            f"{self._path}/v2/{page}",
            None if fields is None else urlencode(fields).encode(),
            {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"},
        )
        answer = self._open.getresponse()
        body = answer.read(ANSWER_LIMIT + 1)
        if not answer.isclosed() or answer.will_close:
            self.close()
        return answer.status, body

    def _read(self, status: int, body: bytes) -> Any:
        if status != http.HTTPStatus.OK:
            raise _refusal(status)
        if len(body) > ANSWER_LIMIT:
            raise NoAnswer(UNREADABLE)
        try:
            return json.loads(body)
        except (ValueError, RecursionError):
            raise NoAnswer(UNREADABLE) from None

    def cut(self) -> None:
        """End the question under way, from another thread, and refuse all others: NoAnswer."""
        self._cut = True
        self._shut()

    def _give_up(self) -> None:
        self._late = True
        self._shut()

    def _shut(self) -> None:
        connection = self._open  # the other thread may close it meanwhile
        line = connection.sock if connection is not None else None
        if line is not None:
            with contextlib.suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Close the connection; the next question opens a new one."""
        if self._open is not None:
            self._open.close()
            self._open = None


def _is_near(host: str) -> bool:
    """Whether a host is this computer or one of the same house."""
    try:
        return ipaddress.ip_address(host).is_private
    except ValueError:
        return host == "localhost" or "." not in host or host.endswith(".local")


def _refusal(status: int) -> NoAnswer:
    if 300 <= status < 400:
        return NoAnswer(
            Bilingual(
                "The LanguageTool server sends us to another address. Enter that address instead.",
                "Le serveur LanguageTool renvoie vers une autre adresse. Indiquez plutôt celle-là.",
            )
        )
    if status in (426, 429):
        return NoAnswer(
            Bilingual(
                "The LanguageTool server is busy. It is asked again in a minute.",
                "Le serveur LanguageTool est occupé. Nouvel essai dans une minute.",
            ),
            pause=60.0,
        )
    return NoAnswer(
        Bilingual(
            f"The LanguageTool server refuses the text (status {status}).",
            f"Le serveur LanguageTool refuse le texte (code {status}).",
        )
    )
