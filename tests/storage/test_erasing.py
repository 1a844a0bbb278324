"""An erasure carried out on a laptop: what was known of a person is in no row, no index, no page and no log of the file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from mediator_app.errors import InvalidInputError, NotAllowedError, NotFoundError
from mediator_app.services import merging, people
from mediator_app.services.erasing import erase_person
from mediator_app.services.laptop import Laptop
from mediator_app.storage import erasing, settings
from mediator_app.storage.people import exists
from mediator_app.storage.replica import problems
from tests.support.shown import Tables
from tests.support.trios import Trio, a_trio

MARK = "Wxyzzyquodlibet"


@pytest.fixture
def trio(tmp_path: Path) -> Iterator[Trio]:
    """A team that has written a lot about somebody: versions by several, a question, a merge, own operations in waiting."""
    with a_trio(tmp_path) as trio:
        made = people.add_person(trio.claire, {"last_name": MARK, "note": f"{MARK} 1", "phone": "0639980001"}).id
        other = people.add_person(trio.claire, {"last_name": f"{MARK} Deux"}).id
        trio.send_all()
        people.edit_person(trio.karim, made, {"note": f"{MARK} 2"})
        people.edit_person(trio.claire, made, {"note": f"{MARK} 3"})
        trio.send_all()
        merging.merge_people(trio.helene, made, other, {"last_name": MARK})
        trio.send_all()
        trio.known["denise"] = made
        yield trio


def dump_of(laptop: Laptop, folder: Path) -> bytes:
    """Every row of every table of the file, in clear, those of the search index included."""
    path = folder / f"clear-{len(list(folder.iterdir()))}.db"
    laptop.connection.execute("ATTACH ? AS clear KEY ''", (str(path),))
    laptop.connection.execute("SELECT sqlcipher_export('clear')").fetchall()
    laptop.connection.execute("DETACH clear")
    return path.read_bytes().lower()


def erase(trio: Trio) -> None:
    """The coordinator's act, until everybody has carried it out and said so."""
    erase_person(trio.helene, trio.known["denise"])
    trio.send(trio.helene, trio.claire, trio.karim, trio.helene, trio.claire, trio.karim)


def test_nothing_of_a_person_is_left_on_any_laptop(trio: Trio, tmp_path: Path) -> None:
    laptops = trio.claire, trio.karim, trio.helene
    before = [MARK.lower().encode() in dump_of(laptop, tmp_path) for laptop in laptops]
    erase(trio)
    after = [MARK.lower().encode() in dump_of(laptop, tmp_path) for laptop in laptops]
    assert (before, after) == ([True] * 3, [False] * 3)


def test_no_page_is_left_over_and_the_log_of_the_file_is_empty(trio: Trio, tmp_path: Path) -> None:
    erase_person(trio.helene, trio.known["denise"])
    trio.send(trio.helene)
    cleaned = trio.helene.connection
    assert cleaned.execute("PRAGMA freelist_count").fetchone() == (0,)
    erasing.clean(cleaned)
    cleaned.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    assert [path.stat().st_size for path in (tmp_path / "Hélène").glob("*-wal")] == [0]


def test_view_is_still_base_and_own_operations(trio: Trio) -> None:
    erase(trio)
    assert [problems(laptop.connection) for laptop in (trio.claire, trio.karim, trio.helene)] == [[], [], []]


def test_erased_person_is_found_no_more_and_the_others_are(trio: Trio) -> None:
    erase(trio)
    assert people.search_people(trio.karim, MARK[:6]) == []
    assert [found.id for found in people.search_people(trio.karim, "Rochefort")] == [trio.known["annie"]]
    assert not exists(trio.karim.connection, trio.known["denise"])


def test_what_waits_to_be_sent_about_her_is_emptied_and_parked(trio: Trio, tmp_path: Path) -> None:
    people.edit_person(trio.karim, trio.known["denise"], {"address": f"rue {MARK}"})
    erase_person(trio.helene, trio.known["denise"])
    trio.send(trio.helene, trio.karim, trio.karim)
    assert MARK.lower().encode() not in dump_of(trio.karim, tmp_path)
    states = trio.karim.connection.execute("SELECT state, code FROM operation ORDER BY n DESC LIMIT 1").fetchone()
    assert states == ("parked", "erased")


