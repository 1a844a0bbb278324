"""The centre's verdicts: what becomes of each operation of a batch. It computes; ``answering`` reads and writes.

A user's transaction is taken whole: if one of its operations cannot stand, none does. What only a person can decide is
parked, never dropped, and opens a case; a value that loses to a concurrent one is kept in the log.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from mediator_app.domain.entities import ENTITIES, VOIDED, Entity, Field, FieldClass, has_right_type
from mediator_app.domain.rights import Role, may_write
from mediator_app.protocol.messages import Run, Verdict
from mediator_app.server.ledger import Arriving, Ledger
from mediator_app.server.special import decide_special
from mediator_app.server.store.interface import Device, Known

KINDS: Final = ("create", "edit", "void")
SPECIAL: Final = frozenset({"redemption", "merge", "settlement"})
_REQUIRED: Final = {
    entity.name: tuple(field.name for field in entity.fields.values() if field.required) for entity in ENTITIES.values()
}


@dataclass(slots=True)
class Answers:
    """What goes back to the laptop: runs accepted as sent, and every other verdict."""

    runs: list[Run]
    verdicts: list[Verdict]

    def accept(self, n: int, seq: int) -> None:
        """Add one operation accepted as sent."""
        last = self.runs[-1] if self.runs else None
        if last and last.n + last.count == n and last.seq + last.count == seq:
            last.count += 1
        else:
            self.runs.append(Run(n, seq, 1))


def decide(ledger: Ledger, device: Device, batch: Sequence[Arriving], known: dict[int, Known]) -> Answers:
    """Take the operations into the ledger, in order, and answer each."""
    answers = Answers([], [])
    for _, group in groupby(batch, key=lambda arriving: arriving.operation.txn):
        fresh = []
        for arriving in group:
            before = known.get(arriving.operation.n)
            if before:
                answers.verdicts.append(_as_before(arriving, before))
            else:
                fresh.append(arriving)
        _decide_transaction(ledger, device, fresh, answers)
    return answers


def references_of(batch: Iterable[Arriving]) -> set[str]:
    """The ids that the operations point to; what cannot be read points to nothing."""
    found: set[str] = set()
    for arriving in batch:
        entity = ENTITIES.get(arriving.operation.entity)
        if entity and arriving.fields:
            values = [arriving.fields.get(field.name) for field in entity.references]
            found.update(value for value in values if isinstance(value, str))
    return found


def _as_before(arriving: Arriving, known: Known) -> Verdict:
    n = arriving.operation.n
    if known.id != arriving.operation.id or known.fields != arriving.text:
        return Verdict(n, "held", "forked")
    return Verdict(n, known.state, known.code, known.about, known.seq)


def _decide_transaction(ledger: Ledger, device: Device, batch: list[Arriving], answers: Answers) -> None:
    made = {arriving.operation.id for arriving in batch} if len(batch) > 1 else frozenset[str]()
    objections = [_objection(ledger, device, arriving, made) for arriving in batch]
    if not any(objections):
        for arriving in batch:
            _take(ledger, arriving, answers)
        return
    held = next((verdict for verdict in objections if verdict and verdict.state == "held"), None)
    for arriving, objection in zip(batch, objections, strict=True):
        n = arriving.operation.n
        if held:
            waits = objection if objection and objection.state == "held" else None
            answers.verdicts.append(waits or Verdict(n, "held", "transaction", held.about))
        else:
            answers.verdicts.append(ledger.refuse(arriving, objection or Verdict(n, "rejected", "transaction")))


def _take(ledger: Ledger, arriving: Arriving, answers: Answers) -> None:
    verdict = decide_special(ledger, arriving) if arriving.operation.entity in SPECIAL else None
    verdict = verdict or ledger.write(arriving)
    if verdict:
        answers.verdicts.append(verdict)
    else:
        answers.accept(arriving.operation.n, ledger.taken)


def _objection(ledger: Ledger, device: Device, arriving: Arriving, made: Set[str]) -> Verdict | None:
    """Why an operation cannot stand at all; None if it can. What a person may settle is no objection."""
    operation = arriving.operation
    entity = ENTITIES.get(operation.entity)
    if entity is None or entity.made_by_centre or operation.kind not in KINDS or not _is_id(operation.id):
        return Verdict(operation.n, "rejected", "malformed")
    role = Role.SOLO if operation.n <= device.solo_through else Role(device.role)
    if not may_write(role, entity.name):
        return Verdict(operation.n, "rejected", "not_allowed")
    present = ledger.record(operation.id)
    if present is None and operation.kind != "create":
        return Verdict(operation.n, "held", "unknown_record", operation.id)
    if present is not None and present.entity != entity.name:
        return Verdict(operation.n, "rejected", "malformed")
    return _objection_to_fields(ledger, arriving, entity, made, is_new=present is None)


def _objection_to_fields(
    ledger: Ledger, arriving: Arriving, entity: Entity, made: Set[str], *, is_new: bool
) -> Verdict | None:
    operation, fields = arriving.operation, arriving.fields
    if fields is None or (operation.kind == "void" and fields != {VOIDED: True}):
        return Verdict(operation.n, "rejected", "malformed")
    for name, value in fields.items():
        field = entity.fields.get(name)
        if field and not _may_hold(field, value, is_new=is_new or operation.kind == "create"):
            return Verdict(operation.n, "rejected", "malformed", name)
    if operation.kind == "create":
        missing = next((name for name in _REQUIRED[entity.name] if fields.get(name) is None), None)
        if missing:
            return Verdict(operation.n, "rejected", "incomplete", missing)
    for field in entity.references:
        target = fields.get(field.name)
        if target and target not in made and not ledger.exists(target):
            return Verdict(operation.n, "held", "unknown_record", target)
    return None


def _may_hold(field: Field, value: object, *, is_new: bool) -> bool:
    if field.cls is FieldClass.SERVER or (field.cls is FieldClass.FIXED and not is_new):
        return False
    return has_right_type(field, value)


def _is_id(text: str) -> bool:
    return 0 < len(text) <= 64
