from __future__ import annotations

import io
import json

import pytest

from composer.command_line import OK, SEVERE, USAGE, run
from composer.library.store import Library, default_path


def lines(capsys, monkeypatch, texts: list[dict], *options: str) -> list[dict]:
    given = "\n".join(json.dumps(entry) for entry in texts)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(given.encode())))
    assert run(["check", "--format", "jsonl", *options, "-"]) in (OK, SEVERE)
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def spelling(answer: dict) -> list[str]:
    return [f["text"] for f in answer["findings"] if f["family"] == "spelling"]


def test_proofreading_is_off_by_default(capsys, monkeypatch) -> None:
    (answer,) = lines(capsys, monkeypatch, [{"id": 1, "text": "La boulangrie ouvre."}])
    assert spelling(answer) == []


def test_the_builtin_speller_adds_findings_in_the_order_of_the_text(capsys, monkeypatch) -> None:
    text = "🎉 La boulangrie ouvre. Likez notre page, les travials avancent."
    (answer,) = lines(capsys, monkeypatch, [{"id": 1, "text": text}], "--proofreading", "builtin")
    assert spelling(answer) == ["boulangrie", "travials"]
    for finding in answer["findings"]:
        words = [text[span["start"] : span["end"]] for span in finding["spans"]]
        assert " … ".join(words) == finding["text"]
    starts = [f["spans"][0]["start"] for f in answer["findings"] if f["spans"]]
    assert starts == sorted(starts)
    (first, _) = [f for f in answer["findings"] if f["family"] == "spelling"]
    assert (first["rule"], first["kind"], first["severity"]) == ("unknown-word", "problem", "info")


def test_a_misspelling_is_no_reason_to_fail(capsys, tmp_path) -> None:
    post = tmp_path / "post.txt"
    post.write_text("Mon four chaufe depuis hier, et le tien ?", "utf-8")
    assert run(["check", "--proofreading", "builtin", "--language", "fr", str(post)]) == OK
    out = capsys.readouterr().out
    assert "[unknown-word] «\u00a0chaufe\u00a0»" in out
    assert "chauffe" in out


def test_the_own_dictionary_and_the_variant_are_taken_from_the_library(capsys, monkeypatch) -> None:
    library = Library.open(default_path())
    library.set_state("own_words", ["zgueg"])
    library.set_state("proofreading", {"how": "builtin", "english": "en-US"})
    library.close()
    texts = [{"text": "the zgueg is here, in colour"}]
    (answer,) = lines(capsys, monkeypatch, texts, "--proofreading", "builtin", "--language", "en")
    assert spelling(answer) == ["colour"]


def test_an_unknown_way_is_bad_usage(capsys) -> None:
    with pytest.raises(SystemExit) as stopped:
        run(["check", "--proofreading", "magic", "-"])
    assert stopped.value.code == 2
    assert "“magic” is no way of proofreading" in capsys.readouterr().err


def test_a_languagetool_that_is_not_there_is_told_with_its_place(
    capsys, monkeypatch, tmp_path
) -> None:
    monkeypatch.setenv("POST_COMPOSER_LANGUAGETOOL", str(tmp_path))
    post = tmp_path / "post.txt"
    post.write_text("The rye is out.", "utf-8")
    assert run(["check", "--proofreading", "languagetool", str(post)]) == USAGE
    assert f"There is no LanguageTool in {tmp_path}." in capsys.readouterr().err
