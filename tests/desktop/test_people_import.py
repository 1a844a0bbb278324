"""« Importer une liste »: what would happen is said before anything is written, line by line, in words that agree."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from mediator_app.desktop.people.importing import ImportPanel
from mediator_app.desktop.widgets.bands import InfoBand
from mediator_app.services import people
from tests.desktop.part_hands import Place, a_place, heard, light, shown, titles_of, views_of, words_on

TWO = "Nom;Prénom;Année de naissance\nVergne;Odette;1950\nPeyrot;Odile;1951\n"


class Importing:
    """The panel and a folder of lists."""

    def __init__(self, qtbot: QtBot, place: Place, folder: Path) -> None:
        self.qtbot, self.place, self.folder = qtbot, place, folder
        self.panel = ImportPanel(place.workplace)
        shown(qtbot, self.panel)

    def try_list(self, text: str, name: str = "liste.csv") -> Path:
        file = self.folder / name
        file.write_text(text, "utf-8")
        self.panel.try_file(file)
        self.place.settle(self.qtbot)
        return file

    def take(self) -> None:
        self.panel.import_button.click()
        self.place.settle(self.qtbot)

    def figures(self) -> dict[str, str]:
        return {key: figure.accessibleName() for key, figure in self.panel.figures.items()}

    def band(self) -> str:
        band = self.panel.findChildren(InfoBand)[0]
        return band.accessibleName() if band.isVisible() else ""

    def count(self) -> int:
        return people.count_people(self.place.laptop)


@pytest.fixture
def on(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Importing]:
    light(qapp)
    with a_place(tmp_path / "laptop") as place:
        yield Importing(qtbot, place, tmp_path)


def test_trial_writes_nothing_and_says_so(on: Importing) -> None:
    on.try_list(TWO)
    assert (on.band(), on.count()) == ("Rien n’est encore enregistré.", 0)


@pytest.mark.parametrize(("lines", "said"), [(1, "Importer 1 ligne"), (2, "Importer 2 lignes")])
def test_button_says_how_many_lines_it_will_write(on: Importing, lines: int, said: str) -> None:
    on.try_list("\n".join(TWO.splitlines()[: lines + 1]) + "\n")
    assert (on.panel.import_button.text(), on.panel.import_button.isEnabled()) == (said, True)


def test_nothing_to_write_leaves_the_button_off(on: Importing) -> None:
    on.try_list(TWO)
    on.take()
    on.try_list(TWO)
    assert not on.panel.import_button.isEnabled()
    assert on.figures()["unchanged"] == "2 déjà à jour"


def test_file_is_named_and_its_columns_are_told_in_the_words_of_the_record(on: Importing) -> None:
    on.try_list("Nom;Prénom;Tél portable;Couleur\nVergne;Odette;06 39 98 41 27;vert\n", "inscrits.csv")
    words = words_on(on.panel)
    assert "Fichier\u00a0: inscrits.csv" in words
    assert "Colonnes reconnues\u00a0: Nom, Prénom, Tél portable → téléphone. Laissées de côté\u00a0: Couleur." in words


def test_every_column_read_leaves_none_aside(on: Importing) -> None:
    on.try_list(TWO)
    assert not any("Laissées de côté" in text for text in words_on(on.panel))


def test_lines_are_counted_by_what_becomes_of_them(on: Importing) -> None:
    people.add_person(on.place.laptop, {"last_name": "Vergne", "first_name": "Odette", "birth_year": 1950})
    on.try_list("Nom;Prénom;Année de naissance;Email\nVergne;Odette;1950;o.v@exemple.fr\nPeyrot;Odile;1951;\n;;1952;\n")
    assert on.figures() == {
        "created": "1 nouvelle",
        "updated": "1 complétée",
        "unchanged": "0 déjà à jour",
        "refused": "1 refusée",
    }


def test_refused_line_is_named_as_in_the_spreadsheet_with_its_reason(on: Importing) -> None:
    on.try_list("Nom;Prénom;Année de naissance\nVergne;Odette;1950\n;;1951\n")
    assert titles_of(on.panel.rows) == ["= Lignes refusées =", "Ligne 3"]
    assert "nom" in views_of(on.panel.rows)[0].subtitle


def test_doubt_is_listed_apart_from_refusals(on: Importing) -> None:
    people.add_person(on.place.laptop, {"last_name": "Vergne", "first_name": "Odete", "birth_year": 1950})
    on.try_list(TWO)
    header, doubt = titles_of(on.panel.rows)
    assert header == "= À regarder ="
    assert "peut-être la même personne" in doubt


def test_import_writes_what_was_tried_and_says_that_it_is_done(on: Importing) -> None:
    on.try_list(TWO)
    on.take()
    assert (on.count(), on.band()) == (2, "La liste est enregistrée sur ce poste.")
    assert not on.panel.import_button.isVisible()
    assert on.panel.close_button.text() == "Fermer"


def test_import_tells_every_page(on: Importing) -> None:
    changed = heard(on.place.workplace.bus.changed)
    on.try_list(TWO)
    on.take()
    assert [changes.touches("person") for changes in changed] == [True]


def test_second_list_can_be_tried_after_the_first(on: Importing) -> None:
    on.try_list(TWO)
    on.take()
    on.try_list("Nom;Prénom\nAubrun;Paulette\n", "suite.csv")
    assert on.panel.import_button.isVisible()
    assert (on.panel.import_button.text(), on.panel.close_button.text()) == ("Importer 1 ligne", "Abandonner")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "est vide"),
        ("Couleur;Taille\nvert;12\n", "Aucune colonne de noms n’est reconnue"),
        ("Nom;Prénom\n", "n’a pas de ligne sous ses titres"),
    ],
)
def test_file_that_cannot_be_taken_is_refused_in_words(on: Importing, text: str, said: str) -> None:
    on.try_list(text)
    assert said in on.band()
    assert not on.panel.import_button.isEnabled()


def test_refused_file_leaves_no_figures_of_the_one_before(on: Importing) -> None:
    on.try_list("Nom;Prénom\nVergne;Odette\n;\n;x\n")
    on.try_list("", "vide.csv")
    assert {name.split()[0] for name in on.figures().values()} == {"0"}
    assert titles_of(on.panel.rows) == []


def test_file_that_went_away_before_the_import_is_said(on: Importing) -> None:
    on.try_list(TWO).unlink()
    on.take()
    assert "ne peut pas être lu" in on.band()
    assert on.count() == 0


def test_choosing_no_file_changes_nothing(on: Importing, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: ("", ""))
    assert not on.panel.ask_for_file()
    assert not on.place.tasks.database.is_busy()


def test_escape_closes(on: Importing) -> None:
    closed = heard(on.panel.closed)
    QTest.keyClick(on.panel, Qt.Key.Key_Escape)
    assert closed == [()]