def test_laptop_acknowledges_once_its_file_is_clean(trio: Trio) -> None:
    erase(trio)
    with trio.lines["Claire Fourneau"].store.reading() as session:
        newest = session.erasures()[-1].seq
        assert [device.erased_through for device in session.devices()] == [newest] * 3


def test_laptop_switched_off_before_cleaning_cleans_at_its_next_run(trio: Trio) -> None:
    connection = trio.claire.connection
    connection.execute("INSERT INTO erased (id, seq) VALUES ('x', 9)")
    assert erasing.carried_out(connection) < 9
    trio.send(trio.claire)
    assert erasing.carried_out(connection) == 9


def test_nothing_is_cleaned_twice(trio: Trio) -> None:
    erase(trio)
    assert erasing.clean(trio.claire.connection) is False


def test_mediator_cannot_ask_for_it(trio: Trio) -> None:
    with pytest.raises(NotAllowedError):
        erase_person(trio.claire, trio.known["denise"])


def test_reason_is_one_of_the_known_words(trio: Trio) -> None:
    with pytest.raises(InvalidInputError):
        erase_person(trio.helene, trio.known["denise"], "elle s’appelle Roche")


def test_unknown_person_is_told(trio: Trio) -> None:
    with pytest.raises(NotFoundError):
        erase_person(trio.helene, "nobody")


def held(tables: Tables, *records: str) -> dict[str, int]:
    """What is held about the records of one person, without what there is nothing of."""
    found = erasing.held_about(tables.connection, records or ("p", "twin"))
    return {kind: number for kind, number in found.items() if number}


@pytest.mark.parametrize(
    ("entity", "fields", "kind"),
    [
        ("mandate", {"person": "twin", "actions": "", "starts_on": "", "ends_on": ""}, "mandates"),
        ("assessment", {"person": "twin", "area": "", "moment": "", "level": 1, "taken_on": ""}, "levels"),
        ("attendance", {"person": "twin", "session": "s", "status": "absent"}, "presences"),
        ("redemption", {"person": "p", "code": "1"}, "vouchers"),
        ("pack", {"person": "p", "title": ""}, "packs"),
        ("payment", {"person": "p", "amount_cents": 1}, "payments"),
        ("erasure", {"person": "twin", "reason": "request"}, "asked"),
        ("attachment", {"name": "signature:twin", "session": "s"}, "papers"),
    ],
)
def test_each_kind_under_either_record_is_held_until_it_is_taken_back(
    tables: Tables, entity: str, fields: dict[str, Any], kind: str
) -> None:
    tables.show(entity, "one", **fields)
    before = held(tables)
    tables.delete(entity, "one")
    assert (before, held(tables)) == ({kind: 1}, {})


def test_what_is_a_neighbours_is_not_told(tables: Tables) -> None:
    tables.attends(tables.session("s"), tables.person("neighbour"))
    tables.paper("sheet", 1, session="s")
    assert held(tables) == {}


def test_sheet_of_a_session_she_was_at_is_told_apart_from_her_mandates_paper(tables: Tables) -> None:
    tables.attends(tables.session("s"), "p")
    tables.show("mandate", "m", person="p", actions="", starts_on="", ends_on="")
    tables.paper("sheet", 1, session="s")
    tables.paper("signed", 1, session="s", mandate="m")
    assert held(tables) == {"presences": 1, "mandates": 1, "sheets": 1, "papers": 1}


def test_both_records_of_a_person_are_counted(tables: Tables) -> None:
    tables.person("p")
    tables.person("twin")
    assert held(tables) == {"records": 2}


@pytest.mark.parametrize(("common", "done", "kept"), [(0, 0, [0, 0]), (5, 5, [5, 0]), (9, 7, [5, 9])])
def test_numbers_of_a_centre_that_went_backwards_are_acknowledged_no_longer(
    tables: Tables, common: int, done: int, kept: list[int]
) -> None:
    tables.connection.executemany("INSERT INTO erased (id, seq) VALUES (?, ?)", [("a", 5), ("b", 9)])
    settings.put(tables.connection, **{erasing.DONE: "7"})
    erasing.forget_numbers(tables.connection, common)
    assert erasing.carried_out(tables.connection) == done
    assert [row[0] for row in tables.connection.execute("SELECT seq FROM erased ORDER BY id")] == kept
