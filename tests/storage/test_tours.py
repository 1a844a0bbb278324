"""Tours and stops as they are read: where a place lies that has no position, how full visits are, what was counted."""

from __future__ import annotations

from typing import Any

import pytest

from mediator_app.domain.tours import StopPlace
from mediator_app.storage import tours
from tests.support.shown import Tables


@pytest.fixture
def tour(tables: Tables) -> str:
    return tables.show("tour", "t", title="Creuse", starts_on="2026-11-01", ends_on="2026-12-31")


def stop(tables: Tables, id_: str = "s", **fields: Any) -> str:
    about = {"tour": "t", "place": "l", "starts_at": "2026-11-24T09:00", "length_minutes": 480}
    return tables.show("stop", id_, **{**about, **fields})


def place(tables: Tables, id_: str = "l") -> StopPlace:
    found = tours.place(tables.connection, id_)
    assert found is not None
    return found


def test_tour_that_begins_last_comes_first_and_counts_its_stops(tables: Tables, tour: str) -> None:
    tables.show("tour", "new", title="Hiver", starts_on="2027-01-01", ends_on="2027-02-01")
    stop(tables, "1")
    stop(tables, "2")
    stop(tables, "gone", voided=True)
    assert [(one.id, one.stops) for one in tours.tours(tables.connection)] == [("new", 0), ("t", 2)]


def test_stops_of_a_deleted_tour_are_gone_with_it(tables: Tables, tour: str) -> None:
    stop(tables)
    tables.delete("tour", tour)
    assert tours.tour(tables.connection, tour) is None
    assert tours.stop(tables.connection, "s") is None
    assert tours.stops(tables.connection, [tour]) == []


def test_stop_tells_its_rota_with_the_days_added_and_left_out(tables: Tables, tour: str) -> None:
    stop(tables, rule="FREQ=WEEKLY", added_days=["2026-12-26"], skipped_days=["2026-12-01", "2026-12-08"])
    one = tours.stop(tables.connection, "s")
    assert one is not None
    assert one.rota.added_days == {"2026-12-26"}
    assert one.rota.skipped_days == {"2026-12-01", "2026-12-08"}


def test_place_of_its_own_position_lies_where_it_says(tables: Tables) -> None:
    tables.show("place", "l", name="Mairie", commune="23069", latitude_e6=45_860_000, longitude_e6=2_360_000)
    assert (place(tables).latitude_e6, place(tables).is_approximate) == (45_860_000, False)


def test_place_without_a_position_lies_amid_those_of_its_commune(tables: Tables) -> None:
    tables.show("place", "l", name="Salle", commune="23069")
    for id_, latitude in (("a", 45_000_000), ("b", 46_000_000)):
        tables.show("place", id_, name=id_, commune="23069", latitude_e6=latitude, longitude_e6=2_000_000)
    tables.show("place", "c", name="c", commune="23096", latitude_e6=10_000_000, longitude_e6=2_000_000)
    assert (place(tables).latitude_e6, place(tables).longitude_e6) == (45_500_000, 2_000_000)
    assert place(tables).is_approximate


def test_place_alone_in_its_commune_lies_nowhere(tables: Tables) -> None:
    tables.show("place", "l", name="Salle", commune="23069")
    tables.show("place", "gone", name="g", commune="23069", latitude_e6=1, longitude_e6=1, voided=True)
    assert (place(tables).latitude_e6, place(tables).longitude_e6) == (None, None)


def test_two_places_without_a_commune_tell_nothing_of_one_another(tables: Tables) -> None:
    tables.show("place", "l", name="Salle")
    tables.show("place", "a", name="a", latitude_e6=45_000_000, longitude_e6=2_000_000)
    assert place(tables).latitude_e6 is None


@pytest.mark.parametrize(
    ("address", "extra", "told"),
    [("2 rue", "bâtiment B", "2 rue bâtiment B"), ("2 rue", None, "2 rue"), (None, "au fond", "au fond")],
)
def test_two_lines_of_an_address_are_told_as_one(
    tables: Tables, address: str | None, extra: str | None, told: str
) -> None:
    tables.show("place", "l", name="Salle", address=address, address_extra=extra)
    assert place(tables).address == told


def test_session_of_a_visit_knows_its_stop_and_another_does_not(tables: Tables, tour: str) -> None:
    stop(tables)
    tables.session("visit", stop="s")
    tables.session("alone")
    found = [tours.stop_of_session(tables.connection, id_) for id_ in ("visit", "alone")]
    assert [one and one.id for one in found] == ["s", None]


def test_visit_counts_seats_those_who_wait_and_who_came_unnamed_ones_too(tables: Tables, tour: str) -> None:
    tables.session("v", stop=stop(tables))
    for person, status in (("1", "registered"), ("2", "present"), ("3", "waiting"), ("4", "excused")):
        tables.attends("v", person, status)
    tables.show("headcount", "h", session="v", counts={"total": 5})
    (one,) = tours.sessions(tables.connection, ["s"], "2026-11-24", "2026-11-25")
    assert (one.registered, one.waiting, one.present) == (2, 1, 6)


def test_visit_counts_a_merged_person_once(tables: Tables, tour: str) -> None:
    tables.session("v", stop=stop(tables))
    tables.merge(tables.person("p"), tables.person("twin"))
    tables.attends("v", "p")
    tables.attends("v", "twin")
    (one,) = tours.sessions(tables.connection, ["s"], "2026", "2027")
    assert (one.registered, one.present) == (1, 1)


def test_deleted_session_is_none_of_its_stops(tables: Tables, tour: str) -> None:
    tables.session("v", stop=stop(tables), voided=True)
    assert tours.sessions_of_stop(tables.connection, "s") == []
    assert tours.sessions(tables.connection, ["s"], "2026", "2027") == []


def test_lines_of_a_list_take_along_what_was_noted_and_leave_those_taken_off(tables: Tables) -> None:
    tables.session("s")
    tables.attends("s", "p", "registered", registered_by="phone", reminder="reached")
    tables.attends("s", "q", "registered", voided=True)
    ((id_, person, fields),) = tours.attendance_of(tables.connection, "s")
    assert (id_, person, fields["registered_by"], fields["reminder"]) == ("s/p", "p", "phone", "reached")


def test_kit_stands_in_its_order_things_without_a_place_last(tables: Tables, tour: str) -> None:
    for id_, position in (("a", None), ("b", 2), ("c", 1), ("d", None)):
        tables.show("kit_item", id_, tour=tour, name=id_, position=position)
    tables.show("kit_item", "gone", tour=tour, name="gone", position=0, voided=True)
    assert [line.item for line in tours.kit(tables.connection, tour, "2026-11-24")] == ["c", "b", "a", "d"]


def test_kit_tells_what_was_counted_that_day_and_no_other(tables: Tables, tour: str) -> None:
    tables.show("kit_item", "i", tour=tour, name="Tablettes", quantity=8)
    tables.show("kit_check", "k", item="i", day="2026-11-24", quantity_out=7)
    counted = [tours.kit(tables.connection, tour, day)[0].quantity_out for day in ("2026-11-24", "2026-11-25")]
    assert counted == [7, None]
