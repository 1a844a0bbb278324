"""What the centre needs from a database, whichever it is; SQLite and PostgreSQL keep the same contract.

A ``Session`` is one transaction. A writing one holds the territory's order from its first statement to its commit, so
that numbers are dense and become visible in order. No verdict is taken here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, NamedTuple, Protocol

import msgspec

from mediator_app.errors import AppError
from mediator_app.server.store.care_interface import CareSession
from mediator_app.server.store.paper_interface import PaperSession
from mediator_app.server.store.scope_interface import ScopeSession

CENTRE = "centre"
"""The author of what the centre writes by itself."""


class UnavailableError(AppError):
    """The database does not answer, is being replaced by its standby, or is too busy: asked again later, all goes well.

    Nothing was kept, or else it is found by the numbers of the operations when they come again. A full disk is
    ``errors.DiskFullError``.
    """

    code = "unavailable"
    retry_after: ClassVar[int] = 5
    """Seconds after which to ask again."""


class Territory(msgspec.Struct, frozen=True):
    """The territory that this database serves; the epoch changes when the database is restored."""

    id: str
    name: str
    epoch: str


class Device(msgspec.Struct, frozen=True):
    """A laptop that has joined. What it holds up to ``solo_through`` it made before joining, with all rights.

    A laptop that was copied or restored goes on under a new id: ``forked_from`` is the former one, whose numbers end before
    ``first_n``. ``scopes`` is the JSON list of what it may hold (``"*"``: everything), as of number ``scopes_seq``;
    ``lost_scopes`` is the JSON object of those that it lost, each with its number; up to number ``scopes_through`` it has
    carried such changes out.
    ``erased_through`` is the number up to which it has carried out erasures.
    """

    id: str
    name: str
    member: str
    member_name: str
    role: str
    joined_at: str
    last_seen_at: str
    last_n: int
    solo_through: int
    revoked_at: str
    forked_from: str = ""
    first_n: int = 1
    installation: str = ""
    scopes: str = '["*"]'
    scopes_seq: int = 0
    erased_through: int = 0
    lost_scopes: str = "{}"
    scopes_through: int = 0
    verify_key: str = ""
    box_key: str = ""

    @property
    def sees_everything(self) -> bool:
        """May it hold the records of all scopes?"""
        return '"*"' in self.scopes


@dataclass(frozen=True, slots=True)
class Invited:
    """Whom an invitation is for."""

    member: str
    name: str
    role: str


class StoredRecord(NamedTuple):
    """A record's present state, a tuple since thousands are made at once.

    ``fields`` and ``seqs`` are JSON texts; ``seqs`` is empty if all have number ``seq``.
    ``device`` changed it last; up to ``foreign_seq`` somebody else did, or the centre did not take a change as it was sent.
    ``erased`` is the number at which it was erased, 0 if it never was. ``scope`` is its sector, empty if common to all.
    """

    id: str
    entity: str
    seq: int
    device: str
    foreign_seq: int
    fields: str
    seqs: str
    made_by: str
    made_at: str
    actor: str
    wall: str
    erased: int = 0
    scope: str = ""


class LeaseKept(NamedTuple):
    """A series of vouchers reserved for a laptop until a day (ISO, included); codes are normalised. No device: ended."""

    id: str
    scheme: str
    first_key: str
    last_key: str
    device: str
    until: str


class StoredOperation(NamedTuple):
    """A line of the log, never changed once written; a tuple since thousands are made at once.

    ``mac`` is the digest of its fields under ``row_key``: see ``server.auditing``. An erasure empties ``fields`` and ``base``
    and forgets the key; nothing else ever changes.
    """

    seq: int
    device: str
    n: int
    txn: int
    entity: str
    id: str
    kind: str
    fields: str
    base: str
    hlc: int
    hlc_claimed: int
    wall: str
    actor: str
    cause: str
    schema: int
    received_at: str
    state: str
    code: str
    about: str
    row_key: bytes | None = None
    mac: bytes | None = None


Row = tuple[Any, ...]
"""The values of a line of the log, in the order of ``StoredOperation``."""


class Known(msgspec.Struct, frozen=True):
    """What was answered to an operation that had already come: its place, verdict and content."""

    seq: int
    state: str
    code: str
    about: str
    id: str
    fields: str


class Written(msgspec.Struct, frozen=True):
    """Who wrote the version of a number, where and when."""

    device: str
    n: int
    hlc: int
    actor: str
    wall: str


@dataclass(frozen=True, slots=True)
class ParcelTaken:
    """The last parcel that came from a laptop: its cursor then, and the numbers of the operations in it."""

    device: str
    cursor: str
    first: int
    last: int
    at: str


@dataclass(frozen=True, slots=True)
class SnapshotKept:
    """A first copy: of which history, up to which number, and its pieces' sizes and digests as JSON."""

    id: str
    epoch: str
    through: int
    pieces: str


