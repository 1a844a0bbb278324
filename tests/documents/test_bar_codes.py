"""Code 128 bars and QR codes, before they are placed on a page."""

from __future__ import annotations

import re
from itertools import pairwise

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


@pytest.mark.parametrize("text", [" ", "~", "04127640", "AZERTY-QWERTY_09."])
def test_every_sign_of_a_keyboard_can_be_carried(text: str) -> None:
    assert code_128_svg(text).startswith("<svg")


def test_no_two_bars_touch() -> None:
    found = bars("04127640")
    assert all(at + width < after for (at, width), (after, _) in pairwise(found))


def test_codes_that_differ_have_other_bars() -> None:
    assert len({code_128_svg(text) for text in ("AB", "BA", "AA", "ab")}) == 4


def test_qr_code_has_its_quiet_zone() -> None:
    assert 'd="M4 4.5h7' in qr_svg("TEST-2026-000123")


def test_refusal_of_a_long_text_says_what_to_do() -> None:
    with pytest.raises(InvalidInputError) as refused:
        qr_svg("a" * 5000)
    assert refused.value.hint == "Raccourcissez-le."


@pytest.mark.parametrize(("phone", "link"), [("", ""), ("0692 12 34 56", "tel:+262692123456"), ("06 39 98", "")])
def test_only_a_whole_number_is_dialled(phone: str, link: str) -> None:
    assert phone_link(phone) == link
