"""How a command speaks to the person: their language, and what its end says."""

from __future__ import annotations

import locale
import os
import sys

from composer.text.bilingual import Bilingual

OK, SEVERE, USAGE = 0, 1, 2
"""Exit statuses: nothing severe; severe findings; bad usage or input, or no place to write to."""

COLON = Bilingual(": ", "\u00a0: ")


def person_language() -> str:
    """Return ``"fr"`` or ``"en"``: the language of the person's system."""
    said = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG")
    said = said or (locale.getlocale()[0] or "")
    return "fr" if said.casefold().startswith("fr") else "en"


def tell(said: Bilingual) -> None:
    """Say one thing beside the answer, on standard error."""
    print(said.in_language(person_language()), file=sys.stderr)
