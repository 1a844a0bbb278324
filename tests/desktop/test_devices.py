"""« Appareils » with a real centre: seen, invited, taken away, reserved, joined later and joined again; and without it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from mediator_app.desktop.accessibility import unnamed_controls
from mediator_app.desktop.centre import Centre, ToJoin
from mediator_app.desktop.devices.join_card import JoinCard
from mediator_app.desktop.devices.page import DevicesPage
from mediator_app.desktop.devices.wording import LaptopWords
from mediator_app.desktop.office import Office as Window
from mediator_app.desktop.tasks import Tasks
from mediator_app.domain.rights import Role
from mediator_app.errors import AccessRemovedError
from mediator_app.protocol.team import KnownLaptop
from mediator_app.server.enrolment import invite
from mediator_app.services import leases, people, vouchers
from mediator_app.services.laptop import Laptop
from mediator_app.services.leases import Series
from mediator_app.services.team import state_of
from mediator_app.storage import settings
from tests.desktop.page_hands import PageHands
from tests.desktop.part_hands import heard, light, words_on
from tests.support.laptops import SteppingClock, a_laptop
from tests.support.offices import BEGINNING, Desk, Office, an_office

SCHEME = {"name": "Chèque numérique", "issuer": "Département", "face_value_cents": 1000, "book_size": 5}
FINE = KnownLaptop("d1", "Portable", "Claire", "mediator", "2026-11-01T09:00:00Z", "2026-11-24T08:00:00Z", skew=2)


class Hands(PageHands):
    """Somebody in front of the page, who also waits for the network."""

    def settle(self) -> None:
        lanes = (self.workplace.tasks.database, self.workplace.tasks.network)
        for _ in range(3):
            QApplication.processEvents()
            self.qtbot.waitUntil(lambda: not any(lane.is_busy() for lane in lanes))
        QApplication.processEvents()

    def says(self, text: str) -> bool:
        """Is it on screen?"""
        return any(text in one for one in words_on(self.page))

    def make_of(self) -> DevicesPage:
        """The page itself."""
        assert isinstance(self.page, DevicesPage)
        return self.page


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Claire, a mediator, and Hélène, who coordinates; who else comes belongs to one test."""
    with an_office(tmp_path_factory.mktemp("office")) as made:
        made.welcome("Claire")
        helene = made.welcome("Hélène", Role.COORDINATOR)
        vouchers.add_scheme(helene.laptop, SCHEME)
        people.add_person(helene.laptop, {"last_name": "Roche"})
        made.send_all(1)
        yield made


@pytest.fixture
def sit(qtbot: QtBot, qapp: QApplication, tasks: Tasks) -> Iterator[Callable[[Laptop], Hands]]:
    """Sits somebody down in front of a laptop's page."""
    light(qapp)
    yield lambda laptop: Hands(qtbot, tasks, laptop, lambda at: DevicesPage(at, Centre(at)))
    assert tasks.drain(5)


@contextmanager
def away(desk: Desk) -> Iterator[None]:
    """The centre cannot be reached from there."""
    url = desk.laptop.who.url
    settings.put(desk.connection, **{"member.url": "http://127.0.0.1:9"})
    yield
    settings.put(desk.connection, **{"member.url": url})


def test_coordinator_sees_everybody_and_her_own_laptop_first_chosen(
    office: Office, sit: Callable[[Laptop], Hands]
) -> None:
    hands = sit(office.desks[1].laptop)
    assert "Portable de Claire" in hands.rows("laptops_rows")
    assert "Portable de Hélène (ce poste)" in hands.rows("laptops_rows")
    assert hands.says("se retire depuis un autre poste")
    assert not hands.child("revoke_laptop").isEnabled()
    assert unnamed_controls(hands.page) == []


def test_mediator_sees_the_own_laptop_and_can_neither_invite_nor_revoke(
    office: Office, sit: Callable[[Laptop], Hands]
) -> None:
    hands = sit(office.desks[0].laptop)
    assert hands.says("Portable de Claire")
    assert not hands.says("Hélène")
    hidden = ("invite", "revoke_laptop", "reserve_series", "laptops_rows", "join_team")
    assert [name for name in hidden if hands.child(name).isVisible()] == []


