"""From nothing to an open office: which page comes first, real profiles, a real centre, and what is refused in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from mediator_app.cli.options import WindowOptions
from mediator_app.demo.team import Team, a_team
from mediator_app.desktop.application import Starter
from mediator_app.desktop.first_run.page import FirstRunPage
from mediator_app.desktop.office import Office
from mediator_app.desktop.translation import install_language
from mediator_app.desktop.unlock.page import UnlockPage
from mediator_app.desktop.widgets.labels import Label
from mediator_app.domain.rights import Role
from mediator_app.server.enrolment import invite
from mediator_app.services import people
from mediator_app.services.laptop import Laptop, open_laptop
from mediator_app.storage.database import Connection
from mediator_app.storage.keys import CHEAP, unlock
from mediator_app.storage.migrations import SCHEMA_VERSION
from mediator_app.storage.profile import Schema, create_profile, open_profile

PHRASE = "moulin jardin carnet dimanche lanterne"
Start = Callable[..., Starter]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a profile may be."""
    return tmp_path / "profile"


@pytest.fixture
def code(folder: Path) -> str:
    """The recovery code of a profile that is quick to open."""
    return create_profile(folder, PHRASE, cost=CHEAP)


@pytest.fixture
def start(themed: QApplication, folder: Path) -> Iterator[Start]:
    """Starts the window as the command line does, and ends it as closing the last window does."""
    install_language(themed, "fr")
    started: list[Starter] = []

    def begin(**options: object) -> Starter:
        starter = Starter(WindowOptions(**{"profile": folder, **options}))  # type: ignore[arg-type]
        started.append(starter)
        starter.start()
        return starter

    yield begin
    for starter in started:
        if starter.office is not None:
            starter.office.window.close()
        starter.close()
        assert starter.tasks.drain(10)


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    """A real centre on loopback."""
    with a_team(tmp_path) as made:
        yield made


def office(starter: Starter, qtbot: QtBot) -> Office:
    qtbot.waitUntil(lambda: starter.office is not None, timeout=20_000)
    assert starter.office is not None
    return starter.office


def ask(opened: Office, qtbot: QtBot, work: Callable[[Laptop], Any]) -> Any:
    """What the office's file answers."""
    answers: list[Any] = []
    opened.workplace.read(work, answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=10_000)
    return answers[0]


def child(starter: Starter, name: str) -> QWidget:
    assert starter.gate is not None
    found = starter.gate.findChild(QWidget, name)
    assert isinstance(found, QWidget), name
    return found


def type_in(starter: Starter, name: str, text: str) -> None:
    field = child(starter, name)
    assert isinstance(field, QLineEdit)
    field.clear()
    QTest.keyClicks(field, text)


def press(starter: Starter, name: str) -> None:
    button = child(starter, name)
    assert button.isEnabled(), name
    click = getattr(button, "click")  # noqa: B009  buttons, radios and boxes alike
    click()


def refusal(starter: Starter, qtbot: QtBot) -> str:
    """The sentence of the band, once it is shown."""
    qtbot.waitUntil(lambda: child(starter, "fault").isVisible(), timeout=10_000)
    return child(starter, "fault").accessibleName()


def choose_phrase(starter: Starter) -> None:
    type_in(starter, "passphrase", PHRASE)
    type_in(starter, "passphrase_again", PHRASE)
    press(starter, "next")


def of_next_year(connection: Connection) -> None:
    """What a later version of the program would write."""
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")


def finish(starter: Starter, qtbot: QtBot) -> Office:
    """Keep the sheet, wait for what comes, open."""
    qtbot.waitUntil(lambda: child(starter, "sheet_kept").isVisible(), timeout=10_000)
    press(starter, "sheet_kept")
    press(starter, "next")
    qtbot.waitUntil(lambda: child(starter, "next").isEnabled(), timeout=10_000)
    press(starter, "next")
    return office(starter, qtbot)


def work_alone(starter: Starter, name: str) -> None:
    press(starter, "alone")
    press(starter, "next")
    type_in(starter, "member_name", name)
    press(starter, "next")


def join(starter: Starter, url: str, code: str) -> None:
    type_in(starter, "url", url)
    type_in(starter, "code", code)
    press(starter, "next")


def invitation(team: Team) -> str:
    return invite(team.store, Role.MEDIATOR, "Claire Fourneau", datetime.now(UTC)).code


def test_without_a_profile_the_first_opening_comes(start: Start) -> None:
    assert isinstance(start().gate, FirstRunPage)


def test_with_a_profile_its_phrase_is_asked(start: Start, code: str) -> None:
    starter = start()
    assert isinstance(starter.gate, UnlockPage)
    assert starter.office is None


