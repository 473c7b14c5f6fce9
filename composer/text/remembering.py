"""Answers remembered by what their texts weigh, so that one long line cannot fill the memory."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sized
from functools import wraps
from typing import Any, TypeVar, cast

_Function = TypeVar("_Function", bound=Callable[..., Any])

_LEAST = 16
"""What an answer weighs at least, in characters: a thousand empty lines are not free either."""
_UNKNOWN = object()
A_TEXT = 128_000
"""Room for all lines of the longest text that is checked."""
A_LINE = 8_000
"""How long a line may be that is remembered, unless its answer is small."""


def remembering(room: int, longest: int = A_LINE) -> Callable[[_Function], _Function]:
    """Return a decorator that remembers what a function answered, the latest used longest.

    The first argument has a length (a line; its words) and all arguments can be hashed. At most
    twice ``room`` of that length is remembered in all; what is longer than ``longest`` is asked
    each time. A line of many thousand characters differs at every key, and remembering each of its
    states would take megabytes a key.
    """

    def wrap(function: _Function) -> _Function:
        # Two generations: what is met again in the older one moves up, the rest goes with it.
        young: dict[tuple[Hashable, ...], Any] = {}
        old: dict[tuple[Hashable, ...], Any] = {}
        taken = 0

        @wraps(function)
        def remembered(*given: Hashable) -> object:
            nonlocal young, old, taken
            answer = young.get(given, _UNKNOWN)
            if answer is not _UNKNOWN:
                return answer
            answer = old.get(given, _UNKNOWN)
            if answer is _UNKNOWN:
                answer = function(*given)
            weight = max(len(cast("Sized", given[0])), _LEAST)
            if weight <= longest:
                if taken + weight > room:
                    old, young, taken = young, {}, 0
                young[given] = answer
                taken += weight
            return answer

        return cast("_Function", remembered)

    return wrap
