"""Code 128 bars as SVG, for the page that tries a scanner. Source: ISO/IEC 15417; reading is left to the scanner."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from mediator_app.errors import InvalidInputError

_START_B: Final = 104
_STOP: Final = 106
_QUIET: Final = 10
"""Narrow bars of white on each side."""

# Value → widths of three bars and three spaces, in narrow bars; the stop has a bar more.
_WIDTHS: Final = (
    *("212222", "222122", "222221", "121223", "121322", "131222", "122213", "122312", "132212", "221213", "221312"),
    *("231212", "112232", "122132", "122231", "113222", "123122", "123221", "223211", "221132", "221231", "213212"),
    *("223112", "312131", "311222", "321122", "321221", "312212", "322112", "322211", "212123", "212321", "232121"),
    *("111323", "131123", "131321", "112313", "132113", "132311", "211313", "231113", "231311", "112133", "112331"),
    *("132131", "113123", "113321", "133121", "313121", "211331", "231131", "213113", "213311", "213131", "311123"),
    *("311321", "331121", "312113", "312311", "332111", "314111", "221411", "431111", "111224", "111422", "121124"),
    *("121421", "141122", "141221", "112214", "112412", "122114", "122411", "142112", "142211", "241211", "221114"),
    *("413111", "241112", "134111", "111242", "121142", "121241", "114212", "124112", "124211", "411212", "421112"),
    *("421211", "212141", "214121", "412121", "111143", "111341", "131141", "114113", "114311", "411113", "411311"),
    *("113141", "114131", "311141", "411131", "211412", "211214", "211232", "2331112"),
)


def code_128_svg(text: str) -> str:
    """The bars of a text of ASCII signs, quiet zones included; InvalidInputError for any other sign or none."""
    if not text or any(not " " <= sign <= "~" for sign in text):
        raise InvalidInputError(
            "Un code-barres ne peut porter que des lettres sans accent, des chiffres et des signes."
        )
    widths = [int(digit) for value in _values(text) for digit in _WIDTHS[value]]
    wide = sum(widths) + 2 * _QUIET
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} 40" width="{wide}" height="40"'
        f' shape-rendering="crispEdges"><path d="{_path(widths)}"/></svg>'
    )


def _path(widths: Sequence[int]) -> str:
    """The bars, which are at the even places throughout: every pattern has an even number of widths and begins with one."""
    ends = list(accumulate(widths, initial=_QUIET))
    return "".join(f"M{ends[place]} 0h{widths[place]}v40h-{widths[place]}z" for place in range(0, len(widths), 2))


def _values(text: str) -> list[int]:
    """Start, signs, check value, stop. The check value is the start plus each sign times its place, modulo 103."""
    signs = [ord(sign) - 32 for sign in text]
    check = (_START_B + sum(place * value for place, value in enumerate(signs, 1))) % 103
    return [_START_B, *signs, check, _STOP]
