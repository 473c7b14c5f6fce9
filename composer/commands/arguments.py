"""Arguments that are refused in words, in the person's language."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from functools import partial
from typing import Any, NoReturn

from composer.commands.speaking import USAGE
from composer.text.bilingual import Bilingual

_HEADINGS = {
    "positional arguments": "arguments",
    "options": "options",
}
_REFUSALS = (
    (
        r"argument (?:COMMAND|test): invalid choice: '?(?P<said>.*?)'? \(choose from (?P<known>.+)\)",
        "“{said}” is not a command here. Known: {known}.",
        "«\u00a0{said}\u00a0» n’est pas une commande ici. Il y a\u00a0: {known}.",
    ),
    (
        r"the following arguments are required: (?P<what>.+)",
        "Something is missing: {what}.",
        "Il manque\u00a0: {what}.",
    ),
    (
        r"unrecognized arguments: (?P<what>.+)",
        "“{what}” is not known here.",
        "«\u00a0{what}\u00a0» n’est pas connu ici.",
    ),
    (
        r"argument (?P<what>\S+): invalid choice: '?(?P<said>.*?)'? \(choose from (?P<known>.+)\)",
        "“{said}” does not go with {what}. It takes: {known}.",
        "«\u00a0{said}\u00a0» ne va pas avec {what}, qui accepte\u00a0: {known}.",
    ),
    (
        r"argument (?P<what>\S+): expected (?:one|at least one) argument",
        "A value is missing after {what}.",
        "Il manque une valeur après {what}.",
    ),
    (
        r"argument (?P<what>\S+): ignored explicit argument '?(?P<said>.*?)'?",
        "{what} takes no value, so “{said}” is too much.",
        "{what} ne prend pas de valeur\u00a0: «\u00a0{said}\u00a0» est de trop.",
    ),
    (
        r"ambiguous option: (?P<said>\S+) could match (?P<known>.+)",
        "“{said}” could be several options: {known}.",
        "«\u00a0{said}\u00a0» peut être plusieurs options\u00a0: {known}.",
    ),
)


class Parser(argparse.ArgumentParser):
    """A parser whose refusals and help are in the person's language (``"fr"``, else English)."""

    def __init__(self, *, language: str, helps: bool = True, **keywords: Any) -> None:
        """Take what argparse takes, the language to speak, and whether there is ``--help``."""
        self.language = language
        keywords.setdefault("formatter_class", partial(_Help, language=language))
        super().__init__(add_help=False, **keywords)
        if not helps:
            return
        self.add_argument(
            "-h", "--help", action="help", help=self.say("show this help", "montrer cette aide")
        )

    def say(self, en: str, fr: str) -> str:
        """Return the sentence in the person's language."""
        return Bilingual(en, fr).in_language(self.language)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where help is, and end with status 2."""
        self.exit(USAGE, f"{self._in_words(message)}\n{self._help_line()}\n")

    def _in_words(self, message: str) -> str:
        for pattern, en, fr in _REFUSALS:
            found = re.fullmatch(pattern, message, re.DOTALL)
            if found:
                said = {key: value.replace("'", "") for key, value in found.groupdict().items()}
                return self.say(en, fr).format(**said)
        # A type of ours said it, in the person's language already.
        return re.sub(r"^argument \S+: ", "", message)

    def _help_line(self) -> str:
        return self.say(f"More: {self.prog} --help", f"En savoir plus\u00a0: {self.prog} --help")


class _Help(argparse.HelpFormatter):
    """Help with its headings in the person's language."""

    def __init__(self, prog: str, *, language: str) -> None:
        super().__init__(prog)
        self._french = language == "fr"

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        prefix = (
            prefix if prefix is not None else ("utilisation\u00a0: " if self._french else "usage: ")
        )
        super().add_usage(usage, actions, groups, prefix)

    def start_section(self, heading: str | None) -> None:
        super().start_section(_HEADINGS.get(heading or "", heading))


def refuse_file(parser: Parser, name: str) -> NoReturn:
    """Say how to check the file that stands where a command is due."""
    parser.error(
        parser.say(
            f"“{name}” is not a command. To check this file: {parser.prog} check {name}",
            f"«\u00a0{name}\u00a0» n’est pas une commande. Pour contrôler ce fichier\u00a0: "
            f"{parser.prog} check {name}",
        )
    )
