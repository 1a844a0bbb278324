"""Scanned papers told by their bytes, and what a telephone adds to a photograph taken out of it."""

from __future__ import annotations

import zlib
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediator_app.domain.paper_images import media_type_of, without_traces
from mediator_app.errors import InvalidInputError
from tests.support.papers import PLACE, a_clean_photo, a_photo, a_scan, segment


def chunk(name: bytes, content: bytes) -> bytes:
    return len(content).to_bytes(4) + name + content + zlib.crc32(name + content).to_bytes(4)


PNG = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", b"0" * 13) + chunk(b"pHYs", b"0" * 9)
DRAWN = chunk(b"IDAT", b"pixels") + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (a_photo(), "image/jpeg"),
        (PNG, "image/png"),
        (a_scan(), "application/pdf"),
        (b"MZ\x90\0", ""),
        (b"<html>", ""),
        (b"", ""),
    ],
)
def test_kind_of_file_is_told_by_its_bytes(data: bytes, kind: str) -> None:
    assert media_type_of(data) == kind


def test_place_comment_thumbnail_and_film_leave_a_photograph() -> None:
    assert PLACE in a_photo()
    assert without_traces(a_photo()) == a_clean_photo()


def test_picture_itself_is_not_touched() -> None:
    content = bytes(range(256)) * 40
    assert without_traces(a_photo(content)) == a_clean_photo(content)


@pytest.mark.parametrize("turned", range(2, 9))
def test_turned_photograph_still_says_how_and_nothing_else(turned: int) -> None:
    cleaned = without_traces(a_photo(turned=turned))
    assert PLACE not in cleaned
    assert without_traces(cleaned) == cleaned
    assert cleaned[2:4] == b"\xff\xe1"
    assert cleaned[30:32] == turned.to_bytes(2)


def test_colours_of_a_photograph_stay() -> None:
    colours = segment(0xE2, b"ICC_PROFILE\0colours") + segment(0xEE, b"Adobe colours")
    photo = b"\xff\xd8" + colours + a_photo()[2:]
    assert without_traces(photo)[: 2 + len(colours)] == b"\xff\xd8" + colours


def test_words_and_time_leave_a_drawing() -> None:
    said = chunk(b"tEXt", PLACE) + chunk(b"eXIf", PLACE) + chunk(b"tIME", b"0" * 7)
    assert without_traces(PNG + said + DRAWN + b"behind") == PNG + DRAWN


def test_scan_in_pdf_is_kept_as_it_is() -> None:
    assert without_traces(a_scan()) == a_scan()


@pytest.mark.parametrize("whole", [a_clean_photo(), PNG + DRAWN])
def test_picture_cut_anywhere_is_refused(whole: bytes) -> None:
    for length in range(8, len(whole)):
        with pytest.raises(InvalidInputError):
            without_traces(whole[:length])


@given(st.binary(max_size=200), st.sampled_from([b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"]))
def test_any_bytes_are_cleaned_or_refused(rest: bytes, start: bytes) -> None:
    cleaned = start
    with suppress(InvalidInputError):
        cleaned = without_traces(start + rest)
    assert media_type_of(cleaned) == media_type_of(start)
