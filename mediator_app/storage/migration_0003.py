"""Step 0003: tours and stops, the catalogue, kits, payments, mandates, packs and levels, equipment, scanned papers."""

from __future__ import annotations

from typing import Final

ROW_TABLES: Final = {
    "workshop": "title TEXT, summary TEXT, kind TEXT, place_kind TEXT, themes TEXT, materials TEXT, level TEXT,"
    " length_minutes INTEGER, capacity INTEGER, price_cents INTEGER, vouchers INTEGER, publics TEXT, note TEXT,"
    " retired INTEGER",
    "tour": "title TEXT, starts_on TEXT, ends_on TEXT, mediators TEXT, vehicle TEXT, registration_phone TEXT,"
    " registration_url TEXT, note TEXT, state TEXT",
    "stop": "tour TEXT, place TEXT, workshop TEXT, starts_at TEXT, length_minutes INTEGER, rule TEXT, added_days TEXT,"
    " skipped_days TEXT, travel_order INTEGER, capacity INTEGER, contact_name TEXT, contact_phone TEXT, contact_email TEXT,"
    " keys TEXT, power TEXT, network TEXT, parking TEXT, note TEXT, state TEXT",
    "kit_item": "tour TEXT, name TEXT, quantity INTEGER, position INTEGER",
    "kit_check": "item TEXT, day TEXT, quantity_out INTEGER, out_at TEXT, quantity_in INTEGER, in_at TEXT, note TEXT",
    "payment": "session TEXT, person TEXT, amount_cents INTEGER, method TEXT, taken_at TEXT",
    "mandate": "person TEXT, session TEXT, families TEXT, actions TEXT, starts_on TEXT, ends_on TEXT, duration TEXT,"
    " consent TEXT, consent_at TEXT, made_in TEXT, signed_on TEXT, revoked_on TEXT, revoked_because TEXT",
    "mandate_use": "mandate TEXT, session TEXT, action TEXT, used_at TEXT",
    "pack": "person TEXT, title TEXT, unit TEXT, amount INTEGER, price_cents INTEGER, opened_on TEXT, closed_on TEXT",
    "pack_use": "pack TEXT, session TEXT, amount INTEGER",
    "assessment": "person TEXT, session TEXT, pack TEXT, area TEXT, moment TEXT, level INTEGER, taken_on TEXT",
    "equipment": "name TEXT, category TEXT, number TEXT, serial_number TEXT, condition TEXT, value_cents INTEGER,"
    " acquired_on TEXT, note TEXT",
    "movement": "equipment TEXT, kind TEXT, person TEXT, session TEXT, pack TEXT, moved_at TEXT, due_on TEXT,"
    " price_cents INTEGER",
    "attachment": "session TEXT, mandate TEXT, name TEXT, media_type TEXT, byte_count INTEGER, sha256 TEXT, taken_at TEXT",
}

