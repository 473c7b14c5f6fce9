"""The house: who may import whom, no Qt outside the window, no traces of the workshop."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "composer"
MODULES = sorted(PACKAGE.rglob("*.py"))
MAY_IMPORT = {
    "text": set(),
    "networks": {"text"},
    "proofreading": {"text"},
    "checks": {"text", "networks", "proofreading"},
    "personas": {"text", "networks", "checks"},
    "posts": {"text", "networks"},
    "library": {"text", "networks", "checks", "personas", "posts"},
    "export": {"text", "networks", "checks", "personas", "posts", "library"},
    "commands": {
        "text",
        "networks",
        "proofreading",
        "checks",
        "personas",
        "posts",
        "library",
        "export",
    },
    "ui": {
        "text",
        "networks",
        "proofreading",
        "checks",
        "personas",
        "posts",
        "library",
        "export",
    },
}
ALONE = {"composer.resources", "composer"}
TOP = {"__init__", "__main__", "command_line", "resources"}


def imported(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found.update(
                f"{node.module}.{alias.name}" for alias in node.names if node.module == "composer"
            )
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_run_one_way(path: Path) -> None:
    parts = path.relative_to(PACKAGE).parts
    if len(parts) == 1:
        assert path.stem in TOP
        return
    room = parts[0]
    for name in imported(path):
        if name.startswith("composer.") and name not in ALONE and name != "composer.__version__":
            other = name.split(".")[1]
            assert other == room or other in MAY_IMPORT[room], f"{path.name} imports {name}"


@pytest.mark.parametrize(
    "path",
    [p for p in MODULES if "ui" not in p.parts],
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_only_the_window_names_qt(path: Path) -> None:
    assert not any(name.startswith("PySide6") for name in imported(path))


def test_nothing_but_the_window_loads_qt() -> None:
    names = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for path in MODULES
        if "ui" not in path.parts and path.stem not in ("__init__", "__main__")
    ]
    code = f"import sys, {', '.join(names)}; sys.exit(any(m.startswith('PySide6') for m in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


@pytest.mark.parametrize("command", ["check", "count"])
def test_a_command_starts_without_what_it_may_not_need(command: str) -> None:
    slow = ("sqlite3", "requests", "PIL", "icalendar", "simplemma", "hunspell", "emoji")
    code = (
        f"import sys, composer.__main__, composer.commands.{command}\n"
        f"print([name for name in {slow} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"


def test_void_calls_of_qt_keep_their_references() -> None:
    code = (
        "import sys\nfrom PySide6.QtCore import QObject\no = QObject()\n"
        "before = sys.getrefcount(None)\n"
        "for _ in range(10_000): o.setObjectName('a')\n"
        "sys.exit(before - sys.getrefcount(None) > 50)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    "name",
    [
        "LICENSE",
        "resources/fonts/OFL.txt",
        "resources/icons/LICENSE.txt",
        "resources/emoji/LICENSE.txt",
        *(
            f"resources/dictionaries/LICENSE-{v}.txt"
            for v in ("fr", "en-US", "en-GB", "en-CA", "en-AU")
        ),
    ],
)
def test_licences_are_there(name: str) -> None:
    assert (ROOT / name).stat().st_size > 500


def test_no_test_sleeps() -> None:
    words = ("time." + "sleep(", "qtbot." + "wait(", "QTest." + "qWait(")
    for path in (ROOT / "tests").rglob("*.py"):
        text = path.read_text("utf-8")
        assert not any(word in text for word in words), path


def project_files() -> list[Path]:
    """Return every file of the project, also those not committed yet."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode:  # not a checkout: all but what is made here
        inside = ("composer", "resources", "tests", "packaging")
        return [path for name in inside for path in (ROOT / name).rglob("*") if path.is_file()]
    return [path for line in listed.stdout.splitlines() if (path := ROOT / line).is_file()]


def test_no_file_names_a_path_of_a_machine() -> None:
    folders = rb"home|root|Users|work|tmp|mnt"
    wanted = re.compile(rb"(?<![\w.$}/~-])/(?:" + folders + rb")/[\w.-]|\b[A-Z]:\\+Users")
    for path in project_files():
        data = path.read_bytes()
        if b"\0" not in data:
            assert not (found := wanted.search(data)), f"{path}: {found.group().decode()}"
