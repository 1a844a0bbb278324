"""Bugs planted at the centre: in what it answers, to whom, and in what it takes for the same past."""

from __future__ import annotations

from typing import Any

from mediator_app.protocol.messages import Run
from tests.simulation.planted import bug, original

DECIDING = "mediator_app.server.deciding"
ANSWERING = "mediator_app.server.answering"

Patches = list[tuple[str, Any]]


def _reply_changed(change: Any) -> Patches:
    """Let a function change every reply (with the session) before it leaves."""
    real = original(f"{ANSWERING}._reply")

    def broken(session: Any, *arguments: Any) -> Any:
        reply = real(session, *arguments)
        change(session, reply)
        return reply

    return [(f"{ANSWERING}._reply", broken)]


@bug()
def page_loses_its_last_record() -> Patches:
    """The last record of a page is left out."""

    def change(_: Any, reply: Any) -> None:
        if len(reply.changes) > 1:
            del reply.changes[-1]

    return _reply_changed(change)


@bug()
def cursor_runs_ahead() -> Patches:
    """The cursor of a page says that everything was sent, while more follows."""

    def change(session: Any, reply: Any) -> None:
        if reply.more and not reply.reset:
            reply.through, at = session.head(), reply.cursor.split(":")
            reply.cursor = ":".join([at[0], str(reply.through), session.mark(reply.through)])

    return _reply_changed(change)


@bug()
def pages_end_early() -> Patches:
    """The centre says that nothing follows a page."""

    def change(_: Any, reply: Any) -> None:
        reply.more = False

    return _reply_changed(change)


@bug()
def reply_without_time() -> Patches:
    """The centre does not tell its time, so that what is written next may come before what was received."""

    def change(_: Any, reply: Any) -> None:
        reply.hlc = 0

    return _reply_changed(change)


@bug()
def held_are_not_told() -> Patches:
    """No answer to operations that must wait."""

    def change(_: Any, reply: Any) -> None:
        reply.verdicts = [verdict for verdict in reply.verdicts if verdict.state != "held"]

    return _reply_changed(change)


@bug()
def verdict_flips_on_retry() -> Patches:
    """What comes again is answered as accepted, whatever was answered before."""

    def broken(n: int, known: Any, answers: Any, **_: Any) -> None:
        answers.accept(n, known.seq)

    return [(f"{DECIDING}.answer_again", broken)]


@bug()
def retry_is_taken_again() -> Patches:
    """What comes again is taken in again."""

    def broken(batch: Any, *_: Any, **__: Any) -> Any:
        return batch

    return [(f"{DECIDING}._answer_known", broken)]


@bug()
def half_gestures() -> Patches:
    """The operations of a gesture are decided one by one."""
    real = original(f"{DECIDING}._decide_transaction")

    def broken(ledger: Any, device: Any, batch: Any, answers: Any) -> None:
        for one in batch:
            real(ledger, device, [one], answers)

    return [(f"{DECIDING}._decide_transaction", broken)]


@bug()
def everybody_may_merge() -> Patches:
    """Rights are not looked at."""
    everything = dict.fromkeys(original(f"{DECIDING}._MAY_WRITE"), True)
    return [(f"{DECIDING}._MAY_WRITE", everything)]


@bug()
def anybody_cancels_vouchers() -> Patches:
    """A mediator may cancel a voucher that another took."""
    return [(f"{DECIDING}._may_touch", lambda *_: True)]


@bug()
def runs_run_together() -> Patches:
    """Accepted operations are told as one run though other lines came between them."""

    def broken(self: Any, n: int, seq: int) -> None:
        last = self.runs[-1] if self.runs else None
        if last and last.n + last.count == n:
            last.count += 1
        else:
            self.runs.append(Run(n, seq, 1))

    return [(f"{DECIDING}.Answers.accept", broken)]


@bug()
def copies_are_not_found_out() -> Patches:
    """Another content under a number that has come already is answered as that was."""
    return [(f"{DECIDING}._is_another", lambda *_: False)]


@bug()
def forks_do_not_look_again() -> Patches:
    """A copy that gets its own name goes on from where it is, and never receives what looked like its own work."""
    return [("mediator_app.server.forking._first_hidden", lambda *_: 0)]


@bug()
def everything_is_common() -> Patches:
    """After a restore all that a laptop was told is taken for known at the centre."""
    return [("mediator_app.server.histories._common", lambda session, cursor, **_: cursor.number)]


@bug()
def new_epoch_goes_unnoticed() -> Patches:
    """A laptop that comes from before a restore goes on as if nothing had been."""
    histories = "mediator_app.server.histories"

    def broken(session: Any, request: Any) -> Any:
        cursor = original(f"{histories}._read")(request.cursor) if request.cursor else None
        return original(f"{histories}.Place")(min(cursor.number, session.head()) if cursor else 0)

    return [(f"{ANSWERING}.place_of", broken)]
