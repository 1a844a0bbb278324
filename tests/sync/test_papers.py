"""The queue of signed papers over real HTTP: after the data, piece by piece, once, through cuts, crashes and older centres."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import pytest

from mediator_app.domain.rights import Role
from mediator_app.domain.signed_papers import PIECE_BYTES, PaperState, SignedPaper
from mediator_app.protocol.codec import encode
from mediator_app.protocol.messages import MEDIA_TYPE, PaperReceipt
from mediator_app.server.asgi import centre_app
from mediator_app.server.embedded import serving
from mediator_app.server.enrolment import invite
from mediator_app.server.store.sqlite import SqliteStore
from mediator_app.services import attachments, sessions
from mediator_app.services.laptop import Laptop
from mediator_app.storage import attachments as stored
from mediator_app.sync import errands, papers
from mediator_app.sync.enrolling import enrol
from mediator_app.sync.replies import HttpReply
from mediator_app.sync.running import synchronise
from mediator_app.sync.transport import HttpTransport, NoAnswerError
from tests.support.centre import NOW, a_centre
from tests.support.dying import DiedError, DyingConnection
from tests.support.laptops import SteppingClock, a_laptop

TIMES = {"starts_at": "2026-11-24T10:00:00+01:00", "ends_at": "2026-11-24T12:00:00+01:00"}
OURS = {"x-tournee-proto": "1", "content-type": MEDIA_TYPE}


@dataclass
class Line:
    """A line to the centre that notes what passed and loses the answers whose turn it is; ``answer`` replaces them all."""

    line: HttpTransport
    lost: set[int] = field(default_factory=set)
    posted: list[str] = field(default_factory=list)
    got: list[str] = field(default_factory=list)
    answer: HttpReply | None = None

    def post(self, path: str, body: bytes) -> HttpReply:
        self.posted.append(path)
        reply = self.answer or self.line.post(path, body)
        if len(self.posted) in self.lost:
            raise NoAnswerError("cut")
        return reply

    def get(self, path: str, start: int) -> HttpReply:
        self.got.append(path)
        return self.answer or self.line.get(path, start)


@dataclass
class Office:
    """A centre, a mediator's laptop with a session that the centre knows, and the coordinator's."""

    store: SqliteStore
    claire: Laptop
    helene: Laptop
    session: str

    def keep(self, mark: bytes, size: int = 2 * PIECE_BYTES + 5) -> SignedPaper:
        """A paper kept on Claire's laptop, its record not sent yet."""
        data = b"%PDF-" + Random(mark).randbytes(size - 5)
        return attachments.keep_paper(self.claire, "feuille.pdf", data, session=self.session).paper

    def kept(self, mark: bytes, size: int = 2 * PIECE_BYTES + 5) -> SignedPaper:
        """The same, once the centre has the record and not a byte of the paper."""
        paper = self.keep(mark, size)
        send_data(self.claire)
        return paper

    def state(self, paper: SignedPaper) -> tuple[PaperState, int]:
        now = attachments.paper(self.claire, paper.id)
        return now.state, now.pieces

    def at_centre(self, paper: SignedPaper) -> bytes:
        with self.store.reading() as session:
            kept = session.paper(paper.sha256)
            return b"".join(session.paper_pieces(paper.sha256)) if kept and kept.is_whole else b""


def send_data(laptop: Laptop) -> None:
    """A run, and nothing of what comes after it."""
    monkey = pytest.MonkeyPatch()
    with monkey.context() as patch:
        patch.setattr(papers, "next_piece", lambda _: None)
        synchronise(laptop.connection, laptop.clock)


def line_of(laptop: Laptop, **how: object) -> Line:
    return Line(HttpTransport(laptop.who.url, laptop.who.token), **how)  # type: ignore[arg-type]


