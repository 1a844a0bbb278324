"""A copied laptop numbers anew what is undecided, whole or not at all; a centre's loss makes the rest wait again."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from mediator_app.protocol.messages import Change, Run, SyncReply, Verdict
from mediator_app.services.laptop import Laptop
from mediator_app.storage import identities, operations, replica, settings, views
from mediator_app.storage.database import transaction
from mediator_app.storage.identities import Loss
from mediator_app.storage.operations import Draft
from tests.support.dying import DiedError, DyingConnection

PERSON = {"last_name": "Roche", "first_name": "Denise"}


def save(laptop: Laptop, *drafts: Draft) -> None:
    """Write drafts as one gesture."""
    with transaction(laptop.connection):
        operations.append(laptop.connection, drafts, laptop.author, "test")


def take(laptop: Laptop, through: int, *answers: Run | Verdict | Change) -> None:
    """Take an answer of the centre in."""
    reply = SyncReply("t", "epoch-1", f"epoch-1:{through}:", through, more=False, hlc=1, server_time="")
    reply.runs = [one for one in answers if isinstance(one, Run)]
    reply.verdicts = [one for one in answers if isinstance(one, Verdict)]
    reply.changes = [one for one in answers if isinstance(one, Change)]
    replica.apply(laptop.connection, reply, laptop.clock.now)
    assert replica.problems(laptop.connection) == []


def change(seq: int, id_: str, entity: str = "person", /, **fields: Any) -> Change:
    """A record as the centre sends it."""
    return Change(
        entity, id_, seq, msgspec.Raw(msgspec.json.encode(fields)), seq, "m", "2026-11-24T08:00:00Z", "m", "w"
    )


def rows(laptop: Laptop, columns: str = "n, txn, state") -> list[tuple[Any, ...]]:
    """The operations, in order."""
    return list(laptop.connection.execute(f"SELECT {columns} FROM operation ORDER BY n").fetchall())


def shown(laptop: Laptop, id_: str) -> dict[str, Any] | None:
    """What the screens show of a record."""
    found = views.read(laptop.connection, "person", id_)
    return dict(found.fields) if found else None


def one_decided_two_not(laptop: Laptop) -> None:
    """A person the centre has, and a gesture about two others that it has not decided."""
    save(laptop, Draft("person", "p1", PERSON))
    take(laptop, 7, Run(1, 7, 1))
    save(laptop, Draft("person", "p2", PERSON), Draft("person", "p3", PERSON))


def test_undecided_operations_get_numbers_never_used_before(laptop: Laptop) -> None:
    one_decided_two_not(laptop)
    asked = identities.prepare_fork(laptop.connection)
    assert (asked.through, asked.first_undecided) == (3, 2)
    assert rows(laptop) == [(1, 1, "accepted"), (4, 4, "pending"), (5, 4, "pending")]


def test_asking_twice_numbers_once(laptop: Laptop) -> None:
    one_decided_two_not(laptop)
    assert identities.prepare_fork(laptop.connection) == identities.prepare_fork(laptop.connection)
    assert [row[0] for row in rows(laptop)] == [1, 4, 5]


def test_what_is_made_while_the_answer_is_awaited_comes_after(laptop: Laptop) -> None:
    one_decided_two_not(laptop)
    asked = identities.prepare_fork(laptop.connection)
    save(laptop, Draft("person", "p4", PERSON))
    assert identities.prepare_fork(laptop.connection) == asked
    assert rows(laptop)[-1][0] == 6


@pytest.mark.parametrize("statements", range(1, 12))
def test_death_while_numbering_leaves_all_or_nothing(laptop: Laptop, statements: int) -> None:
    one_decided_two_not(laptop)
    dying: Any = DyingConnection(laptop.connection, statements)
    try:
        identities.prepare_fork(dying)
    except DiedError:
        if laptop.connection.in_transaction:
            laptop.connection.execute("ROLLBACK")
    is_asked = identities.fork_asked(laptop.connection) is not None
    assert [row[0] for row in rows(laptop)] == ([1, 4, 5] if is_asked else [1, 2, 3])


def test_screens_stay_what_they_were(laptop: Laptop) -> None:
    take(laptop, 5, change(5, "p1", **PERSON))
    save(laptop, Draft("person", "p1", {"note": "un"}))
    identities.prepare_fork(laptop.connection)
    assert shown(laptop, "p1") == {**PERSON, "note": "un"}
    assert replica.problems(laptop.connection) == []


def test_held_operation_lies_on_top_of_a_later_one_that_was_decided(laptop: Laptop) -> None:
    take(laptop, 5, change(5, "p1", **PERSON))
    save(laptop, Draft("person", "p1", {"note": "un"}))
    save(laptop, Draft("person", "p1", {"note": "deux"}))
    take(laptop, 5, Verdict(1, "held", "forked"), Run(2, 6, 1))
    identities.prepare_fork(laptop.connection)
    assert shown(laptop, "p1") == {**PERSON, "note": "un"}
    assert replica.problems(laptop.connection) == []


def test_what_takes_back_a_renumbered_gesture_still_names_it(laptop: Laptop) -> None:
    save(laptop, Draft("person", "p1", PERSON))
    save(laptop, Draft("person", "p1", {"note": "un"}))
    save(laptop, Draft("person", "p1", {"note": None}, cause="undo:2"))
    identities.prepare_fork(laptop.connection)
    assert rows(laptop, "txn, cause")[1:] == [(5, ""), (6, "undo:5")]


def test_version_written_under_the_former_identity_counts_as_seen(laptop: Laptop) -> None:
    take(laptop, 5, change(5, "p1", **PERSON))
    save(laptop, Draft("person", "p1", {"phone": "+33639980001"}))
    save(laptop, Draft("person", "p1", {"phone": "+33639980002"}))
    take(laptop, 6, Run(1, 6, 1), Verdict(2, "held", "forked"))
    identities.prepare_fork(laptop.connection)
    assert operations.waiting(laptop.connection, 9, 9999)[0].base == {"phone": 6}


def test_new_identity_is_kept_with_the_former_one(laptop: Laptop) -> None:
    one_decided_two_not(laptop)
    laptop.connection.execute("INSERT OR REPLACE INTO setting VALUES ('member.device', 'old')")
    identities.prepare_fork(laptop.connection)
    identities.take_identity(laptop.connection, "new", "secret", settings.Cursor())
    who = settings.membership(laptop.connection)
    assert (who.device, who.token, identities.fork_asked(laptop.connection)) == ("new", "secret", None)
    assert laptop.connection.execute("SELECT * FROM former_device").fetchall() == [("old", 3)]
    assert identities.copies(laptop.connection) == 1


def test_cursor_goes_back_to_what_was_hidden_and_never_forward(laptop: Laptop) -> None:
    take(laptop, 9)
    identities.prepare_fork(laptop.connection)
    identities.take_identity(laptop.connection, "new", "s", settings.Cursor("epoch-1", "epoch-1:20:", 20))
    assert settings.cursor(laptop.connection).through == 9
    identities.prepare_fork(laptop.connection)
    identities.take_identity(laptop.connection, "newer", "s", settings.Cursor("epoch-1", "epoch-1:4:", 4))
    assert settings.cursor(laptop.connection).text == "epoch-1:4:"


def test_only_what_the_centre_may_have_lost_waits_again(laptop: Laptop) -> None:
    save(laptop, Draft("person", "p1", PERSON))
    save(laptop, Draft("person", "p2", PERSON))
    take(laptop, 9, Run(1, 5, 1), Run(2, 9, 1))
    identities.begin_again(laptop.connection, Loss("epoch-2", "epoch-2:0::6", 6))
    assert [row[2] for row in rows(laptop)] == ["accepted", "pending"]
    assert settings.cursor(laptop.connection) == settings.Cursor("epoch-2", "epoch-2:0::6", 0)


def test_what_a_lost_quarantine_held_waits_again(laptop: Laptop) -> None:
    save(laptop, Draft("person", "p1", PERSON))
    identities.set_aside(laptop.connection, [1], "2026-11-24T09:00:00Z")
    identities.begin_again(laptop.connection, Loss("epoch-2", "", 6))
    assert [row[2] for row in rows(laptop)] == ["pending"]


def test_numbers_that_mean_nothing_any_longer_are_not_said_to_have_been_seen(laptop: Laptop) -> None:
    take(laptop, 9, change(4, "p1", **PERSON), change(9, "p2", **PERSON))
    save(laptop, Draft("person", "p1", {"last_name": "X"}), Draft("person", "p2", {"last_name": "X"}))
    identities.begin_again(laptop.connection, Loss("epoch-2", "", 6))
    assert [one.base for one in operations.waiting(laptop.connection, 9, 9999)] == [{"last_name": 4}, {}]


def test_absence_deletes_nothing_that_people_wrote(laptop: Laptop) -> None:
    take(laptop, 9, change(9, "p1", **PERSON))
    identities.begin_again(laptop.connection, Loss("epoch-2"))
    identities.forget_stale(laptop.connection)
    assert shown(laptop, "p1") == PERSON


def test_question_that_the_centre_has_lost_goes_with_it(laptop: Laptop) -> None:
    about = {"kind": "field", "entity": "person", "record": "p1", "field": "note", "versions": [], "state": "open"}
    take(laptop, 9, change(8, "c1", "case", **about), change(9, "c2", "case", **about))
    identities.begin_again(laptop.connection, Loss("epoch-2", "", 8))
    identities.forget_stale(laptop.connection)
    assert laptop.connection.execute("SELECT id FROM case_row").fetchall() == [("c1",)]
    assert replica.problems(laptop.connection) == []


def test_operation_put_aside_is_not_sent_again_and_stays_on_screen(laptop: Laptop) -> None:
    save(laptop, Draft("person", "p1", PERSON))
    identities.set_aside(laptop.connection, [1], "2026-11-24T09:00:00Z")
    assert operations.waiting(laptop.connection, 9, 9999) == []
    assert (identities.aside(laptop.connection), shown(laptop, "p1")) == ([1], PERSON)
    assert replica.problems(laptop.connection) == []


def test_what_was_put_aside_and_then_taken_in_is_settled(laptop: Laptop) -> None:
    save(laptop, Draft("person", "p1", PERSON))
    identities.set_aside(laptop.connection, [1], "2026-11-24T09:00:00Z")
    take(laptop, 5, Run(1, 5, 1))
    assert (identities.aside(laptop.connection), rows(laptop)[0][2]) == ([], "accepted")


def test_largest_number_of_an_answer_is_remembered(laptop: Laptop) -> None:
    one_decided_two_not(laptop)
    standing = identities.standing(laptop.connection)
    assert (standing.last_n, standing.acked) == (3, 7)


def test_what_is_told_with_each_round_is_what_the_file_says_of_cursor_and_erasures(laptop: Laptop) -> None:
    settings.keep_cursor(laptop.connection, settings.Cursor("epoch-1", "epoch-1:9:ab", 9))
    settings.put(laptop.connection, erased_through="4")
    told = identities.standing(laptop.connection)
    assert (told.cursor, told.erased_through) == (settings.Cursor("epoch-1", "epoch-1:9:ab", 9), 4)


def test_what_an_older_program_could_not_show_is_tried_once_per_version(laptop: Laptop) -> None:
    odd = change(5, "p1", **PERSON)
    laptop.connection.execute(
        "INSERT INTO unapplied VALUES ('p1', 5, ?, 'unknown entity')", (msgspec.json.encode(odd).decode(),)
    )
    identities.try_unapplied_again(laptop.connection, "2")
    assert shown(laptop, "p1") == PERSON
    laptop.connection.execute("INSERT INTO unapplied VALUES ('p2', 6, '[]', 'x')")
    identities.try_unapplied_again(laptop.connection, "2")
