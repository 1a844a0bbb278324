"""Which session the door is at, what it follows of other pages, and a day without any."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from mediator_app.desktop.widgets.fields import Picker
from mediator_app.desktop.widgets.labels import Figure
from mediator_app.services import attendance, people, sessions
from mediator_app.services.laptop import Laptop
from tests.desktop.door_hands import Hands
from tests.desktop.door_values import NINE_PAST, a_ready_workshop, in_paris, texts, titles
from tests.support.laptops import SteppingClock, Workshop

N = "\u00a0"


@pytest.fixture
def clock() -> SteppingClock:
    return SteppingClock(NINE_PAST)


@pytest.fixture
def at(tmp_path: Path, clock: SteppingClock) -> Iterator[tuple[Laptop, Workshop]]:
    with in_paris(), a_ready_workshop(tmp_path, clock) as made:
        yield made


@pytest.fixture
def afternoon(at: tuple[Laptop, Workshop]) -> str:
    """A second session of the day, made before the door opens."""
    times = {"starts_at": "2026-11-24T14:00:00+01:00", "ends_at": "2026-11-24T16:00:00+01:00"}
    return sessions.add_session(at[0], {"title": "Permanence", "place": at[1].place, **times}).id


def chooser(hands: Hands) -> Picker:
    found = hands.child("door_session")
    assert isinstance(found, Picker)
    return found


def title(hands: Hands) -> str:
    return texts(hands.page.header)[0]


def test_door_opens_at_the_session_under_way(afternoon: str, hands: Hands) -> None:
    assert title(hands) == "Premiers pas sur tablette"


def test_door_opens_at_the_next_session_between_two(afternoon: str, clock: SteppingClock, hands: Hands) -> None:
    clock.moment = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
    hands.page.open_with()
    hands.settle()
    assert title(hands) == "Permanence"


def test_door_asked_for_opens_at_the_session_that_was_asked_for(afternoon: str, hands: Hands) -> None:
    hands.page.open_with(session=afternoon)
    hands.settle()
    assert (title(hands), chooser(hands).value()) == ("Permanence", afternoon)


def test_door_of_another_day_offers_the_sessions_of_that_day(hands: Hands, afternoon: str) -> None:
    times = {"starts_at": "2026-12-01T10:00:00+01:00", "ends_at": "2026-12-01T12:00:00+01:00"}
    other = sessions.add_session(hands.laptop, {"title": "Messagerie", **times}).id
    hands.page.open_with(session=other)
    hands.settle()
    assert title(hands) == "Messagerie"
    assert not chooser(hands).isVisible()


def test_another_session_of_the_day_is_chosen_from_the_head(afternoon: str, hands: Hands) -> None:
    QTest.keyClick(chooser(hands), Qt.Key.Key_Down)
    hands.settle()
    hands.enter("roche")
    listed = attendance.participants(hands.laptop, afternoon)
    assert [(one.last_name, one.status) for one in listed] == [("Roche", "present")]


def test_choosing_another_session_leaves_nothing_of_the_first(afternoon: str, hands: Hands) -> None:
    hands.enter("11")
    hands.type("ro")
    hands.page.open_with(session=afternoon)
    hands.settle()
    assert (hands.page.box.text(), titles(hands.page.people.list)) == ("", [])
    assert hands.page.card() is hands.page.ready


def test_voucher_after_choosing_another_session_is_nobodys(afternoon: str, hands: Hands) -> None:
    hands.enter("11")
    hands.page.open_with(session=afternoon)
    hands.settle()
    hands.scan("04127785")
    assert hands.seat("Roche").voucher_code == ""


def test_empty_session_says_how_to_begin(afternoon: str, hands: Hands) -> None:
    hands.page.open_with(session=afternoon)
    hands.settle()
    assert "Aucun inscrit. Tapez un nom pour commencer." in texts(hands.page.people)


def test_day_without_a_session_says_where_to_go(hands: Hands) -> None:
    sessions.delete_session(hands.laptop, hands.workshop.session)
    hands.page.open_with()
    hands.settle()
    assert texts(hands.page.preview) == ["Ouvrez un atelier depuis la page Ateliers.", "Rien de prévu aujourd’hui"]


def test_day_without_a_session_counts_nobody_in_words(hands: Hands) -> None:
    sessions.delete_session(hands.laptop, hands.workshop.session)
    hands.page.open_with()
    hands.settle()
    said = [one.accessibleName() for one in hands.page.footer.figures.findChildren(Figure)]
    assert said == ["0 / 0 présent", "0 chèque", "0\u00a0€", "0 sans inscription"]
    assert not hands.page.footer.figures.isEnabled()


def test_day_without_a_session_takes_no_key(hands: Hands) -> None:
    sessions.delete_session(hands.laptop, hands.workshop.session)
    hands.page.open_with()
    hands.settle()
    assert not hands.page.box.isEnabled()
    for key in (Qt.Key.Key_F5, Qt.Key.Key_F8, Qt.Key.Key_F9, Qt.Key.Key_Return):
        hands.press(key)
    assert hands.page.card() is hands.page.preview


def test_session_made_afterwards_opens_the_door(hands: Hands) -> None:
    sessions.delete_session(hands.laptop, hands.workshop.session)
    hands.page.open_with()
    hands.settle()
    times = {"starts_at": "2026-11-24T10:00:00+01:00", "ends_at": "2026-11-24T12:00:00+01:00"}
    hands.workplace.write(lambda laptop: sessions.add_session(laptop, {"title": "Messagerie", **times}))
    hands.qtbot.waitUntil(hands.page.box.isEnabled)
    assert title(hands) == "Messagerie"


def test_somebody_registered_elsewhere_is_listed_at_once(hands: Hands) -> None:
    person = people.add_person(hands.laptop, {"last_name": "Vergnaud"}).id
    session = hands.workshop.session
    hands.workplace.write(lambda laptop: attendance.set_attendance(laptop, session, person, "registered"))
    hands.qtbot.waitUntil(lambda: "Vergnaud" in titles(hands.page.people.list))
    assert hands.page.footer.findChildren(Figure)[0].accessibleName() == "0 / 13 présent"


def test_name_corrected_elsewhere_is_followed(hands: Hands) -> None:
    person = hands.workshop.people[0]
    hands.workplace.write(lambda laptop: people.edit_person(laptop, person, {"last_name": "Aubrunt"}))
    hands.qtbot.waitUntil(lambda: titles(hands.page.people.list)[0] == "Aubrunt Paulette")


def test_what_is_typed_survives_what_others_write(hands: Hands) -> None:
    hands.type("ro")
    person = hands.workshop.people[0]
    hands.workplace.write(lambda laptop: people.edit_person(laptop, person, {"birth_year": 1944}))
    hands.settle()
    hands.settle()
    assert (hands.page.box.text(), hands.page.card()) == ("ro", hands.page.preview)


def test_title_changed_elsewhere_is_followed(hands: Hands) -> None:
    session = hands.workshop.session
    hands.workplace.write(lambda laptop: sessions.edit_session(laptop, session, {"title": "Messagerie"}))
    hands.qtbot.waitUntil(lambda: title(hands) == "Messagerie")


def test_finishing_leads_to_the_sessions_own_page(hands: Hands) -> None:
    wanted: list[tuple[str, dict[str, object]]] = []
    hands.workplace.page_wanted.connect(lambda key, arguments: wanted.append((key, arguments)))
    QTest.mouseClick(hands.child("door_finish"), Qt.MouseButton.LeftButton)
    assert wanted == [("sessions", {"session": hands.workshop.session})]


def test_head_names_the_commune_of_the_hall(hands: Hands) -> None:
    assert f"Royère-de-Vassivière, salle du foyer rural · 10{N}h – 12{N}h" in texts(hands.page.header)


def test_clock_of_the_head_is_the_laptops(hands: Hands) -> None:
    assert f"10{N}h{N}04" in texts(hands.page.header)
