"""Pictures without what their files say besides the picture: place, device, dates, comments.

The files are cut at their own joints, so no pixel is encoded again. Only parts that a picture needs
to be shown are kept: what is unknown, or stands after the end, goes too.
Sources: ITU T.81 (JPEG), W3C PNG (third edition), GIF89a, RFC 9649 (WebP).
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from zlib import crc32

from PIL import Image

_PNG_SIGN = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset(
    b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP sBIT bKGD pHYs acTL fcTL fdAT".split()
)
_WEBP_KEPT = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"))
_WEBP_HAS_EXIF, _WEBP_HAS_XMP = 0x08, 0x04
_GIF_LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")
_SCAN_END = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_JPEG_ALONE = frozenset((0x01, *range(0xD0, 0xD8)))
_JPEG_APPS = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}


class BrokenPicture(ValueError):
    """The file is not built as its format says."""


def without_notes(data: bytes, kind: str, orientation: int) -> bytes:
    """Return the picture without notes; ``orientation`` (1 to 8, as in Exif) is kept.

    ``kind`` is ``"jpeg"``, ``"png"``, ``"gif"`` or ``"webp"``. Raises BrokenPicture.
    """
    cut = {"jpeg": _jpeg, "png": _png, "gif": _gif, "webp": _webp}[kind]
    try:
        return cut(data, orientation)
    except (IndexError, struct.error):
        raise BrokenPicture(kind) from None


def _upright(orientation: int) -> bytes:
    """Return Exif that says which way up the picture is and nothing else; empty for the usual."""
    if orientation == 1:
        return b""
    notes = Image.Exif()
    notes[0x0112] = orientation
    return notes.tobytes()


def _jpeg(data: bytes, orientation: int) -> bytes:
    out = [b"\xff\xd8"]
    if notes := _upright(orientation):
        out.append(b"\xff\xe1" + struct.pack(">H", len(notes) + 2) + notes)
    at = 2
    while at < len(data):
        if data[at] != 0xFF:
            raise BrokenPicture("jpeg")
        marker = data[at + 1]
        if marker == 0xFF:  # a filler
            at += 1
            continue
        if marker == 0xD9:
            break
        if marker in _JPEG_ALONE:
            at += 2
            continue
        end = at + 2 + struct.unpack_from(">H", data, at + 2)[0]
        if end > len(data):
            raise BrokenPicture("jpeg")
        if marker == 0xDA:  # what is drawn follows, up to the next mark
            found = _SCAN_END.search(data, end)
            end = found.start() if found else len(data)
        if _jpeg_needs(marker, data[at + 4 : at + 16]):
            out.append(data[at:end])
        at = end
    return b"".join(out) + b"\xff\xd9"


def _jpeg_needs(marker: int, head: bytes) -> bool:
    if 0xE0 <= marker <= 0xEF:
        return marker in _JPEG_APPS and head.startswith(_JPEG_APPS[marker])
    return marker != 0xFE


def _png(data: bytes, orientation: int) -> bytes:
    if not data.startswith(_PNG_SIGN):
        raise BrokenPicture("png")
    out = [_PNG_SIGN]
    at = len(_PNG_SIGN)
    while at < len(data):
        (length,) = struct.unpack_from(">I", data, at)
        kind, end = data[at + 4 : at + 8], at + 12 + length
        if end > len(data):
            raise BrokenPicture("png")
        if kind == b"IDAT" and orientation != 1:
            out.append(_png_chunk(b"eXIf", _upright(orientation).removeprefix(b"Exif\0\0")))
            orientation = 1
        if kind in _PNG_KEPT:
            out.append(data[at:end])
        if kind == b"IEND":
            return b"".join(out)
        at = end
    raise BrokenPicture("png")


def _png_chunk(kind: bytes, inside: bytes) -> bytes:
    return struct.pack(">I", len(inside)) + kind + inside + struct.pack(">I", crc32(kind + inside))


def _webp(data: bytes, orientation: int) -> bytes:
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP":
        raise BrokenPicture("webp")
    out = []
    for kind, inside in _riff(data):
        if kind not in _WEBP_KEPT:
            continue
        if kind == b"VP8X":
            flags = inside[0] & ~(_WEBP_HAS_EXIF | _WEBP_HAS_XMP)
            flags |= _WEBP_HAS_EXIF if orientation != 1 else 0
            inside = bytes((flags,)) + inside[1:]
        out.append(_riff_chunk(kind, inside))
    if orientation != 1:
        out.append(_riff_chunk(b"EXIF", _upright(orientation).removeprefix(b"Exif\0\0")))
    body = b"WEBP" + b"".join(out)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _riff(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    end = min(len(data), 8 + struct.unpack_from("<I", data, 4)[0])
    at = 12
    while at < end:
        (length,) = struct.unpack_from("<I", data, at + 4)
        if at + 8 + length > len(data):
            raise BrokenPicture("webp")
        yield data[at : at + 4], data[at + 8 : at + 8 + length]
        at += 8 + length + length % 2


def _riff_chunk(kind: bytes, inside: bytes) -> bytes:
    return kind + struct.pack("<I", len(inside)) + inside + b"\0" * (len(inside) % 2)


def _gif(data: bytes, _orientation: int) -> bytes:
    if data[:6] not in (b"GIF87a", b"GIF89a"):
        raise BrokenPicture("gif")
    at = 13 + _colours(data[10])
    out = [data[:at]]
    while at < len(data) and data[at] != 0x3B:
        if data[at] == 0x2C:
            end = _after_blocks(data, at + 10 + _colours(data[at + 9]) + 1)
            out.append(data[at:end])
        elif data[at] == 0x21:
            end = _after_blocks(data, at + 2)
            loops = data[at + 1] == 0xFF and data[at + 3 : at + 14] in _GIF_LOOPS
            if loops or data[at + 1] == 0xF9:
                out.append(data[at:end])
        else:
            raise BrokenPicture("gif")
        at = end
    return b"".join(out) + b";"


def _colours(flags: int) -> int:
    """Return how many bytes of colours follow, as the flags say."""
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0


def _after_blocks(data: bytes, at: int) -> int:
    while data[at]:
        at += data[at] + 1
    return at + 1
