"""La Coop's dependencies: what applies to which session, what its record still lacks, and the durations offered."""

from __future__ import annotations

from typing import Any

import pytest

from mediator_app.domain.session_record import applies, duration_choices, meaningless, record_gaps
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


@pytest.mark.parametrize(
    ("name", "fields", "does"),
    [
        ("level", {}, True),
        ("level", {"kind": "individuel"}, False),
        ("autonomy", {"kind": "individuel"}, True),
        ("redirection", {"kind": "individuel", "redirected": False}, False),
        ("procedure", {"themes": None}, False),
        ("title", {"kind": "individuel"}, True),
    ],
)
def test_field_applies_to_the_sessions_it_is_meant_for(name: str, fields: dict[str, Any], does: bool) -> None:
    assert applies(name, fields) is does


def test_session_at_a_distance_needs_no_place_but_the_rest() -> None:
    assert record_gaps({"place_kind": "a_distance"}, "") == ("level", "themes", "materials")


def test_redirection_of_a_workshop_is_not_asked_for_unless_somebody_was_redirected() -> None:
    assert "redirection" not in record_gaps({**WHOLE, "redirected": False}, "")


@pytest.mark.parametrize(("minutes", "is_offered"), [(1, True), (23 * 60 + 59, True), (24 * 60, False), (-30, False)])
def test_duration_that_a_session_can_have_is_offered(minutes: int, is_offered: bool) -> None:
    assert (minutes in duration_choices({minutes: 6})) is is_offered


def test_whole_record_is_meaningful() -> None:
    assert meaningless(WHOLE) == meaningless(HELP) == meaningless({}) == ()
