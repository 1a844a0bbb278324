"""Making a profile behind the first opening, on real files: once, alone or in a team, and given back if not opened."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from mediator_app.desktop.first_run import making as making_module
from mediator_app.desktop.first_run.choice import FirstRunChoice
from mediator_app.desktop.first_run.making import ProfileMaking
from mediator_app.desktop.first_run.page import FirstRunPage
from mediator_app.desktop.opening import NewProfile, Opened, open_existing
from mediator_app.desktop.tasks import Tasks
from mediator_app.domain.rights import Role
from mediator_app.storage.keys import CHEAP
from mediator_app.storage.profile import create_profile
from tests.desktop.door_values import in_light

PHRASE = "moulin jardin carnet dimanche lanterne"
ALONE = FirstRunChoice("", "", "Claire Fourneau", PHRASE)


def _quickly(folder: Path, passphrase: str) -> NewProfile:
    """``make_profile`` with a key that is cheap to derive."""
    code = create_profile(folder, passphrase, cost=CHEAP)
    return NewProfile(open_existing(folder, passphrase), code)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "profile"


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication) -> FirstRunPage:
    in_light(qapp)
    made = FirstRunPage()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def making(page: FirstRunPage, folder: Path, tasks: Tasks, monkeypatch: pytest.MonkeyPatch) -> Iterator[ProfileMaking]:
    monkeypatch.setattr(making_module, "make_profile", _quickly)
    made = ProfileMaking(page, folder, tasks)
    yield made
    tasks.drain(5)
    made.close()


def wait(tasks: Tasks, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not tasks.database.is_busy())


def refusal(page: FirstRunPage) -> str:
    band = page.findChild(QWidget, "fault")
    assert isinstance(band, QWidget)
    return "" if band.isHidden() else band.accessibleName()


def shown_code(page: FirstRunPage) -> str:
    label = page.findChild(QLabel, "recovery_code")
    assert isinstance(label, QLabel)
    return "-".join(label.text().split())


def test_profile_is_made_and_its_code_shown(
    page: FirstRunPage, making: ProfileMaking, folder: Path, tasks: Tasks, qtbot: QtBot
) -> None:
    page.profile_wanted.emit(ALONE)
    wait(tasks, qtbot)
    assert (folder / "tournee.db").is_file()
    assert len(shown_code(page)) == len("ABCD-2345-EFGH-6789-JKMN-PQRS-TVWX-YZ01")


def test_somebody_alone_signs_with_her_name_and_has_all_rights(
    page: FirstRunPage, making: ProfileMaking, tasks: Tasks, qtbot: QtBot
) -> None:
    handed: list[Opened] = []
    making.ready.connect(handed.append)
    page.profile_wanted.emit(ALONE)
    wait(tasks, qtbot)
    page.open_wanted.emit()
    who = handed[0].laptop.who
    handed[0].close()
    assert (who.member_name, who.role, who.is_enrolled) == ("Claire Fourneau", Role.SOLO, False)


def test_nothing_is_handed_over_before_it_is_asked_for(
    page: FirstRunPage, making: ProfileMaking, tasks: Tasks, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(making.ready):
        page.profile_wanted.emit(ALONE)
        wait(tasks, qtbot)


def test_opening_before_there_is_a_profile_hands_nothing_over(
    page: FirstRunPage, making: ProfileMaking, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(making.ready):
        page.open_wanted.emit()


def test_second_try_uses_the_profile_of_the_first(
    page: FirstRunPage, making: ProfileMaking, folder: Path, tasks: Tasks, qtbot: QtBot
) -> None:
    page.profile_wanted.emit(FirstRunChoice("http://127.0.0.1:9", "ABCD2345", "", PHRASE))
    wait(tasks, qtbot)
    first, key = refusal(page), (folder / "profile.key").read_bytes()
    page.profile_wanted.emit(ALONE)
    wait(tasks, qtbot)
    assert first.startswith("Le centre ne répond pas.")
    assert (refusal(page), (folder / "profile.key").read_bytes()) == ("", key)


def test_name_may_be_changed_between_two_tries(
    page: FirstRunPage, making: ProfileMaking, tasks: Tasks, qtbot: QtBot
) -> None:
    for name in ("Claire", "Claire Fourneau"):
        page.profile_wanted.emit(FirstRunChoice("", "", name, PHRASE))
        wait(tasks, qtbot)
    assert page.person.name() == "Claire Fourneau"


def test_folder_that_holds_a_profile_is_left_alone(
    page: FirstRunPage, making: ProfileMaking, folder: Path, tasks: Tasks, qtbot: QtBot
) -> None:
    create_profile(folder, "une autre phrase bien longue", cost=CHEAP)
    key = (folder / "profile.key").read_bytes()
    page.profile_wanted.emit(ALONE)
    wait(tasks, qtbot)
    assert "contient déjà des données" in refusal(page)
    assert (folder / "profile.key").read_bytes() == key


def test_profile_not_opened_is_given_back(
    page: FirstRunPage, making: ProfileMaking, folder: Path, tasks: Tasks, qtbot: QtBot
) -> None:
    page.profile_wanted.emit(ALONE)
    wait(tasks, qtbot)
    making.close()
    open_existing(folder, PHRASE).close()


def test_profile_handed_over_stays_open(page: FirstRunPage, making: ProfileMaking, tasks: Tasks, qtbot: QtBot) -> None:
    handed: list[Opened] = []
    making.ready.connect(handed.append)
    page.profile_wanted.emit(ALONE)
    wait(tasks, qtbot)
    page.open_wanted.emit()
    making.close()
    connection = handed[0].laptop.connection
    assert connection.execute("SELECT 1").fetchone()[0] == 1
    handed[0].close()


def test_receiving_again_before_there_is_a_profile_does_nothing(
    page: FirstRunPage, making: ProfileMaking, tasks: Tasks
) -> None:
    page.receive_wanted.emit()
    assert not tasks.database.is_busy()


def test_choice_joins_only_with_an_address() -> None:
    choice = partial(FirstRunChoice, member_name="", passphrase=PHRASE)
    assert (choice("https://centre.exemple.fr", "ABCD2345").joins, choice("", "ABCD2345").joins) == (True, False)


def test_folder_is_ready_for_the_windows_own_settings(
    page: FirstRunPage, making: ProfileMaking, folder: Path, tasks: Tasks, qtbot: QtBot
) -> None:
    handed: list[Opened] = []
    making.ready.connect(handed.append)
    page.profile_wanted.emit(ALONE)
    wait(tasks, qtbot)
    page.open_wanted.emit()
    handed[0].close()
    assert handed[0].folder == folder
