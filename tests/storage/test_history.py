"""The history of a record: its own gestures, what came from the centre, how far each line has travelled."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from mediator_app.services import attendance, people, vouchers
from mediator_app.services.laptop import Laptop
from mediator_app.storage import history, views
from tests.support.laptops import SteppingClock, a_laptop, a_workshop
from tests.support.shown import CLAIRE, KARIM, Tables

LATER = "2026-11-24T18:00:00+01:00"


@pytest.fixture
def clock() -> SteppingClock:
    return SteppingClock()


@pytest.fixture
def laptop(tmp_path: Path, clock: SteppingClock) -> Iterator[Laptop]:
    with a_laptop(tmp_path, clock=clock) as opened:
        yield opened


def receive(laptop: Laptop, person: str, changes: dict[str, list[object]], actor: str = "member-Karim") -> None:
    """Write what ``replica`` keeps when somebody else's change arrives."""
    sql = "INSERT INTO change_log (record, seq, actor, wall, changes) VALUES (?, 9, ?, ?, ?)"
    laptop.connection.execute(sql, (person, actor, LATER, json.dumps(changes)))


def test_change_received_says_who_made_it(laptop: Laptop) -> None:
    person = people.add_person(laptop, {"last_name": "Roche"}).id
    member = views.Record("member", "member-Karim", {"name": "Karim Benali"}, "centre", LATER)
    views.write(laptop.connection, [member])
    receive(laptop, person, {"phone": [None, "+33639984127"]})
    line = history.of_person(laptop.connection, [person])[0]
    assert (line.kind, line.actor_name, line.state) == ("changed", "Karim Benali", "received")
    assert line.changes == {"phone": (None, "+33639984127")}


def test_deletion_received_is_told_as_one(laptop: Laptop) -> None:
    person = people.add_person(laptop, {"last_name": "Roche"}).id
    receive(laptop, person, {"voided": [None, True]})
    assert history.of_person(laptop.connection, [person])[0].kind == "deleted"


def test_received_edit_that_a_merge_made_is_told_by_the_merge(laptop: Laptop) -> None:
    person, other = (people.add_person(laptop, {"last_name": "Roche"}).id for _ in range(2))
    fields = {"survivor": person, "absorbed": other, "choices": {"first_name": [None, "Denise"]}}
    views.write(laptop.connection, [views.Record("merge", "m", fields, "member-Karim", LATER)])
    receive(laptop, person, {"first_name": [None, "Denise"]})
    kinds = [line.kind for line in history.of_person(laptop.connection, [person])]
    assert kinds == ["merged", "created"]


@pytest.mark.parametrize("state", ["pending", "accepted", "parked", "rejected"])
def test_line_says_how_far_it_has_travelled(laptop: Laptop, clock: SteppingClock, state: str) -> None:
    person = people.add_person(laptop, {"last_name": "Roche"}).id
    clock.advance(minutes=1)
    people.edit_person(laptop, person, {"first_name": "Denise"})
    laptop.connection.execute("UPDATE operation SET state = ? WHERE kind = 'edit'", (state,))
    lines = history.of_person(laptop.connection, [person])
    assert [(line.kind, line.state) for line in lines] == [("changed", state), ("created", "pending")]


def test_presence_and_voucher_are_told_with_their_words(laptop: Laptop, clock: SteppingClock) -> None:
    workshop = a_workshop(laptop)
    person = workshop.people[10]
    clock.advance(minutes=4)
    attendance.set_attendance(laptop, workshop.session, person, "present")
    clock.advance(minutes=1)
    vouchers.redeem_voucher(laptop, "0412 7640", scheme=workshop.scheme, session=workshop.session, person=person)
    voucher, presence = history.of_person(laptop.connection, [person])[:2]
    assert (presence.kind, presence.title, presence.about) == ("present", "Premiers pas sur tablette", workshop.session)
    assert (voucher.kind, voucher.title, voucher.changes) == ("voucher", "0412 7640", {"amount_cents": (None, 1000)})


def test_gesture_that_made_the_record_is_named(laptop: Laptop) -> None:
    person = people.add_person(laptop, {"last_name": "Roche"}, label="import.people").id
    assert history.of_person(laptop.connection, [person])[0].title == "import.people"


def told(tables: Tables, *ids: str) -> list[str]:
    return [line.kind for line in history.of_person(tables.connection, list(ids or ("p",)))]


def test_merge_that_was_undone_is_told_twice_and_stands_no_longer(tables: Tables) -> None:
    tables.merge(tables.person("p"), tables.person("twin"))
    tables.delete("merge", "p+twin")
    lines = history.of_person(tables.connection, ["p"])
    assert [(line.kind, line.stands) for line in lines] == [("separated", False), ("merged", False), ("created", True)]


def test_both_records_of_a_merged_person_tell_of_their_making(tables: Tables) -> None:
    tables.merge(tables.person("p"), tables.person("twin"))
    assert told(tables, "p", "twin") == ["merged", "created", "created"]


@pytest.mark.parametrize("status", ["registered", "waiting", "excused", "absent"])
def test_only_a_presence_is_something_that_happened(tables: Tables, status: str) -> None:
    tables.attends(tables.session("s"), tables.person("p"), status)
    assert told(tables) == ["created"]


def test_presence_is_dated_by_the_arrival_or_else_by_its_note(tables: Tables) -> None:
    tables.person("p")
    for session, arrived in (("noted", None), ("arrived", "2026-11-24T10:07:00+01:00")):
        tables.attends(tables.session(session), "p", arrived_at=arrived, made_at="2026-11-24T12:00:00+01:00")
    lines = {line.about: line.wall for line in history.of_person(tables.connection, ["p"]) if line.kind == "present"}
    assert lines == {"noted": "2026-11-24T12:00:00+01:00", "arrived": "2026-11-24T10:07:00+01:00"}


def test_cancelled_voucher_and_presence_taken_off_are_not_told(tables: Tables) -> None:
    tables.attends(tables.session("s"), tables.person("p"), voided=True)
    tables.voucher("v1", "s", "p", voided=True)
    assert told(tables) == ["created"]


def test_deletion_and_its_undoing_received_are_told_apart(tables: Tables) -> None:
    tables.person("p")
    for at, pair in (("2026-11-24", [None, True]), ("2026-11-25", [True, False])):
        sql = "INSERT INTO change_log (record, seq, actor, wall, changes) VALUES ('p', 9, ?, ?, ?)"
        tables.connection.execute(sql, (KARIM, f"{at}T10:00:00+01:00", json.dumps({"voided": pair})))
    assert told(tables) == ["restored", "deleted", "created"]


def test_member_who_is_not_known_here_is_told_without_a_name(tables: Tables) -> None:
    tables.show("member", CLAIRE, name="Claire Fourneau")
    tables.person("p")
    tables.person("q", made_by="gone")
    names = [history.of_person(tables.connection, [id_])[0].actor_name for id_ in ("p", "q")]
    assert names == ["Claire Fourneau", ""]


def test_nobody_has_no_history(tables: Tables) -> None:
    assert history.of_person(tables.connection, ["never"]) == []
