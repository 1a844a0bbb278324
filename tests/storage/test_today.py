"""What the page of the day asks: own sessions, different people, closed sessions whose sheet is missing."""

from __future__ import annotations

import pytest

from mediator_app.storage import today
from tests.support.shown import CLAIRE, KARIM, Tables


def missing(tables: Tables, since: str = "2026-11-01") -> list[str]:
    return [one.id for one in today.closed_without_sheet(tables.connection, CLAIRE, since)]


@pytest.fixture
def sheets_are_kept(tables: Tables) -> None:
    tables.paper("some", 1, session="another")


def test_sessions_that_a_colleague_planned_are_not_ones_own(tables: Tables) -> None:
    tables.session("mine")
    tables.session("his", made_by=KARIM)
    assert today.held_by(tables.connection, CLAIRE, ["mine", "his", "never"]) == {"mine"}


def test_session_is_of_those_who_hold_it_whoever_planned_it(tables: Tables) -> None:
    tables.session("planned for her", made_by=KARIM, mediators=[CLAIRE])
    tables.session("given away", mediators=[KARIM])
    assert today.held_by(tables.connection, CLAIRE, ["planned for her", "given away"]) == {"planned for her"}


def test_person_of_two_sessions_and_two_records_is_one_person(tables: Tables) -> None:
    tables.merge(tables.person("p"), tables.person("twin"))
    for session, person in (("1", "p"), ("2", "p"), ("2", "twin"), ("2", "neighbour")):
        tables.attends(tables.session(session), person)
    assert today.people_present(tables.connection, ["1", "2"]) == 2


@pytest.mark.parametrize(("status", "voided"), [("registered", False), ("waiting", False), ("present", True)])
def test_who_did_not_come_or_was_taken_off_is_not_counted(tables: Tables, status: str, *, voided: bool) -> None:
    tables.attends(tables.session("s"), "p", status, voided=voided)
    assert today.people_present(tables.connection, ["s"]) == 0


def test_no_session_has_nobody(tables: Tables) -> None:
    tables.attends(tables.session("s"), "p")
    assert today.people_present(tables.connection, []) == 0


def test_laptop_whose_only_session_was_deleted_has_none(tables: Tables) -> None:
    tables.session("s", voided=True)
    assert not today.has_any_session(tables.connection)
    tables.session("t")
    assert today.has_any_session(tables.connection)


@pytest.mark.usefixtures("sheets_are_kept")
def test_own_closed_sessions_without_a_sheet_are_told_oldest_first(tables: Tables) -> None:
    for day in ("2026-11-24", "2026-11-10"):
        tables.session(day, day, state="closed")
    assert missing(tables) == ["2026-11-10", "2026-11-24"]


def test_where_no_sheet_was_ever_kept_none_is_missing(tables: Tables) -> None:
    tables.session("s", state="closed")
    tables.paper("drawing", 1, session="s", media_type="image/svg+xml")
    tables.paper("mandate", 1, mandate="m")
    assert missing(tables) == []


@pytest.mark.usefixtures("sheets_are_kept")
@pytest.mark.parametrize("fields", [{"state": None}, {"state": "open"}, {"made_by": KARIM}, {"voided": True}])
def test_open_colleagues_or_deleted_session_misses_no_sheet(tables: Tables, fields: dict[str, str]) -> None:
    tables.session("s", **{"state": "closed", **fields})
    assert missing(tables) == []


@pytest.mark.usefixtures("sheets_are_kept")
@pytest.mark.parametrize(("since", "told"), [("2026-11-24", ["s"]), ("2026-11-25", [])])
def test_only_sessions_since_that_day_are_told(tables: Tables, since: str, told: list[str]) -> None:
    tables.session("s", state="closed")
    assert missing(tables, since) == told


@pytest.mark.usefixtures("sheets_are_kept")
@pytest.mark.parametrize(
    ("media_type", "told"), [("application/pdf", []), ("image/jpeg", []), ("image/svg+xml", ["s"])]
)
def test_scan_or_photograph_is_a_sheet_and_a_drawing_is_none(tables: Tables, media_type: str, told: list[str]) -> None:
    tables.session("s", state="closed")
    tables.paper("p", 1, session="s", media_type=media_type)
    assert missing(tables) == told
