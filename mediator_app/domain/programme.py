"""The catalogue of workshops from which sessions are made: its rows, its publics, and an example to begin with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from mediator_app.domain.clocks import civil
from mediator_app.domain.session_record import LONGEST_MINUTES
from mediator_app.domain.vocabularies import Label, Vocabulary

WORKSHOP_FIELDS: Final = (
    *("title", "summary", "kind", "place_kind", "themes", "materials", "level", "length_minutes", "capacity"),
    *("price_cents", "vouchers", "publics", "note"),
)
USUAL_MINUTES: Final = 120
"""The length of a workshop that says none."""
MOST_VOUCHERS: Final = 20

PUBLICS: Final[Vocabulary] = {
    "Jeunes": Label("Jeunes", "Young people"),
    "Étudiants": Label("Étudiants", "Students"),
    "Familles et/ou enfants": Label("Familles et enfants", "Families and children"),
    "Seniors": Label("Seniors", "Seniors"),
    "Femmes": Label("Femmes", "Women"),
}
"""The publics of the national standard of places, by its own words."""

_TO_SESSION: Final = ("title", "kind", "place_kind", "themes", "materials", "level", "capacity", "price_cents")


@dataclass(frozen=True, slots=True)
class Workshop:
    """A workshop of the catalogue. ``sessions`` counts those made from it, ``last_at`` is the civil start of the latest."""

    id: str
    title: str
    summary: str
    kind: str
    place_kind: str
    themes: tuple[str, ...]
    materials: tuple[str, ...]
    level: str
    length_minutes: int | None
    capacity: int | None
    price_cents: int | None
    vouchers: int | None
    publics: tuple[str, ...]
    note: str
    is_retired: bool
    sessions: int
    last_at: str

    def fields(self) -> dict[str, Any]:
        """The fields as a form shows them and the service takes them."""
        return {name: getattr(self, name) for name in WORKSHOP_FIELDS}


def session_from(workshop: str, fields: Mapping[str, Any], starts_at: datetime) -> dict[str, Any]:
    """The fields of a session made from a workshop: all that the catalogue says, from that moment for its usual length."""
    minutes = fields.get("length_minutes") or USUAL_MINUTES
    taken = {name: fields[name] for name in _TO_SESSION if fields.get(name) not in (None, "", ())}
    ends_at = starts_at + timedelta(minutes=min(minutes, LONGEST_MINUTES))
    return {**taken, "workshop": workshop, "starts_at": civil(starts_at), "ends_at": civil(ends_at)}
