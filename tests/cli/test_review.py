"""What waits for a person, and answering it: one voucher on two laptops, merging, and records that look alike."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from mediator_app.domain.rights import Role
from tests.cli.conftest import Centre, Profile
from tests.cli.makers import a_scheme, a_session


@dataclass(frozen=True)
class Contest:
    """One voucher taken by two people who could not know of one another; all has been sent."""

    claire: Profile
    karim: Profile
    helene: Profile
    first: str
    second: str


@pytest.fixture
def contest(centre: Centre) -> Contest:
    """The contest of the demonstration."""
    helene = centre.member("helene", Role.COORDINATOR)
    till = ("--scheme", a_scheme(helene), "--session", a_session(helene))
    helene.run("sync")
    claire, karim = centre.member("claire"), centre.member("karim")
    for one in (claire, karim):
        one.run("sync")
    first, second = claire.id_of("redeem", "0412 7785", *till), karim.id_of("redeem", "0412-7785", *till)
    for one in (claire, karim, helene):
        one.run("sync")
    return Contest(claire, karim, helene, first, second)


def states(profile: Profile) -> dict[str, str]:
    """State of each voucher as this profile knows it."""
    return {row["id"]: row["state"] for row in profile.rows("SELECT id, state FROM redemptions")}


def test_voucher_taken_twice_is_one_question(contest: Contest) -> None:
    [case] = contest.helene.run("to-check").document
    assert set(case) == {"id", "kind", "sentence", "options"}
    assert case["kind"] == "voucher"
    assert "0412 7785" in case["sentence"]
    assert {option["id"] for option in case["options"]} == {contest.first, contest.second, "none"}


def test_only_one_of_the_two_is_accepted_before_anybody_answers(contest: Contest) -> None:
    assert states(contest.helene) == {contest.first: "accepted", contest.second: "parked"}


def test_settling_is_known_to_every_laptop(contest: Contest) -> None:
    [case] = contest.helene.run("to-check").document
    contest.helene.id_of("settle", case["id"], "--keep", contest.second)
    for one in (contest.helene, contest.claire, contest.karim):
        one.run("sync")
    assert states(contest.claire) == states(contest.karim) == states(contest.helene)
    assert states(contest.claire)[contest.second] == "accepted"
    assert contest.helene.run("to-check").document == []


def test_mediator_may_not_settle(contest: Contest) -> None:
    [case] = contest.karim.run("to-check").document
    ran = contest.karim.run("settle", case["id"], "--keep", contest.first)
    assert (ran.code, ran.error) == (1, "not_allowed")


def test_unknown_answer_is_refused(contest: Contest) -> None:
    [case] = contest.helene.run("to-check").document
    assert contest.helene.run("settle", case["id"], "--keep", "nobody").error == "invalid_input"


def test_words_show_every_answer_with_its_id(contest: Contest) -> None:
    out = contest.helene.run("to-check", json=False).out
    assert contest.first in out
    assert contest.second in out


@pytest.fixture
def twins(solo: Profile) -> tuple[str, str]:
    """Two records that look alike."""
    facts = ("--first-name", "Denise", "--birth-year", 1948, "--commune", "23165")
    one = solo.id_of("person", "add", "--last-name", "Lefèvre", *facts, "--phone", "06 39 98 41 10")
    return one, solo.id_of("person", "add", "--last-name", "Lefebvre", *facts)


def test_records_that_look_alike_are_a_question(solo: Profile, twins: tuple[str, str]) -> None:
    [case] = solo.run("to-check").document
    assert case["kind"] == "duplicate"
    assert {*twins, "distinct"} == {option["id"] for option in case["options"]}


def test_duplicate_is_settled_by_its_id_in_to_check(solo: Profile, twins: tuple[str, str]) -> None:
    [case] = solo.run("to-check").document
    solo.id_of("settle", case["id"], "--keep", twins[0])
    assert solo.rows("SELECT survivor, absorbed FROM merges") == [{"survivor": twins[0], "absorbed": twins[1]}]


def test_merge_and_unmerge_are_exact(solo: Profile, twins: tuple[str, str]) -> None:
    before = solo.rows("SELECT * FROM people ORDER BY id")
    merge = solo.id_of("merge", twins[1], twins[0])
    assert {row["canonical"] for row in solo.rows("SELECT canonical FROM people")} == {twins[1]}
    assert solo.id_of("unmerge", merge) == merge
    assert solo.rows("SELECT * FROM people ORDER BY id") == before


def test_two_different_people_are_not_asked_about_again(solo: Profile, twins: tuple[str, str]) -> None:
    solo.id_of("distinct", *twins)
    assert solo.run("to-check").document == []


def test_merge_of_nobody_is_refused(solo: Profile, twins: tuple[str, str]) -> None:
    assert solo.run("merge", twins[0], "nobody").error == "not_found"


def test_unmerge_twice_is_refused(solo: Profile, twins: tuple[str, str]) -> None:
    merge = solo.id_of("merge", *twins)
    solo.id_of("unmerge", merge)
    assert solo.run("unmerge", merge).error == "not_found"
