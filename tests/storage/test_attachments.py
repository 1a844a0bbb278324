"""Papers in the laptop's file: their bytes in pieces, where each one is, the queue, and what is needed no longer."""

from __future__ import annotations

import pytest

from mediator_app.domain.signed_papers import PIECE_BYTES, Coverage, PaperState, PapersWaiting
from mediator_app.storage import attachments
from mediator_app.storage.attachments import ToSend
from mediator_app.storage.operations import Draft
from tests.support.shown import Tables, digest_of

SCAN = b"sheet" * 20_000  # three whole pieces and a shorter one


def keep(tables: Tables, id_: str = "p", data: bytes = SCAN, session: str = "s") -> str:
    """A paper of this laptop whose record the centre has; its hash."""
    tables.paper(id_, len(data), session=session)
    attachments.keep(tables.connection, digest_of(id_), data)
    take_record(tables, id_)
    return digest_of(id_)


def take_record(tables: Tables, id_: str) -> None:
    columns = "id, entity, seq, fields, made_by, made_at, actor, wall"
    sql = f"INSERT INTO base ({columns}) VALUES (?, 'attachment', 1, '{{}}', '', '', '', '')"
    tables.connection.execute(sql, (id_,))


def state_of(tables: Tables, id_: str = "p") -> tuple[PaperState, int]:
    paper = attachments.one(tables.connection, id_)
    assert paper is not None
    return paper.state, paper.pieces


@pytest.mark.parametrize(
    ("size", "pieces"),
    [(1, 1), (PIECE_BYTES - 1, 1), (PIECE_BYTES, 1), (PIECE_BYTES + 1, 2), (3 * PIECE_BYTES, 3)],
)
def test_paper_lies_in_as_few_pieces_as_it_takes(tables: Tables, size: int, pieces: int) -> None:
    digest = keep(tables, data=b"x" * size)
    assert attachments.pieces_held(tables.connection, digest) == pieces
    assert attachments.whole(tables.connection, digest) == b"x" * size


def test_paper_kept_again_lies_there_once(tables: Tables) -> None:
    digest = keep(tables)
    attachments.keep(tables.connection, digest, SCAN)
    assert attachments.whole(tables.connection, digest) == SCAN


def test_paper_that_was_sent_and_is_kept_again_is_not_sent_again(tables: Tables) -> None:
    digest = keep(tables)
    attachments.note_sent(tables.connection, digest, 4, state=PaperState.SENT)
    attachments.keep(tables.connection, digest, SCAN)
    assert attachments.next_to_send(tables.connection) is None


def test_refused_paper_that_is_kept_again_waits_again(tables: Tables) -> None:
    digest = keep(tables)
    attachments.note_sent(tables.connection, digest, 0, state=PaperState.REFUSED, code="unfit_paper")
    attachments.keep(tables.connection, digest, SCAN)
    assert (state_of(tables), attachments.code_of(tables.connection, digest)) == ((PaperState.WAITING, 0), "")


def test_piece_that_is_not_here_is_empty(tables: Tables) -> None:
    digest = keep(tables)
    last = attachments.piece(tables.connection, digest, 3)
    assert (len(last), attachments.piece(tables.connection, digest, 4)) == (len(SCAN) - 3 * PIECE_BYTES, b"")


def test_colleagues_paper_is_elsewhere_until_it_is_asked_for(tables: Tables) -> None:
    tables.paper("p", len(SCAN))
    before = state_of(tables)
    attachments.want(tables.connection, ["p"])
    assert (before, state_of(tables)) == ((PaperState.ELSEWHERE, 0), (PaperState.FETCHING, 0))


def test_paper_fetched_to_its_last_piece_is_here(tables: Tables) -> None:
    tables.paper("p", PIECE_BYTES + 1)
    attachments.want(tables.connection, ["p"])
    attachments.keep_fetched(tables.connection, digest_of("p"), 0, b"x" * PIECE_BYTES)
    assert state_of(tables) == (PaperState.FETCHING, 1)
    attachments.keep_fetched(tables.connection, digest_of("p"), 1, b"x")
    assert state_of(tables) == (PaperState.HERE, 2)


