"""What patterns cannot say: functions that look at the post as a whole.

A detector gets the :class:`~composer.checks.passage.Passage` and its rule, and yields findings.
Rule files name it by its key here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from composer.checks.detectors import (
    advertising,
    asking,
    asks,
    belief,
    disclosing,
    meaning,
    naming,
    over_time,
    people,
    pictures,
    reading,
    reading_persona,
    replies,
    signs,
    strengths,
    telling,
    voice,
)
from composer.checks.findings import Finding
from composer.checks.passage import Passage
from composer.checks.rules import Rule

Detector = Callable[[Passage, Rule], Iterable[Finding]]

DETECTORS: Mapping[str, Detector] = {
    **advertising.DETECTORS,
    **asking.DETECTORS,
    **asks.DETECTORS,
    **belief.DETECTORS,
    **disclosing.DETECTORS,
    **meaning.DETECTORS,
    **naming.DETECTORS,
    **over_time.DETECTORS,
    **people.DETECTORS,
    **pictures.DETECTORS,
    **reading.DETECTORS,
    **reading_persona.DETECTORS,
    **replies.DETECTORS,
    **signs.DETECTORS,
    **strengths.DETECTORS,
    **telling.DETECTORS,
    **voice.DETECTORS,
}
