"""« Importer un tableau »: what would happen is said before anything is written, and what was done can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediator_app.desktop import accessibility
from mediator_app.desktop.imports.page import ImportsPage
from mediator_app.documents.tables import read_table
from mediator_app.services import people
from mediator_app.services.registrations import registrations_of
from mediator_app.services.sessions import add_session
from tests.desktop.part_hands import Place, a_place, light, shown, titles_of, views_of

THREE = "Liste de la mairie;;\nNom;Prénom;Né en\nVergne;Odette;1950\nPeyrot;Odile;vers 50\n;;1951\n"


class Importing:
    """The page and a folder of lists."""

    def __init__(self, qtbot: QtBot, place: Place, folder: Path) -> None:
        self.qtbot, self.place, self.folder = qtbot, place, folder
        self.page = ImportsPage(place.workplace)
        self.page.resize(1158, 728)
        shown(qtbot, self.page)

    def settle(self) -> None:
        for _ in range(2):
            self.place.settle(self.qtbot)

    def try_list(self, text: str, name: str = "liste.csv") -> Path:
        file = self.folder / name
        file.write_text(text, "utf-8")
        self.page.try_file(file)
        self.settle()
        return file

    def take(self) -> None:
        self.page.import_button.click()
        self.settle()

    def band(self) -> str:
        return self.page._band.accessibleName() if self.page._band.isVisible() else ""

    def figures(self) -> list[str]:
        return [figure.accessibleName() for figure in self.page.lines.figures.values()]

    def count(self) -> int:
        return people.count_people(self.place.laptop)


@pytest.fixture
def on(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Importing]:
    light(qapp)
    with a_place(tmp_path / "laptop") as place:
        yield Importing(qtbot, place, tmp_path)


def test_trial_counts_the_lines_and_writes_nothing(on: Importing) -> None:
    on.try_list(THREE)
    assert on.figures() == ["2 lignes à importer", "0 à vérifier", "1 refusée", "0 déjà à jour"]
    assert on.count() == 0


def test_button_says_how_many_lines_it_will_write(on: Importing) -> None:
    on.try_list(THREE)
    assert (on.page.import_button.text(), on.page.import_button.isEnabled()) == ("Importer 2 lignes", True)


def test_lines_are_listed_with_their_reasons(on: Importing) -> None:
    on.try_list(THREE)
    assert titles_of(on.page.lines.rows) == ["= Lignes refusées =", "Ligne 5", "= À regarder =", "Ligne 4"]
    assert "vers 50" in views_of(on.page.lines.rows)[1].subtitle


def test_columns_are_guessed_and_shown_above_their_first_lines(on: Importing) -> None:
    on.try_list(THREE)
    assert on.page.columns.columns() == {"last_name": "Nom", "first_name": "Prénom", "birth_year": "Né en"}


def test_column_taken_for_another_field_changes_the_trial(on: Importing) -> None:
    on.try_list(THREE)
    picker = on.page.columns.pickers["Né en"]
    picker.setCurrentIndex(picker.findData("note"))
    picker.activated.emit(picker.currentIndex())
    on.settle()
    on.take()
    assert (
        people.person_card(on.place.laptop, people.search_people(on.place.laptop, "peyrot")[0].id).text("note")
        == "vers 50"
    )


def test_field_is_taken_from_one_column_at_a_time(on: Importing) -> None:
    on.try_list(THREE)
    picker = on.page.columns.pickers["Prénom"]
    picker.setCurrentIndex(picker.findData("last_name"))
    picker.activated.emit(picker.currentIndex())
    assert on.page.columns.pickers["Nom"].value() == ""


def test_import_writes_and_offers_to_be_taken_back(on: Importing) -> None:
    on.try_list(THREE)
    on.take()
    assert (on.count(), on.page.import_button.isVisible()) == (2, False)
    assert on.band().startswith("2 lignes importées")


def test_import_is_taken_back_from_its_band(on: Importing) -> None:
    on.try_list(THREE)
    on.take()
    on.page._band.acted.emit()
    on.settle()
    assert (on.count(), on.band()) == (0, "L’import est annulé.")
    assert on.page.import_button.isEnabled()


def test_another_kind_of_list_can_be_chosen(on: Importing) -> None:
    on.try_list("Nom;Commune\nMairie;Guéret\n")
    on.page.source.kind_picker.set_value("places")
    on.page.source.kind_chosen.emit("places")
    on.settle()
    assert on.page.columns.columns() == {"name": "Nom", "commune": "Commune"}


def test_sheet_is_offered_only_when_there_are_several(on: Importing, tmp_path: Path) -> None:
    on.try_list(THREE)
    assert not on.page.source.sheet_picker.isVisible()
    book = openpyxl.Workbook()
    for name in ("Mars", "Avril"):
        book.create_sheet(name).append(["Nom", "Prénom"])
        book[name].append([name, "Odette"])
    book.save(tmp_path / "liste.xlsx")
    on.page.try_file(tmp_path / "liste.xlsx")
    on.settle()
    assert (on.page.source.sheet_picker.isVisible(), on.page.source.sheet_picker.value()) == (True, "Mars")


def test_pasted_lines_are_tried_like_a_file(on: Importing) -> None:
    QGuiApplication.clipboard().setText("Nom\tPrénom\nVergne\tOdette\n")
    QTest.keyClick(on.page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    on.settle()
    assert on.page.source.name.text() == "Lignes collées"
    assert on.figures()[0] == "1 ligne à importer"


def test_dropped_file_is_tried(on: Importing) -> None:
    file = on.folder / "dépôt.csv"
    file.write_text(THREE, "utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    on.page.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, left, none))
    on.settle()
    assert on.page.source.name.text() == "dépôt.csv"


def test_file_that_is_no_table_is_refused_in_words(on: Importing) -> None:
    on.page.try_file(on.folder / "absent.csv")
    on.settle()
    assert "ne peut pas être lu" in on.band()


def test_table_without_names_keeps_its_columns_on_screen(on: Importing) -> None:
    on.try_list("Montant;Quoi\n12;lundi\n")
    assert "Aucune colonne de noms" in on.band()
    assert (list(on.page.columns.pickers), on.page.import_button.isEnabled()) == (["Montant", "Quoi"], False)


def test_import_that_is_stopped_writes_nothing_and_says_so(on: Importing) -> None:
    on.try_list(THREE)
    on.page.import_button.click()
    on.page.stop_button.click()
    on.settle()
    assert (on.count(), "Rien n’a été enregistré" in on.band()) == (0, True)
    assert on.page.import_button.isVisible()


def test_doubtful_registration_waits_for_an_answer(on: Importing) -> None:
    laptop = on.place.laptop
    known = people.add_person(laptop, {"last_name": "Vergne", "first_name": "Odette"}).id
    times = {"starts_at": "2026-11-26T10:00", "ends_at": "2026-11-26T12:00"}
    session = add_session(laptop, {"title": "Photos", **times}).id
    on.page.open_with(kind="registrations")
    on.try_list("Nom;Prénom;Atelier\nVergne;Odette;Photos\n")
    assert (on.figures()[1], on.page.import_button.isEnabled()) == ("1 à vérifier", False)
    on.page.lines.picker.set_value(known)
    on.page.lines.picker.activated.emit(on.page.lines.picker.currentIndex())
    on.settle()
    on.take()
    assert [one.person for one in registrations_of(laptop, session)] == [known]


def test_list_of_the_session_one_comes_from_goes_to_it(on: Importing) -> None:
    times = {"starts_at": "2026-11-26T10:00", "ends_at": "2026-11-26T12:00"}
    first, second = (add_session(on.place.laptop, {"title": "Photos", **times}).id for _ in range(2))
    on.page.open_with(kind="registrations", session=second)
    on.try_list("Nom;Prénom\nVergne;Odette\n")
    on.take()
    assert [len(registrations_of(on.place.laptop, one)) for one in (first, second)] == [0, 1]


def test_refused_lines_are_saved_to_be_corrected(on: Importing) -> None:
    on.try_list(THREE)
    on.page.ask_path = lambda suggested: str(on.folder / suggested)
    on.page.refused_button.click()
    on.settle()
    assert read_table(on.folder / "lignes-refusees.xlsx").headers[-1] == "Motif du refus"


@pytest.mark.parametrize("kind", ["people", "registrations", "sessions", "places"])
def test_model_is_saved_and_can_be_imported_as_it_is(on: Importing, kind: str) -> None:
    on.page.open_with(kind=kind)
    on.page.ask_path = lambda suggested: str(on.folder / suggested)
    on.page.start.model_button.click()
    on.settle()
    [file] = on.folder.glob("modele-*.xlsx")
    on.page.try_file(file)
    on.settle()
    assert on.page.source.kind() == kind
    assert set(on.page.columns.columns().values()) == set(read_table(file).headers) - {""}


def test_escape_goes_back_to_the_beginning(on: Importing) -> None:
    on.try_list(THREE)
    QTest.keyClick(on.page, Qt.Key.Key_Escape)
    assert on.page.start.isVisible()


def test_every_control_has_a_name(on: Importing) -> None:
    on.try_list(THREE)
    assert [widget.objectName() for widget in accessibility.unnamed_controls(on.page)] == []


def test_any_list_can_be_taken_along_from_here(on: Importing) -> None:
    on.page.export_button.ask_path = lambda suggested: str(on.folder / suggested)
    on.page.export_button.export(("places", "standard"))
    on.settle()
    assert "lieux-de-mediation-numerique" in on.band()
