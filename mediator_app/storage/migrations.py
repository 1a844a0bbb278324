"""The tables of the laptop's file, as named steps that are never edited once released.

Four layers: ``operation`` (all that was done here, with the centre's answer), ``base`` (what the centre confirmed), the
``…_row`` tables (what the screens read: base plus own operations in waiting), and the documented views for ``query``.
Nothing here imports the rest of the app: a step must mean the same for ever. Long ones stand in files of their own.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from mediator_app.storage import migration_0003, migration_0004

if TYPE_CHECKING:
    from sqlite_utils import Database

SCHEMA_VERSION: Final = 4
"""How many steps this program knows. A file with more is refused; one with fewer is migrated after a backup."""

_REPLICA: Final = """
CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE operation (
    n INTEGER PRIMARY KEY,
    txn INTEGER NOT NULL,
    entity TEXT NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('create', 'edit', 'void')),
    fields TEXT NOT NULL,
    base TEXT NOT NULL,
    hlc INTEGER NOT NULL,
    wall TEXT NOT NULL,
    actor TEXT NOT NULL,
    cause TEXT NOT NULL,
    schema INTEGER NOT NULL,
    before TEXT NOT NULL,
    label TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending', 'held', 'accepted', 'rejected', 'parked')),
    code TEXT NOT NULL DEFAULT '',
    about TEXT NOT NULL DEFAULT '',
    seq INTEGER,
    answered_at TEXT,
    overlay INTEGER NOT NULL CHECK (overlay IN (0, 1))
) STRICT;
CREATE INDEX operation_by_record ON operation (id);
CREATE INDEX operation_waiting ON operation (n) WHERE state IN ('pending', 'held');
CREATE INDEX operation_overlay ON operation (seq) WHERE overlay = 1;
CREATE INDEX operation_answered ON operation (n) WHERE state IN ('rejected', 'parked');
CREATE TABLE base (
    id TEXT PRIMARY KEY,
    entity TEXT NOT NULL,
    seq INTEGER NOT NULL,
    fields TEXT NOT NULL,
    seqs TEXT,
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    actor TEXT NOT NULL,
    wall TEXT NOT NULL
) STRICT;
CREATE TABLE change_log (
    record TEXT NOT NULL,
    seq INTEGER NOT NULL,
    actor TEXT NOT NULL,
    wall TEXT NOT NULL,
    changes TEXT NOT NULL
) STRICT;
CREATE INDEX change_log_by_record ON change_log (record);
CREATE TABLE unapplied (id TEXT PRIMARY KEY, seq INTEGER NOT NULL, payload TEXT NOT NULL, error TEXT NOT NULL) STRICT;
CREATE TABLE sync_log (
    at TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('done', 'failed')),
    code TEXT NOT NULL,
    pushed INTEGER NOT NULL,
    accepted INTEGER NOT NULL,
    rejected INTEGER NOT NULL,
    parked INTEGER NOT NULL,
    pulled INTEGER NOT NULL
) STRICT;
"""

_ROW_TABLES: Final = {
    "person": "last_name TEXT, first_name TEXT, birth_name TEXT, birth_year INTEGER, phone TEXT, email TEXT, address TEXT,"
    " commune TEXT, gender TEXT, status TEXT, note TEXT",
    "place": "name TEXT, commune TEXT, address TEXT, address_extra TEXT, postal_code TEXT, latitude_e6 INTEGER,"
    " longitude_e6 INTEGER, typology TEXT, phone TEXT, email TEXT, website TEXT, opening_hours TEXT, summary TEXT,"
    " description TEXT, services TEXT, publics TEXT, itinerant INTEGER, parent TEXT, siret TEXT, access TEXT, fees TEXT,"
    " updated_on TEXT, source_key TEXT",
    "session": "title TEXT, place TEXT, starts_at TEXT, ends_at TEXT, kind TEXT, place_kind TEXT, capacity INTEGER,"
    " themes TEXT, materials TEXT, level TEXT, autonomy TEXT, note TEXT, state TEXT, reopened_because TEXT",
    "attendance": "session TEXT, person TEXT, status TEXT, arrived_at TEXT, walk_in INTEGER",
    "headcount": "session TEXT, counts TEXT",
    "scheme": "name TEXT, issuer TEXT, face_value_cents INTEGER, book_size INTEGER, pattern TEXT, valid_until TEXT,"
    " tolerance_days INTEGER",
    "redemption": "scheme TEXT, code TEXT, code_key TEXT, session TEXT, person TEXT, amount_cents INTEGER, taken_at TEXT,"
    " how TEXT, state TEXT, reason TEXT, rival TEXT, received_at TEXT",
    "merge": "survivor TEXT, absorbed TEXT, reason TEXT, choices TEXT",
    "distinction": "first TEXT, second TEXT",
    "settlement": '"case" TEXT, keep TEXT, supersedes TEXT',
    "case": "kind TEXT, entity TEXT, record TEXT, field TEXT, versions TEXT, state TEXT, kept TEXT",
    "member": "name TEXT, role TEXT",
}

_INDEXES: Final = """
CREATE INDEX session_row_by_start ON session_row (starts_at);
CREATE INDEX attendance_row_by_session ON attendance_row (session);
CREATE INDEX attendance_row_by_person ON attendance_row (person);
CREATE INDEX headcount_row_by_session ON headcount_row (session);
CREATE INDEX redemption_row_by_code ON redemption_row (scheme, code_key);
CREATE INDEX redemption_row_by_key ON redemption_row (code_key);
CREATE INDEX redemption_row_by_session ON redemption_row (session);
CREATE INDEX redemption_row_by_person ON redemption_row (person);
CREATE INDEX person_row_by_name ON person_row (last_name, first_name);
CREATE INDEX person_row_by_phone ON person_row (phone);
CREATE INDEX person_row_by_year ON person_row (birth_year, commune);
CREATE INDEX place_row_by_name ON place_row (name);
CREATE TABLE person_redirect (person TEXT PRIMARY KEY, canonical TEXT NOT NULL) STRICT;
CREATE INDEX person_redirect_by_canonical ON person_redirect (canonical);
CREATE VIRTUAL TABLE person_search USING fts5 (
    words, sound, content = '', contentless_delete = 1, tokenize = 'unicode61', prefix = '1 2 3'
);
CREATE VIRTUAL TABLE person_part USING fts5 (words, content = '', contentless_delete = 1, tokenize = 'trigram');
"""

_DOCUMENTED_VIEWS: Final = """
CREATE VIEW people AS
    SELECT p.id, p.last_name, p.first_name, p.birth_name, p.birth_year, p.phone, p.email, p.address, p.commune, p.gender,
        p.status, p.note, coalesce(r.canonical, p.id) AS canonical, p.made_by, p.made_at
    FROM person_row p LEFT JOIN person_redirect r ON r.person = p.id
    WHERE p.voided = 0;
