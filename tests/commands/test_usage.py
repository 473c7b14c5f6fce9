"""Bad usage is told in words, with status 2, in both languages, and never by a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from composer.__main__ import main

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def refused(capsys, monkeypatch):
    """Return a function that runs the program on bad arguments and gives what it tells."""

    def refused(language: str, *arguments: str) -> str:
        monkeypatch.setenv("LC_ALL", {"en": "en_GB.UTF-8", "fr": "fr_FR.UTF-8"}[language])
        monkeypatch.setattr(sys, "argv", ["post-composer", *arguments])
        try:
            status: object = main()
        except SystemExit as end:
            status = end.code
        out, err = capsys.readouterr()
        assert (status, out) == (2, "")
        assert err.endswith("\n")
        return err

    return refused


@pytest.mark.parametrize(
    ("arguments", "en", "fr"),
    [
        (("brew",), "“brew” is not a command here", "«\u00a0brew\u00a0» n’est pas une commande"),
        (("rules", "brew"), "“brew” is not a command here", "n’est pas une commande ici"),
        (("--brew",), "“--brew” is not known here", "«\u00a0--brew\u00a0» n’est pas connu ici"),
        (("check", "--brew"), "“--brew” is not known here", "n’est pas connu ici"),
        (("check", "--format"), "A value is missing after --format", "une valeur après --format"),
        (("check", "--format", "x"), "It takes: text, json, jsonl", "accepte\u00a0: text, json"),
        (
            ("check", "--language", "de"),
            "“de” does not go with --language",
            "qui accepte\u00a0: fr",
        ),
        (("check", "--network", "hut"), "“hut” is not a network", "n’est pas un réseau"),
        (("count", "--network", ""), "“” is not a network", "n’est pas un réseau"),
        (("check", "--proofreading", "x"), "is no way of proofreading", "une façon de relire"),
        (("--library",), "A value is missing after --library", "une valeur après --library"),
        (("rules", "test"), "Something is missing: FILE", "Il manque\u00a0: FILE"),
        (("export",), "There are: buffer, csv, json, ics", "Il y a\u00a0: buffer, csv"),
        (("export", "--to", "hut"), "“hut” is not a target", "n’est pas une destination"),
        (("export", "--to", "a/b"), "is named by --output", "se nomme avec --output"),
        (("export", "--to", "csv", "--zone", "Rye"), "is not a time zone", "un fuseau horaire"),
        (("export", "--to", "csv"), "There is no library at", "Il n’y a pas de bibliothèque à"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_each_is_told_in_both_languages(
    refused, arguments: tuple[str, ...], en: str, fr: str
) -> None:
    assert en in refused("en", *arguments)
    assert fr in refused("fr", *arguments)


def test_a_file_in_the_place_of_a_command_shows_the_way(refused, tmp_path: Path) -> None:
    post = tmp_path / "post.txt"
    post.write_text("Rye.", "utf-8")
    assert f"post-composer check {post}" in refused("en", str(post))


def test_help_is_in_the_persons_language(capsys, monkeypatch) -> None:
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    monkeypatch.setattr(sys, "argv", ["post-composer", "check", "--help"])
    with pytest.raises(SystemExit):
        main()
    out = capsys.readouterr().out
    assert out.startswith("utilisation\u00a0: post-composer check [-h]")
    assert "des textes (sinon elle est devinée)" in out


def test_numbers_have_their_plural(capsys, monkeypatch, tmp_path: Path) -> None:
    rules = tmp_path / "mine.toml"
    rules.write_text("rule = 3\n", "utf-8")
    monkeypatch.setattr(sys, "argv", ["post-composer", "rules", "test", str(rules)])
    assert main() == 2
    refusal, end = capsys.readouterr().out.splitlines()
    assert refusal.startswith("mine.toml, line 1: ")
    assert end == "0 rules, 1 complaint."


def shell(line: str) -> subprocess.CompletedProcess[str]:
    """Run a line of bash in which ``pc`` is the program."""
    program = f'pc() {{ "{sys.executable}" -m composer "$@"; }}; set -o pipefail; '
    return subprocess.run(
        ["bash", "-c", program + line], cwd=ROOT, capture_output=True, text=True, check=False
    )


@pytest.mark.skipif(os.name != "posix", reason="a shell of POSIX")
@pytest.mark.parametrize(
    ("line", "status", "told"),
    [
        ("pc count <&-", 2, "There is nothing to read: standard input is closed. Name a file.\n"),
        ("echo Rye | pc count >&-", 0, ""),
        ("echo nope | pc count --format jsonl 2>&-", 2, ""),
        ("pc rules | head -n 1", 0, ""),
    ],
)
def test_closed_streams_do_no_harm(line: str, status: int, told: str) -> None:
    done = shell(line)
    assert (done.returncode, done.stderr) == (status, told)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is full")
@pytest.mark.parametrize("line", ["echo Rye | pc count", "pc rules", "pc export --list"])
def test_a_full_disk_is_told(line: str) -> None:
    done = shell(f"{line} >/dev/full")
    assert (done.returncode, done.stderr) == (
        2,
        "The answer could not be written: the disk is full.\n",
    )


def test_an_answer_comes_before_the_next_question_is_asked() -> None:
    command = [sys.executable, "-m", "composer", "count", "--format", "jsonl"]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        for text in ("Rye", "Oats"):
            program.stdin.write(f'{{"id": "{text}", "text": "{text}"}}\n')
            program.stdin.flush()
            assert text in program.stdout.readline()
        program.stdin.close()
        assert program.wait(60) == 0
