"""``query``: a reading query over the documented views (docs/data-model.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING

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

    rows = rows_of(laptop, arguments.sql)
    return Answer(rows, table(rows))
