"""What waits: who is to be called, what should have come back, what ends soon, which sheets are missing; five at most."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from mediator_app.services import attachments, equipment, mandates, people, registrations, sessions
from mediator_app.services.equipment import Handover
from mediator_app.services.laptop import Laptop
from mediator_app.services.mandates import Terms
from mediator_app.services.today import today
from mediator_app.services.todo import AT_MOST, Todo
from mediator_app.storage import settings
from tests.support.laptops import SteppingClock, a_laptop
from tests.support.papers import a_photo

At = tuple[Laptop, SteppingClock]
TERMS = Terms("Déclarer les revenus", "MONTH")


@pytest.fixture
def at(tmp_path: Path) -> Iterator[At]:
    """Tuesday 24 November, before ten."""
    clock = SteppingClock(datetime(2026, 11, 24, 8, 42, tzinfo=UTC))
    with a_laptop(tmp_path, clock=clock) as laptop:
        yield laptop, clock


def plan(laptop: Laptop, day: int, title: str = "Messagerie") -> str:
    times = {"starts_at": f"2026-11-{day}T10:00:00+01:00", "ends_at": f"2026-11-{day}T12:00:00+01:00"}
    return sessions.add_session(laptop, {"title": title, **times}).id


def closed(laptop: Laptop, day: int, title: str) -> str:
    session = plan(laptop, day, title)
    sessions.close_session(laptop, session)
    return session


def person(laptop: Laptop, name: str, phone: str = "") -> str:
    return people.add_person(laptop, {"last_name": name, "first_name": "Denise", "phone": phone}).id


def lent(laptop: Laptop, due: date) -> str:
    device, _ = equipment.add_device(laptop, {"name": "Tablette", "category": "tablette", "number": f"T-{due.day}"})
    equipment.lend(laptop, device, person(laptop, "Roche"), Handover(due_on=due))
    return device


def waiting(laptop: Laptop, kind: str) -> Todo | None:
    return next((one for one in today(laptop).todo if one.kind == kind), None)


def test_people_of_tomorrow_with_a_phone_are_to_be_called(at: At) -> None:
    laptop, _ = at
    session = plan(laptop, 25)
    for name, phone in (("Roche", "06 39 98 12 01"), ("Petit", "06 39 98 12 02"), ("Blanc", "")):
        registrations.register(laptop, session, person(laptop, name, phone))
    assert waiting(laptop, "calls") == Todo("calls", 2, "2026-11-25T10:00:00+01:00", "Messagerie", session)


def test_somebody_who_was_called_is_not_to_be_called_again(at: At) -> None:
    laptop, _ = at
    session, roche = plan(laptop, 25), person(laptop, "Roche", "06 39 98 12 01")
    registrations.register(laptop, session, roche)
    registrations.remind(laptop, session, roche, "message")
    assert waiting(laptop, "calls") is None


def test_people_of_the_day_after_tomorrow_are_left_in_peace(at: At) -> None:
    laptop, _ = at
    registrations.register(laptop, plan(laptop, 26), person(laptop, "Roche", "06 39 98 12 01"))
    assert waiting(laptop, "calls") is None


def test_loan_that_should_have_come_back_is_told_with_its_number(at: At) -> None:
    laptop, clock = at
    device = lent(laptop, date(2026, 11, 25))
    lent(laptop, date(2026, 11, 30))
    clock.advance(days=3)
    assert waiting(laptop, "devices") == Todo("devices", 1, "2026-11-25", "T-25 Tablette", device)


def test_mandate_that_ends_within_two_weeks_is_told(at: At) -> None:
    laptop, clock = at
    mandate = mandates.draw_up(laptop, person(laptop, "Roche"), TERMS).id
    assert waiting(laptop, "mandates") is None
    clock.advance(days=20)
    assert waiting(laptop, "mandates") == Todo("mandates", 1, "2026-12-24", "Denise Roche", mandate)


def test_mandate_of_a_colleague_is_hers_to_follow(at: At) -> None:
    laptop, clock = at
    mandates.draw_up(laptop, person(laptop, "Roche"), TERMS)
    clock.advance(days=20)
    laptop.who = settings.Membership(member="member-Karim", member_name="Karim Benali", role=laptop.who.role)
    assert waiting(laptop, "mandates") is None


def test_sheets_are_asked_for_where_some_were_kept(at: At) -> None:
    laptop, _ = at
    kept, missing = closed(laptop, 19, "Photos"), closed(laptop, 20, "Messagerie")
    assert waiting(laptop, "sheets") is None
    attachments.keep_paper(laptop, "a.jpg", a_photo(b"one"), session=kept)
    assert waiting(laptop, "sheets") == Todo("sheets", 1, "2026-11-20T10:00:00+01:00", "Messagerie", missing)


def test_sheets_of_long_ago_are_asked_for_no_more(at: At) -> None:
    laptop, clock = at
    attachments.keep_paper(laptop, "a.jpg", a_photo(b"one"), session=closed(laptop, 19, "Photos"))
    closed(laptop, 20, "Messagerie")
    clock.advance(days=60)
    assert waiting(laptop, "sheets") is None


def test_oldest_comes_first_and_five_at_most(at: At) -> None:
    laptop, clock = at
    attachments.keep_paper(laptop, "a.jpg", a_photo(b"one"), session=closed(laptop, 10, "Photos"))
    closed(laptop, 11, "Sans feuille")
    mandates.draw_up(laptop, person(laptop, "Petit"), replace(TERMS, starts_on=date(2026, 11, 1)))
    lent(laptop, date(2026, 11, 24))
    plan(laptop, 19)
    clock.advance(days=1)
    registrations.register(laptop, plan(laptop, 26), person(laptop, "Roche", "06 39 98 12 01"))
    found = today(laptop).todo
    assert len(found) == AT_MOST
    assert [one.kind for one in found if one.kind != "to_send"] == ["to_close", "devices", "calls", "mandates"]
