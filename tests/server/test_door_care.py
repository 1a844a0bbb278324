"""The door when things go wrong, or too fast: full disks, databases away, stopping; and what it tells about itself."""

from __future__ import annotations

import json
import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from mediator_app.domain.rights import Role
from mediator_app.errors import AppError, DiskFullError
from mediator_app.protocol.codec import encode
from mediator_app.protocol.messages import SyncRequest
from mediator_app.server.asgi import centre_app
from mediator_app.server.embedded import serving
from mediator_app.server.erasing import read_list
from mediator_app.server.limits import FORGET_ABOVE, Limiter, Pace
from mediator_app.server.store.interface import UnavailableError
from mediator_app.server.store.sqlite import SqliteStore
from tests.support.centre import NOW, TERRITORY, Post, a_centre, a_device, a_person
from tests.support.http import Answer, ask


class FailingStore(SqliteStore):
    """A store whose disk or database fails when told to."""

    failure: AppError | None = None

    @contextmanager
    def writing(self) -> Iterator[Any]:
        """Fail at the end of the transaction, as a disk does."""
        with super().writing() as session:
            yield session
            if self.failure:
                raise self.failure


@pytest.fixture
def store(tmp_path: Path) -> Iterator[FailingStore]:
    """A centre that can fail."""
    store = FailingStore(tmp_path / "centre.sqlite")
    store.found(TERRITORY)
    yield store
    store.close()


def body_of(*ops: object) -> bytes:
    """The body of a round."""
    return encode(SyncRequest(TERRITORY.id, TERRITORY.epoch, "", 65536, "", list(ops)))  # type: ignore[arg-type]


def round_of(url: str, post: Post, *ops: object) -> Answer:
    """A round."""
    return ask(url, "POST", "/v1/sync", body_of(*ops), post.token)


@pytest.mark.parametrize(
    ("failure", "status"), [(DiskFullError("Plein.", ""), 507), (UnavailableError("Absent.", ""), 503)]
)
def test_full_disk_and_absent_database_are_no_bugs(store: FailingStore, failure: AppError, status: int) -> None:
    with serving(centre_app(store, lambda: NOW)) as url:
        post = a_device(store)
        store.failure = failure
        answers = [round_of(url, post, a_person(post, "p1")), ask(url, "GET", "/v1/health")]
        store.failure = None
        assert [(one.status, one.code) for one in answers] == [(status, failure.code)] * 2
        assert all(int(one.headers["retry-after"]) > 0 for one in answers)
        assert round_of(url, post, a_person(post, "p1")).status == 200


def test_real_full_disk_is_told_as_such(tmp_path: Path) -> None:
    with a_centre(tmp_path / "c") as store, serving(centre_app(store, lambda: NOW)) as url:
        post = a_device(store)
        with store.writing() as session:
            pages = session.connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        limit_pages(store, pages + 1)
        answer = round_of(url, post, *(a_person(post, f"p{i}", note="x" * 900) for i in range(40)))
    assert (answer.status, answer.code) == (507, "disk_full")


def limit_pages(store: SqliteStore, pages: int) -> None:
    """Let the file grow no further, on every connection of the pool."""
    from sqlalchemy import event

    store.close()
    event.listen(store._engine, "connect", lambda one, _: one.execute(f"PRAGMA max_page_count = {pages}"))


def test_health_tells_how_far_and_when_the_last_backup_was(store: FailingStore) -> None:
    with serving(centre_app(store, lambda: NOW)) as url:
        a_device(store)
        with store.writing() as session:
            session.note("last_backup", "2026-11-23T02:00:00Z")
            session.note("durable_through", "1")
        told = json.loads(ask(url, "GET", "/v1/health").body)
    assert told == {"code": "ok", "head": 1, "last_backup": "2026-11-23T02:00:00Z", "durable_through": 1}


def test_metrics_count_rounds_verdicts_and_bytes(store: FailingStore) -> None:
    with serving(centre_app(store, lambda: NOW)) as url:
        post = a_device(store)
        round_of(url, post, a_person(post, "p1"), a_person(post, "p2"), post.edit("person", "px", note="x"))
        text = ask(url, "GET", "/v1/metrics").body.decode().splitlines()
    assert 'tournee_operations_total{verdict="accepted"} 2' in text
    assert 'tournee_operations_total{verdict="held"} 1' in text
    assert 'tournee_round_seconds_bucket{le="+Inf"} 1' in text
    assert "tournee_devices 1" in text
    assert "tournee_head 3" in text


