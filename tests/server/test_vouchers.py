"""A voucher is accepted once; whatever is doubtful waits for a coordinator, and what she decides holds."""

from __future__ import annotations

import pytest

from mediator_app.server.store.sqlite import SqliteStore
from tests.support.centre import Post, a_redemption, a_scheme, cases_of, later

Team = tuple[Post, Post, Post]


def held(store: SqliteStore) -> set[str]:
    """The redemptions that hold a voucher."""
    with store.reading() as session:
        return set(session.held_vouchers().values())


def settle(coordinator: Post, keep: str, id_: str = "settlement-1") -> list[str]:
    """Settle the newest case, having seen all of its versions."""
    case = cases_of(coordinator)[-1]
    seen = [version["seq"] for version in case["versions"]]
    return coordinator.verdicts(coordinator.create("settlement", id_, case=case["id"], keep=keep, supersedes=seen))


def taken_twice(team: Team) -> None:
    """One voucher taken on two laptops, and the coordinator knows."""
    anne, bruno, coordinator = team
    anne.sync(a_redemption(anne, "r1", "ABC1"))
    bruno.sync(a_redemption(bruno, "r2", "ABC1"))
    coordinator.sync()


def states(post: Post, *ids: str) -> list[str]:
    """What a post was told of redemptions, after a round."""
    post.sync()
    return [post.fields(id_)["state"] for id_ in ids]


def test_voucher_taken_on_two_laptops_is_accepted_once_and_parked_once(team: Team, store: SqliteStore) -> None:
    anne, bruno, _ = team
    assert anne.verdicts(a_redemption(anne, "r1", "ABC1")) == ["accepted"]
    assert bruno.verdicts(a_redemption(bruno, "r2", "ABC1")) == ["parked duplicate"]
    assert held(store) == {"r1"}


@pytest.mark.parametrize("code", ["abc1", "ABC-1", " a b c 1 ", "ＡＢＣ１"])
def test_code_written_otherwise_is_the_same_voucher(team: Team, code: str) -> None:
    anne, bruno, _ = team
    anne.sync(a_redemption(anne, "r1", "ABC1"))
    assert bruno.verdicts(a_redemption(bruno, "r2", code, code_key=code)) == ["parked duplicate"]


def test_voucher_taken_twice_in_one_request_is_accepted_once(team: Team) -> None:
    anne, _, _ = team
    assert anne.verdicts(a_redemption(anne, "r1", "ABC1"), a_redemption(anne, "r2", "ABC1")) == [
        "accepted",
        "parked duplicate",
    ]


def test_same_code_of_another_scheme_is_another_voucher(team: Team) -> None:
    anne, _, coordinator = team
    coordinator.sync(a_scheme(coordinator, "scheme-2"))
    ops = [a_redemption(anne, "r1", "ABC1"), a_redemption(anne, "r2", "ABC1", scheme="scheme-2")]
    assert anne.verdicts(*ops) == ["accepted", "accepted"]


def test_parked_voucher_opens_one_case_with_both(team: Team) -> None:
    taken_twice(team)
    (case,) = cases_of(team[2])
    assert (case["kind"], case["state"], [version["redemption"] for version in case["versions"]]) == (
        "voucher",
        "open",
        ["r1", "r2"],
    )


@pytest.mark.parametrize(
    ("rules", "code", "verdict"),
    [
        ({"pattern": r"[0-9]{8}"}, "ABC1", "parked pattern"),
        ({"valid_until": "2026-11-23"}, "ABC1", "parked expired"),
        ({"valid_until": "soon"}, "ABC1", "parked expired"),
        ({"valid_until": "2026-11-23", "tolerance_days": 1}, "ABC1", "accepted"),
        ({"valid_until": "2026-11-24"}, "ABC1", "accepted"),
        ({"voided": True}, "ABC1", "parked unknown_scheme"),
        ({}, "--", "parked empty"),
    ],
)
def test_doubtful_voucher_is_parked_with_its_reason(
    team: Team, rules: dict[str, object], code: str, verdict: str
) -> None:
    anne, _, coordinator = team
    coordinator.sync(a_scheme(coordinator, "scheme-2", **rules))
    assert anne.verdicts(a_redemption(anne, "r1", code, scheme="scheme-2")) == [verdict]


def test_voucher_of_a_scheme_that_has_not_come_yet_is_held(team: Team) -> None:
    anne, _, _ = team
    assert anne.verdicts(a_redemption(anne, "r1", "ABC1", scheme="scheme-9")) == ["held unknown_record"]


def test_settling_gives_the_voucher_to_one_and_refuses_the_other(team: Team, store: SqliteStore) -> None:
    taken_twice(team)
    assert settle(team[2], "r2") == ["accepted"]
    assert states(team[0], "r1", "r2") == ["refused", "accepted"]
    assert held(store) == {"r2"}
    assert cases_of(team[0])[0]["state"] == "settled"


def test_keeping_none_frees_the_voucher(team: Team, store: SqliteStore) -> None:
    taken_twice(team)
    settle(team[2], "none")
    assert states(team[0], "r1", "r2") == ["refused", "refused"]
    assert held(store) == set()


