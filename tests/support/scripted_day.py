"""A mediator's scripted day: workshop after workshop, a line for each gesture once it is safely written.

What a line says can be looked for afterwards with ``missing``, whatever became of the program in between. Run as a program,
``python -m tests.support.scripted_day FOLDER GESTURES`` works on a profile whose passphrase is in the environment and
prints the lines; what the laptop refuses is told as the command line tells it.
"""

from __future__ import annotations

import itertools
import os
import sys
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from mediator_app.cli.answers import show_error
from mediator_app.config import PASSPHRASE_VARIABLE
from mediator_app.errors import AppError
from mediator_app.services import attendance, people, sessions, vouchers
from mediator_app.services.laptop import Laptop
from mediator_app.services.profiles import laptop_at
from mediator_app.storage import operations, views
from mediator_app.storage.database import Connection

Line = tuple[str, str, str]
"""Entity, id, and the note that the record was given, if it was."""

PEOPLE = (("Roche", "Denise"), ("Thérond", "Gérard"), ("Faure", "Lucienne"), ("Peyrot", "Odile"), ("Lacombe", "Michel"))
FIRST_DAY = datetime(2026, 11, 24, 10, 0)  # noqa: DTZ001  civil time, as it is typed


def gestures(laptop: Laptop) -> Iterator[Line]:
    """Workshop after workshop without end: three people each, their presences, a voucher, a correction, a count."""
    scheme = a_scheme(laptop)
    for number in itertools.count():
        start = FIRST_DAY + timedelta(hours=3 * number)
        times = {"starts_at": start.isoformat(), "ends_at": (start + timedelta(hours=2)).isoformat()}
        session = sessions.add_session(laptop, {"title": f"Atelier {number}", **times})
        yield "session", session.id, ""
        for last_name, first_name in itertools.islice(itertools.cycle(PEOPLE), number, number + 3):
            fields = {"last_name": last_name, "first_name": first_name, "commune": "23165"}
            person = people.add_person(laptop, fields).id
            yield "person", person, ""
            presence, _ = attendance.set_attendance(laptop, session.id, person, "present")
            yield "attendance", presence, ""
            code = person.replace("-", "")[8:]
            yield "redemption", vouchers.redeem_voucher(laptop, code, scheme, session.id, person).id, ""
            people.edit_person(laptop, person, {"note": f"note {number}"})
            yield "person", person, f"note {number}"
        counted, _ = attendance.count_unnamed(laptop, session.id, {"total": 4})
        yield "headcount", counted, ""


def a_day(laptop: Laptop, count: int) -> list[Line]:
    """Gestures until the laptop has so many operations more than before."""
    before = operations.last_number(laptop.connection)
    lines = []
    for line in gestures(laptop):
        lines.append(line)
        if operations.last_number(laptop.connection) >= before + count:
            break
    return lines


def a_scheme(laptop: Laptop) -> str:
    """The scheme of the vouchers: the one that the team has, else a new one."""
    known = vouchers.list_schemes(laptop)
    return known[0].id if known else vouchers.add_scheme(laptop, {"name": "Chèque", "face_value_cents": 1000})[0]


def missing(connection: Connection, lines: Sequence[Line]) -> list[Line]:
    """The acknowledged lines of which the file knows nothing."""
    notes = {id_: note for _, id_, note in lines if note}
    lost = []
    for entity, id_, note in lines:
        record = views.read(connection, entity, id_)
        if record is None or (note and record.fields.get("note") != notes[id_]):
            lost.append((entity, id_, note))
    return lost


def read_line(text: str) -> Line:
    """A line as it was printed."""
    entity, id_, note = text.split("\t")
    return entity, id_, note


def main(folder: str, count: str) -> int:
    """Work, and print each line in one write; the exit code."""
    try:
        with laptop_at(Path(folder), os.environ[PASSPHRASE_VARIABLE]) as laptop:
            for line in itertools.islice(gestures(laptop), int(count)):
                sys.stdout.write("\t".join(line) + "\n")
                sys.stdout.flush()
    except AppError as error:
        return show_error(error, as_json=False)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