def run(laptop: Laptop, line: Line) -> bool:
    """What comes after a run."""
    return errands.run_all(laptop.connection, laptop.clock, line)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    folder: Path = tmp_path_factory.mktemp("papers")
    clock = SteppingClock(NOW)
    with (
        a_centre(folder / "centre.sqlite") as store,
        serving(centre_app(store, clock)) as url,
        a_laptop(folder / "claire", clock=clock) as claire,
        a_laptop(folder / "helene", clock=clock) as helene,
    ):
        for laptop, role in ((claire, Role.MEDIATOR), (helene, Role.COORDINATOR)):
            enrol(laptop.connection, url, invite(store, role, f"Membre {role}", NOW).code, "Portable")
            laptop.refresh_membership()
        session = sessions.add_session(claire, {"title": "Atelier", **TIMES}).id
        for laptop in (claire, helene):
            synchronise(laptop.connection, laptop.clock)
        yield Office(store, claire, helene, session)


@pytest.fixture(autouse=True)
def nothing_left(office: Office) -> Iterator[None]:
    """Each test leaves the queue empty."""
    yield
    synchronise(office.claire.connection, office.claire.clock)
    assert attachments.papers_waiting(office.claire).count == 0


def test_paper_goes_in_pieces_after_the_data(office: Office) -> None:
    paper = office.keep(b"after")
    before = papers.next_piece(office.claire.connection)
    send_data(office.claire)
    line = line_of(office.claire)
    assert run(office.claire, line)
    assert before is None
    assert line.posted == [f"/v1/paper/{paper.id}/{n}" for n in range(3)]
    assert office.state(paper) == (PaperState.SENT, 3)
    assert office.at_centre(paper) == attachments.read_paper(office.claire, paper.id)


def test_paper_is_sent_once(office: Office) -> None:
    office.kept(b"once")
    run(office.claire, line_of(office.claire))
    again = line_of(office.claire)
    assert run(office.claire, again)
    assert again.posted == []


def test_first_failure_ends_the_run_and_the_next_goes_on_there(office: Office) -> None:
    paper = office.kept(b"cut")
    cut, whole = line_of(office.claire, lost={2}), line_of(office.claire)
    assert not run(office.claire, cut)
    assert office.state(paper) == (PaperState.WAITING, 1)
    assert run(office.claire, whole)
    # The answer about the second piece was lost, not the piece: it is offered once more and the third one follows.
    assert [path[-1] for path in cut.posted + whole.posted] == ["0", "1", "1", "2"]
    assert office.at_centre(paper) == attachments.read_paper(office.claire, paper.id)


def test_new_data_goes_before_the_next_piece(office: Office) -> None:
    office.kept(b"priority")
    sessions.edit_session(office.claire, office.session, {"title": "Atelier du soir"})
    assert papers.next_piece(office.claire.connection) is None


def test_dead_laptop_goes_on_where_it_was_wherever_it_died(office: Office) -> None:
    connection = office.claire.connection
    lives = range(1, 34, 4)
    kept = [office.keep(b"died %d" % statements, PIECE_BYTES + 1) for statements in lives]
    send_data(office.claire)
    for statements in lives:
        with suppress(DiedError):
            dying = DyingConnection(connection, statements)
            errands.run_all(dying, office.claire.clock, line_of(office.claire))  # type: ignore[arg-type]
        if connection.in_transaction:
            connection.execute("ROLLBACK")
    assert run(office.claire, line_of(office.claire))
    assert [office.state(paper) for paper in kept] == [(PaperState.SENT, 2)] * len(kept)
    assert [office.at_centre(paper) for paper in kept] == [
        attachments.read_paper(office.claire, one.id) for one in kept
    ]


def test_older_centre_is_asked_again_and_nobody_is_told(office: Office) -> None:
    paper = office.kept(b"older")
    older = line_of(office.claire, answer=HttpReply(404, OURS, b'{"code":"no_such_page"}'))
    assert not run(office.claire, older)
    assert len(older.posted) == 1
    assert office.state(paper) == (PaperState.WAITING, 0)


@pytest.mark.parametrize("status", [200, 302, 404, 429, 503])
def test_login_page_changes_nothing(office: Office, status: int) -> None:
    paper = office.kept(b"portal %d" % status)
    assert not run(office.claire, line_of(office.claire, answer=HttpReply(status, {}, b"<html>")))
    assert office.state(paper) == (PaperState.WAITING, 0)


