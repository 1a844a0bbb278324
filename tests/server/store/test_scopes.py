"""What a laptop may hold: by the condition of each query on both databases, and by a second wall on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import psycopg
import pytest
from sqlalchemy import update
from sqlalchemy.exc import ProgrammingError

from mediator_app.server.store import postgres_session, tables
from mediator_app.server.store.interface import Store
from mediator_app.server.store.postgres import PostgresStore
from mediator_app.server.store.wall import ROLE
from tests.server.store.contents import fill, laptop
from tests.support.centre import TERRITORY
from tests.support.databases import Databases

OWN = laptop("d9", scopes='["creuse", "it\'s \\"odd\\""]')
NONE = laptop("d9", scopes="[]")
ALL = laptop("d9", scopes='["x", "*"]')
SCOPES = ("creuse", "corrèze", 'it\'s "odd"', "", "*")


def put_into_scopes(store: Store) -> Store:
    """Five records, r1 to r5, in five scopes."""
    fill(store, len(SCOPES))
    table = tables.records
    with store.writing() as session:
        for number, scope in enumerate(SCOPES, 1):
            session.connection.execute(  # type: ignore[attr-defined]
                update(table).where(table.c.id == f"r{number}").values(scope=scope)
            )
    return store


@pytest.fixture
def walled(databases: Databases) -> Iterator[PostgresStore]:
    """Records in several scopes, on PostgreSQL."""
    with closing(PostgresStore(databases.fresh())) as store:
        store.found(TERRITORY)
        put_into_scopes(store)
        yield store


@pytest.mark.parametrize(("device", "seen"), [(OWN, ["r1", "r3"]), (NONE, []), (ALL, ["r1", "r2", "r3", "r4", "r5"])])
def test_page_holds_what_is_in_the_laptops_scopes(store: Store, device: object, seen: list[str]) -> None:
    put_into_scopes(store)
    with store.reading() as session:
        page = session.page(device, 0, 10**6)  # type: ignore[arg-type]
    assert ([one.id for one in page.records], page.through) == (seen, 5)


def test_page_that_forgot_its_scopes_still_shows_nothing_else(
    walled: PostgresStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres_session, "_IN_SCOPES", "%s::text IS NOT NULL")
    with walled.reading() as session:
        assert [one.id for one in session.page(OWN, 0, 10**6).records] == ["r1", "r3"]


@pytest.mark.parametrize(("device", "seen"), [(OWN, 2), (NONE, 0), (ALL, 5)])
def test_question_without_any_condition_is_answered_from_the_scopes_only(
    walled: PostgresStore, device: object, seen: int
) -> None:
    with walled.reading() as session, session.behind_the_wall(device):  # type: ignore[arg-type]
        assert session.connection.exec_driver_sql("SELECT count(*) FROM records").scalar_one() == seen


def test_what_follows_a_page_in_the_same_transaction_sees_everything_again(walled: PostgresStore) -> None:
    with walled.reading() as session:
        session.page(OWN, 0, 10**6)
        assert len(session.records_after("", 10)) == len(SCOPES)


def test_next_round_on_the_same_connection_begins_without_anybodys_scopes(walled: PostgresStore) -> None:
    with walled.reading() as session:
        session.page(OWN, 0, 10**6)
    with walled.reading() as session:
        session.connection.exec_driver_sql(f"SET LOCAL ROLE {ROLE}")
        assert session.connection.exec_driver_sql("SELECT count(*) FROM records").scalar_one() == 0


@pytest.mark.parametrize("question", ["SELECT * FROM devices", "SELECT * FROM operations", "DELETE FROM records"])
def test_behind_the_wall_there_is_nothing_but_records_to_read(walled: PostgresStore, question: str) -> None:
    with pytest.raises(ProgrammingError) as refusal, walled.writing() as session, session.behind_the_wall(ALL):
        session.connection.exec_driver_sql(question)
    assert isinstance(refusal.value.orig, psycopg.errors.InsufficientPrivilege)
