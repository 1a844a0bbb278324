"""A hand scanner that types like a keyboard: what it may have meant, and what a trial of it tells.

A scanner set for QWERTY on a computer set for AZERTY presses the right keys and writes the wrong signs; which reading is
right only a scheme's pattern or a known trial code can say, so that all readings are given. Taking a code is left to ``door``.
"""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from mediator_app.domain.vouchers import looks_garbled, normal_code, undo_azerty

ENTER: Final = "enter"
TAB: Final = "tab"
SUFFIXES: Final = (ENTER, TAB)

SHORTEST_CODE: Final = 6
"""Signs below which a burst is not taken for a code: two keys hit together, a name's first letters."""

SLOWEST_PACE_MS: Final = 80
"""Beyond this pace a quick hand could be taken for a scanner."""

# With the capitals locked, an AZERTY computer writes figures by itself; letters change case as well as place.
_CAPITALS_TYPED: Final = "aqzwAQZW°+.?%"
_CAPITALS_MEANT: Final = "QAWZqawz-=;m'"
_UNDO_CAPITALS: Final = str.maketrans(_CAPITALS_TYPED, _CAPITALS_MEANT)


@dataclass(frozen=True, slots=True)
class ScannerSettings:
    """How this laptop tells its scanner from a hand: what ends a code, and the pace in ms under which no hand is."""

    suffix: str = ENTER
    pace_ms: int = 35


@dataclass(frozen=True, slots=True)
class Heard:
    """What arrived in a trial: the signs, the ms between them, the ``suffix`` that ended it (empty if nothing did)."""

    text: str
    gaps_ms: Sequence[float]
    suffix: str = ""

    @property
    def slowest_ms(self) -> float:
        """The longest wait between two signs."""
        return max(self.gaps_ms, default=0.0)

    @property
    def usual_ms(self) -> float:
        """The median wait between two signs."""
        return statistics.median(self.gaps_ms) if self.gaps_ms else 0.0


@dataclass(frozen=True, slots=True)
class Verdict:
    """``kind``: good, repaired (a wrong keyboard was made up for), unknown (a sound scan of another code), garbled (no trial

    code whatever the keyboard), short, hand (typed by a person), slow (a scanner slower than the pace kept), suffix (it ends
    otherwise than is kept), endless (nothing ends it). ``code`` is what it reads as.
    """

    kind: str
    code: str


def readings(text: str) -> tuple[str, ...]:
    """What a scan may mean: as it came, by a wrong keyboard, by one with the capitals locked; without repetition."""
    locked = "".join(_unlocked(sign) for sign in text)
    return tuple(dict.fromkeys((text, undo_azerty(text), locked)))


def likely_reading(text: str) -> str:
    """The reading to believe when no pattern tells: a wrong keyboard's if there are none of the figures that codes have."""
    return undo_azerty(text) if looks_garbled(text) or not normal_code(text) else text


def judge_trial(heard: Heard, settings: ScannerSettings, codes: Sequence[str]) -> Verdict:
    """What a trial tells of the scanner and of what is kept about it, the trial codes being known."""
    code = next((code for code in codes if _means(heard.text, code)), "")
    meant = code or likely_reading(heard.text)
    for kind, is_so in _faults(heard, settings).items():
        if is_so:
            return Verdict(kind, meant)
    if not code:
        return Verdict("unknown" if any(sign.isdigit() for sign in meant) else "garbled", meant)
    return Verdict("good" if normal_code(code) == normal_code(heard.text) else "repaired", code)


def advised_settings(heard: Heard, settings: ScannerSettings) -> ScannerSettings:
    """The settings under which what was heard would have been taken for a scan."""
    pace = min(max(settings.pace_ms, round(heard.slowest_ms * 1.5) + 5), SLOWEST_PACE_MS)
    return ScannerSettings(heard.suffix or settings.suffix, pace)


def _faults(heard: Heard, settings: ScannerSettings) -> dict[str, bool]:
    return {
        "hand": heard.usual_ms >= SLOWEST_PACE_MS,
        "short": len(heard.text) < SHORTEST_CODE,
        "slow": heard.slowest_ms >= settings.pace_ms,
        "endless": not heard.suffix,
        "suffix": heard.suffix != settings.suffix,
    }


def _means(text: str, code: str) -> bool:
    key = normal_code(code)
    return any(normal_code(reading) == key for reading in readings(text))


def _unlocked(sign: str) -> str:
    meant = sign.translate(_UNDO_CAPITALS)
    return meant if meant != sign else sign.swapcase()
