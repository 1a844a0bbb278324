"""Where each device is and who has it, by its movements in the order in which they happened."""

from __future__ import annotations

import pytest

from mediator_app.domain.equipment import Device, Whereabouts
from mediator_app.storage import equipment
from tests.support.shown import CLAIRE, Tables


def device(tables: Tables, id_: str = "d", name: str = "Tablette", **fields: str | int | bool) -> str:
    return tables.show("equipment", id_, name=name, **fields)


def move(
    tables: Tables, id_: str, kind: str, at: str = "2026-11-24T10:00:00+01:00", **fields: str | int | bool
) -> None:
    about = {"equipment": "d", "kind": kind, "moved_at": at, "person": None if kind == "return" else "p"}
    tables.show("movement", id_, **{**about, **fields})


def present(tables: Tables) -> Device:
    found = equipment.one(tables.connection, "d")
    assert found is not None
    return found


def test_device_that_never_moved_is_in_stock_and_nobodys(tables: Tables) -> None:
    device(tables)
    assert (present(tables).whereabouts, present(tables).holder, present(tables).moved_at) == (
        Whereabouts.IN_STOCK,
        "",
        "",
    )


@pytest.mark.parametrize(
    ("kind", "where"), [("loan", "lent"), ("gift", "given"), ("sale", "sold"), ("discard", "discarded")]
)
def test_last_movement_says_where_a_device_is(tables: Tables, kind: str, where: str) -> None:
    device(tables)
    move(tables, "1", kind)
    assert present(tables).whereabouts == where


def test_returned_device_is_nobodys_even_if_the_return_names_somebody(tables: Tables) -> None:
    device(tables)
    tables.person("p")
    move(tables, "1", "loan")
    move(tables, "2", "return", "2026-11-25T10:00:00+01:00", person="p")
    assert present(tables).holder == ""
    assert equipment.of_person(tables.connection, "p") == []


def test_movement_that_arrives_late_does_not_undo_a_later_one(tables: Tables) -> None:
    device(tables)
    move(tables, "return", "return", "2026-11-25T10:00:00+01:00")
    move(tables, "loan", "loan", "2026-11-24T10:00:00+01:00")
    assert present(tables).whereabouts is Whereabouts.IN_STOCK


def test_of_two_movements_of_one_moment_the_one_written_last_counts(tables: Tables) -> None:
    device(tables)
    move(tables, "1", "return")
    move(tables, "2", "loan")
    assert present(tables).whereabouts is Whereabouts.LENT


def test_cancelled_movement_leaves_the_device_where_it_was(tables: Tables) -> None:
    device(tables)
    move(tables, "1", "loan")
    move(tables, "2", "discard", "2026-11-25T10:00:00+01:00", voided=True)
    assert present(tables).whereabouts is Whereabouts.LENT


def test_device_lent_to_an_absorbed_record_is_with_the_person_who_stands(tables: Tables) -> None:
    device(tables)
    tables.merge(tables.person("who", "Lefèvre"), tables.person("p", "Lefebvre"))
    move(tables, "1", "loan")
    assert (present(tables).holder, present(tables).last_name) == ("who", "Lefèvre")
    assert [one.id for one in equipment.of_person(tables.connection, "who")] == ["d"]


def test_devices_stand_by_inventory_number_those_without_one_last_by_name(tables: Tables) -> None:
    for id_, name, number in (
        ("a", "Souris", None),
        ("b", "Tablette", "T-02"),
        ("c", "Clavier", None),
        ("d", "PC", "T-01"),
    ):
        tables.show("equipment", id_, name=name, number=number)
    assert [one.id for one in equipment.all_of(tables.connection)] == ["d", "b", "c", "a"]


def test_deleted_device_is_nowhere_and_its_number_is_free(tables: Tables) -> None:
    device(tables, number="T-01", voided=True)
    assert equipment.one(tables.connection, "d") is None
    assert equipment.all_of(tables.connection) == []
    assert equipment.with_number(tables.connection, "T-01") == ""


def test_number_tells_its_device(tables: Tables) -> None:
    device(tables, number="T-01")
    assert [equipment.with_number(tables.connection, number) for number in ("T-01", "T-02")] == ["d", ""]


def test_movement_tells_with_whom_by_whom_for_which_pack_and_price(tables: Tables) -> None:
    device(tables)
    tables.person("p")
    tables.show("pack", "k", person="p", title="Pack de 5 heures", unit="minutes", amount=300, opened_on="2026-11-01")
    tables.show("member", CLAIRE, name="Claire Fourneau")
    move(tables, "1", "sale", pack="k", price_cents=4500)
    (one,) = equipment.movements(tables.connection, "d")
    told = (one.last_name, one.made_by_name, one.pack_title, one.price_cents, one.due_on)
    assert told == ("Roche", "Claire Fourneau", "Pack de 5 heures", 4500, "")
