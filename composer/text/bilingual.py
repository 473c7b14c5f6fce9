"""Words of the program that exist in both of its languages."""

from __future__ import annotations

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
