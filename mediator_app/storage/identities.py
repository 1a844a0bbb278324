"""Which laptop this is for the centre, and what becomes of its operations when that changes or the centre loses some.

A laptop found to be a copy gets an identity of its own: first everything undecided is numbered anew, then the centre is
asked, so that an answer lost on its way changes nothing. A centre that has lost operations is sent them again. Acknowledged
operations are never deleted here, and what the centre no longer mentions is not taken off the screens for that.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import uuid4

import msgspec

from mediator_app.domain.entities import ENTITIES
from mediator_app.storage import erasing, replica, settings, views
from mediator_app.storage.database import Connection, transaction

_UNDECIDED: Final = "state IN ('pending', 'held')"
_LOST: Final = "(seq IS NULL OR seq > ?)"
"""What the centre may not have, or may have answered otherwise since: all that does not stand in the common past."""

_FORK: Final = "fork.asked"
_GIVEN_UP: Final = "identities.given_up"
_STALE: Final = "stale"
_TRIED_BY: Final = "unapplied.tried_by"
_ALONE_THROUGH: Final = "solo_through"
_CENTRE: Final = "centre"
"""Who made what the centre made by itself, such as an erasure by its administrator's hand."""

_STANDING: Final = f"""
SELECT 'last_n', coalesce(max(n), 0) FROM operation UNION ALL
SELECT key, value FROM setting WHERE key IN {(*settings.CURSOR, replica.ACKED, erasing.DONE)}
"""

_BY_CENTRE: Final = json.dumps([entity.name for entity in ENTITIES.values() if entity.made_by_centre])

_decode_base = msgspec.json.Decoder(dict[str, int]).decode
_decode_fields = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode


class Standing(msgspec.Struct, frozen=True):
    """What this laptop tells of itself with each round.

    The newest own number, the largest number of the centre's that an own operation has in its present epoch, the number up to
    which erasures are carried out, and how far the centre's changes are known.
    """

    last_n: int
    acked: int
    erased_through: int = 0
    cursor: settings.Cursor = settings.Cursor()


class ForkAsked(msgspec.Struct, frozen=True):
    """What the centre is asked when this laptop is a copy: see ``protocol.messages.ForkRequest``."""

    installation: str
    through: int
    first_undecided: int
    alone: int


@dataclass(frozen=True, slots=True)
class Loss:
    """A centre that went backwards: how it is called now, from where to receive, and its numbers that are still the same."""

    epoch: str
    cursor: str = ""
    common: int = 0


def standing(connection: Connection) -> Standing:
    """Where this laptop stands; asked with each round, and so by one statement."""
    kept = dict(connection.execute(_STANDING).fetchall())
    last_n, acked, done = (int(kept.get(key, "0")) for key in ("last_n", replica.ACKED, erasing.DONE))
    return Standing(last_n, acked, done, settings.cursor_among(kept))


def aside(connection: Connection) -> list[int]:
    """The numbers that are put aside at the centre, unread."""
    sql = "SELECT n FROM operation WHERE state = 'quarantined' ORDER BY n LIMIT 1000"
    return [row[0] for row in connection.execute(sql)]


def set_aside(connection: Connection, numbers: Sequence[int], at: str) -> None:
    """Note that the centre keeps these operations unread: they are not sent again, and stay on screen.

    There is no answer to them: what they say of somebody who was erased before goes now.
    """
    with transaction(connection):
        connection.executemany(
            "UPDATE operation SET state = 'quarantined', code = 'unread', about = '', answered_at = ? WHERE n = ?",
            [(at, n) for n in numbers],
        )
        erasing.forget_late(connection, numbers)
        replica.show_anew(connection, _records_of(connection, numbers))


