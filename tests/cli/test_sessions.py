"""``session add``, ``session edit``, ``attend`` and ``count``."""

from __future__ import annotations

import json
from datetime import datetime

import pytest

from tests.cli.conftest import Profile
from tests.cli.makers import TIMES, a_place, a_session


@pytest.fixture
def session(solo: Profile) -> str:
    """A workshop."""
    return a_session(solo)


def test_session_answers_its_id_and_warnings(solo: Profile) -> None:
    ran = solo.run("session", "add", "--place", a_place(solo), "--title", "Tablette", *TIMES)
    assert (set(ran.document), ran.document["warnings"]) == ({"id", "warnings"}, [])


def test_session_at_the_same_time_is_warned_about(solo: Profile, session: str) -> None:
    place = solo.rows(f"SELECT place FROM sessions WHERE id = '{session}'")[0]["place"]
    ran = solo.run("session", "add", "--place", place, "--title", "Autre", *TIMES)
    assert ran.document["warnings"] == ["overlap"]


def test_time_without_offset_is_the_laptops(solo: Profile, session: str) -> None:
    [row] = solo.rows("SELECT starts_at FROM sessions")
    assert datetime.fromisoformat(row["starts_at"]) == datetime(2026, 11, 24, 10).astimezone()


def test_time_with_offset_is_kept(solo: Profile) -> None:
    times = ("--start", "2026-11-24T10:00+04:00", "--end", "2026-11-24T12:00+04:00")
    solo.id_of("session", "add", "--place", a_place(solo), "--title", "Tablette", *times)
    assert solo.rows("SELECT starts_at FROM sessions") == [{"starts_at": "2026-11-24T10:00:00+04:00"}]


def test_themes_are_one_or_several(solo: Profile, session: str) -> None:
    solo.id_of("session", "edit", session, "--theme", "email", "sante", "--theme", "bureautique")
    [row] = solo.rows("SELECT themes FROM sessions")
    assert json.loads(row["themes"]) == ["bureautique", "email", "sante"]


def test_edit_changes_the_kind_and_capacity(solo: Profile, session: str) -> None:
    solo.id_of("session", "edit", session, "--kind", "individuel", "--capacity", 8)
    assert solo.rows("SELECT kind, capacity FROM sessions") == [{"kind": "individuel", "capacity": 8}]


def test_unreadable_time_is_refused(solo: Profile, session: str) -> None:
    assert solo.run("session", "edit", session, "--start", "demain").error == "invalid_input"


def test_place_that_is_not_here_is_refused(solo: Profile) -> None:
    ran = solo.run("session", "add", "--place", "nowhere", "--title", "Tablette", *TIMES)
    assert (ran.code, ran.error) == (1, "not_found")


@pytest.mark.parametrize("status", ["registered", "waiting", "present", "absent", "excused"])
def test_attend_keeps_the_status(solo: Profile, session: str, status: str) -> None:
    person = solo.id_of("person", "add", "--last-name", "Roche")
    solo.id_of("attend", session, person, "--status", status)
    assert solo.rows("SELECT person, status FROM attendance") == [{"person": person, "status": status}]


def test_attend_means_present_if_nothing_is_said(solo: Profile, session: str) -> None:
    solo.id_of("attend", session, solo.id_of("person", "add", "--last-name", "Roche"))
    assert solo.rows("SELECT status FROM attendance") == [{"status": "present"}]


def test_attend_twice_is_one_row(solo: Profile, session: str) -> None:
    person = solo.id_of("person", "add", "--last-name", "Roche")
    assert solo.id_of("attend", session, person) == solo.id_of("attend", session, person)


def test_count_keeps_total_genders_and_ages(solo: Profile, session: str) -> None:
    shares = ("--gender", "feminin=8", "--gender", "masculin=4", "--age", "soixante_dix_plus=5")
    solo.id_of("count", session, "--total", 12, *shares)
    [row] = solo.rows("SELECT headcount FROM sessions")
    assert json.loads(row["headcount"]) == {"total": 12, "feminin": 8, "masculin": 4, "age.soixante_dix_plus": 5}


def test_count_whose_parts_exceed_the_total_is_refused(solo: Profile, session: str) -> None:
    assert solo.run("count", session, "--total", 3, "--gender", "feminin=8").error == "invalid_input"
