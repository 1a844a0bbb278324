"""How a field's present version and an arriving one become one version: the only place where that is decided.

No clock takes part in finding out whether two edits were concurrent: an operation says which version its author had seen.
The hybrid clock only orders edits that were truly concurrent. Used by the centre, by the laptop's views and by the simulator.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from mediator_app.domain.entities import Entity, FieldClass


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who wrote a version and when: its place in the centre's order, its device, its number there and its hybrid time."""

    seq: int
    device: str
    n: int
    hlc: int


class Outcome(StrEnum):
    """What becomes of an arriving version."""

    APPLIED = "applied"  # its author had seen the present version, or there was none
    WON = "won"  # concurrent, and later
    LOST = "lost"  # concurrent, and earlier: kept in the history only
    STALE = "stale"  # the same device has since written a newer version


def compare(present: Stamp | None, arriving: Stamp, seen: int | None) -> Outcome:
    """Decide between the present version of a field and an arriving one whose author had seen version ``seen``."""
    if present is None:
        return Outcome.APPLIED
    if present.device == arriving.device:
        return Outcome.APPLIED if arriving.n > present.n else Outcome.STALE
    if seen is not None and seen >= present.seq:
        return Outcome.APPLIED
    return Outcome.WON if (arriving.hlc, arriving.device) > (present.hlc, present.device) else Outcome.LOST


def new_value(cls: FieldClass, present: Any, arriving: Any) -> Any:
    """The value after an applied or winning write; a union travels as ``{"add": […], "remove": […]}``."""
    if cls is not FieldClass.UNION or not isinstance(arriving, Mapping):
        return arriving
    removed = set(arriving.get("remove", ()))
    kept = [item for item in (present or ()) if item not in removed]
    return sorted({*kept, *arriving.get("add", ())})


def union_change(before: list[str] | None, after: list[str]) -> dict[str, list[str]]:
    """What was added and removed between two states of a set, as it travels."""
    old, new = set(before or ()), set(after)
    return {"add": sorted(new - old), "remove": sorted(old - new)}


def folded(entity: Entity, present: Mapping[str, Any], arriving: Mapping[str, Any]) -> dict[str, Any]:
    """A record's fields once an operation's fields are laid over them; a field set to None is absent."""
    result = dict(present)
    kinds = entity.fields
    for name, value in arriving.items():
        field = kinds.get(name)
        is_set = field is not None and field.cls is FieldClass.UNION
        after = new_value(FieldClass.UNION, result.get(name), value) if is_set else value
        if after is None:
            result.pop(name, None)
        else:
            result[name] = after
    return result
