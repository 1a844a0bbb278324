"""Builds ``resources/calendar/school-holidays.csv`` from the PyPI package vacances-scolaires-france.

``python tools/build_school_calendar.py 2025 2027`` writes the school years 2025-2026 to 2027-2028. The package must
be installed; the program itself does not need it.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path

TARGET = Path(__file__).parent.parent / "resources" / "calendar" / "school-holidays.csv"
Row = dict[str, str]


def main() -> None:
    """Write the table and say how many lines it has."""
    first, last = date(int(sys.argv[1]), 9, 1), date(int(sys.argv[2]) + 1, 8, 31)
    source = files("vacances_scolaires_france").joinpath("data", "data.csv").read_text("utf-8")
    rows = [row for row in csv.DictReader(source.splitlines()) if str(first) <= row["date"] <= str(last)]
    lines = [f"*;{first};{last};", *(line for zone in "ABC" for line in _breaks(rows, zone))]
    TARGET.write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{TARGET}: {len(lines)} lines")


def _breaks(rows: list[Row], zone: str) -> Iterator[str]:
    """One line for each run of days under the same name."""
    first = last = date.min
    name = ""
    for row in [row for row in rows if row[f"vacances_zone_{zone.lower()}"] == "True"]:
        day = date.fromisoformat(row["date"])
        if name and (day != last + timedelta(days=1) or row["nom_vacances"] != name):
            yield f"{zone};{first};{last};{_french(name)}"
            name = ""
        if not name:
            first, name = day, row["nom_vacances"]
        last = day
    if name:
        yield f"{zone};{first};{last};{_french(name)}"


def _french(name: str) -> str:
    return (name[:1].lower() + name[1:]).replace("'", "’")


if __name__ == "__main__":
    main()
