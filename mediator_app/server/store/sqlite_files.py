"""A centre's SQLite file as a file: copied while others write, looked at, made small. What it holds is left to sessions."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from mediator_app.errors import AppError, DamagedProfileError, DiskFullError
from mediator_app.server.store import tables

_PATIENCE: Final = 60.0
"""Seconds to wait for a round that is being written."""


def copy_whole(source: Path, target: Path) -> None:
    """A copy of the database as it is at one moment, although others write to it meanwhile; ``target`` must not exist."""
    with _opened(source) as connection:
        connection.execute("VACUUM INTO ?", (str(target),))


def head_of(path: Path) -> int:
    """The number of the newest line in a copy, once every page of it has been looked at; DamagedProfileError otherwise."""
    with _opened(path, "ro") as connection:
        names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if not {"meta", "operations", "records"} <= names:
            raise damaged()
        if connection.execute("PRAGMA integrity_check(1)").fetchall() != [("ok",)]:
            raise damaged()
        schema = connection.execute("SELECT value FROM meta WHERE key = 'schema'").fetchone()
        if schema is None or int(schema[0]) > tables.SCHEMA_VERSION:
            raise AppError(
                "Cette sauvegarde a été écrite par une version plus récente du programme.",
                "Installez la dernière version, puis recommencez. Rien n’a été modifié.",
                code="newer_data",
            )
        return int(connection.execute("SELECT coalesce(max(seq), 0) FROM operations").fetchone()[0])


def make_small(path: Path) -> None:
    """Give free pages back, overwrite what was deleted, measure the tables for the planner, empty the log of the file."""
    with _opened(path) as connection:
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("VACUUM")
        connection.execute("ANALYZE")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def damaged() -> DamagedProfileError:
    """What a file is called that cannot be used."""
    return DamagedProfileError(
        "Ce fichier n’est pas une sauvegarde de centre, ou il est abîmé.",
        "Rien n’a été modifié. Prenez une autre sauvegarde.",
        code="damaged_data",
    )


@contextmanager
def _opened(path: Path, mode: str = "rw") -> Iterator[sqlite3.Connection]:
    try:
        uri = f"{path.absolute().as_uri()}?mode={mode}"
        with closing(sqlite3.connect(uri, uri=True, timeout=_PATIENCE, isolation_level=None)) as connection:
            yield connection
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_FULL:
            raise DiskFullError("Le disque est plein.", "Libérez de la place, puis recommencez.") from error
        hint = f"Vérifiez le dossier, vos droits et la place ({error})."
        raise AppError("Le fichier n’a pas pu être lu ou écrit.", hint, code="not_saved") from error
    except (sqlite3.DatabaseError, ValueError) as error:
        raise damaged() from error
