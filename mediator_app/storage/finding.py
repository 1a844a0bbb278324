"""Reads for the search over everything: sessions by words and by day, vouchers by their code."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from mediator_app.domain.names import search_key
from mediator_app.storage.database import Connection

LATEST: Final = 2000
"""How many sessions are looked through, those that begin last first: some years of one laptop's."""


def sessions(connection: Connection, words: Sequence[str], limit: int) -> list[dict[str, Any]]:
    """Sessions whose title or place has every word, those that begin last first; id, title, place_name, starts_at."""
    sql = (
        "SELECT s.id, coalesce(s.title, ''), coalesce(p.name, ''), s.starts_at FROM session_row s"
        " LEFT JOIN place_row p ON p.id = s.place WHERE s.voided = 0 ORDER BY s.starts_at DESC LIMIT ?"
    )
    found: list[dict[str, Any]] = []
    for row in connection.execute(sql, (LATEST,)):
        if len(found) < limit and all(word in search_key(f"{row[1]} {row[2]}") for word in words):
            found.append(dict(zip(("id", "title", "place_name", "starts_at"), row, strict=True)))
    return found


def vouchers(connection: Connection, code_key: str, limit: int) -> list[str]:
    """The ids of the takings of a code, as it is compared, in order."""
    sql = "SELECT id FROM redemption_row WHERE code_key = ? ORDER BY taken_at, id LIMIT ?"
    return [row[0] for row in connection.execute(sql, (code_key, limit))]