def test_access_is_taken_away_in_two_steps(office: Office, sit: Callable[[Laptop], Hands]) -> None:
    karim = office.welcome("Karim")
    hands = sit(office.desks[1].laptop)
    hands.make_of().open_with(device=karim.laptop.who.device)
    hands.click("revoke_laptop")
    assert hands.says("au plus 1 fiche de personne")
    assert hands.child("revoke_laptop_not").hasFocus()
    hands.click("revoke_laptop_now")
    assert hands.says("L’accès de Portable de Karim est retiré.")
    with office.store.reading() as session:
        assert [one.member_name for one in session.devices() if one.revoked_at] == ["Karim"]


def test_escape_leaves_the_access(office: Office, sit: Callable[[Laptop], Hands]) -> None:
    hands = sit(office.desks[1].laptop)
    hands.make_of().open_with(device=office.desks[0].laptop.who.device)
    hands.click("revoke_laptop")
    hands.press(Qt.Key.Key_Escape)
    assert not hands.child("revoke_laptop_now").isVisible()


def test_another_laptop_chosen_closes_the_question_about_the_first(
    office: Office, sit: Callable[[Laptop], Hands]
) -> None:
    hands = sit(office.desks[1].laptop)
    page = hands.make_of()
    page.open_with(device=office.desks[0].laptop.who.device)
    hands.click("revoke_laptop")
    page.open_with(device=office.desks[1].laptop.who.device)
    assert not hands.child("revoke_laptop_now").isVisible()


def test_code_is_shown_as_text_and_picture_until_it_ends(office: Office, sit: Callable[[Laptop], Hands]) -> None:
    hands = sit(office.desks[1].laptop)
    hands.type("invitation_name", "Odile Marsan")
    hands.click("invite")
    page = hands.make_of()
    shown = page.invite.code.text()
    assert (len(shown), shown[4], page.invite.picture.isVisible()) == (9, "-", True)
    assert page.invite.code.fontMetrics().horizontalAdvance("MMMM-WWWW") <= page.invite.name.width()
    assert hands.says("encore 10\u00a0min 00\u00a0s")
    office.clock.advance(minutes=11)
    page.invite.findChildren(QTimer)[0].timeout.emit()
    assert hands.says("Ce code n’est plus valable.")
    assert not page.invite.code.isVisible()


def test_code_needs_a_name(office: Office, sit: Callable[[Laptop], Hands]) -> None:
    hands = sit(office.desks[1].laptop)
    hands.click("invite")
    assert hands.says("Indiquez qui travaillera sur ce poste.")


def test_without_a_network_the_last_list_is_shown_and_why_nothing_can_be_done(
    office: Office, sit: Callable[[Laptop], Hands]
) -> None:
    sit(office.desks[1].laptop)
    with away(office.desks[1]):
        hands = sit(office.desks[1].laptop)
        hands.make_of().open_with(device=office.desks[0].laptop.who.device)
    assert hands.says("Le centre ne répond pas.")
    assert hands.says("liste reçue aujourd’hui")
    assert hands.says("Sans réseau, l’accès ne peut pas être retiré")
    assert [hands.child(name).isEnabled() for name in ("revoke_laptop", "invite")] == [False, False]
    hands.click("refresh_laptops")
    assert hands.child("revoke_laptop").isEnabled()


def test_asking_for_a_fresh_list_leaves_the_keyboard_on_its_button(
    office: Office, sit: Callable[[Laptop], Hands]
) -> None:
    hands = sit(office.desks[1].laptop)
    button = hands.make_of().refresh_button
    button.setFocus()
    button.click()
    assert button.hasFocus()
    hands.settle()
    assert button.hasFocus()


