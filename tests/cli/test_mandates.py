"""``mandate``: what scripts send and read."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Profile


@pytest.fixture
def roche(solo: Profile) -> str:
    return solo.id_of("person", "add", "--last-name", "Roche")


def add(solo: Profile, person: str, *more: object) -> str:
    actions = ("--action", "Déclarer les revenus", "Payer l’impôt")
    return solo.id_of("mandate", "add", person, "--duration", "MONTH", *actions, *more)


def test_mandate_is_kept_with_its_actions_one_per_line(solo: Profile, roche: str) -> None:
    mandate = add(solo, roche, "--family", "argent_impots", "--made-in", "Felletin")
    [row] = solo.rows("SELECT id, actions, families, made_in FROM mandates")
    wanted = [mandate, "Déclarer les revenus\nPayer l’impôt", '["argent_impots"]', "Felletin"]
    assert list(row.values()) == wanted


def test_secret_words_are_in_the_answer(solo: Profile, roche: str) -> None:
    ran = solo.run("mandate", "add", roche, "--duration", "SHORT", "--action", "Garder le mot de passe")
    assert ran.document["secrets"] == [{"kind": "password", "words": "mot de passe"}]


def test_signed_mandate_is_used_without_a_warning(solo: Profile, roche: str) -> None:
    mandate = add(solo, roche)
    warned = solo.run("mandate", "use", mandate, "--action", 2).document["warnings"]
    solo.run("mandate", "sign", mandate)
    assert (warned, solo.run("mandate", "use", mandate, "--action", 2).document["warnings"]) == (["unsigned"], [])


def test_revoked_mandate_refuses_its_use_with_a_code(solo: Profile, roche: str) -> None:
    mandate = add(solo, roche)
    solo.run("mandate", "revoke", mandate, "--reason", "Ne le souhaite plus")
    assert solo.run("mandate", "use", mandate, "--action", 1).error == "mandate_over"


def test_list_narrows_by_state_person_and_end(solo: Profile, roche: str) -> None:
    mandate = add(solo, roche)
    asked = (("--state", "ended"), ("--state", "unsigned"), ("--person", roche), ("--ending-soon",))
    found = [[row["id"] for row in solo.run("mandate", "list", *words).document] for words in asked]
    assert found == [[], [mandate], [mandate], []]


def test_list_is_a_table_for_people(solo: Profile, roche: str) -> None:
    add(solo, roche)
    assert solo.run("mandate", "list", json=False).out.splitlines()[0].split() == [
        *("id", "name", "state", "ends_on", "actions")
    ]
