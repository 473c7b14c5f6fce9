"""Node's twitter-text 3.1.0 as an oracle: fetched once with npm, kept in the cache of the machine.

    python tests/networks/twitter_text.py

compares 5,000 generated French and English texts with our count and prints what differs.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

VERSION = "3.1.0"
_CACHE = Path(
    os.environ.get("POST_COMPOSER_TEST_CACHE") or Path.home() / ".cache" / "post-composer-tests"
)
_SCRIPT = Path(__file__).with_suffix(".mjs")

_WORDS = {
    "en": [
        "the",
        "rye",
        "is",
        "out",
        "of",
        "oven",
        "and",
        "we",
        "kept",
        "a",
        "loaf",
        "for",
        "you",
        "who",
        "rows",
        "on",
        "Sunday",
        "morning",
        "with",
        "cold",
        "hands",
        "what",
        "would",
        "you",
        "ask",
        "our",
        "choir",
        "before",
        "first",
        "concert",
        "café",
        "naïve",
        "don't",
        "it's",
        "bikes",
    ],
    "fr": [
        "le",
        "pain",
        "sort",
        "du",
        "four",
        "et",
        "nous",
        "gardons",
        "une",
        "miche",
        "pour",
        "vous",
        "qui",
        "ramez",
        "le",
        "dimanche",
        "l’été",
        "à",
        "Évry",
        "où",
        "ça",
        "déjà",
        "Noël",
        "œuvre",
        "qu’aimeriez-vous",
        "demander",
        "à",
        "la",
        "chorale",
        "avant",
        "son",
        "concert",
    ],
}
_SIGNS = (
    ". ",
    ", ",
    " ",
    " ",
    " ",
    " ",
    "! ",
    "\u202f? ",
    "\u00a0: ",
    " – ",
    "… ",
    "\n",
    "\n\n",
    " « ",
    " » ",
)
_LINKS = (
    "https://example.com",
    "http://example.org/pain?x=1&y=2#four",
    "example.fr",
    "www.example.co.uk/a_(b)/c",
    "https://example.com/été/menu.html.",
    "(https://example.net/a)",
    "sub.domain.example.museum:8080/x",
    "lea@example.com",
    "https://t.co/AbCdEf123?x=1",
    "mon-four.boulangerie.paris,",
    "fin.Demain",
    "p.ex.",
    "1.5",
    "https://例え.テスト/x",
    "bücher.example.de",
)
_TAGS = (
    "#Pain",
    "#CaféDuPort",
    "#2026",
    "#vélo2026",
    "@lea_4",
    "@atelier,",
    "l'été#nul",
    "$STOCK",
    "#l’eau",
)
_EMOJI = ("😀", "🥖", "❤️", "👍🏽", "👩‍👩‍👧", "🇫🇷", "🏳️‍🌈", "1️⃣", "☕", "🚲", "✨", "👩🏾‍🍳", "©", "™")


def texts(number: int, seed: int = 20261125) -> list[str]:
    """Return made-up posts, the same for the same seed; half of them French, some decomposed."""
    chance = random.Random(seed)
    return [_text(chance) for _ in range(number)]


def _text(chance: random.Random) -> str:
    words = _WORDS[chance.choice(("en", "fr"))]
    parts = []
    for _ in range(chance.randint(1, 60)):
        kind = chance.random()
        if kind < 0.85:
            parts.append(chance.choice(words))
        elif kind < 0.90:
            parts.append(chance.choice(_LINKS))
        elif kind < 0.95:
            parts.append(chance.choice(_TAGS))
        else:
            parts.append(chance.choice(_EMOJI) * chance.randint(1, 3))
        if chance.random() < 0.97:
            parts.append(chance.choice(_SIGNS))
    return "".join(parts)


def installed() -> Path | None:
    """Return the folder of twitter-text, fetched where npm can; None where it cannot."""
    folder = _CACHE / f"twitter-text-{VERSION}"
    if not shutil.which("node"):
        return None
    if (folder / "node_modules" / "twitter-text" / "package.json").exists():
        return folder
    if not shutil.which("npm"):
        return None
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "package.json").write_text('{"private": true}\n', "utf-8")
    command = ["npm", "install", "--no-audit", "--no-fund", f"twitter-text@{VERSION}"]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False, timeout=90)
    return folder if done.returncode == 0 else None


def answers(folder: Path, given: Sequence[str]) -> list[dict[str, Any]]:
    """Return what twitter-text says of each text."""
    lines = "".join(json.dumps(text) + "\n" for text in given)
    command = ["node", str(_SCRIPT), str(folder)]
    done = subprocess.run(command, input=lines, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def differences(
    given: Sequence[str], theirs: Sequence[dict[str, Any]]
) -> list[tuple[str, Any, Any]]:
    """Return (text, ours, theirs) of all texts that are counted differently."""
    from composer.networks.counting import count

    found = []
    for text, other in zip(given, theirs, strict=True):
        counted = count("x", text)

        def words(places: Any, skip: int, text: str = text) -> list[str]:
            return [text[p.start + skip : p.end] for p in places]

        ours = {
            "length": counted.length,
            "valid": counted.valid,
            "links": words(counted.links, 0),
            "hashtags": words(counted.hashtags, 1),
            "mentions": words(counted.mentions, 1),
            "cashtags": words(counted.cashtags, 1),
        }
        if ours != other:
            found.append((text, ours, other))
    return found


def main() -> int:
    """Compare and print; status 1 where a text is counted differently."""
    folder = installed()
    if folder is None:
        print("SKIPPED: node and npm with access to its registry are needed.")
        return 0
    given = texts(5_000)
    wrong = differences(given, answers(folder, given))
    for text, ours, theirs in wrong[:5]:
        print(ascii(text), {k: (v, theirs[k]) for k, v in ours.items() if v != theirs[k]})
    print(f"{len(given)} texts, {len(wrong)} counted differently than by twitter-text {VERSION}.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    sys.exit(main())
