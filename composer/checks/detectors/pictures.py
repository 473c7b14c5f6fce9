"""Detectors for the media of a post: descriptions that are missing or thin, a GIF without words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import PurePath

from composer.checks.findings import Finding, Media
from composer.checks.passage import Passage, words_of
from composer.checks.rules import Rule
from composer.text.folding import fold

_FILM = frozenset((".mp4", ".mov", ".webm", ".avi", ".mkv", ".m4v"))
_FILE_NAME = re.compile(
    r"\S+\.(?:jpe?g|png|gif|webp|heic|svg|bmp|tiff?|avif)"
    r"|(?:img|dscn?|pxl|screenshot|capture|whatsapp image|image|photo)[ _-]?\d[\w .-]*"
    r"|[a-z0-9]+(?:[_-][a-z0-9]+){2,}"
)
_PREFIX = re.compile(
    r"(?:an? |the |une? |l'|la |le )?(?:image|photo|photograph|picture|graphic|photographie|visuel|illustration) (?:of|de|du|des|d'|showing|montrant)"
)
_LONGEST_ALT = 250
_FEW_WORDS = 2


def _alt(media: Media) -> str:
    return " ".join((media.alt or "").split())


def _is_missing(_passage: Passage, media: Media) -> bool:
    return not _alt(media) and PurePath(media.path or "").suffix.lower() not in _FILM


def _is_file_name(_passage: Passage, media: Media) -> bool:
    return _FILE_NAME.fullmatch(fold(_alt(media))) is not None


def _is_weak(passage: Passage, media: Media) -> bool:
    alt = fold(_alt(media))
    if not alt or _FILE_NAME.fullmatch(alt):
        return False
    words = words_of(alt)
    too_little = len(words) < _FEW_WORDS or _PREFIX.match(alt) is not None
    return too_little or len(alt) > _LONGEST_ALT or words == passage.words


def _is_gif_alone(passage: Passage, media: Media) -> bool:
    words = [word for word in passage.words if len(word) > 1]
    is_gif = PurePath(media.path or "").suffix.lower() == ".gif"
    return is_gif and len(words) <= _FEW_WORDS and "?" not in passage.text


def _any(
    wrong: Callable[[Passage, Media], bool], passage: Passage, rule: Rule
) -> Iterator[Finding]:
    """One finding on the whole post when something is wrong with one of its media."""
    if any(wrong(passage, media) for media in passage.given.media or ()):
        yield Finding(rule)


DETECTORS = {
    "alt_missing": partial(_any, _is_missing),
    "filename_as_alt": partial(_any, _is_file_name),
    "alt_weak": partial(_any, _is_weak),
    "gif_alone": partial(_any, _is_gif_alone),
}
