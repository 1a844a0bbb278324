"""Series of vouchers reserved for a laptop: who may, what makes a series, and how sure a taking then is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mediator_app.domain.rights import Role
from mediator_app.errors import AppError, InvalidInputError, NotFoundError
from mediator_app.services import review, vouchers
from mediator_app.services.laptop import Laptop
from mediator_app.services.leases import Series, release, reserve
from tests.support.laptops import Workshop, a_laptop, a_workshop
from tests.support.trios import Trio, a_trio

UNTIL = "2026-12-31"


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    with a_laptop(tmp_path) as made:
        yield made


@pytest.fixture
def workshop(laptop: Laptop) -> Workshop:
    return a_workshop(laptop)


def series(workshop: Workshop, first: str = "0412 7700", last: str = "0412 7799") -> Series:
    """A hundred vouchers of the workshop's scheme."""
    return Series(workshop.scheme, first, last)


def taken(laptop: Laptop, workshop: Workshop, code: str) -> tuple[str, str]:
    """The state and the reason of a voucher taken."""
    answer = vouchers.redeem_voucher(laptop, code, workshop.scheme, workshop.session)
    return answer.state, answer.reason


def test_voucher_reserved_for_another_laptop_is_told(laptop: Laptop, workshop: Workshop) -> None:
    reserve(laptop, series(workshop), "other-device", UNTIL)
    assert taken(laptop, workshop, "04127750") == ("provisional", "reserved")


@pytest.mark.parametrize("code", ["0412 7699", "0412 7800", "0412 77"])
def test_voucher_beside_the_series_is_as_before(laptop: Laptop, workshop: Workshop, code: str) -> None:
    reserve(laptop, series(workshop), "other-device", UNTIL)
    assert taken(laptop, workshop, code)[1] != "reserved"


def test_released_series_is_free(laptop: Laptop, workshop: Workshop) -> None:
    id_, _ = reserve(laptop, series(workshop), "other-device", UNTIL)
    release(laptop, id_)
    assert taken(laptop, workshop, "0412 7750") == ("provisional", "")


@pytest.mark.parametrize(
    ("first", "last"), [("0412 7799", "0412 7700"), ("0412 77", "0412 7799"), ("", ""), ("A", "AB")]
)
def test_codes_that_make_no_series_are_refused(laptop: Laptop, workshop: Workshop, first: str, last: str) -> None:
    with pytest.raises(InvalidInputError, match="série"):
        reserve(laptop, series(workshop, first, last), "device", UNTIL)


@pytest.mark.parametrize(("until", "words"), [("2026-11-23", "passée"), ("demain", "reconnue"), ("", "reconnue")])
def test_day_that_is_over_or_none_is_refused(laptop: Laptop, workshop: Workshop, until: str, words: str) -> None:
    with pytest.raises(InvalidInputError, match=words):
        reserve(laptop, series(workshop), "device", until)


@pytest.mark.parametrize(
    ("first", "last"), [("0412 7750", "0412 7750"), ("0412 7650", "0412 7700"), ("0412 7600", "0412 7900")]
)
def test_series_that_overlaps_another_is_refused(laptop: Laptop, workshop: Workshop, first: str, last: str) -> None:
    reserve(laptop, series(workshop), "device", UNTIL)
    with pytest.raises(InvalidInputError, match="déjà réservée"):
        reserve(laptop, series(workshop, first, last), "other", UNTIL)


def test_series_without_a_laptop_is_refused(laptop: Laptop, workshop: Workshop) -> None:
    with pytest.raises(InvalidInputError, match="poste"):
        reserve(laptop, series(workshop), " ", UNTIL)


def test_series_of_an_unknown_scheme_is_refused(laptop: Laptop, workshop: Workshop) -> None:
    with pytest.raises(NotFoundError):
        reserve(laptop, Series("nothing", "1", "2"), "device", UNTIL)


def test_unknown_series_cannot_be_released(laptop: Laptop) -> None:
    with pytest.raises(NotFoundError):
        release(laptop, "nothing")


def test_mediator_reserves_nothing(tmp_path: Path) -> None:
    with a_laptop(tmp_path / "m", role=Role.MEDIATOR) as laptop, pytest.raises(AppError):
        reserve(laptop, Series("s", "1", "2"), "device", UNTIL)


@pytest.fixture
def trio(tmp_path: Path) -> Iterator[Trio]:
    """A hundred vouchers are reserved for Claire's laptop until the 30th; both mediators know it."""
    with a_trio(tmp_path / "trio") as three:
        wanted = Series(three.known["scheme"], "0500 0000", "0500 0099")
        reserve(three.helene, wanted, three.claire.who.device, "2026-11-30")
        three.send(three.helene, three.claire, three.karim)
        yield three


def redeem(trio: Trio, laptop: Laptop, session: str, code: str = "0500 0012") -> vouchers.Taken:
    """Take a voucher."""
    return vouchers.redeem_voucher(laptop, code, trio.known["scheme"], trio.known[session])


def state(laptop: Laptop, taken: vouchers.Taken) -> tuple[str, str]:
    """What the centre has made of it, as the laptop shows it."""
    sql = "SELECT state, coalesce(reason, '') FROM redemptions WHERE id = ?"
    row: tuple[str, str] = laptop.connection.execute(sql, (taken.id,)).fetchone()
    return row


def test_voucher_of_an_own_series_is_certain_without_a_network(trio: Trio) -> None:
    assert redeem(trio, trio.claire, "royere").state == "certain"


def test_laptop_that_holds_the_series_is_accepted_although_it_comes_second(trio: Trio) -> None:
    hers, his = redeem(trio, trio.claire, "royere"), redeem(trio, trio.karim, "felletin")
    trio.send(trio.karim, trio.claire)
    assert state(trio.claire, hers) == ("accepted", "")
    trio.send(trio.karim)
    assert state(trio.karim, his) == ("parked", "reserved")


def test_once_its_last_day_is_over_who_comes_first_has_it(trio: Trio) -> None:
    his = redeem(trio, trio.karim, "felletin")
    trio.clock.advance(days=30)
    trio.send(trio.karim)
    assert state(trio.karim, his) == ("accepted", "")


def test_clock_of_a_laptop_ends_no_reservation(trio: Trio) -> None:
    his = redeem(trio, trio.karim, "felletin")
    taken_at = "2027-05-01T10:00:00+02:00"
    trio.karim.connection.execute("UPDATE operation SET wall = ? WHERE id = ?", (taken_at, his.id))
    trio.send(trio.karim)
    assert state(trio.karim, his) == ("parked", "reserved")


def test_coordinator_can_still_give_a_reserved_voucher_to_who_took_it(trio: Trio) -> None:
    his = redeem(trio, trio.karim, "felletin")
    trio.send(trio.karim, trio.helene)
    (case,) = [case for case in review.to_check(trio.helene) if case.kind == "voucher"]
    review.settle(trio.helene, case.id, his.id)
    trio.send(trio.helene, trio.karim)
    assert state(trio.karim, his)[0] == "accepted"


def test_released_series_is_free_at_the_centre_too(trio: Trio) -> None:
    (lease,) = [row[0] for row in trio.helene.connection.execute("SELECT id FROM lease_row")]
    release(trio.helene, lease)
    trio.send(trio.helene)
    his = redeem(trio, trio.karim, "felletin")
    trio.send(trio.karim)
    assert state(trio.karim, his)[0] == "accepted"
