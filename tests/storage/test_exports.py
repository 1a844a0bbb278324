"""What is exported, at the edges: days, merged and deleted records, lists and maps as values."""

from __future__ import annotations

import pytest

from mediator_app.storage import exports
from mediator_app.storage.operations import Draft
from tests.support.shown import KARIM, Tables

EVER = ("", "")


def only_session(tables: Tables) -> exports.Record:
    (found,) = exports.sessions(tables.connection, *EVER)
    return found


def only_person(tables: Tables) -> exports.Record:
    (found,) = exports.people(tables.connection)
    return found


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        ("", "", ["a", "b", "c"]),
        ("2026-11-24", "2026-11-25", ["b"]),
        ("2026-11-25", "", ["c"]),
        ("", "2026-11-24", ["a"]),
    ],
)
def test_days_take_the_first_and_leave_the_last(tables: Tables, first: str, last: str, found: list[str]) -> None:
    for id_, day in (("a", "2026-11-23"), ("b", "2026-11-24"), ("c", "2026-11-25")):
        tables.session(id_, day)
    assert [row["session"] for row in exports.sessions(tables.connection, first, last)] == found


def test_visits_of_both_records_of_a_person_are_counted_once_each_session(tables: Tables) -> None:
    tables.person("p")
    tables.person("twin")
    for session, person in (("1", "p"), ("1", "twin"), ("2", "twin")):
        tables.attends(tables.session(session), person)
    tables.merge("p", "twin")
    assert only_person(tables)["visits"] == 2


@pytest.mark.parametrize("status", ["registered", "waiting", "excused", "absent"])
def test_who_was_not_present_has_made_no_visit(tables: Tables, status: str) -> None:
    tables.attends(tables.session("s"), tables.person("p"), status)
    assert only_person(tables)["visits"] == 0


@pytest.mark.parametrize(
    ("status", "counted"), [("registered", 1), ("present", 1), ("waiting", 0), ("excused", 0), ("absent", 0)]
)
def test_registered_are_those_with_a_seat(tables: Tables, status: str, counted: int) -> None:
    tables.attends(tables.session("s"), tables.person("p"), status)
    assert only_session(tables)["registered"] == counted


def test_presence_at_a_deleted_session_is_no_visit(tables: Tables) -> None:
    tables.attends(tables.session("s", voided=True), tables.person("p"))
    assert only_person(tables)["visits"] == 0


def test_deleted_person_is_not_exported(tables: Tables) -> None:
    tables.person("p", voided=True)
    assert list(exports.people(tables.connection)) == []


def test_lists_and_maps_come_as_values(tables: Tables) -> None:
    tables.session("s", themes=["securite_numerique"])
    tables.show("headcount", "h", session="s", counts={"total": 3, "feminin": 2})
    found = only_session(tables)
    assert (found["themes"], found["counts"]) == (["securite_numerique"], {"total": 3, "feminin": 2})


def test_list_that_was_never_filled_stays_empty(tables: Tables) -> None:
    tables.session("s")
    assert only_session(tables)["themes"] is None


def test_session_without_kind_and_state_is_an_open_workshop(tables: Tables) -> None:
    tables.session("s")
    assert (only_session(tables)["kind"], only_session(tables)["state"]) == ("collectif", "open")


def test_session_changed_here_tells_when(tables: Tables) -> None:
    tables.session("s")
    tables.write("session.edit", Draft("session", "s", {"title": "Autre titre"}))
    assert only_session(tables)["changed_at"] == "2026-11-24T09:00:00+00:00"


def test_session_that_a_colleague_changed_after_its_author_tells_the_later_time(tables: Tables) -> None:
    tables.write("session.add", Draft("session", "s", {"title": "Atelier", "starts_at": "2026-11-24T10:00:00+01:00"}))
    tables.connection.execute(
        "INSERT INTO base (id, entity, seq, fields, made_by, made_at, actor, wall)"
        " VALUES ('s', 'session', 9, '{}', 'm', '', ?, '2026-11-26T15:30:00+01:00')",
        (KARIM,),
    )
    assert only_session(tables)["changed_at"] == "2026-11-26T15:30:00+01:00"


def test_session_nobody_changed_tells_when_it_was_made(tables: Tables) -> None:
    tables.session("s", made_at="2026-11-02T09:00:00+01:00")
    assert only_session(tables)["changed_at"] == "2026-11-02T09:00:00+01:00"


def test_person_on_a_list_under_two_records_has_one_line_that_says_most(tables: Tables) -> None:
    tables.session("s")
    tables.attends("s", tables.person("p"), "absent")
    tables.attends("s", tables.person("twin"), "present", arrived_at="2026-11-24T10:05:00+01:00")
    tables.merge("p", "twin")
    (line,) = exports.attendance(tables.connection, *EVER)
    assert (line["person"], line["status"], line["arrived_at"]) == ("p", "present", "2026-11-24T10:05:00+01:00")


def test_attendance_leaves_deleted_people_and_deleted_sessions_out(tables: Tables) -> None:
    tables.attends(tables.session("s"), tables.person("gone", voided=True))
    tables.attends(tables.session("t", voided=True), tables.person("p"))
    assert list(exports.attendance(tables.connection, *EVER)) == []


def test_cancelled_voucher_is_exported_as_such(tables: Tables) -> None:
    tables.voucher("v1", tables.session("s"), state="accepted", voided=True)
    (line,) = exports.redemptions(tables.connection, *EVER)
    assert line["state"] == "void"


def test_voucher_of_an_absorbed_record_bears_the_name_that_stands(tables: Tables) -> None:
    tables.person("p", "Lefèvre")
    tables.voucher("v1", tables.session("s"), tables.person("twin", "Lefebvre"))
    tables.merge("p", "twin")
    (line,) = exports.redemptions(tables.connection, *EVER)
    assert line["last_name"] == "Lefèvre"


def test_voucher_of_nobody_at_a_session_that_is_not_here_is_exported_all_the_same(tables: Tables) -> None:
    tables.voucher("v1", "elsewhere")
    (line,) = exports.redemptions(tables.connection, *EVER)
    assert (line["code"], line["title"], line["last_name"]) == ("v1", None, None)


def test_places_are_told_without_those_deleted(tables: Tables) -> None:
    tables.show("place", "l", name="Mairie", services=["wifi"])
    tables.show("place", "m", name="Ancienne mairie", voided=True)
    assert [(place["id"], place["services"]) for place in exports.places(tables.connection)] == [("l", ["wifi"])]