def test_piece_fetched_twice_lies_there_once(tables: Tables) -> None:
    for data in (b"old", b"new"):
        attachments.keep_fetched(tables.connection, "hash", 0, data)
    assert attachments.whole(tables.connection, "hash") == b"new"


def test_same_bytes_hang_on_this_session_and_on_no_other(tables: Tables) -> None:
    digest = keep(tables, session="s")
    found = attachments.same(tables.connection, digest, "s", "")
    assert found is not None
    assert found.id == "p"
    assert attachments.same(tables.connection, digest, "another", "") is None
    assert attachments.same(tables.connection, digest, "s", "mandate") is None


def test_papers_are_told_oldest_first_without_what_was_drawn(tables: Tables) -> None:
    for id_, at in (("b", "2026-11-24T12:00:00+01:00"), ("a", "2026-11-25T12:00:00+01:00")):
        tables.paper(id_, 1, session="s", taken_at=at)
    tables.paper("drawing", 1, session="s", media_type="image/svg+xml")
    tables.paper("removed", 1, session="s", voided=True)
    told = [paper.id for paper in attachments.of_session(tables.connection, "s")]
    assert told == [paper.id for paper in attachments.every(tables.connection)] == ["b", "a"]


def test_mandates_papers_are_told_apart_from_sessions(tables: Tables) -> None:
    tables.paper("m", 1, mandate="mandate")
    tables.paper("s", 1, session="s")
    assert [paper.id for paper in attachments.of_mandate(tables.connection, "mandate")] == ["m"]


def test_coverage_of_a_laptop_without_a_closed_session_is_nothing(tables: Tables) -> None:
    tables.session("open")
    assert attachments.coverage(tables.connection) == Coverage(0, 0)


def test_drawing_or_a_removed_sheet_covers_no_session(tables: Tables) -> None:
    tables.session("s", state="closed")
    tables.paper("drawing", 1, session="s", media_type="image/svg+xml")
    tables.paper("removed", 1, session="s", voided=True)
    assert attachments.coverage(tables.connection) == Coverage(0, 1)


def test_two_sheets_cover_their_session_once(tables: Tables) -> None:
    tables.session("s", state="closed")
    tables.paper("recto", 1, session="s")
    tables.paper("verso", 1, session="s")
    assert attachments.coverage(tables.connection) == Coverage(1, 0)


def test_empty_queue_waits_for_nothing(tables: Tables) -> None:
    assert attachments.waiting(tables.connection) == PapersWaiting(0, 0, 0)
    assert attachments.queue(tables.connection) == []


def test_queue_tells_how_much_of_it_has_gone(tables: Tables) -> None:
    attachments.note_sent(tables.connection, keep(tables), 2, state=PaperState.WAITING)
    assert attachments.waiting(tables.connection) == PapersWaiting(1, len(SCAN), 2 * PIECE_BYTES)


def test_paper_sent_to_its_short_last_piece_has_gone_no_further_than_its_length(tables: Tables) -> None:
    attachments.note_sent(tables.connection, keep(tables), 4, state=PaperState.WAITING)
    assert attachments.waiting(tables.connection).sent_bytes == len(SCAN)


def test_refused_papers_are_counted_beside_the_queue(tables: Tables) -> None:
    attachments.note_sent(tables.connection, keep(tables), 0, state=PaperState.REFUSED, code="unfit_paper")
    assert attachments.waiting(tables.connection) == PapersWaiting(0, 0, 0, refused=1)


def test_paper_whose_record_the_centre_has_not_taken_waits_behind(tables: Tables) -> None:
    tables.paper("p", len(SCAN))
    attachments.keep(tables.connection, digest_of("p"), SCAN)
    before = attachments.next_to_send(tables.connection)
    take_record(tables, "p")
    assert (before, attachments.next_to_send(tables.connection)) == (None, ToSend("p", digest_of("p"), len(SCAN), 0))


