"""The sessions of a planning: new ones with their place, and those of an earlier file brought up to date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from mediator_app.domain.clocks import civil
from mediator_app.domain.entities import VOIDED
from mediator_app.domain.identifiers import imported_session_id, place_id
from mediator_app.domain.import_values import FieldValue
from mediator_app.domain.names import search_key
from mediator_app.services.import_plan import Outcome, Planning
from mediator_app.services.import_reading import ReadRow, readable_rows
from mediator_app.storage import imports


def plan_sessions(planning: Planning) -> None:
    """Take the rows of a planning. A place that nobody knows yet is added with its commune."""
    places = _Places(planning)
    for row in readable_rows(planning):
        _take(planning, row, _stored(row.fields, places.find_or_add(row)))


def _take(planning: Planning, row: ReadRow, fields: Mapping[str, Any]) -> None:
    id_ = imported_session_id(row.key)
    present = planning.present("session", id_)
    if present is None:
        planning.create(row.number, "session", id_, fields)
        planning.end(row.number, Outcome.CREATED)
    elif id_ in planning.new:
        planning.end(row.number, Outcome.UNCHANGED, "la ligne en répète une autre.")
    elif present.get(VOIDED) and planning.restore(row.number, "session", id_, fields):
        planning.end(row.number, Outcome.CREATED)
    elif present.get(VOIDED):
        planning.end(row.number, Outcome.UNCHANGED, "cet atelier a été supprimé, il n’est pas ajouté de nouveau.")
    elif present.get("state") == "closed":
        planning.end(row.number, Outcome.UNCHANGED, "cet atelier est clos, il n’est pas changé.")
    else:
        differing = {name: value for name, value in fields.items() if present.get(name) != value}
        is_changed = planning.change(row.number, "session", id_, differing)
        planning.end(row.number, Outcome.UPDATED if is_changed else Outcome.UNCHANGED)


class _Places:
    """The places here and those that the planning adds, by name."""

    def __init__(self, planning: Planning) -> None:
        self._planning = planning
        self._by_name: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for id_, name, commune in imports.places_by_name(planning.laptop.connection):
            self._by_name[search_key(name)].append((id_, commune))

    def find_or_add(self, row: ReadRow) -> str | None:
        """The id of the place of a row; None if it names none."""
        name, commune = str(row.fields.get("place_name", "")), str(row.fields.get("commune", ""))
        if not name:
            return None
        key = search_key(name)
        fitting = [(id_, there) for id_, there in self._by_name[key] if not commune or there in ("", commune)]
        if len(fitting) == 1 or (fitting and commune):
            return fitting[0][0]
        if fitting:
            self._planning.tell(
                row.number, f"plusieurs lieux s’appellent «\u00a0{name}\u00a0»\u00a0: aucun n’est pris."
            )
            return None
        return self._add(row, name, commune)

    def _add(self, row: ReadRow, name: str, commune: str) -> str:
        key = f"{search_key(name)}:{commune}"
        id_ = place_id(key)
        self._by_name[search_key(name)].append((id_, commune))
        if self._planning.present("place", id_) is None:
            fields = {"name": name, "commune": commune or None, "source_key": key}
            self._planning.create(row.number, "place", id_, fields)
            self._planning.tell(row.number, f"le lieu «\u00a0{name}\u00a0» est ajouté.")
        return id_


def _stored(fields: Mapping[str, FieldValue], place: str | None) -> dict[str, Any]:
    """The fields as they are replicated: times with the laptop's offset, sets in order, the place by its id."""
    stored: dict[str, Any] = {
        name: sorted(value) if isinstance(value, list) else value for name, value in fields.items()
    }
    for name in ("starts_at", "ends_at"):
        stored[name] = civil(datetime.fromisoformat(str(stored[name])).astimezone())
    for name in ("place_name", "commune"):
        stored.pop(name, None)
    return stored if place is None else {**stored, "place": place}
