"""Where a sheet's table begins and ends: titles of the page above, one row of column titles or two, totals below."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from mediator_app.documents.cells import NumberedRow, holds_something
from mediator_app.domain.import_cells import Cell
from mediator_app.domain.import_headers import ImportKind, known_titles
from mediator_app.domain.names import search_key

_SEARCHED: Final = 15
_TOTAL: Final = re.compile(r"(?:sous )?tota(?:l|ux)\b|effectif\b|nombre\b|moyenne\b")
_FIGURE: Final = re.compile(r"[\d\s.,:€%-]+")


class Heading(NamedTuple):
    """The titles of the columns, the row below which the data begins, and how many of the titles are known ones."""

    titles: tuple[str, ...]
    data_from: int
    known: int


def heading_of(rows: Sequence[NumberedRow], kind: ImportKind | None = None) -> Heading:
    """The titles of filled rows: those that are known, else the first of the widest rows of text.

    A table without any gets « Colonne 1 », « Colonne 2 »…, and no row of it is lost.
    """
    top = [cells for _, cells in rows[:_SEARCHED]]
    known = [_known(cells, kind) for cells in top]
    best = max(range(len(top)), key=lambda place: known[place])
    if not known[best] and _is_data(top):
        return Heading(tuple(f"Colonne {n}" for n in range(1, max(map(len, top)) + 1)), 0, 0)
    place = best if known[best] else _widest(top)
    return _paired(top, place, known, kind)


def is_total(cells: Sequence[Cell]) -> bool:
    """Is it a line of totals: « Total », « Nombre d’inscrits : 14 », with figures only beside it?"""
    head = cells[0] if cells and cells[0] is not None else next((cell for cell in cells if cell is not None), "")
    if not _TOTAL.match(search_key(str(head))):
        return False
    filled = [str(cell) for cell in cells if cell is not None]
    return all(_FIGURE.fullmatch(text) for text in filled[1:])


def named(cells: Iterable[Cell]) -> Iterator[str]:
    """Titles as text, up to the last that is not empty; a second one of the same name is numbered."""
    names = ["" if cell is None else " ".join(str(cell).split()) for cell in cells]
    while names and not names[-1]:
        names.pop()
    seen: dict[str, int] = {}
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        yield name if seen[name] == 1 or not name else f"{name} ({seen[name]})"


def _known(cells: Sequence[Cell], kind: ImportKind | None) -> int:
    return known_titles([cell for cell in cells if isinstance(cell, str)], kind)


def _widest(top: Sequence[Sequence[Cell]]) -> int:
    widths = [sum(isinstance(cell, str) for cell in cells) for cells in top]
    return next(place for place, width in enumerate(widths) if width >= 0.7 * max(widths))


def _is_data(top: Sequence[Sequence[Cell]]) -> bool:
    """Does the first row look like those below it: a number, a telephone or a date where titles have words?"""
    return any(cell is not None and any(map(str.isdigit, str(cell))) for cell in top[0]) and holds_something(top[0])


def _paired(top: Sequence[Sequence[Cell]], place: int, known: Sequence[int], kind: ImportKind | None) -> Heading:
    """The titles of a row, or of that row with the one above or below it if more of them are known together."""
    titles = tuple(named(top[place]))
    best = Heading(titles, place + 1, known[place])
    for upper in (place - 1, place):
        if upper >= 0 and upper + 1 < len(top) and _may_be_titles(top[upper]) and _may_be_titles(top[upper + 1]):
            together = tuple(named(_joined(top[upper], top[upper + 1], kind)))
            found = known_titles(together, kind)
            if found > best.known or (found == best.known and _hangs_below(top[upper], top[upper + 1])):
                best = Heading(together, upper + 2, found)
    return best


def _may_be_titles(cells: Sequence[Cell]) -> bool:
    filled = [cell for cell in cells if cell is not None]
    return len(filled) > 1 and all(isinstance(cell, str) and not any(map(str.isdigit, cell)) for cell in filled)


def _hangs_below(upper: Sequence[Cell], lower: Sequence[Cell]) -> bool:
    """Does the lower row part the titles of the upper one: nothing below the first, something where the upper is blank?"""
    blank = {place for place, cell in enumerate(upper) if cell is None}
    filled = {place for place, cell in enumerate(lower) if cell is not None}
    return 0 not in filled and bool(filled & blank)


def _joined(upper: Sequence[Cell], lower: Sequence[Cell], kind: ImportKind | None) -> Iterator[str]:
    """« Téléphone » over « fixe | portable » gives « Téléphone fixe », « Téléphone portable »."""
    group = ""
    for place in range(max(len(upper), len(lower))):
        above, below = (str(row[place] or "") if place < len(row) else "" for row in (upper, lower))
        group = above or (group if below else "")
        both = f"{group} {below}"
        is_own = not group or (known_titles([below], kind) and not known_titles([both], kind))
        yield (below if is_own else both) if below else above
