"""The page of the programme: the example to begin with, workshops corrected on the spot, a session made in one gesture."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediator_app.desktop import accessibility
from mediator_app.desktop.programme.page import ProgrammePage
from mediator_app.desktop.programme.planning_box import PlanningBox
from mediator_app.desktop.programme.workshop_form import WorkshopForm
from mediator_app.desktop.tasks import Tasks
from mediator_app.domain.example_programme import EXAMPLES
from mediator_app.domain.programme import Workshop
from mediator_app.services import programme, sessions
from tests.desktop.page_hands import CTRL, PageHands
from tests.desktop.part_hands import Place, a_place, heard, light, shown, words_on
from tests.support.laptops import a_laptop

PHOTOS = Workshop(
    id="w",
    title="Ses photos",
    summary="Trier",
    kind="collectif",
    place_kind="lieu_activite",
    themes=("email",),
    materials=("tablette",),
    level="debutant",
    length_minutes=90,
    capacity=6,
    price_cents=500,
    vouchers=1,
    publics=("Seniors",),
    note="",
    is_retired=False,
    sessions=0,
    last_at="",
)


@pytest.fixture
def hands(qtbot: QtBot, qapp: QApplication, tasks: Tasks, tmp_path: Path) -> Iterator[PageHands]:
    light(qapp)
    with a_laptop(tmp_path) as laptop:
        yield PageHands(qtbot, tasks, laptop, ProgrammePage)
        assert tasks.drain(5)


def page_of(hands: PageHands) -> ProgrammePage:
    assert isinstance(hands.page, ProgrammePage)
    return hands.page


def add(hands: PageHands, title: str = "Ses photos", **fields: Any) -> str:
    workshop, _ = programme.add_workshop(hands.laptop, {"title": title, **fields})
    page_of(hands).refresh()
    hands.settle()
    return workshop


def test_empty_programme_offers_the_example_and_no_longer_afterwards(hands: PageHands) -> None:
    page = page_of(hands)
    before = page.examples.isVisible()
    page.examples.acted.emit()
    hands.settle()
    assert (before, page.examples.isVisible(), len(hands.rows("programme_rows"))) == (True, False, len(EXAMPLES))


def test_example_is_taken_back_at_once(hands: PageHands) -> None:
    page_of(hands).examples.acted.emit()
    hands.settle()
    page_of(hands).undo()
    hands.settle()
    assert hands.rows("programme_rows") == []


def test_new_workshop_waits_for_its_name(hands: PageHands) -> None:
    hands.press(Qt.Key.Key_N, CTRL)
    hands.settle()
    hands.fill("workshop_title", "Tableur")
    assert [one.title for one in programme.list_workshops(hands.laptop)] == ["Tableur"]


def test_field_left_is_written(hands: PageHands) -> None:
    workshop = add(hands)
    hands.fill("workshop_summary", "Trier et partager")
    assert programme.workshop_card(hands.laptop, workshop).summary == "Trier et partager"


def test_session_is_made_from_the_workshop_and_opened(hands: PageHands) -> None:
    workshop = add(hands, length_minutes=90)
    hands.press(Qt.Key.Key_Return, CTRL)
    key, arguments = hands.wanted[-1]
    card = sessions.session_card(hands.laptop, str(arguments["session"]))
    assert (key, card.fields["workshop"], card.row.title) == ("sessions", workshop, "Ses photos")


def test_retired_workshop_is_read_only_and_plans_nothing(hands: PageHands) -> None:
    workshop = add(hands)
    hands.click("retire_workshop")
    hands.settle()
    page = page_of(hands)
    assert programme.workshop_card(hands.laptop, workshop).is_retired
    assert (page.column.form.isEnabled(), page.column.planning.isVisible()) == (False, False)


def test_search_goes_through_titles_and_summaries(hands: PageHands) -> None:
    add(hands, "Tableur", summary="Faire ses comptes")
    add(hands, "Photos")
    hands.type("programme_search", "comptes")
    assert hands.rows("programme_rows") == ["Tableur"]


def test_every_control_has_a_name(hands: PageHands) -> None:
    add(hands)
    assert accessibility.unnamed_controls(hands.page) == []


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    with a_place(tmp_path_factory.mktemp("planning")) as made:
        yield made


@pytest.fixture
def form(qtbot: QtBot, qapp: QApplication) -> WorkshopForm:
    light(qapp)
    made = WorkshopForm()
    shown(qtbot, made, 720, 700)
    made.show_workshop(PHOTOS)
    return made


def test_fields_shown_are_the_fields_given_back(form: WorkshopForm) -> None:
    edited = heard(form.edited)
    form.save()
    assert edited == []
    assert {
        name: form.values()[name] for name in ("title", "length_minutes", "capacity", "price_cents", "vouchers")
    } == {
        "title": "Ses photos",
        "length_minutes": 90,
        "capacity": 6,
        "price_cents": 500,
        "vouchers": 1,
    }


def test_individual_help_has_no_level(form: WorkshopForm) -> None:
    edited = heard(form.edited)
    form.kind.button("individuel").click()
    assert edited == [{"kind": "individuel", "level": ""}]
    assert "Niveau de l’atelier" not in words_on(form)


def test_emptied_title_is_said_and_not_told(form: WorkshopForm) -> None:
    edited = heard(form.edited)
    form.title.clear()
    form.save()
    assert (edited, form.title.accessibleDescription()) == ([], "Il manque le nom de l’atelier.")


@pytest.mark.parametrize(
    ("kind", "words"), [("lieu_activite", ["Lieu"]), ("domicile", ["Commune"]), ("a_distance", [])]
)
def test_planning_asks_for_what_the_kind_of_place_needs(
    qtbot: QtBot, qapp: QApplication, place: Place, kind: str, words: list[str]
) -> None:
    light(qapp)
    box = PlanningBox(place.workplace)
    shown(qtbot, box, 700, 160)
    box.fit(kind)
    assert [word for word in words_on(box) if word in {"Lieu", "Commune"}] == words
