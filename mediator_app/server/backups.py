"""Copies of a centre's folder: made and verified while it runs, brought back while it does not.

A copy that was brought back is another history: laptops are told by a new epoch and send again what it lacks; what was
erased since is erased again, by the list of ids that lies beside the data (``erasing``). The former file is kept aside:
it holds what was erased too, so it is for the administrator to delete once all is well.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from mediator_app.domain.clocks import utc_text
from mediator_app.errors import AppError, InvalidInputError
from mediator_app.server.continuity import give_mark, keep_mark
from mediator_app.server.erasing import erase_again, keep_list
from mediator_app.server.folder import DATABASE, centre_in
from mediator_app.server.histories import new_epoch
from mediator_app.server.occupancy import alone_in
from mediator_app.server.placing import flush_names, keep_beside, put_in_place
from mediator_app.server.store.care_interface import DURABLE_THROUGH, LAST_BACKUP
from mediator_app.server.store.sqlite import SqliteStore
from mediator_app.server.store.sqlite_files import copy_whole, head_of, make_small

_SIDE_FILES: Final = ("", "-wal", "-shm")


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore has done: up to which number the copy goes, the new epoch, what was erased again, where the former
    file is."""

    head: int
    epoch: str
    erased_again: int
    former: str


def back_up(folder: Path, file: Path, now: datetime) -> int:
    """Write a verified copy to ``file``, replacing an earlier one; answers the number up to which it goes."""
    if file.absolute() == (folder / DATABASE).absolute():
        raise InvalidInputError("Une sauvegarde ne peut pas remplacer les données.", "Choisissez un autre fichier.")
    draft = file.with_name(file.name + ".tmp")
    draft.unlink(missing_ok=True)
    try:
        with centre_in(folder) as store:
            keep_list(store, folder)
            copy_whole(folder / DATABASE, draft)
            draft.chmod(0o600)
            head = head_of(draft)
            put_in_place(draft, file)
            with store.writing() as session:
                session.note(DURABLE_THROUGH, str(head))
                session.note(LAST_BACKUP, utc_text(now))
                keep_mark(folder, give_mark(session))
    finally:
        draft.unlink(missing_ok=True)
    return head


def restore(folder: Path, file: Path, now: datetime) -> Restored:
    """Put a copy in the place of the data; AppError, and nothing changed, if it cannot be used or a server runs."""
    with alone_in(folder):
        _settle(folder)
        head = head_of(file)
        draft = folder / f"{DATABASE}.restoring"
        draft.unlink(missing_ok=True)
        try:
            copy_whole(file, draft)
            draft.chmod(0o600)
            epoch, erased, mark = _made_ready(folder, draft, now)
            former = _keep_former(folder, now)
            _drop_side_files(folder)
            put_in_place(draft, folder / DATABASE)
            keep_mark(folder, mark)
        finally:
            for end in _SIDE_FILES:
                draft.with_name(draft.name + end).unlink(missing_ok=True)
    return Restored(head, epoch, erased, former)


def compact(folder: Path) -> tuple[int, int]:
    """Make the file as small as it can be; answers its bytes before and after."""
    path = folder / DATABASE
    before = path.stat().st_size
    make_small(path)
    return before, path.stat().st_size


def _settle(folder: Path) -> None:
    """Bring what lies beside the file into it, so that nothing is left there; a damaged one is left as it is."""
    path = folder / DATABASE
    if path.exists():
        with suppress(AppError):
            SqliteStore(path).close()


def _made_ready(folder: Path, draft: Path, now: datetime) -> tuple[str, int, str]:
    """Begin the new epoch in the copy, erase again and give it a mark of its own, before anybody can see it."""
    store = SqliteStore(draft)
    try:
        with store.writing() as session:
            epoch, mark = new_epoch(session), give_mark(session)
        erased = erase_again(store, folder, now, is_announced=True)
    finally:
        store.close()
    make_small(draft)
    return epoch, erased, mark


def _keep_former(folder: Path, now: datetime) -> str:
    """Let the former file, and what lies beside it, also be found under another name; answers it, empty if there was none.

    The data stay where they are until the copy takes their place in one step: a fault in between leaves the one or the other.
    """
    path = folder / DATABASE
    if not path.exists():
        return ""
    aside = folder / f"{DATABASE}.before-restore-{now:%Y%m%dT%H%M%SZ}"
    for end in _SIDE_FILES:
        beside = path.with_name(path.name + end)
        if beside.exists():
            aside.with_name(aside.name + end).unlink(missing_ok=True)
            keep_beside(beside, aside.with_name(aside.name + end))
    flush_names(folder)
    return str(aside)


def _drop_side_files(folder: Path) -> None:
    """Take away what would be read as part of the copy; its content stays beside the former file."""
    for end in _SIDE_FILES[1:]:
        (folder / f"{DATABASE}{end}").unlink(missing_ok=True)
