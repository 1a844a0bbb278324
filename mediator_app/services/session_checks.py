"""What may stand in a session's record: the fields as they are stored, refused in words or emptied where they mean nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from mediator_app.domain.clocks import civil
from mediator_app.domain.identifiers import place_id
from mediator_app.domain.session_record import WITHOUT_PLACE, meaningless
from mediator_app.domain.sessions import SESSION_FIELDS
from mediator_app.domain.vocabularies import (
    AUTONOMY,
    LEVELS,
    MATERIALS,
    PLACE_KINDS,
    POSTURES,
    REDIRECTIONS,
    SESSION_KINDS,
    theme_problems,
)
from mediator_app.errors import InvalidInputError, NotFoundError
from mediator_app.services.laptop import Laptop
from mediator_app.storage import sessions
from mediator_app.storage.operations import Draft

_VOCABULARIES: Final = {
    "kind": SESSION_KINDS,
    "place_kind": PLACE_KINDS,
    "level": LEVELS,
    "autonomy": AUTONOMY,
    "posture": POSTURES,
    "redirection": REDIRECTIONS,
}
_TEXTS: Final = ("title", "note", "place", "stop", "workshop", "procedure", *(set(_VOCABULARIES) - {"kind"}))
_TARGETS: Final = {
    "place": "Ce lieu n’est pas sur ce poste.",
    "stop": "Cette étape n’est pas sur ce poste.",
    "workshop": "Cet atelier du programme n’est pas sur ce poste.",
}
_THEME_FAULTS: Final = {
    "unknown": ("Cette thématique n’existe pas.", "Choisissez parmi celles de la liste."),
    "administrative_alone": (
        "Une démarche administrative est choisie sans son thème.",
        "Cochez aussi «\u00a0Aide aux démarches administratives\u00a0».",
    ),
}
_MEANINGLESS: Final = {
    "level": "Le niveau est pour un atelier collectif.",
    "autonomy": "L’autonomie est pour un accompagnement individuel.",
    "posture": "«\u00a0Je forme, j’accompagne, je fais\u00a0» est pour un accompagnement individuel.",
    "redirected": "Une réorientation est pour un accompagnement individuel.",
    "redirection": "La structure s’indique pour une personne réorientée.",
    "procedure": "Le nom de la démarche va avec «\u00a0Aide aux démarches administratives\u00a0».",
}
_WITHOUT_PLACE_NAMES: Final = {"domicile": "À domicile", "autre": "Autre lieu"}
MOST_CENTS: Final = 1_000_000


def checked_fields(laptop: Laptop, fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields as they are stored; InvalidInputError or NotFoundError for what cannot stand."""
    unknown = set(fields) - set(SESSION_FIELDS)
    if unknown:
        raise InvalidInputError(f"Champ inconnu\u00a0: {', '.join(sorted(unknown))}.")
    clean = dict(fields)
    for name in _TEXTS:
        if isinstance(clean.get(name), str):
            clean[name] = clean[name].strip() or None
    for name in ("starts_at", "ends_at"):
        if clean.get(name):
            clean[name] = _moment(clean[name])
    check_words(clean, _VOCABULARIES)
    _check_targets(laptop, clean)
    check_lists(clean)
    check_numbers(clean)
    return clean


def fitted(present: Mapping[str, Any], clean: dict[str, Any]) -> dict[str, Any]:
    """The changes, and the emptying of what they leave without a meaning; refused if that is what was asked for."""
    useless = meaningless({**present, **clean})
    asked = next((name for name in useless if clean.get(name) not in (None, False)), "")
    if asked:
        raise InvalidInputError(_MEANINGLESS[asked])
    return {**clean, **dict.fromkeys(useless)}


def place_of_commune(place_kind: str | None, commune: str) -> Draft:
    """The place that stands for a commune where there is no usual one: the same on every laptop."""
    if place_kind not in WITHOUT_PLACE:
        raise InvalidInputError("La commune s’indique pour une séance à domicile ou dans un autre lieu.")
    key = f"{place_kind}:{commune}"
    fields = {"name": _WITHOUT_PLACE_NAMES[place_kind], "commune": commune, "source_key": key}
    return Draft("place", place_id(key), fields)


def check_span(starts_at: str, ends_at: str) -> None:
    """Refuse an end that does not come after the start, within a day."""
    start, end = datetime.fromisoformat(starts_at), datetime.fromisoformat(ends_at)
    if not start < end <= start + timedelta(days=1):
        raise InvalidInputError("L’heure de fin doit venir après l’heure de début, le même jour.")


def check_words(clean: Mapping[str, Any], vocabularies: Mapping[str, Mapping[str, object]]) -> None:
    """Refuse a value that its vocabulary does not have."""
    for name, vocabulary in vocabularies.items():
        if clean.get(name) and clean[name] not in vocabulary:
            raise InvalidInputError(f"Valeur inconnue\u00a0: {clean[name]}.")


def check_lists(clean: dict[str, Any]) -> None:
    """Put the lists in order and refuse themes and materials that do not exist."""
    for name in {"themes", "materials", "mediators"} & clean.keys():
        clean[name] = sorted(set(clean[name] or ()))
    _check_themes(clean.get("themes", ()))
    strange = next((key for key in clean.get("materials", ()) if key not in MATERIALS), None)
    if strange is not None:
        raise InvalidInputError(f"Valeur inconnue\u00a0: {strange}.")


def check_numbers(clean: Mapping[str, Any]) -> None:
    """Refuse a number of seats or a price that is a slip of the hand."""
    capacity, price = clean.get("capacity"), clean.get("price_cents")
    if capacity is not None and not 0 < capacity <= 10_000:
        raise InvalidInputError("Le nombre de places doit être entre 1 et 10\u202f000.")
    if price is not None and not 0 <= price <= MOST_CENTS:
        raise InvalidInputError("Le prix doit être entre 0 et 10\u202f000\u00a0€.")


def _check_targets(laptop: Laptop, clean: Mapping[str, Any]) -> None:
    for name, words in _TARGETS.items():
        if clean.get(name) and not sessions.existing(laptop.connection, name, [clean[name]]):
            raise NotFoundError(words)


def _check_themes(themes: Iterable[str]) -> None:
    """Refuse themes that cannot stand; a session without any is only not finished yet."""
    for problem in theme_problems(themes):
        if problem != "none":
            raise InvalidInputError(*_THEME_FAULTS[problem])


def _moment(value: str | datetime) -> str:
    """A time as it is stored: civil, with its offset; a time without one is taken as the laptop's."""
    try:
        moment = value if isinstance(value, datetime) else datetime.fromisoformat(value)
    except ValueError:
        raise InvalidInputError(
            f"Cette date n’est pas reconnue\u00a0: {value}.", "Par exemple 2026-11-24T10:00."
        ) from None
    return civil(moment if moment.tzinfo else moment.astimezone())
