"""« Pas de réseau ? » on the page Envois: a stick written and read as a person would, with real files and a real centre."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from mediator_app.desktop.accessibility import unnamed_controls
from mediator_app.desktop.changes import ChangeBus
from mediator_app.desktop.sending_state import SendingState
from mediator_app.desktop.sends.page import SendsPage
from mediator_app.desktop.tasks import Tasks
from mediator_app.desktop.translation import install_language
from mediator_app.desktop.workplace import Workplace
from mediator_app.server.parcels import make_answer, take_parcel
from mediator_app.services import attachments, people
from mediator_app.services.laptop import Laptop
from mediator_app.sync import errands
from tests.support.laptops import a_laptop
from tests.support.papers import a_scan
from tests.support.trios import Trio, a_trio


@pytest.fixture
def trio(tmp_path: Path) -> Iterator[Trio]:
    with a_trio(tmp_path) as made:
        made.send_all()
        errands.run_all(made.claire.connection, made.claire.clock, made.lines["Claire Fourneau"])
        people.add_person(made.claire, {"last_name": "Grandjean"})
        people.add_person(made.claire, {"last_name": "Vacher"})
        yield made


@pytest.fixture
def lanes() -> Iterator[Tasks]:
    made = Tasks()
    yield made
    assert made.drain(5)


@pytest.fixture
def page(qtbot: QtBot, themed: QApplication, trio: Trio, lanes: Tasks) -> Iterator[SendsPage]:
    """Claire's page."""
    yield from shown(qtbot, themed, trio.claire, lanes)


def shown(qtbot: QtBot, themed: QApplication, laptop: Laptop, lanes: Tasks) -> Iterator[SendsPage]:
    """The page of a laptop, on screen."""
    install_language(themed, "fr")
    page = SendsPage(Workplace(laptop, lanes, ChangeBus()), SendingState())
    page.resize(1158, 690)
    with qtbot.waitExposed(page):
        page.show()
    settle(qtbot, lanes)
    yield page
    page.close()
    page.deleteLater()


def settle(qtbot: QtBot, lanes: Tasks) -> None:
    qtbot.waitUntil(lambda: not lanes.database.is_busy(), timeout=5000)


def words(page: SendsPage) -> str:
    """What the card says."""
    return " ".join(label.text() for label in page.stick_card.findChildren(QLabel) if label.isVisibleTo(page))


def write(qtbot: QtBot, page: SendsPage, lanes: Tasks, path: Path | str) -> None:
    page.stick.ask_save = lambda _: str(path)
    page.stick_card.write_button.click()
    settle(qtbot, lanes)


def read(qtbot: QtBot, page: SendsPage, lanes: Tasks, path: Path | str) -> None:
    page.stick.ask_open = lambda: str(path)
    page.stick_card.read_button.click()
    settle(qtbot, lanes)


def answered(trio: Trio, there: Path, back: Path) -> None:
    """The centre reads a stick and writes its answer."""
    store = trio.lines["Claire Fourneau"].store
    take_parcel(store, there.read_bytes(), trio.clock())
    back.write_bytes(make_answer(store, trio.claire.who.device, trio.clock())[1])


def test_card_tells_how_many_elements_would_go(page: SendsPage) -> None:
    assert "Enregistrez 2 éléments, chiffrés" in words(page)


def test_stick_is_written_and_must_be_ejected(qtbot: QtBot, page: SendsPage, lanes: Tasks, tmp_path: Path) -> None:
    file = tmp_path / "envoi.tournee"
    write(qtbot, page, lanes, file)
    assert file.read_bytes().startswith(b"TOURNEE-PARCEL 1 ")
    assert "envoi.tournee est écrit." in words(page)
    assert "Éjectez la clé avant de la retirer" in words(page)


def test_signed_papers_go_in_a_file_beside_whose_size_is_told_before(
    qtbot: QtBot, page: SendsPage, lanes: Tasks, trio: Trio, tmp_path: Path
) -> None:
    attachments.keep_paper(trio.claire, "feuille.pdf", a_scan(100_000), session=trio.known["royere"])
    page.refresh()
    settle(qtbot, lanes)
    assert "Et 1 papier signé, 100\u00a0Ko, dans des fichiers à côté." in words(page)
    write(qtbot, page, lanes, tmp_path / "envoi.tournee")
    assert "1 fichier de papiers signés à côté, à lire après." in words(page)
    assert (tmp_path / "envoi-papiers-1.tournee").is_file()


def test_what_went_on_a_stick_still_waits(qtbot: QtBot, page: SendsPage, lanes: Tasks, tmp_path: Path) -> None:
    write(qtbot, page, lanes, tmp_path / "envoi.tournee")
    assert page.counts.figures["pending"].accessibleName().startswith("2")


def test_answer_read_from_a_stick_empties_the_outbox(
    qtbot: QtBot, page: SendsPage, lanes: Tasks, trio: Trio, tmp_path: Path
) -> None:
    there, back = tmp_path / "aller.tournee", tmp_path / "retour.tournee"
    write(qtbot, page, lanes, there)
    answered(trio, there, back)
    read(qtbot, page, lanes, back)
    assert "Clé lue. 2 réponses du centre" in words(page)
    qtbot.waitUntil(lambda: "Rien n’attend." in words(page), timeout=5000)


def test_suggested_name_has_the_day(qtbot: QtBot, page: SendsPage, lanes: Tasks) -> None:
    asked: list[str] = []
    page.stick.ask_save = lambda name: asked.append(name) or ""  # type: ignore[func-returns-value]
    page.stick_card.write_button.click()
    settle(qtbot, lanes)
    assert asked == ["envoi-2026-11-10.tournee"]


def test_giving_up_the_choice_of_a_file_says_nothing(qtbot: QtBot, page: SendsPage, lanes: Tasks) -> None:
    before = words(page)
    write(qtbot, page, lanes, "")
    read(qtbot, page, lanes, "")
    assert words(page) == before


def test_stick_that_cannot_be_written_is_told(qtbot: QtBot, page: SendsPage, lanes: Tasks, tmp_path: Path) -> None:
    write(qtbot, page, lanes, tmp_path / "retirée" / "envoi.tournee")
    assert "n’a pas pu être écrit" in words(page)
    assert "Rien n’est perdu." in words(page)


def test_file_that_is_no_parcel_is_told(qtbot: QtBot, page: SendsPage, lanes: Tasks, tmp_path: Path) -> None:
    file = tmp_path / "photo.jpg"
    file.write_bytes(b"\xff\xd8\xff")
    read(qtbot, page, lanes, file)
    assert "n’est pas un colis" in words(page)


def test_laptop_that_never_sent_is_told_to_send_once(
    qtbot: QtBot, themed: QApplication, lanes: Tasks, trio: Trio, tmp_path: Path
) -> None:
    for page in shown(qtbot, themed, trio.karim, lanes):
        write(qtbot, page, lanes, tmp_path / "envoi.tournee")
        assert "ne connaît pas encore la clé du centre" in words(page)


def test_laptop_without_a_team_has_no_use_for_a_stick(
    qtbot: QtBot, themed: QApplication, lanes: Tasks, tmp_path: Path
) -> None:
    with a_laptop(tmp_path / "seul") as laptop:
        for page in shown(qtbot, themed, laptop, lanes):
            assert page.stick_card.isHidden()


def test_every_control_of_the_card_has_a_name(page: SendsPage) -> None:
    assert unnamed_controls(page.stick_card) == []
