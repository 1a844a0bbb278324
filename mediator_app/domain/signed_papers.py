"""Signed papers that were scanned or photographed: what is known of one, how large it may be, in which pieces it travels."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

PIECE_BYTES: Final = 32 * 1024
"""Bytes of each piece but the last, in the file, at the centre and on the way: decision 12 says why."""

MOST_BYTES: Final = 10 * 1024 * 1024
"""Bytes of the largest paper."""

MOST_WAITING: Final = 200 * 1024 * 1024
"""Bytes of all the papers that may wait for the centre on one laptop."""


class PaperState(StrEnum):
    """Where the bytes of a paper are.

    WAITING: on this laptop, to be sent. SENT: here and at the centre. REFUSED: here, the centre will not have them. FETCHING:
    on their way here. HERE: brought from the centre. ELSEWHERE: a colleague's, not here.
    """

    WAITING = "waiting"
    SENT = "sent"
    REFUSED = "refused"
    FETCHING = "fetching"
    HERE = "here"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class SignedPaper:
    """One paper. ``sha256`` is the hash of its bytes in 64 figures; ``taken_at`` and ``made_at`` are civil ISO times.

    ``pieces`` are those sent, or fetched, so far; ``code`` says why the centre refused it.
    """

    id: str
    session: str
    mandate: str
    name: str
    media_type: str
    byte_count: int
    sha256: str
    taken_at: str
    made_by: str
    made_at: str
    state: PaperState
    pieces: int = 0
    code: str = ""

    @property
    def short_hash(self) -> str:
        """Enough of the hash to compare two papers by eye: ``3f9a 07c2``, never parted."""
        return f"{self.sha256[:4]}\u00a0{self.sha256[4:8]}"

    @property
    def is_readable(self) -> bool:
        """Are all its bytes on this laptop?"""
        return self.state not in (PaperState.FETCHING, PaperState.ELSEWHERE)


@dataclass(frozen=True, slots=True)
class PapersWaiting:
    """The queue: how many papers have still to go, their bytes, and how many of those are at the centre already."""

    count: int
    byte_count: int
    sent_bytes: int
    refused: int = 0


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many closed sessions have a signed sheet, and how many have none."""

    with_sheet: int
    without_sheet: int


def pieces_in(byte_count: int) -> int:
    """How many pieces a paper of so many bytes has."""
    return -(-byte_count // PIECE_BYTES)


def piece_bytes(byte_count: int, number: int) -> int:
    """How many bytes a piece has, counted from 0."""
    return min(PIECE_BYTES, byte_count - number * PIECE_BYTES)
