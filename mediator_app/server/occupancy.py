"""Who uses a data folder: any number of servers, or one command that replaces its database. Nothing is left in the folder.

The lock is the operating system's own and ends with the process that has it. Windows cannot lock a folder: there a file
beside it is locked, by one server only.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mediator_app.errors import AppError


@contextmanager
def serving_from(folder: Path) -> Iterator[None]:
    """Serve a folder until the end of the block; refused while its database is being replaced."""
    with _locked(folder, alone=False, refused=_being_replaced):
        yield


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Have a folder for oneself until the end of the block; refused while a server runs on it."""
    with _locked(folder, alone=True, refused=_is_served):
        yield


def _being_replaced() -> AppError:
    return AppError(
        "Les données du centre sont en cours de restauration.", "Recommencez quand elle est finie.", code="in_use"
    )


def _is_served() -> AppError:
    return AppError(
        "Le centre est en marche sur ces données.", "Arrêtez-le, puis recommencez. Rien n’a été modifié.", code="in_use"
    )


if sys.platform == "win32":
    import msvcrt
    from collections.abc import Callable

    @contextmanager
    def _locked(folder: Path, *, alone: bool, refused: Callable[[], AppError]) -> Iterator[None]:
        handle = os.open(folder.with_name(f"{folder.name}.lock"), os.O_RDWR | os.O_CREAT, 0o600)
        try:
            try:
                msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
            except OSError:
                raise refused() from None
            yield
        finally:
            os.close(handle)

else:
    import fcntl
    from collections.abc import Callable

    @contextmanager
    def _locked(folder: Path, *, alone: bool, refused: Callable[[], AppError]) -> Iterator[None]:
        handle = os.open(folder, os.O_RDONLY)
        try:
            try:
                fcntl.flock(handle, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
            except OSError:
                raise refused() from None
            yield
        finally:
            os.close(handle)
