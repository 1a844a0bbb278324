"""After an erasure the centre's file is written anew: until then its free room may hold copies of what was emptied.

SQLite overwrites what is deleted, but not what a page that was split gave to another one. Writing a large file anew takes
seconds (10 a GB), too long for the round that erases: it is done when the centre starts and every hour, while rounds go on.
What is erased and not yet cleaned is told by numbers, so a centre that stops in between does it later.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Final

from mediator_app.errors import AppError
from mediator_app.server.folder import DATABASE
from mediator_app.server.repeating import repeated
from mediator_app.server.store.interface import Store
from mediator_app.server.store.sqlite_files import make_small

EVERY: Final = 3600.0
"""Seconds after which the centre looks whether somebody was erased."""

_CLEANED: Final = "cleaned_through"


def clean(store: Store, folder: Path) -> bool:
    """Write the file in a folder anew if anything was erased since that was done last; was there?

    AppError if it cannot be written just now: nothing is noted then, and the next time does it.
    """
    with store.reading() as session:
        newest = max((one.seq for one in session.erasures()), default=0)
        if newest <= int(session.noted(_CLEANED) or 0):
            return False
    make_small(folder / DATABASE)
    with store.writing() as session:
        session.note(_CLEANED, str(newest))
    return True


@contextmanager
def kept_clean(store: Store, folder: Path, every: float = EVERY) -> Iterator[None]:
    """Until the end of the block the file is written anew as often as it must be, now for the first time."""
    with repeated(partial(_clean_if_possible, store, folder), every, at_once=True):
        yield


def _clean_if_possible(store: Store, folder: Path) -> None:
    """A disk that is full for now keeps no centre from running."""
    with suppress(AppError):
        clean(store, folder)
