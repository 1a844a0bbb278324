"""The demonstration's story holds, and tells when a guarantee is broken by hand."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

import pytest

from mediator_app.demo.story import StoryReport, play
from mediator_app.server import answering, ledger
from mediator_app.server.store.interface import StoredOperation
from mediator_app.server.store.sqlite import SqliteSession
from mediator_app.storage import operations, replica


def failing(report: StoryReport) -> set[str]:
    """The names of the checks that do not hold."""
    assert not report.ok
    return {check.name for check in report.checks if not check.ok}


def test_every_check_of_the_story_holds() -> None:
    report = play()
    assert [check for check in report.checks if not check.ok] == []
    assert report.ok


def test_story_tells_its_steps_as_they_happen() -> None:
    told: list[str] = []
    report = play(told.append)
    assert told == report.steps
    assert len(told) >= 6


def test_story_without_checks_is_not_ok() -> None:
    assert not StoryReport().ok


def test_both_vouchers_accepted_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger.Ledger, "holder", lambda *_: None)
    assert {"one_acceptance", "one_parking", "voucher_question"} <= failing(play())


def test_operation_dropped_by_the_centre_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    save = SqliteSession.save

    def dropping(self: SqliteSession, lines: Sequence[StoredOperation], records: Iterable[Any]) -> None:
        save(self, [line for line in lines if StoredOperation._make(line).entity != "headcount"], records)

    monkeypatch.setattr(SqliteSession, "save", dropping)
    assert {"nothing_lost", "nothing_lost_at_the_end"} <= failing(play())


def test_operation_dropped_by_the_laptop_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    waiting = operations.waiting

    def forgetting(*args: Any) -> list[Any]:
        return [one for one in waiting(*args) if one.entity != "headcount"]

    monkeypatch.setattr(operations, "waiting", forgetting)
    assert "nothing_lost" in failing(play())


def test_record_dropped_by_the_centre_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    make_records = SqliteSession.make_records

    def dropping(self: SqliteSession, seqs: Collection[int]) -> None:
        make_records(self, seqs)
        self.tell("DELETE FROM records WHERE entity = ?", [("attendance",)])

    monkeypatch.setattr(SqliteSession, "make_records", dropping)
    assert {"all_equal", "presences_kept"} <= failing(play())


def test_later_edit_that_overwrites_silently_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger.Ledger, "_dispute", lambda *_: None)
    assert {"no_silent_overwrite", "both_values_kept"} <= failing(play())


def test_laptop_that_shows_something_else_than_it_holds_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replica, "_fold_into_base", lambda *_: None)
    assert "sound" in failing(play())


def test_changes_that_do_not_come_down_are_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    change = answering.change_of

    def other(record: Any) -> Any:
        return change(record._replace(fields=record.fields.replace("Lefebvre", "Lefevre")))

    monkeypatch.setattr(answering, "change_of", other)
    assert "all_equal" in failing(play())
