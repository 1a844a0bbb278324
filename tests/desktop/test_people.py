"""The page of people driven by keys and clicks: found, read, added, corrected, merged; then the file is looked at."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from mediator_app.desktop import accessibility
from mediator_app.desktop.people.page import PeoplePage
from mediator_app.desktop.people.person_list import Found
from mediator_app.desktop.tasks import Tasks
from mediator_app.domain.rights import Role
from mediator_app.services import merging, people
from mediator_app.services.laptop import Laptop
from tests.desktop.page_hands import CTRL, PageHands
from tests.support.laptops import SteppingClock, a_laptop, a_workshop

ROCHE = {
    "last_name": "Roche",
    "first_name": "Denise",
    "birth_year": 1948,
    "commune": "23232",
    "phone": "05 36 49 20 11",
}


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    with a_laptop(tmp_path, clock=SteppingClock()) as opened:
        yield opened


@pytest.fixture
def denise(laptop: Laptop) -> str:
    """Denise Roche, among others."""
    for last_name, first_name in (("Rochefort", "Annie"), ("Desroches", "Sylvette"), ("Faure", "Lucienne")):
        people.add_person(laptop, {"last_name": last_name, "first_name": first_name, "birth_year": 1950})
    return people.add_person(laptop, ROCHE).id


@pytest.fixture
def hands(qtbot: QtBot, themed: QApplication, laptop: Laptop, denise: str, tasks: Tasks) -> PageHands:
    return PageHands(qtbot, tasks, laptop, PeoplePage)


def card(hands: PageHands, person: str) -> dict[str, object]:
    return people.person_card(hands.laptop, person).fields


def page(hands: PageHands) -> PeoplePage:
    assert isinstance(hands.page, PeoplePage)
    return hands.page


def test_everybody_is_listed_before_anything_is_typed(hands: PageHands) -> None:
    assert hands.rows("people_rows")[:-1] == ["Desroches Sylvette", "Faure Lucienne", "Roche Denise", "Rochefort Annie"]


def test_typing_finds_shows_and_marks(hands: PageHands) -> None:
    hands.type("people_search", "roch")
    views = hands.views("people_rows")
    assert [view.plain_title() for view in views[:3]] == ["Roche Denise", "Rochefort Annie", "Desroches Sylvette"]
    assert views[0].subtitle == "1948 · Saint-Pierre-Bellevue"
    assert isinstance(views[0].title, tuple)
    assert [span.text for span in views[0].title if span.marked] == ["Roch"]
    assert hands.text("person_name") == "Denise Roche"


def test_arrows_move_in_the_list_while_one_types(hands: PageHands) -> None:
    hands.type("people_search", "roch")
    hands.press(Qt.Key.Key_Down)
    assert hands.text("person_name") == "Annie Rochefort"
    assert hands.child("people_search").hasFocus()


def test_late_answer_does_not_replace_a_newer_one(hands: PageHands) -> None:
    listing = page(hands).list
    hands.type("people_search", "faure")
    listing._show(listing._asked - 1, Found("roche", [], people.search_people(hands.laptop, "roche")))
    assert hands.rows("people_rows")[:-1] == ["Faure Lucienne"]


def test_nobody_found_leaves_the_row_that_makes_her(hands: PageHands) -> None:
    hands.type("people_search", "zzz")
    assert hands.rows("people_rows") == ["Nouvelle personne «\u00a0zzz\u00a0»"]
    hands.press(Qt.Key.Key_Return)
    assert hands.text("new_last_name") == "Zzz"


def test_new_person_takes_what_was_searched_and_is_saved_by_enter(hands: PageHands) -> None:
    hands.type("people_search", "vergne odette")
    hands.press(Qt.Key.Key_N, CTRL)
    assert (hands.text("new_last_name"), hands.text("new_first_name")) == ("Vergne", "Odette")
    hands.type("new_phone", "06 39 98 41 27")
    hands.press(Qt.Key.Key_Return)
    found = people.search_people(hands.laptop, "vergne")[0]
    assert found.phone == "+33639984127"
    assert hands.text("person_name") == "Odette Vergne"


def test_phone_that_was_searched_goes_to_the_phone(hands: PageHands) -> None:
    hands.type("people_search", "06 39 98 41 99")
    hands.press(Qt.Key.Key_N, CTRL)
    assert (hands.text("new_last_name"), hands.text("new_phone")) == ("", "06 39 98 41 99")


def test_new_person_who_is_known_is_shown_while_typing_and_opens(hands: PageHands) -> None:
    hands.press(Qt.Key.Key_N, CTRL)
    hands.type("new_last_name", "roches")
    hands.type("new_first_name", "denise")
    assert hands.rows("new_known") == ["Roche Denise"]
    hands.click_row("new_known", "Roche Denise")
    assert hands.text("person_name") == "Denise Roche"
    assert people.count_people(hands.laptop) == 4


def test_escape_gives_a_new_person_up(hands: PageHands) -> None:
    hands.press(Qt.Key.Key_N, CTRL)
    hands.type("new_last_name", "Vergne")
    hands.press(Qt.Key.Key_Escape)
    assert not hands.child("new_last_name").isVisible()
    assert people.count_people(hands.laptop) == 4


def test_new_person_with_a_wrong_phone_stays_with_what_was_typed(hands: PageHands) -> None:
    hands.press(Qt.Key.Key_N, CTRL)
    hands.type("new_last_name", "Vergne")
    hands.type("new_phone", "12")
    hands.press(Qt.Key.Key_Return)
    assert "n’est pas reconnu" in hands.child("new_phone").accessibleDescription()
    assert (hands.text("new_phone"), people.count_people(hands.laptop)) == ("12", 4)


@pytest.mark.parametrize(
    ("name", "typed", "stored"),
    [
        ("first_name", "Denyse", "Denyse"),
        ("birth_name", "Mazaud", "Mazaud"),
        ("birth_year", "1949", 1949),
        ("phone", "06.39.98.41.27", "+33639984127"),
        ("email", "d.roche@exemple.fr", "d.roche@exemple.fr"),
        ("commune", "23460 royère", "23165"),
        ("address", "3 rue du Lac", "3 rue du Lac"),
    ],
)
def test_field_is_saved_on_leaving_it(hands: PageHands, denise: str, name: str, typed: str, stored: object) -> None:
    hands.page.open_with(person=denise)  # type: ignore[attr-defined]
    hands.settle()
    hands.type(f"person_{name}", typed)
    if name == "commune":
        hands.press(Qt.Key.Key_Escape)
    hands.press(Qt.Key.Key_Tab)
    assert card(hands, denise)[name] == stored


def test_note_is_saved_on_leaving_it_and_says_what_not_to_write(hands: PageHands, denise: str) -> None:
    page(hands).open_with(person=denise)
    hands.settle()
    hands.fill("person_note", "Vient en bus")
    assert card(hands, denise)["note"] == "Vient en bus"


def test_wrong_field_says_so_and_keeps_what_was_typed(hands: PageHands, denise: str) -> None:
    page(hands).open_with(person=denise)
    hands.settle()
    hands.fill("person_birth_year", "48")
    assert "année de naissance" in hands.child("person_birth_year").accessibleDescription()
    assert hands.text("person_birth_year") == "48"
    assert card(hands, denise)["birth_year"] == 1948


def test_unknown_commune_says_so_and_keeps_the_one_before(hands: PageHands, denise: str) -> None:
    page(hands).open_with(person=denise)
    hands.settle()
    hands.type("person_commune", "nulle part sur terre")
    hands.press(Qt.Key.Key_Escape)
    hands.press(Qt.Key.Key_Tab)
    assert "Choisissez une commune" in hands.child("person_commune").accessibleDescription()
    assert card(hands, denise)["commune"] == "23232"


def test_correction_made_elsewhere_does_not_erase_what_is_being_typed(hands: PageHands, denise: str) -> None:
    page(hands).open_with(person=denise)
    hands.settle()
    hands.type("person_email", "d.roche")
    changes = people.edit_person(hands.laptop, denise, {"birth_name": "Mazaud"})
    hands.workplace.bus.changed.emit(changes)
    hands.settle()
    assert (hands.text("person_email"), hands.text("person_birth_name")) == ("d.roche", "Mazaud")


def test_gender_and_status_are_chips(hands: PageHands, denise: str) -> None:
    page(hands).open_with(person=denise)
    hands.settle()
    form = page(hands).record.form
    form.gender.button("feminin").click()
    form.status.button("retraite").click()
    hands.settle()
    assert (card(hands, denise)["gender"], card(hands, denise)["status"]) == ("feminin", "retraite")
    assert form.status.button("retraite").text() == "Retraitée"


def test_f4_goes_to_the_fields_and_ctrl_tab_turns_the_tabs(hands: PageHands, denise: str) -> None:
    page(hands).open_with(person=denise)
    hands.settle()
    hands.press(Qt.Key.Key_Tab, CTRL)
    assert page(hands).record.tabs.value() == "sessions"
    hands.press(Qt.Key.Key_F4)
    assert page(hands).record.tabs.value() == "identity"
    assert hands.child("person_last_name").hasFocus()


def test_old_value_is_put_back_from_the_history(hands: PageHands, denise: str) -> None:
    people.edit_person(hands.laptop, denise, {"phone": "06 39 98 41 27"})
    page(hands).open_with(person=denise)
    page(hands).record.tabs.set_value("history")
    hands.settle()
    hands.click("put_back_phone")
    assert card(hands, denise)["phone"] == "+33536492011"


def test_value_that_is_no_longer_there_cannot_be_put_back(hands: PageHands, denise: str) -> None:
    for phone in ("06 39 98 41 27", "06 39 98 41 28"):
        people.edit_person(hands.laptop, denise, {"phone": phone})
    page(hands).open_with(person=denise)
    hands.settle()
    assert len(page(hands).record.timeline.findChildren(QWidget, "put_back_phone")) == 1


def test_merge_is_separated_from_the_history(hands: PageHands, denise: str) -> None:
    other = people.add_person(hands.laptop, {"last_name": "Mazaud"}).id
    merge, _ = merging.merge_people(hands.laptop, denise, other)
    page(hands).open_with(person=denise)
    page(hands).record.tabs.set_value("history")
    hands.settle()
    hands.click(f"separate_{merge}")
    assert people.person_card(hands.laptop, other).id == other


def test_two_records_are_merged_line_by_line(hands: PageHands, denise: str) -> None:
    fields = {"last_name": "Roche", "first_name": "Denise M.", "birth_year": 1948, "commune": "23232"}
    other = people.add_person(hands.laptop, fields).id
    page(hands).open_with(person=denise)
    hands.settle()
    page(hands).record.twin_action.trigger()
    hands.settle()
    hands.click_row("twin_rows", "Roche Denise M.")
    page(hands).twin_panel._choices["first_name"][1].click()
    hands.click("twin_merge")
    assert people.person_card(hands.laptop, other).id == denise
    assert card(hands, denise) == {**fields, "phone": "+33536492011"}


def test_two_people_are_told_apart(hands: PageHands, denise: str) -> None:
    people.add_person(hands.laptop, {**ROCHE, "first_name": "Denis"})
    page(hands).open_with(person=denise)
    hands.settle()
    page(hands).record.twin_action.trigger()
    hands.settle()
    hands.click_row("twin_rows", "Roche Denis")
    hands.click("twin_distinct")
    assert merging.duplicate_pairs(hands.laptop) == []


def test_deleted_person_leaves_the_page_and_undo_brings_her_back(hands: PageHands, denise: str) -> None:
    page(hands).open_with(person=denise)
    hands.settle()
    page(hands).record.delete_action.trigger()
    hands.settle()
    assert "Roche Denise" not in hands.rows("people_rows")
    assert not hands.child("person_name").isVisible()
    page(hands).undo()
    hands.settle()
    assert "Roche Denise" in hands.rows("people_rows")
    assert hands.text("person_name") == "Denise Roche"


def test_undo_takes_the_last_correction_back(hands: PageHands, denise: str) -> None:
    page(hands).open_with(person=denise)
    hands.settle()
    hands.fill("person_first_name", "Denyse")
    page(hands).undo()
    hands.settle()
    assert card(hands, denise)["first_name"] == "Denise"


def test_doubles_are_marked_and_filtered(hands: PageHands, denise: str) -> None:
    added = people.add_person(hands.laptop, ROCHE)
    hands.workplace.bus.changed.emit(added.changes)
    hands.settle()
    page(hands).list.filters.button("doubles").click()
    hands.settle()
    views = hands.views("people_rows")[:-1]
    assert [view.plain_title() for view in views] == ["Roche Denise", "Roche Denise"]
    assert all(view.chip is not None and "doublon possible" in view.spoken for view in views)


def test_incomplete_people_are_filtered(hands: PageHands) -> None:
    page(hands).list.filters.button("incomplete").click()
    hands.settle()
    assert hands.rows("people_rows")[:-1] == ["Desroches Sylvette", "Faure Lucienne", "Rochefort Annie"]


def test_sessions_of_a_person_lead_to_the_session(hands: PageHands) -> None:
    workshop = a_workshop(hands.laptop)
    page(hands).open_with(person=workshop.people[0])
    page(hands).record.tabs.set_value("sessions")
    hands.settle()
    hands.child("person_sessions").setFocus()
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Return)
    assert hands.wanted == [("sessions", {"session": workshop.session})]


def test_mediator_reports_a_double_in_the_note(
    qtbot: QtBot, themed: QApplication, tmp_path: Path, tasks: Tasks
) -> None:
    with a_laptop(tmp_path, role=Role.MEDIATOR) as laptop:
        denise = people.add_person(laptop, ROCHE).id
        people.add_person(laptop, {**ROCHE, "first_name": "Denis"})
        hands = PageHands(qtbot, tasks, laptop, PeoplePage)
        page(hands).open_with(person=denise)
        hands.settle()
        page(hands).record.twin_action.trigger()
        hands.settle()
        hands.click_row("twin_rows", "Roche Denis")
        hands.click("twin_report")
        assert card(hands, denise)["note"] == "Doublon possible\u00a0: Denis Roche, 1948"
        assert page(hands).list.filters.findChildren(QWidget, "") is not None
        hands.page.close()


def test_import_of_a_list_is_asked_of_its_page(hands: PageHands) -> None:
    hands.click("import_people")
    assert hands.wanted == [("imports", {"kind": "people"})]


def test_every_control_has_a_name(hands: PageHands, denise: str) -> None:
    page(hands).open_with(person=denise)
    hands.settle()
    assert [widget.objectName() for widget in accessibility.unnamed_controls(hands.page)] == []
