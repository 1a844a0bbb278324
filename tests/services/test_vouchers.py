"""The voucher till: schemes, checking, taking, giving, reporting, cancelling."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mediator_app.domain.rights import Role
from mediator_app.errors import AlreadyTakenError, InvalidInputError, NotAllowedError, NotFoundError
from mediator_app.services import review, vouchers
from mediator_app.services.laptop import Laptop
from mediator_app.services.vouchers import redeem_voucher
from tests.support.laptops import SteppingClock, Workshop, a_laptop, a_workshop
from tests.support.trios import CODE, a_trio

At = tuple[Laptop, Workshop]
A = "04127785"


@pytest.fixture
def at(tmp_path: Path) -> Iterator[At]:
    """A laptop with the workshop of twelve and a scheme of 10 €."""
    with a_laptop(tmp_path) as laptop:
        yield laptop, a_workshop(laptop)


def test_voucher_is_taken_for_a_person_at_its_face_value(at: At) -> None:
    laptop, workshop = at
    taken = redeem_voucher(laptop, A, workshop.scheme, workshop.session, workshop.people[10])
    kept = vouchers.session_vouchers(laptop, workshop.session)[0]
    assert (taken.state, taken.amount_cents, kept.last_name) == ("provisional", 1000, "Roche")


@pytest.mark.parametrize("again", ["0412 7785", "0412-7785", " 04127785\u00a0", "０４１２７７８５"])
def test_same_voucher_is_refused_however_it_is_written(at: At, again: str) -> None:
    laptop, workshop = at
    redeem_voucher(laptop, A, workshop.scheme, workshop.session)
    with pytest.raises(AlreadyTakenError, match="foyer rural"):
        redeem_voucher(laptop, again, workshop.scheme, workshop.session)


def test_cancelled_voucher_can_be_taken_again(at: At) -> None:
    laptop, workshop = at
    vouchers.void_voucher(laptop, redeem_voucher(laptop, A, workshop.scheme, workshop.session).id)
    assert redeem_voucher(laptop, A, workshop.scheme, workshop.session).state == "provisional"


def test_checking_has_no_effect(at: At) -> None:
    laptop, workshop = at
    checked = vouchers.check_voucher(laptop, A, workshop.scheme)
    assert (checked.judgement.ok, checked.first) == (True, None)
    assert vouchers.session_vouchers(laptop, workshop.session) == []


@pytest.mark.parametrize(("days", "reason"), [(37, ""), (38, "in_tolerance"), (68, "in_tolerance"), (69, "expired")])
def test_voucher_past_its_last_day_is_tolerated_then_doubtful(tmp_path: Path, days: int, reason: str) -> None:
    clock = SteppingClock()
    with a_laptop(tmp_path, clock=clock) as laptop:
        workshop = a_workshop(laptop)
        clock.advance(days=days)
        assert redeem_voucher(laptop, A, workshop.scheme, workshop.session).reason == reason


def test_reporting_takes_a_used_voucher_all_the_same(at: At) -> None:
    laptop, workshop = at
    redeem_voucher(laptop, A, workshop.scheme, workshop.session, workshop.people[0])
    reported = vouchers.report_voucher(laptop, A, workshop.scheme, workshop.session, workshop.people[10], "scanned")
    assert reported.reason == "duplicate"
    assert len(vouchers.session_vouchers(laptop, workshop.session)) == 2


def test_reported_voucher_does_not_count_until_the_centre_answers(at: At) -> None:
    laptop, workshop = at
    redeem_voucher(laptop, A, workshop.scheme, workshop.session)
    vouchers.report_voucher(laptop, A, workshop.scheme, workshop.session)
    assert vouchers.session_figures(laptop, workshop.session) == (1, 1000)


def test_voucher_of_a_first_holder_stays_named_after_a_report(at: At) -> None:
    laptop, workshop = at
    redeem_voucher(laptop, A, workshop.scheme, workshop.session, workshop.people[0])
    vouchers.report_voucher(laptop, A, workshop.scheme, workshop.session, workshop.people[10])
    first = vouchers.check_voucher(laptop, A, workshop.scheme).first
    assert first
    assert first.last_name == "Aubrun"


def test_giving_a_voucher_keeps_one_standing(at: At) -> None:
    laptop, workshop = at
    waiting = redeem_voucher(laptop, A, workshop.scheme, workshop.session)
    given = vouchers.give_voucher(laptop, waiting.id, workshop.people[10])
    standing = vouchers.session_vouchers(laptop, workshop.session)
    assert [(one.id, one.last_name) for one in standing] == [(given.id, "Roche")]
    assert (given.code, given.amount_cents) == (A, 1000)


def test_voucher_that_is_not_here_cannot_be_given(at: At) -> None:
    laptop, workshop = at
    with pytest.raises(NotFoundError):
        vouchers.give_voucher(laptop, "nothing", workshop.people[0])


def test_voucher_taken_elsewhere_since_is_not_taken_again(at: At) -> None:
    laptop, workshop = at
    first = redeem_voucher(laptop, A, workshop.scheme, workshop.session)
    vouchers.void_voucher(laptop, first.id)
    redeem_voucher(laptop, A, workshop.scheme, workshop.session, workshop.people[0])
    assert vouchers.take_again(laptop, first.id).kinds == frozenset()


@pytest.mark.parametrize(
    ("code", "found"), [("0412 7785", True), ("041277", False), ("roche", False), ("06 39 98 41 20", False)]
)
def test_scheme_with_a_pattern_claims_what_matches_it(at: At, code: str, found: bool) -> None:
    assert (vouchers.scheme_for(at[0], code) is not None) is found


def test_scheme_without_a_pattern_claims_what_was_scanned(tmp_path: Path) -> None:
    with a_laptop(tmp_path) as laptop:
        id_, _ = vouchers.add_scheme(laptop, {"name": "Pass", "face_value_cents": 500})
        claimed = vouchers.scheme_for(laptop, "X9", scanned=True)
        assert claimed
        assert claimed.id == id_


def test_only_the_coordination_adds_a_scheme(tmp_path: Path) -> None:
    with a_laptop(tmp_path, role=Role.MEDIATOR) as laptop, pytest.raises(NotAllowedError):
        vouchers.add_scheme(laptop, {"name": "Pass", "face_value_cents": 500})


@pytest.mark.parametrize("fields", [{"face_value_cents": 500}, {"name": "Pass"}, {"name": "P", "face_value_cents": -1}])
def test_scheme_needs_a_name_and_a_value(at: At, fields: dict[str, object]) -> None:
    with pytest.raises(InvalidInputError):
        vouchers.add_scheme(at[0], fields)


def test_scheme_with_a_broken_pattern_is_refused(at: At) -> None:
    with pytest.raises(InvalidInputError, match="modèle"):
        vouchers.add_scheme(at[0], {"name": "Pass", "face_value_cents": 500, "pattern": "(["})


def test_reported_voucher_is_parked_by_the_centre_and_asked_about(tmp_path: Path) -> None:
    with a_trio(tmp_path) as trio:
        known = trio.known
        first = redeem_voucher(trio.claire, CODE, known["scheme"], known["royere"])
        trio.send(trio.claire, trio.karim)
        with pytest.raises(AlreadyTakenError):
            redeem_voucher(trio.karim, CODE, known["scheme"], known["felletin"])
        second = vouchers.report_voucher(trio.karim, CODE, known["scheme"], known["felletin"])
        trio.send(trio.karim, trio.helene)
        (case,) = review.to_check(trio.helene)
        assert [option.id for option in case.options] == [first.id, second.id]


def test_reported_voucher_counts_once_a_person_has_given_it_the_money(tmp_path: Path) -> None:
    with a_trio(tmp_path) as trio:
        known = trio.known
        redeem_voucher(trio.claire, CODE, known["scheme"], known["royere"])
        second = vouchers.report_voucher(trio.claire, CODE, known["scheme"], known["royere"])
        trio.send(trio.claire, trio.helene)
        review.settle(trio.helene, review.to_check(trio.helene)[0].id, second.id)
        trio.send(trio.helene, trio.claire)
        kept = [one.state for one in vouchers.session_vouchers(trio.claire, known["royere"])]
        assert (kept, vouchers.session_figures(trio.claire, known["royere"])) == (["refused", "accepted"], (1, 1000))
