"""Bugs planted at the centre: in vouchers, and in what a person is asked."""

from __future__ import annotations

from typing import Any

from mediator_app.server import special
from tests.simulation.planted import bug, original

LEDGER = "mediator_app.server.ledger"
SPECIAL = "mediator_app.server.special"

Patches = list[tuple[str, Any]]


@bug()
def voucher_paid_twice() -> Patches:
    """Nobody looks whether a voucher was taken already."""
    return [(f"{LEDGER}.Ledger.holder", lambda *_: None)]


@bug()
def voucher_holders_are_forgotten() -> Patches:
    """Who was paid for a voucher is known only within one batch."""
    return [(f"{LEDGER}.Ledger.holder", lambda self, scheme, code: self.held.get((scheme, code)))]


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
    return [(f"{SPECIAL}._CHANGING", {**special._CHANGING, "redemption": lambda *_: None})]


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
def reserved_is_given_to_anybody() -> Patches:
    """A voucher that is reserved for one laptop is paid to another."""
    return [(f"{LEDGER}.Ledger.reserved_for", lambda *_: "")]


@bug()
def reservations_never_end() -> Patches:
    """A reservation counts though its day is over."""
    real = original(f"{LEDGER}.reserved_for")
    return [(f"{LEDGER}.reserved_for", lambda leases, scheme, code, _: real(leases, scheme, code, ""))]


@bug()
def questions_are_forgotten() -> Patches:
    """A question of an earlier batch is not found again, so that it is asked once more."""
    return [(f"{LEDGER}.Ledger.open_case", lambda self, record, name: self.asked.get((record, name)))]


@bug()
def third_version_is_not_asked_about() -> Patches:
    """A value that arrives while a question is open does not join it."""
    real = original(f"{LEDGER}.Ledger._dispute")

    def broken(self: Any, operation: Any, before: Any, name: str, value: Any) -> None:
        if self.open_case(operation.id, name) is None:
            real(self, operation, before, name, value)

    return [(f"{LEDGER}.Ledger._dispute", broken)]


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
def later_wins_silently() -> Patches:
    """Of two concurrent values the later is shown, and nobody is asked."""
    return [(f"{LEDGER}.Ledger._is_question", lambda *_: False)]
