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
