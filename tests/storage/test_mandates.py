"""Mandates as they are read, with their uses, for a person under all her records."""

from __future__ import annotations

from typing import Any

from mediator_app.storage import mandates
from tests.support.shown import CLAIRE, Tables


def mandate(tables: Tables, id_: str = "m", person: str = "p", ends_on: str = "2026-12-24", **fields: Any) -> str:
    about = {"person": person, "actions": "Déclarer les revenus", "starts_on": "2026-11-24", "ends_on": ends_on}
    return tables.show("mandate", id_, **{**about, **fields})


def use(tables: Tables, id_: str, at: str, *, voided: bool = False) -> None:
    tables.show("mandate_use", id_, mandate="m", action="Déclarer les revenus", used_at=at, voided=voided)


def test_mandate_that_ends_last_comes_first(tables: Tables) -> None:
    for id_, ends_on in (("a", "2026-11-30"), ("b", "2027-11-24"), ("c", "2026-12-24")):
        mandate(tables, id_, ends_on=ends_on)
    assert [one.id for one in mandates.all_of(tables.connection)] == ["b", "c", "a"]


def test_lines_of_the_actions_are_told_one_by_one(tables: Tables) -> None:
    mandate(tables, actions="Déclarer les revenus\nDemander un échéancier\n")
    one = mandates.one(tables.connection, "m")
    assert one is not None
    assert one.actions == ("Déclarer les revenus", "Demander un échéancier")


def test_mandate_says_paper_where_no_consent_was_noted_and_nothing_else_it_does_not_know(tables: Tables) -> None:
    one = mandates.one(tables.connection, mandate(tables))
    assert one is not None
    assert (one.consent, one.consent_at, one.signed_on, one.revoked_on, one.families, one.uses) == (
        "paper",
        "",
        "",
        "",
        (),
        0,
    )


def test_mandates_of_both_records_are_hers_and_name_the_one_that_stands(tables: Tables) -> None:
    tables.merge(tables.person("p", "Lefèvre"), tables.person("twin", "Lefebvre"))
    mandate(tables, person="twin")
    (one,) = mandates.of_person(tables.connection, "p")
    assert (one.person, one.last_name) == ("p", "Lefèvre")


def test_neighbours_mandate_is_not_hers(tables: Tables) -> None:
    mandate(tables, person="neighbour")
    assert mandates.of_person(tables.connection, "p") == []


def test_deleted_mandate_has_no_card(tables: Tables) -> None:
    mandate(tables, voided=True)
    assert mandates.card(tables.connection, "m") is None
    assert mandates.all_of(tables.connection) == []


def test_uses_are_counted_and_dated_without_those_taken_back(tables: Tables) -> None:
    mandate(tables)
    use(tables, "1", "2026-11-24T10:00:00+01:00")
    use(tables, "2", "2026-11-25T10:00:00+01:00")
    use(tables, "3", "2026-11-26T10:00:00+01:00", voided=True)
    one = mandates.one(tables.connection, "m")
    assert one is not None
    assert (one.uses, one.last_used_at) == (2, "2026-11-25T10:00:00+01:00")


def test_newest_use_comes_first_and_of_one_moment_the_one_written_last(tables: Tables) -> None:
    for id_, at in (("1", "2026-11-25"), ("2", "2026-11-24"), ("3", "2026-11-25")):
        use(tables, id_, f"{at}T10:00:00+01:00")
    assert [one.id for one in mandates.uses(tables.connection, "m")] == ["3", "1", "2"]


def test_card_names_its_session_and_who_drew_it_up(tables: Tables) -> None:
    tables.show("member", CLAIRE, name="Claire Fourneau")
    mandate(tables, session=tables.session("s"))
    card = mandates.card(tables.connection, "m")
    assert card is not None
    assert (card.session_title, card.made_by_name, card.uses) == ("Atelier s", "Claire Fourneau", ())


def test_card_of_a_session_and_a_member_that_are_not_here_names_neither(tables: Tables) -> None:
    mandate(tables, session="elsewhere", made_by="gone")
    card = mandates.card(tables.connection, "m")
    assert card is not None
    assert (card.session_title, card.made_by_name) == ("", "")
