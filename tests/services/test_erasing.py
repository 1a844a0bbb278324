"""What an erasure would take and leave is counted before it is asked for, over all the records of one person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from mediator_app.domain.rights import Role
from mediator_app.errors import InvalidInputError, NotAllowedError, NotFoundError
from mediator_app.services import attachments, door, levels, mandates, merging, people, vouchers
from mediator_app.services.erasing import consequences, erase_person
from mediator_app.services.laptop import Laptop
from mediator_app.services.mandates import Terms
from mediator_app.services.signatures import sign
from tests.support.laptops import Workshop, a_laptop, a_workshop
from tests.support.papers import a_scan

DENISE = 10


@pytest.fixture(scope="module")
def at(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Laptop, Workshop]]:
    """A laptop on which much is known of Denise Roche, under two records, and little of the others."""
    with a_laptop(tmp_path_factory.mktemp("erasing")) as laptop:
        workshop = a_workshop(laptop)
        denise = workshop.people[DENISE]
        twin = people.add_person(laptop, {"last_name": "Roche", "first_name": "D."}).id
        for person in (denise, workshop.people[0]):
            mandates.draw_up(laptop, person, Terms("Déclarer les revenus", "MONTH"))
        merging.merge_people(laptop, denise, twin)
        mandate = mandates.mandates_of(laptop, denise)[0].id
        levels.set_level(laptop, denise, "general", "before", 1)
        attachments.keep_paper(laptop, "mandat.pdf", a_scan(2000), mandate=mandate)
        attachments.keep_paper(laptop, "feuille.pdf", a_scan(2000, b"other"), session=workshop.session)
        door.mark_present(laptop, workshop.session, denise)
        sign(laptop, workshop.session, denise, [[(20, 100), (200, 20), (400, 180)]])
        vouchers.redeem_voucher(laptop, "04127600", workshop.scheme, workshop.session, denise)
        yield laptop, workshop


def test_all_that_goes_and_all_that_stays_is_counted(at: tuple[Laptop, Workshop]) -> None:
    laptop, workshop = at
    found = consequences(laptop, workshop.people[DENISE])
    gone = (found.name, found.records, found.mandates, found.levels, found.papers)
    left = (found.presences, found.vouchers, found.packs, found.payments, found.sheets)
    assert (gone, left) == (("Denise Roche", 2, 1, 1, 2), (1, 1, 0, 0, 1))


@pytest.mark.parametrize(
    ("typed", "is_meant"),
    [("Denise Roche", True), (" denise  ROCHE ", True), ("Roche Denise", False), ("Denise", False), ("", False)],
)
def test_name_must_be_typed_whole(at: tuple[Laptop, Workshop], typed: str, is_meant: bool) -> None:
    laptop, workshop = at
    assert consequences(laptop, workshop.people[DENISE]).is_confirmed_by(typed) is is_meant


def test_somebody_without_a_name_is_erased_by_a_word(at: tuple[Laptop, Workshop]) -> None:
    found = replace(consequences(at[0], at[1].people[0]), name="")
    assert [found.is_confirmed_by(text) for text in ("", "effacer")] == [False, True]


def test_erasure_already_asked_for_is_told(at: tuple[Laptop, Workshop]) -> None:
    laptop, workshop = at
    before = consequences(laptop, workshop.people[1]).is_asked
    erase_person(laptop, workshop.people[1])
    assert (before, consequences(laptop, workshop.people[1]).is_asked) == (False, True)


def test_nobody_to_erase_is_told(at: tuple[Laptop, Workshop]) -> None:
    with pytest.raises(NotFoundError):
        consequences(at[0], "nobody")


def test_mediator_is_not_even_told_what_would_go(tmp_path: Path) -> None:
    with a_laptop(tmp_path, role=Role.MEDIATOR) as laptop:
        added = people.add_person(laptop, {"last_name": "Roche"}).id
        with pytest.raises(NotAllowedError):
            consequences(laptop, added)


def test_reason_that_is_none_is_refused_with_those_there_are(at: tuple[Laptop, Workshop]) -> None:
    with pytest.raises(InvalidInputError, match="Motif inconnu\u00a0: oubli") as refused:
        erase_person(at[0], at[1].people[2], "oubli")
    assert refused.value.hint == "Motifs possibles\u00a0: request, retention, error."


def test_nobody_is_erased_who_is_not_here(at: tuple[Laptop, Workshop]) -> None:
    with pytest.raises(NotFoundError) as refused:
        erase_person(at[0], "nobody")
    assert refused.value.hint == "Vérifiez son numéro, ou envoyez d’abord."


def test_nothing_changes_here_until_the_centre_has_answered(at: tuple[Laptop, Workshop]) -> None:
    laptop, workshop = at
    before = people.person_card(laptop, workshop.people[3])
    _, changes = erase_person(laptop, workshop.people[3], "retention")
    assert changes.kinds == {"erasure"}
    assert people.person_card(laptop, workshop.people[3]) == before


def test_consequences_are_the_same_under_either_of_two_merged_records(tmp_path: Path) -> None:
    with a_laptop(tmp_path) as laptop:
        one, other = (people.add_person(laptop, {"last_name": "Roche", "first_name": name}).id for name in ("D.", "De"))
        merging.merge_people(laptop, one, other)
        assert consequences(laptop, other) == consequences(laptop, one)


def test_mediator_asks_for_no_erasure(tmp_path: Path) -> None:
    with a_laptop(tmp_path, role=Role.MEDIATOR) as laptop:
        added = people.add_person(laptop, {"last_name": "Roche"}).id
        with pytest.raises(NotAllowedError, match="Seule la coordination"):
            erase_person(laptop, added)
