"""Operations that this program could not take in once, tried again by hand after an update: ``mediator-server quarantine``."""

from __future__ import annotations

from datetime import datetime

from mediator_app.domain.clocks import hybrid_of, utc_text
from mediator_app.errors import AppError, NotFoundError
from mediator_app.protocol.messages import Operation, Verdict
from mediator_app.server.arriving import operation_in, read_operations
from mediator_app.server.deciding import decide
from mediator_app.server.erasing import empty_turned_down
from mediator_app.server.ledger import Ledger
from mediator_app.server.sectors import bounds_of
from mediator_app.server.store.interface import Store


def release(store: Store, device: str, n: int, now: datetime) -> Verdict:
    """Try again to take an operation in under its device, and answer what became of it; it stays if it is held.

    NotFoundError if it was not set aside, AppError if its bytes are no operation. Where the program stumbles again, the
    error of then comes up whole and nothing is kept.
    """
    with store.writing() as session:
        found = next((one for one in session.set_aside() if (one.device, one.n) == (device, n)), None)
        author = session.device(device)
        if found is None or author is None:
            raise NotFoundError(
                f"L’opération {n} de {device} n’est pas en quarantaine.",
                "«\u00a0quarantine list\u00a0» en donne la liste.",
            )
        batch = read_operations([_operation(bytes(found.blob), n)])
        ledger = Ledger(session, author.id, author.member, utc_text(now), hybrid_of(now), session.head())
        ledger.bounds = bounds_of(author)
        ledger.expect(batch)
        answers = decide(ledger, author, batch.arriving, session.known(device, n, n))
        empty_turned_down(ledger)
        ledger.save()
        verdict = answers.verdicts[0] if answers.verdicts else Verdict(n, "accepted", seq=answers.runs[0].seq)
        if verdict.state != "held":
            session.let_go(device, n)
        return verdict


def _operation(blob: bytes, n: int) -> Operation:
    operation = operation_in(blob)
    if operation is None or operation.n != n:
        raise AppError("Cette opération est illisible.", "Elle reste en quarantaine.", code="unreadable")
    return operation
