"""Servers to ask: a fake one, a fake Java that starts it, and the real LanguageTool."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from composer.proofreading.speller import Speller
from composer.resources import resource
from tests.proofreading import fake_server
from tests.proofreading.fake_server import FakeServer

REAL_FOLDER = os.environ.get("POST_COMPOSER_TEST_LANGUAGETOOL")


@pytest.fixture(scope="session")
def speller() -> Speller:
    return Speller(resource("dictionaries"))


@pytest.fixture
def server() -> Iterator[FakeServer]:
    with FakeServer() as made:
        yield made


@pytest.fixture
def java(tmp_path, monkeypatch) -> Callable[..., Path]:
    """Make a ``java`` of a version, the only program on the path; it runs the fake server."""

    def make(version: str = "17.0.9", body: str | None = None) -> Path:
        folder = tmp_path / "bin"
        folder.mkdir(exist_ok=True)
        program = folder / "java"
        run = body or f'exec "{sys.executable}" "{fake_server.__file__}" "$@"'
        program.write_text(
            "#!/bin/sh\n"
            f'[ "$1" = -version ] && {{ echo \'openjdk version "{version}"\' >&2; exit 0; }}\n'
            f"{run}\n",
            "utf-8",
        )
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("PATH", str(folder))
        monkeypatch.delenv("JAVA_HOME", raising=False)
        return folder

    return make


@pytest.fixture
def folder(tmp_path) -> Path:
    """Return a folder that looks like a LanguageTool."""
    home = tmp_path / "lt" / "LanguageTool-6.8"
    home.mkdir(parents=True)
    (home / "languagetool-server.jar").write_bytes(b"jar")
    return home.parent


@pytest.fixture(scope="session")
def real_folder() -> Path:
    """Return the folder of a real LanguageTool; ``packaging/test`` builds it."""
    if REAL_FOLDER is None:
        pytest.skip("no real LanguageTool: packaging/test builds one with tests/languagetool")
    return Path(REAL_FOLDER)
