"""What a row of a list shows, as plain values: a page describes its rows so, ``RowDelegate`` draws them.

A page keeps its own frozen rows and gives ``RowsModel`` a function from one of them to a ``RowView``.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import Final

from mediator_app.desktop.widgets.chips import Chip

NEW_AVATAR: Final = "+"


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a row's title. ``marked`` shows letters that the search found; ``code`` is for voucher codes."""

    text: str
    strong: bool = False
    marked: bool = False
    code: bool = False
    ink: str = "text"


@dataclass(frozen=True, slots=True)
class RowView:
    """One row. Only ``key`` and ``title`` are needed; what is empty takes no room, except columns of the ``RowShape``.

    From left to right: tick, number, avatar or icon, title over subtitle, mark, right words (over ``right_below``), chip
    (under the right words with ``chip_below``), key cap with its words. An action takes the place of the right words.
    """

    key: Hashable
    title: str | tuple[Span, ...]
    subtitle: str = ""
    number: str = ""
    """Right-aligned, in figures of equal width."""
    avatar: str = ""
    """Initials in a disc; ``NEW_AVATAR`` for somebody who is to be made."""
    icon: str = ""
    icon_ink: str = "text-muted"
    ticked: bool | None = None
    """A check box, ticked or not; none by default. Space or a click changes it."""
    mark: str = ""
    """A small icon before the right words."""
    mark_ink: str = "text-muted"
    right: str = ""
    right_below: str = ""
    fill: float | None = None
    """A part from 0 to 1, shown as a bar before the right words."""
    chip: Chip | None = None
    chip_below: bool = False
    cap: str = ""
    """A portable key, shown as a cap: « Return »."""
    cap_words: str = ""
    action: str = ""
    """Words that can be clicked, in place of the right words; Space does the same."""
    spoken: str = ""
    """What a screen reader says; made of the row's words when empty."""

    def plain_title(self) -> str:
        """The title without its marks."""
        return self.title if isinstance(self.title, str) else "".join(span.text for span in self.title)

    def accessible_text(self) -> str:
        """What a screen reader says of the row."""
        chip = self.chip.text if self.chip is not None else ""
        parts = (self.number, self.plain_title(), self.subtitle, self.right, self.right_below, chip)
        return self.spoken or ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class GroupHeader:
    """A line that names the rows below it; it cannot be selected. ``right`` is a count or an amount."""

    title: str
    right: str = ""

    def plain_title(self) -> str:
        """The title, as a row has one."""
        return self.title

    def accessible_text(self) -> str:
        """What a screen reader says of the header."""
        return self.title


@dataclass(frozen=True, slots=True)
class RowShape:
    """What all rows of a list have in common; lengths are logical pixels at 100 %.

    A sample is the widest text of a column (« 10 h 04 »): its width is kept in every row, so that columns line up.
    """

    height: int = 44
    number_sample: str = ""
    right_sample: str = ""
    chip_sample: Chip | None = None
    has_mark: bool = False
    """Keep a column for marks."""
    strong_number: bool = True
    margin: int = 16
    lines_below: int = 1
    """Lines that a subtitle may take; the height has room for them."""


def highlighted(text: str, ranges: Iterable[tuple[int, int]], *, strong: bool = False) -> tuple[Span, ...]:
    """A text cut into spans, the letters of ``ranges`` (start, end) marked; ranges may touch but not overlap."""
    spans, place = [], 0
    for start, end in sorted(ranges):
        if start > place:
            spans.append(Span(text[place:start], strong=strong))
        spans.append(Span(text[start:end], strong=strong, marked=True))
        place = end
    if place < len(text):
        spans.append(Span(text[place:], strong=strong))
    return tuple(spans)
