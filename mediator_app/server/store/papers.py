"""The bytes of signed papers, in pieces, in both databases: they are backed up, restored and erased with the rest."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec
from sqlalchemy import delete, func, insert, select, update

from mediator_app.domain.entities import VOIDED
from mediator_app.server.store import tables
from mediator_app.server.store.paper_interface import PaperKept
from mediator_app.server.store.statements import Statements

_READ: Final = 16
"""Pieces read at a time."""


class PaperTables(Statements):
    """The part of a session that signed papers need; see ``paper_interface.PaperSession``."""

    def paper(self, sha256: str) -> PaperKept | None:
        table = tables.papers
        row = self.connection.execute(select(table).where(table.c.sha256 == sha256)).first()
        return PaperKept(row.sha256, row.pieces, bool(row.is_whole), row.at) if row else None

    def add_paper_piece(self, sha256: str, number: int, data: bytes, at: str) -> None:
        if number == 0:
            self.drop_paper(sha256)
            self.connection.execute(insert(tables.papers).values(sha256=sha256, pieces=0, is_whole=0, at=at))
        self.connection.execute(insert(tables.paper_pieces).values(sha256=sha256, number=number, bytes=data))
        table = tables.papers
        self.connection.execute(update(table).where(table.c.sha256 == sha256).values(pieces=number + 1, at=at))

    def end_paper(self, sha256: str) -> None:
        table = tables.papers
        self.connection.execute(update(table).where(table.c.sha256 == sha256).values(is_whole=1))

    def paper_piece(self, sha256: str, number: int) -> bytes | None:
        table = tables.paper_pieces
        wanted = select(table.c.bytes).where((table.c.sha256 == sha256) & (table.c.number == number))
        found = self.connection.execute(wanted).scalar()
        return None if found is None else bytes(found)

    def paper_pieces(self, sha256: str) -> Iterator[bytes]:
        table = tables.paper_pieces
        of_paper, begun = table.c.sha256 == sha256, 0
        while True:
            among = table.c.number.between(begun, begun + _READ - 1)
            found = select(table.c.bytes).where(of_paper & among).order_by(table.c.number)
            pieces = self.connection.execute(found).scalars().all()
            yield from map(bytes, pieces)
            if len(pieces) < _READ:
                return
            begun += _READ

    def drop_paper(self, sha256: str) -> None:
        for table in (tables.paper_pieces, tables.papers):
            self.connection.execute(delete(table).where(table.c.sha256 == sha256))

    def drop_unneeded_papers(self) -> None:
        named = select(tables.records.c.fields).where(tables.records.c.entity == "attachment")
        records = [msgspec.json.decode(fields) for fields in self.connection.execute(named).scalars()]
        needed = {record.get("sha256") for record in records if not record.get(VOIDED)}
        kept = set(self.connection.execute(select(tables.papers.c.sha256)).scalars())
        for sha256 in kept - needed:
            self.drop_paper(sha256)

    def paper_figures(self) -> tuple[int, int, int]:
        whole = self._count(select(func.count()).select_from(tables.papers).where(tables.papers.c.is_whole == 1))
        every = self._count(select(func.count()).select_from(tables.papers))
        stored = self._count(select(func.coalesce(func.sum(func.length(tables.paper_pieces.c.bytes)), 0)))
        return whole, every - whole, stored

    def _count(self, question: object) -> int:
        return int(self.connection.execute(question).scalar_one())  # type: ignore[call-overload]