@pytest.mark.parametrize("wanted", [-1, 0, 3, 10**9])
def test_centre_that_turns_in_circles_ends_the_run(office: Office, wanted: int) -> None:
    paper = office.kept(b"circles %d" % wanted)
    round_and_round = line_of(office.claire, answer=HttpReply(200, OURS, encode(PaperReceipt(wanted))))
    assert not run(office.claire, round_and_round)
    assert len(round_and_round.posted) == 1
    assert office.state(paper) == (PaperState.WAITING, 0)


def test_refused_paper_does_not_hold_up_the_others(office: Office) -> None:
    refused, other = office.kept(b"refused", 600), office.kept(b"other", 600)
    with office.store.writing() as session:
        session.connection.exec_driver_sql("UPDATE records SET entity = 'gone' WHERE id = ?", (refused.id,))
    assert run(office.claire, line_of(office.claire))
    found = attachments.paper(office.claire, refused.id)
    assert (found.state, found.code) == (PaperState.REFUSED, "no_such_paper")
    assert office.state(other) == (PaperState.SENT, 1)


def test_centre_that_lost_what_it_had_gets_it_again(office: Office) -> None:
    paper = office.kept(b"restored")
    run(office.claire, line_of(office.claire))
    with office.store.writing() as session:
        session.drop_paper(paper.sha256)
    stored.ask_again(office.claire.connection, "another history")
    assert run(office.claire, line_of(office.claire))
    assert office.at_centre(paper) == attachments.read_paper(office.claire, paper.id)


def test_paper_damaged_here_is_given_up_and_told(office: Office) -> None:
    paper = office.kept(b"damaged", 600)
    office.claire.connection.execute(
        "UPDATE attachment_piece SET bytes = zeroblob(600) WHERE sha256 = ?", (paper.sha256,)
    )
    assert run(office.claire, line_of(office.claire))
    found = attachments.paper(office.claire, paper.id)
    assert (found.state, found.code) == (PaperState.REFUSED, "damaged")


def test_removed_paper_is_not_sent_and_its_bytes_go(office: Office) -> None:
    paper = office.kept(b"removed")
    attachments.remove_paper(office.claire, paper.id)
    line = line_of(office.claire)
    send_data(office.claire)
    run(office.claire, line)
    assert line.posted == []
    assert stored.pieces_held(office.claire.connection, paper.sha256) == 0


def test_coordinator_fetches_a_colleagues_paper_in_pieces(office: Office) -> None:
    paper = office.kept(b"fetched")
    run(office.claire, line_of(office.claire))
    send_data(office.helene)
    asked = attachments.fetch_paper(office.helene, paper.id)
    line = line_of(office.helene)
    assert run(office.helene, line)
    assert asked.state is PaperState.FETCHING
    assert line.got == [f"/v1/paper/{paper.id}/{n}" for n in range(3)]
    assert attachments.read_paper(office.helene, paper.id) == attachments.read_paper(office.claire, paper.id)
    assert attachments.paper(office.helene, paper.id).state is PaperState.HERE


def test_paper_that_is_not_at_the_centre_yet_is_asked_for_again(office: Office) -> None:
    paper = office.kept(b"not yet")
    send_data(office.helene)
    attachments.fetch_paper(office.helene, paper.id)
    assert not run(office.helene, line_of(office.helene))
    run(office.claire, line_of(office.claire))
    assert run(office.helene, line_of(office.helene))
    assert attachments.paper(office.helene, paper.id).is_readable


def test_bytes_leave_a_colleagues_laptop_with_the_record(office: Office) -> None:
    paper = office.kept(b"everywhere")
    run(office.claire, line_of(office.claire))
    send_data(office.helene)
    attachments.fetch_paper(office.helene, paper.id)
    run(office.helene, line_of(office.helene))
    attachments.remove_paper(office.claire, paper.id)
    send_data(office.claire)
    send_data(office.helene)
    assert stored.pieces_held(office.helene.connection, paper.sha256) == 0
    assert office.at_centre(paper) == b""
