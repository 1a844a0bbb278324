"""People and places from rows as they are; the communes are three, the numbers from ranges reserved for fiction."""

from __future__ import annotations

import pytest

from mediator_app.domain.communes import CommuneTable
from mediator_app.domain.import_cells import Cell
from mediator_app.domain.import_columns import Cells, row_keys
from mediator_app.domain.import_headers import ImportKind, guess_mapping
from mediator_app.domain.import_person import people_of
from mediator_app.domain.import_place import place_from_row
from mediator_app.domain.import_rows import Reading, Row, RowReading

_COLUMNS = (
    ("16317", "23062", "23075", "23247"),
    ("Saint-Fraigne", "Chéniers", "Dun-le-Palestel", "Saint-Vaury"),
    ("16140", "23220", "23800", "23320"),
    ("", "", "", ""),
    ("400", "500", "1100", "1700"),
    ("23999",),
    ("",),
    ("23247",),
    ("200000000",),
    ("CC",),
)
COMMUNES = CommuneTable.from_text("\n".join("\t".join(column) for column in _COLUMNS))


def person(**row: Cell) -> RowReading:
    cells = Cells.of(Reading.of(row, guess_mapping("people", list(row))))
    return next(people_of(cells, COMMUNES, this_year=2026))


def key_of(kind: ImportKind, row: Row) -> str:
    return next(row_keys(kind, Cells.of(Reading.of(row, guess_mapping(kind, list(row))))))


def place(**row: Cell) -> RowReading:
    return place_from_row(Reading.of(row, guess_mapping("places", list(row))), COMMUNES)


def fields_of(reading: RowReading) -> dict[str, object]:
    assert reading.fields is not None
    return dict(reading.fields)


def test_a_full_row_gives_a_person() -> None:
    row: dict[str, Cell] = {
        "Nom": "ROCHE",
        "Prénom": "denise",
        "Naissance": 1948.0,
        "Tel": 639981234,
        "Mail": "Denise@exemple.fr",
        "Commune": "St Vaury",
        "CP": 23320,
        "Genre": "Mme",
        "Statut": "Retraitée",
        "Notes": "Vient avec sa tablette",
    }
    assert person(**row) == RowReading(
        {
            "last_name": "Roche",
            "first_name": "Denise",
            "birth_year": 1948,
            "phone": "+33639981234",
            "email": "denise@exemple.fr",
            "commune": "23247",
            "gender": "feminin",
            "status": "retraite",
            "note": "Vient avec sa tablette",
        }
    )


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("Nom Prénom", "ROCHE Denise"),
        ("Nom Prénom", "roche denise"),
        ("Prénom Nom", "denise roche"),
        ("Prénom Nom", "Denise ROCHE"),
    ],
)
def test_one_cell_for_both_names_is_split(title: str, written: str) -> None:
    assert person(**{title: written}).fields == {"last_name": "Roche", "first_name": "Denise"}


@pytest.mark.parametrize("name", [None, " ", "-", "?"])
def test_a_row_without_any_name_is_refused(name: Cell) -> None:
    assert person(Nom=name, Commune="Saint-Vaury") == RowReading(None, ("La ligne n’a ni nom ni prénom.",))


def test_a_first_name_is_enough() -> None:
    assert person(Nom=None, Prénom="Denise").fields == {"first_name": "Denise"}


@pytest.mark.parametrize(
    ("title", "written", "warned"),
    [
        ("Naissance", "24", "Année de naissance"),
        ("Naissance", "2031", "Année de naissance"),
        ("Tel", "06 39", "Téléphone"),
        ("Mail", "denise", "Adresse électronique"),
        ("Commune", "Trifouillis", "Commune"),
        ("Statut", "astronaute", "Statut"),
    ],
)
def test_a_cell_that_cannot_be_read_is_told_and_the_person_kept(title: str, written: str, warned: str) -> None:
    reading = person(**{"Nom": "Roche", title: written})
    assert reading.fields == {"last_name": "Roche"}
    assert [warning.split("\u00a0")[0] for warning in reading.warnings] == [warned]


def test_what_is_not_told_is_absent_without_a_warning() -> None:
    assert person(Nom="Roche", Genre="Non communiqué", Statut="NC", Tel="-") == RowReading({"last_name": "Roche"})


def test_the_first_of_two_telephones_is_taken_and_it_is_said() -> None:
    reading = person(Nom="Roche", Tel="06 39 98 12 34 / 05 36 49 12 34")
    assert (fields_of(reading)["phone"], len(reading.warnings)) == ("+33639981234", 1)


