"""Parcels as files on a stick: written whole or not at all, read with a limit, every failure in words."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from mediator_app.domain.clocks import HybridClock
from mediator_app.errors import AppError
from mediator_app.protocol.sealing import CENTRE, MAX_PARCEL
from mediator_app.storage.database import Connection
from mediator_app.sync.paper_parcels import pack_papers
from mediator_app.sync.parcels import Packed, Unpacked, pack, unpack

SUFFIX: Final = ".tournee"


def write_parcel(connection: Connection, clock: HybridClock, path: Path, through: str = CENTRE) -> Packed:
    """Write all that waits for the centre to a file; AppError if the stick is full, gone or write-protected."""
    packed = pack(connection, clock, through)
    _write(path, packed.data)
    return packed


def write_papers(connection: Connection, clock: HybridClock, path: Path) -> list[Path]:
    """Write the signed papers that wait beside the parcel at ``path``, in as many files as they take; which.

    AppError as for a parcel: files written before that stay, and hold whole pieces.
    """
    written: list[Path] = []
    for number, packed in enumerate(pack_papers(connection, clock), 1):
        beside = path.with_name(f"{path.stem}-papiers-{number}{path.suffix}")
        _write(beside, packed.data)
        written.append(beside)
    return written


def read_parcel(connection: Connection, clock: HybridClock, path: Path) -> Unpacked:
    """Read a file and take in what it brings; AppError in words if it cannot be."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_PARCEL + 1)
    except OSError as error:
        raise AppError(
            f"Le fichier {path.name} ne peut pas être lu.", f"Vérifiez la clé ({error.strerror}).", code="not_read"
        ) from None
    return unpack(connection, clock, data)


def _write(path: Path, data: bytes) -> None:
    beside = path.with_name(path.name + ".part")
    try:
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        raise AppError(
            f"Le colis n’a pas pu être écrit dans {path.parent}.",
            f"Choisissez une autre clé ou un autre dossier ({error.strerror}). Rien n’est perdu.",
            code="not_saved",
        ) from None
