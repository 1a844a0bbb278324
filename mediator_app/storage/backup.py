"""Copies of a profile: made, verified, thinned out, brought back; and the health check of the file.

A backup is one file (a zip without compression) with the database, encrypted by the same key as ever, and the key file,
still sealed: it opens on any computer with the passphrase of its day or the recovery sheet. Nothing in it is in clear
but its format and schema numbers. When to make one is left to the callers.
"""

from __future__ import annotations

import os
import re
import shutil
import zipfile
from collections.abc import Iterable
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import Final

import msgspec

from mediator_app.config import refuse_copied_folder
from mediator_app.errors import DamagedProfileError, InvalidInputError, NewerProfileError, NotFoundError
from mediator_app.storage.database import Connection, connect, stored_version, translated
from mediator_app.storage.folder import (
    BACKUPS,
    DATABASE_FILE,
    KEY_FILE,
    FolderLock,
    make_private,
    put_in_place,
    write_durably,
)
from mediator_app.storage.keys import Unlock, unlock
from mediator_app.storage.migrations import SCHEMA_VERSION
from mediator_app.storage.restoring import RESTORED_MARK, STAGING, Restored, decide, finish, is_decided

SUFFIX: Final = ".tournee"
DAYS_KEPT: Final = 7
WEEKS_KEPT: Final = 4

_FORMAT: Final = 1
_MANIFEST: Final = "backup.json"
_SMALL = 65536  # more than a manifest or a key file ever takes
_DAILY = re.compile(r"(\d{4}-\d\d-\d\d)" + re.escape(SUFFIX))

_CHECKS: Final = {
    "cipher_integrity_check": "Une page du fichier a été modifiée ou perdue\u00a0: {}.",
    "integrity_check": "Le fichier est incohérent\u00a0: {}.",
    "foreign_key_check": "Une ligne en cite une autre qui n’existe pas\u00a0: {}.",
}


class _Manifest(msgspec.Struct, frozen=True):
    format: int
    schema: int


@translated()
def backup(connection: Connection, file: Path) -> None:
    """Write a verified copy of the open profile to ``file``; an earlier backup there is replaced, other files are not.

    DiskFullError and the like leave no half file and whatever was there before.
    """
    if file.exists() and file.stat().st_size and not _is_backup(file):
        raise InvalidInputError(
            f"Ce fichier existe et n’est pas une sauvegarde\u00a0: {file}.", "Choisissez un autre nom."
        )
    copy, draft = file.with_name(file.name + ".db.tmp"), file.with_name(file.name + ".tmp")
    try:
        copy.unlink(missing_ok=True)
        _copy_database(connection, copy)
        _pack(draft, copy, _folder_of(connection) / KEY_FILE, _schema_of(connection))
        put_in_place(draft, file)
    finally:
        copy.unlink(missing_ok=True)
        draft.unlink(missing_ok=True)


def backup_before_migration(connection: Connection, version: int) -> Path:
    """The copy kept for ever of a profile as the version before left it; made again if the migration is tried again."""
    file = _backups_of(connection) / f"before-version-{version + 1}{SUFFIX}"
    backup(connection, file)
    return file


def backup_of_the_day(connection: Connection, today: date) -> Path | None:
    """Make the first backup of the day and drop those beyond 7 days and 4 weeks; None if today's is there already."""
    folder = _backups_of(connection)
    file = folder / f"{today.isoformat()}{SUFFIX}"
    if file.exists():
        return None
    backup(connection, file)
    made = {day: path for path in folder.iterdir() if (day := _day_of(path))}
    for day in surplus(made):
        made[day].unlink()
    return file


def surplus(days: Iterable[date]) -> set[date]:
    """The days whose backup may go: all but the last 7, and, before those, the last of each of the last 4 ISO weeks."""
    newest_first = sorted(days, reverse=True)
    older = newest_first[DAYS_KEPT:]
    last_of_week = {day.isocalendar()[:2]: day for day in reversed(older)}
    weekly = sorted(last_of_week.values(), reverse=True)[:WEEKS_KEPT]
    return set(older) - set(weekly)


@translated()
def restore(
    file: Path,
    folder: Path,
    secret: str,
    *,
    now: datetime,
    way_in: Unlock = unlock,
    known_schema: int = SCHEMA_VERSION,
) -> Path | None:
    """Put a backup in ``folder``, marked as restored; the profile that was there is moved to the folder returned.

    ``secret`` is the passphrase of the backup's day, or what ``way_in`` asks for. DamagedProfileError,
    NewerProfileError, WrongPassphraseError, ProfileInUseError, NotFoundError: the folder is as it was.
    """
    refuse_copied_folder(folder)
    make_private(folder)
    lock = FolderLock(folder)
    staging = folder / STAGING
    try:
        if is_decided(folder):
            finish(folder)
        shutil.rmtree(staging, ignore_errors=True)
        make_private(staging)
        _unpack(file, staging)
        _verify(staging, way_in(staging, secret), known_schema)
        aside = decide(folder, Restored(now, file.name))
        finish(folder)
        return aside
    finally:
        if not is_decided(folder):
            shutil.rmtree(staging, ignore_errors=True)
        lock.release()


