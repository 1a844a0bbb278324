"""Where a device is by its last movement, and for how long a loan is late."""

from __future__ import annotations

from datetime import date

import pytest

from mediator_app.domain.entities import ENTITIES
from mediator_app.domain.equipment import CATEGORIES, CONDITIONS, EQUIPMENT_FIELDS, LOAN_DAYS, Device, Whereabouts
from mediator_app.domain.vocabularies import Vocabulary

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


def test_loan_is_late_by_as_many_days_as_have_passed() -> None:
    assert device("loan", "2026-10-24").days_late(TODAY) == 31


def test_loan_over_the_end_of_february_counts_the_leap_day() -> None:
    assert device("loan", "2028-02-28").days_late(date(2028, 3, 1)) == 2


@pytest.mark.parametrize("movement", ["gift", "sale", "discard"])
def test_what_is_gone_is_late_for_nobody(movement: str) -> None:
    assert device(movement, "2026-01-01").days_late(TODAY) == 0


@pytest.mark.parametrize("vocabulary", [CATEGORIES, CONDITIONS])
def test_words_of_devices_are_in_both_languages(vocabulary: Vocabulary) -> None:
    assert all(label.french and label.english for label in vocabulary.values())


def test_every_field_of_a_device_is_replicated() -> None:
    assert set(EQUIPMENT_FIELDS) < ENTITIES["equipment"].fields.keys()


def test_loan_lasts_two_weeks_unless_told() -> None:
    assert LOAN_DAYS == 14
