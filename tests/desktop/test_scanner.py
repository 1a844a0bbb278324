"""« Tester mon lecteur »: what arrives, what it tells, and the settings that follow from it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediator_app.desktop.changes import ChangeBus
from mediator_app.desktop.decoding import codes_in
from mediator_app.desktop.scanner.page import ScannerPage
from mediator_app.desktop.tasks import Tasks
from mediator_app.desktop.widgets.code_picture import CodePicture
from mediator_app.desktop.workplace import Workplace
from mediator_app.documents.scanner_page import TRIAL_CODES
from mediator_app.domain.scanning import ScannerSettings
from mediator_app.services.laptop import Laptop
from mediator_app.services.scanner import keep_scanner_settings, scanner_settings
from tests.desktop.door_values import announcements, in_light, texts
from tests.support.laptops import a_laptop

N = "\u00a0"
CODE = "04127640"


@pytest.fixture(scope="module")
def laptop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Laptop]:
    with a_laptop(tmp_path_factory.mktemp("laptop")) as made:
        yield made


class Bench:
    """The page, and a scanner that types on it at a pace of its own."""

    def __init__(self, qtbot: QtBot, tasks: Tasks, laptop: Laptop) -> None:
        self.qtbot, self.tasks, self.laptop = qtbot, tasks, laptop
        self.seconds = 0.0
        keep_scanner_settings(laptop, ScannerSettings())
        self.page = ScannerPage(Workplace(laptop, tasks, ChangeBus()), clock=lambda: self.seconds)
        self.page.resize(1302, 690)
        qtbot.addWidget(self.page)
        self.page.show()
        self.page.activateWindow()
        self.settle()
        self.field = self.page.trial.field

    def scan(self, code: str = CODE, pace: float = 0.005, end: Qt.Key | None = Qt.Key.Key_Return) -> None:
        for sign in code:
            self.seconds += pace
            QApplication.sendEvent(self.field, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, sign))
        if end is not None:
            QTest.keyClick(self.field, end)
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.tasks.database.is_busy())
        QApplication.processEvents()

    def verdict(self) -> str:
        return self.page.trial.band.accessibleName()


@pytest.fixture
def bench(qtbot: QtBot, qapp: QApplication, tasks: Tasks, laptop: Laptop) -> Bench:
    in_light(qapp)
    return Bench(qtbot, tasks, laptop)


def test_field_has_the_keyboard_when_the_page_opens(bench: Bench) -> None:
    bench.qtbot.waitUntil(bench.field.hasFocus)


def test_sound_scanner_is_told_ready(bench: Bench) -> None:
    with announcements() as said:
        bench.scan()
    assert bench.verdict().startswith("Votre lecteur est prêt")
    assert said == [bench.verdict()]


def test_what_arrives_is_shown_raw_beside_what_it_means(bench: Bench) -> None:
    bench.scan("à'&éè-'à")
    told = texts(bench.page.trial)
    assert told.index("à'&éè-'à") < told.index(CODE)
    assert f"5{N}ms entre deux signes, 5{N}ms au plus" in told
    assert bench.verdict().startswith("Votre lecteur est prêt, son clavier est corrigé")


def test_signs_are_shown_before_the_code_is_over(bench: Bench) -> None:
    bench.scan("0412", end=None)
    assert "0412" in texts(bench.page.trial)
    assert not bench.page.trial.band.isVisible()


def test_scanner_that_ends_by_tab_is_told_and_tab_does_not_leave_the_field(bench: Bench) -> None:
    bench.scan(end=Qt.Key.Key_Tab)
    assert "Il finit par Tabulation" in bench.verdict()
    assert bench.field.hasFocus()


def test_tab_without_a_burst_goes_on_to_the_next_control(bench: Bench) -> None:
    bench.qtbot.waitUntil(bench.field.hasFocus)
    QTest.keyClick(bench.field, Qt.Key.Key_Tab)
    assert not bench.field.hasFocus()


def test_scanner_that_ends_by_nothing_is_told_after_a_silence(bench: Bench) -> None:
    bench.scan(end=None)
    bench.field.silence.timeout.emit()
    assert "n’appuie sur aucune touche" in bench.verdict()


def test_hand_is_not_interrupted_by_the_silence(bench: Bench) -> None:
    bench.scan(pace=0.2, end=None)
    bench.field.silence.timeout.emit()
    assert not bench.page.trial.band.isVisible()


@pytest.mark.parametrize(
    ("pace", "end", "kept"),
    [(0.005, Qt.Key.Key_Tab, ScannerSettings("tab", 35)), (0.045, Qt.Key.Key_Return, ScannerSettings("enter", 73))],
)
def test_computer_is_set_for_the_scanner_in_one_gesture(
    bench: Bench, pace: float, end: Qt.Key, kept: ScannerSettings
) -> None:
    bench.scan(pace=pace, end=end)
    bench.page.trial.band.acted.emit()
    bench.settle()
    assert scanner_settings(bench.laptop) == kept
    assert bench.verdict().startswith("Votre lecteur est prêt")


def test_settings_changed_by_hand_are_kept(bench: Bench) -> None:
    bench.page.settings.suffix.set_value("tab")
    bench.page.settings.suffix.chosen.emit("tab")
    bench.settle()
    assert scanner_settings(bench.laptop).suffix == "tab"


def test_second_code_replaces_the_first(bench: Bench) -> None:
    bench.scan()
    bench.scan("99998888")
    assert bench.field.text() == "99998888"
    assert bench.verdict().startswith("Lu, mais ce n’est pas un code d’essai")


def test_every_code_on_screen_can_be_read_from_it(bench: Bench) -> None:
    pictures = bench.page.codes.findChildren(CodePicture)
    read = [codes_in(one.grab().toImage()) for one in pictures]
    assert read == [[code] for code in TRIAL_CODES for _ in range(2)]


def test_page_says_whether_a_camera_can_read(bench: Bench) -> None:
    assert "améra" in bench.page.settings.camera.title.text()
    assert bench.page.settings.camera.detail.text()
