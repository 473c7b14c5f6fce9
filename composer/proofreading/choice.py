"""What the person chose for spelling and grammar."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, Self

from composer.proofreading.download import download_folder
from composer.proofreading.variants import VARIANTS

HOWS = ("off", "builtin", "local", "server")
"""Nothing; the built-in speller; LanguageTool on this computer; LanguageTool at an address."""


@dataclass(frozen=True, slots=True)
class Choice:
    """How posts are proofread. ``folder`` holds a LanguageTool, ``address`` is that of a server.

    ``typography`` lets LanguageTool speak about commas, spaces, dashes and kinds of apostrophe too.
    """

    how: str = "builtin"
    folder: str = ""
    address: str = ""
    french: str = VARIANTS["fr"][0]
    english: str = VARIANTS["en"][0]
    typography: bool = False

    @classmethod
    def from_state(cls, state: object) -> Self:
        """Return the choice that :meth:`as_state` stored; what is not understood is as at first."""
        kept: Mapping[str, Any] = state if isinstance(state, dict) else {}
        fits = {
            "how": lambda value: value in HOWS,
            "french": lambda value: value in VARIANTS["fr"],
            "english": lambda value: value in VARIANTS["en"],
        }
        known = {
            field.name: kept[field.name]
            for field in fields(cls)
            if type(kept.get(field.name)) is type(field.default)
            and fits.get(field.name, lambda _value: True)(kept[field.name])
        }
        return cls(**known)

    def as_state(self) -> dict[str, Any]:
        """Return the choice as plain values to be stored."""
        return asdict(self)

    def local_folder(self) -> Path:
        """Return where LanguageTool is on this computer.

        POST_COMPOSER_LANGUAGETOOL names it, else the person's choice, else it is where downloads go.
        """
        named = os.environ.get("POST_COMPOSER_LANGUAGETOOL") or self.folder
        return Path(named) if named else download_folder()

    def place(self) -> Path | str | None:
        """Return the folder or the address of the LanguageTool chosen, None where none is."""
        if self.how == "local":
            return self.local_folder()
        return (self.address or None) if self.how == "server" else None

    def variant(self, language: str) -> str:
        """Return the variant that a post in ``language`` (``"fr"`` or ``"en"``) is spelled in."""
        return self.french if language == "fr" else self.english
