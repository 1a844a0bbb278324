"""Packs of hours or sessions: open, count a session, close; what is left across tours. Levels are left to ``levels``.

A use is counted once for a pack and a session, whichever laptop does it. A pack may go below zero: it is told, not refused.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from mediator_app.domain.identifiers import pack_use_id
from mediator_app.domain.packs import (
    MINUTES,
    MOST_MINUTES,
    PACK_TEMPLATES,
    SESSIONS,
    UNITS,
    Pack,
    PackProposal,
    PackTemplate,
    PackUse,
    pack_for,
    session_amount,
)
from mediator_app.domain.sessions import SessionRow
from mediator_app.errors import InvalidInputError, NotFoundError
from mediator_app.services.changes import Changes
from mediator_app.services.laptop import Laptop, new_id, record
from mediator_app.storage import packs, people, sessions
from mediator_app.storage.operations import Draft

MOST_CENTS: Final = 1_000_000
"""Ten thousand euros: a pack or a device that costs more is a slip of the hand."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A use that was counted; ``warnings``: ``overdrawn``, ``not_present``."""

    id: str
    changes: Changes
    warnings: tuple[str, ...]


def open_pack(
    laptop: Laptop, person: str, template: PackTemplate | str, price_cents: int = 0, opened_on: date | None = None
) -> tuple[str, Changes]:
    """Open a pack for somebody, from a template or its key; (pack id, changes)."""
    chosen = PACK_TEMPLATES.get(template) if isinstance(template, str) else template
    if chosen is None:
        raise InvalidInputError(f"Parcours inconnu\u00a0: {template}.", ", ".join(PACK_TEMPLATES))
    root = people.canonical(laptop.connection, person)
    if not people.exists(laptop.connection, root):
        raise NotFoundError("Cette personne n’est pas sur ce poste.")
    _check_template(chosen)
    check_price(price_cents)
    fields = {
        "person": root,
        "title": chosen.title.strip(),
        "unit": chosen.unit,
        "amount": chosen.amount,
        "price_cents": price_cents,
        "opened_on": (opened_on or laptop.now().date()).isoformat(),
    }
    id_ = new_id()
    return id_, record(laptop, [Draft("pack", id_, fields)], "pack.open")


def count_session(laptop: Laptop, pack: str, session: str, amount: int | None = None) -> Counted:
    """Count a session in a pack: its length, or one, unless another amount is told. Doing it again corrects the amount."""
    present = _open_pack(laptop, pack)
    row = _session(laptop, session)
    draft = _use(present, row, amount)
    before = next((use.amount for use in packs.uses(laptop.connection, pack) if use.session == session), 0)
    changes = record(laptop, [draft], "pack.use")
    warnings = {
        "overdrawn": present.left + before < draft.fields["amount"],
        "not_present": not packs.was_present(laptop.connection, session, present.person),
    }
    return Counted(draft.id, changes, tuple(key for key, is_so in warnings.items() if is_so))


def take_back(laptop: Laptop, pack: str, session: str) -> Changes:
    """Count a session in a pack no longer."""
    _pack(laptop, pack)
    return record(laptop, [Draft("pack_use", pack_use_id(pack, session), void=True)], "pack.take_back")


def proposals(laptop: Laptop, session: str) -> list[PackProposal]:
    """Who was present and has an open pack that has not counted this session: proposed when it is closed."""
    row = _session(laptop, session)
    amounts = {unit: session_amount(unit, row.starts_at, row.ends_at) for unit in UNITS}
    found = []
    for person in packs.holders(laptop.connection, session):
        pack = pack_for(packs.of_person(laptop.connection, person), amounts)
        if pack is not None:
            found.append(PackProposal(pack, amounts[pack.unit]))
    return sorted(found, key=lambda one: (one.pack.last_name, one.pack.first_name))


def count_proposed(laptop: Laptop, session: str, chosen: Iterable[str] | None = None) -> Changes:
    """Count a session in the packs proposed for it, or in those chosen among them, in one gesture."""
    row, wanted = _session(laptop, session), None if chosen is None else set(chosen)
    proposed = [one for one in proposals(laptop, session) if wanted is None or one.pack.id in wanted]
    drafts = [_use(one.pack, row, one.amount) for one in proposed]
    return record(laptop, drafts, "pack.use") if drafts else Changes.none()


