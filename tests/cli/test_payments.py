"""``pay``: cents in, an id out, and what is left to pay."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Profile
from tests.cli.makers import a_session


@pytest.fixture
def priced(solo: Profile) -> str:
    """A session of 15 €."""
    session = a_session(solo)
    solo.run("session", "edit", session, "--price-cents", 1500)
    return session


@pytest.fixture
def denise(solo: Profile) -> str:
    return solo.id_of("person", "add", "--last-name", "Roche")


def test_part_of_the_price_leaves_the_rest(solo: Profile, priced: str, denise: str) -> None:
    document = solo.run("pay", priced, "--person", denise, "--cents", 750, "--kind", "cheque").document
    assert (document["amount_cents"], document["rest_cents"]) == (750, 750)
    [row] = solo.rows("SELECT id, amount_cents, method, person FROM payments")
    assert list(row.values()) == [document["id"], 750, "cheque", denise]


def test_what_is_left_is_taken_without_an_amount(solo: Profile, priced: str, denise: str) -> None:
    document = solo.run("pay", priced, "--person", denise).document
    assert (document["amount_cents"], document["rest_cents"]) == (1500, 0)


def test_money_of_nobody_in_particular_is_kept_without_a_person(solo: Profile, priced: str) -> None:
    solo.run("pay", priced, "--cents", 200)
    [row] = solo.rows("SELECT amount_cents, person FROM payments")
    assert list(row.values()) == [200, None]


def test_money_of_nobody_needs_its_amount(solo: Profile, priced: str) -> None:
    assert solo.run("pay", priced).code == 2


@pytest.mark.parametrize(
    ("option", "value", "error"), [("--cents", 0, "invalid_input"), ("--person", "x", "not_found")]
)
def test_payment_that_cannot_be_writes_nothing(
    solo: Profile, priced: str, option: str, value: object, error: str
) -> None:
    assert solo.run("pay", priced, option, value).error == error
    assert solo.rows("SELECT id FROM payments") == []


def test_nothing_left_is_said(solo: Profile, priced: str, denise: str) -> None:
    solo.run("pay", priced, "--person", denise)
    assert solo.run("pay", priced, "--person", denise).error == "invalid_input"


def test_person_reads_the_amount_in_euros(solo: Profile, priced: str, denise: str) -> None:
    out = solo.run("pay", priced, "--person", denise, "--cents", 750, json=False).out
    assert "Encaissé, 7,50\u00a0€" in out
    assert "Reste dû\u00a0: 7,50\u00a0€." in out
