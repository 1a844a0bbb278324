"""What the centre counts: each round once, in its interval, and in the words that Prometheus reads."""

from __future__ import annotations

import pytest

from mediator_app.protocol.messages import Run, SyncReply, Verdict
from mediator_app.server.metrics import BOUNDS, Metrics, Round, verdicts_in
from mediator_app.server.store.interface import Store
from tests.support.centre import NOW, TERRITORY, Post, a_person, a_redemption, stamp


def a_reply(*verdicts: Verdict, runs: tuple[Run, ...] = ()) -> SyncReply:
    """A reply with these answers."""
    return SyncReply(TERRITORY.id, TERRITORY.epoch, "", 0, False, 0, "", list(runs), list(verdicts))


def told(store: Store, metrics: Metrics) -> dict[str, str]:
    """The samples by their names."""
    with store.reading() as session:
        lines = metrics.text(session).splitlines()
    return dict(line.rsplit(" ", 1) for line in lines if not line.startswith("#"))


@pytest.mark.parametrize(
    ("reply", "counted"),
    [
        (a_reply(), {}),
        (a_reply(runs=(Run(1, 1, 3), Run(9, 9, 2))), {"accepted": 5}),
        (
            a_reply(Verdict(1, "accepted", "merged"), Verdict(2, "parked"), runs=(Run(3, 3, 1),)),
            {"accepted": 2, "parked": 1},
        ),
    ],
)
def test_answers_are_counted_by_their_state(reply: SyncReply, counted: dict[str, int]) -> None:
    assert verdicts_in(reply) == counted


@pytest.mark.parametrize(
    ("seconds", "bound"), [(0.0, "0.005"), (0.005, "0.005"), (0.0051, "0.01"), (10.0, "10.0"), (10.1, "+Inf")]
)
def test_round_counts_from_its_interval_on(store: Store, seconds: float, bound: str) -> None:
    metrics = Metrics()
    metrics.count(Round("d1", {}, seconds, 0, 0))
    names = [*map(str, BOUNDS), "+Inf"]
    counts = [told(store, metrics)[f'tournee_round_seconds_bucket{{le="{name}"}}'] for name in names]
    assert counts.index("1") == names.index(bound)
    assert counts == sorted(counts)


def test_rounds_refusals_and_bytes_add_up(store: Store) -> None:
    metrics = Metrics()
    for _ in range(3):
        metrics.count(Round("d1", {"accepted": 2, "parked": 1}, 0.25, 100, 50))
    metrics.refused("too_often")
    found = told(store, metrics)
    assert found['tournee_operations_total{verdict="accepted"}'] == "6"
    assert (found['tournee_bytes_total{way="in"}'], found['tournee_bytes_total{way="out"}']) == ("300", "150")
    assert (found["tournee_round_seconds_sum"], found["tournee_round_seconds_count"]) == ("0.750000", "3")
    assert found['tournee_refusals_total{code="too_often"}'] == "1"


def test_every_family_is_announced_once_and_before_its_samples(store: Store) -> None:
    with store.reading() as session:
        lines = Metrics().text(session).splitlines()
    families = [line.split()[2] for line in lines if line.startswith("# TYPE ")]
    assert len(families) == len(set(families))
    seen = ""
    for line in lines:
        seen = line.split()[2] if line.startswith("#") else seen
        assert line.startswith(("#", seen))


def test_gauges_tell_the_database_as_it_is(store: Store, team: tuple[Post, Post, Post]) -> None:
    anne, bruno, _ = team
    anne.sync(a_person(anne, "p1"), a_redemption(anne, "r1", "A1"))
    bruno.sync(a_redemption(bruno, "r2", "A1"))
    with store.writing() as session:
        session.revoke(bruno.device.id, stamp())
        session.put_aside(anne.device.id, 9, b"x", stamp())
        session.note("durable_through", "4")
    found = told(store, Metrics())
    names = ("devices", "open_cases", "quarantine", "durable_through", "devices_owing_erasures", "papers")
    assert [found[f"tournee_{name}"] for name in names] == ["2", "1", "1", "4", "0", "0"]


def test_released_operation_is_in_quarantine_no_longer(store: Store) -> None:
    with store.writing() as session:
        session.put_aside("d1", 1, b"x", stamp(NOW))
        session.let_go("d1", 1)
    assert told(store, Metrics())["tournee_quarantine"] == "0"
