"""What kind of file a scanned paper is, told by its bytes, and the same picture without what a telephone adds to it.

A photograph carries where it was taken, when, and by which telephone; sometimes a second picture or a short film behind the
first. All of that is left out, segment by segment: the picture itself is not encoded anew. How it is to be turned stays,
since it would be read lying on its side. A PDF is kept as it is.
"""

from __future__ import annotations

import re
from typing import Final, Literal

from mediator_app.errors import InvalidInputError

JPEG: Final = "image/jpeg"
PNG: Final = "image/png"
PDF: Final = "application/pdf"

_SIGNATURES: Final = {b"\xff\xd8\xff": JPEG, b"\x89PNG\r\n\x1a\n": PNG, b"%PDF-": PDF}

_EXIF: Final = b"Exif\0\0"
_ORIENTATION: Final = 0x0112
_START, _END, _SCAN, _APP0, _APP1, _APP2, _APP14 = 0xD8, 0xD9, 0xDA, 0xE0, 0xE1, 0xE2, 0xEE
_KEPT_SEGMENTS: Final = {_APP0: b"JFIF\0", _APP2: b"ICC_PROFILE\0", _APP14: b"Adobe"}
"""What of the segments for applications says how the picture is to be shown (JPEG, ISO/IEC 10918-1 B.2.4.6)."""

_AFTER_SCAN: Final = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_KEPT_CHUNKS: Final = frozenset(
    {b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"pHYs", b"bKGD", b"hIST", b"sPLT"}
)
"""Ancillary chunks of a PNG (ISO/IEC 15948, 11.3) that say how the picture is to be shown."""


def media_type_of(data: bytes) -> str:
    """``image/jpeg``, ``image/png``, ``application/pdf``, or empty for anything else, whatever the file is called."""
    return next((kind for signature, kind in _SIGNATURES.items() if data.startswith(signature)), "")


def without_traces(data: bytes) -> bytes:
    """The same picture without place, date, telephone, comments, thumbnails and what lies behind it.

    InvalidInputError if it is cut short or is none.
    """
    kind = media_type_of(data)
    try:
        if kind == JPEG:
            return _clean_jpeg(data)
        return _clean_png(data) if kind == PNG else data
    except (IndexError, ValueError):
        raise InvalidInputError(
            "Cette image est abîmée ou incomplète.", "Photographiez ou numérisez la feuille de nouveau.", code="damaged"
        ) from None


def _clean_jpeg(data: bytes) -> bytes:
    kept: list[bytes] = []
    turned = 1
    at, marker = 2, _START
    while marker != _END:
        while data[at + 1] == 0xFF:
            at += 1
        if data[at] != 0xFF:
            raise ValueError("no marker")
        marker = data[at + 1]
        end = _segment_end(data, at, marker)
        segment = data[at:end]
        if marker == _APP1 and segment[4:10] == _EXIF:
            turned = _orientation(segment[10:])
        if _is_kept(marker, segment):
            kept.append(segment)
        at = end
    return b"\xff\xd8" + (_only_orientation(turned) if turned != 1 else b"") + b"".join(kept)


def _segment_end(data: bytes, at: int, marker: int) -> int:
    if marker in (_END, 0x01):
        return at + 2
    end = at + 2 + int.from_bytes(data[at + 2 : at + 4])
    if end > len(data):
        raise ValueError("cut short")
    if marker != _SCAN:
        return end
    following = _AFTER_SCAN.search(data, end)
    if following is None:
        raise ValueError("cut short")
    return following.start()


def _is_kept(marker: int, segment: bytes) -> bool:
    is_for_applications = 0xE0 <= marker <= 0xEF
    if is_for_applications:
        return marker in _KEPT_SEGMENTS and segment[4:].startswith(_KEPT_SEGMENTS[marker])
    is_comment = marker == 0xFE
    return not is_comment


def _orientation(tiff: bytes) -> int:
    """How the picture is turned, 1 to 8 (Exif 2.32, 4.6.4 A); 1 if that is not said, or not readably."""
    order: Literal["little", "big"] = "little" if tiff.startswith(b"II") else "big"

    def number(at: int, size: int) -> int:
        return int.from_bytes(tiff[at : at + size], order)

    directory = number(4, 4)
    entries = range(directory + 2, directory + 2 + 12 * min(number(directory, 2), 200), 12)
    found = next((number(at + 8, 2) for at in entries if number(at, 2) == _ORIENTATION), 1)
    return found if 1 <= found <= 8 else 1


def _only_orientation(turned: int) -> bytes:
    """A segment that says how the picture is turned and nothing else."""
    entry = _ORIENTATION.to_bytes(2) + b"\0\3\0\0\0\1" + turned.to_bytes(2) + b"\0\0"
    content = _EXIF + b"MM\0*\0\0\0\x08" + b"\0\1" + entry + b"\0\0\0\0"
    return b"\xff\xe1" + (len(content) + 2).to_bytes(2) + content


def _clean_png(data: bytes) -> bytes:
    kept = [data[:8]]
    at, name = 8, b""
    while name != b"IEND":
        name = data[at + 4 : at + 8]
        end = at + 12 + int.from_bytes(data[at : at + 4])
        if len(name) < 4 or end > len(data):
            raise ValueError("cut short")
        is_needed = not name[0] & 0x20
        if is_needed or name in _KEPT_CHUNKS:
            kept.append(data[at:end])
        at = end
    return b"".join(kept)