def test_with_a_profile_and_its_phrase_the_office_opens(start: Start, code: str, qtbot: QtBot) -> None:
    starter = start(passphrase=PHRASE)
    opened = office(starter, qtbot)
    assert (opened.window.isVisible(), opened.window.current_key(), starter.gate) == (True, "today", None)


def test_page_asked_for_opens_after_unlocking(start: Start, code: str, qtbot: QtBot) -> None:
    assert office(start(passphrase=PHRASE, page="people"), qtbot).window.current_key() == "people"


def test_first_opening_can_be_looked_at_beside_a_profile(start: Start, code: str) -> None:
    assert isinstance(start(page="first-run", passphrase=PHRASE).gate, FirstRunPage)


def test_unlocking_can_be_looked_at_and_then_used(start: Start, code: str, qtbot: QtBot) -> None:
    starter = start(page="unlock", passphrase=PHRASE)
    assert isinstance(starter.gate, UnlockPage)
    type_in(starter, "secret", PHRASE)
    press(starter, "open")
    assert office(starter, qtbot).window.current_key() == "today"


def test_wrong_phrase_is_said_and_the_right_one_still_opens(start: Start, code: str, qtbot: QtBot) -> None:
    starter = start(passphrase="autre phrase")
    assert refusal(starter, qtbot).startswith("Cette phrase secrète n’ouvre pas ces données.")
    type_in(starter, "secret", PHRASE)
    press(starter, "open")
    assert office(starter, qtbot).window.isVisible()


def test_damaged_profile_is_said(start: Start, folder: Path, code: str, qtbot: QtBot) -> None:
    database = folder / "tournee.db"
    database.write_bytes(database.read_bytes()[:1000])
    assert "abîmé" in refusal(start(passphrase=PHRASE), qtbot)


def test_profile_without_its_key_is_said_and_not_made_anew(start: Start, folder: Path, code: str, qtbot: QtBot) -> None:
    (folder / "profile.key").unlink()
    assert "profile.key" in refusal(start(passphrase=PHRASE), qtbot)


def test_profile_of_a_newer_version_is_said(start: Start, folder: Path, qtbot: QtBot) -> None:
    create_profile(folder, PHRASE, cost=CHEAP, schema=Schema(SCHEMA_VERSION + 1, of_next_year))
    assert "version plus récente" in refusal(start(passphrase=PHRASE), qtbot)


def test_profile_in_use_is_said(start: Start, folder: Path, code: str, qtbot: QtBot) -> None:
    with open_profile(folder, PHRASE):
        assert "déjà ouvertes" in refusal(start(passphrase=PHRASE), qtbot)


def test_creation_that_was_interrupted_starts_again(start: Start, folder: Path, code: str, qtbot: QtBot) -> None:
    (folder / "tournee.db").rename(folder / "tournee.db.new")
    starter = start(passphrase=PHRASE)
    qtbot.waitUntil(lambda: isinstance(starter.gate, FirstRunPage), timeout=10_000)


def test_closing_gives_the_profile_back(start: Start, folder: Path, code: str, qtbot: QtBot) -> None:
    office(start(passphrase=PHRASE), qtbot).window.close()
    open_profile(folder, PHRASE).close()


def test_recovery_sheet_opens_and_a_new_phrase_is_kept(start: Start, folder: Path, code: str, qtbot: QtBot) -> None:
    starter = start()
    press(starter, "other_way")
    type_in(starter, "secret", code.lower().replace("-", " "))
    press(starter, "open")
    qtbot.waitUntil(lambda: starter.gate is not None and starter.gate.findChild(QWidget, "keep") is not None)
    type_in(starter, "passphrase", "sapin rivage tambour orange cloche")
    type_in(starter, "passphrase_again", "sapin rivage tambour orange cloche")
    press(starter, "keep")
    office(starter, qtbot)
    assert unlock(folder, "sapin rivage tambour orange cloche")


def test_recovered_profile_is_given_back_when_the_window_closes(
    start: Start, folder: Path, code: str, qtbot: QtBot
) -> None:
    starter = start()
    press(starter, "other_way")
    type_in(starter, "secret", code)
    press(starter, "open")
    qtbot.waitUntil(lambda: starter.gate is not None and starter.gate.findChild(QWidget, "later") is not None)
    starter.close()
    open_profile(folder, PHRASE).close()


