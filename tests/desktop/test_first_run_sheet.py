"""The recovery sheet of the first opening: what stands on it, where it goes, and what is said of that."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from mediator_app.desktop.first_run import recovery_sheet
from mediator_app.desktop.first_run.recovery_card import RecoveryCard
from mediator_app.desktop.first_run.recovery_sheet import RecoverySheet, code_lines, write_pdf
from mediator_app.errors import AppError
from tests.desktop.door_values import in_light, texts

N = "\u00a0"
CODE = "ABCD-2345-EFGH-6789-JKMN-PQRS-TVWX-YZ01"
SHEET = RecoverySheet(CODE, "Claire Fourneau", date(2026, 11, 24))


@pytest.fixture(autouse=True)
def _french(qapp: QApplication) -> None:
    in_light(qapp)


@pytest.fixture
def card(qtbot: QtBot) -> Iterator[RecoveryCard]:
    made = RecoveryCard()
    made.resize(640, 400)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    yield made
    for dialog in made.findChildren(QFileDialog):
        dialog.reject()


def child(card: RecoveryCard, name: str) -> QWidget:
    found = card.findChild(QWidget, name)
    assert isinstance(found, QWidget)
    return found


def told(card: RecoveryCard) -> tuple[str, str]:
    """What is said of the sheet, and in which tone."""
    label = child(card, "sheet_told")
    assert isinstance(label, QLabel)
    return label.text() if label.isVisible() else "", str(label.property("tone"))


def written(sheet: RecoverySheet) -> str:
    """The words of the sheet, with ordinary spaces."""
    return recovery_sheet._document(sheet).toPlainText().replace(N, " ")


def test_code_stands_on_two_lines_of_four_groups() -> None:
    assert code_lines(CODE) == ("ABCD  2345  EFGH  6789", "JKMN  PQRS  TVWX  YZ01")


def test_sheet_holds_the_whole_code_and_its_owner() -> None:
    said = written(SHEET)
    assert [group for group in CODE.split("-") if group not in said] == []
    assert "Poste de Claire Fourneau, préparé le mardi 24 novembre 2026" in said


def test_sheet_without_an_owner_speaks_of_the_laptop() -> None:
    assert "Tournée · Ce poste, préparé le" in written(RecoverySheet(CODE, "", date(2026, 11, 24)))


def test_sheet_says_what_it_opens_where_to_keep_it_and_the_danger() -> None:
    said = written(SHEET)
    for words in ("rouvre Tournée sur ce poste", "sous clé, jamais avec l’ordinateur", "peut lire toutes les fiches"):
        assert words in said


def test_sheet_names_the_words_of_the_unlock_page() -> None:
    assert "choisissez « J’ai oublié ma phrase »" in written(SHEET)


def test_owner_whose_name_looks_like_html_is_printed_as_it_is() -> None:
    assert "Poste de <b>Claire</b> & Cie" in written(RecoverySheet(CODE, "<b>Claire</b> & Cie", date(2026, 11, 24)))


def test_sheet_is_one_a4_page(tmp_path: Path) -> None:
    write_pdf(SHEET, tmp_path / "feuille.pdf")
    data = (tmp_path / "feuille.pdf").read_bytes()
    (box,) = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", data)
    assert data.count(b"/Type /Page\n") == 1
    assert [round(float(side) * 25.4 / 72) for side in box] == [210, 297]


def test_before_the_code_there_is_nothing_to_print_nor_to_tick(card: RecoveryCard) -> None:
    assert [child(card, name).isVisible() for name in ("print_sheet", "save_sheet", "sheet_kept")] == [False] * 3
    assert (card.has_code(), card.is_kept()) == (False, False)


def test_code_is_shown_said_and_can_be_copied(card: RecoveryCard) -> None:
    card.show_code(CODE, "Claire Fourneau")
    label = child(card, "recovery_code")
    assert isinstance(label, QLabel)
    label.setSelection(0, 4)
    QTest.keySequence(label, QKeySequence(QKeySequence.StandardKey.Copy))
    assert label.accessibleName() == f"Code de secours{N}: {CODE}"
    assert QApplication.clipboard().text() == "ABCD"


def test_promise_to_print_later_goes_with_the_code(card: RecoveryCard) -> None:
    card.show_code(CODE, "")
    assert "Vous pourrez l’imprimer dès que vous aurez continué." not in texts(card)


def test_tick_says_that_the_sheet_is_kept(card: RecoveryCard, qtbot: QtBot) -> None:
    card.show_code(CODE, "")
    with qtbot.waitSignal(card.kept_changed) as kept:
        QTest.keyClick(child(card, "sheet_kept"), Qt.Key.Key_Space)
    assert (kept.args, card.is_kept()) == ([True], True)


def test_file_is_proposed_by_name_as_pdf(card: RecoveryCard) -> None:
    card.show_code(CODE, "")
    QTest.mouseClick(child(card, "save_sheet"), Qt.MouseButton.LeftButton)
    (dialog,) = card.findChildren(QFileDialog)
    assert Path(dialog.selectedFiles()[0]).name == "Feuille de secours Tournée.pdf"
    assert dialog.defaultSuffix() == "pdf"


def test_giving_up_saving_says_nothing(card: RecoveryCard) -> None:
    card.show_code(CODE, "")
    QTest.mouseClick(child(card, "save_sheet"), Qt.MouseButton.LeftButton)
    card.findChildren(QFileDialog)[0].reject()
    assert told(card)[0] == ""


def test_sheet_saved_asks_to_be_taken_elsewhere(card: RecoveryCard, tmp_path: Path) -> None:
    card.show_code(CODE, "")
    QTest.mouseClick(child(card, "save_sheet"), Qt.MouseButton.LeftButton)
    target = str(tmp_path / "feuille.pdf")
    card.findChildren(QFileDialog)[0].fileSelected.emit(target)
    assert told(card)[0] == f"Enregistrée{N}: {target}. Copiez-la ailleurs, puis effacez-la de ce poste."


def test_sheet_that_cannot_be_saved_is_told_in_red(card: RecoveryCard, tmp_path: Path) -> None:
    card.show_code(CODE, "")
    QTest.mouseClick(child(card, "save_sheet"), Qt.MouseButton.LeftButton)
    card.findChildren(QFileDialog)[0].fileSelected.emit(str(tmp_path / "absent" / "feuille.pdf"))
    words = "La feuille n’a pas pu être enregistrée. Choisissez un autre dossier ou imprimez-la."
    assert told(card) == (words, "danger")


def test_success_after_a_failure_is_no_longer_red(card: RecoveryCard, tmp_path: Path) -> None:
    card.show_code(CODE, "")
    QTest.mouseClick(child(card, "save_sheet"), Qt.MouseButton.LeftButton)
    (dialog,) = card.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "absent" / "feuille.pdf"))
    dialog.fileSelected.emit(str(tmp_path / "feuille.pdf"))
    assert told(card)[1] == ""


def test_saving_alone_is_not_keeping(card: RecoveryCard, tmp_path: Path) -> None:
    card.show_code(CODE, "")
    QTest.mouseClick(child(card, "save_sheet"), Qt.MouseButton.LeftButton)
    card.findChildren(QFileDialog)[0].fileSelected.emit(str(tmp_path / "feuille.pdf"))
    assert not card.is_kept()


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (QPrintDialog.DialogCode.Accepted, "La feuille est partie à l’imprimante."),
        (QPrintDialog.DialogCode.Rejected, ""),
    ],
)
def test_printing_is_said_only_if_it_was_done(
    card: RecoveryCard, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, answer: QPrintDialog.DialogCode, said: str
) -> None:
    def choose(dialog: QPrintDialog) -> QPrintDialog.DialogCode:
        dialog.printer().setOutputFileName(str(tmp_path / "papier.pdf"))
        return answer

    monkeypatch.setattr(QPrintDialog, "exec", choose)
    card.show_code(CODE, "")
    QTest.mouseClick(child(card, "print_sheet"), Qt.MouseButton.LeftButton)
    assert told(card)[0] == said
    assert (tmp_path / "papier.pdf").exists() is bool(said)


def test_error_says_where_it_comes_from(tmp_path: Path) -> None:
    with pytest.raises(AppError) as error:
        write_pdf(SHEET, tmp_path / "absent" / "feuille.pdf")
    assert error.value.code == "not_written"
