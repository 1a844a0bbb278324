"""``scheme add`` and ``redeem``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mediator_app.cli.answers import Answer
from mediator_app.cli.grammar import Arguments, Commands, given, iso_day, whole_number
from mediator_app.cli.opening import on_laptop

if TYPE_CHECKING:
    from mediator_app.services.laptop import Laptop

_RULES: Final = ("name", "issuer", "face_value_cents", "book_size", "pattern", "valid_until", "tolerance_days")
_REASONS: Final = {
    "in_tolerance": "Sa date est passée depuis peu\u00a0: il est encore accepté.",
    "expired": "Sa date est passée\u00a0: le centre demandera à la coordination.",
    "pattern": "Son code n’a pas la forme attendue\u00a0: le centre demandera à la coordination.",
}


def add_to(commands: Commands) -> None:
    """Add the commands to the table."""
    schemes = commands.group("scheme", "les dispositifs de chèques")
    add = schemes.add("add", "ajouter un dispositif (coordination)", on_laptop(_add_scheme))
    add.add_argument("--name", metavar="NOM", required=True)
    add.add_argument("--issuer", metavar="ÉMETTEUR", required=True)
    add.add_argument("--face-value-cents", metavar="N", type=whole_number, required=True)
    add.add_argument("--book-size", metavar="N", type=whole_number, required=True, help="chèques par carnet")
    add.add_argument("--pattern", metavar="RE", help="forme d’un code, par exemple \\d{8}")
    add.add_argument("--valid-until", metavar="DATE", type=iso_day)
    add.add_argument("--tolerance-days", metavar="N", type=whole_number)
    redeem = commands.add("redeem", "prendre un chèque", on_laptop(_redeem))
    redeem.add_argument("code", metavar="CODE")
    redeem.add_argument("--scheme", metavar="ID", required=True)
    redeem.add_argument("--session", metavar="ID", required=True)
    redeem.add_argument("--person", metavar="ID")


def _add_scheme(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.vouchers import add_scheme

    id_, _ = add_scheme(laptop, given(arguments, _RULES))
    return Answer({"id": id_}, [f"Dispositif ajouté\u00a0: {id_}"])


def _redeem(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.vouchers import redeem_voucher

    taken = redeem_voucher(laptop, arguments.code, arguments.scheme, arguments.session, arguments.person)
    lines = [f"Chèque pris, en attente du centre\u00a0: {taken.id}"]
    if taken.reason:
        lines.append(_REASONS.get(taken.reason, taken.reason))
    return Answer({"id": taken.id, "state": taken.state, "reason": taken.reason}, lines)
