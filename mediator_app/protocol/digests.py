"""A short sum of which version of which record somebody holds, to notice that two copies differ, and about where.

Each record adds a mixed 64-bit number of its id and its newest number to one of 256 buckets. Sums can be added to and taken
from, so that the centre keeps its own as it goes. They guard against faults, not against forgers: TLS does that.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b
from struct import pack
from typing import Final
from zlib import crc32

BUCKETS: Final = 256
_MASK: Final = 2**64 - 1
_ODD: Final = 0x9E3779B97F4A7C15


def bucket_of(id_: str) -> int:
    """The bucket of a record, 0 to 255."""
    return crc32(id_.encode()) >> 24


def added(one: int, other: int) -> int:
    """The sum of two sums; ``other`` may be negative to take something away."""
    return (one + other) & _MASK


def sums_of(versions: Iterable[tuple[str, int]]) -> list[int]:
    """The 256 sums of records given by id and version.

    A checksum is linear, so that two records which swap their versions could cancel out; its square is not.
    """
    sums = [0] * BUCKETS
    for id_, seq in versions:
        crc = crc32(id_.encode())
        both = crc32(b":%d" % seq, crc)
        sums[crc >> 24] += both * (both + _ODD)
    return [total & _MASK for total in sums]  # cut off once instead of thousands of times


def root_of(sums: Iterable[int]) -> str:
    """One short word for all the sums: 16 hex digits."""
    numbers = tuple(sums)
    return blake2b(pack(f">{len(numbers)}Q", *numbers), digest_size=8).hexdigest()
