"""The « Parcours » tab of a record, the proposal of a closed session, and how packs, levels and devices are said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from mediator_app.desktop import equipment_words, pack_words
from mediator_app.desktop.people.progress_tab import ProgressTab
from mediator_app.desktop.sessions.packs_band import PacksBand
from mediator_app.domain.packs import Level
from mediator_app.services import attendance, equipment, levels, packs, people, sessions
from tests.desktop.part_hands import Place, a_place, heard, light, press_button, shown, titles_of, views_of, words_on
from tests.domain.test_equipment import device
from tests.domain.test_packs import pack


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Iterator[Place]:
    light(qapp)
    with a_place(tmp_path_factory.mktemp("progress")) as made:
        yield made


@pytest.mark.parametrize(
    ("unit", "used", "said"),
    [
        ("minutes", 240, "4\u00a0h\u00a000 sur 5\u00a0h\u00a000, il reste 1\u00a0h\u00a000"),
        ("minutes", 345, "5\u00a0h\u00a045 sur 5\u00a0h\u00a000, dépassé de 45\u00a0min"),
        ("sessions", 3, "3 sur 300 ateliers, il reste 297"),
    ],
)
def test_balance_is_said_in_hours_or_in_sessions(place: Place, unit: str, used: int, said: str) -> None:
    shown_pack = pack("p", used, unit)
    assert f"{pack_words.balance_words(shown_pack)}, {pack_words.left_words(shown_pack)}" == said


@pytest.mark.parametrize(("amount", "said"), [(1, "0 sur 1 atelier"), (2, "0 sur 2 ateliers")])
def test_pack_of_one_session_is_singular(place: Place, amount: int, said: str) -> None:
    assert pack_words.balance_words(replace(pack("p", 0, "sessions"), amount=amount)) == said


@pytest.mark.parametrize(("used", "said"), [(0, None), (300, "Fini"), (301, "Dépassé")])
def test_chip_of_a_pack_says_what_a_person_should_see(place: Place, used: int, said: str | None) -> None:
    chip = pack_words.pack_chip(pack("p", used))
    assert (chip.text if chip else None) == said


@pytest.mark.parametrize(
    ("level", "said"),
    [(Level("email", 1, 3), "+\u202f2"), (Level("email", 2, 2), "Sans changement"), (Level("email", 1, 0), None)],
)
def test_chip_of_a_level_says_the_progress(place: Place, level: Level, said: str | None) -> None:
    chip = pack_words.progress_chip(level)
    assert (chip.text if chip else None) == said


@pytest.mark.parametrize(
    ("movement", "due_on", "said"),
    [
        ("", "", "En réserve"),
        ("loan", "2026-12-01", "Prêté"),
        ("loan", "2026-11-01", "En retard"),
        ("gift", "", "Donné"),
        ("sale", "", "Vendu"),
        ("discard", "", "Au rebut"),
    ],
)
def test_chip_of_a_device_says_where_it_is(place: Place, movement: str, due_on: str, said: str) -> None:
    assert equipment_words.where_chip(device(movement, due_on), date(2026, 11, 24)).text == said


def test_one_day_late_is_singular(place: Place) -> None:
    said = equipment_words.due_words(device("loan", "2026-11-23"), date(2026, 11, 24))
    assert said.endswith("1\u00a0jour de retard")


class Learner:
    """Denise, her pack of five hours, and a tab that shows her."""

    def __init__(self, place: Place, qtbot: QtBot) -> None:
        self.place, self.qtbot, self.laptop = place, qtbot, place.laptop
        self.id = people.add_person(self.laptop, {"last_name": "Roche", "first_name": "Denise"}).id
        self.pack, _ = packs.open_pack(self.laptop, self.id, "hours5")
        self.tab = ProgressTab(place.workplace)
        shown(qtbot, self.tab)

    def comes(self, title: str = "Tablette") -> str:
        times = {"starts_at": "2026-11-24T10:00", "ends_at": "2026-11-24T12:00"}
        session = sessions.add_session(self.laptop, {"title": title, **times}).id
        attendance.set_attendance(self.laptop, session, self.id, "present")
        return session

    def show(self) -> list[str]:
        self.tab.show_person(self.id)
        self.place.settle(self.qtbot)
        return titles_of(self.tab.rows)

    def act(self, title: str) -> None:
        view = next(one for one in views_of(self.tab.rows) if one.plain_title() == title)
        assert view.action
        self.tab.rows.acted.emit(view.key)
        self.place.settle(self.qtbot)

    def left(self) -> int:
        return packs.pack_card(self.laptop, self.pack)[0].left


@pytest.fixture
def learner(place: Place, qtbot: QtBot) -> Learner:
    return Learner(place, qtbot)


def test_tab_groups_packs_sessions_levels_and_devices(learner: Learner) -> None:
    learner.comes("Photos")
    packs.count_session(learner.laptop, learner.pack, learner.comes())
    levels.set_level(learner.laptop, learner.id, "email", "before", 1)
    tablet, _ = equipment.add_device(learner.laptop, {"name": "Tablette A"})
    equipment.lend(learner.laptop, tablet, learner.id)
    assert learner.show() == [
        *("= Parcours =", "Parcours 5 heures", "= Ateliers à compter =", "Photos", "= Ateliers comptés =", "Tablette"),
        *("= Niveaux =", "E-mail", "= Matériel =", "Tablette A"),
    ]


def test_session_is_counted_in_one_gesture_and_taken_back_in_one(learner: Learner) -> None:
    learner.comes()
    learner.show()
    learner.act("Tablette")
    counted = learner.left()
    learner.act("Tablette")
    assert (counted, learner.left()) == (180, 300)


def test_pack_is_closed_and_opened_again(learner: Learner) -> None:
    learner.show()
    learner.act("Parcours 5 heures")
    closed = packs.pack_card(learner.laptop, learner.pack)[0].is_open
    learner.act("Parcours 5 heures")
    assert (closed, packs.pack_card(learner.laptop, learner.pack)[0].is_open) == (False, True)


def test_pack_is_opened_from_the_menu(learner: Learner) -> None:
    learner.show()
    next(one for one in learner.tab.menu.actions() if one.text() == "Carnet 5 ateliers").trigger()
    learner.place.settle(learner.qtbot)
    assert sorted(one.title for one in packs.packs_of(learner.laptop, learner.id)) == [
        "Carnet 5 ateliers",
        "Parcours 5 heures",
    ]


def test_level_is_noted_from_its_form(learner: Learner) -> None:
    learner.show()
    press_button(learner.tab, "level_note")
    learner.tab.level_box.area.set_value("email")
    learner.tab.level_box.moment.set_value("after")
    learner.tab.level_box.level.set_value("3")
    press_button(learner.tab, "level_save")
    learner.place.settle(learner.qtbot)
    assert levels.levels_of(learner.laptop, learner.id) == [Level("email", 0, 3)]


def test_tab_counts_the_open_packs(learner: Learner) -> None:
    counted = heard(learner.tab.counted)
    learner.show()
    assert counted == [1]


def test_somebody_without_anything_is_told_what_a_pack_is(place: Place, qtbot: QtBot) -> None:
    tab = ProgressTab(place.workplace)
    shown(qtbot, tab)
    tab.show_person(people.add_person(place.laptop, {"last_name": "Aubrun"}).id)
    place.settle(qtbot)
    assert any("Aucun parcours" in text for text in words_on(tab))


@pytest.mark.parametrize(("button", "page"), [("progress_lend", "equipment")])
def test_lending_goes_to_the_page_of_equipment(learner: Learner, button: str, page: str) -> None:
    learner.show()
    press_button(learner.tab, button)
    assert learner.place.wanted[-1] == (page, {"lend_to": learner.id})


def test_attestation_is_shown_as_it_will_be_printed(learner: Learner, qtbot: QtBot) -> None:
    packs.count_session(learner.laptop, learner.pack, learner.comes())
    learner.show()
    press_button(learner.tab, "progress_print")
    [preview] = learner.tab.findChildren(QDialog)
    qtbot.waitUntil(lambda: any("Denise Roche" in one for one in words_on(preview)), timeout=10_000)
    preview.close()


@pytest.fixture
def band(place: Place, qtbot: QtBot) -> PacksBand:
    made = PacksBand(place.workplace)
    qtbot.addWidget(made)
    return made


def test_closed_session_proposes_to_count_it_and_is_counted(learner: Learner, band: PacksBand) -> None:
    session = learner.comes()
    band.show_session(session, is_closed=True)
    learner.place.settle(learner.qtbot)
    proposed = not band.isHidden() and "Denise Roche, Parcours 5 heures" in band.accessibleName()
    band.acted.emit()
    learner.place.settle(learner.qtbot)
    assert (proposed, learner.left(), band.isHidden()) == (True, 180, True)


def test_open_session_proposes_nothing(learner: Learner, band: PacksBand) -> None:
    band.show_session(learner.comes(), is_closed=False)
    learner.place.settle(learner.qtbot)
    assert band.isHidden()


def test_pack_that_would_go_below_zero_is_a_warning(learner: Learner, band: PacksBand) -> None:
    packs.count_session(learner.laptop, learner.pack, learner.comes(), 250)
    band.show_session(learner.comes(), is_closed=True)
    learner.place.settle(learner.qtbot)
    assert band.property("tone") == "warning"


def test_holder_of_a_device_in_stock_is_nobody(place: Place) -> None:
    assert equipment_words.holder_words(replace(device(""), holder="")) == ""