def test_working_alone_end_to_end(start: Start, folder: Path, qtbot: QtBot) -> None:
    starter = start()
    work_alone(starter, "Claire Fourneau")
    choose_phrase(starter)
    finish(starter, qtbot).window.close()
    with open_profile(folder, PHRASE) as profile:
        who = open_laptop(profile.connection).who
        assert (who.member_name, who.role) == ("Claire Fourneau", Role.SOLO)


def test_recovery_code_shown_opens_the_profile(start: Start, folder: Path, qtbot: QtBot) -> None:
    starter = start()
    work_alone(starter, "Claire Fourneau")
    choose_phrase(starter)
    qtbot.waitUntil(lambda: child(starter, "recovery_code").isVisible(), timeout=10_000)
    label = child(starter, "recovery_code")
    assert isinstance(label, Label)
    shown = label.text()
    finish(starter, qtbot).window.close()
    again = start()
    press(again, "other_way")
    type_in(again, "secret", shown.replace("\n", " "))
    press(again, "open")
    qtbot.waitUntil(lambda: again.gate is not None and again.gate.findChild(QWidget, "keep") is not None)


def test_joining_a_team_end_to_end(start: Start, team: Team, qtbot: QtBot) -> None:
    karim = team.welcome("Karim Benali", Role.MEDIATOR, lambda: datetime.now(UTC))
    people.add_person(karim.laptop, {"last_name": "Thérond", "first_name": "Gérard"})
    karim.send()
    starter = start()
    join(starter, team.url, invitation(team))
    choose_phrase(starter)
    opened = finish(starter, qtbot)
    found = ask(opened, qtbot, lambda laptop: people.search_people(laptop, "therond"))
    assert [row.last_name for row in found] == ["Thérond"]
    assert (opened.workplace.member_name, opened.workplace.role) == ("Claire Fourneau", Role.MEDIATOR)


def test_refused_code_keeps_the_profile_for_the_next_try(start: Start, folder: Path, team: Team, qtbot: QtBot) -> None:
    starter = start()
    join(starter, team.url, "ABCD2345")
    choose_phrase(starter)
    assert refusal(starter, qtbot).startswith("Ce code n’est pas ou plus valable.")
    made = (folder / "profile.key").read_bytes()
    join(starter, team.url, invitation(team))
    finish(starter, qtbot)
    assert (folder / "profile.key").read_bytes() == made


def test_centre_that_does_not_answer_is_said(start: Start, qtbot: QtBot) -> None:
    starter = start()
    join(starter, "http://127.0.0.1:9", "ABCD2345")
    choose_phrase(starter)
    assert refusal(starter, qtbot).startswith("Le centre ne répond pas.")


def test_profile_made_and_not_opened_is_given_back(start: Start, folder: Path, qtbot: QtBot) -> None:
    starter = start()
    work_alone(starter, "Claire Fourneau")
    choose_phrase(starter)
    qtbot.waitUntil(lambda: child(starter, "sheet_kept").isVisible(), timeout=10_000)
    starter.close()
    open_profile(folder, PHRASE).close()


def test_first_opening_beside_a_profile_never_replaces_it(start: Start, folder: Path, code: str, qtbot: QtBot) -> None:
    before = (folder / "tournee.db").read_bytes()
    starter = start(page="first-run")
    work_alone(starter, "Claire Fourneau")
    choose_phrase(starter)
    assert "contient déjà des données" in refusal(starter, qtbot)
    assert (folder / "tournee.db").read_bytes() == before


def test_demonstration_says_that_its_data_are_invented(start: Start, qtbot: QtBot) -> None:
    opened = office(start(demo=True), qtbot)
    ribbon = opened.window.findChild(QLabel, "demo_ribbon")
    assert isinstance(ribbon, QLabel)
    assert (ribbon.isVisible(), ribbon.text()) == (True, "Données fictives, rien n’est envoyé")


def test_demonstration_opens_from_the_first_opening_and_leaves_no_profile(
    start: Start, folder: Path, qtbot: QtBot
) -> None:
    starter = start()
    press(starter, "demo")
    opened = office(starter, qtbot)
    made_in = ask(opened, qtbot, lambda laptop: laptop.connection.execute("PRAGMA database_list").fetchone()[2])
    opened.window.close()
    assert not folder.exists()
    assert not Path(made_in).exists()


def test_demonstration_that_is_ready_too_late_is_closed(start: Start, qtbot: QtBot) -> None:
    starter = start(demo=True)
    starter.close()
    assert starter.office is None


def test_bug_does_not_leave_the_page_hanging(start: Start, code: str, qtbot: QtBot) -> None:
    starter = start(page="unlock")
    starter.tasks.bug.emit(ValueError("plus rien"))
    assert refusal(starter, qtbot).startswith("Tournée n’a pas pu aller plus loin.")
