"""``pack``, ``level`` and ``equipment``: what scripts send and read."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Profile
from tests.cli.makers import a_session


@pytest.fixture
def roche(solo: Profile) -> str:
    return solo.id_of("person", "add", "--last-name", "Roche")


def test_pack_is_used_by_the_length_of_a_session(solo: Profile, roche: str) -> None:
    pack, session = solo.id_of("pack", "open", roche), a_session(solo)
    document = solo.run("pack", "use", pack, "--session", session).document
    assert (document["left"], document["warnings"]) == (180, ["not_present"])


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        (("--template", "book5"), ["Carnet 5 ateliers", "sessions", 5]),
        (("--minutes", 20), ["Parcours", "minutes", 20]),
        (("--title", "Reprise", "--minutes", 90), ["Reprise", "minutes", 90]),
        (("--sessions", 3), ["Carnet", "sessions", 3]),
    ],
)
def test_pack_is_a_template_or_something_else(
    solo: Profile, roche: str, words: tuple[object, ...], kept: list[object]
) -> None:
    solo.id_of("pack", "open", roche, *words)
    [row] = solo.rows("SELECT title, unit, amount FROM packs")
    assert list(row.values()) == kept


def test_pack_is_counted_in_hours_or_in_sessions_never_both(solo: Profile, roche: str) -> None:
    assert solo.run("pack", "open", roche, "--minutes", 20, "--sessions", 3).code == 2


def test_session_counted_by_mistake_is_taken_back(solo: Profile, roche: str) -> None:
    pack, session = solo.id_of("pack", "open", roche), a_session(solo)
    solo.run("pack", "use", pack, "--session", session)
    assert solo.run("pack", "take-back", pack, "--session", session).document["left"] == 300


def test_pack_closed_by_mistake_is_opened_again(solo: Profile, roche: str) -> None:
    pack = solo.id_of("pack", "open", roche)
    solo.run("pack", "close", pack)
    solo.run("pack", "reopen", pack)
    assert solo.rows("SELECT closed_on FROM packs") == [{"closed_on": None}]


def test_levels_of_a_person_are_listed(solo: Profile, roche: str) -> None:
    solo.run("level", "set", roche, 1, "--moment", "before")
    solo.run("level", "set", roche, 3, "--moment", "after")
    [row] = solo.run("level", "list", roche).document
    assert row == {"area": "general", "before": 1, "after": 3, "progress": 2}


def test_closed_pack_is_listed_with_its_day(solo: Profile, roche: str) -> None:
    pack = solo.id_of("pack", "open", roche)
    solo.run("pack", "close", pack)
    [row] = solo.run("pack", "list", "--person", roche).document
    assert (row["id"], row["left"], row["closed_on"] is None) == (pack, 300, False)


def test_level_answers_with_the_progress(solo: Profile, roche: str) -> None:
    solo.run("level", "set", roche, 1, "--moment", "before")
    document = solo.run("level", "set", roche, 3, "--moment", "after").document
    assert (document["before"], document["after"], document["progress"]) == (1, 3, 2)


def test_level_out_of_range_is_refused(solo: Profile, roche: str) -> None:
    assert solo.run("level", "set", roche, 4, "--moment", "before").error == "invalid_input"


def test_device_goes_out_and_comes_back(solo: Profile, roche: str) -> None:
    device = solo.id_of("equipment", "add", "--name", "Tablette", "--number", "T-01")
    solo.run("equipment", "lend", device, roche, "--due", "2099-01-01")
    lent = solo.run("equipment", "list").document[0]
    solo.run("equipment", "return", device)
    back = solo.run("equipment", "list").document[0]
    assert [(row["where"], row["holder"], row["due_on"]) for row in (lent, back)] == [
        ("lent", "Roche", "2099-01-01"),
        ("in_stock", "", None),
    ]


@pytest.mark.parametrize(("words", "where"), [(("give",), "given"), (("sell",), "sold")])
def test_device_given_or_sold_cannot_be_lent(solo: Profile, roche: str, words: tuple[str], where: str) -> None:
    device = solo.id_of("equipment", "add", "--name", "Tablette")
    price = ("--price-cents", 4000) if words == ("sell",) else ()
    solo.run("equipment", *words, device, roche, *price)
    assert solo.run("equipment", "list").document[0]["where"] == where
    assert solo.run("equipment", "lend", device, roche).error == "not_in_stock"


def test_only_late_loans_are_listed_when_asked(solo: Profile, roche: str) -> None:
    device = solo.id_of("equipment", "add", "--name", "Tablette")
    solo.run("equipment", "lend", device, roche)
    assert solo.run("equipment", "list", "--overdue").document == []
