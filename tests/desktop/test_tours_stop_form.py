"""The form of a stop alone: what it shows it gives back, what it lacks it says, and nothing of the stop before stays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QTime
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediator_app.desktop.tours.stop_form import Choices, StopForm
from mediator_app.domain.tours import StopRow, TourRow
from mediator_app.errors import InvalidInputError
from mediator_app.services import programme, sessions, stops, tours
from tests.desktop.part_hands import Place, heard, light
from tests.support.tours import OnTour, a_catalogue_workshop, a_tour

TUESDAY = date(2026, 11, 24)
HOST = {"contact_name": "Mme Lacour", "contact_phone": "05 36 49 12 07", "keys": "À la mairie", "network": "Pas de 4G"}


@pytest.fixture(scope="module")
def at(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OnTour]:
    """A tour with one stop, whose workshop was retired since."""
    with a_tour(tmp_path_factory.mktemp("stop")) as found:
        workshop = a_catalogue_workshop(found.laptop)
        found.stop("Royère", rule="FREQ=WEEKLY;BYDAY=TU", workshop=workshop, capacity=9, note="Parking étroit", **HOST)
        programme.retire_workshop(found.laptop, workshop)
        yield found


@pytest.fixture
def tour(at: OnTour) -> TourRow:
    return tours.tour_row(at.laptop, at.tour)


@pytest.fixture
def stop(at: OnTour) -> StopRow:
    return stops.list_stops(at.laptop, at.tour)[0]


@pytest.fixture
def choices(at: OnTour) -> Choices:
    return Choices(sessions.list_places(at.laptop), stops.offered_workshops(at.laptop))


@pytest.fixture
def form(at: OnTour, qtbot: QtBot, qapp: QApplication) -> Iterator[StopForm]:
    light(qapp)
    place = Place(at.laptop)
    made = StopForm(place.workplace)
    qtbot.addWidget(made)
    yield made
    assert place.tasks.drain(5)


def test_stop_shown_is_the_stop_given_back(
    form: StopForm, tour: TourRow, stop: StopRow, choices: Choices, at: OnTour
) -> None:
    form.show_stop(tour, stop, choices)
    assert stops.edit_stop(at.laptop, stop.id, form.values()).txn == ""


def test_workshop_retired_since_stays_the_stops(form: StopForm, tour: TourRow, stop: StopRow, choices: Choices) -> None:
    form.show_stop(tour, stop, choices)
    assert (form.values()["workshop"], form.workshop.currentText()) == (stop.workshop, "Premiers pas sur tablette")


def test_retired_workshop_is_not_offered_to_another_stop(
    form: StopForm, tour: TourRow, stop: StopRow, choices: Choices
) -> None:
    form.show_stop(tour, stop, choices)
    form.begin_new(tour, TUESDAY, choices)
    assert form.workshop.findData(stop.workshop) == -1


def test_new_stop_has_nothing_of_the_one_before(form: StopForm, tour: TourRow, stop: StopRow, choices: Choices) -> None:
    form.show_stop(tour, stop, choices)
    form.begin_new(tour, TUESDAY, choices)
    told = {name for name, value in form.values().items() if value}
    assert told == {"starts_at", "length_minutes"}


def test_new_stop_begins_on_the_day_proposed(form: StopForm, tour: TourRow, choices: Choices) -> None:
    form.begin_new(tour, TUESDAY, choices)
    assert form.values()["starts_at"].startswith("2026-11-24T")


def test_stop_without_a_place_is_not_told(form: StopForm, tour: TourRow, choices: Choices) -> None:
    saved = heard(form.saved)
    form.begin_new(tour, TUESDAY, choices)
    form.save()
    assert (saved, form._place.fault()) == ([], "Choisissez le lieu de l’étape.")


def test_stop_ends_after_it_begins(form: StopForm, tour: TourRow, stop: StopRow, choices: Choices) -> None:
    saved = heard(form.saved)
    form.show_stop(tour, stop, choices)
    for end in ((13, 59), (14, 0), (14, 15)):
        form.end.setTime(QTime(*end))
        form.save()
    assert [one["length_minutes"] for one in saved] == [15]
    assert form._end.fault() == ""


def test_stop_may_pass_midnight(form: StopForm, tour: TourRow, stop: StopRow, choices: Choices) -> None:
    saved = heard(form.saved)
    form.show_stop(tour, stop, choices)
    form.start.setTime(QTime(20, 0))
    form.end.setTime(QTime(0, 30))
    form.save()
    assert [one["length_minutes"] for one in saved] == [270]
    assert "20\u00a0h à 0\u00a0h\u00a030 le lendemain" in form.repeat.sentence.text()


def test_position_that_was_not_touched_is_not_written_again(
    form: StopForm, tour: TourRow, stop: StopRow, choices: Choices
) -> None:
    form.show_stop(tour, stop, choices)
    assert "position" not in form.values()
    form.position.setText("45,9\u202f; 1,9")
    assert form.values()["position"] == "45,9\u202f; 1,9"


def test_position_that_is_guessed_is_only_said_to_be(
    form: StopForm, tour: TourRow, stop: StopRow, choices: Choices
) -> None:
    form.show_stop(tour, replace(stop, place=replace(stop.place, is_approximate=True)), choices)
    assert form.position.text() == ""
    assert form.position.placeholderText() == "Approximative, d’après la commune"


def test_refusal_stands_under_the_field_that_it_is_about_until_another_stop_is_shown(
    form: StopForm, tour: TourRow, choices: Choices
) -> None:
    form.show_error(InvalidInputError("Ce numéro de téléphone n’est pas reconnu\u00a0: 12."))
    before = (bool(form._phone.fault()), form._place.fault())
    form.begin_new(tour, TUESDAY, choices)
    assert (before, form._phone.fault()) == ((True, ""), "")


def test_phone_of_the_host_is_shown_in_pairs(form: StopForm, tour: TourRow, stop: StopRow, choices: Choices) -> None:
    form.show_stop(tour, stop, choices)
    assert form._host["contact_phone"].text() == "05\u00a036\u00a049\u00a012\u00a007"
