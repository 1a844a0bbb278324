"""The gestures at a session's door as they are read back, and what stands in the way of taking one back."""

from __future__ import annotations

import pytest

from mediator_app.storage import gestures
from mediator_app.storage.operations import Draft
from tests.support.shown import Tables

TICKED = {"session": "s", "person": "p", "status": "present"}


@pytest.fixture
def session(tables: Tables) -> str:
    tables.person("p", gender="feminin")
    return tables.session("s")


def tick(tables: Tables, status: str = "present", label: str = "door.present") -> int:
    return tables.write(label, Draft("attendance", "a", {**TICKED, "status": status}))


def count(tables: Tables, total: int) -> int:
    return tables.write("door.group", Draft("headcount", "h", {"session": "s", "counts": {"total": total}}))


def take_back(tables: Tables, txn: int, entity: str = "attendance", id_: str = "a") -> None:
    tables.write("undo", Draft(entity, id_, void=True, cause=f"undo:{txn}"))


def test_gesture_tells_who_came_and_who_noted_it(tables: Tables, session: str) -> None:
    tables.show("member", tables.author.actor, name="Claire Fourneau")
    txn = tick(tables)
    (row,) = gestures.at_door(tables.connection, session, 10)
    told = (row[0], row[1], row[3], row[4], row[6], row[8], row[13])
    assert told == (str(txn), "present", "p", "Roche", "feminin", "present", "Claire Fourneau")


def test_newest_gesture_comes_first_up_to_the_limit(tables: Tables, session: str) -> None:
    for status in ("present", "excused", "present"):
        tick(tables, status, f"door.{status}")
    assert [row[1] for row in gestures.at_door(tables.connection, session, 2)] == ["present", "excused"]


@pytest.mark.parametrize("label", ["attendance.set", "session.edit", "undo"])
def test_what_was_not_done_at_the_door_is_left_out(tables: Tables, session: str, label: str) -> None:
    tick(tables, label=label)
    assert gestures.at_door(tables.connection, session, 10) == []


def test_gesture_of_another_session_is_left_out(tables: Tables, session: str) -> None:
    tick(tables)
    assert gestures.at_door(tables.connection, tables.session("other"), 10) == []


def test_group_is_told_by_what_it_added(tables: Tables, session: str) -> None:
    for total in (14, 17, 16):
        count(tables, total)
    assert [row[9] for row in gestures.at_door(tables.connection, session, 10)] == [-1, 3, 14]


def test_gesture_taken_back_is_left_out_unless_it_is_asked_for(tables: Tables, session: str) -> None:
    take_back(tables, tick(tables))
    assert gestures.at_door(tables.connection, session, 10) == []
    (row,) = gestures.at_door(tables.connection, session, 10, undone=True)
    assert row[12] != ""


def test_presence_and_voucher_of_one_gesture_are_one_line(tables: Tables, session: str) -> None:
    about = {"scheme": "scheme", "code": "0412 7785", "code_key": "04127785", "session": "s", "person": "p"}
    voucher = Draft("redemption", "v", {**about, "amount_cents": 1000, "taken_at": "2026-11-24T10:00:00+01:00"})
    tables.write("door.present", Draft("attendance", "a", TICKED), voucher)
    assert [(row[3], row[7]) for row in gestures.at_door(tables.connection, session, 10)] == [("p", "0412 7785")]


def test_payment_tells_its_amount_and_how_it_was_given(tables: Tables, session: str) -> None:
    about = {"session": "s", "person": "p", "amount_cents": 350, "method": "cash"}
    tables.write("door.payment", Draft("payment", "y", {**about, "taken_at": "2026-11-24T10:00:00+01:00"}))
    assert [row[10:12] for row in gestures.at_door(tables.connection, session, 10)] == [(350, "cash")]


def test_only_the_gesture_taken_back_is_undone(tables: Tables, session: str) -> None:
    first, second = tick(tables), count(tables, 3)
    take_back(tables, second, "headcount", "h")
    assert [gestures.is_undone(tables.connection, txn) for txn in (first, second)] == [False, True]


def test_number_that_begins_alike_is_another_gesture(tables: Tables, session: str) -> None:
    first = tick(tables)
    take_back(tables, first * 10)
    assert not gestures.is_undone(tables.connection, first)


def test_record_left_alone_since_was_not_changed(tables: Tables, session: str) -> None:
    txn = tick(tables)
    assert not gestures.was_changed_since(tables.connection, "a", txn, [])


def test_record_changed_since_was_changed_but_for_the_gestures_that_are_named(tables: Tables, session: str) -> None:
    first = tick(tables)
    second = tick(tables, "excused")
    assert gestures.was_changed_since(tables.connection, "a", first, [])
    assert not gestures.was_changed_since(tables.connection, "a", first, [second])


def test_change_that_was_taken_back_is_none(tables: Tables, session: str) -> None:
    first = tick(tables)
    second = tick(tables, "excused")
    tables.write("undo", Draft("attendance", "a", {"status": "present"}, cause=f"undo:{second}"))
    assert not gestures.was_changed_since(tables.connection, "a", first, [])


@pytest.mark.parametrize(("but", "used"), [([], True), (["s/p"], True), (["s/p", "v1"], False)])
def test_person_is_used_by_any_presence_or_voucher_but_those_named(
    tables: Tables, session: str, but: list[str], *, used: bool
) -> None:
    tables.attends("s", "p")
    tables.voucher("v1", "s", "p")
    assert gestures.is_person_used(tables.connection, "p", but) is used


def test_presence_or_voucher_taken_back_uses_nobody(tables: Tables, session: str) -> None:
    tables.attends("s", "p", voided=True)
    tables.voucher("v1", "s", "p", voided=True)
    assert not gestures.is_person_used(tables.connection, "p", [])
