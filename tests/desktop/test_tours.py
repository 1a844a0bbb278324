"""« Tournées » as a person uses it: the first tour, stops, visits, the kit, by real keys and clicks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from mediator_app.desktop import accessibility
from mediator_app.desktop.paper.preview import PreviewWindow
from mediator_app.desktop.tasks import Tasks
from mediator_app.desktop.tours.page import ToursPage
from mediator_app.desktop.widgets.place_field import PlaceField
from mediator_app.desktop.widgets.team_button import TeamButton
from mediator_app.domain.travel import Point
from mediator_app.services import attendance, kits, people, stops, tours, undoing, visits
from mediator_app.services.place_positions import home_base, set_home_base
from tests.desktop.page_hands import PageHands
from tests.desktop.part_hands import light, words_on
from tests.support.laptops import a_laptop
from tests.support.shown import Tables
from tests.support.tours import OnTour, a_catalogue_workshop, a_tour

TUESDAY = date(2026, 11, 24)
WEEKLY = "FREQ=WEEKLY;BYDAY=TU"
ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier


class Hands(PageHands):
    """Somebody in front of the page of tours."""

    page: ToursPage

    def choose(self, menu: QWidget, key: str, place: int = 0) -> None:
        """Choose an action of a menu, the n-th of its kind."""
        found = [one for one in menu.findChildren(QAction) if one.objectName().endswith(f"_{key}")]
        found[place].trigger()
        self.settle()

    def visit_menu(self, key: str, place: int = 0) -> None:
        """Open the menu of the visit shown and choose an action."""
        self.click("visit_more")
        self.page.visit_menu.hide()
        self.choose(self.page.visit_menu, key, place)

    def band(self) -> str:
        """What the page says over the tour; empty when it says nothing."""
        band = self.page._band
        return band.accessibleName() if band.isVisible() else ""


@pytest.fixture
def at(tmp_path: Path) -> Iterator[OnTour]:
    with a_tour(tmp_path) as found:
        yield found


@pytest.fixture
def hands(qtbot: QtBot, qapp: QApplication, tasks: Tasks, at: OnTour) -> Hands:
    light(qapp)
    return Hands(qtbot, tasks, at.laptop, ToursPage)


def opened(qtbot: QtBot, tasks: Tasks, at: OnTour) -> Hands:
    """The page, once the test has prepared the tour."""
    light(QApplication.instance())  # type: ignore[arg-type]
    return Hands(qtbot, tasks, at.laptop, ToursPage)


def days(at: OnTour, stop: str) -> list[str]:
    found = tours.tour_plan(at.laptop, at.tour).visits_of(stop)
    return [f"{one.visit.day:%m-%d}" + ("!" if one.visit.is_skipped else "") for one in found]


def test_first_tour_is_made_from_the_empty_page(qtbot: QtBot, qapp: QApplication, tasks: Tasks, tmp_path: Path) -> None:
    light(qapp)
    with a_laptop(tmp_path) as laptop:
        hands = Hands(qtbot, tasks, laptop, ToursPage)
        hands.click("tour_create")
        hands.type("tour_title", "Automne")
        hands.press(Qt.Key.Key_Return)
        assert [one.title for one in tours.list_tours(laptop)] == ["Automne"]
        assert hands.page.header.title.text() == "Automne"


def test_tour_without_a_stop_says_what_comes_next(hands: Hands) -> None:
    assert hands.page.header.title.text() == "Sud-Creuse"
    assert hands.page.view._stack.currentWidget() is hands.page.view._empty


def test_stop_is_added_by_its_form(hands: Hands, at: OnTour) -> None:
    hands.click("stop_add")
    hands.type("stop_place", "Felletin")
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Return)
    hands.type("stop_keys", "À la mairie")
    hands.press(Qt.Key.Key_Return, CTRL)
    (stop,) = stops.list_stops(at.laptop, at.tour)
    assert (stop.place.name, stop.keys, stop.rota.length_minutes) == ("Foyer de Felletin", "À la mairie", 120)


def test_form_without_a_place_says_so_and_writes_nothing(hands: Hands, at: OnTour) -> None:
    hands.click("stop_add")
    hands.click("tour_save")
    assert hands.page.stages.stop_form._place.fault() == "Choisissez le lieu de l’étape."
    assert stops.list_stops(at.laptop, at.tour) == []


def test_refused_phone_is_said_under_it_and_what_was_typed_stays(hands: Hands) -> None:
    hands.click("stop_add")
    hands.type("stop_place", "Felletin")
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Return)
    hands.type("stop_contact_phone", "05 36")
    hands.click("tour_save")
    assert "05 36" in hands.page.stages.stop_form._phone.fault()
    assert hands.text("stop_contact_phone") == "05 36"


def test_enter_opens_the_stop_and_escape_comes_back(qtbot: QtBot, tasks: Tasks, at: OnTour) -> None:
    at.stop(rule=WEEKLY)
    hands = opened(qtbot, tasks, at)
    hands.child("tour_weeks").setFocus()
    hands.press(Qt.Key.Key_Return)
    assert hands.page.header.title.text() == "Royère-de-Vassivière"
    hands.press(Qt.Key.Key_Escape)
    assert hands.page.header.title.text() == "Sud-Creuse"


def test_opening_and_saving_a_stop_changes_nothing(qtbot: QtBot, tasks: Tasks, at: OnTour) -> None:
    stop = at.stop(
        rule=WEEKLY, workshop=a_catalogue_workshop(at.laptop), keys="À la mairie", skipped_days=["2026-12-01"]
    )
    before = at.laptop.connection.execute("SELECT max(n) FROM operation").fetchone()
    hands = opened(qtbot, tasks, at)
    hands.page.edit_stop(stop)
    hands.settle()
    hands.press(Qt.Key.Key_Return, CTRL)
    assert at.laptop.connection.execute("SELECT max(n) FROM operation").fetchone() == before


def test_alt_down_moves_the_stop_and_keeps_it_current(qtbot: QtBot, tasks: Tasks, at: OnTour) -> None:
    first = at.stop("Felletin", "2026-11-24T09:00")
    at.stop("Royère", "2026-11-26T09:00")
    hands = opened(qtbot, tasks, at)
    hands.child("tour_weeks").setFocus()
    hands.press(Qt.Key.Key_Down, ALT)
    assert [one.id for one in stops.list_stops(at.laptop, at.tour)][1] == first
    assert hands.page.view.stop == first


def test_todays_visit_is_the_one_shown(qtbot: QtBot, tasks: Tasks, at: OnTour) -> None:
    at.stop("Felletin", "2026-11-23T09:00")
    stop = at.stop(rule=WEEKLY)
    hands = opened(qtbot, tasks, at)
    assert (hands.page.view.stop, hands.page.view.day) == (stop, TUESDAY)
    assert hands.page.view.day_card.accessibleName() == "Mardi\u00a024\u00a0novembre, Royère-de-Vassivière"


def test_session_of_the_visit_is_prepared_by_one_press(qtbot: QtBot, tasks: Tasks, at: OnTour) -> None:
    at.stop(rule=WEEKLY)
    hands = opened(qtbot, tasks, at)
    hands.click("visit_prepare")
    assert hands.band() == "1 atelier préparé."
    assert hands.page.view.day_card.prepare_button.isHidden()


def test_session_of_the_visit_opens_in_its_page(qtbot: QtBot, tasks: Tasks, at: OnTour) -> None:
    (session,) = visits.make_session(at.laptop, at.stop(rule=WEEKLY), TUESDAY).ids
    hands = opened(qtbot, tasks, at)
    hands.click(f"visit_session_{session}")
    assert hands.wanted == [("sessions", {"session": session})]


def test_list_of_a_visits_session_is_a_click_away(qtbot: QtBot, tasks: Tasks, at: OnTour) -> None:
    (session,) = visits.make_session(at.laptop, at.stop(rule=WEEKLY, capacity=12), TUESDAY).ids
    hands = opened(qtbot, tasks, at)
    assert hands.child(f"visit_registrations_{session}").accessibleName().endswith("\u00a0: 0/12")
    hands.click(f"visit_registrations_{session}")
    assert hands.wanted == [("registrations", {"session": session})]


def test_position_pasted_into_a_stop_is_its_places(qtbot: QtBot, tasks: Tasks, at: OnTour) -> None:
    stop = at.stop(rule=WEEKLY)
    hands = opened(qtbot, tasks, at)
    hands.click("stop_edit")
    hands.type("stop_position", "geo:46.17,1.87")
    hands.press(Qt.Key.Key_Return, CTRL)
    assert stops.stop_row(at.laptop, stop).place.point == Point(46_170_000, 1_870_000)


def test_position_that_is_none_is_told_under_its_field(qtbot: QtBot, tasks: Tasks, at: OnTour) -> None:
    at.stop(rule=WEEKLY)
    hands = opened(qtbot, tasks, at)
    hands.click("stop_edit")
    hands.type("stop_position", "près de l’église")
    hands.press(Qt.Key.Key_Return, CTRL)
    assert "Cette position n’est pas comprise." in hands.child("stop_position").accessibleDescription()


def test_day_begins_at_the_home_base(qtbot: QtBot, tasks: Tasks, at: OnTour) -> None:
    at.stop("Felletin", "2026-11-24T14:00")
    set_home_base(at.laptop, at.places["Bourganeuf"])
    hands = opened(qtbot, tasks, at)
    assert any("Départ de Foyer de Bourganeuf" in one for one in words_on(hands.page.view.day_card))


def test_stop_becomes_the_home_base_and_is_it_no_longer(qtbot: QtBot, tasks: Tasks, at: OnTour) -> None:
    at.stop(rule=WEEKLY)
    hands = opened(qtbot, tasks, at)
    hands.visit_menu("home")
    first = home_base(at.laptop)
    hands.visit_menu("home")
    assert (first.id if first else "", home_base(at.laptop)) == (at.places["Royère"], None)


def test_days_begin_at_a_place_that_is_no_stop(hands: Hands, at: OnTour) -> None:
    hands.page.edit_tour()
    hands.settle()
    hands.child("tour_home").setFocus()
    cast(PlaceField, hands.child("tour_home")).set_value(at.places["Bourganeuf"])
    hands.click("tour_save")
    found = home_base(at.laptop)
    assert (found.id if found else "") == at.places["Bourganeuf"]


def test_sheet_of_the_tour_is_previewed_by_its_key(qtbot: QtBot, tasks: Tasks, at: OnTour) -> None:
    at.stop(rule=WEEKLY)
    hands = opened(qtbot, tasks, at)
    hands.press(Qt.Key.Key_P, CTRL)
    qtbot.waitUntil(lambda: any(one.isVisible() for one in hands.page.findChildren(PreviewWindow)))


def test_all_sessions_to_come_are_prepared_once(qtbot: QtBot, tasks: Tasks, at: OnTour) -> None:
    at.stop(rule=WEEKLY)
    hands = opened(qtbot, tasks, at)
    hands.choose(hands.page.tour_menu, "prepare")
    assert hands.band() == "4 ateliers préparés."
    hands.choose(hands.page.tour_menu, "prepare")
    assert hands.band() == "Chaque visite a déjà son atelier. Rien n’a été ajouté."


def test_day_is_left_out_held_again_and_undone(qtbot: QtBot, tasks: Tasks, at: OnTour) -> None:
    stop = at.stop(start="2026-11-24T14:00")
    hands = opened(qtbot, tasks, at)
    hands.visit_menu("skip")
    assert days(at, stop) == ["11-24!"]
    hands.visit_menu("hold")
    assert days(at, stop) == ["11-24"]


def test_visit_is_put_off_to_another_day(qtbot: QtBot, tasks: Tasks, at: OnTour) -> None:
    stop = at.stop(start="2026-11-24T14:00")
    hands = opened(qtbot, tasks, at)
    hands.visit_menu("other_day")
    hands.page.view.other_day.day.setDate(QDate(2026, 11, 27))
    hands.press(Qt.Key.Key_Return)
    assert days(at, stop) == ["11-24!", "11-27"]
    assert (hands.page.view.day, hands.page.view.other_day.isVisible()) == (date(2026, 11, 27), False)


def test_visit_is_added_beside_the_one_shown(qtbot: QtBot, tasks: Tasks, at: OnTour) -> None:
    stop = at.stop(start="2026-11-24T14:00")
    hands = opened(qtbot, tasks, at)
    hands.visit_menu("other_day")
    hands.page.view.other_day.day.setDate(QDate(2026, 12, 1))
    hands.click("other_day_instead")
    hands.click("other_day_save")
    assert days(at, stop) == ["11-24", "12-01"]


def test_escape_puts_the_other_day_away(qtbot: QtBot, tasks: Tasks, at: OnTour) -> None:
    stop = at.stop(start="2026-11-24T14:00")
    hands = opened(qtbot, tasks, at)
    hands.visit_menu("other_day")
    hands.press(Qt.Key.Key_Escape)
    assert (days(at, stop), hands.page.view.weeks.hasFocus()) == (["11-24"], True)


def test_two_sessions_of_a_visit_are_told_apart_by_their_hours(qtbot: QtBot, tasks: Tasks, at: OnTour) -> None:
    stop = at.stop(rule="FREQ=WEEKLY;BYDAY=TU", length_minutes=480)
    visits.make_session(at.laptop, stop, TUESDAY)
    visits.make_session(at.laptop, stop, TUESDAY, starts_at="2026-11-24T17:00")
    hands = opened(qtbot, tasks, at)
    hands.click("visit_more")
    hands.page.visit_menu.hide()
    told = [one.text() for one in hands.page.visit_menu.actions() if one.text().startswith("Copier «")]
    assert [text[8:13] for text in told] == ["\u00a014\u00a0h", "\u00a017\u00a0h"]


def test_tour_is_given_to_a_colleague(hands: Hands, at: OnTour) -> None:
    karim = Tables(at.laptop.connection, at.laptop.author).show("member", "member-Karim", name="Karim Belhadj")
    hands.page.edit_tour()
    hands.settle()
    hands.click("tour_team")
    team = cast(TeamButton, hands.child("tour_team"))
    team.choices.hide()
    next(one for one in team.choices.actions() if one.text() == "Karim Belhadj").trigger()
    hands.click("tour_save")
    assert tours.tour_row(at.laptop, at.tour).who == {karim, at.laptop.who.member}


def test_session_is_moved_to_another_visit_with_its_people(qtbot: QtBot, tasks: Tasks, at: OnTour) -> None:
    stop = at.stop(rule="FREQ=WEEKLY;BYDAY=TU;COUNT=4")
    (session,) = visits.make_session(at.laptop, stop, TUESDAY).ids
    person = people.add_person(at.laptop, {"last_name": "Roche"}).id
    attendance.set_attendance(at.laptop, session, person, "registered")
    hands = opened(qtbot, tasks, at)
    hands.visit_menu("move")
    visit = tours.tour_plan(at.laptop, at.tour).visit(stop, date(2026, 12, 1))
    assert visit
    assert (visit.sessions[0].id, visit.registered) == (session, 1)
    assert hands.page.view.day == date(2026, 12, 1)


def test_people_are_moved_to_a_session_of_another_visit(qtbot: QtBot, tasks: Tasks, at: OnTour) -> None:
    stop = at.stop(rule="FREQ=WEEKLY;BYDAY=TU;COUNT=4")
    (source,) = visits.make_session(at.laptop, stop, TUESDAY).ids
    (target,) = visits.make_session(at.laptop, stop, date(2026, 12, 1)).ids
    person = people.add_person(at.laptop, {"last_name": "Roche"}).id
    attendance.set_attendance(at.laptop, source, person, "registered")
    hands = opened(qtbot, tasks, at)
    hands.visit_menu("people")
    assert [one.last_name for one in attendance.participants(at.laptop, target)] == ["Roche"]


def test_space_ticks_the_kit_of_the_day_shown(qtbot: QtBot, tasks: Tasks, at: OnTour) -> None:
    at.stop(rule=WEEKLY)
    kits.add_item(at.laptop, at.tour, "Tablettes", 10)
    hands = opened(qtbot, tasks, at)
    hands.child("kit_rows").setFocus()
    hands.page.view.kit.rows.choose_first()
    hands.press(Qt.Key.Key_Space)
    assert kits.kit_of_day(at.laptop, at.tour, TUESDAY)[0].quantity_out == 10
    hands.press(Qt.Key.Key_Space)
    assert kits.kit_of_day(at.laptop, at.tour, TUESDAY)[0].quantity_out is None


def test_what_comes_back_is_counted_apart(qtbot: QtBot, tasks: Tasks, at: OnTour) -> None:
    at.stop(rule=WEEKLY)
    item, _ = kits.add_item(at.laptop, at.tour, "Tablettes", 10)
    kits.check_out(at.laptop, item, TUESDAY, 8)
    hands = opened(qtbot, tasks, at)
    hands.page.view.kit.ways.button("in").click()
    hands.page.view.kit.rows.choose_first()
    hands.child("kit_rows").setFocus()
    hands.press(Qt.Key.Key_Space)
    assert kits.kit_of_day(at.laptop, at.tour, TUESDAY)[0].quantity_in == 8


def test_usual_kit_and_a_thing_of_ones_own(hands: Hands, at: OnTour) -> None:
    hands.click("kit_usual")
    hands.type("kit_add", "Loupe")
    hands.press(Qt.Key.Key_Return)
    names = [line.name for line in kits.kit_of_day(at.laptop, at.tour, TUESDAY)]
    assert (len(names), names[-1]) == (len(kits.USUAL_KIT) + 1, "Loupe")


def test_tour_is_written_for_an_agenda(
    qtbot: QtBot, tasks: Tasks, at: OnTour, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at.stop(rule=WEEKLY)
    hands = opened(qtbot, tasks, at)
    file = tmp_path / "tour.ics"
    monkeypatch.setattr(hands.page, "ask_calendar_file", lambda _name: str(file))
    hands.choose(hands.page.tour_menu, "ics")
    assert file.read_text("utf-8").count("BEGIN:VEVENT") == 1
    assert hands.band() == "1 étape dans le fichier tour.ics."


def test_tour_is_corrected_and_deleted(hands: Hands, at: OnTour) -> None:
    hands.choose(hands.page.tour_menu, "edit")
    hands.type("tour_phone", "05 36 49 12 07")
    hands.click("tour_save")
    assert tours.tour_row(at.laptop, at.tour).registration_phone == "+33536491207"
    hands.choose(hands.page.tour_menu, "delete")
    assert tours.list_tours(at.laptop) == []
    assert hands.page.blank.isVisible()


def test_stop_is_moved_to_another_tour(qtbot: QtBot, tasks: Tasks, at: OnTour) -> None:
    other, _ = tours.add_tour(at.laptop, {"title": "Relais", "starts_on": "2026-11-01", "ends_on": "2026-12-31"})
    at.stop(rule=WEEKLY)
    hands = opened(qtbot, tasks, at)
    hands.page.open_with(tour=at.tour)
    hands.settle()
    hands.visit_menu("move_stop")
    assert len(stops.list_stops(at.laptop, other)) == 1
    assert hands.page.header.title.text() == "Relais"


@pytest.mark.parametrize(("key", "left"), [("cancel", True), ("delete_stop", False)])
def test_stop_is_called_off_or_deleted(qtbot: QtBot, tasks: Tasks, at: OnTour, key: str, left: bool) -> None:
    at.stop(rule=WEEKLY)
    hands = opened(qtbot, tasks, at)
    hands.visit_menu(key)
    assert [one.is_cancelled for one in stops.list_stops(at.laptop, at.tour)] == ([True] if left else [])


def test_visit_asked_for_by_another_page_is_shown(qtbot: QtBot, tasks: Tasks, at: OnTour) -> None:
    at.stop("Felletin", "2026-11-23T09:00")
    stop = at.stop(rule=WEEKLY)
    hands = opened(qtbot, tasks, at)
    hands.page.open_with(stop=stop, day=date(2026, 12, 15))
    hands.settle()
    assert hands.page.view.weeks.current() == (stop, date(2026, 12, 14))


def test_change_made_elsewhere_is_seen(qtbot: QtBot, tasks: Tasks, at: OnTour) -> None:
    stop = at.stop(start="2026-11-24T14:00")
    hands = opened(qtbot, tasks, at)
    hands.workplace.write(lambda laptop: stops.skip_visit(laptop, stop, TUESDAY))
    hands.settle()
    visit = hands.page.view.visit()
    assert visit
    assert visit.visit.is_skipped


def test_undo_of_the_office_takes_a_gesture_of_the_menu_back(qtbot: QtBot, tasks: Tasks, at: OnTour) -> None:
    stop = at.stop(start="2026-11-24T14:00")
    hands = opened(qtbot, tasks, at)
    done: list[str] = []
    hands.workplace.bus.changed.connect(lambda changes: done.append(changes.txn))
    hands.visit_menu("delete_stop")
    undoing.undo(at.laptop, done[-1])
    assert [one.id for one in stops.list_stops(at.laptop, at.tour)] == [stop]


def test_everything_that_takes_the_keyboard_has_a_name(qtbot: QtBot, tasks: Tasks, at: OnTour) -> None:
    at.stop(rule=WEEKLY)
    kits.add_usual_kit(at.laptop, at.tour)
    hands = opened(qtbot, tasks, at)
    assert accessibility.unnamed_controls(hands.page) == []
    hands.page.begin_stop()
    hands.settle()
    assert accessibility.unnamed_controls(hands.page) == []