def close_pack(laptop: Laptop, pack: str) -> Changes:
    """Close a pack: it is finished, or given up. What is left of it is kept as it is."""
    present = _open_pack(laptop, pack)
    return record(laptop, [Draft("pack", present.id, {"closed_on": laptop.now().date().isoformat()})], "pack.close")


def reopen_pack(laptop: Laptop, pack: str) -> Changes:
    """Open a closed pack again."""
    return record(laptop, [Draft("pack", _pack(laptop, pack).id, {"closed_on": None})], "pack.reopen")


def list_packs(laptop: Laptop) -> list[Pack]:
    """Every pack, open ones first."""
    return packs.all_of(laptop.connection)


def packs_of(laptop: Laptop, person: str) -> list[Pack]:
    """A person's packs, those opened under her merged records included; open ones first."""
    return packs.of_person(laptop.connection, person)


def pack_uses(laptop: Laptop, pack: str) -> list[PackUse]:
    """What sessions took of a pack, the latest session first."""
    return packs.uses(laptop.connection, pack)


def to_count(laptop: Laptop, person: str) -> list[tuple[PackUse, Pack]]:
    """The sessions that a person came to since her oldest open pack and that none has counted, each with the pack to use."""
    found = packs_of(laptop, person)
    since = min((pack.opened_on for pack in found if pack.is_open), default="")
    sessions_left = packs.uncounted(laptop.connection, person, since) if since else []
    proposed = []
    for use in sessions_left:
        amounts = {unit: session_amount(unit, use.starts_at, use.ends_at) for unit in UNITS}
        pack = pack_for(found, amounts)
        if pack is not None:
            proposed.append((replace(use, amount=amounts[pack.unit]), pack))
    return proposed


def pack_card(laptop: Laptop, pack: str) -> tuple[Pack, list[PackUse]]:
    """A pack and what sessions took of it; NotFoundError if there is none."""
    return _pack(laptop, pack), packs.uses(laptop.connection, pack)


def check_price(cents: int) -> None:
    """Refuse a price that is a slip of the hand."""
    if not 0 <= cents <= MOST_CENTS:
        raise InvalidInputError("Le prix doit être entre 0 et 10\u202f000\u00a0€.")


def _check_template(template: PackTemplate) -> None:
    if not template.title.strip():
        raise InvalidInputError("Il manque le nom du parcours.")
    if template.unit not in UNITS:
        raise InvalidInputError(f"Valeur inconnue\u00a0: {template.unit}.", ", ".join(UNITS))
    most = {MINUTES: MOST_MINUTES, SESSIONS: 1000}[template.unit]
    if not 0 < template.amount <= most:
        raise InvalidInputError("Un parcours compte au moins une séance ou une minute, et pas plus de mille heures.")


def _use(pack: Pack, session: SessionRow, amount: int | None) -> Draft:
    taken = session_amount(pack.unit, session.starts_at, session.ends_at) if amount is None else amount
    if not 0 < taken <= MOST_MINUTES:
        raise InvalidInputError("Indiquez combien compter, au moins 1.")
    fields = {"pack": pack.id, "session": session.id, "amount": taken}
    return Draft("pack_use", pack_use_id(pack.id, session.id), fields)


def _session(laptop: Laptop, session: str) -> SessionRow:
    found = sessions.row(laptop.connection, session)
    if found is None:
        raise NotFoundError("Cet atelier n’est pas sur ce poste.")
    return found


def _open_pack(laptop: Laptop, pack: str) -> Pack:
    found = _pack(laptop, pack)
    if not found.is_open:
        raise InvalidInputError("Ce parcours est clos.", "Rouvrez-le pour le compter.")
    return found


def _pack(laptop: Laptop, pack: str) -> Pack:
    found = packs.one(laptop.connection, pack)
    if found is None:
        raise NotFoundError("Ce parcours n’est pas sur ce poste.")
    return found
