"""Bugs planted at the centre: in how versions meet, and in what is written down of it."""

from __future__ import annotations

from typing import Any

from mediator_app.domain.entities import ENTITIES, FieldClass
from mediator_app.domain.registers import Outcome
from mediator_app.protocol.messages import Verdict
from tests.simulation.planted import bug, original

LEDGER = "mediator_app.server.ledger"

Patches = list[tuple[str, Any]]


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
def claimed_times_decide() -> Patches:
    """The later time wins as laptops tell it, also over an edit whose author had seen the value."""

    def broken(present: Any, arriving: Any, seen: int | None) -> Outcome:
        outcome: Outcome = real(present, arriving, seen if present and arriving.hlc > present.hlc else None)
        return outcome

    real = original(f"{LEDGER}.compare")
    return [*times_are_not_clamped(), (f"{LEDGER}.compare", broken)]


@bug()
def unknown_fields_are_dropped() -> Patches:
    """What a newer program wrote in a field that is not known here is not kept."""
    real = original(f"{LEDGER}.Ledger._laid_over")

    def broken(self: Any, operation_and_fields: Any, present: Any) -> Any:
        known = ENTITIES[operation_and_fields.operation.entity].fields
        fields = {name: value for name, value in (operation_and_fields.fields or {}).items() if name in known}
        return real(self, operation_and_fields._replace(fields=fields), present)

    return [(f"{LEDGER}.Ledger._laid_over", broken)]
