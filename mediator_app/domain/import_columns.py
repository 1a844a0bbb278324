"""A table column by column: a long list says the same in many of its cells, and each text is read once.

What the columns mean is left to ``import_headers``, what the cells give to ``import_values`` and ``import_person``.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import repeat
from typing import TypeVar

from mediator_app.domain.import_headers import ImportKind
from mediator_app.domain.import_rows import Columns, Reading
from mediator_app.domain.names import search_key

_Told = TypeVar("_Told", bound=Hashable)
_Given = TypeVar("_Given")

_KEY_FIELDS: Mapping[ImportKind, tuple[str, ...]] = {
    "people": (
        "last_name",
        "first_name",
        "full_name",
        "birth_year",
        "phone",
        "email",
        "commune",
        "insee",
        "postal_code",
    ),
    "places": ("source_id", "name", "commune", "insee", "postal_code", "address"),
    "sessions": ("title", "day", "start", "place", "commune"),
}


@dataclass(frozen=True, slots=True)
class Cells:
    """The texts of a table's columns, by field, each as long as there are rows.

    ``columns``: field → title; ``communes``: the cells of that column as they are written.
    """

    columns: Columns
    count: int
    texts: Mapping[str, Sequence[str]]
    communes: Sequence[str]

    @classmethod
    def of(cls, reading: Reading) -> Cells:
        """One row."""
        return cls(reading.columns, 1, {name: [text] for name, text in reading.texts.items()}, [reading.commune])

    def column(self, name: str) -> Sequence[str]:
        """The texts of a field's column, blank if the table has none."""
        return self.texts.get(name) or [""] * self.count

    def places(self) -> list[tuple[str, str, str]]:
        """What each row tells of a commune: the cell as it is written, postal code and INSEE code."""
        written = (cell if text else "" for cell, text in zip(self.communes, self.column("commune"), strict=True))
        return list(zip(written, self.column("postal_code"), self.column("insee"), strict=True))

    def rows(self, places: Sequence[int]) -> Cells:
        """Some of the rows, by their places from 0."""
        texts = {name: [column[place] for place in places] for name, column in self.texts.items()}
        return Cells(self.columns, len(places), texts, [self.communes[place] for place in places])

    def readings(self) -> Iterator[Reading]:
        """Row by row."""
        for written, told in zip(self.communes, zip(*self.texts.values(), strict=True), strict=True):
            yield Reading(self.columns, dict(zip(self.texts, told, strict=True)), written)


def each_read_once(cells: Sequence[_Told], read: Callable[[_Told], _Given]) -> list[_Given]:
    """What each cell of a column gives."""
    given = {cell: read(cell) for cell in set(cells)}
    return list(map(given.__getitem__, cells))


def row_keys(kind: ImportKind, cells: Cells) -> Iterator[str]:
    """A stable key of what each row is about, so that the same file again finds the same records: 32 hexadecimal signs.

    A place's own identifier suffices when it is one (« structure-1 »); a rank (« 12 ») is only a part of the key. The
    people of a list of registrations have the same keys as those of a list of people.
    """
    kind = "people" if kind == "registrations" else kind
    folded = [
        each_read_once(cells.texts[name], search_key) if name in cells.texts else repeat("", cells.count)
        for name in _KEY_FIELDS[kind]
    ]
    rows: Iterable[tuple[str, ...]] = zip(repeat(kind, cells.count), *folded, strict=True)
    if kind == "places":
        rows = map(_identified, cells.column("source_id"), rows)
    for parts in rows:
        yield blake2b("\x1f".join(parts).encode(), digest_size=16).hexdigest()


def _identified(identifier: str, parts: tuple[str, ...]) -> tuple[str, ...]:
    is_own = len(identifier) >= 6 and not identifier.isdigit()
    return (parts[0], "id", identifier) if is_own else parts
