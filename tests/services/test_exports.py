"""What leaves as a spreadsheet: the lists as one sees them, La Coop's sheets, the national standard."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from mediator_app.documents.tables import read_source, read_table
from mediator_app.errors import AppError, InvalidInputError
from mediator_app.services import attendance, merging, people, sessions, vouchers
from mediator_app.services.exports import FORMS, export_sheet, export_to
from mediator_app.services.imports import import_people, import_places
from mediator_app.services.laptop import Laptop
from tests.support.laptops import a_laptop

BUS = Path(__file__).parents[1] / "data" / "places" / "bus-charente.json"
DENISE = {
    "last_name": "Roche",
    "first_name": "Denise",
    "birth_year": 1948,
    "phone": "+33639984110",
    "commune": "23096",
    "gender": "feminin",
    "note": "=SOMME(A1)",
}


@pytest.fixture(scope="module")
def laptop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Laptop]:
    """Denise present at a workshop of 2026 with a voucher and two unnamed people; a bus with its stops; nobody changes it."""
    with a_laptop(tmp_path_factory.mktemp("exports") / "laptop") as laptop:
        denise = people.add_person(laptop, DENISE).id
        people.add_person(laptop, {"last_name": "Faure"})
        import_places(laptop, BUS)
        fields = {
            "title": "Photos",
            "starts_at": "2026-11-24T10:00",
            "ends_at": "2026-11-24T12:00",
            "themes": ["email"],
        }
        place = sessions.list_places(laptop)[0]["id"]
        session = sessions.add_session(laptop, {**fields, "place": place, "level": "intermediaire"}).id
        attendance.set_attendance(laptop, session, denise, "present")
        attendance.count_unnamed(laptop, session, {"total": 2})
        scheme = vouchers.add_scheme(laptop, {"name": "Pass", "issuer": "X", "face_value_cents": 1050, "book_size": 5})[
            0
        ]
        vouchers.redeem_voucher(laptop, "12345678", scheme=scheme, session=session, person=denise)
        yield laptop


def records(laptop: Laptop, kind: Any, form: str = "") -> list[dict[str, Any]]:
    """The rows of an export by the titles of its columns."""
    sheet = export_sheet(laptop, kind, form).sheet
    return [dict(zip([column.title for column in sheet.columns], row, strict=True)) for row in sheet.rows]


def test_people_are_told_with_la_coop_s_columns_first(laptop: Laptop) -> None:
    row = next(one for one in records(laptop, "people") if one["Nom"] == "Roche")
    told = ("Nom de la commune", "N° de téléphone", "Genre", "Tranche d’âge", "Nombre d’accompagnements")
    assert [row[name] for name in told] == ["Guéret", "06 39 98 41 10", "Femme", "70 ans et plus", 1]


def test_sessions_are_told_with_their_counts(laptop: Laptop) -> None:
    [row] = records(laptop, "sessions")
    assert (row["Atelier"], row["Durée (min)"], row["Présents"], row["Personnes sans nom"]) == ("Photos", 120, 1, 2)


def test_attendance_is_told_person_by_person(laptop: Laptop) -> None:
    [row] = records(laptop, "attendance")
    assert (row["Nom"], row["Présence"], row["Tranche d’âge à l’atelier"]) == ("Roche", "Présent", "70 ans et plus")


def test_vouchers_are_told_in_euros(laptop: Laptop) -> None:
    [row] = records(laptop, "redemptions")
    assert (row["Montant (€)"], row["État"], row["Nom"]) == (10.5, "Accepté sous réserve", "Roche")


def test_days_limit_what_has_a_day(laptop: Laptop) -> None:
    assert export_sheet(laptop, "sessions", first="2026-11-25").rows == 0
    assert export_sheet(laptop, "sessions", first="2026-11-24", last="2026-11-25").rows == 1


def test_la_coop_takes_the_sheet_from_row_four(laptop: Laptop, tmp_path: Path) -> None:
    export_to(laptop, "people", tmp_path / "coop.xlsx", "la-coop")
    table = read_source(tmp_path / "coop.xlsx").table("Bénéficiaires")
    assert (table.headers[:3], table.row_numbers[0]) == (("Nom*", "Prénom*", "Année de naissance"), 4)


def test_people_whom_la_coop_would_refuse_are_left_out_and_told(laptop: Laptop) -> None:
    made = export_sheet(laptop, "people", "la-coop")
    assert made.rows == 1
    assert made.warnings[0].startswith("Une personne sans nom ou sans prénom est laissée de côté")


def test_commune_with_several_postal_codes_gets_none_for_la_coop(tmp_path: Path) -> None:
    with a_laptop(tmp_path / "other") as other:
        people.add_person(other, {**DENISE, "commune": "33063"})
        [row] = records(other, "people", "la-coop")
    assert (row["Commune"], row["Code INSEE"], row["Code postal"]) == ("Bordeaux", "33063", None)


def test_activities_have_a_row_for_each_person_unnamed_ones_too(laptop: Laptop) -> None:
    rows = records(laptop, "attendance", "la-coop")
    assert [(row["Participants"], row["Bénéficiaire"]) for row in rows] == [
        ("1/3", "Denise Roche"),
        ("2/3", "Bénéficiaire anonyme"),
        ("3/3", "Bénéficiaire anonyme"),
    ]


def test_activities_speak_la_coop_s_words(laptop: Laptop) -> None:
    row = records(laptop, "attendance", "la-coop")[0]
    told = ("Type", "Thématique(s) d’accompagnement", "Niveau d’autonomie (ou de l’atelier)", "Genre du bénéficiaire")
    assert [row[name] for name in told] == ["Atelier collectif", "E-mail", "2/3", "Féminin"]


def test_standard_has_its_32_columns_and_a_name_by_its_rule(laptop: Laptop, tmp_path: Path) -> None:
    made = export_to(laptop, "places", tmp_path, "standard")
    assert len(made.sheet.columns) == 32
    assert made.path is not None
    assert made.path.name == "2026-11-24_claire-fourneau_lieux-de-mediation-numerique_territoire.csv"


def test_standard_file_follows_the_schema(laptop: Laptop, tmp_path: Path) -> None:
    made = export_to(laptop, "places", tmp_path, "standard")
    assert made.path is not None
    first, line = made.path.read_text(encoding="utf-8").splitlines()[:2]
    assert first.startswith("id,pivot,nom,commune,code_postal,code_insee,adresse")
    assert ",Itinérant," in line
    assert ",France Services|Conseillers numériques," in line


def test_what_the_standard_would_refuse_is_told(tmp_path: Path) -> None:
    with a_laptop(tmp_path / "other") as other:
        sessions.add_place(other, "Mairie")
        warnings = export_sheet(other, "places", "standard").warnings
    assert warnings[0].startswith("Mairie\u00a0: «\u00a0pivot\u00a0»")


def test_label_that_the_standard_does_not_know_stays_in_words(laptop: Laptop) -> None:
    assert "APTIC" in records(laptop, "places", "standard")[0]["presentation_detail"]


def test_places_exported_and_imported_again_are_the_same_places(laptop: Laptop, tmp_path: Path) -> None:
    made = export_to(laptop, "places", tmp_path, "standard")
    assert made.path is not None
    report = import_places(laptop, made.path, dry_run=True)
    assert (report.read, report.created) == (12, 0)


def test_people_exported_and_imported_again_are_known(laptop: Laptop, tmp_path: Path) -> None:
    export_to(laptop, "people", tmp_path / "personnes.csv")
    report = import_people(laptop, tmp_path / "personnes.csv", dry_run=True)
    assert (report.refused, report.unchanged) == ((), 2)
    assert report.created == 0


@pytest.mark.parametrize("ending", [".csv", ".xlsx", ".ods"])
def test_every_format_reads_back_the_same(laptop: Laptop, tmp_path: Path, ending: str) -> None:
    export_to(laptop, "people", tmp_path / f"personnes{ending}")
    rows = {row[0]: row for row in read_table(tmp_path / f"personnes{ending}").rows}
    assert rows["Roche"][:4] in (("Roche", "Denise", 1948, "Guéret"), ("Roche", "Denise", "1948", "Guéret"))
    assert rows["Roche"][12] == "=SOMME(A1)"


def test_formula_is_no_formula_in_a_csv(laptop: Laptop, tmp_path: Path) -> None:
    export_to(laptop, "people", tmp_path / "personnes.csv")
    text = (tmp_path / "personnes.csv").read_text(encoding="utf-8")
    assert text.startswith("\ufeffNom;Prénom")
    assert ";'=SOMME(A1);" in text


def test_json_has_keys_for_programs(laptop: Laptop, tmp_path: Path) -> None:
    export_to(laptop, "sessions", tmp_path / "ateliers.json")
    [record] = json.loads((tmp_path / "ateliers.json").read_text("utf-8"))
    assert (record["title"], record["starts_at"]) == ("Photos", "2026-11-24T10:00:00")


def test_merged_people_are_one_row(tmp_path: Path) -> None:
    with a_laptop(tmp_path / "other") as other:
        one, two = (people.add_person(other, DENISE).id for _ in range(2))
        merging.merge_people(other, one, two)
        assert [row["Identifiant"] for row in records(other, "people")] == [one]


@pytest.mark.parametrize("name", ["x.pdf", "absent/x.csv"])
def test_file_that_cannot_be_written_is_refused_in_words(laptop: Laptop, tmp_path: Path, name: str) -> None:
    with pytest.raises(AppError):
        export_to(laptop, "people", tmp_path / name)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("kind", "form"), [(kind, form) for kind in FORMS for form in FORMS[kind]])
def test_every_row_is_as_wide_as_its_titles(laptop: Laptop, kind: Any, form: str) -> None:
    sheet = export_sheet(laptop, kind, form).sheet
    assert {len(row) for row in sheet.rows} <= {len(sheet.columns)}


def test_people_are_in_the_order_in_which_they_are_looked_for(tmp_path: Path) -> None:
    with a_laptop(tmp_path / "other") as other:
        for name in ("Faure", "Évrard", "eymard"):
            people.add_person(other, {"last_name": name})
        assert [row["Nom"] for row in records(other, "people")] == ["Évrard", "eymard", "Faure"]


def test_unknown_form_is_refused(laptop: Laptop) -> None:
    with pytest.raises(InvalidInputError, match="n’existe pas"):
        export_sheet(laptop, "people", "standard")
