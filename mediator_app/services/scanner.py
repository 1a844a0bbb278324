"""What this laptop remembers about its scanner; it stays on the laptop, as another one has another scanner."""

from __future__ import annotations

from typing import Final

from mediator_app.domain.scanning import SLOWEST_PACE_MS, SUFFIXES, ScannerSettings
from mediator_app.errors import InvalidInputError
from mediator_app.services.laptop import Laptop
from mediator_app.storage import settings
from mediator_app.storage.database import transaction

_SUFFIX: Final = "scanner.suffix"
_PACE: Final = "scanner.pace_ms"


def scanner_settings(laptop: Laptop) -> ScannerSettings:
    """How a scanner is told from a hand here."""
    usual = ScannerSettings()
    suffix = settings.get(laptop.connection, _SUFFIX, usual.suffix)
    return ScannerSettings(suffix, int(settings.get(laptop.connection, _PACE, str(usual.pace_ms))))


def keep_scanner_settings(laptop: Laptop, kept: ScannerSettings) -> None:
    """Remember it; InvalidInputError for an unknown suffix, or a pace at which a hand could type."""
    if kept.suffix not in SUFFIXES:
        raise InvalidInputError("Un lecteur finit un code par Entrée ou par Tabulation.")
    if not 1 <= kept.pace_ms <= SLOWEST_PACE_MS:
        raise InvalidInputError(f"Le temps entre deux signes doit être entre 1 et {SLOWEST_PACE_MS}\u00a0ms.")
    with transaction(laptop.connection):
        settings.put(laptop.connection, **{_SUFFIX: kept.suffix, _PACE: str(kept.pace_ms)})
