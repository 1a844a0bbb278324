"""What goes by USB stick arrives as by the network: once, whole, read by its recipient only."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mediator_app.domain.rights import Role
from mediator_app.errors import AppError
from mediator_app.protocol.codec import decode
from mediator_app.protocol.messages import SyncRequest
from mediator_app.protocol.sealing import unseal
from mediator_app.server import parcels as centre
from mediator_app.server.checking import problems
from mediator_app.services import people
from mediator_app.services.laptop import Laptop
from mediator_app.services.sending import standing
from mediator_app.storage import identities, operations, replica
from mediator_app.sync import errands, parcels
from tests.support.laptops import a_laptop
from tests.support.networks import BadLine, Fault
from tests.support.trios import Trio, a_trio, voucher_taken_twice


@pytest.fixture
def trio(tmp_path: Path) -> Iterator[Trio]:
    """Three laptops that have exchanged keys with their centre."""
    with a_trio(tmp_path) as three:
        three.send_all()
        for laptop in (three.karim, three.claire):
            errands.run_all(laptop.connection, laptop.clock, three.lines[laptop.who.member_name])
        yield three


def written(trio: Trio, laptop: Laptop | None = None) -> bytes:
    """The file that a laptop writes, Claire's unless told."""
    laptop = laptop or trio.claire
    return parcels.pack(laptop.connection, laptop.clock).data


def taken(trio: Trio, data: bytes) -> centre.Taken:
    """The centre reads a file."""
    return centre.take_parcel(trio.lines["Claire Fourneau"].store, data, trio.clock())


def answered(trio: Trio, laptop: Laptop) -> bytes:
    """The file that the centre writes for a laptop."""
    return centre.make_answer(trio.lines["Claire Fourneau"].store, laptop.who.device, trio.clock())[1]


def read(laptop: Laptop, data: bytes) -> parcels.Unpacked:
    """A laptop reads a file."""
    return parcels.unpack(laptop.connection, laptop.clock, data)


def refused(laptop: Laptop, data: bytes) -> str:
    """The code of the refusal to read a file."""
    with pytest.raises(AppError) as caught:
        read(laptop, data)
    return caught.value.code


def names(laptop: Laptop) -> set[str]:
    """Everybody that a laptop knows."""
    return {row[0] for row in laptop.connection.execute("SELECT last_name FROM person_row")}


def kept(laptop: Laptop) -> list[tuple[object, ...]]:
    """Everything confirmed, done or changed on a laptop."""
    tables = ("base", "operation", "change_log", "person_row")
    return [row for table in tables for row in laptop.connection.execute(f"SELECT * FROM {table} ORDER BY 1")]


def add(laptop: Laptop, name: str) -> str:
    """A new person."""
    return people.add_person(laptop, {"last_name": name}).id


def test_what_waits_goes_to_the_centre_by_stick(trio: Trio) -> None:
    add(trio.claire, "Grandjean")
    add(trio.claire, "Vacher")
    assert taken(trio, written(trio)).accepted == 2
    trio.send(trio.karim)
    assert {"Grandjean", "Vacher"} <= names(trio.karim)


def test_it_waits_on_until_the_answer_has_come_back(trio: Trio) -> None:
    add(trio.claire, "Grandjean")
    taken(trio, written(trio))
    assert standing(trio.claire).pending == 1
    read(trio.claire, answered(trio, trio.claire))
    assert standing(trio.claire).pending == 0


def test_answer_brings_what_others_did(trio: Trio) -> None:
    data = written(trio)
    add(trio.karim, "Peyrot")
    trio.send(trio.karim)
    taken(trio, data)
    assert read(trio.claire, answered(trio, trio.claire)).received == 1
    assert "Peyrot" in names(trio.claire)


def test_same_stick_twice_changes_nothing_at_the_centre(trio: Trio) -> None:
    add(trio.claire, "Grandjean")
    data = written(trio)
    assert taken(trio, data) == taken(trio, data)
    assert trio.claire.connection.execute(
        "SELECT count(*) FROM person_row WHERE last_name = 'Grandjean'"
    ).fetchone() == (1,)


def test_same_answer_twice_changes_nothing_on_the_laptop(trio: Trio) -> None:
    add(trio.claire, "Grandjean")
    taken(trio, written(trio))
    data = answered(trio, trio.claire)
    read(trio.claire, data)
    before = kept(trio.claire)
    read(trio.claire, data)
    assert kept(trio.claire) == before


def test_what_went_by_stick_and_by_network_is_there_once(trio: Trio) -> None:
    id_ = add(trio.claire, "Grandjean")
    data = written(trio)
    trio.send(trio.claire)
    assert taken(trio, data).accepted == 1
    store = trio.lines["Claire Fourneau"].store
    with store.reading() as session:
        assert [line.id for line in session.log(0, 1000)].count(id_) == 1


def test_older_answer_never_takes_back_what_the_network_brought_since(trio: Trio) -> None:
    id_ = add(trio.claire, "Grandjean")
    taken(trio, written(trio))
    data = answered(trio, trio.claire)
    trio.send(trio.claire, trio.karim)
    people.edit_person(trio.karim, id_, {"first_name": "Solange"})
    trio.send(trio.karim, trio.claire)
    read(trio.claire, data)
    assert trio.claire.connection.execute("SELECT first_name FROM person_row WHERE id = ?", (id_,)).fetchone() == (
        "Solange",
    )
    assert replica.problems(trio.claire.connection) == []


