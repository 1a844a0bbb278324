"""Signed papers: keep one with its session or mandate, read it back, remove it, and say how many sessions have theirs.

The bytes lie encrypted in the laptop's file; sending them is left to ``sync.papers``. Whatever the file is called, its bytes
say what it is; what a telephone adds to a photograph is left out before the hash is taken.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from mediator_app.domain.clocks import civil
from mediator_app.domain.paper_images import media_type_of, without_traces
from mediator_app.domain.signed_papers import MOST_BYTES, MOST_WAITING, Coverage, PaperState, PapersWaiting, SignedPaper
from mediator_app.errors import AppError, InvalidInputError, NotFoundError
from mediator_app.services.changes import Changes
from mediator_app.services.laptop import Laptop, gesture, new_id, record
from mediator_app.storage import attachments, views
from mediator_app.storage.operations import Draft

LONGEST_NAME: Final = 120
_MEGABYTE: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Kept:
    """A paper that is kept; ``was_there`` if the same bytes hung there already, and nothing was written."""

    paper: SignedPaper
    changes: Changes
    was_there: bool = False


def keep_paper(laptop: Laptop, name: str, data: bytes, *, session: str = "", mandate: str = "") -> Kept:
    """Keep a signed paper of a session, or of a mandate: its record and its bytes in one transaction.

    InvalidInputError if it is no JPEG, PNG or PDF, is too large or damaged, or too many wait; NotFoundError without a
    session or mandate here.
    """
    _check_owner(laptop, session, mandate)
    cleaned = _checked(data)
    digest = sha256(cleaned).hexdigest()
    with gesture(laptop):
        present = attachments.same(laptop.connection, digest, session, mandate)
        if present is not None and present.is_readable:
            return Kept(present, Changes.none(), was_there=True)
        _check_room(laptop, len(cleaned))
        fields = {
            "name": _shown_name(name),
            "media_type": media_type_of(cleaned),
            "byte_count": len(cleaned),
            "sha256": digest,
            "taken_at": civil(laptop.now()),
        }
        owner = {"session": session} if session else {"mandate": mandate}
        id_ = present.id if present else new_id()
        changes = Changes.none()
        if present is None:
            changes = record(laptop, [Draft("attachment", id_, {**owner, **fields})], "attachment.add")
        attachments.keep(laptop.connection, digest, cleaned)
        return Kept(paper(laptop, id_), changes)


def keep_file(laptop: Laptop, path: Path, *, session: str = "", mandate: str = "") -> Kept:
    """Keep the paper in a file; AppError (code ``not_read``) if it cannot be read, else as ``keep_paper``."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise AppError(
            f"Le fichier {path.name} n’a pas pu être lu.",
            f"Vérifiez qu’il est toujours là ({error.strerror}).",
            code="not_read",
        ) from None
    return keep_paper(laptop, path.name, data, session=session, mandate=mandate)


def save_paper(laptop: Laptop, id_: str, path: Path) -> SignedPaper:
    """Write a paper, in clear, to a file that a person chose; AppError (code ``not_written``) if that fails."""
    data = read_paper(laptop, id_)
    try:
        path.write_bytes(data)
    except OSError as error:
        raise AppError(
            f"La feuille n’a pas pu être enregistrée dans {path.parent}.",
            f"Choisissez un autre dossier ({error.strerror}).",
            code="not_written",
        ) from None
    return paper(laptop, id_)


def list_papers(laptop: Laptop) -> list[SignedPaper]:
    """Every paper known here, oldest first."""
    return attachments.every(laptop.connection)


def paper(laptop: Laptop, id_: str) -> SignedPaper:
    """One paper; NotFoundError if it is not on this laptop."""
    found = attachments.one(laptop.connection, id_)
    if found is None:
        raise NotFoundError("Cette feuille n’est pas sur ce poste.")
    return found


def papers_of(laptop: Laptop, session: str) -> list[SignedPaper]:
    """A session's papers, oldest first."""
    return attachments.of_session(laptop.connection, session)


def papers_of_mandate(laptop: Laptop, mandate: str) -> list[SignedPaper]:
    """A mandate's papers, oldest first."""
    return attachments.of_mandate(laptop.connection, mandate)


