"""What must hold in a world of the simulator: at every step, and once the faults have stopped."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import msgspec

from mediator_app.domain.entities import ENTITIES, VOIDED, FieldClass
from mediator_app.domain.identity import canonical_people
from mediator_app.server.checking import problems as problems_at_centre
from mediator_app.server.store.interface import StoredOperation
from mediator_app.storage import inspection, views
from mediator_app.storage.replica import problems
from tests.support.worlds import Desk, World

FINAL = ("accepted", "rejected", "parked")


def sound_at_every_step(world: World) -> None:
    """Both laptops show what they hold, and no voucher is paid twice."""
    for desk in world.desks:
        assert problems(desk.connection) == []
    assert_at_most_one_payment(world)


def everything_holds(world: World) -> None:
    """Let the faults stop, let both laptops sync until they are quiet, and look at everything."""
    for _ in range(3):
        for number in (0, 1):
            world.sync(number)
    sound_at_every_step(world)
    assert_nothing_is_lost(world)
    assert_verdicts_are_stable(world)
    assert_numbers_are_dense(world)
    assert_all_agree(world)
    assert_nothing_seen_comes_back(world)
    assert_no_silent_loss(world)
    assert_no_resurrection(world)
    assert problems_at_centre(world.store) == []


def assert_at_most_one_payment(world: World) -> None:
    """Per scheme and compared code, at most one redemption stands accepted at the centre."""
    paid: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for id_, (entity, fields) in _at_centre(world).items():
        if entity == "redemption" and fields.get("state") == "accepted" and not fields.get(VOIDED):
            paid[fields["scheme"], fields["code_key"]].append(id_)
    assert all(len(ids) == 1 for ids in paid.values()), paid


def assert_nothing_is_lost(world: World) -> None:
    """Every operation ever committed is at the centre with its own content and a final verdict, or held for a reason."""
    for desk in world.desks:
        made = desk.connection.execute("SELECT n, id, fields, state FROM operation ORDER BY n").fetchall()
        assert [row[0] for row in made] == list(range(1, len(made) + 1))
        with world.store.reading() as session:
            known = session.known(desk.laptop.who.device, 1, len(made))
        for n, id_, fields, state in made:
            assert state in FINAL, (n, id_, state)
            assert (known[n].id, known[n].fields, known[n].state) == (id_, fields, state)


def assert_verdicts_are_stable(world: World) -> None:
    """Whatever was answered to an operation was answered every time; only held ones are decided later."""
    for desk in world.desks:
        given: dict[int, tuple[Any, ...]] = {}
        for _, reply in desk.line.answers:
            for run in reply.runs:
                for i in range(run.count):
                    verdict = ("accepted", "", "", run.seq + i)
                    assert given.setdefault(run.n + i, verdict) == verdict
            for one in reply.verdicts:
                if one.state != "held":
                    verdict = (one.state, one.code, one.about, one.seq)
                    assert given.setdefault(one.n, verdict) == verdict


def assert_numbers_are_dense(world: World) -> None:
    """The centre's order has no hole."""
    assert [line.seq for line in _log(world)] == list(range(1, len(_log(world)) + 1))


def assert_all_agree(world: World) -> None:
    """Both laptops show the same rows, which are the centre's records, and the same people under the same names."""
    first, second = (inspection.everything(desk.connection) for desk in world.desks)
    assert first == second
    centre = _at_centre(world)
    for desk in world.desks:
        shown = {
            id_: dict(views.read(desk.connection, row[0], id_).fields)  # type: ignore[union-attr]
            for id_, row in inspection.everything(desk.connection).items()
        }
        assert shown == {id_: _visible(entity, fields) for id_, (entity, fields) in centre.items()}
        assert _redirects(desk) == _expected_redirects(world)


def assert_nothing_seen_comes_back(world: World) -> None:
    """A value that somebody saw and replaced is not the one shown, unless somebody chose it again on purpose."""
    centre, chosen = _at_centre(world), _values_chosen_by_people(world)
    replaced = _replaced(world)
    for record, name, _, _ in world.edits:
        value = centre[record][1].get(name)
        assert value is None or (record, name, value) not in replaced - chosen, (record, name, value)


