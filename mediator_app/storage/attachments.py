"""Scanned papers in the laptop's file: their bytes in pieces, and the queue in which they go to the centre.

The bytes are named by their hash, so that the same paper kept twice lies here once. They leave the file when no record names
them any longer; what this laptop took back, and has not yet told, can still be brought back.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple

from mediator_app.domain.drawn_signatures import MEDIA_TYPE
from mediator_app.domain.signed_papers import PIECE_BYTES, Coverage, PaperState, PapersWaiting, SignedPaper, pieces_in
from mediator_app.storage import settings
from mediator_app.storage.database import Connection

_WANTED: Final = "papers.wanted"
_EPOCH: Final = "papers.epoch"
"""Settings: the papers asked of the centre, and the history of the centre to which what was sent belongs."""

_PAPER: Final = """
SELECT a.id, coalesce(a.session, ''), coalesce(a.mandate, ''), a.name, a.media_type, a.byte_count, a.sha256, a.taken_at,
    a.made_by, a.made_at, coalesce(s.state, ''), coalesce(s.sent_pieces, 0), coalesce(s.code, ''),
    (SELECT count(*) FROM attachment_piece p WHERE p.sha256 = a.sha256)
FROM attachments a LEFT JOIN attachment_sending s ON s.sha256 = a.sha256
"""
_TOLD: Final = [
    "id",
    "session",
    "mandate",
    "name",
    "media_type",
    "byte_count",
    "sha256",
    "taken_at",
    "made_by",
    "made_at",
]
_NEEDED: Final = """
SELECT sha256 FROM attachment_row WHERE sha256 IS NOT NULL AND (voided = 0 OR id IN (
    SELECT id FROM operation WHERE state IN ('pending', 'held') AND entity = 'attachment'))
UNION SELECT fields ->> '$.sha256' FROM operation
    WHERE state IN ('pending', 'held') AND entity = 'attachment' AND fields ->> '$.sha256' IS NOT NULL
UNION SELECT fields ->> '$.sha256' FROM operation
    WHERE state = 'parked' AND entity = 'attachment' AND fields ->> '$.sha256' IS NOT NULL
"""
"""What a record names that stands here, and what this laptop wrote and the centre has still to decide."""


class ToSend(NamedTuple):
    """The paper whose turn it is: its record, its hash and length, and how many of its pieces the centre has."""

    id: str
    sha256: str
    byte_count: int
    sent_pieces: int


def keep(connection: Connection, sha256: str, data: bytes) -> None:
    """Keep the bytes of a paper of this laptop and put it into the queue, in the caller's transaction."""
    drop_bytes(connection, sha256)
    connection.executemany(
        "INSERT INTO attachment_piece (sha256, number, bytes) VALUES (?, ?, ?)",
        [(sha256, number, data[at : at + PIECE_BYTES]) for number, at in enumerate(range(0, len(data), PIECE_BYTES))],
    )
    connection.execute(
        "INSERT INTO attachment_sending (sha256, sent_pieces, state) VALUES (?, 0, 'waiting')"
        " ON CONFLICT (sha256) DO UPDATE SET state = iif(state = 'sent', 'sent', 'waiting'), code = ''",
        (sha256,),
    )


def whole(connection: Connection, sha256: str) -> bytes:
    """All that is here of a paper's bytes."""
    rows = connection.execute("SELECT bytes FROM attachment_piece WHERE sha256 = ? ORDER BY number", (sha256,))
    return b"".join(row[0] for row in rows)


def one(connection: Connection, id_: str) -> SignedPaper | None:
    """One paper; None if it is not here."""
    return next(_papers(connection, "WHERE a.id = ?", id_), None)


def same(connection: Connection, sha256: str, session: str, mandate: str) -> SignedPaper | None:
    """The paper with these bytes that hangs on the same session or mandate already."""
    where = "WHERE a.sha256 = ? AND coalesce(a.session, '') = ? AND coalesce(a.mandate, '') = ?"
    return next(_papers(connection, where, sha256, session, mandate), None)


