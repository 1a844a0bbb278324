"""Trains the dictionary of the wire from invented rounds: ``python tools/train_dictionary.py`` writes the newest one.

Everything comes from one seed, so that the same zstandard makes the same file again. A dictionary that has been released is
never trained anew: bodies and parcels made with it must stay readable. A change of the messages that is worth it gets the next
number in ``codec.DICTIONARIES``. Every sample has ids, times and numbers of its own, so that none of them is learnt.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from pathlib import Path
from random import Random
from typing import Any, Final
from uuid import UUID

import msgspec
import zstandard

from mediator_app.demo.inventing import COMMUNES, LAST_NAMES, MEN, WOMEN
from mediator_app.domain.clocks import civil, hybrid_of, utc_text
from mediator_app.domain.identifiers import attendance_id
from mediator_app.domain.vocabularies import AUTONOMY, GENDERS, LEVELS, SOCIAL_STATUSES, THEMES
from mediator_app.protocol.codec import NEWEST
from mediator_app.protocol.messages import Change, Operation, Run, SyncReply, SyncRequest, Verdict
from mediator_app.protocol.packing import pack

TARGET: Final = Path(__file__).parent.parent / "mediator_app" / "protocol" / "dictionaries"
SIZE: Final = 8 * 1024
ROUNDS: Final = 1200
SEED: Final = 20261122

_STREETS: Final = (
    "rue du moulin",
    "place de l’église",
    "rue du bourg",
    "le Puy",
    "route de Royère",
    "impasse du stade",
)
_TITLES: Final = ("Premiers pas sur tablette", "Atelier", "Démarches en ligne", "Permanence", "Messagerie et photos")
_TYPES: Final = (
    ("attendance",) * 12 + ("person",) * 5 + ("redemption",) * 2 + ("session", "place", "headcount", "edit", "void")
)


class Round:
    """What one laptop says and hears on one day of its own."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        zone = timezone(timedelta(hours=rng.choice((1, 1, 1, 2))))
        self._now = datetime(2026, 1, 5, 8, tzinfo=zone) + timedelta(seconds=rng.randrange(70_000_000))
        self._n = int(10 ** rng.uniform(0, 4))
        self._seq = int(10 ** rng.uniform(0, 5))
        self._territory, self._epoch, self._member, self._workshop, self._scheme = (self._id() for _ in range(5))
        self._people = [self._id() for _ in range(12)]

    def request(self) -> SyncRequest:
        """What it sends: nothing, one operation, or some."""
        count = self._rng.choice((0, 0, 1, 1, 1, 2, 5, 15))
        ops = [self._operation() for _ in range(count)]
        page = 1024 << self._rng.randrange(9)
        cursor = self._cursor(self._seq)
        who = (self._territory, self._epoch, cursor, page, civil(self._now))
        return SyncRequest(*who, ops, last_n=self._n, acked=self._seq - self._rng.randrange(99))

    def reply(self) -> SyncReply:
        """What it hears: nothing, that its own were accepted, or what others did."""
        runs, verdicts, changes = [], [], []
        if self._rng.random() < 0.4:
            runs = [Run(self._n, self._seq, self._rng.choice((1, 1, 2, 12, 60)))]
        if self._rng.random() < 0.1:
            verdicts = [Verdict(self._n, "accepted", "merged", "", self._seq), Verdict(self._n, "parked", "duplicate")]
        if self._rng.random() < 0.6:
            changes = [self._change() for _ in range(self._rng.choice((1, 2, 5, 15)))]
        where = (self._territory, self._epoch, self._cursor(self._seq), self._seq)
        when = (hybrid_of(self._now), utc_text(self._now))
        reply = SyncReply(*where, bool(self._rng.random() < 0.2), *when, runs, verdicts, changes)
        return msgspec.structs.replace(reply, last_n=self._n)

    def _cursor(self, seq: int) -> str:
        return f"{self._epoch}:{seq}:{self._rng.getrandbits(32):08x}"

    def _operation(self) -> Operation:
        self._n += 1
        entity, id_, kind, fields = self._record()
        base = dict.fromkeys(fields, self._seq) if kind != "create" else {}
        wall = civil(self._now)
        return Operation(self._n, self._n, entity, id_, kind, _raw(fields), base, hybrid_of(self._now), wall)

    def _change(self) -> Change:
        self._seq += self._rng.choice((1, 1, 1, 2, 9))
        entity, id_, _, fields = self._record()
        by, at = self._rng.choice((self._member, self._people[0])), civil(self._now)
        return Change(entity, id_, self._seq, _raw(fields), self._seq, by, at, by, at)

    def _record(self) -> tuple[str, str, str, Mapping[str, Any]]:
        self._now += timedelta(milliseconds=self._rng.randrange(2_000, 200_000))
        what = self._rng.choice(_TYPES)
        if what == "attendance":
            fields = self._presence()
            return what, attendance_id(self._workshop, fields["person"]), "create", fields
        if what == "edit":
            fields = {"phone": self._phone(), "note": "", "status": self._rng.choice(list(SOCIAL_STATUSES))}
            return "person", self._rng.choice(self._people), what, dict(self._rng.sample(list(fields.items()), 1))
        if what == "void":
            return "attendance", self._id(), what, {"voided": True}
        fields = getattr(self, f"_{what}")()
        return what, self._id(), "create", fields

    def _presence(self) -> dict[str, Any]:
        person = self._rng.choice(self._people)
        status = self._rng.choice(("present", "present", "present", "registered", "absent"))
        fields = {"session": self._workshop, "person": person, "status": status}
        if status == "present":
            fields["arrived_at"] = civil(self._now)
        return {**fields, "walk_in": False} if self._rng.random() < 0.7 else fields

    def _person(self) -> dict[str, Any]:
        rng = self._rng
        last, first = rng.choice(LAST_NAMES), rng.choice(WOMEN + MEN)
        fields = {
            "last_name": last,
            "first_name": first,
            "birth_name": rng.choice(LAST_NAMES),
            "birth_year": int(rng.triangular(1934, 2000, 1949)),
            "phone": self._phone(),
            "email": f"{first.lower()}.{last.lower()}@exemple.fr",
            "address": f"{rng.randrange(1, 90)} {rng.choice(_STREETS)}",
            "commune": rng.choice(COMMUNES),
            "gender": rng.choice(list(GENDERS)),
            "status": rng.choice(list(SOCIAL_STATUSES)),
            "note": "",
        }
        some = (
            fields if rng.random() < 0.5 else dict(list(fields.items())[:2] + rng.sample(list(fields.items())[2:], 5))
        )
        return {name: some[name] for name in fields if name in some}

    def _redemption(self) -> dict[str, Any]:
        code = f"{self._rng.randrange(10**8):08d}"
        who = {"session": self._workshop, "person": self._rng.choice(self._people), "amount_cents": 1000}
        return {
            "scheme": self._scheme,
            "code": code,
            "code_key": code,
            **who,
            "taken_at": civil(self._now),
            "how": "typed",
        }

    def _session(self) -> dict[str, Any]:
        start = self._now.replace(minute=0, second=0) + timedelta(days=self._rng.randrange(30))
        fields = {"title": self._rng.choice(_TITLES), "place": self._id(), "starts_at": civil(start)}
        more = {
            "ends_at": civil(start + timedelta(hours=2)),
            "kind": "collectif",
            "place_kind": "lieu_activite",
            "capacity": 12,
        }
        themes = self._rng.sample(list(THEMES), 2)
        levels = {"level": self._rng.choice(list(LEVELS)), "autonomy": self._rng.choice(list(AUTONOMY))}
        return {**fields, **more, "themes": themes, "materials": ["ordinateur", "tablette"], **levels, "state": "open"}

    def _place(self) -> dict[str, Any]:
        commune = self._rng.choice(COMMUNES)
        return {"name": "Salle du foyer rural", "commune": commune, "address": _STREETS[0], "postal_code": "23460"}

    def _headcount(self) -> dict[str, Any]:
        return {
            "session": self._workshop,
            "counts": {"feminin": self._rng.randrange(9), "masculin": self._rng.randrange(9)},
        }

    def _phone(self) -> str:
        return f"+3363998{self._rng.randrange(10_000):04d}"

    def _id(self) -> str:
        """As ``services.laptop.new_id`` makes them: the time, then chance."""
        milliseconds = int(self._now.timestamp() * 1000)
        chance = self._rng.getrandbits(74)
        return str(UUID(int=milliseconds << 80 | 7 << 76 | (chance >> 62) << 64 | 2 << 62 | chance & (1 << 62) - 1))


def samples() -> list[bytes | bytearray | memoryview]:
    """What is learnt from: requests and replies as they are compressed, without ids, which are chance."""
    rng = Random(SEED)
    rounds = [Round(rng) for _ in range(ROUNDS)]
    packed = [pack(message) for one in rounds for message in (one.request(), one.reply())]
    return [text for text, _ in filter(None, packed)]


def main() -> None:
    """Write the newest dictionary and say its size and its digest."""
    trained = zstandard.train_dictionary(SIZE, samples(), dict_id=NEWEST, level=6).as_bytes()
    TARGET.mkdir(exist_ok=True)
    (TARGET / f"{NEWEST}.zdict").write_bytes(trained)
    print(f"{NEWEST}.zdict: {len(trained)} bytes, {hashlib.sha256(trained).hexdigest()}")


def _raw(fields: Mapping[str, Any]) -> msgspec.Raw:
    return msgspec.Raw(msgspec.json.encode(fields))


if __name__ == "__main__":
    main()
