"""Who comes: registration, presence, and the count of people without a name. Payment is a separate fact (``vouchers``)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from mediator_app.domain.clocks import civil
from mediator_app.domain.headcounts import with_group
from mediator_app.domain.identifiers import attendance_id, headcount_id
from mediator_app.domain.sessions import DoorCounts, Participant
from mediator_app.domain.vocabularies import AGE_BANDS, ATTENDANCE_STATUSES, GENDERS
from mediator_app.errors import InvalidInputError, NotFoundError
from mediator_app.services.changes import Changes
from mediator_app.services.laptop import Laptop, record
from mediator_app.services.vouchers import session_figures
from mediator_app.storage import people, sessions, views
from mediator_app.storage.operations import Draft

MOST_UNNAMED = 10_000
"""As in La Coop: more unnamed people than that at one session is a slip of the hand."""

COUNTED = "door.count"
"""The label of people counted at the door, where it can be undone."""


def set_attendance(
    laptop: Laptop, session: str, person: str, status: str, *, walk_in: bool | None = None, label: str = ""
) -> tuple[str, Changes]:
    """Register a person or tick her presence; (attendance id, changes). Two laptops that do it make the same row."""
    if status not in ATTENDANCE_STATUSES:
        raise InvalidInputError(f"État inconnu\u00a0: {status}.", ", ".join(ATTENDANCE_STATUSES))
    draft = attendance_draft(laptop, session, person, status, walk_in=walk_in)
    return draft.id, record(laptop, [draft], label or f"attendance.{status}")


def attendance_draft(laptop: Laptop, session: str, person: str, status: str, *, walk_in: bool | None = None) -> Draft:
    """The change that gives a person a status at a session; NotFoundError if either is not here."""
    _check_exist(laptop, session, person)
    return presence(laptop, session, person, status, walk_in=walk_in)


def presence(laptop: Laptop, session: str, person: str, status: str, *, walk_in: bool | None = None) -> Draft:
    """The same change for a person made in the same gesture; nothing is checked."""
    fields: dict[str, Any] = {"session": session, "person": person, "status": status}
    if status == "present":
        fields["arrived_at"] = civil(laptop.now())
    if walk_in is not None:
        fields["walk_in"] = walk_in
    return Draft("attendance", attendance_id(session, person), fields)


def remove_from_list(laptop: Laptop, session: str, person: str) -> Changes:
    """Take a person off a session's list."""
    return record(laptop, [Draft("attendance", attendance_id(session, person), void=True)], "attendance.remove")


def count_unnamed(
    laptop: Laptop, session: str, counts: Mapping[str, int], label: str = "session.count"
) -> tuple[str, Changes]:
    """Keep the count of unnamed people of a session; (headcount id, changes). ``label`` names the gesture.

    ``total`` is needed; ``feminin``, ``masculin`` and ``age.<band>`` may be given. InvalidInputError if a breakdown exceeds it.
    """
    clean = {key: count for key, count in counts.items() if count}
    _check_counts(clean)
    if not views.exists(laptop.connection, "session", session):
        raise NotFoundError("Cet atelier n’est pas sur ce poste.")
    fields = {"session": session, "counts": {"total": 0, **clean}}
    return headcount_id(session), record(laptop, [Draft("headcount", headcount_id(session), fields)], label)


def add_unnamed(laptop: Laptop, session: str, by: int) -> tuple[str, Changes]:
    """Count so many more unnamed people, or fewer, keeping the breakdown; never less than it, nor than none."""
    counts = sessions.unnamed(laptop.connection, session)
    details = [sum(n for key, n in counts.items() if key in GENDERS)]
    details.append(sum(n for key, n in counts.items() if key.startswith("age.")))
    total = max(counts.get("total", 0) + by, *details)
    return count_unnamed(laptop, session, {**counts, "total": total}, COUNTED)


def add_group(laptop: Laptop, session: str, group: Mapping[str, int]) -> tuple[str, Changes]:
    """Add a group of unnamed people to those counted (``domain.headcounts``); (headcount id, changes)."""
    if not group.get("total"):
        raise InvalidInputError("Ce groupe ne compte personne.", "Par exemple\u00a0: 14 9f 5h 10x70 4x60.")
    counts = with_group(sessions.unnamed(laptop.connection, session), group)
    return count_unnamed(laptop, session, counts, COUNTED)


def participants(laptop: Laptop, session: str) -> list[Participant]:
    """The session's list, numbered as on the paper sheet."""
    return sessions.participants(laptop.connection, session)


def door_counts(laptop: Laptop, session: str) -> DoorCounts:
    """The figures of the door screen; vouchers reported to the centre only count once it has accepted them."""
    vouchers, amount_cents = session_figures(laptop, session)
    counts = sessions.door_counts(laptop.connection, session)
    return replace(counts, vouchers=vouchers, amount_cents=amount_cents)


def _check_counts(counts: Mapping[str, int]) -> None:
    known = {"total", *GENDERS, *(f"age.{band}" for band in AGE_BANDS)}
    strange = next(iter(set(counts) - known), "")
    if strange:
        raise InvalidInputError(f"Valeur inconnue\u00a0: {strange}.")
    total = counts.get("total", 0)
    if not 0 <= total <= MOST_UNNAMED or any(count < 0 for count in counts.values()):
        raise InvalidInputError("Le nombre de personnes doit être entre 0 et 10\u202f000.")
    detailed = max(
        sum(counts.get(gender, 0) for gender in GENDERS), sum(counts.get(f"age.{band}", 0) for band in AGE_BANDS)
    )
    if detailed > total:
        raise InvalidInputError("Le détail dépasse le total.", f"{detailed} comptées pour {total} au total.")


def _check_exist(laptop: Laptop, session: str, person: str) -> None:
    if not views.exists(laptop.connection, "session", session):
        raise NotFoundError("Cet atelier n’est pas sur ce poste.")
    if not people.exists(laptop.connection, person):
        raise NotFoundError("Cette personne n’est pas sur ce poste.")