class Page(msgspec.Struct, frozen=True):
    """Records changed after a number, in order, up to number ``through``; ``more`` if others follow."""

    records: Sequence[StoredRecord]
    through: int
    more: bool


class IdentitySession(Protocol):
    """The part of a transaction that knows which history this is, and which laptop is whose copy."""

    def mark(self, seq: int) -> str:
        """What tells the line of that number from any other that could have had it; empty if it is not there."""

    def begin_epoch(self, epoch: str, head: int) -> None:
        """From the next transaction on, numbers after ``head`` are other ones than laptops may have seen."""

    def epochs_since(self, epoch: str) -> list[int]:
        """The heads at which the epochs after that one began, in order; empty if it is not a former one."""

    def known_through(self, device: str, first: int) -> int:
        """The largest number such that the log has all numbers of the device from ``first`` to it; ``first - 1`` if none."""

    def first_line(self, device: str, n: int) -> int:
        """The smallest number in the log of the device's numbers from ``n`` on, 0 if there is none."""

    def hides(self, device: str, after: int) -> bool:
        """Did the device change a record after somebody else had, both after this number? It had seen that, once.

        A laptop that stands there now is a copy from before; pages would keep from it what it takes for its own work.
        """

    def refused_creations(self, device: str, ids: Iterable[str]) -> set[str]:
        """Those of the ids under which the device, or what it was before, wanted to make a record that was refused."""

    def device(self, id_: str) -> Device | None:
        """The device of that id, revoked or not."""

    def device_of_installation(self, installation: str, forked_from: str) -> Device | None:
        """The device that this installation got when it joined (``forked_from`` empty) or was found to be a copy."""

    def give_token(self, device: str, token_hash: str, solo_through: int) -> None:
        """Give a device one more token: its laptop may have received any of those it was given, or none yet."""

    def use_invitation(self, code_hash: str, now: datetime, installation: str = "") -> Invited | None:
        """Whom a valid invitation is for, which is used up by this; None if there is none.

        An installation that has a name may use its code again while it is valid.
        """

    def revoke(self, device: str, at: str) -> bool:
        """Remove the access of a device and of its copies, for good; False if there is no such device."""

    def put_aside(self, device: str, n: int, blob: bytes, at: str) -> None:
        """Keep an operation that could not be taken in, as it came; the first one that came under its number stays."""


class LookedUp(NamedTuple):
    """What a round asks of the database before anything is decided.

    What is known under a device's numbers ``first`` to ``last`` (no device: nothing), the records with ``ids``, what the
    ``references`` are, and the mark of the line ``extent`` (0: none).
    """

    device: str
    first: int
    last: int
    ids: Collection[str]
    references: Collection[str]
    extent: int


