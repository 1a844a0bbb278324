"""The centre's tables, for both databases."""

from __future__ import annotations

from typing import Final

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, MetaData, Table, Text, UniqueConstraint
from sqlalchemy import String as AnyString

SCHEMA_VERSION: Final = 4
"""Raised with every table or column added; what is added has a default, so that older databases can be brought up to it."""

String: Final = AnyString().with_variant(AnyString(collation="C"), "postgresql")
"""Ids and words, compared and ordered by their bytes on both databases, whatever the language of the server."""

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
    Column("scope", String, nullable=False, server_default=""),
    Column("row_key", LargeBinary),
    Column("mac", LargeBinary),
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
    Column("scope", String, nullable=False, server_default=""),
    Column("erased", Integer, nullable=False, server_default="0"),
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
    Column("forked_from", String, nullable=False, server_default=""),
    Column("first_n", BigInteger, nullable=False, server_default="1"),
    Column("installation", String, nullable=False, server_default=""),
    Column("scopes", Text, nullable=False, server_default='["*"]'),
    Column("scopes_seq", BigInteger, nullable=False, server_default="0"),
    Column("erased_through", BigInteger, nullable=False, server_default="0"),
    Column("lost_scopes", Text, nullable=False, server_default="{}"),
    Column("scopes_through", BigInteger, nullable=False, server_default="0"),
    Column("verify_key", String, nullable=False, server_default=""),
    Column("box_key", String, nullable=False, server_default=""),
)

tokens = Table(
    "tokens",
    metadata,
    Column("hash", String, primary_key=True),
    Column("device", String, nullable=False),
)
"""Tokens given to a device beside its first one, each because its laptop asked again and may have received any of them."""

invitations = Table(
    "invitations",
    metadata,
    Column("code_hash", String, primary_key=True),
    Column("member", String, nullable=False),
    Column("name", String, nullable=False),
    Column("role", String, nullable=False),
    Column("expires", String, nullable=False),
    Column("used", Integer, nullable=False),
    Column("installation", String, nullable=False, server_default=""),
)

audit = Table(
    "audit",
    metadata,
    Column("last_seq", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
    Column("first_seq", BigInteger, nullable=False),
    Column("at", String, nullable=False),
    Column("chain", String, nullable=False),
)
"""One line per writing transaction: the chained digest of the lines of the log that it added."""

buckets = Table(
    "buckets",
    metadata,
    Column("scope", String, primary_key=True),
    Column("bucket", Integer, primary_key=True, autoincrement=False),
    Column("sum", BigInteger, nullable=False),
)
"""The additive digest of the present records of a scope, by bucket of their ids."""

departures = Table(
    "departures",
    metadata,
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("id", String, primary_key=True),
    Column("entity", String, nullable=False),
    Column("left_scope", String, nullable=False),
    Column("scope", String, nullable=False),
    Index("departures_by_id", "id"),
)
"""Records that went from one scope to another, so that laptops which lose them are told."""

erasures = Table(
    "erasures",
    metadata,
    Column("id", String, primary_key=True),
    Column("entity", String, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("at", String, nullable=False),
    Column("actor", String, nullable=False),
)
"""Ids of what was erased, applied again after a restore."""

quarantine = Table(
    "quarantine",
    metadata,
    Column("device", String, primary_key=True),
    Column("n", BigInteger, primary_key=True, autoincrement=False),
    Column("blob", LargeBinary, nullable=False),
    Column("at", String, nullable=False),
    Column("state", String, nullable=False),
)
"""Operations that this program could not take in, as they came, until a person has looked."""

parcels = Table(
    "parcels",
    metadata,
    Column("device", String, primary_key=True),
    Column("cursor", String, nullable=False),
    Column("first", BigInteger, nullable=False),
    Column("last", BigInteger, nullable=False),
    Column("at", String, nullable=False),
)
"""The last parcel of each laptop, so that the answer to it can be made later."""

leases = Table(
    "leases",
    metadata,
    Column("id", String, primary_key=True),
    Column("scheme", String, nullable=False),
    Column("first_key", String, nullable=False),
    Column("last_key", String, nullable=False),
    Column("device", String, nullable=False),
    Column("until", String, nullable=False),
    Index("leases_by_scheme", "scheme"),
)
"""Series of vouchers reserved for a laptop; ``device`` is empty once one has been ended."""

snapshots = Table(
    "snapshots",
    metadata,
    Column("id", String, primary_key=True),
    Column("epoch", String, nullable=False),
    Column("through", BigInteger, nullable=False),
    Column("pieces", Text, nullable=False),
)
"""First copies for new laptops; ``pieces`` lists the size and digest of each piece, as JSON."""

snapshot_pieces = Table(
    "snapshot_pieces",
    metadata,
    Column("snapshot", String, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("bytes", LargeBinary, nullable=False),
)

papers = Table(
    "papers",
    metadata,
    Column("sha256", String, primary_key=True),
    Column("pieces", Integer, nullable=False),
    Column("is_whole", Integer, nullable=False),
    Column("at", String, nullable=False),
)
"""Signed papers of which something has come: their first ``pieces`` pieces, and when the last one came."""

paper_pieces = Table(
    "paper_pieces",
    metadata,
    Column("sha256", String, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("bytes", LargeBinary, nullable=False),
)
