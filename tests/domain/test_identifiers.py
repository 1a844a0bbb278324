"""Ids that nature makes unique are the same on every laptop, for ever; others never meet."""

from __future__ import annotations

from uuid import uuid5

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediator_app.domain import identifiers


def test_presence_has_one_id_on_every_laptop() -> None:
    assert identifiers.attendance_id("s1", "p1") == identifiers.attendance_id("s1", "p1")


def test_session_and_person_are_not_interchangeable() -> None:
    assert identifiers.attendance_id("a", "b") != identifiers.attendance_id("b", "a")


def test_two_different_people_are_so_whichever_is_named_first() -> None:
    assert identifiers.distinction_id("a", "b") == identifiers.distinction_id("b", "a")


def test_ids_of_different_kinds_never_meet() -> None:
    made = {
        identifiers.headcount_id("x"),
        identifiers.place_id("x"),
        identifiers.imported_person_id("x"),
        identifiers.attendance_id("x", "x"),
        identifiers.distinction_id("x", "x"),
        identifiers.voucher_case_id("x", "x"),
        identifiers.field_case_id("x", "x", 1),
    }
    assert len(made) == 7


def test_each_question_about_a_field_has_its_own_id() -> None:
    assert identifiers.field_case_id("p1", "phone", 1) != identifiers.field_case_id("p1", "phone", 2)


def test_ids_of_released_files_never_change() -> None:
    """Whoever changes these makes every laptop's presences double."""
    assert identifiers.attendance_id("session", "person") == "2670f436-8b1e-5990-b9d4-18ea1565cfe0"
    assert identifiers.headcount_id("session") == "a116b078-d0ef-5d9f-856e-01babd8d7566"
    assert identifiers.place_id("source") == "6465308f-9cee-53fd-a9c0-9ddf1dfe0c88"


def test_ids_are_those_of_the_standard() -> None:
    assert identifiers.attendance_id("é", "p1") == str(uuid5(identifiers.NAMESPACE, "attendance:é:p1"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (identifiers.kit_check_id("i", "2026-11-24"), identifiers.kit_check_id("i", "2026-11-25")),
        (identifiers.pack_use_id("p", "s1"), identifiers.pack_use_id("p", "s2")),
        (identifiers.voucher_case_id("s1", "C"), identifiers.voucher_case_id("s2", "C")),
        (identifiers.example_workshop_id("email"), identifiers.imported_session_id("email")),
        (identifiers.place_id("x"), identifiers.imported_session_id("x")),
        (identifiers.field_case_id("p1", "phone", 1), identifiers.field_case_id("p1", "note", 1)),
    ],
)
def test_other_thing_has_another_id(one: str, other: str) -> None:
    assert one != other


@given(st.text(max_size=20), st.text(max_size=20))
@settings(max_examples=40)
def test_fast_ids_are_those_of_the_standard_whatever_the_names(session: str, person: str) -> None:
    expected = str(uuid5(identifiers.NAMESPACE, f"attendance:{session}:{person}"))
    assert identifiers.attendance_id(session, person) == expected


def test_imported_person_has_the_id_of_the_standard() -> None:
    assert identifiers.imported_person_id("clé") == str(uuid5(identifiers.NAMESPACE, "person:clé"))


def test_ids_of_released_packs_kits_and_cases_never_change() -> None:
    assert identifiers.pack_use_id("pack", "session") == str(uuid5(identifiers.NAMESPACE, "pack:pack:session"))
    assert identifiers.kit_check_id("item", "2026-11-24") == str(uuid5(identifiers.NAMESPACE, "kit:item:2026-11-24"))
    assert identifiers.voucher_case_id("s", "C1") == str(uuid5(identifiers.NAMESPACE, "voucher:s:C1"))
    assert str(identifiers.NAMESPACE) == "7d0f6a0e-8a63-5b0c-9d1e-6f1f0a4f2c11"
