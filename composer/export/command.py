"""The command ``post-composer export``."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

from composer.export.plan import ExportPlan, plan, targets, write
from composer.library.store import Library, default_path
from composer.networks.counting import network
from composer.posts.approval import exported
from composer.posts.post import Post, Status
from composer.text.bilingual import Bilingual, ComposerError

OK, USAGE = 0, 2


def run(arguments: list[str], language: str, stdout: TextIO, stderr: TextIO) -> int:
    """Export the approved posts and return the exit status: 0 done, 2 bad usage or input."""
    parser = argparse.ArgumentParser(prog="post-composer export")
    parser.add_argument("--to", metavar="TARGET")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--zone", default="")
    parser.add_argument("--output", type=Path, default=Path())
    parser.add_argument("--dry-run", action="store_true")
    parser.add_argument("--bom", action="store_true")
    parser.add_argument("--library", type=Path)
    options = parser.parse_args(arguments)
    try:
        if options.list:
            for one in targets().values():
                about = one.about.in_language(language)
                stdout.write(f"{one.id:8} {one.name.in_language(language)}. {about}\n")
            return OK
        if not options.to:
            raise ComposerError(
                "Say where to: --to TARGET (see export --list).",
                "Dites où : --to DESTINATION (voir export --list).",
            )
        return _export(options, language, stdout)
    except ComposerError as problem:
        stderr.write(problem.message.in_language(language) + "\n")
        return USAGE


def _export(options: argparse.Namespace, language: str, stdout: TextIO) -> int:
    path = options.library or default_path()
    if not path.exists():
        raise ComposerError(
            f"There is no library at {path}.", f"Il n’y a pas de bibliothèque à {path}."
        )
    library = Library.open(path)
    try:
        posts = [p for p in library.posts() if p.status is Status.APPROVED]
        planned = plan(
            posts,
            options.to,
            zone=options.zone or _zone_of(posts),
            now=datetime.now(UTC),
            persona_names={one.id: one.name for one in library.personas()},
            bom=options.bom,
        )
        _show(planned, language, stdout)
        if options.dry_run or not planned.files:
            return OK
        for written in write(planned, options.output):
            stdout.write(f"{written}\n")
        for post in posts:
            if post.id in planned.post_ids:
                library.save_post(exported(post, datetime.now(UTC)))
    finally:
        library.close()
    return OK


def _zone_of(posts: list[Post]) -> str:
    """Return the zone of the first dated post: what the person chose at approval."""
    return next((post.schedule.zone for post in posts if post.schedule), "UTC")


def _show(planned: ExportPlan, language: str, stdout: TextIO) -> None:
    for row in planned.rows:
        name = network(row.network).name.in_language(language)
        first = " ".join(row.post.text.split())[:60]
        stdout.write(f"+ {row.wall:%Y-%m-%d %H:%M} {planned.zone}  {name}  {first}\n")
        for warning in row.warnings:
            stdout.write(f"  ! {warning.in_language(language)}\n")
    for refused in planned.refused:
        name = network(refused.network).name.in_language(language) if refused.network else ""
        first = " ".join(refused.post.text.split())[:60]
        stdout.write(f"- {name} {first}: {refused.reason.in_language(language)}\n")
    said = Bilingual(
        f"{len(planned.rows)} rows, {len(planned.refused)} refused, {len(planned.files)} files.",
        f"{len(planned.rows)} lignes, {len(planned.refused)} refusées, "
        f"{len(planned.files)} fichiers.",
    )
    stdout.write(said.in_language(language) + "\n")
