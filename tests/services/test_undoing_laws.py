"""Every gesture that can be undone by its number leaves, once undone, all that the views show as it was before."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

import pytest

from mediator_app.domain.packs import PackTemplate
from mediator_app.services import (
    attendance,
    door,
    equipment,
    kits,
    levels,
    mandates,
    packs,
    payments,
    people,
    place_positions,
    programme,
    registrations,
    sessions,
    stops,
    tours,
    undoing,
    visits,
    vouchers,
)
from mediator_app.services.changes import Changes
from mediator_app.services.equipment import Handover
from mediator_app.services.laptop import Laptop
from mediator_app.services.mandates import Terms
from mediator_app.services.profiles import QUERY_VIEWS
from tests.support.tours import a_catalogue_workshop, a_tour

TUESDAY, NEXT = date(2026, 11, 24), date(2026, 12, 1)
TIMES = {"starts_at": "2026-11-24T17:00", "ends_at": "2026-11-24T18:00"}
_SHOWN = {"outbox": "0", "payments": "cancelled IS NOT 1", "redemptions": "state <> 'void'"}
Rows = dict[str, list[tuple[object, ...]]]


@dataclass(frozen=True, slots=True)
class World:
    """A laptop on which there is one of everything, by the names used here."""

    laptop: Laptop
    ids: dict[str, str]

    def __getitem__(self, name: str) -> str:
        return self.ids[name]

    def shown(self) -> Rows:
        """All that the documented views show; what waits to be sent and what was cancelled aside, no list for an empty one."""
        found: Rows = {}
        for view in QUERY_VIEWS:
            rows = self.laptop.connection.execute(f"SELECT * FROM {view} WHERE {_SHOWN.get(view, '1')}").fetchall()
            found[view] = sorted((tuple(None if cell == "[]" else cell for cell in row) for row in rows), key=repr)
        return found


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """One for all: each test takes back what it did."""
    with a_tour(tmp_path_factory.mktemp("laws")) as at:
        laptop, ids = at.laptop, {"tour": at.tour, "place": at.places["Royère"]}
        ids["stop"] = at.stop(rule="FREQ=WEEKLY;BYDAY=TU", skipped_days=["2026-12-08"])
        ids["workshop"] = a_catalogue_workshop(laptop)
        ids["session"] = visits.make_session(laptop, ids["stop"], TUESDAY).ids[0]
        ids["other"] = visits.make_session(laptop, ids["stop"], NEXT).ids[0]
        sessions.edit_session(laptop, ids["session"], {"price_cents": 1500, "capacity": 2})
        for name in ("Roche", "Faure", "Aubrun"):
            ids[name] = people.add_person(laptop, {"last_name": name, "birth_year": 1948, "commune": "23165"}).id
        registrations.register_people(laptop, ids["session"], [ids["Roche"], ids["Faure"]])
        ids["scheme"], _ = vouchers.add_scheme(laptop, {"name": "Pass", "face_value_cents": 1000, "pattern": r"\d{8}"})
        ids["pack"], _ = packs.open_pack(laptop, ids["Roche"], "hours5")
        ids["mandate"] = mandates.draw_up(laptop, ids["Roche"], Terms("Payer", "MONTH")).id
        ids["device"], _ = equipment.add_device(laptop, {"name": "Tablette", "number": "T-01"})
        ids["lent"], _ = equipment.add_device(laptop, {"name": "Portable"})
        equipment.lend(laptop, ids["lent"], ids["Faure"])
        ids["item"], _ = kits.add_item(laptop, at.tour, "Tablettes", 10)
        yield World(laptop, ids)


Gesture = Callable[[Laptop, World], Changes]
GESTURES: dict[str, Gesture] = {
    "person added": lambda on, w: people.add_person(on, {"last_name": "Peyrot"}).changes,
    "person corrected": lambda on, w: people.edit_person(on, w["Roche"], {"phone": "06 39 98 41 12", "birth_year": ""}),
    "person deleted": lambda on, w: people.delete_person(on, w["Aubrun"]),
    "session added": lambda on, w: sessions.add_session(on, {"title": "Photos", **TIMES}).changes,
    "session at home with its place": lambda on, w: (
        sessions.add_session(
            on, {"title": "Chez elle", "kind": "individuel", "place_kind": "domicile", "commune": "23165", **TIMES}
        ).changes
    ),
    "session corrected": lambda on, w: (
        sessions.edit_session(on, w["session"], {"title": "Tri", "themes": ["email"]}).changes
    ),
    "session deleted": lambda on, w: sessions.delete_session(on, w["other"]),
    "session duplicated": lambda on, w: sessions.duplicate_session(on, w["session"]).changes,
    "presence": lambda on, w: attendance.set_attendance(on, w["session"], w["Roche"], "present")[1],
    "walk-in": lambda on, w: attendance.set_attendance(on, w["session"], w["Aubrun"], "present", walk_in=True)[1],
    "taken off the list": lambda on, w: attendance.remove_from_list(on, w["session"], w["Faure"]),
    "new person at the door": lambda on, w: door.add_at_door(on, w["session"], {"last_name": "Dupuis"}).changes,
    "payment": lambda on, w: payments.take_payment(on, w["session"], w["Roche"]).changes,
    "voucher": lambda on, w: vouchers.redeem_voucher(on, "04127785", w["scheme"], w["session"], w["Roche"]).changes,
    "registered beyond the seats": lambda on, w: registrations.register(on, w["session"], w["Aubrun"]).changes,
    "withdrawn": lambda on, w: registrations.withdraw(on, w["session"], w["Roche"]).changes,
    "called and declined": lambda on, w: registrations.remind(on, w["session"], w["Roche"], "declined").changes,
    "registered in two sessions": lambda on, w: (
        registrations.register_in_sessions(on, w["Aubrun"], [w["session"], w["other"]])[0].changes
    ),
    "mandate drawn up": lambda on, w: mandates.draw_up(on, w["Faure"], Terms("Écrire", "MONTH")).changes,
    "mandate signed": lambda on, w: mandates.sign(on, w["mandate"]),
    "mandate revoked": lambda on, w: mandates.revoke(on, w["mandate"], "Erreur"),
    "mandate used": lambda on, w: mandates.log_use(on, w["mandate"], "1", w["session"]).changes,
    "pack opened": lambda on, w: packs.open_pack(on, w["Faure"], PackTemplate("Deux", "sessions", 2))[1],
    "session counted": lambda on, w: packs.count_session(on, w["pack"], w["session"]).changes,
    "pack closed": lambda on, w: packs.close_pack(on, w["pack"]),
    "level": lambda on, w: levels.set_level(on, w["Roche"], "email", "before", 1)[1],
    "device added": lambda on, w: equipment.add_device(on, {"name": "Souris"})[1],
    "device corrected": lambda on, w: equipment.edit_device(on, w["device"], {"number": "", "note": "Écran rayé"}),
    "device lent": lambda on, w: equipment.lend(on, w["device"], w["Roche"], Handover(session=w["session"])),
    "device returned": lambda on, w: equipment.take_back(on, w["lent"]),
    "device given": lambda on, w: equipment.give(on, w["lent"], w["Faure"]),
    "workshop added": lambda on, w: programme.add_workshop(on, {"title": "Banque"})[1],
    "workshop corrected": lambda on, w: programme.edit_workshop(on, w["workshop"], {"kind": "individuel"}),
    "workshop retired": lambda on, w: programme.retire_workshop(on, w["workshop"]),
    "tour added": lambda on, w: tours.add_tour(on, {"title": "T", "starts_on": "2027-01-04", "ends_on": "2027-01-08"})[
        1
    ],
    "tour corrected": lambda on, w: tours.edit_tour(on, w["tour"], {"title": "Nord", "vehicle": "Kangoo"}),
    "tour deleted": lambda on, w: tours.delete_tour(on, w["tour"]),
    "stop corrected": lambda on, w: stops.edit_stop(on, w["stop"], {"keys": "À la mairie", "capacity": 9}),
    "stop copied": lambda on, w: stops.copy_stop(on, w["stop"], w["tour"]).changes,
    "stop deleted": lambda on, w: stops.delete_stop(on, w["stop"]),
    "stop called off": lambda on, w: stops.cancel_stop(on, w["stop"]),
    "day left out": lambda on, w: stops.skip_visit(on, w["stop"], NEXT),
    "day added": lambda on, w: stops.add_visit(on, w["stop"], date(2026, 11, 26)),
    "all sessions prepared": lambda on, w: visits.make_sessions(on, w["tour"], TUESDAY, date(2026, 12, 18)).changes,
    "session copied with its people": lambda on, w: (
        visits.copy_session(on, w["session"], w["stop"], date(2026, 12, 15)).changes
    ),
    "session moved": lambda on, w: visits.move_session(on, w["session"], w["stop"], date(2026, 12, 15)).changes,
    "people moved": lambda on, w: visits.move_people(on, w["session"], w["other"]).changes,
    "kit thing added": lambda on, w: kits.add_item(on, w["tour"], "Routeur")[1],
    "usual kit": lambda on, w: kits.add_usual_kit(on, w["tour"]),
    "kit loaded": lambda on, w: kits.check_out(on, w["item"], TUESDAY, 9),
    "kit thing removed": lambda on, w: kits.remove_item(on, w["item"]),
    "position": lambda on, w: place_positions.set_position(on, w["place"], "45.9, 1.9"),
}


@pytest.mark.parametrize("gesture", GESTURES)
def test_gesture_undone_leaves_everything_as_it_was(world: World, gesture: str) -> None:
    before = world.shown()
    changes = GESTURES[gesture](world.laptop, world)
    done = world.shown()
    undoing.undo(world.laptop, changes.txn)
    assert done != before
    assert {view: rows for view, rows in world.shown().items() if rows != before[view]} == {}