def begin_again(connection: Connection, loss: Loss) -> None:
    """The centre was restored or replaced: send it what it lacks, and receive everything again. Nothing is deleted.

    Its numbers after ``common`` mean nothing any longer, here and in what waits; until it has answered, own operations are
    shown on top. What it answers once more is the first verdict, so nothing is doubled.
    """
    with transaction(connection):
        lost = (loss.common,)
        own = dict(connection.execute(f"SELECT DISTINCT id, entity FROM operation WHERE {_LOST}", lost).fetchall())
        connection.execute(f"UPDATE operation SET overlay = 1 WHERE {_LOST} AND state <> 'rejected'", lost)
        connection.execute(
            f"UPDATE operation SET state = 'pending', code = '', about = '', seq = NULL WHERE {_LOST}", lost
        )
        _forget_numbers(connection, loss.common)
        erasing.forget_numbers(connection, loss.common)
        replica.show_anew(connection, own)
        settings.keep_cursor(connection, settings.Cursor(loss.epoch, loss.cursor, 0))
        settings.put(connection, **{replica.ACKED: "0", _STALE: "1"})


def forget_stale(connection: Connection) -> None:
    """Once everything was received again: what the centre made itself and has lost (questions, names) is gone with it.

    What people wrote stays until it is told to be deleted: a centre that has forgotten it may be sent it again by others.
    """
    if not settings.get(connection, _STALE):
        return
    with transaction(connection):
        lost = f"seq = 0 AND (made_by = '{_CENTRE}' OR entity IN (SELECT value FROM json_each(?)))"
        gone = connection.execute(f"SELECT id, entity FROM base WHERE {lost}", (_BY_CENTRE,)).fetchall()
        connection.execute(f"DELETE FROM base WHERE {lost}", (_BY_CENTRE,))
        for id_, entity in gone:
            views.remove(connection, entity, id_)
        settings.put(connection, **{_STALE: ""})


def fork_asked(connection: Connection) -> ForkAsked | None:
    """What the centre has been asked, or is to be asked, without having answered yet."""
    kept = settings.get(connection, _FORK)
    return msgspec.json.decode(kept, type=ForkAsked) if kept else None


def prepare_fork(connection: Connection) -> ForkAsked:
    """This laptop is a copy: number anew what the centre has not decided, and note what to ask it, in one transaction.

    Numbers are only ever given once here, so that what remembers an old one finds nothing rather than something else.
    """
    asked = fork_asked(connection)
    if asked is not None:
        return asked
    with transaction(connection):
        through = standing(connection).last_n
        rows = connection.execute(f"SELECT n, txn, id, entity FROM operation WHERE {_UNDECIDED} ORDER BY n").fetchall()
        alone = alone_through(connection)
        _number_anew(connection, rows, {row[0]: through + 1 + place for place, row in enumerate(rows)})
        first, count = (rows[0][0] if rows else through + 1), sum(row[0] <= alone for row in rows)
        asked = ForkAsked(str(uuid4()), through, first, count)
        former = settings.membership(connection).device
        connection.execute("INSERT OR REPLACE INTO former_device (device, through) VALUES (?, ?)", (former, through))
        settings.put(connection, **{_FORK: msgspec.json.encode(asked).decode()})
        replica.show_anew(connection, {row[2]: row[3] for row in rows})
    return asked


def take_identity(connection: Connection, device: str, token: str, again: settings.Cursor) -> None:
    """Go on under another identity. What the former one hid is received again from ``again``; its text may be empty."""
    asked, reached = prepare_fork(connection), settings.cursor(connection)
    with transaction(connection):
        alone = str(asked.through + asked.alone)
        settings.put(connection, **{"member.device": device, "member.token": token, _FORK: "", _ALONE_THROUGH: alone})
        if again.text and again.epoch != reached.epoch:
            settings.keep_cursor(connection, settings.Cursor(reached.epoch, "", 0))
        elif again.text and again.through < reached.through:
            settings.keep_cursor(connection, again)


def copies(connection: Connection) -> int:
    """How often this laptop was found to be a copy and got another identity."""
    given_up = int(settings.get(connection, _GIVEN_UP, "0"))
    return int(connection.execute("SELECT count(*) FROM former_device").fetchone()[0]) - given_up


def former_devices(connection: Connection) -> list[tuple[str, int]]:
    """What this laptop is and was for its centre, the newest first, each with the last number given under it."""
    rows = connection.execute("SELECT device, through FROM former_device ORDER BY through DESC, rowid DESC").fetchall()
    present = settings.membership(connection).device
    known = [(str(device), int(through)) for device, through in rows]
    return known if present in dict(known) else [(present, standing(connection).last_n), *known]


