"""The territory behind ``mediator-app --demo``: real places, invented people, a week of workshops, a colleague's laptop.

What the window shows is made through the same services as everything else. The colleague's laptop has sent before the
window opens, so that one press on « Envoyer au centre » brings a voucher taken twice, a record changed by two people and a
person known twice.
"""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from mediator_app.demo.activities import follow_up
from mediator_app.demo.inventing import invented_people
from mediator_app.demo.team import Colleague, StoryClock, Team, a_team
from mediator_app.demo.tour import make_tour
from mediator_app.domain.rights import Role
from mediator_app.resources import resource_path
from mediator_app.services import attendance, people, sessions, vouchers
from mediator_app.services.imports import import_places

TOUR: Final = (
    "Felletin - médiathèque",
    "Arrènes - mairie",
    "Crocq",
    "Le Grand-Bourg - bibliothèque",
    "Bourganeuf",
    "Saint Sébastien - mairie",
    "Guéret - La Quincaillerie",
)
"""Where the workshops are held, day after day, by the names in the real file."""

PEOPLE: Final = 160
SHARED_CODE: Final = "0412 7785"
WORKSHOPS: Final = (
    ("Premiers pas sur tablette", "debutant", ("prendre_en_main_du_materiel",)),
    (
        "Mes démarches en ligne",
        "intermediaire",
        ("aide_aux_demarches_administratives", "papiers_elections_citoyennete"),
    ),
    ("Sécuriser son téléphone", "debutant", ("securite_numerique",)),
    ("Photos et souvenirs", "intermediaire", ("gere_ses_contenus_numeriques",)),
)


@dataclass(frozen=True, slots=True)
class Territory:
    """Whose laptop the window shows, the colleague's, their centre, and the clock of all of them."""

    own: Colleague
    colleague: Colleague
    team: Team
    clock: StoryClock


@contextmanager
def a_territory(now: datetime | None = None) -> Iterator[Territory]:
    """Make the territory in a temporary folder, deleted at the end of the block."""
    present = now or datetime.now(UTC)
    with tempfile.TemporaryDirectory(prefix="tournee-demo-") as folder:
        clock = StoryClock(present - timedelta(days=8))
        with a_team(Path(folder), clock) as team:
            own = team.welcome("Hélène Vauzelle", Role.COORDINATOR, clock)
            colleague = team.welcome("Karim Benali", Role.MEDIATOR, clock)
            _Making(own, colleague, clock, present).make()
            clock.moment = present
            if now is None:
                clock.let_run()
            yield Territory(own, colleague, team, clock)


