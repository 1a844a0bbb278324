"""The laptop's tables: a column for every field and no other, strict, with the views that documents promise."""

from __future__ import annotations

from pathlib import Path

import pytest

from mediator_app.domain.entities import ENTITIES, ValueType
from mediator_app.services.laptop import Laptop
from mediator_app.storage.database import connect
from mediator_app.storage.migrations import SCHEMA_VERSION, migrate
from tests.support.laptops import KEY, a_workshop

DOCUMENTED = {
    "people",
    "places",
    "sessions",
    "attendance",
    "redemptions",
    "schemes",
    "leases",
    "merges",
    "erasures",
    "conflicts",
    "outbox",
    *("workshops", "tours", "stops", "kit", "kit_checks", "payments", "mandates", "mandate_uses"),
    *("packs", "pack_uses", "assessments", "equipment", "movements", "attachments"),
}
OWN_COLUMNS = {"row", "id", "made_by", "made_at"}
DERIVED = {"person": {"sort_key", "is_incomplete"}}


def columns(laptop: Laptop, table: str) -> dict[str, str]:
    """Column → declared type."""
    return dict(laptop.connection.execute("SELECT name, type FROM pragma_table_info(?)", (table,)).fetchall())


@pytest.mark.parametrize("entity", ENTITIES)
def test_every_field_has_its_column_and_every_column_its_field(laptop: Laptop, entity: str) -> None:
    found = columns(laptop, f"{entity}_row")
    own = OWN_COLUMNS | DERIVED.get(entity, set())
    assert found.keys() - own == ENTITIES[entity].fields.keys()
    assert found.keys() >= own


@pytest.mark.parametrize("entity", ENTITIES)
def test_every_column_has_its_fields_type(laptop: Laptop, entity: str) -> None:
    found = columns(laptop, f"{entity}_row")
    numbers = {ValueType.INTEGER, ValueType.FLAG}
    for name, field in ENTITIES[entity].fields.items():
        assert found[name] == ("INTEGER" if field.type in numbers else "TEXT"), name


def test_every_row_table_belongs_to_an_entity(laptop: Laptop) -> None:
    rows = laptop.connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name LIKE '%\\_row' ESCAPE '\\'"
    )
    assert {row[0].removesuffix("_row") for row in rows} == ENTITIES.keys()


def test_every_table_is_strict(laptop: Laptop) -> None:
    rows = laptop.connection.execute(
        "SELECT name, strict FROM pragma_table_list WHERE type = 'table' AND schema = 'main'"
    )
    loose = {name for name, strict in rows if not strict and not name.startswith(("sqlite_", "_sqlite"))}
    assert loose <= {"migrations"} | {name for name in loose if name.startswith("person_")}


def test_documented_views_exist_and_can_be_read(laptop: Laptop) -> None:
    a_workshop(laptop)
    found = {row[0] for row in laptop.connection.execute("SELECT name FROM sqlite_schema WHERE type = 'view'")}
    assert found == DOCUMENTED
    for view in DOCUMENTED:
        laptop.connection.execute(f"SELECT * FROM {view}").fetchall()


def test_views_hide_what_is_deleted_but_vouchers_and_merges(laptop: Laptop) -> None:
    a_workshop(laptop)
    for entity in ENTITIES:
        laptop.connection.execute(f"UPDATE {entity}_row SET voided = 1")
    for view in ("people", "places", "sessions", "attendance", "schemes", "leases"):
        assert laptop.connection.execute(f"SELECT count(*) FROM {view}").fetchone() == (0,)


def test_latitude_is_read_in_degrees(laptop: Laptop) -> None:
    laptop.connection.execute(
        "INSERT INTO place_row (id, latitude_e6, made_by, made_at) VALUES ('p', 45840123, '', '')"
    )
    assert laptop.connection.execute("SELECT latitude FROM places").fetchone() == (45.840123,)


def test_session_without_a_state_is_open_and_voucher_without_one_provisional(laptop: Laptop) -> None:
    laptop.connection.execute("INSERT INTO session_row (id, made_by, made_at) VALUES ('s', '', '')")
    laptop.connection.execute("INSERT INTO redemption_row (id, made_by, made_at) VALUES ('v', '', '')")
    assert laptop.connection.execute("SELECT state FROM sessions").fetchone() == ("open",)
    assert laptop.connection.execute("SELECT state FROM redemptions").fetchone() == ("provisional",)


def test_migrating_twice_changes_nothing(tmp_path: Path) -> None:
    connection = connect(tmp_path / "x.db", KEY)
    migrate(connection)
    before = connection.execute("SELECT sql FROM sqlite_schema ORDER BY name").fetchall()
    migrate(connection)
    assert connection.execute("SELECT sql FROM sqlite_schema ORDER BY name").fetchall() == before
    assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
    connection.close()


def test_waiting_operations_are_found_by_an_index(laptop: Laptop) -> None:
    sql = "EXPLAIN QUERY PLAN SELECT n FROM operation WHERE state IN ('pending', 'held') AND n > 5 ORDER BY n LIMIT 9"
    assert "operation_waiting" in str(laptop.connection.execute(sql).fetchall())
    sql = "EXPLAIN QUERY PLAN SELECT id FROM operation WHERE overlay = 1 AND seq <= 5"
    assert "operation_overlay" in str(laptop.connection.execute(sql).fetchall())


@pytest.mark.parametrize("state", ["rejected", "parked", "quarantined"])
def test_operations_answered_otherwise_are_found_by_an_index(laptop: Laptop, state: str) -> None:
    sql = f"EXPLAIN QUERY PLAN SELECT n FROM operation WHERE state = '{state}' ORDER BY n"
    assert "operation_answered" in str(laptop.connection.execute(sql).fetchall())


def test_people_are_walked_in_their_order_without_reading_them(laptop: Laptop) -> None:
    sql = "EXPLAIN QUERY PLAN SELECT id FROM person_row WHERE voided = 0 AND is_incomplete ORDER BY sort_key, id"
    plan = str(laptop.connection.execute(sql).fetchall())
    assert ("COVERING INDEX person_row_by_sort_key" in plan, "TEMP" in plan) == (True, False)
