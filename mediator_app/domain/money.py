"""Amounts of money as people type them: « 7 », « 7,5 », « 7.50 € », « 7€50 », « 1 120 € », in whole cents.

How an amount is shown is left to the window and the papers.
"""

from __future__ import annotations

import re
from typing import Final

from mediator_app.errors import InvalidInputError

CENTS: Final = 100
"""Cents in a euro."""

_WHOLE: Final = r"\d{1,6}|\d{1,3}(?: \d{3})+"
_FRENCH: Final = re.compile(rf"(?P<euros>{_WHOLE})(?:[.,](?P<cents>\d{{0,2}}))? ?€?")
_SPOKEN: Final = re.compile(rf"(?P<euros>{_WHOLE}) ?€ ?(?P<cents>\d\d)")
_ENGLISH: Final = re.compile(r"€ ?(?P<euros>\d{1,6}|\d{1,3}(?:,\d{3})+)(?:[.](?P<cents>\d{0,2}))?")
_LESS_THAN_ONE: Final = re.compile(r"(?P<euros>)[.,](?P<cents>\d{1,2}) ?€?")
_FORMS: Final = (_FRENCH, _SPOKEN, _ENGLISH, _LESS_THAN_ONE)


def cents_of(text: str, most: int | None = None) -> int:
    """A typed amount in cents, 0 for nothing typed.

    InvalidInputError (code ``no_amount``) for what is no amount, (code ``too_much``) for one beyond ``most`` cents.
    """
    plain = " ".join(text.split())
    if not plain:
        return 0
    found = next((match for form in _FORMS if (match := form.fullmatch(plain))), None)
    if found is None:
        raise InvalidInputError(
            f"«\u00a0{plain}\u00a0» n’est pas un montant.", "Par exemple 7 ou 7,50.", code="no_amount"
        )
    euros = int(re.sub(r"[ ,]", "", found["euros"]) or 0)
    cents = euros * CENTS + int((found["cents"] or "").ljust(2, "0"))
    if most is not None and cents > most:
        whole, rest = divmod(most, CENTS)
        written = f"{whole},{rest:02}" if rest else str(whole)
        raise InvalidInputError("Ce montant est trop grand.", f"Au plus {written}\u00a0€.", code="too_much")
    return cents
