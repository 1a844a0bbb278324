"""Parcels on a USB stick, at the centre: what a laptop sent is taken in as if it had come by the network, and answered.

The same parcel twice changes nothing, since each operation keeps its first verdict. A laptop's parcel counts only if its
own key signed it; the answer can be read by that laptop only.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import msgspec

from mediator_app.domain.clocks import utc_text
from mediator_app.domain.entities import VOIDED
from mediator_app.errors import AccessRemovedError, AppError, NotFoundError
from mediator_app.protocol.codec import UnreadableMessageError, decode, encode
from mediator_app.protocol.messages import Change, PublicKeys, Run, SyncReply, SyncRequest, Verdict
from mediator_app.protocol.papers import PAPERS
from mediator_app.protocol.sealing import (
    CENTRE,
    Keys,
    Label,
    Opened,
    UnreadableParcelError,
    are_public_keys,
    new_keys,
    new_parcel_id,
    seal,
    unseal,
)
from mediator_app.server.answering import MAX_PAGE, WrongTerritoryError, answer
from mediator_app.server.arriving import fields_in
from mediator_app.server.deciding import Answers, answer_again
from mediator_app.server.evicting import among, as_it_is, evicted, starts_over
from mediator_app.server.paper_parcels import take_papers, whole_papers
from mediator_app.server.special import COMPLETED
from mediator_app.server.store.interface import Device, ParcelTaken, Store


@dataclass(frozen=True, slots=True)
class Taken:
    """What a parcel brought: from whom, how many operations, and how many of them were answered how; of one with signed
    papers, how many are whole now, in part, or without a record here.
    """

    id: str
    device: str
    operations: int
    accepted: int
    rejected: int
    held: int
    parked: int
    papers: int = 0
    papers_in_part: int = 0
    papers_unknown: int = 0


def keys_of(store: Store) -> Keys:
    """The centre's keys, made when they are first asked for."""
    with store.reading() as session:
        kept = session.centre_keys()
    if not kept:
        with store.writing() as session:
            kept = session.centre_keys()
            if not kept:
                kept = msgspec.json.encode(new_keys()).decode()
                session.keep_centre_keys(kept)
    return msgspec.json.decode(kept, type=Keys)


def exchange_keys(store: Store, device: Device, theirs: PublicKeys) -> PublicKeys:
    """Keep a laptop's public keys; the centre's in return. UnreadableMessageError for what is none."""
    if not are_public_keys(theirs.verify_key, theirs.box_key):
        raise UnreadableMessageError("no keys")
    ours = keys_of(store)
    with store.writing() as session:
        session.keep_device_keys(device.id, theirs.verify_key, theirs.box_key)
        others = [one for one in session.devices() if one.box_key and not one.revoked_at and one.id != device.id]
    return PublicKeys(ours.verify_key, ours.box_key, {one.id: one.box_key for one in others})


def take_parcel(store: Store, data: bytes, now: datetime) -> Taken:
    """Take in a laptop's parcel; raises AppError in words for a file that cannot be taken, and keeps nothing of it then."""
    try:
        opened = unseal(data, keys_of(store))
        device = _sender(store, opened.label)
        opened.check(device.verify_key)
        if opened.label.kind == PAPERS:
            return _papers_taken(store, device, opened, now)
        requests = [decode(SyncRequest, message) for message in opened.messages]
        replies = [answer(store, device, request, now) for request in requests]
    except UnreadableParcelError as error:
        raise unreadable(error.code) from None
    except UnreadableMessageError:
        raise unreadable("damaged") from None
    except WrongTerritoryError:
        raise unreadable("other_territory") from None
    taken = ParcelTaken(device.id, requests[0].cursor, opened.label.first, opened.label.last, utc_text(now))
    with store.writing() as session:
        session.keep_parcel(taken)
    return _counted(opened.label, device, requests, replies)


def make_answer(store: Store, device_id: str, now: datetime) -> tuple[Label, bytes]:
    """The file for one laptop: the verdicts on its last parcel, and all that it does not know since then."""
    with store.reading() as session:
        device = next((one for one in session.devices() if one.id == device_id), None)
        taken = session.last_parcel(device_id)
        territory = session.territory()
        papers = whole_papers(session, device) if device else ()
    if device is None:
        raise NotFoundError(f"Aucun poste ne porte le numéro {device_id}.", "«\u00a0devices\u00a0» en donne la liste.")
    if device.revoked_at:
        raise _removed()
    if not device.box_key:
        raise AppError(
            "Ce poste n’a pas encore donné ses clés.", "Il les donne à son premier envoi par le réseau.", code="no_keys"
        )
    taken = taken or ParcelTaken(device_id, "", 1, 0, "")
    if starts_over(device, taken.cursor):
        raise AppError(
            "Les secteurs de ce poste ont changé depuis son dernier colis.",
            "Qu’il envoie une fois par le réseau\u202f; la clé USB servira ensuite.",
            code="scopes_changed",
        )
    replies = _pages(store, device, taken, now)
    messages = [encode(reply) for reply in replies]
    count = sum(len(reply.changes) for reply in replies)
    label = Label(
        *(new_parcel_id(), territory.id, CENTRE, device.id, utc_text(now), count, taken.first, taken.last),
        tuple(map(len, messages)),
        _number_in(taken.cursor),
        papers=papers,
    )
    return label, seal(label, messages, keys_of(store), device.box_key)


