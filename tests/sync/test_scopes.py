"""Sectors on real laptops: what leaves the file, what stays in the journal, and copies that are equal in the end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from mediator_app.server import scopes
from mediator_app.server.erasing import erase
from mediator_app.server.evicting import evicted
from mediator_app.server.sectors import scopes_of
from mediator_app.server.store.interface import Store
from mediator_app.server.store.scope_interface import Left
from mediator_app.services import attendance, people
from mediator_app.services.laptop import Laptop
from mediator_app.storage import comparing, erasing, journal, replica
from mediator_app.storage import settings as kept
from mediator_app.storage.evicting import let_go
from mediator_app.storage.views import read, read_all
from mediator_app.sync import comparing as comparison
from mediator_app.sync import errands
from tests.support.trios import Trio, a_trio

SECTORS = ("Nord", "Sud")


@pytest.fixture
def trio(tmp_path: Path) -> Iterator[Trio]:
    """Claire works in the north, where the workshop of Royère and Annie are; Karim in the south; Hélène everywhere."""
    with a_trio(tmp_path) as three:
        give(three, three.claire, "Nord")
        give(three, three.karim, "Sud")
        move(three, "royere", "Nord")
        move(three, "annie", "Nord")
        three.send_all()
        yield three


def centre(trio: Trio) -> Store:
    """The centre's database."""
    return next(iter(trio.lines.values())).store


def give(trio: Trio, laptop: Laptop, *sectors: str) -> None:
    """Say which sectors a laptop may hold."""
    scopes.give_scopes(centre(trio), kept.membership(laptop.connection).device, sectors, trio.clock())


def move(trio: Trio, name: str, sector: str) -> None:
    """Put one of the known records into a sector."""
    scopes.move(centre(trio), trio.known.get(name, name), sector, trio.clock())


def allowed(trio: Trio, laptop: Laptop) -> dict[str, int]:
    """id → version of what the laptop may hold."""
    with centre(trio).reading() as session:
        device = session.device(kept.membership(laptop.connection).device)
        records = session.records_after("", 10**6)
    assert device is not None
    return {one.id: one.seq for one in records if device.sees_everything or one.scope in scopes_of(device)}


def bytes_of(laptop: Laptop, word: str) -> int:
    """How often a word stands in the tables of the laptop's file."""
    found = 0
    names = laptop.connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE TABLE%'"
    )
    for (table,) in names.fetchall():
        rows = laptop.connection.execute(f'SELECT * FROM "{table}"').fetchall()
        found += sum(word in str(row) for row in rows)
    return found


def test_record_of_another_sector_leaves_every_table_of_the_file(trio: Trio) -> None:
    assert read(trio.karim.connection, "person", trio.known["annie"]) is None
    assert bytes_of(trio.karim, "Rochefort") == 0
    assert bytes_of(trio.claire, "Rochefort") > 0


def test_record_of_another_sector_is_not_found_by_searching(trio: Trio) -> None:
    sql = "SELECT count(*) FROM person_search WHERE person_search MATCH 'rochefort'"
    assert [one.connection.execute(sql).fetchone()[0] for one in (trio.karim, trio.claire)] == [0, 1]


def test_file_is_cleaned_once_after_records_have_left(trio: Trio) -> None:
    assert kept.get(trio.karim.connection, erasing.DUE) == ""
    assert not erasing.clean(trio.karim.connection)


def test_what_a_laptop_wrote_itself_stays_in_its_journal(trio: Trio) -> None:
    person = people.add_person(trio.claire, {"last_name": "Vacher"}).id
    trio.send(trio.claire)
    move(trio, person, "Sud")
    trio.send(trio.claire)
    assert read(trio.claire.connection, "person", person) is None
    assert [
        row[0] for row in trio.claire.connection.execute("SELECT state FROM operation WHERE id = ?", (person,))
    ] == ["accepted"]


def test_what_a_laptop_wrote_about_somebody_who_left_goes_when_she_is_erased(trio: Trio) -> None:
    person = people.add_person(trio.claire, {"last_name": "Vacher"}).id
    trio.send(trio.claire)
    move(trio, person, "Sud")
    trio.send(trio.claire)
    erase(centre(trio), person, "demande", trio.clock())
    trio.send(trio.claire)
    trio.claire.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert (bytes_of(trio.claire, "Vacher"), read(trio.claire.connection, "person", person)) == (0, None)
    assert kept.get(trio.claire.connection, erasing.DUE) == ""


