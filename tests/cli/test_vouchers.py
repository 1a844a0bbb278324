"""``scheme add`` and ``redeem``."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Profile
from tests.cli.makers import SCHEME, a_scheme, a_session


@pytest.fixture
def till(solo: Profile) -> tuple[str, ...]:
    """The options that name a scheme and a session."""
    return "--scheme", a_scheme(solo), "--session", a_session(solo)


def test_scheme_keeps_its_rules(solo: Profile) -> None:
    solo.id_of("scheme", "add", *SCHEME, "--valid-until", "2026-12-31", "--tolerance-days", 31)
    [row] = solo.rows("SELECT face_value_cents, book_size, pattern, valid_until, tolerance_days FROM schemes")
    assert list(row.values()) == [1000, 5, r"\d{8}", "2026-12-31", 31]


def test_scheme_of_no_value_is_refused(solo: Profile) -> None:
    worthless = ("--name", "Pass", "--issuer", "X", "--face-value-cents", 0, "--book-size", 5)
    assert solo.run("scheme", "add", *worthless).error == "invalid_input"


def test_scheme_of_an_absurd_value_is_refused(solo: Profile) -> None:
    dear = ("--name", "Pass", "--issuer", "X", "--face-value-cents", 2_000_000_000, "--book-size", 5)
    assert solo.run("scheme", "add", *dear).error == "invalid_input"


def test_voucher_is_provisional_until_the_centre_answers(solo: Profile, till: tuple[str, ...]) -> None:
    document = solo.run("redeem", "0412 7785", *till).document
    assert (set(document), document["state"], document["reason"]) == ({"id", "state", "reason"}, "provisional", "")


def test_code_of_another_form_is_taken_with_its_reason(solo: Profile, till: tuple[str, ...]) -> None:
    assert solo.run("redeem", "ABC", *till).document["reason"] == "pattern"


@pytest.mark.parametrize("again", ["0412 7785", "0412-7785", "０４１２７７８５"])
def test_code_already_taken_is_refused_however_it_is_written(solo: Profile, till: tuple[str, ...], again: str) -> None:
    solo.run("redeem", "04127785", *till)
    ran = solo.run("redeem", again, *till)
    assert (ran.code, ran.error) == (1, "already_taken")


def test_refusal_tells_place_and_time_of_the_first(solo: Profile, till: tuple[str, ...]) -> None:
    solo.run("redeem", "04127785", *till)
    [first] = solo.rows("SELECT taken_at, place_name FROM redemptions r JOIN sessions s ON s.id = r.session")
    title = solo.run("redeem", "04127785", *till).document["error"]["title"]
    year, month, day = first["taken_at"][:10].split("-")
    assert first["place_name"] in title
    assert f"{day}/{month}/{year}" in title
    assert first["taken_at"][14:16] in title


def test_refused_voucher_writes_nothing(solo: Profile, till: tuple[str, ...]) -> None:
    solo.run("redeem", "04127785", *till)
    solo.run("redeem", "04127785", *till)
    assert len(solo.rows("SELECT id FROM redemptions")) == 1


def test_voucher_of_an_unknown_person_is_refused(solo: Profile, till: tuple[str, ...]) -> None:
    assert solo.run("redeem", "04127785", *till, "--person", "nobody").error == "not_found"
