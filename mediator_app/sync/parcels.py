"""Sending and receiving without a network: a parcel on a USB stick, made here for the centre, or read from it.

What is put into a parcel stays in the outbox until the centre's answer comes, by a stick or by the network; whichever comes
first counts, the other changes nothing. Where the bytes are written or read from is the caller's affair.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import msgspec
from msgspec.structs import replace

from mediator_app.domain.clocks import HybridClock, civil, utc_text
from mediator_app.errors import AppError
from mediator_app.protocol.codec import UnreadableMessageError, decode, encode
from mediator_app.protocol.messages import Operation, PublicKeys, SyncReply, SyncRequest
from mediator_app.protocol.sealing import (
    CENTRE,
    Keys,
    Label,
    Opened,
    UnreadableParcelError,
    new_keys,
    new_parcel_id,
    seal,
    unseal,
)
from mediator_app.storage import carrying, identities, operations, settings
from mediator_app.storage import replica as tables
from mediator_app.storage.attachments import sent_by_stick
from mediator_app.storage.database import Connection, transaction

_PAGE: Final = 256 * 1024
_OPERATIONS: Final = 5000
_MINE, _THEIRS = "keys.mine", "keys.centre"


@dataclass(frozen=True, slots=True)
class Packed:
    """A parcel ready to be written: its file's content, its id, how many operations are in it."""

    data: bytes
    id: str
    count: int


@dataclass(frozen=True, slots=True)
class Unpacked:
    """What a parcel brought: answers to operations, records, parcels of colleagues to hand on, papers that have arrived."""

    id: str
    answered: int
    received: int
    carried: int = 0
    papers: int = 0


def keys_to_give(connection: Connection) -> bytes:
    """The message with this laptop's public keys, made when first asked for; empty once the centre's are known."""
    if settings.get(connection, _THEIRS):
        return b""
    mine = settings.get(connection, _MINE)
    if not mine:
        mine = msgspec.json.encode(new_keys()).decode()
        with transaction(connection):
            settings.put(connection, **{_MINE: mine})
    keys = msgspec.json.decode(mine, type=Keys)
    return encode(PublicKeys(keys.verify_key, keys.box_key))


def keep_keys(connection: Connection, theirs: PublicKeys) -> None:
    """Keep the centre's keys and the colleagues'."""
    with transaction(connection):
        settings.put(connection, **{_THEIRS: msgspec.json.encode(theirs).decode()})


def pack(connection: Connection, clock: HybridClock, through: str = CENTRE) -> Packed:
    """All that waits for the centre, as a parcel; it can be empty, then it asks for what is new there.

    ``through`` names the colleague's device that alone can hand it on, without reading it; else whoever brings it to the
    centre may.
    """
    mine, theirs = parcel_keys(connection)
    who, standing = settings.membership(connection), identities.standing(connection)
    cursor, wall = standing.cursor, civil(clock.now())
    pages = _pages(connection)
    asked = SyncRequest(who.territory, cursor.epoch, cursor.text, _PAGE, wall)
    asked.last_n, asked.acked = standing.last_n, standing.acked
    requests = [replace(asked, ops=page) for page in pages]
    messages = [encode(request) for request in requests]
    sent = [operation.n for page in pages for operation in page]
    label = Label(
        *(new_parcel_id(), who.territory, who.device, CENTRE, utc_text(clock.now()), len(sent)),
        *(min(sent, default=1), max(sent, default=0), tuple(map(len, messages))),
    )
    data = seal(label, messages, mine, theirs.box_key)
    return Packed(_wrapped(data, label, through, mine, theirs), label.id, len(sent))


def unpack(connection: Connection, clock: HybridClock, data: bytes) -> Unpacked:
    """Take in a parcel of the centre; AppError in words if it is none, is not for this laptop, or leaves a gap."""
    mine, theirs = parcel_keys(connection)
    who = settings.membership(connection)
    try:
        opened = unseal(data, mine)
        if opened.label.recipient == who.device and opened.label.sender != CENTRE:
            return _take_along(connection, opened)
        opened.check(theirs.verify_key)
        if (opened.label.sender, opened.label.territory) != (CENTRE, who.territory):
            raise UnreadableParcelError("other_territory")
        replies = [decode(SyncReply, message) for message in opened.messages]
    except UnreadableParcelError as error:
        raise _unreadable(error.code) from None
    except UnreadableMessageError:
        raise _unreadable("damaged") from None
    if settings.cursor(connection).through < opened.label.after:
        raise _unreadable("gap")
    received = sum(_take(connection, clock, reply) for reply in replies)
    answered = sum(run.count for reply in replies for run in reply.runs) + sum(len(one.verdicts) for one in replies)
    with transaction(connection):
        arrived = sent_by_stick(connection, opened.label.papers)
    return Unpacked(opened.label.id, answered, received, papers=arrived)


