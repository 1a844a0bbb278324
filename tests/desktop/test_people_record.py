"""A person's record as it is shown: who she is at a glance, what is not known, her sessions and vouchers, who may do what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediator_app.desktop.people.record import RecordPanel
from mediator_app.desktop.widgets.row_lists import RowListView
from mediator_app.domain.people import PersonCard, PersonSession, PersonVoucher
from mediator_app.domain.rights import Role
from tests.desktop.part_hands import Place, a_place, at_size, heard, light, shown, views_of, words_on

DENISE = PersonCard(
    "p1",
    {
        "last_name": "Roche",
        "first_name": "Denise",
        "birth_name": "Mazaud",
        "birth_year": 1948,
        "commune": "23165",
        "gender": "feminin",
        "status": "retraite",
        "phone": "+33639981275",
    },
    (),
    (
        PersonSession("s1", "Premiers pas sur tablette", "2026-11-24T10:00:00+01:00", "Foyer rural", "present"),
        PersonSession("s2", "Ses photos", "2026-12-01T10:00:00+01:00", "Mairie", "registered"),
    ),
    (PersonVoucher("v1", "0412 7640", 1000, "2026-11-24T10:05:00+01:00", "accepted"),),
    "member-claire",
    "2026-11-01T10:00:00+01:00",
)
BLANK = PersonCard("p2", {"last_name": "Faure"}, (), (), (), "", "2026-11-01T10:00:00+01:00")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    with a_place(tmp_path_factory.mktemp("record")) as made:
        yield made


@pytest.fixture
def record(qtbot: QtBot, qapp: QApplication, place: Place) -> RecordPanel:
    light(qapp)
    panel = RecordPanel(place.workplace)
    shown(qtbot, panel)
    panel.show_person(DENISE, [])
    return panel


def listing(record: RecordPanel, name: str) -> RowListView:
    found = record.findChild(RowListView, name)
    assert isinstance(found, RowListView)
    return found


def test_head_tells_who_she_is(record: RecordPanel) -> None:
    assert (record.name.text(), record.born.text()) == (
        "Denise Roche",
        "Née Mazaud, en 1948 · Royère-de-Vassivière",
    )


def test_line_under_the_name_goes_when_nothing_is_known(record: RecordPanel) -> None:
    record.show_person(BLANK, [])
    assert not record.born.isVisible()


def test_facts_are_said_in_words_that_agree(record: RecordPanel) -> None:
    facts = {key: label.text() for key, label in record.facts.items()}
    assert facts == {
        "phone": "06\u00a039\u00a098\u00a012\u00a075",
        "status": "Retraitée",
        "sessions": "1",
        "vouchers": "1",
    }


def test_what_is_not_known_is_said_so(record: RecordPanel) -> None:
    record.show_person(BLANK, [])
    assert [record.facts[key].text() for key in ("phone", "status", "sessions")] == [
        "non indiqué",
        "non indiqué",
        "0",
    ]


def test_session_she_only_registered_for_is_not_counted_as_followed(record: RecordPanel) -> None:
    only_registered = replace(DENISE, sessions=DENISE.sessions[1:])
    record.show_person(only_registered, [])
    assert record.facts["sessions"].text() == "0"


def test_tabs_count_what_is_behind_them(record: RecordPanel) -> None:
    said = [record.tabs.tabText(place) for place in range(record.tabs.count())]
    assert said == ["Fiche", "Ateliers  2", "Chèques  1", "Mandats", "Parcours", "Historique"]


def test_sessions_are_listed_with_where_and_when_and_how_it_went(record: RecordPanel) -> None:
    view = views_of(listing(record, "person_sessions"))[0]
    assert (view.plain_title(), view.subtitle, view.right) == (
        "Premiers pas sur tablette",
        "Foyer rural",
        "24\u00a0nov.",
    )
    assert [one.chip.text for one in views_of(listing(record, "person_sessions")) if one.chip] == [
        "Présente",
        "Inscrite",
    ]


def test_voucher_shows_its_code_as_read_and_its_amount(record: RecordPanel) -> None:
    view = views_of(listing(record, "person_vouchers"))[0]
    assert isinstance(view.title, tuple)
    assert (view.plain_title(), view.title[0].code, view.subtitle) == ("0412 7640", True, "10\u00a0€")


def test_empty_tabs_say_that_there_is_nothing_yet(record: RecordPanel) -> None:
    record.show_person(BLANK, [])
    record.tabs.set_value("sessions")
    assert "Aucun atelier pour l’instant." in words_on(record)
    record.tabs.set_value("vouchers")
    assert "Aucun chèque pour l’instant." in words_on(record)


def test_tab_on_top_stays_for_the_next_person(record: RecordPanel) -> None:
    record.tabs.set_value("vouchers")
    record.show_person(BLANK, [])
    assert record.tabs.value() == "vouchers"


def test_enter_on_a_session_asks_for_it(record: RecordPanel) -> None:
    wanted = heard(record.session_wanted)
    record.tabs.set_value("sessions")
    rows = listing(record, "person_sessions")
    rows.choose("s2")
    QTest.keyClick(rows, Qt.Key.Key_Return)
    assert wanted == ["s2"]


@pytest.mark.parametrize("button", ["click", "F4"])
def test_editing_goes_to_the_last_name_ready_to_be_replaced(record: RecordPanel, button: str) -> None:
    record.tabs.set_value("history")
    if button == "click":
        record.edit_button.click()
    else:
        QTest.keyClick(record, Qt.Key.Key_F4)
    field = record.form.fields["last_name"]
    assert field.hasFocus()
    assert field.selectedText() == "Roche"


@pytest.mark.parametrize(
    ("role", "said"),
    [
        (Role.COORDINATOR, ["Fusionner avec…", "Supprimer la fiche", "", "Effacer définitivement…"]),
        (Role.MEDIATOR, ["Signaler un doublon", "Supprimer la fiche"]),
    ],
)
def test_menu_offers_what_the_role_may_do(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, role: Role, said: list[str]
) -> None:
    with a_place(tmp_path, role) as place:
        panel = RecordPanel(place.workplace)
        qtbot.addWidget(panel)
        assert [action.text() for action in panel.menu.actions()] == said


def test_menu_asks_and_writes_nothing_itself(record: RecordPanel, place: Place, qtbot: QtBot) -> None:
    place.settle(qtbot)
    asked: list[Any] = [heard(record.twin_wanted), heard(record.deletion_wanted)]
    record.twin_action.trigger()
    record.delete_action.trigger()
    assert asked == [[()], [()]]
    assert not place.tasks.database.is_busy()


def test_button_without_words_is_named(record: RecordPanel) -> None:
    assert (record.more_button.accessibleName(), record.more_button.toolTip()) == ("Autres actions", "Autres actions")


@pytest.mark.parametrize(("percent", "width", "is_under"), [(100, 700, False), (200, 700, True), (200, 1240, False)])
def test_buttons_go_under_the_name_where_large_text_leaves_no_room(
    record: RecordPanel, qapp: QApplication, percent: int, width: int, is_under: bool
) -> None:
    with at_size(qapp, percent):
        record.resize(width, 560)
        qapp.processEvents()
        button = record.edit_button.mapTo(record, record.edit_button.rect().center())
        name = record.name.mapTo(record, record.name.rect().bottomLeft())
        assert (button.y() > name.y()) is is_under


def test_long_name_takes_two_lines_at_twice_the_size(record: RecordPanel, qtbot: QtBot, qapp: QApplication) -> None:
    fields = {**DENISE.fields, "last_name": "Bournazeau-Desroches", "first_name": "Marie-Thérèse"}
    record.show_person(replace(DENISE, fields=fields), [])
    with at_size(qapp, 200):
        qtbot.waitUntil(lambda: record.name.height() >= record.name.heightForWidth(record.name.width()))
        assert record.name.height() > 1.5 * record.name.fontMetrics().height()
