"""Where a place is told by hand or guessed, and from where the days of a tour begin."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from mediator_app.documents.commune_points import commune_point
from mediator_app.domain.travel import Point
from mediator_app.errors import InvalidInputError, NotFoundError
from mediator_app.services import sessions, stops, tours
from mediator_app.services.place_positions import home_base, set_home_base, set_position
from tests.support.tours import OnTour, a_tour


@pytest.fixture(scope="module")
def at(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OnTour]:
    """One laptop for all: each test has a place of its own."""
    with a_tour(tmp_path_factory.mktemp("positions")) as found:
        yield found


@pytest.fixture
def place(at: OnTour) -> str:
    """A place of which not even the commune is known."""
    return sessions.add_place(at.laptop, "Mairie")[0]


def stop_place(at: OnTour, place: str) -> tuple[Point | None, bool]:
    given = {"place": place, "starts_at": "2026-11-10T14:00", "length_minutes": 120, "rule": ""}
    stop, _ = stops.add_stop(at.laptop, at.tour, given)
    found = stops.stop_row(at.laptop, stop).place
    return found.point, found.is_approximate


def test_pasted_position_is_the_places_own(at: OnTour, place: str) -> None:
    set_position(at.laptop, place, "geo:46.17,1.87")
    assert stop_place(at, place) == (Point(46_170_000, 1_870_000), False)


def test_position_taken_away_is_known_no_longer(at: OnTour, place: str) -> None:
    set_position(at.laptop, place, "46,17 ; 1,87")
    set_position(at.laptop, place, "")
    assert stop_place(at, place) == (None, True)


def test_place_without_one_is_guessed_amid_those_of_its_commune(at: OnTour) -> None:
    place, _ = sessions.add_place(at.laptop, "Salle", "23165")
    assert stop_place(at, place) == (Point(45_840_000, 1_911_000), True)


def test_place_of_a_commune_with_no_other_is_put_at_its_town_hall(at: OnTour) -> None:
    place, _ = sessions.add_place(at.laptop, "Salle", "23069")
    assert stop_place(at, place) == (commune_point("23069"), True)


def test_what_is_no_position_is_refused(at: OnTour, place: str) -> None:
    with pytest.raises(InvalidInputError):
        set_position(at.laptop, place, "près de l’église")


def test_position_of_a_place_that_is_not_here_is_not_found(at: OnTour) -> None:
    with pytest.raises(NotFoundError):
        set_position(at.laptop, "nowhere", "46,17 ; 1,87")


def test_days_begin_at_the_home_base_until_it_is_forgotten(at: OnTour, place: str) -> None:
    set_home_base(at.laptop, place)
    told = tours.tour_plan(at.laptop, at.tour).home
    set_home_base(at.laptop, "")
    assert (told.id if told else "", home_base(at.laptop)) == (place, None)


def test_home_base_that_is_not_here_is_not_kept(at: OnTour) -> None:
    with pytest.raises(NotFoundError):
        set_home_base(at.laptop, "nowhere")
    assert home_base(at.laptop) is None
