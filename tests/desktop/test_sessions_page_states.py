"""The page of sessions as a whole: what its head says and offers in each state, and what is not lost on the way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from mediator_app.desktop.sessions.page import SessionsPage
from mediator_app.desktop.tasks import Tasks
from mediator_app.errors import AppError
from mediator_app.services import attendance, people, sessions
from mediator_app.services.laptop import Laptop
from tests.desktop.page_hands import CTRL, PageHands
from tests.desktop.part_hands import at_size, light
from tests.support.laptops import SteppingClock, Workshop, a_laptop, a_workshop

FEW = (("Aubrun", "Paulette", "feminin"), ("Roche", "Denise", "feminin"))


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    with a_laptop(tmp_path, clock=SteppingClock(datetime(2026, 11, 24, 8, 10, tzinfo=UTC))) as opened:
        yield opened


@pytest.fixture
def workshop(laptop: Laptop) -> Workshop:
    return a_workshop(laptop, FEW)


@pytest.fixture
def hands(qtbot: QtBot, qapp: QApplication, laptop: Laptop, workshop: Workshop, tasks: Tasks) -> PageHands:
    light(qapp)
    return PageHands(qtbot, tasks, laptop, SessionsPage)


@pytest.fixture
def editing(hands: PageHands, workshop: Workshop) -> PageHands:
    page(hands).open_with(session=workshop.session)
    hands.settle()
    return hands


def page(hands: PageHands) -> SessionsPage:
    assert isinstance(hands.page, SessionsPage)
    return hands.page


def actions(hands: PageHands) -> list[str]:
    buttons = page(hands).header.findChildren(QPushButton)
    return [one.objectName() for one in buttons if one.isVisible()]


def head(hands: PageHands) -> tuple[str, str]:
    return page(hands).header.title.text(), page(hands).header.muted.text()


def primary(hands: PageHands) -> list[str]:
    buttons = hands.page.findChildren(QPushButton)
    return [one.objectName() for one in buttons if one.isVisible() and one.property("kind") == "primary"]


def test_list_offers_a_new_session_the_programme_an_import_and_an_export(hands: PageHands) -> None:
    offered = ["programme", "import_sessions", "export_sessions", "new_session"]
    assert (actions(hands), head(hands), primary(hands)) == (offered, ("Ateliers", ""), ["new_session"])


def test_open_session_offers_to_close_it_and_says_when_it_is(editing: PageHands) -> None:
    assert actions(editing) == ["all_sessions", "session_more", "duplicate_session", "close_session"]
    assert head(editing)[0] == "Atelier collectif"
    assert head(editing)[1].startswith("Mardi\u00a024\u00a0nov., ")
    assert primary(editing) == ["close_session"]


def test_closed_session_says_so_and_cannot_be_closed_again(editing: PageHands, workshop: Workshop) -> None:
    sessions.close_session(editing.laptop, workshop.session)
    page(editing).refresh()
    editing.settle()
    assert head(editing)[1].startswith("Clos, mardi\u00a024\u00a0nov.")
    assert "close_session" not in actions(editing)


def test_new_session_says_when_it_will_be_saved_and_offers_nothing_yet(hands: PageHands) -> None:
    hands.click("new_session")
    assert head(hands) == ("Nouvel atelier", "Il sera enregistré dès qu’il aura un nom.")
    assert actions(hands) == ["all_sessions"]


def test_new_session_starts_at_the_next_half_hour_where_the_last_one_was(hands: PageHands) -> None:
    page(hands).open_with(new=True)
    hands.settle()
    values = page(hands).editor.form.values()
    assert datetime.fromisoformat(values["starts_at"]) == datetime(2026, 11, 24, 8, 30, tzinfo=UTC)
    assert hands.text("session_place") == "Salle du foyer rural, Royère-de-Vassivière"


def test_fields_chosen_before_the_name_are_written_with_it(hands: PageHands) -> None:
    hands.click("new_session")
    page(hands).editor.form.level.button("avance").click()
    hands.fill("session_title", "Ses photos")
    row = next(row for row in sessions.latest_sessions(hands.laptop) if row.title == "Ses photos")
    assert row.level == "avance"


def test_session_is_written_once_however_fast_one_leaves_its_name(hands: PageHands) -> None:
    hands.click("new_session")
    form = page(hands).editor.form
    form.title.setText("Ses photos")
    form.save()
    form.level.button("avance").click()
    hands.settle()
    written = [row for row in sessions.latest_sessions(hands.laptop) if row.title == "Ses photos"]
    assert [row.level for row in written] == ["avance"]


def test_emptied_name_does_not_hold_the_other_fields_back(editing: PageHands, workshop: Workshop) -> None:
    editing.fill("session_title", "")
    page(editing).editor.form.level.button("avance").click()
    editing.settle()
    card = sessions.session_card(editing.laptop, workshop.session)
    assert (card.row.title, card.row.level) == ("Premiers pas sur tablette", "avance")


def test_emptied_name_is_still_said_to_be_missing_after_another_field(editing: PageHands) -> None:
    editing.fill("session_title", "")
    page(editing).editor.form.level.button("avance").click()
    editing.settle()
    assert "Il manque" in editing.child("session_title").accessibleDescription()


def test_closing_while_the_name_is_being_typed_writes_it_too(editing: PageHands, workshop: Workshop) -> None:
    editing.type("session_title", "Dernier titre")
    for _ in range(2):
        editing.press(Qt.Key.Key_Return, CTRL)
    row = sessions.session_card(editing.laptop, workshop.session).row
    assert (row.title, row.state) == ("Dernier titre", "closed")


def test_expected_people_become_absent_when_it_is_closed(editing: PageHands, workshop: Workshop) -> None:
    attendance.set_attendance(editing.laptop, workshop.session, workshop.people[0], "present")
    for _ in range(2):
        editing.press(Qt.Key.Key_Return, CTRL)
    statuses = [one.status for one in attendance.participants(editing.laptop, workshop.session)]
    assert statuses == ["present", "absent"]


def test_closing_all_the_same_by_the_link(editing: PageHands, workshop: Workshop) -> None:
    editing.click("close_session")
    page(editing).editor.notices.missing._link.click()
    editing.settle()
    assert sessions.session_card(editing.laptop, workshop.session).row.state == "closed"


def test_going_to_another_session_writes_what_was_typed_in_the_first(editing: PageHands, workshop: Workshop) -> None:
    times = {"starts_at": "2026-11-25T10:00:00+01:00", "ends_at": "2026-11-25T11:00:00+01:00"}
    other = sessions.add_session(editing.laptop, {"title": "Courriel", **times}).id
    editing.type("session_note", "Deux chargeurs")
    page(editing).open_with(session=other)
    editing.settle()
    assert sessions.session_card(editing.laptop, workshop.session).fields["note"] == "Deux chargeurs"
    assert (editing.text("session_title"), page(editing).editor.form.note.toPlainText()) == ("Courriel", "")


def test_count_made_on_one_session_is_not_written_on_the_next(editing: PageHands, workshop: Workshop) -> None:
    times = {"starts_at": "2026-11-25T10:00:00+01:00", "ends_at": "2026-11-25T11:00:00+01:00"}
    other = sessions.add_session(editing.laptop, {"title": "Courriel", **times}).id
    page(editing).editor.headcount.steppers["feminin"]._plus.click()
    page(editing).open_with(session=other)
    editing.settle()
    counts = [sessions.session_card(editing.laptop, one).counts.get("feminin") for one in (workshop.session, other)]
    assert counts == [1, None]


def test_correction_is_taken_back_by_undo(editing: PageHands, workshop: Workshop) -> None:
    editing.fill("session_title", "Autre")
    page(editing).undo()
    editing.settle()
    assert sessions.session_card(editing.laptop, workshop.session).row.title == "Premiers pas sur tablette"
    assert editing.text("session_title") == "Premiers pas sur tablette"


def test_presence_ticked_is_taken_back_by_undo(editing: PageHands, workshop: Workshop) -> None:
    editing.child("participants").setFocus()
    editing.press(Qt.Key.Key_Space)
    page(editing).undo()
    editing.settle()
    statuses = {one.status for one in attendance.participants(editing.laptop, workshop.session)}
    assert statuses == {"registered"}


def test_undo_with_nothing_done_here_does_nothing(editing: PageHands, workshop: Workshop) -> None:
    page(editing).undo()
    editing.settle()
    assert len(attendance.participants(editing.laptop, workshop.session)) == 2


def test_session_deleted_elsewhere_leaves_the_screen(editing: PageHands, workshop: Workshop) -> None:
    editing.workplace.bus.changed.emit(sessions.delete_session(editing.laptop, workshop.session))
    editing.settle()
    assert (head(editing)[0], page(editing).list.isVisible()) == ("Ateliers", True)


def test_news_while_another_page_is_on_screen_are_read_on_coming_back(hands: PageHands, workshop: Workshop) -> None:
    hands.page.hide()
    hands.workplace.bus.changed.emit(sessions.edit_session(hands.laptop, workshop.session, {"title": "Autre"}).changes)
    assert not hands.workplace.tasks.database.is_busy()
    hands.page.show()
    hands.settle()
    assert hands.rows("sessions_rows") == ["Autre"]


def test_news_of_other_things_are_not_read(hands: PageHands) -> None:
    from mediator_app.services.changes import Changes

    hands.workplace.bus.changed.emit(Changes(frozenset({"scheme"}), frozenset({"s"})))
    assert not hands.workplace.tasks.database.is_busy()


def test_closed_elsewhere_meanwhile_is_said_and_what_was_typed_stays(editing: PageHands, workshop: Workshop) -> None:
    editing.type("session_title", "Trop tard")
    sessions.close_session(editing.laptop, workshop.session)
    editing.press(Qt.Key.Key_Tab)
    assert page(editing).editor.notices.fault.accessibleName() == "Cet atelier est clos. Rouvrez-le pour le corriger."
    assert editing.text("session_title") == "Trop tard"


@pytest.mark.parametrize("is_editing", [True, False])
def test_error_is_said_where_one_looks(hands: PageHands, workshop: Workshop, is_editing: bool) -> None:
    if is_editing:
        page(hands).open_with(session=workshop.session)
        hands.settle()
    page(hands).show_error(AppError("Disque plein.", "Libérez de la place."))
    band = page(hands).editor.notices.fault if is_editing else page(hands)._band
    assert (band.isVisible(), band.accessibleName()) == (True, "Disque plein. Libérez de la place.")


def test_find_goes_to_the_search_of_the_list_only(hands: PageHands, workshop: Workshop) -> None:
    assert page(hands).focus_search()
    assert hands.child("sessions_search").hasFocus()
    page(hands).open_with(session=workshop.session)
    hands.settle()
    assert not page(hands).focus_search()


def test_escape_puts_the_new_place_away_before_leaving(editing: PageHands) -> None:
    page(editing).editor.new_place.begin("Mairie")
    editing.press(Qt.Key.Key_Escape)
    assert not page(editing).editor.new_place.isVisible()
    assert editing.child("session_title").isVisible()


def test_person_of_the_list_leads_to_her_record(editing: PageHands, workshop: Workshop) -> None:
    editing.child("participants").setFocus()
    editing.press(Qt.Key.Key_Return)
    assert editing.wanted == [("people", {"person": workshop.people[0]})]


def test_person_renamed_elsewhere_is_renamed_on_the_list(editing: PageHands, workshop: Workshop) -> None:
    changes = people.edit_person(editing.laptop, workshop.people[0], {"first_name": "Paule"})
    editing.workplace.bus.changed.emit(changes)
    editing.settle()
    assert editing.rows("participants")[0] == "Paule Aubrun"


def test_large_text_shows_one_part_at_a_time_and_ctrl_l_brings_the_list(editing: PageHands, qapp: QApplication) -> None:
    with at_size(qapp, 200):
        editing.settle()
        assert editing.child("session_tabs").isVisible()
        assert not editing.child("participants").isVisible()
        editing.press(Qt.Key.Key_L, CTRL)
        assert editing.child("participant_add").hasFocus()
        assert not editing.child("session_title").isVisible()


def test_copy_leaves_the_header_for_the_menu_with_large_text(
    qtbot: QtBot, qapp: QApplication, laptop: Laptop, workshop: Workshop, tasks: Tasks
) -> None:
    with at_size(qapp, 200):
        hands = PageHands(qtbot, tasks, laptop, SessionsPage)
        page(hands).open_with(session=workshop.session)
        hands.settle()
        assert "duplicate_session" not in actions(hands)
        page(hands).copy_action.trigger()
        hands.settle()
        assert page(hands).editor.session != workshop.session
        hands.page.close()
