"""The command ``post-composer export``."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

from composer.commands.arguments import Parser
from composer.commands.speaking import OK, USAGE
from composer.export.hand_over import hand_over
from composer.export.plan import ExportPlan, plan, target_named, targets
from composer.library.problems import LibraryBusy, LibraryDamaged, LibraryFull, LibraryReadOnly
from composer.library.store import Library, default_path
from composer.networks.known import network
from composer.posts.moments import zone_of
from composer.posts.post import Post, Status
from composer.text.bilingual import Bilingual, ComposerError

_PATIENCE_MS = 5000
_FIRST_WORDS = 60


def run(arguments: list[str], language: str, stdout: TextIO, stderr: TextIO) -> int:
    """Export the approved posts and return the exit status: 0 done, 2 bad usage or input."""
    try:
        options = _parser(language).parse_args(arguments)
    except SystemExit as end:  # argparse has said why, or shown the help
        return end.code if isinstance(end.code, int) else USAGE
    try:
        if options.list:
            _show_targets(language, stdout)
            return OK
        if not options.to:
            raise ComposerError(
                f"Say where to, for example --to csv. There are: {', '.join(targets())}.",
                f"Dites où, par exemple --to csv. Il y a\u00a0: {', '.join(targets())}.",
            )
        _check_choices(options)
        return _export(options, language, stdout)
    except ComposerError as problem:
        stderr.write(_in_words(problem).in_language(language) + "\n")
        return USAGE


def _check_choices(options: Namespace) -> None:
    """Refuse a target or a zone that is not known before anything is opened."""
    try:
        target_named(options.to)
    except ComposerError as problem:
        if not any(sign in options.to for sign in "/\\.") and not Path(options.to).exists():
            raise
        raise ComposerError(
            f"{problem.message.en} A folder or a file is named by --output.",
            f"{problem.message.fr} Un dossier ou un fichier se nomme avec --output.",
        ) from None
    if options.zone:
        zone_of(options.zone)


def _in_words(problem: ComposerError) -> Bilingual:
    """Return what to say of a problem; what the library says to the window is said otherwise."""
    for kind, said in _LIBRARY.items():
        if isinstance(problem, kind):
            return said
    return problem.message


_LIBRARY = {
    LibraryBusy: Bilingual(
        "The library is being used by another program: try again in a moment. Nothing was "
        "exported.",
        "La bibliothèque est utilisée par un autre programme\u00a0: réessayez dans un instant. "
        "Rien n’a été exporté.",
    ),
    LibraryDamaged: Bilingual(
        "The library is damaged, or is none. It was left as it is; the window can set it aside.",
        "La bibliothèque est endommagée, ou n’en est pas une. Elle est restée telle quelle\u00a0; "
        "la fenêtre peut la mettre de côté.",
    ),
    LibraryReadOnly: Bilingual(
        "The library cannot be written: check the rights of its file and folder. Nothing was "
        "exported.",
        "La bibliothèque ne peut pas être écrite\u00a0: vérifiez les droits du fichier et du "
        "dossier. Rien n’a été exporté.",
    ),
    LibraryFull: Bilingual(
        "The disk is full: free some space. Nothing was exported.",
        "Le disque est plein\u00a0: faites de la place. Rien n’a été exporté.",
    ),
}


def _parser(language: str) -> Parser:
    parser = Parser(
        language=language,
        prog="post-composer export",
        description=Bilingual(
            "Write the approved posts to scheduler files.",
            "Écrire les publications approuvées dans des fichiers de programmation.",
        ).in_language(language),
    )
    say = parser.say
    parser.add_argument(
        "--to", metavar="TARGET", help=say("where to (see --list)", "où (voir --list)")
    )
    parser.add_argument(
        "--list", action="store_true", help=say("list the targets", "lister les destinations")
    )
    parser.add_argument(
        "--zone",
        default="",
        help=say(
            "time zone of the scheduler (else that of the first post)",
            "fuseau de l’outil de programmation (sinon celui de la première publication)",
        ),
    )
    parser.add_argument(
        "--output",
        metavar="PATH",
        type=Path,
        default=Path(),
        help=say("folder, or name of the file", "dossier, ou nom du fichier"),
    )
    parser.add_argument(
        "--dry-run", action="store_true", help=say("only show the rows", "montrer sans écrire")
    )
    parser.add_argument(
        "--bom",
        action="store_true",
        help=say("mark CSV as UTF-8 for Excel", "marquer le CSV comme UTF-8 pour Excel"),
    )
    parser.add_argument(
        "--library",
        metavar="PATH",
        type=Path,
        help=say("use another library", "autre bibliothèque"),
    )
    return parser


def _show_targets(language: str, stdout: TextIO) -> None:
    for one in targets().values():
        name, about = one.name.in_language(language), one.about.in_language(language)
        stdout.write(f"{one.id:8} {name}. {about}\n")


def _export(options: Namespace, language: str, stdout: TextIO) -> int:
    path = options.library or default_path()
    if not path.is_file():
        raise ComposerError(
            f"There is no library at {path}, so no approved posts. Write them in the window, or "
            "name another library with --library.",
            f"Il n’y a pas de bibliothèque à {path}, donc pas de posts approuvés. Écrivez-les dans "
            "la fenêtre, ou nommez une autre bibliothèque avec --library.",
        )
    library = Library.open(path, patience_ms=_PATIENCE_MS)
    try:
        posts = [post for post in library.posts() if post.status is Status.APPROVED]
        planned = plan(
            posts,
            options.to,
            zone=options.zone or _zone_of(posts),
            now=datetime.now(UTC),
            persona_names={one.id: one.name for one in library.personas()},
            bom=options.bom,
        )
        _show(planned, language, stdout)
        if planned.files and not options.dry_run:
            for file in _write(planned, options.output, library, language, stdout):
                stdout.write(f"{file}\n")
    finally:
        library.close()
    return OK


def _write(
    planned: ExportPlan, output: Path, library: Library, language: str, stdout: TextIO
) -> tuple[Path, ...]:
    """Write the files, then note in the library that the posts went out: both or neither."""
    planned, folder = _named(planned, output)
    done = hand_over(planned, folder, library, datetime.now(UTC))
    for draft in done.drafts:
        names, words = ", ".join(draft.networks), _first_words(draft.text)
        told = Bilingual(
            f"A draft stays for {names}: {words}",
            f"Un brouillon reste pour {names}\u00a0: {words}",
        )
        stdout.write(f"  {told.in_language(language)}\n")
    return done.files


def _named(planned: ExportPlan, output: Path) -> tuple[ExportPlan, Path]:
    """Return the plan with the file names that ``output`` asks for, and the folder.

    ``week.csv`` names the file, or the beginning of the names where there are several.
    """
    suffix = Path(planned.files[0].name).suffix
    if output.suffix.casefold() != suffix or output.is_dir():
        return planned, output
    files = tuple(
        replace(one, name=output.name if len(planned.files) == 1 else f"{output.stem}-{one.name}")
        for one in planned.files
    )
    return replace(planned, files=files), output.parent


def _zone_of(posts: list[Post]) -> str:
    """Return the zone of the first dated post: what the person chose at approval."""
    return next((post.schedule.zone for post in posts if post.schedule), "UTC")


def _show(planned: ExportPlan, language: str, stdout: TextIO) -> None:
    for row in planned.rows:
        name = network(row.network).name.in_language(language)
        wall = row.wall.isoformat(" ", "minutes")
        stdout.write(f"+ {wall} {planned.zone} – {name} – {_first_words(row.text)}\n")
        stdout.writelines(f"  ! {one.in_language(language)}\n" for one in row.warnings)
    for refused in planned.refused:
        name = network(refused.network).name.in_language(language) if refused.network else ""
        parts = (
            name,
            _first_words(refused.post.text_for(refused.network)),
            refused.reason.in_language(language),
        )
        stdout.write(f"- {' – '.join(part for part in parts if part)}\n")
    rows, refusals, files = len(planned.rows), len(planned.refused), len(planned.files)
    said = Bilingual(
        f"Rows: {rows}. Refused: {refusals}. Files: {files}.",
        f"Lignes : {rows}. Refusées : {refusals}. Fichiers : {files}.",
    )
    stdout.write(said.in_language(language) + "\n")


def _first_words(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _FIRST_WORDS else words[: _FIRST_WORDS - 1].rstrip() + "…"
