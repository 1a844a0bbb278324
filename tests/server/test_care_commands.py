"""``mediator-server`` as the administrator who looks after the data uses it."""

from __future__ import annotations

import json
import sqlite3
from argparse import Namespace
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import msgspec
import pytest

from mediator_app.server.__main__ import main, serving_store
from mediator_app.server.checking import problems
from mediator_app.server.embedded import running_centre
from mediator_app.server.folder import DATABASE, centre_in, create_centre
from mediator_app.server.store.postgres import PostgresStore
from mediator_app.server.store.sqlite import SqliteStore
from tests.support.centre import TERRITORY, Post, a_device, a_person
from tests.support.databases import Databases

Printed = pytest.CaptureFixture[str]
MARK = "Wxyzzy-Quodlibet"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The data folder of a centre that knows one person."""
    create_centre(tmp_path / "creuse", "Creuse")
    with opened(tmp_path / "creuse") as (_, post):
        post.sync(a_person(post, "p1", last_name=MARK))
    return tmp_path / "creuse"


@contextmanager
def opened(data: Path) -> Iterator[tuple[SqliteStore, Post]]:
    """The store, and a laptop that has just joined."""
    with centre_in(data) as store:
        post = a_device(store)
        with store.reading() as session:
            territory = session.territory()
        make = post.request

        def request(*ops: Any, page: int = 65536) -> Any:
            made = make(*ops, page=page)
            made.territory, made.epoch = territory.id, territory.epoch
            return made

        post.request = request  # type: ignore[method-assign]
        yield store, post


def run(capsys: Printed, *arguments: object) -> tuple[int, Any]:
    """The exit code and the JSON that a command prints."""
    capsys.readouterr()
    code = main([*map(str, arguments), "--json"])
    return code, json.loads(capsys.readouterr().out)


def epoch_of(data: Path) -> str:
    """The present epoch."""
    with centre_in(data) as store, store.reading() as session:
        return session.territory().epoch


def test_backup_of_a_running_centre_is_whole_and_noted(data: Path, tmp_path: Path, capsys: Printed) -> None:
    with running_centre(data):
        code, answer = run(capsys, "backup", "--data", data, tmp_path / "copy")
    with centre_in(data) as store, store.reading() as session:
        assert (code, answer["durable_through"]) == (0, session.head())
        assert session.noted("durable_through") == str(session.head())
        assert session.noted("last_backup")
    assert (tmp_path / "copy").stat().st_mode & 0o777 == 0o600
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copy", "creuse"]


def test_backup_does_not_replace_the_data_themselves(data: Path, capsys: Printed) -> None:
    before = (data / DATABASE).read_bytes()
    assert run(capsys, "backup", "--data", data, data / DATABASE)[1]["error"]["code"] == "invalid_input"
    assert (data / DATABASE).read_bytes() == before


def test_restore_brings_back_the_copy_under_a_new_epoch_and_keeps_the_former(
    data: Path, tmp_path: Path, capsys: Printed
) -> None:
    run(capsys, "backup", "--data", data, tmp_path / "copy")
    with opened(data) as (_, post):
        post.sync(a_person(post, "p2"))
    before = epoch_of(data)
    code, answer = run(capsys, "restore", "--data", data, tmp_path / "copy")
    assert (code, answer["epoch"]) == (0, epoch_of(data))
    assert answer["epoch"] != before
    with centre_in(data) as store, store.reading() as session:
        assert session.existing(["p1", "p2"]) == {"p1": "person"}
    former = SqliteStore(Path(answer["former"]))
    with former.reading() as session:
        assert session.existing(["p2"]) == {"p2": "person"}
    former.close()


def test_restore_is_refused_while_a_server_runs(data: Path, tmp_path: Path, capsys: Printed) -> None:
    run(capsys, "backup", "--data", data, tmp_path / "copy")
    before = epoch_of(data)
    with running_centre(data):
        code, answer = run(capsys, "restore", "--data", data, tmp_path / "copy")
    assert (code, answer["error"]["code"], epoch_of(data)) == (1, "in_use", before)


@pytest.mark.parametrize("content", [b"", b"no database" * 500, None])
def test_what_is_no_backup_is_refused_and_changes_nothing(
    data: Path, tmp_path: Path, capsys: Printed, content: bytes | None
) -> None:
    before = epoch_of(data)
    if content is not None:
        (tmp_path / "copy").write_bytes(content)
    assert run(capsys, "restore", "--data", data, tmp_path / "copy")[0] == 1
    assert epoch_of(data) == before
    assert [path.name for path in data.iterdir()] == [DATABASE]


def test_damaged_backup_is_refused(data: Path, tmp_path: Path, capsys: Printed) -> None:
    run(capsys, "backup", "--data", data, tmp_path / "copy")
    bent = bytearray((tmp_path / "copy").read_bytes())
    bent[4096 * 4 + 100 : 4096 * 6] = b"x" * (4096 * 2 - 100)
    (tmp_path / "copy").write_bytes(bent)
    assert run(capsys, "restore", "--data", data, tmp_path / "copy")[1]["error"]["code"] == "damaged_data"


def test_who_was_erased_after_the_backup_does_not_come_back(data: Path, tmp_path: Path, capsys: Printed) -> None:
    run(capsys, "backup", "--data", data, tmp_path / "copy")
    assert run(capsys, "erase", "--data", data, "p1", "--because", "request")[0] == 0
    code, answer = run(capsys, "restore", "--data", data, tmp_path / "copy")
    assert (code, answer["erased_again"]) == (0, 1)
    assert MARK.encode() not in (data / DATABASE).read_bytes()
    with centre_in(data) as store:
        assert problems(store) == []


def test_erased_person_is_in_no_byte_of_the_folder(data: Path, capsys: Printed) -> None:
    assert MARK.encode() in (data / DATABASE).read_bytes()
    code, answer = run(capsys, "erase", "--data", data, "p1")
    assert (code, answer["emptied"]) == (0, ["p1"])
    assert [path.name for path in data.iterdir() if MARK.encode() in path.read_bytes()] == []
    assert run(capsys, "erase", "--data", data, "p1")[1]["emptied"] == []


def test_laptops_that_owe_an_erasure_are_listed(data: Path, capsys: Printed) -> None:
    run(capsys, "erase", "--data", data, "p1")
    (owed,) = run(capsys, "erasures", "--data", data)[1]
    (device,) = run(capsys, "devices", "--data", data)[1]
    assert (owed["id"], owed["laptops"], device["owes_erasures"]) == ("p1", [device["id"]], True)


def test_head_of_the_audit_chain_moves_with_each_write(data: Path, capsys: Printed) -> None:
    first = run(capsys, "audit", "--data", data)[1]
    with opened(data) as (_, post):
        post.sync(a_person(post, "p2"))
    second = run(capsys, "audit", "--data", data)[1]
    assert first["seq"] < second["seq"]
    assert first["chain"] != second["chain"]


def test_check_names_a_line_that_was_changed_by_hand(data: Path, capsys: Printed) -> None:
    with sqlite3.connect(data / DATABASE) as connection:
        connection.execute("UPDATE operations SET fields = '{\"last_name\":\"X\"}' WHERE id = 'p1'")
    connection.close()
    code, answer = run(capsys, "check", "--data", data)
    assert (code, answer["problems"][0]) == (1, "audit: line 2 has other fields than were written")


def test_check_says_where_the_chain_of_older_data_begins(data: Path, capsys: Printed) -> None:
    with sqlite3.connect(data / DATABASE) as connection:
        connection.execute("UPDATE operations SET row_key = NULL, mac = NULL")
        connection.execute("DELETE FROM audit")
    connection.close()
    with opened(data) as (_, post):
        post.sync(a_person(post, "p2"))
    assert run(capsys, "check", "--data", data) == (0, {"ok": True, "problems": [], "audited_from": 3})


def test_compacting_gives_room_back(data: Path, capsys: Printed) -> None:
    with opened(data) as (store, post):
        post.sync(*(a_person(post, f"q{i}", note="x" * 500) for i in range(500)))
        with store.writing() as session:
            session.run("DELETE FROM operations WHERE seq > 10")
    code, answer = run(capsys, "compact", "--data", data)
    assert code == 0
    assert answer["after"] < answer["before"]


def test_new_epoch_is_begun(data: Path, capsys: Printed) -> None:
    before = epoch_of(data)
    assert run(capsys, "new-epoch", "--data", data)[1]["epoch"] == epoch_of(data) != before


def test_operation_set_aside_is_listed_and_released(data: Path, capsys: Printed) -> None:
    with opened(data) as (store, post):
        operation = a_person(post, "p7")
        with store.writing() as session:
            session.put_aside(post.device.id, 1, msgspec.json.encode(operation), "2026-11-24T09:00:00Z")
    (listed,) = run(capsys, "quarantine", "list", "--data", data)[1]
    assert (listed["device"], listed["n"], listed["state"]) == (post.device.id, 1, "kept")
    code, answer = run(capsys, "quarantine", "release", "--data", data, post.device.id, 1)
    assert (code, answer["state"]) == (0, "accepted")
    with centre_in(data) as store, store.reading() as session:
        assert session.existing(["p7"]) == {"p7": "person"}
        assert session.set_aside()[0].state == "released"


@pytest.mark.parametrize("blob", [b"junk", b"{}", b"\xff"])
def test_bytes_that_are_no_operation_stay_set_aside(data: Path, capsys: Printed, blob: bytes) -> None:
    with opened(data) as (store, post), store.writing() as session:
        session.put_aside(post.device.id, 1, blob, "2026-11-24T09:00:00Z")
    answer = run(capsys, "quarantine", "release", "--data", data, post.device.id, 1)[1]
    assert answer["error"]["code"] == "unreadable"
    assert run(capsys, "quarantine", "list", "--data", data)[1][0]["state"] == "kept"


def test_nothing_is_released_that_was_not_set_aside(data: Path, capsys: Printed) -> None:
    assert run(capsys, "quarantine", "release", "--data", data, "nobody", 1)[1]["error"]["code"] == "not_found"


@pytest.mark.parametrize("command", [("backup", "f"), ("restore", "f"), ("compact",)])
def test_postgresql_is_copied_with_its_own_tools(capsys: Printed, command: tuple[str, ...]) -> None:
    assert run(capsys, *command, "--database", "postgresql://nowhere/x")[1]["error"]["code"] == "use_postgresql"


def test_first_copy_is_made_ahead_of_new_laptops(data: Path, capsys: Printed) -> None:
    code, answer = run(capsys, "snapshot", "--data", data)
    with centre_in(data) as store, store.reading() as session:
        assert (code, answer["through"]) == (0, session.head())
        assert len(session.snapshot_piece(answer["id"], 0) or b"") == answer["bytes"]


def test_dump_of_postgresql_brought_back_is_erased_again_by_the_list_beside_it(
    databases: Databases, tmp_path: Path, capsys: Printed
) -> None:
    """Two databases stand for one before and after: what the list of the one names is erased in the other."""
    urls = [databases.fresh(), databases.fresh()]
    for url in urls:
        with closing(PostgresStore(url)) as made:
            made.found(TERRITORY)
            post = a_device(made)
            post.sync(a_person(post, "p1", last_name=MARK))
    beside = tmp_path / "beside"
    assert run(capsys, "erase", "p1", "--database", urls[0], "--erasures", beside)[1]["emptied"] == ["p1"]
    with serving_store(Namespace(data=None, database=urls[1], erasures=beside)) as store, store.reading() as session:
        assert (session.records(["p1"])["p1"].fields, MARK in str(session.log(0, 99))) == ('{"voided":true}', False)
