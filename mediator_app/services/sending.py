"""What the page Envois and the sync bar tell: what waits, what went, what the centre answered, in figures and lines.

Everything is read from the outbox and the journal, never from the state of the network.
"""

from __future__ import annotations

import csv
import io
import platform
import sys
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from mediator_app.domain.cases import Case
from mediator_app.domain.names import display_name
from mediator_app.domain.sendings import Answered, LatestTries, Refused, SentGroup, Try
from mediator_app.protocol.messages import PROTO
from mediator_app.services.changes import Changes
from mediator_app.services.laptop import Laptop, gesture
from mediator_app.services.review import count_to_check, disagreements
from mediator_app.storage import identities, journal, operations, settings, views, vouchers
from mediator_app.storage.replica import DURABLE

KEPT: Final = timedelta(days=90)
NEAR_END: Final = timedelta(days=14)
_TRIES_TOLD: Final = 20
_COLUMNS: Final = ("numéro", "date", "quoi", "geste", "identifiant", "état", "motif", "réponse du centre")


@dataclass(frozen=True, slots=True)
class Standing:
    """Where this laptop stands with the centre. Times are civil (``oldest``) or UTC ISO texts, empty if there is none.

    ``refused`` counts what nobody has read about yet.
    """

    pending: int
    oldest: str
    received: int
    refused: int
    to_check: int
    vouchers_near_end: int
    last_sent: str
    last_received: str
    last_failure: str
    last_failure_code: str


def standing(laptop: Laptop) -> Standing:
    """The figures of the sync bar."""
    connection = laptop.connection
    waiting = operations.waiting_figures(connection)
    sent = journal.last_try(connection, "done", that_sent=True)
    received = journal.last_try(connection, "done")
    failed = journal.last_try(connection, "failed")
    return Standing(
        pending=waiting.count,
        oldest=waiting.oldest,
        received=journal.received_count(connection),
        refused=journal.refused_count(connection),
        to_check=count_to_check(laptop),
        vouchers_near_end=vouchers.near_end(connection, (laptop.now() + NEAR_END).date().isoformat()),
        last_sent=sent.at if sent else "",
        last_received=received.at if received else "",
        last_failure=failed.at if failed else "",
        last_failure_code=failed.code if failed else "",
    )


def waiting_groups(laptop: Laptop) -> list[SentGroup]:
    """What waits for the centre, by day, newest first."""
    return journal.waiting_groups(laptop.connection)


def sent_groups(laptop: Laptop) -> list[SentGroup]:
    """What the centre answered in the last 90 days."""
    return journal.sent_groups(laptop.connection, (laptop.now() - KEPT).date().isoformat())


def last_received(laptop: Laptop) -> str:
    """When the centre was last heard of, UTC; empty if never."""
    received = journal.last_try(laptop.connection, "done")
    return received.at if received else ""


def tries(laptop: Laptop) -> list[Try]:
    """The latest tries to send, newest first."""
    return journal.tries(laptop.connection)


def latest_tries(laptop: Laptop) -> LatestTries:
    """The tries that the page Envois tells of, however many failed since."""
    connection = laptop.connection
    newest = journal.tries(connection, 1)
    has_failed = bool(newest) and newest[0].outcome == "failed"
    return LatestTries(
        sent=journal.last_try(connection, "done", that_sent=True),
        received=journal.last_try(connection, "done"),
        failed=newest[0] if has_failed else None,
    )


def answers(laptop: Laptop) -> list[Answered]:
    """What the centre refused or put aside and nobody has read about yet, newest first, then the open questions, oldest
    first; before them, that this laptop was found to be a copy.

    Records that look alike are left out: nobody sent them as they are.
    """
    refused = [_refusal(laptop, one) for one in journal.refusals(laptop.connection)]
    asked = [_question(case) for case in disagreements(laptop)]
    return _copied(laptop) + refused + asked


