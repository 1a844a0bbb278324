"""The day: its stop, its sessions, what is late, the week in figures."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from mediator_app.domain.clocks import utc_text
from mediator_app.services import attendance, kits, sessions, stops, tours
from mediator_app.services.desk import Desk
from mediator_app.services.laptop import Laptop, record
from mediator_app.services.today import own_sessions, today
from mediator_app.storage import settings
from mediator_app.storage.operations import Draft
from tests.support.laptops import SteppingClock, Workshop, a_laptop, a_workshop

At = tuple[Laptop, Workshop, SteppingClock]


@pytest.fixture
def at(tmp_path: Path) -> Iterator[At]:
    """Tuesday 24 November, 18 minutes before the workshop of twelve."""
    clock = SteppingClock(datetime(2026, 11, 24, 8, 42, tzinfo=UTC))
    with a_laptop(tmp_path, clock=clock) as laptop:
        yield laptop, a_workshop(laptop), clock


def plan(laptop: Laptop, day: int, title: str = "Atelier", place: str | None = None) -> str:
    times = {"starts_at": f"2026-11-{day}T14:00:00+01:00", "ends_at": f"2026-11-{day}T16:00:00+01:00"}
    return sessions.add_session(laptop, {"title": title, "place": place, **times}).id


def kinds(laptop: Laptop) -> list[str]:
    return [one.kind for one in today(laptop).todo]


def test_stop_of_the_day_is_the_place_of_the_next_session(at: At) -> None:
    laptop, workshop, _ = at
    record(laptop, [Draft("place", workshop.place, {"address": "2 place de l’Église", "phone": "05 36 49 12 07"})], "x")
    stop = today(laptop).stop
    assert stop
    assert (stop.name, stop.address, stop.phone) == ("Salle du foyer rural", "2 place de l’Église", "05 36 49 12 07")
    assert stop.session.id == workshop.session


def test_sessions_of_the_day_come_in_order(at: At) -> None:
    laptop, workshop, _ = at
    later = plan(laptop, 24)
    plan(laptop, 25)
    assert [row.id for row in today(laptop).sessions] == [workshop.session, later]


def test_week_has_one_stop_a_day_past_now_and_next(at: At) -> None:
    laptop, workshop, _ = at
    for day in (23, 24, 26, 30):
        plan(laptop, day, place=workshop.place)
    week = today(laptop).week
    assert [(one.day.day, one.state) for one in week] == [(23, "past"), (24, "now"), (26, "next")]


def test_following_session_is_the_first_after_today(at: At) -> None:
    laptop, _, _ = at
    plan(laptop, 30)
    next_one = plan(laptop, 25)
    following = today(laptop).following
    assert following
    assert following.id == next_one


def test_day_without_a_session_has_no_stop(at: At) -> None:
    laptop, _, clock = at
    clock.advance(days=2)
    found = today(laptop)
    assert (found.stop, found.sessions, found.is_blank) == (None, (), False)


def test_new_laptop_is_blank(tmp_path: Path) -> None:
    with a_laptop(tmp_path) as laptop:
        found = today(laptop)
        assert (found.is_blank, found.todo, found.week, found.following) == (True, (), (), None)


def test_past_session_that_is_not_closed_is_to_be_closed(at: At) -> None:
    laptop, _, _ = at
    late = plan(laptop, 19, "Ancien")
    plan(laptop, 20)
    todo = next(one for one in today(laptop).todo if one.kind == "to_close")
    assert (todo.count, todo.title, todo.about) == (2, "Ancien", late)


def test_closed_session_is_no_longer_to_be_closed(at: At) -> None:
    laptop, _, _ = at
    sessions.close_session(laptop, plan(laptop, 19))
    assert "to_close" not in kinds(laptop)


def test_what_waits_for_the_centre_is_to_be_sent(at: At) -> None:
    laptop, _, _ = at
    todo = next(one for one in today(laptop).todo if one.kind == "to_send")
    assert todo.count > 12
    assert datetime.fromisoformat(todo.since) <= laptop.now()


def test_week_counts_each_person_once_and_unnamed_people_too(at: At) -> None:
    laptop, workshop, clock = at
    other = plan(laptop, 25)
    clock.advance(hours=1)
    for session in (workshop.session, other):
        attendance.set_attendance(laptop, session, workshop.people[0], "present")
    attendance.add_unnamed(laptop, workshop.session, 3)
    figures = today(laptop).figures
    assert (figures.people, figures.held, figures.planned) == (4, 1, 2)


def test_week_adds_its_vouchers_up(at: At) -> None:
    laptop, workshop, _ = at
    desk = Desk(workshop.session)
    for text in ("11", "04127785", "12", "04127786"):
        desk.enter(laptop, text)
    assert today(laptop).figures.amount_cents == 2000


def test_week_agrees_with_its_days(at: At) -> None:
    laptop, _, _ = at
    found = today(laptop)
    assert [one.day for one in found.week if one.state == "now"] == [date(2026, 11, 24)]
    assert utc_text(found.now) == "2026-11-24T08:42:00Z"


def test_own_sessions_are_preferred_to_colleagues_ones(at: At) -> None:
    laptop, workshop, _ = at
    laptop.who = settings.Membership(member="member-Karim", member_name="Karim Benali", role=laptop.who.role)
    rows = sessions.sessions_of_day(laptop, date(2026, 11, 24))
    assert [row.id for row in own_sessions(laptop, rows)] == [workshop.session]
    mine = plan(laptop, 24)
    rows = sessions.sessions_of_day(laptop, date(2026, 11, 24))
    assert [row.id for row in own_sessions(laptop, rows)] == [mine]


def on_a_stop(laptop: Laptop, workshop: Workshop, **fields: object) -> str:
    """The workshop as a visit of a tour's stop; the tour's id."""
    tour, _ = tours.add_tour(laptop, {"title": "Automne", "starts_on": "2026-11-01", "ends_on": "2026-12-31"})
    times = {"starts_at": "2026-11-24T10:00", "length_minutes": 120}
    stop, _ = stops.add_stop(laptop, tour, {"place": workshop.place, **times, **fields})
    record(laptop, [Draft("session", workshop.session, {"stop": stop})], "x")
    return tour


def test_stop_of_a_tour_tells_keys_contact_and_network(at: At) -> None:
    laptop, workshop, _ = at
    host = {
        "contact_name": "Mme Lacour",
        "contact_phone": "05 36 49 12 07",
        "keys": "À la mairie",
        "network": "Pas de 4G",
    }
    on_a_stop(laptop, workshop, **host)
    stop = today(laptop).stop
    assert stop
    assert (stop.contact, stop.phone, stop.keys, stop.network) == (
        "Mme Lacour",
        "+33536491207",
        "À la mairie",
        "Pas de 4G",
    )


def test_kit_that_is_not_loaded_is_to_be_done_until_the_session_begins(at: At) -> None:
    laptop, workshop, clock = at
    tour = on_a_stop(laptop, workshop)
    item, _ = kits.add_item(laptop, tour, "Tablettes", 10)
    kits.add_item(laptop, tour, "Routeur")
    kits.check_out(laptop, item, date(2026, 11, 24), 10)
    todo = next(one for one in today(laptop).todo if one.kind == "kit")
    assert (todo.count, todo.title) == (1, "Salle du foyer rural")
    clock.advance(hours=2)
    assert "kit" not in kinds(laptop)
