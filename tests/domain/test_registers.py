"""Properties of merging: what was seen is never beaten, order does not matter where it must not."""

from __future__ import annotations

from itertools import permutations

from hypothesis import assume, given
from hypothesis import strategies as st

from mediator_app.domain.entities import ENTITIES, FieldClass
from mediator_app.domain.registers import Outcome, Stamp, compare, folded, new_value, union_change

STAMPS = st.builds(
    Stamp, seq=st.integers(1, 50), device=st.sampled_from(["a", "b", "c"]), n=st.integers(1, 20), hlc=st.integers(0, 5)
)
SETS = st.lists(st.sampled_from(["wifi", "aide", "imprimante", "sante"]), unique=True).map(sorted)
CHANGES = st.builds(lambda add, remove: {"add": add, "remove": sorted(set(remove) - set(add))}, SETS, SETS)


@given(present=STAMPS, arriving=STAMPS)
def test_value_that_was_seen_never_beats_the_edit_made_after_it(present: Stamp, arriving: Stamp) -> None:
    assume(present.device != arriving.device)
    assert compare(present, arriving, present.seq) is Outcome.APPLIED


@given(present=STAMPS, arriving=STAMPS, seen=st.none() | st.integers(0, 60))
def test_one_laptop_is_followed_in_its_own_order_whatever_its_clock(
    present: Stamp, arriving: Stamp, seen: int | None
) -> None:
    assume(present.device == arriving.device)
    newer = arriving.n > present.n
    assert compare(present, arriving, seen) is (Outcome.APPLIED if newer else Outcome.STALE)


@given(one=STAMPS, other=STAMPS)
def test_of_two_concurrent_values_the_same_one_wins_in_either_order(one: Stamp, other: Stamp) -> None:
    assume(one.device != other.device)
    outcomes = {compare(one, other, None), compare(other, one, None)}
    assert outcomes == {Outcome.WON, Outcome.LOST}


@given(present=STAMPS, arriving=STAMPS)
def test_value_seen_before_the_present_one_makes_the_edit_concurrent(present: Stamp, arriving: Stamp) -> None:
    assume(present.device != arriving.device)
    assert compare(present, arriving, present.seq - 1) in (Outcome.WON, Outcome.LOST)


@given(arriving=STAMPS)
def test_first_value_of_a_field_is_applied(arriving: Stamp) -> None:
    assert compare(None, arriving, None) is Outcome.APPLIED


@given(start=SETS, changes=st.lists(st.builds(lambda add: {"add": add, "remove": []}, SETS), max_size=4))
def test_additions_to_a_set_commute(start: list[str], changes: list[dict[str, list[str]]]) -> None:
    results = set()
    for order in permutations(changes):
        value = start
        for change in order:
            value = new_value(FieldClass.UNION, value, change)
        results.add(tuple(value))
    assert len(results) == 1


@given(start=SETS, one=CHANGES, other=CHANGES)
def test_changes_of_a_set_that_do_not_touch_commute(
    start: list[str], one: dict[str, list[str]], other: dict[str, list[str]]
) -> None:
    assume(not set(one["add"]) & set(other["remove"]) and not set(other["add"]) & set(one["remove"]))
    first, second = (new_value(FieldClass.UNION, start, change) for change in (one, other))
    assert new_value(FieldClass.UNION, first, other) == new_value(FieldClass.UNION, second, one)


@given(before=SETS, after=SETS)
def test_change_between_two_sets_leads_from_one_to_the_other(before: list[str], after: list[str]) -> None:
    assert new_value(FieldClass.UNION, before, union_change(before, after)) == after


@given(start=SETS, change=CHANGES)
def test_same_change_of_a_set_twice_is_once(start: list[str], change: dict[str, list[str]]) -> None:
    once = new_value(FieldClass.UNION, start, change)
    assert new_value(FieldClass.UNION, once, change) == once


@given(
    present=st.dictionaries(st.sampled_from(["note", "phone", "x"]), st.text(max_size=3)),
    name=st.sampled_from(["note", "x"]),
)
def test_field_set_to_nothing_is_absent(present: dict[str, str], name: str) -> None:
    assert name not in folded(ENTITIES["person"], present, {name: None})


def test_of_two_edits_of_one_instant_the_device_decides_alike_everywhere() -> None:
    one, other = Stamp(1, "a", 1, 5), Stamp(2, "b", 1, 5)
    assert (compare(one, other, None), compare(other, one, None)) == (Outcome.WON, Outcome.LOST)


def test_edit_of_a_laptop_in_1970_that_has_seen_the_present_is_applied() -> None:
    assert compare(Stamp(9, "a", 4, 2**60), Stamp(10, "b", 1, 0), 9) is Outcome.APPLIED


def test_whole_list_may_take_the_place_of_a_set() -> None:
    assert new_value(FieldClass.UNION, ["a"], ["b", "c"]) == ["b", "c"]


def test_what_is_added_and_removed_at_once_stays() -> None:
    assert new_value(FieldClass.UNION, [], {"add": ["a"], "remove": ["a"]}) == ["a"]


def test_set_that_was_never_filled_is_empty() -> None:
    assert union_change(None, ["b", "a"]) == {"add": ["a", "b"], "remove": []}
    assert new_value(FieldClass.UNION, None, {"remove": ["a"]}) == []


def test_record_before_an_operation_is_left_as_it_was() -> None:
    present = {"phone": "1", "note": "x"}
    assert folded(ENTITIES["person"], present, {"phone": "2", "note": None}) == {"phone": "2"}
    assert present == {"phone": "1", "note": "x"}


def test_field_of_a_newer_version_is_kept() -> None:
    assert folded(ENTITIES["person"], {}, {"shoe_size": 42}) == {"shoe_size": 42}
