"""Sessions made from visits: what they take from where, made once, copied and moved with their people."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from mediator_app.errors import InvalidInputError, NotFoundError
from mediator_app.services import attendance, people, sessions, stops, tours, visits
from mediator_app.services.undoing import undo
from tests.support.tours import OnTour, a_catalogue_workshop, a_tour

TUESDAY, NEXT = date(2026, 11, 24), date(2026, 12, 1)
WEEKLY = "FREQ=WEEKLY;BYDAY=TU"


@pytest.fixture
def at(tmp_path: Path) -> Iterator[OnTour]:
    with a_tour(tmp_path) as found:
        yield found


def registered(at: OnTour, session: str, *names: str, status: str = "registered") -> None:
    for name in names:
        id_ = people.add_person(at.laptop, {"last_name": name}).id
        attendance.set_attendance(at.laptop, session, id_, status)


def listed(at: OnTour, session: str) -> list[tuple[str, str]]:
    return [(one.last_name, one.status) for one in attendance.participants(at.laptop, session)]


def test_session_takes_place_and_times_from_the_visit(at: OnTour) -> None:
    made = visits.make_session(at.laptop, at.stop(rule=WEEKLY), TUESDAY)
    row = sessions.session_card(at.laptop, made.ids[0]).row
    assert (row.title, row.place, row.starts_at) == (
        "Atelier numérique",
        at.places["Royère"],
        "2026-11-24T14:00:00+01:00",
    )
    assert row.ends_at == "2026-11-24T16:00:00+01:00"


def test_session_takes_the_rest_from_the_workshop(at: OnTour) -> None:
    workshop = a_catalogue_workshop(at.laptop)
    made = visits.make_session(at.laptop, at.stop(workshop=workshop, start="2026-11-24T14:00"), TUESDAY)
    fields = sessions.session_card(at.laptop, made.ids[0]).fields
    assert (fields["title"], fields["capacity"], fields["price_cents"]) == ("Premiers pas sur tablette", 8, 500)
    assert (fields["themes"], fields["level"], fields["workshop"]) == (
        ["prendre_en_main_du_materiel"],
        "debutant",
        workshop,
    )
    assert fields["ends_at"] == "2026-11-24T15:30:00+01:00"


def test_session_is_held_by_the_mediators_of_the_tour_whoever_prepares_it(at: OnTour) -> None:
    alone = visits.make_session(at.laptop, at.stop(rule=WEEKLY), TUESDAY).ids[0]
    tours.edit_tour(at.laptop, at.tour, {"mediators": ["member-Karim"]})
    given = visits.make_session(at.laptop, at.stop("Felletin", "2026-11-25T14:00"), date(2026, 11, 25)).ids[0]
    teams = [sessions.session_card(at.laptop, one).team for one in (alone, given)]
    assert teams == [(at.laptop.who.member,), ("member-Karim",)]


def test_seats_of_the_stop_come_before_the_workshops(at: OnTour) -> None:
    stop = at.stop(workshop=a_catalogue_workshop(at.laptop), start="2026-11-24T14:00", capacity=5)
    made = visits.make_session(at.laptop, stop, TUESDAY)
    assert sessions.session_card(at.laptop, made.ids[0]).row.capacity == 5


def test_session_made_twice_is_made_once_and_said_so(at: OnTour) -> None:
    stop = at.stop(start="2026-11-24T14:00")
    first = visits.make_session(at.laptop, stop, TUESDAY)
    again = visits.make_session(at.laptop, stop, TUESDAY)
    assert (again.ids, again.changes.txn, again.warnings) == (first.ids, "", ("already_planned",))


def test_two_laptops_give_the_session_of_a_visit_one_id(at: OnTour) -> None:
    stop = at.stop(start="2026-11-24T14:00")
    first = visits.make_session(at.laptop, stop, TUESDAY)
    undo(at.laptop, first.changes.txn)
    assert visits.make_session(at.laptop, stop, TUESDAY).ids == first.ids


def test_visit_whose_session_went_elsewhere_gets_another_one(at: OnTour) -> None:
    stop = at.stop(rule=WEEKLY)
    first = visits.make_session(at.laptop, stop, TUESDAY)
    visits.move_session(at.laptop, first.ids[0], stop, NEXT)
    assert visits.make_session(at.laptop, stop, TUESDAY).ids != first.ids
    assert sessions.session_card(at.laptop, first.ids[0]).row.starts_at == "2026-12-01T14:00:00+01:00"


def test_second_session_of_a_day_is_made_at_its_own_time(at: OnTour) -> None:
    stop = at.stop(start="2026-11-24T09:00", length_minutes=480)
    visits.make_session(at.laptop, stop, TUESDAY)
    made = visits.make_session(at.laptop, stop, TUESDAY, starts_at="2026-11-24T14:00")
    assert sessions.session_card(at.laptop, made.ids[0]).row.starts_at == "2026-11-24T14:00:00+01:00"


def test_day_without_a_visit_has_no_session(at: OnTour) -> None:
    with pytest.raises(NotFoundError, match="Aucune visite"):
        visits.make_session(at.laptop, at.stop(start="2026-11-24T14:00"), NEXT)


def test_session_on_a_day_left_out_is_made_with_a_warning(at: OnTour) -> None:
    stop = at.stop(start="2026-11-24T14:00", skipped_days=["2026-11-24"])
    assert "not_a_visit" in visits.make_session(at.laptop, stop, TUESDAY).warnings


def test_whole_tour_is_prepared_in_one_gesture_and_once(at: OnTour) -> None:
    at.stop(rule=WEEKLY, skipped_days=["2026-12-08"])
    stops.cancel_stop(at.laptop, at.stop("Felletin", "2026-11-26T14:00"))
    made = visits.make_sessions(at.laptop, at.tour, TUESDAY, date(2026, 12, 18))
    assert len(made.ids) == 3
    again = visits.make_sessions(at.laptop, at.tour, TUESDAY, date(2026, 12, 18))
    assert (again.ids, again.warnings) == ((), ("already_planned",))


def test_visit_goes_to_another_day_with_its_sessions_and_comes_back_in_one_gesture(at: OnTour) -> None:
    stop = at.stop(rule=WEEKLY)
    (session,) = visits.make_session(at.laptop, stop, TUESDAY).ids
    made = visits.move_visit(at.laptop, stop, TUESDAY, date(2026, 11, 26))
    assert sessions.session_card(at.laptop, session).row.starts_at == "2026-11-26T14:00:00+01:00"
    rota = stops.stop_row(at.laptop, stop).rota
    assert (rota.added_days, rota.skipped_days) == (frozenset({"2026-11-26"}), frozenset({"2026-11-24"}))
    undo(at.laptop, made.changes.txn)
    assert sessions.session_card(at.laptop, session).row.starts_at == "2026-11-24T14:00:00+01:00"


def test_visit_that_was_put_off_once_is_put_off_again(at: OnTour) -> None:
    stop = at.stop(rule=WEEKLY)
    visits.move_visit(at.laptop, stop, TUESDAY, date(2026, 11, 26))
    visits.move_visit(at.laptop, stop, date(2026, 11, 26), TUESDAY)
    rota = stops.stop_row(at.laptop, stop).rota
    assert (rota.added_days, rota.skipped_days) == (frozenset({"2026-11-24"}), frozenset[str]())


def test_closed_session_stays_on_its_day(at: OnTour) -> None:
    stop = at.stop(rule=WEEKLY)
    (session,) = visits.make_session(at.laptop, stop, TUESDAY).ids
    sessions.close_session(at.laptop, session)
    assert visits.move_visit(at.laptop, stop, TUESDAY, date(2026, 11, 26)).ids == ()
    assert sessions.session_card(at.laptop, session).row.starts_at == "2026-11-24T14:00:00+01:00"


@pytest.mark.parametrize(("to", "words"), [(TUESDAY, "déjà prévue"), (date(2027, 1, 5), "en dehors de la tournée")])
def test_visit_is_not_put_off_to(at: OnTour, to: date, words: str) -> None:
    with pytest.raises(InvalidInputError, match=words):
        visits.move_visit(at.laptop, at.stop(rule=WEEKLY), TUESDAY, to)


def test_copy_takes_along_those_who_were_to_come(at: OnTour) -> None:
    stop = at.stop(rule=WEEKLY)
    (session,) = visits.make_session(at.laptop, stop, TUESDAY).ids
    registered(at, session, "Roche", "Faure")
    registered(at, session, "Aubrun", status="waiting")
    registered(at, session, "Peyrot", status="excused")
    (copy,) = visits.copy_session(at.laptop, session, stop, NEXT).ids
    assert listed(at, copy) == [("Faure", "registered"), ("Roche", "registered"), ("Aubrun", "waiting")]
    assert len(listed(at, session)) == 4


def test_copy_without_its_people_is_empty(at: OnTour) -> None:
    stop = at.stop(rule=WEEKLY)
    (session,) = visits.make_session(at.laptop, stop, TUESDAY).ids
    registered(at, session, "Roche")
    (copy,) = visits.copy_session(at.laptop, session, stop, NEXT, with_people=False).ids
    assert listed(at, copy) == []


def test_moved_session_keeps_its_list_and_its_length(at: OnTour) -> None:
    stop, other = at.stop(start="2026-11-24T14:00"), at.stop("Felletin", "2026-12-03T09:00")
    (session,) = visits.make_session(at.laptop, stop, TUESDAY).ids
    registered(at, session, "Roche")
    visits.move_session(at.laptop, session, other, date(2026, 12, 3))
    row = sessions.session_card(at.laptop, session).row
    assert (row.place_name, row.starts_at, row.ends_at[11:16]) == (
        "Foyer de Felletin",
        "2026-12-03T09:00:00+01:00",
        "11:00",
    )
    assert listed(at, session) == [("Roche", "registered")]


def test_session_of_the_afternoon_stays_in_the_afternoon(at: OnTour) -> None:
    stop = at.stop(start="2026-11-24T09:00", rule=WEEKLY, length_minutes=480)
    made = visits.make_session(at.laptop, stop, TUESDAY, starts_at="2026-11-24T14:00")
    visits.move_session(at.laptop, made.ids[0], stop, NEXT)
    assert sessions.session_card(at.laptop, made.ids[0]).row.starts_at == "2026-12-01T14:00:00+01:00"


def test_closed_session_is_not_moved(at: OnTour) -> None:
    stop = at.stop(rule=WEEKLY)
    (session,) = visits.make_session(at.laptop, stop, TUESDAY).ids
    sessions.close_session(at.laptop, session)
    with pytest.raises(InvalidInputError, match="clos"):
        visits.move_session(at.laptop, session, stop, NEXT)


def test_people_are_moved_to_a_session_that_is_there_and_undo_brings_them_back(at: OnTour) -> None:
    stop = at.stop(rule=WEEKLY)
    (source,) = visits.make_session(at.laptop, stop, TUESDAY).ids
    (target,) = visits.make_session(at.laptop, stop, NEXT).ids
    registered(at, source, "Roche", "Faure")
    registered(at, source, "Peyrot", status="present")
    moved = visits.move_people(at.laptop, source, target)
    assert (listed(at, source), len(listed(at, target))) == ([("Peyrot", "present")], 2)
    undo(at.laptop, moved.changes.txn)
    assert (len(listed(at, source)), listed(at, target)) == (3, [])


def test_people_are_not_moved_to_where_they_are(at: OnTour) -> None:
    (session,) = visits.make_session(at.laptop, at.stop(start="2026-11-24T14:00"), TUESDAY).ids
    with pytest.raises(InvalidInputError, match="un autre atelier"):
        visits.move_people(at.laptop, session, session)


def test_prepared_session_is_seen_in_the_tour(at: OnTour) -> None:
    stop = at.stop(start="2026-11-24T14:00")
    (session,) = visits.make_session(at.laptop, stop, TUESDAY).ids
    visit = tours.tour_plan(at.laptop, at.tour).visit(stop, TUESDAY)
    assert visit
    assert [one.id for one in visit.sessions] == [session]
