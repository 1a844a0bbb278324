"""La Coop's own forms: who is taken, what each cell says, one row per person and activity."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from mediator_app.documents.communes import load_communes
from mediator_app.documents.spreadsheets import Value
from mediator_app.domain.vocabularies import GENDERS, MATERIALS, NOT_TOLD, THEMES
from mediator_app.services.export_coop import activities_sheet, people_rows, people_sheet

THEME, OTHER = list(THEMES)[:2]
DENISE: dict[str, Any] = {
    "last_name": "Roche", "first_name": "Denise", "birth_year": 1948, "commune": "23165", "phone": "+33639984110",
    "email": None, "gender": "feminin", "note": None, "session": "s1",
}  # fmt: skip
SESSION: dict[str, Any] = {
    "session": "s1", "title": "Premiers pas", "starts_at": "2026-11-24T10:00:00+01:00",
    "ends_at": "2026-11-24T12:00:00+01:00", "made_at": "2026-11-01T09:05:00+01:00",
    "changed_at": "2026-11-24T12:10:00+01:00", "kind": "collectif", "place_kind": None, "place_name": "Foyer rural",
    "place_address": None, "place_commune": "23165", "place_postal_code": None, "materials": None, "themes": [THEME, OTHER],
    "procedure": None, "autonomy": None, "level": "debutant", "redirected": None, "redirection": None, "note": None,
    "counts": None,
}  # fmt: skip


def person(**told: Any) -> list[Value]:
    return people_rows([{**DENISE, **told}], load_communes())[0][0]


def activities(present: int = 1, **told: Any) -> list[dict[str, Value]]:
    """The rows of a session at which Denise was so many times, by their titles."""
    sheet = activities_sheet([{**SESSION, **told}], [DENISE] * present, load_communes())
    return [dict(zip((column.title for column in sheet.columns), row, strict=True)) for row in sheet.rows]


@pytest.mark.parametrize("missing", [{"last_name": None}, {"first_name": ""}, {"last_name": "", "first_name": ""}])
def test_person_without_both_names_is_counted_and_left_out(missing: dict[str, Any]) -> None:
    assert people_rows([DENISE, {**DENISE, **missing}], load_communes())[1] == 1


def test_person_is_told_in_the_order_of_the_model() -> None:
    told = ["Roche", "Denise", 1948, "Royère-de-Vassivière", "23165", "23460", "0639984110", None]
    assert person() == [*told, GENDERS["feminin"].french, None]


@pytest.mark.parametrize(
    ("phone", "cell"), [("+33639984110", "0639984110"), ("+2620693123456", "+2620693123456"), (None, None)]
)
def test_number_is_french_where_it_is_and_else_as_it_is(phone: str | None, cell: str | None) -> None:
    assert person(phone=phone)[6] == cell


def test_commune_with_several_postal_codes_gets_none() -> None:
    assert person(commune="63113")[3:6] == ["Clermont-Ferrand", "63113", None]


def test_gender_that_is_not_told_is_said_so() -> None:
    assert person(gender=None)[8] == GENDERS[NOT_TOLD].french


def test_data_begin_in_row_four() -> None:
    sheet = people_sheet([person()])
    assert (len(sheet.above) + 1, sheet.columns[0].title) == (3, "Nom*")


def test_unnamed_people_are_rows_of_their_own() -> None:
    rows = activities(2, counts={"total": 3})
    assert [row["Participants"] for row in rows] == ["1/5", "2/5", "3/5", "4/5", "5/5"]
    assert [row["Bénéficiaire"] for row in rows] == [*["Denise Roche"] * 2, *["Bénéficiaire anonyme"] * 3]


def test_session_of_nobody_is_no_row() -> None:
    assert activities(0) == []


@pytest.mark.parametrize(
    ("told", "title", "cell"),
    [
        ({}, "Date", date(2026, 11, 24)),
        ({}, "Enregistré le", "01/11/2026 à 09:05"),
        ({}, "Durée (min)", 120),
        ({}, "Nom de l’atelier", "Premiers pas"),
        ({"kind": "individuel"}, "Nom de l’atelier", None),
        ({"kind": "individuel"}, "Participants", "1"),
        ({}, "Code postal", "23460"),
        ({"place_postal_code": "23461"}, "Code postal", "23461"),
        ({}, "Thématique(s) d’accompagnement", f"{THEMES[THEME].french}\n{THEMES[OTHER].french}"),
        ({"materials": list(MATERIALS)[:1]}, "Matériel numérique utilisé", next(iter(MATERIALS.values())).french),
        ({}, "Bénéficiaire réorienté", None),
        ({"redirected": True}, "Bénéficiaire réorienté", "Oui"),
        ({"redirected": False}, "Bénéficiaire réorienté", "Non"),
        ({}, "ID CRA", "s1"),
    ],
)
def test_activity_is_told_as_la_coop_tells_it(told: dict[str, Any], title: str, cell: Value) -> None:
    assert activities(**told)[0][title] == cell


def test_age_is_that_of_the_year_of_the_session() -> None:
    then, now = (activities(starts_at=f"{year}-06-01T10:00:00+02:00", ends_at=f"{year}-06-01T12:00:00+02:00")[0]
                 for year in (1990, 2026))  # fmt: skip
    assert then["Tranche d’âge du bénéficiaire"] != now["Tranche d’âge du bénéficiaire"]
