"""A LanguageTool server of our own: found in a folder, started on loopback, ended with us."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from composer.proofreading import guard
from composer.proofreading.connection import Connection, NoAnswer
from composer.text.bilingual import Bilingual

OLDEST_JAVA = 17
JARS = ("languagetool-server.jar", "languagetool.jar")

_JAVA_OPTIONS = ("-Xmx512m", "-XX:+UseSerialGC", "-Dsun.net.httpserver.nodelay=true")
# Without these a French line takes a hundred times longer: pipelines are built again each time.
_SERVER_OPTIONS = """\
pipelineCaching=true
maxPipelinePoolSize=8
pipelineExpireTimeInSeconds=86400
cacheSize=1000
cacheTTLSeconds=3600
maxCheckThreads=2
"""
_START_SECONDS = 30.0
_ASK_EVERY_SECONDS = 0.1
_END_SECONDS = 0.5
_VERSION = re.compile(r'version "(?:1\.)?(\d+)')

NO_FOLDER = Bilingual(
    "There is no LanguageTool in this folder: languagetool-server.jar is missing.",
    "Il n’y a pas de LanguageTool dans ce dossier\u00a0: languagetool-server.jar manque.",
)
NO_JAVA = Bilingual(
    f"LanguageTool needs Java {OLDEST_JAVA} or newer, for example from adoptium.net. Until then the "
    "built-in speller helps.",
    f"LanguageTool a besoin de Java {OLDEST_JAVA} ou plus récent, par exemple depuis adoptium.net. "
    "D’ici là, le correcteur intégré prend le relais.",
)
NO_START = Bilingual(
    "LanguageTool does not start. Its folder may be incomplete: download it again.",
    "LanguageTool ne démarre pas. Son dossier est peut-être incomplet\u00a0: téléchargez-le de nouveau.",
)


def find_jar(folder: Path) -> Path | None:
    """Return the server's jar in ``folder`` or in a ``LanguageTool-…`` below it, the newest one."""

    def number(path: Path) -> tuple[int, ...]:
        return tuple(int(part) for part in re.findall(r"\d+", path.name))

    with contextlib.suppress(OSError):
        below = sorted(folder.glob("LanguageTool*"), key=number, reverse=True)
        for place in (folder, *below):
            for name in JARS:
                if (place / name).is_file():
                    return place / name
    return None


def java_program() -> str | None:
    """Return the Java to use (JAVA_HOME's, else the one on the path), None where there is none."""
    home = os.environ.get("JAVA_HOME")
    return (shutil.which("java", path=str(Path(home, "bin"))) if home else None) or shutil.which(
        "java"
    )


def java_version(program: str) -> int | None:
    """Return the major version of a Java program, None when it does not say."""
    try:
        said = subprocess.run(
            [program, "-version"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=10,
            check=False,
        ).stdout.decode(errors="replace")
    except (OSError, subprocess.TimeoutExpired):
        return None
    found = _VERSION.search(said)
    return int(found[1]) if found else None


class LocalServer:
    """A server in its own process, that only this computer can reach.

    It ends with :meth:`stop`, and with this program however it ends. Methods may be called from
    two threads: one starts, another may stop.
    """

    def __init__(self, folder: Path) -> None:
        """Take the LanguageTool of ``folder``; nothing is started."""
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        self._stopped = threading.Event()

    def start(self) -> str:
        """Start and return the address once the server answers; raises NoAnswer where it does not."""
        jar = find_jar(self._folder)
        if jar is None:
            raise NoAnswer(NO_FOLDER)
        java = java_program()
        if java is None or (java_version(java) or 0) < OLDEST_JAVA:
            raise NoAnswer(NO_JAVA)
        port = _free_port()
        with self._lock:
            if self._stopped.is_set():
                raise NoAnswer(NO_START)
            try:
                self._run(java, jar, port)
            except OSError as problem:
                raise NoAnswer(NO_START) from problem
        address = f"http://127.0.0.1:{port}/"
        try:
            self._wait_until_ready(address)
        except NoAnswer:
            self._end()
            raise
        return address

    def _run(self, java: str, jar: Path, port: int) -> None:
        folder = tempfile.mkdtemp(prefix="post-composer-")
        options = Path(folder, "server.properties")
        options.write_text(_SERVER_OPTIONS, "ascii")
        server = [java, *_JAVA_OPTIONS, "-cp", str(jar), "org.languagetool.server.HTTPServer"]
        server += ["--port", str(port), "--config", str(options)]
        # The guard is a file of its own, so that it starts at once and can be read whole.
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-S", guard.__file__, folder, *server],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=os.name == "posix",
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )

    def _wait_until_ready(self, address: str) -> None:
        connection = Connection(address)
        until = time.monotonic() + _START_SECONDS
        try:
            while time.monotonic() < until:
                process = self._process
                if process is None or process.poll() is not None:
                    break
                with contextlib.suppress(NoAnswer):
                    connection.ask("languages", None, 2.0)
                    return
                self._stopped.wait(_ASK_EVERY_SECONDS)
        finally:
            connection.close()
        raise NoAnswer(NO_START)

    def seconds_at_work(self) -> float:
        """Return how many seconds the server has computed; one that hangs computes nothing."""
        import psutil  # the worker needs it, the first window does not

        process = self._process
        if process is None:
            return 0.0
        try:
            guarded = psutil.Process(process.pid).children()
            return float(sum(sum(one.cpu_times()[:2]) for one in guarded))
        except psutil.Error:
            return 0.0

    def stop(self) -> None:
        """End the server at once, and for good."""
        self._stopped.set()
        self._end()

    def _end(self) -> None:
        with self._lock:
            process, self._process = self._process, None
        if process is not None:
            assert process.stdin is not None
            process.stdin.close()  # the guard kills the server and ends
            try:
                process.wait(_END_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
