"""``register``, ``promote``, ``unregister``, ``remind``: who has a seat, who waits, who must be called."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Profile
from tests.cli.makers import TIMES, a_place


def two_on_one_seat(profile: Profile) -> tuple[str, str, str]:
    """A session of one seat and two people."""
    session = profile.id_of("session", "add", "--place", a_place(profile), "--title", "Photos", "--capacity", 1, *TIMES)
    names = (("Roche", "06 39 98 41 12"), ("Faure", "06 39 98 41 13"))
    first, second = (profile.id_of("person", "add", "--last-name", name, "--phone", phone) for name, phone in names)
    return session, first, second


def test_seat_goes_to_the_first_then_to_who_waited(solo: Profile) -> None:
    session, first, second = two_on_one_seat(solo)
    both = solo.run("register", session, first, second, "--by", "host").document
    assert [one["status"] for one in both["registered"]] == ["registered", "waiting"]
    assert both["seats"] == {"capacity": 1, "taken": 1, "waiting": 1, "free": 0}
    assert solo.run("promote", session).code == 1
    assert solo.run("unregister", session, first).document == {"next": second}
    assert solo.run("promote", session).document["status"] == "registered"
    rows = solo.rows("SELECT status, registered_by FROM attendance ORDER BY status")
    assert rows == [{"status": status, "registered_by": "host"} for status in ("excused", "registered")]


def test_calls_are_listed_and_noted(solo: Profile) -> None:
    session, first, _ = two_on_one_seat(solo)
    solo.run("register", session, first)
    assert solo.run("remind", session).document[0]["phone"] == "+33639984112"
    assert solo.run("remind", session, first, "--result", "declined").code == 0
    assert solo.run("remind", session).document == []
    assert solo.rows("SELECT reminder FROM attendance") == [{"reminder": "declined"}]


def test_name_put_down_by_mistake_leaves_the_list(solo: Profile) -> None:
    session, first, _ = two_on_one_seat(solo)
    solo.run("register", session, first)
    solo.run("unregister", session, first, "--mistake")
    assert solo.rows("SELECT id FROM attendance") == []


@pytest.mark.parametrize("words", [("register", "nowhere", "nobody"), ("promote", "nowhere")])
def test_unknown_session_is_told_in_words(solo: Profile, words: tuple[str, ...]) -> None:
    ran = solo.run(*words)
    assert (ran.code, ran.error) == (1, "not_found")
