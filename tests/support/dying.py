"""Death in the middle of a write: a connection that runs no further statement, not even to roll back."""

from __future__ import annotations

from typing import Any

from mediator_app.storage.database import Connection


class DiedError(BaseException):
    """The laptop's battery is empty: nothing of it runs any more. Not an Exception, so that nothing survives it."""


class DyingConnection:
    """A connection that dies at its n-th statement and at each one after, also when asked to roll back."""

    def __init__(self, inner: Connection, statements: int) -> None:
        self._inner = inner
        self._left = statements

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)

    def execute(self, *args: Any) -> Any:
        """A statement, or death."""
        self._live()
        return self._inner.execute(*args)

    def executemany(self, *args: Any) -> Any:
        """A statement, or death."""
        self._live()
        return self._inner.executemany(*args)

    def _live(self) -> None:
        self._left -= 1
        if self._left <= 0:
            raise DiedError
