"""Schemes and vouchers as they are read: who holds one, in which order, what a session's figures count."""

from __future__ import annotations

import pytest

from mediator_app.storage import vouchers
from mediator_app.storage.operations import Draft
from tests.support.shown import CLAIRE, Tables

REPORTED = "voucher.report"


@pytest.fixture
def session(tables: Tables) -> str:
    tables.show("scheme", "scheme", name="Chèque", face_value_cents=1000, valid_until="2026-12-31")
    return tables.session("s")


def test_scheme_that_ends_last_comes_first_and_one_without_end_before_all(tables: Tables) -> None:
    for id_, until in (("old", "2025-12-31"), ("ever", None), ("new", "2026-12-31")):
        tables.show("scheme", id_, name=id_, face_value_cents=1000, valid_until=until)
    assert [scheme.id for scheme in vouchers.schemes(tables.connection)] == ["ever", "new", "old"]


def test_scheme_says_nothing_where_nothing_was_said(tables: Tables) -> None:
    tables.show("scheme", "scheme", name="Chèque", face_value_cents=500)
    scheme = vouchers.scheme(tables.connection, "scheme")
    assert scheme is not None
    assert (scheme.issuer, scheme.book_size, scheme.pattern, scheme.valid_until, scheme.tolerance_days) == (
        "",
        0,
        "",
        "",
        0,
    )


def test_deleted_scheme_is_none(tables: Tables) -> None:
    tables.show("scheme", "scheme", name="Chèque", voided=True)
    assert vouchers.scheme(tables.connection, "scheme") is None
    assert vouchers.schemes(tables.connection) == []


def test_series_of_a_scheme_that_end_last_come_first(tables: Tables) -> None:
    for id_, scheme, until, voided in (
        ("a", "scheme", "2026-11-30", False),
        ("b", "scheme", "2026-12-31", False),
        ("released", "scheme", "2027-01-31", True),
        ("c", "another", "2026-12-31", False),
    ):
        series = {"first_code": "1", "last_code": "9", "device": "d", "until": until, "voided": voided}
        tables.show("lease", id_, scheme=scheme, **series)
    assert [lease.id for lease in vouchers.leases(tables.connection, "scheme")] == ["b", "a"]


def test_first_taking_holds_the_voucher(tables: Tables, session: str) -> None:
    for id_, at in (("v2", "2026-11-24T10:20:00+01:00"), ("v1", "2026-11-24T10:10:00+01:00")):
        tables.voucher(id_, session, code_key="77", taken_at=at)
    holder = vouchers.holder(tables.connection, "scheme", "77")
    assert holder is not None
    assert holder.id == "v1"


@pytest.mark.parametrize(
    ("fields", "holds"),
    [
        ({}, True),
        ({"state": "accepted"}, True),
        ({"state": "parked"}, True),
        ({"state": "refused"}, False),
        ({"voided": True}, False),
        ({"scheme": "another"}, False),
    ],
)
def test_refused_cancelled_or_anothers_voucher_holds_nothing(
    tables: Tables, session: str, fields: dict[str, str], holds: bool
) -> None:
    tables.voucher("v1", session, **{"code_key": "77", **fields})
    assert (vouchers.holder(tables.connection, "scheme", "77") is not None) is holds


def test_voucher_tells_where_when_by_whom_and_from_whom(tables: Tables) -> None:
    tables.show("place", "l", name="Crocq")
    tables.show("member", CLAIRE, name="Claire Fourneau")
    tables.voucher("v1", tables.session("s", place="l"), tables.person("p", gender="feminin"), how="scanned")
    (one,) = vouchers.of_session(tables.connection, "s")
    told = (one.place_name, one.session_title, one.last_name, one.gender, one.member_name, one.how)
    assert told == ("Crocq", "Atelier s", "Roche", "feminin", "Claire Fourneau", "scanned")


def test_voucher_bears_the_name_of_the_record_that_stands_and_keeps_its_own_person(
    tables: Tables, session: str
) -> None:
    tables.person("p", "Lefèvre")
    tables.voucher("v1", session, tables.person("twin", "Lefebvre"))
    tables.merge("p", "twin")
    (one,) = vouchers.of_session(tables.connection, session)
    assert (one.person, one.last_name) == ("twin", "Lefèvre")


def test_cancelled_voucher_is_told_by_its_id_and_not_with_its_session(tables: Tables, session: str) -> None:
    tables.voucher("v1", session, voided=True)
    assert [one.state for one in vouchers.redemptions(tables.connection, ["v1", "never"])] == ["void"]
    assert vouchers.of_session(tables.connection, session) == []


@pytest.mark.parametrize(
    ("state", "counted"), [(None, 1), ("provisional", 1), ("accepted", 1), ("parked", 0), ("refused", 0)]
)
def test_figures_count_what_stands_or_waits_for_its_first_answer(
    tables: Tables, session: str, state: str | None, counted: int
) -> None:
    tables.voucher("v1", session, state=state)
    found = vouchers.figures_of_session(tables.connection, session, REPORTED)
    assert found == (counted, 1000 * counted)


@pytest.mark.parametrize(("state", "counted"), [(None, 0), ("accepted", 1)])
def test_reported_voucher_counts_once_the_centre_has_accepted_it(
    tables: Tables, session: str, state: str | None, counted: int
) -> None:
    about = {"scheme": "scheme", "code": "1", "code_key": "1", "session": session}
    taken = {"amount_cents": 1000, "taken_at": "2026-11-24T10:00:00+01:00"}
    tables.write(REPORTED, Draft("redemption", "v1", {**about, **taken}))
    tables.connection.execute("UPDATE redemption_row SET state = ?", (state,))
    assert vouchers.figures_of_session(tables.connection, session, REPORTED)[0] == counted


def test_session_without_vouchers_took_nothing(tables: Tables, session: str) -> None:
    assert vouchers.figures_of_session(tables.connection, session, REPORTED) == (0, 0)


@pytest.mark.parametrize(
    ("before", "fields", "near"),
    [
        ("2026-12-31", {}, 0),
        ("2027-01-01", {}, 1),
        ("2027-01-01", {"state": "accepted"}, 0),
        ("2027-01-01", {"voided": True}, 0),
    ],
)
def test_voucher_that_has_not_left_is_near_its_end_before_that_day_only(
    tables: Tables, session: str, before: str, fields: dict[str, str], near: int
) -> None:
    tables.voucher("v1", session, **fields)
    assert vouchers.near_end(tables.connection, before) == near


def test_voucher_of_a_scheme_without_end_is_never_near_it(tables: Tables) -> None:
    tables.show("scheme", "scheme", name="Chèque", face_value_cents=1000)
    tables.voucher("v1", tables.session("s"))
    assert vouchers.near_end(tables.connection, "9999-12-31") == 0
