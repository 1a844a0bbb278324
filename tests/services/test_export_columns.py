"""How a value is told in the lists that one exports."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from mediator_app.documents.communes import load_communes
from mediator_app.documents.spreadsheets import Value
from mediator_app.domain.vocabularies import ATTENDANCE_STATUSES, LEVELS, MATERIALS, NOT_TOLD, SOCIAL_STATUSES, THEMES
from mediator_app.services import export_columns
from mediator_app.services.export_columns import Told, civil_moment, french

THEME, OTHER_THEME = list(THEMES)[:2]
MATERIAL = next(iter(MATERIALS))
SESSION = {"starts_at": "2026-11-24T10:00:00+01:00", "ends_at": "2026-11-24T12:30:00+01:00"}


def told(columns: str, name: str, **record: Any) -> Value:
    """One value of one record."""
    return getattr(export_columns, columns)[name][1](Told(record, load_communes(), 2026))  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("name", "record", "value"),
    [
        ("last_name", {"last_name": "Roche"}, "Roche"),
        ("commune", {"commune": "23165"}, "Royère-de-Vassivière"),
        ("commune", {"commune": "99999"}, None),
        ("commune", {}, None),
        ("insee", {"commune": "23165"}, "23165"),
        ("postal_code", {"commune": "23165"}, "23460"),
        ("postal_code", {"commune": "63113"}, None),  # Clermont-Ferrand has several
        ("phone", {"phone": "+33639984110"}, "06 39 98 41 10"),
        ("phone", {}, None),
        ("gender", {"gender": "feminin"}, "Femme"),
        ("gender", {"gender": "masculin"}, "Homme"),
        ("gender", {}, "Non communiqué"),
        ("status", {}, SOCIAL_STATUSES[NOT_TOLD].french),
        ("visits", {"visits": 0}, 0),
    ],
)
def test_person_is_told_as_la_coop_tells_her(name: str, record: dict[str, Any], value: Value) -> None:
    assert told("PEOPLE", name, **record) == value


@pytest.mark.parametrize(
    ("name", "record", "value"),
    [
        ("starts_at", {}, datetime(2026, 11, 24, 10)),  # noqa: DTZ001
        ("length", {}, 150),
        ("unnamed", {"counts": {"total": 14}}, 14),
        ("unnamed", {"counts": None}, 0),
        ("level", {"level": "debutant"}, LEVELS["debutant"].french),
        ("level", {"level": "of a newer program"}, "of a newer program"),
        ("level", {}, None),
        ("state", {"state": "closed"}, True),
        ("state", {}, False),
        ("themes", {"themes": [THEME, OTHER_THEME]}, f"{THEMES[THEME].french} | {THEMES[OTHER_THEME].french}"),
        ("themes", {"themes": []}, None),
        ("materials", {"materials": [MATERIAL, "boulier"]}, f"{MATERIALS[MATERIAL].french} | boulier"),
    ],
)
def test_session_is_told_in_the_words_of_its_vocabularies(name: str, record: dict[str, Any], value: Value) -> None:
    assert told("SESSIONS", name, **SESSION, **record) == value


@pytest.mark.parametrize(
    ("name", "record", "value"),
    [
        ("status", {"status": "present"}, ATTENDANCE_STATUSES["present"].french),
        ("walk_in", {}, False),
        ("walk_in", {"walk_in": 1}, True),
        ("arrived_at", {}, None),
        ("person_commune", {"commune": "23165", "place_commune": "23030"}, "Royère-de-Vassivière"),
        ("commune", {"commune": "23165", "place_commune": "23030"}, "Bourganeuf"),
    ],
)
def test_presence_tells_the_persons_commune_apart_from_the_places(
    name: str, record: dict[str, Any], value: Value
) -> None:
    assert told("ATTENDANCE", name, **SESSION, **record) == value


def test_age_at_a_session_is_that_of_its_year_and_not_of_today() -> None:
    of_then = told("ATTENDANCE", "age_band", birth_year=1970, starts_at="1990-06-01T10:00:00+02:00")
    assert of_then == told("PEOPLE", "age_band", birth_year=2006)
    assert of_then != told("PEOPLE", "age_band", birth_year=1970)


@pytest.mark.parametrize(
    ("name", "record", "value"),
    [
        ("amount", {"amount_cents": 1050}, 10.5),
        ("amount", {"amount_cents": None}, None),
        ("amount", {"amount_cents": 0}, 0),
        ("state", {"state": "accepted"}, "Confirmé"),
        ("state", {"state": "unheard of"}, "unheard of"),
        ("how", {"how": "scanned"}, "Lecteur"),
        ("how", {}, None),
        ("received_at", {"received_at": ""}, None),
    ],
)
def test_voucher_is_told_in_euros_and_words(name: str, record: dict[str, Any], value: Value) -> None:
    assert told("REDEMPTIONS", name, **record) == value


@pytest.mark.parametrize(
    ("record", "value"),
    [
        ({"postal_code": "23461", "commune": "23165"}, "23461"),
        ({"commune": "23165"}, "23460"),
        ({"commune": "63113"}, None),
    ],
)
def test_place_has_its_own_postal_code_else_that_of_its_commune(record: dict[str, Any], value: Value) -> None:
    assert told("PLACES", "postal_code", **record) == value


@pytest.mark.parametrize("columns", ["PEOPLE", "SESSIONS", "ATTENDANCE", "REDEMPTIONS", "PLACES"])
def test_no_two_columns_of_a_list_have_one_title(columns: str) -> None:
    titles = [title for title, _ in getattr(export_columns, columns).values()]
    assert len(titles) == len(set(titles))


@pytest.mark.parametrize(
    ("key", "words"), [("debutant", LEVELS["debutant"].french), ("x", "x"), ("", None), (None, None)]
)
def test_key_without_a_word_is_told_as_it_is(key: object, words: str | None) -> None:
    assert french(LEVELS, key) == words


def test_moment_is_told_by_the_clock_on_the_wall_there() -> None:
    assert civil_moment("2026-11-24T10:00:00+04:00") == datetime(2026, 11, 24, 10)  # noqa: DTZ001
