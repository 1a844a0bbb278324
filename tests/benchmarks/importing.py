"""A list of 50,000 people from a spreadsheet, beside the same file read by ``csv`` and its values put into two tables.

The floor compares nobody with anybody, keeps no journal that can be sent, and indexes nothing but keys.
"""

from __future__ import annotations

import csv
import json
import random
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import xlsxwriter

from mediator_app.documents.communes import load_communes
from mediator_app.services.imports import import_people
from mediator_app.storage.database import connect, transaction
from tests.benchmarks.measuring import Row, milliseconds
from tests.support.laptops import KEY, a_laptop

ROWS: Final = 50_000
AIM: Final = "≤ 10,000"
_TITLES: Final = ("Nom", "Prénom", "Date de naissance", "Téléphone", "Code postal", "Commune", "Genre")
_FIRST_NAMES: Final = ("Denise", "Lucienne", "Paul", "Jean", "Marie", "Josette", "André", "Colette", "René", "Yvette")
_SYLLABLES: Final = (
    "ma",
    "ro",
    "che",
    "fau",
    "bri",
    "dou",
    "lan",
    "ver",
    "pe",
    "ti",
    "gau",
    "lo",
    "bert",
    "nier",
    "ois",
    "et",
    "eau",
)


def measure() -> list[Row]:
    """The rows of the table."""
    people = list(_people())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        text, book = folder / "liste.csv", folder / "liste.xlsx"
        with text.open("w", encoding="cp1252", newline="") as file:
            csv.writer(file, delimiter=";").writerows([_TITLES, *people])
        _write_book(book, people)
        floor = milliseconds(lambda: _floor(text, folder / "floor.db"))
        with a_laptop(folder / "csv") as laptop:
            first = milliseconds(lambda: import_people(laptop, text))
            again = milliseconds(lambda: import_people(laptop, text))
        with a_laptop(folder / "xlsx") as laptop:
            workbook = milliseconds(lambda: import_people(laptop, book))
    return [
        Row("import of 50,000 people, CSV of Excel", first, floor, AIM, ROWS),
        Row("import of 50,000 people, XLSX", workbook, floor, AIM, ROWS),
        Row("the same CSV again: nothing changes", again, None, AIM, ROWS),
    ]


def _people() -> Iterator[tuple[str, ...]]:
    dice = random.Random(3)
    names = ["".join(dice.choices(_SYLLABLES, k=dice.choice((2, 3, 3)))).upper() for _ in range(12_000)]
    communes = [commune for commune in load_communes().search("23", limit=300) if commune.postal_codes]
    for _ in range(ROWS):
        commune = dice.choice(communes)
        born = f"{dice.randint(1, 28)}/{dice.randint(1, 12)}/{dice.randint(1930, 2005)}"
        phone = f"06 39 98 {dice.randint(0, 99):02} {dice.randint(0, 99):02}"
        place = (commune.postal_codes[0], commune.name.replace("œ", "oe"))
        yield dice.choice(names), dice.choice(_FIRST_NAMES), born, phone, *place, dice.choice(("F", "H", ""))


def _write_book(path: Path, people: list[tuple[str, ...]]) -> None:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Personnes")
        for number, row in enumerate([_TITLES, *people]):
            sheet.write_row(number, 0, row)


def _floor(source: Path, path: Path) -> None:
    connection = connect(path, KEY)
    connection.execute("CREATE TABLE person (id TEXT PRIMARY KEY, last, first, born, phone, code, commune, gender)")
    connection.execute("CREATE TABLE operation (n INTEGER PRIMARY KEY, id TEXT, fields TEXT)")
    with source.open(encoding="cp1252", newline="") as file, transaction(connection):
        rows = [(f"{n:036d}", *cells) for n, cells in enumerate(csv.reader(file, delimiter=";"))]
        connection.executemany("INSERT INTO person VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
        connection.executemany(
            "INSERT INTO operation (id, fields) VALUES (?, ?)", [(r[0], json.dumps(r)) for r in rows]
        )
    connection.close()
