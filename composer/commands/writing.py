"""What the commands write: one JSON object a line, and where there is no place left to write to."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from typing import Any


def print_json(value: Mapping[str, Any]) -> None:
    """Write one object on a line of its own, at once: who asks may wait for the answer."""
    line = json.dumps(value, ensure_ascii=False)
    print(line if line.isprintable() else _encodable(value, line), flush=True)


def _encodable(value: Mapping[str, Any], line: str) -> str:
    # Lone surrogates cannot be written as UTF-8; as escapes they go out and come back.
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(value)
    return line


def stop_writing() -> None:
    """Let what is still to be written go nowhere, so that the program can end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
