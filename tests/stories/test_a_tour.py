"""A tour of six communes over three weeks, played in the window: from the invitation to the last send, offline until Friday."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediator_app.demo.team import Colleague, StoryClock, Team
from mediator_app.desktop.translation import install_language
from mediator_app.domain.rights import Role
from mediator_app.server.asgi import centre_app
from mediator_app.server.embedded import serving
from mediator_app.server.enrolment import invite
from mediator_app.server.folder import centre_in, create_centre
from mediator_app.server.store.interface import Store
from mediator_app.services import attendance, people, sessions, stops, tours, vouchers
from mediator_app.services.laptop import Laptop
from tests.desktop.part_hands import light
from tests.stories.mediator import Mediator, as_after_a_crash, at_work, join_in_the_window, morning, next_monday

COMMUNES: Final = (
    ("Foyer rural de Royère", "23165", 0, 10),
    ("Mairie de Felletin", "23079", 1, 9),
    ("Médiathèque de Bourganeuf", "23030", 2, 14),
    ("Salle des fêtes de Crocq", "23069", 3, 9),
    ("École d’Ajain", "23002", 4, 9),
    ("Bibliothèque du Grand-Bourg", "23095", 4, 14),
)
"""Place, commune, weekday and hour."""

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
"""The offscreen platform has neither window manager nor keyboard to grab."""

WEEKS: Final = 3
PEOPLE: Final = ("Roche Denise 06 39 98 41 12 1948", "Lefèvre Jean-Pierre 1951", "Aubry Odette 06 39 98 41 14")


@dataclass
class Territory:
    """A centre that can be reached only within ``network()``, its coordinator, and everybody's clock."""

    folder: Path
    clock: StoryClock
    store: Store
    helene: Colleague
    port: int

    @property
    def url(self) -> str:
        """Where the centre is, when it is there."""
        return f"http://127.0.0.1:{self.port}"

    @contextmanager
    def network(self) -> Iterator[None]:
        """A place with a network."""
        with serving(centre_app(self.store, self.clock), port=self.port):
            yield


@pytest.fixture
def story(tmp_path: Path, qapp: QApplication) -> Iterator[Territory]:
    """The week before: the coordinator has sent the places and the vouchers."""
    install_language(qapp, "fr")
    light(qapp)
    clock = StoryClock(datetime.now(UTC))
    create_centre(tmp_path / "centre", "Creuse")
    with ExitStack() as stack:
        store = stack.enter_context(centre_in(tmp_path / "centre"))
        laptops = stack.enter_context(ExitStack())
        with serving(centre_app(store, clock)) as url:
            helene = Team(url, store, tmp_path, clock, laptops).welcome("Hélène Vauzelle", Role.COORDINATOR, clock)
            for name, commune, _, _ in COMMUNES:
                sessions.add_place(helene.laptop, name, commune)
            scheme = {
                "name": "Chèque numérique",
                "issuer": "Département",
                "face_value_cents": 1000,
                "pattern": r"\d{8}",
            }
            vouchers.add_scheme(helene.laptop, scheme)
            helene.send()
        yield Territory(tmp_path, clock, store, helene, int(url.rpartition(":")[2]))


def test_tour_of_six_communes_over_three_weeks(story: Territory, qtbot: QtBot) -> None:
    folder, monday = story.folder / "claire", next_monday(story.clock())
    code = invite(story.store, Role.MEDIATOR, "Claire Fourneau", story.clock()).code
    with story.network():
        join_in_the_window(qtbot, folder, story.url, code)
    for week in range(WEEKS):
        first = monday + timedelta(weeks=week)
        story.clock.moment = morning(first, 5)
        with at_work(qtbot, folder, story.clock) as claire:
            if week == 0:
                plan(claire, monday)
                outlive_a_power_cut(story, claire, folder)
            for place in range(len(COMMUNES)):
                live_a_day(story, claire, first, place, week)
                if place == week:
                    outlive_a_power_cut(story, claire, folder)
            send_on_friday(story, claire)
    with story.network():
        story.helene.send()
    visits = WEEKS * len(COMMUNES)
    assert seen_by(story.helene.laptop) == (visits, visits * 2, visits * 4, ["accepted"] * visits)


def plan(claire: Mediator, monday: date) -> None:
    """Before the first day, at the kitchen table."""
    claire.plan_tour("Tournée d’hiver", monday, monday + timedelta(weeks=WEEKS, days=-3))
    for name, _, weekday, hour in COMMUNES:
        claire.add_weekly_stop(name, monday + timedelta(days=weekday), hour)


def live_a_day(story: Territory, claire: Mediator, monday: date, place: int, week: int) -> None:
    """One visit, from preparing it to closing it, in a hall without coverage; the power fails after one gesture or another."""
    name, _, weekday, hour = COMMUNES[place]
    day = monday + timedelta(days=weekday)
    story.clock.moment = morning(day, hour - 2)
    stop = next(one for one in stops.list_stops(claire.laptop, the_tour(claire.laptop)) if one.place.name == name)
    claire.prepare_visit(stop.id, day)
    session = sessions.sessions_of_day(claire.laptop, day)[-1].id
    gestures: tuple[Callable[[], None], ...] = (
        lambda: claire.register(session, PEOPLE),
        lambda: claire.welcome(session, (1, 2), [f"{week}{place}41{place}785"], "4 2f 2h"),
        lambda: claire.close_session(session),
    )
    for number, gesture in enumerate(gestures):
        gesture()
        if (week, place) == (number, 3):
            outlive_a_power_cut(story, claire, story.folder / "claire")
    card, counts = sessions.session_card(claire.laptop, session).row, attendance.door_counts(claire.laptop, session)
    assert (card.state, counts.present, card.unnamed, counts.vouchers) == ("closed", 2, 4, 1), (week, name)


def outlive_a_power_cut(story: Territory, claire: Mediator, folder: Path) -> None:
    """All that the window has acknowledged is on the disk already."""
    with as_after_a_crash(folder, story.folder / "after a crash") as copy:
        assert acknowledged(copy) == acknowledged(claire.laptop)


def send_on_friday(story: Territory, claire: Mediator) -> None:
    """Before the town with a network, sending fails and nothing is lost; in it, all goes."""
    waiting = claire.pending()
    claire.send()
    assert claire.pending() == waiting
    with story.network():
        claire.send()
    assert claire.pending() == "Rien à envoyer"


def the_tour(laptop: Laptop) -> str:
    """The only tour."""
    (tour,) = tours.list_tours(laptop)
    return tour.id


def acknowledged(laptop: Laptop) -> object:
    """The stops of the tour, the people, each session with its figures and its vouchers: what the pages show."""
    rows = sessions.latest_sessions(laptop)
    taken = [(one.code, one.state) for row in rows for one in vouchers.session_vouchers(laptop, row.id)]
    return stops.list_stops(laptop, the_tour(laptop)), people.count_people(laptop), rows, taken


def seen_by(laptop: Laptop) -> tuple[int, int, int, list[str]]:
    """Closed sessions, people present, unnamed people and the states of the vouchers on a laptop."""
    rows = [row for row in sessions.latest_sessions(laptop) if row.state == "closed"]
    states = [one.state for row in rows for one in vouchers.session_vouchers(laptop, row.id)]
    return len(rows), sum(row.present for row in rows), sum(row.unnamed for row in rows), states
