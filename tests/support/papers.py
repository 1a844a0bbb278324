"""Scanned papers for tests: small files made segment by segment, with what a telephone adds to them."""

from __future__ import annotations

from typing import Final

PLACE: Final = b"GPS 46.0001 1.9001"
"""What stands for the place where a photograph was taken."""

_PICTURE: Final = b"\xff\xdb\0\x05\0ab" + b"\xff\xda\0\x04\0\0"


def a_photo(content: bytes = b"picture", *, turned: int = 1) -> bytes:
    """A photograph as a telephone keeps it: place, comment, thumbnail, a film behind it."""
    entry = b"\x01\x12\0\3\0\0\0\1" + turned.to_bytes(2) + b"\0\0"
    exif = b"Exif\0\0MM\0*\0\0\0\x08\0\1" + entry + b"\0\0\0\0" + PLACE
    told = segment(0xE0, b"JFIF\0\1\1") + segment(0xE1, exif) + segment(0xE2, b"MPF\0" + PLACE) + segment(0xFE, PLACE)
    return b"\xff\xd8" + told + _PICTURE + content.replace(b"\xff", b"\xff\0") + b"\xff\xd9" + b"film " + PLACE


def a_clean_photo(content: bytes = b"picture") -> bytes:
    """The same once what the telephone added is gone."""
    return b"\xff\xd8" + segment(0xE0, b"JFIF\0\1\1") + _PICTURE + content.replace(b"\xff", b"\xff\0") + b"\xff\xd9"


def a_scan(size: int = 100_000, mark: bytes = b"sheet") -> bytes:
    """A PDF of about so many bytes, none of them alike from one mark to another."""
    return (b"%PDF-1.7\n" + mark * (size // len(mark) + 1))[:size]


def segment(marker: int, content: bytes) -> bytes:
    """A segment of a JPEG."""
    return bytes((0xFF, marker)) + (len(content) + 2).to_bytes(2) + content