def _wrapped(data: bytes, label: Label, through: str, mine: Keys, theirs: PublicKeys) -> bytes:
    if through == CENTRE:
        return data
    if through not in theirs.colleagues:
        raise AppError(
            f"Aucun collègue connu ne travaille sur le poste {through}.",
            "Envoyez une fois par le réseau pour connaître les nouveaux postes.",
            code="unknown_device",
        )
    return seal(replace(label, recipient=through, sizes=(len(data),)), [data], mine, theirs.colleagues[through])


def _take_along(connection: Connection, opened: Opened) -> Unpacked:
    """Keep a colleague's parcel until the next time the centre is reached; the centre checks who made it."""
    with transaction(connection):
        carrying.take_along(connection, opened.messages)
    return Unpacked("", 0, 0, len(opened.messages))


def _take(connection: Connection, clock: HybridClock, reply: SyncReply) -> int:
    """Apply one page of a parcel: only what is newer than what the network may have brought since."""
    reached = settings.cursor(connection)
    if reached.epoch and reply.epoch != reached.epoch:
        raise _unreadable("other_epoch")
    reply.changes = [change for change in reply.changes if change.seq > reached.through or change.gone]
    if reply.through <= reached.through:
        reply.cursor, reply.through = reached.text, reached.through
    tables.apply(connection, reply, clock.now)
    clock.observe(reply.hlc)
    return len(reply.changes)


def _pages(connection: Connection) -> list[list[Operation]]:
    pages: list[list[Operation]] = []
    after = 0
    while not pages or pages[-1]:
        pages.append(operations.waiting(connection, _OPERATIONS, _PAGE * 6, after))
        after = pages[-1][-1].n if pages[-1] else after
    return pages[:-1] or [[]]


def parcel_keys(connection: Connection) -> tuple[Keys, PublicKeys]:
    """This laptop's keys and the centre's; AppError before they were exchanged."""
    mine, theirs = settings.get(connection, _MINE), settings.get(connection, _THEIRS)
    if not theirs:
        raise AppError(
            "Ce poste ne connaît pas encore la clé du centre.",
            "Envoyez une première fois par le réseau\u202f; la clé USB servira ensuite.",
            code="no_keys",
        )
    return msgspec.json.decode(mine, type=Keys), msgspec.json.decode(theirs, type=PublicKeys)


def _unreadable(code: str) -> AppError:
    title, hint = _WORDS[code]
    return AppError(title, hint, code=code)


_FILE: Final = "Choisissez le fichier «\u00a0.tournee\u00a0» préparé par la coordination."
_ASK: Final = "Demandez à la coordination d’en préparer un nouveau. Rien n’a été modifié."
_WORDS: Final = {
    "too_long": ("Ce fichier est trop grand pour être un colis du centre.", _FILE),
    "not_a_parcel": ("Ce fichier n’est pas un colis du centre.", _FILE),
    "newer_parcel": ("Ce colis vient d’une version plus récente.", "Mettez Tournée à jour. Rien n’est perdu."),
    "not_for_us": ("Ce colis n’est pas pour ce poste.", "Remettez-le à son destinataire\u00a0: lui seul peut le lire."),
    "damaged": ("Ce colis est abîmé ou incomplet.", _ASK),
    "not_signed": ("Ce colis n’a pas été fait par votre centre.", _ASK),
    "other_territory": ("Ce colis n’est pas du centre de votre équipe.", _ASK),
    "gap": ("Ce colis suit un autre que ce poste n’a pas reçu.", _ASK),
    "other_epoch": ("Ce colis a été fait avant une remise en état du centre.", _ASK),
}
