"""Opening a real profile behind the unlock page: what is handed over, what is given back, what is refused."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from shutil import copytree
from tempfile import mkdtemp

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from mediator_app.desktop.opening import Opened, open_by_recovery, open_existing, work_alone
from mediator_app.desktop.tasks import Tasks
from mediator_app.desktop.unlock.opener import ProfileOpener
from mediator_app.desktop.unlock.page import UnlockPage
from mediator_app.errors import WrongPassphraseError
from mediator_app.storage.keys import CHEAP
from mediator_app.storage.profile import create_profile, open_profile
from tests.desktop.door_values import in_light

PHRASE = "moulin jardin carnet dimanche lanterne"


@cache
def _made_once() -> tuple[Path, str]:
    """A profile that is quick to open, and its recovery code."""
    folder = Path(mkdtemp(prefix="profile-")) / "profile"
    return folder, create_profile(folder, PHRASE, cost=CHEAP)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(copytree(_made_once()[0], tmp_path / "profile"))


@pytest.fixture
def code(folder: Path) -> str:
    return _made_once()[1]


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication) -> UnlockPage:
    in_light(qapp)
    made = UnlockPage()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def opener(page: UnlockPage, folder: Path, tasks: Tasks) -> Iterator[ProfileOpener]:
    made = ProfileOpener(page, folder, tasks)
    yield made
    tasks.drain(5)
    made.close()


@pytest.fixture
def opened(opener: ProfileOpener) -> Iterator[list[Opened]]:
    """What was handed over, closed afterwards."""
    found: list[Opened] = []
    opener.ready.connect(found.append)
    yield found
    for one in found:
        one.close()


def refusal(page: UnlockPage) -> str:
    band = page.findChild(QWidget, "fault")
    assert isinstance(band, QWidget)
    return band.accessibleName() if not band.isHidden() else ""


def test_phrase_hands_the_open_profile_over(page: UnlockPage, opened: list[Opened], folder: Path, qtbot: QtBot) -> None:
    page.unlock_wanted.emit(PHRASE)
    qtbot.waitUntil(lambda: bool(opened))
    assert opened[0].folder == folder


def test_wrong_phrase_hands_nothing_over(page: UnlockPage, opened: list[Opened], qtbot: QtBot) -> None:
    page.unlock_wanted.emit("autre phrase")
    qtbot.waitUntil(lambda: refusal(page) != "")
    assert opened == []
    assert refusal(page).startswith("Cette phrase secrète n’ouvre pas ces données.")


def test_recovery_waits_for_the_choice_of_a_phrase(
    page: UnlockPage, opened: list[Opened], code: str, qtbot: QtBot
) -> None:
    page.recovery_wanted.emit(code)
    qtbot.waitUntil(lambda: page.findChild(QWidget, "keep") is not None)
    assert opened == []


def test_old_phrase_can_be_kept_after_a_recovery(
    page: UnlockPage, opened: list[Opened], code: str, folder: Path, qtbot: QtBot
) -> None:
    page.recovery_wanted.emit(code)
    qtbot.waitUntil(lambda: page.findChild(QWidget, "later") is not None)
    page.later_wanted.emit()
    assert len(opened) == 1
    opened.pop().close()
    open_profile(folder, PHRASE).close()


def test_pressing_later_twice_hands_over_once(page: UnlockPage, opened: list[Opened], code: str, qtbot: QtBot) -> None:
    page.recovery_wanted.emit(code)
    qtbot.waitUntil(lambda: page.findChild(QWidget, "later") is not None)
    page.later_wanted.emit()
    page.later_wanted.emit()
    assert len(opened) == 1


def test_later_before_any_recovery_hands_nothing_over(page: UnlockPage, opened: list[Opened]) -> None:
    page.later_wanted.emit()
    assert opened == []


def test_profile_handed_over_is_not_closed_by_its_opener(
    page: UnlockPage, opener: ProfileOpener, opened: list[Opened], code: str, qtbot: QtBot
) -> None:
    page.recovery_wanted.emit(code)
    qtbot.waitUntil(lambda: page.findChild(QWidget, "later") is not None)
    page.later_wanted.emit()
    opener.close()
    assert opened[0].laptop.connection.execute("SELECT 1").fetchone()[0] == 1


@pytest.mark.parametrize("wrong", ["ABCD-2345", "", "ABCD-2345-EFGH-6789-JKMN-PQRS-TVWX-YZ01"])
def test_wrong_code_is_said_and_asked_again(page: UnlockPage, opener: ProfileOpener, wrong: str, qtbot: QtBot) -> None:
    page.recovery_wanted.emit(wrong)
    qtbot.waitUntil(lambda: refusal(page) != "")
    assert page.findChild(QWidget, "keep") is None


def test_no_profile_after_all_is_said_to_who_listens(
    page: UnlockPage, tmp_path: Path, tasks: Tasks, qtbot: QtBot
) -> None:
    opener = ProfileOpener(page, tmp_path / "nowhere", tasks)
    with qtbot.waitSignal(opener.absent):
        page.unlock_wanted.emit(PHRASE)
    assert refusal(page) == ""


def test_name_of_somebody_alone_stays_in_the_file(folder: Path) -> None:
    first = open_existing(folder, PHRASE)
    said = work_alone(first.laptop, "Claire Fourneau")
    first.close()
    again = open_existing(folder, PHRASE)
    kept = again.laptop.who.member_name
    again.close()
    assert (said, kept) == ("Claire Fourneau", "Claire Fourneau")


def test_code_of_the_sheet_opens_however_it_was_copied(folder: Path, code: str) -> None:
    open_by_recovery(folder, f"  {code.lower().replace('-', ' ')} ").close()


def test_recovery_code_is_no_phrase(folder: Path, code: str) -> None:
    with pytest.raises(WrongPassphraseError):
        open_existing(folder, code)


def test_profile_given_back_can_be_opened_again(folder: Path) -> None:
    for _ in range(2):
        open_existing(folder, PHRASE).close()
