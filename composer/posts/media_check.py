"""Whether a network takes the pictures of a post, said before anybody approves it."""

from __future__ import annotations

from collections.abc import Sequence

from composer.networks.known import MediaLimits
from composer.posts.post import Picture
from composer.text.bilingual import Bilingual

FORMAT_NAMES = {"jpeg": "JPEG", "png": "PNG", "gif": "GIF", "webp": "WebP"}
_MEGABYTE = 1_000_000


def refusals(
    media: Sequence[Picture], limits: MediaLimits, network: Bilingual
) -> tuple[Bilingual, ...]:
    """Return why ``network`` would refuse these pictures, or having none; one sentence each."""
    found = []
    if limits.needed and not media:
        found.append(
            Bilingual(
                f"{network.en} takes no text alone: add a picture.",
                f"{network.fr} ne prend pas de texte seul\u00a0: ajoutez une image.",
            )
        )
    if limits.most is not None and len(media) > limits.most:
        found.append(
            Bilingual(
                f"{network.en} takes {limits.most} pictures in a post; there are {len(media)}.",
                f"{network.fr} prend {limits.most} images par publication\u00a0; "
                f"il y en a {len(media)}.",
            )
        )
    for picture in media:
        found.extend(_refusals_of(picture, limits, network))
    return tuple(found)


def reminders(
    media: Sequence[Picture], limits: MediaLimits, network: Bilingual
) -> tuple[Bilingual, ...]:
    """Return what ``network`` would take otherwise than it was meant: long alt texts."""
    found = []
    for picture in media:
        if limits.alt is not None and len(picture.alt) > limits.alt:
            found.append(
                Bilingual(
                    f"The alt text of “{picture.name}” has {len(picture.alt)} characters; "
                    f"{network.en} keeps {limits.alt}.",
                    f"Le texte alternatif de «\u00a0{picture.name}\u00a0» a {len(picture.alt)} "
                    f"signes\u00a0; {network.fr} en garde {limits.alt}.",
                )
            )
    return tuple(found)


def _refusals_of(picture: Picture, limits: MediaLimits, network: Bilingual) -> list[Bilingual]:
    found = []
    name = picture.name
    if limits.formats and picture.format not in limits.formats:
        kind = FORMAT_NAMES[picture.format]
        taken = [FORMAT_NAMES[one] for one in limits.formats if one in FORMAT_NAMES]
        found.append(
            Bilingual(
                f"“{name}” is a {kind} file; {network.en} takes {' and '.join(taken)}.",
                f"«\u00a0{name}\u00a0» est un fichier {kind}\u00a0; {network.fr} prend "
                f"{' et '.join(taken)}.",
            )
        )
    most = limits.animated_size if picture.animated and limits.animated_size else limits.size
    if most is not None and picture.size > most:
        found.append(
            Bilingual(
                f"“{name}” has {_megabytes(picture.size)} MB; {network.en} takes "
                f"{_megabytes(most)} MB at most.",
                f"«\u00a0{name}\u00a0» pèse {_french(picture.size)}\u00a0Mo\u00a0; {network.fr} "
                f"prend {_french(most)}\u00a0Mo au plus.",
            )
        )
    return found


def _megabytes(size: int) -> str:
    """Return bytes as megabytes with one digit, rounded up so that “more” never looks equal."""
    tenths = -(-size * 10 // _MEGABYTE)
    return f"{tenths / 10:g}"


def _french(size: int) -> str:
    return _megabytes(size).replace(".", ",")
