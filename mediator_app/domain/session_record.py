"""What a session's record must hold, and what does not apply to it: La Coop's vocabulary with its dependencies.

Rules of La Coop's activity report (research of 2026): a level for workshops, autonomy and redirection for individual help,
a structure only for somebody who was redirected, the name of a procedure only beside administrative help, a commune where
there is no usual place, nothing at all for a session at a distance.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from mediator_app.domain.vocabularies import ADMINISTRATIVE_HELP, DURATION_PRESETS, SessionKind

LEARNT_AFTER: Final = 5
"""A duration used more often than that is offered beside the presets, as La Coop does."""
LONGEST_MINUTES: Final = 23 * 60 + 59
WITHOUT_PLACE: Final = ("domicile", "autre")
"""Place kinds for which the commune is told rather than a place."""
_INDIVIDUAL_ONLY: Final = ("autonomy", "posture", "redirected", "redirection")


def applies(name: str, fields: Mapping[str, Any]) -> bool:
    """Whether a field of a session has a meaning beside its others."""
    is_individual = fields.get("kind") == SessionKind.INDIVIDUAL
    if name == "level":
        return not is_individual
    if name in _INDIVIDUAL_ONLY and not is_individual:
        return False
    if name == "redirection":
        return bool(fields.get("redirected"))
    if name == "procedure":
        return ADMINISTRATIVE_HELP in (fields.get("themes") or ())
    return True


def meaningless(fields: Mapping[str, Any]) -> tuple[str, ...]:
    """The fields that have a value and no meaning beside the others."""
    named = ("level", *_INDIVIDUAL_ONLY, "procedure")
    return tuple(name for name in named if fields.get(name) not in (None, False) and not applies(name, fields))


def record_gaps(fields: Mapping[str, Any], commune: str) -> tuple[str, ...]:
    """What one would still expect in a session's record, in the order of the form; ``commune`` is that of its place.

    Keys: ``place`` or ``commune``, ``level`` or ``autonomy``, ``themes``, ``materials``, ``redirection``.
    """
    how_far = "autonomy" if fields.get("kind") == SessionKind.INDIVIDUAL else "level"
    missing = [name for name in (how_far, "themes", "materials") if not fields.get(name)]
    if fields.get("redirected") and not fields.get("redirection"):
        missing.append("redirection")
    return (*_place_gap(fields, commune), *missing)


def duration_choices(used: Mapping[int, int]) -> tuple[int, ...]:
    """Minutes to offer, in order: the presets and those used more than five times; ``used`` is minutes → times."""
    learnt = (minutes for minutes, times in used.items() if times > LEARNT_AFTER and 0 < minutes <= LONGEST_MINUTES)
    return tuple(sorted({*DURATION_PRESETS, *learnt}))


def _place_gap(fields: Mapping[str, Any], commune: str) -> tuple[str, ...]:
    place_kind = fields.get("place_kind")
    if place_kind == "a_distance":
        return ()
    if place_kind in WITHOUT_PLACE:
        return () if commune else ("commune",)
    return () if fields.get("place") else ("place",)
