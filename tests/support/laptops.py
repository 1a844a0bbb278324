"""Real laptops for tests: an encrypted profile in a temporary folder, an invented team, a workshop with its people."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from mediator_app.domain.rights import Role
from mediator_app.services import attendance, people, sessions, vouchers
from mediator_app.services.laptop import Laptop, open_laptop
from mediator_app.storage import settings
from mediator_app.storage.database import connect
from mediator_app.storage.folder import DATABASE_FILE, make_private
from mediator_app.storage.keys import CHEAP
from mediator_app.storage.migrations import migrate
from mediator_app.storage.profile import create_profile

KEY = bytes(range(32))
"""Tests of what is above the file need no passphrase; those of the profile make real ones."""

TWELVE = (
    ("Aubrun", "Paulette", "feminin"),
    ("Bournazeau", "Josiane", "feminin"),
    ("Chabannes", "Yvette", "feminin"),
    ("Couturier", "André", "masculin"),
    ("Faure", "Lucienne", "feminin"),
    ("Jouannet", "Bernard", "masculin"),
    ("Lacombe", "Michel", "masculin"),
    ("Lefèvre", "Jean-Pierre", "masculin"),
    ("Œuvrard", "Marie-Thérèse", "feminin"),
    ("Peyrot", "Odile", "feminin"),
    ("Roche", "Denise", "feminin"),
    ("Thérond", "Gérard", "masculin"),
)


class SteppingClock:
    """A clock for tests: it stands still until it is moved."""

    def __init__(self, start: datetime = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)) -> None:
        self.moment = start

    def __call__(self) -> datetime:
        return self.moment

    def advance(self, **how: float) -> None:
        """Move it forward, by timedelta's words."""
        self.moment += timedelta(**how)


@contextmanager
def a_laptop(
    folder: Path, name: str = "Claire Fourneau", role: Role = Role.SOLO, clock: SteppingClock | None = None
) -> Iterator[Laptop]:
    """A laptop on a real encrypted file in ``folder``."""
    who = settings.Membership(member=f"member-{name}", member_name=name, role=role)
    with a_copied_laptop(folder / DATABASE_FILE, blank_database(), clock or SteppingClock(), who) as laptop:
        yield laptop


@contextmanager
def a_copied_laptop(
    path: Path, content: bytes, clock: SteppingClock, who: settings.Membership | None = None
) -> Iterator[Laptop]:
    """A laptop whose encrypted file, under ``KEY``, is a copy of another one's; of somebody else's if ``who`` is given."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    connection = connect(path, KEY, mode="rw")
    try:
        connection.execute("PRAGMA synchronous = OFF")  # the machine itself does not die
        if who:
            settings.keep_membership(connection, who)
        yield open_laptop(connection, clock)
    finally:
        connection.close()


def a_profile(folder: Path, passphrase: str) -> None:
    """A new profile that nobody has used, quick to check; its key is the same in all that this process makes."""
    make_private(folder)
    for name, content in _blank_profile(passphrase).items():
        handle = os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(content)


@cache
def blank_database() -> bytes:
    """An empty encrypted file under ``KEY``; made once, since making the tables takes longer than most tests."""
    with TemporaryDirectory() as folder, closing(connect(Path(folder) / DATABASE_FILE, KEY)) as connection:
        migrate(connection)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return (Path(folder) / DATABASE_FILE).read_bytes()


@cache
def _blank_profile(passphrase: str) -> dict[str, bytes]:
    """The files of a new profile by their names; made once."""
    with TemporaryDirectory() as folder:
        create_profile(Path(folder), passphrase, cost=CHEAP)
        return {path.name: path.read_bytes() for path in Path(folder).iterdir()}


@dataclass(frozen=True, slots=True)
class Workshop:
    """A workshop of twelve registered people at Royère, with a voucher scheme of 10 € and eight digits."""

    session: str
    place: str
    scheme: str
    people: tuple[str, ...]


def a_workshop(laptop: Laptop, names: Sequence[tuple[str, str, str]] = TWELVE) -> Workshop:
    """Make the workshop of the mock-ups: 24 November 2026, 10 h to 12 h."""
    place, _ = sessions.add_place(laptop, "Salle du foyer rural", "23165")
    times = {"starts_at": "2026-11-24T10:00:00+01:00", "ends_at": "2026-11-24T12:00:00+01:00"}
    fields = {"title": "Premiers pas sur tablette", "place": place, "capacity": 12, "level": "debutant", **times}
    session = sessions.add_session(laptop, fields).id
    ids = []
    numbers = itertools.count(10)
    for last_name, first_name, gender in names:
        phone = f"06 39 98 41 {next(numbers)}"
        person = {
            "last_name": last_name,
            "first_name": first_name,
            "gender": gender,
            "phone": phone,
            "commune": "23165",
        }
        ids.append(people.add_person(laptop, person).id)
        attendance.set_attendance(laptop, session, ids[-1], "registered")
    scheme = {"name": "Chèque numérique Creuse", "issuer": "Département", "face_value_cents": 1000, "book_size": 5}
    rules = {"pattern": r"\d{8}", "valid_until": "2026-12-31", "tolerance_days": 31}
    scheme_id, _ = vouchers.add_scheme(laptop, {**scheme, **rules})
    return Workshop(session, place, scheme_id, tuple(ids))
