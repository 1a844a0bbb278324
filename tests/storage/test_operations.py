"""Every change is an operation in the same transaction; what waits is sent whole, in order, and what was seen is told."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
import pytest

from mediator_app.services.laptop import Laptop
from mediator_app.storage import operations, views
from mediator_app.storage.database import transaction
from mediator_app.storage.operations import Draft
from tests.support.laptops import a_laptop
from tests.support.networks import Fault
from tests.support.worlds import World

ROOT = Path(__file__).resolve().parents[2] / "mediator_app"
WRITING = re.compile(r"(?:INSERT (?:OR \w+ )?INTO|UPDATE|DELETE FROM|REPLACE INTO)\s+(\{?\w+(?:\.\w+)?\}?\w*)")
PERSON: Mapping[str, Any] = {"last_name": "Roche", "first_name": "Denise"}
SESSION: Mapping[str, Any] = {"title": "Atelier", "starts_at": "2026-11-24T10:00", "ends_at": "2026-11-24T12:00"}


def save(laptop: Laptop, *drafts: Draft) -> int:
    """Write drafts as one transaction of the user; its number."""
    with transaction(laptop.connection):
        return operations.append(laptop.connection, drafts, laptop.author, "test")


def last(laptop: Laptop) -> operations.JournalLine:
    """The newest operation."""
    return operations.latest(laptop.connection, 1)[0]


def shown(laptop: Laptop, entity: str, id_: str) -> dict[str, Any]:
    """What the screens show of a record."""
    record = views.read(laptop.connection, entity, id_)
    return dict(record.fields) if record else {}


def writers_of(pattern: str) -> set[str]:
    """The modules with a statement that writes a table of that name."""
    found = set()
    for path in ROOT.rglob("*.py"):
        tables = WRITING.findall(path.read_text(encoding="utf-8"))
        if any(re.fullmatch(pattern, table) for table in tables):
            found.add(path.relative_to(ROOT).as_posix())
    return found


def test_what_the_screens_show_is_written_by_the_views_and_signed_anew_when_joining() -> None:
    assert writers_of(r"\w+_row|\{entity\}_row|\{table\}") == {
        "storage/filling.py",
        "storage/joining.py",
        "storage/views.py",
    }


def test_operations_are_written_by_six_modules_of_storage_only() -> None:
    names = ("erasing", "evicting", "identities", "joining", "operations", "replica")
    writers = {f"storage/{name}.py" for name in names}
    assert writers_of("operation") == writers | {"storage/migrations.py"}


def test_what_the_centre_confirmed_is_written_by_five_modules_of_storage_only() -> None:
    names = ("erasing", "evicting", "identities", "joining", "replica")
    assert writers_of("base") == {f"storage/{name}.py" for name in names}


def test_gesture_is_written_whole_or_not_at_all(laptop: Laptop) -> None:
    with pytest.raises(TypeError, match=r"person\.birth_year"):
        save(laptop, Draft("person", "p1", PERSON), Draft("person", "p2", {"birth_year": "1949"}))
    assert shown(laptop, "person", "p1") == {}
    assert operations.last_number(laptop.connection) == 0


def test_operation_tells_what_was_made_by_whom_and_when(laptop: Laptop) -> None:
    save(laptop, Draft("person", "p1", PERSON))
    line = last(laptop)
    assert (line.n, line.txn, line.kind, line.fields, line.state) == (1, 1, "create", PERSON, "pending")
    assert (line.actor, line.wall) == (laptop.who.member, "2026-11-24T09:00:00+00:00")


def test_saving_twice_makes_no_second_operation(laptop: Laptop) -> None:
    assert save(laptop, Draft("person", "p1", PERSON)) == 1
    assert save(laptop, Draft("person", "p1", PERSON)) == 0
    assert operations.last_number(laptop.connection) == 1


def test_only_what_differs_travels(laptop: Laptop) -> None:
    save(laptop, Draft("person", "p1", PERSON))
    save(laptop, Draft("person", "p1", {**PERSON, "phone": "+33639980000"}))
    assert (last(laptop).kind, last(laptop).fields, last(laptop).before) == ("edit", {"phone": "+33639980000"}, {})


def test_emptied_field_travels_as_nothing(laptop: Laptop) -> None:
    save(laptop, Draft("person", "p1", {**PERSON, "note": "sourde"}))
    save(laptop, Draft("person", "p1", {"note": None}))
    assert (last(laptop).fields, last(laptop).before) == ({"note": None}, {"note": "sourde"})
    assert shown(laptop, "person", "p1") == PERSON


def test_empty_field_that_is_emptied_makes_no_operation(laptop: Laptop) -> None:
    save(laptop, Draft("person", "p1", PERSON))
    save(laptop, Draft("session", "s1", SESSION))
    assert save(laptop, Draft("person", "p1", {"note": None}), Draft("session", "s1", {"themes": []})) == 0


def test_new_set_travels_whole_and_a_changed_one_as_what_came_and_went(laptop: Laptop) -> None:
    save(laptop, Draft("session", "s1", {**SESSION, "themes": ["a", "b"]}))
    assert last(laptop).fields["themes"] == ["a", "b"]
    save(laptop, Draft("session", "s1", {"themes": ["b", "c"]}))
    assert last(laptop).fields == {"themes": {"add": ["c"], "remove": ["a"]}}
    assert shown(laptop, "session", "s1")["themes"] == ["b", "c"]


def test_field_of_the_centre_is_never_written_here(laptop: Laptop) -> None:
    save(laptop, Draft("redemption", "v1", {"scheme": "x", "code": "1", "state": "accepted"}))
    assert last(laptop).fields == {"scheme": "x", "code": "1"}


def test_deleted_record_is_kept_and_marked(laptop: Laptop) -> None:
    save(laptop, Draft("person", "p1", PERSON))
    save(laptop, Draft("person", "p1", void=True))
    assert (last(laptop).kind, last(laptop).fields) == ("void", {"voided": True})
    assert shown(laptop, "person", "p1") == {**PERSON, "voided": True}
    assert not views.exists(laptop.connection, "person", "p1")


def test_deleting_what_is_deleted_or_was_never_there_makes_no_operation(laptop: Laptop) -> None:
    save(laptop, Draft("person", "p1", PERSON))
    save(laptop, Draft("person", "p1", void=True))
    assert save(laptop, Draft("person", "p1", void=True), Draft("person", "p2", void=True)) == 0


def test_presence_taken_off_and_put_back_just_the_same_is_there_again(laptop: Laptop) -> None:
    presence = Draft("attendance", "a1", {"session": "s1", "person": "p1", "status": "registered"})
    save(laptop, presence)
    save(laptop, Draft("attendance", "a1", void=True))
    save(laptop, presence)
    assert (last(laptop).kind, last(laptop).fields) == ("edit", {"voided": False})
    assert views.exists(laptop.connection, "attendance", "a1")


def test_empty_draft_restores_a_deleted_record(laptop: Laptop) -> None:
    save(laptop, Draft("person", "p1", PERSON))
    save(laptop, Draft("person", "p1", void=True))
    save(laptop, Draft("person", "p1"))
    assert shown(laptop, "person", "p1") == PERSON


def test_edit_does_not_bring_a_deleted_record_back(laptop: Laptop) -> None:
    save(laptop, Draft("person", "p1", PERSON))
    save(laptop, Draft("person", "p1", void=True))
    assert save(laptop, Draft("person", "p1", {"note": "revue"})) == 0
    assert not views.exists(laptop.connection, "person", "p1")


def test_operations_of_one_gesture_share_its_number(laptop: Laptop) -> None:
    save(laptop, Draft("person", "p1", PERSON))
    txn = save(laptop, Draft("person", "p1", PERSON), Draft("person", "p2", PERSON), Draft("person", "p3", PERSON))
    assert txn == 2
    assert [(one.n, one.id) for one in operations.of_transaction(laptop.connection, txn)] == [(2, "p2"), (3, "p3")]


def test_hybrid_time_goes_up_although_the_clock_stands_still(laptop: Laptop) -> None:
    save(laptop, *(Draft("person", f"p{n}", PERSON) for n in range(3)))
    times = [one.hlc for one in operations.waiting(laptop.connection, 10, 10_000)]
    assert times == sorted(set(times))


def people(laptop: Laptop, *sizes: int) -> None:
    """Gestures of so many people each."""
    number = operations.last_number(laptop.connection)
    for size in sizes:
        save(laptop, *(Draft("person", f"p{number + n}", PERSON) for n in range(size)))
        number += size


def numbers(laptop: Laptop, limit: int, max_bytes: int = 1 << 20, after: int = 0) -> list[int]:
    """The numbers of what would be sent."""
    return [one.n for one in operations.waiting(laptop.connection, limit, max_bytes, after)]


def test_what_waits_goes_oldest_first_within_the_limits(laptop: Laptop) -> None:
    people(laptop, 1, 1, 1, 1)
    assert numbers(laptop, 3) == [1, 2, 3]
    assert numbers(laptop, 3, after=3) == [4]
    assert numbers(laptop, 9, max_bytes=450) == [1, 2]


def test_gesture_is_never_cut_in_two(laptop: Laptop) -> None:
    people(laptop, 1, 3, 1)
    assert numbers(laptop, 3) == [1]
    assert numbers(laptop, 4) == [1, 2, 3, 4]


def test_gesture_larger_than_the_limits_goes_whole_and_alone(laptop: Laptop) -> None:
    people(laptop, 700, 1)
    assert numbers(laptop, 5, max_bytes=1) == list(range(1, 701))
    assert numbers(laptop, 5, after=700) == [701]


def test_operation_travels_with_all_that_the_centre_cannot_know(laptop: Laptop) -> None:
    save(laptop, Draft("person", "p1", PERSON, cause="undo:3"))
    sent = operations.waiting(laptop.connection, 1, 1000)[0]
    assert (sent.n, sent.txn, sent.entity, sent.id, sent.kind) == (1, 1, "person", "p1", "create")
    assert (msgspec.json.decode(sent.fields), sent.base, sent.cause, sent.actor) == (
        PERSON,
        {},
        "undo:3",
        "",
    )


def test_operation_of_somebody_else_than_the_member_tells_who(laptop: Laptop) -> None:
    save(laptop, Draft("person", "p1", PERSON))
    laptop.connection.execute("UPDATE operation SET actor = 'local'")
    assert operations.waiting(laptop.connection, 1, 1000)[0].actor == "local"


def test_waiting_figures_count_and_date_the_outbox(laptop: Laptop) -> None:
    assert operations.waiting_figures(laptop.connection) == operations.Waiting(0, "")
    people(laptop, 1, 2)
    assert operations.waiting_figures(laptop.connection) == operations.Waiting(3, "2026-11-24T09:00:00+00:00")


def base_of(world: World, desk: int, **fields: Any) -> dict[str, int]:
    """The versions that an edit of the first person claims to have seen."""
    laptop = world.desks[desk].laptop
    save(laptop, Draft("person", world.people[0], fields))
    sql = "SELECT base FROM operation ORDER BY n DESC LIMIT 1"
    return dict(json.loads(laptop.connection.execute(sql).fetchone()[0]))


def test_edit_names_the_version_that_its_author_saw(world: World) -> None:
    seq = world.desks[1].connection.execute("SELECT seq FROM base WHERE id = ?", (world.people[0],)).fetchone()[0]
    assert base_of(world, 0, phone="+33639980001") == {"phone": seq}


def test_field_seen_empty_names_no_version(world: World) -> None:
    assert base_of(world, 0, note="sourde") == {}


def test_field_that_this_laptop_wrote_itself_names_no_version(world: World) -> None:
    base_of(world, 0, phone="+33639980001")
    assert base_of(world, 0, phone="+33639980002") == {}


def test_value_that_has_not_come_down_yet_was_not_seen(world: World) -> None:
    """The own edit of the same record is confirmed, with a greater number, before the other's value arrives."""
    world.add_person(1)
    save(world.desks[1].laptop, Draft("person", world.people[0], {"note": "revient mardi"}))
    world.sync(1)
    save(world.desks[0].laptop, Draft("person", world.people[0], {"address": "Le Bourg"}))
    world.store.page_bytes = 1
    world.sync(0, [Fault.NONE, *[Fault.REQUEST_LOST] * 4])
    assert operations.waiting_figures(world.desks[0].connection).count == 0
    assert base_of(world, 0, note="sourde") == {}


