"""The demonstration's tour and what is followed besides: invented, whole, and on the days told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from mediator_app.demo.activities import DEVICES, follow_up
from mediator_app.demo.tour import SEATS, WEEKS, make_tour
from mediator_app.domain.equipment import Whereabouts
from mediator_app.domain.mandates import MandateState
from mediator_app.domain.tours import StopRow
from mediator_app.services import equipment, kits, mandates, packs, people, programme, sessions, stops, tours
from mediator_app.services.laptop import Laptop
from tests.support.laptops import SteppingClock, a_laptop

FIRST = date(2026, 11, 23)
NAMES = ("Felletin", "Crocq", "Bourganeuf", "Arrènes")


@pytest.fixture(scope="module")
def laptop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Laptop]:
    """A laptop with the tour of four places and five people followed, seen from Tuesday 24 November 2026."""
    clock = SteppingClock(datetime(2026, 11, 16, 9, tzinfo=UTC))
    with a_laptop(tmp_path_factory.mktemp("demo"), clock=clock) as laptop:
        make_tour(laptop, [sessions.add_place(laptop, name)[0] for name in NAMES], FIRST)
        everybody = [people.add_person(laptop, {"last_name": "Roche", "first_name": name}).id for name in "ABCDE"]
        follow_up(laptop, everybody, date(2026, 11, 24))
        yield laptop


def the_stops(laptop: Laptop) -> list[StopRow]:
    (tour,) = tours.list_tours(laptop)
    return stops.list_stops(laptop, tour.id)


def test_tour_runs_for_whole_weeks(laptop: Laptop) -> None:
    (tour,) = tours.list_tours(laptop)
    days = date.fromisoformat(tour.ends_on) - date.fromisoformat(tour.starts_on)
    assert (tour.starts_on, days) == (FIRST.isoformat(), timedelta(days=7 * WEEKS - 1))


def test_each_place_has_its_stop_the_next_day(laptop: Laptop) -> None:
    told = {stop.place.name: stop.rota.starts_at[:10] for stop in the_stops(laptop)}
    assert told == dict(zip(NAMES, ("2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26"), strict=True))


def test_every_stop_has_its_seats(laptop: Laptop) -> None:
    assert {stop.capacity for stop in the_stops(laptop)} == {SEATS}


def test_every_place_is_visited_every_week_on_its_day(laptop: Laptop) -> None:
    (tour,) = tours.list_tours(laptop)
    plan = tours.tour_plan(laptop, tour.id, FIRST, FIRST + timedelta(days=7 * WEEKS - 1))
    assert len(plan.visits) == WEEKS * len(NAMES)


def test_hosts_cannot_be_called(laptop: Laptop) -> None:
    phones = [stop.contact_phone for stop in the_stops(laptop) if stop.contact_phone]
    assert phones
    assert all(phone.startswith("+3353649") for phone in phones)


def test_tour_takes_its_usual_kit_along(laptop: Laptop) -> None:
    (tour,) = tours.list_tours(laptop)
    assert kits.kit_of_day(laptop, tour.id, FIRST)


def test_programme_has_workshops_to_choose_from(laptop: Laptop) -> None:
    assert programme.list_workshops(laptop)


def test_one_mandate_waits_for_its_signature_and_two_were_used_once(laptop: Laptop) -> None:
    found = mandates.list_mandates(laptop)
    states = sorted((one.state(date(2026, 11, 24)), one.uses) for one in found)
    assert states == [(MandateState.IN_FORCE, 1), (MandateState.IN_FORCE, 1), (MandateState.UNSIGNED, 0)]


def test_one_pack_is_open(laptop: Laptop) -> None:
    assert [one.closed_on for one in packs.list_packs(laptop)] == [""]


def test_one_device_is_late_and_one_lent_for_some_days_more(laptop: Laptop) -> None:
    found = equipment.list_devices(laptop)
    late = [one.days_late(date(2026, 11, 24)) for one in found if one.whereabouts is Whereabouts.LENT]
    assert (len(found), sorted(late)) == (len(DEVICES), [0, 2])
