"""Pictures that come from outside: read with care, refused in words, told apart from their notes.

Nothing here trusts a file: its size and pixels are bounded before it is decoded, only four formats
are ever opened, and a file that breaks the decoder is refused like any other.
"""

from __future__ import annotations

import hashlib
import io
import os
import stat
from pathlib import Path

from PIL import Image

from composer.posts.picture_notes import BrokenPicture, without_notes
from composer.posts.post import Picture
from composer.text.bilingual import ComposerError, system_words
from composer.text.cleaning import clean

FORMATS = ("jpeg", "png", "gif", "webp")
MAX_BYTES = 32 * 1024 * 1024
"""The largest file that is read, in bytes: no network takes a larger picture."""
MAX_PIXELS = 50_000_000
"""The most pixels that are decoded; one more and 200 MB of memory would not be enough."""
_NAME_LENGTH = 120
_GPS, _MAKE, _MODEL, _SOFTWARE, _DATE, _EXIF = 0x8825, 0x010F, 0x0110, 0x0131, 0x0132, 0x8769
_DATE_TAKEN, _DATE_STORED = 0x9003, 0x9004


class PictureRefused(ComposerError):
    """The file is no picture that can be posted; the message says why and what to do."""


def read_file(path: Path) -> bytes:
    """Return the bytes of a file that somebody chose; PictureRefused where it is no plain file.

    Never waits: pipes, devices and folders are refused, and no more than MAX_BYTES are read.
    """
    name = shown_name(path.name)
    try:
        # Without O_NONBLOCK the opening of a pipe would wait for ever.
        number = os.open(
            path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        )
        with os.fdopen(number, "rb") as stream:
            if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                raise _no_picture(name)
            data = stream.read(MAX_BYTES + 1)
    except ValueError:  # a NUL in the path
        raise _no_picture(name) from None
    except OSError as problem:
        why = system_words(problem)
        raise PictureRefused(
            f"“{name}” cannot be read ({why.en}). Nothing was added.",
            f"« {name} » est illisible ({why.fr}). Rien n’a été ajouté.",
        ) from None
    if len(data) > MAX_BYTES:
        raise _too_large(name)
    return data


def examine(data: bytes, name: str) -> Picture:
    """Return what a picture is, decoded once to the end; PictureRefused where it is none.

    ``name`` is only shown. The alt text is empty: it is for a person to write.
    """
    name = shown_name(name)
    if len(data) > MAX_BYTES:
        raise _too_large(name)
    _refuse_other_kinds(data, name)
    try:
        with _opened(data) as image:
            kind = "jpeg" if image.format == "MPO" else str(image.format).lower()
            width, height = image.size
            if width * height > MAX_PIXELS:
                raise _too_many_pixels(name)
            image.load()
            turned = orientation(image) >= 5
            made = Picture(
                digest=hashlib.sha256(data).hexdigest(),
                name=name,
                format=kind,
                width=height if turned else width,
                height=width if turned else height,
                size=len(data),
                animated=kind != "jpeg" and bool(getattr(image, "is_animated", False)),
                tells=_tells(image),
            )
        # A picture that could not leave without its notes is not taken in.
        without_notes(data, kind, 1)
    except PictureRefused:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_many_pixels(name) from None
    except Exception:  # hostile files make the decoders raise nearly everything
        raise PictureRefused(
            f"“{name}” is damaged, or is not a picture (JPEG, PNG, GIF or WebP). Nothing was added.",
            f"« {name} » est abîmé, ou n’est pas une image (JPEG, PNG, GIF ou WebP). Rien n’a été "
            "ajouté.",
        ) from None
    return made


def for_export(data: bytes, picture: Picture) -> bytes:
    """Return the bytes of a picture without place, device, dates or other notes.

    Its pixels, colours and the way up are the same; not one pixel is encoded again.
    """
    try:
        with _opened(data) as image:
            return without_notes(data, picture.format, orientation(image))
    except (BrokenPicture, OSError, SyntaxError, ValueError):
        raise PictureRefused(
            f"The picture “{picture.name}” is damaged. Remove it, and add it again.",
            f"L’image « {picture.name} » est abîmée. Retirez-la et ajoutez-la de nouveau.",
        ) from None


def thumbnail(data: bytes, side: int) -> bytes:
    """Return a square PNG of ``side`` pixels, the middle of the picture, the right way up."""
    with _opened(data) as image:
        image.draft("RGB", (side * 2, side * 2))
        turned = orientation(image)
        image.thumbnail((side * 4, side * 4))
        small = image.convert("RGBA")
    for step in _TURNS.get(turned, ()):
        small = small.transpose(step)
    width, height = small.size
    edge = min(width, height)
    left, top = (width - edge) // 2, (height - edge) // 2
    square = small.crop((left, top, left + edge, top + edge)).resize((side, side))
    stream = io.BytesIO()
    square.save(stream, "PNG")
    return stream.getvalue()