CREATE VIEW places AS
    SELECT id, name, commune, address, address_extra, postal_code, latitude_e6 / 1e6 AS latitude,
        longitude_e6 / 1e6 AS longitude, typology, phone, email, website, opening_hours, summary, description, services,
        publics, itinerant, parent, siret, access, fees, updated_on, source_key, made_by, made_at
    FROM place_row WHERE voided = 0;
CREATE VIEW sessions AS
    SELECT s.id, s.title, s.place, p.name AS place_name, s.starts_at, s.ends_at, s.kind, s.place_kind, s.capacity, s.themes,
        s.materials, s.level, s.autonomy, s.note, coalesce(s.state, 'open') AS state, h.counts AS headcount, s.made_by,
        s.made_at
    FROM session_row s
        LEFT JOIN place_row p ON p.id = s.place
        LEFT JOIN headcount_row h ON h.session = s.id AND h.voided = 0
    WHERE s.voided = 0;
CREATE VIEW attendance AS
    SELECT a.id, a.session, a.person, coalesce(r.canonical, a.person) AS canonical_person, a.status, a.arrived_at,
        coalesce(a.walk_in, 0) AS walk_in, a.made_by, a.made_at
    FROM attendance_row a LEFT JOIN person_redirect r ON r.person = a.person
    WHERE a.voided = 0;
CREATE VIEW redemptions AS
    SELECT id, scheme, code, code_key, session, person, amount_cents, taken_at, how,
        CASE WHEN voided = 1 THEN 'void' ELSE coalesce(state, 'provisional') END AS state, reason, rival, received_at, made_by,
        made_at
    FROM redemption_row;
CREATE VIEW schemes AS
    SELECT id, name, issuer, face_value_cents, book_size, pattern, valid_until, tolerance_days, made_by, made_at
    FROM scheme_row WHERE voided = 0;
CREATE VIEW merges AS
    SELECT id, survivor, absorbed, reason, choices, voided AS undone, made_by, made_at FROM merge_row;
CREATE VIEW conflicts AS
    SELECT id, kind, entity, record, field, versions, state, kept, made_at FROM case_row;
CREATE VIEW outbox AS
    SELECT n, txn, entity, id, kind, fields, wall, actor, cause, label, state, code, about, seq, answered_at FROM operation;
