"""The page of sessions driven by keys and clicks: planned in a minute, saved as one goes, closed, opened again, deleted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediator_app.desktop import accessibility
from mediator_app.desktop.sessions.page import SessionsPage
from mediator_app.desktop.tasks import Tasks
from mediator_app.domain.sessions import SessionCard
from mediator_app.domain.vocabularies import ADMINISTRATIVE_HELP
from mediator_app.services import attendance, people, sessions
from mediator_app.services.laptop import Laptop
from tests.desktop.page_hands import CTRL, PageHands
from tests.support.laptops import SteppingClock, Workshop, a_laptop, a_workshop


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    with a_laptop(tmp_path, clock=SteppingClock(datetime(2026, 11, 24, 8, 10, tzinfo=UTC))) as opened:
        yield opened


@pytest.fixture
def workshop(laptop: Laptop) -> Workshop:
    return a_workshop(laptop)


@pytest.fixture
def hands(qtbot: QtBot, themed: QApplication, laptop: Laptop, workshop: Workshop, tasks: Tasks) -> PageHands:
    return PageHands(qtbot, tasks, laptop, SessionsPage)


@pytest.fixture
def editing(hands: PageHands, workshop: Workshop) -> PageHands:
    """The workshop of twelve in its editor."""
    page(hands).open_with(session=workshop.session)
    hands.settle()
    return hands


def page(hands: PageHands) -> SessionsPage:
    assert isinstance(hands.page, SessionsPage)
    return hands.page


def card(hands: PageHands, session: str = "") -> SessionCard:
    return sessions.session_card(hands.laptop, session or page(hands).editor.session)


def add(laptop: Laptop, title: str, day: int, hour: int = 10) -> str:
    times = {"starts_at": f"2026-11-{day}T{hour}:00:00+01:00", "ends_at": f"2026-11-{day}T{hour + 1}:00:00+01:00"}
    return sessions.add_session(laptop, {"title": title, **times}).id


def relist(hands: PageHands, choice: str) -> list[str]:
    page(hands).refresh()
    hands.settle()
    page(hands).list.filters.button(choice).click()
    hands.settle()
    return hands.rows("sessions_rows")


def test_sessions_to_come_are_listed_with_their_people(hands: PageHands) -> None:
    view = hands.views("sessions_rows")[0]
    assert view.plain_title() == "Premiers pas sur tablette"
    assert "Royère-de-Vassivière" in view.subtitle
    assert (view.right.split()[0], view.fill) == ("12", 1.0)


def test_filters_tell_what_comes_what_is_past_and_what_is_to_close(hands: PageHands) -> None:
    add(hands.laptop, "Hier", 23)
    closed = add(hands.laptop, "Clos", 22)
    sessions.close_session(hands.laptop, closed)
    add(hands.laptop, "Demain", 25)
    assert relist(hands, "next") == ["Premiers pas sur tablette", "Demain"]
    assert relist(hands, "past") == ["Hier", "Clos"]
    assert relist(hands, "to_close") == ["Hier"]


def test_search_looks_in_titles_places_and_communes(hands: PageHands) -> None:
    add(hands.laptop, "Courriel", 25)
    page(hands).refresh()
    hands.type("sessions_search", "royere")
    assert hands.rows("sessions_rows") == ["Premiers pas sur tablette"]
    hands.type("sessions_search", "COURR")
    assert hands.rows("sessions_rows") == ["Courriel"]


def test_click_opens_a_session_and_escape_comes_back(hands: PageHands) -> None:
    hands.click_row("sessions_rows", "Premiers pas sur tablette")
    assert hands.text("session_title") == "Premiers pas sur tablette"
    hands.press(Qt.Key.Key_Escape)
    assert hands.child("sessions_rows").isVisible()


def test_title_is_saved_on_leaving_it_and_the_page_says_when(editing: PageHands) -> None:
    editing.fill("session_title", "Tablette, deuxième pas")
    assert card(editing).row.title == "Tablette, deuxième pas"
    assert "Enregistré sur ce poste à" in page(editing).header.muted.text()


def test_note_capacity_level_and_materials_are_saved(editing: PageHands) -> None:
    editing.fill("session_note", "Prévoir deux chargeurs")
    form = page(editing).editor.form
    form.level.button("avance").click()
    form.materials.chips["tablette"].click()
    form.capacity.setValue(8)
    form.capacity.editingFinished.emit()
    editing.settle()
    fields = card(editing).fields
    assert (fields["note"], fields["level"], fields["capacity"]) == ("Prévoir deux chargeurs", "avance", 8)
    assert fields["materials"] == ["tablette"]


def test_administrative_themes_unfold_and_go_with_their_theme(editing: PageHands) -> None:
    themes = page(editing).editor.form.themes
    themes.themes.chips[ADMINISTRATIVE_HELP].click()
    editing.settle()
    themes.administrative.chips["logement"].click()
    editing.settle()
    assert card(editing).fields["themes"] == [ADMINISTRATIVE_HELP, "logement"]
    themes.themes.chips[ADMINISTRATIVE_HELP].click()
    editing.settle()
    assert "themes" not in card(editing).fields or card(editing).fields["themes"] == []
    assert not themes.administrative.isVisible()


def test_start_moved_past_the_end_takes_the_end_along(editing: PageHands) -> None:
    form = page(editing).editor.form
    before = card(editing).row
    form.start.setTime(QTime(form.end.time().hour() + 1, 0))
    form.start.editingFinished.emit()
    editing.settle()
    after = card(editing).row
    assert after.ends - after.starts == before.ends - before.starts
    assert after.starts > before.ends


def test_end_before_the_start_is_said_and_not_saved(editing: PageHands) -> None:
    form = page(editing).editor.form
    before = card(editing).row
    form.end.setTime(form.start.time().addSecs(-600))
    form.end.editingFinished.emit()
    editing.settle()
    assert "après le début" in editing.child("session_end").accessibleDescription()
    assert card(editing).row == before


def test_another_day_keeps_the_hours(editing: PageHands) -> None:
    form = page(editing).editor.form
    before = card(editing).row
    form.date.setDate(QDate(2026, 12, 1))
    form.date.editingFinished.emit()
    editing.settle()
    assert (card(editing).row.starts - before.starts).days == 7


def test_emptied_title_is_refused_under_the_field(editing: PageHands) -> None:
    editing.fill("session_title", "")
    assert "Il manque" in editing.child("session_title").accessibleDescription()
    assert card(editing).row.title == "Premiers pas sur tablette"


def test_new_session_is_written_once_it_has_a_name(hands: PageHands) -> None:
    hands.press(Qt.Key.Key_N, CTRL)
    assert hands.child("session_title").hasFocus()
    hands.press(Qt.Key.Key_Tab)
    assert len(sessions.latest_sessions(hands.laptop)) == 1
    hands.fill("session_title", "Ses photos")
    row = next(row for row in sessions.latest_sessions(hands.laptop) if row.title == "Ses photos")
    assert row.starts == datetime(2026, 11, 24, 8, 30, tzinfo=UTC)
    assert row.place_name == "Salle du foyer rural"


def test_new_session_without_a_name_is_given_up_by_escape(hands: PageHands) -> None:
    hands.press(Qt.Key.Key_N, CTRL)
    hands.press(Qt.Key.Key_Escape)
    assert hands.child("sessions_rows").isVisible()
    assert len(sessions.latest_sessions(hands.laptop)) == 1


def test_overlap_and_too_many_people_are_said_inline(editing: PageHands, workshop: Workshop) -> None:
    add(editing.laptop, "Courriel", 24, 11)
    attendance.count_unnamed(editing.laptop, workshop.session, {"total": 3})
    page(editing).refresh()
    editing.settle()
    text = page(editing).editor.notices.look.accessibleName()
    assert "chevauche «\u00a0Courriel\u00a0»" in text
    assert "pour 12 places" in text


def test_status_changes_by_a_click_on_its_chip_and_by_space(editing: PageHands, workshop: Workshop) -> None:
    editing.click_row("participants", "Paulette Aubrun", from_right=30)
    assert card(editing).participants[0].status == "present"
    editing.child("participants").setFocus()
    editing.press(Qt.Key.Key_Space)
    assert card(editing).participants[0].status == "excused"


def test_click_on_a_name_changes_no_status(editing: PageHands) -> None:
    editing.click_row("participants", "Paulette Aubrun")
    assert card(editing).participants[0].status == "registered"


def focus(hands: PageHands) -> str:
    """The name of the control that has the keyboard."""
    widget = QApplication.focusWidget()
    return widget.objectName() if widget is not None and hands.page.isAncestorOf(widget) else ""


def test_keyboard_is_at_the_themes_of_a_session_without_any(editing: PageHands) -> None:
    assert focus(editing) == "theme_diagnostic_numerique"


def test_keyboard_is_at_the_list_once_themes_are_chosen(hands: PageHands, workshop: Workshop) -> None:
    sessions.edit_session(hands.laptop, workshop.session, {"themes": ["email"]})
    page(hands).open_with(session=workshop.session)
    hands.settle()
    assert focus(hands) == "participants"


def test_keyboard_is_where_people_are_added_while_nobody_is_listed(hands: PageHands, laptop: Laptop) -> None:
    page(hands).open_with(session=add(laptop, "Vide", 25))
    hands.settle()
    assert focus(hands) == "participant_add"


def test_new_accompaniment_is_for_one_person(hands: PageHands) -> None:
    page(hands).open_with(new=True, kind="individuel")
    hands.settle()
    assert page(hands).editor.form.kind.value() == "individuel"


def test_person_is_added_by_search(editing: PageHands) -> None:
    people.add_person(editing.laptop, {"last_name": "Vergne", "first_name": "Odette"})
    editing.press(Qt.Key.Key_L, CTRL)
    editing.type("participant_add", "verg")
    editing.press(Qt.Key.Key_Return)
    assert "Vergne" in [one.last_name for one in card(editing).participants]


def test_unknown_person_is_added_in_one_go_and_waits_where_all_seats_are_taken(editing: PageHands) -> None:
    page(editing).editor.participants._begin_new("vergne odette")
    editing.press(Qt.Key.Key_Return)
    added = next(one for one in card(editing).participants if one.last_name == "Vergne")
    assert (added.first_name, added.status) == ("Odette", "waiting")


def test_removed_person_comes_back_by_undo_as_she_stood(editing: PageHands, workshop: Workshop) -> None:
    attendance.set_attendance(editing.laptop, workshop.session, workshop.people[0], "excused")
    page(editing).refresh()
    editing.settle()
    editing.click_row("participants", "Paulette Aubrun")
    editing.press(Qt.Key.Key_Delete)
    assert len(card(editing).participants) == 11
    page(editing).undo()
    editing.settle()
    assert card(editing).participants[0].status == "excused"


def test_unnamed_people_are_counted_and_the_total_follows(editing: PageHands) -> None:
    headcount = page(editing).editor.headcount
    for key in ("feminin", "feminin", "masculin"):
        headcount.steppers[key]._plus.click()
    headcount.save()
    editing.settle()
    assert card(editing).counts == {"total": 3, "feminin": 2, "masculin": 1}


def test_count_that_does_not_add_up_is_said_and_saved(editing: PageHands) -> None:
    headcount = page(editing).editor.headcount
    headcount.steppers["feminin"]._plus.click()
    headcount.steppers["total"]._plus.click()
    headcount.save()
    editing.settle()
    assert card(editing).counts == {"total": 2, "feminin": 1}
    assert editing.text("headcount_gap") == "Total 2, mais 1 par genre."
    assert editing.child("headcount_gap").isVisible()


def test_count_made_just_before_leaving_is_saved(editing: PageHands, workshop: Workshop) -> None:
    page(editing).editor.headcount.steppers["feminin"]._plus.click()
    editing.press(Qt.Key.Key_Escape)
    assert card(editing, workshop.session).counts["total"] == 1


def test_closing_says_what_is_missing_then_closes(editing: PageHands, workshop: Workshop) -> None:
    editing.press(Qt.Key.Key_Return, CTRL)
    assert "aucune thématique" in editing.child("missing_band").accessibleName().lower()
    assert card(editing).row.state == "open"
    editing.press(Qt.Key.Key_Return, CTRL)
    assert card(editing).row.state == "closed"
    assert not editing.child("session_title").isEnabled()


def test_closed_session_opens_again_with_a_reason(editing: PageHands, workshop: Workshop) -> None:
    sessions.close_session(editing.laptop, workshop.session)
    page(editing).refresh()
    editing.settle()
    editing.click("reopen")
    assert card(editing).row.state == "closed"
    editing.type("reopen_reason", "Une personne oubliée")
    editing.press(Qt.Key.Key_Return)
    assert card(editing).fields["reopened_because"] == "Une personne oubliée"
    assert editing.child("session_title").isEnabled()


def test_duplicate_opens_the_copy(editing: PageHands, workshop: Workshop) -> None:
    editing.press(Qt.Key.Key_D, CTRL)
    assert page(editing).editor.session != workshop.session
    assert (card(editing).row.starts - card(editing, workshop.session).row.starts).days == 7


def test_deleted_session_comes_back_by_undo(editing: PageHands, workshop: Workshop) -> None:
    page(editing).delete_action.trigger()
    editing.settle()
    assert sessions.latest_sessions(editing.laptop) == []
    page(editing).undo()
    editing.settle()
    assert len(card(editing, workshop.session).participants) == 12


def test_new_place_is_added_without_leaving_the_session(editing: PageHands) -> None:
    page(editing).editor.new_place.begin("Salle des fêtes")
    editing.type("place_commune", "felletin")
    editing.press(Qt.Key.Key_Escape)
    page(editing).editor.new_place.commune.editingFinished.emit()
    editing.click("place_save")
    assert (card(editing).row.place_name, card(editing).row.commune) == ("Salle des fêtes", "23079")


def test_place_that_was_not_picked_goes_back_to_the_one_before(editing: PageHands) -> None:
    editing.type("session_place", "xyz")
    editing.press(Qt.Key.Key_Escape)
    editing.child("session_title").setFocus()
    editing.settle()
    assert editing.text("session_place") == "Salle du foyer rural, Royère-de-Vassivière"


def test_every_control_has_a_name(editing: PageHands) -> None:
    assert [widget.objectName() for widget in accessibility.unnamed_controls(editing.page)] == []
