"""What the centre says reaches the file whole or not at all, and the screens always show base plus own operations."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from mediator_app.domain.clocks import hybrid_of
from mediator_app.protocol.messages import Change, Run, SyncReply, Verdict
from mediator_app.services import merging
from mediator_app.services.laptop import Laptop
from mediator_app.storage import identities, inspection, operations, replica, settings, views
from mediator_app.storage.database import Connection, transaction
from mediator_app.storage.operations import Draft
from tests.support.dying import DiedError, DyingConnection
from tests.support.worlds import World

PERSON = {"last_name": "Roche", "first_name": "Denise"}


def save(laptop: Laptop, *drafts: Draft) -> None:
    """Write drafts as one gesture."""
    with transaction(laptop.connection):
        operations.append(laptop.connection, drafts, laptop.author, "test")


def reply(through: int, *answers: Run | Verdict | Change, more: bool = False) -> SyncReply:
    """An answer of the centre with these parts."""
    return SyncReply(
        *("territory", "epoch-1", f"epoch-1:{through}", through, more, 1 << 60, "2026-11-24T09:00:00Z"),
        runs=[one for one in answers if isinstance(one, Run)],
        verdicts=[one for one in answers if isinstance(one, Verdict)],
        changes=[one for one in answers if isinstance(one, Change)],
    )


def change(seq: int, id_: str = "p1", entity: str = "person", seqs: Any = None, **fields: Any) -> Change:
    """A record as the centre sends it."""
    raw = msgspec.Raw(msgspec.json.encode(fields))
    return Change(entity, id_, seq, raw, seqs or seq, "member-x", "2026-11-24T08:00:00Z", "member-y", "wall")


def take(laptop: Laptop, *replies: SyncReply) -> None:
    """Take answers in; the file must be sound after each."""
    for one in replies:
        replica.apply(laptop.connection, one, laptop.clock.now)
        assert replica.problems(laptop.connection) == []


def shown(laptop: Laptop, id_: str = "p1", entity: str = "person") -> dict[str, Any] | None:
    """What the screens show of a record."""
    record = views.read(laptop.connection, entity, id_)
    return dict(record.fields) if record else None


def base(laptop: Laptop, id_: str = "p1") -> tuple[int, dict[str, Any]]:
    """What is kept as confirmed: number and fields."""
    row = laptop.connection.execute("SELECT seq, fields FROM base WHERE id = ?", (id_,)).fetchone()
    return row[0], msgspec.json.decode(row[1])


def states(laptop: Laptop) -> list[tuple[str, int]]:
    """(state, is it still laid over the base) of every operation."""
    return list(laptop.connection.execute("SELECT state, overlay FROM operation ORDER BY n").fetchall())


def everything_in(connection: Connection) -> list[Any]:
    """All rows of all tables that sync writes."""
    tables = ("operation", "base", "change_log", "unapplied", "setting", "person_redirect")
    return [connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall() for table in tables] + [
        inspection.everything(connection)
    ]


def test_accepted_run_becomes_the_base_without_being_sent_back(laptop: Laptop) -> None:
    save(laptop, Draft("person", "p1", PERSON))
    save(laptop, Draft("person", "p1", {"note": "sourde"}))
    take(laptop, reply(8, Run(1, 7, 2)))
    assert base(laptop) == (8, {**PERSON, "note": "sourde"})
    assert states(laptop) == [("accepted", 0), ("accepted", 0)]
    assert shown(laptop) == {**PERSON, "note": "sourde"}


def test_run_folds_sets_into_the_base(laptop: Laptop) -> None:
    save(laptop, Draft("session", "s1", {"title": "A", "themes": ["a", "b"]}))
    save(laptop, Draft("session", "s1", {"themes": ["b", "c"]}))
    take(laptop, reply(2, Run(1, 1, 2)))
    assert base(laptop, "s1")[1]["themes"] == ["b", "c"]


def test_what_was_merged_stays_on_screen_until_its_record_arrives(laptop: Laptop) -> None:
    take(laptop, reply(5, change(5, **PERSON, phone="1")))
    save(laptop, Draft("person", "p1", {"phone": "2"}))
    take(laptop, reply(6, Verdict(1, "accepted", "merged", "", 9), more=True))
    assert (shown(laptop), states(laptop)) == ({**PERSON, "phone": "2"}, [("accepted", 1)])
    take(laptop, reply(9, change(9, **PERSON, phone="3")))
    assert (shown(laptop), states(laptop)) == ({**PERSON, "phone": "3"}, [("accepted", 0)])


def test_parked_voucher_stays_on_screen(laptop: Laptop) -> None:
    save(laptop, Draft("redemption", "v1", {"scheme": "x", "code": "1"}))
    take(laptop, reply(5, Verdict(1, "parked", "duplicate", "case", 7), more=True))
    assert shown(laptop, "v1", "redemption") == {"scheme": "x", "code": "1"}
    assert operations.of_record(laptop.connection, "v1")[0].code == "duplicate"


def test_edit_parked_because_the_record_was_deleted_leaves_the_screen(laptop: Laptop) -> None:
    take(laptop, reply(5, change(5, **PERSON)))
    save(laptop, Draft("person", "p1", {"note": "sourde"}))
    parked = Verdict(1, "parked", "deleted", "", 7)
    take(laptop, reply(6, parked, change(6, **PERSON, voided=True), more=True))
    assert shown(laptop) == {**PERSON, "note": "sourde", "voided": True}
    take(laptop, reply(9))
    assert shown(laptop) == {**PERSON, "voided": True}


def test_rejected_record_disappears_from_the_screen(laptop: Laptop) -> None:
    save(laptop, Draft("person", "p1", PERSON))
    save(laptop, Draft("person", "p1", {"note": "sourde"}))
    take(laptop, reply(1, Verdict(1, "rejected", "not_allowed", "", 1), Verdict(2, "held", "unknown_record", "p1")))
    assert shown(laptop) is None
    assert (
        laptop.connection.execute("SELECT count(*) FROM person_search WHERE person_search MATCH 'roche'").fetchone()[0]
        == 0
    )


def test_rejected_edit_gives_the_old_value_back(laptop: Laptop) -> None:
    take(laptop, reply(5, change(5, **PERSON, phone="1")))
    save(laptop, Draft("person", "p1", {"phone": "2"}))
    take(laptop, reply(5, Verdict(1, "rejected", "not_allowed", "", 6)))
    assert shown(laptop) == {**PERSON, "phone": "1"}


def test_held_operation_stays_on_screen_and_in_the_outbox(laptop: Laptop) -> None:
    save(laptop, Draft("person", "p1", PERSON))
    take(laptop, reply(9, Verdict(1, "held", "unknown_record", "x")))
    assert (shown(laptop), states(laptop)) == (PERSON, [("held", 1)])
    assert operations.waiting_figures(laptop.connection).count == 1


def test_newer_own_edit_is_not_hidden_by_an_older_one_that_is_held(laptop: Laptop) -> None:
    take(laptop, reply(5, change(5, **PERSON)))
    save(laptop, Draft("person", "p1", {"note": "un"}))
    save(laptop, Draft("person", "p1", {"note": "deux"}))
    take(laptop, reply(6, Verdict(1, "held", "x"), Run(2, 6, 1)), reply(7))
    assert shown(laptop) == {**PERSON, "note": "deux"}


def test_own_waiting_edit_stays_on_top_of_what_is_received(laptop: Laptop) -> None:
    take(laptop, reply(5, change(5, **PERSON, phone="1")))
    save(laptop, Draft("person", "p1", {"phone": "2"}))
    take(laptop, reply(8, change(8, **PERSON, phone="3", email="x@exemple.fr")))
    assert shown(laptop) == {**PERSON, "phone": "2", "email": "x@exemple.fr"}
    assert base(laptop)[1]["phone"] == "3"


def test_page_applied_twice_changes_nothing_more(laptop: Laptop) -> None:
    save(laptop, Draft("person", "p1", PERSON), Draft("person", "p2", PERSON))
    page = reply(9, Run(1, 3, 2), change(8, "p3", **PERSON), change(9, "p1", **PERSON, note="n"))
    take(laptop, page)
    once = everything_in(laptop.connection)
    take(laptop, page)
    assert everything_in(laptop.connection) == once


@pytest.mark.parametrize("statements", range(1, 22))
def test_death_within_a_page_leaves_neither_data_nor_cursor(world: World, statements: int) -> None:
    world.add_person(0)
    world.edit_person(0, 0, "note")
    world.add_person(1)
    world.sync(1)
    desk = world.desks[0]
    before = everything_in(desk.connection)
    page = reply(50, Run(1, 40, 2), change(45, "p9", **PERSON), change(50, world.people[0], **PERSON, note="n"))
    with pytest.raises(DiedError):
        replica.apply(DyingConnection(desk.connection, statements), page, world.now)  # type: ignore[arg-type]
    desk.crash()
    assert everything_in(desk.connection) == before


def test_cursor_and_hybrid_time_are_kept_with_the_data(laptop: Laptop) -> None:
    take(laptop, reply(9, change(9, **PERSON)))
    assert settings.cursor(laptop.connection) == settings.Cursor("epoch-1", "epoch-1:9", 9)
    assert settings.get(laptop.connection, "hlc_seen") == str(1 << 60)


def test_unknown_field_is_kept_and_survives_an_own_edit(laptop: Laptop) -> None:
    take(laptop, reply(5, change(5, **PERSON, shoe_size=38)))
    save(laptop, Draft("person", "p1", {"note": "sourde"}))
    take(laptop, reply(6, Run(1, 6, 1)))
    assert base(laptop)[1] == {**PERSON, "shoe_size": 38, "note": "sourde"}
    assert shown(laptop) == {**PERSON, "note": "sourde"}


def aside(laptop: Laptop) -> list[tuple[str, int]]:
    """What could not be shown."""
    return list(laptop.connection.execute("SELECT id, seq FROM unapplied ORDER BY id").fetchall())


def test_unknown_kind_of_record_is_put_aside_and_the_page_goes_on(laptop: Laptop) -> None:
    take(laptop, reply(6, change(5, "d1", "drone", model="x"), change(6, **PERSON)))
    assert (aside(laptop), shown(laptop)) == ([("d1", 5)], PERSON)
    assert settings.cursor(laptop.connection).through == 6


STRANGE: list[dict[str, Any]] = [
    {"last_name": 5},
    {"last_name": ["Roche"]},
    {"birth_year": "1949"},
    {"birth_year": 2**70},
    {"birth_year": 1949.5},
    {"voided": "no"},
    {"phone": {"home": "1"}},
]


@pytest.mark.parametrize("strange", STRANGE)
def test_value_of_a_wrong_type_is_put_aside_and_the_page_goes_on(laptop: Laptop, strange: dict[str, Any]) -> None:
    page = reply(7, change(5, "p0", **PERSON), change(6, **{**PERSON, **strange}), change(7, "p2", **PERSON))
    take(laptop, page)
    assert aside(laptop) == [("p1", 6)]
    assert (shown(laptop, "p0"), shown(laptop), shown(laptop, "p2")) == (PERSON, None, PERSON)


def test_strange_set_under_an_own_edit_is_put_aside(laptop: Laptop) -> None:
    take(laptop, reply(5, change(5, "s1", "session", title="A", themes=["a"])))
    save(laptop, Draft("session", "s1", {"themes": ["a", "b"]}))
    take(laptop, reply(6, change(6, "s1", "session", title="B", themes=[{"a": 1}])))
    assert aside(laptop) == [("s1", 6)]


def test_record_put_aside_is_shown_once_it_can_be(laptop: Laptop) -> None:
    take(laptop, reply(5, change(5, **{**PERSON, "birth_year": "1949"})), reply(6, change(6, **PERSON)))
    assert (aside(laptop), shown(laptop)) == ([], PERSON)


def test_change_by_somebody_else_is_kept_for_the_history(laptop: Laptop) -> None:
    take(laptop, reply(5, change(5, **PERSON, phone="1")), reply(6, change(6, **PERSON, phone="2")))
    rows = laptop.connection.execute("SELECT record, seq, actor, changes FROM change_log").fetchall()
    assert [(*row[:3], msgspec.json.decode(row[3])) for row in rows] == [("p1", 6, "member-y", {"phone": ["1", "2"]})]


def test_record_received_for_the_first_time_is_no_change(laptop: Laptop) -> None:
    take(laptop, reply(5, change(5, **PERSON)))
    assert laptop.connection.execute("SELECT count(*) FROM change_log").fetchone() == (0,)


def redirects(laptop: Laptop) -> dict[str, str]:
    """Who stands for whom."""
    return dict(laptop.connection.execute("SELECT person, canonical FROM person_redirect").fetchall())


def merge(seq: int, id_: str, survivor: str, absorbed: str, **fields: Any) -> Change:
    """A merge as the centre sends it."""
    return change(seq, id_, "merge", survivor=survivor, absorbed=absorbed, **fields)


def test_received_merges_redirect_in_the_centres_order(laptop: Laptop) -> None:
    take(laptop, reply(9, merge(9, "m2", "c", "a")), reply(9, merge(8, "m1", "a", "b")))
    assert redirects(laptop) == {"a": "c", "b": "c"}
    take(laptop, reply(10, merge(10, "m2", "c", "a", voided=True)))
    assert redirects(laptop) == {"b": "a"}


def test_refused_merge_separates_again(laptop: Laptop) -> None:
    save(laptop, Draft("person", "p1", PERSON), Draft("person", "p2", PERSON))
    merging.merge_people(laptop, "p1", "p2")
    assert redirects(laptop) == {"p2": "p1"}
    take(laptop, reply(1, Verdict(3, "rejected", "not_allowed", "", 1)))
    assert redirects(laptop) == {}


PLANTED = (
    "UPDATE person_row SET note = 'autre' WHERE id = 'p1'",
    "DELETE FROM person_row WHERE id = 'p1'",
    "DELETE FROM person_row WHERE id = 'p2'",
    "UPDATE person_row SET note = 'autre' WHERE id = 'p2'",
    "UPDATE person_row SET made_by = 'autre' WHERE id = 'p1'",
    "INSERT INTO person_row (id, made_by, made_at) VALUES ('p3', '', '')",
    "INSERT INTO person_redirect (person, canonical) VALUES ('p1', 'p2')",
    "UPDATE operation SET overlay = 0",
    "UPDATE base SET fields = '{}'",
)


@pytest.mark.parametrize("planted", PLANTED)
def test_planted_difference_is_found(laptop: Laptop, planted: str) -> None:
    take(laptop, reply(5, change(5, **PERSON)))
    save(laptop, Draft("person", "p2", PERSON))
    laptop.connection.execute(planted)
    assert len(replica.problems(laptop.connection)) == 1


def test_zero_and_false_are_values_like_others(laptop: Laptop) -> None:
    take(laptop, reply(5, change(5, "x1", "scheme", name="A", tolerance_days=0)))
    take(laptop, reply(6, change(6, "a1", "attendance", session="s", person="p", status="present", walk_in=False)))
    assert shown(laptop, "x1", "scheme") == {"name": "A", "tolerance_days": 0}


def test_beginning_again_loses_nothing_and_sends_everything(world: World) -> None:
    world.add_person(0)
    world.redeem(0, 0, 0)
    world.sync(0)
    desk = world.desks[0]
    before = inspection.everything(desk.connection)
    identities.begin_again(desk.connection, identities.Loss("epoch-2"))
    assert replica.problems(desk.connection) == []
    assert inspection.everything(desk.connection) == before
    assert operations.waiting_figures(desk.connection).count == 2
    assert settings.cursor(desk.connection) == settings.Cursor("epoch-2", "", 0)


def test_beginning_again_with_the_same_centre_ends_where_it_was(world: World) -> None:
    world.edit_person(0, 0, "phone")
    world.sync(0)
    world.sync(1)
    world.edit_person(1, 0, "phone")
    world.sync(1)
    world.sync(0)
    desk = world.desks[0]
    before = inspection.everything(desk.connection)
    identities.begin_again(desk.connection, identities.Loss("epoch-1"))
    world.sync(0)
    assert replica.problems(desk.connection) == []
    assert inspection.everything(desk.connection) == before
    assert settings.cursor(desk.connection).through > 0


def test_numbers_of_the_old_centre_are_forgotten(laptop: Laptop) -> None:
    take(laptop, reply(900, change(900, **PERSON, phone="1")))
    identities.begin_again(laptop.connection, identities.Loss("epoch-2"))
    save(laptop, Draft("person", "p1", {"phone": "2"}))
    assert operations.waiting(laptop.connection, 1, 1000)[0].base == {}


def test_hybrid_time_of_a_laptop_opened_again_comes_after_what_it_received(world: World) -> None:
    world.set_clock(0, -56)
    world.sync(0)
    world.desks[0].crash()
    assert world.desks[0].laptop.clock.tick() > hybrid_of(world.moment)
