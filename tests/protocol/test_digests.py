"""A digest tells two copies apart, and about where, whatever the order in which they were made."""

from __future__ import annotations

import random
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from mediator_app.protocol.digests import BUCKETS, added, bucket_of, root_of, sums_of

VERSIONS = st.dictionaries(st.uuids().map(str), st.integers(1, 2**53), max_size=40)


@given(VERSIONS, st.randoms())
def test_order_does_not_matter(versions: dict[str, int], rng: random.Random) -> None:
    shuffled = list(versions.items())
    rng.shuffle(shuffled)
    assert sums_of(shuffled) == sums_of(versions.items())


@given(VERSIONS, st.uuids().map(str), st.integers(1, 2**53))
def test_what_is_taken_away_again_leaves_no_trace(versions: dict[str, int], id_: str, seq: int) -> None:
    bucket = bucket_of(id_)
    before, one = (sums_of(some)[bucket] for some in (versions.items(), [(id_, seq)]))
    assert added(added(before, one), -one) == before


def test_one_other_version_shows_in_its_bucket_alone() -> None:
    ids = [str(UUID(int=number)) for number in range(2000)]
    one = sums_of((id_, 5) for id_ in ids)
    other = sums_of((id_, 6 if id_ == ids[77] else 5) for id_ in ids)
    assert [number for number in range(BUCKETS) if one[number] != other[number]] == [bucket_of(ids[77])]


def test_two_records_that_swap_their_versions_are_noticed() -> None:
    one, other = "a", next(id_ for id_ in map(str, range(10_000)) if bucket_of(id_) == bucket_of("a"))
    assert sums_of([(one, 1), (other, 2)]) != sums_of([(one, 2), (other, 1)])


def test_ids_that_begin_alike_are_spread_over_all_buckets() -> None:
    ids = [f"01a2012e-54e3-73b1-916e-{number:012x}" for number in range(10_000)]
    counts = [sum(bucket_of(id_) == bucket for id_ in ids) for bucket in range(0, BUCKETS, 16)]
    assert min(counts) > 15
    assert max(counts) < 80


def test_values_hardly_ever_repeat() -> None:
    values = {sum(sums_of([(f"p{id_}", seq)])) for id_ in range(100) for seq in range(1, 100)}
    assert len(values) > 100 * 99 - 3


def test_sums_are_what_other_programs_have_kept() -> None:
    sums = sums_of([("p7", 3), ("p8", 2**40)])
    assert {bucket: total for bucket, total in enumerate(sums) if total} == {
        70: 1195570707525261946,
        214: 2662694939033922470,
    }


def test_root_differs_as_soon_as_one_sum_does() -> None:
    nothing = [0] * BUCKETS
    one, other = ([*nothing[:bucket], 1, *nothing[bucket + 1 :]] for bucket in (7, 8))
    assert len({root_of(nothing), root_of(one), root_of(other)}) == 3
