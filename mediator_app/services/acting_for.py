"""Doing something in a person's place at a session: for whom it is, and which mandate allows it.

Drawing mandates up and noting each use are left to ``mandates``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from mediator_app.domain.mandates import Mandate, MandateState
from mediator_app.domain.vocabularies import AttendanceStatus
from mediator_app.services.laptop import Laptop
from mediator_app.services.mandates import mandates_of
from mediator_app.services.sessions import session_card

DOES_IT: Final = "fait"
"""The posture of a session at which the mediator does it (``vocabularies.POSTURES``)."""

_WITH_US: Final = (AttendanceStatus.REGISTERED, AttendanceStatus.PRESENT)


@dataclass(frozen=True, slots=True)
class ActingFor:
    """A person for whom something is done at a session; ``mandate`` is the running one, None without any."""

    person: str
    last_name: str
    first_name: str
    mandate: Mandate | None


def acting_for(laptop: Laptop, session: str) -> list[ActingFor] | None:
    """For whom something is done at a session, those without a mandate first; None where the person does it herself.

    NotFoundError if there is no such session.
    """
    card = session_card(laptop, session)
    if card.fields.get("posture") != DOES_IT:
        return None
    listed = [one for one in card.participants if one.status in _WITH_US]
    found = [
        ActingFor(one.person, one.last_name, one.first_name, running_mandate(laptop, one.person)) for one in listed
    ]
    return sorted(found, key=lambda one: one.mandate is not None)


def running_mandate(laptop: Laptop, person: str) -> Mandate | None:
    """A person's mandate that may be used today, a signed one before one that still awaits its signature; None without any."""
    today = laptop.now().date()
    usable = (MandateState.IN_FORCE, MandateState.UNSIGNED)
    running = [one for one in mandates_of(laptop, person) if one.state(today) in usable]
    return min(running, key=lambda one: usable.index(one.state(today)), default=None)
