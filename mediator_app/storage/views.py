"""The tables that the screens read, one per entity, written only by the replica.

``ViewTable`` derives columns and statements from ``domain.entities``; how a record's fields are computed stands in
``replica``. Writing a person also keeps the search index in step.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import NoneType
from typing import Any, Final, NamedTuple

from mediator_app.domain.entities import ENTITIES, PYTHON_TYPES, VOIDED, Entity, Field, ValueType
from mediator_app.domain.names import french_key, search_key
from mediator_app.storage.database import Connection

_REMEMBERED: Final = 5000
_NAMES: Final = ("last_name", "first_name", "birth_name")
_ENCODED: Final = (ValueType.LIST, ValueType.MAP)
DERIVED: Final = ("sort_key", "is_incomplete")
"""The columns of a person that are no fields of hers, written with them; see ``listing``."""

_BETWEEN: Final = "\x1f"
"""Between last and first name in the key by which people are listed: it comes before every sign of a name."""


class Record(NamedTuple):
    """A record as the screens see it: its fields (unknown ones included), who made it and when."""

    entity: str
    id: str
    fields: Mapping[str, Any]
    made_by: str
    made_at: str


class ViewTable:
    """The statements of one entity's table; column names come from the entity, never from a caller."""

    def __init__(self, entity: Entity) -> None:
        self.entity = entity.name
        self.fields: tuple[Field, ...] = tuple(entity.fields.values())
        names = [f'"{field.name}"' for field in self.fields]
        columns = ", ".join(names)
        self._is_person = entity.name == "person"
        written = [*names, "made_by", "made_at", *(DERIVED if self._is_person else ())]
        updates = ", ".join(f"{name} = excluded.{name}" for name in written)
        marks = ", ".join("?" * (len(written) + 1))
        self.name = table = f"{entity.name}_row"
        self.upsert = (
            f"INSERT INTO {table} (id, {', '.join(written)}) VALUES ({marks}) ON CONFLICT (id) DO UPDATE SET {updates}"
        )
        self.columns = ("id", *written)
        """The columns that ``values`` are for."""
        self.select = f"SELECT {columns}, made_by, made_at FROM {table} WHERE id = ?"
        self.select_all = f"SELECT {columns}, made_by, made_at, id FROM {table}"
        self.delete = f"DELETE FROM {table} WHERE id = ?"
        self.row_of = f"SELECT row FROM {table} WHERE id = ?"
        self.is_there = f"SELECT 1 FROM {table} WHERE id = ? AND voided = 0"
        self.names = tuple(field.name for field in self.fields)
        self.decoded = tuple(field for field in self.fields if field.type in (*_ENCODED, ValueType.FLAG))
        """The fields that are not stored as they are."""
        self._converted = tuple(
            (place, convert) for place, field in enumerate(self.fields) if (convert := _converter(field))
        )
        self._types = tuple(PYTHON_TYPES[field.type] for field in self.fields)
        self._sound: set[tuple[type, ...]] = set()
        """The types of rows that were looked at: thousands of rows have the same."""

    def values(self, record: Record) -> tuple[Any, ...]:
        """The record as the parameters of ``upsert``; raises TypeError for a value that is not of its field's type."""
        columns = list(map(record.fields.get, self.names))
        types = tuple(map(type, columns))
        if types not in self._sound:
            self._check(types)
            if len(self._sound) < _REMEMBERED:
                self._sound.add(types)
        for place, convert in self._converted:
            columns[place] = convert(columns[place])
        derived = listing(record.fields) if self._is_person else ()
        return (record.id, *columns, record.made_by, record.made_at, *derived)

    def _check(self, types: tuple[type, ...]) -> None:
        # SQLite would take the number 5 for the text "5", and the row would not be what the centre said.
        for field, expected, given in zip(self.fields, self._types, types, strict=True):
            if given is not NoneType and given is not expected:
                raise TypeError(f"{self.entity}.{field.name}: {given.__name__}")


def _converter(field: Field) -> Callable[[Any], Any] | None:
    """How a field's value is stored: lists and maps as JSON, flags as 0 or 1, the rest as it is (None)."""
    if field.name == VOIDED:
        return _flag
    if field.type in _ENCODED:
        return _encoded
    return _optional_flag if field.type is ValueType.FLAG else None


def _flag(value: Any) -> int:
    return int(bool(value))


def _optional_flag(value: Any) -> int | None:
    return None if value is None else int(value)


def _encoded(value: Any) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False, sort_keys=True)


VIEWS: Final[dict[str, ViewTable]] = {name: ViewTable(entity) for name, entity in ENTITIES.items()}


def listing(fields: Mapping[str, Any]) -> tuple[str, int]:
    """``DERIVED`` of a person: by what she is listed, sign by sign (last name, then first, without case, accents or
    ligatures); 1 if she lacks one of the two, the birth year or the commune.
    """
    last, first = fields.get("last_name") or "", fields.get("first_name") or ""
    lacks = not (last and first and fields.get("commune")) or fields.get("birth_year") is None
    return f"{search_key(last)}{_BETWEEN}{search_key(first)}", int(lacks)


def fill_listing(connection: Connection) -> None:
    """Give the people whom an older program wrote what they are listed by, in the caller's transaction."""
    names = ("last_name", "first_name", "birth_year", "commune")
    rows = connection.execute(f"SELECT row, {', '.join(names)} FROM person_row WHERE sort_key IS NULL").fetchall()
    filled = [(*listing(dict(zip(names, told, strict=True))), row) for row, *told in rows]
    connection.executemany("UPDATE person_row SET sort_key = ?, is_incomplete = ? WHERE row = ?", filled)


