"""Sessions from rows of a planning, and what a registration asks for."""

from __future__ import annotations

from datetime import date

import pytest

from mediator_app.domain.communes import CommuneTable
from mediator_app.domain.import_cells import Cell
from mediator_app.domain.import_headers import guess_mapping
from mediator_app.domain.import_rows import Reading, RowReading
from mediator_app.domain.import_session import Wish, session_from_row, wish_of

COMMUNES = CommuneTable.from_text(
    "\n".join(("23096", "Guéret", "23000", "", "13000", "", "", "23096", "200000000", "CC"))
)
TODAY = date(2026, 11, 2)


def session(**row: Cell) -> RowReading:
    return session_from_row(Reading.of(row, guess_mapping("sessions", list(row))), COMMUNES, today=TODAY)


def times(reading: RowReading) -> tuple[object, object]:
    assert reading.fields is not None, reading.refusals
    return reading.fields["starts_at"], reading.fields["ends_at"]


@pytest.mark.parametrize(
    ("row", "end"),
    [
        ({"Date": "24/11/2026", "Début": "10h", "Fin": "12h30"}, "12:30"),
        ({"Date": "mardi 24 novembre", "Horaires": "10h - 11h30"}, "11:30"),
        ({"Début": "2026-11-24T10:00:00", "Fin": "2026-11-24T12:00:00"}, "12:00"),
        ({"Date": "24/11/2026", "Heure": "10", "Durée": "1h30"}, "11:30"),
        ({"Date": "24/11/2026", "Heure": "10:00", "Durée": "90"}, "11:30"),
        ({"Date": 46350, "Heure": 0.4166666667}, "12:00"),
    ],
)
def test_times_are_read_as_plannings_write_them(row: dict[str, Cell], end: str) -> None:
    assert times(session(Titre="Prise en main", **row)) == ("2026-11-24T10:00", f"2026-11-24T{end}")


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ({"Date": "un jour", "Heure": "10h"}, "« un jour 10h »"),
        ({"Date": "24/11/2026"}, "Écrivez 24/11/2026 et 10:00"),
        ({"Date": "24/11/2026", "Début": "14h", "Fin": "12h"}, "ne vient pas après"),
    ],
)
def test_a_row_without_its_time_is_refused_in_words(row: dict[str, Cell], why: str) -> None:
    [reason] = session(Titre="Prise en main", **row).refusals
    assert why in reason.replace("\u00a0", " ")


def test_themes_materials_and_level_are_told_by_their_labels() -> None:
    row = {"Titre": "A", "Date": "24/11/2026", "Heure": "10h", "Thèmes": "E-mail|Logement", "Niveau": "Débutant"}
    fields = session(**row).fields or {}
    assert fields["themes"] == ["email", "logement", "aide_aux_demarches_administratives"]
    assert fields["level"] == "debutant"


def test_an_unknown_theme_is_told_and_the_session_kept() -> None:
    reading = session(Titre="A", Date="24/11/2026", Heure="10h", Thèmes="Jardinage", Places="12 places")
    assert (reading.fields or {})["capacity"] == 12
    assert "Jardinage" in reading.warnings[0]


@pytest.mark.parametrize(
    ("row", "wish"),
    [
        ({"Atelier": "Photos, 24/11 à 10h"}, Wish("2026-11-24", "10:00", "photos 24 11 a 10h")),
        ({"Date": "24/11/2026", "Heure": "14h"}, Wish("2026-11-24", "14:00")),
        ({"Statut": "liste d’attente"}, Wish(waits=True)),
        ({"Statut": "Annulée"}, Wish(given_up=True)),
    ],
)
def test_a_wish_is_a_day_an_hour_and_words(row: dict[str, Cell], wish: Wish) -> None:
    columns = guess_mapping("registrations", ["Nom", *row])
    assert wish_of(Reading.of({"Nom": "Roche", **row}, columns), TODAY) == wish


