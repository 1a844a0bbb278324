"""What the page of tours says, and what its forms make of it: plurals, halves of days, weeks across a new year, rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediator_app.desktop.tours import wording
from mediator_app.desktop.tours.month_view import MonthModel, month_days
from mediator_app.desktop.tours.repeat_field import RepeatField
from mediator_app.desktop.tours.tour_form import TourForm
from mediator_app.domain.rota import Rota
from mediator_app.domain.tour_concerns import Concern, ConcernKind
from mediator_app.domain.tours import StopRow
from mediator_app.errors import InvalidInputError
from mediator_app.services import stops, tours
from tests.desktop.part_hands import Place, a_place, heard, light
from tests.support.tours import OnTour, a_tour

TUESDAY = date(2026, 11, 24)
END = date(2026, 12, 18)


@pytest.fixture(scope="module")
def at(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OnTour]:
    """A tour with one stop on Tuesdays; no test changes it."""
    with a_tour(tmp_path_factory.mktemp("words")) as found:
        found.stop("Royère", rule="FREQ=WEEKLY;BYDAY=TU")
        yield found


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    with a_place(tmp_path_factory.mktemp("form")) as made:
        yield made


@pytest.fixture
def stop(at: OnTour) -> StopRow:
    return stops.list_stops(at.laptop, at.tour)[0]


@pytest.fixture(autouse=True)
def app(qapp: QApplication) -> QApplication:
    return light(qapp)


@pytest.fixture
def field(qtbot: QtBot) -> RepeatField:
    """The field of a stop on Tuesdays until the end of its tour."""
    made = RepeatField()
    qtbot.addWidget(made)
    made.show_rule("FREQ=WEEKLY;BYDAY=TU", TUESDAY, END)
    return made


@pytest.fixture
def form(qtbot: QtBot, place: Place) -> TourForm:
    made = TourForm(place.workplace)
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(("number", "said"), [(0, "0 étape"), (1, "1 étape"), (2, "2 étapes")])
def test_stops_are_counted_as_the_french_do(number: int, said: str) -> None:
    assert wording.TourCounts().stops(number) == said


@pytest.mark.parametrize(("number", "said"), [(0, "0 inscrit"), (1, "1 inscrit"), (2, "2 inscrits")])
def test_registered_people_are_counted_as_the_french_do(number: int, said: str) -> None:
    assert wording.TourCounts().registered(number) == said


@pytest.mark.parametrize(
    ("start", "minutes", "said"),
    [
        ("2026-11-24T11:59:00+01:00", 120, "matin"),
        ("2026-11-24T12:00:00+01:00", 120, "après-midi"),
        ("2026-11-24T11:30:00+00:00", 120, "après-midi"),  # half past twelve in Paris
        ("2026-11-24T09:00:00+01:00", 359, "matin"),
        ("2026-11-24T09:00:00+01:00", 360, "journée"),
    ],
)
def test_half_of_the_day_is_that_of_the_place(stop: StopRow, start: str, minutes: int, said: str) -> None:
    assert wording.part_of_day(replace(stop, rota=Rota(start, minutes, ""))) == said


def test_rule_of_a_stop_begins_with_a_capital(stop: StopRow) -> None:
    assert wording.stop_rule(stop).startswith("Tous les mardis")


def test_days_and_half_of_a_stop_are_told_together(stop: StopRow) -> None:
    assert wording.stop_when(stop) == "Mardi, après-midi"


def test_tour_over_the_new_year_tells_the_weeks_of_both(at: OnTour) -> None:
    tour = replace(tours.tour_row(at.laptop, at.tour), starts_on="2026-12-28", ends_on="2027-01-15")
    said = wording.tour_span(tour, 1)
    assert said.endswith("semaines 53 à 2 · 1 étape")


def test_week_is_headed_by_its_number_over_its_monday() -> None:
    assert wording.week_heading(date(2026, 12, 28)) == ("S 53", "28\u00a0déc.")


def test_short_span_is_the_days_alone(at: OnTour) -> None:
    said = wording.tour_span(tours.tour_row(at.laptop, at.tour), 6, short=True)
    assert said == "9\u00a0nov. – 18\u00a0déc.\u00a02026"


@pytest.mark.parametrize(
    ("registered", "seats", "said"),
    [(0, 12, "0/12"), (4, None, "4"), (4, 0, "4"), (1200, 1500, "1\u202f200/1\u202f500")],
)
def test_people_stand_before_seats_where_there_is_a_limit(registered: int, seats: int | None, said: str) -> None:
    assert wording.counts(registered, seats) == said


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(59, "59\u00a0min de route"), (60, "1\u00a0h\u00a000 de route"), (125, "2\u00a0h\u00a005 de route")],
)
def test_way_between_two_stops_is_told_in_hours_from_an_hour_on(minutes: int, said: str) -> None:
    concern = Concern(ConcernKind.TOO_FAR, "a", TUESDAY, other="b", kilometres=62, minutes=minutes, gap=30)
    assert said in wording.concern_words(concern, "Felletin")


def test_columns_of_the_month_are_headed_by_the_days_of_the_week(at: OnTour) -> None:
    model = MonthModel()
    model.set_days(month_days(tours.tour_plan(at.laptop, at.tour), TUESDAY, lambda one: one.place.name))
    heads = [model.headerData(place, Qt.Orientation.Horizontal) for place in range(7)]
    assert heads == ["lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."]


@pytest.mark.parametrize(
    ("often", "rule"),
    [("once", ""), ("weekly", "FREQ=WEEKLY;BYDAY=TU"), ("every", "FREQ=WEEKLY;INTERVAL=2;WKST=MO;BYDAY=TU")],
)
def test_choice_of_a_rhythm_is_a_rule(field: RepeatField, often: str, rule: str) -> None:
    field.often.set_value(often)
    assert field.rule() == rule


@pytest.mark.parametrize(("ends", "tail"), [("tour", "BYDAY=TU"), ("until", "UNTIL=20261218"), ("count", "COUNT=6")])
def test_end_of_a_repetition_is_the_tours_a_day_or_a_number(field: RepeatField, ends: str, tail: str) -> None:
    field.ends.set_value(ends)
    assert field.rule().endswith(tail)


def test_repetition_without_a_weekday_is_a_single_visit(field: RepeatField) -> None:
    field.days[TUESDAY.weekday()].setChecked(False)
    assert (field.repeat(), field.rule()) == (None, "")


def test_several_weekdays_do_not_follow_the_first_visit(field: RepeatField) -> None:
    field.days[4].setChecked(True)
    field.follow_day(TUESDAY, date(2026, 11, 26))
    assert field.rule() == "FREQ=WEEKLY;WKST=MO;BYDAY=TU,FR"


def test_rule_of_another_program_is_kept_until_another_one_is_chosen(field: RepeatField) -> None:
    field.show_rule("FREQ=MONTHLY;BYDAY=2TU", TUESDAY, END)
    before = field.often.value()
    field.often.set_value("weekly")
    assert (before, field.rule()) == ("kept", "FREQ=WEEKLY;WKST=MO;BYDAY=TU")


@pytest.mark.parametrize(
    ("today", "first", "last"),
    [
        (date(2026, 11, 22), "2026-11-23", "2027-01-01"),  # a Sunday: tomorrow
        (date(2026, 11, 23), "2026-11-30", "2027-01-08"),  # a Monday: in a week
        (TUESDAY, "2026-11-30", "2027-01-08"),
    ],
)
def test_new_tour_is_proposed_from_next_monday_to_a_friday_six_weeks_on(
    form: TourForm, today: date, first: str, last: str
) -> None:
    form.begin_new(today)
    assert (form.values()["starts_on"], form.values()["ends_on"]) == (first, last)


def test_tour_of_a_single_day_is_taken(form: TourForm) -> None:
    saved = heard(form.saved)
    form.begin_new(TUESDAY)
    form.title.setText(" Forum ")
    form.last.setDate(form.first.date())
    form.save()
    assert [(one["title"], one["starts_on"] == one["ends_on"]) for one in saved] == [("Forum", True)]


def test_tour_without_a_name_is_not_told(form: TourForm) -> None:
    saved = heard(form.saved)
    form.begin_new(TUESDAY)
    form.title.setText("  ")
    form.save()
    assert (saved, form._title.fault()) == ([], "Il manque le nom de la tournée.")


@pytest.mark.parametrize(
    ("title", "is_under_phone"),
    [("Ce numéro de téléphone n’est pas reconnu\u00a0: 12.", True), ("Autre chose.", False)],
)
def test_refusal_stands_under_the_field_that_it_is_about(form: TourForm, title: str, is_under_phone: bool) -> None:
    form.show_error(InvalidInputError(title))
    assert (bool(form._phone.fault()), bool(form._title.fault())) == (is_under_phone, not is_under_phone)


def test_new_tour_forgets_what_was_typed_for_the_one_before(form: TourForm, at: OnTour) -> None:
    form.show_tour(replace(tours.tour_row(at.laptop, at.tour), vehicle="Kangoo", note="Clé à la mairie"))
    form.begin_new(TUESDAY)
    values = form.values()
    assert (values["title"], values["vehicle"], values["note"]) == ("", None, None)
