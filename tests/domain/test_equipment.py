"""Where a device is by its last movement, and for how long a loan is late."""

from __future__ import annotations

from datetime import date

import pytest

from mediator_app.domain.equipment import Device, Whereabouts

TODAY = date(2026, 11, 24)


def device(movement: str, due_on: str = "") -> Device:
    return Device(*("d", "Tablette", "tablette", "T1", "", ""), 0, "", "", movement, "p", "", "", "", due_on)


@pytest.mark.parametrize(
    ("movement", "where"),
    [
        ("", Whereabouts.IN_STOCK),
        ("loan", Whereabouts.LENT),
        ("return", Whereabouts.IN_STOCK),
        ("gift", Whereabouts.GIVEN),
        ("sale", Whereabouts.SOLD),
        ("discard", Whereabouts.DISCARDED),
        ("teleport", Whereabouts.IN_STOCK),
    ],
)
def test_last_movement_tells_where_a_device_is(movement: str, where: Whereabouts) -> None:
    assert device(movement).whereabouts is where


@pytest.mark.parametrize(
    ("movement", "due_on", "late"),
    [
        ("loan", "2026-11-24", 0),
        ("loan", "2026-11-23", 1),
        ("loan", "2026-12-01", 0),
        ("loan", "", 0),
        ("return", "2026-11-01", 0),
    ],
)
def test_loan_is_late_from_the_day_after_its_due_day(movement: str, due_on: str, late: int) -> None:
    assert device(movement, due_on).days_late(TODAY) == late


@pytest.mark.parametrize(
    ("movement", "gone"), [("gift", True), ("sale", True), ("discard", True), ("loan", False), ("", False)]
)
def test_device_given_sold_or_discarded_is_gone(movement: str, gone: bool) -> None:
    assert device(movement).is_gone is gone
