"""What signed papers need from a centre's database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class PaperKept:
    """A paper of which something has come: its first so many pieces, all of them or not, and when the last one came (UTC)."""

    sha256: str
    pieces: int
    is_whole: bool
    at: str


class PaperSession(Protocol):
    """The part of a transaction that keeps the bytes of signed papers, by their hash."""

    def paper(self, sha256: str) -> PaperKept | None:
        """How much of a paper is here; None if nothing is."""

    def add_paper_piece(self, sha256: str, number: int, data: bytes, at: str) -> None:
        """Keep the next piece of a paper; the first one, number 0, begins it anew."""

    def end_paper(self, sha256: str) -> None:
        """Note that all of a paper is here."""

    def paper_piece(self, sha256: str, number: int) -> bytes | None:
        """One piece."""

    def paper_pieces(self, sha256: str) -> Iterator[bytes]:
        """All pieces of a paper that are here, in order, a few in memory at a time."""

    def drop_paper(self, sha256: str) -> None:
        """Forget a paper's bytes."""

    def drop_unneeded_papers(self) -> None:
        """Forget the bytes of all papers that no record names any longer."""

    def paper_figures(self) -> tuple[int, int, int]:
        """How many papers are here whole, how many in part, and the bytes of all of them."""
