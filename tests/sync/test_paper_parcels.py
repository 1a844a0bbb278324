"""Signed papers on USB sticks: whole at the centre after as many sticks as it takes, once, and gone from the queue then."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from mediator_app.domain.signed_papers import PIECE_BYTES, PaperState, SignedPaper
from mediator_app.errors import AppError
from mediator_app.protocol.codec import encode
from mediator_app.protocol.papers import PAPERS, Manifest, pack_piece
from mediator_app.protocol.sealing import CENTRE, Label, seal
from mediator_app.server import parcels as centre
from mediator_app.services import attachments
from mediator_app.storage import attachments as stored
from mediator_app.sync import errands, paper_parcels, parcels
from mediator_app.sync.parcel_files import write_papers
from tests.support.trios import Trio, a_trio

THREE_PIECES = 2 * PIECE_BYTES + 5


@pytest.fixture(scope="module")
def trio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Trio]:
    """Laptops that have exchanged keys with their centre; each test leaves Claire's queue empty."""
    with a_trio(tmp_path_factory.mktemp("paper-parcels")) as three:
        three.send_all()
        for laptop in (three.karim, three.claire):
            errands.run_all(laptop.connection, laptop.clock, three.lines[laptop.who.member_name])
        yield three


@pytest.fixture(autouse=True)
def nothing_left(trio: Trio) -> Iterator[None]:
    yield
    deliver(trio)
    assert attachments.papers_waiting(trio.claire).count == 0


def keep(trio: Trio, mark: int, size: int = THREE_PIECES) -> SignedPaper:
    """A sheet scanned on Claire's laptop, its record not sent yet."""
    data = b"%PDF-" + Random(mark).randbytes(size - 5)
    return attachments.keep_paper(trio.claire, "feuille.pdf", data, session=trio.known["royere"]).paper


def papers(trio: Trio) -> list[bytes]:
    """The files with papers that Claire writes."""
    return [one.data for one in paper_parcels.pack_papers(trio.claire.connection, trio.claire.clock)]


def data(trio: Trio) -> bytes:
    """The file with data that Claire writes."""
    return parcels.pack(trio.claire.connection, trio.claire.clock).data


def taken(trio: Trio, file: bytes) -> centre.Taken:
    """The centre reads a file."""
    return centre.take_parcel(trio.lines["Claire Fourneau"].store, file, trio.clock())


def answer(trio: Trio) -> parcels.Unpacked:
    """Claire reads the centre's answer."""
    store = trio.lines["Claire Fourneau"].store
    file = centre.make_answer(store, trio.claire.who.device, trio.clock())[1]
    return parcels.unpack(trio.claire.connection, trio.claire.clock, file)


def deliver(trio: Trio) -> list[centre.Taken]:
    """Everything goes by stick, and the answer comes back."""
    files = [data(trio), *papers(trio)]
    came = [taken(trio, file) for file in files]
    answer(trio)
    return came


def at_centre(trio: Trio, paper: SignedPaper) -> bytes:
    with trio.lines["Claire Fourneau"].store.reading() as session:
        kept = session.paper(paper.sha256)
        return b"".join(session.paper_pieces(paper.sha256)) if kept and kept.is_whole else b""


def test_paper_made_without_a_network_is_whole_at_the_centre_by_stick(trio: Trio) -> None:
    paper = keep(trio, 1)
    [_, came] = deliver(trio)
    assert (came.papers, came.papers_in_part, came.papers_unknown, came.operations) == (1, 0, 0, 0)
    assert at_centre(trio, paper) == attachments.read_paper(trio.claire, paper.id)
    assert attachments.paper(trio.claire, paper.id).state is PaperState.SENT


def test_same_papers_twice_change_nothing(trio: Trio) -> None:
    keep(trio, 2)
    taken(trio, data(trio))
    [file] = papers(trio)
    assert [taken(trio, file).papers for _ in range(2)] == [1, 1]


def test_papers_read_before_their_data_wait_for_it(trio: Trio) -> None:
    paper = keep(trio, 3)
    [file] = papers(trio)
    assert (taken(trio, file).papers_unknown, at_centre(trio, paper)) == (1, b"")
    taken(trio, data(trio))
    assert taken(trio, file).papers == 1


def test_stick_goes_on_where_the_network_stopped(trio: Trio, monkeypatch: pytest.MonkeyPatch) -> None:
    paper = keep(trio, 4)
    taken(trio, data(trio))
    with monkeypatch.context() as patch:
        patch.setattr(paper_parcels, "PIECES", 1)
        assert taken(trio, papers(trio)[0]).papers_in_part == 1
    stored.note_sent(trio.claire.connection, paper.sha256, 1, state=PaperState.WAITING)
    [packed] = paper_parcels.pack_papers(trio.claire.connection, trio.claire.clock)
    assert (packed.count, taken(trio, packed.data).papers, len(at_centre(trio, paper))) == (2, 1, paper.byte_count)


def test_large_papers_take_several_files_and_any_of_them_may_be_missing(
    trio: Trio, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paper_parcels, "PIECES", 2)
    paper = keep(trio, 5, 4 * PIECE_BYTES)
    taken(trio, data(trio))
    first, second = papers(trio)
    assert (taken(trio, second).papers, taken(trio, first).papers_in_part) == (0, 1)
    assert taken(trio, second).papers == 1
    assert at_centre(trio, paper) != b""


def test_answer_read_twice_tells_it_once(trio: Trio) -> None:
    keep(trio, 6)
    for file in (data(trio), *papers(trio)):
        taken(trio, file)
    assert [answer(trio).papers for _ in range(2)] == [1, 0]


def test_files_stand_beside_the_parcel_by_number(trio: Trio, tmp_path: Path) -> None:
    keep(trio, 7)
    written = write_papers(trio.claire.connection, trio.claire.clock, tmp_path / "envoi.tournee")
    assert [one.name for one in written] == ["envoi-papiers-1.tournee"]
    assert taken(trio, data(trio)).papers == 0
    assert taken(trio, written[0].read_bytes()).papers == 1


def test_nothing_waiting_makes_no_file(trio: Trio, tmp_path: Path) -> None:
    assert write_papers(trio.claire.connection, trio.claire.clock, tmp_path / "envoi.tournee") == []


def test_list_that_does_not_fit_its_pieces_is_refused(trio: Trio) -> None:
    mine, theirs = parcels.parcel_keys(trio.claire.connection)
    who = trio.claire.who
    for listed in ([], [("x", 0), ("y", 1)]):
        messages = [encode(Manifest(listed)), pack_piece(b"abc")]
        label = Label("1", who.territory, who.device, CENTRE, "", 1, 1, 0, tuple(map(len, messages)), kind=PAPERS)
        with pytest.raises(AppError) as refused:
            taken(trio, seal(label, messages, mine, theirs.box_key))
        assert refused.value.code == "damaged"
