"""One encrypted SQLite file: how it is opened, how its transactions run, how its failures are told.

It answers: a keyed connection, one transaction at a time, SQLCipher's exceptions in the user's words, and a query over
the documented views that can neither write nor look behind them. What a profile folder is, which schema it holds and
who may open it is left to ``profile`` and ``migrations``; ``sqlcipher3`` is imported nowhere else.
"""

from __future__ import annotations

import errno
import threading
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mediator_app.errors import AppError, DamagedProfileError, DiskFullError, InvalidInputError, ProfileInUseError

if TYPE_CHECKING:  # sqlcipher3 has sqlite3's interface but no types of its own
    import sqlite3 as cipher
    from sqlite3 import IntegrityError
else:
    from sqlcipher3 import dbapi2 as cipher
    from sqlcipher3.dbapi2 import IntegrityError

__all__ = [
    "Connection",
    "IntegrityError",
    "connect",
    "read_only_query",
    "stored_version",
    "transaction",
    "translated",
]

_PLAIN_HEADER = b"SQLite format 3\x00"

Row = tuple[Any, ...]

_BUSY_MILLISECONDS = 5000
_PAGE_BYTES = 4096

# Pinned, so that a later library's defaults do not make today's files unreadable.
_CIPHER_SETTINGS = ("PRAGMA cipher_compatibility = 4", f"PRAGMA cipher_page_size = {_PAGE_BYTES}")
_COPIED_TYPES = frozenset({"INTEGER", "REAL", "TEXT"})
_READING_ACTIONS = frozenset(
    {cipher.SQLITE_SELECT, cipher.SQLITE_READ, cipher.SQLITE_FUNCTION, cipher.SQLITE_RECURSIVE}
)
_SETTINGS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -65536",
    "PRAGMA secure_delete = ON",
    "PRAGMA trusted_schema = OFF",
)


def _nothing(absent: None) -> None:
    """What SQLite is given for None: itself."""
    return absent


# Without an adapter of its own, each None of a row costs ten times as much as a number: most of an insert.
cipher.register_adapter(type(None), _nothing)


