"""What users of other systems complain of when they send, each complaint with the test that it cannot be made of this one.

Sources are those of the research's last table. Laptops are real profiles, the centre real HTTP; only faults are played.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from mediator_app.errors import AppError, NotTheCentreError, OfflineError
from mediator_app.protocol.codec import encode
from mediator_app.protocol.messages import SyncRequest
from mediator_app.server.store.sqlite import SqliteSession, SqliteStore
from mediator_app.services import attendance, people, sending, sessions
from mediator_app.storage import journal, operations, replica, settings
from mediator_app.storage.operations import Draft
from tests.stories.conftest import AtWork
from tests.support.chaos_laptops import behind, send_until_done
from tests.support.chaos_networks import Gate, Network
from tests.support.http import ask
from tests.support.offices import Desk, an_office
from tests.support.scripted_day import a_day
from tests.support.strangers import HEADERS, answering

FAST = Network("fast", up=50_000_000, down=50_000_000, rtt=0.001)
DAY = 28
"""Operations of a day."""


def numbers_of(desk: Desk) -> list[int]:
    """The numbers of all that was made on a laptop."""
    return [row[0] for row in desk.connection.execute("SELECT n FROM operation ORDER BY n")]


def not_answered(desk: Desk, answer: bytes) -> None:
    """The laptop sends once to somebody who answers with these bytes, and is told that it failed."""
    with answering(answer) as (url, _), moved(desk, url), pytest.raises(AppError):
        desk.send(patience=0)


@contextmanager
def moved(desk: Desk, url: str) -> Iterator[None]:
    """The laptop's centre is somewhere else until the end of the block."""
    before = settings.membership(desk.connection)
    settings.put(desk.connection, **{"member.url": url})
    yield
    settings.keep_membership(desk.connection, before)


def test_work_whose_answer_was_lost_still_counts_as_not_sent(at_work: AtWork) -> None:
    """« Reviews lost after a timeout »: AnkiDroid#4366, marked as sent though the sync timed out."""
    a_day(at_work.claire.laptop, DAY)
    with behind(at_work.claire.laptop, FAST) as line, suppress(OfflineError):
        line.truncate += [(0, None)] * 9
        at_work.claire.send(patience=0)
    assert at_work.office.lines_of(at_work.claire) != []
    assert at_work.claire.states() == ["pending"] * len(numbers_of(at_work.claire))


def test_work_that_the_centre_could_not_write_down_is_not_acknowledged(at_work: AtWork) -> None:
    """« Reviews lost after a timeout »: AnkiDroid#4366; here the centre's disk is full when it should commit."""
    a_day(at_work.claire.laptop, DAY)
    with full_disk(at_work.office.store), pytest.raises(OfflineError):
        at_work.claire.send(patience=0)
    assert set(at_work.claire.states()) == {"pending"}
    at_work.claire.send()
    assert at_work.office.lines_of(at_work.claire) == numbers_of(at_work.claire)


@contextmanager
def full_disk(store: SqliteStore) -> Iterator[None]:
    """The centre's file can grow no further until the end of the block."""

    def limit(one: Any, _: object) -> None:
        one.execute("PRAGMA max_page_count = 1")

    store.close()
    event.listen(store._engine, "connect", limit)
    yield
    event.remove(store._engine, "connect", limit)
    store.close()


def test_day_sent_again_and_again_is_there_once(at_work: AtWork) -> None:
    """« Duplicates after a retry »: getodk#50, Survey123 #326 and #389, where 28 records became 42."""
    a_day(at_work.claire.laptop, DAY)
    with behind(at_work.claire.laptop, FAST) as line:
        line.truncate += [(0, None), (40, None), (300, None)]
        send_until_done(at_work.claire.laptop)
    at_work.karim.send()
    assert at_work.office.lines_of(at_work.claire) == numbers_of(at_work.claire)
    assert at_work.karim.holds() == at_work.claire.holds()


def test_presence_ticked_on_two_laptops_is_one_presence(at_work: AtWork) -> None:
    """« Duplicates after a retry »: Survey123 #389; two people record the same thing, each without a network."""
    times = {"starts_at": "2026-11-24T10:00:00+01:00", "ends_at": "2026-11-24T12:00:00+01:00"}
    session = sessions.add_session(at_work.helene.laptop, {"title": "Atelier", **times}).id
    person = people.add_person(at_work.helene.laptop, {"last_name": "Roche"}).id
    at_work.office.send_all()
    for desk in (at_work.claire, at_work.karim):
        attendance.set_attendance(desk.laptop, session, person, "present")
    at_work.office.send_all()
    for desk in at_work.office.desks:
        assert desk.connection.execute("SELECT status FROM attendance_row").fetchall() == [("present",)]


