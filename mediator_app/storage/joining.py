"""What becomes of a profile's own past when it joins a team: everything made here alone gets the member's name."""

from __future__ import annotations

from hashlib import sha256
from typing import Final
from uuid import uuid4

from mediator_app.domain.entities import ENTITIES
from mediator_app.storage import identities, journal, settings
from mediator_app.storage.database import Connection, transaction

UNKNOWN: Final = "unknown_token"
"""What a centre answers to a laptop that it does not know, such as one that joined after the backup it was restored from."""

_ASKED: Final = "enrol.asked"


def installation_for(connection: Connection, code: str) -> str:
    """A random name for this installation, the same each time a code is used, kept before the centre is asked.

    So an answer lost on its way can be asked for again with the same code. The code itself is not kept.
    """
    told = sha256(code.encode()).hexdigest()
    kept, _, name = settings.get(connection, _ASKED).partition(" ")
    if kept != told:
        name = str(uuid4())
        with transaction(connection):
            settings.put(connection, **{_ASKED: f"{told} {name}"})
    return name


def is_unknown(connection: Connection) -> bool:
    """Did the centre not know this laptop, the last time that it was asked?"""
    return any(tried.code == UNKNOWN for tried in journal.tries(connection, 1))


def join_again(connection: Connection, who: settings.Membership, epoch: str) -> None:
    """Go on as another device of a centre that no longer knew this laptop: all that is held here goes to it once more."""
    with transaction(connection):
        identities.give_up_identity(connection)
        identities.begin_again(connection, identities.Loss(epoch))
        join(connection, who, identities.alone_through(connection))


def join(connection: Connection, who: settings.Membership, alone_through: int = 0) -> None:
    """Remember the team, and sign with the new member what was made before joining; it will be sent like the rest.

    ``alone_through`` is the newest number that the centre was told to have been made alone.
    """
    with transaction(connection):
        before = settings.membership(connection).member
        settings.keep_membership(connection, who)
        settings.put(connection, **{_ASKED: ""})
        identities.keep_alone_through(connection, alone_through)
        connection.execute("UPDATE operation SET actor = ? WHERE actor = ?", (who.member, before))
        connection.execute("UPDATE base SET made_by = ? WHERE made_by = ?", (who.member, before))
        connection.execute("UPDATE base SET actor = ? WHERE actor = ?", (who.member, before))
        for entity in ENTITIES:
            connection.execute(f"UPDATE {entity}_row SET made_by = ? WHERE made_by = ?", (who.member, before))
