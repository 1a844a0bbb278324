"""Bugs planted at the centre: in what it answers, decides and writes down."""

from __future__ import annotations

from typing import Any

from mediator_app.domain.entities import FieldClass
from mediator_app.domain.registers import Outcome
from mediator_app.protocol.messages import Run, Verdict
from tests.simulation.planted import bug, original

DECIDING = "mediator_app.server.deciding"
LEDGER = "mediator_app.server.ledger"
SPECIAL = "mediator_app.server.special"
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
    """The centre does not tell its time, so that what is written next comes before what was received."""

    def change(_: Any, reply: Any) -> None:
        reply.hlc = 1 << 70 if False else reply.hlc + (10_000_000 << 16)

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
def refusals_are_not_kept() -> Patches:
    """A refused operation is answered and forgotten."""

    def broken(_: Any, __: Any, verdict: Verdict) -> Verdict:
        return verdict

    return [(f"{LEDGER}.Ledger.refuse", broken)]


@bug()
def put_aside_counts_as_accepted() -> Patches:
    """An edit of a deleted record is told as accepted, without effect."""

    def broken(self: Any, arriving: Any, code: str, about: str) -> Verdict:
        self._log(arriving, "accepted", code, about)
        return Verdict(arriving.operation.n, "accepted", code, about, self.taken)

    return [(f"{LEDGER}.Ledger.park", broken)]


@bug()
def deleted_comes_back() -> Patches:
    """A deleted record is changed as if it were there."""
    return [(f"{LEDGER}.Ledger._is_lost_on_deleted", lambda *_: False)]


@bug()
def newest_time_wins() -> Patches:
    """The later time wins, also over an edit whose author had seen the value."""

    def broken(present: Any, arriving: Any, seen: int | None) -> Outcome:
        if present is None:
            return Outcome.APPLIED
        if present.device == arriving.device:
            return Outcome.APPLIED if arriving.n > present.n else Outcome.STALE
        return Outcome.WON if (arriving.hlc, arriving.device) > (present.hlc, present.device) else Outcome.LOST

    return [(f"{LEDGER}.compare", broken)]


@bug()
def last_to_arrive_wins() -> Patches:
    """Whatever arrives last is taken, and nobody is asked."""
    return [(f"{LEDGER}.compare", lambda *_: Outcome.APPLIED)]


@bug()
def first_to_arrive_wins() -> Patches:
    """Of two concurrent values the one that is there stays."""
    real = original(f"{LEDGER}.compare")

    def broken(present: Any, arriving: Any, seen: int | None) -> Outcome:
        outcome: Outcome = real(present, arriving, seen)
        return Outcome.LOST if outcome is Outcome.WON else outcome

    return [(f"{LEDGER}.compare", broken)]


@bug()
def earlier_time_wins() -> Patches:
    """Of two concurrent values the earlier one wins."""
    real = original(f"{LEDGER}.compare")
    swapped = {Outcome.WON: Outcome.LOST, Outcome.LOST: Outcome.WON}

    def broken(present: Any, arriving: Any, seen: int | None) -> Outcome:
        outcome: Outcome = real(present, arriving, seen)
        return swapped.get(outcome, outcome)

    return [(f"{LEDGER}.compare", broken)]


@bug()
def seen_is_off_by_one() -> Patches:
    """An author is believed to have seen one version less than he has."""
    real = original(f"{LEDGER}.compare")

    def broken(present: Any, arriving: Any, seen: int | None) -> Outcome:
        return real(present, arriving, seen - 1 if seen else seen)  # type: ignore[no-any-return]

    return [(f"{LEDGER}.compare", broken)]


@bug()
def own_edits_conflict() -> Patches:
    """A laptop's own older value is taken for somebody else's."""
    real = original(f"{LEDGER}.compare")

    def broken(present: Any, arriving: Any, seen: int | None) -> Outcome:
        if present is not None and present.device == arriving.device:
            return Outcome.LOST if arriving.hlc <= present.hlc or seen is None else Outcome.APPLIED
        return real(present, arriving, seen)  # type: ignore[no-any-return]

    return [(f"{LEDGER}.compare", broken)]


@bug()
def later_wins_silently() -> Patches:
    """Of two concurrent values the later is shown, and nobody is asked."""
    return [(f"{LEDGER}.Ledger._is_question", lambda *_: False)]


@bug()
def only_the_newcomer_is_asked_about() -> Patches:
    """A question names the value that arrived, not the one that was there."""
    real = original(f"{LEDGER}.Ledger.write_by_centre")

    def broken(self: Any, entity: str, id_: str, fields: Any, cause: str) -> None:
        if entity == "case" and fields.get("kind") == "field":
            fields = {**fields, "versions": fields["versions"][1:]}
        real(self, entity, id_, fields, cause)

    return [(f"{LEDGER}.Ledger.write_by_centre", broken)]


@bug()
def third_version_is_not_asked_about() -> Patches:
    """A value that arrives while a question is open does not join it."""
    real = original(f"{LEDGER}.Ledger._dispute")

    def broken(self: Any, operation: Any, before: Any, name: str, value: Any) -> None:
        if self.open_case(operation.id, name) is None:
            real(self, operation, before, name, value)

    return [(f"{LEDGER}.Ledger._dispute", broken)]


@bug()
def questions_are_forgotten() -> Patches:
    """Open questions are not written down as such, so that they are asked again."""
    return [("tests.support.memory_store.MemorySession.keep_cases", lambda *_: None)]


