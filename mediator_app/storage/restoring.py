"""Putting a verified copy in the place of a profile, so that a crash at any moment leaves the old one or the new one, whole.

The database and its key are two files that only fit together, and the database that was there has a log beside it: they
cannot be replaced at one stroke. So the copy lies ready in a folder of its own; once ``decide`` has left its mark there,
the restoration has happened, and whoever opens the profile next finishes it. What the copy is worth is left to ``backup``.
"""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path
from typing import Final

import msgspec

from mediator_app.storage.folder import (
    DATABASE_FILE,
    KEY_FILE,
    flush_names,
    make_private,
    put_in_place,
    write_durably,
)

STAGING: Final = "restoring"
"""The folder, within the profile's, in which the copy lies ready."""

RESTORED_MARK: Final = "restored.json"
"""Stays in the profile's folder until whoever works here has been told."""

_DECIDED: Final = "decided.json"


class Restored(msgspec.Struct, frozen=True):
    """When a profile was brought back, and from which file."""

    restored_at: datetime
    backup: str


class _Decision(msgspec.Struct, frozen=True):
    restored: Restored
    aside: str


def is_decided(folder: Path) -> bool:
    """Is there a restoration that only waits to be finished?"""
    return (folder / STAGING / _DECIDED).exists()


def decide(folder: Path, restored: Restored) -> Path | None:
    """From here on, the copy lying ready is the profile; where the one before will lie, None if there is none."""
    aside = f"replaced-{restored.restored_at:%Y-%m-%dT%H%M%S}"
    has_one = any(path.exists() for path in (*_database_files(folder), folder / KEY_FILE))
    decision = _Decision(restored, aside if has_one else "")
    write_durably(folder / STAGING / _DECIDED, msgspec.json.encode(decision))
    return folder / aside if has_one else None


def finish(folder: Path) -> None:
    """Give the files of a decided restoration their places, or those that do not have them yet; under the folder's lock."""
    staging = folder / STAGING
    decision = msgspec.json.decode((staging / _DECIDED).read_bytes(), type=_Decision)
    database, key_file = staging / DATABASE_FILE, staging / KEY_FILE
    if database.exists():
        if decision.aside:
            _set_aside(folder, folder / decision.aside, with_key=key_file.exists())
        write_durably(folder / RESTORED_MARK, msgspec.json.encode(decision.restored))
        if key_file.exists():
            put_in_place(key_file, folder / KEY_FILE)
        put_in_place(database, folder / DATABASE_FILE)
    shutil.rmtree(staging, ignore_errors=True)


def _set_aside(folder: Path, aside: Path, *, with_key: bool) -> None:
    """Move the database before out of the way with its log; ``with_key`` if the key in the folder is still its key."""
    make_private(aside)
    if with_key and (folder / KEY_FILE).exists():
        write_durably(aside / KEY_FILE, (folder / KEY_FILE).read_bytes())
    for path in _database_files(folder):
        if path.exists():
            path.replace(aside / path.name)
    flush_names(aside)
    flush_names(folder)


def _database_files(folder: Path) -> list[Path]:
    return [folder / f"{DATABASE_FILE}{end}" for end in ("", "-wal", "-shm")]
