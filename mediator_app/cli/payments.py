"""``pay``: money taken at a session beside vouchers, or taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mediator_app.cli.answers import Answer
from mediator_app.cli.grammar import Arguments, Commands, whole_number
from mediator_app.cli.opening import on_laptop

if TYPE_CHECKING:
    from mediator_app.services.laptop import Laptop

_KINDS: Final = ("cash", "cheque", "transfer")
_CENTS: Final = 100


def add_to(commands: Commands) -> None:
    """Add the command to the table."""
    pay = commands.add("pay", "noter de l’argent reçu pour un atelier", on_laptop(_pay))
    pay.add_argument("session", metavar="SESSION")
    pay.add_argument(
        "--person", metavar="ID", default="", help="qui paie\u202f; personne en particulier si rien n’est dit"
    )
    pay.add_argument(
        "--cents", metavar="N", type=whole_number, help="en centimes\u202f; ce qui reste dû si rien n’est dit"
    )
    pay.add_argument("--kind", choices=_KINDS, default="cash", help="espèces, chèque bancaire ou virement")
    pay.set_defaults(missing=_missing)


def _missing(arguments: Arguments) -> str:
    """What is left to pay is somebody's: without a person the amount must be told."""
    return "" if arguments.person or arguments.cents is not None else "--cents"


def _pay(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.payments import take_payment

    paid = take_payment(laptop, arguments.session, arguments.person, arguments.kind, arguments.cents)
    rest = paid.balance.rest_cents if arguments.person else 0
    lines = [f"Encaissé, {_euros(paid.amount_cents)}\u00a0: {paid.id}"]
    if rest:
        lines.append(f"Reste dû\u00a0: {_euros(rest)}.")
    return Answer({"id": paid.id, "amount_cents": paid.amount_cents, "rest_cents": rest}, lines)


def _euros(cents: int) -> str:
    whole, rest = divmod(cents, _CENTS)
    return f"{whole},{rest:02}\u00a0€" if rest else f"{whole}\u00a0€"
