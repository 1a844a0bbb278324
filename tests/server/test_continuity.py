"""An older file of the centre's put back by hand is found out when it is opened, by the mark beside it."""

from __future__ import annotations

import shutil
from pathlib import Path
from threading import Semaphore

import pytest

from mediator_app.protocol.messages import SyncReply
from mediator_app.server import continuity
from mediator_app.server.backups import back_up, restore
from mediator_app.server.continuity import FILE, mark_in, renew, renewing
from mediator_app.server.folder import DATABASE, centre_in, create_centre
from mediator_app.server.store.interface import Store
from tests.support.centre import NOW, Post, a_centre, a_device, a_person


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The folder of a centre that has been served."""
    with a_centre(tmp_path / DATABASE) as store:
        renew(store, tmp_path)
    return tmp_path


def epoch_in(data: Path) -> str:
    """How the centre's history is called, once its folder has been opened."""
    with centre_in(data) as store, store.reading() as session:
        return session.territory().epoch


def renewed(data: Path) -> None:
    """The centre is started once more, or an hour has passed."""
    with centre_in(data) as store:
        renew(store, data)


def test_file_that_was_used_last_keeps_its_epoch(data: Path) -> None:
    before = epoch_in(data)
    renewed(data)
    assert epoch_in(data) == before


def test_centre_that_was_never_served_has_no_mark_and_keeps_its_epoch(tmp_path: Path) -> None:
    create_centre(tmp_path / "creuse", "Creuse")
    assert (epoch_in(tmp_path / "creuse"), mark_in(tmp_path / "creuse")) == (epoch_in(tmp_path / "creuse"), "")


def test_older_file_put_back_by_hand_begins_a_new_epoch_once(data: Path) -> None:
    older, before = (data / DATABASE).read_bytes(), epoch_in(data)
    renewed(data)
    (data / DATABASE).write_bytes(older)
    after = epoch_in(data)
    assert before != after == epoch_in(data)


def test_backup_put_in_place_by_hand_begins_a_new_epoch(data: Path, tmp_path: Path) -> None:
    before = epoch_in(data)
    back_up(data, tmp_path / "copy", NOW)
    shutil.copy(tmp_path / "copy", data / DATABASE)
    assert epoch_in(data) != before


def test_file_without_what_lay_beside_it_begins_a_new_epoch(data: Path) -> None:
    before = epoch_in(data)
    (data / FILE).unlink()
    assert epoch_in(data) != before


def test_restore_by_the_command_begins_one_epoch_and_no_more(data: Path, tmp_path: Path) -> None:
    back_up(data, tmp_path / "copy", NOW)
    assert restore(data, tmp_path / "copy", NOW).epoch == epoch_in(data)


def test_mark_is_another_one_while_the_centre_runs_and_when_it_has_stopped(data: Path) -> None:
    before = mark_in(data)
    with centre_in(data) as store, renewing(store, data):
        meanwhile = mark_in(data)
    assert len({before, meanwhile, mark_in(data)}) == 3


def test_mark_is_another_one_every_so_often(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    marks, given = list[str](), Semaphore(0)

    def noted(store: Store, folder: Path) -> None:
        renew(store, folder)
        marks.append(mark_in(folder))
        given.release()

    monkeypatch.setattr(continuity, "renew", noted)
    with centre_in(data) as store, renewing(store, data, every=0.001):
        assert all(given.acquire(timeout=30) for _ in range(3))
    assert len(set(marks)) == len(marks)


def test_mark_that_cannot_be_written_keeps_no_centre_from_running(data: Path) -> None:
    before = mark_in(data)
    (data / f"{FILE}.new").mkdir()
    with centre_in(data) as store, renewing(store, data):
        assert mark_in(data) == before


def test_restore_after_one_that_nobody_noticed_takes_no_number_for_certain(data: Path, tmp_path: Path) -> None:
    """Anne has seen what an older file, put back by hand, has lost; its numbers are given to something else, and saved."""
    with centre_in(data) as store:
        anne, bruno = a_device(store), a_device(store)
    older = (data / DATABASE).read_bytes()
    renewed(data)
    _synced(data, anne, *(f"p{n}" for n in range(9)))
    (data / DATABASE).write_bytes(older)
    _synced(data, bruno, "q1", "q2")
    back_up(data, tmp_path / "copy", NOW)
    restore(data, tmp_path / "copy", NOW)
    reply = _synced(data, anne)
    assert (reply.reset, reply.common) == (True, 0)


def _synced(data: Path, post: Post, *people: str) -> SyncReply:
    """One round of a laptop that makes these people."""
    with centre_in(data) as post.store:
        return post.sync(*(a_person(post, id_) for id_ in people))
