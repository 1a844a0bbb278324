"""Stops: what they need, their order, days left out and added, copied and moved to another tour."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from mediator_app.errors import AppError, InvalidInputError
from mediator_app.services import stops, tours
from mediator_app.services.undoing import undo
from mediator_app.services.visits import make_session
from tests.support.tours import OnTour, a_tour

TUESDAY = date(2026, 11, 24)


@pytest.fixture
def at(tmp_path: Path) -> Iterator[OnTour]:
    with a_tour(tmp_path) as found:
        yield found


def days(at: OnTour, stop: str) -> list[str]:
    found = tours.tour_plan(at.laptop, at.tour).visits_of(stop)
    return [f"{one.visit.day:%m-%d}" + ("!" if one.visit.is_skipped else "") for one in found]


def order(at: OnTour) -> list[str]:
    return [stop.place.name.removeprefix("Foyer de ") for stop in stops.list_stops(at.laptop, at.tour)]


def test_stop_keeps_where_it_is_and_whom_to_call(at: OnTour) -> None:
    id_ = at.stop(contact_name="Mme Lacour", contact_phone="05 36 49 12 07", keys="À la mairie", network="Pas de 4G")
    stop = stops.stop_row(at.laptop, id_)
    assert (stop.place.name, stop.place.department, stop.contact_phone) == ("Foyer de Royère", "23", "+33536491207")
    assert (stop.keys, stop.network, stop.zone.key) == ("À la mairie", "Pas de 4G", "Europe/Paris")


def test_time_without_an_offset_is_the_places_own(at: OnTour) -> None:
    assert stops.stop_row(at.laptop, at.stop(start="2026-07-10T14:00")).rota.starts_at == "2026-07-10T14:00:00+02:00"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"place": None}, "Il manque le lieu"),
        ({"place": "nowhere"}, "Ce lieu n’est pas sur ce poste"),
        ({"workshop": "nowhere"}, "Cet atelier du programme"),
        ({"starts_at": "tantôt"}, "Cette date n’est pas reconnue"),
        ({"length_minutes": 5}, "La visite dure"),
        ({"rule": "FREQ=HOURLY"}, "Cette répétition n’est pas comprise"),
        ({"capacity": 0}, "Le nombre de places"),
        ({"contact_phone": "12"}, "Ce numéro"),
        ({"skipped_days": ["hier"]}, "Cette date n’est pas reconnue"),
        ({"state": "done"}, "Valeur inconnue"),
        ({"wheels": 4}, "Champ inconnu"),
    ],
)
def test_stop_that_cannot_be_is_refused_in_words(at: OnTour, fields: dict[str, object], said: str) -> None:
    with pytest.raises(AppError, match=said):
        stops.edit_stop(at.laptop, at.stop(), fields)


def test_stop_needs_a_place_from_the_start(at: OnTour) -> None:
    with pytest.raises(InvalidInputError, match="Il manque le lieu"):
        stops.add_stop(at.laptop, at.tour, {"starts_at": "2026-11-24T14:00", "length_minutes": 60})


def test_stops_are_moved_up_and_down_the_order(at: OnTour) -> None:
    at.stop("Felletin")
    royere = at.stop("Royère")
    last = at.stop("Bourganeuf")
    stops.reorder_stop(at.laptop, last, -1)
    assert order(at) == ["Felletin", "Bourganeuf", "Royère"]
    stops.reorder_stop(at.laptop, royere, -5)
    assert order(at) == ["Royère", "Felletin", "Bourganeuf"]


def test_moving_beyond_the_end_changes_nothing(at: OnTour) -> None:
    at.stop("Felletin")
    last = at.stop("Royère")
    assert stops.reorder_stop(at.laptop, last, 1).txn == ""


def test_day_is_left_out_and_held_again(at: OnTour) -> None:
    stop = at.stop(rule="FREQ=WEEKLY;BYDAY=TU;COUNT=3")
    stops.skip_visit(at.laptop, stop, TUESDAY)
    assert days(at, stop) == ["11-10", "11-17", "11-24!"]
    stops.skip_visit(at.laptop, stop, TUESDAY, skipped=False)
    assert days(at, stop) == ["11-10", "11-17", "11-24"]


def test_added_day_that_is_left_out_is_gone(at: OnTour) -> None:
    stop = at.stop()
    stops.add_visit(at.laptop, stop, TUESDAY)
    assert days(at, stop) == ["11-10", "11-24"]
    stops.skip_visit(at.laptop, stop, TUESDAY)
    assert days(at, stop) == ["11-10"]


def test_day_left_out_comes_back_by_adding_it(at: OnTour) -> None:
    stop = at.stop(start="2026-11-24T14:00")
    stops.skip_visit(at.laptop, stop, TUESDAY)
    stops.add_visit(at.laptop, stop, TUESDAY)
    assert days(at, stop) == ["11-24"]


def test_leaving_a_day_out_can_be_undone(at: OnTour) -> None:
    stop = at.stop(start="2026-11-24T14:00")
    undo(at.laptop, stops.skip_visit(at.laptop, stop, TUESDAY).txn)
    assert days(at, stop) == ["11-24"]


def test_copy_keeps_the_host_and_leaves_the_exceptions(at: OnTour) -> None:
    stop = at.stop(keys="À la mairie", skipped_days=["2026-11-10"])
    copied = stops.stop_row(at.laptop, stops.copy_stop(at.laptop, stop, at.tour).id)
    assert (copied.keys, copied.travel_order, copied.rota.skipped_days) == ("À la mairie", 2, frozenset())


def test_moved_stop_takes_its_sessions_and_its_exceptions(at: OnTour) -> None:
    stop = at.stop(start="2026-11-24T14:00", skipped_days=["2026-12-01"])
    (session,) = make_session(at.laptop, stop, TUESDAY).ids
    spring, _ = tours.add_tour(at.laptop, {"title": "Autre", "starts_on": "2026-11-01", "ends_on": "2026-12-31"})
    moved = stops.move_stop(at.laptop, stop, spring)
    visit = tours.tour_plan(at.laptop, spring).visit(moved.id, TUESDAY)
    assert visit
    assert [one.id for one in visit.sessions] == [session]
    assert stops.stop_row(at.laptop, moved.id).rota.skipped_days == {"2026-12-01"}
    assert stops.list_stops(at.laptop, at.tour) == []


def test_move_is_undone_in_one_gesture(at: OnTour) -> None:
    stop = at.stop(start="2026-11-24T14:00")
    make_session(at.laptop, stop, TUESDAY)
    spring, _ = tours.add_tour(at.laptop, {"title": "Autre", "starts_on": "2026-11-01", "ends_on": "2026-12-31"})
    undo(at.laptop, stops.move_stop(at.laptop, stop, spring).changes.txn)
    visit = tours.tour_plan(at.laptop, at.tour).visit(stop, TUESDAY)
    assert visit
    assert len(visit.sessions) == 1


def test_deleted_stop_leaves_its_sessions(at: OnTour) -> None:
    stop = at.stop(start="2026-11-24T14:00")
    make_session(at.laptop, stop, TUESDAY)
    stops.delete_stop(at.laptop, stop)
    assert at.laptop.connection.execute("SELECT count(*) FROM sessions").fetchone()[0] == 1


def test_department_with_most_stops_comes_first(at: OnTour) -> None:
    for place in at.places:
        at.stop(place)
    assert stops.departments_of(stops.list_stops(at.laptop, at.tour)) == ("23",)