@pytest.mark.parametrize(
    ("length", "end"),
    [
        ("1,5", "11:30"),
        ("1.5", "11:30"),
        ("1,5 h", "11:30"),
        ("0,75 heure", "10:45"),
        ("2,25h", "12:15"),
        ("0,5", "10:30"),
        ("2", "12:00"),
        ("8", "18:00"),
        ("9", "10:09"),
        ("45 min", "10:45"),
        ("1 heure 30", "11:30"),
        ("", "12:00"),
        ("longtemps", "12:00"),
    ],
)
def test_length_is_told_in_hours_parts_of_them_or_minutes(length: str, end: str) -> None:
    row = {"Titre": "Photos", "Date": "24/11/2026", "Heure": "10h", "Durée": length}
    assert times(session(**row)) == ("2026-11-24T10:00", f"2026-11-24T{end}")


@pytest.mark.parametrize(("fraction", "start"), [(0.5, "12:00"), (0.99999, "23:59"), (0.000001, "00:00")])
def test_part_of_a_day_is_a_time_of_that_day(fraction: float, start: str) -> None:
    assert times(session(Titre="Photos", Date="24/11/2026", Heure=fraction))[0] == f"2026-11-24T{start}"


@pytest.mark.parametrize("hour", ["4", "24", "9.5", "0"])
def test_bare_number_that_is_no_hour_of_work_is_refused(hour: str) -> None:
    reading = session(Titre="Photos", Date="24/11/2026", Heure=hour)
    assert reading.fields is None
    assert "ne sont pas reconnus" in reading.refusals[0]


def test_row_without_a_title_is_a_workshop_if_it_has_a_place() -> None:
    reading = session(Date="24/11/2026", Heure="10h", Lieu="Foyer rural")
    assert (reading.fields or {})["title"] == "Atelier"


def test_row_without_title_place_nor_commune_is_refused() -> None:
    assert session(Date="24/11/2026", Heure="10h").refusals == ("La ligne n’a ni nom d’atelier ni lieu.",)


@pytest.mark.parametrize("end", ["10h", "9h"])
def test_session_that_ends_when_it_begins_or_before_is_refused(end: str) -> None:
    row = {"Titre": "Photos", "Date": "24/11/2026", "Début": "10h", "Fin": end}
    assert session(**row).refusals == ("L’heure de fin ne vient pas après l’heure de début.",)


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        ("Individuel", "individuel"),
        ("RDV", "individuel"),
        ("tête à tête", "individuel"),
        ("Collectif", "collectif"),
        ("", "collectif"),
    ],
)
def test_session_is_a_workshop_unless_told_otherwise(kind: str, key: str) -> None:
    reading = session(Titre="Photos", Date="24/11/2026", Heure="10h", Type=kind)
    assert (reading.fields or {})["kind"] == key


@pytest.mark.parametrize(
    ("seats", "capacity"), [("1", 1), ("10000", 10_000), ("10001", None), ("0", None), ("beaucoup", None)]
)
def test_seats_are_a_number_that_a_room_can_have(seats: str, capacity: int | None) -> None:
    reading = session(Titre="Photos", Date="24/11/2026", Heure="10h", Places=seats)
    assert (reading.fields or {}).get("capacity") == capacity
    assert bool(reading.warnings) is (capacity is None)


def test_theme_named_twice_is_kept_once() -> None:
    reading = session(Titre="Photos", Date="24/11/2026", Heure="10h", Thèmes="E-mail;email|Santé")
    assert (reading.fields or {})["themes"] == ["email", "sante"]


def test_wish_has_the_first_hour_that_is_told() -> None:
    columns = guess_mapping("registrations", ["Nom", "Atelier"])
    row = {"Nom": "Roche", "Atelier": "Photos de 14h à 16h"}
    assert wish_of(Reading.of(row, columns), TODAY).start == "14:00"
