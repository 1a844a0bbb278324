"""Merging and separating: exact whatever the order, edits kept, rights, and pairs that are proposed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from mediator_app.domain.rights import Role
from mediator_app.errors import InvalidInputError, NotAllowedError, NotFoundError
from mediator_app.services import merging, people
from mediator_app.services.laptop import Laptop, new_id, record
from mediator_app.storage.operations import Draft
from mediator_app.storage.replica import refresh_redirects
from tests.support.laptops import SteppingClock, a_laptop, a_workshop

FULL = {"last_name": "Roche", "first_name": "Denise", "birth_year": 1948, "commune": "23232", "phone": "+33639984127"}
THIN = {"last_name": "Roche", "first_name": "Denise M.", "email": "d.roche@exemple.fr", "gender": "feminin"}


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    with a_laptop(tmp_path) as opened:
        yield opened


def add(laptop: Laptop, fields: Mapping[str, Any]) -> str:
    return people.add_person(laptop, fields).id


def card(laptop: Laptop, person: str) -> dict[str, object]:
    return people.person_card(laptop, person).fields


def test_merged_records_answer_under_both_ids(laptop: Laptop) -> None:
    one, other = add(laptop, FULL), add(laptop, THIN)
    merging.merge_people(laptop, one, other)
    assert people.person_card(laptop, other).id == one
    assert people.person_card(laptop, one).merged == (other,)


def test_survivor_keeps_her_values_and_takes_what_she_lacks(laptop: Laptop) -> None:
    one, other = add(laptop, FULL), add(laptop, THIN)
    merging.merge_people(laptop, one, other)
    assert card(laptop, one) == {**FULL, "email": "d.roche@exemple.fr", "gender": "feminin"}


def test_chosen_value_is_kept_even_if_empty(laptop: Laptop) -> None:
    one, other = add(laptop, FULL), add(laptop, THIN)
    merging.merge_people(laptop, one, other, {"first_name": "Denise M.", "email": None, "phone": None})
    assert card(laptop, one)["first_name"] == "Denise M."
    assert "email" not in card(laptop, one)
    assert "phone" not in card(laptop, one)


def test_separating_gives_both_records_back_exactly(laptop: Laptop) -> None:
    one, other = add(laptop, FULL), add(laptop, THIN)
    merge, _ = merging.merge_people(laptop, one, other, {"first_name": "Denise M."})
    merging.unmerge_people(laptop, merge)
    assert card(laptop, one) == FULL
    assert card(laptop, other) == THIN
    assert people.count_people(laptop) == 2


def test_value_edited_since_the_merge_survives_the_separation(laptop: Laptop) -> None:
    one, other = add(laptop, FULL), add(laptop, THIN)
    merge, _ = merging.merge_people(laptop, one, other)
    people.edit_person(laptop, one, {"email": "denise@exemple.fr", "phone": "06 39 98 41 28"})
    merging.unmerge_people(laptop, merge)
    assert card(laptop, one) == {**FULL, "email": "denise@exemple.fr", "phone": "+33639984128"}
    assert card(laptop, other) == THIN


def test_edit_through_the_absorbed_id_goes_to_the_record_that_stands(laptop: Laptop) -> None:
    one, other = add(laptop, FULL), add(laptop, THIN)
    merge, _ = merging.merge_people(laptop, one, other)
    people.edit_person(laptop, other, {"note": "Vient en bus"})
    merging.unmerge_people(laptop, merge)
    assert (card(laptop, one)["note"], "note" in card(laptop, other)) == ("Vient en bus", False)


@pytest.mark.parametrize("first_apart", [0, 1])
def test_chain_of_merges_comes_apart_in_any_order(laptop: Laptop, first_apart: int) -> None:
    ids = [add(laptop, {"last_name": name}) for name in ("Aubrun", "Faure", "Roche")]
    merges = [merging.merge_people(laptop, ids[0], other)[0] for other in ids[1:]]
    merging.unmerge_people(laptop, merges[first_apart])
    left = ids[2 - first_apart]
    assert set(people.person_card(laptop, ids[0]).merged) == {left}
    merging.unmerge_people(laptop, merges[1 - first_apart])
    assert [card(laptop, id_)["last_name"] for id_ in ids] == ["Aubrun", "Faure", "Roche"]


def test_separating_the_lower_merge_of_two_leaves_the_upper_one(laptop: Laptop) -> None:
    one, two, three = (add(laptop, {"last_name": name}) for name in ("Aubrun", "Faure", "Roche"))
    lower, _ = merging.merge_people(laptop, two, three)
    merging.merge_people(laptop, one, three)
    assert people.person_card(laptop, three).id == one
    merging.unmerge_people(laptop, lower)
    assert people.person_card(laptop, one).merged == (two,)
    assert people.person_card(laptop, three).id == three


def test_merges_crossed_by_two_laptops_stand_until_both_are_separated(laptop: Laptop) -> None:
    one, other = add(laptop, FULL), add(laptop, THIN)
    merge, _ = merging.merge_people(laptop, one, other)
    crossed = Draft("merge", new_id(), {"survivor": other, "absorbed": one, "reason": "", "choices": {}})
    record(laptop, [crossed], "people.merge")
    refresh_redirects(laptop.connection)
    merging.unmerge_people(laptop, merge)
    assert people.person_card(laptop, one).id == other
    merging.unmerge_people(laptop, crossed.id)
    assert (card(laptop, one), card(laptop, other)) == (FULL, THIN)


def test_same_record_cannot_be_merged_with_itself(laptop: Laptop) -> None:
    one, other = add(laptop, FULL), add(laptop, THIN)
    merging.merge_people(laptop, one, other)
    with pytest.raises(InvalidInputError):
        merging.merge_people(laptop, other, one)


def test_merge_is_separated_only_once(laptop: Laptop) -> None:
    merge, _ = merging.merge_people(laptop, add(laptop, FULL), add(laptop, THIN))
    merging.unmerge_people(laptop, merge)
    with pytest.raises(NotFoundError):
        merging.unmerge_people(laptop, merge)


def test_mediator_may_not_merge(tmp_path: Path) -> None:
    with a_laptop(tmp_path, role=Role.MEDIATOR) as laptop:
        one, other = add(laptop, FULL), add(laptop, THIN)
        with pytest.raises(NotAllowedError):
            merging.merge_people(laptop, one, other)


def test_presences_of_both_records_are_told_together(laptop: Laptop) -> None:
    workshop = a_workshop(laptop)
    one, other = workshop.people[0], workshop.people[1]
    merging.merge_people(laptop, one, other)
    assert len(people.person_card(laptop, one).sessions) == 2


def test_pairs_that_look_alike_are_proposed_until_told_apart(laptop: Laptop) -> None:
    one, other = add(laptop, FULL), add(laptop, {**FULL, "first_name": "Denyse"})
    assert [pair[:2] for pair in merging.duplicate_pairs(laptop)] == [tuple(sorted((one, other)))]
    merging.declare_distinct(laptop, other, one)
    assert merging.duplicate_pairs(laptop) == []


def test_correction_makes_a_pair_go(laptop: Laptop) -> None:
    one, _ = add(laptop, FULL), add(laptop, FULL)
    assert len(merging.duplicate_pairs(laptop)) == 1
    people.edit_person(laptop, one, {"last_name": "Faure", "first_name": "Michel", "gender": "masculin"})
    assert merging.duplicate_pairs(laptop) == []


def test_pairs_among_very_many_are_counted_as_they_were_last_looked_at(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(merging, "QUICKLY_COMPARED", 1)
    add(laptop, FULL), add(laptop, FULL)
    assert merging.known_pairs(laptop) == []
    looked_at = merging.duplicate_pairs(laptop)
    add(laptop, FULL)
    assert merging.known_pairs(laptop) == looked_at
    assert len(merging.duplicate_pairs(laptop)) == len(merging.known_pairs(laptop)) == 3


def test_pairs_among_few_are_always_counted_anew(laptop: Laptop) -> None:
    add(laptop, FULL), add(laptop, FULL)
    assert len(merging.known_pairs(laptop)) == 1


def test_history_tells_a_merge_once_with_what_was_chosen(tmp_path: Path) -> None:
    clock = SteppingClock()
    with a_laptop(tmp_path, clock=clock) as laptop:
        one, other = add(laptop, FULL), add(laptop, THIN)
        clock.advance(minutes=5)
        merge, _ = merging.merge_people(laptop, one, other, {"first_name": "Denise M."})
        lines = [line for line in people.person_history(laptop, one) if line.kind != "created"]
    assert [(line.kind, line.about, line.stands) for line in lines] == [("merged", merge, True)]
    assert lines[0].changes["first_name"] == ("Denise", "Denise M.")


def test_value_put_back_by_hand_after_a_merge_is_told(tmp_path: Path) -> None:
    clock = SteppingClock()
    with a_laptop(tmp_path, clock=clock) as laptop:
        one, other = add(laptop, FULL), add(laptop, THIN)
        merging.merge_people(laptop, one, other, {"first_name": "Denise M."})
        clock.advance(minutes=5)
        people.edit_person(laptop, one, {"first_name": "Denise"})
        kinds = [line.kind for line in people.person_history(laptop, one)]
    assert kinds[:2] == ["changed", "merged"]


def test_history_keeps_a_merge_that_was_separated(tmp_path: Path) -> None:
    clock = SteppingClock()
    with a_laptop(tmp_path, clock=clock) as laptop:
        merge, _ = merging.merge_people(laptop, one := add(laptop, FULL), add(laptop, THIN))
        clock.advance(minutes=5)
        merging.unmerge_people(laptop, merge)
        lines = people.person_history(laptop, one)
    assert [(line.kind, line.stands) for line in lines[:2]] == [("separated", False), ("merged", False)]
    assert lines[0].wall > lines[1].wall
