"""« Feuille signée » on the session page, the window that shows one, and the queue on « Envois »."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QImage
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from mediator_app.desktop.paper.scan_window import ScanWindow, picture_of
from mediator_app.desktop.paper.signed_sheet import SignedSheetCard
from mediator_app.desktop.sends.papers_card import PapersCard
from mediator_app.desktop.signed_paper_words import PAPER_WORDS
from mediator_app.domain.paper_images import without_traces
from mediator_app.domain.signed_papers import PapersWaiting
from mediator_app.services import attachments, sessions
from tests.desktop.part_hands import Place, a_place, light, press_button, shown, words_on
from tests.support.papers import a_scan, segment

N = "\u00a0"
TIMES = {"starts_at": "2026-11-24T10:00:00+01:00", "ends_at": "2026-11-24T12:00:00+01:00"}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """One laptop for all: each test has a session of its own."""
    with a_place(tmp_path_factory.mktemp("sheets")) as made:
        yield made


@pytest.fixture(autouse=True)
def _light(qapp: QApplication) -> None:
    light(qapp)


@pytest.fixture
def session(place: Place) -> str:
    return sessions.add_session(place.laptop, {"title": "Atelier", **TIMES}).id


@pytest.fixture
def card(place: Place, session: str, qtbot: QtBot) -> SignedSheetCard:
    made = SignedSheetCard(place.workplace)
    shown(qtbot, made, 376, 300)
    made.show_session(session)
    place.settle(qtbot)
    return made


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A photograph, 30 wide and 20 high, blue at the left and red at the right."""
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    for x in range(15):
        for y in range(20):
            image.setPixelColor(x, y, QColor("blue"))
    path = tmp_path / "IMG_0412.jpg"
    image.save(str(path), quality=95)
    return path


def keep(place: Place, card: SignedSheetCard, qtbot: QtBot, path: Path) -> None:
    card.ask_file = lambda: str(path)
    press_button(card, "add_sheet")
    place.settle(qtbot)


def test_chosen_photograph_is_kept_and_told(
    place: Place, card: SignedSheetCard, session: str, qtbot: QtBot, photo: Path
) -> None:
    keep(place, card, qtbot, photo)
    [paper] = attachments.papers_of(place.laptop, session)
    told = f"gardée sur ce poste, à envoyer · 1{N}Ko · empreinte {paper.short_hash}"
    assert words_on(card) == ["Feuille signée", "Joindre", "Feuille gardée, chiffrée.", "IMG_0412.jpg", told]


def test_dropped_file_is_kept(place: Place, card: SignedSheetCard, session: str, qtbot: QtBot, photo: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(photo))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    card.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, buttons, keys))
    place.settle(qtbot)
    assert [paper.name for paper in attachments.papers_of(place.laptop, session)] == ["IMG_0412.jpg"]


def test_what_is_no_sheet_is_said_in_the_card(
    place: Place, card: SignedSheetCard, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "notes.txt").write_text("bonjour", encoding="utf-8")
    keep(place, card, qtbot, tmp_path / "notes.txt")
    assert "Ce fichier n’est pas une feuille numérisée." in words_on(card)


def test_removed_sheet_can_be_put_back(
    place: Place, card: SignedSheetCard, session: str, qtbot: QtBot, photo: Path
) -> None:
    keep(place, card, qtbot, photo)
    press_button(card, "remove_sheet")
    place.settle(qtbot)
    gone = attachments.papers_of(place.laptop, session)
    [link] = [one for one in card.findChildren(QAbstractButton) if one.text() == "La remettre" and one.isVisible()]
    link.click()
    place.settle(qtbot)
    assert (gone, len(attachments.papers_of(place.laptop, session))) == ([], 1)


def test_nothing_can_be_added_to_a_session_that_is_not_written(card: SignedSheetCard) -> None:
    card.show_session("")
    assert (card.add_button.isEnabled(), card.acceptDrops()) == (False, False)


