"""What a session takes of a pack, which pack is used, and levels before and after."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mediator_app.domain.packs import (
    AREAS,
    LEVEL_WORDS,
    PACK_TEMPLATES,
    Level,
    Pack,
    PackProposal,
    levels,
    pack_for,
    session_amount,
)

TIMES = ("2026-11-24T10:00:00+01:00", "2026-11-24T12:00:00+01:00")


def pack(id_: str, used: int = 0, unit: str = "minutes", closed_on: str = "", opened_on: str = "2026-11-01") -> Pack:
    return Pack(id_, "p", "Roche", "Denise", "Parcours", unit, 300, used, 0, opened_on, closed_on, "m")


@pytest.mark.parametrize(("unit", "amount"), [("minutes", 120), ("sessions", 1)])
def test_session_takes_its_minutes_or_one(unit: str, amount: int) -> None:
    assert session_amount(unit, *TIMES) == amount


def test_session_through_the_change_of_the_clock_takes_its_true_length() -> None:
    assert session_amount("minutes", "2026-10-25T01:30:00+02:00", "2026-10-25T03:30:00+01:00") == 180


def test_oldest_pack_with_enough_left_is_used() -> None:
    packs = [pack("new"), pack("old", 100, opened_on="2026-01-01"), pack("spent", 290, opened_on="2025-01-01")]
    found = pack_for(packs, {"minutes": 120, "sessions": 1})
    assert found is not None
    assert found.id == "old"


def test_without_enough_the_oldest_open_pack_is_used() -> None:
    packs = [pack("new", 250), pack("old", 250, opened_on="2026-01-01"), pack("closed", closed_on="2026-11-02")]
    found = pack_for(packs, {"minutes": 120, "sessions": 1})
    assert found is not None
    assert found.id == "old"


def test_without_an_open_pack_none_is_used() -> None:
    assert pack_for([pack("closed", closed_on="2026-11-02")], {"minutes": 120, "sessions": 1}) is None


@pytest.mark.parametrize(("used", "overdraws"), [(180, False), (181, True)])
def test_proposal_tells_when_a_pack_would_go_below_zero(used: int, overdraws: bool) -> None:
    assert PackProposal(pack("p", used), 120).overdraws is overdraws


def test_last_estimate_of_each_moment_counts() -> None:
    estimates = [("general", "before", 2), ("email", "before", 1), ("general", "before", 1), ("general", "after", 3)]
    assert levels(estimates) == [Level("general", 1, 3), Level("email", 1, 0)]


@pytest.mark.parametrize(
    ("level", "progress"), [(Level("email", 1, 3), 2), (Level("email", 2, 2), 0), (Level("email", 1, 0), None)]
)
def test_progress_needs_both_levels(level: Level, progress: int | None) -> None:
    assert level.progress == progress


def test_levels_are_those_of_la_coop_from_one_to_three() -> None:
    assert LEVEL_WORDS == ("debutant", "intermediaire", "avance")


def test_areas_are_the_themes_and_one_for_all() -> None:
    assert (len(AREAS), next(iter(AREAS))) == (31, "general")


def test_templates_are_five_hours_and_five_sessions() -> None:
    assert [(one.unit, one.amount) for one in PACK_TEMPLATES.values()] == [("minutes", 300), ("sessions", 5)]


@pytest.mark.parametrize(("used", "left"), [(0, 300), (300, 0), (320, -20)])
def test_pack_tells_what_is_left_even_below_nothing(used: int, left: int) -> None:
    assert pack("p", used).left == left


def test_closed_pack_is_not_open() -> None:
    assert (pack("p").is_open, pack("p", closed_on="2026-11-02").is_open) == (True, False)


def test_pack_with_just_enough_left_is_enough() -> None:
    packs = [pack("old", 181, opened_on="2026-01-01"), pack("new", 180)]
    found = pack_for(packs, {"minutes": 120, "sessions": 1})
    assert found
    assert found.id == "new"


def test_of_two_packs_opened_on_one_day_every_laptop_takes_the_same() -> None:
    packs = [pack("b"), pack("a")]
    found = [pack_for(order, {"minutes": 120, "sessions": 1}) for order in (packs, packs[::-1])]
    assert [one.id for one in found if one] == ["a", "a"]


def test_pack_of_sessions_is_measured_in_sessions() -> None:
    five = replace(pack("book", 4, "sessions"), amount=5)
    found = pack_for([five], {"minutes": 120, "sessions": 1})
    assert found == five
    assert not PackProposal(five, 1).overdraws


def test_session_of_forty_seconds_more_takes_whole_minutes() -> None:
    assert session_amount("minutes", "2026-11-24T10:00:00+01:00", "2026-11-24T11:00:40+01:00") == 61


def test_nobody_estimated_has_no_levels() -> None:
    assert levels([]) == []


def test_level_of_an_area_that_is_unknown_here_is_left_out() -> None:
    assert levels([("astrology", "before", 2), ("sante", "after", 3)]) == [Level("sante", 0, 3)]


def test_level_may_go_down() -> None:
    assert Level("email", 3, 2).progress == -1
