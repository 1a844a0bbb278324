"""The folder of a profile: the names of its files, its lock, and how a file in it is replaced.

It answers nothing about what the files contain: that is ``keys`` (the key), ``profile`` (the database) and ``backup``.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

from mediator_app.errors import ProfileInUseError

DATABASE_FILE: Final = "tournee.db"
KEY_FILE: Final = "profile.key"
LOCK_FILE: Final = "lock"
BACKUPS: Final = "backups"


class FolderLock:
    """One program at a time: a lock of the operating system, which it takes back itself when the program dies."""

    def __init__(self, folder: Path) -> None:
        """Take the lock of an existing folder, or raise ProfileInUseError at once."""
        self._handle = os.open(folder / LOCK_FILE, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(self._handle)
        except OSError as error:
            os.close(self._handle)
            raise ProfileInUseError(
                "Ces données sont déjà ouvertes dans une autre fenêtre ou par une autre commande.",
                "Utilisez la fenêtre déjà ouverte, ou fermez-la avant d’ouvrir celle-ci.",
            ) from error

    def release(self) -> None:
        """Give the lock back; the file stays, for removing it would let two programs hold two locks."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1


def make_private(folder: Path) -> None:
    """Make the folder if need be, and let nobody but its owner look into it."""
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)


def write_durably(path: Path, content: bytes) -> None:
    """Replace ``path`` whole or not at all, readable by its owner only, and on the disk when this returns."""
    draft = path.with_name(path.name + ".tmp")
    draft.unlink(missing_ok=True)
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
        put_in_place(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def put_in_place(draft: Path, path: Path) -> None:
    """Give a finished file its name, once its content is on the disk."""
    with draft.open("rb+") as file:
        os.fsync(file.fileno())
    draft.replace(path)
    flush_names(path.parent)


def flush_names(folder: Path) -> None:
    """Put the names of a folder's files on the disk; Windows does it by itself and cannot be asked."""
    if sys.platform != "win32":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
