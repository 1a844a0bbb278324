"""Devices lent, returned, given, sold: where each one is, what is late, and what is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from mediator_app.domain.equipment import Whereabouts
from mediator_app.errors import InvalidInputError, NotFoundError
from mediator_app.services import equipment, merging, packs, people, undoing
from mediator_app.services.changes import Changes
from mediator_app.services.equipment import Handover
from mediator_app.services.laptop import Laptop
from tests.support.laptops import SteppingClock, a_laptop

Do = Callable[[Laptop, str, str], Changes]
SOLD = Handover(price_cents=4000)


@pytest.fixture(scope="module")
def laptop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Laptop]:
    """One laptop for all: each test has a device and a person of its own."""
    with a_laptop(tmp_path_factory.mktemp("equipment")) as opened:
        yield opened


@pytest.fixture
def roche(laptop: Laptop) -> str:
    return people.add_person(laptop, {"last_name": "Roche", "first_name": "Denise"}).id


@pytest.fixture
def tablet(laptop: Laptop) -> str:
    return equipment.add_device(laptop, {"name": "Tablette", "category": "tablette"})[0]


def where(laptop: Laptop, device: str) -> Whereabouts:
    return equipment.device_card(laptop, device).device.whereabouts


def test_new_device_is_in_stock(laptop: Laptop, tablet: str) -> None:
    assert where(laptop, tablet) is Whereabouts.IN_STOCK


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"name": "  "},
        {"name": "T", "category": "car"},
        {"name": "T", "condition": "odd"},
        {"name": "T", "colour": "red"},
    ],
)
def test_device_that_cannot_be_is_refused(laptop: Laptop, fields: dict[str, str]) -> None:
    with pytest.raises(InvalidInputError):
        equipment.add_device(laptop, fields)


def test_inventory_number_is_one_devices(laptop: Laptop) -> None:
    device, _ = equipment.add_device(laptop, {"name": "Portable", "number": "P-01"})
    with pytest.raises(InvalidInputError, match="P-01"):
        equipment.add_device(laptop, {"name": "Autre", "number": "P-01"})
    equipment.edit_device(laptop, device, {"number": "P-01", "note": "Chargeur neuf"})
    assert equipment.device_card(laptop, device).device.note == "Chargeur neuf"


def test_loan_tells_who_has_it_and_for_two_weeks(laptop: Laptop, tablet: str, roche: str) -> None:
    equipment.lend(laptop, tablet, roche)
    found = equipment.device_card(laptop, tablet).device
    assert (found.whereabouts, found.holder, found.due_on) == (Whereabouts.LENT, roche, "2026-12-08")


def test_loan_is_due_on_the_day_that_is_told(laptop: Laptop, tablet: str, roche: str) -> None:
    equipment.lend(laptop, tablet, roche, Handover(due_on=date(2026, 11, 30)))
    assert equipment.device_card(laptop, tablet).device.due_on == "2026-11-30"


def test_loan_due_in_the_past_is_refused(laptop: Laptop, tablet: str, roche: str) -> None:
    with pytest.raises(InvalidInputError):
        equipment.lend(laptop, tablet, roche, Handover(due_on=date(2026, 11, 23)))


def test_returned_device_is_in_stock_and_nobodys(laptop: Laptop, tablet: str, roche: str) -> None:
    equipment.lend(laptop, tablet, roche)
    equipment.take_back(laptop, tablet)
    found = equipment.device_card(laptop, tablet).device
    assert (found.whereabouts, found.holder, equipment.devices_of(laptop, roche)) == (Whereabouts.IN_STOCK, "", [])


def test_device_that_is_not_lent_cannot_be_returned(laptop: Laptop, tablet: str) -> None:
    with pytest.raises(InvalidInputError, match="pas prêté"):
        equipment.take_back(laptop, tablet)


@pytest.mark.parametrize(
    "again",
    [
        equipment.lend,
        equipment.give,
        lambda laptop, device, person: equipment.sell(laptop, device, person, SOLD),
    ],
)
def test_device_lent_to_one_is_not_for_another(laptop: Laptop, tablet: str, roche: str, again: Do) -> None:
    equipment.lend(laptop, tablet, roche)
    other = people.add_person(laptop, {"last_name": "Aubrun"}).id
    with pytest.raises(InvalidInputError, match="déjà prêté") as refused:
        again(laptop, tablet, other)
    assert refused.value.code == "not_in_stock"


def test_loan_can_become_a_gift_to_the_same_person(laptop: Laptop, tablet: str, roche: str) -> None:
    equipment.lend(laptop, tablet, roche)
    equipment.give(laptop, tablet, roche)
    assert where(laptop, tablet) is Whereabouts.GIVEN


def test_sale_keeps_its_price_and_its_pack(laptop: Laptop, tablet: str, roche: str) -> None:
    pack, _ = packs.open_pack(laptop, roche, "hours5")
    equipment.sell(laptop, tablet, roche, Handover(pack=pack, price_cents=4000))
    [sale] = equipment.device_card(laptop, tablet).movements
    assert (sale.kind, sale.price_cents, sale.pack_title) == ("sale", 4000, "Parcours 5 heures")


@pytest.mark.parametrize("price", [None, -1, 2_000_000])
def test_sale_without_a_sensible_price_is_refused(laptop: Laptop, tablet: str, roche: str, price: int | None) -> None:
    with pytest.raises(InvalidInputError):
        equipment.sell(laptop, tablet, roche, Handover(price_cents=price))


@pytest.mark.parametrize("with_", [Handover(session="nowhere"), Handover(pack="none")])
def test_loan_with_something_unknown_is_refused(laptop: Laptop, tablet: str, roche: str, with_: Handover) -> None:
    with pytest.raises(NotFoundError):
        equipment.lend(laptop, tablet, roche, with_)


def test_discarded_device_does_not_come_back(laptop: Laptop, tablet: str, roche: str) -> None:
    equipment.discard(laptop, tablet)
    with pytest.raises(InvalidInputError, match="rebut"):
        equipment.lend(laptop, tablet, roche)


def test_loan_can_be_undone(laptop: Laptop, tablet: str, roche: str) -> None:
    undoing.undo(laptop, equipment.lend(laptop, tablet, roche).txn)
    assert where(laptop, tablet) is Whereabouts.IN_STOCK


def test_history_is_told_newest_first(laptop: Laptop, tablet: str, roche: str) -> None:
    equipment.lend(laptop, tablet, roche)
    equipment.take_back(laptop, tablet)
    equipment.give(laptop, tablet, roche)
    assert [one.kind for one in equipment.device_card(laptop, tablet).movements] == ["gift", "return", "loan"]


def test_what_merged_records_have_is_one_persons(laptop: Laptop, tablet: str, roche: str) -> None:
    twin = people.add_person(laptop, {"last_name": "Roche", "first_name": "Denyse"}).id
    equipment.lend(laptop, tablet, twin)
    merging.merge_people(laptop, roche, twin, {})
    [found] = equipment.devices_of(laptop, roche)
    assert (found.id, found.holder) == (tablet, roche)


def test_late_loans_are_told_the_latest_first(tmp_path: Path) -> None:
    clock = SteppingClock()
    with a_laptop(tmp_path, clock=clock) as laptop:
        person = people.add_person(laptop, {"last_name": "Roche"}).id
        ids = [equipment.add_device(laptop, {"name": f"T{number}"})[0] for number in range(3)]
        today = laptop.now().date()
        for device, days in zip(ids, (5, 2, 20), strict=True):
            equipment.lend(laptop, device, person, Handover(due_on=today + timedelta(days=days)))
        clock.advance(days=10)
        assert [(one.id, one.days_late(laptop.now().date())) for one in equipment.overdue(laptop)] == [
            (ids[1], 8),
            (ids[0], 5),
        ]


def test_movements_before_and_after_the_change_of_the_clock_are_in_order(tmp_path: Path) -> None:
    clock = SteppingClock()
    with a_laptop(tmp_path, clock=clock) as laptop:
        person = people.add_person(laptop, {"last_name": "Roche"}).id
        device, _ = equipment.add_device(laptop, {"name": "T"})
        equipment.lend(laptop, device, person)
        clock.advance(minutes=1)
        equipment.take_back(laptop, device)
        laptop.connection.execute("UPDATE movement_row SET moved_at = '2026-10-25T02:50:00+02:00' WHERE kind = 'loan'")
        laptop.connection.execute(
            "UPDATE movement_row SET moved_at = '2026-10-25T02:10:00+01:00' WHERE kind = 'return'"
        )
        assert where(laptop, device) is Whereabouts.IN_STOCK


@pytest.mark.parametrize(
    ("leave", "words"),
    [
        (equipment.lend, "Cet appareil est déjà prêté."),
        (equipment.give, "Cet appareil a été donné."),
        (lambda laptop, device, person: equipment.sell(laptop, device, person, SOLD), "Cet appareil a été vendu."),
        (lambda laptop, device, _: equipment.discard(laptop, device), "Cet appareil a été mis au rebut."),
    ],
)
def test_device_that_is_not_in_stock_says_why_it_cannot_be_lent(
    laptop: Laptop, tablet: str, roche: str, leave: Do, words: str
) -> None:
    leave(laptop, tablet, roche)
    with pytest.raises(InvalidInputError) as refused:
        equipment.lend(laptop, tablet, roche)
    assert (refused.value.title, refused.value.code) == (words, "not_in_stock")


@pytest.mark.parametrize("leave", [equipment.give, lambda laptop, device, _: equipment.discard(laptop, device)])
def test_device_that_is_gone_is_not_discarded(laptop: Laptop, tablet: str, roche: str, leave: Do) -> None:
    leave(laptop, tablet, roche)
    with pytest.raises(InvalidInputError) as refused:
        equipment.discard(laptop, tablet)
    assert refused.value.hint == "Il n’est plus dans l’inventaire."


def test_lent_device_that_was_lost_is_nobodys(laptop: Laptop, tablet: str, roche: str) -> None:
    equipment.lend(laptop, tablet, roche)
    equipment.discard(laptop, tablet)
    assert (where(laptop, tablet), equipment.devices_of(laptop, roche)) == (Whereabouts.DISCARDED, [])


@pytest.mark.parametrize("act", [equipment.take_back, equipment.discard, equipment.device_card])
def test_device_that_is_not_here_is_told_in_words(laptop: Laptop, act: Callable[[Laptop, str], object]) -> None:
    with pytest.raises(NotFoundError, match="Cet appareil n’est pas sur ce poste"):
        act(laptop, "nowhere")


def test_device_goes_to_nobody_who_is_not_known(laptop: Laptop, tablet: str) -> None:
    with pytest.raises(NotFoundError, match="Cette personne"):
        equipment.give(laptop, tablet, "nobody")
    assert where(laptop, tablet) is Whereabouts.IN_STOCK


def test_loan_may_be_due_today_and_is_late_tomorrow(laptop: Laptop, tablet: str, roche: str) -> None:
    today = laptop.now().date()
    equipment.lend(laptop, tablet, roche, Handover(due_on=today))
    device = equipment.device_card(laptop, tablet).device
    assert [device.days_late(today + timedelta(days=days)) for days in (0, 1)] == [0, 1]


def test_device_sold_with_a_pack_that_includes_it_costs_nothing_more(laptop: Laptop, tablet: str, roche: str) -> None:
    equipment.sell(laptop, tablet, roche, Handover(price_cents=0))
    assert equipment.device_card(laptop, tablet).movements[0].price_cents == 0


def test_name_of_a_device_cannot_be_emptied(laptop: Laptop, tablet: str) -> None:
    with pytest.raises(InvalidInputError, match="Il manque le nom de l’appareil"):
        equipment.edit_device(laptop, tablet, {"name": "  "})


def test_number_given_up_by_one_device_can_be_anothers(laptop: Laptop, tablet: str) -> None:
    equipment.edit_device(laptop, tablet, {"number": "T-77"})
    equipment.edit_device(laptop, tablet, {"number": ""})
    other, _ = equipment.add_device(laptop, {"name": "Autre", "number": "T-77"})
    assert equipment.device_card(laptop, other).device.number == "T-77"


def test_name_is_kept_with_single_spaces(laptop: Laptop) -> None:
    device, _ = equipment.add_device(laptop, {"name": "  Tablette   Samsung A8 "})
    assert equipment.device_card(laptop, device).device.name == "Tablette Samsung A8"


def test_device_of_no_category_is_of_the_others(laptop: Laptop) -> None:
    device, _ = equipment.add_device(laptop, {"name": "Rallonge"})
    assert equipment.device_card(laptop, device).device.category == "autre"


@pytest.mark.parametrize("cents", [-1, packs.MOST_CENTS + 1])
def test_value_that_is_a_slip_of_the_hand_is_refused(laptop: Laptop, cents: int) -> None:
    with pytest.raises(InvalidInputError, match="Le prix doit être entre 0 et 10\u202f000\u00a0€"):
        equipment.add_device(laptop, {"name": "Tablette", "value_cents": cents})
