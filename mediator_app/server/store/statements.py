"""How the parts of a session that both databases share reach the driver, which each session answers in its own way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection


class Statements:
    """What every part of a session builds on.

    Statements of every round go through ``ask`` and ``tell``, since SQLAlchemy takes longer for them than the database;
    those that are seldom needed go to ``connection``.
    """

    connection: Connection

    def notes(self) -> dict[str, str]:
        """What is noted about the database, read once in a transaction; whoever changes it there changes it here too."""
        raise NotImplementedError

    def ask(self, sql: str, parameters: Sequence[Any] = ()) -> Sequence[Any]:
        """The rows of a statement, with ``?`` for each parameter."""
        raise NotImplementedError

    def tell(self, sql: str, rows: Sequence[Any]) -> None:
        """Carry out a statement for each of the rows, with ``?`` for each value."""
        raise NotImplementedError