def give_up_identity(connection: Connection) -> None:
    """The centre no longer knows this laptop: what it was is noted, and nothing is asked under that name any longer."""
    (device, through), *_ = former_devices(connection)
    noted = connection.execute("INSERT OR IGNORE INTO former_device (device, through) VALUES (?, ?)", (device, through))
    given_up = int(settings.get(connection, _GIVEN_UP, "0")) + noted.rowcount
    settings.put(connection, **{_FORK: "", _GIVEN_UP: str(given_up)})


def alone_through(connection: Connection) -> int:
    """Up to which number everything was made before joining."""
    return int(settings.get(connection, _ALONE_THROUGH, "0"))


def keep_alone_through(connection: Connection, n: int) -> None:
    """Remember up to which number everything was made before joining; in the caller's transaction."""
    settings.put(connection, **{_ALONE_THROUGH: str(n)})


def try_unapplied_again(connection: Connection, program: str) -> None:
    """Try again, once per version of the program, what an earlier one could not show."""
    if settings.get(connection, _TRIED_BY) == program:
        return
    with transaction(connection):
        replica.show_unapplied(connection)
        settings.put(connection, **{_TRIED_BY: program})


def _forget_numbers(connection: Connection, common: int) -> None:
    """The centre's numbers after ``common`` are forgotten in the base and in what is to be sent."""
    connection.execute("UPDATE base SET seq = 0, seqs = NULL WHERE seq > ?", (common,))
    rows = connection.execute(f"SELECT n, base FROM operation WHERE {_UNDECIDED} AND base <> '{{}}'").fetchall()
    seen = [({name: seq for name, seq in _decode_base(base).items() if seq <= common}, n) for n, base in rows]
    connection.executemany("UPDATE operation SET base = ? WHERE n = ?", [(_text(base), n) for base, n in seen])


def _number_anew(connection: Connection, rows: Sequence[tuple[Any, ...]], numbers: Mapping[int, int]) -> None:
    """Give the operations other numbers, and their transactions and what takes these back with them."""
    transactions: dict[int, int] = {}
    for n, txn, id_, _ in rows:
        _note_own_versions(connection, n, id_)
        begun = transactions.setdefault(txn, numbers[n])
        connection.execute(
            "UPDATE operation SET n = ?, txn = ?, state = 'pending', code = '', about = '' WHERE n = ?",
            (numbers[n], begun, n),
        )
    causes = [(f"undo:{new}", f"undo:{old}") for old, new in transactions.items()]
    connection.executemany("UPDATE operation SET cause = ? WHERE cause = ?", causes)


def _note_own_versions(connection: Connection, n: int, id_: str) -> None:
    """What this laptop wrote before and the centre took as it was sent, its author had seen: said now, since under another
    identity the centre would take the two for two people's.
    """
    earlier = connection.execute(
        "SELECT fields, seq FROM operation WHERE id = ? AND n < ? AND state = 'accepted' AND code = '' ORDER BY n",
        (id_, n),
    ).fetchall()
    if not earlier:
        return
    fields, base = connection.execute("SELECT fields, base FROM operation WHERE n = ?", (n,)).fetchone()
    own = {name: seq for before, seq in earlier for name in _decode_fields(before)}
    seen = _decode_base(base)
    added = {name: own[name] for name in _decode_fields(fields) if name in own and own[name] > seen.get(name, 0)}
    if added:
        connection.execute("UPDATE operation SET base = ? WHERE n = ?", (_text({**seen, **added}), n))


def _records_of(connection: Connection, numbers: Sequence[int]) -> dict[str, str]:
    """id → entity of what these operations are about."""
    wanted = "SELECT id, entity FROM operation WHERE n IN (SELECT value FROM json_each(?))"
    return dict(connection.execute(wanted, (json.dumps(numbers),)).fetchall())


def _text(value: object) -> str:
    return msgspec.json.encode(value).decode()
