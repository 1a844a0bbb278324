"""Money at the door: what is left after vouchers, taking it, taking it back; a presence never depends on it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mediator_app.domain.payments import Balance
from mediator_app.errors import InvalidInputError
from mediator_app.services import payments
from mediator_app.services.desk import Desk
from mediator_app.services.laptop import Laptop, new_id, record
from mediator_app.storage.operations import Draft
from tests.support.laptops import Workshop, a_laptop, a_workshop

At = tuple[Laptop, Workshop, Desk]
A, B = "04127785", "04127786"


@pytest.fixture
def at(tmp_path: Path) -> Iterator[At]:
    """A laptop with the workshop of twelve, at 15 € a seat."""
    with a_laptop(tmp_path) as laptop:
        workshop = a_workshop(laptop)
        record(laptop, [Draft("session", workshop.session, {"price_cents": 1500})], "session.edit")
        yield laptop, workshop, Desk(workshop.session)


def of_workshop(at: At, **fields: object) -> None:
    """Let the session be one of the catalogue, without a price of its own."""
    laptop, workshop, _ = at
    id_ = new_id()
    made = Draft("workshop", id_, {"title": "Premiers pas", **fields})
    record(laptop, [made, Draft("session", workshop.session, {"workshop": id_, "price_cents": None})], "session.edit")


@pytest.mark.parametrize(
    ("balance", "rest", "vouchers_left"),
    [
        (Balance(1500), 1500, 0),
        (Balance(1500, 1, 1, 1000, 0), 500, 0),
        (Balance(1500, 0, 2, 2000, 0), 0, 0),
        (Balance(0, 2, 1, 1000, 0), 0, 1),
        (Balance(1500, 1, 0, 0, 1500), 0, 0),
    ],
)
def test_what_is_left_to_pay_and_to_give(balance: Balance, rest: int, vouchers_left: int) -> None:
    assert (balance.rest_cents, balance.vouchers_left) == (rest, vouchers_left)


def test_voucher_pays_its_face_value_and_the_rest_is_money(at: At) -> None:
    laptop, workshop, desk = at
    desk.enter(laptop, "ro")
    passed = desk.enter(laptop, A)
    assert passed.balance == Balance(1500, 0, 1, 1000, 0)
    paid = desk.pay(laptop, "cash")
    assert (paid.kind, paid.amount_cents, paid.balance and paid.balance.rest_cents) == ("paid", 500, 0)
    (kept,) = payments.session_payments(laptop, workshop.session)
    assert (kept.person, kept.amount_cents, kept.method) == (workshop.people[10], 500, "cash")


def test_reported_voucher_pays_nothing_before_the_centre_has_accepted_it(at: At) -> None:
    laptop, _, desk = at
    for text in ("th", A, "ro", A):
        desk.enter(laptop, text)
    passed = desk.report(laptop)
    assert passed.balance is not None
    assert passed.balance.rest_cents == 1500


def test_somebody_who_owes_is_present_all_the_same(at: At) -> None:
    laptop, _, desk = at
    passed = desk.enter(laptop, "ro")
    assert passed.participant is not None
    assert (passed.participant.status, passed.balance and passed.balance.rest_cents) == ("present", 1500)


def test_nothing_is_taken_twice(at: At) -> None:
    laptop, workshop, desk = at
    desk.enter(laptop, "ro")
    assert [desk.pay(laptop, "cash").kind for _ in range(2)] == ["paid", "nothing"]
    assert payments.session_takings(laptop, workshop.session).amount_cents == 1500


def test_nobody_at_the_desk_pays_nothing(at: At) -> None:
    laptop, _, desk = at
    assert desk.pay(laptop, "cash").kind == "nothing"
    desk.enter(laptop, "ro")
    desk.forget_person()
    assert desk.pay(laptop, "cash").kind == "nothing"


def test_excused_person_owes_nothing_at_the_desk(at: At) -> None:
    laptop, _, desk = at
    desk.excuse(laptop, "ro")
    assert desk.pay(laptop, "cash").kind == "nothing"


def test_payment_undone_is_left_to_pay_again_and_the_presence_stays(at: At) -> None:
    laptop, workshop, desk = at
    desk.enter(laptop, "ro")
    desk.enter(laptop, "th")
    desk.pay(laptop, "cash", workshop.people[10])
    desk.undo(laptop)
    balance = payments.balance(laptop, workshop.session, workshop.people[10])
    assert balance.rest_cents == 1500
    assert [one.last_name for one in desk.state(laptop).passages] == ["Thérond", "Roche"]


def test_presence_voucher_and_payment_are_one_passage(at: At) -> None:
    laptop, _, desk = at
    desk.enter(laptop, "ro")
    desk.enter(laptop, A)
    desk.pay(laptop, "cash")
    (passage,) = desk.state(laptop).passages
    assert (passage.kind, passage.code, passage.amount_cents, passage.method) == ("present", A, 500, "cash")


def test_price_of_the_workshop_stands_where_the_session_has_none(at: At) -> None:
    laptop, workshop, _ = at
    of_workshop(at, price_cents=800)
    assert payments.balance(laptop, workshop.session, workshop.people[0]).price_cents == 800


def test_session_of_two_vouchers_waits_for_the_second_of_the_same_person(at: At) -> None:
    laptop, workshop, desk = at
    of_workshop(at, vouchers=2)
    for text in ("ro", A, B):
        desk.enter(laptop, text)
    balance = payments.balance(laptop, workshop.session, workshop.people[10])
    assert (balance.vouchers_given, balance.vouchers_left, desk.waiting) == (2, 0, [])


@pytest.mark.parametrize(("method", "amount"), [("cards", 500), ("cash", 0), ("cash", -5), ("cash", 2_000_000)])
def test_what_cannot_be_paid_is_refused(at: At, method: str, amount: int) -> None:
    laptop, workshop, _ = at
    with pytest.raises(InvalidInputError):
        payments.take_payment(laptop, workshop.session, workshop.people[0], method, amount)


def test_nothing_left_is_told_in_words(at: At) -> None:
    laptop, workshop, _ = at
    payments.take_payment(laptop, workshop.session, workshop.people[0])
    with pytest.raises(InvalidInputError, match="Il ne reste rien à payer"):
        payments.take_payment(laptop, workshop.session, workshop.people[0])
