"""The centre's verdicts: what becomes of each operation of a batch. It computes; ``answering`` reads and writes.

A user's transaction is taken whole: if one of its operations cannot stand, none does. What only a person can decide is
parked, never dropped, and opens a case; a value that loses to a concurrent one is kept in the log.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final, TypeGuard

from mediator_app.domain.entities import ENTITIES, VOIDED, Entity, Field, FieldClass, ValueType, has_right_type
from mediator_app.domain.rights import Role, may_write
from mediator_app.protocol.messages import Operation, Run, Verdict
from mediator_app.server.arriving import Arriving, fields_in
from mediator_app.server.ledger import LOOKED_THROUGH, Ledger
from mediator_app.server.sectors import OUT_OF_SCOPE
from mediator_app.server.special import COMPLETED, decide_special
from mediator_app.server.store.interface import Device, Known, StoredRecord
from mediator_app.server.words_about import WORDS_ABOUT

SOLO: Final = str(Role.SOLO)
KINDS: Final = ("create", "edit", "void")

SPECIAL: Final = frozenset({"redemption", "merge", "settlement", "erasure", *WORDS_ABOUT})
MAX_INTEGER: Final = 2**53
"""Beyond this a number would not survive every program on its way."""

_REQUIRED: Final = {
    entity.name: tuple(field.name for field in entity.fields.values() if field.required) for entity in ENTITIES.values()
}
_REFERENCES: Final = {name: tuple((f.name, f.target) for f in entity.references) for name, entity in ENTITIES.items()}
_MAY_WRITE: Final = {(str(role), name): may_write(role, name) for role in Role for name in ENTITIES}
_LONGEST_ID: Final = 64
_NOTHING: Final[dict[str, str]] = {}
_NONE: Final = type(None)
_REDACTED: Final = "{}"
"""What is left of the fields of an erased operation."""


@dataclass(slots=True)
class Answers:
    """What goes back to the laptop: runs accepted as sent, and every other verdict; and had some of it come before?

    ``emptied``: what it says again and was emptied here meanwhile, id → entity.
    """

    runs: list[Run]
    verdicts: list[Verdict]
    is_repeated: bool = False
    emptied: dict[str, str] = field(default_factory=dict)

    def accept(self, n: int, seq: int) -> None:
        """Add one operation accepted as sent."""
        last = self.runs[-1] if self.runs else None
        if last and last.n + last.count == n and last.seq + last.count == seq:
            last.count += 1
        else:
            self.runs.append(Run(n, seq, 1))


def decide(
    ledger: Ledger, device: Device, batch: Sequence[Arriving], known: dict[int, Known], *, is_copy: bool = False
) -> Answers:
    """Take the operations into the ledger, in order, and answer each; ``known`` are those that have come already.

    ``is_copy``: the laptop knows less of what it made than the centre does, so that what it makes now must wait.
    """
    answers = Answers([], [])
    fresh = _answer_known(batch, known, answers, is_copy=is_copy) if known or is_copy else batch
    start, count = 0, len(fresh)
    while start < count:
        through = _plainly_new_through(ledger, device, fresh, start)
        if through > start:
            _take_as_sent(ledger, fresh[start:through], answers)
            start = through
            continue
        end = _end_of_transaction(fresh, start)
        _decide_transaction(ledger, device, fresh[start:end], answers)
        start = end
    return answers


def _end_of_transaction(batch: Sequence[Arriving], start: int) -> int:
    txn, end = batch[start].operation.txn, start + 1
    while end < len(batch) and batch[end].operation.txn == txn:
        end += 1
    return end


def _take_as_sent(ledger: Ledger, plain: Sequence[Arriving], answers: Answers) -> None:
    seq = ledger.head + 1
    ledger.write_new(plain)
    for number, arriving in enumerate(plain):
        answers.accept(arriving.operation.n, seq + number)


def _answer_known(
    batch: Sequence[Arriving], known: dict[int, Known], answers: Answers, *, is_copy: bool
) -> Sequence[Arriving]:
    """Answer what has come already as before; what remains to be decided.

    A laptop that sends another content under a number that has come already is a copy of itself: what it sends with that is
    held until it has a name of its own.
    """
    fresh = [arriving for arriving in batch if arriving.operation.n not in known]
    forked = {arriving.operation.n for arriving in batch if _is_another(arriving, known.get(arriving.operation.n))}
    if forked or is_copy:
        reason = "forked" if forked else "copied"
        waiting = [*sorted(forked), *(arriving.operation.n for arriving in fresh)]
        answers.verdicts += [Verdict(n, "held", reason) for n in waiting]
        fresh = []
    told = known.keys() - forked
    _say_again([arriving for arriving in batch if arriving.operation.n in told], known, answers)
    return fresh


def _say_again(told: Sequence[Arriving], known: Mapping[int, Known], answers: Answers) -> None:
    for operation, _, text in told:
        before = known[operation.n]
        if before.fields == _REDACTED != text:
            answers.emptied[operation.id] = operation.entity
        answer_again(operation.n, before, answers, is_completed=_is_completed(operation))


def _is_completed(operation: Operation) -> bool:
    return operation.kind == "create" and operation.entity in COMPLETED


def _is_another(arriving: Arriving, before: Known | None) -> bool:
    """Is this another operation than came under its number before?

    One that was erased is the same: here nothing is left of its fields, on the laptop at most a part of them.
    """
    if before is None or before.id != arriving.operation.id:
        return before is not None
    return before.fields not in (arriving.text, _REDACTED) and not _is_emptied(arriving, before)


def _is_emptied(arriving: Arriving, before: Known) -> bool:
    """Is it what an erasure on the laptop leaves of the operation that is known? Of a fact it leaves whom it is about.

    Elsewhere a part of the known fields may just as well be what a copy of the laptop did under the same number.
    """
    fields, entity = arriving.fields, ENTITIES.get(arriving.operation.entity)
    if fields is None or entity is None or not (entity.is_fact or fields.keys() <= {VOIDED}):
        return False
    return fields.items() <= fields_in(before.fields).items()


def answer_again(n: int, known: Known, answers: Answers, *, is_completed: bool) -> None:
    """Answer an operation as it was answered before; ``is_completed`` if the centre added something to it."""
    if known.state == "accepted" and not known.code and not is_completed:
        answers.accept(n, known.seq)
    else:
        answers.verdicts.append(Verdict(n, known.state, known.code, known.about, known.seq))


def _plainly_new_through(ledger: Ledger, device: Device, fresh: Sequence[Arriving], start: int) -> int:
    """Up to where there are only new records that nothing can stand against, each a transaction of its own.

    Most are; where this ends, the rest of this module looks closer. It goes past only what ``_objection`` has no objection
    to, and what ``Ledger.write`` would then take as it is.
    """
    count = 0 if ledger.bounds else len(fresh)
    for place in range(start, count):
        one = fresh[place]
        if _end_of_transaction(fresh, place) > place + 1 or not _is_plainly_new(ledger, device, one):
            return place
        ledger.kinds[one.operation.id] = one.operation.entity
    return max(start, count)


def _is_plainly_new(ledger: Ledger, device: Device, arriving: Arriving) -> bool:
    """Does it make a record of a usual shape, under an id that is new, and point to what is there?"""
    operation, fields, _ = arriving
    entity, id_ = operation.entity, operation.id
    if fields is None or operation.kind != "create" or (device.role, entity) not in _PLAIN_ENTITIES:
        return False
    if id_ in ledger.kinds or id_ in ledger.returning or not _is_id(id_) or operation.n <= device.solo_through:
        return False
    pointing = _references_of_plain(entity, tuple(fields), tuple(map(type, fields.values())))
    if pointing is None:
        return False
    for name, target in pointing:  # noqa: SIM110  a third of the time that all() takes; thousands at once
        if ledger.kinds.get(fields[name]) != target:
            return False
    return True


@lru_cache(maxsize=4096)
def _references_of_plain(
    entity: str, names: tuple[str, ...], types: tuple[type, ...]
) -> Sequence[tuple[str, str]] | None:
    """What a new record with fields of these names and types points to, by name and kind; None if it needs a closer look.

    Remembered, since nearly all that is made is of a few shapes.
    """
    plain, shape = _PLAIN[entity, True], dict(zip(names, types, strict=True))
    said = {name for name, type_ in shape.items() if type_ is not _NONE}
    is_plain = all(type_ in plain.get(name, (type_,)) for name, type_ in shape.items())
    is_whole = said.issuperset(_REQUIRED[entity])
    return [pointing for pointing in _REFERENCES[entity] if pointing[0] in said] if is_plain and is_whole else None


def _decide_transaction(ledger: Ledger, device: Device, batch: Sequence[Arriving], answers: Answers) -> None:
    made = _made_by(batch) if len(batch) > 1 else _NOTHING
    objections = [_objection(ledger, device, arriving, made) for arriving in batch]
    if any(objections):
        _turn_down(ledger, batch, objections, answers)
        return
    for arriving in batch:
        _take(ledger, arriving, answers)


def _turn_down(
    ledger: Ledger, batch: Sequence[Arriving], objections: Sequence[Verdict | None], answers: Answers
) -> None:
    """Answer a transaction that cannot be taken: it waits if a part of it must, else it is refused or parked whole."""
    held = next(filter(_is_held, objections), None)
    if held:
        answers.verdicts += [_waiting(*pair, held.about) for pair in zip(batch, objections, strict=True)]
        return
    found = [objection for objection in objections if objection]
    if all(objection.state == "parked" for objection in found):
        answers.verdicts += [ledger.park(arriving, OUT_OF_SCOPE, found[0].about) for arriving in batch]
        return
    for arriving, objection in zip(batch, objections, strict=True):
        is_cause = objection is not None and objection.state == "rejected"
        verdict = objection if is_cause and objection else Verdict(arriving.operation.n, "rejected", "transaction")
        answers.verdicts.append(ledger.refuse(arriving, verdict))


def _is_held(objection: Verdict | None) -> TypeGuard[Verdict]:
    return objection is not None and objection.state == "held"


def _waiting(arriving: Arriving, objection: Verdict | None, about: str) -> Verdict:
    """The verdict of a part of a transaction that waits; it is not kept, so that it can still change."""
    if _is_held(objection):
        return objection
    return Verdict(arriving.operation.n, "held", "transaction", about)


def _made_by(batch: Sequence[Arriving]) -> dict[str, str]:
    """id → entity of what a transaction makes."""
    operations = [arriving.operation for arriving in batch]
    return {operation.id: operation.entity for operation in operations if operation.kind == "create"}


def _take(ledger: Ledger, arriving: Arriving, answers: Answers) -> None:
    is_special = arriving.operation.entity in SPECIAL or arriving.operation.id in ledger.returning
    verdict = decide_special(ledger, arriving) if is_special else None
    verdict = verdict or ledger.write(arriving)
    if verdict:
        answers.verdicts.append(verdict)
    else:
        answers.accept(arriving.operation.n, ledger.taken)


def _objection(ledger: Ledger, device: Device, arriving: Arriving, made: Mapping[str, str]) -> Verdict | None:
    """Why an operation cannot stand at all; None if it can. What a person may settle is no objection."""
    operation, fields, _ = arriving
    entity = ENTITIES.get(operation.entity)
    if entity is None or entity.made_by_centre or operation.kind not in KINDS or fields is None:
        return Verdict(operation.n, "rejected", "malformed")
    role = SOLO if operation.n <= device.solo_through else device.role
    if not _MAY_WRITE[role, entity.name]:
        return Verdict(operation.n, "rejected", "not_allowed")
    return (
        _objection_to_scopes(ledger, operation, fields)
        or _objection_to_record(ledger, device.member, role, operation, made)
        or _objection_to_fields(operation, fields, entity)
        or _objection_to_references(ledger, operation, fields, made)
    )


def _objection_to_scopes(ledger: Ledger, operation: Operation, fields: dict[str, Any]) -> Verdict | None:
    """What a laptop may not hold, it may neither change nor point to: a person looks at that."""
    if ledger.bounds is None:
        return None
    ids = (operation.id, *(fields.get(name) for name, _ in _REFERENCES[operation.entity]))
    outside = next((id_ for id_ in ids if isinstance(id_, str) and ledger.is_out_of_bounds(id_)), None)
    return Verdict(operation.n, "parked", OUT_OF_SCOPE, outside) if outside else None


def _objection_to_record(
    ledger: Ledger, member: str, role: str, operation: Operation, made: Mapping[str, str]
) -> Verdict | None:
    kind = ledger.kinds.get(operation.id) or made.get(operation.id)
    if kind is None:
        if not _is_id(operation.id):
            return Verdict(operation.n, "rejected", "malformed")
        return None if operation.kind == "create" else _unknown(ledger, operation, operation.id)
    if kind != operation.entity:
        return Verdict(operation.n, "rejected", "malformed")
    if kind == "redemption" and not _may_touch(ledger.record(operation.id), operation, role, member):
        return Verdict(operation.n, "rejected", "not_allowed")
    return None


def _may_touch(present: StoredRecord | None, operation: Operation, role: str, member: str) -> bool:
    """A redemption is never edited, only voided, by whoever took it or by a coordinator."""
    if present is None or operation.kind == "create":
        return operation.kind != "edit"
    return operation.kind == "void" and (role != Role.MEDIATOR or present.made_by == member)


def _objection_to_fields(operation: Operation, fields: dict[str, Any], entity: Entity) -> Verdict | None:
    if operation.kind == "void" and fields != {VOIDED: True}:
        return Verdict(operation.n, "rejected", "malformed")
    is_create = operation.kind == "create"
    plain = _PLAIN[entity.name, is_create]
    for name, value in fields.items():
        types = plain.get(name)
        if (
            types is not None
            and type(value) not in types
            and not _may_hold(entity.fields[name], value, is_create=is_create)
        ):
            return Verdict(operation.n, "rejected", "malformed", name)
    if is_create:
        for name in _REQUIRED[entity.name]:
            if fields.get(name) is None:
                return Verdict(operation.n, "rejected", "incomplete", name)
    return None


def _objection_to_references(
    ledger: Ledger, operation: Operation, fields: dict[str, Any], made: Mapping[str, str]
) -> Verdict | None:
    kinds = ledger.kinds
    for name, target in _REFERENCES[operation.entity]:
        id_ = fields.get(name)
        if id_ is None:
            continue
        kind = kinds.get(id_) or made.get(id_)
        if kind is None and _is_id(id_):
            if target == "case":
                continue  # asked within this batch, or forgotten: ``special`` tells which
            return _unknown(ledger, operation, id_)
        if kind != target:
            return Verdict(operation.n, "rejected", "malformed", name)
    return None


def _unknown(ledger: Ledger, operation: Operation, id_: str) -> Verdict:
    """What is about a record that has not come waits for it; in vain if this laptop's making of it was turned down."""
    if ledger.was_parked(id_):
        return Verdict(operation.n, "parked", OUT_OF_SCOPE, id_)
    if ledger.was_refused(id_):
        return Verdict(operation.n, "rejected", "depends_on_rejected", id_)
    return Verdict(operation.n, "held", "unknown_record", id_)


