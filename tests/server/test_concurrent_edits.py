"""Two people change the same thing: nothing is lost silently, and no clock decides what was seen."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from mediator_app.domain.clocks import hybrid_of
from tests.support.centre import NOW, SESSION, Post, a_person, cases_of, later

Team = tuple[Post, Post, Post]


@pytest.fixture
def known(team: Team) -> Team:
    """A team that knows one person."""
    team[0].sync(a_person(team[0], "p1", phone="06 39 98 00 00", address="Le Bourg"))
    for post in team:
        post.sync()
    return team


def edited(post: Post, hlc: datetime | None = None, **fields: Any) -> list[str]:
    """The answer to an edit of the person by somebody who saw what he was last told."""
    operation = post.edit("person", "p1", post.versions("p1"), **fields)
    operation.hlc = hybrid_of(hlc or post.now)
    return post.verdicts(operation)


def shown(post: Post) -> dict[str, Any]:
    """The person as this post sees it after a round."""
    post.sync()
    return post.fields("p1")


@pytest.mark.parametrize("year", [1970, 2026, 2099])
def test_edit_made_after_seeing_a_value_is_never_beaten_by_it(known: Team, year: int) -> None:
    anne, bruno, coordinator = known
    edited(anne, NOW.replace(year=2099), address="La Chaussade")
    bruno.sync()
    assert edited(bruno, NOW.replace(year=year), address="Faux-la-Montagne") == ["accepted"]
    assert shown(coordinator)["address"] == "Faux-la-Montagne"


def test_clock_in_2099_poisons_nobody(known: Team) -> None:
    anne, bruno, coordinator = known
    edited(anne, NOW.replace(year=2099), address="La Chaussade")
    bruno.now = NOW.replace(hour=10)
    assert edited(bruno, bruno.now, address="Gentioux") == ["accepted merged"]
    assert shown(coordinator)["address"] == "Gentioux"


def test_later_of_two_concurrent_values_wins_where_nobody_is_asked(known: Team) -> None:
    anne, bruno, coordinator = known
    edited(anne, NOW, address="La Chaussade")
    assert edited(bruno, NOW.replace(hour=8), address="Gentioux") == ["accepted merged"]
    assert shown(coordinator)["address"] == "La Chaussade"
    assert shown(bruno)["address"] == "La Chaussade"
    assert cases_of(coordinator) == []


def test_concurrent_edit_of_a_watched_field_opens_one_case_with_both_values(known: Team) -> None:
    anne, bruno, coordinator = known
    edited(anne, phone="06 39 98 00 01")
    edited(bruno, phone="06 39 98 00 02")
    coordinator.sync()
    (case,) = cases_of(coordinator)
    assert (case["kind"], case["record"], case["field"], case["state"]) == ("field", "p1", "phone", "open")
    assert [(version["value"], version["actor"]) for version in case["versions"]] == [
        ("06 39 98 00 01", anne.device.member),
        ("06 39 98 00 02", bruno.device.member),
    ]


def test_third_edit_joins_the_open_case(known: Team) -> None:
    for number, post in enumerate(known):
        edited(post, phone=f"06 39 98 00 0{number + 1}")
    known[0].sync()
    (case,) = cases_of(known[0])
    assert [version["value"][-1] for version in case["versions"]] == ["1", "2", "3"]


def test_edit_by_somebody_who_saw_the_disputed_value_joins_the_case_too(known: Team) -> None:
    anne, bruno, coordinator = known
    edited(anne, phone="06 39 98 00 01")
    edited(bruno, phone="06 39 98 00 02")
    coordinator.sync()
    edited(coordinator, phone="06 39 98 00 03")
    (case,) = cases_of(coordinator)
    assert len(case["versions"]) == 3


def test_same_value_typed_twice_is_no_conflict(known: Team) -> None:
    anne, bruno, coordinator = known
    edited(anne, phone="06 39 98 00 01")
    assert edited(bruno, phone="06 39 98 00 01") == ["accepted merged"]
    assert shown(coordinator)["phone"] == "06 39 98 00 01"
    assert cases_of(coordinator) == []


def test_different_fields_are_both_kept(known: Team) -> None:
    anne, bruno, coordinator = known
    assert edited(anne, phone="06 39 98 00 01") == ["accepted"]
    assert edited(bruno, address="Gentioux") == ["accepted"]
    assert (shown(coordinator)["phone"], shown(coordinator)["address"]) == ("06 39 98 00 01", "Gentioux")


def settle(post: Post, keep: int, seen: list[int]) -> list[str]:
    """Settle the only case."""
    (case,) = cases_of(post)
    fields = {"case": case["id"], "keep": str(keep), "supersedes": seen}
    return post.verdicts(post.create("settlement", f"settlement-{post.n}", **fields))


def disputed(known: Team) -> list[int]:
    """A dispute about a phone number that the coordinator knows; the numbers of its versions."""
    anne, bruno, coordinator = known
    edited(anne, phone="06 39 98 00 01")
    later(bruno, hours=1)
    edited(bruno, phone="06 39 98 00 02")
    coordinator.sync()
    return [version["seq"] for version in cases_of(coordinator)[0]["versions"]]


@pytest.mark.parametrize("choice", [0, 1])
def test_settling_keeps_the_chosen_value_and_closes_the_case(known: Team, choice: int) -> None:
    seen = disputed(known)
    assert settle(known[2], seen[choice], seen) == ["accepted"]
    assert shown(known[0])["phone"] == f"06 39 98 00 0{choice + 1}"
    assert cases_of(known[0])[0]["state"] == "settled"


def test_settling_leaves_open_what_the_person_had_not_seen(known: Team) -> None:
    seen = disputed(known)
    anne, _, coordinator = known
    later(anne, hours=2)
    edited(anne, phone="06 39 98 00 03")
    settle(coordinator, seen[0], seen)
    (case,) = cases_of(coordinator)
    assert (case["state"], [version["value"][-1] for version in case["versions"]]) == ("open", ["1", "3"])
    assert shown(coordinator)["phone"] == "06 39 98 00 03"


def test_edit_made_without_having_seen_the_settlement_asks_again(known: Team) -> None:
    seen = disputed(known)
    anne, _, coordinator = known
    anne.sync()
    before = anne.edit("person", "p1", anne.versions("p1"), phone="06 39 98 00 04")
    settle(coordinator, seen[0], seen)
    assert anne.verdicts(before) == ["accepted merged"]
    assert [case["state"] for case in cases_of(anne)] == ["settled", "open"]


def test_keeping_what_is_no_version_is_refused(known: Team) -> None:
    seen = disputed(known)
    assert settle(known[2], 9999, seen) == ["rejected malformed"]


def test_sets_are_united(team: Team) -> None:
    anne, bruno, coordinator = team
    anne.sync(anne.edit("session", SESSION, themes={"add": ["internet", "sante"], "remove": []}))
    bruno.sync(bruno.edit("session", SESSION, themes={"add": ["banque"], "remove": ["sante"]}))
    coordinator.sync()
    assert coordinator.fields(SESSION)["themes"] == ["banque", "internet"]


def test_same_place_imported_twice_keeps_the_services_of_both(team: Team) -> None:
    anne, bruno, coordinator = team
    anne.sync(anne.create("place", "place-1", name="Médiathèque", services=["wifi"]))
    bruno.sync(bruno.create("place", "place-1", name="Médiathèque", services=["imprimante"]))
    coordinator.sync()
    assert coordinator.fields("place-1")["services"] == ["imprimante", "wifi"]


def test_same_file_imported_twice_shows_the_same_and_asks_nothing(team: Team) -> None:
    anne, bruno, coordinator = team
    anne.sync(anne.create("place", "place-1", name="Médiathèque", source_key="osm-1"))
    coordinator.sync()
    bruno.sync(bruno.create("place", "place-1", name="Médiathèque", source_key="osm-1"))
    coordinator.sync()
    assert coordinator.fields("place-1") == {"name": "Médiathèque", "source_key": "osm-1"}
    assert cases_of(coordinator) == []


def test_field_that_never_changes_is_not_changed_by_making_the_record_again(team: Team) -> None:
    anne, bruno, coordinator = team
    anne.sync(anne.create("place", "place-1", name="Médiathèque", source_key="osm-1"))
    bruno.sync(bruno.create("place", "place-1", name="Médiathèque", source_key="osm-2"))
    coordinator.sync()
    assert coordinator.fields("place-1")["source_key"] == "osm-1"


def test_older_operation_of_the_same_laptop_that_comes_late_is_not_shown(known: Team) -> None:
    anne, _, coordinator = known
    older = anne.edit("person", "p1", anne.versions("p1"), address="La Chaussade")
    newer = anne.edit("person", "p1", anne.versions("p1"), address="Gentioux")
    anne.sync(newer)
    assert anne.verdicts(older) == ["accepted merged"]
    assert shown(coordinator)["address"] == "Gentioux"


def settle_again(post: Post, keep: int, seen: list[int]) -> list[str]:
    """Settle the first case once more, without having heard that it is settled."""
    fields = {"case": cases_of(post)[0]["id"], "keep": str(keep), "supersedes": seen}
    return post.verdicts(post.create("settlement", f"again-{post.device.id}-{post.n}", **fields))


def settled_and_corrected(known: Team, seen: list[int]) -> None:
    """The coordinator settles for the first number; Anne, who has seen that, writes a better one."""
    anne, _, coordinator = known
    settle(coordinator, seen[0], seen)
    anne.sync()
    assert edited(anne, phone="06 39 98 00 09") == ["accepted"]


def test_second_settlement_does_not_overwrite_what_came_since_but_asks_again(known: Team) -> None:
    seen = disputed(known)
    settled_and_corrected(known, seen)
    assert settle_again(known[2], seen[1], seen) == ["accepted"]
    assert shown(known[2])["phone"] == "06 39 98 00 09"
    (case,) = cases_of(known[2])
    assert (case["state"], [version["value"][-1] for version in case["versions"]]) == ("open", ["2", "9"])


def test_second_settlement_that_finds_a_newer_question_adds_its_choice_to_it(known: Team) -> None:
    seen = disputed(known)
    _, bruno, coordinator = known
    bruno.sync()
    before = bruno.edit("person", "p1", bruno.versions("p1"), phone="06 39 98 00 08")
    settled_and_corrected(known, seen)
    bruno.verdicts(before)
    settle_again(coordinator, seen[1], seen)
    coordinator.sync()
    assert [case["state"] for case in cases_of(coordinator)] == ["settled", "open"]
    assert [version["value"][-1] for version in cases_of(coordinator)[1]["versions"]] == ["9", "8", "2"]


def test_second_settlement_by_who_saw_the_same_versions_holds(known: Team) -> None:
    seen = disputed(known)
    settle(known[2], seen[0], seen)
    settle_again(known[2], seen[1], seen)
    assert shown(known[2])["phone"] == "06 39 98 00 02"
    assert [case["state"] for case in cases_of(known[2])] == ["settled"]


@pytest.mark.parametrize("order", [(0, 1, 2), (1, 0, 2), (2, 0, 1), (2, 1, 0)])
def test_value_typed_twice_stands_as_of_the_later_time_whoever_comes_first(known: Team, order: tuple[int, ...]) -> None:
    said = [("Gentioux", 8), ("Gentioux", 11), ("La Chaussade", 10)]
    for post in known:
        later(post, hours=5)
    for place in order:
        value, hour = said[place]
        edited(known[place], NOW.replace(hour=hour), address=value)
    assert shown(known[0])["address"] == "Gentioux"
