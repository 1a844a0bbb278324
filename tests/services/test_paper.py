"""What papers show of what is on the laptop: numbers as at the door, nothing private, hours of the place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from mediator_app.errors import InvalidInputError, NotFoundError
from mediator_app.services import mandates, paper, people, registrations, sessions
from mediator_app.services.attendance import participants, set_attendance
from mediator_app.services.laptop import Laptop
from mediator_app.services.mandates import Terms
from tests.support.laptops import Workshop, a_laptop, a_workshop
from tests.support.shown import Tables

TIMES = {"starts_at": "2026-12-01T14:00:00+01:00", "ends_at": "2026-12-01T16:00:00+01:00"}


@pytest.fixture(scope="module")
def laptop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Laptop]:
    """One laptop for all; a test that changes something has a session or a place of its own."""
    with a_laptop(tmp_path_factory.mktemp("paper")) as opened:
        yield opened


@pytest.fixture(scope="module")
def workshop(laptop: Laptop) -> Workshop:
    """The workshop of the mock-ups."""
    return a_workshop(laptop)


@pytest.fixture
def session(laptop: Laptop) -> str:
    """A workshop with nobody."""
    return sessions.add_session(laptop, {"title": "Impôts", **TIMES}).id


def a_person(laptop: Laptop, **fields: object) -> str:
    return people.add_person(laptop, {"last_name": "Roche", "first_name": "Denise", **fields}).id


def test_sheet_has_the_numbers_and_the_order_of_the_door(laptop: Laptop, workshop: Workshop) -> None:
    door = [(one.number, one.last_name) for one in participants(laptop, workshop.session)]
    sheet = paper.attendance_sheet(laptop, workshop.session)
    assert [(row.number, row.last_name) for row in sheet.rows] == door
    assert len(door) == 12


def test_sheet_names_place_commune_and_mediator(laptop: Laptop, workshop: Workshop) -> None:
    heading = paper.attendance_sheet(laptop, workshop.session).heading
    assert (heading.place, heading.commune) == ("Salle du foyer rural", "Royère-de-Vassivière")
    assert heading.mediators == ("Claire Fourneau",)


def test_sheet_names_all_who_hold_the_session(laptop: Laptop, workshop: Workshop) -> None:
    karim = Tables(laptop.connection, laptop.author).show("member", "member-Karim", name="Karim Belhadj")
    sessions.edit_session(laptop, workshop.session, {"mediators": [laptop.who.member, karim]})
    heading = paper.attendance_sheet(laptop, workshop.session).heading
    assert heading.mediators == ("Claire Fourneau", "Karim Belhadj")


def test_hours_are_those_of_the_place_wherever_the_laptop_thinks_it_is(laptop: Laptop, workshop: Workshop) -> None:
    heading = paper.attendance_sheet(laptop, workshop.session).heading
    assert (heading.starts.hour, heading.ends.hour) == (10, 12)


def test_sheet_has_neither_phone_nor_year_of_birth(laptop: Laptop, session: str) -> None:
    set_attendance(laptop, session, a_person(laptop, phone="06 39 98 12 75", birth_year=1948), "registered")
    shown = str(paper.attendance_sheet(laptop, session).content()["rows"])
    assert "Roche" in shown
    assert "1948" not in shown
    assert "39" not in shown


@pytest.mark.parametrize(
    ("status", "gender", "mention"),
    [
        ("registered", "feminin", ""),
        ("waiting", "feminin", "liste d’attente"),
        ("excused", "feminin", "excusée"),
        ("excused", "masculin", "excusé"),
        ("excused", None, "excusé·e"),
    ],
)
def test_sheet_says_who_may_not_come(
    laptop: Laptop, session: str, status: str, gender: str | None, mention: str
) -> None:
    set_attendance(laptop, session, a_person(laptop, gender=gender), status)
    assert [row.mention for row in paper.attendance_sheet(laptop, session).rows] == [mention]


def test_senseless_number_of_blank_rows_is_refused(laptop: Laptop, session: str) -> None:
    with pytest.raises(InvalidInputError):
        paper.attendance_sheet(laptop, session, blank_rows=500)


def test_sheet_of_an_unknown_session_is_not_found(laptop: Laptop) -> None:
    with pytest.raises(NotFoundError):
        paper.attendance_sheet(laptop, "nowhere")


def test_themes_are_written_in_french(laptop: Laptop) -> None:
    made = sessions.add_session(laptop, {"title": "Courriel", **TIMES, "themes": ["email"]})
    assert paper.attendance_sheet(laptop, made.id).heading.themes == ("E-mail",)


def test_reminders_leave_out_who_will_not_come_and_tell_the_last_call(laptop: Laptop, session: str) -> None:
    coming, excused = a_person(laptop, phone="06 39 98 12 75"), a_person(laptop, first_name="Odile")
    for person in (coming, excused):
        registrations.register(laptop, session, person)
    registrations.withdraw(laptop, session, excused)
    registrations.remind(laptop, session, coming, "reached")
    [row] = paper.reminder_list(laptop, session).rows
    assert (row.first_name, row.phone, row.answer) == ("Denise", "+33639981275", "A confirmé")


def test_reminders_keep_the_numbers_of_the_sheet(laptop: Laptop, workshop: Workshop) -> None:
    sheet = paper.attendance_sheet(laptop, workshop.session).rows
    rows = paper.reminder_list(laptop, workshop.session).rows
    assert {(row.number, row.last_name) for row in rows} <= {(row.number, row.last_name) for row in sheet}
    assert [row.number for row in rows] == sorted(row.number for row in rows)


def test_blank_form_of_a_session_carries_its_heading(laptop: Laptop, workshop: Workshop) -> None:
    assert paper.fallback_form(laptop).heading is None
    heading = paper.fallback_form(laptop, ("presence",), workshop.session).heading
    assert heading is not None
    assert heading.session == workshop.session


def test_mandate_is_printed_in_words(laptop: Laptop) -> None:
    terms = Terms("Déclarer les revenus", "MONTH", ("argent_impots",), "sms", "2026-11-24T09:30:00+01:00")
    drawn = mandates.draw_up(laptop, a_person(laptop), terms)
    form = paper.mandate_form(laptop, drawn.id)
    assert (form.person, form.mediator) == ("Denise Roche", "Claire Fourneau")
    assert (form.actions, form.families) == (("Déclarer les revenus",), ("Argent - Impôts",))
    assert (form.starts_on, form.ends_on) == (date(2026, 11, 24), date(2026, 12, 24))
    assert form.consent.startswith("Accord par SMS, le 24\u00a0novembre\u00a02026 à")


def test_mandate_signed_here_says_nothing_of_a_remote_consent(laptop: Laptop) -> None:
    drawn = mandates.draw_up(laptop, a_person(laptop), Terms("Déclarer les revenus", "SHORT"))
    assert paper.mandate_form(laptop, drawn.id).consent == ""
