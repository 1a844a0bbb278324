"""The programme: workshops to offer, corrected and retired, and sessions made from them in one gesture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from mediator_app.domain.example_programme import COMMON, EXAMPLES
from mediator_app.domain.identifiers import example_workshop_id
from mediator_app.domain.names import search_key
from mediator_app.domain.programme import MOST_VOUCHERS, PUBLICS, WORKSHOP_FIELDS, Workshop, session_from
from mediator_app.domain.session_record import LONGEST_MINUTES
from mediator_app.domain.vocabularies import LEVELS, PLACE_KINDS, SESSION_KINDS
from mediator_app.errors import InvalidInputError, NotFoundError
from mediator_app.services.changes import Changes
from mediator_app.services.laptop import Laptop, new_id, record
from mediator_app.services.session_checks import check_lists, check_numbers, check_words
from mediator_app.services.sessions import Saved, add_session
from mediator_app.storage import programme
from mediator_app.storage.operations import Draft

_VOCABULARIES: Final = {"kind": SESSION_KINDS, "place_kind": PLACE_KINDS, "level": LEVELS}


def list_workshops(laptop: Laptop, text: str = "", *, retired: bool = False) -> list[Workshop]:
    """The workshops on offer, or those retired, whose title or summary has every word typed, accents aside."""
    words = search_key(text).split()
    return [one for one in programme.listed(laptop.connection) if one.is_retired == retired and _has(one, words)]


def _has(workshop: Workshop, words: Sequence[str]) -> bool:
    said = search_key(f"{workshop.title} {workshop.summary}")
    return all(word in said for word in words)


def workshop_card(laptop: Laptop, workshop: str) -> Workshop:
    """One workshop; NotFoundError if there is none."""
    found = programme.workshop(laptop.connection, workshop)
    if found is None:
        raise NotFoundError("Cet atelier du programme n’est pas sur ce poste.")
    return found


def add_workshop(laptop: Laptop, fields: Mapping[str, Any]) -> tuple[str, Changes]:
    """Add a workshop to the programme, a title is needed; (id, changes)."""
    clean = _checked(fields)
    if not clean.get("title"):
        raise InvalidInputError("Il manque le nom de l’atelier.")
    id_ = new_id()
    return id_, record(laptop, [Draft("workshop", id_, _fitting({**COMMON, **clean}))], "workshop.add")


def edit_workshop(laptop: Laptop, workshop: str, fields: Mapping[str, Any]) -> Changes:
    """Correct a workshop; sessions made from it before stay as they are."""
    present = workshop_card(laptop, workshop)
    clean = _checked(fields)
    if not {"title": present.title, **clean}["title"]:
        raise InvalidInputError("Il manque le nom de l’atelier.")
    level = _fitting({**present.fields(), **clean})["level"] or None
    return record(laptop, [Draft("workshop", workshop, {**clean, "level": level})], "workshop.edit")


def retire_workshop(laptop: Laptop, workshop: str, *, is_retired: bool = True) -> Changes:
    """Take a workshop out of the programme, or put it back; its sessions stay."""
    workshop_card(laptop, workshop)
    return record(laptop, [Draft("workshop", workshop, {"retired": is_retired})], "workshop.retire")


def may_take_examples(laptop: Laptop) -> bool:
    """Whether the example programme is offered: only while there is no workshop at all."""
    return not programme.listed(laptop.connection)


def take_examples(laptop: Laptop) -> Changes:
    """Begin with the example programme, in one gesture. Two laptops that do it make the same workshops."""
    if not may_take_examples(laptop):
        raise InvalidInputError("Le programme type se reprend quand le programme est vide.")
    drafts = [Draft("workshop", example_workshop_id(key), {**COMMON, **fields}) for key, fields in EXAMPLES.items()]
    return record(laptop, drafts, "workshop.examples")


def plan_session(
    laptop: Laptop, workshop: str, starts_at: datetime | str, more: Mapping[str, Any] | None = None
) -> Saved:
    """Make a session from a workshop at that moment (aware, or an ISO text); ``more`` are its own fields, place first."""
    card = workshop_card(laptop, workshop)
    moment = starts_at if isinstance(starts_at, datetime) else _moment(starts_at)
    own = {name: value for name, value in (more or {}).items() if value is not None}
    return add_session(laptop, {**session_from(workshop, card.fields(), moment), **own})


def _checked(fields: Mapping[str, Any]) -> dict[str, Any]:
    unknown = set(fields) - set(WORKSHOP_FIELDS)
    if unknown:
        raise InvalidInputError(f"Champ inconnu\u00a0: {', '.join(sorted(unknown))}.")
    clean = {name: _plain(value) for name, value in fields.items()}
    check_words(clean, _VOCABULARIES)
    check_lists(clean)
    check_numbers(clean)
    strange = next((key for key in clean.get("publics") or () if key not in PUBLICS), None)
    if strange is not None:
        raise InvalidInputError(f"Valeur inconnue\u00a0: {strange}.", ", ".join(PUBLICS))
    _check_range(clean.get("length_minutes"), 1, LONGEST_MINUTES, "La durée doit être entre 1 minute et 23 h 59.")
    _check_range(clean.get("vouchers"), 0, MOST_VOUCHERS, "Le nombre de chèques doit être entre 0 et 20.")
    return clean


def _plain(value: Any) -> Any:
    """Texts without blanks at their ends, lists in order; what is empty is no value."""
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, (list, tuple, set)):
        return sorted(set(value))
    return value


def _fitting(fields: dict[str, Any]) -> dict[str, Any]:
    """Individual help has no level."""
    return {**fields, "level": None} if fields.get("kind") == "individuel" else fields


def _check_range(value: int | None, least: int, most: int, words: str) -> None:
    if value is not None and not least <= value <= most:
        raise InvalidInputError(words)


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise InvalidInputError(
            f"Cette date n’est pas reconnue\u00a0: {text}.", "Par exemple 2026-11-24T10:00."
        ) from None
    return moment if moment.tzinfo else moment.astimezone()
