"""A LanguageTool server that answers as it is told to: well, badly, late, or not at all.

Run as a program it takes the arguments of the real one (``--port``, ``--config``), so that a script
named ``java`` can start it.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

RULES = {"boulangrie": "FR_SPELLING_RULE", "bakerry": "MORFOLOGIK_RULE_EN_US"}
HARD_WORK, POISON = "hard work", "poison"
"""Words that a server of its own process takes four seconds to read, and that end it."""
LANGUAGES = [{"code": code[:2], "longCode": code} for code in ("fr", "en-US", "en-GB", "fr-CA")]


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def match(text: str, start: int, end: int, rule: str = "D_N", **more: object) -> dict:
    """Return a match as the server gives it: places in UTF-16 units."""
    return {
        "message": "Look at this.",
        "replacements": [{"value": "mended"}],
        "offset": units(text[:start]),
        "length": units(text[start:end]),
        "context": {"text": text, "offset": 0, "length": 1},
        "sentence": text,
        "rule": {"id": rule, "issueType": "grammar", "category": {"id": "GRAMMAR", "name": "G"}},
    } | more


def matches(text: str) -> list[dict]:
    found = []
    for word, rule in RULES.items():
        at = text.find(word)
        while at >= 0:
            found.append(match(text, at, at + len(word), rule))
            at = text.find(word, at + 1)
    return found


class _Quiet(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Say nothing of clients that leave in the middle: they are meant to."""


class FakeServer:
    """``mode`` is how the next text is answered; ``texts`` are those that came, in order.

    ``hold`` stops all answers until ``release``; ``arrived`` is set when a text came.
    """

    def __init__(self, port: int = 0) -> None:
        self.mode = "good"
        self.texts: list[str] = []
        self.asked: list[dict[str, str]] = []
        self.running = 0
        self.most_running = 0
        self.arrived = threading.Semaphore(0)
        self.released = threading.Event()
        self.released.set()
        self._lock = threading.Lock()
        self._server = _Quiet(("127.0.0.1", port), self._handler())
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def port(self) -> int:
        return self._server.server_address[1]

    def __enter__(self) -> FakeServer:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.released.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def serve(self) -> None:
        self._server.serve_forever()

    def hold(self) -> None:
        self.released.clear()

    def release(self) -> None:
        self.released.set()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        fake = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_: object) -> None:
                pass

            def do_GET(self) -> None:
                self._give(json.dumps(LANGUAGES).encode())

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                asked = {key: value[0] for key, value in parse_qs(body.decode()).items()}
                pieces = json.loads(asked["data"])["annotation"]
                text = "".join(piece.get("text", piece.get("markup", "")) for piece in pieces)
                with fake._lock:
                    fake.asked.append(asked)
                    fake.texts.append(text)
                    fake.running += 1
                    fake.most_running = max(fake.most_running, fake.running)
                fake.arrived.release()
                fake.released.wait(30)
                try:
                    self._answer(fake.mode, text)
                except OSError:
                    self.close_connection = True
                finally:
                    with fake._lock:
                        fake.running -= 1

            def _answer(self, mode: str, text: str) -> None:
                if POISON in text:
                    os._exit(1)
                if HARD_WORK in text:
                    until = time.monotonic() + 4.0
                    while time.monotonic() < until:
                        pass
                good = json.dumps({"matches": matches(text)}).encode()
                if mode == "good":
                    self._give(good)
                elif mode == "late":
                    threading.Event().wait(0.03)
                    self._give(good)
                elif mode == "grammar":
                    at = text.find("petit chats")
                    found = [match(text, at, at + 11)] if at >= 0 else []
                    self._give(json.dumps({"matches": found}).encode())
                elif mode == "500":
                    self._give(b"Error: internal", 500)
                elif mode == "html":
                    self._give(b"<html><body>Welcome</body></html>")
                elif mode == "half":
                    self._give(good[: len(good) // 2])
                elif mode == "cut":
                    self._give(good[: len(good) // 2], length=len(good))
                    self.close_connection = True
                elif mode == "huge":
                    self._give(b'{"matches": [], "more": "' + b"x" * (10 << 20) + b'"}')
                elif mode == "list":
                    self._give(b"[1, 2, 3]")
                elif mode == "endless":
                    self._give(good.replace(b'"length": 10', b'"length": Infinity'))
                elif mode == "strange":
                    self._give(b'{"matches": [{"offset": "one", "rule": 3}]}')
                elif mode == "redirect":
                    self._give(b"", 307, Location="http://elsewhere.example/v2/check")
                elif mode == "busy":
                    self._give(b"Too many requests", 429)
                elif mode == "offsets":
                    end = units(text)
                    places = [(-3, 2), (end, 5), (end - 1, 400), (0, 0), (0, -1), (10**9, 3)]
                    wrong = [match(text, 0, 1, offset=o, length=n) for o, n in places]
                    self._give(json.dumps({"matches": wrong + matches(text)}).encode())
                elif mode == "drip":
                    self.send_response(200)
                    self.send_header("Content-Length", "1000")
                    self.end_headers()
                    for _ in range(1000):
                        self.wfile.write(b" ")
                        self.wfile.flush()
                        threading.Event().wait(0.05)

            def _give(
                self, body: bytes, status: int = 200, length: int | None = None, **headers: str
            ) -> None:
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body) if length is None else length))
                self.end_headers()
                self.wfile.write(body)

        return Handler


if __name__ == "__main__":
    FakeServer(int(sys.argv[sys.argv.index("--port") + 1])).serve()
