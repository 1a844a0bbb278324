"""An unexpected stop: what the report holds and does not, who keeps it, and what the next start shows of it."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mediator_app.desktop.accessibility import unnamed_controls
from mediator_app.desktop.crash.band import CrashBand
from mediator_app.desktop.crash.report import place_of, read_report, report_file, report_text, write_report
from mediator_app.desktop.crash.watching import Watch
from mediator_app.desktop.tasks import Tasks
from mediator_app.errors import InvalidInputError
from tests.desktop.conftest import Show

SECRET = "Denise Roche"


def failing(name: str = SECRET) -> Exception:
    """A bug whose messages hold a name, twice: in what failed, and in what that came from."""
    try:
        try:
            int(name)
        except ValueError as error:
            raise KeyError(f"person {name}") from error
    except KeyError as error:
        return error
    raise AssertionError


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return report_file(tmp_path / "profile")


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What the hooks before ours are told; those of the tests would fail them."""
    heard: list[object] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _trace: heard.append(error))
    monkeypatch.setattr(threading, "excepthook", lambda args: heard.append(args.exc_value))
    return heard


@pytest.fixture
def watch(file: Path, told: list[object], tasks: Tasks) -> Iterator[Watch]:
    made = Watch(file)
    made.start(tasks)
    yield made
    made.stop()


@pytest.fixture
def band(file: Path, show: Show) -> CrashBand:
    write_report(file, failing(), "window")
    made = CrashBand(file)
    show(made)
    return made


def press(page: QWidget, name: str) -> None:
    button = page.findChild(QPushButton, name)
    assert isinstance(button, QPushButton)
    assert button.isVisible()
    button.click()


def open_report(band: CrashBand) -> None:
    (link,) = [one for one in band.findChildren(QPushButton) if one.text() == "Voir le rapport"]
    link.click()


def test_report_tells_kinds_and_places_and_no_message() -> None:
    text = report_text(failing(), "window")
    assert ["builtins.KeyError" in text, "builtins.ValueError" in text] == [True, True]
    assert "test_crash.py:" in text
    assert " failing" in text
    assert not any(part in text for part in (SECRET, "Denise", "Roche", "person"))


def test_report_tells_the_versions() -> None:
    first = report_text(failing(), "lane").splitlines()[0]
    assert first.startswith("Tournée ")
    assert f"Python {sys.version_info.major}.{sys.version_info.minor}" in first
    assert "Qt 6." in first


def test_sentence_of_an_expected_error_is_left_out_too() -> None:
    text = report_text(InvalidInputError(f"{SECRET} est déjà inscrite.", "Cherchez-la."), "window")
    assert "InvalidInputError" in text
    assert "inscrite" not in text


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/home/denise.roche/tournee/mediator_app/services/today.py", "mediator_app/services/today.py"),
        (r"C:\Users\Denise Roche\Tournee\mediator_app\errors.py", "mediator_app/errors.py"),
        ("/home/denise/.venv/lib/python3.11/site-packages/shiboken6/x.py", "shiboken6/x.py"),
        ("/home/denise/Bureau/essai.py", "essai.py"),
        ("<string>", "<string>"),
    ],
)
def test_folders_called_after_somebody_are_left_out(path: str, said: str) -> None:
    assert place_of(path) == said


def test_error_of_the_window_is_kept_and_still_told(watch: Watch, file: Path, told: list[object]) -> None:
    error = failing()
    sys.excepthook(type(error), error, error.__traceback__)
    assert "KeyError" in read_report(file)
    assert told == [error]


def test_error_of_a_thread_is_kept(watch: Watch, file: Path, told: list[object]) -> None:
    thread = threading.Thread(target=int, args=(SECRET,))
    thread.start()
    thread.join()
    assert "builtins.ValueError" in read_report(file)
    assert len(told) == 1


def test_bug_of_a_lane_is_kept(watch: Watch, file: Path, tasks: Tasks, qtbot: QtBot) -> None:
    tasks.database.run(lambda: int(SECRET))
    qtbot.waitUntil(lambda: bool(read_report(file)))
    assert "builtins.ValueError" in read_report(file)


def test_first_error_of_a_run_is_the_one_kept(watch: Watch, file: Path) -> None:
    watch.keep(failing(), "window")
    watch.keep(ZeroDivisionError(), "window")
    assert "ZeroDivisionError" not in read_report(file)


def test_ctrl_c_is_no_unexpected_stop(watch: Watch, file: Path) -> None:
    watch.keep(KeyboardInterrupt(), "window")
    assert not file.exists()


def test_hooks_are_given_back(file: Path, tasks: Tasks) -> None:
    before = (sys.excepthook, threading.excepthook)
    watch = Watch(file)
    watch.start(tasks)
    watch.stop()
    assert (sys.excepthook, threading.excepthook) == before


def test_report_that_cannot_be_written_makes_nothing_worse(tmp_path: Path) -> None:
    (tmp_path / "log").write_text("a file where the folder should be")
    write_report(report_file(tmp_path), failing(), "window")
    assert read_report(report_file(tmp_path)) == ""


def test_report_is_readable_by_its_owner_only(file: Path) -> None:
    write_report(file, failing(), "window")
    assert file.stat().st_mode & 0o077 == 0


def test_nothing_is_shown_without_a_report(file: Path, show: Show) -> None:
    made = CrashBand(file)
    show(made)
    assert not made.isVisible()


def test_report_is_shown_exactly_once_asked_for(band: CrashBand, file: Path) -> None:
    shown = band.findChild(QPlainTextEdit, "crash_text")
    assert isinstance(shown, QPlainTextEdit)
    assert not shown.isVisible()
    open_report(band)
    assert shown.isVisible()
    assert shown.toPlainText() == file.read_text("utf-8")
    assert unnamed_controls(band) == []


def test_report_is_copied_whole(band: CrashBand, file: Path) -> None:
    open_report(band)
    press(band, "crash_copy")
    assert QGuiApplication.clipboard().text() == file.read_text("utf-8")


def test_report_that_is_closed_can_be_read_again(band: CrashBand, file: Path) -> None:
    open_report(band)
    press(band, "crash_close")
    open_report(band)
    assert file.exists()
    assert band.isVisible()


def test_report_that_is_deleted_is_gone(band: CrashBand, file: Path) -> None:
    open_report(band)
    press(band, "crash_delete")
    assert (band.isVisible(), file.exists()) == (False, False)
