"""``post-composer count``: how long a text is for a network, and what it finds in it."""

from __future__ import annotations

import argparse
from typing import Any

from composer.commands.reading import Line, Source, text_field
from composer.commands.speaking import COLON, OK, USAGE, person_language, tell
from composer.commands.writing import print_json
from composer.networks.counting import Count, count, facets, refusal, unit_words
from composer.networks.known import network, network_problems
from composer.text.bilingual import ComposerError


def run(options: argparse.Namespace) -> int:
    """Count what ``options`` name and return the exit status."""
    for problem in network_problems():
        tell(problem)
    known = network(options.network).id
    source = Source(options.files)
    if options.format == "jsonl":
        _count_lines(source, known)
    else:
        _count_files(source, known)
    return USAGE if source.failed else OK


def _count_files(source: Source, known: str) -> None:
    language = person_language()
    colon = COLON.in_language(language)
    name_of_network = network(known).name.in_language(language)
    for name, text in source.texts():
        # The line break that ends a file is the file's, not the post's.
        counted = count(known, text.removesuffix("\n"))
        limit = "–" if counted.limit is None else counted.limit
        unit = unit_words(counted.unit).in_language(language)
        print(f"{name}{colon}{counted.length} / {limit} {unit} ({name_of_network})")
        why = refusal(counted)
        if why is not None:
            print(f"    {why.in_language(language)}")


def _count_lines(source: Source, known: str) -> None:
    for line in source.lines():
        name = {"id": line.given["id"]} if "id" in line.given else {}
        try:
            print_json(name | _answer(line, known))
        except ComposerError as problem:
            source.refuse_line()
            print_json(name | {"error": problem.message.in_language(person_language())})
    source.tell_bad_lines()


def _answer(line: Line, known: str) -> dict[str, Any]:
    """Return the count of a JSON line; raises ComposerError where a field is not as it should be."""
    if line.refused is not None:
        raise ComposerError(line.refused.en, line.refused.fr)
    entry = line.given
    name = text_field(entry, "network")
    spoiler = text_field(entry, "spoiler") or ""
    return _counted(count(known if name is None else name, entry["text"], spoiler), entry["text"])


def _counted(counted: Count, text: str) -> dict[str, Any]:
    """Return a count as JSON values; ``bytes`` where the network limits them, facets for Bluesky."""
    answer: dict[str, Any] = {
        "length": counted.length,
        "limit": counted.limit,
        "unit": counted.unit,
        "valid": counted.valid,
    }
    for key in ("links", "hashtags", "mentions", "cashtags"):
        answer[key] = [{"start": p.start, "end": p.end} for p in getattr(counted, key)]
    if counted.size_limit is not None:
        answer |= {"bytes": counted.size, "byte_limit": counted.size_limit}
    if counted.network == "bluesky":
        answer["facets"] = [
            {"kind": facet.kind, "byteStart": facet.start, "byteEnd": facet.end}
            for facet in facets(counted, text)
        ]
    return answer
