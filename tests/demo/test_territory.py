"""The throw-away territory behind ``--demo``: what its window shows, and what one sending brings."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from mediator_app.demo.inventing import invented_people
from mediator_app.demo.territory import PEOPLE, SHARED_CODE, Territory, a_territory
from mediator_app.domain.phones import read_phone
from mediator_app.services import equipment, mandates, packs, people, programme, review, sending, sessions, tours
from mediator_app.services.today import today
from mediator_app.storage.replica import problems

NOW = datetime(2026, 11, 24, 10, 24, tzinfo=UTC)


@pytest.fixture(scope="module")
def territory() -> Iterator[Territory]:
    """The territory at 10.24 on a Tuesday; its tests run in order and the last one sends."""
    with a_territory(NOW) as made:
        yield made


def test_a_workshop_runs_now(territory: Territory) -> None:
    today = sessions.sessions_of_day(territory.own.laptop, NOW.date())
    assert [row for row in today if row.starts_at <= NOW.isoformat() <= row.ends_at]


def test_every_day_of_the_tour_is_a_visit_with_its_workshops(territory: Territory) -> None:
    laptop = territory.own.laptop
    tour = tours.tour_of_now(laptop)
    assert tour
    plan = tours.tour_plan(laptop, tour.id, NOW.date(), NOW.date())
    assert [len(visit.sessions) for visit in plan.visits] == [2]


def test_today_tells_of_late_loans_calls_and_mandates(territory: Territory) -> None:
    kinds = {one.kind for one in today(territory.own.laptop).todo}
    assert {"calls", "to_close", "devices", "mandates"} <= kinds


def test_every_subject_has_something_to_show(territory: Territory) -> None:
    laptop = territory.own.laptop
    shown = (programme.list_workshops, mandates.list_mandates, packs.list_packs, equipment.list_devices)
    assert all(read(laptop) for read in shown)


def test_both_laptops_are_sound(territory: Territory) -> None:
    assert problems(territory.own.laptop.connection) == problems(territory.colleague.laptop.connection) == []


def test_something_waits_to_be_sent(territory: Territory) -> None:
    assert sending.standing(territory.own.laptop).pending > 20


def test_one_sending_brings_the_three_kinds_of_questions(territory: Territory) -> None:
    territory.own.send()
    asked = review.to_check(territory.own.laptop)
    assert {case.kind for case in asked} == {"voucher", "field", "duplicate"}
    assert any(case.subject == SHARED_CODE for case in asked if case.kind == "voucher")
    assert people.count_people(territory.own.laptop) == PEOPLE + 2


def test_invented_people_cannot_be_called() -> None:
    phones = [one["phone"] for one in invented_people(random.Random(1), 100) if "phone" in one]
    assert phones
    assert all(phone.startswith("06 39 98 ") and read_phone(phone) for phone in phones)


def test_no_two_invented_people_have_one_name() -> None:
    names = [(one["last_name"], one["first_name"]) for one in invented_people(random.Random(1), 200)]
    assert len(set(names)) == 200
