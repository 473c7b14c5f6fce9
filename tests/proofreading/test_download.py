from __future__ import annotations

import hashlib
import io
import threading
import zipfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from composer.proofreading.download import (
    Cancelled,
    Download,
    DownloadProblem,
    Release,
    newest_release,
)
from composer.proofreading.local_server import find_jar

NOISE = b"".join(hashlib.sha256(bytes([n % 251, n // 251])).digest() for n in range(40_000))


def archive(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, data in files.items():
            made.writestr(f"LanguageTool-6.8/{name}", data)
    return out.getvalue()


GOOD = archive(**{"languagetool-server.jar": NOISE, "libs/a.jar": b"a"})


class Shelf:
    """A server of one file. ``stop_after``: it breaks off there; ``ranges``: it can go on."""

    def __init__(self) -> None:
        self.body = GOOD
        self.status = 200
        self.ranges = True
        self.stop_after: int | None = None
        self.begun_at: list[int] = []
        shelf = self

        class Handler(BaseHTTPRequestHandler):
            def log_message(self, *_: object) -> None:
                pass

            def do_GET(self) -> None:
                asked = self.headers.get("Range", "")
                start = int(asked[6:-1]) if asked and shelf.ranges else 0
                shelf.begun_at.append(start)
                if start >= len(shelf.body):
                    self.send_error(416)
                    return
                if shelf.status != 200:
                    self.send_error(shelf.status)
                    return
                self.send_response(206 if start else 200)
                self.send_header("Content-Length", str(len(shelf.body) - start))
                self.end_headers()
                self.wfile.write(shelf.body[start : shelf.stop_after])

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))
        self._thread.start()

    def release(self) -> Release:
        address = f"http://127.0.0.1:{self._server.server_address[1]}/lt.zip"
        return Release("6.8", address, hashlib.sha256(GOOD).hexdigest())

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@pytest.fixture
def shelf():
    made = Shelf()
    yield made
    made.close()


def nothing(_have: int, _total: int | None) -> None:
    pass


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_download_is_checked_and_unpacked(shelf, tmp_path) -> None:
    seen: list[tuple[int, int | None]] = []
    folder = Download(shelf.release(), tmp_path).run(lambda *how: seen.append(how))
    assert folder == tmp_path / "LanguageTool-6.8"
    assert find_jar(tmp_path).read_bytes() == NOISE
    assert left(tmp_path) == ["LanguageTool-6.8"]
    assert seen[-1] == (len(GOOD), len(GOOD))
    assert [have for have, _ in seen] == sorted(have for have, _ in seen)


def test_a_copy_that_is_there_is_not_downloaded_again(shelf, tmp_path) -> None:
    for _ in range(2):
        Download(shelf.release(), tmp_path).run(nothing)
    assert shelf.begun_at == [0]


def test_a_broken_download_goes_on_where_it_stopped(shelf, tmp_path) -> None:
    shelf.stop_after = len(GOOD) // 2
    with pytest.raises(DownloadProblem, match="Try again"):
        Download(shelf.release(), tmp_path).run(nothing)
    shelf.stop_after = None
    Download(shelf.release(), tmp_path).run(nothing)
    assert 0 < shelf.begun_at[1] <= len(GOOD) // 2
    assert left(tmp_path) == ["LanguageTool-6.8"]


def test_where_the_server_cannot_go_on_it_begins_anew(shelf, tmp_path) -> None:
    shelf.stop_after, shelf.ranges = len(GOOD) // 2, False
    with pytest.raises(DownloadProblem):
        Download(shelf.release(), tmp_path).run(nothing)
    shelf.stop_after = None
    Download(shelf.release(), tmp_path).run(nothing)
    assert find_jar(tmp_path).read_bytes() == NOISE


def test_a_cancelled_download_leaves_no_half_folder_and_can_go_on(shelf, tmp_path) -> None:
    download = Download(shelf.release(), tmp_path)
    with pytest.raises(Cancelled):
        download.run(lambda _have, _total: download.cancel())
    assert find_jar(tmp_path) is None
    assert left(tmp_path) == ["LanguageTool-6.8.zip.part"]
    Download(shelf.release(), tmp_path).run(nothing)
    assert shelf.begun_at[1] > 0
    assert find_jar(tmp_path).read_bytes() == NOISE


def test_what_is_not_the_file_meant_is_thrown_away(shelf, tmp_path) -> None:
    shelf.body = archive(**{"languagetool-server.jar": b"evil"})
    with pytest.raises(DownloadProblem, match="checksum"):
        Download(shelf.release(), tmp_path).run(nothing)
    assert left(tmp_path) == []
    shelf.body = GOOD
    Download(shelf.release(), tmp_path).run(nothing)
    assert find_jar(tmp_path).read_bytes() == NOISE


def test_what_was_there_and_is_longer_is_found_out(shelf, tmp_path) -> None:
    (tmp_path / "LanguageTool-6.8.zip.part").write_bytes(GOOD + b"more")
    with pytest.raises(DownloadProblem, match="checksum"):
        Download(shelf.release(), tmp_path).run(nothing)
    Download(shelf.release(), tmp_path).run(nothing)
    assert left(tmp_path) == ["LanguageTool-6.8"]


@pytest.mark.parametrize("status", [403, 404, 500])
def test_a_refusal_is_told(shelf, tmp_path, status) -> None:
    shelf.status = status
    with pytest.raises(DownloadProblem, match=str(status)):
        Download(shelf.release(), tmp_path).run(nothing)


def test_no_connection_is_told(tmp_path) -> None:
    release = Release("6.8", "http://127.0.0.1:9/lt.zip", "0" * 64)
    with pytest.raises(DownloadProblem, match="Try again"):
        Download(release, tmp_path).run(nothing)


def test_the_newest_release_has_a_checksum() -> None:
    release = newest_release()
    assert release.address.startswith("https://")
    assert release.address.endswith(f"LanguageTool-{release.version}.zip")
    assert len(release.sha256) == 64