def test_keeping_none_of_a_case_that_grew_leaves_the_unseen_one_open(team: Team) -> None:
    taken_twice(team)
    anne, _, coordinator = team
    seen = cases_of(coordinator)[0]
    anne.sync(a_redemption(anne, "r3", "ABC1"))
    versions = [version["seq"] for version in seen["versions"]]
    coordinator.sync(coordinator.create("settlement", "s1", case=seen["id"], keep="none", supersedes=versions))
    (case,) = cases_of(coordinator)
    assert (case["state"], [version["redemption"] for version in case["versions"]]) == ("open", ["r3"])
    assert states(coordinator, "r1", "r2", "r3") == ["refused", "refused", "parked"]


def test_expired_voucher_that_is_kept_takes_the_voucher(team: Team, store: SqliteStore) -> None:
    anne, _, coordinator = team
    coordinator.sync(a_scheme(coordinator, "scheme-2", valid_until="2020-01-01"))
    anne.sync(a_redemption(anne, "r1", "ABC1", scheme="scheme-2"))
    coordinator.sync()
    settle(coordinator, "r1")
    assert held(store) == {"r1"}
    assert "reason" not in coordinator.fields("r1")


def test_keeping_an_old_voucher_never_makes_a_second_acceptance(team: Team, store: SqliteStore) -> None:
    anne, bruno, coordinator = team
    coordinator.sync(a_scheme(coordinator, "scheme-2", valid_until="2020-01-01"))
    anne.sync(a_redemption(anne, "r1", "ABC1", scheme="scheme-2"))
    coordinator.sync()
    coordinator.sync(coordinator.edit("scheme", "scheme-2", coordinator.versions("scheme-2"), valid_until="2030-01-01"))
    assert bruno.verdicts(a_redemption(bruno, "r2", "ABC1", scheme="scheme-2")) == ["accepted"]
    assert settle(coordinator, "r1") == ["parked duplicate"]
    assert held(store) == {"r2"}
    assert [version["redemption"] for version in cases_of(coordinator)[-1]["versions"]] == ["r1", "r2"]


def test_cancelled_redemption_frees_its_voucher(team: Team, store: SqliteStore) -> None:
    anne, bruno, _ = team
    assert anne.verdicts(a_redemption(anne, "r1", "ABC1"), anne.void("redemption", "r1")) == ["accepted", "accepted"]
    assert bruno.verdicts(a_redemption(bruno, "r2", "ABC1")) == ["accepted"]
    assert held(store) == {"r2"}


def test_only_who_took_a_voucher_or_a_coordinator_may_cancel_it(team: Team) -> None:
    anne, bruno, coordinator = team
    anne.sync(a_redemption(anne, "r1", "ABC1"))
    assert bruno.verdicts(bruno.void("redemption", "r1")) == ["rejected not_allowed"]
    assert coordinator.verdicts(coordinator.void("redemption", "r1")) == ["accepted"]


def test_cancelled_redemption_cannot_be_revived_beside_another(team: Team, store: SqliteStore) -> None:
    anne, bruno, coordinator = team
    anne.sync(a_redemption(anne, "r1", "ABC1"), anne.void("redemption", "r1"))
    bruno.sync(a_redemption(bruno, "r2", "ABC1"))
    coordinator.sync()
    ops = [coordinator.edit("redemption", "r1", coordinator.versions("r1"), voided=False)]
    assert coordinator.verdicts(*ops) == ["rejected not_allowed"]
    assert anne.verdicts(a_redemption(anne, "r1", "ABC1")) == ["accepted merged"]
    assert held(store) == {"r2"}


def test_redemption_made_again_under_its_id_keeps_its_voucher(team: Team, store: SqliteStore) -> None:
    anne, _, _ = team
    anne.sync(a_redemption(anne, "r1", "ABC1"))
    anne.sync(a_redemption(anne, "r1", "XYZ9"))
    assert held(store) == {"r1"}
    anne.sync()
    assert anne.fields("r1")["code"] == "ABC1"


def test_keeping_a_redemption_that_was_cancelled_meanwhile_pays_nobody(team: Team, store: SqliteStore) -> None:
    taken_twice(team)
    _, bruno, coordinator = team
    bruno.sync(bruno.void("redemption", "r2"))
    settle(coordinator, "r2")
    assert held(store) == set()


def test_keeping_what_is_no_version_is_refused(team: Team) -> None:
    taken_twice(team)
    assert settle(team[2], "r9") == ["rejected malformed"]


def test_clock_of_a_laptop_does_not_choose_the_first(team: Team) -> None:
    anne, bruno, _ = team
    later(bruno, days=-3000)
    first = a_redemption(bruno, "r2", "ABC1")
    anne.sync(a_redemption(anne, "r1", "ABC1"))
    later(bruno, days=3000)
    assert bruno.verdicts(first) == ["parked duplicate"]


def test_new_voucher_after_a_settled_case_opens_it_again(team: Team) -> None:
    taken_twice(team)
    anne, _, coordinator = team
    settle(coordinator, "r1")
    anne.sync(a_redemption(anne, "r3", "ABC1"))
    coordinator.sync()
    (case,) = cases_of(coordinator)
    assert case["state"] == "open"
    assert "kept" not in case


def test_settlement_that_names_no_numbers_supersedes_nothing(team: Team) -> None:
    taken_twice(team)
    coordinator = team[2]
    case = cases_of(coordinator)[0]["id"]
    fields = {"case": case, "keep": "r1", "supersedes": [{}, "x", None]}
    assert coordinator.verdicts(coordinator.create("settlement", "s1", **fields)) == ["accepted"]
    assert cases_of(coordinator)[0]["state"] == "open"
