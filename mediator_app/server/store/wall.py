"""The second wall around a laptop's scopes, on PostgreSQL: a role that sees only the records of the scopes it is told.

Pages are read as that role. If a query forgot its own condition, PostgreSQL would still let nothing else through. The role
may read records and nothing else; it cannot log in. The first wall is the condition in each query, on both databases.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from mediator_app.errors import AppError

ROLE: Final = "tournee_pages"
_SCOPES: Final = "tournee.scopes"

WALLED: Final = f"SELECT set_config('role', '{ROLE}', true), set_config('{_SCOPES}', %s, true)"
"""Become that role, with the JSON list of scopes that is given, until the role is reset or the transaction ends."""

_TOLD: Final = f"nullif(current_setting('{_SCOPES}', true), '')::jsonb"
_POLICY: Final = f"""
CREATE POLICY scopes ON records FOR SELECT TO {ROLE}
USING ((SELECT {_TOLD} ? '*') OR scope IN (SELECT jsonb_array_elements_text({_TOLD})))"""


def raise_wall(connection: Connection) -> None:
    """Make the role and its policy unless they are there; in the caller's transaction.

    Raises AppError with what the database's administrator must do, if this account may not.
    """
    try:
        if not _has(connection, f"SELECT 1 FROM pg_roles WHERE rolname = '{ROLE}'"):
            _run(connection, f"CREATE ROLE {ROLE} NOLOGIN", f"GRANT {ROLE} TO CURRENT_USER")
        _run(connection, f"SET LOCAL ROLE {ROLE}", "RESET ROLE")
    except DBAPIError as error:
        raise AppError(
            f"Ce compte PostgreSQL ne peut pas prendre le rôle {ROLE}, qui sépare les territoires.",
            f"Faites exécuter par l’administrateur\u00a0: CREATE ROLE {ROLE} NOLOGIN, puis GRANT {ROLE} TO votre_compte.",
            code="no_role",
        ) from error
    if not _has(connection, "SELECT 1 FROM pg_policies WHERE schemaname = current_schema() AND policyname = 'scopes'"):
        _run(connection, "ALTER TABLE records ENABLE ROW LEVEL SECURITY", _POLICY)
    _run(connection, f"GRANT SELECT ON records TO {ROLE}")


def _has(connection: Connection, question: str) -> bool:
    return connection.exec_driver_sql(question).first() is not None


def _run(connection: Connection, *statements: str) -> None:
    for statement in statements:
        connection.exec_driver_sql(statement)
