"""The queue of signed papers: after the data and never before it, one piece at a time, from where it stopped.

What a run could not send is there again at the next one, also after a crash: only what the centre has said to hold is noted.
A centre that does not know papers yet is asked again at each run, and nobody is told. Papers of colleagues that somebody
wants to see are fetched the same way, after those to be sent. Like the engine it does no I/O.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Final

import msgspec

from mediator_app.domain.signed_papers import PaperState, SignedPaper, piece_bytes, pieces_in
from mediator_app.errors import AppError
from mediator_app.protocol.codec import UnreadableMessageError
from mediator_app.protocol.messages import MEDIA_TYPE, PaperReceipt, Problem
from mediator_app.protocol.papers import pack_piece, unpack_piece
from mediator_app.storage import attachments, operations, settings
from mediator_app.storage.attachments import ToSend
from mediator_app.storage.database import Connection, transaction
from mediator_app.sync.replies import HttpReply, TryAgainError, read_reply

PAPER_PATH: Final = "/v1/paper"

DAMAGED: Final = "damaged"
"""Why a paper is not sent: its bytes are no longer here as they were."""

ALTERED: Final = "altered"
"""It came to the centre as something else; the second time it is given up."""

_FOR_GOOD: Final = frozenset({"no_such_paper", "unfit_paper"})
"""What the centre says of a paper that it will never take."""


def next_piece(connection: Connection) -> tuple[str, bytes | None] | None:
    """Where to post the next piece, or with None to get one; None when there is nothing, or data is waiting to go first."""
    if not attachments.is_any_here(connection) or operations.has_unsent(connection):
        return None
    with transaction(connection):
        attachments.ask_again(connection, settings.cursor(connection).epoch)
        if attachments.has_unneeded(connection):
            attachments.drop_unneeded(connection)
        return _to_send(connection) or _to_fetch(connection)


def take(connection: Connection, path: str, body: bytes | None, reply: HttpReply) -> bool:
    """Take the centre's answer about a piece; False if there is nothing in it to go on with in this run."""
    number = int(path.rpartition("/")[2])
    with transaction(connection):
        if body is None:
            return _take_fetched(connection, number, reply)
        sending = attachments.next_to_send(connection)
        if sending is None or path != _path(sending.id, number):
            return True  # it was removed, or its turn has passed, while the piece was on its way
        return _take_receipt(connection, sending, reply)


def _to_send(connection: Connection) -> tuple[str, bytes] | None:
    while sending := attachments.next_to_send(connection):
        # All of them sent, and yet waiting: the last one is offered again to learn whether the centre still has the paper.
        number = min(sending.sent_pieces, pieces_in(sending.byte_count) - 1)
        if data := attachments.piece(connection, sending.sha256, number):
            return _path(sending.id, number), pack_piece(data)
        _refused(connection, sending, DAMAGED)
    return None


def _to_fetch(connection: Connection) -> tuple[str, None] | None:
    paper = _first_wanted(connection)
    return (_path(paper.id, paper.pieces), None) if paper else None


def _first_wanted(connection: Connection) -> SignedPaper | None:
    """The first of the papers asked for that is not here yet; the others are no longer asked for."""
    ids = attachments.wanted(connection)
    found = (attachments.one(connection, id_) for id_ in ids)
    papers = [paper for paper in found if paper is not None and paper.state is PaperState.FETCHING]
    if len(papers) < len(ids):
        attachments.want(connection, [paper.id for paper in papers])
    return papers[0] if papers else None


def _take_receipt(connection: Connection, sending: ToSend, reply: HttpReply) -> bool:
    try:
        receipt = read_reply(PaperReceipt, reply)
    except TryAgainError:
        return False
    except AppError as error:
        if error.code in _FOR_GOOD:
            _refused(connection, sending, error.code)
        return error.code in _FOR_GOOD
    if receipt.is_altered:
        return _begin_again(connection, sending)
    if receipt.is_whole:
        count = pieces_in(sending.byte_count)
        attachments.note_sent(connection, sending.sha256, count, state=PaperState.SENT)
        return True
    return _go_on(connection, sending, receipt.wanted)


def _go_on(connection: Connection, sending: ToSend, wanted: int) -> bool:
    """Note which piece is wanted next; False if that leads nowhere in this run, lest it never end."""
    count = pieces_in(sending.byte_count)
    if not 0 <= wanted < count:
        return False
    code = attachments.code_of(connection, sending.sha256)
    attachments.note_sent(connection, sending.sha256, wanted, state=PaperState.WAITING, code=code)
    was_asked_again = sending.sent_pieces == count
    return wanted > sending.sent_pieces or was_asked_again


def _begin_again(connection: Connection, sending: ToSend) -> bool:
    whole = attachments.whole(connection, sending.sha256)
    if sha256(whole).hexdigest() != sending.sha256:
        _refused(connection, sending, DAMAGED)
        return True
    if attachments.code_of(connection, sending.sha256) == ALTERED:
        _refused(connection, sending, ALTERED)
        return True
    attachments.note_sent(connection, sending.sha256, 0, state=PaperState.WAITING, code=ALTERED)
    return False


def _refused(connection: Connection, sending: ToSend, code: str) -> None:
    attachments.note_sent(connection, sending.sha256, 0, state=PaperState.REFUSED, code=code)


def _take_fetched(connection: Connection, number: int, reply: HttpReply) -> bool:
    paper = _first_wanted(connection)
    if paper is None or number != paper.pieces:
        return True
    data = _fetched(paper, number, reply)
    if data is None:
        if _is_not_there(reply):
            # Not at the centre yet: the others are asked for first at the next run.
            attachments.want(connection, [*attachments.wanted(connection)[1:], paper.id])
        return False
    attachments.keep_fetched(connection, paper.sha256, number, data)
    if number + 1 < pieces_in(paper.byte_count):
        return True
    if sha256(attachments.whole(connection, paper.sha256)).hexdigest() != paper.sha256:
        attachments.drop_bytes(connection, paper.sha256)
        return False
    return True


def _fetched(paper: SignedPaper, number: int, reply: HttpReply) -> bytes | None:
    """The piece, None for anything else."""
    is_ours = reply.claims_to_be_ours and reply.headers.get("content-type", "").partition(";")[0] == MEDIA_TYPE
    if not is_ours or reply.status != 200:
        return None
    try:
        data = unpack_piece(reply.body)
    except UnreadableMessageError:
        return None
    return data if len(data) == piece_bytes(paper.byte_count, number) else None


def _is_not_there(reply: HttpReply) -> bool:
    if reply.status != 404 or not reply.claims_to_be_ours:
        return False
    try:
        return msgspec.json.decode(reply.body, type=Problem).code in _FOR_GOOD
    except (msgspec.DecodeError, UnicodeDecodeError):
        return False


def _path(id_: str, number: int) -> str:
    return f"{PAPER_PATH}/{id_}/{number}"
