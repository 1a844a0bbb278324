"""The demonstration's story, played without a window: days offline, then everything is sent, settled and equal.

Each check looks at the files and the centre from outside, by what the story did, not by what the programs say of
themselves; breaking a guarantee by hand makes one fail.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from mediator_app.demo.team import Colleague, StoryClock, Team, a_team
from mediator_app.demo.witness import Witness
from mediator_app.domain.rights import Role
from mediator_app.resources import resource_path
from mediator_app.services import attendance, merging, people, review, sessions, vouchers
from mediator_app.services.imports import import_places

PLACES: Final = 91
SHARED_CODE: Final = "0412 7785"
LIST: Final = (("Aubrun", "Paulette"), ("Chabannes", "Yvette"), ("Couturier", "André"), ("Œuvrard", "Marie-Thérèse"))


@dataclass(frozen=True, slots=True)
class Check:
    """A promise of the app, and whether the story saw it hold."""

    name: str
    ok: bool
    detail: str


@dataclass(slots=True)
class StoryReport:
    """What was done and what was seen."""

    steps: list[str] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        """Did every promise hold?"""
        return bool(self.checks) and all(check.ok for check in self.checks)


def play(on_step: Callable[[str], object] | None = None) -> StoryReport:
    """Play the whole story in a temporary folder that is deleted afterwards."""
    with tempfile.TemporaryDirectory(prefix="tournee-demo-") as folder, a_team(Path(folder)) as team:
        story = _Story(team, on_step)
        for chapter in (story.plan, story.tour_offline, story.send, story.settle, story.agree):
            chapter()
        return story.report


class _Story:
    def __init__(self, team: Team, on_step: Callable[[str], object] | None) -> None:
        self.report = StoryReport()
        self._on_step = on_step
        self._clock = StoryClock(datetime.now(UTC).replace(microsecond=0) - timedelta(days=5))
        self._team = team
        self._claire = team.welcome("Claire Fourneau", Role.MEDIATOR, self._clock)
        self._karim = team.welcome("Karim Benali", Role.MEDIATOR, self._clock)
        self._helene = team.welcome("Hélène Vauzelle", Role.COORDINATOR, self._clock, joins=False)
        self._all = (self._claire, self._karim, self._helene)
        self._witness = Witness(team.store)
        self._known: dict[str, str] = {}
        self._taken: dict[str, str] = {}

    def plan(self) -> None:
        """The coordinator prepares alone, joins, and everybody receives."""
        laptop = self._helene.laptop
        report = import_places(laptop, resource_path("demo", "places-creuse.json"))
        self._step(f"Hélène importe {report.created} lieux réels de la Creuse, sans réseau et sans équipe.")
        rules = {"pattern": r"\d{8}", "valid_until": (self._clock.moment + timedelta(days=60)).date().isoformat()}
        scheme = {
            "name": "Chèque numérique",
            "issuer": "Territoire fictif",
            "face_value_cents": 1000,
            "book_size": 5,
            **rules,
        }
        self._known["scheme"], _ = vouchers.add_scheme(laptop, scheme)
        self._known["place"] = sessions.list_places(laptop)[0]["id"]
        self._known["session"] = self._a_session(self._helene, "Premiers pas sur tablette", days=1)
        self._known["person"] = self._a_person(
            self._helene, "Rochefort", "Annie", birth_year=1960, phone="06 39 98 10 01"
        )
        self._check("places", report.created == PLACES, f"{report.created} lieux sur {PLACES}")
        self._check("same_file_changes_nothing", self._nothing_new(), "le même fichier une seconde fois")
        self._team.let_join(self._helene, Role.COORDINATOR)
        sent = self._helene.send()
        self._check(
            "alone_then_sent", sent.accepted == sent.pushed > PLACES, f"{sent.accepted} reçus sur {sent.pushed}"
        )
        self._claire.send()
        self._karim.send()
        self._step("Hélène rejoint l’équipe : ce qu’elle a fait seule part au centre. Claire et Karim reçoivent tout.")

    def tour_offline(self) -> None:
        """Two mediators work for days without a network."""
        self._clock.advance(days=1)
        self._step("Trois jours sans réseau : Claire et Karim tiennent leurs ateliers chacun de son côté.")
        for colleague, phone, title in (
            (self._claire, "06 39 98 10 02", "Premiers pas sur tablette, groupe A"),
            (self._karim, "06 39 98 10 03", "Premiers pas sur tablette, débutants"),
        ):
            self._clock.advance(hours=20)
            self._a_day(colleague)
            people.edit_person(colleague.laptop, self._known["person"], {"phone": phone})
            sessions.edit_session(colleague.laptop, self._known["session"], {"title": title})
        self._known["lefevre"] = self._a_person(
            self._claire, "Lefèvre", "Jean-Pierre", birth_year=1949, commune="23165"
        )
        self._known["lefebvre"] = self._a_person(self._karim, "Lefebvre", "J.-P.", birth_year=1949, commune="23165")
        people.edit_person(self._claire.laptop, self._known["lefevre"], {"phone": "06 39 98 12 75"})
        people.edit_person(self._karim.laptop, self._known["lefebvre"], {"address": "4 route de Bourganeuf"})
        self._step(
            f"Le chèque {SHARED_CODE} est pris deux fois ; une personne est créée deux fois ; deux fiches changent à deux."
        )

    def send(self) -> None:
        """Everything goes to the centre; what it says is checked against what was done."""
        self._clock.advance(days=1)
        summaries = [colleague.send() for colleague in (self._claire, self._karim, self._claire, self._helene)]
        self._step("De retour au bourg, tout part au centre.")
        accepted, parked = self._states()
        self._check("one_acceptance", accepted == 1, f"chèque {SHARED_CODE} accepté {accepted} fois")
        self._check("one_parking", parked == 1 and summaries[1].parked == 1, f"mis de côté {parked} fois")
        self._check("nothing_lost", *self._witness.nothing_lost(self._all))
        kinds = [case.kind for case in review.to_check(self._helene.laptop)]
        fields = {case.details["field"] for case in review.to_check(self._helene.laptop) if case.kind == "field"}
        self._check("voucher_question", kinds.count("voucher") == 1, f"{kinds.count('voucher')} question")
        self._check(
            "no_silent_overwrite", fields == {"phone", "title"}, f"questions sur {', '.join(sorted(fields)) or 'rien'}"
        )
        values = self._witness.values_asked(self._helene.laptop)
        wanted = {"+33639981002", "+33639981003"}
        self._check("both_values_kept", wanted <= values, "les deux téléphones sont conservés")
        self._check("duplicate_found", "duplicate" in kinds, "les deux fiches Lefèvre sont rapprochées")

    def settle(self) -> None:
        """The coordinator answers every question, merges, separates and merges again."""
        laptop = self._helene.laptop
        for case in review.to_check(laptop):
            if case.kind != "duplicate":
                review.settle(laptop, case.id, case.proposed)
        pair = (self._known["lefevre"], self._known["lefebvre"])
        before = [people.person_card(laptop, one).fields for one in pair]
        merge, _ = merging.merge_people(laptop, *pair)
        merged = people.person_card(laptop, pair[1])
        self._check(
            "merged", merged.id == pair[0] and bool(merged.fields.get("address")), "une fiche répond pour les deux"
        )
        self._helene.send()
        merging.unmerge_people(laptop, merge)
        after = [people.person_card(laptop, one).fields for one in pair]
        self._check("unmerge_is_exact", before == after, "les deux fiches sont comme avant")
        merging.merge_people(laptop, *pair)
        self._step("Hélène tranche, fusionne, défait la fusion puis la refait.")

    def agree(self) -> None:
        """Everybody receives, and everybody sees the same."""
        for colleague in (self._helene, self._claire, self._karim, self._helene):
            colleague.send()
        self._step("Chacun reçoit les décisions.")
        accepted, parked = self._states()
        self._check("at_most_once", (accepted, parked) == (1, 0), f"{accepted} accepté, {parked} en attente")
        left = [case.kind for case in review.to_check(self._helene.laptop)]
        self._check("all_settled", not left, f"{len(left)} à vérifier")
        self._check("all_equal", *self._witness.all_equal(self._all))
        self._check("sound", *self._witness.sound(self._all))
        self._check("presences_kept", *self._witness.presences(self._all, 2 * len(LIST)))
        self._check("nothing_lost_at_the_end", *self._witness.nothing_lost(self._all))

    def _a_day(self, colleague: Colleague) -> None:
        """A session of one's own with its list, its vouchers and its unnamed people."""
        laptop = colleague.laptop
        session = self._a_session(colleague, f"Atelier de {colleague.name.split()[0]}", days=0)
        for number, (last_name, first_name) in enumerate(LIST):
            last = f"{last_name}-{colleague.name.split()[1]}"
            person = self._a_person(colleague, last, first_name, birth_year=1940 + number)
            attendance.set_attendance(laptop, session, person, "present")
            self._clock.advance(minutes=1)
        attendance.count_unnamed(laptop, session, {"total": 14, "feminin": 9, "masculin": 5})
        own = "0398 11" + ("20" if colleague is self._claire else "21")
        for code in (SHARED_CODE, own):
            self._taken[f"{colleague.name} {code}"] = vouchers.redeem_voucher(
                laptop, code, self._known["scheme"], session
            ).id

    def _a_session(self, colleague: Colleague, title: str, days: int) -> str:
        start = (self._clock.moment + timedelta(days=days)).replace(minute=0, second=0)
        times = {"starts_at": start, "ends_at": start + timedelta(hours=2)}
        return sessions.add_session(colleague.laptop, {"title": title, "place": self._known["place"], **times}).id

    def _a_person(self, colleague: Colleague, last_name: str, first_name: str, **fields: Any) -> str:
        return people.add_person(colleague.laptop, {"last_name": last_name, "first_name": first_name, **fields}).id

    def _nothing_new(self) -> bool:
        again = import_places(self._helene.laptop, resource_path("demo", "places-creuse.json"))
        return (again.created, again.updated, again.unchanged) == (0, 0, PLACES)

    def _states(self) -> tuple[int, int]:
        """How often the shared voucher is accepted and parked, as the centre has it."""
        states = self._witness.redemption_states(id_ for key, id_ in self._taken.items() if key.endswith(SHARED_CODE))
        return states.count("accepted"), states.count("parked")

    def _step(self, sentence: str) -> None:
        self.report.steps.append(sentence)
        if self._on_step is not None:
            self._on_step(sentence)

    def _check(self, name: str, ok: bool, detail: str) -> None:
        self.report.checks.append(Check(name, bool(ok), detail))
