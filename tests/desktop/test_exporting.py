"""« Exporter… »: the forms of a list, the file that is written, and what is said of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediator_app.desktop.exporting import ExportButton, choice_words, choices
from mediator_app.documents.tables import read_table
from mediator_app.errors import AppError
from mediator_app.services import people
from mediator_app.services.exports import FORMS
from tests.desktop.part_hands import Place, a_place, heard, light, shown


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """A laptop that knows one person."""
    with a_place(tmp_path_factory.mktemp("exporting") / "laptop") as place:
        people.add_person(place.laptop, {"last_name": "Roche", "first_name": "Denise"})
        yield place


@pytest.fixture
def button(qtbot: QtBot, qapp: QApplication, place: Place, tmp_path: Path) -> ExportButton:
    """The button of the page of people; files go to the test's folder under the name proposed."""
    light(qapp)
    button = ExportButton(place.workplace, "people")
    button.ask_path = lambda suggested: str(tmp_path / suggested)
    shown(qtbot, button)
    return button


def settle(place: Place, qtbot: QtBot) -> None:
    for _ in range(2):
        place.settle(qtbot)


def test_list_of_people_has_two_forms(button: ExportButton) -> None:
    said = [action.text() for action in button.menu_of_forms.actions()]
    assert said == ["Les personnes", "Les personnes, pour La Coop"]


def test_form_chosen_is_written_and_said(qtbot: QtBot, place: Place, button: ExportButton, tmp_path: Path) -> None:
    said: list[tuple[str]] = heard(button.done)
    button.menu_of_forms.actions()[1].trigger()
    settle(place, qtbot)
    assert read_table(tmp_path / "2026-11-24_personnes_la-coop.xlsx").headers[0] == "Nom*"
    assert str(said[0]).count("1 ligne enregistrée") == 1


def test_giving_up_writes_nothing(qtbot: QtBot, place: Place, button: ExportButton, tmp_path: Path) -> None:
    button.ask_path = lambda _suggested: ""
    button.export(("people", ""))
    settle(place, qtbot)
    assert list(tmp_path.iterdir()) == []


def test_file_that_cannot_be_written_is_told(qtbot: QtBot, place: Place, button: ExportButton, tmp_path: Path) -> None:
    errors: list[tuple[AppError]] = heard(button.failed)
    button.ask_path = lambda _suggested: str(tmp_path / "absent" / "x.csv")
    button.export(("people", ""))
    settle(place, qtbot)
    assert "n’a pas pu être enregistré" in str(errors[0])


def test_list_of_one_form_is_exported_at_once(qtbot: QtBot, place: Place, tmp_path: Path) -> None:
    only = ExportButton(place.workplace, "equipment")
    qtbot.addWidget(only)
    only.ask_path = lambda suggested: str(tmp_path / suggested)
    only.click()
    settle(place, qtbot)
    assert [file.name for file in tmp_path.iterdir()] == ["2026-11-24_materiel.xlsx"]


def test_every_form_of_every_list_has_words_of_its_own() -> None:
    said = [choice_words(choice) for choice in choices()]
    assert len(said) == len(set(said)) == sum(map(len, FORMS.values()))
