"""Code 128 bars and QR codes, before they are placed on a page."""

from __future__ import annotations

import re

import pytest

from mediator_app.documents.bar_codes import code_128_svg
from mediator_app.documents.qr_codes import phone_link, qr_svg
from mediator_app.errors import InvalidInputError


def bars(text: str) -> list[tuple[int, int]]:
    """Each bar's place and width, in narrow bars."""
    return [(int(at), int(width)) for at, width in re.findall(r"M(\d+) 0h(\d)v", code_128_svg(text))]


def test_bars_begin_after_the_quiet_zone_and_end_with_the_stop() -> None:
    found = bars("A")
    assert found[0] == (10, 2)
    assert [width for _, width in found[-4:]] == [2, 3, 1, 2]


def test_every_sign_is_eleven_narrow_bars_wide() -> None:
    wide = [int(re.findall(r'width="(\d+)"', code_128_svg("A" * length))[0]) for length in (1, 2, 10)]
    assert wide == [20 + 11 * (length + 2) + 13 for length in (1, 2, 10)]


def test_check_sign_is_that_of_the_published_example() -> None:
    """« Wikipedia » has the check value 88, which is drawn 4-2-1-2-1-1."""
    place = 10 + 11 * (1 + len("Wikipedia"))
    check = [(at - place, width) for at, width in bars("Wikipedia") if place <= at < place + 11]
    assert check == [(0, 4), (6, 1), (9, 1)]


@pytest.mark.parametrize("text", ["", "été", "a\nb"])
def test_bars_refuse_what_they_cannot_carry(text: str) -> None:
    with pytest.raises(InvalidInputError):
        code_128_svg(text)


def test_text_too_long_for_a_qr_code_is_refused_in_words() -> None:
    with pytest.raises(InvalidInputError):
        qr_svg("a" * 5000)


def test_phone_of_a_poster_is_dialled_whole() -> None:
    assert (phone_link("05 36 49 00 12"), phone_link("mairie")) == ("tel:+33536490012", "")
