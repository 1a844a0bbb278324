"""Tours as they are planned and seen: whose, how long, which visits, what is to be looked at."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from mediator_app.domain.tour_concerns import ConcernKind
from mediator_app.domain.tours import VisitState
from mediator_app.errors import InvalidInputError, NotFoundError
from mediator_app.services import sessions, stops, tours
from mediator_app.services.place_positions import set_home_base
from mediator_app.services.undoing import undo
from mediator_app.services.visits import make_session
from tests.support.tours import OnTour, a_tour

WEEKLY = "FREQ=WEEKLY;BYDAY=TU"


@pytest.fixture
def at(tmp_path: Path) -> Iterator[OnTour]:
    with a_tour(tmp_path) as found:
        yield found


def kinds(at: OnTour, tour: str = "") -> list[str]:
    return [one.kind for one in tours.tour_plan(at.laptop, tour or at.tour).concerns]


def test_tour_is_its_makers(at: OnTour) -> None:
    row = tours.tour_row(at.laptop, at.tour)
    assert (row.title, row.first, row.last) == ("Sud-Creuse", date(2026, 11, 9), date(2026, 12, 18))
    assert row.who == {at.laptop.who.member}


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"title": " "}, "Il manque le nom de la tournée."),
        ({"ends_on": "2026-11-01"}, "Le dernier jour"),
        ({"ends_on": "2030-11-01"}, "Le dernier jour"),
        ({"starts_on": "demain"}, "Cette date n’est pas reconnue"),
        ({"starts_on": None}, "Il manque le premier"),
        ({"registration_phone": "05 36"}, "Ce numéro"),
        ({"state": "lost"}, "Valeur inconnue"),
        ({"colour": "red"}, "Champ inconnu"),
    ],
)
def test_tour_that_cannot_be_is_refused_in_words(at: OnTour, fields: dict[str, object], said: str) -> None:
    with pytest.raises(InvalidInputError, match=said):
        tours.edit_tour(at.laptop, at.tour, fields)


def test_phone_for_registrations_is_kept_in_international_form(at: OnTour) -> None:
    tours.edit_tour(at.laptop, at.tour, {"registration_phone": "05 36 49 12 07"})
    assert tours.tour_row(at.laptop, at.tour).registration_phone == "+33536491207"


def test_tour_under_way_is_shown_before_the_one_to_come(at: OnTour) -> None:
    tours.add_tour(at.laptop, {"title": "Printemps", "starts_on": "2027-03-01", "ends_on": "2027-04-30"})
    tours.add_tour(at.laptop, {"title": "Été", "starts_on": "2026-06-01", "ends_on": "2026-07-30"})
    found = tours.tour_of_now(at.laptop)
    assert found
    assert found.title == "Sud-Creuse"


def test_tour_called_off_is_not_shown_first(at: OnTour) -> None:
    tours.edit_tour(at.laptop, at.tour, {"state": "cancelled"})
    assert tours.tour_of_now(at.laptop) is None


def test_visits_end_with_the_tour(at: OnTour) -> None:
    at.stop(start="2026-11-03T14:00", rule=WEEKLY)
    plan = tours.tour_plan(at.laptop, at.tour)
    assert [f"{one.visit.day:%m-%d}" for one in plan.visits] == ["11-10", "11-17", "11-24", "12-01", "12-08", "12-15"]


def test_visit_tells_how_full_its_sessions_are(at: OnTour) -> None:
    stop = at.stop(start="2026-11-24T09:00", capacity=12, length_minutes=420)
    make_session(at.laptop, stop, date(2026, 11, 24))
    made = make_session(at.laptop, stop, date(2026, 11, 24), starts_at="2026-11-24T14:00")
    sessions.edit_session(at.laptop, made.ids[0], {"capacity": 8})
    visit = tours.tour_plan(at.laptop, at.tour).visit(stop, date(2026, 11, 24))
    assert visit
    assert (len(visit.sessions), visit.seats, visit.registered) == (2, 20, 0)


def test_visit_is_done_today_to_come_or_called_off(at: OnTour) -> None:
    stop = at.stop(rule=WEEKLY)
    stops.skip_visit(at.laptop, stop, date(2026, 12, 15))
    plan = tours.tour_plan(at.laptop, at.tour, date(2026, 11, 17))
    states = [one.state(plan.now) for one in plan.visits]
    coming = [VisitState.TO_COME, VisitState.TO_COME, VisitState.CANCELLED]
    assert states == [VisitState.DONE, VisitState.TODAY, *coming]


def test_todays_visit_is_done_once_its_sessions_are_closed(at: OnTour) -> None:
    stop = at.stop(rule=WEEKLY)
    made = make_session(at.laptop, stop, date(2026, 11, 24))
    sessions.close_session(at.laptop, made.ids[0])
    visit = tours.tour_plan(at.laptop, at.tour).visit(stop, date(2026, 11, 24))
    assert visit
    assert visit.state(at.laptop.now()) == VisitState.DONE


def test_session_moved_to_a_day_without_a_visit_is_shown_that_day(at: OnTour) -> None:
    stop = at.stop(start="2026-11-24T14:00")
    made = make_session(at.laptop, stop, date(2026, 11, 24))
    times = {"starts_at": "2026-11-26T14:00:00+01:00", "ends_at": "2026-11-26T16:00:00+01:00"}
    sessions.edit_session(at.laptop, made.ids[0], times)
    assert [one.visit.day.day for one in tours.tour_plan(at.laptop, at.tour).visits] == [24, 26]


def test_way_of_a_week_goes_from_visit_to_visit(at: OnTour) -> None:
    at.stop("Felletin", "2026-11-09T09:00")
    at.stop("Royère", "2026-11-10T09:00")
    at.stop("Bourganeuf", "2026-11-16T09:00")
    assert tours.tour_plan(at.laptop, at.tour).week_km == pytest.approx(27.4, abs=0.2)


def test_each_day_of_a_week_goes_from_home_and_back(at: OnTour) -> None:
    at.stop("Felletin", "2026-11-09T09:00")
    at.stop("Royère", "2026-11-10T09:00")
    set_home_base(at.laptop, at.places["Felletin"])
    assert tours.tour_plan(at.laptop, at.tour).week_km == pytest.approx(2 * 27.4, abs=0.4)


def test_armistice_day_is_told(at: OnTour) -> None:
    at.stop(start="2026-11-11T14:00")
    assert kinds(at) == [ConcernKind.PUBLIC_HOLIDAY]


def test_two_stops_at_once_are_told(at: OnTour) -> None:
    at.stop("Royère", "2026-11-24T14:00")
    at.stop("Felletin", "2026-11-24T15:00")
    assert kinds(at) == [ConcernKind.OVERLAP]


def test_stop_called_off_overlaps_nothing(at: OnTour) -> None:
    at.stop("Royère", "2026-11-24T14:00")
    stops.cancel_stop(at.laptop, at.stop("Felletin", "2026-11-24T15:00"))
    assert kinds(at) == []


def test_overlap_with_another_tour_of_the_same_mediator_is_told_on_both(at: OnTour) -> None:
    at.stop("Royère", "2026-11-24T14:00")
    fields = {"title": "Relais", "starts_on": "2026-11-20", "ends_on": "2026-11-30"}
    other, _ = tours.add_tour(at.laptop, fields)
    times = {"starts_at": "2026-11-24T15:00", "length_minutes": 60}
    stops.add_stop(at.laptop, other, {"place": at.places["Felletin"], **times})
    assert kinds(at, other) == [ConcernKind.OVERLAP]


def test_deleted_tour_takes_its_stops_along_and_undo_brings_all_back(at: OnTour) -> None:
    stop = at.stop()
    changes = tours.delete_tour(at.laptop, at.tour)
    with pytest.raises(NotFoundError):
        stops.stop_row(at.laptop, stop)
    undo(at.laptop, changes.txn)
    assert [one.id for one in stops.list_stops(at.laptop, at.tour)] == [stop]


def test_tour_that_is_not_here_is_said_so(at: OnTour) -> None:
    with pytest.raises(NotFoundError, match="Cette tournée"):
        tours.tour_plan(at.laptop, "nowhere")
