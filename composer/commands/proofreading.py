"""Spelling and grammar beside the findings of a command."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from composer.checks.engine import Checked
from composer.checks.language import with_language
from composer.commands.speaking import tell
from composer.library.store import Library, LibraryProblem, default_path
from composer.proofreading.batch import Batch
from composer.proofreading.choice import Choice
from composer.proofreading.local_server import find_jar
from composer.proofreading.speller import Speller
from composer.resources import resource
from composer.text.bilingual import Bilingual, ComposerError


@contextmanager
def proofreading(options: argparse.Namespace) -> Iterator[Callable[[str, Checked], Checked]]:
    """Give what adds the mistakes of a text to what was checked in it; a server ends with it."""
    choice, own = _kept_choice(options.library)
    speller = Speller(resource("dictionaries"))
    speller.know(own)
    if options.proofreading == "builtin":
        yield partial(_spell, speller, choice, options.format != "jsonl")
        return
    from composer.proofreading.language_tool import sifted  # 0.2 s that the others need not wait

    local = options.proofreading == "languagetool"
    with Batch(_folder(choice) if local else options.proofreading) as batch:

        def proofread(text: str, checked: Checked) -> Checked:
            variant = choice.variant(checked.language)
            said = batch.check(text, variant)
            kept = sifted(said, text, variant, speller, typography=choice.typography)
            return with_language(checked, kept)

        yield proofread


def _folder(choice: Choice) -> Path:
    folder = choice.local_folder()
    if find_jar(folder) is None:
        raise ComposerError(
            f"There is no LanguageTool in {folder}. Download it in the window, or name its folder "
            "in POST_COMPOSER_LANGUAGETOOL.",
            f"Il n’y a pas de LanguageTool dans {folder}. Téléchargez-le dans la fenêtre, ou "
            "nommez son dossier dans POST_COMPOSER_LANGUAGETOOL.",
        )
    return folder


def _spell(speller: Speller, choice: Choice, suggest: bool, text: str, checked: Checked) -> Checked:
    variant = choice.variant(checked.language)
    mistakes = speller.check(text, variant)
    if suggest:  # 0.05 s for each word: too long for a batch
        mistakes = tuple(speller.with_suggestions(one, text, variant) for one in mistakes)
    return with_language(checked, mistakes)


def _kept_choice(path: Path | None) -> tuple[Choice, list[str]]:
    """Return what the person chose in the window, and their own dictionary."""
    path = path or default_path()
    if not path.exists():
        return Choice(), []
    try:
        library = Library.open(path)
    except LibraryProblem:
        tell(
            Bilingual(
                f"The library {path} cannot be opened: your own dictionary and settings are left "
                "out.",
                f"Impossible d’ouvrir la bibliothèque {path}\u00a0: votre dictionnaire et vos "
                "réglages sont laissés de côté.",
            )
        )
        return Choice(), []
    try:
        return Choice.from_state(library.state("proofreading")), library.state("own_words") or []
    finally:
        library.close()
