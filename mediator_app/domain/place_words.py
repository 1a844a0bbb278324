"""What the national standard says of a place and its record has no field for: kept in words at the end of the description,
one line a column, and found again there when places are exported. Nothing of a file is lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from mediator_app.domain.place_standard import FIELDS, LIST_SEPARATOR

_TITLES: Mapping[str, str] = {field.kept_as: field.name for field in FIELDS if field.kept_as}


def in_words(kept: Mapping[str, Sequence[str]]) -> list[str]:
    """The lines for these columns of the standard (name → values); none for a column without values."""
    between = f" {LIST_SEPARATOR} "
    return [f"{title}\u00a0: {between.join(kept[name])}" for title, name in _TITLES.items() if kept.get(name)]


def out_of_words(description: str) -> tuple[str, dict[str, list[str]]]:
    """The description without those lines, and what they say: name in the standard → values."""
    kept: dict[str, list[str]] = {}
    others = []
    for line in description.splitlines():
        title, _, values = line.partition("\u00a0: ")
        if title in _TITLES and values:
            kept[_TITLES[title]] = _values(values.split(LIST_SEPARATOR))
        else:
            others.append(line)
    return "\n".join(others), kept


def _values(parts: Iterable[str]) -> list[str]:
    return [part.strip() for part in parts if part.strip()]