"""


def migrate(connection: Any) -> None:
    """Bring the file up to this program's schema; each step is one transaction. ``connection`` is an open SQLCipher one."""
    from sqlite_utils import Database, Migrations

    steps = Migrations("laptop")
    steps(name="0001_replica")(_first)
    steps(name="0002_identities_and_scopes")(_second)
    steps(name="0003_the_mediators_day")(_third)
    steps(name="0004_very_many_people")(_fourth)
    steps.apply(Database(connection))
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _first(db: Database) -> None:
    for statement in _statements(_REPLICA):
        db.execute(statement)
    _make_row_tables(db, _ROW_TABLES)
    for statement in _statements(_INDEXES + _DOCUMENTED_VIEWS):
        db.execute(statement)


_SECOND: Final = """
ALTER TABLE operation RENAME TO operation_before;
CREATE TABLE operation (
    n INTEGER PRIMARY KEY,
    txn INTEGER NOT NULL,
    entity TEXT NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('create', 'edit', 'void')),
    fields TEXT NOT NULL,
    base TEXT NOT NULL,
    hlc INTEGER NOT NULL,
    wall TEXT NOT NULL,
    actor TEXT NOT NULL,
    cause TEXT NOT NULL,
    schema INTEGER NOT NULL,
    before TEXT NOT NULL,
    label TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending', 'held', 'accepted', 'rejected', 'parked', 'quarantined')),
    code TEXT NOT NULL DEFAULT '',
    about TEXT NOT NULL DEFAULT '',
    seq INTEGER,
    answered_at TEXT,
    overlay INTEGER NOT NULL CHECK (overlay IN (0, 1))
) STRICT;
INSERT INTO operation SELECT n, txn, entity, id, kind, fields, base, hlc, wall, actor, cause, schema, before, label, state,
    code, about, seq, answered_at, overlay FROM operation_before;
DROP VIEW outbox;
DROP TABLE operation_before;
CREATE INDEX operation_by_record ON operation (id);
CREATE INDEX operation_waiting ON operation (n) WHERE state IN ('pending', 'held');
CREATE INDEX operation_overlay ON operation (seq) WHERE overlay = 1;
CREATE INDEX operation_answered ON operation (n) WHERE state IN ('rejected', 'parked', 'quarantined');
CREATE VIEW outbox AS
    SELECT n, txn, entity, id, kind, fields, wall, actor, cause, label, state, code, about, seq, answered_at FROM operation;
ALTER TABLE base ADD COLUMN scope TEXT NOT NULL DEFAULT '';
CREATE TABLE lease_row (row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, scheme TEXT, first_code TEXT, last_code TEXT,
    device TEXT, until TEXT, voided INTEGER NOT NULL DEFAULT 0, made_by TEXT NOT NULL, made_at TEXT NOT NULL) STRICT;
CREATE INDEX lease_row_by_scheme ON lease_row (scheme);
CREATE TABLE former_device (device TEXT PRIMARY KEY, through INTEGER NOT NULL) STRICT;
CREATE TABLE erased (id TEXT PRIMARY KEY, seq INTEGER NOT NULL) STRICT;
CREATE TABLE erasure_row (row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, person TEXT, reason TEXT,
    voided INTEGER NOT NULL DEFAULT 0, made_by TEXT NOT NULL, made_at TEXT NOT NULL) STRICT;
CREATE VIEW leases AS
    SELECT id, scheme, first_code, last_code, device, until, made_by, made_at FROM lease_row WHERE voided = 0;
CREATE VIEW erasures AS
    SELECT id, person, reason, made_by, made_at FROM erasure_row;
CREATE TABLE carried (id INTEGER PRIMARY KEY, parcel BLOB NOT NULL) STRICT;
CREATE TABLE snapshot_piece (number INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
"""
"""``former_device``: the ids that this laptop had before it was copied or restored, and the last number given under each.
``erased``: what was erased, by id. ``carried``: colleagues' parcels to hand on.
``snapshot_piece``: bytes of a first copy that is still arriving."""


def _second(db: Database) -> None:
    for statement in _statements(_SECOND):
        db.execute(statement)


def _third(db: Database) -> None:
    _make_row_tables(db, migration_0003.ROW_TABLES)
    for statement in _statements(migration_0003.SCRIPT):
        db.execute(statement)


def _fourth(db: Database) -> None:
    for statement in _statements(migration_0004.SCRIPT):
        db.execute(statement)


def _make_row_tables(db: Database, tables: Mapping[str, str]) -> None:
    for entity, columns in tables.items():
        db.execute(
            f"CREATE TABLE {entity}_row (row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, {columns},"
            " voided INTEGER NOT NULL DEFAULT 0, made_by TEXT NOT NULL, made_at TEXT NOT NULL) STRICT"
        )


def _statements(script: str) -> list[str]:
    return [part for part in (piece.strip() for piece in script.split(";\n")) if part]
