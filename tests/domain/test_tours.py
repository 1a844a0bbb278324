"""Stops in their order, visits with their sessions, how a visit stands, and the kit, by values alone."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from mediator_app.domain.entities import ENTITIES
from mediator_app.domain.rota import Rota, Visit
from mediator_app.domain.tours import (
    STOP_FIELDS,
    TOUR_FIELDS,
    KitLine,
    StopPlace,
    StopRow,
    StopVisit,
    TourRow,
    VisitSession,
    VisitState,
    in_travel_order,
    tells_no_coverage,
    with_sessions,
)

PARIS = ZoneInfo("Europe/Paris")
TEN = datetime(2026, 11, 24, 10, tzinfo=PARIS)


def a_place(commune: str = "23165", latitude: int | None = 45_840_000, longitude: int | None = 1_911_000) -> StopPlace:
    return StopPlace("pl1", "Foyer rural", commune, "", "", "", latitude, longitude)


def a_stop(id_: str = "st1", **told: Any) -> StopRow:
    given = {"order": None, "starts": "2026-11-24T10:00", "capacity": None, "state": "", "commune": "23165", **told}
    rota = Rota(given["starts"], 120)
    return StopRow(
        id_, "t1", a_place(given["commune"]), "w1", "Premiers pas", 8, rota, given["order"], given["capacity"],
        "", "", "", "", "", "", "", "", given["state"],
    )  # fmt: skip


def a_session(id_: str = "s1", starts: datetime = TEN, **told: Any) -> VisitSession:
    given = {"capacity": 12, "state": "planned", "registered": 3, **told}
    ends = starts + timedelta(hours=2)
    numbers = (given["capacity"], given["state"], given["registered"], 1, 0)
    return VisitSession(id_, "st1", "Premiers pas", starts.isoformat(), ends.isoformat(), *numbers)


def a_visit(starts: datetime = TEN, *, is_skipped: bool = False) -> Visit:
    return Visit(starts, starts + timedelta(hours=2), is_skipped)


def state(now: datetime, *sessions: VisitSession, is_skipped: bool = False) -> VisitState:
    return StopVisit("st1", a_visit(is_skipped=is_skipped), sessions, 12).state(now)


def test_stops_are_travelled_by_their_numbers_then_by_their_first_visit() -> None:
    stops = [a_stop("d", starts="2026-11-25T09:00"), a_stop("c", starts="2026-11-24T14:00")]
    stops += [a_stop("b", order=2), a_stop("a", order=1), a_stop("first", order=0)]
    assert [stop.id for stop in in_travel_order(stops)] == ["first", "a", "b", "c", "d"]


@pytest.mark.parametrize(("capacity", "seats"), [(None, 8), (5, 5)])
def test_stop_has_its_own_seats_else_those_of_its_workshop(capacity: int | None, seats: int) -> None:
    assert a_stop(capacity=capacity).seats == seats


@pytest.mark.parametrize(
    ("commune", "zone"), [("23165", "Europe/Paris"), ("97411", "Indian/Reunion"), ("", "Europe/Paris")]
)
def test_time_of_a_stop_is_that_of_its_place(commune: str, zone: str) -> None:
    assert a_stop(commune=commune).zone.key == zone


@pytest.mark.parametrize(("latitude", "longitude"), [(None, 1), (1, None), (None, None)])
def test_half_a_position_is_none(latitude: int | None, longitude: int | None) -> None:
    assert a_place(latitude=latitude, longitude=longitude).point is None


@pytest.mark.parametrize(("mediators", "who"), [((), "claire"), (("karim", "lea"), "karim lea")])
def test_tour_without_mediators_is_its_makers(mediators: tuple[str, ...], who: str) -> None:
    tour = TourRow("t1", "Sud", "2026-11-09", "2026-12-18", mediators, "", "", "", "", "", "claire", 3)
    assert (tour.who, tour.first, tour.last) == (frozenset(who.split()), date(2026, 11, 9), date(2026, 12, 18))


@pytest.mark.parametrize(
    ("now", "stands"),
    [
        (TEN - timedelta(days=1), VisitState.TO_COME),
        (TEN - timedelta(hours=9), VisitState.TODAY),
        (TEN + timedelta(hours=13), VisitState.TODAY),
        (TEN + timedelta(days=1), VisitState.DONE),
    ],
)
def test_visit_is_over_with_its_day(now: datetime, stands: VisitState) -> None:
    assert state(now, a_session()) == stands


def test_day_of_a_visit_is_that_of_its_place() -> None:
    night = datetime(2026, 11, 24, 23, 30, tzinfo=ZoneInfo("UTC"))  # half past midnight in Paris
    assert state(night, a_session()) == VisitState.DONE


def test_visit_is_over_once_all_its_sessions_are_closed() -> None:
    closed = a_session(state="closed")
    assert state(TEN, closed, a_session("s2", state="closed")) == VisitState.DONE
    assert state(TEN, closed, a_session("s2")) == VisitState.TODAY


def test_visit_left_out_is_cancelled_whatever_the_day() -> None:
    assert state(TEN + timedelta(days=9), is_skipped=True) == VisitState.CANCELLED


def test_sessions_stand_in_the_visit_of_their_day_in_order() -> None:
    later = a_session("s2", TEN + timedelta(hours=4))
    (visit,) = with_sessions(a_stop(), [a_visit()], [later, a_session()], 8)
    assert [one.id for one in visit.sessions] == ["s1", "s2"]
    assert (visit.seats, visit.registered) == (24, 6)


def test_session_on_a_day_that_no_rule_gives_is_a_visit_too() -> None:
    other = a_session("s2", TEN + timedelta(days=1))
    added = with_sessions(a_stop(), [a_visit()], [other, a_session("s3", TEN + timedelta(days=1, hours=3))], 8)[1]
    assert (added.visit.day, added.visit.starts) == (date(2026, 11, 25), TEN + timedelta(days=1))
    assert added.visit.ends == TEN + timedelta(days=1, hours=5)


def test_session_late_at_night_overseas_belongs_to_the_day_there() -> None:
    night = datetime(2026, 11, 24, 22, tzinfo=ZoneInfo("UTC"))  # two in the morning of the 25th at La Réunion
    (visit,) = with_sessions(a_stop(commune="97411"), [], [a_session(starts=night)], None)
    assert visit.visit.day == date(2026, 11, 25)


@pytest.mark.parametrize(
    ("capacities", "seats"), [((), 8), ((12,), 12), ((12, 6), 18), ((12, None), None), ((None,), None)]
)
def test_visit_has_the_seats_of_its_sessions_none_if_one_has_no_limit(
    capacities: tuple[int | None, ...], seats: int | None
) -> None:
    sessions = [a_session(f"s{place}", capacity=one) for place, one in enumerate(capacities)]
    (visit,) = with_sessions(a_stop(), [a_visit()], sessions, 8)
    assert visit.seats == seats


@pytest.mark.parametrize(
    ("out", "back", "is_out", "is_back"),
    [
        (None, None, False, False),
        (3, None, False, False),
        (4, None, True, False),
        (4, 3, True, False),
        (4, 4, True, True),
        (None, 0, False, True),
    ],
)
def test_kit_is_out_once_all_is_loaded_and_back_once_all_that_was(
    out: int | None, back: int | None, is_out: bool, is_back: bool
) -> None:
    line = KitLine("i1", "Tablettes", 4, 1, out, "", back)
    assert (line.is_out, line.is_back) == (is_out, is_back)


@pytest.mark.parametrize(
    ("note", "is_told"),
    [
        ("Pas de réseau", True),
        (" aucun signal", True),
        ("sans 4G", True),
        ("None", True),
        ("4G", False),
        ("Nord", False),
    ],
)
def test_note_that_tells_no_network_is_understood(note: str, is_told: bool) -> None:
    assert tells_no_coverage(note) is is_told


def test_stop_without_a_number_comes_after_those_that_have_one() -> None:
    stops = [a_stop("early", starts="2020-01-01T08:00"), a_stop("numbered", order=99)]
    assert [stop.id for stop in in_travel_order(stops)] == ["numbered", "early"]


def test_stops_of_one_rank_and_hour_have_one_order_on_every_laptop() -> None:
    stops = [a_stop("b", order=1), a_stop("a", order=1)]
    assert [stop.id for stop in in_travel_order(stops)] == [stop.id for stop in in_travel_order(stops[::-1])]


@pytest.mark.parametrize(("state_", "is_off"), [("cancelled", True), ("", False), ("planned", False)])
def test_stop_is_called_off_as_a_whole(state_: str, is_off: bool) -> None:
    assert a_stop(state=state_).is_cancelled is is_off


@pytest.mark.parametrize(("commune", "department"), [("23165", "23"), ("97411", "974"), ("2A004", "2A"), ("", "")])
def test_place_knows_its_department(commune: str, department: str) -> None:
    assert a_place(commune).department == department


def test_visit_without_a_session_is_today_until_midnight() -> None:
    assert state(TEN.replace(hour=23, minute=59)) == VisitState.TODAY
    assert state(TEN.replace(hour=0)) == VisitState.TODAY


def test_visit_called_off_today_is_not_done() -> None:
    assert state(TEN, a_session(state="closed"), is_skipped=True) == VisitState.CANCELLED


def test_visits_come_in_the_order_of_their_days() -> None:
    found = [a_visit(TEN + timedelta(days=day)) for day in (7, 0)]
    added = a_session("s9", TEN + timedelta(days=3))
    told = with_sessions(a_stop(), found, [added], 8)
    assert [visit.visit.day.day for visit in told] == [24, 27, 1]


def test_visit_that_was_left_out_keeps_the_sessions_held_all_the_same() -> None:
    (visit,) = with_sessions(a_stop(), [a_visit(is_skipped=True)], [a_session()], 8)
    assert (visit.visit.is_skipped, [one.id for one in visit.sessions]) == (True, ["s1"])


def test_stop_without_visits_and_sessions_has_none() -> None:
    assert with_sessions(a_stop(), [], [], 8) == []


@pytest.mark.parametrize(("quantity", "out", "is_out"), [(0, None, True), (1, 0, False), (2, 3, True)])
def test_more_than_asked_is_all_of_it(quantity: int, out: int | None, is_out: bool) -> None:
    assert KitLine("i1", "Multiprise", quantity, None, out).is_out is is_out


@pytest.mark.parametrize(("fields", "entity"), [(TOUR_FIELDS, "tour"), (STOP_FIELDS, "stop")])
def test_every_field_of_a_tour_and_a_stop_is_replicated(fields: tuple[str, ...], entity: str) -> None:
    assert {*fields, "voided"} >= ENTITIES[entity].fields.keys() - {"tour"}
    assert set(fields) <= ENTITIES[entity].fields.keys()
