"""What the centre's care needs from a database besides what a round needs: the audit chain, and notes about backups."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple, Protocol

DURABLE_THROUGH: Final = "durable_through"
"""Noted: the number up to which everything is in a verified backup."""

ERASED_UNSEEN: Final = "erased_unseen"
"""Noted: the people who were erased, and whom this centre had not received yet when it was put back, by id."""

ASIDE: Final = "aside:"
"""Noted, with the id of a device behind it: something of that device's was put aside once."""

LAST_BACKUP: Final = "last_backup"
"""Noted: when the last backup was made, UTC."""


class AuditLine(NamedTuple):
    """One writing transaction of the log: its lines, when it was written, and the chained digest up to it (hex)."""

    last_seq: int
    first_seq: int
    at: str
    chain: str


class Erased(NamedTuple):
    """An emptied record: its id and kind, the number of the line that emptied it, when (UTC) and by whom."""

    id: str
    entity: str
    seq: int
    at: str
    actor: str


class Unmade(NamedTuple):
    """What a laptop wanted to make and could not: the id and kind of the record that there is not, its fields (JSON)."""

    id: str
    entity: str
    fields: str


TELLING: Final = ("mandate", "assessment", "mandate_use", "attachment", "merge")
"""The kinds of records that hold words about a person whom their fields lead to: see ``words_about``."""

RELEASED: Final = "released"
"""The state of what was put aside once and has been taken in since."""


class SetAside(NamedTuple):
    """An operation that could not be taken in: whose, its number, its bytes, since when (UTC), ``kept`` or ``released``."""

    device: str
    n: int
    blob: bytes
    at: str
    state: str


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

    def redact(self, erased: Sequence[Erased]) -> None:
        """Empty the lines of the log about these records that come before their numbers, and forget their keys."""

    def unmade(self) -> list[Unmade]:
        """What tells of people (``TELLING``) and was refused or parked when it was to be made, where there is no record."""

    def erasures(self) -> list[Erased]:
        """All that was erased, in order."""

    def carried_out(self, device: str, seq: int) -> None:
        """Note the number up to which a laptop has carried out erasures."""

    def set_aside(self) -> list[SetAside]:
        """The operations that could not be taken in, oldest first."""

    def change_aside(self, device: str, n: int, blob: bytes) -> None:
        """Keep these bytes in place of what was put aside under that number."""

    def let_go(self, device: str, n: int) -> None:
        """Note that such an operation has been taken in."""

    def noted(self, key: str) -> str:
        """What is noted about the database under a key, empty if nothing is."""

    def note(self, key: str, value: str) -> None:
        """Note something about the database, in place of what was noted under that key."""