def many(count: int) -> list[list[Draft]]:
    """Gestures of one or two new records each, with fields of all kinds, blank ones among them."""
    people = [Draft("person", f"p{n}", {**PERSON, "birth_year": 1940 + n % 60, "email": None}) for n in range(count)]
    sessions = [
        Draft("session", f"s{n}", {**SESSION, "themes": ["email"], "materials": []}, cause="import") for n in range(5)
    ]
    return [*([one] for one in people), [*sessions[:2]], *([one] for one in sessions[2:])]


def written(laptop: Laptop) -> list[tuple[Any, ...]]:
    """The operations without their times."""
    sql = "SELECT n, txn, entity, id, kind, fields, base, actor, cause, schema, before, label, state, overlay FROM operation"
    return laptop.connection.execute(f"{sql} ORDER BY n").fetchall()


def test_many_new_records_are_written_as_one_by_one(laptop: Laptop, tmp_path: Path) -> None:
    with transaction(laptop.connection):
        span = operations.append_new(laptop.connection, many(130), laptop.author, "test")
    with a_laptop(tmp_path / "other") as other:
        for drafts in many(130):
            save(other, *drafts)
        assert (span, written(laptop)) == ((1, 135), written(other))
        for entity in ("person", "session"):
            ours, theirs = (views.read_all(one.connection, entity) for one in (laptop, other))
            assert [one[:3] for one in ours] == [one[:3] for one in theirs]


def test_many_new_records_have_times_that_go_up(laptop: Laptop) -> None:
    with transaction(laptop.connection):
        operations.append_new(laptop.connection, many(130), laptop.author, "test")
    times = [hlc for (hlc,) in laptop.connection.execute("SELECT hlc FROM operation ORDER BY n")]
    save(laptop, Draft("person", "last", PERSON))
    assert times == sorted(set(times))
    assert operations.last_hlc(laptop.connection) > times[-1]


def test_no_new_record_is_no_operation(laptop: Laptop) -> None:
    assert operations.append_new(laptop.connection, [], laptop.author, "test") == (0, 0)
