"""Who is who after merges: several records, one person.

Merges are facts and records are never rewritten, so that separating them again is exact. This only computes which record
stands for the others.
"""

from __future__ import annotations

from collections.abc import Iterable


def canonical_people(merges: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Absorbed id → id that stands for it, from active merges ``(survivor, absorbed)`` in the centre's order.

    Crossed merges, chains and cycles are harmless: what already stands together stays as it is.
    """
    parent: dict[str, str] = {}
    for survivor, absorbed in merges:
        root, other = _root(parent, survivor), _root(parent, absorbed)
        if root != other:
            parent[other] = root
    return {person: _root(parent, person) for person in parent}


def _root(parent: dict[str, str], person: str) -> str:
    while person in parent:
        person = parent[person]
    return person
