"""A new laptop's first copy over real HTTP: whole, resumed to the byte, and never a condition for receiving."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mediator_app.domain.rights import Role
from mediator_app.errors import OfflineError
from mediator_app.protocol.messages import Snapshot
from mediator_app.server import snapshots
from mediator_app.server.asgi import centre_app
from mediator_app.server.embedded import serving
from mediator_app.server.enrolment import invite
from mediator_app.services.laptop import Laptop
from mediator_app.storage import replica, settings
from mediator_app.sync import errands, first_copy
from mediator_app.sync.enrolling import enrol
from mediator_app.sync.replies import HttpReply, read_reply
from mediator_app.sync.running import fetch_first_copy, synchronise
from mediator_app.sync.transport import HttpTransport, NoAnswerError
from tests.support.centre import NOW, a_centre, a_device, a_person
from tests.support.chaos_laptops import behind, send_until_done
from tests.support.chaos_networks import Network
from tests.support.laptops import SteppingClock, a_laptop

COUNT = 120


class CutLine:
    """A line that loses everything after so many bytes of each answer, and counts what it carried."""

    def __init__(self, line: HttpTransport, most: int) -> None:
        self.line = line
        self.most = most
        self.carried = 0

    def get(self, path: str, start: int) -> HttpReply:
        reply = self.line.get(path, start)
        body = reply.body[: self.most] if path != first_copy.SNAPSHOT_PATH else reply.body
        self.carried += len(body)
        return HttpReply(reply.status, reply.headers, body)

    def post(self, path: str, body: bytes) -> HttpReply:
        return self.line.post(path, body)


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshots, "LEAST", 50)
    monkeypatch.setattr(snapshots, "PIECE", 8000)


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Laptop]:
    """A laptop that has just joined a centre with many people."""
    clock = SteppingClock(NOW)
    with a_centre(tmp_path / "centre.sqlite") as store, serving(centre_app(store, clock)) as url:
        anne = a_device(store)
        anne.sync(*(a_person(anne, f"p{number:03}", note="x" * (number % 50)) for number in range(COUNT)))
        with a_laptop(tmp_path / "new", clock=clock) as new:
            enrol(new.connection, url, invite(store, Role.MEDIATOR, "Claire", NOW).code, "Portable")
            new.refresh_membership()
            yield new


def transport(laptop: Laptop) -> HttpTransport:
    """A connection to its centre."""
    return HttpTransport(laptop.who.url, laptop.who.token)


def people(laptop: Laptop) -> int:
    """How many people it knows."""
    return int(laptop.connection.execute("SELECT count(*) FROM person_row").fetchone()[0])


def fetch(laptop: Laptop, line: HttpTransport | CutLine) -> bool:
    """Fetch all of the copy that can be."""
    return errands.run_all(laptop.connection, laptop.clock, line, errands.before)


def test_first_run_brings_everybody(laptop: Laptop) -> None:
    synchronise(laptop.connection, laptop.clock)
    assert people(laptop) == COUNT
    assert replica.problems(laptop.connection) == []


def test_copy_alone_brings_everybody_and_the_cursor(laptop: Laptop) -> None:
    assert fetch(laptop, transport(laptop))
    assert people(laptop) == COUNT
    assert settings.cursor(laptop.connection).through > 0
    assert errands.before(laptop.connection, laptop.clock) is None


def test_line_cut_again_and_again_repeats_no_byte(laptop: Laptop) -> None:
    line = CutLine(transport(laptop), 300)
    assert fetch(laptop, line)
    listed = transport(laptop).get(first_copy.SNAPSHOT_PATH, 0)
    total = sum(piece.size for piece in read_reply(Snapshot, listed).pieces)
    assert line.carried - len(listed.body) == total
    assert people(laptop) == COUNT


def test_what_came_before_a_cut_is_kept_with_the_laptop_off(laptop: Laptop) -> None:
    line = CutLine(transport(laptop), 100)
    for _ in range(3):
        errand = errands.before(laptop.connection, laptop.clock)
        assert errand is not None
        errands.settle(laptop.connection, laptop.clock, errand, line.get(errand.path, errand.number))
    errand = errands.before(laptop.connection, laptop.clock)
    assert errand is not None
    assert errand.number == 200


def test_people_of_whole_pieces_are_there_before_the_rest(laptop: Laptop) -> None:
    line = transport(laptop)
    for _ in range(2):
        errand = errands.before(laptop.connection, laptop.clock)
        assert errand is not None
        errands.settle(laptop.connection, laptop.clock, errand, line.get(errand.path, errand.number))
    assert 0 < people(laptop) < COUNT
    assert settings.cursor(laptop.connection).text == ""


def test_altered_piece_is_not_shown_and_pages_bring_everybody(laptop: Laptop) -> None:
    line = transport(laptop)
    listed = line.get(first_copy.SNAPSHOT_PATH, 0)
    first_copy.take(laptop.connection, laptop.clock, first_copy.SNAPSHOT_PATH, listed)
    wanted = first_copy.next_piece(laptop.connection)
    assert wanted is not None
    reply = line.get(*wanted)
    altered = HttpReply(reply.status, reply.headers, reply.body[:-1] + bytes([reply.body[-1] ^ 1]))
    assert not first_copy.take(laptop.connection, laptop.clock, wanted[0], altered)
    assert people(laptop) == 0
    synchronise(laptop.connection, laptop.clock)
    assert people(laptop) == COUNT


def test_login_page_of_a_wifi_is_no_piece(laptop: Laptop) -> None:
    portal = HttpReply(200, {"content-type": "text/html"}, b"<html>Bienvenue</html>")
    assert not first_copy.take(laptop.connection, laptop.clock, first_copy.SNAPSHOT_PATH, portal)
    assert first_copy.next_piece(laptop.connection) == (first_copy.SNAPSHOT_PATH, 0)


def test_copy_replaced_meanwhile_is_begun_again(laptop: Laptop) -> None:
    gone = HttpReply(404, {"x-tournee-proto": "1", "content-type": "application/json"}, b'{"code":"no_such_copy"}')
    first_copy.take(
        laptop.connection, laptop.clock, first_copy.SNAPSHOT_PATH, transport(laptop).get(first_copy.SNAPSHOT_PATH, 0)
    )
    wanted = first_copy.next_piece(laptop.connection)
    assert wanted is not None
    assert first_copy.take(laptop.connection, laptop.clock, wanted[0], gone)
    assert first_copy.next_piece(laptop.connection) == (first_copy.SNAPSHOT_PATH, 0)


def test_older_centre_without_copies_is_no_obstacle(laptop: Laptop) -> None:
    unknown = HttpReply(404, {"x-tournee-proto": "1", "content-type": "application/json"}, b'{"code":"no_such_page"}')
    assert first_copy.take(laptop.connection, laptop.clock, first_copy.SNAPSHOT_PATH, unknown)
    assert first_copy.next_piece(laptop.connection) is None


def test_laptop_that_has_received_asks_for_no_copy(laptop: Laptop) -> None:
    synchronise(laptop.connection, laptop.clock)
    assert first_copy.next_piece(laptop.connection) is None


class LosingLine(CutLine):
    """A cut line that gives no answer at all so many times before each one."""

    def __init__(self, line: HttpTransport, losses: int) -> None:
        super().__init__(line, 300)
        self.losses = self.left = losses

    def get(self, path: str, start: int) -> HttpReply:
        if self.left and path != first_copy.SNAPSHOT_PATH:
            self.left -= 1
            raise NoAnswerError("lost")
        self.left = self.losses
        return super().get(path, start)


def fetched(laptop: Laptop, losses: int) -> list[float]:
    """Fetch all there is over such a line; the pauses that were made."""
    pauses: list[float] = []
    fetch_first_copy(laptop.connection, laptop.clock, LosingLine(transport(laptop), losses), 2, pauses.append)
    return pauses


def test_many_losses_in_a_row_are_borne_once_a_copy_is_coming(laptop: Laptop) -> None:
    pauses = fetched(laptop, errands.STEADY)
    assert people(laptop) == COUNT
    assert len(pauses) > 0
    assert max(pauses) <= 2


def test_line_that_stays_lost_is_told_and_pages_are_not_begun(laptop: Laptop) -> None:
    with pytest.raises(OfflineError, match="première copie"):
        fetched(laptop, errands.STEADY + 5)
    assert first_copy.is_under_way(laptop.connection)
    assert settings.cursor(laptop.connection).text == ""


def test_bad_line_in_the_end_brings_everybody(laptop: Laptop) -> None:
    network = Network("cut", up=100_000, down=160_000, rtt=0.002, cuts=(0.1, 0.25))
    with behind(laptop, network, seed=3) as line:
        send_until_done(laptop)
    assert people(laptop) == COUNT
    assert line.traffic.cuts > 0