def test_stick_takes_papers_whose_records_the_centre_has_still_to_take(tables: Tables) -> None:
    tables.paper("p", len(SCAN))
    attachments.keep(tables.connection, digest_of("p"), SCAN)
    assert [paper.id for paper in attachments.queue(tables.connection)] == ["p"]


def test_bytes_that_hang_on_two_sessions_go_once(tables: Tables) -> None:
    digest = keep(tables)
    tables.paper("q", len(SCAN), session="other", sha256=digest)
    assert [paper.id for paper in attachments.queue(tables.connection)] == ["p"]


def test_papers_that_arrived_by_stick_are_counted_once(tables: Tables) -> None:
    keep(tables)
    arrived = [attachments.sent_by_stick(tables.connection, ["p", "unknown"]) for _ in range(2)]
    assert (arrived, state_of(tables)[0]) == ([1, 0], PaperState.SENT)


def test_other_history_of_the_centre_is_asked_again_once(tables: Tables) -> None:
    attachments.ask_again(tables.connection, "epoch-1")
    digest = keep(tables)
    attachments.note_sent(tables.connection, digest, 4, state=PaperState.SENT)
    attachments.ask_again(tables.connection, "epoch-1")
    before = state_of(tables)
    attachments.ask_again(tables.connection, "epoch-2")
    assert (before, state_of(tables)) == ((PaperState.SENT, 4), (PaperState.WAITING, 4))


def test_only_what_was_refused_is_offered_from_its_first_piece(tables: Tables) -> None:
    for id_, state in (("refused", PaperState.REFUSED), ("half", PaperState.WAITING), ("sent", PaperState.SENT)):
        attachments.note_sent(tables.connection, keep(tables, id_), 2, state=state)
    attachments.offer_again(tables.connection)
    states = [state_of(tables, id_) for id_ in ("refused", "half", "sent")]
    assert states == [(PaperState.WAITING, 0), (PaperState.WAITING, 2), (PaperState.SENT, 2)]


def test_papers_asked_for_keep_their_order(tables: Tables) -> None:
    attachments.want(tables.connection, ["b", "a"])
    assert attachments.wanted(tables.connection) == ["b", "a"]


@pytest.mark.parametrize(("asked", "is_any"), [(["p"], True), ([], False)])
def test_paper_that_is_asked_for_is_something_to_do(tables: Tables, asked: list[str], *, is_any: bool) -> None:
    attachments.want(tables.connection, asked)
    assert attachments.is_any_here(tables.connection) is is_any


def test_bytes_whose_record_was_removed_everywhere_are_forgotten_with_their_place_in_the_queue(tables: Tables) -> None:
    digest = keep(tables)
    tables.delete("attachment", "p")
    assert attachments.has_unneeded(tables.connection)
    attachments.drop_unneeded(tables.connection)
    assert attachments.whole(tables.connection, digest) == b""
    assert attachments.waiting(tables.connection).count == 0


def test_bytes_are_kept_as_long_as_one_record_names_them(tables: Tables) -> None:
    digest = keep(tables)
    tables.paper("q", len(SCAN), session="other", sha256=digest)
    tables.delete("attachment", "p")
    assert not attachments.has_unneeded(tables.connection)


def test_bytes_of_a_removal_that_the_centre_has_not_been_told_are_kept(tables: Tables) -> None:
    digest = keep(tables)
    tables.write("paper.remove", Draft("attachment", "p", void=True))
    attachments.drop_unneeded(tables.connection)
    assert attachments.whole(tables.connection, digest) == SCAN


def test_bytes_of_a_record_that_the_centre_has_parked_are_kept(tables: Tables) -> None:
    about = {"name": "p.pdf", "media_type": "application/pdf", "byte_count": len(SCAN), "sha256": digest_of("p")}
    tables.write("paper.add", Draft("attachment", "p", {**about, "taken_at": "2026-11-24T12:00:00+01:00"}))
    attachments.keep(tables.connection, digest_of("p"), SCAN)
    tables.connection.execute("UPDATE operation SET state = 'parked'")
    tables.delete("attachment", "p")
    assert not attachments.has_unneeded(tables.connection)