def _may_hold(field: Field, value: object, *, is_create: bool) -> bool:
    cls = field.cls
    if cls is FieldClass.SERVER or (cls is FieldClass.FIXED and not is_create) or not has_right_type(field, value):
        return False
    if field.type is ValueType.INTEGER:
        return value is None or (isinstance(value, int) and -MAX_INTEGER <= value <= MAX_INTEGER)
    return cls is not FieldClass.UNION or _is_set_of_texts(value)


def _plain_types(field: Field, *, is_create: bool) -> frozenset[type]:
    """The types of which any value can be taken as it is, so that most fields need no closer look."""
    if field.type in (ValueType.INTEGER, ValueType.LIST) or not _may_hold(field, None, is_create=is_create):
        return frozenset()
    examples: tuple[object, ...] = (None, "", False, {})
    return frozenset(type(value) for value in examples if _may_hold(field, value, is_create=is_create))


def _is_set_of_texts(value: Any) -> bool:
    parts = value.values() if isinstance(value, dict) else [value or ()]
    return all(isinstance(item, str) for part in parts for item in part)


def _is_id(text: str) -> bool:
    return 0 < len(text) <= _LONGEST_ID and text.isascii() and text.isprintable()


_PLAIN: Final = {
    (entity.name, is_create): {name: _plain_types(field, is_create=is_create) for name, field in entity.fields.items()}
    for entity in ENTITIES.values()
    for is_create in (True, False)
}

_PLAIN_ENTITIES: Final = frozenset(
    (str(role), name)
    for role in Role
    for name, entity in ENTITIES.items()
    if _MAY_WRITE[str(role), name] and name not in SPECIAL | LOOKED_THROUGH and not entity.made_by_centre
)
"""(role, entity) of what may be taken in at first sight when it is made."""
