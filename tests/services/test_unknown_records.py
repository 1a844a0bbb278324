"""A gesture about what is not on this laptop is refused in words, whatever the service, and writes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest

from mediator_app.errors import InvalidInputError, NotFoundError
from mediator_app.services import (
    attachments,
    attendance,
    equipment,
    erasing,
    kits,
    leases,
    levels,
    mandates,
    merging,
    packs,
    paper,
    payments,
    people,
    place_positions,
    posters,
    programme,
    registrations,
    review,
    sessions,
    signatures,
    stops,
    tour_calendars,
    tour_papers,
    tours,
    visits,
    vouchers,
)
from mediator_app.services.desk import Desk, glance
from mediator_app.services.laptop import Laptop
from mediator_app.services.mandates import Terms
from mediator_app.storage import operations
from tests.support.papers import a_photo
from tests.support.tours import OnTour, a_tour

DAY = date(2026, 11, 24)
STROKES = [[(20, 100), (200, 20), (400, 180)]]
Ask = Callable[[Laptop, OnTour], object]


@pytest.fixture(scope="module")
def at(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OnTour]:
    """A laptop with a tour, places and nothing else; nothing is ever written."""
    with a_tour(tmp_path_factory.mktemp("unknown")) as found:
        yield found


GESTURES: dict[str, Ask] = {
    "person corrected": lambda on, _: people.edit_person(on, "x", {"last_name": "Roche"}),
    "person deleted": lambda on, _: people.delete_person(on, "x"),
    "person restored": lambda on, _: people.restore_person(on, "x"),
    "person shown": lambda on, _: people.person_card(on, "x"),
    "person at a glance": lambda on, _: glance(on, "x"),
    "people merged": lambda on, _: merging.merge_people(on, "x", "y"),
    "merge undone": lambda on, _: merging.unmerge_people(on, "x"),
    "people told apart": lambda on, _: merging.declare_distinct(on, "x", "y"),
    "person erased": lambda on, _: erasing.erase_person(on, "x"),
    "presence": lambda on, _: attendance.set_attendance(on, "x", "y", "present"),
    "count": lambda on, _: attendance.count_unnamed(on, "x", {"total": 1}),
    "one more counted": lambda on, _: attendance.add_unnamed(on, "x", 1),
    "door": lambda on, _: Desk("x").state(on),
    "payment": lambda on, _: payments.take_payment(on, "x", "", amount_cents=500),
    "registration": lambda on, _: registrations.register(on, "x", "y"),
    "withdrawal": lambda on, _: registrations.withdraw(on, "x", "y"),
    "taken off a list": lambda on, _: registrations.unregister(on, "x", "y"),
    "call": lambda on, _: registrations.remind(on, "x", "y", "reached"),
    "promotion": lambda on, _: registrations.promote(on, "x"),
    "mandate drawn up": lambda on, _: mandates.draw_up(on, "x", Terms("Payer", "MONTH")),
    "mandate signed": lambda on, _: mandates.sign(on, "x"),
    "mandate revoked": lambda on, _: mandates.revoke(on, "x", "Erreur"),
    "mandate used": lambda on, _: mandates.log_use(on, "x", "1"),
    "mandate printed": lambda on, _: paper.mandate_form(on, "x"),
    "pack opened": lambda on, _: packs.open_pack(on, "x", "hours5"),
    "pack counted": lambda on, _: packs.count_session(on, "x", "y"),
    "use taken back": lambda on, _: packs.take_back(on, "x", "y"),
    "pack closed": lambda on, _: packs.close_pack(on, "x"),
    "pack opened again": lambda on, _: packs.reopen_pack(on, "x"),
    "packs proposed": lambda on, _: packs.proposals(on, "x"),
    "level": lambda on, _: levels.set_level(on, "x", "email", "before", 1),
    "attestation": lambda on, _: levels.attestation(on, "x"),
    "device corrected": lambda on, _: equipment.edit_device(on, "x", {"note": "n"}),
    "device sold": lambda on, _: equipment.sell(on, "x", "y", equipment.Handover(price_cents=0)),
    "workshop corrected": lambda on, _: programme.edit_workshop(on, "x", {"title": "T"}),
    "workshop retired": lambda on, _: programme.retire_workshop(on, "x"),
    "session planned from a workshop": lambda on, _: programme.plan_session(on, "x", "2026-12-01T10:00"),
    "session opened again": lambda on, _: sessions.reopen_session(on, "x", "Une erreur"),
    "session restored": lambda on, _: sessions.restore_session(on, "x"),
    "what a session lacks": lambda on, _: sessions.missing_to_close(on, "x"),
    "sheet of a session": lambda on, _: paper.attendance_sheet(on, "x"),
    "list of calls": lambda on, _: paper.reminder_list(on, "x"),
    "tour corrected": lambda on, _: tours.edit_tour(on, "x", {"title": "T"}),
    "tour deleted": lambda on, _: tours.delete_tour(on, "x"),
    "tour planned": lambda on, _: tours.tour_plan(on, "x"),
    "tour in a calendar": lambda on, _: tour_calendars.tour_calendar(on, "x"),
    "sheet of a tour": lambda on, _: tour_papers.tour_sheet(on, "x"),
    "stop added": lambda on, at: stops.add_stop(on, "x", {"place": at.places["Royère"]}),
    "stop corrected": lambda on, _: stops.edit_stop(on, "x", {"keys": "k"}),
    "stop copied": lambda on, at: stops.copy_stop(on, "x", at.tour),
    "stop moved": lambda on, at: stops.move_stop(on, "x", at.tour),
    "stop deleted": lambda on, _: stops.delete_stop(on, "x"),
    "stop called off": lambda on, _: stops.cancel_stop(on, "x"),
    "stop moved up": lambda on, _: stops.reorder_stop(on, "x", -1),
    "day left out": lambda on, _: stops.skip_visit(on, "x", DAY),
    "day added": lambda on, _: stops.add_visit(on, "x", DAY),
    "session of a visit": lambda on, _: visits.make_session(on, "x", DAY),
    "sessions of a tour": lambda on, _: visits.make_sessions(on, "x", DAY, DAY),
    "session copied": lambda on, _: visits.copy_session(on, "x", "y", DAY),
    "session moved": lambda on, _: visits.move_session(on, "x", "y", DAY),
    "people moved": lambda on, _: visits.move_people(on, "x", "y"),
    "thing of the kit": lambda on, _: kits.add_item(on, "x", "Routeur"),
    "usual kit": lambda on, _: kits.add_usual_kit(on, "x"),
    "thing loaded": lambda on, _: kits.check_out(on, "x", DAY, 1),
    "thing back": lambda on, _: kits.check_in(on, "x", DAY, 1),
    "thing removed": lambda on, _: kits.remove_item(on, "x"),
    "position": lambda on, _: place_positions.set_position(on, "x", "45.9, 1.9"),
    "home base": lambda on, _: place_positions.set_home_base(on, "x"),
    "poster": lambda on, _: posters.poster(on, "x"),
    "signed sheet": lambda on, _: attachments.keep_paper(on, "a.jpg", a_photo(), session="x"),
    "paper removed": lambda on, _: attachments.remove_paper(on, "x"),
    "voucher checked": lambda on, _: vouchers.check_voucher(on, "04127785", "x"),
    "voucher taken": lambda on, _: vouchers.redeem_voucher(on, "04127785", "x", "y"),
    "voucher reported": lambda on, _: vouchers.report_voucher(on, "04127785", "x", "y"),
    "voucher given": lambda on, _: vouchers.give_voucher(on, "x", "y"),
    "series reserved": lambda on, _: leases.reserve(on, leases.Series("x", "1", "2"), "d", "2026-12-31"),
    "series given back": lambda on, _: leases.release(on, "x"),
    "question answered": lambda on, _: review.settle(on, "x", "none"),
    "pair answered": lambda on, _: review.settle(on, "duplicate:x", "distinct"),
    "pair of nobody told apart": lambda on, _: review.settle(on, "duplicate:x:y", "distinct"),
}


@pytest.mark.parametrize("gesture", GESTURES)
def test_what_is_not_here_is_refused_in_words_and_nothing_is_written(at: OnTour, gesture: str) -> None:
    before = operations.last_number(at.laptop.connection)
    with pytest.raises(NotFoundError) as refused:
        GESTURES[gesture](at.laptop, at)
    assert operations.last_number(at.laptop.connection) == before
    assert refused.value.title.endswith(".")


def test_who_is_not_here_cannot_sign(at: OnTour) -> None:
    with pytest.raises(InvalidInputError, match="Cette personne n’est pas notée présente"):
        signatures.sign(at.laptop, "x", "y", STROKES)


def test_pair_that_names_one_person_only_is_no_question(at: OnTour) -> None:
    with pytest.raises(NotFoundError, match="Ce point à vérifier n’existe pas ou plus"):
        review.settle(at.laptop, "duplicate:x", "distinct")
