"""Where a centre's data lie, a folder or a PostgreSQL database: founded once, opened only by a program that understands it."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final
from uuid import uuid4

from mediator_app.errors import AppError, InvalidInputError
from mediator_app.server.continuity import notice
from mediator_app.server.placing import put_in_place
from mediator_app.server.store.interface import Store, Territory
from mediator_app.server.store.sqlite import SqliteStore

if TYPE_CHECKING:
    from mediator_app.server.store.postgres import PostgresStore

DATABASE: Final = "centre.sqlite"
_DRAFT: Final = f"{DATABASE}.new"


def create_centre(folder: Path, territory_name: str) -> Territory:
    """Found a territory in a new folder (0700) or an empty one; refused without a name, and if anything is in it."""
    territory = _new_territory(territory_name)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for left in folder.glob(f"{_DRAFT}*"):
            left.unlink()  # of a founding that was cut short: nobody has seen it
        is_taken = any(folder.iterdir())
    except OSError as error:
        raise AppError(
            f"Le dossier {folder} ne peut pas être créé.", "Vérifiez le chemin et vos droits.", code="no_folder"
        ) from error
    if is_taken:
        raise AppError(
            f"Le dossier {folder} contient déjà des données.",
            "Indiquez un dossier vide ou qui n’existe pas encore.",
            code="already_there",
        )
    folder.chmod(0o700)
    draft = folder / _DRAFT
    os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    store = SqliteStore(draft)
    try:
        store.found(territory)
    finally:
        store.close()
    if draft.with_name(f"{_DRAFT}-wal").exists():
        # SQLite takes it away once all of it is in the file; that it is still there is all that tells of a failing disk.
        raise OSError(errno.EIO, os.strerror(errno.EIO))
    put_in_place(draft, folder / DATABASE)
    return territory


@contextmanager
def centre_in(folder: Path) -> Iterator[SqliteStore]:
    """The store of an existing data folder, closed at the end of the block; an older file in it begins a new epoch."""
    path = folder / DATABASE
    if not path.is_file():
        raise AppError(
            f"Le dossier {folder} ne contient pas les données d’un centre.",
            "Créez-les d’abord avec «\u00a0mediator-server init\u00a0».",
            code="no_centre",
        )
    store = SqliteStore(path)
    try:
        notice(store, folder)
        yield store
    finally:
        store.close()


def create_centre_on(database: str, territory_name: str) -> Territory:
    """Found a territory in an empty PostgreSQL database, given by its URL; refused if there is one in it."""
    territory = _new_territory(territory_name)
    store = _store_on(database)
    try:
        store.found(territory)
    finally:
        store.close()
    return territory


@contextmanager
def centre_on(database: str) -> Iterator[Store]:
    """The store of a founded PostgreSQL database, closed at the end of the block."""
    store = _store_on(database)
    try:
        if not store.is_founded():
            raise AppError(
                "Il n’y a pas de centre à cette adresse PostgreSQL.",
                "Créez-les d’abord avec «\u00a0mediator-server init\u00a0».",
                code="no_centre",
            )
        yield store
    finally:
        store.close()


def _store_on(database: str) -> PostgresStore:
    try:
        from mediator_app.server.store.postgres import PostgresStore
    except ImportError as error:
        raise AppError(
            "Ce programme est installé sans ce qu’il faut pour PostgreSQL.",
            "Installez-le avec\u00a0: pip install 'mediator-app[postgres]'.",
            code="no_driver",
        ) from error
    return PostgresStore(database)


def _new_territory(name: str) -> Territory:
    name = " ".join(name.split())
    if not name:
        raise InvalidInputError("Le nom du territoire est vide.", "Indiquez par exemple celui du département.")
    return Territory(str(uuid4()), name, str(uuid4()))
