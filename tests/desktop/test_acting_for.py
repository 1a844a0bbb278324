"""« Je fais » leads to a mandate: what a session says of it, and what is noted under it with that session."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediator_app.desktop.mandates.page import MandatesPage
from mediator_app.desktop.sessions.mandate_band import MandateBand
from mediator_app.services import attachments, attendance, mandates, people, sessions
from mediator_app.services.acting_for import acting_for, running_mandate
from mediator_app.services.mandates import Terms
from tests.desktop.part_hands import Place, a_place, light, press_button, shown, words_on
from tests.support.papers import a_scan

TIMES = {"starts_at": "2026-11-24T10:00:00+01:00", "ends_at": "2026-11-24T10:45:00+01:00"}
HELP = {"title": "Aide à Denise", "kind": "individuel", "place_kind": "domicile", "posture": "fait", **TIMES}


@dataclass(frozen=True, slots=True)
class Visit:
    """Something done in Denise Roche's place."""

    place: Place
    session: str
    person: str

    def draw_up(self, actions: str = "Déclarer les revenus", starts_on: date | None = None) -> str:
        return mandates.draw_up(self.place.laptop, self.person, Terms(actions, "MONTH", starts_on=starts_on)).id


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """One laptop for all: each test has a person and a session of its own."""
    with a_place(tmp_path_factory.mktemp("acting")) as made:
        yield made


@pytest.fixture
def visit(place: Place) -> Visit:
    session = sessions.add_session(place.laptop, HELP).id
    person = people.add_person(place.laptop, {"last_name": "Roche", "first_name": "Denise"}).id
    attendance.set_attendance(place.laptop, session, person, "present")
    return Visit(place, session, person)


@pytest.fixture
def wanted(visit: Visit) -> Iterator[list[tuple[str, dict[str, object]]]]:
    """The pages that are asked for."""
    found: list[tuple[str, dict[str, object]]] = []
    connection = visit.place.workplace.page_wanted.connect(lambda key, given: found.append((key, given)))
    yield found
    visit.place.workplace.page_wanted.disconnect(connection)


def a_band(visit: Visit, qtbot: QtBot, qapp: QApplication) -> MandateBand:
    light(qapp)
    made = MandateBand(visit.place.workplace)
    shown(qtbot, made, 600, 80)
    made.show_session(visit.session)
    visit.place.settle(qtbot)
    return made


def a_page(visit: Visit, qtbot: QtBot, qapp: QApplication, **opened: str) -> MandatesPage:
    light(qapp)
    made = MandatesPage(visit.place.workplace)
    shown(qtbot, made, 1158, 728)
    made.open_with(**opened)
    visit.place.settle(qtbot)
    return made


def test_nobody_is_acted_for_where_the_person_does_it_herself(visit: Visit) -> None:
    sessions.edit_session(visit.place.laptop, visit.session, {"posture": "accompagne"})
    assert acting_for(visit.place.laptop, visit.session) is None


def test_who_withdrew_needs_no_mandate(visit: Visit) -> None:
    attendance.set_attendance(visit.place.laptop, visit.session, visit.person, "excused")
    assert acting_for(visit.place.laptop, visit.session) == []


def test_who_has_no_mandate_comes_first(visit: Visit) -> None:
    visit.draw_up()
    other = people.add_person(visit.place.laptop, {"last_name": "Faure"}).id
    attendance.set_attendance(visit.place.laptop, visit.session, other, "present")
    found = acting_for(visit.place.laptop, visit.session) or []
    assert [(one.person, one.mandate is None) for one in found] == [(other, True), (visit.person, False)]


def test_signed_mandate_comes_before_one_that_awaits_its_signature(visit: Visit) -> None:
    signed = visit.draw_up()
    mandates.sign(visit.place.laptop, signed)
    visit.draw_up("Autre chose")
    found = running_mandate(visit.place.laptop, visit.person)
    assert found is not None and found.id == signed  # noqa: PT018


def test_ended_and_revoked_mandates_do_not_run(visit: Visit) -> None:
    visit.draw_up(starts_on=date(2026, 1, 1))
    mandates.revoke(visit.place.laptop, visit.draw_up("Autre chose"), "Ne le souhaite plus")
    assert running_mandate(visit.place.laptop, visit.person) is None


def test_band_leads_to_a_new_mandate_with_the_session(
    visit: Visit, wanted: list[object], qtbot: QtBot, qapp: QApplication
) -> None:
    band = a_band(visit, qtbot, qapp)
    said = words_on(band)
    band.acted.emit()
    assert "Faire à la place de Denise Roche demande un mandat." in said
    assert wanted == [("mandates", {"new_for": visit.person, "session": visit.session})]


def test_band_leads_to_the_running_mandate_with_the_session(
    visit: Visit, wanted: list[object], qtbot: QtBot, qapp: QApplication
) -> None:
    mandate = visit.draw_up()
    band = a_band(visit, qtbot, qapp)
    band.acted.emit()
    assert words_on(band)[0].startswith("Mandat de Denise Roche jusqu’au 24\u00a0déc.")
    assert wanted == [("mandates", {"mandate": mandate, "session": visit.session})]


def test_band_without_anybody_asks_for_the_person_first(visit: Visit, qtbot: QtBot, qapp: QApplication) -> None:
    attendance.remove_from_list(visit.place.laptop, visit.session, visit.person)
    assert "ajoutez d’abord la personne" in words_on(a_band(visit, qtbot, qapp))[0]


def test_band_is_hidden_where_the_person_does_it_herself(visit: Visit, qtbot: QtBot, qapp: QApplication) -> None:
    sessions.edit_session(visit.place.laptop, visit.session, {"posture": "forme"})
    assert a_band(visit, qtbot, qapp).isHidden()


def test_what_is_done_is_noted_with_the_session(visit: Visit, qtbot: QtBot, qapp: QApplication) -> None:
    mandate = visit.draw_up()
    page = a_page(visit, qtbot, qapp, mandate=mandate, session=visit.session)
    page.detail.used.emit("Déclarer les revenus")
    visit.place.settle(qtbot)
    [use] = mandates.mandate_card(visit.place.laptop, mandate).uses
    assert (use.session, use.session_title) == (visit.session, "Aide à Denise")


def test_mandate_chosen_in_the_list_has_nothing_to_do_with_the_session(
    visit: Visit, qtbot: QtBot, qapp: QApplication
) -> None:
    first, other = visit.draw_up(), visit.draw_up("Autre chose")
    page = a_page(visit, qtbot, qapp, mandate=first, session=visit.session)
    page.list.chosen.emit(other)
    page.detail.used.emit("Autre chose")
    visit.place.settle(qtbot)
    assert [use.session for use in mandates.mandate_card(visit.place.laptop, other).uses] == [""]


def test_signed_form_is_kept_with_its_mandate(visit: Visit, qtbot: QtBot, qapp: QApplication) -> None:
    mandate = visit.draw_up()
    attachments.keep_paper(visit.place.laptop, "mandat.pdf", a_scan(200, b"signed"), mandate=mandate)
    page = a_page(visit, qtbot, qapp, mandate=mandate)
    assert {"Mandat signé", "mandat.pdf"} <= set(words_on(page.detail.papers))
    press_button(page.detail.papers, "remove_sheet")
    visit.place.settle(qtbot)
    assert attachments.papers_of_mandate(visit.place.laptop, mandate) == []