def part_of_outbox(desk: Desk, numbers: slice) -> list[str]:
    """A part of the outbox arrives alone at the centre; the answers that the laptop never gets to see."""
    who, cursor = settings.membership(desk.connection), settings.cursor(desk.connection)
    waiting = operations.waiting(desk.connection, 1000, 1 << 20)[numbers]
    request = SyncRequest(who.territory, cursor.epoch, cursor.text, 4096, "", waiting)
    reply = ask(who.url, "POST", "/v1/sync", encode(request), who.token).reply
    return [f"{verdict.state} {verdict.code}" for verdict in reply.verdicts]


def test_correction_that_arrives_before_its_record_waits_for_it(at_work: AtWork) -> None:
    """« Updates out of order »: getodk central#669, collect#6164."""
    person = people.add_person(at_work.claire.laptop, {"last_name": "Roche"}).id
    people.edit_person(at_work.claire.laptop, person, {"note": "rappeler jeudi"})
    assert part_of_outbox(at_work.claire, slice(1, 2)) == ["held unknown_record"]
    at_work.office.send_all()
    assert people.person_card(at_work.karim.laptop, person).fields["note"] == "rappeler jeudi"


def test_older_correction_that_arrives_last_does_not_show(at_work: AtWork) -> None:
    """« Updates out of order »: collect#6164; the newest value of one laptop stays, in whatever order they came."""
    person = people.add_person(at_work.claire.laptop, {"last_name": "Roche"}).id
    at_work.claire.send()
    for note in ("un", "deux", "trois"):
        people.edit_person(at_work.claire.laptop, person, {"note": note})
    for part in (slice(2, 3), slice(0, 2)):
        part_of_outbox(at_work.claire, part)
    at_work.office.send_all()
    assert people.person_card(at_work.karim.laptop, person).fields["note"] == "trois"
    assert replica.problems(at_work.claire.connection) == []


def test_change_that_the_centre_refuses_stops_neither_sending_nor_receiving(at_work: AtWork) -> None:
    """« One bad record blocks everything »: PowerSync's queue, where one 4xx stops uploads and downloads."""
    first = people.add_person(at_work.claire.laptop, {"last_name": "Roche"}).id
    forbidden = Draft("scheme", "scheme-9", {"name": "x", "face_value_cents": 5})
    operations.append(at_work.claire.connection, [forbidden], at_work.claire.laptop.author, "scheme")
    last = people.add_person(at_work.claire.laptop, {"last_name": "Peyrot"}).id
    theirs = people.add_person(at_work.karim.laptop, {"last_name": "Faure"}).id
    at_work.office.send_all()
    assert at_work.claire.states() == ["accepted", "rejected", "accepted"]
    assert {first, last, theirs} <= at_work.claire.holds().keys() & at_work.karim.holds().keys()
    assert [one.code for one in sending.answers(at_work.claire.laptop)] == ["not_allowed"]


class Stumbling(SqliteStore):
    """A centre with a bug: it falls over one person's record, when it should commit."""

    bad = ""

    @contextmanager
    def writing(self) -> Iterator[SqliteSession]:
        """Fall, or write."""
        with super().writing() as session:
            yield session
            if self.bad and session.existing([self.bad]):
                raise ZeroDivisionError


def test_change_on_which_the_centre_stumbles_is_put_aside_and_the_others_go_on(tmp_path: Path) -> None:
    """« One bad record blocks everything »: PowerSync's queue; the one is found by halves and kept, unread, at the centre."""
    with an_office(tmp_path, Stumbling) as office:
        claire, karim = office.welcome("Claire"), office.welcome("Karim")
        ids = [people.add_person(claire.laptop, {"last_name": f"Nom{number}"}).id for number in range(6)]
        office.store.bad = ids[3]  # type: ignore[attr-defined]
        office.send_all()
        assert claire.states() == [*["accepted"] * 3, "quarantined", *["accepted"] * 2]
        assert [one.code for one in sending.answers(claire.laptop)] == ["unread"]
        assert ids[5] in karim.holds()
        assert ids[3] in claire.holds()


def test_record_that_this_program_cannot_show_stops_no_other(at_work: AtWork) -> None:
    """« One bad record blocks everything »: PowerSync; here one that is received, of a kind not known yet."""
    with at_work.office.store.writing() as session:
        columns = "id, entity, seq, device, foreign_seq, fields, seqs, made_by, made_at, actor, wall"
        bad = f"INSERT INTO records ({columns}) SELECT 'new-1', 'hologram', seq, '', 0, '{{}}', '', '', '', '', ''"
        session.connection.exec_driver_sql(f"{bad} FROM records WHERE entity = 'scheme'")
    late = at_work.office.welcome("Odile")
    at_work.office.send_all(1)
    assert late.connection.execute("SELECT id FROM unapplied").fetchall() == [("new-1",)]
    assert late.holds() == at_work.claire.holds()


