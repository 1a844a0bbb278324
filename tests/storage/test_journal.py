"""The journal of tries: what was tried and found, without a line a minute for a laptop that has nothing to say."""

from __future__ import annotations

import pytest

from mediator_app.domain.sendings import Try
from mediator_app.services.laptop import Laptop
from mediator_app.storage import journal
from mediator_app.storage.operations import Draft
from tests.support.shown import Tables

IDLE = Try("2026-11-24T09:00:05Z", "done", "", 0, 0, 0, 0, 0)
FAILED = Try("2026-11-24T09:02:00Z", "failed", "offline", 0, 0, 0, 0, 0)
SENT = Try("2026-11-24T09:03:00Z", "done", "", 3, 3, 0, 0, 0)


def at(tried: Try, moment: str) -> Try:
    """The same at another time of that day."""
    return Try(f"2026-11-24T{moment}Z", "done", "", tried.pushed, tried.accepted, 0, 0, 0)


def kept(laptop: Laptop, *tries: Try) -> list[str]:
    """The times of the lines after these tries, oldest first."""
    for tried in tries:
        journal.note(laptop.connection, tried)
    return [line.at[11:19] for line in reversed(journal.tries(laptop.connection, 10))]


def test_tries_in_a_row_that_found_nothing_are_one_line_with_the_last_time(laptop: Laptop) -> None:
    assert kept(laptop, IDLE, at(IDLE, "09:01:00"), at(IDLE, "09:14:59")) == ["09:14:59"]


def test_second_one_within_a_minute_writes_nothing(laptop: Laptop) -> None:
    journal.note(laptop.connection, IDLE)
    written = laptop.connection.total_changes
    assert kept(laptop, at(IDLE, "09:00:59")) == ["09:00:05"]
    assert laptop.connection.total_changes == written


def test_what_was_sent_and_what_failed_keep_their_lines(laptop: Laptop) -> None:
    lines = kept(laptop, SENT, at(SENT, "09:03:30"), IDLE, FAILED, FAILED, at(IDLE, "09:04:00"))
    assert lines == ["09:03:00", "09:03:30", "09:00:05", "09:02:00", "09:02:00", "09:04:00"]


def test_try_that_sent_nothing_but_received_is_kept(laptop: Laptop) -> None:
    received = Try("2026-11-24T09:01:00Z", "done", "", 0, 0, 0, 0, 7)
    assert kept(laptop, IDLE, received) == ["09:00:05", "09:01:00"]


def test_latest_try_of_an_outcome_may_be_asked_to_have_sent_something(laptop: Laptop) -> None:
    kept(laptop, SENT, at(IDLE, "09:10:00"), FAILED)
    latest = journal.last_try(laptop.connection, "done")
    sent = journal.last_try(laptop.connection, "done", that_sent=True)
    assert (latest and latest.at, sent and sent.at) == ("2026-11-24T09:10:00Z", SENT.at)


def test_laptop_that_never_tried_has_no_last_try(laptop: Laptop) -> None:
    assert journal.last_try(laptop.connection, "done") is None
    assert journal.tries(laptop.connection) == []


def test_tries_are_told_newest_first_up_to_the_limit(laptop: Laptop) -> None:
    kept(laptop, SENT, FAILED, at(SENT, "09:05:00"))
    assert [one.outcome for one in journal.tries(laptop.connection, 2)] == ["done", "failed"]


def add(tables: Tables, id_: str, state: str, code: str = "") -> None:
    """Somebody written here, and what the centre said of it."""
    n = tables.write("person.add", Draft("person", id_, {"last_name": "Roche"}))
    tables.connection.execute("UPDATE operation SET state = ?, code = ? WHERE n = ?", (state, code, n))


@pytest.mark.parametrize(
    ("state", "code", "is_told"),
    [
        ("pending", "", False),
        ("held", "waits", False),
        ("accepted", "", False),
        ("rejected", "unknown_field", True),
        ("rejected", "transaction", False),
        ("parked", "deleted", True),
        ("parked", "out_of_scope", True),
        ("parked", "duplicate", False),
        ("quarantined", "unread", True),
    ],
)
def test_what_had_no_effect_is_a_refusal_and_what_waits_for_a_person_is_none(
    tables: Tables, state: str, code: str, *, is_told: bool
) -> None:
    add(tables, "p", state, code)
    assert [one.code for one in journal.refusals(tables.connection)] == [code] * is_told


def test_refusal_that_was_read_is_told_no_longer_even_if_it_is_read_twice(tables: Tables) -> None:
    add(tables, "p", "rejected", "unknown_field")
    (refusal,) = journal.refusals(tables.connection)
    for _ in range(2):
        journal.note_read(tables.connection, refusal.key)
    assert (journal.refused_count(tables.connection), journal.is_read(tables.connection, refusal.key)) == (0, True)


