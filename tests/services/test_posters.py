"""What a place's poster announces: open sessions to come, visits of tours without a session, the tour's contact."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from mediator_app.documents.posters import Poster
from mediator_app.errors import InvalidInputError, NotFoundError
from mediator_app.services import sessions, stops, tours, visits
from mediator_app.services.laptop import Laptop
from mediator_app.services.posters import PosterWishes, poster
from tests.support.laptops import a_laptop

DECEMBER = {"starts_at": "2026-12-01T14:00:00+01:00", "ends_at": "2026-12-01T16:00:00+01:00"}
TOUR = {"title": "Tournée", "starts_on": "2026-11-02", "ends_on": "2026-12-10"}
CONTACT = {"registration_phone": "05 36 49 00 12", "registration_url": "https://exemple.fr"}
WEEKLY = {"starts_at": "2026-11-03T14:00", "length_minutes": 120, "rule": "FREQ=WEEKLY"}


@pytest.fixture(scope="module")
def laptop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Laptop]:
    """One laptop for all, on 24 November 2026 at 9 h UTC; each test has a place of its own."""
    with a_laptop(tmp_path_factory.mktemp("posters")) as opened:
        yield opened


@pytest.fixture
def place(laptop: Laptop) -> str:
    return sessions.add_place(laptop, "Mairie", "23165")[0]


def a_stop(laptop: Laptop, place: str, **tour: object) -> str:
    made, _ = tours.add_tour(laptop, {**TOUR, **tour})
    return stops.add_stop(laptop, made, {"place": place, **WEEKLY})[0]


def days(made: Poster) -> list[tuple[str, int]]:
    """Day and hour of each date."""
    return [(date.starts.date().isoformat(), date.starts.hour) for date in made.dates]


def test_poster_has_the_open_sessions_to_come_of_its_place(laptop: Laptop, place: str) -> None:
    past = {"starts_at": "2026-11-23T14:00:00+01:00", "ends_at": "2026-11-23T16:00:00+01:00"}
    for title, times in (("Passé", past), ("Clos", DECEMBER), ("À venir", DECEMBER)):
        made = sessions.add_session(laptop, {"title": title, "place": place, **times})
        if title == "Clos":
            sessions.close_session(laptop, made.id)
    sessions.add_session(laptop, {"title": "Ailleurs", **DECEMBER})
    assert [one.title for one in poster(laptop, place).dates] == ["À venir"]


def test_poster_has_the_visits_of_a_tour_before_their_sessions_are_made(laptop: Laptop, place: str) -> None:
    a_stop(laptop, place)
    assert days(poster(laptop, place)) == [("2026-11-24", 14), ("2026-12-01", 14), ("2026-12-08", 14)]


def test_visit_with_a_session_is_announced_once(laptop: Laptop, place: str) -> None:
    stop = a_stop(laptop, place)
    visits.make_session(laptop, stop, poster(laptop, place).dates[1].starts.date())
    assert days(poster(laptop, place)) == [("2026-11-24", 14), ("2026-12-01", 14), ("2026-12-08", 14)]


def test_visit_called_off_is_not_announced(laptop: Laptop, place: str) -> None:
    stop = a_stop(laptop, place)
    stops.skip_visit(laptop, stop, poster(laptop, place).dates[0].starts.date())
    assert days(poster(laptop, place)) == [("2026-12-01", 14), ("2026-12-08", 14)]


def test_stop_called_off_is_not_announced(laptop: Laptop, place: str) -> None:
    stops.cancel_stop(laptop, a_stop(laptop, place))
    assert poster(laptop, place).dates == ()


def test_poster_takes_phone_and_page_of_the_tour_unless_told(laptop: Laptop, place: str) -> None:
    a_stop(laptop, place, **CONTACT)
    made = poster(laptop, place)
    assert (made.phone, made.address) == ("+33536490012", "https://exemple.fr")
    told = poster(laptop, place, PosterWishes("05 36 49 00 99", "https://autre.fr", "Gratuit"))
    assert (told.phone, told.address, told.price) == ("05 36 49 00 99", "https://autre.fr", "Gratuit")


def test_poster_of_an_unknown_place_is_not_found(laptop: Laptop) -> None:
    with pytest.raises(NotFoundError):
        poster(laptop, "nowhere")


@pytest.mark.parametrize("wishes", [PosterWishes(phone="à la mairie"), PosterWishes(address="exemple")])
def test_way_to_register_that_leads_nowhere_is_refused(laptop: Laptop, place: str, wishes: PosterWishes) -> None:
    with pytest.raises(InvalidInputError, match="reconnu"):
        poster(laptop, place, wishes)


@pytest.mark.parametrize("address", ["www.mairie.fr/ateliers", "https://exemple.fr", "http://mairie.exemple.fr/?a=1"])
def test_page_to_register_is_taken_with_or_without_https(laptop: Laptop, place: str, address: str) -> None:
    assert poster(laptop, place, PosterWishes(address=address)).address == address
