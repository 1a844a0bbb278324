"""What the centre's care needs from a database besides what a round needs: the audit chain, and notes about backups."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, Protocol


class AuditLine(NamedTuple):
    """One writing transaction of the log: its lines, when it was written, and the chained digest up to it (hex)."""

    last_seq: int
    first_seq: int
    at: str
    chain: str


class CareSession(Protocol):
    """The part of a transaction that serves checking, backups and erasure."""

    def last_audit(self) -> AuditLine | None:
        """The newest line of the audit chain."""

    def add_audit(self, line: AuditLine) -> None:
        """Add a line to the audit chain."""

    def audit_after(self, seq: int, limit: int) -> list[AuditLine]:
        """The audit chain after a number, in order."""

    def erased(self, ids: Iterable[str]) -> frozenset[str]:
        """Those of the ids that were erased."""

    def noted(self, key: str) -> str:
        """What is noted about the database under a key, empty if nothing is."""

    def note(self, key: str, value: str) -> None:
        """Note something about the database, in place of what was noted under that key."""
