"""The table of communes that ships with the program."""

from __future__ import annotations

from mediator_app.documents.communes import load_communes
from mediator_app.domain.commune_names import commune_key
from mediator_app.domain.communes import CommuneTable
from mediator_app.resources import resource_path


def test_the_packaged_table_holds_the_communes_of_2026() -> None:
    assert len(load_communes()) == 34_969


def test_every_packaged_name_is_found_by_its_own_key() -> None:
    table = load_communes()
    for code in ("23165", "57521", "94038", "2A004", "97411", "59183", "51410", "01015"):
        commune = table.by_code(code)
        assert commune is not None
        assert commune in table.search(commune_key(commune.name), commune.department)


def test_former_communes_of_the_packaged_table_lead_to_today_s() -> None:
    commune = load_communes().by_code("01340")
    assert commune is not None
    assert (commune.code, commune.former) == ("01015", ("Arbignieu", "Saint-Bois"))


def test_the_packaged_table_stays_small() -> None:
    assert resource_path("communes", "communes.zlib").stat().st_size < 700_000


def test_the_table_is_read_once() -> None:
    table: CommuneTable = load_communes()
    assert load_communes() is table