def _sender(store: Store, label: Label) -> Device:
    with store.reading() as session:
        known = {device.id: device for device in session.devices()}
        territory = session.territory().id
    if label.territory != territory or label.recipient != CENTRE:
        raise UnreadableParcelError("other_territory")
    if label.sender not in known:
        raise UnreadableParcelError("not_signed")
    if known[label.sender].revoked_at:
        raise _removed()
    return known[label.sender]


def _papers_taken(store: Store, device: Device, opened: Opened, now: datetime) -> Taken:
    came = take_papers(store, device, opened.messages, now)
    return Taken(opened.label.id, device.id, 0, 0, 0, 0, 0, came.whole, came.in_part, came.unknown)


def _counted(label: Label, device: Device, requests: list[SyncRequest], replies: list[SyncReply]) -> Taken:
    states = Counter(verdict.state for reply in replies for verdict in reply.verdicts)
    states["accepted"] += sum(run.count for reply in replies for run in reply.runs)
    sent = sum(len(request.ops) for request in requests)
    return Taken(label.id, device.id, sent, *(states[name] for name in ("accepted", "rejected", "held", "parked")))


def _pages(store: Store, device: Device, taken: ParcelTaken, now: datetime) -> list[SyncReply]:
    """All the pages after the cursor that came with the parcel; the first one carries the verdicts."""
    with store.reading() as session:
        territory = session.territory()
    replies: list[SyncReply] = []
    cursor = taken.cursor
    while not replies or replies[-1].more:
        asked = SyncRequest(territory.id, territory.epoch, cursor, MAX_PAGE, utc_text(now))
        replies.append(answer(store, device, asked, now))
        cursor = replies[-1].cursor
    replies[0].runs, replies[0].verdicts = _verdicts(store, device, taken)
    replies[0].changes += _not_to_hold(store, device, taken)
    return replies


def _not_to_hold(store: Store, device: Device, taken: ParcelTaken) -> list[Change]:
    """What the laptop wrote about, and may not hold any longer."""
    with store.reading() as session:
        if not session.has_sectors():
            return []
        known = session.known(device.id, taken.first, taken.last)
        return list(evicted(among(session, as_it_is(session, device), {one.id for one in known.values()})))


def _verdicts(store: Store, device: Device, taken: ParcelTaken) -> tuple[list[Run], list[Verdict]]:
    answers = Answers([], [])
    with store.reading() as session:
        known = session.known(device.id, taken.first, taken.last)
        entities = session.existing(one.id for one in known.values())
    for n in sorted(known):
        is_voiding = fields_in(known[n].fields) == {VOIDED: True}
        is_completed = entities.get(known[n].id) in COMPLETED and not is_voiding
        answer_again(n, known[n], answers, is_completed=is_completed)
    return answers.runs, answers.verdicts


def _number_in(cursor: str) -> int:
    parts = cursor.split(":")
    return int(parts[1]) if len(parts) > 1 and parts[1].isdecimal() else 0


def _removed() -> AccessRemovedError:
    return AccessRemovedError("L’accès de ce poste a été retiré.", "Ses données restent dans le fichier.")


def unreadable(code: str) -> AppError:
    """Why a parcel cannot be read, in the words of whoever holds the stick."""
    title, hint = _WORDS[code]
    return AppError(title, hint, code=code)


_ASK: Final = "Demandez à la personne qui l’a fait de l’enregistrer de nouveau. Rien n’a été modifié."
_WORDS: Final = {
    "too_long": (
        "Ce fichier est trop grand pour être un colis Tournée.",
        "Choisissez un fichier «\u00a0.tournee\u00a0».",
    ),
    "not_a_parcel": ("Ce fichier n’est pas un colis Tournée.", "Choisissez un fichier «\u00a0.tournee\u00a0»."),
    "newer_parcel": ("Ce colis vient d’une version plus récente.", "Mettez Tournée à jour, puis recommencez."),
    "not_for_us": ("Ce colis est destiné à quelqu’un d’autre.", "Vous pouvez le porter, pas le lire."),
    "damaged": ("Ce colis est abîmé ou incomplet.", _ASK),
    "not_signed": ("Ce colis n’a pas été fait par un poste de l’équipe.", _ASK),
    "other_territory": ("Ce colis vient d’un autre territoire.", "Remettez-le au centre de ce territoire."),
}