class Connection(cipher.Connection):
    """A keyed connection; ``turn`` keeps two threads from sharing one transaction."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.turn = threading.RLock()


def connect(path: Path, key: bytes, *, mode: str = "rwc") -> Connection:
    """Open ``path`` with the raw 256-bit ``key``; rows are plain tuples and nothing commits by itself.

    ``mode`` is SQLite's: ``rwc`` creates a missing file, ``rw`` does not, ``ro`` writes nothing, not even on close.
    It may be handed from thread to thread, one at a time. DamagedProfileError: not a database of this key.
    """
    with translated():
        connection = cipher.connect(
            f"{path.absolute().as_uri()}?mode={mode}",
            uri=True,
            isolation_level=None,
            check_same_thread=False,
            timeout=_BUSY_MILLISECONDS / 1000,
            factory=Connection,
        )
        try:
            _prepare(connection, path, key, settings=() if mode == "ro" else _SETTINGS)
        except BaseException:
            connection.close()
            raise
    return connection


def stored_version(path: Path, key: bytes) -> int:
    """The schema number (``PRAGMA user_version``), read without changing a byte of the file or of its log.

    DamagedProfileError also for what SQLite would find out later only: a file cut within a page, and one cut beside the
    log of a program that was killed. Only then is the whole file read.
    """
    log = path.with_name(path.name + "-wal")
    unfinished = log.exists() and log.stat().st_size > 0
    if not unfinished and path.stat().st_size % _PAGE_BYTES:
        raise _damaged()
    with closing(connect(path, key, mode="ro")) as connection, translated():
        if unfinished and connection.execute("PRAGMA quick_check(1)").fetchall() != [("ok",)]:
            raise _damaged()
        version: int = connection.execute("PRAGMA user_version").fetchone()[0]
        return version


@contextmanager
def transaction(connection: Connection) -> Iterator[Connection]:
    """Commit all that the block writes, or nothing if it raises; used inside another one, it joins that one.

    The write lock is taken at once (BEGIN IMMEDIATE), so a block that has begun cannot be refused half-way.
    """
    with connection.turn, translated():
        if connection.in_transaction:
            yield connection
            return
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
            connection.execute("COMMIT")
        except BaseException:
            _roll_back(connection)
            raise


@contextmanager
def translated() -> Iterator[None]:
    """Turn the failures a user can act on into AppErrors; IntegrityError and bugs pass as they are.

    A decorator as well as a context manager.
    """
    try:
        yield
    except cipher.Error as error:
        meant = _meaning(error)
        if meant is None:
            raise
        raise meant from error
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
            raise _disk_full() from error
        if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
            raise _not_writable() from error
        if error.errno == errno.EIO:
            raise _disk_failure() from error
        raise


def read_only_query(connection: Connection, sql: str, views: Sequence[str]) -> tuple[list[str], list[Row]]:
    """Columns and rows of one SELECT over ``views``, and over nothing else; InvalidInputError for any other statement.

    Not to be called within a transaction. The query runs on a copy in memory of the views it names, because SQLite's
    authorizer alone does not hide the tables behind them: it reports ``WITH people AS (SELECT name FROM hidden)`` as a
    read made by the view ``people``.
    """
    named = [view for view in views if view.casefold() in sql.casefold()]
    with translated(), closing(cipher.connect(":memory:", isolation_level=None)) as copy:
        _copy_views(connection, copy, named)
        copy.set_authorizer(_allow_reading)
        return _run_select(copy, sql, views)


def _prepare(connection: Connection, path: Path, key: bytes, *, settings: Sequence[str]) -> None:
    connection.execute("PRAGMA cipher_log_level = NONE")  # else SQLCipher writes to the terminal of the user
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    for pragma in _CIPHER_SETTINGS:
        connection.execute(pragma)
    if not connection.execute("PRAGMA cipher_version").fetchone():
        raise RuntimeError("sqlcipher3 was built without its cipher: the file would be written in clear")
    connection.execute("SELECT count(*) FROM sqlite_schema")  # the first read: fails here if the key does not fit
    for pragma in settings:
        connection.execute(pragma)
    with path.open("rb") as file:
        if file.read(len(_PLAIN_HEADER)) == _PLAIN_HEADER:
            raise DamagedProfileError(
                "Le fichier des données n’est pas chiffré.",
                "Il n’a pas été écrit par Tournée et n’a pas été modifié. Restaurez une sauvegarde.",
            )


def _roll_back(connection: Connection) -> None:
    if connection.in_transaction:  # SQLite has already done it by itself when the disk is full
        connection.execute("ROLLBACK")


def _copy_views(source: Connection, copy: cipher.Connection, views: Sequence[str]) -> None:
    with source.turn:
        source.execute("ATTACH ':memory:' AS copy KEY ''")
        try:
            with transaction(source):  # every view as of the same instant
                for view in views:
                    _fill(source, view)
            source.backup(copy, name="copy")
        finally:
            source.execute("DETACH copy")


def _fill(source: Connection, view: str) -> None:
    columns = source.execute("SELECT name, type FROM pragma_table_info(?)", (view,)).fetchall()
    # The declared types keep comparisons as they are in the view; a computed column gets none.
    spelled = ", ".join(f"{_quoted(name)} {kind if kind in _COPIED_TYPES else ''}" for name, kind in columns)
    source.execute(f"CREATE TABLE copy.{_quoted(view)} ({spelled})")
    names = ", ".join(_quoted(name) for name, _ in columns)
    source.execute(f"INSERT INTO copy.{_quoted(view)} SELECT {names} FROM main.{_quoted(view)}")


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _allow_reading(action: int, first: str | None, *_: str | None) -> int:
    hidden = (first or "").startswith(("sqlite_", "pragma_"))
    allowed = action in _READING_ACTIONS and not hidden
    return cipher.SQLITE_OK if allowed else cipher.SQLITE_DENY


def _run_select(copy: cipher.Connection, sql: str, views: Sequence[str]) -> tuple[list[str], list[Row]]:
    try:
        cursor = copy.execute(sql)
        rows = cursor.fetchall()
    except (cipher.Error, cipher.Warning, ValueError) as error:
        raise _not_a_query(views, str(error)) from error
    if cursor.description is None:
        raise _not_a_query(views, "no rows")
    return [column[0] for column in cursor.description], rows


def _not_a_query(views: Sequence[str], reason: str) -> AppError:
    return InvalidInputError(
        f"Cette requête ne peut pas être exécutée ({reason}).",
        f"Seule une lecture (un SELECT) de ces vues est possible\u00a0: {', '.join(views)}.",
    )


def _meaning(error: cipher.Error) -> AppError | None:
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return None
    make = _MEANINGS.get(code & 0xFF)
    return make() if make else None


def _damaged() -> AppError:
    return DamagedProfileError(
        "Le fichier des données est abîmé et ne peut pas être lu.",
        "Il n’a pas été modifié. Restaurez la dernière sauvegarde, ou montrez ce dossier à votre support.",
    )


def _disk_full() -> AppError:
    return DiskFullError(
        "Le disque est plein : rien n’a été enregistré.",
        "Ce qui était déjà enregistré est intact. Libérez de la place, puis recommencez.",
    )


def _in_use() -> AppError:
    return ProfileInUseError(
        "Les données sont occupées par une autre fenêtre ou une autre commande.",
        "Attendez qu’elle ait fini ou fermez-la, puis recommencez.",
    )


def _not_writable() -> AppError:
    return AppError(
        "Le dossier des données ne peut pas être ouvert ou modifié.",
        "Vérifiez que le dossier existe, qu’il vous appartient et qu’il n’est pas en lecture seule.",
        code="not_writable",
    )


def _disk_failure() -> AppError:
    return AppError(
        "Le disque n’a pas répondu : rien n’a été enregistré.",
        "Vérifiez que le disque est bien branché et qu’il reste de la place, puis recommencez.",
        code="disk_failure",
    )


_MEANINGS = {
    cipher.SQLITE_NOTADB: _damaged,
    cipher.SQLITE_CORRUPT: _damaged,
    cipher.SQLITE_FULL: _disk_full,
    cipher.SQLITE_BUSY: _in_use,
    cipher.SQLITE_LOCKED: _in_use,
    cipher.SQLITE_READONLY: _not_writable,
    cipher.SQLITE_CANTOPEN: _not_writable,
    cipher.SQLITE_PERM: _not_writable,
    cipher.SQLITE_IOERR: _disk_failure,
}
