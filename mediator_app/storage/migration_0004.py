"""Step 0004: lists of very many people at once: their order is stored, and so are the pairs who may be one.

``sort_key`` and ``is_incomplete`` are written by ``views``, which also completes what older programs wrote.
``views`` notes who was written; ``twins`` compares those, and nobody else, when somebody looks. No trigger does: with one,
SQLite keeps, and SQLCipher encrypts, a second copy of every page that a row changes.
"""

from __future__ import annotations

from typing import Final

SCRIPT: Final = """
ALTER TABLE person_row ADD COLUMN sort_key TEXT;
ALTER TABLE person_row ADD COLUMN is_incomplete INTEGER;
DROP INDEX person_row_by_name;
CREATE INDEX person_row_by_sort_key ON person_row (sort_key, id, is_incomplete) WHERE voided = 0;
CREATE TABLE person_changed (row INTEGER PRIMARY KEY) STRICT;
INSERT INTO person_changed SELECT row FROM person_row;
CREATE TABLE person_sound (
    row INTEGER PRIMARY KEY,
    last TEXT NOT NULL,
    first TEXT NOT NULL,
    birth_year INTEGER,
    commune TEXT
) STRICT;
CREATE INDEX person_sound_by_year ON person_sound (last, birth_year) WHERE birth_year IS NOT NULL;
CREATE INDEX person_sound_by_commune ON person_sound (last, commune) WHERE commune IS NOT NULL;
CREATE TABLE person_twin (
    one INTEGER NOT NULL,
    other INTEGER NOT NULL,
    score REAL NOT NULL,
    strength TEXT NOT NULL,
    reasons TEXT NOT NULL,
    PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_twin_by_other ON person_twin (other);
DROP INDEX operation_waiting;
CREATE INDEX operation_waiting ON operation (n, state) WHERE state IN ('pending', 'held');
DROP INDEX operation_answered;
CREATE INDEX operation_answered ON operation (n) WHERE state = 'rejected' OR state = 'parked' OR state = 'quarantined'
"""
"""``person_changed``: who was not compared since she was written. ``person_sound``: how names sound, by which those who may be
one person are found. ``person_twin``: who may be one, by rows of ``person_row``, the smaller first, merged or told apart since
though they be. Both forget at once who is deleted: an erasure leaves nothing there."""
