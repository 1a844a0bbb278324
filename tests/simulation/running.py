"""Many histories on several cores, the first that fails made short, and each thousandth played twice."""

from __future__ import annotations

import gc
import time
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Final

from tests.simulation.walk import STEPS, Step, digest, history_of, play

CHUNK: Final = {"memory": 50, "sqlite": 4}
TWICE_EVERY: Final = 1000
MOST_TRIES: Final = 600
"""Histories that are played to make one short."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A seed whose history fails: what is wrong, and the fewest steps found that still go wrong in the same place."""

    seed: int
    why: str
    steps: tuple[Step, ...]

    def told(self) -> str:
        """The failure in words, for a terminal."""
        steps = "".join(f"\n  {step.name} laptop={step.laptop:.3f} seed={step.seed}" for step in self.steps)
        return f"seed {self.seed}: {self.why}\nshortest history, {len(self.steps)} steps:{steps}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many histories were sound, how many seconds they took, and the first failure if there is one."""

    played: int
    seconds: float
    failure: Failure | None

    @property
    def speed(self) -> float:
        """Histories per second."""
        return self.played / self.seconds if self.seconds else 0.0


def run(seeds: range, stores: str, jobs: int = 1, steps: int = STEPS, seconds: float = 1e9) -> Outcome:
    """Play the seeds' histories on that many cores, until one fails or the time is up."""
    begun = time.perf_counter()
    played, failed = 0, None
    for good, seed in _played(seeds, stores, jobs, steps):
        played += good
        if seed is not None and (failed is None or seed < failed):
            failed = seed
        if failed is not None or time.perf_counter() - begun > seconds:
            break
    taken = time.perf_counter() - begun
    return Outcome(played, taken, shortest(failed, stores, steps) if failed is not None else None)


def first_failure(seeds: Iterable[int], stores: str) -> int | None:
    """The first of the seeds whose history fails; None if all are sound."""
    return next((seed for seed in seeds if why_it_fails(seed, stores, history_of(seed)) is not None), None)


def shortest(seed: int, stores: str, steps: int = STEPS) -> Failure:
    """The failing history of a seed without the steps that it does not need to fail in the same place."""
    left = list(history_of(seed, steps))
    found = why_it_fails(seed, stores, left)
    if found is None:
        return Failure(seed, "its history gives two different traces", tuple(left))
    place = found[0]
    tries, size = 0, max(len(left) // 2, 1)
    while tries < MOST_TRIES:
        shorter = _without_some(left, size, partial(_fails_at, seed, stores, place))
        tries += len(left) // size + 1
        if len(shorter) == len(left) and size == 1:
            break
        left, size = shorter, max(size // 2, 1)
    why = why_it_fails(seed, stores, left)
    return Failure(seed, why[1] if why else found[1], tuple(left))


def why_it_fails(seed: int, stores: str, steps: Sequence[Step]) -> tuple[str, str] | None:
    """Where in the code a history fails, and in what words; None if it is sound."""
    try:
        play(seed, stores, steps)
    except Exception as error:  # noqa: BLE001  whatever goes wrong is a failure of the history
        frame = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{type(error).__name__} {frame.filename.rpartition('/')[2]} {frame.name}"
        return place, f"{place}: {str(error)[:500]}"
    return None


def _fails_at(seed: int, stores: str, place: str, steps: Sequence[Step]) -> bool:
    found = why_it_fails(seed, stores, steps)
    return found is not None and found[0] == place


def _without_some(steps: list[Step], size: int, still_fails: Callable[[Sequence[Step]], bool]) -> list[Step]:
    """The steps without those runs of ``size`` that can be left out one after another."""
    at = 0
    left = steps
    while at < len(left):
        shorter = left[:at] + left[at + size :]
        if still_fails(shorter):
            left = shorter
        else:
            at += size
    return left


def _played(seeds: range, stores: str, jobs: int, steps: int) -> Iterator[tuple[int, int | None]]:
    chunks = [seeds[at : at + CHUNK[stores]] for at in range(0, len(seeds), CHUNK[stores])]
    if jobs < 2:
        yield from (_chunk(chunk, stores, steps) for chunk in chunks)
        return
    with _workers(jobs) as pool:
        yield from (
            done.result() for done in as_completed(pool.submit(_chunk, chunk, stores, steps) for chunk in chunks)
        )


@contextmanager
def _workers(jobs: int) -> Iterator[ProcessPoolExecutor]:
    pool = ProcessPoolExecutor(jobs)
    try:
        yield pool
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _chunk(seeds: range, stores: str, steps: int) -> tuple[int, int | None]:
    """How many of the histories were sound before one failed, and its seed."""
    with _garbage_left_for_later():
        for good, seed in enumerate(seeds):
            history = history_of(seed, steps)
            try:
                played = play(seed, stores, history)
                if seed % TWICE_EVERY == 0 and digest(play(seed, stores, history)) != digest(played):
                    return good, seed
            except Exception:  # noqa: BLE001  told by who makes it short
                return good, seed
            played.seats.clear()  # laptops know their world, which knows them
    return len(seeds), None


@contextmanager
def _garbage_left_for_later() -> Iterator[None]:
    """Worlds are small, and made for one history: looking for rings of garbage within it only takes time.

    And what was there before the first one, modules and the worlds that histories begin with, stays for good.
    """
    if not gc.get_freeze_count():
        gc.collect()
        gc.freeze()
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
