"""Two mediators, a coordinator and their centre, without HTTP: what they disagree on, as the mock-ups show it."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from mediator_app.domain.clocks import utc_text
from mediator_app.domain.rights import Role
from mediator_app.domain.sendings import Try
from mediator_app.server.enrolment import invite
from mediator_app.services import attendance, people, sessions, vouchers
from mediator_app.services.laptop import Laptop
from mediator_app.storage import journal
from mediator_app.storage.folder import DATABASE_FILE
from mediator_app.sync.conversation import Summary
from mediator_app.sync.engine import SyncEngine
from mediator_app.sync.enrolling import enrol
from mediator_app.sync.replica import LaptopReplica
from mediator_app.sync.running import drive
from tests.support.centre import CopiedStore, a_centre, copy_of
from tests.support.laptops import SteppingClock, a_copied_laptop, a_laptop
from tests.support.networks import DirectLine

CODE = "0412 7785"


@dataclass
class Trio:
    """The three laptops, one clock for all, and what they have in common."""

    claire: Laptop
    karim: Laptop
    helene: Laptop
    clock: SteppingClock
    lines: dict[str, DirectLine]
    known: dict[str, str] = field(default_factory=dict)
    """Ids by the names used here: scheme, royere, felletin, annie…"""

    def send(self, *laptops: Laptop) -> list[Summary]:
        """Each sends and receives all there is, in this order."""
        return [self._send(laptop) for laptop in laptops]

    def send_all(self) -> None:
        """Everybody sends, then everybody receives."""
        self.send(self.claire, self.karim, self.helene, self.claire, self.karim)

    def _send(self, laptop: Laptop) -> Summary:
        replica = LaptopReplica(laptop.connection, laptop.clock)
        engine = SyncEngine(replica, laptop.clock, random.Random(1))
        return drive(engine, self.lines[laptop.who.member_name])


TEAM: Final = (
    ("Claire Fourneau", Role.MEDIATOR),
    ("Karim Benali", Role.MEDIATOR),
    ("Hélène Vauzelle", Role.COORDINATOR),
)


@dataclass(frozen=True, slots=True)
class _Beginning:
    """What a trio begins with: its files and its centre, and what it must remember of them."""

    centre: sqlite3.Connection
    files: dict[str, bytes]
    tokens: dict[str, str]
    known: dict[str, str]


@contextmanager
def a_trio(folder: Path) -> Iterator[Trio]:
    """Claire and Karim know a scheme, two sessions and Annie Rochefort; nothing is contested yet."""
    beginning, clock = _beginning(), _at_nine()
    with ExitStack() as stack:
        store = CopiedStore(None, beginning.centre)
        stack.callback(store.close)
        laptops, lines = [], {}
        for name, _ in TEAM:
            path = folder / name.split()[0] / DATABASE_FILE
            laptops.append(stack.enter_context(a_copied_laptop(path, beginning.files[name], clock)))
            lines[name] = DirectLine(store, clock)
            lines[name].token = beginning.tokens[name]
        yield Trio(laptops[0], laptops[1], laptops[2], clock, lines, dict(beginning.known))


@cache
def _beginning() -> _Beginning:
    """Really joined, sent and received, once: it takes longer than most of what is made of it."""
    clock = _at_nine()
    with TemporaryDirectory() as folder, ExitStack() as stack:
        store = stack.enter_context(a_centre())
        laptops, lines = [], {}
        for name, role in TEAM:
            laptop = stack.enter_context(a_laptop(Path(folder) / name, name, role, clock))
            line = DirectLine(store, clock)
            who = enrol(laptop.connection, "http://127.0.0.1", invite(store, role, name, clock()).code, name, line)
            line.token = who.token
            laptop.refresh_membership()
            laptops.append(laptop)
            lines[name] = line
        trio = Trio(laptops[0], laptops[1], laptops[2], clock, lines)
        _prepare(trio)
        files = {name: _file_of(laptop) for (name, _), laptop in zip(TEAM, laptops, strict=True)}
        return _Beginning(copy_of(store), files, {name: line.token for name, line in lines.items()}, trio.known)


def _at_nine() -> SteppingClock:
    return SteppingClock(datetime.fromisoformat("2026-11-10T09:00:00").astimezone())


def _file_of(laptop: Laptop) -> bytes:
    laptop.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    (path,) = (row[2] for row in laptop.connection.execute("PRAGMA database_list") if row[1] == "main")
    return Path(path).read_bytes()


def voucher_taken_twice(trio: Trio) -> None:
    """Gérard at Felletin with Karim, then Denise at Royère with Claire: the same code, a week apart."""
    _take(trio, trio.karim, "felletin", "2026-11-17T10:22:00", ("Thérond", "Gérard", "masculin"), "scanned")
    _take(trio, trio.claire, "royere", "2026-11-24T10:04:00", ("Roche", "Denise", "feminin"), "typed")
    _at(trio, "2026-11-24T18:05:00")
    trio.send(trio.karim)
    _at(trio, "2026-11-25T09:02:00")
    trio.send(trio.claire, trio.helene, trio.claire, trio.karim)


def odd_voucher(trio: Trio, code: str = "0377 21O1") -> None:
    """Claire takes a voucher whose code has a letter where a digit should be."""
    _take(trio, trio.claire, "royere", "2026-11-24T10:30:00", ("Faure", "Lucienne", "feminin"), "typed", code)
    trio.send(trio.claire, trio.helene, trio.claire)


def phone_changed_twice(trio: Trio) -> None:
    """Claire and Karim correct Annie's phone, each without knowing of the other."""
    people.edit_person(trio.claire, trio.known["annie"], {"phone": "06 39 98 10 02"})
    trio.clock.advance(hours=3)
    people.edit_person(trio.karim, trio.known["annie"], {"phone": "06 39 98 10 03"})
    trio.send(trio.claire, trio.karim, trio.helene, trio.claire)


