"""The two real files of places, dirty as they were published (MIT, names and telephones of people taken out)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from mediator_app.documents.communes import load_communes
from mediator_app.documents.tables import read_table
from mediator_app.domain.import_columns import Cells, row_keys
from mediator_app.domain.import_headers import guess_mapping
from mediator_app.domain.import_place import place_from_row
from mediator_app.domain.import_rows import Reading, RowReading

FOLDER = Path(__file__).parent.parent / "data" / "places"


@cache
def read(name: str) -> dict[int, RowReading]:
    table = read_table(FOLDER / name)
    mapping = guess_mapping("places", table.headers)
    return {number: place_from_row(Reading.of(row, mapping), load_communes()) for number, row in table.records()}


def field(name: str, row: int, what: str) -> object:
    fields = read(name)[row].fields
    assert fields is not None
    return fields.get(what)


def test_the_workshops_of_the_creuse_give_91_places_each_with_a_commune_or_a_reason() -> None:
    readings = read("ateliers-creuse.json")
    untied = {
        row for row, reading in readings.items() if reading.fields is not None and "commune" not in reading.fields
    }
    assert (len(readings), sum(reading.fields is not None for reading in readings.values())) == (91, 91)
    # Four rows name one commune in the place's name and another in its cell: only a person can tell.
    assert untied == {1, 30, 40, 55}
    assert all(readings[row].warnings for row in untied)


def test_every_commune_of_the_creuse_file_is_in_the_creuse() -> None:
    codes = [str(field("ateliers-creuse.json", row, "commune") or "23") for row in read("ateliers-creuse.json")]
    assert all(code.startswith("23") for code in codes)


def test_dirty_communes_are_tied_to_the_right_one() -> None:
    codes = {row: field("ateliers-creuse.json", row, "commune") for row in (8, 26, 79, 90)}
    assert codes == {8: "23244", 26: "23005", 79: "23247", 90: "23155"}


def test_hours_of_the_creuse_are_in_osm_or_kept_in_words() -> None:
    assert field("ateliers-creuse.json", 89, "opening_hours") == "Tu 09:00-10:30"
    assert "Tous Les 15 jours" in str(field("ateliers-creuse.json", 59, "description"))


def test_the_bus_of_the_charente_gives_12_places_all_tied_to_their_commune() -> None:
    codes = [field("bus-charente.json", row, "commune") for row in read("bus-charente.json")]
    assert (len(codes), all(str(code).startswith("16") for code in codes)) == (12, True)


def test_odd_and_even_weeks_of_the_bus_are_kept() -> None:
    hours = [str(field("bus-charente.json", row, "opening_hours")) for row in read("bus-charente.json")]
    assert [hour.split(" ")[1] for hour in hours] == ["01-53/2"] * 6 + ["02-52/2"] * 6


def test_the_bus_is_itinerant() -> None:
    assert all(field("bus-charente.json", row, "itinerant") is True for row in read("bus-charente.json"))


def test_each_row_has_its_own_key() -> None:
    keys = []
    for name in ("ateliers-creuse.json", "bus-charente.json"):
        table = read_table(FOLDER / name)
        mapping = guess_mapping("places", table.headers)
        keys += [next(row_keys("places", Cells.of(Reading.of(row, mapping)))) for _, row in table.records()]
    assert len(set(keys)) == 103