def test_access_taken_away_is_told_in_red(office: Office, sit: Callable[[Laptop], Hands]) -> None:
    page = sit(office.desks[1].laptop).make_of()
    page.show_error(AccessRemovedError("L’accès de ce poste a été retiré."))
    assert page._band.property("tone") == "danger"


def test_list_of_laptops_is_as_high_as_its_rows(office: Office, sit: Callable[[Laptop], Hands]) -> None:
    rows = sit(office.desks[1].laptop).make_of().list.rows
    shown = min(rows.model().rowCount(), 5)
    assert 0 <= rows.height() - shown * rows.delegate.row_height() <= 2


def test_series_is_reserved_for_a_laptop_and_released(office: Office, sit: Callable[[Laptop], Hands]) -> None:
    laptop = office.desks[1].laptop
    hands = sit(laptop)
    hands.make_of().open_with(device=office.desks[0].laptop.who.device)
    hands.click("reserve_series")
    hands.type("series_first", "0412 0001")
    hands.type("series_last", "0412 0050")
    hands.click("series_save")
    assert "0412 0001 à 0412 0050" in hands.rows("laptop_series")
    [kept] = hands.make_of()._standing.series  # type: ignore[union-attr]
    hands.make_of().detail.release_wanted.emit(kept.lease.id)
    hands.settle()
    assert hands.rows("laptop_series") == []


def test_series_that_is_none_is_told_and_stays_typed(office: Office, sit: Callable[[Laptop], Hands]) -> None:
    hands = sit(office.desks[1].laptop)
    hands.click("reserve_series")
    hands.type("series_first", "0412")
    hands.click("series_save")
    assert hands.says("Ces deux codes ne font pas une série.")
    assert hands.child("series_first").text() == "0412"  # type: ignore[attr-defined]


def test_mediator_sees_the_series_of_the_own_laptop(office: Office, sit: Callable[[Laptop], Hands]) -> None:
    claire, helene = office.desks[0], office.desks[1]
    scheme = vouchers.list_schemes(helene.laptop)[0].id
    lease, _ = leases.reserve(helene.laptop, Series(scheme, "A1", "A9"), claire.laptop.who.device, "2026-12-31")
    helene.send()
    claire.send()
    hands = sit(claire.laptop)
    assert "A1 à A9" in hands.rows("laptop_series")
    assert not hands.says("Rendre à tous")
    leases.release(helene.laptop, lease)


@pytest.fixture
def window(office: Office, tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Window]:
    """The whole window of a laptop without a team, where somebody was noted."""
    light(qapp)
    with a_laptop(tmp_path / "seul", clock=SteppingClock(BEGINNING)) as laptop:
        people.add_person(laptop, {"last_name": "Peyrot"})
        made = Window(laptop, Tasks(), tmp_path, lambda: None)
        made.start("devices", sends_by_itself=False)
        qtbot.waitUntil(lambda: not made.workplace.tasks.database.is_busy())
        yield made
        made.window.close()


def join(window: Window, qtbot: QtBot, url: str, code: str) -> None:
    """Type an address and a code, and wait for the answer."""
    page = window.window.page("devices")
    assert isinstance(page, DevicesPage)
    for field, text in ((page.join.address, url), (page.join.code, code)):
        assert isinstance(field, QLineEdit)
        field.setText(text)
    page.join.button.click()
    lanes = (window.workplace.tasks.database, window.workplace.tasks.network)
    qtbot.waitUntil(lambda: not any(lane.is_busy() for lane in lanes))


def test_team_joined_later_gives_its_rail_and_sends_what_was_made_alone(
    office: Office, window: Window, qtbot: QtBot
) -> None:
    assert not window.window.rail.has("devices")
    join(window, qtbot, office.url, invite(office.store, Role.COORDINATOR, "Odile", office.clock()).code)
    qtbot.waitUntil(lambda: window.window.rail.has("devices"))
    assert window.window.current_key() == "devices"
    qtbot.waitUntil(lambda: any("Peyrot" in line.fields for line in office.log()))
    assert window.workplace.member_name == "Odile"