class Session(CareSession, IdentitySession, PaperSession, ScopeSession, Protocol):
    """One transaction on the centre's database."""

    def territory(self) -> Territory:
        """The territory served."""

    def head(self) -> int:
        """The number of the newest line of the log, 0 if there is none."""

    def foresee(self, wanted: Sequence[LookedUp]) -> None:
        """Told what several rounds will ask, a database that is far away can be asked at once. Changes no answer."""

    def known(self, device: str, first: int, last: int) -> dict[int, Known]:
        """The answers already given to that device for its numbers ``first`` to ``last``."""

    def records(self, ids: Iterable[str]) -> dict[str, StoredRecord]:
        """Those of the records that exist, by id."""

    def records_of(self, entity: str) -> list[StoredRecord]:
        """All records of an entity."""

    def existing(self, ids: Iterable[str]) -> dict[str, str]:
        """id → entity, for those of the ids that exist."""

    def written(self, seqs: Iterable[int]) -> dict[int, Written]:
        """Who wrote the versions of these numbers."""

    def holders(self, keys: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
        """(scheme, code key) → the redemption accepted for it, for those that have one."""

    def open_cases(self, records: Iterable[str]) -> dict[tuple[str, str], str]:
        """(record, field) → the open case about it."""

    def save(self, operations: Sequence[Row], records: Iterable[StoredRecord]) -> None:
        """Add lines to the log and put the records' new states."""

    def make_records(self, seqs: Collection[int]) -> None:
        """Make new records, common to all, of the lines of these numbers, just as they say."""

    def hold(self, changes: Mapping[tuple[str, str], str | None]) -> None:
        """Name the accepted redemption of each voucher, or None to free it. Never two for one voucher."""

    def keep_cases(self, changes: Mapping[tuple[str, str], str | None]) -> None:
        """Name the open case about each (record, field), or None once settled."""

    def page(self, device: Device, after: int, max_bytes: int) -> Page:
        """Records of the device's scopes, changed after a number, that it does not know; at least one if there is any."""

    def log(self, after: int, limit: int) -> list[StoredOperation]:
        """The log after a number, in order."""

    def records_after(self, id_: str, limit: int) -> list[StoredRecord]:
        """All records in the order of their ids, after an id."""

    def held_vouchers(self) -> dict[tuple[str, str], str]:
        """(scheme, code key) → the redemption accepted for it, for all vouchers."""

    def damage(self) -> list[str]:
        """What the database itself finds wrong with its file."""

    def device_of_token(self, token_hash: str) -> Device | None:
        """The device with that token, revoked or not."""

    def devices(self) -> list[Device]:
        """All devices, newest last."""

    def seen(self, device: str, at: str, last_n: int) -> None:
        """Note that a device came by."""

    def add_invitation(self, code_hash: str, invited: Invited, expires: datetime) -> None:
        """Keep an invitation."""

    def add_device(self, device: Device, token_hash: str) -> None:
        """Keep a new device."""

    def centre_keys(self) -> str:
        """The centre's secret keys as they were kept, empty if it has none yet."""

    def keep_centre_keys(self, secret: str) -> None:
        """Keep the centre's secret keys, once."""

    def keep_device_keys(self, device: str, verify_key: str, box_key: str) -> None:
        """Keep a laptop's public keys."""

    def keep_parcel(self, parcel: ParcelTaken) -> None:
        """Remember the last parcel that came from a laptop."""

    def last_parcel(self, device: str) -> ParcelTaken | None:
        """The last parcel that came from a laptop."""

    def leases(self, scheme: str) -> list[LeaseKept]:
        """The reserved series of a voucher scheme."""

    def put_leases(self, leases: Sequence[LeaseKept]) -> None:
        """Keep reserved series as they are now."""

    def has_buckets(self) -> bool:
        """Does the centre keep the digest of its records?"""

    def begin_buckets(self) -> None:
        """Keep the digest from now on, of no records at first."""

    def buckets(self, numbers: Collection[int] = ()) -> dict[tuple[str, int], int]:
        """(scope, bucket) → sum, of some buckets or of all that have one."""

    def put_buckets(self, sums: Mapping[tuple[str, int], int]) -> None:
        """Keep the new sums of buckets."""

    def last_snapshot(self) -> SnapshotKept | None:
        """The newest first copy that was made."""

    def keep_snapshot(self, snapshot: SnapshotKept, pieces: Sequence[bytes]) -> None:
        """Keep a first copy; of the former ones only the newest stays, for laptops that are reading it."""

    def snapshot_piece(self, snapshot: str, number: int) -> bytes | None:
        """The bytes of one piece."""

    def drop_snapshots(self) -> None:
        """Forget all first copies: they hold what must not be handed out any longer."""

    def figures(self) -> dict[str, int]:
        """How many lines, records, devices and open cases there are."""


class Store(Protocol):
    """A centre's database."""

    def found(self, territory: Territory) -> None:
        """Name the territory of a new database."""

    def reading(self) -> AbstractContextManager[Session]:
        """A transaction that sees one state and writes nothing."""

    def writing(self) -> AbstractContextManager[Session]:
        """A transaction that holds the order; committed at the end of the block, rolled back if it raises.

        Both raise UnavailableError if the database is away, and DiskFullError.
        """

    def scrub(self) -> None:
        """Make sure that no file still holds what was emptied; not within a transaction."""

    def close(self) -> None:
        """Let go of the database."""
