"""``session list``, ``close``, ``reopen``, ``duplicate``, ``copy`` and ``move``."""

from __future__ import annotations

import json
from datetime import datetime

import pytest

from tests.cli.conftest import Profile
from tests.cli.makers import a_place, a_session

SPAN = ("--first", "2026-11-09", "--last", "2026-12-18")


@pytest.fixture
def session(solo: Profile) -> str:
    """A workshop on Tuesday 24 November 2026."""
    return a_session(solo)


@pytest.fixture
def stop(solo: Profile, session: str) -> str:
    """A stop of two hours on Wednesday 25 November 2026."""
    tour = solo.id_of("tour", "add", "--title", "Sud", *SPAN)
    return solo.id_of("stop", "add", tour, "--place", a_place(solo), "--start", "2026-11-25T14:00", "--minutes", 120)


def test_sessions_of_a_week_are_listed(solo: Profile, session: str) -> None:
    (row,) = solo.run("session", "list", "--first", "2026-11-20").document
    assert (row["id"], row["title"], row["state"]) == (session, "Tablette", "open")
    assert solo.run("session", "list", "--first", "2026-11-25").document == []


def test_closing_says_what_is_missing_and_is_taken_back_with_a_reason(solo: Profile, session: str) -> None:
    ran = solo.run("session", "close", session)
    assert {"level", "themes", "nobody"} <= set(ran.document["missing"])
    assert solo.run("session", "edit", session, "--note", "x").error == "invalid_input"
    solo.run("session", "reopen", session, "--because", "Une personne oubliée")
    assert solo.rows("SELECT state FROM sessions") == [{"state": "open"}]


def test_duplicate_is_a_week_later(solo: Profile, session: str) -> None:
    copy = solo.id_of("session", "duplicate", session)
    (row,) = solo.rows(f"SELECT starts_at FROM sessions WHERE id = '{copy}'")
    assert datetime.fromisoformat(row["starts_at"]) == datetime(2026, 12, 1, 10).astimezone()


def test_session_is_moved_to_a_visit_and_copied_without_its_people(solo: Profile, session: str, stop: str) -> None:
    person = solo.id_of("person", "add", "--last-name", "Roche")
    solo.run("register", session, person)
    solo.run("session", "move", session, stop, "2026-11-25")
    solo.id_of("session", "copy", session, stop, "2026-11-25", "--without-people")
    rows = solo.rows("SELECT starts_at, stop FROM sessions")
    assert [(row["starts_at"][:16], row["stop"]) for row in rows] == [("2026-11-25T14:00", stop)] * 2
    assert len(solo.rows("SELECT id FROM attendance")) == 1


def test_tour_is_given_to_colleagues(solo: Profile) -> None:
    tour = solo.id_of("tour", "add", "--title", "Nord", *SPAN, "--mediator", "karim", "lea")
    (row,) = solo.rows(f"SELECT mediators FROM tours WHERE id = '{tour}'")
    assert json.loads(row["mediators"]) == ["karim", "lea"]
