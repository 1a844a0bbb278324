"""Is the centre's file the one that was used here last, or an older one that somebody put back by hand?

The same random mark stands in the database and in a small file beside it. Both get another one when the centre starts, every
hour while it runs, when it stops and after each backup: so a copy carries a mark that is no longer the one beside the data.
A file that is found with another mark begins a new epoch by itself, as after any loss (``histories``); a mark that differs
without need, after a crash between the two, costs nothing, since laptops tell by their cursors that their past is still there.

A folder or a machine put back whole brings its mark with it, and PostgreSQL has no folder: there the laptops find out.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Final
from uuid import uuid4

from mediator_app.errors import AppError
from mediator_app.server.placing import put_in_place
from mediator_app.server.repeating import repeated
from mediator_app.server.store.interface import Session, Store

FILE: Final = "centre.mark"
EVERY: Final = 3600.0
"""Seconds after which the mark is another one while the centre runs."""

_MARK: Final = "mark"


def notice(store: Store, folder: Path) -> bool:
    """Begin a new epoch if the database is not the one that was used last in this folder; was it another?"""
    with store.reading() as session:
        if is_same(session, mark_in(folder)):
            return False
    with store.writing() as session:
        if is_same(session, mark_in(folder)):  # another process was giving both their new one
            return False
        begin_anew(session)
        keep_mark(folder, give_mark(session))
    return True


def renew(store: Store, folder: Path) -> None:
    """Give the database and the folder another mark, so that every copy made before is told from them."""
    with store.writing() as session:
        keep_mark(folder, give_mark(session))


@contextmanager
def renewing(store: Store, folder: Path, every: float = EVERY) -> Iterator[None]:
    """Until the end of the block the mark is another one now, then every so many seconds, and at the end."""
    _renew_if_possible(store, folder)
    try:
        with repeated(partial(_renew_if_possible, store, folder), every):
            yield
    finally:
        _renew_if_possible(store, folder)


def is_same(session: Session, beside: str) -> bool:
    """Has the database the mark that lies beside it? Both have none before a centre is served for the first time."""
    return session.noted(_MARK) == beside


def begin_anew(session: Session) -> None:
    """Nobody knows how much older the database is: no number is taken to mean the same but to laptops whose marks say so."""
    session.begin_epoch(str(uuid4()), 0)


def give_mark(session: Session) -> str:
    """Note another mark in the database; answers it, to be kept beside it."""
    mark = secrets.token_hex(16)
    session.note(_MARK, mark)
    return mark


def mark_in(folder: Path) -> str:
    """The mark that lies in a folder, empty if there is none."""
    path = folder / FILE
    return path.read_text(encoding="utf-8", errors="replace").strip() if path.is_file() else ""


def keep_mark(folder: Path, mark: str) -> None:
    """Put a mark beside the data, on the disk when this returns."""
    draft = folder / f"{FILE}.new"
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        file.write(mark + "\n")
    put_in_place(draft, folder / FILE)


def _renew_if_possible(store: Store, folder: Path) -> None:
    """A disk that fails is told by the rounds, and the former mark is as good until the next time."""
    with suppress(AppError, OSError):
        renew(store, folder)
