"""The catalogue of workshops as it is read, with how often each was used."""

from __future__ import annotations

import pytest

from mediator_app.storage import programme
from tests.support.shown import Tables


def test_workshops_stand_in_the_order_of_a_french_list(tables: Tables) -> None:
    for title in ("Écrire un message", "Tablette", "Œuvrer ensemble", "Photos"):
        tables.show("workshop", title, title=title)
    tables.show("workshop", "gone", title="Achats", voided=True)
    told = [one.title for one in programme.listed(tables.connection)]
    assert told == ["Écrire un message", "Œuvrer ensemble", "Photos", "Tablette"]


def test_workshop_of_which_only_the_title_was_said_is_a_collective_one(tables: Tables) -> None:
    one = programme.workshop(tables.connection, tables.show("workshop", "w", title="Photos"))
    assert one is not None
    assert (one.kind, one.place_kind, one.themes, one.capacity, one.is_retired) == (
        "collectif",
        "lieu_activite",
        (),
        None,
        False,
    )


def test_lists_of_a_workshop_keep_their_order(tables: Tables) -> None:
    tables.show("workshop", "w", title="Photos", themes=["b", "a"], materials=["tablette"], publics=["seniors"])
    one = programme.workshop(tables.connection, "w")
    assert one is not None
    assert (one.themes, one.materials, one.publics) == (("b", "a"), ("tablette",), ("seniors",))


def test_workshop_tells_how_often_and_when_last_without_deleted_sessions(tables: Tables) -> None:
    tables.show("workshop", "w", title="Photos")
    for day in ("2026-11-24", "2026-11-10"):
        tables.session(day, day, workshop="w")
    tables.session("gone", "2026-11-30", workshop="w", voided=True)
    (one,) = programme.listed(tables.connection)
    assert (one.sessions, one.last_at) == (2, "2026-11-24T10:00:00+01:00")


@pytest.mark.parametrize(("retired", "told"), [(True, True), (False, False), (None, False)])
def test_retired_workshop_is_listed_and_says_so(tables: Tables, *, retired: bool | None, told: bool) -> None:
    tables.show("workshop", "w", title="Photos", retired=retired)
    assert [one.is_retired for one in programme.listed(tables.connection)] == [told]


def test_deleted_or_unknown_workshop_is_none(tables: Tables) -> None:
    tables.show("workshop", "w", title="Photos", voided=True)
    assert [programme.workshop(tables.connection, id_) for id_ in ("w", "never")] == [None, None]
