"""A hundred times the laptop's program is killed without warning; nothing that was acknowledged is ever missing."""

from __future__ import annotations

import random
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from threading import Timer

from mediator_app.storage import views
from mediator_app.storage.database import Connection, connect
from mediator_app.storage.folder import DATABASE_FILE
from mediator_app.storage.keys import CHEAP, unlock
from mediator_app.storage.profile import create_profile
from mediator_app.storage.replica import problems
from tests.support.crash import ROOT

KILLS = 100
PASSPHRASE = "moulin genêt carnet"

Line = tuple[str, str, str]


def day_until_killed(folder: Path, seconds: float) -> list[Line]:
    """What a day's work acknowledged until it was killed so many seconds after it had opened the profile."""
    command = [sys.executable, "-m", "tests.support.scripted_day", str(folder), PASSPHRASE]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\t\t\n"
        timer = Timer(seconds, process.kill)
        timer.start()
        told = process.stdout.read()
        timer.join()
    assert process.returncode == -9
    whole = told[: told.rfind("\n") + 1]
    return [_line(text) for text in whole.splitlines()]


def missing(connection: Connection, lines: list[Line]) -> list[Line]:
    """The acknowledged lines of which the file knows nothing."""
    notes = {id_: note for _, id_, note in lines if note}
    lost = []
    for entity, id_, note in lines:
        record = views.read(connection, entity, id_)
        if record is None or (note and record.fields.get("note") != notes[id_]):
            lost.append((entity, id_, note))
    return lost


def test_hundred_kills_lose_no_acknowledged_line(tmp_path: Path) -> None:
    rng = random.Random(20261124)
    folder = tmp_path / "profile"
    create_profile(folder, PASSPHRASE, cost=CHEAP)
    key = unlock(folder, PASSPHRASE)
    acknowledged: list[Line] = []
    for _ in range(KILLS):
        lines = day_until_killed(folder, rng.uniform(0, 0.15))
        acknowledged += lines
        with closing(connect(folder / DATABASE_FILE, key, mode="rw")) as connection:
            assert missing(connection, lines) == []
    with closing(connect(folder / DATABASE_FILE, key, mode="rw")) as connection:
        assert problems(connection) == []
        assert missing(connection, acknowledged) == []
        numbers = [row[0] for row in connection.execute("SELECT n FROM operation ORDER BY n")]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(acknowledged) > KILLS


def _line(text: str) -> Line:
    entity, id_, note = text.split("\t")
    return entity, id_, note
