"""What the commands read: texts and JSON lines, from files and from standard input."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, BinaryIO, NamedTuple

from composer.commands.speaking import person_language, tell
from composer.text.bilingual import Bilingual, ComposerError, counted, system_words

LARGEST = 16 << 20
"""The largest text, and the longest JSON line, in bytes. No post and no history is near it."""

_INPUT = Bilingual("Standard input", "L’entrée standard")


class Line(NamedTuple):
    """A JSON line: what it gives, and why it cannot be used (None: it can).

    What cannot be used gives its ``id`` at most.
    """

    given: dict[str, Any]
    refused: Bilingual | None = None


class Source:
    """The files that a command was given, ``-`` for standard input.

    What cannot be read is told on standard error and remembered in :attr:`failed`; the rest goes on.
    """

    def __init__(self, names: Sequence[str]) -> None:
        self._names = names
        self._lines = self._bad_lines = 0
        self.failed = False

    def texts(self) -> Iterator[tuple[str, str]]:
        """Yield the name and the text of each file: UTF-8, line breaks as LF, no byte-order mark."""
        for name in self._names:
            try:
                with _opened(name) as stream:
                    data = stream.read(LARGEST + 1)
                text = _text(name, data)
            except ComposerError as problem:
                self.refuse(problem.message)
                continue
            yield name, text

    def refuse(self, why: Bilingual) -> None:
        """Say that something of the input cannot be used, and why."""
        tell(why)
        self.failed = True

    def lines(self) -> Iterator[Line]:
        """Yield the objects of JSON lines one by one, as they come; empty lines are left out."""
        for name in self._names:
            try:
                with _opened(name) as stream:
                    for number, raw in enumerate(_raw_lines(stream), 1):
                        if raw.strip():
                            yield self._line(self._place(name, number), raw)
            except ComposerError as problem:
                self.refuse(problem.message)

    def refuse_line(self) -> None:
        """Count a line that could not be used."""
        self._bad_lines += 1
        self.failed = True

    def tell_bad_lines(self) -> None:
        """Say at the end how many lines could not be used, where there were such."""
        if not self._bad_lines:
            return
        of = counted(self._lines, ("line", "lines"), ("ligne", "lignes"))
        tell(
            Bilingual(
                f"Not usable: {self._bad_lines} of {of.en}. Their answers say why, under “error”.",
                f"Inutilisables\u00a0: {self._bad_lines} sur {of.fr}. Leurs réponses disent "
                "pourquoi, sous «\u00a0error\u00a0».",
            )
        )

    def _place(self, name: str, number: int) -> Bilingual:
        where = "" if len(self._names) == 1 else f"{name}, "
        return Bilingual(f"{where}line {number}", f"{where}ligne {number}")

    def _line(self, place: Bilingual, raw: bytes) -> Line:
        self._lines += 1
        try:
            entry = _object(raw)
        except _NotUsable as problem:
            said = problem.said
            why = Bilingual(f"{place.en}: {said.en}", f"{place.fr}\u00a0: {said.fr}")
            return Line(problem.known, why)
        return Line(entry)


def wrong_field(field: str, en: str, fr: str) -> ComposerError:
    """Return the refusal of a field, named before what is said of it."""
    return ComposerError(f"“{field}” {en}.", f"«\u00a0{field}\u00a0» {fr}.")


def text_field(entry: Mapping[str, Any], field: str) -> str | None:
    """Return a field that is a text or is not there; ComposerError where it is something else."""
    value = entry.get(field)
    if value is not None and not isinstance(value, str):
        raise wrong_field(field, "must be a text", "doit être un texte")
    return value


class _NotUsable(Exception):
    def __init__(self, en: str, fr: str, known: dict[str, Any] | None = None) -> None:
        super().__init__(en)
        self.said = Bilingual(en, fr)
        self.known = known or {}


def _object(raw: bytes) -> dict[str, Any]:
    """Return the object of one line; its ``text`` is a text."""
    if len(raw) > LARGEST:
        raise _NotUsable("longer than 16 MB.", "plus de 16\u00a0Mo.")
    try:
        entry = json.loads(raw.decode("utf-8-sig"), parse_constant=_no_constant)
    except UnicodeDecodeError as problem:
        column = problem.start + 1
        raise _NotUsable(
            f"not UTF-8 text (byte {column}). Save it as UTF-8.",
            f"ce n’est pas du texte UTF-8 (octet {column}). Enregistrez-le en UTF-8.",
        ) from None
    except json.JSONDecodeError as problem:
        raise _NotUsable(
            f"not JSON (column {problem.colno}). Each line is one JSON object.",
            f"ce n’est pas du JSON (colonne {problem.colno}). Chaque ligne est un objet JSON.",
        ) from None
    except (RecursionError, ValueError):
        raise _NotUsable(
            "not JSON that can be read: nested too deeply, or an endless number.",
            "JSON illisible\u00a0: trop imbriqué, ou un nombre sans fin.",
        ) from None
    if not isinstance(entry, dict):
        raise _NotUsable(
            'a JSON object is needed: {"text": …}.', 'il faut un objet JSON\u00a0: {"text": …}.'
        )
    if not isinstance(entry.get("text"), str):
        known = {"id": entry["id"]} if "id" in entry else {}
        raise _NotUsable("it needs a “text”.", "il lui faut un «\u00a0text\u00a0».", known)
    return entry


def _no_constant(name: str) -> None:
    raise ValueError(name)


@contextmanager
def _opened(name: str) -> Iterator[BinaryIO]:
    """Open a file, or standard input for ``-``; every failure on the way is told in words."""
    try:
        if name == "-":
            yield _standard_input()
        else:
            with open(name, "rb") as stream:
                yield stream
    except OSError as problem:
        raise _unreadable(name, problem) from None
    except ValueError:  # a name that no system takes: it has a NUL
        raise ComposerError(
            f"{name!r} is not the name of a file.", f"{name!r} n’est pas un nom de fichier."
        ) from None


def _standard_input() -> BinaryIO:
    if sys.stdin is None:
        raise ComposerError(
            "There is nothing to read: standard input is closed. Name a file.",
            "Rien à lire\u00a0: l’entrée standard est fermée. Nommez un fichier.",
        )
    if sys.stdin.isatty():
        key = "Ctrl+Z, Enter" if sys.platform == "win32" else "Ctrl+D"
        tell(
            Bilingual(
                f"Type or paste the text, then {key} on a new line.",
                f"Tapez ou collez le texte, puis {key} sur une ligne vide.",
            )
        )
    return sys.stdin.buffer


def _unreadable(name: str, problem: OSError) -> ComposerError:
    why = system_words(problem)
    en, fr = (_INPUT.en, _INPUT.fr) if name == "-" else (name, name)
    return ComposerError(f"{en} cannot be read: {why.en}.", f"{fr} est illisible\u00a0: {why.fr}.")


def _raw_lines(stream: BinaryIO) -> Iterator[bytes]:
    """Yield the lines of a stream; of one that is too long, its beginning alone."""
    while raw := stream.readline(LARGEST + 1):
        rest = raw
        while len(rest) > LARGEST and not rest.endswith(b"\n"):
            rest = stream.readline(LARGEST + 1)
        yield raw


def _text(name: str, data: bytes) -> str:
    shown = _INPUT.in_language(person_language()) if name == "-" else name
    if len(data) > LARGEST:
        raise ComposerError(
            f"{shown} is larger than 16 MB: that is no post.",
            f"{shown} dépasse 16\u00a0Mo\u00a0: ce n’est pas un post.",
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise _not_utf8(shown, problem) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _not_utf8(shown: str, problem: UnicodeDecodeError) -> ComposerError:
    data, at = problem.object, problem.start
    if b"\0" in data[:1024] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ComposerError(
            f"{shown} is not a text. Name a text file.",
            f"{shown} n’est pas un texte. Nommez un fichier texte.",
        )
    line = data[:at].count(b"\n") + 1
    column = len(data[data.rfind(b"\n", 0, at) + 1 : at].decode("utf-8", "replace")) + 1
    return ComposerError(
        f"{shown} is not UTF-8 text (line {line}, column {column}). Save it again as UTF-8.",
        f"{shown} n’est pas du texte UTF-8 (ligne {line}, colonne {column}). Enregistrez-le en "
        "UTF-8.",
    )
