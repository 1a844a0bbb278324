"""Random histories of the simulated world from seeds: ``python -m tests.simulation --histories N --seed S``.

One seed is one history, the same each time, so that a failing seed is a test to keep.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

from tests.simulation.services_oracles import everything_holds, sound_at_every_step
from tests.support.networks import Fault
from tests.support.worlds import EDITED, World, a_world

STEPS = 40
STATUSES = ("registered", "present", "absent", "excused")
THEMES = ("prendre_en_main_du_materiel", "securite_numerique", "gere_ses_contenus_numeriques")
YEARS = (0, 0, 0, -56, -1, 1, 73)


def play(seed: int, steps: int = STEPS, on_step: Callable[[str], object] | None = None) -> None:
    """Play one history; AssertionError if something that must hold does not."""
    rng = random.Random(seed)
    with a_world(rng.choice((300, 700, 100_000))) as world:
        for _ in range(steps):
            name = rng.choices(_NAMES, _WEIGHTS)[0]
            if on_step is not None:
                on_step(name)
            world.pass_time(rng.randrange(1, 600))
            _STEPS[name][1](world, rng)
            sound_at_every_step(world)
        everything_holds(world)


def _desk(rng: random.Random) -> int:
    return rng.randrange(2)


def _any(rng: random.Random) -> int:
    return rng.randrange(8)


def _faults(rng: random.Random) -> Sequence[Fault]:
    return rng.choices(list(Fault), [6, 1, 2, 1, 1, 1, 1, 2], k=rng.randrange(5))


Step = Callable[[World, random.Random], None]

_STEPS: dict[str, tuple[int, Step]] = {
    "sync": (12, lambda world, rng: world.sync(_desk(rng), _faults(rng), rng.randrange(1, 30))),
    "add_person": (2, lambda world, rng: world.add_person(_desk(rng))),
    "edit_person": (12, lambda world, rng: world.edit_person(_desk(rng), _any(rng), rng.choice(EDITED))),
    "delete_person": (1, lambda world, rng: world.delete_person(_desk(rng), _any(rng))),
    "restore_person": (1, lambda world, rng: world.restore_person(_desk(rng), _any(rng))),
    "add_session": (1, lambda world, rng: world.add_session(_desk(rng))),
    "edit_session": (3, lambda world, rng: world.edit_session(_desk(rng), _any(rng), rng.choice(THEMES))),
    "attend": (6, lambda world, rng: world.attend(_desk(rng), _any(rng), _any(rng), rng.choice(STATUSES))),
    "leave": (2, lambda world, rng: world.leave(_desk(rng), _any(rng), _any(rng))),
    "redeem": (4, lambda world, rng: world.redeem(_desk(rng), _any(rng), _any(rng))),
    "void_voucher": (1, lambda world, rng: world.void_voucher(_desk(rng), _any(rng))),
    "merge": (2, lambda world, rng: world.merge(_any(rng), _any(rng))),
    "unmerge": (2, lambda world, rng: world.unmerge(_any(rng))),
    "merge_and_unmerge": (1, lambda world, rng: world.merge_and_unmerge(_any(rng), _any(rng))),
    "distinguish": (1, lambda world, rng: world.distinguish(_any(rng), _any(rng))),
    "settle": (3, lambda world, rng: world.settle(_any(rng), _any(rng))),
    "undo": (1, lambda world, rng: world.undo(_desk(rng), _any(rng))),
    "crash": (1, lambda world, rng: world.crash(_desk(rng))),
    "die_writing": (2, lambda world, rng: world.die_writing(_desk(rng), _any(rng), rng.randrange(1, 14))),
    "set_clock": (1, lambda world, rng: world.set_clock(_desk(rng), rng.choice(YEARS))),
}
_NAMES = list(_STEPS)
_WEIGHTS = [weight for weight, _ in _STEPS.values()]
