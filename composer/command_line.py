"""The command line: what it takes, and what runs it. It imports late: a command waits for its own."""

from __future__ import annotations

import io
import os
import sys
from argparse import ArgumentTypeError, Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from composer import __version__
from composer.commands.arguments import Parser, refuse_file
from composer.commands.speaking import OK, SEVERE, USAGE, person_language, tell
from composer.commands.writing import stop_writing
from composer.text.bilingual import Bilingual, ComposerError, system_words

__all__ = ["OK", "SEVERE", "USAGE", "library_option", "run"]

_COMMANDS = ("check", "count", "rules", "export")
_INTERRUPTED = 130


def library_option(arguments: Sequence[str]) -> tuple[Path | None, list[str]]:
    """Return the library that ``--library`` names, if any, and the other arguments."""
    parser = Parser(
        language=person_language(), prog="post-composer", allow_abbrev=False, helps=False
    )
    parser.add_argument("--library", type=Path)
    options, rest = parser.parse_known_args(arguments)
    return options.library, rest


def run(arguments: Sequence[str], library: Path | None = None) -> int:
    """Run one command and return its exit status: 0 fine, 1 severe findings, 2 bad usage or input."""
    _prepare_streams()
    try:
        status = _run(arguments, library)
        sys.stdout.flush()
    except ComposerError as problem:
        tell(problem.message)
        return USAGE
    except BrokenPipeError:
        stop_writing()
        return OK
    except OSError as problem:
        stop_writing()
        why = system_words(problem)
        name = problem.filename
        tell(
            Bilingual(
                f"{name or 'The answer'} could not be {'used' if name else 'written'}: {why.en}.",
                f"{name or 'La réponse'} n’a pas pu être "
                f"{'utilisé' if name else 'écrite'}\u00a0: {why.fr}.",
            )
        )
        return USAGE
    except KeyboardInterrupt:
        return _INTERRUPTED
    return status


def _prepare_streams() -> None:
    """Speak UTF-8, and let what is said go nowhere where a stream is closed."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115
    for stream, errors in ((sys.stdout, "surrogateescape"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors)


def _run(arguments: Sequence[str], library: Path | None) -> int:
    language = person_language()
    if arguments[:1] == ["export"]:
        from composer.commands import export

        chosen = ["--library", str(library)] if library else []
        return export.run([*arguments[1:], *chosen], language, sys.stdout, sys.stderr)
    parser = _parser(language)
    if arguments[0] not in _COMMANDS:
        _refuse_first(parser, arguments[0])
    options = parser.parse_args(arguments)
    options.library = library
    return _command(options)


def _refuse_first(parser: Parser, said: str) -> None:
    """Refuse a first argument that is an unknown option or a file."""
    if said.startswith("-") and said not in ("-h", "--help", "--version"):
        parser.error(f"unrecognized arguments: {said}")
    if Path(said).is_file():
        refuse_file(parser, said)


def _command(options: Namespace) -> int:
    if options.command == "check":
        from composer.commands import check

        return check.run(options)
    if options.command == "count":
        from composer.commands import count

        return count.run(options)
    from composer.commands import rules

    return rules.run_examples(options) if options.what == "test" else rules.run(options)


def _parser(language: str) -> Parser:
    parser = Parser(
        language=language,
        prog="post-composer",
        description=Bilingual(
            "Without a command, opens the window.", "Sans commande, ouvre la fenêtre."
        ).in_language(language),
    )
    say = parser.say
    parser.add_argument(
        "--version",
        action="version",
        version=f"Post Composer {__version__}",
        help=say("show the version", "montrer la version"),
    )
    parser.add_argument(
        "--library",
        metavar="PATH",
        help=say("use another library", "utiliser une autre bibliothèque"),
    )
    commands = parser.add_subparsers(
        dest="command", required=True, metavar="COMMAND", parser_class=_parser_class(language)
    )
    _add_check(commands.add_parser("check", help=say("check texts", "contrôler des textes")))
    _add_count(commands.add_parser("count", help=say("count characters", "compter les signes")))
    _add_rules(commands.add_parser("rules", help=say("list the rules", "lister les règles")))
    commands.add_parser("export", help=say("export approved posts", "exporter les posts approuvés"))
    return parser


def _parser_class(language: str) -> type[Parser]:
    class Spoken(Parser):
        def __init__(self, **keywords: Any) -> None:
            super().__init__(language=language, **keywords)

    return Spoken


def _add_files(parser: Parser, formats: tuple[str, ...]) -> None:
    say = parser.say
    parser.add_argument(
        "files",
        nargs="*",
        default=["-"],
        metavar="FILE",
        help=say(
            "text files; - or none: standard input",
            "fichiers texte\u00a0; - ou rien\u00a0: l’entrée standard",
        ),
    )
    parser.add_argument(
        "--format",
        choices=formats,
        default="text",
        help=say(
            "form of the answer; jsonl reads JSON lines too",
            "forme de la réponse\u00a0; jsonl lit aussi des lignes JSON",
        ),
    )


def _add_check(parser: Parser) -> None:
    say = parser.say
    _add_files(parser, ("text", "json", "jsonl"))
    parser.add_argument(
        "--language",
        choices=("fr", "en"),
        help=say("of the texts (else it is guessed)", "des textes (sinon elle est devinée)"),
    )
    parser.add_argument(
        "--network",
        metavar="NETWORK",
        help=say("where they go, for example instagram", "où ils vont, par exemple instagram"),
    )
    parser.add_argument(
        "--proofreading",
        type=lambda said: _way_of_proofreading(said, parser),
        default="off",
        metavar="off|builtin|languagetool|URL",
        help=say("check spelling and grammar too", "contrôler aussi l’orthographe et la grammaire"),
    )


def _way_of_proofreading(said: str, parser: Parser) -> str:
    if said in ("off", "builtin", "languagetool") or said.startswith(("http://", "https://")):
        return said
    raise ArgumentTypeError(
        parser.say(
            f"“{said}” is no way of proofreading. Choose off, builtin, languagetool, or the "
            "address of a server (https://…).",
            f"«\u00a0{said}\u00a0» n’est pas une façon de relire. Choisissez off, builtin, "
            "languagetool, ou l’adresse d’un serveur (https://…).",
        )
    )


def _add_count(parser: Parser) -> None:
    _add_files(parser, ("text", "jsonl"))
    parser.add_argument(
        "--network",
        default="x",
        metavar="NETWORK",
        help=parser.say("whose way of counting (x)", "dont on compte à la façon (x)"),
    )


def _add_rules(parser: Parser) -> None:
    say = parser.say
    parser.add_argument(
        "--format",
        choices=("text", "json", "markdown"),
        default="text",
        help=say("form of the list", "forme de la liste"),
    )
    tests = parser.add_subparsers(
        dest="what", metavar="test", parser_class=_parser_class(parser.language)
    )
    test = tests.add_parser(
        "test", help=say("run the examples of rule files", "vérifier les exemples de règles")
    )
    test.add_argument("files", nargs="+", metavar="FILE", type=Path)