def test_code_that_is_wrong_is_told_and_what_was_typed_stays(office: Office, window: Window, qtbot: QtBot) -> None:
    join(window, qtbot, office.url, "AAAA-2222")
    page = window.window.page("devices")
    assert isinstance(page, DevicesPage)
    qtbot.waitUntil(lambda: "Ce code n’est pas ou plus valable." in words_on(page))
    assert (page.join.code.text(), page.join.button.isEnabled()) == ("AAAA-2222", True)


@pytest.mark.parametrize(
    ("url", "code", "asked"), [("", "AAAA2222", 0), ("centre.fr", "AAAA", 0), ("c.fr", "aaaa-2222", 1)]
)
def test_address_and_whole_code_are_needed(qapp: QApplication, qtbot: QtBot, url: str, code: str, asked: int) -> None:
    light(qapp)
    card = JoinCard()
    qtbot.addWidget(card)
    wanted = heard(card.wanted)
    card.address.setText(url)
    card.code.setText(code)
    card.button.click()
    assert wanted == [ToJoin("https://c.fr", "AAAA2222")] * asked


def test_laptop_that_its_centre_no_longer_knows_joins_again_by_the_window(
    office: Office, sit: Callable[[Laptop], Hands]
) -> None:
    anne = office.welcome("Anne")
    settings.put(anne.connection, **{"member.token": "one that the centre has lost"})
    with pytest.raises(Exception, match="ne connaît plus ce poste"):
        anne.send(0)
    hands = sit(anne.laptop)
    assert hands.says("Le centre a été remis en état")
    assert hands.make_of().join.address.text() == office.url
    hands.type("join_code", invite(office.store, Role.MEDIATOR, "Anne", office.clock()).code)
    hands.click("join_team")
    anne.laptop.refresh_membership()
    assert anne.send().rejected == 0


@pytest.mark.parametrize(
    ("changed", "state"),
    [
        ({}, "fine"),
        ({"revoked_at": "2026-11-23T08:00:00Z", "skew": 900}, "revoked"),
        ({"last_seen_at": "2026-11-20T08:00:00Z"}, "silent"),
        ({"skew": -121}, "clock"),
        ({"skew": 120, "owes_erasures": True, "waiting": 2}, "erasing"),
        ({"waiting": 2, "skew": None}, "waiting"),
    ],
)
def test_state_says_what_a_person_should_know_first(changed: dict[str, object], state: str) -> None:
    one = KnownLaptop(**{name: getattr(FINE, name) for name in FINE.__struct_fields__} | changed)
    assert state_of(one, BEGINNING) == state


@pytest.mark.parametrize(
    ("skew", "said"),
    [
        (None, ""),
        (-3, "juste, à 3\u00a0s près"),
        (420, "en avance de 7\u00a0min"),
        (-7200, "en retard de 2\u00a0h\u00a000"),
        (86_400 * 365, "en avance de 365 jours"),
    ],
)
def test_clock_is_said_as_people_say_it(qapp: QApplication, skew: int | None, said: str) -> None:
    light(qapp)
    assert LaptopWords().clock(skew) == said


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"people": 288}, "288 fiches · version 2.4.0"),
        ({"people": 1}, "1 fiche · version 2.4.0"),
        ({"people": 288, "revoked_at": "2026-11-20T08:00:00Z"}, "version 2.4.0"),
    ],
)
def test_row_says_what_a_laptop_holds(qapp: QApplication, changed: dict[str, object], said: str) -> None:
    light(qapp)
    known = {name: getattr(FINE, name) for name in FINE.__struct_fields__}
    assert LaptopWords().held_and_version(KnownLaptop(**known | {"version": "2.4.0"} | changed)) == said


def test_sectors_are_said_by_their_names(qapp: QApplication) -> None:
    light(qapp)
    words = LaptopWords()
    assert [words.sectors(scopes) for scopes in (["*"], [""], ["", "Nord", "Sud"])] == [
        "tout le territoire",
        "ce qui est commun à tous",
        "Nord, Sud, et ce qui est commun à tous",
    ]