def test_login_page_with_status_200_is_no_success(at_work: AtWork) -> None:
    """« HTML with 200 taken as success »: ownCloud#3731 and others."""
    a_day(at_work.claire.laptop, DAY)
    before = at_work.claire.holds(), at_work.claire.states()
    with behind(at_work.claire.laptop, FAST) as line:
        line.gate = Gate.PAGE
        with pytest.raises(NotTheCentreError, match="Ce réseau demande une connexion"):
            at_work.claire.send()
    assert (at_work.claire.holds(), at_work.claire.states()) == before


def test_page_that_a_proxy_puts_under_the_centres_own_headers_is_no_success(at_work: AtWork) -> None:
    """« HTML with 200 taken as success »: ownCloud#3731; even the right headers do not make it the centre's answer."""
    a_day(at_work.claire.laptop, DAY)
    page = b"<html>Bienvenue</html>"
    not_answered(at_work.claire, b"HTTP/1.1 200 OK\r\n%bContent-Length: %d\r\n\r\n%b" % (HEADERS, len(page), page))
    assert set(at_work.claire.states()) == {"pending"}


@pytest.mark.parametrize("status", [302, 400, 401, 403, 404, 409, 410, 413, 426, 429, 500, 502, 503, 507])
def test_error_deletes_nothing(at_work: AtWork, status: int) -> None:
    """« Send deletes the form though there was an error »: getodk#1017."""
    a_day(at_work.claire.laptop, 5)
    before = at_work.claire.holds(), numbers_of(at_work.claire)
    for body in (b"", b'{"code":"unknown_token"}', b'{"code":"access_removed"}'):
        not_answered(
            at_work.claire, b"HTTP/1.1 %d x\r\n%bContent-Length: %d\r\n\r\n%b" % (status, HEADERS, len(body), body)
        )
    assert (at_work.claire.holds(), numbers_of(at_work.claire)) == before
    assert at_work.claire.send().accepted == len(before[1])


def test_what_was_acknowledged_is_kept_until_it_is_safe_and_longer(at_work: AtWork) -> None:
    """« Send deletes the form »: getodk#1017; what was done stays in the journal, with the centre's answer."""
    a_day(at_work.claire.laptop, DAY)
    made = numbers_of(at_work.claire)
    at_work.claire.send()
    at_work.office.clock.advance(days=80)
    at_work.claire.send()
    assert numbers_of(at_work.claire) == made
    assert sum(group.count for group in sending.sent_groups(at_work.claire.laptop)) == len(made)
    assert journal.refused_count(at_work.claire.connection) == 0


def test_broken_tries_leave_nothing_behind_that_could_grow(at_work: AtWork) -> None:
    """« A buffer of 8.2 GB of interrupted syncs »: kolibri#7270."""
    a_day(at_work.karim.laptop, 200)
    at_work.karim.send()
    with behind(at_work.claire.laptop, FAST) as line:
        sizes = []
        for _ in range(20):
            line.truncate += [(700, None)] * 5
            with suppress(OfflineError):
                at_work.claire.send(patience=0)
            sizes.append(kept_by(at_work))
    assert sizes[0] == sizes[-1]


def kept_by(at_work: AtWork) -> dict[str, int]:
    """How many rows each table of the centre and of Claire's laptop has, but for the list of tries."""
    sql = "SELECT name FROM sqlite_schema WHERE type = 'table'"
    with at_work.office.store.reading() as session:
        names = [row[0] for row in session.connection.exec_driver_sql(sql)]
        count = session.connection.exec_driver_sql
        counts = {name: int(count(f"SELECT count(*) FROM {name}").scalar_one()) for name in names}
    connection = at_work.claire.connection
    for (name,) in connection.execute(sql).fetchall():
        if name != "sync_log":
            counts[f"laptop.{name}"] = connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
    return counts


def test_line_that_is_cut_all_the_time_does_not_start_from_zero(at_work: AtWork) -> None:
    """« Restarts from zero »: morango#103, cht-core#11178 on 2G; what arrived is not sent again."""
    a_day(at_work.claire.laptop, 600)
    reached: list[int] = []
    with behind(at_work.claire.laptop, FAST) as line:
        while at_work.claire.waiting() and len(reached) < 60:
            line.truncate = [(None, 6_000)]
            with suppress(OfflineError):
                at_work.claire.send(patience=0)
            reached.append(at_work.claire.states().count("accepted"))
    assert at_work.claire.waiting() == 0
    assert sorted(reached) == reached
    assert len(set(reached)) > 3
    assert line.traffic.repeated < 1
