"""In which pieces a paper travels, and what is said of it."""

from __future__ import annotations

import pytest

from mediator_app.domain.signed_papers import PIECE_BYTES, PaperState, SignedPaper, piece_bytes, pieces_in


def paper(state: PaperState) -> SignedPaper:
    return SignedPaper("a1", "s1", "", "feuille.jpg", "image/jpeg", 10, "3f9a07c2" + "0" * 56, "", "", "", state)


@pytest.mark.parametrize(
    ("size", "pieces"),
    [(0, 0), (1, 1), (PIECE_BYTES, 1), (PIECE_BYTES + 1, 2), (3 * PIECE_BYTES, 3)],
)
def test_last_piece_takes_what_is_left(size: int, pieces: int) -> None:
    lengths = [piece_bytes(size, number) for number in range(pieces_in(size))]
    assert (len(lengths), sum(lengths)) == (pieces, size)
    assert all(length == PIECE_BYTES for length in lengths[:-1])


@pytest.mark.parametrize("state", PaperState)
def test_paper_is_read_once_all_its_bytes_are_here(state: PaperState) -> None:
    assert paper(state).is_readable is (state not in {PaperState.FETCHING, PaperState.ELSEWHERE})


def test_short_hash_is_eight_figures_that_no_line_parts() -> None:
    assert paper(PaperState.HERE).short_hash == "3f9a\u00a007c2"
