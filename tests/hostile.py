"""The awkward texts of tests/data/hostile_texts.json (CC0)."""

from __future__ import annotations

import json
from pathlib import Path


def hostile_texts() -> dict[str, str]:
    """Return the texts by name; some hold lone surrogates, some are 1 MB."""
    path = Path(__file__).parent / "data" / "hostile_texts.json"
    cases = json.loads(path.read_text("utf-8"))["cases"]
    return {case["name"]: "".join(_part(part) for part in case["parts"]) for case in cases}


def _part(part: object) -> str:
    return part if isinstance(part, str) else part["repeat"] * part["times"]
