"""The search over everything: each kind by words, vouchers by their whole code, a few of each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mediator_app.services import people, tours
from mediator_app.services.finding import EACH, find_everywhere
from mediator_app.services.laptop import Laptop
from mediator_app.services.programme import add_workshop
from mediator_app.services.vouchers import redeem_voucher
from tests.support.laptops import Workshop, a_laptop, a_workshop


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Laptop, Workshop]]:
    with a_laptop(Path(tmp_path_factory.mktemp("finding")) / "profile") as laptop:
        made = a_workshop(laptop)
        tours.add_tour(laptop, {"title": "Tournée d’automne", "starts_on": "2026-11-02", "ends_on": "2026-12-18"})
        add_workshop(laptop, {"title": "Tablette, pour commencer", "level": "debutant"})
        redeem_voucher(laptop, "0412 7785", made.scheme, made.session, made.people[0], "typed")
        for number in range(8):
            people.add_person(laptop, {"last_name": "Zénobie", "first_name": f"N{number}", "birth_year": 1940 + number})
        yield laptop, made


def kinds(laptop: Laptop, text: str) -> list[str]:
    return [one.kind for one in find_everywhere(laptop, text)]


def test_empty_text_finds_nothing(known: tuple[Laptop, Workshop]) -> None:
    assert find_everywhere(known[0], "  ") == []


def test_session_is_found_by_its_title_and_by_its_place(known: tuple[Laptop, Workshop]) -> None:
    laptop, made = known
    for text in ("premiers pas", "FOYER rural"):
        assert [one.id for one in find_everywhere(laptop, text) if one.kind == "session"] == [made.session]


def test_place_is_found_accents_aside(known: tuple[Laptop, Workshop]) -> None:
    laptop, made = known
    assert [(one.kind, one.id) for one in find_everywhere(laptop, "sallé du")][-1] == ("place", made.place)


def test_tour_and_workshop_are_found(known: tuple[Laptop, Workshop]) -> None:
    assert kinds(known[0], "automne") == ["tour"]
    assert "workshop" in kinds(known[0], "tablette")


def test_few_people_of_a_name_are_named(known: tuple[Laptop, Workshop]) -> None:
    found = find_everywhere(known[0], "zenobie")
    assert [one.kind for one in found] == ["person"] * EACH
    assert all(one.detail.startswith("194") for one in found)


@pytest.mark.parametrize("code", ["0412 7785", "04127785", "0412-7785"])
def test_voucher_is_found_by_its_whole_code_and_leads_to_its_session(known: tuple[Laptop, Workshop], code: str) -> None:
    [voucher] = [one for one in find_everywhere(known[0], code) if one.kind == "voucher"]
    assert (voucher.title, voucher.session) == ("0412 7785", known[1].session)


@pytest.mark.parametrize("part", ["0412", "412", "7785"])
def test_part_of_a_code_is_no_voucher(known: tuple[Laptop, Workshop], part: str) -> None:
    assert "voucher" not in kinds(known[0], part)
