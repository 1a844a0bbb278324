"""La Coop's dependencies: what applies to which session, what its record still lacks, and the durations offered."""

from __future__ import annotations

from typing import Any

import pytest

from mediator_app.domain.session_record import duration_choices, meaningless, record_gaps
from mediator_app.domain.vocabularies import ADMINISTRATIVE_HELP, DURATION_PRESETS

WHOLE: dict[str, Any] = {
    "kind": "collectif",
    "place": "p",
    "level": "avance",
    "themes": ["email"],
    "materials": ["aucun"],
}
HELP: dict[str, Any] = {"kind": "individuel", "autonomy": "autonome", "themes": ["email"], "materials": ["aucun"]}


@pytest.mark.parametrize(
    ("fields", "names"),
    [
        ({"kind": "individuel", "level": "avance"}, ("level",)),
        ({"kind": "collectif", "level": "avance"}, ()),
        ({"kind": "collectif", "autonomy": "autonome", "posture": "forme"}, ("autonomy", "posture")),
        ({"kind": "collectif", "redirected": False}, ()),
        ({"kind": "individuel", "redirection": "administration"}, ("redirection",)),
        ({"kind": "individuel", "redirected": True, "redirection": "administration"}, ()),
        ({"themes": ["email"], "procedure": "Carte grise"}, ("procedure",)),
        ({"themes": [ADMINISTRATIVE_HELP], "procedure": "Carte grise"}, ()),
    ],
)
def test_field_without_a_meaning_beside_the_others_is_named(fields: dict[str, Any], names: tuple[str, ...]) -> None:
    assert meaningless(fields) == names


@pytest.mark.parametrize(
    ("fields", "commune", "gaps"),
    [
        (WHOLE, "", ()),
        ({}, "", ("place", "level", "themes", "materials")),
        ({**WHOLE, "place": None}, "", ("place",)),
        ({**HELP, "place_kind": "a_distance"}, "", ()),
        ({**HELP, "place_kind": "domicile"}, "", ("commune",)),
        ({**HELP, "place_kind": "domicile", "place": "p"}, "23165", ()),
        ({**HELP, "place_kind": "autre"}, "", ("commune",)),
        ({**HELP, "place": "p", "redirected": True}, "", ("redirection",)),
        ({**HELP, "place": "p", "redirected": True, "redirection": "autre"}, "", ()),
        ({**HELP, "place": "p", "autonomy": None}, "", ("autonomy",)),
    ],
)
def test_what_the_record_lacks_is_told_in_the_order_of_the_form(
    fields: dict[str, Any], commune: str, gaps: tuple[str, ...]
) -> None:
    assert record_gaps(fields, commune) == gaps


@pytest.mark.parametrize(("times", "is_offered"), [(5, False), (6, True)])
def test_duration_is_learnt_after_more_than_five_uses(times: int, is_offered: bool) -> None:
    assert (75 in duration_choices({75: times})) is is_offered


def test_durations_are_offered_in_order_and_once() -> None:
    assert duration_choices({120: 9, 180: 9, 0: 9, 2000: 9}) == (*DURATION_PRESETS, 180)
