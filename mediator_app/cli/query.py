"""``query``: a reading query over the documented views (docs/data-model.md)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from mediator_app.cli.answers import Answer, table
from mediator_app.cli.grammar import Arguments, Commands
from mediator_app.cli.opening import on_laptop

if TYPE_CHECKING:
    from mediator_app.services.laptop import Laptop


def add_to(commands: Commands) -> None:
    """Add the command to the table."""
    query = commands.add("query", "lire les vues décrites dans docs/data-model.md", on_laptop(_query))
    query.add_argument("sql", metavar="SQL")


def _query(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.profiles import rows_of

    rows = [{name: _in_json(value) for name, value in row.items()} for row in rows_of(laptop, arguments.sql)]
    return Answer(rows, table(rows))


def _in_json(value: Any) -> Any:
    """A value of SQLite's as JSON can say it: bytes as hexadecimal digits, what is no finite number as a word."""
    if isinstance(value, bytes):
        return value.hex()
    return str(value) if isinstance(value, float) and not math.isfinite(value) else value
