"""The count command, asked from outside as other programs ask it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def answers(*questions: dict, said: list[str] | None = None) -> list[dict]:
    """Return what the command answers; what it says beside goes to ``said``."""
    lines = "".join(json.dumps({"id": str(n)} | q) + "\n" for n, q in enumerate(questions))
    command = [sys.executable, "-m", "composer", "count", "--format", "jsonl"]
    done = subprocess.run(
        command, input=lines, capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert done.returncode == (2 if "error" in done.stdout else 0)
    if said is not None:
        said.append(done.stderr)
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_it_answers_as_the_contract_says() -> None:
    text = "Le four : https://example.org #Pain @lea"
    (answer,) = answers({"text": text, "network": "x"})
    assert answer == {
        "id": "0",
        "length": 10 + 23 + 11,
        "limit": 280,
        "unit": "weighted",
        "valid": True,
        "links": [{"start": 10, "end": 29}],
        "hashtags": [{"start": 30, "end": 35}],
        "mentions": [{"start": 36, "end": 40}],
        "cashtags": [],
    }


def test_a_content_warning_and_bytes_are_counted() -> None:
    mastodon, bluesky, bad = answers(
        {"text": "pain", "network": "mastodon", "spoiler": "gluten"},
        {"text": "é #été", "network": "bluesky"},
        {"text": "pain", "network": "mastodon", "spoiler": 3},
    )
    assert mastodon["length"] == 10
    assert (bluesky["bytes"], bluesky["byte_limit"]) == (9, 3000)
    assert bluesky["facets"] == [{"kind": "tag", "byteStart": 3, "byteEnd": 9}]
    assert set(bad) == {"id", "error"}


def test_files_of_ones_own_are_heard_and_bad_ones_told(own_home: Path) -> None:
    folder = own_home / "networks"
    folder.mkdir()
    (folder / "mastodon.toml").write_text("limit = 5000\n", "utf-8")
    (folder / "x.toml").write_text("limit = many\n", "utf-8")
    said: list[str] = []
    mastodon, x = answers(
        {"text": "a" * 501, "network": "mastodon"}, {"text": "a", "network": "x"}, said=said
    )
    assert (mastodon["limit"], mastodon["valid"], x["limit"]) == (5000, True, 280)
    assert said[0].startswith("x.toml was left aside")