def test_metrics_are_for_this_computer_and_coordinators(store: FailingStore) -> None:
    with serving(centre_app(store, lambda: NOW)) as url:
        tokens = ["", a_device(store).token, a_device(store, Role.COORDINATOR).token]
        handed_on = {"X-Forwarded-For": "203.0.113.9"}
        seen = [ask(url, "GET", "/v1/metrics", token=token, headers=handed_on).status for token in tokens]
        here = ask(url, "GET", "/v1/metrics").status
    assert (seen, here) == ([401, 403, 200], 200)


def test_each_round_leaves_one_line_with_ids_and_numbers_only(
    store: FailingStore, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "mediator_app.server.rounds"), serving(centre_app(store, lambda: NOW)) as url:
        post = a_device(store)
        round_of(url, post, a_person(post, "p1", last_name="Roche"))
    (line,) = [json.loads(record.message) for record in caplog.records if record.name.endswith(".rounds")]
    assert (line["device"], line["operations"], line["verdicts"]) == (post.device.id, 1, {"accepted": 1})
    assert line.keys() == {"device", "operations", "verdicts", "ms", "bytes_in", "bytes_out"}
    assert not [word for word in ("Roche", post.token) if word in caplog.text]


def test_laptop_gone_wild_is_slowed_down(store: FailingStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mediator_app.server.asgi.PER_DEVICE", Pace(3, 0.001))
    with serving(centre_app(store, lambda: NOW, is_limited=True)) as url:
        wild, calm = a_device(store), a_device(store)
        answers = [round_of(url, wild) for _ in range(4)]
        assert [one.status for one in answers] == [200, 200, 200, 429]
        assert (answers[-1].code, answers[-1].headers["retry-after"].isdigit()) == ("too_often", True)
        assert round_of(url, calm).status == 200


def test_pace_comes_back_with_time() -> None:
    limiter = Limiter(Pace(2, 0.5))
    assert [limiter.pause("a", 0.0) for _ in range(3)] == [0.0, 0.0, 2.0]
    assert limiter.pause("a", 2.0) == 0.0
    assert limiter.pause("a", 2.0) > 0
    assert limiter.pause("b", 2.0) == 0.0


def test_many_names_are_forgotten_once_they_are_calm() -> None:
    limiter = Limiter(Pace(2, 1))
    for number in range(FORGET_ABOVE + 5):
        limiter.pause(str(number), number * 1.0)
    assert len(limiter._left) < 10


def test_centre_that_stops_finishes_rounds_and_refuses_new_ones(store: FailingStore) -> None:
    app = centre_app(store, lambda: NOW)
    with serving(app) as url:
        post = a_device(store)
        app.state.is_stopping = True
        answer = round_of(url, post)
    assert (answer.status, answer.code, answer.headers["connection"]) == (503, "stopping", "close")


def test_round_under_way_is_answered_although_the_centre_stops(store: FailingStore) -> None:
    post, answers = a_device(store), list[Answer]()
    with serving(centre_app(store, lambda: NOW)) as url:
        is_inside = threading.Event()
        writing, store.writing = store.writing, lambda: slowly(writing, is_inside)  # type: ignore[method-assign]
        asking = threading.Thread(target=lambda: answers.append(round_of(url, post, a_person(post, "p1"))))
        asking.start()
        is_inside.wait()
        begun = time.monotonic()
    asking.join()
    assert [one.status for one in answers] == [200]
    assert time.monotonic() - begun < 10


@contextmanager
def slowly(writing: Any, is_inside: threading.Event) -> Iterator[Any]:
    """A transaction that takes its time."""
    with writing() as session:
        is_inside.set()
        threading.Event().wait(0.5)
        yield session


def test_erasure_that_comes_by_sync_is_listed_beside_the_data_and_leaves_the_files(
    store: FailingStore, tmp_path: Path
) -> None:
    with serving(centre_app(store, lambda: NOW, folder=tmp_path)) as url:
        post = a_device(store, Role.COORDINATOR)
        round_of(url, post, a_person(post, "p1", last_name="Wxyzzy-Quodlibet"))
        round_of(url, post, post.create("erasure", "e1", person="p1"))
        left = [path.name for path in tmp_path.iterdir() if b"Wxyzzy" in path.read_bytes()]
    assert left == []
    assert [one.id for one in read_list(tmp_path)] == ["p1"]
