"""Giving a laptop its sectors, and moving records from one sector to another: ``mediator-server scopes`` and ``move``.

Both write a line of the log in the centre's name, so that each has its number and stands in the audit chain; what follows
from them for each laptop stands in ``evicting``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Final

from mediator_app.domain.clocks import hybrid_of, utc_text
from mediator_app.errors import InvalidInputError, NotFoundError
from mediator_app.server.ledger import Ledger
from mediator_app.server.reading import every_line
from mediator_app.server.sectors import COMMON, EVERYTHING, HANGS_ON, MOVABLE, OUT_OF_SCOPE, scopes_of
from mediator_app.server.store.interface import CENTRE, Device, Session, Store, StoredOperation

LONGEST: Final = 60
"""Letters of the longest name of a sector."""

_OF: Final[Mapping[str, Sequence[str]]] = {
    "place": ("session", "case"),
    "session": ("attendance", "headcount", "redemption", "payment", "attachment", "case"),
    "person": ("merge", "distinction", "erasure", "mandate", "pack", "assessment", "case"),
    "tour": ("stop", "kit_item", "case"),
    "kit_item": ("kit_check", "case"),
    "mandate": ("mandate_use", "case"),
    "pack": ("pack_use", "case"),
    "equipment": ("movement", "case"),
    "case": ("settlement",),
    "settlement": (),
}
"""entity → the entities of what can hang on it; on any other, only questions."""


def give_scopes(store: Store, device: str, sectors: Sequence[str], now: datetime) -> list[str]:
    """Let a laptop, and its copies, hold the common records and those of these sectors from now on; ``*``: everything.

    Answers what it may hold. NotFoundError if there is no such laptop, InvalidInputError for a name that cannot be one.
    """
    wanted = _wanted(sectors)
    with store.writing() as session:
        found = session.device(device)
        if found is None:
            raise NotFoundError(
                f"Aucun poste ne porte le numéro {device}.", "«\u00a0mediator-server devices\u00a0» en donne la liste."
            )
        changing = [one for one in _family(session, found) if scopes_of(one) != wanted]
        if not changing:
            return wanted
        session.begin_sectors()
        ledger = _by_centre(session, now)
        ledger.write_by_centre("member", found.member, {}, "scopes")
        ledger.save()
        for one in changing:
            lost = json.loads(one.lost_scopes) | dict.fromkeys(scopes_of(one), ledger.head)
            left = {scope: seq for scope, seq in lost.items() if scope not in wanted and EVERYTHING not in wanted}
            session.give_scopes(one.id, _text(wanted), _text(left), ledger.head)
    return wanted


def move(store: Store, record: str, sector: str, now: datetime) -> list[str]:
    """Put a person, a place or a session into a sector (empty: common to all), and what hangs on it; the ids that moved.

    Of a person, presences and vouchers stay with their sessions. NotFoundError if there is no such record,
    InvalidInputError for one that follows another.
    """
    [scope] = _names([sector]) or [COMMON]
    if scope == EVERYTHING:
        raise InvalidInputError("Une fiche n’est que d’un secteur.", "Indiquez-en le nom.")
    with store.writing() as session:
        present = session.records([record]).get(record)
        if present is None:
            raise NotFoundError(f"Aucune fiche ne porte le numéro {record}.", "Vérifiez le numéro.")
        if present.entity not in MOVABLE:
            raise InvalidInputError("Cette fiche suit celle dont elle dépend.", "Déplacez l’atelier ou la personne.")
        session.begin_sectors()
        ledger = _by_centre(session, now)
        group = list(_with_what_hangs_on(session, record, present.entity))
        ledger.fetch_all(group)
        before = ledger.head
        for id_ in group:
            ledger.move(id_, scope, record)
        ledger.save()
        return [line.id for line in session.log(before, len(group))]


def parked(session: Session) -> Iterator[StoredOperation]:
    """The operations on what their laptops may not hold, oldest first: a coordinator decides what becomes of them."""
    yield from (line for line in every_line(session) if line.code == OUT_OF_SCOPE)


def _by_centre(session: Session, now: datetime) -> Ledger:
    return Ledger(session, CENTRE, CENTRE, utc_text(now), hybrid_of(now))


def _wanted(sectors: Sequence[str]) -> list[str]:
    names = _names(sectors)
    return [EVERYTHING] if EVERYTHING in names else [COMMON, *names]


def _names(sectors: Sequence[str]) -> list[str]:
    """The names of sectors, each once, without needless blanks; the empty one is left out."""
    names = [" ".join(name.split()) for name in sectors]
    if any(len(name) > LONGEST or not name.isprintable() for name in names):
        raise InvalidInputError("Ce nom de secteur est trop long.", f"Au plus {LONGEST} lettres.")
    return [name for name in dict.fromkeys(names) if name]


def _family(session: Session, device: Device) -> list[Device]:
    """The device and the copies that were made of it."""
    family = [device]
    others = session.devices()
    for one in family:
        family += [other for other in others if other.forked_from == one.id]
    return family


def _with_what_hangs_on(session: Session, record: str, entity: str) -> Iterator[str]:
    yield record
    level = [(record, entity)]
    while level:
        kinds = {kind for _, above in level for kind in _OF.get(above, ("case",))}
        level = session.hanging_on({kind: HANGS_ON[kind] for kind in sorted(kinds)}, [id_ for id_, _ in level])
        yield from (id_ for id_, _ in level)


def _text(scopes: object) -> str:
    return json.dumps(scopes, ensure_ascii=False)
