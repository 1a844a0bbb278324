"""A laptop whose copy has gone wrong finds out by itself and mends that part only."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mediator_app.services import people
from mediator_app.services.laptop import Laptop
from mediator_app.storage import replica, settings
from mediator_app.storage.views import read_all
from mediator_app.sync import comparing, errands
from tests.support.trios import Trio, a_trio, phone_changed_twice, voucher_taken_twice


@pytest.fixture
def trio(tmp_path: Path) -> Iterator[Trio]:
    """Three laptops that have received everything, after some conflicts."""
    with a_trio(tmp_path) as three:
        voucher_taken_twice(three)
        phone_changed_twice(three)
        three.send_all()
        three.send_all()
        yield three


def compare(trio: Trio, laptop: Laptop) -> int:
    """Compare a laptop's copy with the centre's a day later; how many parts were mended since ever."""
    trio.clock.advance(days=1, seconds=1)
    errands.run_all(laptop.connection, laptop.clock, trio.lines[laptop.who.member_name])
    return int(settings.get(laptop.connection, comparing.MENDED, "0"))


def base(laptop: Laptop) -> list[tuple[object, ...]]:
    """What the laptop holds as confirmed."""
    return laptop.connection.execute("SELECT id, seq, fields FROM base ORDER BY id").fetchall()


def test_copies_that_agree_are_left_alone(trio: Trio) -> None:
    assert [compare(trio, laptop) for laptop in (trio.claire, trio.karim, trio.helene)] == [0, 0, 0]


def test_comparison_is_made_once_a_day(trio: Trio) -> None:
    compare(trio, trio.claire)
    assert errands.after(trio.claire.connection, trio.claire.clock) is None
    trio.clock.advance(days=1, seconds=1)
    assert errands.after(trio.claire.connection, trio.claire.clock) is not None


def test_digest_follows_what_comes_after_it_was_made(trio: Trio) -> None:
    compare(trio, trio.claire)
    people.edit_person(trio.karim, trio.known["annie"], {"note": "vue en mairie"})
    people.add_person(trio.karim, {"last_name": "Vacher"})
    trio.send(trio.karim, trio.claire)
    assert compare(trio, trio.claire) == 0


def test_record_that_was_lost_comes_back(trio: Trio) -> None:
    before = base(trio.claire)
    trio.claire.connection.execute("DELETE FROM base WHERE id = ?", (trio.known["annie"],))
    assert compare(trio, trio.claire) == 1
    assert base(trio.claire) == before
    assert replica.problems(trio.claire.connection) == []


def test_record_of_an_older_version_is_brought_up_to_date(trio: Trio) -> None:
    before = base(trio.claire)
    trio.claire.connection.execute("UPDATE base SET seq = 1, fields = '{}' WHERE id = ?", (trio.known["annie"],))
    compare(trio, trio.claire)
    assert base(trio.claire) == before
    assert replica.problems(trio.claire.connection) == []


def test_record_that_the_centre_does_not_have_is_taken_off(trio: Trio) -> None:
    before = base(trio.claire)
    trio.claire.connection.execute(
        "INSERT INTO base (id, entity, seq, fields, made_by, made_at, actor, wall)"
        " VALUES ('ghost', 'person', 3, '{\"last_name\":\"Fantôme\"}', 'x', '', 'x', '')"
    )
    compare(trio, trio.claire)
    assert base(trio.claire) == before
    assert all(one.id != "ghost" for one in read_all(trio.claire.connection, "person"))


def test_only_the_part_that_differs_is_fetched(trio: Trio) -> None:
    for number in range(60):
        people.add_person(trio.karim, {"last_name": f"Nom{number}"})
    trio.send(trio.karim, trio.claire)
    trio.claire.connection.execute("DELETE FROM base WHERE id = ?", (trio.known["annie"],))
    assert compare(trio, trio.claire) == 1


def test_own_operations_in_waiting_survive_a_repair(trio: Trio) -> None:
    people.edit_person(trio.claire, trio.known["annie"], {"note": "rappeler jeudi"})
    trio.claire.connection.execute("DELETE FROM base WHERE id = ?", (trio.known["annie"],))
    compare(trio, trio.claire)
    row = trio.claire.connection.execute("SELECT note FROM person_row WHERE id = ?", (trio.known["annie"],)).fetchone()
    assert row == ("rappeler jeudi",)


def test_laptop_that_has_not_received_everything_is_not_compared(trio: Trio) -> None:
    people.add_person(trio.karim, {"last_name": "Vacher"})
    trio.send(trio.karim)
    before = base(trio.claire)
    assert compare(trio, trio.claire) == 0
    assert base(trio.claire) == before
    assert errands.after(trio.claire.connection, trio.claire.clock) is not None
