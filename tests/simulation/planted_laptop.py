"""Bugs planted on the laptop: in the engine, and in how answers reach its file."""

from __future__ import annotations

from contextlib import nullcontext
from typing import Any

from tests.simulation.planted import bug, original

ENGINE = "mediator_app.sync.engine"
REPLICA = "mediator_app.storage.replica"
OPERATIONS = "mediator_app.storage.operations"

Patches = list[tuple[str, Any]]


@bug()
def acknowledged_on_send() -> Patches:
    """An operation counts as answered once it was sent."""
    real = original(f"{ENGINE}.SyncEngine._ask_round")

    def broken(self: Any) -> Any:
        command = real(self)
        for operation in self._sent:
            self._replica.own[operation.n].state = "accepted"
        return command

    return [(f"{ENGINE}.SyncEngine._ask_round", broken)]


@bug()
def clock_does_not_observe() -> Patches:
    """The hybrid clock does not take note of the centre's time."""
    return [("mediator_app.domain.clocks.HybridClock.observe", lambda *_: None)]


@bug()
def only_one_page_is_taken() -> Patches:
    """A run ends after one page, and says that all is done."""
    real = original(f"{ENGINE}.SyncEngine._read_round")

    def broken(self: Any, http: Any) -> Any:
        reply = real(self, http)
        reply.more = False
        return reply

    return [(f"{ENGINE}.SyncEngine._read_round", broken)]


@bug()
def answer_put_off_is_forgotten() -> Patches:
    """An answer after which the next round was asked at once is not written down any more."""

    def broken(self: Any) -> list[Any]:
        self._unwritten = None
        return []

    return [(f"{ENGINE}.SyncEngine._write_down", broken)]


@bug()
def round_ahead_claims_less() -> Patches:
    """The round asked ahead says where the laptop stood before the answer: a restored centre notices nothing."""
    real = original(f"{ENGINE}.SyncEngine._round")
    return [(f"{ENGINE}.SyncEngine._round", lambda self, operations, told=None: real(self, operations))]


@bug()
def failures_count_as_answers() -> Patches:
    """A page that got no answer is taken for answered."""
    real = original(f"{ENGINE}.SyncEngine._fail")

    def broken(self: Any, *arguments: Any) -> Any:
        for operation in self._sent:
            self._replica.own[operation.n].state = "parked"
        return real(self, *arguments)

    return [(f"{ENGINE}.SyncEngine._fail", broken)]


@bug()
def held_is_forgotten() -> Patches:
    """What must wait at the centre is never sent again."""
    real = original(f"{ENGINE}.SyncEngine._take")

    def broken(self: Any, arrived: Any) -> None:
        for verdict in arrived.reply.verdicts:
            verdict.state = "parked" if verdict.state == "held" else verdict.state
        real(self, arrived)

    return [(f"{ENGINE}.SyncEngine._take", broken)]


@bug()
def copy_keeps_its_name() -> Patches:
    """A laptop that is told that it is a copy does nothing about it."""
    real = original(f"{ENGINE}.SyncEngine._take")

    def broken(self: Any, arrived: Any) -> None:
        real(self, arrived)
        self._is_copy = False

    return [(f"{ENGINE}.SyncEngine._take", broken)]


@bug()
def reset_is_not_carried_out() -> Patches:
    """A laptop that is told to begin again only takes the new cursor."""
    real = original(f"{ENGINE}.SyncEngine._reset")

    def broken(self: Any, reply: Any) -> Any:
        reply.common = 1 << 60
        return real(self, reply)

    return [(f"{ENGINE}.SyncEngine._reset", broken)]


@bug("sqlite")
def cursor_before_data() -> Patches:
    """The cursor is kept before the records that it speaks of."""
    real, keep = original(f"{REPLICA}.apply"), original("mediator_app.storage.settings.keep_cursor")
    cursor = original("mediator_app.storage.settings.Cursor")

    def broken(connection: Any, reply: Any, now: Any, *rest: Any) -> Any:
        keep(connection, cursor(reply.epoch, reply.cursor, reply.through))
        return real(connection, reply, now, *rest)

    return [(f"{REPLICA}.apply", broken)]


@bug("sqlite", "laptop_dies_writing", "advance", "edit_person")
def answers_are_not_atomic() -> Patches:
    """An answer is written down statement by statement."""
    return [(f"{REPLICA}.transaction", nullcontext)]


@bug("sqlite")
def accepted_is_not_folded() -> Patches:
    """An accepted edit does not become part of what the centre confirmed."""
    return [(f"{REPLICA}._fold_into_base", lambda *_: None)]


@bug("sqlite")
def overlay_stays() -> Patches:
    """Own operations stay on top for ever."""
    return [(f"{REPLICA}._let_go", lambda *_: None)]


@bug("sqlite")
def order_is_not_kept() -> Patches:
    """An older own operation hides a newer one."""
    return [(f"{REPLICA}._keep_order", lambda *_: None)]


@bug("sqlite")
def refused_is_not_taken_off() -> Patches:
    """The screens are not computed again when own operations go."""
    return [(f"{REPLICA}._shown_anew", lambda *_: iter(()))]


@bug("sqlite")
def page_counts_as_complete() -> Patches:
    """Own operations are let go after a page though the record may follow on the next."""
    real = original(f"{REPLICA}.apply")

    def broken(connection: Any, reply: Any, *rest: Any) -> Any:
        reply.more = False
        return real(connection, reply, *rest)

    return [(f"{REPLICA}.apply", broken)]


@bug("sqlite")
def received_records_are_not_renewed() -> Patches:
    """What the centre confirmed once is kept, whatever it says later."""
    sql = original(f"{REPLICA}._KEEP_BASE")
    return [(f"{REPLICA}._KEEP_BASE", sql[: sql.index("DO UPDATE")] + "DO NOTHING")]


@bug("sqlite")
def merges_do_not_show() -> Patches:
    """Who is who is not computed again when merges arrive."""
    return [(f"{REPLICA}.refresh_redirects", lambda *_: None)]


@bug("sqlite")
def gestures_are_cut() -> Patches:
    """A page ends in the middle of a gesture."""
    return [(f"{OPERATIONS}._whole_transactions", lambda rows, limit, _: min(len(rows), limit))]


@bug("sqlite")
def seen_is_not_told() -> Patches:
    """Operations do not say which version their author had seen."""
    return [(f"{OPERATIONS}._seen", lambda *_: {})]


@bug("sqlite")
def own_values_count_as_the_centres() -> Patches:
    """An edit over an own unsent value says that the centre's was seen at its newest."""

    def broken(connection: Any, id_: str, fields: Any) -> dict[str, int]:
        row = connection.execute("SELECT max(seq) FROM base").fetchone()
        return dict.fromkeys(fields, (row[0] or 0) + 5)

    return [(f"{OPERATIONS}._seen", broken)]
