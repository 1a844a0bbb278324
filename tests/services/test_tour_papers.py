"""The sheet of a tour for the van: stops in order with what hosts told, visits to come, kit; and as it is printed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from mediator_app.errors import NotFoundError
from mediator_app.services import kits, stops, tours, visits
from mediator_app.services.tour_papers import tour_sheet
from tests.documents.printed import tags_of, text_of
from tests.support.tours import OnTour, a_tour

WEEKLY = "FREQ=WEEKLY;BYDAY=TU"
N = "\u00a0"


@pytest.fixture(scope="module")
def at(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OnTour]:
    """One laptop for all: each test has a tour of its own."""
    with a_tour(tmp_path_factory.mktemp("van")) as found:
        yield found


@pytest.fixture
def tour(at: OnTour) -> str:
    made = tours.add_tour(at.laptop, {"title": "Est", "starts_on": "2026-11-09", "ends_on": "2026-12-18"})
    return made[0]


def a_stop(at: OnTour, tour: str, place: str, start: str = "2026-11-10T14:00", **fields: object) -> str:
    given = {"place": at.places[place], "starts_at": start, "length_minutes": 120, "rule": "", **fields}
    return stops.add_stop(at.laptop, tour, given)[0]


def test_stops_stand_in_the_order_of_travel(at: OnTour, tour: str) -> None:
    a_stop(at, tour, "Bourganeuf", travel_order=2)
    a_stop(at, tour, "Felletin", travel_order=1)
    assert [(one.number, one.place) for one in tour_sheet(at.laptop, tour).stops] == [
        (1, "Foyer de Felletin"),
        (2, "Foyer de Bourganeuf"),
    ]


def test_host_is_told_with_phone_keys_and_network_and_nothing_that_nobody_gave(at: OnTour, tour: str) -> None:
    told = {"contact_name": "Mme Lacour", "contact_phone": "0536491207", "keys": "À la mairie", "network": "Pas de 4G"}
    a_stop(at, tour, "Royère", rule=WEEKLY, **told)
    [stop] = tour_sheet(at.laptop, tour).stops
    phone = f"05{N}36{N}49{N}12{N}07"
    assert stop.facts == (("Contact", f"Mme Lacour, {phone}"), ("Clés", "À la mairie"), ("Réseau", "Pas de 4G"))
    assert stop.when == f"Tous les mardis, 14{N}h à 16{N}h"


def test_stop_that_was_called_off_is_left_out(at: OnTour, tour: str) -> None:
    stops.cancel_stop(at.laptop, a_stop(at, tour, "Royère"))
    assert tour_sheet(at.laptop, tour).stops == ()


def test_visits_to_come_stand_by_day_and_those_past_do_not(at: OnTour, tour: str) -> None:
    a_stop(at, tour, "Royère", rule=f"{WEEKLY};UNTIL=20261202T000000Z")
    days = [one.day for one in tour_sheet(at.laptop, tour).visits]
    assert days == [f"mardi 24{N}novembre", f"mardi 1er{N}décembre"]


def test_session_of_a_visit_says_how_full_it_is(at: OnTour, tour: str) -> None:
    stop = a_stop(at, tour, "Royère", "2026-12-01T14:00", capacity=12)
    [before] = tour_sheet(at.laptop, tour).visits
    visits.make_session(at.laptop, stop, before_day := tours.tour_plan(at.laptop, tour).visits[0].visit.day)
    [after] = tour_sheet(at.laptop, tour).visits
    assert (before.session, after.seats, before_day.isoformat()) == ("à préparer", "0 sur 12", "2026-12-01")


def test_kit_is_listed_with_its_quantities(at: OnTour, tour: str) -> None:
    kits.add_item(at.laptop, tour, "Tablettes", 10)
    assert [(one.quantity, one.name) for one in tour_sheet(at.laptop, tour).kit] == [(10, "Tablettes")]


def test_tour_that_is_not_here_is_not_found(at: OnTour) -> None:
    with pytest.raises(NotFoundError):
        tour_sheet(at.laptop, "nowhere")


def test_sheet_is_printed_whole_and_tagged(at: OnTour, tour: str) -> None:
    a_stop(at, tour, "Royère", "2026-12-01T14:00", keys="À la mairie", note="Salle #2 [clé]")
    kits.add_item(at.laptop, tour, "Tablettes", 10)
    made = tour_sheet(at.laptop, tour)
    text = text_of(made)
    for words in ("Feuille de route", "Foyer de Royère", "Clés", "À la mairie", "Salle #2 [clé]", "Tablettes"):
        assert words in text
    assert [tag for tag, _ in tags_of(made)].count("/Table") == 3


def test_tour_without_anything_is_printed_too(at: OnTour, tour: str) -> None:
    text = text_of(tour_sheet(at.laptop, tour))
    assert "Aucune étape pour l’instant." in text
    assert "Aucune visite à venir." in text
