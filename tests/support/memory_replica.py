"""A laptop's file made of dicts, for the simulator: what the engine and the gestures need, and nothing of SQL.

What the screens show is computed when it is asked for, so that it cannot differ from base and own operations. That the
real file does the same is shown by ``tests/simulation/test_memory.py``, which plays the same histories on both.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final
from uuid import UUID

import msgspec
from msgspec.structs import replace as changed

from mediator_app.domain.clocks import HybridClock, civil
from mediator_app.domain.entities import ENTITIES, VOIDED
from mediator_app.domain.registers import folded
from mediator_app.protocol import codec
from mediator_app.protocol.digests import bucket_of
from mediator_app.protocol.messages import (
    SCHEMA,
    Change,
    ForkReply,
    Operation,
    Run,
    Snapshot,
    SyncReply,
    Verdict,
    newest_answered,
)
from mediator_app.server.store.care_interface import TELLING
from mediator_app.storage import identities
from mediator_app.storage import operations as real
from mediator_app.storage.erasing import ERASED, left_of
from mediator_app.storage.evicting import EVICTED, gone_with_her, without_evicted
from mediator_app.storage.identities import ForkAsked, Standing
from mediator_app.storage.operations import Draft
from mediator_app.storage.settings import Cursor, Membership
from mediator_app.sync import replies
from mediator_app.sync.conversation import Summary
from mediator_app.sync.laptop_file import Opening
from mediator_app.sync.replies import HttpReply
from tests.support.memory_contents import Base, Contents, Own, Shown

_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(dict[str, Any]).decode
_OVERHEAD: Final = 150
_WAITING: Final = ("pending", "held")
_tuple = tuple.__new__
_UNKNOWN: Final = Shown("", {}, "", "")
"""Stands for what was not asked for yet."""


def new_installation() -> UUID:
    """The name under which a copy asks for an identity; from where the real file has it, so that it can be replaced there."""
    return identities.__dict__["uuid4"]()  # type: ignore[no-any-return]


class MemoryReplica:
    """The laptop's file in memory; see ``laptop_file.Replica`` for what each call promises. ``batch``: operations per page."""

    def __init__(self, contents: Contents, clock: HybridClock, batch: int = 3) -> None:
        self.clock = clock
        self.batch = batch
        self.contents = contents
        self.own, self.base = contents.own, contents.base
        self._by_record: dict[str, list[Own]] = {}
        self._kinds: defaultdict[str, dict[str, None]] = defaultdict(dict)
        self._shown: dict[str, Shown | None] = {}
        """What was asked for since something changed: the same records again and again."""
        for own in self.own.values():
            self._index(own)
        for id_, base in self.base.items():
            self._kinds[base.entity][id_] = None

    def look_again(self) -> None:
        """Something has changed: what is shown is worked out anew."""
        self._shown.clear()

    def next_piece(self) -> tuple[str, int] | None:
        """What to ask for next of a first copy."""
        contents = self.contents
        if contents.piece < 0 or contents.cursor.text:
            return None
        if contents.copying is None:
            return "/v1/snapshot", 0
        return f"/v1/snapshot/{contents.copying.id}/{contents.piece}", len(contents.arrived)

    def take_piece(self, reply: HttpReply) -> bool:
        """Take what came of it."""
        contents = self.contents
        if reply.status == 404:
            contents.copying, contents.piece, contents.arrived = None, 0, b""
            return True
        if reply.status not in (200, 206):
            return False
        if contents.copying is None:
            contents.copying = replies.__dict__["decode"](Snapshot, reply.body)
            contents.piece = 0 if contents.copying.pieces else -1
            return True
        contents.arrived += reply.body
        if len(contents.arrived) == contents.copying.pieces[contents.piece].size:
            self._show_piece(contents.arrived)
        return True

    def _show_piece(self, piece: bytes) -> None:
        contents = self.contents
        told = codec.decode(SyncReply, piece)
        self.apply(told)
        self.clock.observe(told.hlc)
        is_last = contents.copying is not None and contents.piece + 1 == len(contents.copying.pieces)
        contents.arrived, contents.piece = b"", -1 if is_last else contents.piece + 1

    def membership(self) -> Membership:
        """Who works here."""
        return self.contents.who

    def waiting(self, limit: int, max_bytes: int, after: int) -> list[Operation]:
        """Operations without a final answer, after a number: whole transactions, at least one."""
        left = [own for n, own in self.own.items() if n > after and own.state in _WAITING]
        if not left:
            return []
        most = min(limit, self.batch, max(max_bytes // _OVERHEAD, 1))
        taken: list[Own] = []
        size = 0
        for own in left:
            size += len(own.operation.fields) + _OVERHEAD
            if len(taken) >= most or (size > max_bytes and taken):
                break
            taken.append(own)
        end = len(taken)
        while 0 < end < len(left) and left[end].operation.txn == left[end - 1].operation.txn:
            end -= 1
        if not end:
            taken = [own for own in left if own.operation.txn == left[0].operation.txn]
            end = len(taken)
        return [own.operation for own in taken[:end]]

    def count_waiting(self) -> int:
        """How many operations have no final answer."""
        return sum(own.state in _WAITING for own in self.own.values())

    def apply(self, reply: SyncReply) -> None:
        """Take in a reply, whole."""
        self.look_again()
        self._apply(reply)
        if {change.gone for change in reply.changes} - {""}:
            self._clean()
        if not reply.more and self.contents.is_stale:
            gone = [id_ for id_, base in self.base.items() if not base.seq and base.made_by == "centre"]
            for id_ in gone:
                del self.base[id_]
            self.contents.is_stale = False

    def _apply(self, reply: SyncReply) -> None:
        reached = Cursor(reply.epoch, reply.cursor, reply.through)
        if not (reply.runs or reply.verdicts or reply.changes) and self.contents.cursor == reached:
            return
        stale: set[str] = set()
        for run in reply.runs:
            stale |= self._accept_run(run)
        if reply.verdicts:
            stale |= self._take_verdicts(reply.verdicts)
        complete = 0 if reply.more else reply.through
        stale |= {own.operation.id for own in self.own.values() if own.overlay and 0 < (own.seq or 0) <= complete}
        words = {change.gone for change in reply.changes} - {""}
        changes = [*reply.changes, *self._lost_about(reply.changes)] if ERASED in words else reply.changes
        for change in changes if words else ():
            if change.gone == ERASED:
                self._empty(change)
        for verdict in reply.verdicts:
            if (
                verdict.code == ERASED
                and verdict.n in self.own
                and self.own[verdict.n].operation.id in self.contents.erased
            ):
                self._empty_late(self.own[verdict.n])
        gone = [change for change in changes if change.gone == EVICTED] if words else ()
        for change in gone:
            self._let_go(change)
            stale.add(change.id)
        self._take_changes(without_evicted(changes) if words else changes, stale, complete)
        self.contents.cursor = reached
        self.contents.hlc_seen = reply.hlc
        self.contents.acked = max(self.contents.acked, newest_answered(reply))

    def mend(self, bucket: int, changes: Sequence[Change]) -> None:
        """Hold of a part of all records what the centre holds of it; own operations stay."""
        self.look_again()
        for id_ in [id_ for id_ in self.base if bucket_of(id_) == bucket]:
            del self.base[id_]
        self._take_changes(changes, set(), 0)

    def begin(self) -> Opening:
        """Get ready for a run."""
        self._clean()
        return Opening([n for n, own in self.own.items() if own.state == "quarantined"], self.contents.fork)

    def standing(self) -> Standing:
        """What is told with each round."""
        contents = self.contents
        return Standing(next(reversed(self.own), 0), contents.acked, contents.erased_through, contents.cursor)

    def begin_again(self, reply: SyncReply) -> None:
        """Send what the centre has lost, and receive everything again."""
        self.look_again()
        lost = {n: own for n, own in self.own.items() if own.seq is None or own.seq > reply.common}
        for own in lost.values():
            own.overlay = own.overlay or own.state != "rejected"
            own.state, own.code, own.about, own.seq = "pending", "", "", None
        for id_, base in self.base.items():
            if base.seq > reply.common:
                self.base[id_] = changed(base, seq=0, seqs=None)
        erased = self.contents.erased
        erased.update({id_: 0 for id_, seq in erased.items() if seq > reply.common})
        self.contents.erased_through = min(self.contents.erased_through, reply.common)
        for own in self.own.values():
            if own.state in _WAITING and own.operation.base:
                seen = {name: seq for name, seq in own.operation.base.items() if seq <= reply.common}
                own.operation = changed(own.operation, base=seen)
        self._take_changes((), {own.operation.id for own in lost.values()}, 0)
        self.contents.cursor = Cursor(reply.epoch, reply.cursor, 0)
        self.contents.acked, self.contents.is_stale = 0, True

    def set_aside(self, numbers: Sequence[int]) -> None:
        """Note that the centre keeps these operations unread."""
        self.look_again()
        for n in numbers:
            own = self.own[n]
            own.state, own.code, own.about, own.answered = "quarantined", "unread", "", True
            if own.operation.id in self.contents.erased:
                self._empty_late(own)

    def prepare_fork(self) -> ForkAsked:
        """Number anew what is undecided, and say what to ask the centre."""
        if self.contents.fork is not None:
            return self.contents.fork
        self.look_again()
        through = self.standing().last_n
        rows = [own for own in self.own.values() if own.state in _WAITING]
        first = rows[0].operation.n if rows else through + 1
        transactions: dict[int, int] = {}
        for place, own in enumerate(rows, through + 1):
            op = own.operation
            begun = transactions.setdefault(op.txn, place)
            del self.own[op.n]
            seen = self._with_own_versions(own)
            own.operation = changed(op, n=place, txn=begun, base=seen)
            own.state, own.code, own.about = "pending", "", ""
            self.own[place] = own
            self._by_record[op.id].sort(key=lambda one: one.operation.n)
        self.contents.fork = ForkAsked(str(new_installation()), through, first, 0)
        self._take_changes((), {own.operation.id for own in rows}, 0)
        return self.contents.fork

    def take_identity(self, reply: ForkReply) -> None:
        """Go on under another identity."""
        contents = self.contents
        contents.who, contents.fork = replace(contents.who, device=reply.device, token=reply.token), None
        if reply.cursor and reply.epoch != contents.cursor.epoch:
            contents.cursor = Cursor(contents.cursor.epoch, "", 0)
        elif reply.cursor and reply.through < contents.cursor.through:
            contents.cursor = Cursor(reply.epoch, reply.cursor, reply.through)

    def note(self, outcome: str, code: str, summary: Summary) -> None:
        """Nothing is kept of it here."""

    def append(self, drafts: Sequence[Draft]) -> list[Own]:
        """Write one transaction of the user; what it made."""
        first = next(reversed(self.own), 0) + 1
        made: list[Own] = []
        for draft in drafts:
            own = self._drafted(draft, first, first + len(made))
            if own is not None:
                made.append(own)
                self.own[own.operation.n] = own
                self._index(own)
                self._shown.pop(draft.id, None)
        return made

    def view(self, id_: str) -> Shown | None:
        """The record as the screens see it; None if there is none."""
        shown = self._shown.get(id_, _UNKNOWN)
        if shown is _UNKNOWN:
            shown = self._shown[id_] = self._worked_out(id_)
        return shown

    def _worked_out(self, id_: str) -> Shown | None:
        base, made = self.base.get(id_), self._by_record.get(id_)
        mine = [own for own in made if own.overlay] if made else ()
        if base is not None:
            entity, fields, made_by, made_at = base.entity, base.fields, base.made_by, base.made_at
        elif mine and mine[0].operation.kind == "create":
            first = mine[0].operation
            entity, fields, made_by, made_at = first.entity, {}, mine[0].actor, first.wall
        else:
            return None
        for own in mine:
            fields = folded(ENTITIES[entity], fields, own.fields)
        return _tuple(Shown, (entity, fields, made_by, made_at))

    def everything(self) -> dict[str, Mapping[str, Any]]:
        """The fields of all records as the screens see them, by id."""
        untouched = {id_: base.fields for id_, base in self.base.items() if id_ not in self._by_record}
        return untouched | {id_: shown.fields for id_ in self._by_record if (shown := self.view(id_)) is not None}

    def ids(self, entity: str) -> list[str]:
        """The ids of the records of a kind that this laptop has ever known, in order."""
        known = self._kinds.get(entity)
        return sorted(known) if known else []

    def last_hlc(self) -> int:
        """The newest hybrid time written or seen."""
        newest = next(reversed(self.own), 0)
        return max(self.contents.hlc_seen, self.own[newest].operation.hlc if newest else 0)

    def _index(self, own: Own) -> None:
        self._by_record.setdefault(own.operation.id, []).append(own)
        self._kinds[own.operation.entity][own.operation.id] = None

    def _drafted(self, draft: Draft, txn: int, n: int) -> Own | None:
        shown = self.view(draft.id)
        present = shown.fields if shown else {}
        fields = real._written(draft, present, is_new=shown is None)
        if not fields:
            return None
        kind = "void" if draft.void else "edit" if shown else "create"
        base = self._seen(draft.id, fields) if shown else {}
        wall = civil(self.clock.now())
        what = (n, txn, draft.entity, draft.id, kind, msgspec.Raw(_encode(fields)), base, self.clock.tick(), wall)
        return Own(Operation(*what, "", draft.cause, SCHEMA), fields, self.contents.who.member)

    def _seen(self, id_: str, fields: Iterable[str]) -> dict[str, int]:
        base = self.base.get(id_)
        if base is None:
            return {}
        versions = base.versions()
        unseen = {name for own in self._by_record.get(id_, ()) if own.overlay for name in own.fields}
        return {name: versions[name] for name in fields if versions.get(name) and name not in unseen}

    def _with_own_versions(self, own: Own) -> dict[str, int]:
        """What the author of an operation had seen, with the numbers of what this laptop wrote before."""
        earlier = [
            one
            for one in self._by_record[own.operation.id]
            if one.operation.n < own.operation.n and one.state == "accepted" and not one.code
        ]
        mine = {name: one.seq or 0 for one in earlier for name in one.fields}
        seen = own.operation.base
        return {**seen, **{n: mine[n] for n in own.fields if n in mine and mine[n] > seen.get(n, 0)}}

    def _accept_run(self, run: Run) -> set[str]:
        mine = [self.own[n] for n in range(run.n, run.n + run.count) if n in self.own]
        left: list[Own] = []
        stale: set[str] = set()
        for own in mine:
            op, seq = own.operation, run.seq + own.operation.n - run.n
            is_new = op.kind == "create" and op.id not in self.base
            if is_new:
                line = (op.entity, seq, own.fields, None, own.actor, op.wall, own.actor, op.wall)
                self.base[op.id] = Base(*line)
            if own.answered or not is_new:
                left.append(own)
            if own.answered:
                stale.add(op.id)
            own.state, own.code, own.about, own.seq, own.answered, own.overlay = "accepted", "", "", seq, True, False
        for own in left:
            self._fold_into_base(own)
        for own in mine if left else ():
            if own.operation.kind != "create":
                own.overlay = own.operation.id not in self.base or self._has_older(own)
        return stale

    def _has_older(self, own: Own) -> bool:
        same = self._by_record[own.operation.id]
        return any(one.overlay and one.operation.n < own.operation.n for one in same)

    def _fold_into_base(self, own: Own) -> None:
        base, seq = self.base.get(own.operation.id), own.seq or 0
        if base is None:
            return
        versions = base.versions()
        newer = {name: value for name, value in own.fields.items() if seq > versions.get(name, 0)}
        if newer:
            fields = folded(ENTITIES[base.entity], base.fields, newer)
            versions.update(dict.fromkeys(newer, seq))
            by = {"actor": own.actor, "wall": own.operation.wall}
            self.base[own.operation.id] = changed(base, seq=max(base.seq, seq), fields=fields, seqs=versions, **by)

    def _take_verdicts(self, verdicts: Sequence[Verdict]) -> set[str]:
        touched = set()
        for verdict in verdicts:
            own = self.own.get(verdict.n)
            if own is not None:
                own.state, own.code, own.about = verdict.state, verdict.code, verdict.about
                own.seq, own.answered, own.overlay = verdict.seq or None, True, verdict.state != "rejected"
                touched.add(own.operation.id)
                base = self.base.get(own.operation.id)
                is_refused = own.state == "rejected" or own.code == "out_of_scope"
                if is_refused and own.operation.kind == "create" and base is not None and not base.seq:
                    del self.base[own.operation.id]
        return touched

    def _clean(self) -> None:
        """There are no left-over bytes here."""
        self.contents.erased_through = max((self.contents.erased_through, *self.contents.erased.values()))

    def _empty(self, change: Change) -> None:
        """Leave of an erased record what others rely on, and of what was written here about it."""
        for own in self._by_record.get(change.id, ()):
            _leave_only(own, left_of(change))
        if change.id in self.base:
            self.base[change.id] = changed(self.base[change.id], fields={}, seqs=None)
        self.contents.erased[change.id] = change.seq

    def _empty_late(self, own: Own) -> None:
        """What was written about a record after it had been emptied goes when the centre has said so."""
        base = self.base.get(own.operation.id)
        _leave_only(own, {*(base.fields if base else ()), VOIDED})

    def _lost_about(self, changes: Sequence[Change]) -> list[Change]:
        """What is held here about those who are erased, and the centre has lost: as if it had told so."""
        told, about = {change.id for change in changes}, {one.id for one in changes if one.gone == ERASED}
        lost = {id_: base for id_, base in self.base.items() if not base.seq and base.entity in TELLING}
        while more := {id_ for id_, base in lost.items() if id_ not in about and about & _told_of(base.fields)}:
            about |= more
        return [
            told_so for id_ in sorted(about & lost.keys() - told) for told_so in gone_with_her(lost[id_].entity, id_)
        ]

    def _let_go(self, change: Change) -> None:
        """Forget a record that this laptop may not hold any longer, unless it is newer than that."""
        if change.id in self.base and self.base[change.id].seq > change.seq:
            return
        self.base.pop(change.id, None)
        self.contents.erased_through = max(self.contents.erased_through, self.contents.erased.pop(change.id, 0))
        for own in self._by_record.get(change.id, ()):
            own.overlay = own.overlay and own.seq is None

    def _take_changes(self, changes: Sequence[Change], stale: set[str], complete: int) -> None:
        reached = dict.fromkeys(stale, complete)
        base, kinds, made = self.base, self._kinds, self._by_record
        for change in changes:
            id_, entity, seq = change.id, change.entity, change.seq
            if entity in ENTITIES:
                seqs = None if isinstance(change.seqs, int) else change.seqs
                by = change.made_by, change.made_at, change.actor, change.wall
                base[id_] = Base(entity, seq, _decode(change.fields), seqs, *by)
                kinds[entity][id_] = None
                if id_ in made:
                    reached[id_] = max(seq, complete)
        for id_, bound in reached.items():
            for own in made.get(id_, ()):
                if own.overlay:
                    if own.seq is None or own.seq > bound:
                        break
                    own.overlay = False


def _told_of(fields: Mapping[str, Any]) -> set[str]:
    """Of whom or of what a record's fields tell."""
    ids = {fields.get(name) for name in ("person", "mandate", "survivor", "absorbed")}
    return {str(id_) for id_ in (*ids, str(fields.get("name", "")).removeprefix("signature:")) if id_}


def _leave_only(own: Own, names: set[str]) -> None:
    """Leave of an own operation the fields of these names."""
    own.fields = {name: value for name, value in own.fields.items() if name in names}
    text = msgspec.Raw(json.dumps(own.fields, ensure_ascii=False).encode())
    own.operation = changed(own.operation, fields=text, base={})
