"""The desk: whom a voucher is for, and which voucher waits for somebody."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from mediator_app.services import sessions, vouchers
from mediator_app.services.desk import Desk, session_of_now
from mediator_app.services.laptop import Laptop
from tests.support.laptops import a_laptop, a_workshop

At = tuple[Laptop, Desk]
A, B = "04127785", "04127786"


@pytest.fixture
def at(tmp_path: Path) -> Iterator[At]:
    """A laptop and the desk of its workshop of twelve."""
    with a_laptop(tmp_path) as laptop:
        yield laptop, Desk(a_workshop(laptop).session)


def takers(at: At) -> dict[str, str]:
    """Voucher codes and the last names that they were taken for."""
    laptop, desk = at
    return {one.code: one.last_name for one in vouchers.session_vouchers(laptop, desk.session)}


def test_voucher_scanned_after_a_person_is_hers(at: At) -> None:
    laptop, desk = at
    desk.enter(laptop, "ro")
    desk.enter(laptop, A, scanned=True)
    assert takers(at) == {A: "Roche"}


def test_second_voucher_waits_for_the_next_person(at: At) -> None:
    laptop, desk = at
    for text in ("ro", A, B, "th"):
        desk.enter(laptop, text)
    assert takers(at) == {A: "Roche", B: "Thérond"}


def test_vouchers_that_wait_are_given_first_come_first_served(at: At) -> None:
    laptop, desk = at
    for text in (A, B, "ro", "th"):
        desk.enter(laptop, text)
    assert takers(at) == {A: "Roche", B: "Thérond"}


def test_person_marked_again_can_give_a_second_voucher(at: At) -> None:
    laptop, desk = at
    for text in ("11", A, "11", B):
        desk.enter(laptop, text)
    assert takers(at) == {A: "Roche", B: "Roche"}


def test_used_voucher_leaves_the_person_at_the_desk_for_another_one(at: At) -> None:
    laptop, desk = at
    for text in ("ro", A, "th", A):
        desk.enter(laptop, text)
    desk.leave_voucher(laptop, for_good=False)
    desk.enter(laptop, B)
    assert takers(at) == {A: "Roche", B: "Thérond"}


def test_without_a_voucher_the_next_one_is_somebody_elses(at: At) -> None:
    laptop, desk = at
    desk.enter(laptop, "ro")
    desk.leave_voucher(laptop, for_good=True)
    desk.enter(laptop, A)
    assert takers(at) == {A: ""}


def test_reported_voucher_is_taken_for_its_person(at: At) -> None:
    laptop, desk = at
    for text in ("ro", A, "th", A):
        desk.enter(laptop, text)
    assert desk.report(laptop).kind == "reported"
    taken = vouchers.session_vouchers(laptop, desk.session)
    assert [(one.code, one.last_name) for one in taken] == [(A, "Roche"), (A, "Thérond")]


def test_nothing_is_reported_twice(at: At) -> None:
    laptop, desk = at
    for text in (A, A):
        desk.enter(laptop, text)
    desk.report(laptop)
    assert desk.report(laptop).kind == "nothing"


def test_undoing_a_presence_makes_its_voucher_wait_again(at: At) -> None:
    laptop, desk = at
    for text in (A, "ro"):
        desk.enter(laptop, text)
    desk.undo(laptop)
    desk.enter(laptop, "th")
    assert takers(at) == {A: "Thérond"}


def test_undoing_a_voucher_that_waits_frees_its_code(at: At) -> None:
    laptop, desk = at
    desk.enter(laptop, A)
    desk.undo(laptop)
    assert (takers(at), desk.waiting) == ({}, [])
    assert desk.enter(laptop, A).kind == "voucher"


def test_state_agrees_with_itself(at: At) -> None:
    laptop, desk = at
    for text in ("ro", A, "th"):
        desk.enter(laptop, text)
    state = desk.state(laptop)
    present = sum(one.status == "present" for one in state.participants)
    assert (state.counts.present, present, len(state.passages)) == (2, 2, 2)


@pytest.mark.parametrize(
    ("clock", "title"), [("08:00", "first"), ("10:30", "first"), ("12:30", "second"), ("20:00", "second")]
)
def test_session_of_now_is_under_way_else_next_else_last(at: At, clock: str, title: str) -> None:
    laptop, _ = at
    for name, start, end in (("first", "10:00", "12:00"), ("second", "14:00", "16:00")):
        times = {"starts_at": f"2026-12-01T{start}+01:00", "ends_at": f"2026-12-01T{end}+01:00"}
        sessions.add_session(laptop, {"title": name, **times})
    now = datetime.fromisoformat(f"2026-12-01T{clock}+01:00")
    found = session_of_now(sessions.sessions_of_day(laptop, now.date()), now)
    assert found
    assert found.title == title


def test_no_session_of_now_on_a_day_without_any(at: At) -> None:
    assert session_of_now([], datetime.fromisoformat("2026-12-01T10:00+01:00")) is None