SCRIPT: Final = """
ALTER TABLE session_row ADD COLUMN stop TEXT;
ALTER TABLE session_row ADD COLUMN workshop TEXT;
ALTER TABLE session_row ADD COLUMN price_cents INTEGER;
ALTER TABLE session_row ADD COLUMN mediators TEXT;
ALTER TABLE session_row ADD COLUMN posture TEXT;
ALTER TABLE session_row ADD COLUMN redirected INTEGER;
ALTER TABLE session_row ADD COLUMN redirection TEXT;
ALTER TABLE session_row ADD COLUMN "procedure" TEXT;
ALTER TABLE attendance_row ADD COLUMN registered_at TEXT;
ALTER TABLE attendance_row ADD COLUMN registered_by TEXT;
ALTER TABLE attendance_row ADD COLUMN reminder TEXT;
ALTER TABLE attendance_row ADD COLUMN reminded_at TEXT;
CREATE INDEX session_row_by_stop ON session_row (stop) WHERE stop IS NOT NULL;
CREATE INDEX stop_row_by_tour ON stop_row (tour);
CREATE INDEX stop_row_by_place ON stop_row (place);
CREATE INDEX kit_item_row_by_tour ON kit_item_row (tour);
CREATE INDEX kit_check_row_by_item ON kit_check_row (item);
CREATE INDEX payment_row_by_session ON payment_row (session);
CREATE INDEX payment_row_by_person ON payment_row (person);
CREATE INDEX mandate_row_by_person ON mandate_row (person);
CREATE INDEX mandate_use_row_by_mandate ON mandate_use_row (mandate);
CREATE INDEX pack_row_by_person ON pack_row (person);
CREATE INDEX pack_use_row_by_pack ON pack_use_row (pack);
CREATE INDEX pack_use_row_by_session ON pack_use_row (session);
CREATE INDEX assessment_row_by_person ON assessment_row (person);
CREATE INDEX movement_row_by_equipment ON movement_row (equipment);
CREATE INDEX movement_row_by_person ON movement_row (person);
CREATE INDEX attachment_row_by_session ON attachment_row (session);
CREATE INDEX attachment_row_by_mandate ON attachment_row (mandate);
CREATE TABLE attachment_piece (
    sha256 TEXT NOT NULL,
    number INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (sha256, number)
) STRICT;
CREATE TABLE attachment_sending (
    sha256 TEXT PRIMARY KEY,
    sent_pieces INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'refused')),
    code TEXT NOT NULL DEFAULT ''
) STRICT;
DROP VIEW sessions;
CREATE VIEW sessions AS
    SELECT s.id, s.title, s.place, p.name AS place_name, s.starts_at, s.ends_at, s.kind, s.place_kind, s.capacity, s.themes,
        s.materials, s.level, s.autonomy, s.note, coalesce(s.state, 'open') AS state, h.counts AS headcount, s.made_by,
        s.made_at, s.stop, s.workshop, s.price_cents, s.mediators, s.posture, s.redirected, s.redirection, s."procedure"
    FROM session_row s
        LEFT JOIN place_row p ON p.id = s.place
        LEFT JOIN headcount_row h ON h.session = s.id AND h.voided = 0
    WHERE s.voided = 0;
DROP VIEW attendance;
CREATE VIEW attendance AS
    SELECT a.id, a.session, a.person, coalesce(r.canonical, a.person) AS canonical_person, a.status, a.arrived_at,
        coalesce(a.walk_in, 0) AS walk_in, a.made_by, a.made_at, a.registered_at, a.registered_by, a.reminder, a.reminded_at
    FROM attendance_row a LEFT JOIN person_redirect r ON r.person = a.person
    WHERE a.voided = 0;
CREATE VIEW workshops AS
    SELECT id, title, summary, kind, place_kind, themes, materials, level, length_minutes, capacity, price_cents, vouchers,
        publics, note, coalesce(retired, 0) AS retired, made_by, made_at
    FROM workshop_row WHERE voided = 0;
CREATE VIEW tours AS
    SELECT id, title, starts_on, ends_on, mediators, vehicle, registration_phone, registration_url, note,
        coalesce(state, 'planned') AS state, made_by, made_at
    FROM tour_row WHERE voided = 0;
CREATE VIEW stops AS
    SELECT s.id, s.tour, s.place, p.name AS place_name, s.workshop, s.starts_at, s.length_minutes, s.rule, s.added_days,
        s.skipped_days, s.travel_order, s.capacity, s.contact_name, s.contact_phone, s.contact_email, s.keys, s.power,
        s.network, s.parking, s.note, coalesce(s.state, 'planned') AS state, s.made_by, s.made_at
    FROM stop_row s LEFT JOIN place_row p ON p.id = s.place
    WHERE s.voided = 0;
CREATE VIEW kit AS
    SELECT id, tour, name, coalesce(quantity, 1) AS quantity, position, made_by, made_at FROM kit_item_row WHERE voided = 0;
CREATE VIEW kit_checks AS
    SELECT id, item, day, quantity_out, out_at, quantity_in, in_at, note, made_by, made_at
    FROM kit_check_row WHERE voided = 0;
CREATE VIEW payments AS
    SELECT p.id, p.session, p.person, coalesce(r.canonical, p.person) AS canonical_person, p.amount_cents, p.method,
        p.taken_at, p.voided AS cancelled, p.made_by, p.made_at
    FROM payment_row p LEFT JOIN person_redirect r ON r.person = p.person;
CREATE VIEW mandates AS
    SELECT m.id, m.person, coalesce(r.canonical, m.person) AS canonical_person, m.session, m.families, m.actions,
        m.starts_on, m.ends_on, m.duration, m.consent, m.consent_at, m.made_in, m.signed_on, m.revoked_on,
        m.revoked_because, m.made_by, m.made_at
    FROM mandate_row m LEFT JOIN person_redirect r ON r.person = m.person
    WHERE m.voided = 0;
CREATE VIEW mandate_uses AS
    SELECT id, mandate, session, action, used_at, made_by, made_at FROM mandate_use_row WHERE voided = 0;
CREATE VIEW packs AS
    SELECT p.id, p.person, coalesce(r.canonical, p.person) AS canonical_person, p.title, p.unit, p.amount,
        coalesce((SELECT sum(u.amount) FROM pack_use_row u WHERE u.pack = p.id AND u.voided = 0), 0) AS used, p.price_cents,
        p.opened_on, p.closed_on, p.made_by, p.made_at
    FROM pack_row p LEFT JOIN person_redirect r ON r.person = p.person
    WHERE p.voided = 0;
CREATE VIEW pack_uses AS
    SELECT id, pack, session, amount, made_by, made_at FROM pack_use_row WHERE voided = 0;
CREATE VIEW assessments AS
    SELECT a.id, a.person, coalesce(r.canonical, a.person) AS canonical_person, a.session, a.pack, a.area, a.moment, a.level,
        a.taken_on, a.made_by, a.made_at
    FROM assessment_row a LEFT JOIN person_redirect r ON r.person = a.person
    WHERE a.voided = 0;
CREATE VIEW equipment AS
    SELECT id, name, category, number, serial_number, condition, value_cents, acquired_on, note, made_by, made_at
    FROM equipment_row WHERE voided = 0;
CREATE VIEW movements AS
    SELECT m.id, m.equipment, m.kind, m.person, coalesce(r.canonical, m.person) AS canonical_person, m.session, m.pack,
        m.moved_at, m.due_on, m.price_cents, m.made_by, m.made_at
    FROM movement_row m LEFT JOIN person_redirect r ON r.person = m.person
    WHERE m.voided = 0;
CREATE VIEW attachments AS
    SELECT id, session, mandate, name, media_type, byte_count, sha256, taken_at, made_by, made_at
    FROM attachment_row WHERE voided = 0;
"""
"""``attachment_piece``: the bytes of scanned papers, whole or still arriving; ``attachment_sending``: their own queue."""
