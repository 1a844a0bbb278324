"""Words under a field that searches: each proposal must be told from the others, as it is picked by its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable


def told_apart(proposals: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Words → id of pairs (words, id), in their order; a second one of the same words is numbered « (2) »."""
    seen: Counter[str] = Counter()
    found: dict[str, str] = {}
    for words, id_ in proposals:
        seen[words] += 1
        found[words if seen[words] == 1 else f"{words} ({seen[words]})"] = id_
    return found
