"""Many texts over one LanguageTool, one after another: what the command line needs."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Self

from composer.proofreading.connection import NoAnswer
from composer.proofreading.engine import PATIENT_SECONDS, RESTARTS, Engine, is_for_good
from composer.proofreading.mistakes import Mistake
from composer.text.bilingual import ComposerError


class Batch:
    """Checks texts and waits for the answers. A server that fails is tried again, three times for one text.

    Use it in a ``with`` statement: a server of ours ends with it.
    """

    def __init__(self, place: Path | str) -> None:
        """Use the LanguageTool of a folder or at an address; nothing is started before a text comes."""
        self._engine = Engine(place)
        self._warm: set[str] = set()
        self._failures = 0

    def check(self, text: str, variant: str) -> tuple[Mistake, ...]:
        """Return all that LanguageTool says about ``text``; raises ComposerError when it cannot."""
        while True:
            try:
                return self._try(text, variant)
            except NoAnswer as problem:
                self._engine.drop()
                self._warm.clear()
                self._failures += 1
                if is_for_good(problem) or problem.pause or self._failures > RESTARTS:
                    raise ComposerError(problem.reason.en, problem.reason.fr) from problem

    def _try(self, text: str, variant: str) -> tuple[Mistake, ...]:
        if not self._engine.is_open:
            self._engine.open()
        if self._engine.is_ours and variant not in self._warm:
            self._engine.warm(variant)
            self._warm.add(variant)
        found = self._engine.check(text, variant, PATIENT_SECONDS)
        self._failures = 0
        return found

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._engine.stop()
        self._engine.drop()
