"""The page Envois in figures and lines, from a real outbox and a real centre's answers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mediator_app.domain.sendings import SentGroup
from mediator_app.server.store.care_interface import DURABLE_THROUGH
from mediator_app.services import attendance, people, review, sending, sessions, vouchers
from mediator_app.services.laptop import Laptop
from tests.support import trios
from tests.support.laptops import SteppingClock, Workshop, a_laptop, a_workshop
from tests.support.trios import Trio, a_trio


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    with a_laptop(tmp_path) as made:
        yield made


@pytest.fixture
def trio(tmp_path: Path) -> Iterator[Trio]:
    with a_trio(tmp_path) as made:
        yield made


def group(groups: list[SentGroup], entity: str, detail: str = "") -> SentGroup:
    (found,) = [one for one in groups if (one.entity, one.detail) == (entity, detail)]
    return found


def attend_all(laptop: Laptop, workshop: Workshop, count: int) -> None:
    for person in workshop.people[:count]:
        attendance.set_attendance(laptop, workshop.session, person, "present")


def test_nothing_waits_on_a_new_laptop(laptop: Laptop) -> None:
    assert (sending.standing(laptop).pending, sending.waiting_groups(laptop)) == (0, [])


def test_presences_of_a_session_are_one_line_that_names_it(laptop: Laptop) -> None:
    attend_all(laptop, a_workshop(laptop), 9)
    line = group(sending.waiting_groups(laptop), "attendance", "present")
    assert (line.count, line.about) == (9, "Premiers pas sur tablette, Salle du foyer rural")


def test_registrations_are_told_apart_from_presences(laptop: Laptop) -> None:
    attend_all(laptop, a_workshop(laptop), 9)
    assert group(sending.waiting_groups(laptop), "attendance", "registered").count == 12


def test_lines_add_up_to_what_waits(laptop: Laptop) -> None:
    workshop = a_workshop(laptop)
    attend_all(laptop, workshop, 9)
    people.edit_person(laptop, workshop.people[0], {"phone": "06 39 98 00 01"})
    people.edit_person(laptop, workshop.people[0], {"phone": "06 39 98 00 02"})
    assert sum(line.count for line in sending.waiting_groups(laptop)) == sending.standing(laptop).pending


def test_vouchers_tell_their_amount(laptop: Laptop) -> None:
    workshop = a_workshop(laptop)
    for code in ("0412 7701", "0412 7702"):
        vouchers.redeem_voucher(laptop, code, workshop.scheme, workshop.session)
    line = group(sending.waiting_groups(laptop), "redemption")
    assert (line.count, line.amount_cents) == (2, 2000)


def test_person_corrected_twice_is_one_line_with_her_name(laptop: Laptop) -> None:
    person = people.add_person(laptop, {"last_name": "Roche", "first_name": "Denise"}).id
    people.edit_person(laptop, person, {"phone": "06 39 98 00 01"})
    people.edit_person(laptop, person, {"phone": "06 39 98 00 02"})
    edits = [line for line in sending.waiting_groups(laptop) if line.kind == "edit"]
    assert [(line.about, line.count, line.records) for line in edits] == [("Denise Roche", 2, 1)]


def test_person_with_a_last_name_only_is_named(laptop: Laptop) -> None:
    people.add_person(laptop, {"last_name": "Roche"})
    assert group(sending.waiting_groups(laptop), "person").about == "Roche"


def test_several_new_people_are_one_line_without_a_name(laptop: Laptop) -> None:
    for name in ("Roche", "Faure"):
        people.add_person(laptop, {"last_name": name})
    assert [(line.count, line.about) for line in sending.waiting_groups(laptop)] == [(2, "")]


def test_days_come_newest_first(tmp_path: Path) -> None:
    clock = SteppingClock()
    with a_laptop(tmp_path, clock=clock) as laptop:
        people.add_person(laptop, {"last_name": "Roche"})
        clock.advance(days=1)
        people.add_person(laptop, {"last_name": "Faure"})
        days = [line.day for line in sending.waiting_groups(laptop)]
    assert days == sorted(days, reverse=True)
    assert len(days) == 2


def test_what_was_received_goes_from_one_list_to_the_other(trio: Trio) -> None:
    people.add_person(trio.claire, {"last_name": "Roche"})
    trio.send(trio.claire)
    assert sending.waiting_groups(trio.claire) == []
    assert [line.state for line in sending.sent_groups(trio.claire)] == ["accepted"]


def test_journal_forgets_after_ninety_days(trio: Trio) -> None:
    people.add_person(trio.claire, {"last_name": "Roche"})
    trio.send(trio.claire)
    trio.clock.advance(days=92)
    assert sending.sent_groups(trio.claire) == []


def test_last_success_failure_and_reception_are_told(trio: Trio) -> None:
    people.add_person(trio.claire, {"last_name": "Roche"})
    trio.send(trio.claire)
    trio.clock.advance(hours=1)
    trios.try_in_vain(trio.claire, "offline")
    now = sending.standing(trio.claire)
    assert (now.last_sent, now.last_received) != ("", "")
    assert now.last_failure > now.last_sent
    assert now.last_failure_code == "offline"


def test_a_try_counts_what_went(trio: Trio) -> None:
    people.add_person(trio.claire, {"last_name": "Roche"})
    trio.send(trio.claire)
    latest = sending.tries(trio.claire)[0]
    assert (latest.outcome, latest.pushed, latest.accepted, latest.rejected) == ("done", 1, 1, 0)


def test_voucher_that_waits_for_a_decision_is_told_to_its_mediator(trio: Trio) -> None:
    trios.odd_voucher(trio)
    (told,) = sending.answers(trio.claire)
    assert (told.title, told.code, told.case is not None) == ("0377 21O1", "pattern", True)


def test_question_about_a_person_is_told_with_her_name(trio: Trio) -> None:
    trios.phone_changed_twice(trio)
    assert [(told.title, told.code) for told in sending.answers(trio.claire)] == [("Annie Rochefort", "phone")]


def refuse_claires_voucher(trio: Trio) -> None:
    trios.voucher_taken_twice(trio)
    (case,) = review.to_check(trio.helene)
    review.settle(trio.helene, case.id, case.options[0].id)
    trio.send(trio.helene, trio.claire)


def test_voucher_refused_by_a_person_is_told_with_the_one_that_was_paid(trio: Trio) -> None:
    refuse_claires_voucher(trio)
    (told,) = sending.answers(trio.claire)
    assert (told.title, told.paid.place_name if told.paid else "") == (trios.CODE, "Felletin, mairie")


def test_refusal_is_counted_once(trio: Trio) -> None:
    refuse_claires_voucher(trio)
    now = sending.standing(trio.claire)
    assert (now.refused, now.to_check) == (1, 0)


def test_refusal_that_was_read_is_counted_no_longer(trio: Trio) -> None:
    refuse_claires_voucher(trio)
    sending.acknowledge(trio.claire, sending.answers(trio.claire)[0].key)
    assert (sending.standing(trio.claire).refused, sending.answers(trio.claire)) == (0, [])


def test_change_of_a_deleted_record_is_told(trio: Trio) -> None:
    people.delete_person(trio.helene, trio.known["annie"])
    people.edit_person(trio.claire, trio.known["annie"], {"address": "Le bourg"})
    trio.send(trio.helene, trio.claire)
    assert [(told.code, told.title) for told in sending.answers(trio.claire)] == [("deleted", "Annie Rochefort")]


def test_nothing_is_told_to_who_has_nothing_to_do_with_it(trio: Trio) -> None:
    trios.odd_voucher(trio)
    trio.send(trio.karim)
    assert sending.answers(trio.karim) == []


def test_diagnostic_holds_no_name_and_no_value(trio: Trio) -> None:
    people.add_person(trio.claire, {"last_name": "Œuvrard", "phone": "06 39 98 00 07"})
    trio.send(trio.claire)
    text = sending.diagnostic(trio.claire)
    assert not [word for word in ("Œuvrard", "0639980007", "39980007", "Claire", "Annie") if word in text]


def test_diagnostic_tells_counts_tries_and_the_laptop(trio: Trio) -> None:
    people.add_person(trio.claire, {"last_name": "Roche"})
    trio.send(trio.claire)
    trios.try_in_vain(trio.claire, "not_the_centre")
    text = sending.diagnostic(trio.claire)
    for wanted in ("accepted 1", "1 envoyées, 1 reçues", "sans succès (not_the_centre)", trio.claire.who.device):
        assert wanted in text


def test_diagnostic_tells_up_to_where_the_centre_has_a_backup(trio: Trio) -> None:
    with trio.lines["Claire Fourneau"].store.writing() as session:
        session.note(DURABLE_THROUGH, "7")
    people.add_person(trio.claire, {"last_name": "Roche"})
    trio.send(trio.claire)
    assert "Sauvegardé au centre jusqu’au n° 7" in sending.diagnostic(trio.claire)


def test_journal_has_a_line_per_change_and_no_value(trio: Trio) -> None:
    people.add_person(trio.claire, {"last_name": "Roche"})
    session = trio.known["royere"]
    sessions.edit_session(trio.claire, session, {"note": "Prévoir des rallonges"})
    lines = sending.journal_csv(trio.claire).splitlines()
    assert [line.split(";")[2:4] for line in lines[1:]] == [["person", "create"], ["session", "edit"]]
    assert not [line for line in lines if "Roche" in line or "rallonges" in line]


def test_last_success_is_told_however_many_tries_failed_since(trio: Trio) -> None:
    people.add_person(trio.claire, {"last_name": "Roche"})
    trio.send(trio.claire)
    for _ in range(150):
        trios.try_in_vain(trio.claire, "offline")
    latest = sending.latest_tries(trio.claire)
    assert latest.sent is not None
    assert latest.failed is not None
    assert latest.sent.pushed == 1
