"""QR codes as SVG, for templates to place; what they say is chosen by the documents that carry them."""

from __future__ import annotations

import io

import segno

from mediator_app.domain.phones import normal_phone
from mediator_app.errors import InvalidInputError


def qr_svg(text: str) -> str:
    """A QR code (ISO/IEC 18004) with its quiet zone; InvalidInputError if the text is too long for one."""
    written = io.BytesIO()
    try:
        code = segno.make(text, micro=False, error="m")
    except segno.DataOverflowError:
        raise InvalidInputError("Ce texte est trop long pour un code QR.", "Raccourcissez-le.") from None
    code.save(written, kind="svg", xmldecl=False, border=4, light="#fff")
    return written.getvalue().decode()


def phone_link(phone: str) -> str:
    """What a telephone dials when it reads the code: ``tel:+33536490012``; empty if it is no number."""
    normal = normal_phone(phone)
    return f"tel:{normal}" if normal else ""