class _Making:
    def __init__(self, own: Colleague, colleague: Colleague, clock: StoryClock, present: datetime) -> None:
        self._own = own
        self._colleague = colleague
        self._clock = clock
        self._present = present
        self._rng = random.Random(23)  # noqa: S311  invents people, guards nothing
        self._places: list[str] = []
        self._stops: list[str] = []
        self._people: list[str] = []
        self._scheme = ""
        self._codes = iter(range(4_127_600, 5_000_000))

    def make(self) -> None:
        """Make everything, in the order of the days."""
        self._prepare()
        for days in range(-7, 0):
            self._workshop_of_the_past(days)
        self._own.send()
        self._colleague.send()
        self._differ()
        self._colleague.send()
        self._days_to_come()
        self._today()

    def _prepare(self) -> None:
        laptop = self._own.laptop
        import_places(laptop, resource_path("demo", "places-creuse.json"))
        by_name = {place["name"]: place["id"] for place in sessions.list_places(laptop)}
        self._places = [by_name[name] for name in TOUR]
        self._stops = make_tour(laptop, self._places, (self._present - timedelta(days=len(TOUR))).astimezone().date())
        until = (self._present + timedelta(days=60)).date().isoformat()
        scheme = {"name": "Chèque numérique (fictif)", "issuer": "Territoire fictif", "face_value_cents": 1000}
        self._scheme, _ = vouchers.add_scheme(
            laptop, {**scheme, "book_size": 5, "pattern": r"\d{8}", "valid_until": until}
        )
        for fields in invented_people(self._rng, PEOPLE):
            self._people.append(people.add_person(laptop, fields).id)
        follow_up(laptop, self._people[10:15], self._present.date())

    def _workshop_of_the_past(self, days: int) -> None:
        self._clock.moment = (self._present + timedelta(days=days)).replace(hour=9, minute=0, second=0, microsecond=0)
        session = self._session(self._own, days, 9, capacity=12)
        for person in self._rng.sample(self._people, 9):
            status = self._rng.choice(("present", "present", "present", "excused"))
            attendance.set_attendance(self._own.laptop, session, person, status)
            self._clock.advance(minutes=2)
            if status == "present" and self._rng.random() < 0.6:
                self._voucher(self._own, session, person)
        if days < -2:
            sessions.close_session(self._own.laptop, session)

    def _differ(self) -> None:
        """The two laptops part ways: the same voucher, the same record, the same person, without knowing of each other."""
        self._clock.moment = self._present - timedelta(hours=20)
        twin = {"birth_year": 1949, "commune": "23165", "gender": "masculin", "phone": "06 39 98 12 75"}
        for colleague, days, holder, phone, name in (
            (self._colleague, -2, 1, "06 39 98 41 27", ("Lefebvre", "J.-P.")),
            (self._own, -1, 2, "06 39 98 33 08", ("Lefèvre", "Jean-Pierre")),
        ):
            laptop, person = colleague.laptop, self._people[holder]
            people.edit_person(laptop, self._people[0], {"phone": phone})
            people.add_person(laptop, {"last_name": name[0], "first_name": name[1], **twin})
            session = self._session(colleague, days, 14, capacity=10)
            attendance.set_attendance(laptop, session, person, "present")
            how = "scanned" if colleague is self._colleague else "typed"
            vouchers.redeem_voucher(laptop, SHARED_CODE, self._scheme, session, person, how)
            self._clock.advance(hours=2)

    def _today(self) -> None:
        """Today's workshops: one that runs now with its list half arrived, one later."""
        start = self._present.replace(minute=0, second=0, microsecond=0)
        self._clock.moment = self._present - timedelta(minutes=50)
        session = self._session(self._own, 0, start.hour, capacity=12, start=start)
        chosen = self._rng.sample(self._people[2:], 12)
        for person in chosen:
            attendance.set_attendance(self._own.laptop, session, person, "registered")
        for person in chosen[:5]:
            self._clock.advance(minutes=3)
            attendance.set_attendance(self._own.laptop, session, person, "present", label="door.present")
            if person != chosen[2]:
                self._voucher(self._own, session, person)
        attendance.set_attendance(self._own.laptop, session, chosen[6], "excused")
        later = self._session(self._own, 0, 0, capacity=12, start=start + timedelta(hours=3))
        self._register(later, self._people[30:39])

    def _days_to_come(self) -> None:
        for days in range(1, 5):
            session = self._session(self._own, days, 9, capacity=12)
            self._register(session, self._rng.sample(self._people, 6 + days))

    def _register(self, session: str, chosen: Sequence[str]) -> None:
        for person in chosen:
            attendance.set_attendance(self._own.laptop, session, person, "registered")

    def _session(
        self, colleague: Colleague, days: int, hour: int, *, capacity: int, start: datetime | None = None
    ) -> str:
        day = (self._present + timedelta(days=days)).astimezone()
        begins = start or day.replace(hour=hour, minute=0, second=0, microsecond=0)
        title, level, themes = WORKSHOPS[days % len(WORKSHOPS)]
        fields: dict[str, Any] = {"title": title, "level": level, "themes": list(themes), "capacity": capacity}
        times = {"starts_at": begins.astimezone(), "ends_at": begins.astimezone() + timedelta(hours=2)}
        number = days % len(self._places)
        here = {"place": self._places[number], **({"stop": self._stops[number]} if colleague is self._own else {})}
        return sessions.add_session(colleague.laptop, {**fields, **times, **here}).id

    def _voucher(self, colleague: Colleague, session: str, person: str) -> None:
        code = f"{next(self._codes):08d}"
        vouchers.redeem_voucher(colleague.laptop, f"{code[:4]} {code[4:]}", self._scheme, session, person, "scanned")