def title_changed_twice(trio: Trio) -> None:
    """Claire and Karim give the same session another title."""
    sessions.edit_session(trio.claire, trio.known["royere"], {"title": "Premiers pas sur téléphone"})
    sessions.edit_session(trio.karim, trio.known["royere"], {"title": "Premiers pas, groupe A"})
    trio.send(trio.claire, trio.karim, trio.helene, trio.claire)


def same_person_twice(trio: Trio) -> None:
    """Jean-Pierre Lefèvre, known to Claire under his name and to Karim under its initials."""
    both = {"birth_year": 1949, "commune": "23165", "gender": "masculin", "status": "retraite"}
    one = {"last_name": "Lefèvre", "first_name": "Jean-Pierre", "phone": "05 36 49 33 08", "address": "Le bourg"}
    other = {
        "last_name": "Lefebvre",
        "first_name": "J.-P.",
        "phone": "06 39 98 12 75",
        "address": "4 route de Bourganeuf",
    }
    trio.known["lefevre"] = people.add_person(trio.claire, {**both, **one}).id
    trio.known["lefebvre"] = people.add_person(trio.karim, {**both, **other}).id
    attendance.set_attendance(trio.claire, trio.known["royere"], trio.known["lefevre"], "present")
    attendance.set_attendance(trio.karim, trio.known["felletin"], trio.known["lefebvre"], "present")
    trio.send(trio.claire, trio.karim, trio.helene)


def try_in_vain(laptop: Laptop, code: str = "offline") -> None:
    """Keep a try to send that the centre never answered, as the engine keeps one."""
    journal.note(laptop.connection, Try(utc_text(laptop.clock.now()), "failed", code, 0, 0, 0, 0, 0))


def _prepare(trio: Trio) -> None:
    known, helene = trio.known, trio.helene
    scheme = {"name": "Chèque numérique Creuse", "issuer": "Département", "face_value_cents": 1000, "book_size": 5}
    known["scheme"], _ = vouchers.add_scheme(helene, {**scheme, "pattern": r"\d{8}", "valid_until": "2026-12-31"})
    for key, place, commune, title, day in (
        ("felletin", "Felletin, mairie", "23079", "Sécuriser son téléphone", "2026-11-17"),
        ("royere", "Royère-de-Vassivière, foyer rural", "23165", "Premiers pas sur tablette", "2026-11-24"),
    ):
        place_id, _ = sessions.add_place(helene, place, commune)
        times = {"starts_at": f"{day}T10:00:00+01:00", "ends_at": f"{day}T12:00:00+01:00"}
        known[key] = sessions.add_session(helene, {"title": title, "place": place_id, **times}).id
    annie = {"last_name": "Rochefort", "first_name": "Annie", "phone": "06 39 98 10 01", "commune": "23165"}
    known["annie"] = people.add_person(helene, annie).id
    trio.send(helene, trio.claire, trio.karim)


def _take(
    trio: Trio, laptop: Laptop, session: str, at: str, who: tuple[str, str, str], how: str, code: str = CODE
) -> None:
    _at(trio, at)
    last_name, first_name, gender = who
    fields = {"last_name": last_name, "first_name": first_name, "gender": gender}
    person = people.add_person(laptop, fields).id
    attendance.set_attendance(laptop, trio.known[session], person, "present")
    vouchers.redeem_voucher(laptop, code, trio.known["scheme"], trio.known[session], person, how)


def _at(trio: Trio, moment: str) -> None:
    trio.clock.moment = datetime.fromisoformat(moment).astimezone()