def test_laptop_brought_back_from_a_copy_is_told_that_a_parcel_is_missing(trio: Trio) -> None:
    add(trio.karim, "Peyrot")
    trio.send(trio.karim, trio.claire)
    taken(trio, written(trio))
    data = answered(trio, trio.claire)
    trio.claire.connection.execute("UPDATE setting SET value = '1' WHERE key = 'through'")
    assert refused(trio.claire, data) == "gap"


def test_parcel_says_where_the_laptop_stands(trio: Trio) -> None:
    add(trio.claire, "Peyrot")
    trio.send(trio.claire)
    add(trio.claire, "Martin")
    opened = unseal(written(trio), centre.keys_of(trio.lines["Claire Fourneau"].store))
    asked = decode(SyncRequest, opened.messages[0])
    now = identities.standing(trio.claire.connection)
    assert (asked.last_n, asked.acked) == (now.last_n, now.acked)
    assert asked.acked > 0


def test_answer_for_another_laptop_is_not_read(trio: Trio) -> None:
    assert refused(trio.karim, answered(trio, trio.claire)) == "not_for_us"


def test_laptop_does_not_take_a_colleagues_parcel(trio: Trio) -> None:
    add(trio.claire, "Grandjean")
    assert refused(trio.karim, written(trio)) == "not_for_us"


def test_file_shows_no_name(trio: Trio) -> None:
    add(trio.claire, "Grandjean")
    assert b"Grandjean" not in written(trio)


def test_cut_file_changes_nothing_at_the_centre(trio: Trio) -> None:
    add(trio.claire, "Grandjean")
    data = written(trio)
    with pytest.raises(AppError, match="abîmé"):
        taken(trio, data[: len(data) * 2 // 3])
    trio.send(trio.karim)
    assert "Grandjean" not in names(trio.karim)


def test_parcel_of_a_laptop_without_access_is_refused_in_words(trio: Trio) -> None:
    add(trio.claire, "Grandjean")
    data = written(trio)
    store = trio.lines["Claire Fourneau"].store
    with store.writing() as session:
        session.revoke(trio.claire.who.device, "2026-11-24T12:00:00Z")
    with pytest.raises(AppError, match="accès"):
        taken(trio, data)


def test_voucher_taken_twice_is_parked_by_stick_too(trio: Trio) -> None:
    voucher_taken_twice(trio)
    assert problems(trio.lines["Claire Fourneau"].store) == []
    taken(trio, written(trio))
    read(trio.claire, answered(trio, trio.claire))
    assert replica.problems(trio.claire.connection) == []


def test_hundreds_of_operations_fit_in_one_parcel(trio: Trio) -> None:
    for number in range(300):
        add(trio.claire, f"Nom{number}")
    assert taken(trio, written(trio)).accepted == 300
    assert read(trio.claire, answered(trio, trio.claire)).answered == 300
    assert operations.waiting_figures(trio.claire.connection).count == 0


def test_laptop_that_never_sent_is_told_to_send_once_by_network(tmp_path: Path) -> None:
    with a_laptop(tmp_path, role=Role.MEDIATOR) as laptop, pytest.raises(AppError) as caught:
        parcels.pack(laptop.connection, laptop.clock)
    assert caught.value.code == "no_keys"


def test_keys_are_exchanged_once(trio: Trio) -> None:
    before = centre.keys_of(trio.lines["Claire Fourneau"].store)
    errands.run_all(trio.claire.connection, trio.claire.clock, trio.lines["Claire Fourneau"])
    assert centre.keys_of(trio.lines["Claire Fourneau"].store) == before
    assert errands.after(trio.claire.connection, trio.claire.clock) is None


def carried_by_karim(trio: Trio) -> bytes:
    """Claire's parcel for the centre, which only Karim can hand on."""
    return parcels.pack(trio.claire.connection, trio.claire.clock, through=trio.karim.who.device).data


def test_colleague_hands_on_what_he_cannot_read(trio: Trio) -> None:
    add(trio.claire, "Grandjean")
    assert read(trio.karim, carried_by_karim(trio)) == parcels.Unpacked("", 0, 0, 1)
    trio.send(trio.karim)
    assert "Grandjean" not in names(trio.karim)
    errands.run_all(trio.karim.connection, trio.karim.clock, trio.lines["Karim Benali"])
    trio.send(trio.karim)
    assert "Grandjean" in names(trio.karim)


def test_carried_parcel_leaves_the_laptop_once_handed_on(trio: Trio) -> None:
    add(trio.claire, "Grandjean")
    read(trio.karim, carried_by_karim(trio))
    errands.run_all(trio.karim.connection, trio.karim.clock, trio.lines["Karim Benali"])
    assert errands.after(trio.karim.connection, trio.karim.clock) is None


def test_carried_parcel_stays_as_long_as_nobody_answers(trio: Trio) -> None:
    add(trio.claire, "Grandjean")
    read(trio.karim, carried_by_karim(trio))
    lost = BadLine(trio.lines["Karim Benali"], [Fault.REQUEST_LOST])
    errands.run_all(trio.karim.connection, trio.karim.clock, lost)
    assert errands.after(trio.karim.connection, trio.karim.clock) is not None


def test_only_the_colleague_named_can_hand_it_on(trio: Trio) -> None:
    with pytest.raises(AppError) as caught:
        read(trio.claire, carried_by_karim(trio))
    assert caught.value.code == "not_for_us"


def test_unknown_colleague_is_named(trio: Trio) -> None:
    with pytest.raises(AppError, match="x-7"):
        parcels.pack(trio.claire.connection, trio.claire.clock, through="x-7")