def from_column(field: Field, value: Any) -> Any:
    """A field's value as it was before it was stored."""
    if value is None:
        return None
    if field.type in _ENCODED:
        return json.loads(value)
    return bool(value) if field.type is ValueType.FLAG else value


def read(connection: Connection, entity: str, id_: str) -> Record | None:
    """The record as the screens see it, without the fields that are absent; None if there is none."""
    row = connection.execute(VIEWS[entity].select, (id_,)).fetchone()
    return _record(entity, id_, row) if row else None


def read_all(connection: Connection, entity: str) -> Iterator[Record]:
    """All records of a kind as the screens see them, deleted ones included."""
    for row in connection.execute(VIEWS[entity].select_all):
        yield _record(entity, row[-1], row)


def read_many(connection: Connection, entity: str, ids: Iterable[str]) -> Iterator[Record]:
    """Those of the records that are here, as the screens see them, deleted ones included; in no order."""
    sql = f"{VIEWS[entity].select_all} WHERE id IN (SELECT value FROM json_each(?))"
    for row in connection.execute(sql, (json.dumps(list(ids)),)):
        yield _record(entity, row[-1], row)


def exists(connection: Connection, entity: str, id_: str) -> bool:
    """Is this record here, and not deleted?"""
    return connection.execute(VIEWS[entity].is_there, (id_,)).fetchone() is not None


def write(connection: Connection, records: Iterable[Record]) -> None:
    """Make the tables show these records, and keep the people's search index in step."""
    by_entity: dict[str, list[Record]] = {}
    for record in records:
        by_entity.setdefault(record.entity, []).append(record)
    for entity, group in by_entity.items():
        view = VIEWS[entity]
        if len(group) == 1:
            connection.execute(view.upsert, view.values(group[0]))
        else:
            connection.executemany(view.upsert, [view.values(record) for record in group])
        if entity == "person":
            _index_people(connection, group)


def remove(connection: Connection, entity: str, id_: str) -> None:
    """Make the tables forget a record that neither the centre nor this laptop knows any longer."""
    if entity == "person":
        connection.execute("DELETE FROM person_search WHERE rowid = (SELECT row FROM person_row WHERE id = ?)", (id_,))
        connection.execute("DELETE FROM person_part WHERE rowid = (SELECT row FROM person_row WHERE id = ?)", (id_,))
        _compare_no_longer(connection, connection.execute(VIEWS[entity].row_of, (id_,)).fetchall())
        connection.execute("DELETE FROM person_changed WHERE row = (SELECT row FROM person_row WHERE id = ?)", (id_,))
    connection.execute(VIEWS[entity].delete, (id_,))


def _record(entity: str, id_: str, row: Sequence[Any]) -> Record:
    """A row of ``select`` or ``select_all``."""
    view = VIEWS[entity]
    fields = {name: value for name, value in zip(view.names, row, strict=False) if value is not None}
    for field in view.decoded:
        if field.name in fields:
            fields[field.name] = from_column(field, fields[field.name])
    if not fields[VOIDED]:
        del fields[VOIDED]
    at = len(view.fields)
    return Record(entity, id_, fields, row[at], row[at + 1])


def searchable(fields: Mapping[str, Any]) -> tuple[str, str]:
    """What a person is found by: the words of her names with her telephone, and how the names sound; nothing if deleted."""
    if fields.get(VOIDED):
        return "", ""
    # Name by name: the same first names come again and again, and their keys are remembered.
    names = [name for name in map(fields.get, _NAMES) if name]
    words = " ".join(filter(None, map(search_key, names)))
    phone = fields.get("phone") or ""
    digits = "0" + phone[3:] if phone.startswith("+33") else phone.lstrip("+")
    sound = " ".join(map(french_key, names))
    return f"{words} {digits}".strip(), sound


def _index_people(connection: Connection, people: list[Record]) -> None:
    row_of = _rows_of(connection, [person.id for person in people])
    words = [(row_of[person.id], *searchable(person.fields)) for person in people]
    connection.executemany("INSERT OR REPLACE INTO person_search (rowid, words, sound) VALUES (?, ?, ?)", words)
    parts = [(row, text) for row, text, _ in words]
    connection.executemany("INSERT OR REPLACE INTO person_part (rowid, words) VALUES (?, ?)", parts)
    compare_again(connection, row_of.values())
    _compare_no_longer(connection, [(row_of[person.id],) for person in people if person.fields.get(VOIDED)])


def compare_again(connection: Connection, rows: Iterable[int]) -> None:
    """Note that these people were written: who they may be is to be found anew, once somebody looks."""
    connection.executemany("INSERT OR IGNORE INTO person_changed (row) VALUES (?)", zip(rows, strict=True))


def _compare_no_longer(connection: Connection, rows: Sequence[tuple[int]]) -> None:
    """Leave nothing of the names of people who are gone."""
    connection.executemany("DELETE FROM person_sound WHERE row = ?", rows)
    connection.executemany("DELETE FROM person_twin WHERE one = ?1 OR other = ?1", rows)


def _rows_of(connection: Connection, people: list[str]) -> dict[str, int]:
    if len(people) == 1:
        return {people[0]: connection.execute(VIEWS["person"].row_of, (people[0],)).fetchone()[0]}
    sql = "SELECT id, row FROM person_row WHERE id IN (SELECT value FROM json_each(?))"
    return dict(connection.execute(sql, (json.dumps(people),)).fetchall())