def acknowledge(laptop: Laptop, key: str) -> Changes:
    """Note that somebody has read about a refusal: it is counted no longer. Nothing of it goes to the centre."""
    with gesture(laptop):
        journal.note_read(laptop.connection, key)
    return Changes(frozenset({"refusal"}), frozenset({key}))


def diagnostic(laptop: Laptop) -> str:
    """Versions, counts, identifiers and tries, for whoever helps: no name, no field's value."""
    cursor = settings.cursor(laptop.connection)
    counts = journal.state_counts(laptop.connection)
    lines = [
        f"Tournée {_version()}, protocole {PROTO}, Python {platform.python_version()}, {sys.platform}",
        f"Poste {laptop.who.device or 'sans équipe'}, territoire {laptop.who.territory or '-'}, rôle {laptop.who.role}",
        f"Reçu jusqu’au n° {cursor.through}, époque {cursor.epoch or '-'}",
        f"Sauvegardé au centre jusqu’au n° {settings.get(laptop.connection, DURABLE, '0')}",
        "Opérations\u00a0: " + (", ".join(f"{state} {count}" for state, count in counts.items()) or "aucune"),
        f"À vérifier\u00a0: {count_to_check(laptop)}, refusées\u00a0: {journal.refused_count(laptop.connection)}",
        "Derniers essais (heure universelle)\u00a0:",
    ]
    return "\n".join(lines + [_told(one) for one in tries(laptop)[:_TRIES_TOLD]]) + "\n"


def journal_csv(laptop: Laptop) -> str:
    """What was done here in the last 90 days and what the centre answered, as CSV for spreadsheets: no field's value."""
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    writer.writerows(journal.lines(laptop.connection, (laptop.now() - KEPT).date().isoformat()))
    return written.getvalue()


def _version() -> str:
    import importlib.metadata  # 20 ms that only the diagnostic needs

    try:
        return importlib.metadata.version("mediator-app")
    except importlib.metadata.PackageNotFoundError:
        return "de développement"


def _told(one: Try) -> str:
    if one.outcome == "failed":
        return f"  {one.at} sans succès ({one.code})"
    counts = f"{one.pushed} envoyées, {one.accepted} reçues, {one.rejected} refusées, {one.parked} à vérifier"
    return f"  {one.at} {counts}, {one.pulled} nouveautés"


def _copied(laptop: Laptop) -> list[Answered]:
    """That this laptop was found to be a copy, as long as nobody has read about the latest time."""
    key = f"copied:{identities.copies(laptop.connection)}"
    if key == "copied:0" or journal.is_read(laptop.connection, key):
        return []
    return [Answered(key, "", "copied", "")]


def _refusal(laptop: Laptop, one: Refused) -> Answered:
    taken = next(iter(vouchers.redemptions(laptop.connection, [one.id])), None) if one.entity == "redemption" else None
    paid = vouchers.holder(laptop.connection, taken.scheme, taken.code_key) if taken else None
    title = taken.code if taken else _title(laptop, one)
    return Answered(one.key, one.entity, one.code, title, voucher=taken, paid=paid)


def _title(laptop: Laptop, one: Refused) -> str:
    """What people call the thing that the change was about, from what is known of it and from the change itself."""
    present = views.read(laptop.connection, one.entity, one.id)
    fields = {**(present.fields if present else {}), **one.fields}
    if one.entity == "attendance":
        person = views.read(laptop.connection, "person", str(fields.get("person")))
        fields = dict(person.fields) if person else {}
    named = fields.get("title") or fields.get("name") or fields.get("code")
    return str(named or display_name(fields.get("first_name"), fields.get("last_name")))


def _question(case: Case) -> Answered:
    details = case.details
    if case.kind == "voucher":
        return Answered(case.id, "redemption", str(details["reason"]), str(details["code"]), case=case)
    return Answered(case.id, str(details["entity"]), str(details["field"]), str(details["title"]), case=case)