_TURNS = {
    2: (Image.Transpose.FLIP_LEFT_RIGHT,),
    3: (Image.Transpose.ROTATE_180,),
    4: (Image.Transpose.FLIP_TOP_BOTTOM,),
    5: (Image.Transpose.TRANSPOSE,),
    6: (Image.Transpose.ROTATE_270,),
    7: (Image.Transpose.TRANSVERSE,),
    8: (Image.Transpose.ROTATE_90,),
}


def orientation(image: Image.Image) -> int:
    """Return which way up a picture is shown, 1 to 8 as in Exif; 1 where it does not say."""
    try:
        said = image.getexif().get(0x0112, 1)
    except Exception:  # hostile notes make the reader raise nearly everything
        return 1
    return said if said in _TURNS else 1


def _opened(data: bytes) -> Image.Image:
    """Open one of the four formats; no other decoder ever sees the bytes."""
    return Image.open(io.BytesIO(data), formats=[one.upper() for one in FORMATS])


def _tells(image: Image.Image) -> tuple[str, ...]:
    found = set()
    try:
        notes = image.getexif()
        inside = notes.get_ifd(_EXIF)
        if notes.get_ifd(_GPS):
            found.add("place")
        if any(notes.get(tag) for tag in (_MAKE, _MODEL, _SOFTWARE)):
            found.add("device")
        if notes.get(_DATE) or any(inside.get(tag) for tag in (_DATE_TAKEN, _DATE_STORED)):
            found.add("date")
    except Exception:  # notes that cannot be read may say anything
        found.add("notes")
    if any(image.info.get(key) for key in ("xmp", "photoshop", "comment", "XML:com.adobe.xmp")):
        found.add("notes")
    if getattr(image, "text", None):
        found.add("notes")
    return tuple(key for key in ("place", "device", "date", "notes") if key in found)


def shown_name(name: str) -> str:
    """Return a file name that is safe to show: one line, no signs that turn the reading."""
    last = clean(name).replace("\\", "/").rstrip("/").rpartition("/")[2]
    plain = "".join(character for character in last if character.isprintable()).strip()
    return plain[:_NAME_LENGTH] or "picture"


# --- what is refused -------------------------------------------------------------------------


def _refuse_other_kinds(data: bytes, name: str) -> None:
    head = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n")
    brand = data[8:12] if data[4:8] == b"ftyp" else b""
    if brand in (b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1", b"avif", b"avis"):
        raise PictureRefused(
            f"“{name}” is a HEIC or AVIF picture, which few networks take. Save it as JPEG and add "
            "that file.",
            f"« {name} » est une image HEIC ou AVIF, que peu de réseaux acceptent. Enregistrez-la "
            "en JPEG, puis ajoutez ce fichier.",
        )
    if brand or data[:4] == b"\x1aE\xdf\xa3" or (data[:4] == b"RIFF" and data[8:12] == b"AVI "):
        raise PictureRefused(
            f"“{name}” is a film. Add it in your scheduler: only pictures are kept here.",
            f"« {name} » est une vidéo. Ajoutez-la dans votre outil de programmation : seules les "
            "images sont gardées ici.",
        )
    if head[:4].lower() == b"<svg" or (head[:5] == b"<?xml" and b"<svg" in data[:4096].lower()):
        raise PictureRefused(
            f"“{name}” is an SVG drawing, which no network takes. Save it as PNG and add that file.",
            f"« {name} » est un dessin SVG, qu’aucun réseau n’accepte. Enregistrez-le en PNG, puis "
            "ajoutez ce fichier.",
        )


def _no_picture(name: str) -> PictureRefused:
    return PictureRefused(
        f"“{name}” is not a picture file. Nothing was added.",
        f"« {name} » n’est pas un fichier d’image. Rien n’a été ajouté.",
    )


def _too_large(name: str) -> PictureRefused:
    limit = MAX_BYTES // 1024 // 1024
    return PictureRefused(
        f"“{name}” is larger than {limit} MB, more than any network takes. Make it smaller and add "
        "it again.",
        f"« {name} » dépasse {limit}\u00a0Mo, plus que ce qu’aucun réseau n’accepte. Réduisez-la, "
        "puis ajoutez-la de nouveau.",
    )


def _too_many_pixels(name: str) -> PictureRefused:
    limit = MAX_PIXELS // 1_000_000
    return PictureRefused(
        f"“{name}” has more than {limit} million pixels. Make it smaller and add it again.",
        f"« {name} » a plus de {limit}\u00a0millions de pixels. Réduisez-la, puis ajoutez-la de "
        "nouveau.",
    )
