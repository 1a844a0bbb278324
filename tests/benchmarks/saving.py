"""Saving one attendance, beside one fsynced insert into the same kind of encrypted file."""

from __future__ import annotations

import tempfile
from pathlib import Path

from mediator_app.services import attendance, people, sessions
from mediator_app.storage.database import connect, transaction
from tests.benchmarks.measuring import Row, median, milliseconds
from tests.support.laptops import KEY, a_laptop

TIMES = 400


def measure() -> list[Row]:
    """The row of the table."""
    with tempfile.TemporaryDirectory() as folder:
        floor = median(_floor(Path(folder)))
        ours = median(_ours(Path(folder)))
    return [Row("save of one attendance", ours, floor, "≥ 0.33")]


def _ours(folder: Path) -> list[float]:
    with a_laptop(folder / "profile") as laptop:
        times = {"starts_at": "2026-11-24T10:00:00+01:00", "ends_at": "2026-11-24T12:00:00+01:00"}
        session = sessions.add_session(laptop, {"title": "Atelier", **times}).id
        with transaction(laptop.connection):
            known = [people.add_person(laptop, {"last_name": f"Nom{n}"}).id for n in range(TIMES)]
        mark = attendance.set_attendance
        return [milliseconds(lambda p=person: mark(laptop, session, p, "present")) for person in known]  # type: ignore[misc]


def _floor(folder: Path) -> list[float]:
    connection = connect(folder / "floor.db", KEY)
    connection.execute("CREATE TABLE t (id TEXT PRIMARY KEY, session TEXT, person TEXT, status TEXT)")
    row = ("0" * 36, "1" * 36, "present")
    insert = connection.execute
    sql = "INSERT INTO t VALUES (?, ?, ?, ?)"
    taken = [milliseconds(lambda n=n: insert(sql, (f"{n:036d}", *row))) for n in range(TIMES)]  # type: ignore[misc]
    connection.close()
    return taken
