"""What the commands are given: every kind of file, and JSON lines of every kind."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from composer.command_line import OK, SEVERE, USAGE, run


@pytest.fixture
def told(capsys, monkeypatch):
    """Return a function that runs a command and gives its status, its answer and what it tells."""

    def told(*arguments: str, given: bytes = b"") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
        status = run(list(arguments))
        out, err = capsys.readouterr()
        return status, out, err

    return told


@pytest.fixture
def french(monkeypatch):
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")


BAD_FILES = [
    (b"caf\xe9", "is not UTF-8 text (line 1, column 4)", "pas du texte UTF-8 (ligne 1, colonne 4)"),
    (b"bon\npain \xe9", "(line 2, column 6)", "(ligne 2, colonne 6)"),
    ("four".encode("utf-16"), "Save it again as UTF-8", "Enregistrez-le en UTF-8"),
    (b"\x89PNG\0\0\xff", "is not a text", "pas un texte"),
    (b"a" * (1 << 24) + b"a", "larger than 16 MB", "dépasse 16\u00a0Mo"),
]


@pytest.mark.parametrize(
    ("data", "en", "fr"), BAD_FILES, ids=["latin", "later", "16", "png", "big"]
)
def test_a_file_that_is_no_text_is_told_and_never_counted(
    told, monkeypatch, tmp_path: Path, data: bytes, en: str, fr: str
) -> None:
    file = tmp_path / "post.txt"
    file.write_bytes(data)
    status, out, err = told("count", str(file))
    assert (status, out) == (USAGE, "")
    assert err.startswith(str(file))
    assert en in err
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    assert fr in told("check", str(file))[2]


def test_what_is_not_there_is_told_and_the_rest_goes_on(told, tmp_path: Path) -> None:
    there = tmp_path / "post.txt"
    there.write_text("The rye is out.", "utf-8")
    status, out, err = told("count", str(tmp_path / "none.txt"), str(tmp_path), str(there), "a\0b")
    assert status == USAGE
    assert out == f"{there}: 15 / 280 characters (X)\n"
    none, folder, impossible = err.splitlines()
    assert none.endswith("none.txt cannot be read: there is no such file or folder.")
    assert folder == f"{tmp_path} cannot be read: it is a folder."
    assert impossible.endswith("is not the name of a file.")


def test_a_byte_order_mark_and_the_last_line_break_are_not_counted(told, tmp_path: Path) -> None:
    file = tmp_path / "post.txt"
    file.write_bytes(b"\xef\xbb\xbfThe rye\r\nis out.\r\n")
    assert told("count", str(file))[1] == f"{file}: 15 / 280 characters (X)\n"


def test_a_text_without_words_or_findings_is_not_passed_over_in_silence(
    told, tmp_path: Path, french
) -> None:
    file = tmp_path / "post.txt"
    file.write_text("", "utf-8")
    assert told("check", str(file)) == (OK, f"{file}\u00a0: pas encore de mots.\n", "")


def test_a_text_too_long_to_be_checked_is_told(told, tmp_path: Path) -> None:
    file = tmp_path / "post.txt"
    file.write_text("a" * 100_001, "utf-8")
    status, out, err = told("check", str(file))
    assert (status, out) == (USAGE, "")
    assert "too long to be checked: 100,001 characters, at most 100,000." in err
    line = json.dumps({"id": 1, "text": "a" * 100_001}).encode()
    status, out, _ = told("check", "--format", "jsonl", given=line)
    assert status == USAGE
    assert json.loads(out)["error"].startswith("too long to be checked")


def test_checks_that_wait_for_a_network_say_so_where_they_would_speak(told) -> None:
    asks = b"The recipe? Link in bio."
    status, out, err = told("check", given=asks)
    assert (status, "off-platform-push" in out) == (OK, False)
    assert err == "Some checks wait for a network: add one, for example --network x.\n"
    _, out, err = told("check", "--network", "instagram", given=asks)
    assert ("off-platform-push" in out, err) == (True, "")
    assert told("check", given=b"The rye is out of the oven at six.")[2] == ""


BAD_LINES = [
    b"nope",
    b"[1]",
    b'{"id": 1}',
    b'{"id": 1, "text": 3}',
    b'{"id": NaN, "text": "a"}',
    b'{"id": 1, "text": "caf\xe9"}',
    b"[" * 100_000,
    b'{"id": 1, "text": "a", "network": 3}',
    b'{"id": 1, "text": "a", "network": "myspace"}',
    b'{"id": 1, "text": "a", "network": "\\ud83d"}',
]


@pytest.mark.parametrize("command", ["check", "count"])
def test_bad_lines_are_answered_told_and_end_with_2(told, command: str) -> None:
    good = [b'\xef\xbb\xbf{"id": 0, "text": "Rye."}', b"", b'{"id": 2, "text": "Oats."}']
    given = b"\n".join([good[0], *BAD_LINES, *good[1:]])
    status, out, err = told(command, "--format", "jsonl", given=given)
    assert status == USAGE
    first, *bad, last = [json.loads(line) for line in out.splitlines()]
    assert "error" not in first | last
    assert (first["id"], last["id"]) == (0, 2)
    assert len(bad) == len(BAD_LINES)
    assert all(set(one) <= {"id", "error"} and one["error"] for one in bad)
    assert bad[0]["error"].startswith("line 2: not JSON (column 1)")
    assert bad[3]["id"] == 1
    assert err == "Not usable: 10 of 12 lines. Their answers say why, under “error”.\n"


def test_bad_lines_are_told_in_french(told, french) -> None:
    _, out, err = told("count", "--format", "jsonl", given=b"nope")
    assert json.loads(out)["error"].startswith("ligne 1\u00a0: ce n’est pas du JSON")
    assert err.startswith("Inutilisables\u00a0: 1 sur 1 ligne.")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("kind", "letter"),
        ("language", "de"),
        ("author", ["brand"]),
        ("media", [{"path": 3}]),
        ("media", "a.png"),
        ("history", [{"text": 3}]),
        ("answering", 7),
        ("date", "soon"),
    ],
)
def test_a_wrong_field_is_named(told, field: str, value: object) -> None:
    line = json.dumps({"id": "a", "text": "Rye.", field: value}).encode()
    status, out, _ = told("check", "--format", "jsonl", given=line)
    assert status == USAGE
    answer = json.loads(out)
    assert (answer["id"], answer["error"].startswith(f"“{field}")) == ("a", True)


def test_bad_input_outweighs_severe_findings(told) -> None:
    severe = b'{"id": 1, "text": "Please like our page!"}\n'
    assert told("check", "--format", "jsonl", given=severe)[0] == SEVERE
    assert told("check", "--format", "jsonl", given=severe + b"nope\n")[0] == USAGE


def test_lone_surrogates_are_checked_at_their_places(told) -> None:
    half = "\ud83d"
    entry = {
        "id": half,
        "text": f"{half} Rye {half}. Please like our page!",
        "answering": f"Thanks {half}",
        "history": [{"text": half, "network": "x", "date": "2026-05-02"}],
        "media": [{"path": "a.png", "alt": half}],
        "persona": {"name": f"Ruth {half}"},
    }
    status, out, _ = told("check", "--format", "jsonl", given=json.dumps(entry).encode())
    assert status == SEVERE
    answer = json.loads(out)
    assert answer["id"] == half
    (asked,) = [one for one in answer["findings"] if one["rule"] == "like-beg"]
    (span,) = asked["spans"]
    assert entry["text"][span["start"] : span["end"]] == asked["text"]
    assert "like our page" in asked["text"]
