"""Earlier messages as they are written down, in a rule file's examples or in a JSON line."""

from __future__ import annotations

import msgspec

from composer.checks.findings import PastPost


class WrittenPost(msgspec.Struct, frozen=True):
    """An earlier message; ``network`` or ``networks`` say where it went, the rest is as in PastPost."""

    text: str
    network: str | None = None
    networks: tuple[str, ...] = ()
    date: str = ""
    kind: str = "post"
    answering: str | None = None
    waiting: bool = False
    answerer: str | None = None
    outcome: str | None = None
    asked: tuple[str, ...] = ()
    approved: str = ""

    def past_post(self) -> PastPost:
        """Return what the checks know of it."""
        here = self.networks or ((self.network,) if self.network else ())
        return PastPost(
            self.text,
            here,
            self.date,
            self.kind,
            self.answering,
            self.waiting,
            self.answerer,
            self.outcome,
            self.asked,
            self.approved,
        )
