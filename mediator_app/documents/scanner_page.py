"""The page that tries a hand scanner: the same made-up codes as QR codes and as bars, with what they must read as."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from mediator_app.documents.bar_codes import code_128_svg
from mediator_app.documents.qr_codes import qr_svg

TRIAL_CODES: Final = ("TEST-2026-000123", "04127640", "AZERTY-QWERTY_09.")
"""Letters, figures and the signs that a scanner set for another keyboard gets wrong; no voucher has such a code."""


@dataclass(frozen=True, slots=True)
class ScannerTestPage:
    """The codes to scan, each printed twice."""

    codes: tuple[str, ...] = TRIAL_CODES

    @property
    def template(self) -> str:
        """Its template."""
        return "scanner-page"

    @property
    def title(self) -> str:
        """« Tester mon lecteur »."""
        return "Tester mon lecteur"

    def content(self) -> dict[str, Any]:
        """The codes as text, bars and QR."""
        return {"codes": [{"text": code, "bars": code_128_svg(code), "qr": qr_svg(code)} for code in self.codes]}