def test_colleagues_sheet_is_asked_of_the_centre(
    place: Place, card: SignedSheetCard, session: str, qtbot: QtBot, photo: Path
) -> None:
    keep(place, card, qtbot, photo)
    place.laptop.connection.execute("DELETE FROM attachment_piece")
    card.show_session(session)
    place.settle(qtbot)
    with qtbot.waitSignal(place.workplace.sending_wanted):
        press_button(card, "fetch_sheet")
    place.settle(qtbot)
    assert any(text.startswith("demandée au centre") for text in words_on(card))


def test_window_shows_the_picture_and_saves_a_copy(
    place: Place, session: str, qtbot: QtBot, photo: Path, tmp_path: Path
) -> None:
    kept = attachments.keep_file(place.laptop, photo, session=session).paper
    window = ScanWindow(place.workplace, kept)
    shown(qtbot, window)
    place.settle(qtbot)
    window.ask_path = lambda _name: str(tmp_path / "copie.jpg")
    press_button(window, "save_scan")
    place.settle(qtbot)
    assert window.pages.page_count() == 1
    assert (tmp_path / "copie.jpg").read_bytes() == attachments.read_paper(place.laptop, kept.id)


def test_pdf_is_saved_to_be_read(place: Place, session: str, qtbot: QtBot) -> None:
    kept = attachments.keep_paper(place.laptop, "scan.pdf", a_scan(500), session=session).paper
    window = ScanWindow(place.workplace, kept)
    shown(qtbot, window)
    assert not window.pages.isVisible()
    assert "Enregistrez une copie pour la lire avec votre lecteur de PDF." in words_on(window)


def test_photograph_taken_on_its_side_is_turned(photo: Path) -> None:
    turned = b"Exif\0\0MM\0*\0\0\0\x08\0\1\x01\x12\0\3\0\0\0\1\0\6\0\0\0\0\0\0"
    data = photo.read_bytes()
    picture = picture_of(without_traces(data[:2] + segment(0xE1, turned) + data[2:]))
    assert (picture.width(), picture.height()) == (20, 30)
    assert QColor(picture.pixel(10, 2)).blue() > 200


def test_large_photograph_is_shown_no_larger_than_a_screen(tmp_path: Path) -> None:
    image = QImage(4000, 3000, QImage.Format.Format_Grayscale8)
    image.fill(255)
    image.save(str(tmp_path / "a.jpg"), quality=50)
    assert picture_of((tmp_path / "a.jpg").read_bytes()).width() == 1800


def test_queue_is_told_with_its_size_and_how_far_it_is(qtbot: QtBot) -> None:
    card = PapersCard()
    qtbot.addWidget(card)
    card.show_waiting(PapersWaiting(2, 1_400_000, 700_000, 1))
    card.show()
    assert words_on(card)[1] == f"2 papiers à envoyer (1,4{N}Mo), 50{N}% déjà au centre"
    assert "1 papier que le centre n’a pas pris" in words_on(card)
    card.show_waiting(PapersWaiting(0, 0, 0, 0))
    assert card.isHidden()


def test_paper_that_was_refused_can_be_offered_again(qtbot: QtBot) -> None:
    card = PapersCard()
    qtbot.addWidget(card)
    wanted: list[bool] = []
    card.retry_wanted.connect(lambda: wanted.append(True))
    card.show_waiting(PapersWaiting(0, 0, 0, 1))
    card.show()
    press_button(card, "papers_retry")
    assert wanted == [True]


def test_nothing_is_offered_again_where_nothing_was_refused(qtbot: QtBot) -> None:
    card = PapersCard()
    qtbot.addWidget(card)
    card.show_waiting(PapersWaiting(1, 312_000, 0))
    assert "Réessayer" not in words_on(card)


def test_queue_that_has_not_begun_is_told_without_a_share() -> None:
    assert PAPER_WORDS.waiting(PapersWaiting(1, 312_000, 0)) == f"1 papier à envoyer (312{N}Ko)"
