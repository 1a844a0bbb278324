"""The centre's tables, for both databases."""

from __future__ import annotations

from typing import Final

from sqlalchemy import BigInteger, Column, Index, Integer, MetaData, String, Table, Text, UniqueConstraint

SCHEMA_VERSION: Final = 1

metadata: Final = MetaData()

meta = Table("meta", metadata, Column("key", String, primary_key=True), Column("value", Text, nullable=False))

operations = Table(
    "operations",
    metadata,
    Column("seq", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
    Column("device", String, nullable=False),
    Column("n", BigInteger, nullable=False),
    Column("txn", BigInteger, nullable=False),
    Column("entity", String, nullable=False),
    Column("id", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("fields", Text, nullable=False),
    Column("base", Text, nullable=False),
    Column("hlc", BigInteger, nullable=False),
    Column("hlc_claimed", BigInteger, nullable=False),
    Column("wall", String, nullable=False),
    Column("actor", String, nullable=False),
    Column("cause", String, nullable=False),
    Column("schema", Integer, nullable=False),
    Column("received_at", String, nullable=False),
    Column("state", String, nullable=False),
    Column("code", String, nullable=False),
    Column("about", String, nullable=False),
    UniqueConstraint("device", "n"),
)

records = Table(
    "records",
    metadata,
    Column("id", String, primary_key=True),
    Column("entity", String, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("device", String, nullable=False),
    Column("foreign_seq", BigInteger, nullable=False),
    Column("fields", Text, nullable=False),
    Column("seqs", Text, nullable=False),
    Column("made_by", String, nullable=False),
    Column("made_at", String, nullable=False),
    Column("actor", String, nullable=False),
    Column("wall", String, nullable=False),
    Index("records_by_seq", "seq"),
)

vouchers = Table(
    "vouchers",
    metadata,
    Column("scheme", String, primary_key=True),
    Column("code_key", String, primary_key=True),
    Column("redemption", String, nullable=False),
)

open_cases = Table(
    "open_cases",
    metadata,
    Column("record", String, primary_key=True),
    Column("field", String, primary_key=True),
    Column("case_id", String, nullable=False),
)

devices = Table(
    "devices",
    metadata,
    Column("id", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("member", String, nullable=False),
    Column("member_name", String, nullable=False),
    Column("role", String, nullable=False),
    Column("joined_at", String, nullable=False),
    Column("last_seen_at", String, nullable=False),
    Column("last_n", BigInteger, nullable=False),
    Column("solo_through", BigInteger, nullable=False),
    Column("revoked_at", String, nullable=False),
    Column("token_hash", String, nullable=False, unique=True),
)

invitations = Table(
    "invitations",
    metadata,
    Column("code_hash", String, primary_key=True),
    Column("member", String, nullable=False),
    Column("name", String, nullable=False),
    Column("role", String, nullable=False),
    Column("expires", String, nullable=False),
    Column("used", Integer, nullable=False),
)
