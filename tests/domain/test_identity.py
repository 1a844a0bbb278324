"""Who is who after merges, in any number, crossed, in chains and in circles."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mediator_app.domain.identity import canonical_people

PEOPLE = st.sampled_from("abcdefg")
MERGES = st.lists(st.tuples(PEOPLE, PEOPLE), max_size=12)


def groups(merges: list[tuple[str, str]]) -> set[frozenset[str]]:
    """Who is one person with whom, found by the slowest and plainest way."""
    found = {frozenset(pair) for pair in merges}
    while True:
        touching = next(((a, b) for a in found for b in found if a != b and a & b), None)
        if touching is None:
            return {group for group in found if len(group) > 1}
        found = (found - set(touching)) | {touching[0] | touching[1]}


def test_nobody_is_redirected_without_a_merge() -> None:
    assert canonical_people([]) == {}


def test_absorbed_record_is_answered_by_the_survivor() -> None:
    assert canonical_people([("a", "b")]) == {"b": "a"}


def test_chain_leads_to_its_end() -> None:
    assert canonical_people([("b", "c"), ("a", "b")]) == {"b": "a", "c": "a"}


def test_absorbing_through_an_absorbed_record_joins_its_group() -> None:
    assert canonical_people([("a", "b"), ("b", "c")]) == {"b": "a", "c": "a"}


def test_first_of_two_crossed_merges_decides() -> None:
    assert canonical_people([("a", "b"), ("b", "a")]) == {"b": "a"}


@given(MERGES)
def test_exactly_those_merged_stand_together(merges: list[tuple[str, str]]) -> None:
    canonical = canonical_people(merges)
    together: dict[str, set[str]] = {}
    for person, root in canonical.items():
        together.setdefault(root, {root}).add(person)
    assert {frozenset(group) for group in together.values()} == groups(merges)


@given(MERGES)
def test_who_stands_for_others_is_not_redirected(merges: list[tuple[str, str]]) -> None:
    canonical = canonical_people(merges)
    assert canonical.keys().isdisjoint(canonical.values())


@given(MERGES, st.tuples(PEOPLE, PEOPLE))
def test_merging_last_and_separating_is_as_before(merges: list[tuple[str, str]], more: tuple[str, str]) -> None:
    assert canonical_people([*merges, more][:-1]) == canonical_people(merges)


@given(MERGES)
def test_saying_it_again_changes_nothing(merges: list[tuple[str, str]]) -> None:
    assert canonical_people(merges + merges) == canonical_people(merges)


def test_two_groups_that_are_merged_are_answered_by_the_survivors_root() -> None:
    assert canonical_people([("a", "b"), ("c", "d"), ("b", "d")]) == {"b": "a", "c": "a", "d": "a"}


def test_record_merged_with_itself_stays_itself() -> None:
    assert canonical_people([("a", "a")]) == {}


def test_separating_the_middle_of_a_chain_leaves_the_other_merge() -> None:
    chain = [("a", "b"), ("b", "c")]
    assert canonical_people(chain[1:]) == {"c": "b"}


def test_circle_of_three_is_one_person_answered_by_the_first_survivor() -> None:
    assert canonical_people([("a", "b"), ("b", "c"), ("c", "a")]) == {"b": "a", "c": "a"}
