"""What the profile remembers about itself: who works here, which centre it sends to, how far it has received."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import msgspec

from mediator_app.domain.rights import Role
from mediator_app.storage.database import Connection

CURSOR: Final = ("epoch", "cursor", "through")
"""The keys under which it is kept how far the centre's changes are known."""

_SOLO: Final = "solo"


@dataclass(frozen=True, slots=True)
class Membership:
    """Who works on this laptop and which centre it belongs to; ``url`` is empty as long as it has joined none."""

    device: str = ""
    member: str = "local"
    member_name: str = ""
    role: Role = Role.SOLO
    territory: str = ""
    territory_name: str = ""
    url: str = ""
    token: str = ""

    @property
    def is_enrolled(self) -> bool:
        """Has this laptop joined a team?"""
        return bool(self.device)


class Cursor(msgspec.Struct, frozen=True):
    """How far the centre's changes are known here. ``text`` is the centre's own and opaque; ``through`` its number."""

    epoch: str = ""
    text: str = ""
    through: int = 0


def get(connection: Connection, key: str, default: str = "") -> str:
    """The value kept under a key, or the default."""
    row = connection.execute("SELECT value FROM setting WHERE key = ?", (key,)).fetchone()
    return str(row[0]) if row else default


def put(connection: Connection, **values: str) -> None:
    """Keep values under their keys."""
    connection.executemany(
        "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        list(values.items()),
    )


def membership(connection: Connection) -> Membership:
    """Who works on this laptop."""
    among = "key >= 'member.' AND key < 'member/'"
    kept = dict(connection.execute(f"SELECT key, value FROM setting WHERE {among}").fetchall())
    values = {key.removeprefix("member."): value for key, value in kept.items()}
    return Membership(**{**values, "role": Role(values.pop("role", _SOLO))})


def keep_membership(connection: Connection, who: Membership) -> None:
    """Remember who works on this laptop."""
    names = ("device", "member", "member_name", "role", "territory", "territory_name", "url", "token")
    put(connection, **{f"member.{name}": str(getattr(who, name)) for name in names})


def cursor(connection: Connection) -> Cursor:
    """How far the centre's changes are known here."""
    return cursor_among(dict(connection.execute(f"SELECT key, value FROM setting WHERE key IN {CURSOR}").fetchall()))


def cursor_among(kept: Mapping[str, str]) -> Cursor:
    """The same, of values read under their keys; see ``CURSOR``."""
    return Cursor(kept.get("epoch", ""), kept.get("cursor", ""), int(kept.get("through", "0")))


def keep_cursor(connection: Connection, reached: Cursor) -> None:
    """Remember how far the centre's changes are known; written in the transaction that applied them."""
    put(connection, epoch=reached.epoch, cursor=reached.text, through=str(reached.through))