@bug()
def union_loses_removal() -> Patches:
    """What was taken out of a set stays in it."""

    def broken(cls: FieldClass, present: Any, arriving: Any) -> Any:
        if cls is FieldClass.UNION and isinstance(arriving, dict):
            return sorted({*(present or ()), *arriving.get("add", ())})
        return arriving

    return [(f"{LEDGER}.new_value", broken)]


@bug()
def union_forgets_the_others() -> Patches:
    """A change of a set puts only what it adds in place."""

    def broken(cls: FieldClass, present: Any, arriving: Any) -> Any:
        if cls is FieldClass.UNION and isinstance(arriving, dict):
            return sorted(arriving.get("add", ()))
        return arriving

    return [(f"{LEDGER}.new_value", broken)]


@bug()
def whole_set_overwrites() -> Patches:
    """A record made twice keeps only the second set."""
    return [(f"{LEDGER}._only_added", lambda value: value)]


@bug()
def times_are_not_clamped() -> Patches:
    """A laptop set to 2099 wins every tie for seventy years."""
    real = original(f"{LEDGER}.Ledger.__init__")

    def broken(self: Any, session: Any, device: str, actor: str, at: str, now: int, *rest: Any) -> None:
        real(self, session, device, actor, at, 1 << 62, *rest)

    return [(f"{LEDGER}.Ledger.__init__", broken)]


@bug()
def loser_is_not_kept() -> Patches:
    """What loses to a concurrent value is answered, and not in the log."""
    real = original(f"{LEDGER}.Ledger._log")

    def broken(self: Any, arriving: Any, state: str, code: str, about: str) -> None:
        if code == "merged" and arriving.operation.kind == "edit" and self.head > self._start:
            self.taken = self.head
            return
        real(self, arriving, state, code, about)

    return [(f"{LEDGER}.Ledger._log", broken)]


@bug()
def merged_is_told_as_sent() -> Patches:
    """A laptop whose edit was not taken as it was sent is not told."""
    real = original(f"{LEDGER}.Ledger._merge")

    def broken(self: Any, arriving: Any, present: Any) -> None:
        real(self, arriving, present)

    return [(f"{LEDGER}.Ledger._merge", broken)]


@bug()
def echo_hides_foreign_change() -> Patches:
    """A laptop is not sent a record that it changed last, though others changed it before."""
    real = original(f"{LEDGER}.Ledger._put")

    def broken(self: Any, present: Any, merged: Any, device: str, actor: str, wall: str, _: int) -> None:
        real(self, present, merged, device, actor, wall, 0)

    return [(f"{LEDGER}.Ledger._put", broken)]


@bug()
def record_leaves_its_page() -> Patches:
    """A laptop that changes a record of a page it has not received yet never receives the rest of it."""
    real = original(f"{LEDGER}.Ledger.__init__")

    def broken(self: Any, *arguments: Any) -> None:
        real(self, *arguments)
        self._known_through = 1 << 60

    return [(f"{LEDGER}.Ledger.__init__", broken)]


@bug()
def voucher_paid_twice() -> Patches:
    """Nobody looks whether a voucher was taken already."""
    return [(f"{LEDGER}.Ledger.holder", lambda *_: None)]


@bug()
def voucher_holders_are_forgotten() -> Patches:
    """Who was paid for a voucher is not written down."""
    return [("tests.support.memory_store.MemorySession.hold", lambda *_: None)]


@bug()
def codes_compared_as_typed() -> Patches:
    """The same code typed in two ways is two vouchers."""
    return [(f"{SPECIAL}.voucher_key", lambda fields: (str(fields.get("scheme")), str(fields.get("code"))))]


@bug()
def expired_vouchers_are_paid() -> Patches:
    """The last day of a voucher is not looked at."""
    return [(f"{SPECIAL}._doubt", lambda *_: "")]


@bug()
def cancelled_voucher_stays_taken() -> Patches:
    """A cancelled voucher cannot be taken again."""
    return [(f"{SPECIAL}._change_redemption", lambda *_: None)]


@bug()
def doubtful_voucher_is_not_asked_about() -> Patches:
    """A voucher is put aside, and nobody is asked."""
    return [(f"{SPECIAL}._ask_about_voucher", lambda *_: None)]


@bug()
def settling_pays_both() -> Patches:
    """The redemption that was not chosen stays accepted."""
    real = original(f"{SPECIAL}._judge_redemption")

    def broken(ledger: Any, key: Any, id_: str, *, is_kept: bool, cause: str) -> None:
        if is_kept:
            real(ledger, key, id_, is_kept=is_kept, cause=cause)

    return [(f"{SPECIAL}._judge_redemption", broken)]


@bug()
def settling_closes_over_the_unseen() -> Patches:
    """A question is closed over a version that came since somebody looked."""
    return [(f"{SPECIAL}._unseen", lambda *_: [])]


@bug()
def settling_keeps_the_first() -> Patches:
    """Whatever is chosen, the first version is put in place."""
    real = original(f"{SPECIAL}._settle_field")

    def broken(ledger: Any, arriving: Any, settlement: Any, about: Any) -> Any:
        first = {**about["versions"][-1], "value": about["versions"][0]["value"]}
        return real(ledger, arriving, settlement, {**about, "versions": [*about["versions"][:-1], first]})

    return [(f"{SPECIAL}._settle_field", broken)]


@bug()
def settled_merges_with_itself() -> Patches:
    """Merging a record with another of the same person puts the question on the wrong record: nothing is refused."""
    return [(f"{SPECIAL}._choices", lambda about: {"none", *(str(v.get("seq")) for v in about["versions"])})]
