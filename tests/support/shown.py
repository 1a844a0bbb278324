"""Rows as the replica shows them, written straight into a laptop's tables, for tests of the statements that read them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from mediator_app.storage import operations, replica, views
from mediator_app.storage.database import Connection
from mediator_app.storage.operations import Author, Draft

MADE: Final = "2026-11-20T08:00:00+01:00"
CLAIRE, KARIM = "member-Claire Fourneau", "member-Karim Benali"


@dataclass(frozen=True, slots=True)
class Tables:
    """One laptop's tables; every method gives the id of what it wrote. ``author`` numbers operations where they matter."""

    connection: Connection
    author: Author

    def show(self, entity: str, id_: str, /, **fields: Any) -> str:
        """A record, as it came from the centre; ``made_by`` and ``made_at`` are no fields of it."""
        made = (fields.pop("made_by", CLAIRE), fields.pop("made_at", MADE))
        views.write(self.connection, [views.Record(entity, id_, fields, *made)])
        return id_

    def delete(self, entity: str, id_: str) -> None:
        """Delete it."""
        self.connection.execute(f"UPDATE {entity}_row SET voided = 1 WHERE id = ?", (id_,))

    def person(self, id_: str, last_name: str = "Roche", first_name: str = "Denise", **fields: Any) -> str:
        """Somebody."""
        return self.show("person", id_, last_name=last_name, first_name=first_name, **fields)

    def merge(self, survivor: str, absorbed: str) -> str:
        """One record stands for another from now on."""
        made = self.show("merge", f"{survivor}+{absorbed}", survivor=survivor, absorbed=absorbed)
        replica.refresh_redirects(self.connection)
        return made

    def session(self, id_: str, day: str = "2026-11-24", **fields: Any) -> str:
        """A session from ten to twelve, in winter."""
        times = {"starts_at": f"{day}T10:00:00+01:00", "ends_at": f"{day}T12:00:00+01:00"}
        return self.show("session", id_, **{"title": f"Atelier {id_}", **times, **fields})

    def attends(self, session: str, person: str, status: str = "present", **fields: Any) -> str:
        """Somebody on the list of a session."""
        about = {"session": session, "person": person, "status": status}
        return self.show("attendance", f"{session}/{person}", **about, **fields)

    def voucher(self, id_: str, session: str, person: str = "", **fields: Any) -> str:
        """A voucher of ten euros taken at a session."""
        about = {"scheme": "scheme", "code": id_, "code_key": id_, "session": session, "person": person or None}
        return self.show(
            "redemption",
            id_,
            **{**about, "amount_cents": 1000, "taken_at": f"2026-11-24T10:0{id_[-1]}:00+01:00", **fields},
        )

    def paper(self, id_: str, size: int = 0, **fields: Any) -> str:
        """The record of a signed sheet, with the hash that goes by its id."""
        about = {"name": f"{id_}.pdf", "media_type": "application/pdf", "byte_count": size, "sha256": digest_of(id_)}
        return self.show("attachment", id_, **{**about, "taken_at": "2026-11-24T12:00:00+01:00", **fields})

    def write(self, label: str, *drafts: Draft) -> int:
        """A gesture of this laptop; its number."""
        return operations.append(self.connection, drafts, self.author, label)


def digest_of(id_: str) -> str:
    """What stands for the hash of a paper."""
    return (id_.encode().hex() * 64)[:64]
