"""A place as the national standard has it, v1.0.2: its columns in order, and the name of a file of places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from mediator_app.domain.communes import CommuneTable
from mediator_app.domain.names import search_key
from mediator_app.domain.place_standard import FIELDS, ITINERANCE, LIST_SEPARATOR, SUMMARY_LENGTH, allows
from mediator_app.domain.place_words import in_words, out_of_words

_MILLION = 1_000_000


def standard_row(place: Mapping[str, object], communes: CommuneTable) -> list[str | float | None]:
    """The values of a place, one for each of the standard's fields; ``place`` has our stored fields and its ``id``."""
    description, kept = _kept(str(place.get("description") or ""))
    commune = communes.by_code(str(place.get("commune") or ""))
    special: dict[str, object] = {
        "id": place.get("id"),
        "commune": commune.name if commune else None,
        "code_insee": place.get("commune"),
        "latitude": _degrees(place.get("latitude_e6")),
        "longitude": _degrees(place.get("longitude_e6")),
        "presentation_resume": str(place.get("summary") or "")[:SUMMARY_LENGTH] or None,
        "presentation_detail": description or None,
        "itinerance": _itinerance(place.get("itinerant")),
        "date_maj": place.get("updated_on") or str(place.get("made_at") or "")[:10] or None,
    }
    return [_cell({**kept, **special}.get(field.name, place.get(field.ours))) for field in FIELDS]


def standard_file_name(day: date, producer: str, territory: str) -> str:
    """« 2026-11-24_la-quincaillerie_lieux-de-mediation-numerique_creuse.csv », as the standard asks."""
    return f"{day.isoformat()}_{_slug(producer)}_lieux-de-mediation-numerique_{_slug(territory)}.csv"


def _kept(description: str) -> tuple[str, dict[str, list[str]]]:
    """The description, and what it keeps for columns of the standard; values that a column's list has not stay in words."""
    words, kept = out_of_words(description)
    known = {name: [value for value in values if allows(name, value)] for name, values in kept.items()}
    others = {name: [value for value in values if not allows(name, value)] for name, values in kept.items()}
    return "\n".join(filter(None, (words, *in_words(others)))), known


def _cell(value: object) -> str | float | None:
    if isinstance(value, Sequence) and not isinstance(value, str):
        return LIST_SEPARATOR.join(map(str, value)) or None
    return value if isinstance(value, (str, float)) else None


def _degrees(millionths: object) -> float | None:
    return millionths / _MILLION if isinstance(millionths, int) else None


def _itinerance(flag: object) -> str | None:
    return None if flag is None else ITINERANCE[0 if flag else 1]


def _slug(text: str) -> str:
    return search_key(text).replace(" ", "-") or "inconnu"
