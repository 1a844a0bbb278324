"""The window's way to USB parcels, in the database lane; it belongs to the composition, since pages know nothing of sync."""

from __future__ import annotations

from pathlib import Path
from typing import TypeAlias

from mediator_app.domain.entities import ENTITIES
from mediator_app.services.changes import Changes
from mediator_app.services.laptop import Laptop
from mediator_app.sync.parcel_files import SUFFIX as _SUFFIX
from mediator_app.sync.parcel_files import read_parcel as _read
from mediator_app.sync.parcel_files import write_papers
from mediator_app.sync.parcel_files import write_parcel as _write
from mediator_app.sync.parcels import Unpacked

SUFFIX = _SUFFIX

Brought: TypeAlias = Unpacked
"""What a stick brought."""


def write_parcel(laptop: Laptop, path: Path) -> tuple[int, int]:
    """Write all that waits to a file, and signed papers beside it; how many operations, and files of papers.

    AppError in words if one cannot be written.
    """
    count = _write(laptop.connection, laptop.clock, path).count
    return count, len(write_papers(laptop.connection, laptop.clock, path))


def read_parcel(laptop: Laptop, path: Path) -> tuple[Brought, Changes]:
    """Take in a file; what it brought, and that every page must read again. AppError in words if it is refused."""
    brought = _read(laptop.connection, laptop.clock, path)
    return brought, Changes(frozenset(ENTITIES), frozenset())
