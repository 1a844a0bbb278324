"""Reserving a series of vouchers for one laptop, which can then be sure of them without a network (coordination)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mediator_app.domain.vouchers import is_in_series, normal_code
from mediator_app.errors import InvalidInputError, NotFoundError
from mediator_app.services.changes import Changes
from mediator_app.services.laptop import Laptop, gesture, new_id, record, require
from mediator_app.storage import views, vouchers
from mediator_app.storage.operations import Draft


@dataclass(frozen=True, slots=True)
class Series:
    """The vouchers of a scheme from one code to another of the same length, both included."""

    scheme: str
    first_code: str
    last_code: str


def reserve(laptop: Laptop, series: Series, device: str, until: str) -> tuple[str, Changes]:
    """Reserve a series for a laptop until a day (ISO, included); (id, changes).

    InvalidInputError if the codes make no series, the day is over, or a part of it is reserved already.
    """
    require(laptop, "lease")
    with gesture(laptop):
        _check(laptop, series, until)
        if not device.strip():
            raise InvalidInputError("Il manque le poste.", "La coordination en a la liste.")
        fields = {
            "scheme": series.scheme,
            "first_code": series.first_code.strip(),
            "last_code": series.last_code.strip(),
            "device": device.strip(),
            "until": until,
        }
        id_ = new_id()
        return id_, record(laptop, [Draft("lease", id_, fields)], "lease.add")


def release(laptop: Laptop, lease: str) -> Changes:
    """End a reservation: whoever takes a voucher of it first has it."""
    require(laptop, "lease")
    if views.read(laptop.connection, "lease", lease) is None:
        raise NotFoundError("Cette série réservée n’est pas sur ce poste.")
    return record(laptop, [Draft("lease", lease, void=True)], "lease.end")


def _check(laptop: Laptop, series: Series, until: str) -> None:
    if vouchers.scheme(laptop.connection, series.scheme) is None:
        raise NotFoundError("Ce dispositif de chèques n’est pas sur ce poste.")
    first, last = normal_code(series.first_code), normal_code(series.last_code)
    if not is_in_series(first, first, last):
        raise InvalidInputError(
            "Ces deux codes ne font pas une série.", "Le premier et le dernier ont la même longueur, dans l’ordre."
        )
    today = laptop.now().date().isoformat()
    try:
        is_over = date.fromisoformat(until).isoformat() < today
    except ValueError:
        raise InvalidInputError(f"Cette date n’est pas reconnue\u00a0: {until}.", "Par exemple 2026-12-31.") from None
    if is_over:
        raise InvalidInputError("Cette date est déjà passée.", "Choisissez un jour à venir.")
    for lease in vouchers.leases(laptop.connection, series.scheme):
        theirs = normal_code(lease.first_code), normal_code(lease.last_code)
        overlaps = len(theirs[0]) == len(first) and first <= theirs[1] and theirs[0] <= last
        if overlaps and lease.until >= today:
            last_day = date.fromisoformat(lease.until)
            hint = f"De {lease.first_code} à {lease.last_code}, jusqu’au {last_day:%d/%m/%Y}."
            raise InvalidInputError("Une partie de cette série est déjà réservée.", hint)