def test_newest_refusal_comes_first_up_to_the_limit(tables: Tables) -> None:
    for id_ in ("a", "b", "c"):
        add(tables, id_, "rejected", "unknown_field")
    assert [one.id for one in journal.refusals(tables.connection, 2)] == ["c", "b"]


def test_states_are_counted_without_any_value(tables: Tables) -> None:
    for id_, state in (("a", "pending"), ("b", "accepted"), ("c", "accepted")):
        add(tables, id_, state)
    assert journal.state_counts(tables.connection) == {"accepted": 2, "pending": 1}
    assert not any("Roche" in str(line) for line in journal.lines(tables.connection, "2026-01-01"))


@pytest.mark.parametrize(("since", "told"), [("2026-11-24", 1), ("2026-11-25", 0)])
def test_lines_begin_with_the_civil_day(tables: Tables, since: str, told: int) -> None:
    add(tables, "p", "pending")
    assert len(journal.lines(tables.connection, since)) == told


def test_presences_and_registrations_of_a_session_are_two_lines_that_name_its_place(tables: Tables) -> None:
    tables.show("place", "l", name="Crocq, salle des fêtes")
    tables.session("s", place="l")
    for person, status in (("1", "present"), ("2", "present"), ("3", "registered"), ("4", "excused")):
        about = {"session": "s", "person": person, "status": status}
        tables.write("door", Draft("attendance", person, about))
    groups = journal.waiting_groups(tables.connection)
    assert {(group.detail, group.count) for group in groups} == {("present", 2), ("registered", 1), ("away", 1)}
    assert {group.about for group in groups} == {"Atelier s, Crocq"}


def test_vouchers_of_a_session_add_their_amounts_up(tables: Tables) -> None:
    tables.session("s")
    for id_ in ("1", "2"):
        about = {"scheme": "c", "code": id_, "code_key": id_, "session": "s", "amount_cents": 1000}
        tables.write("voucher.take", Draft("redemption", id_, {**about, "taken_at": "2026-11-24T10:00:00+01:00"}))
    (group,) = journal.waiting_groups(tables.connection)
    assert (group.count, group.amount_cents, group.about) == (2, 2000, "Atelier s")


def test_several_new_people_are_not_named_and_one_is(tables: Tables) -> None:
    add(tables, "a", "pending")
    alone = journal.waiting_groups(tables.connection)[0].about
    add(tables, "b", "pending")
    assert (alone, journal.waiting_groups(tables.connection)[0].about) == ("Roche", "")


def outbox(tables: Tables, states: str) -> None:
    """An outbox of people made one a minute: p waits, a was accepted, r refused."""
    words = {"p": "pending", "a": "accepted", "r": "rejected"}
    sql = (
        "INSERT INTO operation (n, txn, entity, id, kind, fields, base, hlc, wall, actor, cause, schema, before, label, state,"
        " overlay) VALUES (?1, ?1, 'person', 'p' || ?1, 'create', '{}', '{}', 1, ?2, '', '', 1, '{}', '', ?3, 1)"
    )
    for n, state in enumerate(states, 1):
        tables.connection.execute(sql, (n, f"2026-11-24T09:{n:02d}:00+01:00", words[state]))


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two changes are told, as if they were very many."""
    monkeypatch.setattr(journal, "DETAILED", 2)


@pytest.mark.usefixtures("few")
def test_of_very_many_changes_that_wait_the_older_ones_are_one_line(tables: Tables) -> None:
    outbox(tables, "aappppp")
    lines = [(line.kind, line.count, line.last_at[14:16]) for line in journal.waiting_groups(tables.connection)]
    assert lines == [("create", 2, "07"), ("older", 3, "05")]


@pytest.mark.usefixtures("few")
def test_as_many_as_are_told_have_no_line_for_older_ones(tables: Tables) -> None:
    outbox(tables, "aapp")
    assert [line.count for line in journal.waiting_groups(tables.connection)] == [2]


@pytest.mark.parametrize(("states", "newest"), [("aaapp", "03"), ("aapap", "04"), ("aaa", "03")])
@pytest.mark.usefixtures("few")
def test_of_very_many_that_were_answered_the_newest_are_told(tables: Tables, states: str, newest: str) -> None:
    outbox(tables, states)
    (line,) = journal.sent_groups(tables.connection, "2026-11-01")
    assert (line.count, line.last_at[14:16]) == (2, newest)


def test_accepted_are_all_but_those_that_wait_and_those_refused(tables: Tables) -> None:
    outbox(tables, "aarppa")
    assert journal.received_count(tables.connection) == 3