def every(connection: Connection) -> list[SignedPaper]:
    """All papers, oldest first; not what was drawn on a screen (``signatures``)."""
    return list(_papers(connection, "WHERE a.media_type <> ?", MEDIA_TYPE))


def of_session(connection: Connection, session: str) -> list[SignedPaper]:
    """A session's papers, oldest first; not what was drawn on a screen (``signatures``)."""
    return list(_papers(connection, "WHERE a.session = ? AND a.media_type <> ?", session, MEDIA_TYPE))


def of_mandate(connection: Connection, mandate: str) -> list[SignedPaper]:
    """A mandate's papers, oldest first."""
    return list(_papers(connection, "WHERE a.mandate = ?", mandate))


def coverage(connection: Connection) -> Coverage:
    """How many closed sessions have a signed sheet."""
    with_sheet, every = connection.execute(
        "SELECT coalesce(sum(EXISTS (SELECT 1 FROM attachments a WHERE a.session = s.id AND a.media_type <> ?)), 0),"
        " count(*) FROM sessions s WHERE s.state = 'closed'",
        (MEDIA_TYPE,),
    ).fetchone()
    return Coverage(with_sheet, every - with_sheet)


def waiting(connection: Connection) -> PapersWaiting:
    """What has still to go to the centre."""
    rows = connection.execute(
        "SELECT s.state, s.sent_pieces, (SELECT sum(length(p.bytes)) FROM attachment_piece p WHERE p.sha256 = s.sha256)"
        " FROM attachment_sending s WHERE s.state <> 'sent'"
    ).fetchall()
    sizes = [(sent, size or 0) for state, sent, size in rows if state == "waiting"]
    sent_bytes = sum(min(sent * PIECE_BYTES, size) for sent, size in sizes)
    return PapersWaiting(len(sizes), sum(size for _, size in sizes), sent_bytes, len(rows) - len(sizes))


def is_any_here(connection: Connection) -> bool:
    """Is there anything to do about papers: bytes here, or some asked of the centre?"""
    found = connection.execute(
        "SELECT EXISTS (SELECT 1 FROM attachment_piece)"
        " OR EXISTS (SELECT 1 FROM setting WHERE key = ? AND value <> '[]')",
        (_WANTED,),
    )
    return bool(found.fetchone()[0])


def next_to_send(connection: Connection) -> ToSend | None:
    """The oldest paper in the queue whose record the centre has taken."""
    row = connection.execute(
        "SELECT a.id, s.sha256, a.byte_count, s.sent_pieces FROM attachment_sending s"
        " JOIN attachment_row a ON a.sha256 = s.sha256 AND a.voided = 0 JOIN base b ON b.id = a.id"
        " WHERE s.state = 'waiting' ORDER BY a.taken_at, a.id LIMIT 1"
    ).fetchone()
    return ToSend(*row) if row else None


def queue(connection: Connection) -> list[ToSend]:
    """All the papers in the queue, oldest first, those included whose record the centre has still to take."""
    rows = connection.execute(
        "SELECT min(a.id), s.sha256, a.byte_count, s.sent_pieces FROM attachment_sending s"
        " JOIN attachment_row a ON a.sha256 = s.sha256 AND a.voided = 0"
        " WHERE s.state = 'waiting' GROUP BY s.sha256 ORDER BY min(a.taken_at), 1"
    )
    return [ToSend(*row) for row in rows]


def sent_by_stick(connection: Connection, records: Sequence[str]) -> int:
    """Note that the centre has these papers whole; how many of them were still in the queue."""
    sql = (
        "UPDATE attachment_sending SET state = 'sent', code = '' WHERE state = 'waiting' AND sha256 IN"
        " (SELECT sha256 FROM attachment_row WHERE id IN (SELECT value FROM json_each(?)))"
    )
    return connection.execute(sql, (json.dumps(records),)).rowcount


def piece(connection: Connection, sha256: str, number: int) -> bytes:
    """One piece, empty if it is not here."""
    wanted = "SELECT bytes FROM attachment_piece WHERE sha256 = ? AND number = ?"
    row = connection.execute(wanted, (sha256, number)).fetchone()
    return bytes(row[0]) if row else b""


