"""The sentences exchanged by laptop and centre, version 1: their shapes and nothing else.

Everything is JSON, so that a message can be read, frozen in a test and described in OpenAPI; operations and changes are
arrays rather than objects because hundreds travel together. ``Raw`` values are objects ``{field: value}`` that each side
stores as they came, so that fields this version does not know are kept and sent back untouched.
"""

from __future__ import annotations

from typing import Annotated, Any, Final
from zlib import crc32

from msgspec import Meta, Raw, Struct, field

PROTO: Final = 1
"""Version of the wire. Raised when an old peer could misread a message."""

SCHEMA: Final = 1
"""Version of the data inside operations. The centre translates older ones; a push is never refused for its age."""

MEDIA_TYPE: Final = "application/vnd.tournee.sync+json"
PROTO_HEADER: Final = "X-Tournee-Proto"


_ROUNDS: Final = 9999

Number = Annotated[int, Meta(ge=1, le=2**53)]
"""A place in an order that starts at 1."""

Text = Annotated[str, Meta(pattern="^[^\\x00]*$")]
"""What is looked up or kept as it comes: without the one sign that PostgreSQL takes in no text."""

Instant = Annotated[int, Meta(ge=-(2**63), le=2**63 - 1)]
"""A hybrid time: any that a database can hold."""


class Operation(Struct, array_like=True, forbid_unknown_fields=True):
    """One change made on a laptop. ``n`` is contiguous per device; ``txn`` is the ``n`` that began the user's action.

    ``base`` gives, per field, the centre's number of the version that the author saw; a field that the author saw empty,
    or wrote himself and has not sent yet, is left out. ``hlc`` is hybrid time, ``wall`` the laptop's civil time. An empty
    ``actor`` is the laptop's own member.
    """

    n: Number
    txn: Number
    entity: str
    id: str
    kind: str  # create, edit or void
    fields: Raw
    base: dict[str, int]
    hlc: Instant
    wall: str
    actor: str = ""
    cause: str = ""
    schema: Number = SCHEMA


class Run(Struct, array_like=True):
    """``count`` operations from ``n`` on, accepted exactly as they were sent, numbered from ``seq`` on.

    The same operations come back as the same runs when they are sent again.
    """

    n: int
    seq: int
    count: int


class Verdict(Struct, array_like=True):
    """The centre's answer to one operation: accepted, rejected, held or parked. It never changes once given, but for held.

    ``code`` is a stable word; ``about`` is the id that it is about (what a held operation waits for, what a parked one opened).
    """

    n: int
    state: str
    code: str = ""
    about: str = ""
    seq: int = 0


class Change(Struct, array_like=True):
    """A record's present fields, once, whatever happened to it since the cursor.

    ``seqs`` is one number if all fields have the same version, else a number per field. ``made_by`` and ``made_at`` tell who
    made the record and when; ``actor`` and ``wall`` who changed it last. ``gone`` is 'erased' if all that was known of the
    record before must be forgotten, without a trace in any file; what is left of it are these fields, most often none; with
    the number 0 it is a record that this laptop may not hold, and only what it wrote itself is to be emptied. It is
    'evicted' if this laptop may not hold the record any longer: it goes, and so does what is known of it here.
    """

    entity: str
    id: str
    seq: int
    fields: Raw
    seqs: int | dict[str, int]
    made_by: str
    made_at: str
    actor: str
    wall: str
    gone: str = ""


class SyncRequest(Struct, omit_defaults=True):
    """One round, from the laptop. ``page`` is how many compressed bytes it wants back at most.

    ``last_n`` is its newest own number, ``acked`` the largest centre's number that one of its operations has: by them a copied
    laptop and a centre that went backwards are found out. ``asking`` are own numbers that were put aside at the centre.
    ``erased_through`` is the number up to which it has carried out erasures.
    """

    territory: str
    epoch: str
    cursor: str
    page: int
    wall: str
    ops: list[Operation] = []
    proto: int = field(default_factory=lambda: PROTO)  # what is made so is always told
    last_n: int = 0
    acked: int = 0
    asking: list[Number] = []
    erased_through: int = 0


class SyncReply(Struct, omit_defaults=True):
    """One round, from the centre. ``through`` is the centre's number up to which this laptop now knows everything.

    ``last_n`` is the newest number that ever came from this device. ``reset``: the centre no longer has all that the laptop has
    seen; ``common`` is then the centre's number up to which both remember the same. ``round`` names the request it answers.
    """

    territory: str
    epoch: str
    cursor: str
    through: int
    more: bool
    hlc: int
    server_time: str
    runs: list[Run] = []
    verdicts: list[Verdict] = []
    changes: list[Change] = []
    reset: bool = False
    proto: int = field(default_factory=lambda: PROTO)  # what is made so is always told
    last_n: int = 0
    common: int = 0
    durable_through: int = 0
    round: int = 0


def round_of(request: SyncRequest) -> int:
    """What tells the answer to this round from the answer to another, which a proxy may have kept; never 0.

    Both sides compute it from where the laptop stands and what it sends, so that no request grows by it.
    """
    sent = request.ops
    first, last = (sent[0].n, sent[-1].n) if sent else (0, 0)
    told = f"{request.cursor} {first} {last} {len(sent)}"
    return crc32(told.encode()) % _ROUNDS + 1


