"""What both sides compute from a message: the name of a round, the largest number of an answer."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediator_app.protocol.messages import (
    Operation,
    Run,
    SyncReply,
    SyncRequest,
    Verdict,
    newest_answered,
    plain,
    round_of,
)


def a_round(cursor: str = "e:1", *numbers: int) -> SyncRequest:
    sent = [Operation(n, n, "person", "p", "create", plain({}), {}, 0, "") for n in numbers]
    return SyncRequest("t", "e", cursor, 4096, "2026-11-24T10:00:00+01:00", sent)


def a_reply(runs: list[Run], verdicts: list[Verdict]) -> SyncReply:
    return SyncReply("t", "e", "e:1", 1, more=False, hlc=0, server_time="", runs=runs, verdicts=verdicts)


@given(st.text(max_size=40), st.lists(st.integers(1, 2**53), max_size=4))
def test_round_has_a_name_of_four_figures_and_never_none(cursor: str, numbers: list[int]) -> None:
    assert 1 <= round_of(a_round(cursor, *numbers)) <= 9999


def test_round_keeps_its_name_when_it_is_asked_again_later() -> None:
    later = msgspec.structs.replace(a_round("e:1", 3, 4), wall="2026-11-25T08:00:00+01:00", page=1024)
    assert round_of(later) == round_of(a_round("e:1", 3, 4))


@pytest.mark.parametrize("other", [a_round("e:2", 3, 4), a_round("e:1", 3), a_round("e:1", 4, 5), a_round("e:1")])
def test_round_from_elsewhere_or_with_other_operations_has_another_name(other: SyncRequest) -> None:
    assert round_of(other) != round_of(a_round("e:1", 3, 4))


@pytest.mark.parametrize(
    ("runs", "verdicts", "newest"),
    [
        ([], [], 0),
        ([Run(1, 10, 1)], [], 10),
        ([Run(1, 10, 3), Run(9, 5, 2)], [], 12),
        ([], [Verdict(4, "parked", seq=11), Verdict(5, "rejected")], 11),
        ([Run(1, 10, 2)], [Verdict(4, "parked", seq=40)], 40),
    ],
)
def test_newest_number_of_an_answer_is_the_last_of_its_runs_and_verdicts(
    runs: list[Run], verdicts: list[Verdict], newest: int
) -> None:
    assert newest_answered(a_reply(runs, verdicts)) == newest


def test_value_that_is_encoded_already_is_left_as_it_is() -> None:
    raw = msgspec.Raw(b'{ "a" : 1 }')
    assert plain(raw) is raw
    assert bytes(plain({"a": "é"})) == '{"a":"é"}'.encode()
