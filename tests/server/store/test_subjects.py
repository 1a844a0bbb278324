"""What both databases remember of laptops, epochs, codes and notes. One database of each kind; each test takes itself back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta

import pytest

from mediator_app.server.snapshots import piece_of
from mediator_app.server.store.care_interface import Erased
from mediator_app.server.store.interface import Invited, LeaseKept, ParcelTaken, Session, SnapshotKept, Store
from mediator_app.server.store.postgres import PostgresStore
from mediator_app.server.store.scope_interface import Departure, Span
from mediator_app.server.store.sqlite import SqliteStore
from tests.server.store.contents import laptop, line, state
from tests.support.centre import NOW, TERRITORY
from tests.support.databases import Databases


class TakenBackError(Exception):
    """The end of a test: nothing of it stays."""


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def shared(request: pytest.FixtureRequest, databases: Databases) -> Iterator[Store]:
    """A founded store that stays empty."""
    store: Store = SqliteStore(None) if request.param == "sqlite" else PostgresStore(databases.fresh())
    with closing(store):
        store.found(TERRITORY)
        yield store


@contextmanager
def _taken_back(store: Store) -> Iterator[Session]:
    try:
        with store.writing() as session:
            yield session
            raise TakenBackError
    except TakenBackError:
        pass


@pytest.fixture
def session(shared: Store) -> Iterator[Session]:
    """A writing transaction on an empty centre."""
    with _taken_back(shared) as session:
        yield session


def test_known_numbers_end_before_the_first_gap(session: Session) -> None:
    session.save([line(1, 3), line(2, 4), line(3, 6), line(4, 5, "d2")], [])
    assert [session.known_through("d1", first) for first in (1, 3, 4, 5, 6)] == [0, 4, 4, 4, 6]


def test_first_line_from_a_number_on_is_the_smallest_place_not_the_smallest_number(session: Session) -> None:
    session.save([line(1, 9), line(2, 7), line(3, 8)], [])
    assert [session.first_line("d1", n) for n in (7, 8, 9, 10)] == [1, 1, 1, 0]


def test_mark_is_the_beginning_of_a_lines_code_and_nothing_where_there_is_none(session: Session) -> None:
    session.save([line(1, 1)._replace(mac=bytes(range(16)), row_key=b"k"), line(2, 2)], [])
    assert [session.mark(seq) for seq in (0, 1, 2, 3)] == ["", "00010203", "", ""]


def test_heads_since_an_epoch_are_those_of_all_that_followed(session: Session) -> None:
    for epoch, head in (("e2", 5), ("e3", 3), ("e4", 9)):
        session.begin_epoch(epoch, head)
    told = [session.epochs_since(epoch) for epoch in (TERRITORY.epoch, "e2", "e3", "e4", "x")]
    assert told == [[5, 3, 9], [3, 9], [9], [], []]


def test_what_tells_of_people_and_was_turned_down_is_known_where_there_is_no_record(session: Session) -> None:
    text = '{"person":"p"}'
    told = [line(seq, seq)._replace(entity="mandate", fields=text, state="rejected") for seq in (1, 2, 3)]
    session.save(
        [told[0], told[1]._replace(state="accepted"), told[2], line(4, 4)._replace(state="rejected")], [state(3)]
    )
    assert [(one.id, one.entity, one.fields) for one in session.unmade()] == [("r1", "mandate", text)]


def test_epochs_before_one_that_began_with_nothing_certain_are_forgotten(session: Session) -> None:
    for epoch, head in (("e2", 5), ("e3", 0), ("e4", 9)):
        session.begin_epoch(epoch, head)
    assert [session.epochs_since(epoch) for epoch in (TERRITORY.epoch, "e2", "e3")] == [[], [], [9]]


@pytest.mark.parametrize(
    ("foreign_seq", "seq", "after", "hidden"), [(2, 3, 1, True), (3, 3, 1, False), (2, 3, 2, False), (0, 3, 1, False)]
)
def test_record_hides_what_somebody_else_did_before_the_own_edit(
    session: Session, foreign_seq: int, seq: int, after: int, hidden: bool
) -> None:
    session.save([line(n, n) for n in (1, 2, 3)], [state(seq, "r1", foreign_seq=foreign_seq)])
    assert session.hides("d1", after) is hidden
    assert session.hides("d2", after) is False


def test_refused_and_parked_creations_are_those_of_all_that_a_laptop_was(session: Session) -> None:
    session.add_device(laptop("old"), "h1")
    session.add_device(laptop("new", forked_from="old"), "h2")
    refused = line(1, 1, "old", "r1")._replace(state="rejected")
    parked = line(2, 2, "old", "r2")._replace(state="parked", code="out_of_scope")
    edit = line(3, 3, "old", "r3")._replace(state="rejected", kind="edit")
    session.save([refused, parked, edit, line(4, 1, "other", "r4")._replace(state="rejected")], [])
    ids = ["r1", "r2", "r3", "r4"]
    assert session.refused_creations("new", ids) == {"r1"}
    assert session.parked_creations("new", ids, "out_of_scope") == {"r2"}
    assert session.parked_creations("new", ids, "deleted") == set()


def test_installation_is_looked_up_among_those_that_joined_or_were_copied_from_the_same(session: Session) -> None:
    session.add_device(laptop("d1", installation="i"), "h1")
    session.add_device(laptop("d2", installation="i", forked_from="d1"), "h2")
    found = [session.device_of_installation(*asked) for asked in (("i", ""), ("i", "d1"), ("i", "d2"), ("j", ""))]
    assert [one.id if one else None for one in found] == ["d1", "d2", None, None]


def test_code_used_by_a_named_installation_is_good_for_it_again_until_its_end(session: Session) -> None:
    anne, end = Invited("m1", "Anne", "mediator"), NOW + timedelta(minutes=10)
    session.add_invitation("hash", anne, end)
    assert session.use_invitation("hash", NOW, "inst") == anne
    assert session.use_invitation("hash", NOW, "inst") == anne
    assert [session.use_invitation("hash", NOW, ""), session.use_invitation("hash", NOW, "other")] == [None, None]
    assert session.use_invitation("hash", end, "inst") is None


def test_visit_never_takes_a_newest_number_back(session: Session) -> None:
    session.add_device(laptop("d1"), "h1")
    for at, last_n in (("2026-11-24T09:00:00Z", 7), ("2026-11-24T10:00:00Z", 3)):
        session.seen("d1", at, last_n)
    [device] = session.devices()
    assert (device.last_seen_at, device.last_n) == ("2026-11-24T10:00:00Z", 7)


def test_note_takes_the_place_of_the_one_before(session: Session) -> None:
    assert session.noted("k") == ""
    for value in ("1", "2 « é »"):
        session.note("k", value)
    assert session.noted("k") == "2 « é »"


@pytest.mark.parametrize("total", [0, 1, 2**63 - 1, 2**63, 2**64 - 1])
def test_sum_of_a_bucket_comes_back_whole(session: Session, total: int) -> None:
    session.begin_buckets()
    session.put_buckets({("Nord", 255): 5})
    session.put_buckets({("Nord", 255): total, ("", 0): 7})
    assert session.buckets() == {("Nord", 255): total, ("", 0): 7}
    assert session.buckets([255]) == {("Nord", 255): total}


def test_buckets_begun_again_are_empty(session: Session) -> None:
    assert session.has_buckets() is False
    for _ in range(2):
        session.begin_buckets()
        assert (session.has_buckets(), session.buckets()) == (True, {})
        session.put_buckets({("", 1): 1})


def test_first_operation_put_aside_under_a_number_stays(session: Session) -> None:
    for blob in (b"one", b"\xff\x00"):
        session.put_aside("d1", 3, blob, "2026-11-24T09:00:00Z")
    session.put_aside("d0", 9, b"", "2026-11-23T09:00:00Z")
    assert [(one.device, bytes(one.blob), one.state) for one in session.set_aside()] == [
        ("d0", b"", "kept"),
        ("d1", b"one", "kept"),
    ]


def test_only_what_is_named_is_changed_aside_or_let_go(session: Session) -> None:
    for n in (1, 2):
        session.put_aside("d1", n, b"x", "2026-11-24T09:00:00Z")
    session.change_aside("d1", 1, b"y")
    session.let_go("d1", 2)
    assert [(bytes(one.blob), one.state) for one in session.set_aside()] == [(b"y", "kept"), (b"x", "released")]


def test_erasure_empties_the_lines_before_it_and_none_after(session: Session) -> None:
    lines = [line(n, n, id_="r1")._replace(fields=f'{{"a":{n}}}', base='{"a":1}', row_key=b"k") for n in (1, 2, 3)]
    session.save([*lines, line(4, 4, id_="r2")._replace(fields='{"b":1}', row_key=b"k")], [state(3, "r1")])
    session.redact([Erased("r1", "person", 3, "2026-11-24T09:00:00Z", "m1")])
    told = [(one.fields, one.row_key is None) for one in session.log(0, 9)]
    assert told == [("{}", True), ("{}", True), ('{"a":3}', False), ('{"b":1}', False)]
    assert (session.erased(["r1", "r2"]), session.records(["r1"])["r1"].erased) == (frozenset({"r1"}), 3)


def test_laptop_that_has_carried_out_an_erasure_never_owes_it_again(session: Session) -> None:
    session.add_device(laptop("d1"), "h1")
    for seq in (5, 3):
        session.carried_out("d1", seq)
    assert [device.erased_through for device in session.devices()] == [5]


def test_lease_put_again_is_as_it_is_now(session: Session) -> None:
    lease = LeaseKept("l1", "s1", "1", "9", "d1", "2026-11-24")
    session.put_leases([lease, lease._replace(id="l2", scheme="s2")])
    session.put_leases([lease._replace(device="")])
    assert session.leases("s1") == [lease._replace(device="")]


def test_last_parcel_of_a_laptop_is_the_one_that_came_last(session: Session) -> None:
    assert session.last_parcel("d1") is None
    for first in (1, 5):
        session.keep_parcel(ParcelTaken("d1", f"e:{first}", first, first + 3, "2026-11-24T09:00:00Z"))
    kept = session.last_parcel("d1")
    assert kept is not None
    assert (kept.cursor, kept.first, kept.last) == ("e:5", 5, 8)


def test_dropped_copies_leave_no_piece(session: Session) -> None:
    session.keep_snapshot(SnapshotKept("s1", "e", 3, "[]"), [b"one", b"two"])
    assert [session.snapshot_piece("s1", number) for number in (0, 1, 2)] == [b"one", b"two", None]
    session.drop_snapshots()
    assert (session.last_snapshot(), session.snapshot_piece("s1", 0)) == (None, None)


def moved(session: Session) -> None:
    """Record r1 went from north to south at 2, r2 from south to north at 3, r3 is in the west."""
    scopes = {"r1": "Sud", "r2": "Nord", "r3": "Ouest"}
    records = [state(seq, id_)._replace(scope=scope) for seq, (id_, scope) in enumerate(scopes.items(), 1)]
    session.save([line(n, n) for n in (1, 2, 3)], records)
    session.keep_departures([Departure(2, "r1", "person", "Nord", "Sud"), Departure(3, "r2", "person", "Sud", "Nord")])


@pytest.mark.parametrize(
    ("scopes", "after", "through", "gone"),
    [
        (["Nord"], 0, 9, ["r1"]),
        (["Sud"], 0, 9, ["r2"]),
        (["Nord"], 2, 9, []),
        (["Sud"], 0, 2, []),
        (["Nord", "Sud"], 0, 9, []),
        (["Ouest"], 0, 9, []),
    ],
)
def test_departed_is_what_left_the_scopes_within_the_span_and_is_not_back(
    session: Session, scopes: list[str], after: int, through: int, gone: list[str]
) -> None:
    moved(session)
    assert [left.id for left in session.departed(scopes, Span(after, through, 10))] == gone


@pytest.mark.parametrize(
    ("lost", "limit", "told"),
    [(None, 9, ["r1", "r3"]), (["Ouest"], 9, ["r1", "r3"]), ([], 9, ["r1"]), (None, 1, ["r1"])],
)
def test_withheld_is_what_was_held_once_and_may_not_be_now(
    session: Session, lost: list[str] | None, limit: int, told: list[str]
) -> None:
    moved(session)
    assert [left.id for left in session.withheld(["Nord"], lost, Span(0, 9, limit))] == told


def test_outside_are_those_of_the_ids_that_exist_elsewhere(session: Session) -> None:
    moved(session)
    assert {left.id for left in session.outside({"r1", "r2", "r9"}, ["Nord"])} == {"r1"}


def test_what_hangs_on_records_is_found_by_each_kinds_own_field(session: Session) -> None:
    said = [("a1", "attendance", "s1"), ("a2", "attendance", "s2"), ("p1", "pack", "s1")]
    records = [
        state(n, id_)._replace(entity=entity, fields=f'{{"session":"{on}"}}')
        for n, (id_, entity, on) in enumerate(said, 1)
    ]
    session.save([line(n, n) for n in (1, 2, 3)], records)
    assert session.hanging_on({"attendance": "session", "pack": "person"}, ["s1"]) == [("a1", "attendance")]


def test_people_are_counted_by_sector_without_the_erased(session: Session) -> None:
    people = [state(n, f"r{n}")._replace(scope="Nord" if n > 1 else "") for n in (1, 2, 3)]
    session.save([line(n, n) for n in (1, 2, 3)], [*people, state(4, "s1")._replace(entity="session")])
    session.redact([Erased("r3", "person", 3, "2026-11-24T09:00:00Z", "m1")])
    assert session.people_by_scope() == {"": 1, "Nord": 1}


def test_log_and_records_are_read_in_order_from_a_place_on(session: Session) -> None:
    session.save([line(n, n) for n in (1, 2, 3, 4)], [state(n, f"r{5 - n}") for n in (1, 2, 3, 4)])
    assert [one.seq for one in session.log(1, 2)] == [2, 3]
    assert [one.id for one in session.records_after("r1", 2)] == ["r2", "r3"]
    assert [one.seq for one in session.records_of("person")] == [1, 2, 3, 4]


def test_figures_count_what_there_is(session: Session) -> None:
    session.save([line(1, 1), line(2, 2)], [state(1)])
    session.add_device(laptop("d1"), "h1")
    session.keep_cases({("r1", "phone"): "c1"})
    assert session.figures() == {"operations": 2, "records": 1, "devices": 1, "open_cases": 1}


@pytest.mark.parametrize("count", [0, 33_000])
def test_any_number_of_ids_can_be_asked_about_at_once(session: Session, count: int) -> None:
    session.save([line(1, 1)], [state(1, "r1")])
    ids = [f"x{number}" for number in range(count)] + ["r1"]
    assert (list(session.records(ids)), session.existing(ids)) == (["r1"], {"r1": "person"})


@pytest.mark.parametrize("name", ["x", "x\0", "", "é\n"])
def test_first_copy_of_a_name_that_no_database_keeps_is_simply_not_there(shared: Store, name: str) -> None:
    assert piece_of(shared, laptop("d1"), name, 0) is None