def note_sent(connection: Connection, sha256: str, pieces: int, *, state: PaperState, code: str = "") -> None:
    """Note how many pieces the centre has, and what becomes of the paper."""
    changed = "UPDATE attachment_sending SET sent_pieces = ?, state = ?, code = ? WHERE sha256 = ?"
    connection.execute(changed, (pieces, state, code, sha256))


def code_of(connection: Connection, sha256: str) -> str:
    """What was noted about the sending of a paper."""
    row = connection.execute("SELECT code FROM attachment_sending WHERE sha256 = ?", (sha256,)).fetchone()
    return str(row[0]) if row else ""


def ask_again(connection: Connection, epoch: str) -> None:
    """Ask about what was sent to another history of the centre, which may have lost it: the last piece is offered again."""
    if settings.get(connection, _EPOCH) == epoch:
        return
    connection.execute("UPDATE attachment_sending SET state = 'waiting', code = '' WHERE state <> 'waiting'")
    settings.put(connection, **{_EPOCH: epoch})


def offer_again(connection: Connection) -> None:
    """Put what the centre has refused back into the queue, from its first piece on."""
    connection.execute(
        "UPDATE attachment_sending SET state = 'waiting', sent_pieces = 0, code = '' WHERE state = 'refused'"
    )


def wanted(connection: Connection) -> list[str]:
    """The ids of the papers that are asked of the centre, in the order of asking."""
    return [str(id_) for id_ in json.loads(settings.get(connection, _WANTED, "[]"))]


def want(connection: Connection, ids: list[str]) -> None:
    """Ask these papers, and no other, of the centre."""
    settings.put(connection, **{_WANTED: json.dumps(ids)})


def keep_fetched(connection: Connection, sha256: str, number: int, data: bytes) -> None:
    """Keep a piece that came from the centre."""
    connection.execute("INSERT OR REPLACE INTO attachment_piece VALUES (?, ?, ?)", (sha256, number, data))


def pieces_held(connection: Connection, sha256: str) -> int:
    """How many of its pieces are here."""
    held = "SELECT count(*) FROM attachment_piece WHERE sha256 = ?"
    return int(connection.execute(held, (sha256,)).fetchone()[0])


def drop_bytes(connection: Connection, sha256: str) -> None:
    """Forget the bytes of a paper."""
    connection.execute("DELETE FROM attachment_piece WHERE sha256 = ?", (sha256,))


def has_unneeded(connection: Connection) -> bool:
    """Are there bytes here that no record names any longer?"""
    found = f"SELECT EXISTS (SELECT 1 FROM attachment_piece WHERE sha256 NOT IN ({_NEEDED}))"
    return bool(connection.execute(found).fetchone()[0])


def drop_unneeded(connection: Connection) -> None:
    """Forget the bytes that no record names any longer, in the caller's transaction; deleted bytes are zeroes at once."""
    connection.execute(f"DELETE FROM attachment_piece WHERE sha256 NOT IN ({_NEEDED})")
    connection.execute(f"DELETE FROM attachment_sending WHERE sha256 NOT IN ({_NEEDED})")


def _papers(connection: Connection, where: str, *parameters: str) -> Iterator[SignedPaper]:
    asked = set(wanted(connection))
    for row in connection.execute(f"{_PAPER} {where} ORDER BY a.taken_at, a.id", parameters).fetchall():
        yield _paper(row, is_asked=row[0] in asked)


def _paper(row: tuple[Any, ...], *, is_asked: bool) -> SignedPaper:
    *_, sending, sent, code, held = row
    state, pieces = PaperState.HERE, held
    if held < pieces_in(row[5]):
        state = PaperState.FETCHING if is_asked else PaperState.ELSEWHERE
    elif sending:
        state, pieces = PaperState(sending), sent
    told = dict(zip(_TOLD, row, strict=False))
    return SignedPaper(**told, state=state, pieces=pieces, code=code)
