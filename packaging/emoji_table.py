#!/usr/bin/env python3
"""Makes resources/emoji/emoji.json again, for a new Unicode version.

    npm pack emojibase-data@17.0.0 && tar xzf emojibase-data-17.0.0.tgz
    pip install emoji
    packaging/emoji_table.py package

Names, words and order: emojibase-data (MIT), made from Unicode CLDR. The fully qualified form of
each emoji: the emoji package (BSD), from Unicode's emoji-test.txt.
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

try:
    import emoji
except ImportError:
    sys.exit(__doc__)

TARGET = Path(__file__).resolve().parent.parent / "resources" / "emoji"
COMPONENTS = 2


def qualified() -> dict[str, str]:
    """Return each emoji as Unicode wants it written, by its form without variation selectors."""
    wanted = emoji.STATUS["fully_qualified"]
    return {
        form.replace("\ufe0f", ""): form
        for form, facts in emoji.EMOJI_DATA.items()
        if facts["status"] == wanted
    }


def main(source: Path) -> None:
    known = qualified()
    told = {
        language: json.loads((source / language / "data.json").read_text("utf-8"))
        for language in ("en", "fr")
    }
    french = {entry["hexcode"]: entry for entry in told["fr"]}
    rows = []
    for entry in sorted(told["en"], key=lambda one: one.get("order", 0)):
        if entry.get("group") in (None, COMPONENTS):
            continue
        other = french[entry["hexcode"]]
        tones = [
            known[skin["emoji"].replace("\ufe0f", "")]
            for skin in entry.get("skins", ())
            if isinstance(skin["tone"], int)
        ]
        rows.append(
            {
                "emoji": known[entry["emoji"].replace("\ufe0f", "")],
                "group": entry["group"] - (entry["group"] > COMPONENTS),
                "en": entry["label"],
                "fr": other["label"],
                "en_words": entry.get("tags", []),
                "fr_words": other.get("tags", []),
            }
            | ({"tones": tones} if tones else {})
        )
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    TARGET.mkdir(parents=True, exist_ok=True)
    (TARGET / "emoji.json").write_text(f"[\n{lines}\n]\n", "utf-8")
    shutil.copy(source / "LICENSE", TARGET / "LICENSE.txt")
    print(f"{len(rows)} emoji")


if __name__ == "__main__":
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_dir():
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
