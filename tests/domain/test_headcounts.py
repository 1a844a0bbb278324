"""Groups of people without a name typed in one line, and how they add up."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediator_app.domain.headcounts import TypedGroup, typed_group, with_group
from mediator_app.domain.sessions import count_gaps

FOURTEEN = {
    "total": 14,
    "feminin": 9,
    "masculin": 5,
    "age.soixante_dix_plus": 10,
    "age.soixante_soixante_neuf": 4,
}


@pytest.mark.parametrize(
    "text",
    [
        "14 9f 5h 10x70 4x60",
        "9f5h10x70 4x60",
        "9f5h10x704x60",
        "9 femmes, 5 hommes, 10 x 72 ans, 4 x 65 ans",
        "9F/5H 10×75 4*69",
        "9f+5m+10x99+4x60",
    ],
)
def test_one_line_says_a_whole_group(text: str) -> None:
    found = typed_group(text)
    assert (found.counts, found.is_sound) == (FOURTEEN, True)


def test_digits_without_shift_on_a_french_keyboard_are_digits() -> None:
    assert typed_group("çf(h &àxèà 'x-à").counts == FOURTEEN


@pytest.mark.parametrize(
    ("age", "band"),
    [(8, "moins_de_douze"), (12, "douze_dix_huit"), (24, "dix_huit_vingt_quatre"), (59, "quarante_cinquante_neuf")],
)
def test_any_age_of_a_band_will_do(age: int, band: str) -> None:
    assert typed_group(f"2x{age}").counts == {"total": 2, f"age.{band}": 2}


def test_number_alone_is_the_whole_group() -> None:
    assert typed_group("14").counts == {"total": 14}


def test_total_is_the_larger_breakdown_when_none_is_stated() -> None:
    assert typed_group("9f 10x70").total == 10


@pytest.mark.parametrize(("text", "unread"), [("9f cinq", "cinq"), ("9fh", "fh"), ("9f ?", "?"), ("zz", "zz")])
def test_what_is_not_understood_is_named(text: str, unread: str) -> None:
    found = typed_group(text)
    assert (found.unread, found.is_sound) == (unread, False)


def test_more_people_in_the_detail_than_stated_is_not_sound() -> None:
    found = typed_group("10 9f 5h")
    assert (found.stated, found.total, found.is_sound) == (10, 14, False)


def test_nothing_typed_is_nobody() -> None:
    assert (typed_group("  "), typed_group("0").is_sound) == (TypedGroup(), False)


def test_second_group_adds_to_the_first() -> None:
    counts = with_group(FOURTEEN, {"total": 2, "feminin": 2, "age.soixante_dix_plus": 2})
    assert (counts["total"], counts["feminin"], counts["age.soixante_dix_plus"]) == (16, 11, 12)


def test_people_without_detail_are_not_told_in_a_count_that_has_one() -> None:
    counts = with_group(FOURTEEN, {"total": 3})
    assert (counts["non_communique"], counts["age.non_communique"], count_gaps(counts)) == (3, 3, {})


def test_count_without_any_detail_gets_none() -> None:
    assert with_group({"total": 2}, {"total": 3}) == {"total": 5}


def test_detail_of_a_later_group_leaves_the_earlier_people_not_told() -> None:
    assert with_group({"total": 2}, {"total": 1, "feminin": 1}) == {"total": 3, "feminin": 1, "non_communique": 2}


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("1 femme", {"total": 1, "feminin": 1}),
        ("1 homme", {"total": 1, "masculin": 1}),
        ("2 m", {"total": 2, "masculin": 2}),
        ("3 x 11 ans", {"total": 3, "age.moins_de_douze": 3}),
        ("5x0", {"total": 5, "age.moins_de_douze": 5}),
        ("9999", {"total": 9999}),
        ("3f 2f", {"total": 5, "feminin": 5}),
        ("2x70 3x90", {"total": 5, "age.soixante_dix_plus": 5}),
        ("4 6", {"total": 10}),
    ],
)
def test_words_of_a_group_add_up(text: str, counts: dict[str, int]) -> None:
    assert typed_group(text).counts == counts


def test_fewer_people_in_the_detail_than_stated_are_taken_as_they_are() -> None:
    found = typed_group("14 9f")
    assert (found.stated, found.total, found.is_sound) == (14, 14, True)


@pytest.mark.parametrize("text", ["5 5f 5h", "3 4x70", "2 1f 2x70 1x20"])
def test_breakdown_that_counts_more_than_stated_is_told(text: str) -> None:
    assert not typed_group(text).is_sound


def test_groups_that_were_counted_do_not_change_by_adding_one() -> None:
    before, more = dict(FOURTEEN), {"total": 1}
    with_group(before, more)
    assert (before, more) == (FOURTEEN, {"total": 1})


def test_nobody_added_changes_no_count() -> None:
    assert with_group(FOURTEEN, {}) == FOURTEEN
    assert with_group({}, FOURTEEN) == FOURTEEN


@given(
    st.lists(
        st.fixed_dictionaries({}, optional={"feminin": st.integers(0, 9), "masculin": st.integers(0, 9)}).map(
            lambda told: {"total": sum(told.values()) + 1, **told}
        ),
        max_size=4,
    )
)
@settings(max_examples=30)
def test_groups_add_up_without_a_gap_whatever_was_told_of_each(groups: list[dict[str, int]]) -> None:
    counts: dict[str, int] = {}
    for group in groups:
        counts = with_group(counts, group)
    assert counts.get("total", 0) == sum(group["total"] for group in groups)
    assert count_gaps(counts) == {}
