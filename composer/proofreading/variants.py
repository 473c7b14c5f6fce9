"""The regional variants a post may be spelled in."""

from __future__ import annotations

VARIANTS: dict[str, tuple[str, ...]] = {
    "en": ("en", "en-US", "en-GB", "en-CA", "en-AU"),
    "fr": ("fr", "fr-CA", "fr-CH", "fr-BE"),
}
"""For each language the variants to choose from; the first one is right for most.

``"en"`` takes every spelling that is right somewhere: *colour* and *color*.
"""

_DICTIONARIES = {
    "en": ("en-US", "en-GB"),
    "fr": ("fr",),
    "fr-CA": ("fr",),
    "fr-CH": ("fr",),
    "fr-BE": ("fr",),
}


def dictionaries(variant: str) -> tuple[str, ...]:
    """Return the names of the dictionaries that spell ``variant``; a word in one of them is right.

    French has one dictionary for all its regions.
    """
    return _DICTIONARIES.get(variant, (variant,))