def assert_no_silent_loss(world: World) -> None:
    """Of a field about which a person is asked, no value that nobody replaced knowingly is gone without a question."""
    centre, asked = _at_centre(world), _values_asked(world) | _values_chosen_by_people(world)
    replaced, parked = _replaced(world), _values_parked(world)
    for record, name, value, _ in world.edits:
        entity, fields = centre[record]
        is_review = ENTITIES[entity].fields[name].cls is FieldClass.REVIEW
        if is_review and (record, name, value) not in replaced | parked and fields.get(name) != value:
            assert (record, name, value) in asked, (record, name, value, fields.get(name))


def assert_no_resurrection(world: World) -> None:
    """What was deleted is deleted, unless it was made anew or restored on purpose after that."""
    deleted: dict[str, bool] = {}
    for line in _log(world):
        fields = msgspec.json.decode(line.fields)
        if line.state == "accepted" and (VOIDED in fields or line.kind == "create"):
            deleted[line.id] = bool(fields.get(VOIDED))
    centre = _at_centre(world)
    for id_, is_deleted in deleted.items():
        assert not is_deleted or centre[id_][1].get(VOIDED), id_


def _log(world: World) -> list[StoredOperation]:
    with world.store.reading() as session:
        return session.log(0, 1_000_000)


def _at_centre(world: World) -> dict[str, tuple[str, dict[str, Any]]]:
    with world.store.reading() as session:
        records = session.records_after("", 1_000_000)
    return {record.id: (record.entity, msgspec.json.decode(record.fields)) for record in records}


def _visible(entity: str, fields: dict[str, Any]) -> dict[str, Any]:
    known = ENTITIES[entity].fields
    shown = {name: value for name, value in fields.items() if name in known and value is not None}
    if not shown.get(VOIDED):
        shown.pop(VOIDED, None)
    return shown


def _values_asked(world: World) -> set[tuple[str, str, Any]]:
    """Every value that was ever put to a person, with its record and field."""
    asked = set()
    about: dict[str, tuple[str, str]] = {}
    for line in _log(world):
        if line.entity == "case":
            fields = msgspec.json.decode(line.fields)
            if "record" in fields:
                about[line.id] = (fields["record"], fields["field"])
            for version in fields.get("versions") or ():
                if "value" in version:
                    asked.add((*about[line.id], version["value"]))
    return asked


def _values_chosen_by_people(world: World) -> set[tuple[str, str, Any]]:
    """Values that a settlement, a merge or an undoing put in place."""
    chosen = set()
    for line in _log(world):
        if line.cause and line.entity in ("person", "session"):
            fields = msgspec.json.decode(line.fields)
            chosen |= {(line.id, name, value) for name, value in fields.items() if not isinstance(value, dict | list)}
    return chosen


def _values_parked(world: World) -> set[tuple[str, str, Any]]:
    """Values in operations that were put aside for a person to see, or refused and shown to their author."""
    kept = set()
    for line in _log(world):
        if line.state != "accepted" and line.entity in ("person", "session"):
            fields = msgspec.json.decode(line.fields)
            kept |= {(line.id, name, value) for name, value in fields.items() if not isinstance(value, dict | list)}
    return kept


def _replaced(world: World) -> set[tuple[str, str, Any]]:
    """Values that somebody saw and replaced by one that was not put aside."""
    parked = _values_parked(world)
    return {(record, name, seen) for record, name, value, seen in world.edits if (record, name, value) not in parked}


def _redirects(desk: Desk) -> dict[str, str]:
    return dict(desk.connection.execute("SELECT person, canonical FROM person_redirect").fetchall())


def _expected_redirects(world: World) -> dict[str, str]:
    with world.store.reading() as session:
        records = sorted(session.records_after("", 1_000_000), key=lambda record: record.seq)
    merges = [msgspec.json.decode(record.fields) for record in records if record.entity == "merge"]
    return canonical_people((m["survivor"], m["absorbed"]) for m in merges if not m.get(VOIDED))
