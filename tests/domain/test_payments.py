"""What is left to pay once vouchers and money are counted."""

from __future__ import annotations

import pytest

from mediator_app.domain.payments import PAYMENT_METHODS, Balance, PaymentMethod


@pytest.mark.parametrize(
    ("balance", "rest"),
    [
        (Balance(), 0),
        (Balance(price_cents=1500), 1500),
        (Balance(price_cents=1500, voucher_cents=1000), 500),
        (Balance(price_cents=1500, paid_cents=500), 1000),
        (Balance(price_cents=1500, voucher_cents=1000, paid_cents=500), 0),
        (Balance(price_cents=500, voucher_cents=1000), 0),  # what a voucher is worth more is not given back
        (Balance(price_cents=500, paid_cents=600), 0),
    ],
)
def test_rest_is_the_price_less_what_was_given_and_never_below_nothing(balance: Balance, rest: int) -> None:
    assert balance.rest_cents == rest


@pytest.mark.parametrize(
    ("balance", "left"),
    [
        (Balance(vouchers_asked=2), 2),
        (Balance(vouchers_asked=2, vouchers_given=1), 1),
        (Balance(vouchers_asked=1, vouchers_given=3), 0),
        (Balance(price_cents=1000, vouchers_asked=1), 1),
        (Balance(price_cents=1000, vouchers_asked=1, paid_cents=1000), 0),  # paid in money
        (Balance(price_cents=1000, vouchers_asked=2, paid_cents=400), 2),
    ],
)
def test_vouchers_are_expected_until_the_price_is_paid_otherwise(balance: Balance, left: int) -> None:
    assert balance.vouchers_left == left


def test_every_method_has_its_words() -> None:
    assert set(PAYMENT_METHODS) == {method.value for method in PaymentMethod}


@pytest.mark.parametrize(
    ("balance", "left"),
    [
        (Balance(price_cents=1000, vouchers_asked=1, voucher_cents=1000, vouchers_given=1), 0),
        (Balance(price_cents=1000, vouchers_asked=1, paid_cents=999), 1),
        (Balance(vouchers_asked=0, vouchers_given=0), 0),
    ],
)
def test_voucher_is_awaited_up_to_the_last_cent(balance: Balance, left: int) -> None:
    assert balance.vouchers_left == left


def test_free_session_that_asks_a_voucher_still_awaits_it() -> None:
    assert Balance(vouchers_asked=1, paid_cents=500).vouchers_left == 1


def test_words_of_payment_are_in_both_languages() -> None:
    assert all(label.french and label.english for label in PAYMENT_METHODS.values())
