"""Builds ``resources/communes/communes.zlib`` from the npm package @etalab/decoupage-administratif.

``python tools/build_communes.py [package.tgz]`` packs the pinned version with ``npm pack`` unless the archive is given.
The format, read by ``mediator_app.domain.communes.CommuneTable.from_text``, is one column per line, with tabs between
cells.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
import tempfile
import zlib
from collections import defaultdict
from pathlib import Path
from typing import Any

PACKAGE = "@etalab/decoupage-administratif@6.0.0"
TARGET = Path(__file__).parent.parent / "resources" / "communes" / "communes.zlib"

Entry = dict[str, Any]


def main() -> None:
    """Write the table and say its size."""
    if len(sys.argv) > 1:
        text = table_text(Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run(["npm", "pack", PACKAGE, "--silent"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
            text = table_text(next(Path(folder).glob("*.tgz")))
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(zlib.compress(text.encode(), 9))
    print(f"{TARGET}: {TARGET.stat().st_size} bytes")


def table_text(archive: Path) -> str:
    """The ten columns of the table: five of communes, three of former communes, two of intercommunalités."""
    with tarfile.open(archive) as package:
        entries: list[Entry] = _member(package, "communes.json")
        groups: list[Entry] = _member(package, "epci.json")
    current = sorted(
        (entry for entry in entries if entry["type"] == "commune-actuelle"), key=lambda entry: entry["code"]
    )
    group_of = {member["code"]: position for position, group in enumerate(groups) for member in group["membres"]}
    former = _former(entries, current)
    columns = (
        [entry["code"] for entry in current],
        [entry["nom"] for entry in current],
        [",".join(entry.get("codesPostaux", ())) for entry in current],
        [str(group_of.get(entry["code"], "")) for entry in current],
        [str(entry.get("population", "")) for entry in current],
        [code for code, _, _ in former],
        [name for _, name, _ in former],
        [now for _, _, now in former],
        [group["code"] for group in groups],
        [group["nom"] for group in groups],
    )
    return "\n".join("\t".join(column) for column in columns)


def _member(package: tarfile.TarFile, name: str) -> Any:
    stream = package.extractfile(f"package/data/{name}")
    if stream is None:
        raise SystemExit(f"{name} is missing from the package")
    return json.load(stream)


def _former(entries: list[Entry], current: list[Entry]) -> list[tuple[str, str, str]]:
    """Delegated and associated communes, districts of the three big cities, and codes given up: code, name, code today.

    A code given up whose name is in none of the lists keeps an empty name.
    """
    rows = {
        (entry["code"], entry["nom"], entry.get("chefLieu") or entry["commune"])
        for entry in entries
        if entry["type"] != "commune-actuelle"
    }
    named = defaultdict(set)
    for code, _, now in rows:
        named[code].add(now)
    given_up = {
        (old, "", entry["code"]) for entry in current for old in entry.get("anciensCodes", ()) if old not in named
    }
    return sorted(rows | given_up)


if __name__ == "__main__":
    main()
