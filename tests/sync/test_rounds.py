"""An answer that a proxy or a cache has kept is not taken for that to another round; an older centre's is taken as it is."""

from __future__ import annotations

from mediator_app.protocol.codec import decode, encode
from mediator_app.protocol.messages import SyncReply, SyncRequest, round_of
from mediator_app.storage import settings
from mediator_app.sync.replies import HttpReply
from tests.support.networks import DirectLine, ours
from tests.support.worlds import World


class Caching(DirectLine):
    """A line that gives, once it is told so, the first answer it ever saw instead of the next one."""

    kept: HttpReply | None = None
    is_stale = False

    def post(self, path: str, body: bytes) -> HttpReply:
        """The centre's answer, or the one kept from before."""
        reply = super().post(path, body)
        self.kept = self.kept or reply
        if self.is_stale:
            self.is_stale = False
            return self.kept
        return reply


class FirstVersion(DirectLine):
    """A line to a centre that does not tell which round it answers."""

    def post(self, path: str, body: bytes) -> HttpReply:
        """The centre's answer, as its first version gave it."""
        reply = decode(SyncReply, super().post(path, body).body)
        reply.round = 0
        return ours(encode(reply))


def test_older_answer_takes_back_neither_the_cursor_nor_what_others_changed(world: World) -> None:
    line = world.desks[1].line = Caching(world.store, world.now, world.desks[1].line.token)
    world.add_person(0)
    world.sync(0)
    world.sync(1)
    world.edit_person(0, 0, "phone")
    world.sync(0)
    world.sync(1)
    reached = settings.cursor(world.desks[1].connection)
    line.is_stale = True
    world.sync(1)
    assert settings.cursor(world.desks[1].connection) == reached


def test_centre_of_the_first_version_is_understood(world: World) -> None:
    world.desks[1].line = FirstVersion(world.store, world.now, world.desks[1].line.token)
    world.add_person(0)
    world.sync(0)
    world.sync(1)
    assert settings.cursor(world.desks[1].connection).through == settings.cursor(world.desks[0].connection).through


def test_rounds_from_other_places_have_other_names() -> None:
    rounds = {round_of(SyncRequest("t", "e", f"e:{number}:mark", 1024, "")) for number in range(100)}
    assert len(rounds) > 95
    assert 0 not in rounds
