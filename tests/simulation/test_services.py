"""The same world, driven by hypothesis, which makes a failing history short.

``TOURNEE_SIMULATION=long`` plays many more and longer histories than the checks of each commit do.
"""

from __future__ import annotations

import os
from contextlib import ExitStack

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from tests.simulation.services_oracles import everything_holds, sound_at_every_step
from tests.simulation.services_walk import STATUSES, THEMES, YEARS
from tests.support.networks import Fault
from tests.support.worlds import EDITED, a_world

LONG = os.environ.get("TOURNEE_SIMULATION") == "long"

desks = st.integers(0, 1)
picks = st.integers(0, 7)
faults = st.lists(st.sampled_from(Fault), max_size=4)


class TwoLaptops(RuleBasedStateMachine):
    """Two laptops and a centre under lost requests and answers, copies, crashes and clocks that are years off."""

    def __init__(self) -> None:
        super().__init__()
        self._stack = ExitStack()
        self.world = self._stack.enter_context(a_world())

    @rule(desk=desks, faults=faults, statements=st.integers(1, 30))
    def sync(self, desk: int, faults: list[Fault], statements: int) -> None:
        self.world.pass_time(10)
        self.world.sync(desk, faults, statements)

    @rule(desk=desks)
    def add_person(self, desk: int) -> None:
        self.world.add_person(desk)

    @rule(desk=desks, who=picks, name=st.sampled_from(EDITED))
    def edit_person(self, desk: int, who: int, name: str) -> None:
        self.world.pass_time(1)
        self.world.edit_person(desk, who, name)

    @rule(desk=desks, who=picks)
    def delete_person(self, desk: int, who: int) -> None:
        self.world.delete_person(desk, who)

    @rule(desk=desks, who=picks)
    def restore_person(self, desk: int, who: int) -> None:
        self.world.restore_person(desk, who)

    @rule(desk=desks, which=picks, theme=st.sampled_from(THEMES))
    def edit_session(self, desk: int, which: int, theme: str) -> None:
        self.world.edit_session(desk, which, theme)

    @rule(desk=desks, which=picks, who=picks, status=st.sampled_from(STATUSES))
    def attend(self, desk: int, which: int, who: int, status: str) -> None:
        self.world.attend(desk, which, who, status)

    @rule(desk=desks, which=picks, who=picks)
    def leave(self, desk: int, which: int, who: int) -> None:
        self.world.leave(desk, which, who)

    @rule(desk=desks, code=picks, which=picks)
    def redeem(self, desk: int, code: int, which: int) -> None:
        self.world.redeem(desk, code, which)

    @rule(desk=desks, pick=picks)
    def void_voucher(self, desk: int, pick: int) -> None:
        self.world.void_voucher(desk, pick)

    @rule(one=picks, other=picks)
    def merge(self, one: int, other: int) -> None:
        self.world.merge(one, other)

    @rule(pick=picks)
    def unmerge(self, pick: int) -> None:
        self.world.unmerge(pick)

    @rule(one=picks, other=picks)
    def merge_and_unmerge(self, one: int, other: int) -> None:
        self.world.merge_and_unmerge(one, other)

    @rule(pick=picks, option=picks)
    def settle(self, pick: int, option: int) -> None:
        self.world.settle(pick, option)

    @rule(desk=desks, which=picks)
    def undo(self, desk: int, which: int) -> None:
        self.world.undo(desk, which)

    @rule(desk=desks)
    def crash(self, desk: int) -> None:
        self.world.crash(desk)

    @rule(desk=desks, who=picks, statements=st.integers(1, 14))
    def die_writing(self, desk: int, who: int, statements: int) -> None:
        self.world.die_writing(desk, who, statements)

    @rule(desk=desks, years=st.sampled_from(YEARS))
    def set_clock(self, desk: int, years: int) -> None:
        self.world.set_clock(desk, years)

    @invariant()
    def is_sound(self) -> None:
        sound_at_every_step(self.world)

    def teardown(self) -> None:
        with self._stack:
            everything_holds(self.world)


TestTwoLaptops = TwoLaptops.TestCase
TestTwoLaptops.settings = settings(
    max_examples=5000 if LONG else 30,
    stateful_step_count=100 if LONG else 30,
    deadline=None,
    derandomize=not LONG,
    database=None,
    phases=tuple(Phase) if LONG else (Phase.explicit, Phase.generate, Phase.shrink),
    suppress_health_check=list(HealthCheck),
)
