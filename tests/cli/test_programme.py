"""``workshop …`` and ``session add --workshop``: the programme from the command line."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Profile

COURRIEL = ("--title", "Courriel", "--minutes", 90, "--theme", "email", "--capacity", 6, "--price-cents", 500)


def test_session_is_made_from_a_workshop_by_its_start_alone(solo: Profile) -> None:
    workshop = solo.id_of("workshop", "add", *COURRIEL)
    session = solo.id_of("session", "add", "--workshop", workshop, "--start", "2026-12-01T10:00+01:00")
    rows = solo.rows("SELECT id, title, ends_at, capacity, price_cents, workshop FROM sessions")
    told = {"id": session, "title": "Courriel", "capacity": 6, "price_cents": 500, "workshop": workshop}
    assert rows == [{**told, "ends_at": "2026-12-01T11:30:00+01:00"}]


def test_workshop_is_corrected_retired_and_listed(solo: Profile) -> None:
    workshop = solo.id_of("workshop", "add", *COURRIEL)
    solo.run("workshop", "edit", workshop, "--title", "Boîte aux lettres")
    assert [one["title"] for one in solo.run("workshop", "list", "boite").document] == ["Boîte aux lettres"]
    solo.run("workshop", "retire", workshop)
    assert solo.run("workshop", "list").document == []
    assert [one["id"] for one in solo.run("workshop", "list", "--retired").document] == [workshop]


def test_example_programme_is_taken_once(solo: Profile) -> None:
    assert solo.run("workshop", "examples").document["created"] >= 12
    assert solo.run("workshop", "examples").code == 1


def test_individual_help_at_home_is_recorded_with_its_dependencies(solo: Profile) -> None:
    when = ("--start", "2026-12-01T10:00", "--end", "2026-12-01T11:00")
    where = ("--place-kind", "domicile", "--commune", "23165")
    help_ = ("--kind", "individuel", "--posture", "accompagne", "--redirection", "autre", "--material", "tablette")
    session = solo.id_of("session", "add", "--title", "Impôts", *when, *where, *help_)
    rows = solo.rows("SELECT place_name, posture, redirected, redirection FROM sessions")
    assert rows == [{"place_name": "À domicile", "posture": "accompagne", "redirected": 1, "redirection": "autre"}]
    assert solo.run("session", "edit", session, "--level", "avance").code == 1


@pytest.mark.parametrize("place_kind", [(), ("--place-kind", "lieu_activite")])
def test_session_of_its_own_needs_a_place(solo: Profile, place_kind: tuple[str, ...]) -> None:
    words = ("--title", "Photos", "--start", "2026-12-01T10:00", "--end", "2026-12-01T11:00", *place_kind)
    assert solo.run("session", "add", *words).code == 2