def test_a_full_row_gives_a_place() -> None:
    reading = place(
        id="structure-1",
        pivot="434 933 123 00029",
        nom="Bus numérique",
        commune="Saint-Fraigne",
        code_insee=16317,
        code_postal=16140,
        adresse="Le Bourg",
        latitude="45,95",
        longitude=-0.008,
        typologie="ENM",
        telephone="05.36.49.12.34",
        courriels="bus@exemple.fr|autre@exemple.fr",
        site_web="https://exemple.fr",
        horaires="Mo 09:30-12:30; PH off",
        ouverture="Semaine impaire",
        presentation_resume="Un bus",
        services="Utiliser le numérique au quotidien;Accéder à du matériel",
        publics="Seniors (+ 65 ans)",
        conditions_acces="Accepte le Pass numérique",
        modalites_acces="Se présenter|Téléphoner",
        date_maj="12/03/2026",
    )
    assert reading.warnings == ()
    assert reading.fields == {
        "source_id": "structure-1",
        "siret": "43493312300029",
        "name": "Bus numérique",
        "commune": "16317",
        "postal_code": "16140",
        "address": "Le Bourg",
        "latitude": 45.95,
        "longitude": -0.008,
        "typology": "ENM",
        "itinerant": True,
        "phone": "+33536491234",
        "email": "bus@exemple.fr",
        "website": "https://exemple.fr",
        "opening_hours": "week 01-53/2 Mo 09:30-12:30; PH off",
        "summary": "Un bus",
        "services": ["Maîtrise des outils numériques du quotidien", "Accès internet et matériel informatique"],
        "publics": ["Seniors"],
        "fees": "Gratuit sous condition",
        "access": ["Se présenter", "Téléphoner"],
        "updated_on": "2026-03-12",
    }


def test_every_kind_and_fee_of_a_place_is_kept() -> None:
    fields = fields_of(place(nom="Mairie", typologie="MUNI|ENM|Château", conditions_acces="Gratuit;Payant"))
    assert (fields["typology"], fields["fees"], fields["itinerant"]) == ("MUNI|ENM", "Gratuit|Payant", True)


def test_a_place_without_a_name_is_refused() -> None:
    assert place(nom="", commune="Saint-Vaury") == RowReading(None, ("Le lieu n’a pas de nom.",))


@pytest.mark.parametrize(
    "cell", ["Saint-Vaury  Numéro de téléphone", "Saint-Vaury 05 36 49 12 34", "Saint-Vaury  Mme Martin 0536491234"]
)
def test_what_is_stuck_to_a_commune_is_not_kept(cell: str) -> None:
    assert place(nom="École", commune=cell, code_postal="23320").fields == {
        "name": "École",
        "commune": "23247",
        "postal_code": "23320",
    }


def test_a_place_named_after_another_commune_is_tied_to_none() -> None:
    reading = place(nom="Chéniers - Maison multi-services", commune="Dun Le Palestel", code_postal="23800")
    assert "commune" not in fields_of(reading)
    assert "Chéniers" in reading.warnings[0]


def test_a_place_named_after_another_commune_is_tied_to_its_insee_code() -> None:
    reading = place(nom="Chéniers - Maison", commune="Dun Le Palestel", code_postal="23800", code_insee="23075")
    assert fields_of(reading)["commune"] == "23075"


def test_hours_that_are_not_understood_are_kept_in_words() -> None:
    reading = place(nom="École", horaires="un samedi sur deux", description="Ateliers")
    assert fields_of(reading)["description"] == "Ateliers\nHoraires\u00a0: un samedi sur deux"
    assert len(reading.warnings) == 1


def test_odd_weeks_without_hours_are_kept_in_words() -> None:
    assert (
        fields_of(place(nom="École", ouverture="Semaine impaire"))["description"] == "Horaires\u00a0: Semaine impaire"
    )


@pytest.mark.parametrize(
    ("title", "written"),
    [("latitude", "95"), ("pivot", "12"), ("date_maj", "hier"), ("services", "Jardinage"), ("code_postal", "237")],
)
def test_a_place_s_cell_that_cannot_be_read_is_told(title: str, written: str) -> None:
    reading = place(**{"nom": "École", title: written})
    assert (reading.fields, bool(reading.warnings)) == ({"name": "École"}, True)


def test_the_same_row_has_the_same_key_whatever_its_case() -> None:
    rows: list[dict[str, Cell]] = [
        {"Nom": "ROCHE", "Tel": "06 39 98 12 34"},
        {"Nom": "Roche ", "Tel": "06.39.98.12.34"},
    ]
    assert len({key_of("people", row) for row in rows}) == 1


def test_two_rows_of_one_place_have_two_keys() -> None:
    rows: list[dict[str, Cell]] = [{"id": rank, "nom": "École", "commune": "Dun"} for rank in (2, 3)]
    assert len({key_of("places", row) for row in rows}) == 2


def test_a_place_with_an_identifier_keeps_its_key_when_its_name_changes() -> None:
    rows: list[dict[str, Cell]] = [{"id": "structure-1", "nom": name} for name in ("École", "Mairie")]
    assert len({key_of("places", row) for row in rows}) == 1


def test_a_rank_is_no_identifier_however_long() -> None:
    rows: list[dict[str, Cell]] = [{"id": 100002, "nom": name} for name in ("École", "Mairie")]
    assert len({key_of("places", row) for row in rows}) == 2
