"""In which pieces a paper travels, and what is said of it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediator_app.domain.signed_papers import (
    MOST_BYTES,
    MOST_WAITING,
    PIECE_BYTES,
    PaperState,
    SignedPaper,
    piece_bytes,
    pieces_in,
)


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


def test_largest_paper_has_320_pieces() -> None:
    assert pieces_in(MOST_BYTES) == 320
    assert piece_bytes(MOST_BYTES, 319) == PIECE_BYTES


def test_many_of_the_largest_papers_may_wait() -> None:
    assert MOST_WAITING == 20 * MOST_BYTES


@given(st.integers(1, MOST_BYTES))
@settings(max_examples=30)
def test_no_piece_is_empty_or_larger_than_the_others(size: int) -> None:
    last = piece_bytes(size, pieces_in(size) - 1)
    assert 0 < last <= PIECE_BYTES
    assert (pieces_in(size) - 1) * PIECE_BYTES + last == size
