"""A scheme's rules and the series reserved for a laptop."""

from __future__ import annotations

from datetime import date

import pytest

from mediator_app.domain.redemptions import Lease, Scheme

LEASE = Lease("l1", "scheme", "0412 7700", "0412 7799", "device-1", "2026-11-30")


@pytest.mark.parametrize(
    ("code", "today", "is_covered"),
    [
        ("04127700", "2026-11-24", True),
        ("04127799", "2026-11-24", True),
        ("0412 7750", "2026-11-30", True),  # the last day is included
        ("04127750", "2026-12-01", False),
        ("04127699", "2026-11-24", False),
        ("04127800", "2026-11-24", False),
        ("4127750", "2026-11-24", False),  # another length is another series
    ],
)
def test_lease_covers_its_series_until_its_last_day(code: str, today: str, is_covered: bool) -> None:
    assert LEASE.covers(code, today) is is_covered


@pytest.mark.parametrize(("until", "read"), [("2026-12-31", date(2026, 12, 31)), ("", None)])
def test_scheme_without_an_end_never_expires(until: str, read: date | None) -> None:
    rules = Scheme("s1", "Chèque", "Département", 1000, 5, r"\d{8}", until, 31).rules
    assert (rules.pattern, rules.valid_until) == (r"\d{8}", read)


def test_rules_of_a_scheme_are_those_a_coordinator_set() -> None:
    rules = Scheme("s1", "Chèque", "Département", 1000, 5, "", "2026-12-31", 31).rules
    assert (rules.tolerance_days, rules.face_value_cents, rules.book_size) == (31, 1000, 5)


@pytest.mark.parametrize("code", ["", "   ", "0412-77 50", "ABCDEFGH"])
def test_series_is_compared_code_by_code_without_spaces(code: str) -> None:
    assert LEASE.covers(code, "2026-11-24") is (code == "0412-77 50")


def test_series_of_one_voucher_has_that_one() -> None:
    lease = Lease("l1", "s1", "0412 7700", "04127700", "device-1", "2026-11-30")
    assert lease.covers("04127700", "2026-11-24")
    assert not lease.covers("04127701", "2026-11-24")
