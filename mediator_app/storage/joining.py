"""What becomes of a profile's own past when it joins a team: everything made here alone gets the member's name."""

from __future__ import annotations

from mediator_app.domain.entities import ENTITIES
from mediator_app.storage import settings
from mediator_app.storage.database import Connection, transaction


def join(connection: Connection, who: settings.Membership) -> None:
    """Remember the team, and sign with the new member what was made before joining; it will be sent like the rest."""
    with transaction(connection):
        before = settings.membership(connection).member
        settings.keep_membership(connection, who)
        connection.execute("UPDATE operation SET actor = ? WHERE actor = ?", (who.member, before))
        for entity in ENTITIES:
            connection.execute(f"UPDATE {entity}_row SET made_by = ? WHERE made_by = ?", (who.member, before))