def restored_at(folder: Path) -> datetime | None:
    """When this profile was brought back from a backup, until somebody has said that she knows: lines may be missing."""
    mark = folder / RESTORED_MARK
    return msgspec.json.decode(mark.read_bytes(), type=Restored).restored_at if mark.exists() else None


def forget_restored(folder: Path) -> None:
    """Whoever works here knows that the profile was brought back."""
    (folder / RESTORED_MARK).unlink(missing_ok=True)


def check(connection: Connection) -> list[str]:
    """What is wrong with the file, in sentences; empty when every page, index and reference is sound."""
    problems: list[str] = []
    for pragma, sentence in _CHECKS.items():
        try:
            with translated():
                rows = connection.execute(f"PRAGMA {pragma}").fetchall()
        except DamagedProfileError as error:
            problems.append(error.title)
            continue
        problems += [sentence.format(" ".join(map(str, row))) for row in rows if row != ("ok",)]
    return problems


def _day_of(file: Path) -> date | None:
    """The day of a daily backup; None for any other file, such as one that somebody has named after no day."""
    found = _DAILY.fullmatch(file.name)
    try:
        return date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None


def _copy_database(connection: Connection, copy: Path) -> None:
    with connection.turn:
        connection.execute("VACUUM INTO ?", (str(copy),))
        connection.execute("ATTACH ? AS copy", (str(copy),))  # by the same key, as no other is given
        try:
            failures = connection.execute("PRAGMA copy.cipher_integrity_check").fetchall()
            verdict = connection.execute("PRAGMA copy.quick_check").fetchall()
        finally:
            connection.execute("DETACH copy")
    if failures or verdict != [("ok",)]:
        raise DamagedProfileError(
            "La sauvegarde a été écrite mais ne se relit pas\u00a0: elle n’a pas été gardée.",
            "Essayez sur un autre disque ou une autre clé USB.",
        )


def _pack(draft: Path, copy: Path, key_file: Path, schema: int) -> None:
    draft.unlink(missing_ok=True)
    handle = os.open(draft, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w+b") as stream, zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as packed:
        packed.writestr(_MANIFEST, msgspec.json.encode(_Manifest(_FORMAT, schema)))
        packed.write(key_file, KEY_FILE)
        packed.write(copy, DATABASE_FILE)


def _is_backup(file: Path) -> bool:
    try:
        with zipfile.ZipFile(file) as packed:
            return _MANIFEST in packed.namelist()
    except zipfile.BadZipFile:
        return False


def _unpack(file: Path, staging: Path) -> None:
    try:
        with zipfile.ZipFile(file) as packed:
            _refuse_newer(msgspec.json.decode(_small(packed, _MANIFEST), type=_Manifest).format, _FORMAT)
            write_durably(staging / KEY_FILE, _small(packed, KEY_FILE))
            with packed.open(DATABASE_FILE) as source, (staging / DATABASE_FILE).open("xb") as target:
                shutil.copyfileobj(source, target)
                target.flush()
                os.fsync(target.fileno())
    except (FileNotFoundError, IsADirectoryError) as error:
        raise NotFoundError(f"Ce fichier n’existe pas\u00a0: {file}.", "Vérifiez son nom et son dossier.") from error
    except (zipfile.BadZipFile, KeyError, EOFError, NotImplementedError, RuntimeError, msgspec.DecodeError) as error:
        raise _unusable() from error


def _small(packed: zipfile.ZipFile, name: str) -> bytes:
    with packed.open(name) as member:
        return member.read(_SMALL)


def _verify(staging: Path, key: bytes, known_schema: int) -> None:
    path = staging / DATABASE_FILE
    if path.stat().st_size == 0:
        raise _unusable()
    _refuse_newer(stored_version(path, key), known_schema)
    with closing(connect(path, key, mode="rw")) as connection:
        problems = check(connection)
    if problems:
        raise _unusable()


def _refuse_newer(found: int, known: int) -> None:
    if found > known:
        raise NewerProfileError(
            "Cette sauvegarde a été faite par une version plus récente de Tournée.",
            "Rien n’a été modifié. Installez la dernière version de Tournée, puis recommencez.",
        )


def _unusable() -> DamagedProfileError:
    return DamagedProfileError(
        "Cette sauvegarde est abîmée ou n’en est pas une.",
        "Rien n’a été modifié. Essayez une sauvegarde plus ancienne.",
    )


def _folder_of(connection: Connection) -> Path:
    return Path(connection.execute("SELECT file FROM pragma_database_list WHERE name = 'main'").fetchone()[0]).parent


def _backups_of(connection: Connection) -> Path:
    folder = _folder_of(connection) / BACKUPS
    make_private(folder)
    return folder


def _schema_of(connection: Connection) -> int:
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version