def newest_answered(reply: SyncReply) -> int:
    """The largest number of the centre's that this reply gives to operations of the laptop; 0 if none."""
    ends = (run.seq + run.count - 1 for run in reply.runs)
    return max((*ends, *(verdict.seq for verdict in reply.verdicts)), default=0)


class Former(Struct, array_like=True):
    """A device that a laptop was before, and the last number given under it."""

    device: Text
    through: int


class EnrolRequest(Struct, forbid_unknown_fields=True, omit_defaults=True):
    """A laptop asks to join with a one-time code. What it holds up to ``last_n`` was made before it joined.

    ``installation`` is a random name kept before asking, so that an answer lost on its way can be asked for again.
    ``former`` are the devices that it was for a centre which no longer knows it, the newest first.
    """

    code: str
    device_name: Text
    last_n: int = 0
    proto: int = field(default_factory=lambda: PROTO)  # what is made so is always told
    installation: Text = ""
    former: list[Former] = []


class EnrolReply(Struct):
    """The laptop's new identity. The token is shown this once; the centre keeps only its hash."""

    device: str
    token: str
    member: str
    member_name: str
    role: str
    territory: str
    territory_name: str
    epoch: str


class ForkRequest(Struct, forbid_unknown_fields=True):
    """A laptop found out to be a copy, or restored, asks for an identity of its own.

    Under its present one the centre has decided all its operations up to ``through``, but for those that it has numbered anew
    after that, ``alone`` of which were made before it joined. All its numbers before ``first_undecided`` it shares with the
    laptop of which it is a copy. ``installation`` is a random name kept before asking.
    """

    territory: str
    installation: Text
    through: int
    first_undecided: int
    alone: int = 0
    proto: int = PROTO


class ForkReply(Struct):
    """The copy's own identity. From ``cursor`` on it receives what its former identity hid from it; empty: nothing was."""

    device: str
    token: str
    territory: str
    epoch: str
    cursor: str = ""
    through: int = 0


class Aside(Struct, array_like=True):
    """An operation that the centre could not take in: its number, and what it is, unread."""

    n: Number
    blob: bytes


class QuarantineRequest(Struct, forbid_unknown_fields=True):
    """Operations to be put aside at the centre until a person has looked."""

    territory: str
    ops: list[Aside]
    proto: int = PROTO


class QuarantineReply(Struct):
    """The numbers that are put aside now."""

    territory: str
    kept: list[int]


class Piece(Struct, array_like=True):
    """One part of a first copy: how many bytes it has, and their SHA-256 in hex."""

    size: int
    digest: str


class Snapshot(Struct):
    """A first copy for a new laptop: every record up to number ``through``, in pieces that never change.

    Piece ``i`` is a ``SyncReply``, at ``/v1/snapshot/{id}/{i}``, fetched by byte ranges. What is needed first comes first. None
    at all (``pieces`` empty) if there is so little that pages do.
    """

    id: str
    through: int
    pieces: list[Piece]
    proto: int = PROTO


class CheckRequest(Struct):
    """Is this laptop's copy the centre's? ``root`` stands for all of it; or the records of bucket ``repair`` are wanted."""

    cursor: str
    root: str = ""
    repair: Annotated[int, Meta(ge=-1, le=255)] = -1
    proto: int = PROTO


class CheckReply(Struct):
    """same, behind (receive first), differs (with the centre's 256 sums), or repaired (with all records of the bucket)."""

    state: str
    sums: list[int] = []
    changes: list[Change] = []
    proto: int = PROTO


class PublicKeys(Struct):
    """The public keys of a laptop, and of the centre in return, for parcels: Ed25519 in hex, X25519 as age writes it.

    The centre adds the colleagues who may carry a parcel: their devices, and what to encrypt to for each.
    """

    verify_key: str
    box_key: str
    colleagues: dict[str, str] = {}
    proto: int = PROTO


class ParcelReceipt(Struct):
    """The centre has taken in a parcel that a colleague carried: which, and how many operations it held."""

    id: str
    operations: int
    proto: int = PROTO


class PaperReceipt(Struct):
    """The number of the piece of a signed paper that the centre wants next; all of it is there if it ``is_whole``.

    ``is_altered``: all of it had come and was not what its record names; it is wanted from the beginning.
    """

    wanted: int
    is_whole: bool = False
    is_altered: bool = False
    proto: int = PROTO


class Hello(Struct):
    """Whose centre this is, in plain JSON and for everybody: nothing that is secret."""

    proto: int
    territory_name: str


class Health(Struct):
    """Is the centre well: the newest number, when the last backup was made (UTC), up to which number backups go."""

    code: str
    head: int
    last_backup: str = ""
    durable_through: int = 0


class Problem(Struct):
    """Why a request as a whole was refused: a stable word. It travels as plain JSON, uncompressed."""

    code: str
    detail: str = ""


def plain(value: Raw | dict[str, Any]) -> Raw:
    """A value ready to be sent: encoded once, here, if it was not already."""
    import msgspec

    return value if isinstance(value, Raw) else Raw(msgspec.json.encode(value))