def test_change_made_while_the_record_left_goes_up_and_is_told_to_be_parked(trio: Trio) -> None:
    move(trio, "annie", "Sud")
    people.edit_person(trio.claire, trio.known["annie"], {"note": "rappeler jeudi"})
    [summary] = trio.send(trio.claire)
    assert summary.parked == 1
    assert [(one.code, one.id) for one in journal.refusals(trio.claire.connection)] == [
        ("out_of_scope", trio.known["annie"])
    ]
    with centre(trio).reading() as session:
        assert [line.fields for line in scopes.parked(session)] == ['{"note":"rappeler jeudi"}']


def test_screens_follow_base_and_own_operations_when_records_have_left(trio: Trio) -> None:
    person = people.add_person(trio.claire, {"last_name": "Vacher"}).id
    attendance.set_attendance(trio.claire, trio.known["royere"], person, "present")
    move(trio, "royere", "Sud")
    trio.send(trio.claire)
    trio.send(trio.claire)
    assert replica.problems(trio.claire.connection) == []
    assert [one.id for one in read_all(trio.claire.connection, "attendance")] == []


def test_sector_given_back_brings_everything_back(trio: Trio) -> None:
    person = people.add_person(trio.claire, {"last_name": "Vacher"}).id
    trio.send(trio.claire)
    give(trio, trio.claire, "Sud")
    trio.send(trio.claire)
    assert read(trio.claire.connection, "person", person) is None
    give(trio, trio.claire, "Nord")
    trio.send(trio.claire)
    assert read(trio.claire.connection, "person", person) is not None


def test_news_older_than_the_record_does_not_take_it_away(trio: Trio) -> None:
    assert let_go(trio.claire.connection, list(evicted([Left(1, trio.known["annie"], "person")]))) == {}


def test_copies_agree_with_the_centre_by_their_digests(trio: Trio) -> None:
    for laptop in (trio.claire, trio.karim, trio.helene):
        trio.clock.advance(days=1, seconds=1)
        errands.run_all(laptop.connection, laptop.clock, trio.lines[laptop.who.member_name])
        assert kept.get(laptop.connection, comparison.MENDED, "0") == "0"


def test_erased_person_who_changes_sector_is_counted_once_where_she_may_be(trio: Trio) -> None:
    erase(centre(trio), trio.known["annie"], "demande", trio.clock())
    trio.send_all()
    move(trio, "annie", "Sud")
    trio.send_all()
    for laptop in (trio.claire, trio.karim, trio.helene):
        assert sorted(comparing.versions(laptop.connection)) == sorted(allowed(trio, laptop).items())


Step = tuple[str, int, tuple[str, ...]]
STEPS = some.lists(
    some.one_of(
        some.tuples(
            some.just("give"), some.integers(0, 2), some.sampled_from([("*",), ("Nord",), ("Sud",), ("Nord", "Sud")])
        ),
        some.tuples(some.just("move"), some.integers(0, 9), some.sampled_from([("Nord",), ("Sud",), ("",)])),
        some.tuples(some.sampled_from(["add", "tick", "edit", "send"]), some.integers(0, 2), some.just(("",))),
    ),
    min_size=10,
    max_size=30,
)


def take_step(trio: Trio, step: Step) -> None:
    """One act of the history."""
    what, number, words = step
    laptop = (trio.claire, trio.karim, trio.helene)[number % 3]
    known = [one.id for one in read_all(laptop.connection, "person")]
    sessions = [one.id for one in read_all(laptop.connection, "session")]
    if what == "give":
        give(trio, laptop, *words)
    elif what == "move":
        move(trio, sorted(trio.known.values())[number % len(trio.known)], words[0])
    elif what == "add":
        trio.known[f"p{len(trio.known)}"] = people.add_person(laptop, {"last_name": f"Nom{len(trio.known)}"}).id
        trio.send(laptop)
    elif what == "tick" and known and sessions:
        attendance.set_attendance(laptop, sessions[-1], known[-1], "present")
    elif what == "edit" and known:
        people.edit_person(laptop, known[0], {"note": f"{laptop.who.member_name} {len(trio.known)}"})
    else:
        trio.send(laptop)


@given(steps=STEPS)
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
def test_each_laptop_ends_up_with_exactly_what_it_may_hold(steps: list[Step]) -> None:
    with TemporaryDirectory() as folder, a_trio(Path(folder)) as trio:
        del trio.known["scheme"]
        for step in steps:
            take_step(trio, step)
        trio.send_all()
        trio.send_all()
        for laptop in (trio.claire, trio.karim, trio.helene):
            assert dict(comparing.versions(laptop.connection)) == allowed(trio, laptop)
            assert replica.problems(laptop.connection) == []
