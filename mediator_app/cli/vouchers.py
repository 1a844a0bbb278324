"""``scheme add`` , ``lease`` and ``redeem``."""

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
    "reserved": "Sa série est réservée à un autre poste\u00a0: le centre demandera à la coordination.",
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
    leases = commands.group("lease", "les séries de chèques réservées à un poste")
    reserve = leases.add("add", "réserver une série à un poste (coordination)", on_laptop(_reserve))
    reserve.add_argument("--scheme", metavar="ID", required=True)
    reserve.add_argument("--first", metavar="CODE", required=True)
    reserve.add_argument("--last", metavar="CODE", required=True)
    reserve.add_argument("--device", metavar="POSTE", required=True)
    reserve.add_argument("--until", metavar="DATE", type=iso_day, required=True, help="dernier jour, compris")
    release = leases.add("end", "rendre une série à tout le monde (coordination)", on_laptop(_release))
    release.add_argument("id", metavar="ID")
    redeem = commands.add("redeem", "prendre un chèque", on_laptop(_redeem))
    redeem.add_argument("code", metavar="CODE")
    redeem.add_argument("--scheme", metavar="ID", required=True)
    redeem.add_argument("--session", metavar="ID", required=True)
    redeem.add_argument("--person", metavar="ID")


def _add_scheme(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.vouchers import add_scheme

    id_, _ = add_scheme(laptop, given(arguments, _RULES))
    return Answer({"id": id_}, [f"Dispositif ajouté\u00a0: {id_}"])


def _reserve(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.leases import Series, reserve

    series = Series(arguments.scheme, arguments.first, arguments.last)
    id_, _ = reserve(laptop, series, arguments.device, arguments.until)
    return Answer({"id": id_}, [f"Série réservée\u00a0: {id_}"])


def _release(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.leases import release

    release(laptop, arguments.id)
    return Answer({"id": arguments.id}, ["La série n’est plus réservée."])


def _redeem(laptop: Laptop, arguments: Arguments) -> Answer:
    from mediator_app.services.vouchers import redeem_voucher

    taken = redeem_voucher(laptop, arguments.code, arguments.scheme, arguments.session, arguments.person)
    waits = "acquis, sa série est réservée à ce poste" if taken.state == "certain" else "en attente du centre"
    lines = [f"Chèque pris, {waits}\u00a0: {taken.id}"]
    if taken.reason:
        lines.append(_REASONS.get(taken.reason, taken.reason))
    return Answer({"id": taken.id, "state": taken.state, "reason": taken.reason}, lines)