def read_paper(laptop: Laptop, id_: str) -> bytes:
    """The bytes of a paper, their hash checked.

    InvalidInputError if they are not here (code ``not_here``), or no longer what was kept (code ``damaged``).
    """
    found = paper(laptop, id_)
    if not found.is_readable:
        raise InvalidInputError(
            "L’image de cette feuille n’est pas sur ce poste.", "Demandez-la au centre, puis envoyez.", code="not_here"
        )
    data = attachments.whole(laptop.connection, found.sha256)
    if sha256(data).hexdigest() != found.sha256:
        raise InvalidInputError(
            "Cette image n’est plus telle qu’elle a été gardée.", "Numérisez la feuille de nouveau.", code="damaged"
        )
    return data


def remove_paper(laptop: Laptop, id_: str) -> Changes:
    """Remove a paper; it can be brought back until this is told to the centre, then its bytes go everywhere."""
    paper(laptop, id_)
    return record(laptop, [Draft("attachment", id_, void=True)], "attachment.remove")


def restore_paper(laptop: Laptop, id_: str) -> Changes:
    """Bring a removed paper back; InvalidInputError once its bytes are gone (code ``too_late``)."""
    with gesture(laptop):
        removed = views.read(laptop.connection, "attachment", id_)
        if removed is None or not attachments.pieces_held(laptop.connection, str(removed.fields.get("sha256"))):
            raise InvalidInputError(
                "Cette feuille ne peut plus être reprise.",
                "Photographiez-la ou numérisez-la de nouveau.",
                code="too_late",
            )
        return record(laptop, [Draft("attachment", id_)], "attachment.restore")


def fetch_paper(laptop: Laptop, id_: str) -> SignedPaper:
    """Ask the centre for a colleague's paper; it comes with the next sending."""
    found = paper(laptop, id_)
    if found.state is PaperState.ELSEWHERE:
        with gesture(laptop):
            attachments.want(laptop.connection, [*attachments.wanted(laptop.connection), id_])
    return paper(laptop, id_)


def papers_waiting(laptop: Laptop) -> PapersWaiting:
    """What has still to go to the centre."""
    return attachments.waiting(laptop.connection)


def offer_refused_again(laptop: Laptop) -> PapersWaiting:
    """Put the papers that the centre would not have back into the queue; what has then still to go."""
    with gesture(laptop):
        attachments.offer_again(laptop.connection)
    return papers_waiting(laptop)


def coverage(laptop: Laptop) -> Coverage:
    """How many closed sessions have a signed sheet, and how many have none."""
    return attachments.coverage(laptop.connection)


def _check_owner(laptop: Laptop, session: str, mandate: str) -> None:
    entity, id_ = ("session", session) if session else ("mandate", mandate)
    if bool(session) == bool(mandate):
        raise InvalidInputError("Une feuille signée est celle d’un atelier ou celle d’un mandat.")
    if not views.exists(laptop.connection, entity, id_):
        words = "Cet atelier n’est pas sur ce poste." if session else "Ce mandat n’est pas sur ce poste."
        raise NotFoundError(words)


def _checked(data: bytes) -> bytes:
    """The bytes as they will be kept."""
    if not media_type_of(data):
        raise InvalidInputError(
            "Ce fichier n’est pas une feuille numérisée.",
            "Choisissez une photo (JPEG ou PNG) ou un PDF.",
            code="not_a_paper",
        )
    if len(data) > MOST_BYTES:
        raise InvalidInputError(
            f"Cette feuille dépasse {MOST_BYTES // _MEGABYTE}\u00a0Mo.",
            "Numérisez-la en noir et blanc, ou photographiez-la de moins près.",
            code="too_large",
        )
    return without_traces(data)


def _check_room(laptop: Laptop, more: int) -> None:
    if papers_waiting(laptop).byte_count + more > MOST_WAITING:
        raise InvalidInputError(
            f"Plus de {MOST_WAITING // _MEGABYTE}\u00a0Mo de feuilles attendent déjà d’être envoyés.",
            "Envoyez d’abord celles qui attendent.",
            code="too_many_waiting",
        )


def _shown_name(name: str) -> str:
    """The file's own name without its folder, short enough to be shown."""
    plain = " ".join(name.replace("\\", "/").rpartition("/")[2].split())
    printable = "".join(letter for letter in plain if letter.isprintable())
    return printable[:LONGEST_NAME] or "feuille"
