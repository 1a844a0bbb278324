"""A profile: the folder with one laptop's data. How it is created, opened, refused and brought up to date.

Nothing here ever recreates or repairs a profile that cannot be read: it is refused in words and left as it is. Tables
are left to ``migrations``, the encrypted file to ``database``, its key to ``keys``, copies of it to ``backup``.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from mediator_app.config import refuse_copied_folder
from mediator_app.errors import AppError, DamagedProfileError, NewerProfileError, ProfileMissingError
from mediator_app.storage.database import Connection, connect, stored_version, transaction, translated
from mediator_app.storage.folder import DATABASE_FILE, KEY_FILE, FolderLock, make_private, put_in_place
from mediator_app.storage.keys import STRONG, KdfCost, Unlock, create_keys, unlock
from mediator_app.storage.migrations import SCHEMA_VERSION, migrate
from mediator_app.storage.restoring import finish, is_decided

_DRAFT = DATABASE_FILE + ".new"


@dataclass(frozen=True, slots=True)
class Schema:
    """Which tables this program knows: their number, and what brings an older file up to it."""

    version: int
    migrate: Callable[[Connection], None]


def _bring_tables_up_to_date(connection: Connection) -> None:
    from mediator_app.storage import views  # loaded for a rare need, not at each start

    migrate(connection)
    views.fill_listing(connection)


CURRENT = Schema(SCHEMA_VERSION, _bring_tables_up_to_date)


@dataclass(frozen=True, slots=True)
class OpenProfile:
    """A profile that this program alone holds until ``close``; also a context manager."""

    folder: Path
    path: Path
    connection: Connection
    _lock: FolderLock

    def close(self) -> None:
        """Close the file and give the profile back; closing twice does nothing more."""
        self.connection.close()
        self._lock.release()

    def __enter__(self) -> OpenProfile:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


def has_profile(folder: Path) -> bool:
    """Is there a profile, sound or not? A creation that was interrupted has left none."""
    interrupted = (folder / _DRAFT).exists()
    has_key = (folder / KEY_FILE).exists() and not interrupted
    return (folder / DATABASE_FILE).exists() or has_key or is_decided(folder)


@translated()
def create_profile(folder: Path, passphrase: str, *, cost: KdfCost = STRONG, schema: Schema = CURRENT) -> str:
    """Make a new, empty profile and return its recovery code, which is shown once and kept nowhere.

    AppError: there is a profile already (code ``profile_exists``), or another program copies the folder elsewhere.
    """
    refuse_copied_folder(folder)
    _refuse_second_profile(folder)
    make_private(folder)
    lock = FolderLock(folder)
    try:
        _refuse_second_profile(folder)
        draft = folder / _DRAFT
        draft.unlink(missing_ok=True)
        draft.touch(mode=0o600)  # until it has its final name, what is here counts as no profile
        key, recovery_code = create_keys(folder, passphrase, cost)
        with closing(connect(draft, key)) as connection:
            with transaction(connection):
                schema.migrate(connection)
            # Closing would do it too, but leaves the tables in the log without a word when the disk refuses.
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        put_in_place(draft, folder / DATABASE_FILE)
    finally:
        lock.release()
    return recovery_code


@translated()
def open_profile(folder: Path, secret: str, *, way_in: Unlock = unlock, schema: Schema = CURRENT) -> OpenProfile:
    """Open the profile for this program alone; an older one is saved, then brought up to date.

    ``secret`` is the passphrase, or what ``way_in`` asks for. ProfileMissingError, ProfileInUseError,
    WrongPassphraseError, DamagedProfileError, NewerProfileError: the profile has not been changed.
    """
    _refuse_absent(folder)
    lock = FolderLock(folder)
    try:
        if is_decided(folder):
            finish(folder)
        path = folder / DATABASE_FILE
        _refuse_empty(path)
        key = way_in(folder, secret)
        _bring_up_to_date(path, key, schema)
        return OpenProfile(folder, path, connect(path, key, mode="rw"), lock)
    except BaseException:
        lock.release()
        raise


def _bring_up_to_date(path: Path, key: bytes, schema: Schema) -> None:
    version = stored_version(path, key)
    if version > schema.version:
        raise NewerProfileError(
            "Ces données ont été enregistrées par une version plus récente de Tournée.",
            "Elles n’ont pas été modifiées. Installez la dernière version de Tournée, puis ouvrez à nouveau.",
        )
    if version < schema.version:
        # Loaded for a rare need, not at each start.
        from mediator_app.storage.backup import backup_before_migration
        from mediator_app.storage.unseen import row_columns, show_unseen

        with closing(connect(path, key, mode="rw")) as connection:
            backup_before_migration(connection, version)
            with transaction(connection):
                before = row_columns(connection)
                schema.migrate(connection)
                show_unseen(connection, before)


def _refuse_second_profile(folder: Path) -> None:
    if has_profile(folder):
        raise AppError(
            f"Ce dossier contient déjà des données de Tournée\u00a0: {folder}.",
            "Ouvrez-les avec leur phrase secrète, ou choisissez un autre dossier.",
            code="profile_exists",
        )


def _refuse_absent(folder: Path) -> None:
    if not has_profile(folder):
        raise ProfileMissingError(
            f"Il n’y a pas encore de données de Tournée dans ce dossier\u00a0: {folder}.",
            "Vérifiez le nom du dossier, ou préparez ce poste par la première ouverture (commande «\u00a0init\u00a0»).",
        )


def _refuse_empty(path: Path) -> None:
    if not path.exists():
        raise DamagedProfileError(
            f"Le fichier des données ({DATABASE_FILE}) manque\u202f; sa clé est encore là.",
            "Remettez-le à sa place si vous l’avez déplacé, ou restaurez la dernière sauvegarde.",
        )
    if path.stat().st_size == 0:
        raise DamagedProfileError(
            f"Le fichier des données ({DATABASE_FILE}) est vide.",
            "Il n’a pas été modifié. Restaurez la dernière sauvegarde.",
        )
