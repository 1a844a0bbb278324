"""The audit chain: what makes a change of the log by another hand visible, and an erasure possible without breaking it.

Each line has a random key and a digest (``mac``) of its fields under that key; each writing transaction adds one link,
the digest of the former link, of its lines without their fields, and of their digests. An erasure empties fields and
forgets the key: the digest stays, says nothing about what was there (without the key nobody can try birth dates against
it), and the chain still fits. Whoever can rewrite the whole database can rewrite the chain too: so its head is printed for
filing elsewhere. A database of the first version has no digests: its chain begins with the first line after the upgrade.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import pairwise
from typing import Any, Final, NamedTuple

import msgspec

from mediator_app.server.store.care_interface import AuditLine
from mediator_app.server.store.interface import Row, Session, StoredOperation

KEY_BYTES: Final = 16
MAC_BYTES: Final = 16
CHUNK: Final = 500
"""Links that are checked at a time."""

_FIELDS: Final = StoredOperation._fields.index("fields")
_BASE: Final = StoredOperation._fields.index("base")
_SEAL: Final = StoredOperation._fields.index("row_key")
_encode = msgspec.msgpack.Encoder().encode


class Head(NamedTuple):
    """The newest link: number of its last line, when it was written, and its digest; to be filed elsewhere each day."""

    seq: int
    at: str
    chain: str


def seal(session: Session, operations: Sequence[StoredOperation], at: str) -> list[Row]:
    """The lines with their keys and digests, as plain rows ready to be saved; their link is added to the chain."""
    if not operations:
        return []
    # Arrays of bytes, since SQLite's driver takes longer to look for an adapter of bytes than to bind the rest of the line.
    salt = bytearray(os.urandom(KEY_BYTES * len(operations)))
    keys = [salt[place : place + KEY_BYTES] for place in range(0, len(salt), KEY_BYTES)]
    keyed = list(zip(operations, keys, strict=True))
    macs = [_mac(key, line.fields, line.base) for line, key in keyed]
    last = session.last_audit()
    chain = link(last.chain if last else "", operations, macs)
    session.add_audit(AuditLine(operations[-1].seq, operations[0].seq, at, chain))
    return [(*line[:_SEAL], key, mac) for (line, key), mac in zip(keyed, macs, strict=True)]


def _mac(key: bytes | bytearray, fields: str, base: str) -> bytearray:
    return bytearray(blake2b(key + f"{fields}\0{base}".encode()).digest()[:MAC_BYTES])


def link(before: str, operations: Sequence[StoredOperation], macs: Iterable[bytes | bytearray]) -> str:
    """The digest (hex) of a link, from that of the one before it and the lines without their fields.

    The lines go in column by column, and a column that says the same everywhere once, since most do.
    """
    if len(operations) == 1:  # the usual case while somebody stands at a door
        said = [(value,) for value in (*operations[0][:_FIELDS], *operations[0][_BASE + 1 : _SEAL])]
    else:
        columns = list(zip(*operations, strict=True))[:_SEAL]
        del columns[_FIELDS : _BASE + 1]
        said = [column[:1] if _says_the_same(column) else column for column in columns]
    digest = blake2b(before.encode(), digest_size=32)
    digest.update(_encode((len(operations), said)))
    digest.update(b"".join(macs))
    return digest.hexdigest()


def _says_the_same(column: tuple[Any, ...]) -> bool:
    return column[0] == column[-1] and column.count(column[0]) == len(column)


def head(session: Session) -> Head | None:
    """The newest link; None before anything was written under this program."""
    last = session.last_audit()
    return Head(last.last_seq, last.at, last.chain) if last else None


def broken(session: Session) -> Iterator[str]:
    """What does not fit, the first line first; nothing if every digest and every link does."""
    before = AuditLine(0, 0, "", "")
    while links := session.audit_after(before.last_seq, CHUNK):
        for former, present in pairwise([before, *links]):
            lines = _lines(session, present)
            if former.last_seq and present.first_seq != former.last_seq + 1:
                yield f"audit: lines {former.last_seq + 1} to {present.first_seq - 1} are in no link of the chain"
                return
            if wrong := next(_changed(session, lines), None) or _unlinked(former, present, lines):
                yield wrong
                return
        before = links[-1]
    newest = session.log(session.head() - 1, 1)
    if newest and newest[0].seq != before.last_seq and (before.last_seq or newest[0].mac):
        yield f"audit: lines after {before.last_seq} are in no link of the chain"


def begins_at(session: Session) -> int:
    """The number of the first line in the chain; 0 if there is none yet."""
    first = session.audit_after(0, 1)
    return first[0].first_seq if first else 0


def _lines(session: Session, of: AuditLine) -> list[StoredOperation]:
    count = of.last_seq - of.first_seq + 1
    return [line for line in session.log(of.first_seq - 1, count) if line.seq <= of.last_seq]


def _changed(session: Session, lines: Sequence[StoredOperation]) -> Iterator[str]:
    """The lines whose fields are not those that were written."""
    keyless = [line for line in lines if line.row_key is None]
    erased = session.erased(line.id for line in keyless) if keyless else frozenset()
    for line in lines:
        if line.mac is None:
            yield f"audit: line {line.seq} has no digest"
        elif line.row_key is None:
            if line.id not in erased or (line.fields, line.base) != ("{}", "{}"):
                yield f"audit: line {line.seq} has no key, and nothing says that it was erased"
        elif _mac(line.row_key, line.fields, line.base) != line.mac:
            yield f"audit: line {line.seq} has other fields than were written"


def _unlinked(former: AuditLine, present: AuditLine, lines: Sequence[StoredOperation]) -> str:
    where = f"line {present.first_seq}"
    if present.last_seq > present.first_seq:
        where = f"one of the lines {present.first_seq} to {present.last_seq}"
    if len(lines) != present.last_seq - present.first_seq + 1:
        return f"audit: {where} is missing"
    if link(former.chain, lines, [line.mac or b"" for line in lines]) != present.chain:
        return f"audit: {where} is not as it was written"
    return ""
