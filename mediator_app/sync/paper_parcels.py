"""Signed papers without a network: their pieces in files of their own beside the parcel of the data, so that it stays small.

A paper goes on where the centre has got to, as by the network; what comes twice changes nothing there. It leaves the queue
when the centre's answer says that it is whole, by a stick or by the network.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mediator_app.domain.clocks import HybridClock, utc_text
from mediator_app.domain.signed_papers import pieces_in
from mediator_app.protocol.codec import encode
from mediator_app.protocol.papers import PAPERS, Manifest, pack_piece
from mediator_app.protocol.sealing import CENTRE, Label, new_parcel_id, seal
from mediator_app.storage import attachments, settings
from mediator_app.storage.attachments import ToSend
from mediator_app.storage.database import Connection
from mediator_app.sync.parcels import Packed, parcel_keys

PIECES: Final = 512
"""In one file: 16 MiB, which the centre takes in within seconds and a poor stick does not spoil all of."""


def pack_papers(connection: Connection, clock: HybridClock) -> Iterator[Packed]:
    """The papers that wait for the centre, file after file; ``count`` is the number of pieces in each."""
    mine, theirs = parcel_keys(connection)
    who = settings.membership(connection)
    for some in _in_files(attachments.queue(connection)):
        pieces = [pack_piece(attachments.piece(connection, paper.sha256, number)) for paper, number in some]
        messages = [encode(Manifest([(paper.id, number) for paper, number in some])), *pieces]
        made = utc_text(clock.now())
        sizes = tuple(map(len, messages))
        label = Label(
            new_parcel_id(),
            who.territory,
            who.device,
            CENTRE,
            made,
            len(some),
            first=1,
            last=0,
            sizes=sizes,
            kind=PAPERS,
        )
        yield Packed(seal(label, messages, mine, theirs.box_key), label.id, len(some))


def _in_files(papers: list[ToSend]) -> Iterator[list[tuple[ToSend, int]]]:
    """The pieces to go, in order; of a paper of which all was sent, the last one again, to learn what became of it."""
    some: list[tuple[ToSend, int]] = []
    for paper in papers:
        count = pieces_in(paper.byte_count)
        for number in range(min(paper.sent_pieces, count - 1), count):
            some.append((paper, number))
            if len(some) == PIECES:
                yield some
                some = []
    if some:
        yield some
