"""Erasing a person at the centre: what was written about her is emptied in the log itself, and stays emptied.

Her records, mandates and levels, the questions asked about her records and the reasons and choices of her merges lose
their content; presences, vouchers, packs and payments stay, for statistics and accounts, and point to an id that says
nothing. Each emptied record gets a line by the centre, so that it travels to every laptop like any change
(``Change.gone``). A list of ids beside the data (``erasures.jsonl``) is applied again when an older copy is brought back.
The audit chain goes on fitting: see ``auditing``.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

import msgspec

from mediator_app.domain.clocks import hybrid_of, utc_text
from mediator_app.domain.entities import VOIDED
from mediator_app.domain.identity import canonical_people
from mediator_app.errors import NotFoundError
from mediator_app.protocol.messages import Operation
from mediator_app.server.arriving import fields_in
from mediator_app.server.ledger import Ledger
from mediator_app.server.sectors import COMMON, EVERYTHING, scopes_of, still_lost
from mediator_app.server.store.care_interface import Erased, Unmade
from mediator_app.server.store.interface import CENTRE, Device, Session, Store, StoredRecord
from mediator_app.server.words_about import WORDS_ABOUT, note_unseen, subject_of, told_of

LIST: Final = "erasures.jsonl"
BY_HAND: Final = "by_hand"
"""The reason noted when an administrator gives none."""

GONE: Final = {VOIDED: True}
"""What is left of a person and of a question: the lists no longer show it."""


@dataclass(frozen=True, slots=True)
class Owed:
    """An erased person, by id, and the laptops with access that have not carried it out yet."""

    id: str
    at: str
    laptops: tuple[str, ...]


def erase(store: Store, person: str, reason: str, now: datetime) -> list[str]:
    """Erase a person, by the administrator's hand; answers the ids of the records emptied, none if it was done before.

    NotFoundError if there is no such person. Also every record that was merged with hers: it is the same person.
    """
    with store.writing() as session:
        present = session.records([person]).get(person)
        if present is None or present.entity != "person":
            raise NotFoundError(f"Aucune personne ne porte le numéro {person}.", "Vérifiez le numéro.")
        ledger = _by_centre(session, now)
        if not present.erased:
            act = str(uuid4())
            ledger.write_by_centre("erasure", act, {"person": person, "reason": reason}, "")
            erase_person(ledger, person, act)
        ledger.save()
        return sorted(ledger.erased)


def erase_person(ledger: Ledger, person: str, cause: str) -> None:
    """Empty, in a batch that is being decided, all that was written about a person."""
    _empty_all_about(ledger, _same_person(person, ledger.all_of("merge")), cause)


def empty_turned_down(ledger: Ledger) -> None:
    """Leave no word of what this batch could not make and tells of somebody who is erased."""
    for operation, read, _ in ledger.turned_down:
        fields = read or {}
        if operation.kind == "create" and _tells_of_any_erased(ledger, operation, fields):
            left = _left_of(operation.entity, fields)
            ledger.empty(operation.id, left, operation.id, operation.entity)


def _tells_of_any_erased(ledger: Ledger, operation: Operation, fields: dict[str, Any]) -> bool:
    """Is what could not be made about somebody who is erased, or herself?"""
    is_herself = operation.entity == "person" and operation.id in ledger.returning
    is_about_her = is_herself or _is_any_erased(ledger, told_of(operation.entity, fields))
    return is_about_her and ledger.fetch(operation.id) is None


def erase_again(store: Store, folder: Path, now: datetime, *, is_announced: bool = False) -> int:
    """Erase again what the list beside the data names; answers how many records had come back."""
    listed = read_list(folder)
    return erase_listed(store, listed, now, is_announced=is_announced) if listed else 0


def erase_listed(store: Store, listed: Sequence[Erased], now: datetime, *, is_announced: bool = False) -> int:
    """Erase again what was erased before; answers how many records had come back.

    What has come back, or is not known any longer, tells that an older file was put back: unless that was ``is_announced``,
    another epoch begins, since nobody knows how much older, and what is written here now may have another's number.
    """
    with store.writing() as session:
        records = session.records(erased.id for erased in listed)
        back = [record for record in records.values() if not record.erased]
        # Nobody's laptop brings her back: what hangs on her comes after her, and is emptied with her.
        is_new = note_unseen(session, _people_in(listed) - records.keys())
        unknown = [one for one in listed if one.entity in WORDS_ABOUT and one.id not in records]
        if (back or is_new or unknown) and not is_announced:
            session.begin_epoch(str(uuid4()), 0)
        ledger = _by_centre(session, now)
        _empty_again(ledger, back, unknown)
        ledger.save()
        return len(ledger.erased) - len(unknown)


def _empty_again(ledger: Ledger, back: Sequence[StoredRecord], unknown: Sequence[Erased]) -> None:
    """What has come back, and what hangs on it; and what is not known any longer, since laptops may still know it."""
    for record in back:
        ledger.empty(record.id, _left_of_merge(record) if record.entity == "merge" else GONE, "restore")
    for one in unknown:  # who was not told in time still holds its words, and its author sends none, or never comes
        ledger.empty(one.id, GONE, "restore", one.entity)
    # What hangs on her here may have been unknown where she was erased, and is not in the list.
    _empty_all_about(ledger, _people_in(back), "restore")


def _people_in(several: Iterable[Erased | StoredRecord]) -> set[str]:
    return {one.id for one in several if one.entity == "person"}


def keep_list(store: Store, folder: Path) -> None:
    """Write to the list beside the data what it lacks, on the disk when this returns."""
    with store.reading() as session:
        erased = session.erasures()
    known = {one.id for one in read_list(folder)}
    lines = [msgspec.json.encode(one._asdict()) + b"\n" for one in erased if one.id not in known]
    if not lines:
        return
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / LIST
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600), "ab") as file:
        if file.tell() and not path.read_bytes().endswith(b"\n"):
            file.write(b"\n")  # the last one was cut off by a crash
        file.writelines(lines)
        file.flush()
        os.fsync(file.fileno())


def read_list(folder: Path) -> list[Erased]:
    """What the list beside the data says; a line cut off by a crash is left out."""
    path = folder / LIST
    lines = path.read_bytes().splitlines() if path.exists() else []
    return list(_readable(lines))


def owed(session: Session) -> list[Owed]:
    """The erased people, newest last, and which laptops still hold them as far as is known."""
    laptops = [device for device in session.devices() if not device.revoked_at]
    people = [one for one in session.erasures() if one.entity == "person"]
    scopes = session.scopes_of(one.id for one in people)
    return [
        Owed(one.id, one.at, tuple(device.id for device in laptops if _owes(device, one, scopes.get(one.id, COMMON))))
        for one in people
    ]


def _owes(device: Device, one: Erased, scope: str) -> bool:
    """May the laptop still hold what was erased? Not what was never in its scopes, nor what it has let go of."""
    if device.erased_through >= one.seq:
        return False
    held = {*scopes_of(device), *still_lost(device)}
    return EVERYTHING in held or scope in held


def _by_centre(session: Session, now: datetime) -> Ledger:
    return Ledger(session, CENTRE, CENTRE, utc_text(now), hybrid_of(now))


def _empty_all_about(ledger: Ledger, people: set[str], cause: str) -> None:
    """Empty these people's records, what was written down about them, the questions about them and their merges."""
    unmade = ledger.unmade()
    for id_ in (*sorted(people), *_words_about(ledger, people, unmade)):
        if id_ not in ledger.erased:
            ledger.empty(id_, GONE, cause, unmade[id_].entity if id_ in unmade else "")
    for case in ledger.all_of("case"):
        if fields_in(case.fields).get("record") in people:
            ledger.empty(case.id, GONE, cause)
    for merge in filter(partial(_joins_any, people), ledger.all_of("merge")):
        if merge.id not in ledger.erased:
            ledger.empty(merge.id, _left_of_merge(merge), cause)
    _empty_merges_not_made(ledger, people, unmade.values(), cause)


