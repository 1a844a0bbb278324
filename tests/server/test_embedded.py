"""The centre inside this process: it starts, serves several at once, stops and leaves nothing behind."""

from __future__ import annotations

import socket
import threading
from datetime import UTC, datetime
from http.client import HTTPConnection
from pathlib import Path

import pytest

from mediator_app.domain.rights import Role
from mediator_app.protocol.codec import encode
from mediator_app.protocol.messages import SyncRequest
from mediator_app.server.embedded import listening_on, running_centre
from mediator_app.server.enrolment import invite
from mediator_app.server.folder import centre_in, create_centre
from tests.support.http import ask, join


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The data folder of a new centre."""
    create_centre(tmp_path / "creuse", "Creuse")
    return tmp_path / "creuse"


def test_centre_runs_stops_and_runs_again_with_what_it_knew(data: Path) -> None:
    with running_centre(data) as url, centre_in(data) as store:
        joined = join(url, invite(store, Role.MEDIATOR, "Anne", datetime.now(UTC)).code)
    body = encode(SyncRequest(joined.territory, joined.epoch, "", 4096, ""))
    with running_centre(data) as url:
        assert ask(url, "POST", "/v1/sync", body, joined.token).reply.changes[0].id == joined.member


def test_nothing_is_left_behind(data: Path) -> None:
    before = threading.active_count()
    with running_centre(data) as url:
        ask(url, "GET", "/v1/health")
    assert threading.active_count() == before
    assert sorted(path.name for path in data.iterdir()) == ["centre.mark", "centre.sqlite"]
    with pytest.raises(ConnectionRefusedError):
        ask(url, "GET", "/v1/health")


def test_open_connection_does_not_keep_it_from_stopping(data: Path) -> None:
    with running_centre(data) as url:
        idle = HTTPConnection(url.removeprefix("http://"), timeout=10)
        idle.request("GET", "/v1/health")
        idle.getresponse().read()
    idle.close()


def test_two_centres_run_side_by_side(data: Path, tmp_path: Path) -> None:
    create_centre(tmp_path / "charente", "Charente")
    with running_centre(data) as one, running_centre(tmp_path / "charente") as other:
        assert b"Creuse" in ask(one, "GET", "/v1/hello").body
        assert b"Charente" in ask(other, "GET", "/v1/hello").body


def test_answers_leave_at_once() -> None:
    """With Nagle's delay, a body waits up to 40 ms until its head has been acknowledged."""
    with listening_on("127.0.0.1", 0) as listening, socket.create_connection(listening.getsockname()):
        accepted, _ = listening.accept()
        with accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
