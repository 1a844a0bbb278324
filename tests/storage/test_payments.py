"""A person's account at a session, under whichever of her records, and what the session took."""

from __future__ import annotations

import pytest

from mediator_app.domain.payments import Balance, Takings
from mediator_app.storage import payments
from tests.support.shown import Tables

REPORTED = "voucher.report"


def pay(
    tables: Tables, id_: str, person: str = "p", cents: int = 300, session: str = "s", *, voided: bool = False
) -> None:
    about = {"session": session, "person": person or None, "method": "cash", "taken_at": "2026-11-24T10:00:00+01:00"}
    tables.show("payment", id_, amount_cents=cents, voided=voided, **about)


def balance(tables: Tables, person: str = "p") -> Balance:
    return payments.balance(tables.connection, "s", person, REPORTED)


def test_account_at_a_session_that_is_not_here_is_all_zero(tables: Tables) -> None:
    assert payments.balance(tables.connection, "never", "p", REPORTED) == Balance()


@pytest.mark.parametrize(
    ("own", "workshops", "price"), [(None, None, 0), (None, 500, 500), (200, 500, 200), (0, 500, 0)]
)
def test_price_of_the_session_comes_before_the_workshops(
    tables: Tables, own: int | None, workshops: int | None, price: int
) -> None:
    tables.show("workshop", "w", title="Tablette", price_cents=workshops)
    tables.session("s", workshop="w", price_cents=own)
    assert balance(tables).price_cents == price


def test_deleted_workshop_asks_for_nothing_any_longer(tables: Tables) -> None:
    tables.show("workshop", "w", title="Tablette", price_cents=500, vouchers=2, voided=True)
    tables.session("s", workshop="w")
    assert (balance(tables).price_cents, balance(tables).vouchers_asked) == (0, 0)


def test_payments_of_both_records_of_a_merged_person_are_hers_under_either(tables: Tables) -> None:
    tables.session("s")
    tables.merge(tables.person("p"), tables.person("twin"))
    pay(tables, "1", "p", 300)
    pay(tables, "2", "twin", 200)
    assert (balance(tables, "p").paid_cents, balance(tables, "twin").paid_cents) == (500, 500)


def test_vouchers_of_both_records_are_hers_too(tables: Tables) -> None:
    tables.session("s")
    tables.merge(tables.person("p"), tables.person("twin"))
    tables.voucher("v1", "s", "twin")
    tables.voucher("v2", "s", "p", state="accepted")
    assert (balance(tables).vouchers_given, balance(tables).voucher_cents) == (2, 2000)


def test_what_others_gave_or_was_given_elsewhere_is_not_on_her_account(tables: Tables) -> None:
    tables.session("s")
    pay(tables, "1", "neighbour")
    pay(tables, "2", "p", session=tables.session("other"))
    tables.voucher("v1", "s", "neighbour")
    tables.voucher("v2", "other", "p")
    assert balance(tables) == Balance()


@pytest.mark.parametrize("state", ["parked", "refused"])
def test_voucher_that_does_not_stand_pays_nothing(tables: Tables, state: str) -> None:
    tables.voucher("v1", tables.session("s"), "p", state=state)
    assert balance(tables).voucher_cents == 0


def test_cancelled_payment_is_neither_on_the_account_nor_in_the_list(tables: Tables) -> None:
    tables.session("s")
    pay(tables, "1", voided=True)
    assert balance(tables).paid_cents == 0
    assert payments.of_session(tables.connection, "s") == []


def test_payments_of_one_moment_stand_in_the_order_in_which_they_were_written(tables: Tables) -> None:
    for id_ in ("9", "1", "5"):
        pay(tables, id_)
    assert [one.id for one in payments.of_session(tables.connection, "s")] == ["9", "1", "5"]


def test_payment_of_nobody_in_particular_has_no_person(tables: Tables) -> None:
    pay(tables, "1", "")
    assert payments.of_session(tables.connection, "s")[0].person == ""


@pytest.mark.parametrize(
    ("amounts", "taken"), [((), Takings(0, 0)), ((300,), Takings(1, 300)), ((300, 250), Takings(2, 550))]
)
def test_session_took_as_many_payments_and_their_sum(tables: Tables, amounts: tuple[int, ...], taken: Takings) -> None:
    for number, cents in enumerate(amounts):
        pay(tables, str(number), cents=cents)
    pay(tables, "cancelled", voided=True)
    assert payments.takings(tables.connection, "s") == taken
