"""The kit: its list, what was loaded and what came back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from mediator_app.errors import AppError
from mediator_app.services import kits
from tests.support.tours import OnTour, a_tour

TODAY = date(2026, 11, 24)


@pytest.fixture
def at(tmp_path: Path) -> Iterator[OnTour]:
    with a_tour(tmp_path) as found:
        yield found


def names(at: OnTour) -> list[str]:
    return [line.name for line in kits.kit_of_day(at.laptop, at.tour, TODAY)]


def test_things_stand_in_the_order_in_which_they_were_added(at: OnTour) -> None:
    kits.add_item(at.laptop, at.tour, "Tablettes", 10)
    kits.add_item(at.laptop, at.tour, "  Routeur   4G ")
    assert names(at) == ["Tablettes", "Routeur 4G"]


def test_usual_kit_is_added_once(at: OnTour) -> None:
    kits.add_item(at.laptop, at.tour, "Routeur 4G")
    kits.add_usual_kit(at.laptop, at.tour)
    assert kits.add_usual_kit(at.laptop, at.tour).txn == ""
    assert (len(names(at)), names(at)[0]) == (len(kits.USUAL_KIT), "Routeur 4G")


def test_loaded_thing_is_out_on_its_day_only(at: OnTour) -> None:
    item, _ = kits.add_item(at.laptop, at.tour, "Tablettes", 10)
    kits.check_out(at.laptop, item, TODAY, 10)
    (line,) = kits.kit_of_day(at.laptop, at.tour, TODAY)
    assert (line.is_out, line.out_at) == (True, at.laptop.now().isoformat(timespec="seconds"))
    assert not kits.kit_of_day(at.laptop, at.tour, date(2026, 11, 25))[0].is_out


def test_part_of_a_number_is_not_all_of_it(at: OnTour) -> None:
    item, _ = kits.add_item(at.laptop, at.tour, "Tablettes", 10)
    kits.check_out(at.laptop, item, TODAY, 9)
    kits.check_in(at.laptop, item, TODAY, 8, "une à la mairie")
    (line,) = kits.kit_of_day(at.laptop, at.tour, TODAY)
    assert (line.is_out, line.is_back, line.note) == (False, False, "une à la mairie")
    kits.check_in(at.laptop, item, TODAY, 9)
    assert kits.kit_of_day(at.laptop, at.tour, TODAY)[0].is_back


def test_note_of_a_return_goes_with_it_when_it_is_taken_back(at: OnTour) -> None:
    item, _ = kits.add_item(at.laptop, at.tour, "Tablettes", 10)
    kits.check_in(at.laptop, item, TODAY, 8, "deux à la mairie")
    kits.check_in(at.laptop, item, TODAY, None)
    assert kits.kit_of_day(at.laptop, at.tour, TODAY)[0].note == ""


def test_tick_is_taken_back(at: OnTour) -> None:
    item, _ = kits.add_item(at.laptop, at.tour, "Tablettes", 10)
    kits.check_out(at.laptop, item, TODAY, 10)
    kits.check_out(at.laptop, item, TODAY, None)
    assert kits.kit_of_day(at.laptop, at.tour, TODAY)[0].quantity_out is None


def test_thing_is_removed(at: OnTour) -> None:
    item, _ = kits.add_item(at.laptop, at.tour, "Tablettes", 10)
    kits.remove_item(at.laptop, item)
    assert names(at) == []


@pytest.mark.parametrize(("name", "quantity", "said"), [(" ", 1, "Il manque le nom"), ("Câble", 0, "Le nombre doit")])
def test_thing_that_cannot_be_is_refused(at: OnTour, name: str, quantity: int, said: str) -> None:
    with pytest.raises(AppError, match=said):
        kits.add_item(at.laptop, at.tour, name, quantity)


def test_removed_thing_is_not_counted(at: OnTour) -> None:
    item, _ = kits.add_item(at.laptop, at.tour, "Tablettes", 10)
    kits.remove_item(at.laptop, item)
    with pytest.raises(AppError, match="Ce matériel"):
        kits.check_out(at.laptop, item, TODAY, 1)


def test_count_has_bounds(at: OnTour) -> None:
    item, _ = kits.add_item(at.laptop, at.tour, "Tablettes", 10)
    with pytest.raises(AppError, match="Le nombre doit"):
        kits.check_in(at.laptop, item, TODAY, 1000)
