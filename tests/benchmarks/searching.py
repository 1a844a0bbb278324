"""Search as you type among 100,000 people, and the same with the door's list, in an encrypted file."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

from mediator_app.demo.inventing import LAST_NAMES, MEN, WOMEN
from mediator_app.services import door, people
from mediator_app.services.laptop import Laptop, new_id, record
from mediator_app.storage.database import transaction
from mediator_app.storage.operations import Draft
from tests.benchmarks.measuring import Row, median, milliseconds, percentile
from tests.support.laptops import a_laptop, a_workshop

TYPED = 400


def measure(count: int = 100_000) -> list[Row]:
    """The rows of the table; no floor: the aim is absolute."""
    with tempfile.TemporaryDirectory() as folder, a_laptop(Path(folder)) as laptop:
        workshop = a_workshop(laptop)
        names = _fill(laptop, count)
        rng = random.Random(3)
        typed = [rng.choice(names)[: rng.randint(1, 9)] for _ in range(TYPED)]
        searches = [milliseconds(lambda t=text: people.search_people(laptop, t)) for text in typed]  # type: ignore[misc]
        doors = [milliseconds(lambda t=text: door.find_at_door(laptop, workshop.session, t)) for text in typed]  # type: ignore[misc]
    return [
        Row(f"search among {count} people, median", median(searches), None, ""),
        Row(f"search among {count} people, 99th percentile", percentile(searches, 0.99), None, "≤ 5 ms"),
        Row(f"box of the door among {count} people, 99th percentile", percentile(doors, 0.99), None, "≤ 20 ms"),
    ]


def _fill(laptop: Laptop, count: int) -> list[str]:
    rng = random.Random(5)
    names = []
    with transaction(laptop.connection):
        for number in range(count):
            last = rng.choice(LAST_NAMES) + rng.choice(("", "", f"-{rng.choice(LAST_NAMES)}", str(number % 97)))
            first = rng.choice(WOMEN + MEN)
            phone = f"+3363998{number % 10_000:04d}"
            fields = {"last_name": last, "first_name": first, "phone": phone}
            record(laptop, [Draft("person", new_id(), fields)], "benchmark")
            names.append(f"{last} {first}")
    return names
