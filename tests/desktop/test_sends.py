"""« Envois » driven as a person would, on a mediator's real laptop and a real centre's answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from mediator_app.desktop.accessibility import unnamed_controls
from mediator_app.desktop.changes import ChangeBus
from mediator_app.desktop.sending_state import SendingState
from mediator_app.desktop.sends.counts import SendsCounts
from mediator_app.desktop.sends.page import SendsPage
from mediator_app.desktop.tasks import Tasks
from mediator_app.desktop.translation import install_language
from mediator_app.desktop.widgets.row_views import GroupHeader
from mediator_app.desktop.workplace import Workplace
from mediator_app.errors import AppError, NotTheCentreError, OfflineError
from mediator_app.services import attendance, people, review
from mediator_app.services.laptop import Laptop
from mediator_app.sync.conversation import Summary
from tests.support import trios
from tests.support.laptops import a_laptop
from tests.support.trios import Trio, a_trio


@dataclass
class Opened:
    """A page with what drives it."""

    page: SendsPage
    state: SendingState
    workplace: Workplace


Open = Callable[[Laptop], Opened]


@pytest.fixture
def trio(tmp_path: Path) -> Iterator[Trio]:
    with a_trio(tmp_path) as made:
        yield made


@pytest.fixture
def open_page(qtbot: QtBot, themed: QApplication) -> Iterator[Open]:
    install_language(themed, "fr")
    lanes = Tasks()
    pages: list[SendsPage] = []

    def opened(laptop: Laptop) -> Opened:
        state, workplace = SendingState(), Workplace(laptop, lanes, ChangeBus())
        page = SendsPage(workplace, state)
        page.resize(1158, 690)
        with qtbot.waitExposed(page):
            page.show()
        pages.append(page)
        settle_down(qtbot, page)
        return Opened(page, state, workplace)

    yield opened
    for page in pages:
        page.close()
        page.deleteLater()
    assert lanes.drain(5)


def settle_down(qtbot: QtBot, page: SendsPage) -> None:
    qtbot.waitUntil(lambda: not page._workplace.tasks.database.is_busy(), timeout=5000)


def click(qtbot: QtBot, page: SendsPage, name: str) -> None:
    (found,) = [one for one in page.findChildren(QPushButton, name) if one.isVisible()]
    found.click()
    settle_down(qtbot, page)


def words_on(page: SendsPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def lines(page: SendsPage) -> list[str]:
    model = page.outbox.rows.model()
    return [str(model.index(row, 0).data(Qt.ItemDataRole.DisplayRole)) for row in range(model.rowCount())]


def count(page: SendsPage, key: str) -> str:
    return page.counts.figures[key].accessibleName()


def note_three_presences(trio: Trio) -> None:
    for name in ("Roche", "Faure", "Peyrot"):
        person = people.add_person(trio.claire, {"last_name": name}).id
        attendance.set_attendance(trio.claire, trio.known["royere"], person, "present")


def refuse_claires_voucher(trio: Trio) -> None:
    trios.voucher_taken_twice(trio)
    (case,) = review.to_check(trio.helene)
    review.settle(trio.helene, case.id, case.options[0].id)
    trio.send(trio.helene, trio.claire)


def test_nothing_to_send_is_said(trio: Trio, open_page: Open) -> None:
    page = open_page(trio.claire).page
    assert "Rien à envoyer." in words_on(page)
    assert count(page, "pending") == "0 à envoyer Rien pour l’instant"


def test_what_waits_is_told_by_day_with_a_count_that_agrees(trio: Trio, open_page: Open) -> None:
    note_three_presences(trio)
    page = open_page(trio.claire).page
    header, *rows = lines(page)
    assert header == "Aujourd’hui, mardi\u00a010\u00a0novembre"
    assert set(rows) == {"3 présences · Premiers pas sur tablette, Royère-de-Vassivière", "3 nouvelles fiches"}
    headers = [row for row in page.outbox._model.rows() if isinstance(row, GroupHeader)]
    assert (headers[0].right, count(page, "pending")[:1], page.outbox.tabs.tabText(0)) == ("6", "6", "À envoyer  6")


def test_the_journal_tells_what_the_centre_has(trio: Trio, open_page: Open) -> None:
    note_three_presences(trio)
    trio.send(trio.claire)
    page = open_page(trio.claire).page
    page.outbox.tabs.set_value("sent")
    model = page.outbox.rows.model()
    spoken = [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(1, model.rowCount())]
    assert all("Reçu" in text for text in spoken)
    assert count(page, "received").startswith("6 reçus")


def test_a_change_elsewhere_is_shown_at_once(trio: Trio, open_page: Open, qtbot: QtBot) -> None:
    opened = open_page(trio.claire)
    opened.workplace.write(lambda laptop: people.add_person(laptop, {"last_name": "Roche"}))
    settle_down(qtbot, opened.page)
    settle_down(qtbot, opened.page)
    assert "1 nouvelle fiche · Roche" in lines(opened.page)


@pytest.mark.parametrize(("number", "wanted"), [(0, "0 refusé"), (1, "1 refusé"), (2, "2 refusés")])
def test_counts_agree_with_their_number(themed: QApplication, number: int, wanted: str) -> None:
    install_language(themed, "fr")
    assert SendsCounts().refused(number) == wanted


def test_refused_voucher_says_where_it_was_paid(trio: Trio, open_page: Open) -> None:
    refuse_claires_voucher(trio)
    page = open_page(trio.claire).page
    text = page.answers.rows.model().index(0, 0).data(Qt.ItemDataRole.DisplayRole)
    assert text == "Chèque 0412 7785 · déjà payé à Felletin, présence conservée"
    assert count(page, "refused").startswith("1 refusé ")


def test_refusal_understood_is_not_shown_again(trio: Trio, open_page: Open, qtbot: QtBot) -> None:
    refuse_claires_voucher(trio)
    page = open_page(trio.claire).page
    QTest.keyClick(page.answers.rows, Qt.Key.Key_Down)
    QTest.keyClick(page.answers.rows, Qt.Key.Key_Space)
    assert "10\u00a0€ ne seront pas remboursés pour cet atelier. La présence reste comptée." in words_on(page)
    page.answers._band.acted.emit()
    settle_down(qtbot, page)
    settle_down(qtbot, page)
    assert page.answers.isHidden()
    assert count(page, "refused") == "0 refusé Aucun"


def test_open_question_leads_to_its_page(trio: Trio, open_page: Open, qtbot: QtBot) -> None:
    trios.odd_voucher(trio)
    opened = open_page(trio.claire)
    (case,) = review.to_check(trio.claire)
    with qtbot.waitSignal(opened.workplace.page_wanted) as asked:
        QTest.keyClick(opened.page.answers.rows, Qt.Key.Key_Down)
        QTest.keyClick(opened.page.answers.rows, Qt.Key.Key_Space)
    assert asked.args == ["to-check", {"case": case.id}]


def test_the_button_asks_to_send(trio: Trio, open_page: Open, qtbot: QtBot) -> None:
    opened = open_page(trio.claire)
    with qtbot.waitSignal(opened.workplace.sending_wanted):
        click(qtbot, opened.page, "send_now")


def test_progress_is_told_and_the_button_rests_meanwhile(trio: Trio, open_page: Open) -> None:
    opened = open_page(trio.claire)
    opened.state.started.emit()
    opened.state.progressed.emit(12, 31)
    assert "12 sur 31 envoyés" in words_on(opened.page)
    assert not opened.page.sending.button.isEnabled()


def test_result_counts_sent_refused_and_lost(trio: Trio, open_page: Open, qtbot: QtBot) -> None:
    opened = open_page(trio.claire)
    opened.state.started.emit()
    opened.state.finished.emit(Summary(pushed=37, accepted=33, rejected=2, held=1, parked=1))
    settle_down(qtbot, opened.page)
    assert "37 envoyés, 2 refusés, 0 perdu" in words_on(opened.page)
    assert opened.page.sending.button.isEnabled()


@pytest.mark.parametrize(
    ("error", "wanted"),
    [
        (OfflineError("…"), ["Le centre ne répond pas.", "Rien n’est perdu."]),
        (NotTheCentreError("…"), ["Ce Wi-Fi demande une connexion."]),
        (AppError("Le centre a refusé cet envoi.", "Appelez."), ["Le centre a refusé cet envoi.", "Appelez."]),
    ],
)
def test_failure_is_told_in_words(
    trio: Trio, open_page: Open, qtbot: QtBot, error: AppError, wanted: list[str]
) -> None:
    opened = open_page(trio.claire)
    opened.state.started.emit()
    opened.state.failed.emit(error)
    settle_down(qtbot, opened.page)
    said = words_on(opened.page)
    assert [words for words in wanted if words not in said] == []


def test_last_success_and_reception_are_told_in_words(trio: Trio, open_page: Open) -> None:
    note_three_presences(trio)
    trio.send(trio.claire)
    said = words_on(open_page(trio.claire).page)
    assert "aujourd’hui, 9\u00a0h\n6 envoyés, 0 refusé" in said
    assert "Dernier essai sans réponse" not in said


def test_failed_try_is_told_until_one_succeeds(trio: Trio, open_page: Open, qtbot: QtBot) -> None:
    trios.try_in_vain(trio.claire, "offline")
    page = open_page(trio.claire).page
    assert "Dernier essai sans réponse" in words_on(page)
    trio.send(trio.claire)
    page.refresh()
    settle_down(qtbot, page)
    assert "Dernier essai sans réponse" not in words_on(page)


def test_diagnostic_goes_to_the_clipboard_without_any_name(trio: Trio, open_page: Open, qtbot: QtBot) -> None:
    note_three_presences(trio)
    page = open_page(trio.claire).page
    click(qtbot, page, "copy_diagnostic")
    copied = QGuiApplication.clipboard().text()
    assert "Opérations\u00a0: pending 6" in copied
    assert "Peyrot" not in copied
    assert "Diagnostic copié." in words_on(page)


def test_journal_is_saved_where_one_chooses(trio: Trio, open_page: Open, qtbot: QtBot, tmp_path: Path) -> None:
    note_three_presences(trio)
    page = open_page(trio.claire).page
    page.ask_path = lambda name: str(tmp_path / name)
    click(qtbot, page, "save_journal")
    saved = tmp_path / "journal-tournee-2026-11-10.csv"
    assert len(saved.read_text("utf-8-sig").splitlines()) == 7
    assert saved.name in words_on(page)


def test_journal_that_cannot_be_saved_is_told(trio: Trio, open_page: Open, qtbot: QtBot, tmp_path: Path) -> None:
    page = open_page(trio.claire).page
    page.ask_path = lambda name: str(tmp_path / "absent" / name)
    click(qtbot, page, "save_journal")
    assert "Le journal n’a pas pu être enregistré" in words_on(page)


def test_giving_up_the_save_dialog_does_nothing(trio: Trio, open_page: Open, qtbot: QtBot) -> None:
    page = open_page(trio.claire).page
    page.ask_path = lambda _name: ""
    click(qtbot, page, "save_journal")
    assert "Journal enregistré" not in words_on(page)


def test_laptop_without_a_team_has_nobody_to_send_to(tmp_path: Path, open_page: Open) -> None:
    with a_laptop(tmp_path) as laptop:
        page = open_page(laptop).page
        assert "Ce poste n’a pas encore rejoint d’équipe." in words_on(page)
        assert (page.sending.button.isHidden(), page.stick_card.isHidden()) == (True, True)


def test_laptop_without_a_team_is_led_to_joining_one(tmp_path: Path, open_page: Open, qtbot: QtBot) -> None:
    with a_laptop(tmp_path) as laptop:
        opened = open_page(laptop)
        with qtbot.waitSignal(opened.workplace.page_wanted) as wanted:
            click(qtbot, opened.page, "join_wanted")
        assert wanted.args == ["devices", {}]


def test_every_control_has_a_name(trio: Trio, open_page: Open) -> None:
    refuse_claires_voucher(trio)
    note_three_presences(trio)
    assert unnamed_controls(open_page(trio.claire).page) == []
