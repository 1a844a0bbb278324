"""Writes that fail or kill at a chosen moment: nothing acknowledged is lost, nothing is damaged, everybody is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults import syscalls
from tests.faults.scenarios import SCENARIOS
from tests.faults.scenes import Template, a_template
from tests.support import strace
from tests.support.strace import Fault, Ran, calls_of

pytestmark = pytest.mark.skipif(not strace.can_run(), reason="strace is not here, or may not trace")

POINTS = 10
"""A long run is ``python -m tests.faults syscalls --points 300``."""


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Template:
    """The stage, made once."""
    return a_template(tmp_path_factory.mktemp("faults") / "template")


def test_sampled_system_calls_that_fail_or_kill_lose_and_damage_nothing() -> None:
    report = syscalls.inject(POINTS, seed=20261124, scenarios=SCENARIOS)
    assert report.wrong == []
    assert report.fired.total() >= POINTS / 2


@pytest.mark.parametrize("effect", ["EIO", "ENOSPC"])
def test_profile_whose_tables_do_not_reach_the_disk_is_not_told_to_be_ready(
    template: Template, tmp_path: Path, effect: strace.Effect
) -> None:
    ran, wrong = played(template, tmp_path, "create profile", "pwrite64", "new/tournee.db.new", effect)
    assert (ran.code, wrong) == (1, [])
    assert ran.fired


@pytest.mark.parametrize("effect", ["SIGKILL", "EIO", "ENOSPC"])
def test_restoration_stopped_between_its_files_loses_neither_profile(
    template: Template, tmp_path: Path, effect: strace.Effect
) -> None:
    ran, wrong = played(template, tmp_path, "restore", "rename", "claire/restoring/tournee.db", effect)
    assert (ran.fired, wrong) == (True, [])


def played(
    template: Template, folder: Path, name: str, call: str, file: str, effect: strace.Effect
) -> tuple[Ran, list[str]]:
    """A scenario with a fault at the last call of that kind on that file; how it ended and what is wrong after."""
    scenario = next(one for one in SCENARIOS if one.name == name)
    first = template.copied_to(folder / "scene")
    scenario.play(first, folder / "trace", None)
    target = [one for one in calls_of(folder / "trace", first.folder) if (one.name, one.file) == (call, file)][-1]
    first.folder.rename(folder / "whole")
    scene = template.copied_to(folder / "scene")
    ran = scenario.play(scene, folder / "trace", Fault(target, effect))
    return ran, [*syscalls.untold(ran), *scenario.look(scene, ran)]
