"""Bringing spreadsheets in: real lists of places, people who are here already, and the same file again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from mediator_app.errors import DiskFullError
from mediator_app.services import people
from mediator_app.services.import_plan import ImportReport
from mediator_app.services.imports import import_people, import_places
from mediator_app.services.laptop import Laptop
from mediator_app.services.merging import merge_people
from mediator_app.services.profiles import rows_of
from mediator_app.storage import operations, replica
from mediator_app.storage.operations import Draft
from tests.support.laptops import a_laptop

PLACES = Path(__file__).parents[1] / "data" / "places"
CREUSE = PLACES / "ateliers-creuse.json"
BUS = PLACES / "bus-charente.json"
HEADER = "Nom;Prénom;Année de naissance;Téléphone;Code postal;Commune;Statut"
DENISE = "Roche;Denise;1948;06 39 98 41 10;23460;Royère-de-Vassivière;retraitée"


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    """A laptop that has joined no team."""
    with a_laptop(tmp_path / "laptop") as laptop:
        yield laptop


def a_list(folder: Path, *lines: str, header: str = HEADER) -> Path:
    """A list of people in a file."""
    file = folder / "liste.csv"
    file.write_text("\n".join((header, *lines)), encoding="utf-8")
    return file


def counts(report: ImportReport) -> tuple[int, int, int, int]:
    """Rows created, updated, unchanged and refused."""
    return report.created, report.updated, report.unchanged, len(report.refused)


def told_about(report: ImportReport, row: int) -> Sequence[str]:
    """The warnings about a row."""
    return [warning for warning in report.warnings if warning.startswith(f"Ligne {row}\u00a0:")]


@pytest.mark.parametrize(("file", "number"), [(CREUSE, 91), (BUS, 12)])
def test_real_places_are_all_taken(laptop: Laptop, file: Path, number: int) -> None:
    assert counts(import_places(laptop, file)) == (number, 0, 0, 0)


@pytest.mark.parametrize("file", [CREUSE, BUS])
def test_each_real_place_has_its_commune_or_a_reason(laptop: Laptop, file: Path) -> None:
    report = import_places(laptop, file)
    without = len(rows_of(laptop, "SELECT id FROM places WHERE commune IS NULL"))
    assert sum("Commune" in warning for warning in report.warnings) == without <= 4


@pytest.mark.parametrize("file", [CREUSE, BUS])
def test_same_places_again_write_nothing(laptop: Laptop, file: Path) -> None:
    first = import_places(laptop, file)
    before = operations.last_number(laptop.connection)
    assert counts(import_places(laptop, file)) == (0, 0, first.created, 0)
    assert operations.last_number(laptop.connection) == before


def test_opening_hours_keep_odd_and_even_weeks(laptop: Laptop) -> None:
    import_places(laptop, BUS)
    hours = {row["opening_hours"] for row in rows_of(laptop, "SELECT opening_hours FROM places")}
    assert any(text.startswith("week 01-53/2 ") for text in hours)
    assert any(text.startswith("week 02-52/2 ") for text in hours)


def test_position_is_kept_in_millionths(laptop: Laptop) -> None:
    import_places(laptop, BUS)
    [row] = rows_of(laptop, "SELECT latitude, longitude FROM places WHERE commune = '16317'")
    assert row == {"latitude": 45.952791, "longitude": -0.008588}


def test_two_laptops_make_the_same_places(laptop: Laptop, tmp_path: Path) -> None:
    sql = "SELECT id FROM places ORDER BY id"
    import_places(laptop, BUS)
    with a_laptop(tmp_path / "other") as other:
        import_places(other, BUS)
        assert rows_of(other, sql) == rows_of(laptop, sql)


def test_newer_file_brings_a_place_up_to_date(laptop: Laptop, tmp_path: Path) -> None:
    header = "id;nom;commune;code_insee;adresse"
    import_places(laptop, a_list(tmp_path, "structure-1;Mairie;Royère;23165;1 rue Haute", header=header))
    newer = import_places(laptop, a_list(tmp_path, "structure-1;Mairie;Royère;23165;2 rue Basse", header=header))
    assert counts(newer) == (0, 1, 0, 0)
    assert rows_of(laptop, "SELECT address FROM places") == [{"address": "2 rue Basse"}]


def test_order_in_a_list_is_no_change(laptop: Laptop, tmp_path: Path) -> None:
    header = "id;nom;services"
    two = "Parentalité et éducation avec le numérique|Aide aux démarches administratives"
    import_places(laptop, a_list(tmp_path, f"structure-1;Mairie;{two}", header=header))
    newer = a_list(tmp_path, f"structure-1;Mairie;{two}|Compréhension du monde numérique", header=header)
    assert counts(import_places(laptop, newer)) == (0, 1, 0, 0)
    assert counts(import_places(laptop, newer)) == (0, 0, 1, 0)


def test_stops_that_differ_by_their_hours_only_are_two_places_at_every_import(laptop: Laptop, tmp_path: Path) -> None:
    header = "nom;code_insee;horaires"
    lines = ("Bus;16317;Mo 09:00-12:00", "Bus;16317;Tu 09:00-12:00", "Bus;16317;Mo 09:00-12:00")
    file = a_list(tmp_path, *lines, header=header)
    assert counts(import_places(laptop, file)) == (2, 0, 1, 0)
    assert counts(import_places(laptop, file)) == (0, 0, 3, 0)


def test_deleted_place_is_not_brought_back(laptop: Laptop, tmp_path: Path) -> None:
    file = a_list(tmp_path, "Mairie;23165", header="nom;code_insee")
    [id_] = import_places(laptop, file).changes.ids
    operations.append(laptop.connection, [Draft("place", id_, void=True)], laptop.author, "place.delete")
    report = import_places(laptop, file)
    assert counts(report) == (0, 0, 1, 0)
    assert "supprimé" in report.warnings[0]


def test_people_are_taken_with_their_fields(laptop: Laptop, tmp_path: Path) -> None:
    [id_] = import_people(laptop, a_list(tmp_path, DENISE)).changes.ids
    assert people.person_card(laptop, id_).fields == {
        "last_name": "Roche",
        "first_name": "Denise",
        "birth_year": 1948,
        "phone": "+33639984110",
        "commune": "23165",
        "status": "retraite",
    }


def test_same_people_again_write_nothing(laptop: Laptop, tmp_path: Path) -> None:
    file = a_list(tmp_path, DENISE, "Faure;Lucienne;;;;;", "Faure;André;;;;;")
    import_people(laptop, file)
    before = operations.last_number(laptop.connection)
    assert counts(import_people(laptop, file)) == (0, 0, 3, 0)
    assert operations.last_number(laptop.connection) == before


def test_same_people_again_after_a_correction_change_nothing(laptop: Laptop, tmp_path: Path) -> None:
    file = a_list(tmp_path, DENISE)
    [id_] = import_people(laptop, file).changes.ids
    people.edit_person(laptop, id_, {"last_name": "Roche-Faure", "phone": "06 39 98 00 00"})
    assert counts(import_people(laptop, file)) == (0, 0, 1, 0)
    assert people.person_card(laptop, id_).text("phone") == "+33639980000"


def test_known_person_only_gets_what_her_record_leaves_blank(laptop: Laptop, tmp_path: Path) -> None:
    known = people.add_person(
        laptop, {"last_name": "ROCHE", "first_name": "Denise", "birth_year": 1948, "note": "x"}
    ).id
    assert counts(import_people(laptop, a_list(tmp_path, DENISE))) == (0, 1, 0, 0)
    card = people.person_card(laptop, known)
    assert (card.text("last_name"), card.text("phone"), card.text("note")) == ("ROCHE", "+33639984110", "x")


def test_other_value_of_a_known_person_is_told_and_not_taken(laptop: Laptop, tmp_path: Path) -> None:
    fields = {"last_name": "Roche", "first_name": "Denise", "birth_year": 1948, "phone": "06 39 98 00 00"}
    known = people.add_person(laptop, fields).id
    report = import_people(laptop, a_list(tmp_path, DENISE))
    assert people.person_card(laptop, known).text("phone") == "+33639980000"
    assert "téléphone" in told_about(report, 2)[0]


def test_name_alone_does_not_make_somebody_known(laptop: Laptop, tmp_path: Path) -> None:
    people.add_person(laptop, {"last_name": "Roche", "first_name": "Denise"})
    assert import_people(laptop, a_list(tmp_path, DENISE)).created == 1


def test_same_name_and_commune_born_another_year_is_somebody_else(laptop: Laptop, tmp_path: Path) -> None:
    people.add_person(laptop, {"last_name": "Roche", "first_name": "Denise", "birth_year": 1975, "commune": "23165"})
    assert import_people(laptop, a_list(tmp_path, DENISE)).created == 1


def test_who_looks_like_somebody_known_is_created_with_a_warning(laptop: Laptop, tmp_path: Path) -> None:
    fields = {"last_name": "Roches", "first_name": "Denise", "birth_year": 1948, "commune": "23165"}
    people.add_person(laptop, fields)
    report = import_people(laptop, a_list(tmp_path, DENISE))
    assert report.created == 1
    assert "Denise Roches" in told_about(report, 2)[0]


def test_row_about_the_person_of_another_row_is_told(laptop: Laptop, tmp_path: Path) -> None:
    report = import_people(laptop, a_list(tmp_path, DENISE, "Roche;Denise;1948;;;;"))
    assert counts(report) == (1, 0, 1, 0)
    assert "la ligne 2" in told_about(report, 3)[0]


def test_blank_of_a_merged_person_is_filled_where_she_is_shown(laptop: Laptop, tmp_path: Path) -> None:
    [absorbed] = import_people(laptop, a_list(tmp_path, DENISE.removesuffix("retraitée"))).changes.ids
    survivor = people.add_person(laptop, {"last_name": "Roche-Faure"}).id
    merge_people(laptop, survivor, absorbed)
    assert counts(import_people(laptop, a_list(tmp_path, DENISE))) == (0, 1, 0, 0)
    assert people.person_card(laptop, survivor).text("status") == "retraite"


def test_deleted_person_is_not_brought_back(laptop: Laptop, tmp_path: Path) -> None:
    file = a_list(tmp_path, DENISE)
    [id_] = import_people(laptop, file).changes.ids
    operations.append(laptop.connection, [Draft("person", id_, void=True)], laptop.author, "person.delete")
    assert counts(import_people(laptop, file)) == (0, 0, 1, 0)


def test_homonymous_commune_is_told_by_the_rest_of_the_file(laptop: Laptop, tmp_path: Path) -> None:
    lines = (
        *("Faure;Lucienne;23165;" for _ in range(4)),
        "Roche;Denise;;Saint-Sulpice-le-Guérétois",
        "Roux;Paul;;Boussac",
    )
    file = a_list(tmp_path, *lines, header="Nom;Prénom;Code INSEE;Commune")
    import_people(laptop, file)
    rows = rows_of(laptop, "SELECT commune FROM people WHERE last_name = 'Roux'")
    assert rows == [{"commune": "23031"}]


def test_refused_rows_are_named_by_their_number_in_the_file(laptop: Laptop, tmp_path: Path) -> None:
    report = import_people(laptop, a_list(tmp_path, DENISE, "", ";;1950;;;;"))
    assert [refused.row for refused in report.refused] == [4]


def test_read_is_the_sum_of_what_became_of_the_rows(laptop: Laptop, tmp_path: Path) -> None:
    report = import_people(laptop, a_list(tmp_path, DENISE, DENISE, ";;1950;;;;"))
    assert report.read == sum(counts(report)) == 3


def test_dry_run_writes_nothing(laptop: Laptop, tmp_path: Path) -> None:
    report = import_people(laptop, a_list(tmp_path, DENISE), dry_run=True)
    assert (report.created, report.changes.ids) == (1, frozenset())
    assert people.count_people(laptop) == 0


def test_each_row_travels_on_its_own(laptop: Laptop) -> None:
    import_places(laptop, BUS)
    assert len(rows_of(laptop, "SELECT DISTINCT txn FROM outbox")) == 12


def test_full_disk_leaves_nothing_of_the_file(laptop: Laptop) -> None:
    pages = laptop.connection.execute("PRAGMA page_count").fetchone()[0]
    laptop.connection.execute(f"PRAGMA max_page_count = {pages + 4}")
    with pytest.raises(DiskFullError):
        import_places(laptop, CREUSE)
    assert rows_of(laptop, "SELECT id FROM places") == []


def test_screens_show_what_was_imported(laptop: Laptop) -> None:
    import_places(laptop, CREUSE)
    assert replica.problems(laptop.connection) == []
