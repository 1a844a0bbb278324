"""The places of a list, in the national standard or not: new ones, and those of an earlier file brought up to date."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from mediator_app.domain.entities import VOIDED
from mediator_app.domain.identifiers import place_id
from mediator_app.services.import_plan import Outcome, Planning
from mediator_app.services.import_reading import ReadRow, readable_rows
from mediator_app.storage import views

_MILLION: Final = 1_000_000


def plan_places(planning: Planning) -> None:
    """Take the rows of a list of places; blanks empty nothing.

    Two stops of one bus may differ by their hours only: each keeps its own record, at every import.
    """
    seen: dict[str, list[dict[str, Any]]] = {}
    for row in readable_rows(planning):
        fields = _stored(row.fields)
        twins = seen.setdefault(row.key, [])
        if fields in twins:
            planning.end(row.number, Outcome.UNCHANGED, "la ligne en répète une autre.")
            continue
        twins.append(fields)
        _take(planning, row, row.key if len(twins) == 1 else f"{row.key}:{len(twins)}", fields)


def _take(planning: Planning, row: ReadRow, key: str, fields: Mapping[str, Any]) -> None:
    id_ = _own_id(planning, row) or place_id(key)
    present = planning.present("place", id_)
    if present is None:
        planning.create(row.number, "place", id_, {**fields, "source_key": key})
        planning.end(row.number, Outcome.CREATED)
    elif present.get(VOIDED) and planning.restore(row.number, "place", id_, fields):
        planning.end(row.number, Outcome.CREATED)
    elif present.get(VOIDED):
        planning.end(row.number, Outcome.UNCHANGED, "ce lieu a été supprimé, il n’est pas ajouté de nouveau.")
    else:
        differing = {name: value for name, value in fields.items() if present.get(name) != value}
        is_changed = planning.change(row.number, "place", id_, differing)
        planning.end(row.number, Outcome.UPDATED if is_changed else Outcome.UNCHANGED)


def _own_id(planning: Planning, row: ReadRow) -> str:
    """The id of a place that this program exported, and is here; empty for any other."""
    told = str(row.fields.get("source_id", ""))
    return told if told and views.exists(planning.laptop.connection, "place", told) else ""


def _stored(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields as they are replicated: whole numbers, sets in order."""
    stored: dict[str, Any] = {
        name: sorted(set(value)) if isinstance(value, list) else value for name, value in fields.items()
    }
    stored.pop("source_id", None)
    for name in ("latitude", "longitude"):
        if name in stored:
            stored[f"{name}_e6"] = round(stored.pop(name) * _MILLION)
    return stored
