"""Words of the program that exist in both of its languages."""

from __future__ import annotations

import errno
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bilingual:
    """The same sentence in English and in French.

    Everything outside the window speaks through this type, so that the window and the command line
    can show it in the language of the person. Both texts are ready to show: French has its
    no-break spaces (U+00A0 before ``: ; ! ?`` and inside « », U+202F in numbers).
    """

    en: str
    fr: str

    def in_language(self, language: str) -> str:
        """Return the French text for ``"fr"`` (and ``"fr-CA"``…), the English one otherwise."""
        return self.fr if language.startswith("fr") else self.en


class ComposerError(Exception):
    """A failure that is told to the person: what, where and what to do, in both languages."""

    def __init__(self, en: str, fr: str) -> None:
        super().__init__(en)
        self.message = Bilingual(en, fr)


def counted(number: int, en: tuple[str, str], fr: tuple[str, str]) -> Bilingual:
    """Return ``number`` with its noun; ``en`` and ``fr`` are singular and plural.

    English has the singular for one alone, French for nought and one.
    """
    return Bilingual(f"{number} {en[number != 1]}", f"{number} {fr[number > 1]}")


def system_words(problem: OSError) -> Bilingual:
    """Return why the system refused, without a full stop; what is not known stays in its words."""
    known = _REASONS.get(problem.errno or 0)
    if known is None:
        said = problem.strerror or str(problem) or type(problem).__name__
        return Bilingual(said, said)
    return Bilingual(*known)


_REASONS = {
    errno.ENOENT: ("there is no such file or folder", "ce fichier ou ce dossier n’existe pas"),
    errno.EISDIR: ("it is a folder", "c’est un dossier"),
    errno.ENOTDIR: (
        "a part of its path is not a folder",
        "une partie du chemin n’est pas un dossier",
    ),
    errno.EEXIST: ("there is something of this name", "ce nom est déjà pris"),
    errno.EACCES: ("you have no right to it", "vous n’en avez pas le droit"),
    errno.EPERM: ("you have no right to it", "vous n’en avez pas le droit"),
    errno.EROFS: ("the disk is read-only", "le disque est en lecture seule"),
    errno.ENOSPC: ("the disk is full", "le disque est plein"),
    errno.EFBIG: ("the file would be too large", "le fichier serait trop gros"),
    errno.ENAMETOOLONG: ("the name is too long", "le nom est trop long"),
    errno.ELOOP: ("its links go round in circles", "ses liens tournent en rond"),
    errno.EIO: ("the disk has a fault", "le disque a un défaut"),
}