def _empty_merges_not_made(ledger: Ledger, people: set[str], unmade: Iterable[Unmade], cause: str) -> None:
    for one in unmade:
        if one.entity == "merge" and not told_of("merge", fields_in(one.fields)).isdisjoint(people):
            ledger.empty(one.id, _left_of("merge", fields_in(one.fields)), cause, one.entity)


def _same_person(person: str, merges: Iterable[StoredRecord]) -> set[str]:
    active = [fields for fields in map(_fields, merges) if not fields.get(VOIDED)]
    stands_for = canonical_people((fields["survivor"], fields["absorbed"]) for fields in active)
    root = stands_for.get(person, person)
    return {root, *(id_ for id_, canonical in stands_for.items() if canonical == root)}


def _words_about(ledger: Ledger, group: set[str], unmade: Mapping[str, Unmade]) -> list[str]:
    """What was written down about these people: mandates and their uses, levels, signed papers, drawn signatures."""
    found = list[str]()
    for entity in WORDS_ABOUT:
        about = {*group, *found}
        there = [(one.id, one.fields) for one in ledger.all_of(entity) if not one.erased]
        never = [(one.id, one.fields) for one in unmade.values() if one.entity == entity]
        found += [id_ for id_, text in (*there, *never) if subject_of(entity, fields_in(text)) in about]
    return found


def _is_any_erased(ledger: Ledger, ids: set[str]) -> bool:
    return any(record.erased for record in map(ledger.fetch, ids) if record)


def _joins_any(group: set[str], merge: StoredRecord) -> bool:
    return bool(group & {_fields(merge).get("survivor"), _fields(merge).get("absorbed")})


def _fields(record: StoredRecord) -> dict[str, Any]:
    return fields_in(record.fields)


def _left_of(entity: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    """What is left of what was never made: nothing that counts, and of a merge whom it was to join."""
    pair = {name: fields[name] for name in ("survivor", "absorbed") if name in fields}
    return {**(pair if entity == "merge" else {}), **GONE}


def _left_of_merge(merge: StoredRecord) -> dict[str, Any]:
    return {name: value for name, value in _fields(merge).items() if name in ("survivor", "absorbed", VOIDED)}


def _readable(lines: Iterable[bytes]) -> Iterator[Erased]:
    for line in lines:
        try:
            yield Erased(**msgspec.json.decode(line))
        except (msgspec.DecodeError, TypeError):
            continue
