"""Small picture files made on the spot: tidy ones, telling ones, hostile ones."""

from __future__ import annotations

import io
import struct
import zlib

from PIL import Image

SIZE = (40, 24)


def drawing() -> Image.Image:
    """Return a picture whose pixels differ from corner to corner."""
    image = Image.new("RGB", SIZE)
    image.putdata([(x * 6, y * 10, 90) for y in range(SIZE[1]) for x in range(SIZE[0])])
    return image


def notes(orientation: int = 1) -> Image.Exif:
    """Return Exif with a place, a device, a date and an orientation."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "Objectif & Fils"
    exif[0x0110] = "Boîtier 9"
    exif[0x0132] = "2026:11:20 08:00:00"
    exif.get_ifd(0x8769)[0x9003] = "2026:11:20 08:00:00"
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (48.0, 51.0, 24.0)
    return exif


def saved(kind: str, *, orientation: int = 1, telling: bool = False) -> bytes:
    """Return a picture file; ``telling`` ones hold place, device, date and a comment."""
    stream = io.BytesIO()
    if kind == "gif":
        frames = [drawing().convert("P"), drawing().rotate(180).convert("P")]
        comment = {"comment": b"made at home"} if telling else {}
        frames[0].save(
            stream, "GIF", save_all=True, append_images=frames[1:], loop=0, duration=90, **comment
        )
        return stream.getvalue()
    options: dict[str, object] = {}
    if telling or orientation != 1:
        options["exif"] = notes(orientation)
    if telling and kind in ("jpeg", "webp"):
        options["xmp"] = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>here</x:xmpmeta>"
    drawing().save(stream, kind.upper(), **options)
    return stream.getvalue()


def bomb(side: int = 50_000) -> bytes:
    """Return a PNG of a few hundred bytes that says it is ``side`` × ``side`` pixels."""

    def chunk(kind: bytes, inside: bytes) -> bytes:
        checked = struct.pack(">I", zlib.crc32(kind + inside))
        return struct.pack(">I", len(inside)) + kind + inside + checked

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    drawn = zlib.compress(b"\0" * 100_000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", drawn) + chunk(b"IEND", b"")


SVG = b"""<?xml version="1.0"?>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">
<image xlink:href="file:///etc/passwd" width="10" height="10"/></svg>"""
HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 64
FILM = b"\0\0\0\x18ftypisom\0\0\0\0isommp42" + b"\0" * 64
