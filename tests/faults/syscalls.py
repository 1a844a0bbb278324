"""Injected faults: a sample of all calls of all scenarios, each made to fail or to kill, and a judgement of each.

After each one, either the user was told (exit 1 with words), or what was acknowledged is there; everything opens again and
is sound; nothing is ever called damaged.
"""

from __future__ import annotations

import random
import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.faults.scenarios import SCENARIOS, Scenario
from tests.faults.scenes import Template, a_template
from tests.support.strace import KILLED, Fault, Ran, calls_of

REFUSED = 1
DAMAGED = ("abîmé", "damaged")
"""Words that nobody may be told because of a fault that has passed."""


@dataclass
class Report:
    """How many faults of which kind came to pass, how the programs ended, and everything that was wrong after."""

    fired: Counter[str] = field(default_factory=Counter)
    ended: Counter[str] = field(default_factory=Counter)
    unreached: int = 0
    wrong: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        words = [f"{self.fired.total()} faults", f"{self.unreached} never reached", f"{len(self.wrong)} wrong"]
        counts = (f"  {name}: {count}" for name, count in sorted({**self.fired, **self.ended}.items()))
        return "\n".join([", ".join(words), *counts, *self.wrong])


def inject(points: int, seed: int = 1, scenarios: Sequence[Scenario] = SCENARIOS) -> Report:
    """Play so many scenarios with a fault in each, spread evenly over the scenarios."""
    report, rng = Report(), random.Random(seed)
    with TemporaryDirectory(prefix="faults-") as name:
        folder = Path(name)
        template = a_template(folder / "template")
        share, more = divmod(points, len(scenarios))
        for number, scenario in enumerate(scenarios):
            for fault in _sample(template, scenario, folder, rng, share + (number < more)):
                _play(template, scenario, fault, folder, report)
    return report


def _sample(template: Template, scenario: Scenario, folder: Path, rng: random.Random, count: int) -> Iterator[Fault]:
    """Different faults of one scenario, kinds of calls first, then moments, at random."""
    scene = template.copied_to(folder / "scene")
    ran = scenario.play(scene, folder / "trace", None)
    assert ran.code == 0, f"{scenario.name} fails by itself: {ran}"
    assert scenario.look(scene, ran) == [], f"{scenario.name} is wrong by itself: {scenario.look(scene, ran)}"
    faults = [Fault(call, effect) for call in calls_of(folder / "trace", scene.folder) for effect in call.effects]
    shutil.rmtree(scene.folder)
    kinds: dict[tuple[str, str], list[Fault]] = {}
    for fault in rng.sample(faults, len(faults)):
        kinds.setdefault((fault.call.name, fault.effect), []).append(fault)
    turns = [fault for turn in range(len(faults)) for some in kinds.values() for fault in some[turn : turn + 1]]
    yield from turns[:count]


def _play(template: Template, scenario: Scenario, fault: Fault, folder: Path, report: Report) -> None:
    scene = template.copied_to(folder / "scene")
    ran = scenario.play(scene, folder / "trace", fault)
    if ran.fired:
        report.fired[f"{fault.effect} at {fault.call.name}"] += 1
        report.ended[f"{scenario.name}, exit {ran.code}"] += 1
    else:
        report.unreached += 1
    wrong = [*untold(ran), *scenario.look(scene, ran)]
    report.wrong += [f"{scenario.name}, {fault}, exit {ran.code}: {what}" for what in wrong]
    shutil.rmtree(scene.folder)


def untold(ran: Ran) -> list[str]:
    """What is wrong with the way in which the user was told."""
    wrong = [f"called damaged: {ran.err[:200]}" for word in DAMAGED if word in ran.err + ran.out]
    if "Traceback" in ran.err:
        wrong.append(f"told as a bug: {ran.err.strip().splitlines()[-1]}")
    if ran.code not in (0, REFUSED, KILLED):
        wrong.append("ended otherwise than done, refused or killed")
    if ran.code == REFUSED and not ran.err.strip():
        wrong.append("refused without a word")
    return wrong
